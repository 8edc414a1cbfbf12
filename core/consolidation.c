#include "core/consolidation.h"

#include "core/consolidating.h"
#include "core/money.h"

/* One list of a return's expenditure. Private non-profit hospitals are kept apart until the end (build_own). */
static enum nk_status add_list(const struct nk_consolidating *work, struct nk_entity *entity,
                               struct nk_knowledge *knowledge, const struct nk_return *from,
                               const struct nk_cells *cells)
{
    bool apart = entity->actor->kind == NK_REGION && from->actor->kind != NK_PRIVATE_NONPROFIT;
    return nk_vector_add_cells(apart ? &entity->public_own : &entity->own, knowledge, &work->result->shape, cells);
}

/* own(a) = Σ cells, operating and investment. Depreciation and write-downs are beside the cells, not in them (R10). */
static enum nk_status add_own(const struct nk_consolidating *work, size_t position)
{
    const struct nk_return *from = &work->input->returns[position];
    const struct nk_submission *submission = from->submission;
    struct nk_reported *facts = &work->reported[position];
    struct nk_entity *entity = &work->result->entities[facts->entity];
    struct nk_knowledge knowledge = {.status = entity->provenance.own, .left_out = entity->provenance.left_out};
    bool crosses = work->input->methodology->crosses_dimensions;
    if (crosses ? submission->expenditure_by_category.count > 0 || submission->expenditure_by_area.count > 0
                : submission->expenditure.count > 0)
        return NK_INVALID;

    entity->return_count++;
    entity->illustrative |= submission->illustrative;
    entity->provenance.own_illustrative |= submission->illustrative;
    const struct nk_cells *first = crosses ? &submission->expenditure : &submission->expenditure_by_category;
    enum nk_status status = add_list(work, entity, &knowledge, from, first);
    facts->worst = knowledge.worst;
    facts->leaves_out_first = knowledge.leaves_out;
    if (status == NK_OK && !crosses)
        status = add_list(work, entity, &knowledge, from, &submission->expenditure_by_area);
    facts->leaves_out = knowledge.leaves_out;
    return status;
}

static enum nk_status build_own(const struct nk_consolidating *work)
{
    struct nk_consolidation *result = work->result;
    enum nk_status status = NK_OK;
    for (size_t i = 0; status == NK_OK && i < work->input->return_count; i++)
        status = add_own(work, i);
    for (size_t i = 0; status == NK_OK && i < result->entity_count; i++) {
        struct nk_entity *entity = &result->entities[i];
        if (i < result->region_count)
            status = nk_vector_add(&entity->own, &entity->public_own, &result->shape);
        nk_vector_finish(&entity->own, &result->shape);
        nk_vector_finish(&entity->public_own, &result->shape);
    }
    return status;
}

static enum nk_status total_entity(struct nk_entity *entity, const struct nk_shape *shape)
{
    const struct {
        int64_t *total;
        const struct nk_vector *vector;
    } sums[] = {
        {&entity->own_total, &entity->own},
        {&entity->booked_total, &entity->booked},
        {&entity->allocated_total, &entity->allocated},
        {&entity->financed_total, &entity->financed},
        {&entity->net_total, &entity->net},
    };
    for (size_t i = 0; i < sizeof sums / sizeof sums[0]; i++) {
        enum nk_status status = nk_vector_total(sums[i].total, sums[i].vector, shape);
        if (status != NK_OK)
            return status;
    }
    return NK_OK;
}

/* region(r) = own − booked + allocated, residual(n) = own − financed; what an entity does not have is zero. */
static enum nk_status build_net(const struct nk_shape *shape, struct nk_entity *entity)
{
    nk_vector_finish(&entity->booked, shape);
    nk_vector_finish(&entity->financed, shape);
    nk_vector_finish(&entity->allocated, shape);
    enum nk_status status = nk_vector_add(&entity->net, &entity->own, shape);
    if (status == NK_OK)
        status = nk_vector_subtract(&entity->net, &entity->booked, shape);
    if (status == NK_OK)
        status = nk_vector_subtract(&entity->net, &entity->financed, shape);
    if (status == NK_OK)
        status = nk_vector_add(&entity->net, &entity->allocated, shape);
    if (status != NK_OK)
        return status;
    nk_vector_finish(&entity->net, shape);
    return total_entity(entity, shape);
}

static enum nk_status build_sector(const struct nk_consolidating *work)
{
    struct nk_consolidation *result = work->result;
    const struct nk_shape *shape = &result->shape;
    enum nk_status status = nk_vector_new(&result->gross, work->arena, shape);
    if (status == NK_OK)
        status = nk_vector_new(&result->net, work->arena, shape);
    for (size_t i = 0; status == NK_OK && i < result->entity_count; i++) {
        struct nk_entity *entity = &result->entities[i];
        int64_t *side = i < result->region_count ? &result->regions_total : &result->residuals_total;
        status = build_net(shape, entity);
        if (status == NK_OK)
            status = nk_vector_add(&result->gross, &entity->own, shape);
        if (status == NK_OK)
            status = nk_vector_add(&result->net, &entity->net, shape);
        if (status == NK_OK && !nk_money_add(side, entity->net_total))
            status = NK_OVERFLOW;
    }
    if (status != NK_OK)
        return status;
    nk_vector_finish(&result->gross, shape);
    nk_vector_finish(&result->net, shape);
    status = nk_vector_total(&result->gross_total, &result->gross, shape);
    if (status == NK_OK)
        status = nk_vector_total(&result->net_total, &result->net, shape);
    return status;
}

static enum nk_status build(struct nk_consolidating *work)
{
    enum nk_status status = nk_entities_build(work);
    if (status == NK_OK)
        status = build_own(work);
    if (status == NK_OK)
        status = nk_financing_build(work);
    if (status == NK_OK)
        status = nk_financing_check_chains(work);
    if (status == NK_OK)
        status = nk_booked_purchases_build(work);
    if (status == NK_OK)
        status = nk_eliminations_build(work);
    return status == NK_OK ? build_sector(work) : status;
}

enum nk_status nk_consolidate(struct nk_consolidation *ret, struct nk_arena *arena,
                              const struct nk_consolidation_input *input)
{
    struct nk_consolidation result = {.input = input, .shape = nk_shape_of(input->methodology)};
    struct nk_consolidating work = {.arena = arena, .input = input, .result = &result};
    enum nk_status status = build(&work);
    if (status == NK_OK)
        *ret = result;
    return status;
}

static const struct nk_entity *find_entity(const struct nk_entity *entities, size_t count, struct nk_text id)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = nk_text_compare(entities[middle].actor->id, id);
        if (order == 0)
            return &entities[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const struct nk_entity *nk_consolidation_entity(const struct nk_consolidation *consolidation, struct nk_text id)
{
    const struct nk_entity *entities = consolidation->entities;
    size_t regions = consolidation->region_count;
    const struct nk_entity *region = find_entity(entities, regions, id);
    return region ? region : find_entity(entities + regions, consolidation->entity_count - regions, id);
}

ptrdiff_t nk_consolidation_entity_of(const struct nk_consolidation *consolidation, const struct nk_actor *actor)
{
    const struct nk_actor *counts_under = nk_catalogue_entity_of(consolidation->input->catalogue, actor);
    const struct nk_entity *found =
        counts_under ? nk_consolidation_entity(consolidation, counts_under->id) : NULL;
    return found ? found - consolidation->entities : -1;
}
