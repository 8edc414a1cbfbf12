/* Estimates for units that did not report a value, by a ratio of sums over units that did (domain R40, R41). The method is data; this computes it. */
#ifndef NK_CORE_IMPUTATION_H
#define NK_CORE_IMPUTATION_H

#include "core/consolidation.h"

struct nk_imputed {
    const struct nk_imputation *imputation;
    struct nk_decimal base, numerator, denominator; /* the actor's base, Σ target and Σ base over the units */
    struct nk_decimal value;                        /* base · numerator / denominator, whole */
};

/* All imputations of the year that are needed: those whose actor's return does not give the target itself. A value that is reported is never replaced.
 * NK_INVALID: a unit of the ratio has no value, or is the actor itself. NK_UNDEFINED: the denominator is zero. NK_OVERFLOW. */
NK_MUST_CHECK enum nk_status nk_impute(struct nk_imputed **ret, size_t *ret_count, struct nk_arena *arena,
                                       const struct nk_consolidation_input *input);

#endif
