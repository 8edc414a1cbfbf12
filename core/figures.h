/* Key figures: each a ratio of sums by its definition in the catalogue, exact, rounded once (domain §6). */
#ifndef NK_CORE_FIGURES_H
#define NK_CORE_FIGURES_H

#include "core/sums.h"

struct nk_figure_value {
    const struct nk_figure *figure;
    struct nk_text entity;
    int year;
    struct nk_text category, area; /* the code of a figure that is broken down, otherwise empty */
    enum nk_absence absence;
    struct nk_decimal value;       /* with the figure's decimals; meaningless when absent */
    struct nk_decimal numerator, denominator; /* exact sums; denominator 1 for a figure without one */
    bool numerator_known, denominator_known, has_denominator;
    enum nk_value_status status;   /* worst of numerator and denominator; NK_MISSING when absent */
    struct nk_decimal estimated_share; /* percent of the numerator, or of all its terms where some are negative */
    const struct nk_actor **missing;   /* who is not in it, of all years used, by id */
    size_t missing_count;
    bool illustrative;
};

/* The values of one figure for one entity: one, or one a code of the figure's breakdown. `before` is the year before,
 * or NULL. Appends to nothing: `*ret_values` is a new array in the arena.
 * A code that the year's lists do not have contributes nothing; a figure with only such codes is not defined for the
 * year. NK_UNSPECIFIED is among the codes of a breakdown when something stands there; another code, or a selection of
 * codes, of which nothing was given is then not known to be zero but not reported.
 * NK_INVALID: in a year that does not cross its dimensions a term is restricted to a category and an area, or a
 * definition restricts or breaks down a sum that has no cells. NK_OVERFLOW. */
NK_MUST_CHECK enum nk_status nk_figure_compute(struct nk_figure_value **ret_values, size_t *ret_count,
                                               struct nk_arena *arena, const struct nk_figure *figure,
                                               const struct nk_sums *sums, size_t entity, const struct nk_sums *before);

#endif
