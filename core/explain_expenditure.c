/* Expenditure explained: own, booked, allocated and financed. */
#include "core/explaining.h"

/* A sum with a name, of a vector of the consolidation. It is left out when nothing is in it. */
static enum nk_status add_sum(struct nk_inputs *list, struct nk_explaining *work, const char *label,
                              const struct nk_vector *vector, const struct nk_inputs *inputs)
{
    struct nk_explanation step = {.operation = NK_OP_SUM, .label = nk_text_of(label)};
    if (inputs->count == 0)
        return NK_OK;
    enum nk_status status = nk_explaining_total(&step.value, work, vector);
    return status == NK_OK ? nk_explaining_add(list, work->arena, &step, inputs) : status;
}

/* Takes such a sum away. */
static enum nk_status subtract_sum(struct nk_inputs *list, struct nk_explaining *work, const char *label,
                                   const struct nk_vector *vector, const struct nk_inputs *inputs)
{
    struct nk_inputs negated = {0};
    struct nk_explanation step = {.operation = NK_OP_NEGATE, .label = nk_text_of(label)};
    enum nk_status status = add_sum(&negated, work, label, vector, inputs);
    if (status != NK_OK || negated.count == 0)
        return status;
    status = nk_decimal_subtract(&step.value, nk_decimal_integer(0), negated.items[0]->value);
    return status == NK_OK ? nk_explaining_add(list, work->arena, &step, &negated) : status;
}

static enum nk_status add_own(struct nk_inputs *list, struct nk_explaining *work, size_t entity)
{
    struct nk_inputs returns = {0};
    enum nk_status status = nk_explaining_group(work);
    for (size_t i = 0; status == NK_OK && i < work->groups[entity].count; i++)
        status = nk_explaining_return(&returns, work, work->groups[entity].returns[i]);
    const struct nk_vector *own = &work->sums->consolidation->entities[entity].own;
    return status == NK_OK ? add_sum(list, work, "own", own, &returns) : status;
}

static enum nk_status subtract_booked(struct nk_inputs *list, struct nk_explaining *work, size_t entity)
{
    const struct nk_entity *region = &work->sums->consolidation->entities[entity];
    struct nk_inputs purchases = {0};
    for (size_t i = 0; i < region->booked_purchase_count; i++) {
        const struct nk_booked_purchase *booked = &region->booked_purchases[i];
        const struct nk_purchase *purchase = &booked->buyer->submission->purchases[booked->purchase_index];
        struct nk_inputs leaves = {0};
        struct nk_explanation step = {.operation = NK_OP_SUM, .label = booked->supplier, .from = booked->buyer};
        enum nk_status status = nk_explaining_leaves(&leaves, work, booked->buyer, &purchase->cells);
        if (status == NK_OK)
            status = nk_explaining_total(&step.value, work, &booked->cells);
        if (status == NK_OK && leaves.count > 0)
            status = nk_explaining_add(&purchases, work->arena, &step, &leaves);
        if (status != NK_OK)
            return status;
    }
    return subtract_sum(list, work, "booked", &region->booked, &purchases);
}

/* The parts by key, one a cell of the supplier. */
static enum nk_status add_parts(struct nk_inputs *list, struct nk_explaining *work, const struct nk_explanation *flow)
{
    struct nk_explanation *const *places;
    enum nk_status status = nk_explaining_own(&places, work, flow->flow->supplier);
    for (size_t i = 0; status == NK_OK && i < work->sums->consolidation->shape.length; i++) {
        if (!places[i] || !flow->flow->cells.present[i])
            continue;
        struct nk_inputs whole = {0};
        struct nk_explanation part = *flow;
        part.operation = NK_OP_APPORTION;
        part.category = places[i]->category;
        part.area = places[i]->area;
        part.cost_type = places[i]->cost_type;
        part.value = nk_decimal_integer(flow->flow->cells.amount[i]);
        status = nk_inputs_add(&whole, work->arena, places[i]);
        if (status == NK_OK)
            status = nk_explaining_add(list, work->arena, &part, &whole);
    }
    return status;
}

/* What a financier pays of a supplier. */
static enum nk_status add_flow(struct nk_inputs *list, struct nk_explaining *work, const struct nk_flow *flow,
                               struct nk_text label)
{
    const struct nk_consolidation *consolidation = work->sums->consolidation;
    const struct nk_submission *supplier = flow->supplier->submission;
    struct nk_explanation step = {.operation = NK_OP_SUM, .label = label, .flow = flow};
    struct nk_inputs inputs = {0};
    enum nk_status status = NK_OK;
    switch (flow->basis) {
    case NK_BASIS_KEY: {
        const struct nk_entity *entity = nk_consolidation_entity(consolidation, flow->supplier->actor->id);
        step.key = entity->financing;
        step.key_count = entity->financing_count;
        status = add_parts(&inputs, work, &step);
        break;
    }
    case NK_BASIS_AMOUNT:
        status = nk_explaining_leaves(&inputs, work, flow->supplier, &supplier->financing[flow->financing_index].cells);
        break;
    }
    if (status == NK_OK)
        status = nk_explaining_total(&step.value, work, &flow->cells);
    return status == NK_OK && inputs.count > 0 ? nk_explaining_add(list, work->arena, &step, &inputs) : status;
}

static enum nk_status add_allocated(struct nk_inputs *list, struct nk_explaining *work, size_t entity)
{
    const struct nk_entity *region = &work->sums->consolidation->entities[entity];
    struct nk_inputs flows = {0};
    for (size_t i = 0; i < region->share_count; i++) {
        const struct nk_flow *flow = region->shares[i];
        enum nk_status status = add_flow(&flows, work, flow, flow->supplier->actor->id);
        if (status != NK_OK)
            return status;
    }
    return add_sum(list, work, "allocated", &region->allocated, &flows);
}

/* What regions and other national actors pay of a national actor; what others pay stays with it. */
static enum nk_status subtract_financed(struct nk_inputs *list, struct nk_explaining *work, size_t entity)
{
    const struct nk_entity *supplier = &work->sums->consolidation->entities[entity];
    struct nk_inputs flows = {0};
    for (size_t i = 0; i < supplier->financing_count; i++) {
        const struct nk_flow *flow = &supplier->financing[i];
        enum nk_status status = flow->entity ? add_flow(&flows, work, flow, flow->financier) : NK_OK;
        if (status != NK_OK)
            return status;
    }
    return subtract_sum(list, work, "financed", &supplier->financed, &flows);
}

static enum nk_status region_parts(struct nk_inputs *ret, struct nk_explaining *work, enum nk_sum sum, size_t entity)
{
    enum nk_status status = NK_OK;
    if (sum != NK_SUM_NATIONAL_SHARE)
        status = add_own(ret, work, entity);
    if (status == NK_OK && sum != NK_SUM_NATIONAL_SHARE)
        status = subtract_booked(ret, work, entity);
    if (status == NK_OK && sum != NK_SUM_ICT_EXPENDITURE_OWN)
        status = add_allocated(ret, work, entity);
    return status;
}

/* One of the entities that a sum over entities is made of, as a step with its name. */
static enum nk_status add_entity(struct nk_inputs *list, struct nk_explaining *work, enum nk_sum sum, size_t entity)
{
    const struct nk_consolidation *consolidation = work->sums->consolidation;
    struct nk_explanation step = {.operation = NK_OP_SUM, .label = work->sums->entity_ids[entity]};
    struct nk_inputs parts = {0};
    enum nk_status status;
    if (entity < consolidation->region_count) {
        status = region_parts(&parts, work, sum, entity);
    } else {
        status = add_own(&parts, work, entity);
        if (status == NK_OK)
            status = subtract_financed(&parts, work, entity);
    }
    if (status == NK_OK)
        status = nk_inputs_total(&step.value, &parts);
    return status == NK_OK && parts.count > 0 ? nk_explaining_add(list, work->arena, &step, &parts) : status;
}

enum nk_status nk_explaining_cells(struct nk_inputs *ret, struct nk_explaining *work, enum nk_sum sum, size_t entity)
{
    const struct nk_consolidation *consolidation = work->sums->consolidation;
    if (entity < consolidation->region_count)
        return region_parts(ret, work, sum, entity);
    if (entity < consolidation->entity_count)
        return add_own(ret, work, entity);
    bool is_sector = nk_text_is(work->sums->entity_ids[entity], NK_SECTOR);
    size_t last = is_sector ? consolidation->entity_count : consolidation->region_count;
    enum nk_status status = NK_OK;
    for (size_t i = 0; i < last && status == NK_OK; i++)
        status = add_entity(ret, work, sum, i);
    return status;
}

/* A region's own units without its private non-profit hospitals, with all that they have booked. */
static enum nk_status former_of_region(struct nk_inputs *ret, struct nk_explaining *work, size_t entity)
{
    enum nk_status status = nk_explaining_group(work);
    for (size_t i = 0; status == NK_OK && i < work->groups[entity].count; i++) {
        const struct nk_return *from = work->groups[entity].returns[i];
        if (from->actor->kind != NK_PRIVATE_NONPROFIT)
            status = nk_explaining_return(ret, work, from);
    }
    return status;
}

enum nk_status nk_explaining_former(struct nk_inputs *ret, struct nk_explaining *work, size_t entity)
{
    size_t regions = work->sums->consolidation->region_count;
    if (entity < regions)
        return former_of_region(ret, work, entity);
    for (size_t i = 0; i < regions; i++) {
        struct nk_explanation step = {.operation = NK_OP_SUM, .label = work->sums->entity_ids[i]};
        struct nk_inputs returns = {0};
        enum nk_status status = former_of_region(&returns, work, i);
        if (status == NK_OK)
            status = nk_inputs_total(&step.value, &returns);
        if (status == NK_OK && returns.count > 0)
            status = nk_explaining_add(ret, work->arena, &step, &returns);
        if (status != NK_OK)
            return status;
    }
    return NK_OK;
}
