#include "server/wire/indicators_out.h"

#include "server/wire/indicators_build.h"
#include "server/wire/published_out.h"
#include "server/wire/series_out.h"

static void build_number(struct nk_builder *builder, struct nk_node item, const char *name,
                         const struct nk_number *number)
{
    nk_build_decimal_or_null(builder, item, name, nk_number_has_value(number), number->value);
}

static void build_given_minutes(struct nk_builder *builder, struct nk_node item, const struct nk_indicator_value *given)
{
    if (!given->minutes_measured.given && !given->minutes_up.given && !given->minutes_maintenance.given &&
        !given->minutes_unknown.given) {
        nk_build_null(builder, item, "minutes");
        return;
    }
    struct nk_node minutes = nk_build_object(builder, item, "minutes");
    build_number(builder, minutes, "measured", &given->minutes_measured);
    build_number(builder, minutes, "up", &given->minutes_up);
    build_number(builder, minutes, "maintenance", &given->minutes_maintenance);
    build_number(builder, minutes, "unknown", &given->minutes_unknown);
}

/* What was said, and where: the leaf of the explanation. */
static void build_measurement(struct nk_builder *builder, struct nk_node item, const struct nk_measurement *measurement)
{
    const struct nk_indicator_value *given = measurement->given;
    nk_build_text(builder, item, "submission", measurement->from->id);
    nk_build_integer(builder, item, "revision", measurement->from->revision);
    nk_build_text(builder, item, "pointer", given->place.pointer);
    nk_build_text(builder, item, "indicator", measurement->indicator->id);
    nk_build_text(builder, item, "period", given->period);
    build_number(builder, item, "value", &given->value);
    nk_build_code(builder, item, "qualifier", nk_qualifier_code(given->qualifier));
    nk_build_code(builder, item, "status",
                  nk_value_status_code(given->value.given ? given->value.status : NK_REPORTED));
    nk_build_text_or_null(builder, item, "unit", given->unit);
    build_number(builder, item, "baseValue", &given->base_value);
    build_given_minutes(builder, item, given);
    if (given->incidents_given)
        nk_build_count(builder, item, "incidents", given->incident_count);
    else
        nk_build_null(builder, item, "incidents");
    if (given->verdict_given)
        nk_build_code(builder, item, "verdict", nk_verdict_code(given->verdict));
    else
        nk_build_null(builder, item, "verdict");
    nk_build_text_or_null(builder, item, "note", given->value.note);
    nk_build_text_or_null(builder, item, "method", given->value.method);
    nk_build_text_or_null(builder, item, "source", given->source);
}

/* The formula in words of the contract: how many measurements became one value. */
static const char *formula_of(const struct nk_indicator_result *result)
{
    if (result->is_parts_sum)
        return "sum(parts)";
    if (result->absence != NK_INDICATOR_PRESENT)
        return "none";
    switch (result->aggregation) {
    case NK_AGGREGATE_NONE:
        return result->has_availability ? "100 × up / (period − maintenance − unknown)" : "value";
    case NK_AGGREGATE_SUM:
        return "sum(values)";
    case NK_AGGREGATE_LAST:
        return "last(values)";
    case NK_AGGREGATE_MAXIMUM:
        return "maximum(values)";
    case NK_AGGREGATE_TIME_WEIGHTED:
        return "100 × sum(up) / sum(period − maintenance − unknown)";
    case NK_AGGREGATE_RATIO:
        return "sum(values) / sum(bases)";
    }
    return "none";
}

struct nk_buffer nk_indicator_explanation_json(const struct nk_published *published,
                                               const struct nk_indicator_row *row, enum nk_language language)
{
    const struct nk_indicator_result *result = &row->result;
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_published(&builder, root, published->publications, published->publication_count, result->illustrative,
                       language);
    nk_build_indicator_row(&builder, nk_build_object(&builder, root, "published"), row, language);
    nk_build_code(&builder, root, "formula", formula_of(result));
    struct nk_node inputs = nk_build_array(&builder, root, "inputs");
    for (size_t i = 0; i < result->used_count; i++)
        build_measurement(&builder, nk_build_item_object(&builder, inputs), result->used[i]);
    if (result->has_share && result->base)
        build_measurement(&builder, nk_build_object(&builder, root, "base"), result->base);
    else
        nk_build_null(&builder, root, "base");
    return nk_build_finish(&builder);
}
