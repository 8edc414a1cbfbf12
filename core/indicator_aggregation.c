/* Values of parts become the value of the whole: first over the time of each actor, then over the actors. */
#include "core/indicator_work.h"

static __int128 parts_of(struct nk_decimal decimal)
{
    __int128 parts = decimal.units;
    for (uint8_t digit = decimal.scale; digit < NK_DECIMAL_SCALE_MAX; digit++)
        parts *= 10;
    return parts;
}

static enum nk_value_status status_of(const struct nk_indicator_value *given)
{
    const struct nk_number *said = nk_number_has_value(&given->value) ? &given->value : &given->minutes_up;
    return nk_number_has_value(said) ? said->status : NK_REPORTED;
}

static enum nk_status read_base(struct nk_indicator_amount *amount, const struct nk_indicator_value *given)
{
    if (!nk_number_has_value(&given->base_value))
        return NK_OK;
    amount->has_base = true;
    amount->base = parts_of(given->base_value.value);
    return __builtin_mul_overflow(amount->value, amount->base, &amount->weighted) ? NK_OVERFLOW : NK_OK;
}

/* NK_INVALID: minutes or incidents that contradict each other. */
static enum nk_status read_amount(struct nk_indicator_amount *ret, struct nk_arena *arena,
                                  const struct nk_measurement *measurement)
{
    const struct nk_indicator_value *given = measurement->given;
    struct nk_indicator_amount amount = {
        .qualifier = given->qualifier,
        .status = status_of(given),
        .complete = true,
        .illustrative = measurement->from->submission->illustrative,
        .as_of = measurement->period.last,
        .days_covered = nk_period_days(&measurement->period),
        .value = nk_number_has_value(&given->value) ? parts_of(given->value.value) : 0,
    };
    amount.not_negative = amount.value >= 0;
    amount.magnitude = amount.value < 0 ? -amount.value : amount.value;
    if (measurement->indicator->over_time == NK_AGGREGATE_TIME_WEIGHTED) {
        enum nk_status status = nk_availability_of(&amount.availability, arena, &measurement->period, given);
        if (status != NK_OK)
            return status;
        amount.magnitude = amount.availability.measured;
        if (given->incidents_given || nk_number_has_value(&given->minutes_up))
            amount.qualifier = NK_EXACTLY;
    }
    amount.estimated = amount.status == NK_REPORTED ? 0 : amount.magnitude;
    enum nk_status status = read_base(&amount, given);
    if (status == NK_OK)
        *ret = amount;
    return status;
}

/* The larger; what is said of the smaller counts where it may be larger than it is written. */
static void take_larger(struct nk_indicator_amount *total, const struct nk_indicator_amount *one)
{
    const struct nk_indicator_amount *larger = one->value > total->value ? one : total;
    const struct nk_indicator_amount *smaller = larger == one ? total : one;
    bool unsure = smaller->qualifier == NK_ABOUT || smaller->qualifier == NK_MORE_THAN;
    enum nk_qualifier qualifier =
        unsure ? nk_qualifier_of_sum(larger->qualifier, smaller->qualifier) : larger->qualifier;
    total->as_of = larger->as_of;
    total->value = larger->value;
    total->magnitude = larger->magnitude;
    total->estimated = larger->estimated;
    total->qualifier = qualifier;
}

static bool add_bases(struct nk_indicator_amount *total, const struct nk_indicator_amount *one)
{
    total->is_ratio = true;
    total->has_base = total->has_base && one->has_base;
    return !__builtin_add_overflow(total->weighted, one->weighted, &total->weighted) &&
           !__builtin_add_overflow(total->base, one->base, &total->base);
}

static enum nk_status add(struct nk_indicator_amount *total, const struct nk_indicator_amount *one,
                          enum nk_aggregation how)
{
    if (how == NK_AGGREGATE_LAST) {
        *total = one->as_of > total->as_of ? *one : *total;
        return NK_OK;
    }
    total->status = one->status > total->status ? one->status : total->status;
    total->illustrative |= one->illustrative;
    total->not_negative &= one->not_negative;
    total->complete &= one->complete;
    switch (how) {
    case NK_AGGREGATE_NONE:
    case NK_AGGREGATE_LAST:
        return NK_OK;
    case NK_AGGREGATE_MAXIMUM:
        take_larger(total, one);
        return NK_OK;
    case NK_AGGREGATE_SUM:
        if (__builtin_add_overflow(total->value, one->value, &total->value))
            return NK_OVERFLOW;
        break;
    case NK_AGGREGATE_TIME_WEIGHTED:
        total->availability = nk_availability_add(&total->availability, &one->availability);
        break;
    case NK_AGGREGATE_RATIO:
        if (!add_bases(total, one))
            return NK_OVERFLOW;
        break;
    }
    total->as_of = one->as_of > total->as_of ? one->as_of : total->as_of;
    total->qualifier = nk_qualifier_of_sum(total->qualifier, one->qualifier);
    bool fits = !__builtin_add_overflow(total->magnitude, one->magnitude, &total->magnitude) &&
                !__builtin_add_overflow(total->estimated, one->estimated, &total->estimated);
    return fits ? NK_OK : NK_OVERFLOW;
}

/* What no measurement covers is unknown. The latest of a period needs no other. */
static void complete(struct nk_indicator_amount *amount, const struct nk_indicator *indicator,
                     const struct nk_period *period)
{
    if (indicator->over_time == NK_AGGREGATE_TIME_WEIGHTED) {
        const __int128 whole = (__int128)(nk_period_end(period) - nk_period_start(period)) * NK_TICKS_OF_SECOND;
        amount->availability.unknown += whole - amount->availability.period;
        amount->availability.period = whole;
    }
    if (indicator->over_time != NK_AGGREGATE_LAST)
        amount->complete = amount->days_covered == nk_period_days(period);
}

/* One actor: the picks from `*index` that are its own. */
static enum nk_status over_time(struct nk_indicator_amount *ret, size_t *index, bool *ret_several,
                                struct nk_arena *arena, const struct nk_indicator_picks *picks,
                                const struct nk_indicator *indicator, const struct nk_period *period)
{
    const struct nk_text actor = picks->items[*index]->from->submission->actor;
    struct nk_indicator_amount total;
    enum nk_status status = read_amount(&total, arena, picks->items[*index]);
    while (status == NK_OK && ++*index < picks->count &&
           nk_text_equal(picks->items[*index]->from->submission->actor, actor)) {
        struct nk_indicator_amount one;
        status = read_amount(&one, arena, picks->items[*index]);
        if (status != NK_OK)
            break;
        *ret_several = true;
        total.days_covered += one.days_covered;
        status = add(&total, &one, indicator->over_time);
    }
    if (status != NK_OK)
        return status;
    complete(&total, indicator, period);
    *ret = total;
    return NK_OK;
}

/* Two actors whose latest values are of the same day, and differ, have no latest together; and time is weighted over
 * actors just where it is weighted over time. */
static bool make_a_whole(const struct nk_indicator_amount *a, const struct nk_indicator_amount *b,
                         const struct nk_indicator *indicator)
{
    enum nk_aggregation how = indicator->over_actors;
    if ((how == NK_AGGREGATE_TIME_WEIGHTED) != (indicator->over_time == NK_AGGREGATE_TIME_WEIGHTED))
        return false;
    return how != NK_AGGREGATE_NONE && (how != NK_AGGREGATE_LAST || a->as_of != b->as_of || a->value == b->value);
}

enum nk_status nk_indicator_aggregate(struct nk_indicator_amount *ret, enum nk_aggregation *ret_how,
                                      enum nk_indicator_absence *ret_absence, struct nk_arena *arena,
                                      const struct nk_indicator_picks *picks, const struct nk_indicator *indicator,
                                      const struct nk_period *period)
{
    struct nk_indicator_amount total = {0};
    bool over_parts = false;
    bool over_actors = false;
    *ret_absence = NK_INDICATOR_PRESENT;
    for (size_t i = 0; i < picks->count;) {
        struct nk_indicator_amount one;
        bool first = i == 0;
        enum nk_status status = over_time(&one, &i, &over_parts, arena, picks, indicator, period);
        if (status == NK_INVALID || status == NK_UNDEFINED) {
            *ret_absence = NK_INDICATOR_CONTRADICTORY;
            return NK_OK;
        }
        if (status == NK_OK && !first && !make_a_whole(&total, &one, indicator)) {
            *ret_absence = NK_INDICATOR_NOT_OVER_ACTORS;
            return NK_OK;
        }
        if (status == NK_OK && !first) {
            over_actors = true;
            total.days_covered = one.days_covered < total.days_covered ? one.days_covered : total.days_covered;
            status = add(&total, &one, indicator->over_actors);
        }
        if (status != NK_OK)
            return status;
        if (first)
            total = one;
    }
    if (total.is_ratio && (!total.has_base || total.base <= 0))
        *ret_absence = NK_INDICATOR_WITHOUT_BASE;
    bool whole_of_time = picks->count > 0 && picks->items[0]->period.first == period->first &&
                         picks->items[0]->period.last == period->last;
    over_parts |= !whole_of_time && indicator->over_time != NK_AGGREGATE_NONE;
    *ret_how = over_parts ? indicator->over_time : over_actors ? indicator->over_actors : NK_AGGREGATE_NONE;
    *ret = total;
    return NK_OK;
}
