#include "core/indicator_values.h"

#include "core/codes.h"
#include "core/indicator_work.h"

enum { PERCENT = 100, ESTIMATED_DECIMALS = 1 };

static const char *const absences[NK_INDICATOR_ABSENCES] = {
    [NK_INDICATOR_PRESENT] = "present",
    [NK_INDICATOR_NOT_DEFINED] = "not-defined",
    [NK_INDICATOR_NOT_MEASURED] = "not-measured",
    [NK_INDICATOR_NOT_COLLECTED] = "not-collected",
    [NK_INDICATOR_NOT_OVER_TIME] = "not-over-time",
    [NK_INDICATOR_NOT_OVER_ACTORS] = "not-over-actors",
    [NK_INDICATOR_WITHOUT_BASE] = "without-base",
    [NK_INDICATOR_CONTRADICTORY] = "contradictory",
};

static const char *const reasons[NK_VERDICT_REASONS] = {
    [NK_VERDICT_NO_TARGET] = "no-target",
    [NK_VERDICT_NO_VALUE] = "no-value",
    [NK_VERDICT_BY_VALUE] = "value",
    [NK_VERDICT_WHATEVER_UNKNOWN] = "whatever-is-unknown",
    [NK_VERDICT_UNKNOWN_DECIDES] = "unknown-decides",
    [NK_VERDICT_INEXACT] = "inexact",
    [NK_VERDICT_AS_STATED] = "as-stated",
};

const char *nk_indicator_absence_code(enum nk_indicator_absence absence)
{
    return nk_codes_text(absences, NK_INDICATOR_ABSENCES, absence);
}

const char *nk_verdict_reason_code(enum nk_verdict_reason reason)
{
    return nk_codes_text(reasons, NK_VERDICT_REASONS, reason);
}

struct nk_decimal nk_decimal_trimmed(struct nk_decimal decimal)
{
    while (decimal.scale > 0 && decimal.units % 10 == 0) {
        decimal.units /= 10;
        decimal.scale--;
    }
    return decimal;
}

static enum nk_status minutes(struct nk_decimal *ret, struct nk_fraction exact)
{
    struct nk_decimal rounded;
    enum nk_status status = nk_fraction_round(&rounded, exact, NK_MINUTE_DECIMALS);
    if (status == NK_OK)
        *ret = nk_decimal_trimmed(rounded);
    return status;
}

static enum nk_status tell_minutes(struct nk_indicator_result *result)
{
    const struct nk_availability *availability = &result->availability;
    const struct {
        struct nk_decimal *to;
        struct nk_fraction exact;
    } all[] = {
        {&result->minutes_period, nk_minutes_of_ticks(availability->period)},
        {&result->minutes_measured, nk_minutes_of_ticks(availability->measured)},
        {&result->minutes_up, nk_minutes_of_ticks(availability->up)},
        {&result->minutes_maintenance, nk_minutes_of_ticks(availability->maintenance)},
        {&result->minutes_unknown, nk_minutes_of_ticks(availability->unknown)},
        {&result->minutes_used, nk_availability_used(availability)},
        {&result->minutes_used_at_most, nk_availability_used_at_most(availability)},
    };
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        enum nk_status status = minutes(all[i].to, all[i].exact);
        if (status != NK_OK)
            return status;
    }
    return NK_OK;
}

static enum nk_status take_availability(struct nk_indicator_result *result, const struct nk_indicator_amount *amount)
{
    result->has_availability = true;
    result->availability = amount->availability;
    enum nk_status status = tell_minutes(result);
    if (status != NK_OK)
        return status;
    if (nk_availability_value(&result->exact, &result->availability) != NK_OK) {
        result->absence = NK_INDICATOR_NOT_MEASURED;
        return NK_OK;
    }
    struct nk_fraction with;
    result->has_with_maintenance = nk_availability_with_maintenance(&with, &result->availability) == NK_OK;
    if (result->has_with_maintenance)
        status = nk_fraction_round(&result->with_maintenance, with, result->indicator->decimals);
    result->has_low = true;
    result->has_high = true;
    return status == NK_OK ? nk_availability_bounds(&result->exact_low, &result->exact_high, &result->availability)
                           : status;
}

static enum nk_status take_value(struct nk_indicator_result *result, const struct nk_indicator_amount *amount)
{
    result->exact = (struct nk_fraction){.numerator = amount->value, .denominator = NK_AMOUNT_ONE};
    if (amount->is_ratio) {
        result->exact = (struct nk_fraction){.numerator = amount->weighted};
        if (__builtin_mul_overflow(amount->base, NK_AMOUNT_ONE, &result->exact.denominator))
            return NK_OVERFLOW;
    }
    return nk_indicator_bound(result, amount);
}

static enum nk_status round_all(struct nk_indicator_result *result)
{
    uint8_t decimals = result->indicator->decimals;
    enum nk_status status = nk_fraction_round(&result->value, result->exact, decimals);
    if (status == NK_OK && result->has_low)
        status = nk_fraction_round_to(&result->low, result->exact_low, decimals, -1);
    if (status == NK_OK && result->has_high)
        status = nk_fraction_round_to(&result->high, result->exact_high, decimals, 1);
    return status;
}

enum nk_status nk_indicator_take(struct nk_indicator_result *result, const struct nk_indicator_amount *amount)
{
    result->qualifier = amount->qualifier;
    result->illustrative = amount->illustrative;
    result->days_covered = amount->days_covered;
    result->as_of = amount->as_of;
    bool by_time = result->indicator->over_time == NK_AGGREGATE_TIME_WEIGHTED;
    enum nk_status status = by_time ? take_availability(result, amount) : take_value(result, amount);
    if (status != NK_OK || result->absence != NK_INDICATOR_PRESENT)
        return status;
    result->status = amount->status;
    const struct nk_fraction estimated = {.numerator = amount->estimated, .denominator = 1};
    const struct nk_fraction magnitude = {.numerator = amount->magnitude, .denominator = 1};
    result->estimated_share = (struct nk_decimal){.scale = ESTIMATED_DECIMALS};
    if (amount->magnitude > 0)
        status = nk_fraction_divide(&result->estimated_share, estimated, magnitude, PERCENT, ESTIMATED_DECIMALS);
    return status == NK_OK ? round_all(result) : status;
}

static enum nk_status find_breaks(struct nk_indicator_result *result, struct nk_arena *arena,
                                  const struct nk_indicator_definitions *definitions)
{
    const struct nk_indicator_break **breaks =
        NK_NEW_ARRAY(arena, const struct nk_indicator_break *, definitions->break_count);
    if (!breaks)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < definitions->break_count; i++) {
        const struct nk_indicator_break *each = &definitions->breaks[i];
        bool of_service = each->service.length == 0 || nk_text_equal(each->service, result->service->id);
        if (of_service && nk_text_equal(each->indicator, result->indicator->id) && each->from <= result->period.last)
            breaks[result->break_count++] = each;
    }
    result->breaks = breaks;
    return NK_OK;
}

static enum nk_status take_picks(struct nk_indicator_result *result, struct nk_arena *arena,
                                 const struct nk_indicator_picks *picks)
{
    struct nk_indicator_amount amount;
    result->absence = picks->absence;
    if (picks->count == 0)
        return NK_OK;
    result->used = picks->items;
    result->used_count = picks->count;
    enum nk_status status = nk_indicator_aggregate(&amount, &result->aggregation, &result->absence, arena, picks,
                                                   result->indicator, &result->period);
    if (status != NK_OK || result->absence != NK_INDICATOR_PRESENT)
        return status;
    return nk_indicator_take(result, &amount);
}

enum nk_status nk_indicator_compute_part(struct nk_indicator_result *ret, struct nk_arena *arena,
                                         const struct nk_measurements *measurements,
                                         const struct nk_indicator_question *question, int depth)
{
    const struct nk_indicator_definitions *definitions = measurements->definitions;
    struct nk_indicator_result result = {
        .service = nk_service_find(definitions, question->service),
        .indicator = nk_indicator_find(definitions, question->indicator),
        .period = question->period,
        .absence = NK_INDICATOR_NOT_DEFINED,
        .status = NK_MISSING,
        .days = nk_period_days(&question->period),
        .as_of = question->period.last,
    };
    if (!result.service || !result.indicator ||
        !nk_service_indicator_find(definitions, question->service, question->indicator)) {
        *ret = result;
        return NK_OK;
    }
    struct nk_indicator_picks picks;
    enum nk_status status = nk_indicator_pick(&picks, arena, measurements, question, result.indicator);
    if (status == NK_OK)
        status = take_picks(&result, arena, &picks);
    if (status == NK_OK)
        status = nk_indicator_add_parts(&result, arena, measurements, question, depth);
    if (status == NK_OK)
        status = find_breaks(&result, arena, definitions);
    if (status == NK_OK)
        status = nk_indicator_find_share(&result, measurements);
    if (status == NK_OK)
        status = nk_indicator_judge(&result, arena, definitions, picks.stated);
    if (status == NK_OK)
        *ret = result;
    return status;
}

enum nk_status nk_indicator_compute(struct nk_indicator_result *ret, struct nk_arena *arena,
                                    const struct nk_measurements *measurements,
                                    const struct nk_indicator_question *question)
{
    return nk_indicator_compute_part(ret, arena, measurements, question, 0);
}
