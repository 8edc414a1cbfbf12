/* The lines of an annual account and what holds between them, as members of a classification. Only for files of this
 * folder. */
#ifndef NK_WIRE_ACCOUNT_STRUCTURE_OUT_H
#define NK_WIRE_ACCOUNT_STRUCTURE_OUT_H

#include "server/wire/builder.h"

/* The member `account` of the code at `position`: where it stands, its sign, what it is the sum of and what it goes
 * into. Nothing for a classification without a structure. */
void nk_build_account_line(struct nk_builder *builder, struct nk_node code,
                           const struct nk_classification *classification, size_t position);
/* The member `identities`. Nothing for a classification without a structure. */
void nk_build_account_identities(struct nk_builder *builder, struct nk_node root,
                                 const struct nk_classification *classification);

#endif
