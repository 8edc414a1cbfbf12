#include "core/indicator.h"

#include "core/codes.h"

static const char *const families[NK_INDICATOR_FAMILIES] = {
    [NK_FAMILY_AVAILABILITY] = "availability",
    [NK_FAMILY_USE_AND_SPREAD] = "use-and-spread",
    [NK_FAMILY_USER_EXPERIENCE] = "user-experience",
    [NK_FAMILY_SECURITY] = "security",
    [NK_FAMILY_OPERATIONS] = "operations",
    [NK_FAMILY_SUSTAINABILITY] = "sustainability",
    [NK_FAMILY_PEOPLE] = "people",
};

static const char *const directions[NK_DIRECTIONS] = {
    [NK_HIGHER_IS_BETTER] = "higher",
    [NK_LOWER_IS_BETTER] = "lower",
    [NK_NEITHER_IS_BETTER] = "none",
};

static const char *const aggregations[NK_AGGREGATIONS] = {
    [NK_AGGREGATE_NONE] = "none",
    [NK_AGGREGATE_SUM] = "sum",
    [NK_AGGREGATE_LAST] = "last",
    [NK_AGGREGATE_MAXIMUM] = "maximum",
    [NK_AGGREGATE_TIME_WEIGHTED] = "time-weighted",
    [NK_AGGREGATE_RATIO] = "ratio",
};

const char *nk_indicator_family_code(enum nk_indicator_family family)
{
    return nk_codes_text(families, NK_INDICATOR_FAMILIES, family);
}

bool nk_indicator_family_of(enum nk_indicator_family *ret, struct nk_text code)
{
    int found = nk_codes_find(families, NK_INDICATOR_FAMILIES, code);
    if (found >= 0)
        *ret = (enum nk_indicator_family)found;
    return found >= 0;
}

const char *nk_direction_code(enum nk_direction direction)
{
    return nk_codes_text(directions, NK_DIRECTIONS, direction);
}

bool nk_direction_of(enum nk_direction *ret, struct nk_text code)
{
    int found = nk_codes_find(directions, NK_DIRECTIONS, code);
    if (found >= 0)
        *ret = (enum nk_direction)found;
    return found >= 0;
}

const char *nk_aggregation_code(enum nk_aggregation aggregation)
{
    return nk_codes_text(aggregations, NK_AGGREGATIONS, aggregation);
}

bool nk_aggregation_of(enum nk_aggregation *ret, struct nk_text code)
{
    int found = nk_codes_find(aggregations, NK_AGGREGATIONS, code);
    if (found >= 0)
        *ret = (enum nk_aggregation)found;
    return found >= 0;
}

const struct nk_service *nk_service_find(const struct nk_indicator_definitions *definitions, struct nk_text id)
{
    for (size_t low = 0, high = definitions->service_count; low < high;) {
        size_t middle = low + (high - low) / 2;
        int order = nk_text_compare(definitions->services[middle].id, id);
        if (order == 0)
            return &definitions->services[middle];
        *(order < 0 ? &low : &high) = order < 0 ? middle + 1 : middle;
    }
    return NULL;
}

const struct nk_indicator *nk_indicator_find(const struct nk_indicator_definitions *definitions, struct nk_text id)
{
    for (size_t low = 0, high = definitions->indicator_count; low < high;) {
        size_t middle = low + (high - low) / 2;
        int order = nk_text_compare(definitions->indicators[middle].id, id);
        if (order == 0)
            return &definitions->indicators[middle];
        *(order < 0 ? &low : &high) = order < 0 ? middle + 1 : middle;
    }
    return NULL;
}

const struct nk_service_indicator *nk_service_indicator_find(const struct nk_indicator_definitions *definitions,
                                                             struct nk_text service, struct nk_text indicator)
{
    for (size_t low = 0, high = definitions->pair_count; low < high;) {
        size_t middle = low + (high - low) / 2;
        int order = nk_text_compare(definitions->pairs[middle].service, service);
        if (order == 0)
            order = nk_text_compare(definitions->pairs[middle].indicator, indicator);
        if (order == 0)
            return &definitions->pairs[middle];
        *(order < 0 ? &low : &high) = order < 0 ? middle + 1 : middle;
    }
    return NULL;
}

bool nk_indicator_has_its_unit(const struct nk_indicator *indicator, const struct nk_indicator_value *given)
{
    return given->unit.length == 0 || nk_text_equal(given->unit, indicator->unit);
}

static nk_date target_from(const struct nk_target *target)
{
    return target->valid_from || !target->has_path ? target->valid_from : target->start_date;
}

static bool is_in_force(const struct nk_target *target, struct nk_text service, struct nk_text indicator, nk_date date)
{
    return nk_text_equal(target->indicator, indicator) &&
           (target->service.length == 0 || nk_text_equal(target->service, service)) && target_from(target) <= date &&
           (target->valid_to == 0 || target->valid_to >= date);
}

static bool goes_before(const struct nk_target *a, const struct nk_target *b)
{
    if ((a->service.length > 0) != (b->service.length > 0))
        return a->service.length > 0;
    return target_from(a) > target_from(b);
}

const struct nk_target *nk_target_in_force(const struct nk_indicator_definitions *definitions, struct nk_text service,
                                           struct nk_text indicator, nk_date date)
{
    const struct nk_target *found = NULL;
    for (size_t i = 0; i < definitions->target_count; i++) {
        const struct nk_target *each = &definitions->targets[i];
        if (is_in_force(each, service, indicator, date) && (!found || goes_before(each, found)))
            found = each;
    }
    return found;
}
