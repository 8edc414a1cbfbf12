#include "core/provenance.h"

/* Where the statuses of a list of cells go. `left_out` may be NULL: a missing value of somebody else's list says
 * nothing. */
struct marks {
    const struct nk_shape *shape;
    uint8_t *status;
    uint8_t *left_out;
};

static void mark_position(const struct marks *marks, ptrdiff_t position, const struct nk_number *amount)
{
    if (position < 0)
        return;
    if (nk_number_has_value(amount)) {
        uint8_t *status = &marks->status[position];
        *status = amount->status > *status ? (uint8_t)amount->status : *status;
    } else if (marks->left_out) {
        marks->left_out[position] = 1;
    }
}

/* As nk_vector_add_cells: to the one table, or to each margin whose dimension the cell has. */
static void mark_cells(const struct marks *marks, const struct nk_cells *cells)
{
    const struct nk_text none = {.data = NULL, .length = 0};
    struct nk_cell_finder finder = {.shape = marks->shape};
    for (size_t i = 0; i < cells->count; i++) {
        const struct nk_cell *cell = &cells->items[i];
        if (marks->shape->table_count == 1) {
            mark_position(marks,
                          nk_cell_find(&finder, 0, cell->category, cell->area, cell->cost_type),
                          &cell->amount);
            continue;
        }
        if (cell->category.length > 0)
            mark_position(marks, nk_cell_find(&finder, 0, cell->category, none, cell->cost_type),
                          &cell->amount);
        if (cell->area.length > 0)
            mark_position(marks, nk_cell_find(&finder, 1, none, cell->area, cell->cost_type),
                          &cell->amount);
    }
}

/* The lists of a return that are its expenditure in a year of that shape. */
static void mark_expenditure(const struct marks *marks, const struct nk_submission *submission)
{
    if (marks->shape->table_count == 1) {
        mark_cells(marks, &submission->expenditure);
        return;
    }
    mark_cells(marks, &submission->expenditure_by_category);
    mark_cells(marks, &submission->expenditure_by_area);
}

static bool has_missing(const struct nk_cells *cells)
{
    for (size_t i = 0; i < cells->count; i++)
        if (!nk_number_has_value(&cells->items[i].amount))
            return true;
    return false;
}

bool nk_provenance_leaves_out(const struct nk_submission *submission)
{
    return has_missing(&submission->expenditure) || has_missing(&submission->expenditure_by_category) ||
           has_missing(&submission->expenditure_by_area);
}

void nk_provenance_worsen(uint8_t *worst, const uint8_t *other, size_t length)
{
    for (size_t i = 0; i < length; i++)
        worst[i] = other[i] > worst[i] ? other[i] : worst[i];
}

static ptrdiff_t index_of(const struct nk_consolidation *consolidation, const struct nk_actor *entity)
{
    if (!entity)
        return -1;
    const struct nk_entity *found = nk_consolidation_entity(consolidation, entity->id);
    return found ? found - consolidation->entities : -1;
}

ptrdiff_t nk_provenance_entity(const struct nk_consolidation *consolidation, const struct nk_actor *actor)
{
    return index_of(consolidation, nk_catalogue_entity_of(consolidation->input->catalogue, actor));
}

static void mark_return(struct nk_provenance *provenance, const struct nk_shape *shape,
                        const struct nk_submission *submission)
{
    const struct marks own = {.shape = shape, .status = provenance->own, .left_out = provenance->left_out};
    mark_expenditure(&own, submission);
    provenance->own_illustrative |= submission->illustrative;
}

static void mark_flow(struct nk_provenance *provenance, const struct nk_shape *shape, const struct nk_flow *flow)
{
    const struct nk_submission *supplier = flow->supplier->submission;
    const struct marks allocated = {.shape = shape, .status = provenance->allocated};

    if (flow->basis == NK_BASIS_AMOUNT)
        mark_cells(&allocated, &supplier->financing[flow->financing_index].cells);
    else if (flow->weight > 0)
        mark_expenditure(&allocated, supplier);
    provenance->allocated_illustrative |= supplier->illustrative;
}

static bool make_room(struct nk_provenance *provenance, struct nk_arena *arena, size_t length)
{
    provenance->own = NK_NEW_ARRAY(arena, uint8_t, length);
    provenance->booked = NK_NEW_ARRAY(arena, uint8_t, length);
    provenance->allocated = NK_NEW_ARRAY(arena, uint8_t, length);
    provenance->left_out = NK_NEW_ARRAY(arena, uint8_t, length);
    return provenance->own && provenance->booked && provenance->allocated && provenance->left_out;
}

enum nk_status nk_provenance_of(struct nk_provenance **ret, struct nk_arena *arena,
                                const struct nk_consolidation *consolidation)
{
    const struct nk_shape *shape = &consolidation->shape;
    const struct nk_consolidation_input *input = consolidation->input;
    struct nk_provenance *all = NK_NEW_ARRAY(arena, struct nk_provenance, consolidation->entity_count);
    if (!all)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < consolidation->entity_count; i++)
        if (!make_room(&all[i], arena, shape->length))
            return NK_NO_MEMORY;

    for (size_t i = 0; i < input->return_count; i++) {
        ptrdiff_t entity = nk_provenance_entity(consolidation, input->returns[i].actor);
        if (entity >= 0)
            mark_return(&all[entity], shape, input->returns[i].submission);
    }
    for (size_t i = 0; i < consolidation->booked_purchase_count; i++) {
        const struct nk_booked_purchase *booked = &consolidation->booked_purchases[i];
        ptrdiff_t entity = index_of(consolidation, booked->entity);
        if (entity < 0)
            continue;
        const struct marks marks = {.shape = shape, .status = all[entity].booked};
        mark_cells(&marks, &booked->buyer->submission->purchases[booked->purchase_index].cells);
    }
    for (size_t i = 0; i < consolidation->flow_count; i++) {
        ptrdiff_t entity = index_of(consolidation, consolidation->flows[i].entity);
        if (entity >= 0)
            mark_flow(&all[entity], shape, &consolidation->flows[i]);
    }
    *ret = all;
    return NK_OK;
}
