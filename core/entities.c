/* Who takes part in a consolidation: regions and national actors, and who of those asked has not reported (R01,
 * R02). */
#include "core/consolidating.h"

static const struct nk_actor *find_unit(const struct nk_actor *const *units, size_t count, struct nk_text id)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = nk_text_compare(units[middle]->id, id);
        if (order == 0)
            return units[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const struct nk_actor *nk_double_reporting(const struct nk_catalogue *catalogue, const struct nk_actor *const *units,
                                           size_t count, const struct nk_actor **ret_region)
{
    for (size_t i = 0; i < count; i++) {
        const struct nk_actor *entity = nk_catalogue_entity_of(catalogue, units[i]);
        if (!entity || nk_text_equal(entity->id, units[i]->id))
            continue;
        const struct nk_actor *region = find_unit(units, count, entity->id);
        if (region) {
            *ret_region = region;
            return units[i];
        }
    }
    return NULL;
}

/* Both lists are in order, each actor once. */
static enum nk_status check_lists(const struct nk_consolidation_input *input)
{
    for (size_t i = 1; i < input->return_count; i++) {
        if (nk_text_compare(input->returns[i - 1].actor->id, input->returns[i].actor->id) >= 0)
            return NK_INVALID;
    }
    for (size_t i = 1; i < input->reporting_unit_count; i++) {
        if (nk_text_compare(input->reporting_units[i - 1]->id, input->reporting_units[i]->id) >= 0)
            return NK_INVALID;
    }
    return NK_OK;
}

/* Nothing is reported both by a region and by a member of it (R02). Needs to know what each return counts under. */
static enum nk_status check_reported_once(const struct nk_consolidating *work)
{
    const struct nk_consolidation_input *input = work->input;
    bool *as_one = NK_NEW_ARRAY(work->arena, bool, work->result->entity_count);
    if (!as_one)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < input->return_count; i++)
        as_one[work->reported[i].entity] |= input->returns[i].actor->kind == NK_REGION;
    for (size_t i = 0; i < input->return_count; i++) {
        if (as_one[work->reported[i].entity] && input->returns[i].actor->kind != NK_REGION)
            return NK_INVALID;
    }
    return NK_OK;
}

/* The catalogue's own record of what an actor counts under, NULL when there is none. */
static const struct nk_actor *entity_actor(const struct nk_catalogue *catalogue, const struct nk_actor *actor)
{
    const struct nk_actor *known = nk_catalogue_actor(catalogue, actor->id);
    return known && known->kind == actor->kind ? nk_catalogue_entity_of(catalogue, known) : NULL;
}

struct nk_entity *nk_entities_of(const struct nk_consolidating *work, const struct nk_actor *actor)
{
    return nk_consolidating_entity(work, entity_actor(work->input->catalogue, actor));
}

/* Marks what an actor counts under; `*ret_entity` is its position in the catalogue. Catalogue, units and returns are in
 * one order, so `*near`, where the last actor was, leads to the next one without a search. */
static enum nk_status mark(const struct nk_consolidating *work, bool *takes_part, const struct nk_actor *actor,
                           size_t *near, size_t *ret_entity)
{
    const struct nk_catalogue *catalogue = work->input->catalogue;
    while (*near < catalogue->actor_count && nk_text_compare(catalogue->actors[*near].id, actor->id) < 0)
        (*near)++;
    if (*near == catalogue->actor_count)
        return NK_INVALID;
    const struct nk_actor *known = &catalogue->actors[*near];
    if (known->kind != actor->kind || !nk_text_equal(known->id, actor->id))
        return NK_INVALID;
    const struct nk_actor *entity = nk_catalogue_entity_of(catalogue, known);
    if (!entity)
        return NK_INVALID;
    *ret_entity = (size_t)(entity - catalogue->actors);
    takes_part[*ret_entity] = true;
    return NK_OK;
}

static enum nk_status mark_financing_regions(const struct nk_consolidating *work, bool *takes_part,
                                             const struct nk_return *supplier)
{
    const struct nk_catalogue *catalogue = work->input->catalogue;
    for (size_t i = 0; i < supplier->submission->financing_count; i++) {
        const struct nk_actor *entity;
        enum nk_status status =
            nk_financing_entity_of(&entity, catalogue, supplier->submission->financing[i].financier);
        if (status != NK_OK)
            return status;
        if (entity && entity->kind == NK_REGION)
            takes_part[entity - catalogue->actors] = true;
    }
    return NK_OK;
}

static enum nk_status mark_participants(const struct nk_consolidating *work, bool *takes_part)
{
    const struct nk_consolidation_input *input = work->input;
    enum nk_status status = NK_OK;
    for (size_t i = 0, near = 0, entity; status == NK_OK && i < input->reporting_unit_count; i++)
        status = mark(work, takes_part, input->reporting_units[i], &near, &entity);
    for (size_t i = 0, near = 0; status == NK_OK && i < input->return_count; i++) {
        status = mark(work, takes_part, input->returns[i].actor, &near, &work->reported[i].entity);
        if (status == NK_OK && input->returns[i].actor->kind == NK_NATIONAL_ACTOR)
            status = mark_financing_regions(work, takes_part, &input->returns[i]);
    }
    return status;
}

/* The catalogue is sorted by id, so one walk for each kind puts the entities in order. */
static size_t number_entities(const struct nk_consolidating *work, const bool *takes_part, enum nk_actor_kind kind,
                              size_t count)
{
    const struct nk_catalogue *catalogue = work->input->catalogue;
    for (size_t i = 0; i < catalogue->actor_count; i++) {
        if (takes_part[i] && catalogue->actors[i].kind == kind)
            work->entity_of_actor[i] = count++;
    }
    return count;
}

/* Room of an entity; the sums that its kind does not have are one vector of zeros for all. */
static enum nk_status make_room(const struct nk_consolidating *work, struct nk_entity *entity,
                                  const struct nk_vector *nothing)
{
    const struct nk_shape *shape = &work->result->shape;
    bool is_region = entity->actor->kind == NK_REGION;
    entity->public_own = entity->booked = entity->allocated = entity->financed = *nothing;
    enum nk_status status = nk_provenance_new(&entity->provenance, work->arena, shape);
    if (status == NK_OK)
        status = nk_vector_new(&entity->own, work->arena, shape);
    if (status == NK_OK)
        status = nk_vector_new(&entity->net, work->arena, shape);
    if (status == NK_OK && is_region)
        status = nk_vector_new(&entity->public_own, work->arena, shape);
    if (status == NK_OK && is_region)
        status = nk_vector_new(&entity->booked, work->arena, shape);
    if (status == NK_OK && is_region)
        status = nk_vector_new(&entity->allocated, work->arena, shape);
    if (status == NK_OK && !is_region)
        status = nk_vector_new(&entity->financed, work->arena, shape);
    return status;
}

/* The next reporting unit without a return; both lists are in order, so one walk through both finds them all. */
static const struct nk_actor *next_missing(const struct nk_consolidation_input *input, size_t *unit, size_t *answer)
{
    while (*unit < input->reporting_unit_count) {
        const struct nk_actor *actor = input->reporting_units[(*unit)++];
        while (*answer < input->return_count && nk_text_compare(input->returns[*answer].actor->id, actor->id) < 0)
            (*answer)++;
        if (*answer == input->return_count || !nk_text_equal(input->returns[*answer].actor->id, actor->id))
            return actor;
    }
    return NULL;
}

static enum nk_status list_missing(const struct nk_consolidating *work)
{
    struct nk_consolidation *result = work->result;
    size_t most = work->input->reporting_unit_count;
    const struct nk_actor **list = NK_NEW_ARRAY(work->arena, const struct nk_actor *, most);
    if (!list)
        return NK_NO_MEMORY;
    const struct nk_actor *actor;
    for (size_t unit = 0, answer = 0; (actor = next_missing(work->input, &unit, &answer));)
        nk_entities_of(work, actor)->missing_count++;
    for (size_t i = 0; i < result->entity_count; i++) {
        result->entities[i].missing = list;
        list += result->entities[i].missing_count;
        result->entities[i].missing_count = 0;
    }
    for (size_t unit = 0, answer = 0; (actor = next_missing(work->input, &unit, &answer));) {
        struct nk_entity *entity = nk_entities_of(work, actor);
        entity->missing[entity->missing_count++] = actor;
    }
    return NK_OK;
}

/* Puts the entities in order, and each return under its own. */
static void place_entities(struct nk_consolidating *work, const bool *takes_part)
{
    struct nk_consolidation *result = work->result;
    for (size_t i = 0; i < work->input->catalogue->actor_count; i++)
        work->entity_of_actor[i] = NK_NO_ENTITY;
    result->region_count = number_entities(work, takes_part, NK_REGION, 0);
    result->entity_count = number_entities(work, takes_part, NK_NATIONAL_ACTOR, result->region_count);
    for (size_t i = 0; i < work->input->return_count; i++)
        work->reported[i].entity = work->entity_of_actor[work->reported[i].entity];
    result->reported = work->reported;
}

static enum nk_status make_entities(const struct nk_consolidating *work)
{
    const struct nk_catalogue *catalogue = work->input->catalogue;
    struct nk_consolidation *result = work->result;
    struct nk_vector nothing;
    result->entities = NK_NEW_ARRAY(work->arena, struct nk_entity, result->entity_count);
    if (!result->entities)
        return NK_NO_MEMORY;
    enum nk_status status = nk_vector_new(&nothing, work->arena, &result->shape);
    for (size_t i = 0; status == NK_OK && i < catalogue->actor_count; i++) {
        if (work->entity_of_actor[i] == NK_NO_ENTITY)
            continue;
        struct nk_entity *entity = &result->entities[work->entity_of_actor[i]];
        entity->actor = &catalogue->actors[i];
        status = make_room(work, entity, &nothing);
    }
    return status;
}

enum nk_status nk_entities_build(struct nk_consolidating *work)
{
    size_t actors = work->input->catalogue->actor_count;
    enum nk_status status = check_lists(work->input);
    if (status != NK_OK)
        return status;
    bool *takes_part = NK_NEW_ARRAY(work->arena, bool, actors);
    work->entity_of_actor = NK_NEW_ARRAY(work->arena, size_t, actors);
    work->reported = NK_NEW_ARRAY(work->arena, struct nk_reported, work->input->return_count);
    if (!takes_part || !work->entity_of_actor || !work->reported)
        return NK_NO_MEMORY;
    status = mark_participants(work, takes_part);
    if (status != NK_OK)
        return status;
    place_entities(work, takes_part);
    status = check_reported_once(work);
    if (status == NK_OK)
        status = make_entities(work);
    return status == NK_OK ? list_missing(work) : status;
}
