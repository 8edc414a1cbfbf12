/* Numerators and denominators: the sum of a figure's terms, each a known sum or some of its cells. */
#ifndef NK_CORE_FIGURE_TERMS_H
#define NK_CORE_FIGURE_TERMS_H

#include "core/cell_filter.h"
#include "core/sums.h"

/* An entity's sums of one year. */
struct nk_figure_year {
    const struct nk_sums *sums; /* NULL: there are none */
    size_t entity;
};

/* A numerator or a denominator. */
struct nk_side {
    enum nk_absence absence;
    struct nk_decimal value;     /* with the signs of the terms */
    struct nk_decimal before;    /* what of it is of the year before */
    struct nk_decimal magnitude; /* Σ |term| */
    struct nk_decimal estimated; /* Σ of what is estimated of each term */
    enum nk_value_status status; /* worst of the terms */
    bool any_present;            /* somebody gave a value for one of its cells */
};

/* Adds up the terms, each restricted further by `breakdown`. Results of figures.h: NK_INVALID, NK_OVERFLOW.
 * A side that lacks a term is absent, for the reason of the first such term. */
NK_MUST_CHECK enum nk_status nk_side_compute(struct nk_side *ret, const struct nk_figure_term *terms, size_t count,
                                             const struct nk_cell_filter *breakdown, const struct nk_figure_year *now,
                                             const struct nk_figure_year *before);

#endif
