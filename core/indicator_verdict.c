/* The least and the most that a value can be, the target on the last day of a period, and whether it is met. A verdict
 * is given only when it holds whatever the unknown is. */
#include "core/indicator_work.h"

enum { PERCENT = 100 };

static const struct nk_fraction zero = {.numerator = 0, .denominator = 1};
static const struct nk_fraction hundred = {.numerator = PERCENT, .denominator = 1};

enum nk_status nk_indicator_bound(struct nk_indicator_result *result, const struct nk_indicator_amount *amount)
{
    bool at_least = result->qualifier == NK_EXACTLY || result->qualifier == NK_MORE_THAN;
    bool at_most = result->qualifier == NK_EXACTLY || result->qualifier == NK_UP_TO;
    if (!amount->complete) {
        bool grows = result->aggregation == NK_AGGREGATE_MAXIMUM ||
                     (result->aggregation == NK_AGGREGATE_SUM && amount->not_negative);
        at_least = at_least && grows;
        at_most = false;
    }
    bool is_share = result->indicator->is_share;
    result->has_low = at_least || is_share;
    result->has_high = at_most || is_share;
    result->exact_low = at_least ? result->exact : zero;
    result->exact_high = at_most ? result->exact : hundred;
    return NK_OK;
}

/* start + (goal − start) · days gone / days in all, between the two days; the goal after it. */
static enum nk_status on_path(struct nk_fraction *ret, const struct nk_target *target, nk_date date)
{
    int64_t all = nk_date_to_days(target->end_date) - nk_date_to_days(target->start_date);
    int64_t gone = nk_date_to_days(date) - nk_date_to_days(target->start_date);
    if (!target->has_path || gone >= all) {
        *ret = nk_fraction_of(target->value);
        return NK_OK;
    }
    gone = gone > 0 ? gone : 0;
    struct nk_fraction start = nk_fraction_of(target->start_value);
    struct nk_fraction way;
    enum nk_status status = nk_fraction_subtract(&way, nk_fraction_of(target->value), start);
    if (status != NK_OK)
        return status;
    way.numerator = -way.numerator;
    if (__builtin_mul_overflow(way.numerator, gone, &way.numerator) ||
        __builtin_mul_overflow(way.denominator, all, &way.denominator))
        return NK_OVERFLOW;
    return nk_fraction_subtract(ret, start, way);
}

static enum nk_status progress(struct nk_indicator_result *result, struct nk_fraction asked)
{
    struct nk_indicator_target *where = &result->target;
    const struct nk_target *target = where->target;
    struct nk_fraction distance;
    struct nk_fraction way;
    struct nk_fraction gone;
    enum nk_status status = nk_fraction_subtract(&distance, result->exact, asked);
    if (status == NK_OK)
        status = nk_fraction_round(&where->distance, distance, NK_PATH_DECIMALS);
    if (status != NK_OK)
        return status;
    where->has_distance = true;

    const struct nk_fraction start = nk_fraction_of(target->start_value);
    status = nk_fraction_subtract(&way, nk_fraction_of(target->value), start);
    if (status == NK_OK)
        status = nk_fraction_subtract(&gone, result->exact, start);
    int64_t days = nk_date_to_days(target->end_date) - nk_date_to_days(target->start_date);
    int64_t days_gone = nk_date_to_days(result->period.last) - nk_date_to_days(target->start_date);
    days_gone = days_gone < days ? days_gone : days;
    if (status != NK_OK || way.numerator == 0 || days <= 0)
        return status;
    where->has_progress = true;
    status = nk_fraction_divide(&where->way_gone, gone, way, PERCENT, NK_PATH_DECIMALS);
    if (status != NK_OK)
        return status;
    return nk_decimal_ratio(&where->time_gone, nk_decimal_integer(days_gone > 0 ? days_gone : 0),
                            nk_decimal_integer(days), PERCENT, NK_PATH_DECIMALS);
}

static bool always(const struct nk_indicator_result *result, enum nk_comparator comparator, struct nk_fraction asked)
{
    bool low_enough = result->has_high && nk_fraction_compare(result->exact_high, asked) <= 0;
    bool high_enough = result->has_low && nk_fraction_compare(result->exact_low, asked) >= 0;
    switch (comparator) {
    case NK_AT_LEAST:
        return high_enough;
    case NK_AT_MOST:
        return low_enough;
    case NK_EQUAL_TO:
        return low_enough && high_enough;
    }
    return false;
}

static bool never(const struct nk_indicator_result *result, enum nk_comparator comparator, struct nk_fraction asked)
{
    bool below = result->has_high && nk_fraction_compare(result->exact_high, asked) < 0;
    bool above = result->has_low && nk_fraction_compare(result->exact_low, asked) > 0;
    switch (comparator) {
    case NK_AT_LEAST:
        return below;
    case NK_AT_MOST:
        return above;
    case NK_EQUAL_TO:
        return below || above;
    }
    return false;
}

static void decide(struct nk_indicator_result *result, struct nk_fraction asked)
{
    enum nk_comparator comparator = result->target.target->comparator;
    bool certain = result->has_low && result->has_high &&
                   nk_fraction_compare(result->exact_low, result->exact_high) == 0;
    bool met = always(result, comparator, asked);
    bool missed = never(result, comparator, asked);
    result->verdict = met ? NK_MET : missed ? NK_MISSED : NK_UNDETERMINED;
    if (met || missed)
        result->reason = certain ? NK_VERDICT_BY_VALUE : NK_VERDICT_WHATEVER_UNKNOWN;
    else
        result->reason = result->qualifier == NK_EXACTLY ? NK_VERDICT_UNKNOWN_DECIDES : NK_VERDICT_INEXACT;
}

/* A target that only the return knows, when nothing else was agreed. */
static enum nk_status target_as_stated(const struct nk_target **ret, struct nk_arena *arena,
                                       const struct nk_indicator_result *result, const struct nk_measurement *stated)
{
    for (size_t i = 0; i < result->used_count && !stated; i++)
        stated = result->used[i]->given->target_given ? result->used[i] : NULL;
    *ret = NULL;
    if (!stated || !stated->given->target_given)
        return NK_OK;
    struct nk_target *target = NK_NEW(arena, struct nk_target);
    if (!target)
        return NK_NO_MEMORY;
    *target = (struct nk_target){
        .service = result->service->id,
        .indicator = result->indicator->id,
        .comparator = stated->given->comparator,
        .value = stated->given->target,
        .source = stated->given->source,
    };
    *ret = target;
    return NK_OK;
}

static enum nk_status allow(struct nk_indicator_result *result, struct nk_fraction asked)
{
    if (!result->has_availability || result->target.target->comparator == NK_AT_MOST)
        return NK_OK;
    result->has_minutes_allowed = true;
    const struct nk_fraction allowed = nk_availability_allowed(&result->availability, asked);
    enum nk_status status = nk_fraction_round(&result->minutes_allowed, allowed, NK_MINUTE_DECIMALS);
    result->minutes_allowed = nk_decimal_trimmed(result->minutes_allowed);
    return status;
}

static void take_statement(struct nk_indicator_result *result, const struct nk_measurement *stated)
{
    result->reason = result->has_target ? NK_VERDICT_NO_VALUE : NK_VERDICT_NO_TARGET;
    if (!stated)
        return;
    result->verdict_stated = true;
    result->stated_verdict = stated->given->verdict;
    result->verdict = stated->given->verdict;
    result->reason = NK_VERDICT_AS_STATED;
}

enum nk_status nk_indicator_judge(struct nk_indicator_result *result, struct nk_arena *arena,
                                  const struct nk_indicator_definitions *definitions,
                                  const struct nk_measurement *stated)
{
    const struct nk_target *target =
        nk_target_in_force(definitions, result->service->id, result->indicator->id, result->period.last);
    enum nk_status status = target ? NK_OK : target_as_stated(&target, arena, result, stated);
    if (status != NK_OK)
        return status;
    result->has_target = target != NULL;
    take_statement(result, stated);
    if (!target)
        return NK_OK;

    struct nk_fraction asked;
    status = on_path(&asked, target, result->period.last);
    if (status != NK_OK)
        return status;
    result->target = (struct nk_indicator_target){
        .target = target,
        .value = target->value,
        .on_path = target->has_path && result->period.last < target->end_date,
    };
    if (result->target.on_path)
        status = nk_fraction_round(&result->target.value, asked, NK_PATH_DECIMALS);
    if (status == NK_OK)
        status = allow(result, asked);
    if (status != NK_OK || result->absence != NK_INDICATOR_PRESENT)
        return status;
    decide(result, asked);
    return target->has_path ? progress(result, asked) : NK_OK;
}
