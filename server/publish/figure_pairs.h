/* Figures of a publication beside those of another one of the same year. */
#ifndef NK_PUBLISH_FIGURE_PAIRS_H
#define NK_PUBLISH_FIGURE_PAIRS_H

#include "core/arena.h"
#include "core/publication.h"
#include "server/wire/figure_pairs.h"

struct nk_figure_comparison {
    const struct nk_publication *before; /* NULL: there is none, and no pair has a before */
    const struct nk_publication *after;
    const struct nk_sums *before_looks_back, *after_looks_back; /* to the year before; NULL: there is none */
    const struct nk_text *figures; /* ids; none: all */
    size_t figure_count;
    const struct nk_text *entities; /* ids; none: all */
    size_t entity_count;
    bool only_moved; /* leaves out what is the same in both: value, sums, status */
};

/* In the order of the catalogue: regions, national actors, sums; what only one of them has comes last. Each side is
 * computed by the definitions of its own publication. Statuses of nk_figure_compute. */
NK_MUST_CHECK enum nk_status nk_figure_pairs(struct nk_figure_pair **ret, size_t *ret_count, struct nk_arena *arena,
                                             const struct nk_figure_comparison *comparison);

#endif
