#include "core/sums_work.h"

#define OF_KIND(kind) (1u << (kind))

/* A sum of a number that each return gives once. */
struct number_sum {
    enum nk_sum sum;
    size_t offset;        /* of the number in struct nk_submission */
    unsigned not_counted; /* kinds of members that a region's sum leaves out */
    unsigned not_asked;   /* kinds of members that may leave it out */
};

/* A region finances its private non-profit hospitals, so its own revenue and cost have theirs inside (R31); it does
 * not have their employees inside (R41). Administration, ICT provider and pharmacies treat no patients. */
static const struct number_sum number_sums[] = {
    {NK_SUM_OPERATING_REVENUE, offsetof(struct nk_submission, operating_revenue), OF_KIND(NK_PRIVATE_NONPROFIT), 0},
    {NK_SUM_OPERATING_COST, offsetof(struct nk_submission, operating_cost), OF_KIND(NK_PRIVATE_NONPROFIT), 0},
    {NK_SUM_EMPLOYEES, offsetof(struct nk_submission, employees), 0, 0},
    {NK_SUM_FTE, offsetof(struct nk_submission, fte), 0, 0},
    {NK_SUM_ICT_FTE_INTERNAL, offsetof(struct nk_submission, ict_fte_internal), 0, 0},
    {NK_SUM_ICT_FTE_CONTRACTED, offsetof(struct nk_submission, ict_fte_contracted), 0, 0},
    {NK_SUM_DRG_POINTS, offsetof(struct nk_submission, drg_points), 0,
     OF_KIND(NK_REGIONAL_AUTHORITY) | OF_KIND(NK_ICT_PROVIDER) | OF_KIND(NK_PHARMACY_TRUST)},
};
enum { NUMBER_SUMS = sizeof(number_sums) / sizeof(number_sums[0]) };

static const struct nk_number *number_at(const struct nk_submission *submission, size_t offset)
{
    return (const struct nk_number *)(const void *)((const char *)submission + offset);
}

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

static enum nk_status number_of_entity(const struct nk_sums_work *work, size_t entity,
                                       const struct number_sum *each_sum)
{
    const struct nk_consolidation_input *input = work->consolidation->input;
    struct nk_sum_value sum = {.absence = NK_PRESENT};
    size_t counted = 0;

    for (size_t i = 0; i < input->return_count; i++) {
        const struct nk_return *each = &input->returns[i];
        if (nk_provenance_entity(work->consolidation, each->actor) != (ptrdiff_t)entity)
            continue;
        if (each_sum->not_counted & OF_KIND(each->actor->kind))
            continue;
        const struct nk_number *number = number_at(each->submission, each_sum->offset);
        if (!number->given && each_sum->not_asked & OF_KIND(each->actor->kind))
            continue;
        const struct nk_sum_value term = value_of_number(number);
        enum nk_status status = add_value(&sum, &term);
        if (status != NK_OK)
            return status;
        counted++;
    }
    if (counted == 0)
        sum.absence = NK_NOT_REPORTED;
    *nk_sums_value(work, entity, each_sum->sum) = sum;
    return NK_OK;
}

static enum nk_status number_of_all_regions(const struct nk_sums_work *work, const struct number_sum *each_sum)
{
    struct nk_sum_value sum = {.absence = NK_PRESENT};
    for (size_t entity = 0; entity < work->consolidation->region_count; entity++) {
        if (nk_sums_returns(work, entity) == 0)
            continue;
        enum nk_status status = add_value(&sum, nk_sums_value(work, entity, each_sum->sum));
        if (status != NK_OK)
            return status;
    }
    *nk_sums_value(work, work->all_regions, each_sum->sum) = sum;
    return NK_OK;
}

enum nk_status nk_sums_fill_numbers(struct nk_sums_work *work)
{
    enum nk_status status = NK_OK;
    for (size_t i = 0; i < NUMBER_SUMS && status == NK_OK; i++) {
        for (size_t entity = 0; entity < work->consolidation->entity_count && status == NK_OK; entity++)
            status = number_of_entity(work, entity, &number_sums[i]);
        if (status == NK_OK)
            status = number_of_all_regions(work, &number_sums[i]);
    }
    return status;
}
