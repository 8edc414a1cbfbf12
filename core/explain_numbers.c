/* Sums of numbers explained: what each return gives, and what is estimated for it (R40, R41). */
#include "core/explaining.h"
#include "core/number_sums.h"

static const struct nk_return *return_of(const struct nk_consolidation_input *input, struct nk_text actor)
{
    for (size_t i = 0; i < input->return_count; i++)
        if (nk_text_equal(input->returns[i].actor->id, actor))
            return &input->returns[i];
    return NULL;
}

/* Σ of a number over the units of a ratio. */
static enum nk_status add_units(struct nk_inputs *list, struct nk_explaining *work, const struct nk_imputed *imputed,
                                enum nk_sum sum, struct nk_decimal total)
{
    const struct nk_imputation *imputation = imputed->imputation;
    const struct nk_explanation step = {
        .operation = NK_OP_SUM, .label = nk_text_of(nk_sum_code(sum)), .value = total};
    struct nk_inputs leaves = {0};
    for (size_t i = 0; i < imputation->unit_count; i++) {
        const struct nk_return *from = return_of(work->sums->consolidation->input, imputation->units[i]);
        if (!from)
            return NK_INVALID;
        const struct nk_explanation leaf = nk_explaining_leaf(from, nk_number_of_sum(from->submission, sum));
        enum nk_status status = nk_explaining_add(&leaves, work->arena, &leaf, NULL);
        if (status != NK_OK)
            return status;
    }
    return nk_explaining_add(list, work->arena, &step, &leaves);
}

/* What is known of the actor: a number of its return, or of the catalogue. */
static enum nk_status add_base(struct nk_inputs *list, struct nk_explaining *work, const struct nk_imputed *imputed)
{
    const struct nk_imputation *imputation = imputed->imputation;
    const struct nk_number *given =
        imputed->own ? nk_number_of_sum(imputed->own->submission, imputation->base) : NULL;
    if (given && nk_number_has_value(given)) {
        const struct nk_explanation leaf = nk_explaining_leaf(imputed->own, given);
        return nk_explaining_add(list, work->arena, &leaf, NULL);
    }
    const struct nk_explanation constant = {
        .operation = NK_OP_CONSTANT,
        .label = nk_text_of(nk_sum_code(imputation->base)),
        .value = imputed->base,
        .imputation = imputation,
    };
    return nk_explaining_add(list, work->arena, &constant, NULL);
}

static enum nk_status add_imputed(struct nk_inputs *list, struct nk_explaining *work, const struct nk_imputed *imputed)
{
    const struct nk_imputation *imputation = imputed->imputation;
    const struct nk_explanation step = {
        .operation = NK_OP_IMPUTE,
        .label = imputed->actor->id,
        .value = imputed->value,
        .imputation = imputation,
    };
    struct nk_inputs inputs = {0};
    enum nk_status status = add_base(&inputs, work, imputed);
    if (status == NK_OK)
        status = add_units(&inputs, work, imputed, imputation->target, imputed->numerator);
    if (status == NK_OK)
        status = add_units(&inputs, work, imputed, imputation->base, imputed->denominator);
    return status == NK_OK ? nk_explaining_add(list, work->arena, &step, &inputs) : status;
}

/* What a return gives, or what is estimated in its place. */
static enum nk_status add_return(struct nk_inputs *list, struct nk_explaining *work, enum nk_sum sum,
                                 const struct nk_return *from)
{
    const struct nk_sums *sums = work->sums;
    const struct nk_number *number = nk_number_of_sum(from->submission, sum);
    if (!nk_number_is_counted(sum, from->actor->kind))
        return NK_OK;
    if (nk_number_has_value(number)) {
        const struct nk_explanation leaf = nk_explaining_leaf(from, number);
        return nk_explaining_add(list, work->arena, &leaf, NULL);
    }
    const struct nk_imputed *imputed = nk_imputed_of(sums->imputed, sums->imputed_count, from->actor, sum);
    return imputed && imputed->gap == NK_NO_GAP ? add_imputed(list, work, imputed) : NK_OK;
}

/* Returns first, then what is estimated for members without a return. */
static enum nk_status add_entity(struct nk_inputs *list, struct nk_explaining *work, enum nk_sum sum, size_t entity)
{
    const struct nk_sums *sums = work->sums;
    const struct nk_actor *actor = sums->consolidation->entities[entity].actor;
    enum nk_status status = nk_explaining_group(work);
    for (size_t i = 0; status == NK_OK && i < work->groups[entity].count; i++)
        status = add_return(list, work, sum, work->groups[entity].returns[i]);
    for (size_t i = 0; status == NK_OK && i < sums->imputed_count; i++) {
        const struct nk_imputed *imputed = &sums->imputed[i];
        bool here = !imputed->own && imputed->gap == NK_NO_GAP && imputed->imputation->target == sum &&
                    nk_text_equal(imputed->entity->id, actor->id);
        if (here)
            status = add_imputed(list, work, imputed);
    }
    return status;
}

enum nk_status nk_explaining_numbers(struct nk_inputs *ret, struct nk_explaining *work, enum nk_sum sum, size_t entity)
{
    const struct nk_consolidation *consolidation = work->sums->consolidation;
    if (entity < consolidation->entity_count)
        return add_entity(ret, work, sum, entity);
    /* All regions, as far as they have reported. */
    for (size_t i = 0; i < consolidation->region_count; i++) {
        struct nk_explanation step = {.operation = NK_OP_SUM, .label = work->sums->entity_ids[i]};
        struct nk_inputs numbers = {0};
        enum nk_status status = NK_OK;
        if (consolidation->entities[i].return_count == 0)
            continue;
        status = add_entity(&numbers, work, sum, i);
        if (status == NK_OK)
            status = nk_inputs_total(&step.value, &numbers);
        if (status == NK_OK)
            status = nk_explaining_add(ret, work->arena, &step, &numbers);
        if (status != NK_OK)
            return status;
    }
    return NK_OK;
}
