/* One number is never more than another: heads and full-time equivalents, ICT and the whole. */
#include "core/check.h"

enum { TERMS_MAX = 3 };

/* A number of a return, or a sum of some: known when all of them are. */
struct total {
    enum nk_return_number numbers[TERMS_MAX];
    size_t count;
    bool with_memo; /* and depreciation and write-downs, as far as they are given */
};

/* The part is at most the whole. The finding stands at `at`: the part when it is one number, otherwise the whole. */
struct relation {
    struct total part, whole;
    enum nk_return_number at;
};

static bool add_number(struct nk_exact *sum, const struct nk_number *number)
{
    if (number->given && number->status == NK_MISSING)
        return false;
    if (number->given)
        *sum = nk_exact_add(*sum, nk_exact_of(number->value));
    return true;
}

static bool total_of(struct nk_exact *ret, const struct nk_checking *checking, const struct total *total)
{
    *ret = nk_exact_integer(0);
    for (size_t i = 0; i < total->count; i++) {
        if (!checking->own.known[total->numbers[i]])
            return false;
        *ret = nk_exact_add(*ret, nk_exact_of(checking->own.value[total->numbers[i]]));
    }
    const struct nk_submission *submission = checking->submission;
    return !total->with_memo ||
           (submission->depreciation.given && add_number(ret, &submission->depreciation) &&
            add_number(ret, &submission->write_downs));
}

/* The finding says at most what (`expected`) and what there is (`actual`), or the other way round at the whole. */
static void check_relation(struct nk_checking *checking, const struct relation *relation, bool at_whole)
{
    struct nk_exact part, whole;
    if (!total_of(&part, checking, &relation->part) || !total_of(&whole, checking, &relation->whole))
        return;
    checking->applied = true;
    struct nk_exact excess = nk_exact_subtract(part, whole);
    if (excess.units <= 0 || !nk_exact_exceeds(excess, checking->rule->tolerance, 0))
        return;
    struct nk_place place = nk_check_place_of(checking, relation->at);
    if (at_whole)
        nk_check_report_numbers(checking, place, NK_NO_TEXT, part, whole);
    else
        nk_check_report_numbers(checking, place, NK_NO_TEXT, whole, part);
}

void nk_check_employees_at_least_fte(struct nk_checking *checking)
{
    checking->unit = NK_TEXT("count");
    check_relation(checking,
                   &(struct relation){.part = {{NK_RETURN_FTE}, 1, false},
                                      .whole = {{NK_RETURN_EMPLOYEES}, 1, false},
                                      .at = NK_RETURN_EMPLOYEES},
                   true);
}

/* Contracted people are not in the full-time equivalents of the actor. */
void nk_check_ict_fte_within_fte(struct nk_checking *checking)
{
    checking->unit = NK_TEXT("count");
    check_relation(checking,
                   &(struct relation){.part = {{NK_RETURN_ICT_FTE_INTERNAL}, 1, false},
                                      .whole = {{NK_RETURN_FTE}, 1, false},
                                      .at = NK_RETURN_ICT_FTE_INTERNAL},
                   false);
}

void nk_check_ict_within_operating_cost(struct nk_checking *checking)
{
    check_relation(checking,
                   &(struct relation){.part = {{NK_RETURN_OPERATING}, 1, false},
                                      .whole = {{NK_RETURN_COST}, 1, false},
                                      .at = NK_RETURN_OPERATING},
                   false);
}

/* Operating cost has depreciation and write-downs in it, ICT operating expenditure has not: where all of the actor is
 * ICT, the one is the other and the memo items together (R10). More than that counts depreciation twice. */
void nk_check_depreciation_outside_operating(struct nk_checking *checking)
{
    check_relation(checking,
                   &(struct relation){.part = {{NK_RETURN_OPERATING}, 1, true},
                                      .whole = {{NK_RETURN_COST}, 1, false},
                                      .at = NK_RETURN_OPERATING},
                   false);
}

/* An operating cell that is the depreciation to the krone is most likely the depreciation. */
void nk_check_depreciation_as_cell(struct nk_checking *checking)
{
    const struct nk_number *depreciation = &checking->submission->depreciation;
    if (!nk_number_has_value(depreciation) || depreciation->value.units == 0)
        return;
    for (size_t i = 0; i < checking->list_count; i++) {
        const struct nk_cell_list *list = &checking->lists[i];
        if (list->section > NK_CELLS_BY_AREA)
            continue;
        for (size_t k = 0; k < list->cells->count; k++) {
            const struct nk_cell *cell = &list->cells->items[k];
            checking->applied = true;
            if (!nk_text_equal(cell->cost_type, nk_cost_type_codes[NK_OPERATING]) ||
                !nk_number_has_value(&cell->amount) ||
                nk_decimal_compare(cell->amount.value, depreciation->value) != 0)
                continue;
            nk_check_report_number_texts(checking, cell->amount.place,
                                         nk_check_cell_name(checking, cell->category, cell->area, cell->cost_type),
                                         NK_NO_TEXT, nk_check_number_text(checking, nk_exact_of(cell->amount.value)));
        }
    }
}

/* Those who have expenditure have revenue, cost and people: a zero there is a number that nobody looked up. */
void nk_check_zero_is_not_missing(struct nk_checking *checking)
{
    static const enum nk_return_number never_zero[] = {NK_RETURN_REVENUE, NK_RETURN_COST, NK_RETURN_EMPLOYEES,
                                                       NK_RETURN_FTE};
    if (!checking->own.known[NK_RETURN_EXPENDITURE] || checking->own.value[NK_RETURN_EXPENDITURE].units <= 0)
        return;
    for (size_t i = 0; i < sizeof(never_zero) / sizeof(never_zero[0]); i++) {
        if (!checking->own.known[never_zero[i]])
            continue;
        checking->applied = true;
        if (checking->own.value[never_zero[i]].units == 0)
            nk_check_report(checking, nk_check_place_of(checking, never_zero[i]),
                            nk_text_of(nk_return_number_code(never_zero[i])), NK_NO_TEXT, NK_TEXT("0"));
    }
}
