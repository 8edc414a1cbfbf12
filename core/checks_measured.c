/* The numbers of service indicators do not contradict each other: minutes and their period, a whole and its parts, a
 * verdict and what it judges. */
#include "core/checks_measured.h"

/* A fraction as a number of so many decimals, for a finding. */
static struct nk_exact rounded(struct nk_checking *checking, struct nk_fraction fraction, uint8_t scale)
{
    struct nk_decimal decimal = nk_decimal_integer(0);
    enum nk_status status = nk_fraction_round(&decimal, fraction, scale);
    if (status != NK_OK)
        checking->status = status;
    return nk_exact_of(decimal);
}

static bool is_time_weighted(const struct nk_measurement *measurement)
{
    return measurement->indicator->over_time == NK_AGGREGATE_TIME_WEIGHTED;
}

static struct nk_exact minutes_of(const struct nk_number *minutes)
{
    return nk_number_has_value(minutes) ? nk_exact_of(minutes->value) : nk_exact_integer(0);
}

/* ---- minutes and incidents of an availability ---- */

static void check_incidents(struct nk_checking *checking, const struct nk_measurement *measurement)
{
    const struct nk_indicator_value *given = measurement->given;
    const struct nk_decimal whole = nk_decimal_integer(1);
    int64_t start = nk_period_start(&measurement->period);
    int64_t end = nk_period_end(&measurement->period);
    for (size_t i = 0; i < given->incident_count; i++) {
        const struct nk_incident *incident = &given->incidents[i];
        const struct nk_time_span *time = &incident->time;
        if (time->start >= time->end || time->end <= start || time->start >= end)
            nk_check_report(checking, time->place, nk_measurement_name(checking, measurement), given->period,
                            NK_TEXT("incident"));
        if (nk_number_has_value(&incident->weight) &&
            (incident->weight.value.units < 0 || nk_decimal_compare(incident->weight.value, whole) > 0))
            nk_check_report_numbers(checking, incident->weight.place, nk_measurement_name(checking, measurement),
                                    nk_exact_of(whole), nk_exact_of(incident->weight.value));
    }
}

static void check_minutes(struct nk_checking *checking, const struct nk_measurement *measurement)
{
    const struct nk_indicator_value *given = measurement->given;
    const struct nk_exact period = nk_exact_integer(nk_period_minutes(&measurement->period));
    const struct nk_exact sum = nk_exact_add(minutes_of(&given->minutes_measured), minutes_of(&given->minutes_unknown));
    bool both = nk_number_has_value(&given->minutes_measured) && nk_number_has_value(&given->minutes_unknown);
    const struct nk_exact off = nk_exact_subtract(sum, period);
    if (both ? nk_exact_exceeds(off, checking->rule->tolerance, 0)
             : nk_exact_subtract(off, nk_exact_integer(checking->rule->tolerance)).units > 0) {
        nk_check_report_numbers(checking, nk_check_member(checking, &given->place, "minutes"),
                                nk_measurement_name(checking, measurement), period, sum);
        return;
    }
    if (given->incidents_given || !nk_number_has_value(&given->minutes_up))
        return;
    const struct nk_exact measured = nk_number_has_value(&given->minutes_measured)
                                         ? minutes_of(&given->minutes_measured)
                                         : nk_exact_subtract(period, minutes_of(&given->minutes_unknown));
    const struct nk_exact most = nk_exact_subtract(measured, minutes_of(&given->minutes_maintenance));
    const struct nk_exact up = nk_exact_of(given->minutes_up.value);
    if (up.units < 0 || nk_exact_subtract(up, most).units > 0)
        nk_check_report_numbers(checking, nk_check_member(checking, &given->place, "minutes"),
                                nk_measurement_name(checking, measurement), most, up);
}

static void check_time(struct nk_checking *checking, const struct nk_check_measured *measured,
                       const struct nk_measurement *measurement)
{
    (void)measured;
    if (!is_time_weighted(measurement))
        return;
    checking->unit = NK_TEXT("minutes");
    check_minutes(checking, measurement);
    checking->unit = NK_TEXT("count");
    check_incidents(checking, measurement);
}

void nk_check_indicator_minutes(struct nk_checking *checking)
{
    nk_check_measurements(checking, check_time);
}

/* ---- a stated value against what it is made of ---- */

/* The value as it is written stands for everything that rounds to it. A value that is at most so much, or more than so
 * much, reaches on to that side. */
static bool can_be(const struct nk_indicator_value *given, struct nk_fraction low, struct nk_fraction high)
{
    struct nk_fraction least = nk_fraction_of(given->value.value);
    least.numerator *= 2;
    least.denominator *= 2;
    struct nk_fraction most = least;
    least.numerator -= 1;
    most.numerator += 1;
    switch (given->qualifier) {
    case NK_ABOUT:
        return true;
    case NK_MORE_THAN:
        return nk_fraction_compare(least, high) <= 0;
    case NK_UP_TO:
        return nk_fraction_compare(most, low) >= 0;
    case NK_EXACTLY:
        break;
    }
    return nk_fraction_compare(most, low) >= 0 && nk_fraction_compare(least, high) <= 0;
}

static void expect_between(struct nk_checking *checking, const struct nk_measurement *measurement,
                           struct nk_fraction low, struct nk_fraction high)
{
    const struct nk_indicator_value *given = measurement->given;
    if (can_be(given, low, high))
        return;
    bool too_low = nk_fraction_compare(nk_fraction_of(given->value.value), low) < 0;
    nk_check_report_numbers(checking, given->value.place, nk_measurement_name(checking, measurement),
                            rounded(checking, too_low ? low : high, given->value.value.scale),
                            nk_exact_of(given->value.value));
}

static bool is_part(const struct nk_measurement *part, const struct nk_measurement *whole)
{
    bool same = part->period.first == whole->period.first && part->period.last == whole->period.last;
    return !same && nk_period_contains(&whole->period, &part->period);
}

/* What the parts make of it, without the measurement of the whole. */
static bool of_parts(struct nk_indicator_result *ret, struct nk_checking *checking,
                     const struct nk_check_measured *measured, const struct nk_measurement *whole)
{
    size_t count;
    size_t first = nk_measurements_of(&measured->all, whole->given->service, whole->given->indicator, &count);
    struct nk_measurements parts = measured->all;
    parts.items = measured->some;
    parts.count = 0;
    for (size_t i = first; i < first + count; i++)
        if (is_part(&measured->all.items[i], whole))
            measured->some[parts.count++] = measured->all.items[i];
    if (parts.count == 0)
        return false;
    const struct nk_indicator_question question = {
        .service = whole->given->service, .indicator = whole->given->indicator, .period = whole->period};
    enum nk_status status = nk_indicator_compute(ret, checking->arena, &parts, &question);
    if (status != NK_OK) {
        checking->status = status;
        return false;
    }
    bool of_the_end = whole->indicator->over_time != NK_AGGREGATE_LAST || ret->as_of == whole->period.last;
    return ret->absence == NK_INDICATOR_PRESENT && of_the_end;
}

/* An availability is the ratio of minutes that are up to minutes that were agreed. */
static void check_ratio(struct nk_checking *checking, const struct nk_check_measured *measured,
                        const struct nk_measurement *measurement)
{
    const struct nk_indicator_value *given = measurement->given;
    struct nk_availability availability;
    struct nk_fraction exact;
    (void)measured;
    bool has_both = nk_number_has_value(&given->value) &&
                    (given->incidents_given || nk_number_has_value(&given->minutes_up));
    if (is_time_weighted(measurement) && has_both &&
        nk_availability_of(&availability, checking->arena, &measurement->period, given) == NK_OK &&
        nk_availability_value(&exact, &availability) == NK_OK)
        expect_between(checking, measurement, exact, exact);
}

void nk_check_indicator_ratio(struct nk_checking *checking)
{
    nk_check_measurements(checking, check_ratio);
}

static void check_recomputed(struct nk_checking *checking, const struct nk_check_measured *measured,
                             const struct nk_measurement *measurement)
{
    const struct nk_indicator_value *given = measurement->given;
    struct nk_indicator_result parts;
    if (!nk_number_has_value(&given->value))
        return;
    if (!of_parts(&parts, checking, measured, measurement))
        return;
    const struct nk_fraction own = nk_fraction_of(given->value.value);
    expect_between(checking, measurement, parts.has_low ? parts.exact_low : own,
                   parts.has_high ? parts.exact_high : own);
}

void nk_check_indicator_recomputed(struct nk_checking *checking)
{
    nk_check_measurements(checking, check_recomputed);
}

/* ---- a verdict against the value and its target ---- */

static bool ask(struct nk_indicator_result *ret, struct nk_checking *checking, const struct nk_measurements *all,
                const struct nk_measurement *measurement)
{
    const struct nk_indicator_question question = {
        .service = measurement->given->service,
        .indicator = measurement->given->indicator,
        .period = measurement->period,
    };
    enum nk_status status = nk_indicator_compute(ret, checking->arena, all, &question);
    if (status != NK_OK)
        checking->status = status;
    return status == NK_OK;
}

static void check_verdict(struct nk_checking *checking, const struct nk_check_measured *measured,
                          const struct nk_measurement *measurement)
{
    const struct nk_indicator_value *given = measurement->given;
    struct nk_indicator_result result;
    if (!given->verdict_given || given->verdict == NK_UNDETERMINED)
        return;
    if (!ask(&result, checking, &measured->all, measurement))
        return;
    if (result.reason == NK_VERDICT_AS_STATED || result.verdict == NK_UNDETERMINED || result.verdict == given->verdict)
        return;
    nk_check_report(checking, nk_check_member(checking, &given->place, "verdict"),
                    nk_measurement_name(checking, measurement), nk_text_of(nk_verdict_code(result.verdict)),
                    nk_text_of(nk_verdict_code(given->verdict)));
}

void nk_check_indicator_verdict(struct nk_checking *checking)
{
    nk_check_measurements(checking, check_verdict);
}

/* ---- a sum of indicators against its parts ---- */

/* Computing a value is dear, and most indicators are no sum of others. */
static bool is_sum(const struct nk_checking *checking, const struct nk_measurement *measurement)
{
    const struct nk_indicator_definitions *definitions = checking->catalogue->indicators;
    for (size_t i = 0; definitions && i < definitions->sum_count; i++)
        if (nk_text_equal(definitions->sums[i].sum, measurement->given->indicator))
            return true;
    return false;
}

/* The tolerance is in units of the last decimal: parts and sum are each rounded. What is not collected can only make
 * the sum larger. */
static void check_sum(struct nk_checking *checking, const struct nk_check_measured *measured,
                      const struct nk_measurement *measurement)
{
    struct nk_indicator_result result;
    if (!nk_number_has_value(&measurement->given->value) || !is_sum(checking, measurement))
        return;
    if (!ask(&result, checking, &measured->all, measurement))
        return;
    if (!result.has_parts_sum || result.is_parts_sum || result.absence != NK_INDICATOR_PRESENT)
        return;
    const struct nk_exact off = nk_exact_subtract(nk_exact_of(result.value), nk_exact_of(result.parts_sum));
    bool smaller = off.units < 0;
    if ((result.parts_complete || smaller) &&
        nk_exact_exceeds(off, checking->rule->tolerance, result.indicator->decimals))
        nk_check_report_numbers(checking, measurement->given->value.place, nk_measurement_name(checking, measurement),
                                nk_exact_of(result.parts_sum), nk_exact_of(result.value));
}

void nk_check_indicator_sum(struct nk_checking *checking)
{
    nk_check_measurements(checking, check_sum);
}
