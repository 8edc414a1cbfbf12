/* Money that one of two reporters names and the other does not: it may count twice, or nowhere (R24, R26, R36). Only
 * the silence of a return that there is says something. */
#include <string.h>

#include "core/flow_statements.h"
#include "core/words.h"

static struct nk_place section(const char *pointer, size_t count)
{
    const struct nk_text text = {.data = pointer, .length = strlen(pointer)};
    return nk_check_pointer(count ? text : NK_NO_TEXT);
}

struct parties {
    struct nk_text seller, buyer;
};

/* `other` is the one of them that the return is not of. */
static void report(struct nk_checking *checking, struct nk_place place, struct nk_text other, struct parties parties,
                   const struct nk_flow_stated *stated)
{
    const struct nk_exact amount = nk_exact_integer(stated->amount);
    if (!nk_exact_exceeds(amount, checking->rule->tolerance, 0))
        return;
    checking->unit = NK_TEXT("NOK");
    checking->subject = nk_words_of(checking->catalogue, checking->submission->year, parties.seller);
    checking->basis = (struct nk_finding_basis){.list = parties.buyer};
    nk_check_report_number_texts(checking, place, other, NK_NO_TEXT, nk_check_number_text(checking, amount));
}

/* False: the check has nothing to look at, or has failed. */
static bool start(struct nk_checking *checking, struct nk_rule_other *ret_own)
{
    checking->reason = NK_NO_COUNTERPARTY;
    if (checking->context->other_count == 0)
        return false;
    checking->status = nk_rule_other_of(ret_own, checking->arena, checking->catalogue, checking->submission);
    return checking->status == NK_OK;
}

/* ---- the seller is silent ---- */

static bool sells(const struct nk_checking *checking, struct nk_text id)
{
    const struct nk_actor *actor = nk_catalogue_actor(checking->catalogue, id);
    return actor && actor->kind == NK_NATIONAL_ACTOR;
}

static void seek_seller(struct nk_checking *checking, const struct nk_rule_flow *flow,
                        const struct nk_purchase *purchase)
{
    const struct nk_rule_other *supplier = nk_flow_other_of(checking, purchase->supplier);
    bool whole;
    if (!supplier || !sells(checking, purchase->supplier))
        return;
    checking->applied = true;
    const struct nk_flow_stated theirs = nk_flow_by_supplier(checking, supplier, checking->submission->actor, &whole);
    struct nk_flow_stated mine = {.known = true};
    nk_flow_add(&mine, flow);
    if (!theirs.any)
        report(checking, purchase->amount.given ? purchase->amount.place : purchase->place, purchase->supplier,
               (struct parties){.seller = purchase->supplier, .buyer = checking->submission->actor}, &mine);
}

/* What others say that they bought of this one, who names neither them nor their region. */
static void seek_buyer(struct nk_checking *checking, const struct nk_rule_other *own, const struct nk_rule_other *buyer)
{
    struct nk_flow_stated theirs = {.known = true};
    bool whole;
    nk_flow_add_purchases(&theirs, buyer, own->actor);
    if (!theirs.any)
        return;
    checking->applied = true;
    if (!nk_flow_by_supplier(checking, own, buyer->actor, &whole).any)
        report(checking, section("/financing", own->financing_count), buyer->actor,
               (struct parties){.seller = own->actor, .buyer = buyer->actor}, &theirs);
}

void nk_check_purchase_named_by_seller(struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;
    struct nk_rule_other own;
    if (!start(checking, &own))
        return;
    for (size_t i = 0; i < own.purchase_count; i++)
        seek_seller(checking, &own.purchases[i], &submission->purchases[i]);
    for (size_t i = 0; sells(checking, own.actor) && i < checking->context->other_count; i++)
        seek_buyer(checking, &own, &checking->context->others[i]);
}

/* ---- the buyer is silent ---- */

static bool has_reported(const struct nk_checking *checking, struct nk_text buyer)
{
    for (size_t i = 0; i < checking->context->other_count; i++)
        if (nk_text_equal(nk_flow_entity_of(checking, checking->context->others[i].actor), buyer) ||
            nk_text_equal(checking->context->others[i].actor, buyer))
            return true;
    return false;
}

/* A key divides everything that there is, and nobody buys by it (R20–R22). */
static void seek_purchase(struct nk_checking *checking, const struct nk_rule_flow *flow,
                          const struct nk_financing *line)
{
    if (flow->by_key || !has_reported(checking, flow->buyer))
        return;
    const struct nk_flow_stated theirs = nk_flow_by_buyers(checking, flow->buyer, flow->supplier);
    struct nk_flow_stated mine = {.known = true};
    if (!theirs.known)
        return;
    checking->applied = true;
    nk_flow_add(&mine, flow);
    if (!theirs.any)
        report(checking, line->place, line->financier,
               (struct parties){.seller = checking->submission->actor, .buyer = line->financier}, &mine);
}

/* The one return of a region that is told what the region has not named: its authority's, or its only one. */
static bool answers_for(const struct nk_checking *checking, struct nk_text buyer)
{
    const struct nk_actor *actor = nk_catalogue_actor(checking->catalogue, checking->submission->actor);
    return actor && (nk_text_equal(buyer, actor->id) ||
                     (actor->kind == NK_REGIONAL_AUTHORITY && nk_text_equal(buyer, actor->region)));
}

static void seek_own_purchase(struct nk_checking *checking, const struct nk_rule_other *own,
                              const struct nk_rule_flow *flow)
{
    struct nk_flow_stated mine = nk_flow_by_buyers(checking, flow->buyer, flow->supplier);
    struct nk_flow_stated theirs = {.known = true};
    if (!mine.known)
        return;
    checking->applied = true;
    nk_flow_add_purchases(&mine, own, flow->supplier);
    nk_flow_add(&theirs, flow);
    if (!mine.any)
        report(checking, section("/purchases", own->purchase_count), flow->supplier,
               (struct parties){.seller = flow->supplier, .buyer = flow->buyer}, &theirs);
}

void nk_check_financing_named_by_buyer(struct nk_checking *checking)
{
    struct nk_rule_other own;
    if (!start(checking, &own))
        return;
    for (size_t i = 0; i < own.financing_count; i++)
        seek_purchase(checking, &own.financing[i], &checking->submission->financing[i]);
    for (size_t i = 0; i < checking->context->other_count; i++) {
        const struct nk_rule_other *other = &checking->context->others[i];
        for (size_t k = 0; k < other->financing_count; k++)
            if (!other->financing[k].by_key && answers_for(checking, other->financing[k].buyer))
                seek_own_purchase(checking, &own, &other->financing[k]);
    }
}
