#include "core/apportion.h"
#include "core/explain.h"

/* A tree is at most NK_EXPLANATION_DEPTH_MAX steps deep, so the recursion is bounded. */
static enum nk_status fold(struct nk_decimal *ret, const struct nk_explanation *step, int depth);

static enum nk_status fold_sum(struct nk_decimal *ret, const struct nk_explanation *step, int depth)
{
    struct nk_decimal total = nk_decimal_integer(0);
    for (size_t i = 0; i < step->input_count; i++) {
        struct nk_decimal term;
        enum nk_status status = fold(&term, step->inputs[i], depth);
        if (status == NK_OK)
            status = nk_decimal_add(&total, total, term);
        if (status != NK_OK)
            return status;
    }
    *ret = total;
    return NK_OK;
}

/* Folds the inputs, of which there must be `count`. */
static enum nk_status fold_inputs(struct nk_decimal *ret, size_t count, const struct nk_explanation *step, int depth)
{
    enum nk_status status = step->input_count == count ? NK_OK : NK_INVALID;
    for (size_t i = 0; i < count && status == NK_OK; i++)
        status = fold(&ret[i], step->inputs[i], depth);
    return status;
}

static enum nk_status fold_negated(struct nk_decimal *ret, const struct nk_explanation *step, int depth)
{
    struct nk_decimal input;
    enum nk_status status = fold_inputs(&input, 1, step, depth);
    return status == NK_OK ? nk_decimal_subtract(ret, nk_decimal_integer(0), input) : status;
}

static enum nk_status fold_part(struct nk_decimal *ret, const struct nk_explanation *step, int depth)
{
    int64_t weights[NK_FINANCIERS_MAX];
    int64_t parts[NK_FINANCIERS_MAX];
    struct nk_decimal whole;
    if (!step->flow || step->key_count > NK_FINANCIERS_MAX || step->flow < step->key ||
        step->flow >= step->key + step->key_count)
        return NK_INVALID;
    enum nk_status status = fold_inputs(&whole, 1, step, depth);
    if (status == NK_OK && whole.scale != 0)
        status = NK_INVALID;
    if (status != NK_OK)
        return status;
    for (size_t i = 0; i < step->key_count; i++)
        weights[i] = step->key[i].weight;
    status = nk_apportion(whole.units, weights, step->key_count, parts);
    if (status == NK_OK)
        *ret = nk_decimal_integer(parts[step->flow - step->key]);
    return status;
}

static enum nk_status fold_imputed(struct nk_decimal *ret, const struct nk_explanation *step, int depth)
{
    struct nk_decimal inputs[3];
    enum nk_status status = fold_inputs(inputs, 3, step, depth);
    return status == NK_OK ? nk_imputation_apply(ret, inputs[0], inputs[1], inputs[2]) : status;
}

static enum nk_status fold_rounded(struct nk_decimal *ret, const struct nk_explanation *step, int depth)
{
    struct nk_decimal sides[2] = {{0}, nk_decimal_integer(1)};
    int64_t factor = 1;
    if (step->input_count != 1)
        return NK_INVALID;
    enum nk_status status;
    if (step->inputs[0]->operation == NK_OP_RATIO) {
        factor = step->inputs[0]->factor;
        status = fold_inputs(sides, 2, step->inputs[0], depth);
    } else {
        status = fold(sides, step->inputs[0], depth);
    }
    return status == NK_OK ? nk_decimal_ratio(ret, sides[0], sides[1], factor, step->decimals) : status;
}

static enum nk_status fold(struct nk_decimal *ret, const struct nk_explanation *step, int depth)
{
    if (depth == NK_EXPLANATION_DEPTH_MAX)
        return NK_INVALID;
    switch (step->operation) {
    case NK_OP_ROUND:
        return fold_rounded(ret, step, depth + 1);
    case NK_OP_SUM:
        return fold_sum(ret, step, depth + 1);
    case NK_OP_NEGATE:
        return fold_negated(ret, step, depth + 1);
    case NK_OP_APPORTION:
        return fold_part(ret, step, depth + 1);
    case NK_OP_IMPUTE:
        return fold_imputed(ret, step, depth + 1);
    case NK_OP_CELL:
        *ret = nk_number_has_value(step->number) ? step->number->value : nk_decimal_integer(0);
        return NK_OK;
    case NK_OP_CONSTANT:
        *ret = step->value;
        return NK_OK;
    case NK_OP_RATIO:
        break;
    }
    return NK_INVALID;
}

enum nk_status nk_explanation_fold(struct nk_decimal *ret, const struct nk_explanation *root)
{
    struct nk_decimal folded;
    enum nk_status status = fold(&folded, root, 0);
    if (status == NK_OK)
        *ret = folded;
    return status;
}

enum nk_status nk_explanation_check(struct nk_decimal *ret_recomputed, bool *ret_equal,
                                    const struct nk_explanation *root)
{
    struct nk_decimal folded;
    enum nk_status status = nk_explanation_fold(&folded, root);
    if (status != NK_OK)
        return status;
    *ret_recomputed = folded;
    *ret_equal = folded.scale == root->value.scale && folded.units == root->value.units;
    return NK_OK;
}
