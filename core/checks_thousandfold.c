/* Amounts in thousands, or thousandfold: a whole return or one cell, seen from the year before. */
#include "core/check_history.h"
#include "core/check_statistics.h"

static __int128 smaller_of(__int128 a, __int128 b)
{
    return a < b ? a : b;
}

static __int128 larger_of(__int128 a, __int128 b)
{
    return a < b ? b : a;
}

/* Parameters: times, what the larger amount is divided by to be within it of a thousand (2: from 500 to 2,000); least,
 * kroner of the larger amount. */
struct bounds {
    __int128 times, least;
};

static struct bounds bounds_of(const struct nk_checking *checking)
{
    return (struct bounds){
        .times = nk_exact_whole(nk_check_parameter_or(checking, "times", 2)).units,
        .least = nk_exact_whole(nk_check_parameter_or(checking, "least", 1000000)).units,
    };
}

static bool is_thousandfold(const struct bounds *bounds, __int128 a, __int128 b)
{
    enum { THOUSAND = 1000 };
    const __int128 larger = larger_of(a, b), smaller = smaller_of(a, b);
    return smaller > 0 && larger >= bounds->least && larger * bounds->times >= smaller * THOUSAND &&
           larger <= smaller * THOUSAND * bounds->times;
}

static void rest_on_factor(struct nk_checking *checking, __int128 a, __int128 b, size_t count)
{
    enum { NUMBERS = 2 };
    struct nk_finding_number *numbers = NK_NEW_ARRAY(checking->arena, struct nk_finding_number, NUMBERS);
    if (!numbers) {
        checking->status = NK_NO_MEMORY;
        return;
    }
    const __int128 factor = larger_of(a, b) / smaller_of(a, b);
    numbers[0] = (struct nk_finding_number){NK_TEXT("factor"), nk_check_number_text(checking, nk_exact_integer(factor))};
    numbers[1] = (struct nk_finding_number){NK_TEXT("count"),
                                            nk_check_number_text(checking, nk_exact_integer((__int128)count))};
    checking->basis = (struct nk_finding_basis){.numbers = numbers, .number_count = NUMBERS};
}

static bool is_comparable(const struct nk_check_history *history, size_t i)
{
    return nk_check_has_amount(&history->now[i]) && nk_check_has_amount(&history->before[i]) &&
           history->now[i].sum > 0 && history->before[i].sum > 0;
}

static bool is_thousandfold_at(const struct bounds *bounds, const struct nk_check_history *history, size_t i)
{
    return is_thousandfold(bounds, history->now[i].sum, history->before[i].sum);
}

/* Parameters: most-percent of the cells that both years have may be a thousandfold, with more it is the unit of the
 * return; and least-cells. */
static void check_table(struct nk_checking *checking, struct nk_check_history *history, int table)
{
    const size_t first = history->shape.first[table], end = first + history->shape.size[table];
    const struct bounds bounds = bounds_of(checking);
    __int128 now = 0, before = 0;
    size_t compared = 0, thousandfold = 0;
    for (size_t i = first; i < end; i++) {
        if (!is_comparable(history, i))
            continue;
        now += history->now[i].sum;
        before += history->before[i].sum;
        compared++;
        thousandfold += is_thousandfold_at(&bounds, history, i);
    }
    checking->applied |= compared > 0;
    const struct nk_exact most = nk_exact_percent(nk_exact_integer((__int128)compared),
                                                  nk_check_parameter_or(checking, "most-percent", 50));
    const struct nk_exact count = nk_exact_integer((__int128)thousandfold);
    if (thousandfold == 0 || nk_exact_subtract(count, most).units <= 0 ||
        nk_exact_subtract(count, nk_check_parameter_or(checking, "least-cells", 2)).units < 0)
        return;
    for (size_t i = first; i < end; i++)
        if (is_comparable(history, i) && is_thousandfold_at(&bounds, history, i))
            history->told[i] = 1;
    rest_on_factor(checking, now, before, thousandfold);
    nk_check_report_numbers(checking, nk_check_table_place(&history->shape, table),
                            nk_check_table_name(&history->shape, table), nk_exact_integer(before),
                            nk_exact_integer(now));
}

void nk_check_return_thousandfold(struct nk_checking *checking)
{
    struct nk_check_history *history = nk_check_history(checking);
    for (int table = 0; history && table < (int)history->shape.table_count; table++)
        check_table(checking, history, table);
}

void nk_check_cell_thousandfold(struct nk_checking *checking)
{
    struct nk_check_history *history = nk_check_history(checking);
    const struct bounds bounds = bounds_of(checking);
    for (size_t i = 0; history && i < history->shape.length; i++) {
        if (!is_comparable(history, i))
            continue;
        checking->applied = true;
        if (history->told[i] || !is_thousandfold_at(&bounds, history, i))
            continue;
        history->told[i] = 1;
        rest_on_factor(checking, history->now[i].sum, history->before[i].sum, 1);
        nk_check_report_numbers(checking, history->now[i].largest->amount.place,
                                nk_check_position_name(checking, &history->shape, i),
                                nk_exact_integer(history->before[i].sum), nk_exact_integer(history->now[i].sum));
    }
}
