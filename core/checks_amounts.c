/* Single numbers, and sums of one section. */
#include "core/apportion.h"
#include "core/check.h"
#include "core/money.h"

/* Of employees, full-time equivalents and DRG points of one return. More than the country has people is a typing
 * error, and with nine decimals the sum of ninety returns stays within 64 bits. */
enum { COUNT_MAX = 100000000 };
enum { WHOLE_KEY = 100 };

void nk_check_negative_amount(struct nk_checking *checking)
{
    for (size_t i = 0; i < checking->number_count; i++) {
        const struct nk_number *number = checking->numbers[i].number;
        if (checking->numbers[i].kind == NK_NUMBER_SIGNED || !nk_number_has_value(number))
            continue;
        checking->applied = true;
        if (number->value.units < 0)
            nk_check_report_numbers(checking, number->place, NK_NO_TEXT, nk_exact_integer(0),
                                    nk_exact_of(number->value));
    }
}

static int64_t limit_of(enum nk_number_kind kind)
{
    switch (kind) {
    case NK_NUMBER_EXPENSE:
    case NK_NUMBER_SIGNED:
        return NK_AMOUNT_MAX;
    case NK_NUMBER_COUNT:
        return COUNT_MAX;
    case NK_NUMBER_SHARE:
        return WHOLE_KEY;
    }
    return NK_AMOUNT_MAX;
}

void nk_check_amount_limit(struct nk_checking *checking)
{
    for (size_t i = 0; i < checking->number_count; i++) {
        const struct nk_number *number = checking->numbers[i].number;
        int64_t limit = limit_of(checking->numbers[i].kind);
        if (!nk_number_has_value(number))
            continue;
        checking->applied = true;
        if (nk_exact_exceeds(nk_exact_of(number->value), limit, 0))
            nk_check_report_numbers(checking, number->place, NK_NO_TEXT, nk_exact_integer(limit),
                                    nk_exact_of(number->value));
    }
    checking->unit = NK_TEXT("lines");
    if (checking->submission->financing_count > NK_FINANCIERS_MAX)
        nk_check_report_numbers(checking, nk_check_pointer(NK_TEXT("/financing")), NK_TEXT("financing"),
                                nk_exact_integer(NK_FINANCIERS_MAX),
                                nk_exact_integer((__int128)checking->submission->financing_count));
}

static void check_sum(struct nk_checking *checking, struct nk_text pointer, struct nk_text section, __int128 sum)
{
    __int128 limit = sum < 0 ? INT64_MIN : INT64_MAX;
    if (sum > INT64_MAX || sum < INT64_MIN)
        nk_check_report_numbers(checking, nk_check_pointer(pointer), section, nk_exact_integer(limit),
                                nk_exact_integer(sum));
}

/* A section whose lists fit one by one may still not fit together. */
void nk_check_sum_overflow(struct nk_checking *checking)
{
    __int128 financing = 0;
    __int128 purchases = 0;
    for (size_t i = 0; i < checking->list_count; i++) {
        const struct nk_cell_list *list = &checking->lists[i];
        __int128 sum = nk_check_sum(list->cells).sum;
        checking->applied |= list->cells->count > 0;
        check_sum(checking, list->pointer, list->name, sum);
        financing += list->section == NK_CELLS_FINANCING ? sum : 0;
        purchases += list->section == NK_CELLS_PURCHASE ? sum : 0;
    }
    check_sum(checking, NK_TEXT("/financing"), NK_TEXT("financing"), financing);
    check_sum(checking, NK_TEXT("/purchases"), NK_TEXT("purchases"), purchases);
}

/* A cell with zero is a report; cells that are all missing are none. */
void nk_check_empty_return(struct nk_checking *checking)
{
    const struct nk_cells *cells = nk_check_expenditure(checking);
    checking->applied = true;
    for (size_t i = 0; i < cells->count; i++)
        if (nk_number_has_value(&cells->items[i].amount))
            return;
    struct nk_text pointer = cells == &checking->submission->expenditure ? NK_TEXT("/expenditure")
                                                                         : NK_TEXT("/expenditureByCategory");
    nk_check_report(checking, nk_check_pointer(pointer), NK_NO_TEXT, NK_NO_TEXT, NK_NO_TEXT);
}
