/* Sums that have to agree: margins, purchases with their cells, financing with what is reported. */
#include "core/check.h"

struct margin_sum {
    __int128 sum;
    bool stated; /* the margin has an amount, of whatever cost type */
};

/* The sum of a margin's cells of one cost type. */
static struct margin_sum sum_of_type(const struct nk_cells *cells, struct nk_text cost_type)
{
    struct margin_sum sum = {.stated = false};
    for (size_t i = 0; i < cells->count; i++) {
        if (!nk_number_has_value(&cells->items[i].amount))
            continue;
        sum.stated = true;
        if (nk_text_equal(cells->items[i].cost_type, cost_type))
            sum.sum += cells->items[i].amount.value.units;
    }
    return sum;
}

void nk_check_margins_agree(struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;
    for (size_t type = 0; type < NK_COST_TYPES; type++) {
        struct nk_text code = nk_cost_type_codes[type];
        const struct margin_sum by_category = sum_of_type(&submission->expenditure_by_category, code);
        const struct margin_sum by_area = sum_of_type(&submission->expenditure_by_area, code);
        /* A whole margin that is missing is another rule's to say. */
        if (!by_category.stated || !by_area.stated)
            return;
        /* Of a missing value nothing is known on either side: what is known is the same money in both margins. */
        checking->applied = true;
        if (nk_exact_exceeds(nk_exact_integer(by_area.sum - by_category.sum), checking->rule->tolerance, 0))
            nk_check_report_numbers(checking, nk_check_pointer(NK_TEXT("/expenditureByArea")), code,
                                    nk_exact_integer(by_category.sum), nk_exact_integer(by_area.sum));
    }
}

/* A purchase that is already in the buyer's own expenditure is taken out of its cells, so it must say which; another
 * one may be stated without cells. */
void nk_check_purchase_cells_sum(struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;
    for (size_t i = 0; i < submission->purchase_count; i++) {
        const struct nk_purchase *purchase = &submission->purchases[i];
        const struct nk_cells_sum cells = nk_check_sum(&purchase->cells);
        bool states_cells = purchase->booked || purchase->cells.count > 0;
        if (purchase->booked && purchase->cells.count == 0 && !nk_number_has_value(&purchase->amount)) {
            checking->applied = true;
            nk_check_report(checking, nk_check_member(checking, &purchase->place, "cells"), purchase->supplier,
                            NK_NO_TEXT, NK_NO_TEXT);
            continue;
        }
        if (!states_cells || !cells.complete || !nk_number_has_value(&purchase->amount))
            continue;
        checking->applied = true;
        const struct nk_exact off = nk_exact_integer(cells.sum - purchase->amount.value.units);
        if (nk_exact_exceeds(off, checking->rule->tolerance, 0))
            nk_check_report_numbers(checking, nk_check_member(checking, &purchase->place, "cells"), purchase->supplier,
                                    nk_exact_of(purchase->amount.value), nk_exact_integer(cells.sum));
    }
}

/* residual(n) = own(n) − what others finance (R36). A key divides what there is; amounts may be more than that. */
void nk_check_residual_not_negative(struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;
    const struct nk_cells_sum own = nk_check_sum(nk_check_expenditure(checking));
    __int128 financed = 0;
    bool complete = own.complete;
    bool by_amount = false;

    for (size_t i = 0; i < submission->financing_count; i++) {
        if (submission->financing[i].basis != NK_BASIS_AMOUNT)
            continue;
        by_amount = true;
        const struct nk_cells_sum line = nk_check_sum(&submission->financing[i].cells);
        financed += line.sum;
        complete = complete && line.complete;
    }
    if (!by_amount || !complete)
        return;
    checking->applied = true;
    if (financed - own.sum > checking->rule->tolerance)
        nk_check_report_numbers(checking, nk_check_pointer(NK_TEXT("/financing")), submission->actor,
                                nk_exact_integer(own.sum), nk_exact_integer(financed));
}
