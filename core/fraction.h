/* Exact ratios, for values that are compared before they are rounded, and rounded once. */
#ifndef NK_CORE_FRACTION_H
#define NK_CORE_FRACTION_H

#include "core/decimal.h"

struct nk_fraction {
    __int128 numerator, denominator; /* the denominator is above zero */
};

struct nk_fraction nk_fraction_of(struct nk_decimal decimal);

/* Exact: negative, zero or positive. */
int nk_fraction_compare(struct nk_fraction a, struct nk_fraction b);

/* To so many decimals, halves away from zero. NK_OVERFLOW. `*ret` is written only on NK_OK. */
NK_MUST_CHECK enum nk_status nk_fraction_round(struct nk_decimal *ret, struct nk_fraction fraction, uint8_t scale);
/* The same towards less (−1) or more (+1), for bounds that stay bounds. */
NK_MUST_CHECK enum nk_status nk_fraction_round_to(struct nk_decimal *ret, struct nk_fraction fraction, uint8_t scale,
                                                  int side);

/* a − b, exact. NK_OVERFLOW: 128 bits do not hold it. `*ret` is written only on NK_OK. */
NK_MUST_CHECK enum nk_status nk_fraction_subtract(struct nk_fraction *ret, struct nk_fraction a, struct nk_fraction b);

/* factor · a / b, rounded once as nk_fraction_round. NK_UNDEFINED: b is zero. */
NK_MUST_CHECK enum nk_status nk_fraction_divide(struct nk_decimal *ret, struct nk_fraction a, struct nk_fraction b,
                                                int64_t factor, uint8_t scale);

#endif
