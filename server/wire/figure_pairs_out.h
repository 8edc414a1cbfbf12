/* Figures and the sector before and after, as several answers show them. Only for files of this folder. */
#ifndef NK_WIRE_FIGURE_PAIRS_OUT_H
#define NK_WIRE_FIGURE_PAIRS_OUT_H

#include "core/consolidation.h"
#include "server/wire/builder.h"
#include "server/wire/figure_pairs.h"

/* The member sector: gross, eliminated and net, before, after and the difference. */
void nk_build_sector_pair(struct nk_builder *builder, struct nk_node root, const struct nk_consolidation *before,
                          const struct nk_consolidation *after);

/* The members of a pair. */
void nk_build_figure_pair(struct nk_builder *builder, struct nk_node item, const struct nk_figure_pair *value,
                          enum nk_language language);

/* After less before, of the rounded values, where both exist. False: it does not fit. */
bool nk_figure_pair_difference(struct nk_decimal *ret, bool *ret_exists, const struct nk_figure_pair *pair);

#endif
