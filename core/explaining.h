/* What the parts of nk_explain share while they make a tree. Private to core. */
#ifndef NK_CORE_EXPLAINING_H
#define NK_CORE_EXPLAINING_H

#include "core/cell_filter.h"
#include "core/explain.h"

/* The returns that count under an entity, in the order of the year's returns. */
struct nk_returns_of_entity {
    const struct nk_return **returns;
    size_t count;
};

/* One term of a figure at work: which year, and which of the cells. */
struct nk_explaining {
    struct nk_arena *arena;
    const struct nk_sums *sums; /* of the term's year */
    struct nk_cell_selection selection;
    struct nk_returns_of_entity *groups; /* [entity of the consolidation]; NULL until nk_explaining_group */
    struct nk_explanation ***own;        /* [return of the year]: what nk_explaining_own gives; NULL until then */
};

/* A list of inputs that grows in the arena. Starts as (struct nk_inputs){0}. */
struct nk_inputs {
    struct nk_explanation **items;
    size_t count, capacity;
};

NK_MUST_CHECK enum nk_status nk_inputs_add(struct nk_inputs *inputs, struct nk_arena *arena,
                                           struct nk_explanation *input);

/* Makes a step of the arena from `step`, with the inputs. */
NK_MUST_CHECK enum nk_status nk_explaining_step(struct nk_explanation **ret, struct nk_arena *arena,
                                                const struct nk_explanation *step, const struct nk_inputs *inputs);
/* The same, added to a list. */
NK_MUST_CHECK enum nk_status nk_explaining_add(struct nk_inputs *list, struct nk_arena *arena,
                                               const struct nk_explanation *step, const struct nk_inputs *inputs);

/* Σ of the inputs' values. */
NK_MUST_CHECK enum nk_status nk_inputs_total(struct nk_decimal *ret, const struct nk_inputs *inputs);

/* A submitted number as a leaf. */
struct nk_explanation nk_explaining_leaf(const struct nk_return *from, const struct nk_number *number);

/* Finds out whose each return is. */
NK_MUST_CHECK enum nk_status nk_explaining_group(struct nk_explaining *work);

/* Of the selected cells of a vector of the year. */
NK_MUST_CHECK enum nk_status nk_explaining_total(struct nk_decimal *ret, const struct nk_explaining *work,
                                                 const struct nk_vector *vector);
/* The selected cells of a list of a return, in its order. */
NK_MUST_CHECK enum nk_status nk_explaining_leaves(struct nk_inputs *list, struct nk_explaining *work,
                                                  const struct nk_return *from, const struct nk_cells *cells);
/* The selected cells of a return's own expenditure by position, NULL where nothing was said of a cell. Made once: what
 * is somebody's own and what is divided over others refer to the same steps. */
NK_MUST_CHECK enum nk_status nk_explaining_own(struct nk_explanation *const **ret, struct nk_explaining *work,
                                               const struct nk_return *from);
/* The same cells as one sum named after the actor; nothing when there are none. */
NK_MUST_CHECK enum nk_status nk_explaining_return(struct nk_inputs *list, struct nk_explaining *work,
                                                  const struct nk_return *from);

/* The inputs of a sum by cell of an entity of the sums. */
NK_MUST_CHECK enum nk_status nk_explaining_cells(struct nk_inputs *ret, struct nk_explaining *work, enum nk_sum sum,
                                                 size_t entity);
/* Of the expenditure by the former definition. */
NK_MUST_CHECK enum nk_status nk_explaining_former(struct nk_inputs *ret, struct nk_explaining *work, size_t entity);
/* Of a sum of numbers that each return gives once. */
NK_MUST_CHECK enum nk_status nk_explaining_numbers(struct nk_inputs *ret, struct nk_explaining *work, enum nk_sum sum,
                                                   size_t entity);

#endif
