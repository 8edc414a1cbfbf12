#include "core/money.h"
#include "core/sums_work.h"

static size_t cell_index(size_t entity, size_t sum)
{
    return entity * NK_SUMS_BY_CELL + sum;
}

static struct nk_vector *cells_of(const struct nk_sums_work *work, size_t entity, size_t sum)
{
    return &work->sums.cells[cell_index(entity, sum)];
}

static uint8_t *status_of(const struct nk_sums_work *work, size_t entity, size_t sum)
{
    return work->sums.status[cell_index(entity, sum)];
}

static enum nk_status region_cells(struct nk_sums_work *work, size_t entity)
{
    const struct nk_shape *shape = &work->consolidation->shape;
    const struct nk_entity *region = &work->consolidation->entities[entity];
    const struct nk_provenance *provenance = &work->provenance[entity];
    struct nk_vector *own = cells_of(work, entity, NK_SUM_ICT_EXPENDITURE_OWN);
    uint8_t *own_status = status_of(work, entity, NK_SUM_ICT_EXPENDITURE_OWN);
    uint8_t *status = status_of(work, entity, NK_SUM_ICT_EXPENDITURE);

    enum nk_status result = nk_vector_add(own, &region->own, shape);
    if (result == NK_OK)
        result = nk_vector_subtract(own, &region->booked, shape);
    if (result != NK_OK)
        return result;
    nk_vector_finish(own, shape);
    nk_provenance_worsen(own_status, provenance->own, shape->length);
    nk_provenance_worsen(own_status, provenance->booked, shape->length);
    work->sums.left_out[cell_index(entity, NK_SUM_ICT_EXPENDITURE_OWN)] = provenance->left_out;

    *cells_of(work, entity, NK_SUM_NATIONAL_SHARE) = region->allocated;
    work->sums.status[cell_index(entity, NK_SUM_NATIONAL_SHARE)] = provenance->allocated;

    *cells_of(work, entity, NK_SUM_ICT_EXPENDITURE) = region->net;
    nk_provenance_worsen(status, own_status, shape->length);
    nk_provenance_worsen(status, provenance->allocated, shape->length);
    work->sums.left_out[cell_index(entity, NK_SUM_ICT_EXPENDITURE)] = provenance->left_out;
    return NK_OK;
}

static void national_cells(struct nk_sums_work *work, size_t entity)
{
    size_t index = cell_index(entity, NK_SUM_ICT_EXPENDITURE);
    work->sums.cells[index] = work->consolidation->entities[entity].own;
    work->sums.status[index] = work->provenance[entity].own;
    work->sums.left_out[index] = work->provenance[entity].left_out;
}

static enum nk_status all_regions_cells(struct nk_sums_work *work)
{
    const struct nk_shape *shape = &work->consolidation->shape;
    for (size_t sum = 0; sum < NK_SUMS_BY_CELL; sum++) {
        struct nk_vector *cells = cells_of(work, work->all_regions, sum);
        uint8_t *known = status_of(work, work->all_regions, sum);
        for (size_t entity = 0; entity < work->consolidation->region_count; entity++) {
            enum nk_status status = nk_vector_add(cells, cells_of(work, entity, sum), shape);
            if (status != NK_OK)
                return status;
            nk_provenance_worsen(known, status_of(work, entity, sum), shape->length);
        }
        nk_vector_finish(cells, shape);
    }
    return NK_OK;
}

static void sector_cells(struct nk_sums_work *work)
{
    const struct nk_consolidation *consolidation = work->consolidation;
    uint8_t *status = status_of(work, work->sector, NK_SUM_ICT_EXPENDITURE);
    *cells_of(work, work->sector, NK_SUM_ICT_EXPENDITURE) = consolidation->net;
    for (size_t entity = 0; entity < consolidation->entity_count; entity++)
        nk_provenance_worsen(status, status_of(work, entity, NK_SUM_ICT_EXPENDITURE), consolidation->shape.length);
}

/* Vectors of zeros everywhere, which those that are defined replace or add to. */
static enum nk_status empty_cells(struct nk_sums_work *work)
{
    const struct nk_shape *shape = &work->consolidation->shape;
    size_t count = work->sums.entity_count * NK_SUMS_BY_CELL;
    work->sums.cells = NK_NEW_ARRAY(work->arena, struct nk_vector, count);
    work->sums.status = NK_NEW_ARRAY(work->arena, uint8_t *, count);
    work->sums.left_out = NK_NEW_ARRAY(work->arena, uint8_t *, count);
    if (!work->sums.cells || !work->sums.status || !work->sums.left_out)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < count; i++) {
        enum nk_status status = nk_vector_new(&work->sums.cells[i], work->arena, shape);
        if (status != NK_OK)
            return status;
        work->sums.status[i] = NK_NEW_ARRAY(work->arena, uint8_t, shape->length);
        work->sums.left_out[i] = NK_NEW_ARRAY(work->arena, uint8_t, shape->length);
        if (!work->sums.status[i] || !work->sums.left_out[i])
            return NK_NO_MEMORY;
    }
    return NK_OK;
}

/* The total of a sum by cell, over the first table: both margins hold the same money. */
static enum nk_status total_of_cells(const struct nk_sums_work *work, size_t entity, size_t sum)
{
    const struct nk_shape *shape = &work->consolidation->shape;
    const struct nk_vector *cells = cells_of(work, entity, sum);
    const uint8_t *left_out = work->sums.left_out[cell_index(entity, sum)];
    struct nk_sum_value *value = nk_sums_value(work, entity, sum);
    int64_t total = 0;
    int64_t estimated = 0;
    uint8_t worst = NK_REPORTED;

    for (size_t i = 0; i < shape->size[0]; i++) {
        if (left_out[i]) {
            value->absence = NK_NOT_REPORTED;
            return NK_OK;
        }
        if (!nk_money_add(&total, cells->amount[i]) || !nk_money_add(&estimated, cells->estimated[i]))
            return NK_OVERFLOW;
        nk_provenance_worsen(&worst, &status_of(work, entity, sum)[i], 1);
    }
    *value = (struct nk_sum_value){.value = nk_decimal_integer(total),
                                   .estimated = nk_decimal_integer(estimated),
                                   .status = (enum nk_value_status)worst};
    return NK_OK;
}

enum nk_status nk_sums_fill_cells(struct nk_sums_work *work)
{
    enum nk_status status = empty_cells(work);
    if (status != NK_OK)
        return status;
    for (size_t entity = 0; entity < work->consolidation->region_count; entity++) {
        status = region_cells(work, entity);
        if (status != NK_OK)
            return status;
    }
    for (size_t entity = work->consolidation->region_count; entity < work->consolidation->entity_count; entity++)
        national_cells(work, entity);
    sector_cells(work);
    status = all_regions_cells(work);
    for (size_t i = 0; i < work->sums.entity_count * NK_SUMS_BY_CELL && status == NK_OK; i++)
        status = total_of_cells(work, i / NK_SUMS_BY_CELL, i % NK_SUMS_BY_CELL);
    return status;
}
