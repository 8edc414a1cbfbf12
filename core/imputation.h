/* Estimates for units that did not report a value, by a ratio of sums over units that did (R41). The
 * method is data; this computes it. A value from a public source (R40) needs none: it is a value of the
 * return, with its status. */
#ifndef NK_CORE_IMPUTATION_H
#define NK_CORE_IMPUTATION_H

#include "core/consolidation.h"

/* Why an estimate cannot be made. The value is then simply missing. */
enum nk_imputation_gap {
    NK_NO_GAP = 0,
    NK_BASE_UNKNOWN = 1,     /* nothing is known of the actor to apply the ratio to */
    NK_RATIO_INCOMPLETE = 2, /* a unit of the ratio has not given both of its values */
    NK_RATIO_UNDEFINED = 3,  /* the base over the units is zero */
};
/* "none", "base-unknown", "ratio-incomplete", "ratio-undefined" */
const char *nk_imputation_gap_code(enum nk_imputation_gap gap);

struct nk_imputed {
    const struct nk_imputation *imputation;
    const struct nk_actor *actor;
    const struct nk_actor *entity;                  /* the region or national actor that it counts under */
    const struct nk_return *own;                    /* its return, which does not give the target; NULL: it has none */
    enum nk_imputation_gap gap;                     /* the rest is there when there is none */
    const struct nk_actor *incomplete;              /* NK_RATIO_INCOMPLETE: the first such unit, by id */
    struct nk_decimal base, numerator, denominator; /* the actor's base, Σ target and Σ base over the units */
    struct nk_decimal value;                        /* base · numerator / denominator, whole, halves away from zero */
};

/* The imputations of the year that are needed, in the order of the catalogue: the actor's return does not
 * give the target, or it is a member without a return of a region that reports by its members. A value that
 * somebody gave is never replaced, and none is made that would not be counted. Units of the ratio count with
 * what their returns give, whatever its status, never with an estimate made here. NK_INVALID: target or base
 * is not a number that each return gives once, an actor or unit is unknown, there are no units or the actor
 * is one of them, or an actor has two imputations of one target. NK_OVERFLOW. `*ret` is written only on
 * NK_OK. */
NK_MUST_CHECK enum nk_status nk_impute(const struct nk_imputed **ret, size_t *ret_count, struct nk_arena *arena,
                                       const struct nk_consolidation_input *input);

/* base · numerator / denominator, exact and then rounded to a whole, halves away from zero. NK_UNDEFINED: the
 * denominator is zero. NK_OVERFLOW. */
NK_MUST_CHECK enum nk_status nk_imputation_apply(struct nk_decimal *ret, struct nk_decimal base,
                                                 struct nk_decimal numerator, struct nk_decimal denominator);

/* The estimate for an actor and sum, NULL when there is none. */
const struct nk_imputed *nk_imputed_of(const struct nk_imputed *imputed, size_t count, const struct nk_actor *actor,
                                       enum nk_sum sum);

#endif
