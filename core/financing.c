/* Who pays for the national actors (R20–R26, R33–R38). */
#include "core/apportion.h"
#include "core/consolidating.h"
#include "core/money.h"
#include "core/order.h"

enum nk_status nk_financing_entity_of(const struct nk_actor **ret, const struct nk_catalogue *catalogue,
                                      struct nk_text financier)
{
    const struct nk_actor *actor = nk_catalogue_actor(catalogue, financier);
    if (!actor && !nk_catalogue_is_outside_financier(catalogue, financier))
        return NK_INVALID;
    *ret = actor ? nk_catalogue_entity_of(catalogue, actor) : NULL;
    return NK_OK;
}

/* A percentage as a weight of nk_apportion; a missing one is nothing, and the key then has to sum to 100 without it. */
static enum nk_status weight_of(int64_t *ret, const struct nk_number *share)
{
    if (!share->given)
        return NK_INVALID;
    int64_t units = share->status == NK_MISSING ? 0 : share->value.units;
    for (int scale = share->value.scale; scale < NK_KEY_SCALE; scale++) {
        if (__builtin_mul_overflow(units, 10, &units))
            return NK_INVALID;
    }
    for (int scale = share->value.scale; scale > NK_KEY_SCALE; scale--) {
        if (units % 10 != 0)
            return NK_INVALID;
        units /= 10;
    }
    *ret = units;
    return NK_OK;
}

static int compare_financiers(const void *context, size_t a, size_t b)
{
    const struct nk_financing *lines = context;
    return nk_text_compare(lines[a].financier, lines[b].financier);
}

/* Fills in everything but the cells of the flows of one supplier, in the order of the financiers' ids. */
static enum nk_status name_flows(struct nk_consolidating *work, const struct nk_return *supplier, struct nk_flow *flows)
{
    const struct nk_financing *lines = supplier->submission->financing;
    size_t count = supplier->submission->financing_count;
    if (count > NK_FINANCIERS_MAX)
        return NK_LIMIT;
    size_t positions[NK_FINANCIERS_MAX];
    nk_order(positions, count, compare_financiers, lines);
    for (size_t i = 0; i < count; i++) {
        const struct nk_financing *line = &lines[positions[i]];
        if (line->basis != lines[0].basis)
            return NK_INVALID;
        if (i > 0 && nk_text_equal(line->financier, flows[i - 1].financier))
            return NK_INVALID;
        flows[i] = (struct nk_flow){
            .financier = line->financier,
            .supplier = supplier,
            .financing_index = positions[i],
            .basis = line->basis,
        };
        enum nk_status status = nk_financing_entity_of(&flows[i].entity, work->input->catalogue, line->financier);
        if (status == NK_OK && line->basis == NK_BASIS_KEY)
            status = weight_of(&flows[i].weight, &line->share);
        if (status == NK_OK)
            status = nk_vector_new(&flows[i].cells, work->arena, &work->result->shape);
        if (status != NK_OK)
            return status;
    }
    return NK_OK;
}

static bool is_estimated(const struct nk_flow *flow)
{
    return flow->supplier->submission->financing[flow->financing_index].share.status != NK_REPORTED;
}

/* Divides one cell of the supplier over its financiers. The estimated kroner of the cell follow the same key. */
static enum nk_status divide_cell(struct nk_flow *flows, size_t count, const int64_t *weights,
                                  const struct nk_vector *own, size_t position)
{
    int64_t parts[NK_FINANCIERS_MAX];
    int64_t estimates[NK_FINANCIERS_MAX];
    enum nk_status status = nk_apportion(own->amount[position], weights, count, parts);
    if (status == NK_OK)
        status = nk_apportion(own->estimated[position], weights, count, estimates);
    if (status != NK_OK)
        return status;
    for (size_t i = 0; i < count; i++) {
        if (weights[i] == 0)
            continue;
        struct nk_vector *cells = &flows[i].cells;
        int64_t most = nk_money_absolute(parts[i]);
        cells->amount[position] = parts[i];
        cells->estimated[position] = is_estimated(&flows[i]) || estimates[i] > most ? most : estimates[i];
        cells->present[position] = 1;
    }
    return NK_OK;
}

static enum nk_status divide_by_key(const struct nk_consolidating *work, struct nk_flow *flows, size_t count,
                                    const struct nk_vector *own)
{
    int64_t weights[NK_FINANCIERS_MAX];
    int64_t nothing[NK_FINANCIERS_MAX];
    for (size_t i = 0; i < count; i++)
        weights[i] = flows[i].weight;
    /* A key is checked also when there is no cell to divide. */
    enum nk_status status = nk_apportion(0, weights, count, nothing);
    for (size_t i = 0; status == NK_OK && i < work->result->shape.length; i++) {
        if (own->present[i])
            status = divide_cell(flows, count, weights, own, i);
    }
    return status;
}

/* The region that pays a flow, NULL when somebody else does. */
static struct nk_entity *paying_region(const struct nk_consolidating *work, const struct nk_flow *flow)
{
    return flow->entity && flow->entity->kind == NK_REGION ? nk_consolidating_entity(work, flow->entity) : NULL;
}

static enum nk_status take_amounts(const struct nk_consolidating *work, struct nk_flow *flows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct nk_financing *line = &flows[i].supplier->submission->financing[flows[i].financing_index];
        const struct nk_entity *region = paying_region(work, &flows[i]);
        struct nk_knowledge knowledge = {.status = region ? region->provenance.allocated : NULL};
        enum nk_status status = nk_vector_add_cells(&flows[i].cells, &knowledge, &work->result->shape, &line->cells);
        if (status != NK_OK)
            return status;
        nk_vector_finish(&flows[i].cells, &work->result->shape);
    }
    return NK_OK;
}

static bool pays(const struct nk_flow *flow, const struct nk_shape *shape)
{
    return flow->weight > 0 || nk_consolidating_is_money(&flow->cells, shape);
}

static enum nk_status add_flow(const struct nk_consolidating *work, struct nk_entity *supplier, struct nk_flow *flow)
{
    const struct nk_shape *shape = &work->result->shape;
    enum nk_status status = nk_vector_total(&flow->total, &flow->cells, shape);
    if (status != NK_OK || !flow->entity)
        return status;
    status = nk_vector_add(&supplier->financed, &flow->cells, shape);
    struct nk_entity *region = paying_region(work, flow);
    if (status != NK_OK || !region)
        return status;
    region->share_count++;
    if (flow->supplier->submission->illustrative) {
        region->illustrative |= pays(flow, shape);
        region->provenance.allocated_illustrative = true;
    }
    if (flow->weight > 0)
        nk_provenance_worsen(region->provenance.allocated, supplier->provenance.own, shape->length);
    return nk_vector_add(&region->allocated, &flow->cells, shape);
}

static enum nk_status finance(struct nk_consolidating *work, size_t position, struct nk_flow *flows)
{
    const struct nk_return *supplier = &work->input->returns[position];
    size_t count = supplier->submission->financing_count;
    enum nk_status status = name_flows(work, supplier, flows);
    if (status != NK_OK || count == 0)
        return status;
    struct nk_entity *entity = &work->result->entities[work->reported[position].entity];
    switch (flows[0].basis) {
    case NK_BASIS_KEY:
        status = divide_by_key(work, flows, count, &entity->own);
        break;
    case NK_BASIS_AMOUNT:
        status = take_amounts(work, flows, count);
        break;
    }
    for (size_t i = 0; status == NK_OK && i < count; i++)
        status = add_flow(work, entity, &flows[i]);
    entity->financing = flows;
    entity->financing_count = count;
    return status;
}

/* Gives every region the list of the flows that it finances. */
static enum nk_status list_shares(struct nk_consolidating *work)
{
    struct nk_consolidation *result = work->result;
    const struct nk_flow **shares = NK_NEW_ARRAY(work->arena, const struct nk_flow *, result->flow_count);
    const struct nk_flow ***next = NK_NEW_ARRAY(work->arena, const struct nk_flow **, result->region_count);
    if (!shares || !next)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < result->region_count; i++) {
        result->entities[i].shares = shares;
        next[i] = shares;
        shares += result->entities[i].share_count;
    }
    for (size_t i = 0; i < result->flow_count; i++) {
        const struct nk_entity *region = paying_region(work, &result->flows[i]);
        if (region)
            *next[region - result->entities]++ = &result->flows[i];
    }
    return NK_OK;
}

enum nk_status nk_financing_build(struct nk_consolidating *work)
{
    const struct nk_consolidation_input *input = work->input;
    struct nk_consolidation *result = work->result;
    for (size_t i = 0; i < input->return_count; i++) {
        if (input->returns[i].actor->kind == NK_NATIONAL_ACTOR)
            result->flow_count += input->returns[i].submission->financing_count;
    }
    result->flows = NK_NEW_ARRAY(work->arena, struct nk_flow, result->flow_count);
    if (!result->flows)
        return NK_NO_MEMORY;

    struct nk_flow *flows = result->flows;
    for (size_t i = 0; i < input->return_count; i++) {
        if (input->returns[i].actor->kind != NK_NATIONAL_ACTOR)
            continue;
        enum nk_status status = finance(work, i, flows);
        if (status != NK_OK)
            return status;
        flows += input->returns[i].submission->financing_count;
    }
    return list_shares(work);
}

enum visit { NOT_VISITED = 0, ON_THE_CHAIN = 1, VISITED = 2 };

/* Position of the national actor that pays the flow, or NK_NO_ENTITY. */
static size_t paying_national_actor(const struct nk_consolidating *work, const struct nk_flow *flow)
{
    if (!flow->entity || flow->entity->kind != NK_NATIONAL_ACTOR || !pays(flow, &work->result->shape))
        return NK_NO_ENTITY;
    return work->entity_of_actor[flow->entity - work->input->catalogue->actors];
}

enum nk_status nk_financing_check_chains(const struct nk_consolidating *work)
{
    const struct nk_entity *entities = work->result->entities;
    size_t count = work->result->entity_count;
    uint8_t *visits = NK_NEW_ARRAY(work->arena, uint8_t, count);
    size_t *lines = NK_NEW_ARRAY(work->arena, size_t, count); /* next line of the entity to look at */
    size_t *chain = NK_NEW_ARRAY(work->arena, size_t, count);
    if (!visits || !lines || !chain)
        return NK_NO_MEMORY;

    for (size_t start = work->result->region_count; start < count; start++) {
        size_t length = 0;
        if (visits[start] == NOT_VISITED)
            chain[length++] = start;
        while (length > 0) {
            size_t supplier = chain[length - 1];
            visits[supplier] = ON_THE_CHAIN;
            if (lines[supplier] == entities[supplier].financing_count) {
                visits[supplier] = VISITED;
                length--;
                continue;
            }
            size_t payer = paying_national_actor(work, &entities[supplier].financing[lines[supplier]++]);
            if (payer == NK_NO_ENTITY || visits[payer] == VISITED)
                continue;
            if (visits[payer] == ON_THE_CHAIN)
                return NK_CYCLE;
            chain[length++] = payer;
        }
    }
    return NK_OK;
}
