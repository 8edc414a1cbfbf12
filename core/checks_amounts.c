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
static bool has_amounts(const struct nk_cells *cells)
{
    for (size_t i = 0; i < cells->count; i++)
        if (nk_number_has_value(&cells->items[i].amount))
            return true;
    return false;
}

/* One margin without the other is another rule's. */
void nk_check_empty_return(struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;
    const bool crosses = nk_check_expenditure(checking) == &submission->expenditure;
    checking->applied = true;
    if (crosses ? has_amounts(&submission->expenditure)
                : has_amounts(&submission->expenditure_by_category) || has_amounts(&submission->expenditure_by_area))
        return;
    const struct nk_text pointer = crosses ? NK_TEXT("/expenditure") : NK_TEXT("/expenditureByCategory");
    nk_check_report(checking, nk_check_pointer(pointer), NK_NO_TEXT, NK_NO_TEXT, NK_NO_TEXT);
}

void nk_check_both_margins(struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;
    const struct {
        const struct nk_cells *cells;
        struct nk_text pointer, name;
    } margins[] = {
        {&submission->expenditure_by_category, NK_TEXT("/expenditureByCategory"), NK_TEXT("expenditureByCategory")},
        {&submission->expenditure_by_area, NK_TEXT("/expenditureByArea"), NK_TEXT("expenditureByArea")},
    };
    for (size_t i = 0; i < 2; i++) {
        const size_t other = 1 - i;
        if (!has_amounts(margins[other].cells))
            continue;
        checking->applied = true;
        if (has_amounts(margins[i].cells))
            continue;
        checking->basis = (struct nk_finding_basis){.list = margins[other].name};
        nk_check_report_number_texts(
            checking, nk_check_pointer(margins[i].pointer), margins[i].name,
            nk_check_number_text(checking, nk_exact_integer(nk_check_sum(margins[other].cells).sum)), NK_NO_TEXT);
    }
}
