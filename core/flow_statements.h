/* What the other returns of the year say of money between two who report. Private to core. */
#ifndef NK_CORE_FLOW_STATEMENTS_H
#define NK_CORE_FLOW_STATEMENTS_H

#include "core/check.h"

/* What is stated of one flow, by one or several returns. */
struct nk_flow_stated {
    __int128 amount; /* kroner */
    bool any, known; /* some return names it; no value that it is made of is missing */
};

/* What an id counts under: the region of a member, itself otherwise. */
struct nk_text nk_flow_entity_of(const struct nk_checking *checking, struct nk_text id);
/* The submitted or approved return of another; NULL: there is none. */
const struct nk_rule_other *nk_flow_other_of(const struct nk_checking *checking, struct nk_text actor);

void nk_flow_add(struct nk_flow_stated *stated, const struct nk_rule_flow *flow);
/* Adds what a return says that it bought of a supplier. */
void nk_flow_add_purchases(struct nk_flow_stated *stated, const struct nk_rule_other *buyer, struct nk_text supplier);

/* The supplier's lines about a buyer, or about the region that it is in: `*ret_whole` says that it was the region. */
struct nk_flow_stated nk_flow_by_supplier(const struct nk_checking *checking, const struct nk_rule_other *supplier,
                                          struct nk_text buyer, bool *ret_whole);
/* What the other reporting units of a buyer say that they bought; not known while one of them has no return. */
struct nk_flow_stated nk_flow_by_buyers(const struct nk_checking *checking, struct nk_text buyer,
                                        struct nk_text supplier);

#endif
