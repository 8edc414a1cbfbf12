/* Money between two reporters is the same money in both returns (R24, R26). Here is compared what both state; what one
 * of them leaves out is not zero, and has checks of its own. */
#include "core/flow_statements.h"

static void compare(struct nk_checking *checking, struct nk_place place, struct nk_text code,
                    const struct nk_flow_stated *theirs, const struct nk_flow_stated *mine)
{
    if (!theirs->any || !mine->any || !theirs->known || !mine->known)
        return;
    checking->applied = true;
    const struct nk_exact expected = nk_exact_integer(theirs->amount);
    const struct nk_exact actual = nk_exact_integer(mine->amount);
    if (nk_exact_exceeds(nk_exact_subtract(actual, expected), checking->rule->tolerance, 0))
        nk_check_report_numbers(checking, place, code, expected, actual);
}

static void compare_purchase(struct nk_checking *checking, const struct nk_rule_flow *flow, size_t index)
{
    const struct nk_purchase *purchase = &checking->submission->purchases[index];
    const struct nk_rule_other *supplier = nk_flow_other_of(checking, purchase->supplier);
    if (!supplier)
        return;
    bool whole;
    const struct nk_flow_stated theirs = nk_flow_by_supplier(checking, supplier, checking->submission->actor, &whole);
    struct nk_flow_stated mine = {.known = true};
    nk_flow_add(&mine, flow);
    if (whole) {
        const struct nk_flow_stated rest =
            nk_flow_by_buyers(checking, nk_flow_entity_of(checking, checking->submission->actor), purchase->supplier);
        mine.amount += rest.amount;
        mine.known = mine.known && rest.known;
    }
    compare(checking, purchase->amount.given ? purchase->amount.place : purchase->place, purchase->supplier, &theirs,
            &mine);
}

static void compare_financing(struct nk_checking *checking, const struct nk_rule_flow *flow, size_t index)
{
    const struct nk_financing *line = &checking->submission->financing[index];
    struct nk_flow_stated mine = {.known = true};
    nk_flow_add(&mine, flow);
    const struct nk_flow_stated theirs = nk_flow_by_buyers(checking, line->financier, checking->submission->actor);
    compare(checking, line->place, line->financier, &theirs, &mine);
}

void nk_check_flows_agree(struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;
    if (submission->purchase_count + submission->financing_count == 0)
        return;
    checking->reason = NK_NO_COUNTERPARTY;
    if (checking->context->other_count == 0)
        return;
    struct nk_rule_other own;
    checking->status = nk_rule_other_of(&own, checking->arena, checking->catalogue, submission);
    if (checking->status != NK_OK)
        return;
    for (size_t i = 0; i < own.purchase_count; i++)
        compare_purchase(checking, &own.purchases[i], i);
    for (size_t i = 0; i < own.financing_count; i++)
        compare_financing(checking, &own.financing[i], i);
}
