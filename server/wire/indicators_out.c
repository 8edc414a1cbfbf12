#include "server/wire/indicators_out.h"

#include "server/wire/indicators_build.h"
#include "server/wire/labels.h"
#include "server/wire/published_out.h"
#include "server/wire/series_out.h"

static const struct nk_label reason_labels[NK_VERDICT_REASONS] = {
    [NK_VERDICT_NO_TARGET] = {{NK_TEXT("Det er ikke satt noe mål."), NK_TEXT("Det er ikkje sett noko mål."),
                               NK_TEXT("There is no target.")}},
    [NK_VERDICT_NO_VALUE] = {{NK_TEXT("Det er ingen verdi å holde mot målet."),
                              NK_TEXT("Det er ingen verdi å halde mot målet."),
                              NK_TEXT("There is no value to hold against the target.")}},
    [NK_VERDICT_BY_VALUE] = {{NK_TEXT("Alt er kjent, og verdien avgjør."), NK_TEXT("Alt er kjent, og verdien avgjer."),
                              NK_TEXT("Everything is known, and the value decides.")}},
    [NK_VERDICT_WHATEVER_UNKNOWN] = {{NK_TEXT("Det blir slik uansett hva det ukjente var."),
                                      NK_TEXT("Det blir slik uansett kva det ukjende var."),
                                      NK_TEXT("It comes out so whatever the unknown part was.")}},
    [NK_VERDICT_UNKNOWN_DECIDES] = {{NK_TEXT("Det ukjente kan gjøre utfallet til begge deler."),
                                     NK_TEXT("Det ukjende kan gjere utfallet til begge delar."),
                                     NK_TEXT("The unknown part could make it either.")}},
    [NK_VERDICT_INEXACT] = {{NK_TEXT("Kilden oppgir ikke verdien nøyaktig nok til å avgjøre det."),
                             NK_TEXT("Kjelda oppgir ikkje verdien nøyaktig nok til å avgjere det."),
                             NK_TEXT("The source does not state the value exactly enough to decide it.")}},
    [NK_VERDICT_AS_STATED] = {{NK_TEXT("Det er ingen verdi; dette er det som innsenderen selv sier."),
                               NK_TEXT("Det er ingen verdi; dette er det som innsendaren sjølv seier."),
                               NK_TEXT("There is no value; this is what the sender says.")}},
};

static const struct nk_label absence_labels[NK_INDICATOR_ABSENCES] = {
    [NK_INDICATOR_NOT_DEFINED] = {{NK_TEXT("Tjenesten har ikke denne indikatoren."),
                                   NK_TEXT("Tenesta har ikkje denne indikatoren."),
                                   NK_TEXT("The service has no such indicator.")}},
    [NK_INDICATOR_NOT_MEASURED] = {{NK_TEXT("Ingen har oppgitt noe tall for perioden."),
                                    NK_TEXT("Ingen har oppgitt noko tal for perioden."),
                                    NK_TEXT("Nobody gave a number for the period.")}},
    [NK_INDICATOR_NOT_COLLECTED] = {{NK_TEXT("Ikke samlet inn. Det er ikke null."),
                                     NK_TEXT("Ikkje samla inn. Det er ikkje null."),
                                     NK_TEXT("Not collected. That is not zero.")}},
    [NK_INDICATOR_NOT_OVER_TIME] = {{NK_TEXT("Verdiene for deler av perioden kan ikke slås sammen."),
                                     NK_TEXT("Verdiane for delar av perioden kan ikkje slåast saman."),
                                     NK_TEXT("Values of parts of the period do not make a whole.")}},
    [NK_INDICATOR_NOT_OVER_ACTORS] = {{NK_TEXT("Verdiene til flere aktører kan ikke slås sammen."),
                                       NK_TEXT("Verdiane til fleire aktørar kan ikkje slåast saman."),
                                       NK_TEXT("Values of several actors do not make a whole.")}},
    [NK_INDICATOR_WITHOUT_BASE] = {{NK_TEXT("Grunnlaget mangler eller er null."),
                                    NK_TEXT("Grunnlaget manglar eller er null."),
                                    NK_TEXT("The base is missing or zero.")}},
    [NK_INDICATOR_CONTRADICTORY] = {{NK_TEXT("Minuttene eller hendelsene motsier hverandre."),
                                     NK_TEXT("Minutta eller hendingane motseier kvarandre."),
                                     NK_TEXT("The minutes or incidents contradict each other.")}},
};

static void build_said(struct nk_builder *builder, struct nk_node item, const char *name, const char *code,
                       const struct nk_label *label, enum nk_language language)
{
    struct nk_node said = nk_build_object(builder, item, name);
    nk_build_code(builder, said, "code", code);
    nk_build_text(builder, said, "detail", nk_label_in(label, language));
}

static void build_period(struct nk_builder *builder, struct nk_node item, const char *name,
                         const struct nk_period *period)
{
    char text[NK_PERIOD_TEXT_MAX];
    const size_t length = nk_period_print(text, period);
    nk_build_text(builder, item, name, (struct nk_text){.data = text, .length = length});
}

static void build_bounds(struct nk_builder *builder, struct nk_node item, const struct nk_indicator_result *result)
{
    struct nk_node bounds = nk_build_object(builder, item, "bounds");
    nk_build_decimal_or_null(builder, bounds, "low", result->has_low, result->low);
    nk_build_decimal_or_null(builder, bounds, "high", result->has_high, result->high);
}

static void build_minutes(struct nk_builder *builder, struct nk_node item, const struct nk_indicator_result *result)
{
    nk_build_decimal_or_null(builder, item, "minutesAllowed", result->has_minutes_allowed, result->minutes_allowed);
    nk_build_decimal_or_null(builder, item, "minutesUsed", result->has_availability, result->minutes_used);
    if (!result->has_availability) {
        nk_build_null(builder, item, "minutes");
        return;
    }
    struct nk_node minutes = nk_build_object(builder, item, "minutes");
    nk_build_decimal(builder, minutes, "period", result->minutes_period);
    nk_build_decimal(builder, minutes, "measured", result->minutes_measured);
    nk_build_decimal(builder, minutes, "up", result->minutes_up);
    nk_build_decimal(builder, minutes, "maintenance", result->minutes_maintenance);
    nk_build_decimal(builder, minutes, "unknown", result->minutes_unknown);
    nk_build_decimal(builder, minutes, "usedAtMost", result->minutes_used_at_most);
    nk_build_decimal_or_null(builder, minutes, "withMaintenance", result->has_with_maintenance,
                             result->with_maintenance);
}

static void build_target(struct nk_builder *builder, struct nk_node item, const struct nk_indicator_result *result)
{
    const struct nk_indicator_target *target = &result->target;
    nk_build_decimal_or_null(builder, item, "target", result->has_target, target->value);
    if (!result->has_target) {
        nk_build_null(builder, item, "comparator");
        nk_build_null(builder, item, "path");
        return;
    }
    nk_build_code(builder, item, "comparator", nk_comparator_code(target->target->comparator));
    if (!target->target->has_path) {
        nk_build_null(builder, item, "path");
        return;
    }
    struct nk_node path = nk_build_object(builder, item, "path");
    nk_build_decimal(builder, path, "goal", target->target->value);
    nk_build_date_or_null(builder, path, "endDate", target->target->end_date);
    nk_build_decimal_or_null(builder, path, "distance", target->has_distance, target->distance);
    nk_build_decimal_or_null(builder, path, "timeGone", target->has_progress, target->time_gone);
    nk_build_decimal_or_null(builder, path, "wayGone", target->has_progress, target->way_gone);
}

static void build_parts(struct nk_builder *builder, struct nk_node item, const struct nk_indicator_result *result)
{
    struct nk_node parts = nk_build_array(builder, item, "parts");
    for (size_t i = 0; i < result->part_count; i++) {
        const struct nk_indicator_part *part = &result->parts[i];
        struct nk_node one = nk_build_item_object(builder, parts);
        nk_build_text(builder, one, "indicator", part->indicator->id);
        nk_build_decimal_or_null(builder, one, "value", part->present, part->value);
        nk_build_code(builder, one, "status", nk_value_status_code(part->present ? part->status : NK_MISSING));
    }
    nk_build_decimal_or_null(builder, item, "partsSum", result->has_parts_sum, result->parts_sum);
}

static void build_share(struct nk_builder *builder, struct nk_node item, const struct nk_indicator_result *result)
{
    if (result->has_share && result->indicator->base.length)
        nk_build_text(builder, item, "base", result->indicator->base);
    else
        nk_build_null(builder, item, "base");
    nk_build_decimal_or_null(builder, item, "baseValue", result->has_share, result->base_value);
    nk_build_decimal_or_null(builder, item, "share", result->has_share, result->share);
}

/* What one use costs, and which costs are inside. */
static void build_unit_cost(struct nk_builder *builder, struct nk_node item, const struct nk_indicator_row *row)
{
    const struct nk_unit_cost *cost = row->unit_cost;
    if (!cost) {
        nk_build_null(builder, item, "unitCost");
        return;
    }
    struct nk_node parent = nk_build_object(builder, item, "unitCost");
    nk_build_decimal(builder, parent, "value", cost->value);
    nk_build_code(builder, parent, "unit", "NOK");
    nk_build_text(builder, parent, "per", row->result.indicator->unit);
    nk_build_integer(builder, parent, "cost", cost->cost);
    nk_build_code(builder, parent, "qualifier", nk_qualifier_code(cost->qualifier));
    nk_build_code(builder, parent, "status", nk_value_status_code(cost->status));
    struct nk_node costs = nk_build_array(builder, parent, "costs");
    for (size_t i = 0; i < cost->cost_count; i++) {
        struct nk_node one = nk_build_item_object(builder, costs);
        nk_build_decimal_or_null(builder, one, "amount", nk_number_has_value(&cost->costs[i]->amount),
                                 cost->costs[i]->amount.value);
        nk_build_text(builder, one, "includes", cost->costs[i]->includes);
        nk_build_text(builder, one, "pointer", cost->costs[i]->place.pointer);
    }
}

static void build_links(struct nk_builder *builder, struct nk_node item, const struct nk_indicator_row *row)
{
    char period[NK_PERIOD_TEXT_MAX];
    const int length = (int)nk_period_print(period, &row->result.period);
    const struct nk_text service = row->result.service->id, indicator = row->result.indicator->id;
    struct nk_node links = nk_build_object(builder, item, "links");
    nk_build_format(builder, links, "service", "/v1/services/%.*s", NK_TEXT_ARGUMENTS(service));
    nk_build_format(builder, links, "indicator", "/v1/indicators/%.*s", NK_TEXT_ARGUMENTS(indicator));
    nk_build_format(builder, links, "series", "/v1/data/indicators?service=%.*s&indicator=%.*s",
                    NK_TEXT_ARGUMENTS(service), NK_TEXT_ARGUMENTS(indicator));
    nk_build_format(builder, links, "explain",
                    "/v1/data/indicators/explain?service=%.*s&indicator=%.*s&period=%.*s&publication=%.*s%s%.*s",
                    NK_TEXT_ARGUMENTS(service), NK_TEXT_ARGUMENTS(indicator), length, period,
                    NK_TEXT_ARGUMENTS(row->publication->id), row->actor.length ? "&actor=" : "",
                    NK_TEXT_ARGUMENTS(row->actor));
}

void nk_build_indicator_row(struct nk_builder *builder, struct nk_node item, const struct nk_indicator_row *row,
                            enum nk_language language)
{
    const struct nk_indicator_result *result = &row->result;
    const bool present = result->absence == NK_INDICATOR_PRESENT;
    nk_build_text(builder, item, "service", result->service->id);
    nk_build_text(builder, item, "indicator", result->indicator->id);
    nk_build_code(builder, item, "family", nk_indicator_family_code(result->indicator->family));
    build_period(builder, item, "period", &result->period);
    nk_build_text_or_null(builder, item, "actor", row->actor);
    nk_build_text(builder, item, "publication", row->publication->id);
    nk_build_decimal_or_null(builder, item, "value", present, result->value);
    nk_build_text(builder, item, "unit", result->indicator->unit);
    nk_build_code(builder, item, "qualifier", nk_qualifier_code(result->qualifier));
    nk_build_code(builder, item, "status", nk_value_status_code(present ? result->status : NK_MISSING));
    nk_build_decimal_or_null(builder, item, "estimatedShare", present, result->estimated_share);
    if (present)
        nk_build_null(builder, item, "absence");
    else
        build_said(builder, item, "absence", nk_indicator_absence_code(result->absence),
                   &absence_labels[result->absence], language);
    build_bounds(builder, item, result);
    nk_build_code(builder, item, "aggregation", nk_aggregation_code(result->aggregation));
    nk_build_integer(builder, item, "days", result->days);
    nk_build_integer(builder, item, "daysCovered", result->days_covered);
    nk_build_date_or_null(builder, item, "asOf", result->as_of);
    build_share(builder, item, result);
    build_minutes(builder, item, result);
    build_target(builder, item, result);
    nk_build_code(builder, item, "verdict", nk_verdict_code(result->verdict));
    build_said(builder, item, "reason", nk_verdict_reason_code(result->reason), &reason_labels[result->reason],
               language);
    if (result->verdict_stated)
        nk_build_code(builder, item, "stated", nk_verdict_code(result->stated_verdict));
    else
        nk_build_null(builder, item, "stated");
    build_parts(builder, item, result);
    build_unit_cost(builder, item, row);
    struct nk_node breaks = nk_build_array(builder, item, "breaks");
    for (size_t i = 0; i < result->break_count; i++)
        nk_build_item_text(builder, breaks, result->breaks[i]->id);
    nk_build_boolean(builder, item, "illustrative", result->illustrative);
    build_links(builder, item, row);
}

static bool is_illustrative(const struct nk_indicators_answer *answer)
{
    for (size_t i = 0; i < answer->row_count; i++)
        if (answer->rows[i].result.illustrative)
            return true;
    return false;
}

struct nk_buffer nk_indicator_values_json(const struct nk_indicators_answer *answer, enum nk_language language)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_published(&builder, root, answer->published.publications, answer->published.publication_count,
                       is_illustrative(answer), language);
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < answer->row_count; i++)
        nk_build_indicator_row(&builder, nk_build_item_object(&builder, items), &answer->rows[i], language);
    nk_build_null(&builder, root, "next");
    return nk_build_finish(&builder);
}

struct nk_buffer nk_breaches_json(const struct nk_published *published, const struct nk_breach *breaches, size_t count,
                                  enum nk_language language)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    bool illustrative = false;
    for (size_t i = 0; i < count; i++)
        illustrative |= breaches[i].row->result.illustrative;
    nk_build_published(&builder, root, published->publications, published->publication_count, illustrative, language);
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < count; i++) {
        struct nk_node item = nk_build_item_object(&builder, items);
        nk_build_boolean(&builder, item, "missed", breaches[i].missed);
        nk_build_boolean(&builder, item, "statedOtherwise", breaches[i].stated_otherwise);
        nk_build_decimal_or_null(&builder, item, "minutesOver", breaches[i].has_minutes_over,
                                 breaches[i].minutes_over);
        nk_build_decimal_or_null(&builder, item, "timesAllowed", breaches[i].has_times, breaches[i].times);
        nk_build_indicator_row(&builder, nk_build_object(&builder, item, "measured"), breaches[i].row, language);
    }
    nk_build_null(&builder, root, "next");
    return nk_build_finish(&builder);
}
