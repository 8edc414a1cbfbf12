#include "core/harmonised_values.h"

enum { PERCENT = 100, ESTIMATED_SHARE_DECIMALS = 1 };

static struct nk_text code_of(const struct nk_figure_value *value)
{
    return value->category.length > 0 ? value->category : value->area;
}

static struct nk_figure_value under_group(const struct nk_figure_value *first, const struct nk_harmonised_code *group)
{
    struct nk_figure_value value = *first;
    if (first->category.length > 0)
        value.category = group->id;
    else
        value.area = group->id;
    return value;
}

/* sum += term: the numerators of two codes on the same denominator. */
static enum nk_status add(struct nk_figure_value *sum, const struct nk_figure_value *term)
{
    if (sum->absence == NK_PRESENT)
        sum->absence = term->absence;
    sum->numerator_known &= term->numerator_known;
    sum->status = term->status > sum->status ? term->status : sum->status;
    enum nk_status status = nk_decimal_add(&sum->numerator, sum->numerator, term->numerator);
    if (status == NK_OK)
        status = nk_decimal_add(&sum->numerator_before, sum->numerator_before, term->numerator_before);
    if (status == NK_OK)
        status = nk_decimal_add(&sum->estimated, sum->estimated, term->estimated);
    return status == NK_OK ? nk_decimal_add(&sum->magnitude, sum->magnitude, term->magnitude) : status;
}

static enum nk_status finish(struct nk_figure_value *sum)
{
    enum nk_status status = NK_OK;
    if (sum->numerator_known)
        status =
            nk_decimal_ratio(&sum->estimated_share, sum->estimated, sum->magnitude, PERCENT, ESTIMATED_SHARE_DECIMALS);
    if (status == NK_UNDEFINED) {
        sum->estimated_share = (struct nk_decimal){.units = 0, .scale = ESTIMATED_SHARE_DECIMALS};
        status = NK_OK;
    }
    if (sum->absence != NK_PRESENT)
        sum->status = NK_MISSING;
    if (status != NK_OK || sum->absence != NK_PRESENT)
        return status;
    return nk_decimal_ratio(&sum->value, sum->numerator, sum->denominator, sum->figure->factor, sum->figure->decimals);
}

enum nk_status nk_harmonise_values(struct nk_figure_value **ret, size_t *ret_count, struct nk_arena *arena,
                                   const struct nk_harmonised *harmonised, struct nk_text version,
                                   const struct nk_figure_value *values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (values[i].price_index || !nk_harmonised_code_of(harmonised, version, code_of(&values[i])))
            return NK_INVALID;
    struct nk_figure_value *sums = NK_NEW_ARRAY(arena, struct nk_figure_value, count);
    if (!sums)
        return NK_NO_MEMORY;

    size_t filled = 0;
    for (size_t g = 0; g < harmonised->count; g++) {
        const struct nk_harmonised_code *group = &harmonised->codes[g];
        struct nk_figure_value *sum = NULL;
        enum nk_status status = NK_OK;
        for (size_t i = 0; i < count && status == NK_OK; i++) {
            if (nk_harmonised_code_of(harmonised, version, code_of(&values[i])) != group)
                continue;
            if (sum) {
                status = add(sum, &values[i]);
                continue;
            }
            sum = &sums[filled++];
            *sum = under_group(&values[i], group);
        }
        if (status == NK_OK && sum)
            status = finish(sum);
        if (status != NK_OK)
            return status;
    }
    *ret = sums;
    *ret_count = filled;
    return NK_OK;
}
