#include "core/indicator_values.h"

#include "core/codes.h"
#include "core/indicator_work.h"

enum { PERCENT = 100, ESTIMATED_DECIMALS = 1 };
/* Sums of sums go this deep, and a circle of them no deeper. */
enum { SUM_DEPTH_MAX = 4 };

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

static enum nk_status take_amount(struct nk_indicator_result *result, const struct nk_indicator_amount *amount)
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

static enum nk_status compute(struct nk_indicator_result *ret, struct nk_arena *arena,
                              const struct nk_measurements *measurements,
                              const struct nk_indicator_question *question, int depth);

/* The parts of a sum of indicators, and what they come to. */
struct summing {
    struct nk_indicator_part *parts;
    size_t part_count;
    bool lacking, any;
    struct nk_indicator_amount sum;
    const struct nk_measurement **used;
    size_t used_count;
};

static enum nk_status add_value(struct summing *summing, const struct nk_indicator_result *part)
{
    struct nk_indicator_amount *sum = &summing->sum;
    __int128 value = part->value.units;
    for (uint8_t digit = part->value.scale; digit < NK_DECIMAL_SCALE_MAX; digit++)
        value *= 10;
    const __int128 magnitude = value < 0 ? -value : value;
    bool certain = part->has_low && part->has_high && nk_fraction_compare(part->exact_low, part->exact_high) == 0;
    sum->complete &= certain || part->qualifier != NK_EXACTLY;
    sum->not_negative &= value >= 0;
    sum->illustrative |= part->illustrative;
    sum->status = part->status > sum->status ? part->status : sum->status;
    sum->qualifier = nk_qualifier_of_sum(sum->qualifier, part->qualifier);
    sum->as_of = part->as_of > sum->as_of ? part->as_of : sum->as_of;
    sum->days_covered =
        !summing->any || part->days_covered < sum->days_covered ? part->days_covered : sum->days_covered;
    sum->magnitude += magnitude;
    sum->estimated += part->status == NK_REPORTED ? 0 : magnitude;
    summing->any = true;
    for (size_t i = 0; i < part->used_count; i++)
        summing->used[summing->used_count++] = part->used[i];
    return __builtin_add_overflow(sum->value, value, &sum->value) ? NK_OVERFLOW : NK_OK;
}

static enum nk_status add_part(struct summing *summing, const struct nk_indicator_result *part)
{
    bool present = part->absence == NK_INDICATOR_PRESENT;
    summing->parts[summing->part_count++] = (struct nk_indicator_part){
        .indicator = part->indicator,
        .present = present,
        .value = present ? part->value : nk_decimal_integer(0),
        .qualifier = part->qualifier,
        .status = part->status,
    };
    if (present)
        return add_value(summing, part);
    summing->lacking = true;
    summing->sum.complete = false;
    return NK_OK;
}

static enum nk_status sum_parts(struct summing *summing, struct nk_arena *arena,
                                const struct nk_measurements *measurements,
                                const struct nk_indicator_question *question, int depth)
{
    const struct nk_indicator_definitions *definitions = measurements->definitions;
    for (size_t i = 0; i < definitions->sum_count; i++) {
        if (!nk_text_equal(definitions->sums[i].sum, question->indicator))
            continue;
        struct nk_indicator_question of_part = *question;
        of_part.indicator = definitions->sums[i].part;
        struct nk_indicator_result part;
        enum nk_status status = compute(&part, arena, measurements, &of_part, depth + 1);
        if (status == NK_OK && part.indicator)
            status = add_part(summing, &part);
        if (status != NK_OK)
            return status;
    }
    return NK_OK;
}

static size_t count_parts(const struct nk_indicator_definitions *definitions, struct nk_text sum)
{
    size_t count = 0;
    for (size_t i = 0; i < definitions->sum_count; i++)
        count += nk_text_equal(definitions->sums[i].sum, sum) ? 1 : 0;
    return count;
}

/* A sum of indicators that nobody measured is the sum of its parts; one that somebody measured stands beside it. */
static enum nk_status add_parts(struct nk_indicator_result *result, struct nk_arena *arena,
                                const struct nk_measurements *measurements,
                                const struct nk_indicator_question *question, int depth)
{
    size_t count = count_parts(measurements->definitions, result->indicator->id);
    if (count == 0 || depth >= SUM_DEPTH_MAX)
        return NK_OK;
    struct summing summing = {
        .sum = {.complete = true, .not_negative = true},
        .parts = NK_NEW_ARRAY(arena, struct nk_indicator_part, count),
        .used = NK_NEW_ARRAY(arena, const struct nk_measurement *, count * measurements->count),
    };
    if (!summing.parts || !summing.used)
        return NK_NO_MEMORY;
    enum nk_status status = sum_parts(&summing, arena, measurements, question, depth);
    if (status != NK_OK)
        return status;
    result->parts = summing.parts;
    result->part_count = summing.part_count;
    result->parts_complete = !summing.lacking;
    result->has_parts_sum = summing.any;
    if (!summing.any)
        return NK_OK;
    const struct nk_fraction exact = {.numerator = summing.sum.value, .denominator = NK_AMOUNT_ONE};
    status = nk_fraction_round(&result->parts_sum, exact, result->indicator->decimals);
    bool measured = result->absence != NK_INDICATOR_NOT_MEASURED && result->absence != NK_INDICATOR_NOT_COLLECTED;
    if (status != NK_OK || measured || result->has_availability)
        return status;
    result->absence = NK_INDICATOR_PRESENT;
    result->is_parts_sum = true;
    result->aggregation = NK_AGGREGATE_SUM;
    result->used = summing.used;
    result->used_count = summing.used_count;
    return take_amount(result, &summing.sum);
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
    return take_amount(result, &amount);
}

static enum nk_status compute(struct nk_indicator_result *ret, struct nk_arena *arena,
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
        status = add_parts(&result, arena, measurements, question, depth);
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
    return compute(ret, arena, measurements, question, 0);
}
