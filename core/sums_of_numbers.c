#include "core/number_sums.h"
#include "core/sums_work.h"

/* sum += term. A sum that lacks a term does not exist. */
static enum nk_status add_value(struct nk_sum_value *sum, const struct nk_sum_value *term)
{
    if (sum->absence != NK_PRESENT)
        return NK_OK;
    if (term->absence != NK_PRESENT) {
        sum->absence = NK_NOT_REPORTED;
        return NK_OK;
    }
    enum nk_status status = nk_decimal_add(&sum->value, sum->value, term->value);
    if (status == NK_OK)
        status = nk_decimal_add(&sum->estimated, sum->estimated, term->estimated);
    if (term->status > sum->status)
        sum->status = term->status;
    return status;
}

static struct nk_sum_value value_of_number(const struct nk_number *number)
{
    if (!nk_number_has_value(number))
        return (struct nk_sum_value){.absence = NK_NOT_REPORTED};
    return (struct nk_sum_value){
        .value = number->value,
        .estimated = number->status == NK_REPORTED ? nk_decimal_integer(0) : number->value,
        .status = number->status,
    };
}

/* An estimate counts as estimated with its whole amount (R41). */
static struct nk_sum_value value_of_imputed(const struct nk_imputed *imputed)
{
    return (struct nk_sum_value){.value = imputed->value, .estimated = imputed->value, .status = NK_ESTIMATED};
}

/* What an actor adds to a sum: what it gave, else what is estimated for it, else a gap. False: nothing is
 * asked of it. */
static bool term_of(struct nk_sum_value *ret, const struct nk_sums_work *work, const struct nk_return *from,
                    enum nk_sum sum)
{
    if (!nk_number_is_counted(sum, from->actor->kind))
        return false;
    const struct nk_number *number = nk_number_of_sum(from->submission, sum);
    *ret = value_of_number(number);
    if (ret->absence == NK_PRESENT)
        return true;
    const struct nk_imputed *imputed = nk_imputed_of(work->sums.imputed, work->sums.imputed_count, from->actor, sum);
    if (imputed && imputed->gap == NK_NO_GAP) {
        *ret = value_of_imputed(imputed);
        return true;
    }
    return number->given || nk_number_is_asked(sum, from->actor->kind);
}

/* `counted` says, in the order of the values, whether anybody added something. */
static enum nk_status add_returns(const struct nk_sums_work *work, bool *counted)
{
    const struct nk_consolidation_input *input = work->consolidation->input;
    for (size_t i = 0; i < input->return_count; i++) {
        const struct nk_return *from = &input->returns[i];
        size_t entity = work->consolidation->reported[i].entity;
        for (int sum = NK_NUMBER_SUM_FIRST; sum <= NK_NUMBER_SUM_LAST; sum++) {
            struct nk_sum_value term;
            if (!term_of(&term, work, from, (enum nk_sum)sum))
                continue;
            enum nk_status status = add_value(nk_sums_value(work, entity, (size_t)sum), &term);
            if (status != NK_OK)
                return status;
            counted[entity * NK_SUMS + (size_t)sum] = true;
        }
    }
    return NK_OK;
}

/* The estimates for members that have no return. */
static enum nk_status add_imputed(const struct nk_sums_work *work, bool *counted)
{
    for (size_t i = 0; i < work->sums.imputed_count; i++) {
        const struct nk_imputed *imputed = &work->sums.imputed[i];
        ptrdiff_t entity = nk_consolidation_entity_of(work->consolidation, imputed->actor);
        if (imputed->gap != NK_NO_GAP || imputed->own || entity < 0)
            continue;
        size_t sum = imputed->imputation->target;
        const struct nk_sum_value term = value_of_imputed(imputed);
        enum nk_status status = add_value(nk_sums_value(work, (size_t)entity, sum), &term);
        if (status != NK_OK)
            return status;
        counted[(size_t)entity * NK_SUMS + sum] = true;
    }
    return NK_OK;
}

static enum nk_status number_of_all_regions(const struct nk_sums_work *work, size_t sum)
{
    struct nk_sum_value total = {.absence = NK_PRESENT};
    for (size_t entity = 0; entity < work->consolidation->region_count; entity++) {
        if (nk_sums_returns(work, entity) == 0)
            continue;
        enum nk_status status = add_value(&total, nk_sums_value(work, entity, sum));
        if (status != NK_OK)
            return status;
    }
    *nk_sums_value(work, work->all_regions, sum) = total;
    return NK_OK;
}

enum nk_status nk_sums_fill_numbers(struct nk_sums_work *work)
{
    size_t entities = work->consolidation->entity_count;
    bool *counted = NK_NEW_ARRAY(work->arena, bool, entities *NK_SUMS);
    if (!counted)
        return NK_NO_MEMORY;
    enum nk_status status = add_returns(work, counted);
    if (status == NK_OK)
        status = add_imputed(work, counted);
    for (size_t sum = NK_NUMBER_SUM_FIRST; status == NK_OK && sum <= NK_NUMBER_SUM_LAST; sum++) {
        for (size_t entity = 0; entity < entities; entity++)
            if (!counted[entity * NK_SUMS + sum])
                nk_sums_value(work, entity, sum)->absence = NK_NOT_REPORTED;
        status = number_of_all_regions(work, sum);
    }
    return status;
}
