/* The exact value of a figure before it is rounded, in the prices that it is asked for in. Private to core:
 * series.h is the entrance. */
#ifndef NK_CORE_QUOTIENT_H
#define NK_CORE_QUOTIENT_H

#include "core/figures.h"
#include "core/wide.h"

struct nk_quotient {
    bool negative;
    struct nk_wide numerator, denominator; /* a denominator that looks back may be zero in other prices */
};

/* The value must be present. With a price index, money of a year y counts I(base)/I(y) times; a figure of
 * money by money that does not look back is the same in all prices and needs no index. NK_UNDEFINED: the
 * index lacks a year. NK_INVALID: the figure adds money to something else. NK_OVERFLOW. */
NK_MUST_CHECK enum nk_status nk_quotient_of(struct nk_quotient *ret, const struct nk_figure_value *value);

/* The quotient rounded to a multiple of `multiple` units of the last of so many decimals, halves away from
 * zero. NK_OVERFLOW. */
NK_MUST_CHECK enum nk_status nk_quotient_round(struct nk_decimal *ret, const struct nk_quotient *quotient,
                                               uint8_t scale, int64_t multiple);

#endif
