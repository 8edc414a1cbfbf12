/* What is said of service indicators is of what is defined: service, indicator, period, unit, base and target; and a
 * share can be a share. */
#include "core/check.h"
#include "core/checks_measured.h"
#include "core/indicator.h"
#include "core/order.h"

enum { WHOLE_PERCENT = 100, YEAR_OF_DATE = 10000 };

struct nk_text nk_check_measurement_name(struct nk_checking *checking, const struct nk_indicator_value *given)
{
    return nk_check_cell_name(checking, given->service, given->indicator, given->period);
}

/* NULL: nothing is measured, or there is no memory. */
static const struct nk_check_measured *measured_of(struct nk_checking *checking)
{
    const struct nk_submission *prior = checking->context->prior;
    size_t count = 0;
    if (checking->measured || !checking->catalogue->indicators || checking->submission->indicator_count == 0)
        return checking->measured;
    struct nk_check_measured *measured = NK_NEW(checking->arena, struct nk_check_measured);
    enum nk_status status = NK_NO_MEMORY;
    if (measured) {
        measured->returns[count++] = (struct nk_return){.submission = checking->submission};
        if (prior)
            measured->returns[count++] = (struct nk_return){.submission = prior};
        status = nk_measurements_collect(&measured->all, checking->arena, checking->catalogue->indicators,
                                         measured->returns, count);
    }
    if (status == NK_OK)
        measured->some = NK_NEW_ARRAY(checking->arena, struct nk_measurement, measured->all.count);
    if (status == NK_OK && !measured->some)
        status = NK_NO_MEMORY;
    if (status != NK_OK) {
        checking->status = status;
        return NULL;
    }
    checking->measured = measured;
    return measured;
}

static bool is_own(const struct nk_checking *checking, const struct nk_measurement *measurement)
{
    return measurement->from->submission == checking->submission;
}

void nk_check_measurements(struct nk_checking *checking, nk_measurement_check *check)
{
    const struct nk_check_measured *measured = measured_of(checking);
    if (!measured)
        return;
    checking->applied = true;
    for (size_t i = 0; i < measured->all.count && checking->status == NK_OK; i++)
        if (is_own(checking, &measured->all.items[i]))
            check(checking, measured, &measured->all.items[i]);
}

/* Calls `check` for every statement whose indicator is defined. */
static void for_each(struct nk_checking *checking,
                     void (*check)(struct nk_checking *checking, const struct nk_indicator *indicator,
                                   const struct nk_indicator_value *given))
{
    const struct nk_submission *submission = checking->submission;
    for (size_t i = 0; i < submission->indicator_count && checking->catalogue->indicators; i++) {
        const struct nk_indicator_value *given = &submission->indicators[i];
        const struct nk_indicator *indicator = nk_indicator_find(checking->catalogue->indicators, given->indicator);
        checking->applied = true;
        if (indicator)
            check(checking, indicator, given);
    }
}

void nk_check_indicator_known(struct nk_checking *checking)
{
    const struct nk_indicator_definitions *definitions = checking->catalogue->indicators;
    const struct nk_submission *submission = checking->submission;
    if (!definitions)
        return;
    for (size_t i = 0; i < submission->indicator_count; i++) {
        const struct nk_indicator_value *given = &submission->indicators[i];
        checking->applied = true;
        bool service = nk_service_find(definitions, given->service) != NULL;
        if (!nk_service_indicator_find(definitions, given->service, given->indicator))
            nk_check_report(checking, nk_check_member(checking, &given->place, service ? "indicator" : "service"),
                            service ? given->indicator : given->service, NK_NO_TEXT,
                            service ? given->indicator : given->service);
    }
    for (size_t i = 0; i < submission->service_cost_count; i++) {
        const struct nk_service_cost *cost = &submission->service_costs[i];
        checking->applied = true;
        if (!nk_service_find(definitions, cost->service))
            nk_check_report(checking, nk_check_member(checking, &cost->place, "service"), cost->service, NK_NO_TEXT,
                            cost->service);
    }
}

/* A period exists or does not, whatever is measured of it. */
void nk_check_indicator_period(struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;
    struct nk_period period;
    for (size_t i = 0; i < submission->indicator_count && checking->catalogue->indicators; i++) {
        const struct nk_indicator_value *given = &submission->indicators[i];
        checking->applied = true;
        if (!nk_period_parse(&period, given->period))
            nk_check_report(checking, nk_check_member(checking, &given->place, "period"), given->period, NK_NO_TEXT,
                            given->period);
    }
}

static bool is_date(enum nk_period_kind kind)
{
    return kind == NK_PERIOD_POINT || kind == NK_PERIOD_CUMULATIVE;
}

/* Kinds stand from the longest to the shortest: a year of something monthly can be, a month of something yearly not. A
 * point in time may be told as the period that it ends. */
static bool is_right_kind(enum nk_period_kind defined, enum nk_period_kind stated)
{
    if (is_date(stated))
        return is_date(defined);
    return is_date(defined) || stated <= defined;
}

static void check_kind(struct nk_checking *checking, const struct nk_indicator *indicator,
                       const struct nk_indicator_value *given)
{
    struct nk_period period;
    if (!nk_period_parse(&period, given->period))
        return;
    bool of_year = period.last / YEAR_OF_DATE == checking->submission->year;
    if (of_year && is_right_kind(indicator->period, period.kind))
        return;
    nk_check_report(checking, nk_check_member(checking, &given->place, "period"),
                    nk_check_measurement_name(checking, given),
                    nk_text_of(nk_period_kind_code(indicator->period)), given->period);
}

void nk_check_indicator_period_kind(struct nk_checking *checking)
{
    for_each(checking, check_kind);
}

static int compare_measured(const struct nk_indicator_value *a, const struct nk_indicator_value *b)
{
    int order = nk_text_compare(a->service, b->service);
    if (order == 0)
        order = nk_text_compare(a->indicator, b->indicator);
    return order ? order : nk_text_compare(a->period, b->period);
}

static int compare_stated(const void *context, size_t a, size_t b)
{
    const struct nk_indicator_value *const *stated = context;
    return compare_measured(stated[a], stated[b]);
}

/* What is stated in the unit of its definition, in the order of what is measured. */
static const struct nk_check_stated *in_own_unit(struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;
    const size_t most = submission->indicator_count;
    if (checking->in_own_unit)
        return checking->in_own_unit;
    struct nk_check_stated *stated = NK_NEW(checking->arena, struct nk_check_stated);
    const struct nk_indicator_value **items = NK_NEW_ARRAY(checking->arena, const struct nk_indicator_value *, most);
    size_t *order = NK_NEW_ARRAY(checking->arena, size_t, most);
    if (!stated || !items || !order) {
        checking->status = NK_NO_MEMORY;
        return NULL;
    }
    *stated = (struct nk_check_stated){.items = items, .order = order};
    for (size_t i = 0; i < most; i++) {
        const struct nk_indicator_value *given = &submission->indicators[i];
        const struct nk_indicator *indicator = nk_indicator_find(checking->catalogue->indicators, given->indicator);
        if (indicator && nk_indicator_has_its_unit(indicator, given))
            items[stated->count++] = given;
    }
    nk_order(order, stated->count, compare_stated, items);
    checking->in_own_unit = stated;
    return stated;
}

/* The return also states the same in the unit of the definition: a source that says one number in two units. */
static bool is_stated_in_two_units(struct nk_checking *checking, const struct nk_indicator *indicator,
                                   const struct nk_indicator_value *given)
{
    if (nk_indicator_has_its_unit(indicator, given))
        return false;
    const struct nk_check_stated *stated = in_own_unit(checking);
    size_t low = 0;
    for (size_t high = stated ? stated->count : 0; low < high;) {
        const size_t middle = low + (high - low) / 2;
        const bool before = compare_measured(stated->items[stated->order[middle]], given) < 0;
        *(before ? &low : &high) = before ? middle + 1 : middle;
    }
    return stated && low < stated->count && compare_measured(stated->items[stated->order[low]], given) == 0;
}

static void check_two_units(struct nk_checking *checking, const struct nk_indicator *indicator,
                            const struct nk_indicator_value *given)
{
    if (is_stated_in_two_units(checking, indicator, given))
        nk_check_report(checking, nk_check_member(checking, &given->place, "unit"),
                        nk_check_measurement_name(checking, given), indicator->unit, given->unit);
}

void nk_check_indicator_two_units(struct nk_checking *checking)
{
    for_each(checking, check_two_units);
}

static void check_unit(struct nk_checking *checking, const struct nk_indicator *indicator,
                       const struct nk_indicator_value *given)
{
    const struct {
        const char *member;
        struct nk_text stated, defined;
    } both[] = {{"base", given->base, indicator->base}, {"unit", given->unit, indicator->unit}};
    const size_t count = is_stated_in_two_units(checking, indicator, given) ? 1 : 2;
    for (size_t i = 0; i < count; i++)
        if (both[i].stated.length > 0 && !nk_text_equal(both[i].stated, both[i].defined))
            nk_check_report(checking, nk_check_member(checking, &given->place, both[i].member), both[i].stated,
                            both[i].defined, both[i].stated);
}

void nk_check_indicator_unit(struct nk_checking *checking)
{
    for_each(checking, check_unit);
}

/* The number of a share lies between 0 and 100, no part is more than its base, and a base is above zero. */
static void check_share(struct nk_checking *checking, const struct nk_indicator *indicator,
                        const struct nk_indicator_value *given)
{
    const struct nk_number *value = &given->value;
    const struct nk_number *base = &given->base_value;
    const struct nk_decimal nothing = nk_decimal_integer(0);
    const struct nk_decimal all = nk_decimal_integer(WHOLE_PERCENT);
    struct nk_text name = nk_check_measurement_name(checking, given);
    if (indicator->is_share && nk_number_has_value(value)) {
        if (nk_decimal_compare(value->value, nothing) < 0)
            nk_check_report_numbers(checking, value->place, name, nk_exact_of(nothing), nk_exact_of(value->value));
        if (nk_decimal_compare(value->value, all) > 0)
            nk_check_report_numbers(checking, value->place, name, nk_exact_of(all), nk_exact_of(value->value));
    }
    if (!nk_number_has_value(base))
        return;
    if (nk_decimal_compare(base->value, nothing) <= 0)
        nk_check_report_numbers(checking, base->place, name, nk_exact_integer(1), nk_exact_of(base->value));
    else if (!indicator->is_share && nk_number_has_value(value) && nk_decimal_compare(value->value, base->value) > 0)
        nk_check_report_numbers(checking, value->place, name, nk_exact_of(base->value), nk_exact_of(value->value));
}

void nk_check_indicator_share(struct nk_checking *checking)
{
    for_each(checking, check_share);
}

static void check_target(struct nk_checking *checking, const struct nk_indicator *indicator,
                         const struct nk_indicator_value *given)
{
    struct nk_period period;
    if (!given->target_given || !nk_period_parse(&period, given->period))
        return;
    const struct nk_target *agreed =
        nk_target_in_force(checking->catalogue->indicators, given->service, indicator->id, period.last);
    if (!agreed)
        return;
    if (agreed->comparator != given->comparator)
        nk_check_report(checking, nk_check_member(checking, &given->place, "comparator"),
                        nk_check_measurement_name(checking, given),
                        nk_text_of(nk_comparator_code(agreed->comparator)),
                        nk_text_of(nk_comparator_code(given->comparator)));
    if (nk_decimal_compare(agreed->value, given->target) != 0)
        nk_check_report_numbers(checking, nk_check_member(checking, &given->place, "target"),
                                nk_check_measurement_name(checking, given), nk_exact_of(agreed->value),
                                nk_exact_of(given->target));
}

void nk_check_indicator_target(struct nk_checking *checking)
{
    for_each(checking, check_target);
}
