/* What one return contributes to a published year, cell by cell, and how that is tied to what is published (R10–R37):
 *
 *   contributed = own − eliminated                      what it adds to the sector's net
 *   contributed = allocated + kept                      what regions finance of it, and what counts under its entity
 *   Σ contributed over all returns = net of the sector
 *   Σ kept over the returns of an entity + what is allocated to it = net of the entity: region(r) or residual(n)
 */
#ifndef NK_CORE_CONTRIBUTION_H
#define NK_CORE_CONTRIBUTION_H

#include "core/consolidation.h"

enum nk_contribution_part {
    NK_PART_OWN = 0,         /* its cells */
    NK_PART_ELIMINATED = 1,  /* what it has booked of a national actor, or what other national actors finance of it */
    NK_PART_CONTRIBUTED = 2,
    NK_PART_ALLOCATED = 3,   /* national actors: what regions finance */
    NK_PART_KEPT = 4,
};
enum { NK_PARTS = 5 };
/* "own", "eliminated", … */
const char *nk_contribution_part_code(enum nk_contribution_part part);

enum nk_contribution_tie {
    NK_OWN_LESS_ELIMINATED_IS_ALLOCATED_AND_KEPT = 0,
    NK_CONTRIBUTIONS_ARE_NET_OF_SECTOR = 1,
    NK_KEPT_AND_ALLOCATED_ARE_NET_OF_ENTITY = 2,
};
enum { NK_TIES = 3 };
/* "own-less-eliminated-is-allocated-and-kept", … */
const char *nk_contribution_tie_code(enum nk_contribution_tie tie);

/* Both sides of a tie, in kroner; the left one is added up from the returns, the right one is what is published. */
struct nk_tie {
    int64_t left, right;
};

struct nk_contribution {
    const struct nk_consolidation *consolidation;
    const struct nk_return *from;
    const struct nk_entity *entity; /* that it counts under */
    struct nk_vector parts[NK_PARTS];
    int64_t totals[NK_PARTS];
    int64_t contributed_by_others; /* to the net of the sector */
    int64_t kept_by_others;        /* under the same entity */
    struct nk_tie ties[NK_TIES];
};

/* `from` is a return of the consolidation, which must outlive the result. NK_INVALID: a return that counts under no
 * entity; NK_OVERFLOW; NK_NO_MEMORY. `*ret` is written only on NK_OK. */
NK_MUST_CHECK enum nk_status nk_contribution_of(struct nk_contribution *ret, struct nk_arena *arena,
                                                const struct nk_consolidation *consolidation,
                                                const struct nk_return *from);

/* Which dimensions the cells are told apart by. */
struct nk_contribution_groups {
    bool by_category, by_area, by_cost_type;
};

/* The cells of one combination of codes; -1 in the key where a dimension is summed over. */
struct nk_contribution_group {
    int category, area, cost_type;
    int64_t amounts[NK_PARTS];
    int64_t estimated; /* kroner of own that rest on a public source or an estimate */
};

/* The groups in which anything was said, in the order of the codes. Those of each part add up to its total.
 * NK_INVALID: category and area of a year that has only their margins. NK_OVERFLOW, NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_contribution_group(struct nk_contribution_group **ret, size_t *ret_count,
                                                   struct nk_arena *arena, const struct nk_contribution *contribution,
                                                   const struct nk_contribution_groups *by);

#endif
