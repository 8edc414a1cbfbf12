#include "core/availability.h"

#include "core/incidents.h"

enum { SECONDS_OF_MINUTE = 60, PERCENT = 100 };
#define TICKS_OF_MINUTE (SECONDS_OF_MINUTE * NK_TICKS_OF_SECOND)

struct nk_availability nk_availability_unknown(int64_t seconds)
{
    const __int128 ticks = (__int128)seconds * NK_TICKS_OF_SECOND;
    return (struct nk_availability){.period = ticks, .unknown = ticks};
}

struct nk_availability nk_availability_add(const struct nk_availability *a, const struct nk_availability *b)
{
    return (struct nk_availability){
        .period = a->period + b->period,
        .maintenance = a->maintenance + b->maintenance,
        .maintenance_up = a->maintenance_up + b->maintenance_up,
        .measured = a->measured + b->measured,
        .up = a->up + b->up,
        .up_least = a->up_least + b->up_least,
        .up_most = a->up_most + b->up_most,
        .unknown = a->unknown + b->unknown,
    };
}

/* Minutes as ticks; what is not given is nothing. Nine decimals of a minute are whole ticks. */
static __int128 ticks_of(const struct nk_number *minutes)
{
    if (!nk_number_has_value(minutes))
        return 0;
    __int128 ticks = (__int128)minutes->value.units * TICKS_OF_MINUTE;
    for (uint8_t digit = 0; digit < minutes->value.scale; digit++)
        ticks /= 10;
    return ticks;
}

/* What was not measured by the numbers of minutes. */
static __int128 unknown_by_minutes(__int128 period, const struct nk_indicator_value *given)
{
    bool measured = nk_number_has_value(&given->minutes_measured);
    return measured ? period - ticks_of(&given->minutes_measured) : ticks_of(&given->minutes_unknown);
}

/* The time of a period and what of it is maintenance and unknown, by numbers of minutes; nothing is up yet. */
static enum nk_status by_minutes(struct nk_availability *ret, __int128 period, const struct nk_indicator_value *given)
{
    struct nk_availability result = {
        .period = period,
        .maintenance = ticks_of(&given->minutes_maintenance),
        .unknown = unknown_by_minutes(period, given),
    };
    result.measured = period - result.maintenance - result.unknown;
    if (result.maintenance < 0 || result.unknown < 0 || result.measured < 0)
        return NK_INVALID;
    *ret = result;
    return NK_OK;
}

static enum nk_status from_minutes(struct nk_availability *ret, __int128 period, const struct nk_indicator_value *given)
{
    struct nk_availability result;
    enum nk_status status = by_minutes(&result, period, given);
    if (status != NK_OK)
        return status;
    result.up = ticks_of(&given->minutes_up);
    if (result.up < 0 || result.up > result.measured)
        return NK_INVALID;
    result.up_least = result.up;
    result.up_most = result.up;
    *ret = result;
    return NK_OK;
}

/* Exact for whole seconds; a percentage of a part of a second is rounded to a tick. */
static enum nk_status from_percent(struct nk_availability *ret, __int128 period, const struct nk_indicator_value *given)
{
    struct nk_availability result;
    enum nk_status status = by_minutes(&result, period, given);
    if (status != NK_OK)
        return status;
    const struct nk_fraction percent = nk_fraction_of(given->value.value);
    const __int128 below = PERCENT * percent.denominator;
    if (percent.numerator < 0 || percent.numerator > below)
        return NK_INVALID;
    result.up = (result.measured * percent.numerator + below / 2) / below;

    static const struct {
        bool may_be_less, may_be_more;
    } inexact[NK_QUALIFIERS] = {
        [NK_EXACTLY] = {false, false},
        [NK_ABOUT] = {true, true},
        [NK_MORE_THAN] = {false, true},
        [NK_UP_TO] = {true, false},
    };
    result.up_least = inexact[given->qualifier].may_be_less ? 0 : result.up;
    result.up_most = inexact[given->qualifier].may_be_more ? result.measured : result.up;
    *ret = result;
    return NK_OK;
}

/* Minutes that were not measured, without being told when, lie where no incident is reported. */
static enum nk_status from_incidents(struct nk_availability *ret, struct nk_arena *arena,
                                     const struct nk_period *period, const struct nk_indicator_value *given)
{
    struct nk_availability result;
    enum nk_status status =
        nk_incidents_sweep(&result, arena, nk_period_start(period), nk_period_end(period), given);
    if (status != NK_OK)
        return status;
    __int128 more = unknown_by_minutes(result.period, given) - result.unknown;
    if (more > 0) {
        result.unknown += more;
        result.measured -= more;
        result.up -= more;
        result.up_least = result.up;
        result.up_most = result.up;
    }
    if (result.up < 0)
        return NK_INVALID;
    *ret = result;
    return NK_OK;
}

enum nk_status nk_availability_of(struct nk_availability *ret, struct nk_arena *arena, const struct nk_period *period,
                                  const struct nk_indicator_value *given)
{
    const __int128 whole = (__int128)(nk_period_end(period) - nk_period_start(period)) * NK_TICKS_OF_SECOND;
    if (given->incidents_given)
        return from_incidents(ret, arena, period, given);
    if (nk_number_has_value(&given->minutes_up))
        return from_minutes(ret, whole, given);
    if (nk_number_has_value(&given->value))
        return from_percent(ret, whole, given);
    return NK_UNDEFINED;
}

static enum nk_status percentage(struct nk_fraction *ret, __int128 part, __int128 whole)
{
    if (whole <= 0)
        return NK_UNDEFINED;
    *ret = (struct nk_fraction){.numerator = PERCENT * part, .denominator = whole};
    return NK_OK;
}

enum nk_status nk_availability_value(struct nk_fraction *ret, const struct nk_availability *availability)
{
    return percentage(ret, availability->up, availability->measured);
}

/* Unknown time that was maintenance would only make the denominator smaller: the least, up / (measured + unknown), and
 * the most, (up + unknown) / (measured + unknown), both are reached without any. */
enum nk_status nk_availability_bounds(struct nk_fraction *ret_low, struct nk_fraction *ret_high,
                                      const struct nk_availability *availability)
{
    const __int128 promised = availability->measured + availability->unknown;
    enum nk_status status = percentage(ret_low, availability->up_least, promised);
    if (status != NK_OK)
        return status;
    return percentage(ret_high, availability->up_most + availability->unknown, promised);
}

enum nk_status nk_availability_with_maintenance(struct nk_fraction *ret, const struct nk_availability *availability)
{
    return percentage(ret, availability->up + availability->maintenance_up,
                      availability->measured + availability->maintenance);
}

struct nk_fraction nk_minutes_of_ticks(__int128 ticks)
{
    return (struct nk_fraction){.numerator = ticks, .denominator = TICKS_OF_MINUTE};
}

struct nk_fraction nk_availability_allowed(const struct nk_availability *availability, struct nk_fraction percent)
{
    const __int128 promised = availability->period - availability->maintenance;
    return (struct nk_fraction){
        .numerator = promised * (PERCENT * percent.denominator - percent.numerator),
        .denominator = PERCENT * percent.denominator * TICKS_OF_MINUTE,
    };
}

struct nk_fraction nk_availability_used(const struct nk_availability *availability)
{
    return nk_minutes_of_ticks(availability->measured - availability->up);
}

struct nk_fraction nk_availability_used_at_most(const struct nk_availability *availability)
{
    return nk_minutes_of_ticks(availability->measured - availability->up_least + availability->unknown);
}
