/* Each cell beside what the actor reported in it before: amounts that are far off, and amounts that are gone. */
#include "core/check_history.h"
#include "core/check_statistics.h"

/* Parameters of the rule. How many times as large or small as last year a cell may be, in percent: ratio-percent, or
 * large-percent for what is at least `large` kroner; investment-percent, by which either is multiplied for investments,
 * which come and go. least-difference: what is less off than this is no finding whatever its ratio. */
struct bounds {
    struct nk_exact ratio, large_ratio, investment; /* percent */
    struct nk_exact large, least_difference;        /* kroner */
    struct nk_exact least_years;
};

static struct bounds bounds_of(const struct nk_checking *checking)
{
    return (struct bounds){
        .ratio = nk_check_parameter_or(checking, "ratio-percent", 300),
        .large_ratio = nk_check_parameter_or(checking, "large-percent", 200),
        .investment = nk_check_parameter_or(checking, "investment-percent", 200),
        .large = nk_check_parameter_or(checking, "large", 50000000),
        .least_difference = nk_check_parameter_or(checking, "least-difference", 1000000),
        .least_years = nk_check_parameter_or(checking, "least-years", 3),
    };
}

static struct nk_check_range range_of_ratio(const struct bounds *bounds, int64_t before, enum nk_cost_type cost_type)
{
    enum { HUNDRED = 100 };
    const bool is_large = nk_exact_subtract(nk_exact_integer(before), bounds->large).units >= 0;
    struct nk_exact percent = is_large ? bounds->large_ratio : bounds->ratio;
    if (cost_type == NK_INVESTMENT)
        percent = nk_exact_percent(percent, bounds->investment);
    const __int128 whole = nk_exact_whole(percent).units;
    return (struct nk_check_range){
        .expected = before,
        .least = whole > 0 ? (__int128)before * HUNDRED / whole : 0,
        .most = (__int128)before * whole / HUNDRED,
    };
}

static bool is_far(const struct bounds *bounds, const struct nk_check_range *range, int64_t value)
{
    const struct nk_exact off = nk_exact_integer((__int128)value - range->expected);
    return nk_check_is_outside(range, value) &&
           nk_exact_subtract(nk_check_size_of(off.units), bounds->least_difference).units >= 0;
}

/* The amounts of the cell in earlier years. */
static void read_values(struct nk_check_values *ret, const struct nk_check_history *history, size_t i)
{
    ret->count = 0;
    for (size_t k = 0; k < history->year_count && ret->count < NK_CHECK_VALUES_MAX; k++) {
        const struct nk_check_position *then = &history->years[k].positions[i];
        if (nk_check_has_amount(then) && nk_check_fits(then->sum))
            ret->items[ret->count++] = (int64_t)then->sum;
    }
}

static struct nk_text years_in_a_row(struct nk_checking *checking, const struct nk_check_history *history, size_t i)
{
    struct nk_text list = NK_TEXT("");
    for (size_t k = 0; k < history->year_count; k++)
        if (nk_check_has_amount(&history->years[k].positions[i]))
            list = nk_check_add_year(checking, list, history->years[k].year,
                                     nk_exact_integer(history->years[k].positions[i].sum));
    return list;
}

/* With least-years earlier amounts, outside of what their median and spread allow as well as of the ratio to it:
 * amounts that hardly ever moved do not make a small step striking. With fewer, the ratio to last year. */
static void compare_cell(struct nk_checking *checking, const struct bounds *bounds,
                         const struct nk_check_history *history, size_t i)
{
    const enum nk_cost_type cost_type = nk_shape_key(&history->shape, i).cost_type;
    const int64_t value = (int64_t)history->now[i].sum;
    struct nk_check_range range = range_of_ratio(bounds, (int64_t)history->before[i].sum, cost_type);
    struct nk_check_values values;
    read_values(&values, history, i);
    if (nk_exact_subtract(nk_exact_integer((__int128)values.count), bounds->least_years).units >= 0) {
        const int64_t median = nk_check_median(&values);
        range = range_of_ratio(bounds, median, cost_type);
        const struct nk_check_range by_spread = nk_check_range_of(checking, &values);
        range.spread = by_spread.spread;
        range.least = range.least < by_spread.least ? range.least : by_spread.least;
        range.most = range.most > by_spread.most ? range.most : by_spread.most;
    }
    if (!is_far(bounds, &range, value))
        return;
    nk_check_rest_on_range(checking, &range, 0, 0, years_in_a_row(checking, history, i));
    nk_check_report_numbers(checking, history->now[i].largest->amount.place,
                            nk_check_position_name(checking, &history->shape, i), nk_exact_integer(range.expected),
                            nk_exact_integer(value));
}

static bool is_above_zero(const struct nk_check_position *position)
{
    return nk_check_has_amount(position) && position->sum > 0 && nk_check_fits(position->sum);
}

/* What has fallen to zero, and what is gone, are for other rules. */
void nk_check_cell_plausible_over_time(struct nk_checking *checking)
{
    struct nk_check_history *history = nk_check_history(checking);
    const struct bounds bounds = bounds_of(checking);
    for (size_t i = 0; history && i < history->shape.length && checking->status == NK_OK; i++) {
        if (!is_above_zero(&history->now[i]) || !is_above_zero(&history->before[i]))
            continue;
        checking->applied = true;
        if (!history->told[i])
            compare_cell(checking, &bounds, history, i);
    }
}
