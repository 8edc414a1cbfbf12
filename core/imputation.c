#include "core/imputation.h"

#include "core/codes.h"
#include "core/number_sums.h"
#include "core/wide.h"

enum { GAPS = 4 };
static const char *const gaps[GAPS] = {
    [NK_NO_GAP] = "none",
    [NK_BASE_UNKNOWN] = "base-unknown",
    [NK_RATIO_INCOMPLETE] = "ratio-incomplete",
    [NK_RATIO_UNDEFINED] = "ratio-undefined",
};

const char *nk_imputation_gap_code(enum nk_imputation_gap gap)
{
    return nk_codes_text(gaps, GAPS, gap);
}

static const struct nk_return *return_of(const struct nk_consolidation_input *input, struct nk_text actor)
{
    size_t low = 0;
    size_t high = input->return_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = nk_text_compare(input->returns[middle].actor->id, actor);
        if (order == 0)
            return &input->returns[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static bool is_reporting_unit(const struct nk_consolidation_input *input, struct nk_text actor)
{
    for (size_t i = 0; i < input->reporting_unit_count; i++)
        if (nk_text_equal(input->reporting_units[i]->id, actor))
            return true;
    return false;
}

/* The number that a return gives, NULL when there is no return or it does not give it. */
static const struct nk_number *given(const struct nk_return *from, enum nk_sum sum)
{
    const struct nk_number *number = from ? nk_number_of_sum(from->submission, sum) : NULL;
    return number && nk_number_has_value(number) ? number : NULL;
}

/* The method can be applied at all: a mistake in it is found also in years that do not need it. */
static bool is_sound(const struct nk_imputation *imputation, const struct nk_catalogue *catalogue)
{
    if (!nk_is_number_sum(imputation->target) || !nk_is_number_sum(imputation->base))
        return false;
    for (size_t i = 0; i < imputation->unit_count; i++)
        if (nk_text_equal(imputation->units[i], imputation->actor) ||
            !nk_catalogue_actor(catalogue, imputation->units[i]))
            return false;
    return imputation->unit_count > 0 && nk_catalogue_actor(catalogue, imputation->actor);
}

static bool is_needed(const struct nk_imputed *imputed, const struct nk_consolidation_input *input)
{
    enum nk_sum target = imputed->imputation->target;
    const struct nk_actor *entity = imputed->entity;
    if (!entity || !nk_number_is_counted(target, imputed->actor->kind) ||
        !nk_actor_is_valid_in(imputed->actor, input->year))
        return false;
    if (imputed->own)
        return !given(imputed->own, target);
    return !nk_text_equal(entity->id, imputed->actor->id) && !return_of(input, entity->id) &&
           !is_reporting_unit(input, entity->id);
}

static enum nk_status add_up_ratio(struct nk_imputed *imputed, const struct nk_consolidation_input *input)
{
    const struct nk_imputation *imputation = imputed->imputation;
    for (size_t i = 0; i < imputation->unit_count; i++) {
        const struct nk_return *unit = return_of(input, imputation->units[i]);
        const struct nk_number *target = given(unit, imputation->target);
        const struct nk_number *base = given(unit, imputation->base);
        if (!target || !base) {
            imputed->gap = NK_RATIO_INCOMPLETE;
            imputed->incomplete = nk_catalogue_actor(input->catalogue, imputation->units[i]);
            return NK_OK;
        }
        enum nk_status status = nk_decimal_add(&imputed->numerator, imputed->numerator, target->value);
        if (status == NK_OK)
            status = nk_decimal_add(&imputed->denominator, imputed->denominator, base->value);
        if (status != NK_OK)
            return status;
    }
    if (imputed->denominator.units == 0)
        imputed->gap = NK_RATIO_UNDEFINED;
    return NK_OK;
}

enum nk_status nk_imputation_apply(struct nk_decimal *ret, struct nk_decimal base, struct nk_decimal numerator,
                                   struct nk_decimal denominator)
{
    if (denominator.units == 0)
        return NK_UNDEFINED;
    struct nk_wide dividend = nk_wide_magnitude(base.units);
    struct nk_wide divisor = nk_wide_magnitude(denominator.units);
    const struct nk_wide factor = nk_wide_magnitude(numerator.units);
    uint64_t magnitude;
    bool fits = nk_wide_multiply(&dividend, &dividend, &factor) && nk_wide_scale(&dividend, denominator.scale) &&
                nk_wide_scale(&divisor, (unsigned)base.scale + numerator.scale) &&
                nk_wide_divide(&magnitude, &dividend, &divisor);
    if (!fits || magnitude > INT64_MAX)
        return NK_OVERFLOW;
    bool negative = ((base.units < 0) != (numerator.units < 0)) != (denominator.units < 0);
    *ret = nk_decimal_integer(negative ? -(int64_t)magnitude : (int64_t)magnitude);
    return NK_OK;
}

static enum nk_status compute(struct nk_imputed *imputed, const struct nk_consolidation_input *input)
{
    const struct nk_imputation *imputation = imputed->imputation;
    const struct nk_number *base = given(imputed->own, imputation->base);
    if (!base && !imputation->base_given) {
        imputed->gap = NK_BASE_UNKNOWN;
        return NK_OK;
    }
    imputed->base = base ? base->value : imputation->base_value;
    enum nk_status status = add_up_ratio(imputed, input);
    if (status != NK_OK || imputed->gap != NK_NO_GAP)
        return status;
    return nk_imputation_apply(&imputed->value, imputed->base, imputed->numerator, imputed->denominator);
}

static bool is_repeated(const struct nk_catalogue *catalogue, size_t position)
{
    const struct nk_imputation *all = catalogue->imputations;
    for (size_t i = 0; i < position; i++)
        if (all[i].year == all[position].year && all[i].target == all[position].target &&
            nk_text_equal(all[i].actor, all[position].actor))
            return true;
    return false;
}

enum nk_status nk_impute(const struct nk_imputed **ret, size_t *ret_count, struct nk_arena *arena,
                         const struct nk_consolidation_input *input)
{
    const struct nk_catalogue *catalogue = input->catalogue;
    struct nk_imputed *needed = NK_NEW_ARRAY(arena, struct nk_imputed, catalogue->imputation_count);
    if (!needed)
        return NK_NO_MEMORY;
    size_t count = 0;
    for (size_t i = 0; i < catalogue->imputation_count; i++) {
        const struct nk_imputation *imputation = &catalogue->imputations[i];
        if (imputation->year != input->year)
            continue;
        if (!is_sound(imputation, catalogue) || is_repeated(catalogue, i))
            return NK_INVALID;
        const struct nk_actor *actor = nk_catalogue_actor(catalogue, imputation->actor);
        struct nk_imputed *imputed = &needed[count];
        *imputed = (struct nk_imputed){
            .imputation = imputation,
            .actor = actor,
            .entity = nk_catalogue_entity_of(catalogue, actor),
            .own = return_of(input, actor->id),
        };
        if (!is_needed(imputed, input))
            continue;
        enum nk_status status = compute(imputed, input);
        if (status != NK_OK)
            return status;
        count++;
    }
    *ret = needed;
    *ret_count = count;
    return NK_OK;
}

const struct nk_imputed *nk_imputed_of(const struct nk_imputed *imputed, size_t count, const struct nk_actor *actor,
                                       enum nk_sum sum)
{
    for (size_t i = 0; i < count; i++)
        if (imputed[i].imputation->target == sum && nk_text_equal(imputed[i].actor->id, actor->id))
            return &imputed[i];
    return NULL;
}
