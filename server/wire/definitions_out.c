#include "server/wire/definitions_out.h"

#include "server/wire/indicators_build.h"

/* Id, names, who runs it and between which days; with `links`, whose `self` is there. Gives `links`. */
static struct nk_node build_service_head(struct nk_builder *builder, struct nk_node item,
                                         const struct nk_service *service)
{
    nk_build_text(builder, item, "id", service->id);
    nk_build_label(builder, item, "name", &service->name);
    nk_build_label(builder, item, "description", &service->description);
    nk_build_text(builder, item, "actor", service->actor);
    nk_build_date_or_null(builder, item, "validFrom", service->valid_from);
    nk_build_date_or_null(builder, item, "validTo", service->valid_to);
    nk_build_text(builder, item, "source", service->source);
    struct nk_node links = nk_build_object(builder, item, "links");
    nk_build_format(builder, links, "self", "/v1/services/%.*s", NK_TEXT_ARGUMENTS(service->id));
    nk_build_format(builder, links, "actor", "/v1/actors/%.*s", NK_TEXT_ARGUMENTS(service->actor));
    return links;
}

struct nk_buffer nk_services_json(const struct nk_indicator_definitions *definitions)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; definitions && i < definitions->service_count; i++)
        build_service_head(&builder, nk_build_item_object(&builder, items), &definitions->services[i]);
    nk_build_null(&builder, root, "next");
    return nk_build_finish(&builder);
}

/* With its path when it has one. */
static void build_target(struct nk_builder *builder, struct nk_node item, const struct nk_target *target)
{
    nk_build_text(builder, item, "id", target->id);
    nk_build_text_or_null(builder, item, "service", target->service);
    nk_build_code(builder, item, "comparator", nk_comparator_code(target->comparator));
    nk_build_decimal(builder, item, "value", target->value);
    nk_build_date_or_null(builder, item, "validFrom", target->valid_from);
    nk_build_date_or_null(builder, item, "validTo", target->valid_to);
    if (target->has_path) {
        struct nk_node path = nk_build_object(builder, item, "path");
        nk_build_decimal(builder, path, "startValue", target->start_value);
        nk_build_date_or_null(builder, path, "startDate", target->start_date);
        nk_build_date_or_null(builder, path, "endDate", target->end_date);
    } else {
        nk_build_null(builder, item, "path");
    }
    nk_build_label_or_null(builder, item, "note", &target->note);
    nk_build_text(builder, item, "source", target->source);
}

/* What is said of `said` holds for `asked`; empty is every service. */
static bool concerns(struct nk_text said, struct nk_text asked)
{
    return said.length == 0 || asked.length == 0 || nk_text_equal(said, asked);
}

/* Of one service (its own and those of every service), or of all. */
static void build_targets_and_breaks(struct nk_builder *builder, struct nk_node item,
                                 const struct nk_indicator_definitions *definitions, struct nk_text service,
                                 struct nk_text indicator)
{
    struct nk_node targets = nk_build_array(builder, item, "targets");
    for (size_t i = 0; i < definitions->target_count; i++) {
        const struct nk_target *target = &definitions->targets[i];
        if (nk_text_equal(target->indicator, indicator) && concerns(target->service, service))
            build_target(builder, nk_build_item_object(builder, targets), target);
    }
    struct nk_node breaks = nk_build_array(builder, item, "breaks");
    for (size_t i = 0; i < definitions->break_count; i++) {
        const struct nk_indicator_break *each = &definitions->breaks[i];
        if (!nk_text_equal(each->indicator, indicator) || !concerns(each->service, service))
            continue;
        struct nk_node one = nk_build_item_object(builder, breaks);
        nk_build_text(builder, one, "id", each->id);
        nk_build_text_or_null(builder, one, "service", each->service);
        nk_build_date_or_null(builder, one, "from", each->from);
        nk_build_boolean(builder, one, "isReset", each->is_reset);
        nk_build_label(builder, one, "text", &each->text);
        nk_build_text(builder, one, "source", each->source);
    }
}

static void build_services_of(struct nk_builder *builder, struct nk_node item,
                              const struct nk_indicator_definitions *definitions, struct nk_text indicator)
{
    struct nk_node services = nk_build_array(builder, item, "services");
    for (size_t i = 0; i < definitions->pair_count; i++)
        if (nk_text_equal(definitions->pairs[i].indicator, indicator))
            nk_build_item_text(builder, services, definitions->pairs[i].service);
}

static void build_parts(struct nk_builder *builder, struct nk_node item,
                        const struct nk_indicator_definitions *definitions, struct nk_text sum)
{
    struct nk_node parts = nk_build_array(builder, item, "parts");
    for (size_t i = 0; i < definitions->sum_count; i++)
        if (nk_text_equal(definitions->sums[i].sum, sum))
            nk_build_item_text(builder, parts, definitions->sums[i].part);
}

static void build_indicator(struct nk_builder *builder, struct nk_node item,
                            const struct nk_indicator_definitions *definitions, const struct nk_indicator *indicator)
{
    nk_build_text(builder, item, "id", indicator->id);
    nk_build_code(builder, item, "family", nk_indicator_family_code(indicator->family));
    nk_build_label(builder, item, "name", &indicator->name);
    nk_build_label(builder, item, "description", &indicator->description);
    nk_build_label_or_null(builder, item, "caveat", &indicator->caveat);
    nk_build_text(builder, item, "unit", indicator->unit);
    nk_build_integer(builder, item, "decimals", indicator->decimals);
    nk_build_text_or_null(builder, item, "base", indicator->base);
    nk_build_boolean(builder, item, "isShare", indicator->is_share);
    nk_build_code(builder, item, "period", nk_period_kind_code(indicator->period));
    nk_build_code(builder, item, "direction", nk_direction_code(indicator->direction));
    nk_build_code(builder, item, "overTime", nk_aggregation_code(indicator->over_time));
    nk_build_code(builder, item, "overActors", nk_aggregation_code(indicator->over_actors));
    build_services_of(builder, item, definitions, indicator->id);
    build_parts(builder, item, definitions, indicator->id);
    build_targets_and_breaks(builder, item, definitions, (struct nk_text){0}, indicator->id);
    nk_build_text(builder, item, "source", indicator->source);
    struct nk_node links = nk_build_object(builder, item, "links");
    nk_build_format(builder, links, "self", "/v1/indicators/%.*s", NK_TEXT_ARGUMENTS(indicator->id));
}

struct nk_buffer nk_indicator_json(const struct nk_indicator_definitions *definitions,
                                   const struct nk_indicator *indicator)
{
    struct nk_builder builder;
    build_indicator(&builder, nk_build_start(&builder), definitions, indicator);
    return nk_build_finish(&builder);
}

struct nk_buffer nk_indicators_json(const struct nk_indicator_definitions *definitions,
                                    const struct nk_indicator *const *indicators, size_t count)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < count; i++)
        build_indicator(&builder, nk_build_item_object(&builder, items), definitions, indicators[i]);
    nk_build_null(&builder, root, "next");
    return nk_build_finish(&builder);
}

/* The one that ends last; of several that end together the longest, which stands first. NULL: there is none. */
static const struct nk_indicator_row *latest_of(const struct nk_indicator_row *rows, size_t count,
                                                struct nk_text indicator)
{
    const struct nk_indicator_row *latest = NULL;
    for (size_t i = 0; i < count; i++)
        if (nk_text_equal(rows[i].result.indicator->id, indicator) &&
            (!latest || rows[i].result.period.last > latest->result.period.last))
            latest = &rows[i];
    return latest;
}

static void build_measured(struct nk_builder *builder, struct nk_node item,
                           const struct nk_indicator_definitions *definitions,
                           const struct nk_service_indicator *pair, const struct nk_indicator_row *latest,
                           enum nk_language language)
{
    const struct nk_indicator *indicator = nk_indicator_find(definitions, pair->indicator);
    if (!indicator) {
        builder->failed = true;
        return;
    }
    nk_build_text(builder, item, "indicator", indicator->id);
    nk_build_code(builder, item, "family", nk_indicator_family_code(indicator->family));
    nk_build_label(builder, item, "name", &indicator->name);
    nk_build_text(builder, item, "unit", indicator->unit);
    if (latest)
        nk_build_indicator_row(builder, nk_build_object(builder, item, "latest"), latest, language);
    else
        nk_build_null(builder, item, "latest");
    build_targets_and_breaks(builder, item, definitions, pair->service, indicator->id);
    nk_build_text(builder, item, "source", pair->source);
    struct nk_node links = nk_build_object(builder, item, "links");
    nk_build_format(builder, links, "indicator", "/v1/indicators/%.*s", NK_TEXT_ARGUMENTS(indicator->id));
    nk_build_format(builder, links, "series", "/v1/data/indicators?service=%.*s&indicator=%.*s",
                    NK_TEXT_ARGUMENTS(pair->service), NK_TEXT_ARGUMENTS(indicator->id));
}

struct nk_buffer nk_service_json(const struct nk_indicator_definitions *definitions, const struct nk_service *service,
                                 const struct nk_indicator_row *rows, size_t row_count, enum nk_language language)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    build_service_head(&builder, root, service);
    struct nk_node items = nk_build_array(&builder, root, "indicators");
    for (size_t i = 0; i < definitions->pair_count; i++)
        if (nk_text_equal(definitions->pairs[i].service, service->id))
            build_measured(&builder, nk_build_item_object(&builder, items), definitions, &definitions->pairs[i],
                           latest_of(rows, row_count, definitions->pairs[i].indicator), language);
    return nk_build_finish(&builder);
}
