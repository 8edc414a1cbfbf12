#include "core/flow_statements.h"

struct nk_text nk_flow_entity_of(const struct nk_checking *checking, struct nk_text id)
{
    const struct nk_actor *actor = nk_catalogue_actor(checking->catalogue, id);
    const struct nk_actor *entity = actor ? nk_catalogue_entity_of(checking->catalogue, actor) : NULL;
    return entity ? entity->id : id;
}

const struct nk_rule_other *nk_flow_other_of(const struct nk_checking *checking, struct nk_text actor)
{
    for (size_t i = 0; i < checking->context->other_count; i++)
        if (nk_text_equal(checking->context->others[i].actor, actor))
            return &checking->context->others[i];
    return NULL;
}

void nk_flow_add(struct nk_flow_stated *stated, const struct nk_rule_flow *flow)
{
    stated->any = true;
    stated->known = stated->known && flow->known;
    stated->amount += flow->amount;
}

struct nk_flow_stated nk_flow_by_supplier(const struct nk_checking *checking, const struct nk_rule_other *supplier,
                                 struct nk_text buyer, bool *ret_whole)
{
    struct nk_flow_stated stated = {.known = true};
    struct nk_text entity = nk_flow_entity_of(checking, buyer);
    *ret_whole = false;
    for (size_t i = 0; i < supplier->financing_count; i++) {
        const struct nk_rule_flow *flow = &supplier->financing[i];
        bool of_entity = nk_text_equal(flow->buyer, entity);
        if (!of_entity && !nk_text_equal(flow->buyer, buyer))
            continue;
        *ret_whole |= of_entity && !nk_text_equal(entity, buyer);
        nk_flow_add(&stated, flow);
    }
    return stated;
}

void nk_flow_add_purchases(struct nk_flow_stated *stated, const struct nk_rule_other *buyer, struct nk_text supplier)
{
    for (size_t i = 0; i < buyer->purchase_count; i++)
        if (nk_text_equal(buyer->purchases[i].supplier, supplier))
            nk_flow_add(stated, &buyer->purchases[i]);
}

struct nk_flow_stated nk_flow_by_buyers(const struct nk_checking *checking, struct nk_text buyer,
                                        struct nk_text supplier)
{
    struct nk_flow_stated stated = {.known = true};
    const struct nk_rule_context *context = checking->context;
    const struct nk_rule_other *itself = nk_flow_other_of(checking, buyer);
    if (itself) {
        nk_flow_add_purchases(&stated, itself, supplier);
        return stated;
    }
    for (size_t i = 0; i < context->reporting_unit_count; i++) {
        struct nk_text unit = context->reporting_units[i];
        if (!nk_text_equal(nk_flow_entity_of(checking, unit), buyer) ||
            nk_text_equal(unit, checking->submission->actor))
            continue;
        const struct nk_rule_other *other = nk_flow_other_of(checking, unit);
        if (other)
            nk_flow_add_purchases(&stated, other, supplier);
        stated.known = stated.known && other;
    }
    return stated;
}
