#include "core/indicator.h"
#include "server/wire/bundle_members.h"

static const char *family_code(int value)
{
    return nk_indicator_family_code((enum nk_indicator_family)value);
}

static const char *period_kind_code(int value)
{
    return nk_period_kind_code((enum nk_period_kind)value);
}

static const char *direction_code(int value)
{
    return nk_direction_code((enum nk_direction)value);
}

static const char *aggregation_code(int value)
{
    return nk_aggregation_code((enum nk_aggregation)value);
}

static const char *comparator_code(int value)
{
    return nk_comparator_code((enum nk_comparator)value);
}

static const struct nk_choices families = {.code = family_code, .count = NK_INDICATOR_FAMILIES};
static const struct nk_choices period_kinds = {.code = period_kind_code, .count = NK_PERIOD_KINDS};
static const struct nk_choices directions = {.code = direction_code, .count = NK_DIRECTIONS};
static const struct nk_choices aggregations = {.code = aggregation_code, .count = NK_AGGREGATIONS};
static const struct nk_choices comparators = {.code = comparator_code, .count = NK_COMPARATORS};

static const struct nk_member service_members[] = {
    ID("id", nk_service, id),
    LABEL("name", nk_service, name),
    LABEL("description", nk_service, description),
    ID("actor", nk_service, actor),
    DATE_OR_NULL("validFrom", nk_service, valid_from),
    DATE_OR_NULL("validTo", nk_service, valid_to),
    TEXT("source", nk_service, source),
};
static const struct nk_object service_object = NK_OBJECT(service_members);
static const struct nk_member service = ITEM(nk_service, service_object);

static const struct nk_member indicator_members[] = {
    ID("id", nk_indicator, id),
    CHOICE("family", nk_indicator, family, families),
    LABEL("name", nk_indicator, name),
    LABEL("description", nk_indicator, description),
    LABEL_OR_NULL("caveat", nk_indicator, caveat),
    TEXT("unit", nk_indicator, unit),
    INTEGER("decimals", nk_indicator, decimals, 0, NK_DECIMAL_SCALE_MAX),
    TEXT_OR_NULL("base", nk_indicator, base),
    FLAG("isShare", nk_indicator, is_share),
    CHOICE("period", nk_indicator, period, period_kinds),
    CHOICE("direction", nk_indicator, direction, directions),
    CHOICE("overTime", nk_indicator, over_time, aggregations),
    CHOICE("overActors", nk_indicator, over_actors, aggregations),
    TEXT("source", nk_indicator, source),
};
static const struct nk_object indicator_object = NK_OBJECT(indicator_members);
static const struct nk_member indicator = ITEM(nk_indicator, indicator_object);

static const struct nk_member pair_members[] = {
    ID("service", nk_service_indicator, service),
    ID("indicator", nk_service_indicator, indicator),
    TEXT("source", nk_service_indicator, source),
};
static const struct nk_object pair_object = NK_OBJECT(pair_members);
static const struct nk_member pair = ITEM(nk_service_indicator, pair_object);

static const struct nk_member target_members[] = {
    ID("id", nk_target, id),
    TEXT_OR_NULL("service", nk_target, service),
    ID("indicator", nk_target, indicator),
    CHOICE("comparator", nk_target, comparator, comparators),
    DECIMAL("value", nk_target, value),
    DATE_OR_NULL("validFrom", nk_target, valid_from),
    DATE_OR_NULL("validTo", nk_target, valid_to),
    FLAG("hasPath", nk_target, has_path),
    DECIMAL("startValue", nk_target, start_value),
    DATE_OR_NULL("startDate", nk_target, start_date),
    DATE_OR_NULL("endDate", nk_target, end_date),
    LABEL_OR_NULL("note", nk_target, note),
    TEXT("source", nk_target, source),
};
static const struct nk_object target_object = NK_OBJECT(target_members);
static const struct nk_member target = ITEM(nk_target, target_object);

static const struct nk_member break_members[] = {
    ID("id", nk_indicator_break, id),
    TEXT_OR_NULL("service", nk_indicator_break, service),
    ID("indicator", nk_indicator_break, indicator),
    {MEMBER("from", nk_type_date, nk_indicator_break, from)},
    FLAG("isReset", nk_indicator_break, is_reset),
    LABEL("text", nk_indicator_break, text),
    TEXT("source", nk_indicator_break, source),
};
static const struct nk_object break_object = NK_OBJECT(break_members);
static const struct nk_member each_break = ITEM(nk_indicator_break, break_object);

static const struct nk_member sum_members[] = {
    ID("sum", nk_indicator_sum, sum),
    ID("part", nk_indicator_sum, part),
    TEXT("source", nk_indicator_sum, source),
};
static const struct nk_object sum_object = NK_OBJECT(sum_members);
static const struct nk_member sum = ITEM(nk_indicator_sum, sum_object);

static const struct nk_member definition_members[] = {
    LIST("services", nk_indicator_definitions, services, service_count, service),
    LIST("indicators", nk_indicator_definitions, indicators, indicator_count, indicator),
    LIST("serviceIndicators", nk_indicator_definitions, pairs, pair_count, pair),
    LIST("targets", nk_indicator_definitions, targets, target_count, target),
    LIST("breaks", nk_indicator_definitions, breaks, break_count, each_break),
    LIST("sums", nk_indicator_definitions, sums, sum_count, sum),
};
const struct nk_object nk_bundle_indicator_definitions = NK_OBJECT(definition_members);
