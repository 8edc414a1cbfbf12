/* A published value explained down to what was submitted: a tree whose folding gives the value again. */
#ifndef NK_CORE_EXPLAIN_H
#define NK_CORE_EXPLAIN_H

#include "core/figures.h"

enum nk_operation {
    NK_OP_ROUND = 0,     /* the one input, rounded half away from zero to `decimals` */
    NK_OP_RATIO = 1,     /* factor · first input / second input, exact; only as the input of NK_OP_ROUND */
    NK_OP_SUM = 2,       /* of all inputs; of none it is zero */
    NK_OP_NEGATE = 3,    /* of the one input: what is subtracted */
    NK_OP_APPORTION = 4, /* the part of the one input, a supplier's cell, that a key gives a financier (apportion.h) */
    NK_OP_CELL = 5,      /* leaf: a submitted number; one that is missing adds nothing */
    NK_OP_IMPUTE = 6,    /* first input · second / third, a whole: an estimate by a ratio (imputation.h, R41) */
    NK_OP_CONSTANT = 7,  /* leaf: a number of the catalogue */
};
enum { NK_OPERATIONS = 8 };
/* "round", "ratio" … */
const char *nk_operation_code(enum nk_operation operation);

/* One step. A step may be an input of several others; there is never a way from a step back to itself, and no way from
 * the root to a leaf is longer than NK_EXPLANATION_DEPTH_MAX. What does not belong to its operation is empty. */
struct nk_explanation {
    enum nk_operation operation;
    /* What it is, as a code: the figure at the root, then "ratio", "numerator", "denominator", a sum of figures
     * ("ict-expenditure"), "own", "booked", "allocated", "financed", or the actor that it is about. */
    struct nk_text label;
    int year; /* of a sum of figures, 0 elsewhere */
    /* Of a cell, and of a sum of figures that is of some cells only. Empty: all. */
    struct nk_text category, area, cost_type;

    struct nk_decimal value, over; /* exact; `over` is 1 but for a ratio, whose value is factor · value / over */
    uint8_t decimals;              /* NK_OP_ROUND */
    int64_t factor;                /* NK_OP_RATIO */
    struct nk_explanation *const *inputs;
    size_t input_count;

    /* The return that everything in it was submitted in: of a leaf, and of a sum of leaves of one return. */
    const struct nk_return *from;
    const struct nk_number *number; /* NK_OP_CELL: the value with its status, method and place */

    /* Of what a financier pays a supplier, and of each part by key in it. */
    const struct nk_flow *flow;
    /* The whole key of the supplier, in the order of apportioning; `flow` is one of them. Empty: paid by amounts. */
    const struct nk_flow *key;
    size_t key_count;

    const struct nk_imputation *imputation; /* NK_OP_IMPUTE, and its constant */
};
enum { NK_EXPLANATION_DEPTH_MAX = 16 };

/* Explains a value of nk_figure_compute, which was computed from these sums and those of the year before (NULL: none).
 * `*ret` is the root, always NK_OP_ROUND, with the value. It points into the sums and into the consolidation.
 * NK_UNDEFINED: the figure has no value there. NK_INVALID: the sums are of another year or lack the entity.
 * NK_NO_MEMORY, NK_OVERFLOW. `*ret` is written only on NK_OK. */
NK_MUST_CHECK enum nk_status nk_explain(const struct nk_explanation **ret, struct nk_arena *arena,
                                        const struct nk_figure_value *value, const struct nk_sums *sums,
                                        const struct nk_sums *before);

/* Computes a tree again from its leaves and keys alone, without a look at the values between. Any tree but a ratio.
 * NK_INVALID: it is not formed as the operations ask. NK_UNDEFINED: a ratio without a base. NK_OVERFLOW. */
NK_MUST_CHECK enum nk_status nk_explanation_fold(struct nk_decimal *ret, const struct nk_explanation *root);

/* The value again, and whether it is the same to the last digit. Statuses of nk_explanation_fold. */
NK_MUST_CHECK enum nk_status nk_explanation_check(struct nk_decimal *ret_recomputed, bool *ret_equal,
                                                  const struct nk_explanation *root);

#endif
