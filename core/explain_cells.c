/* Submitted cells as leaves. */
#include "core/explaining.h"
#include "core/money.h"

enum nk_status nk_explaining_total(struct nk_decimal *ret, const struct nk_explaining *work,
                                   const struct nk_vector *vector)
{
    const struct nk_shape *shape = &work->sums->consolidation->shape;
    size_t first = shape->first[work->selection.table];
    int64_t total = 0;
    for (size_t i = first; i < first + shape->size[work->selection.table]; i++) {
        const struct nk_cell_key key = nk_shape_key(shape, i);
        if (nk_cell_is_selected(&work->selection, &key) && !nk_money_add(&total, vector->amount[i]))
            return NK_OVERFLOW;
    }
    *ret = nk_decimal_integer(total);
    return NK_OK;
}

/* Where a submitted cell stands in the table of the selection, -1 when it is not selected. */
static ptrdiff_t selected_position(const struct nk_explaining *work, const struct nk_cell *cell)
{
    const struct nk_shape *shape = &work->sums->consolidation->shape;
    ptrdiff_t position =
        nk_shape_position(shape, (int)work->selection.table, cell->category, cell->area, cell->cost_type);
    if (position < 0)
        return -1;
    const struct nk_cell_key key = nk_shape_key(shape, (size_t)position);
    return nk_cell_is_selected(&work->selection, &key) ? position : -1;
}

static struct nk_explanation leaf_of(const struct nk_return *from, const struct nk_cell *cell)
{
    struct nk_explanation leaf = nk_explaining_leaf(from, &cell->amount);
    leaf.category = cell->category;
    leaf.area = cell->area;
    leaf.cost_type = cell->cost_type;
    return leaf;
}

enum nk_status nk_explaining_leaves(struct nk_inputs *list, struct nk_explaining *work, const struct nk_return *from,
                                    const struct nk_cells *cells)
{
    for (size_t i = 0; i < cells->count; i++) {
        if (selected_position(work, &cells->items[i]) < 0)
            continue;
        const struct nk_explanation leaf = leaf_of(from, &cells->items[i]);
        enum nk_status status = nk_explaining_add(list, work->arena, &leaf, NULL);
        if (status != NK_OK)
            return status;
    }
    return NK_OK;
}

/* Puts a leaf at its position; a cell that is given more than once is the sum of what is given. */
static enum nk_status place_leaf(struct nk_explanation **place, struct nk_explaining *work,
                                 const struct nk_explanation *leaf)
{
    if (!*place)
        return nk_explaining_step(place, work->arena, leaf, NULL);
    struct nk_inputs both = {0};
    enum nk_status status = nk_inputs_add(&both, work->arena, *place);
    if (status == NK_OK)
        status = nk_explaining_add(&both, work->arena, leaf, NULL);
    struct nk_explanation sum = *leaf;
    sum.operation = NK_OP_SUM;
    sum.number = NULL;
    if (status == NK_OK)
        status = nk_inputs_total(&sum.value, &both);
    return status == NK_OK ? nk_explaining_step(place, work->arena, &sum, &both) : status;
}

static enum nk_status place_leaves(struct nk_explanation **places, struct nk_explaining *work,
                                   const struct nk_return *from, const struct nk_cells *cells)
{
    for (size_t i = 0; i < cells->count; i++) {
        ptrdiff_t position = selected_position(work, &cells->items[i]);
        if (position < 0)
            continue;
        const struct nk_explanation leaf = leaf_of(from, &cells->items[i]);
        enum nk_status status = place_leaf(&places[position], work, &leaf);
        if (status != NK_OK)
            return status;
    }
    return NK_OK;
}

/* The lists of a return that are its expenditure in a year of that shape. */
static enum nk_status place_expenditure(struct nk_explanation **places, struct nk_explaining *work,
                                        const struct nk_return *from)
{
    const struct nk_submission *submission = from->submission;
    if (work->sums->consolidation->shape.table_count == 1)
        return place_leaves(places, work, from, &submission->expenditure);
    enum nk_status status = place_leaves(places, work, from, &submission->expenditure_by_category);
    return status == NK_OK ? place_leaves(places, work, from, &submission->expenditure_by_area) : status;
}

enum nk_status nk_explaining_own(struct nk_explanation *const **ret, struct nk_explaining *work,
                                 const struct nk_return *from)
{
    const struct nk_consolidation *consolidation = work->sums->consolidation;
    size_t index = (size_t)(from - consolidation->input->returns);
    if (!work->own)
        work->own = NK_NEW_ARRAY(work->arena, struct nk_explanation **, consolidation->input->return_count);
    if (!work->own)
        return NK_NO_MEMORY;
    if (!work->own[index]) {
        struct nk_explanation **places =
            NK_NEW_ARRAY(work->arena, struct nk_explanation *, consolidation->shape.length);
        enum nk_status status = places ? place_expenditure(places, work, from) : NK_NO_MEMORY;
        if (status != NK_OK)
            return status;
        work->own[index] = places;
    }
    *ret = work->own[index];
    return NK_OK;
}

enum nk_status nk_explaining_return(struct nk_inputs *list, struct nk_explaining *work, const struct nk_return *from)
{
    struct nk_explanation *const *places;
    struct nk_inputs cells = {0};
    enum nk_status status = nk_explaining_own(&places, work, from);
    for (size_t i = 0; status == NK_OK && i < work->sums->consolidation->shape.length; i++)
        if (places[i])
            status = nk_inputs_add(&cells, work->arena, places[i]);
    struct nk_explanation step = {.operation = NK_OP_SUM, .label = from->actor->id, .from = from};
    if (status == NK_OK)
        status = nk_inputs_total(&step.value, &cells);
    return status == NK_OK && cells.count > 0 ? nk_explaining_add(list, work->arena, &step, &cells) : status;
}
