/* A value of a service indicator against the one before it, in the return or in that of the year before. */
#include "core/checks_measured.h"

enum { PERCENT = 100 };

static bool is_broken(const struct nk_indicator_definitions *definitions, const struct nk_measurement *earlier,
                      const struct nk_measurement *later, bool resets_only)
{
    for (size_t i = 0; i < definitions->break_count; i++) {
        const struct nk_indicator_break *each = &definitions->breaks[i];
        bool of_service = each->service.length == 0 || nk_text_equal(each->service, later->given->service);
        if (of_service && nk_text_equal(each->indicator, later->indicator->id) && each->from > earlier->period.last &&
            each->from <= later->period.last && (each->is_reset || !resets_only))
            return true;
    }
    return false;
}

/* The latest of the same kind of period before this one, with a value. */
static const struct nk_measurement *one_before(const struct nk_measurements *all, const struct nk_measurement *later)
{
    const struct nk_measurement *found = NULL;
    for (size_t i = 0; i < all->count; i++) {
        const struct nk_measurement *each = &all->items[i];
        if (each->indicator == later->indicator && nk_text_equal(each->given->service, later->given->service) &&
            each->period.kind == later->period.kind && each->period.last < later->period.first &&
            nk_number_has_value(&each->given->value) && (!found || each->period.last > found->period.last))
            found = each;
    }
    return found;
}

/* More than (100 + tolerance) percent of the other, whichever is larger. */
static bool is_sudden(struct nk_decimal before, struct nk_decimal now, int64_t tolerance)
{
    if (before.units <= 0 || now.units < 0)
        return false;
    bool grew = nk_decimal_compare(now, before) > 0;
    struct nk_exact larger = nk_exact_of(grew ? now : before);
    struct nk_exact smaller = nk_exact_of(grew ? before : now);
    larger.units *= PERCENT;
    smaller.units *= PERCENT + tolerance;
    return nk_exact_subtract(larger, smaller).units > 0;
}

static void check_change(struct nk_checking *checking, const struct nk_check_measured *measured,
                         const struct nk_measurement *measurement)
{
    const struct nk_measurement *before = one_before(&measured->all, measurement);
    const struct nk_number *value = &measurement->given->value;
    if (!before || !nk_number_has_value(value) || is_broken(measured->all.definitions, before, measurement, false))
        return;
    if (is_sudden(before->given->value.value, value->value, checking->rule->tolerance))
        nk_check_report_numbers(checking, value->place, nk_measurement_name(checking, measurement),
                                nk_exact_of(before->given->value.value), nk_exact_of(value->value));
}

void nk_check_indicator_change(struct nk_checking *checking)
{
    nk_check_measurements(checking, check_change);
}

static void check_fall(struct nk_checking *checking, const struct nk_check_measured *measured,
                       const struct nk_measurement *measurement)
{
    if (measurement->indicator->period != NK_PERIOD_CUMULATIVE)
        return;
    const struct nk_measurement *before = one_before(&measured->all, measurement);
    const struct nk_number *value = &measurement->given->value;
    if (!before || !nk_number_has_value(value) || is_broken(measured->all.definitions, before, measurement, true))
        return;
    if (nk_decimal_compare(value->value, before->given->value.value) < 0)
        nk_check_report_numbers(checking, value->place, nk_measurement_name(checking, measurement),
                                nk_exact_of(before->given->value.value), nk_exact_of(value->value));
}

void nk_check_indicator_falls(struct nk_checking *checking)
{
    nk_check_measurements(checking, check_fall);
}
