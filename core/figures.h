/* Key figures: each a ratio of sums by its definition in the catalogue, exact, rounded once. */
#ifndef NK_CORE_FIGURES_H
#define NK_CORE_FIGURES_H

#include "core/sums.h"

/* The unit of figures whose differences are percentage points, and which are the same in all prices. */
#define NK_UNIT_PERCENT "percent"

struct nk_figure_value {
    const struct nk_figure *figure;
    struct nk_text entity;
    int year;
    struct nk_text category, area; /* the code of a figure that is broken down, otherwise empty */
    enum nk_absence absence;
    struct nk_decimal value;       /* with the figure's decimals; meaningless when absent */
    struct nk_decimal numerator, denominator; /* exact sums; denominator 1 for a figure without one */
    struct nk_decimal numerator_before, denominator_before; /* what of them is of the year before, with its sign */
    bool numerator_known, denominator_known, has_denominator;
    enum nk_value_status status;   /* worst of numerator and denominator; NK_MISSING when absent */
    /* Percent of the numerator that rests on public sources or estimates (R40, R41), or of all its terms where some
     * are negative: estimated / magnitude. And that of the denominator, where there is one. */
    struct nk_decimal estimated_share, denominator_estimated_share;
    struct nk_decimal estimated, magnitude;
    const struct nk_imputed *const *imputed; /* estimates by a ratio that are in it, this year's first */
    size_t imputed_count;
    const struct nk_actor **missing;   /* who is not in it, of all years used, by id */
    size_t missing_count;
    bool illustrative;
    const struct nk_price_index *price_index; /* what it was brought to the prices of base_year with; NULL: nominal */
    int base_year;
    const struct nk_published_value *published; /* taken from a report instead of computed; NULL: computed */
};

/* Some term of the figure is of the year before. */
bool nk_figure_looks_back(const struct nk_figure *figure);

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
