/* Money between two reporters is the same money in both returns (R24, R26). Only what both state is compared: a flow
 * that one of them leaves out is not zero. */
#include "core/check.h"

/* What an id counts under: the region of a member, itself otherwise. */
static struct nk_text entity_of(const struct nk_checking *checking, struct nk_text id)
{
    const struct nk_actor *actor = nk_catalogue_actor(checking->catalogue, id);
    const struct nk_actor *entity = actor ? nk_catalogue_entity_of(checking->catalogue, actor) : NULL;
    return entity ? entity->id : id;
}

static const struct nk_rule_other *other_of(const struct nk_checking *checking, struct nk_text actor)
{
    for (size_t i = 0; i < checking->context->other_count; i++)
        if (nk_text_equal(checking->context->others[i].actor, actor))
            return &checking->context->others[i];
    return NULL;
}

/* What is stated of one flow, by one or several returns. */
struct stated {
    __int128 amount;
    bool any, known;
};

static void add_flow(struct stated *stated, const struct nk_rule_flow *flow)
{
    stated->any = true;
    stated->known = stated->known && flow->known;
    stated->amount += flow->amount;
}

/* The supplier's lines about a buyer, or about the region that it is in: `*ret_whole` says that it was the region. */
static struct stated by_supplier(const struct nk_checking *checking, const struct nk_rule_other *supplier,
                                 struct nk_text buyer, bool *ret_whole)
{
    struct stated stated = {.known = true};
    struct nk_text entity = entity_of(checking, buyer);
    *ret_whole = false;
    for (size_t i = 0; i < supplier->financing_count; i++) {
        const struct nk_rule_flow *flow = &supplier->financing[i];
        bool of_entity = nk_text_equal(flow->buyer, entity);
        if (!of_entity && !nk_text_equal(flow->buyer, buyer))
            continue;
        *ret_whole |= of_entity && !nk_text_equal(entity, buyer);
        add_flow(&stated, flow);
    }
    return stated;
}

static void add_purchases(struct stated *stated, const struct nk_rule_other *buyer, struct nk_text supplier)
{
    for (size_t i = 0; i < buyer->purchase_count; i++)
        if (nk_text_equal(buyer->purchases[i].supplier, supplier))
            add_flow(stated, &buyer->purchases[i]);
}

/* What the other reporting units of a buyer say that they bought; not known while one of them has no return. */
static struct stated by_buyers(const struct nk_checking *checking, struct nk_text buyer, struct nk_text supplier)
{
    struct stated stated = {.known = true};
    const struct nk_rule_context *context = checking->context;
    const struct nk_rule_other *itself = other_of(checking, buyer);
    if (itself) {
        add_purchases(&stated, itself, supplier);
        return stated;
    }
    for (size_t i = 0; i < context->reporting_unit_count; i++) {
        struct nk_text unit = context->reporting_units[i];
        if (!nk_text_equal(entity_of(checking, unit), buyer) || nk_text_equal(unit, checking->submission->actor))
            continue;
        const struct nk_rule_other *other = other_of(checking, unit);
        if (other)
            add_purchases(&stated, other, supplier);
        stated.known = stated.known && other;
    }
    return stated;
}

static void compare(struct nk_checking *checking, struct nk_place place, struct nk_text code,
                    const struct stated *theirs, const struct stated *mine)
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
    const struct nk_rule_other *supplier = other_of(checking, purchase->supplier);
    if (!supplier)
        return;
    bool whole;
    const struct stated theirs = by_supplier(checking, supplier, checking->submission->actor, &whole);
    struct stated mine = {.known = true};
    add_flow(&mine, flow);
    if (whole) {
        const struct stated rest =
            by_buyers(checking, entity_of(checking, checking->submission->actor), purchase->supplier);
        mine.amount += rest.amount;
        mine.known = mine.known && rest.known;
    }
    compare(checking, purchase->amount.given ? purchase->amount.place : purchase->place, purchase->supplier, &theirs,
            &mine);
}

static void compare_financing(struct nk_checking *checking, const struct nk_rule_flow *flow, size_t index)
{
    const struct nk_financing *line = &checking->submission->financing[index];
    struct stated mine = {.known = true};
    add_flow(&mine, flow);
    const struct stated theirs = by_buyers(checking, line->financier, checking->submission->actor);
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

/* In the return of a regional authority: who in the region was asked and has not reported (R02, R40). */
void nk_check_members_complete(struct nk_checking *checking)
{
    const struct nk_rule_context *context = checking->context;
    const struct nk_actor *actor = nk_catalogue_actor(checking->catalogue, checking->submission->actor);
    checking->reason = NK_NOT_APPLICABLE;
    if (!actor || actor->kind != NK_REGIONAL_AUTHORITY)
        return;
    checking->reason = NK_NO_COLLECTION;
    if (context->reporting_unit_count == 0)
        return;
    checking->applied = true;
    for (size_t i = 0; i < context->reporting_unit_count; i++) {
        struct nk_text unit = context->reporting_units[i];
        if (nk_text_equal(unit, actor->id) || !nk_text_equal(entity_of(checking, unit), actor->region) ||
            other_of(checking, unit))
            continue;
        nk_check_report(checking, nk_check_pointer(NK_NO_TEXT), unit, NK_NO_TEXT, NK_NO_TEXT);
    }
}
