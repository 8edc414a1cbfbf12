/* Figures that are broken down, on codes that several years have in common. */
#ifndef NK_CORE_HARMONISED_VALUES_H
#define NK_CORE_HARMONISED_VALUES_H

#include "core/figures.h"
#include "core/harmonise.h"

/* The values of one figure, entity and year that is broken down (nk_figure_compute) on harmonised codes: one
 * for each group that the year's version of the classification has codes of and that anything was given for,
 * in the order of the groups, under the group's id. Its numerator is the sum of those of the codes, and it is
 * rounded once. It is absent when one of the codes is, for the same reason. NK_INVALID: a value is of no code
 * of that version, or is in prices of another year already. NK_OVERFLOW. */
NK_MUST_CHECK enum nk_status nk_harmonise_values(struct nk_figure_value **ret, size_t *ret_count,
                                                 struct nk_arena *arena, const struct nk_harmonised *harmonised,
                                                 struct nk_text version, const struct nk_figure_value *values,
                                                 size_t count);

#endif
