/* Expenditure as the analyses of 2012–2016 defined it, beside the present definition (R03, R55). */
#include "core/money.h"
#include "core/sums_work.h"

/* One region's, or that of all regions. */
struct former {
    struct nk_vector cells;
    size_t returns;              /* how many are in it */
    enum nk_value_status status; /* worst of what was given */
    bool left_out;               /* a value is missing */
    bool not_separable;          /* a region reports as one, its private non-profit hospitals with it */
};

static enum nk_status add_region(struct former *all, const struct former *region, const struct nk_shape *shape)
{
    all->returns += region->returns;
    all->not_separable |= region->not_separable;
    all->status = region->status > all->status ? region->status : all->status;
    return nk_vector_add(&all->cells, &region->cells, shape);
}

static enum nk_status value_of(struct nk_sum_value *ret, const struct former *former, const struct nk_shape *shape)
{
    int64_t total = 0;
    int64_t estimated = 0;
    if (former->not_separable || former->returns == 0 || former->left_out) {
        *ret = (struct nk_sum_value){.absence = former->not_separable ? NK_NOT_SEPARABLE : NK_NOT_REPORTED};
        return NK_OK;
    }
    for (size_t i = 0; i < shape->size[0]; i++)
        if (!nk_money_add(&total, former->cells.amount[i]) || !nk_money_add(&estimated, former->cells.estimated[i]))
            return NK_OVERFLOW;
    *ret = (struct nk_sum_value){
        .value = nk_decimal_integer(total), .estimated = nk_decimal_integer(estimated), .status = former->status};
    return NK_OK;
}

/* Counts each return under its region, except those of private non-profit hospitals, which the cells leave out. */
static void count_returns(const struct nk_consolidation *consolidation, struct former *regions)
{
    for (size_t i = 0; i < consolidation->input->return_count; i++) {
        const struct nk_reported *facts = &consolidation->reported[i];
        enum nk_actor_kind kind = consolidation->input->returns[i].actor->kind;
        if (facts->entity >= consolidation->region_count || kind == NK_PRIVATE_NONPROFIT)
            continue;
        struct former *region = &regions[facts->entity];
        region->returns++;
        region->not_separable |= kind == NK_REGION;
        region->left_out |= facts->leaves_out_first;
        region->status = facts->worst > region->status ? facts->worst : region->status;
    }
}

enum nk_status nk_sums_fill_former(struct nk_sums_work *work)
{
    const struct nk_shape *shape = &work->consolidation->shape;
    size_t region_count = work->consolidation->region_count;
    struct former *regions = NK_NEW_ARRAY(work->arena, struct former, region_count);
    struct former all = {.returns = 0};
    if (!regions)
        return NK_NO_MEMORY;
    count_returns(work->consolidation, regions);
    enum nk_status status = nk_vector_new(&all.cells, work->arena, shape);
    for (size_t i = 0; i < region_count && status == NK_OK; i++) {
        regions[i].cells = work->consolidation->entities[i].public_own;
        status = value_of(nk_sums_value(work, i, NK_SUM_ICT_EXPENDITURE_FORMER), &regions[i], shape);
        if (status == NK_OK)
            status = add_region(&all, &regions[i], shape);
    }
    if (status != NK_OK)
        return status;
    nk_vector_finish(&all.cells, shape);
    return value_of(nk_sums_value(work, work->all_regions, NK_SUM_ICT_EXPENDITURE_FORMER), &all, shape);
}
