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

static enum nk_status new_status(struct nk_sums_work *work, size_t entity, size_t sum)
{
    uint8_t *status = NK_NEW_ARRAY(work->arena, uint8_t, work->consolidation->shape.length);
    work->sums.status[cell_index(entity, sum)] = status;
    return status ? NK_OK : NK_NO_MEMORY;
}

/* Gives a sum a vector and a status of its own. */
static enum nk_status new_cells(struct nk_sums_work *work, size_t entity, size_t sum)
{
    enum nk_status status = new_status(work, entity, sum);
    return status == NK_OK ? nk_vector_new(cells_of(work, entity, sum), work->arena, &work->consolidation->shape)
                           : status;
}

/* What a region reported less what it has booked of purchases. */
static enum nk_status region_own(struct nk_sums_work *work, size_t entity)
{
    const struct nk_shape *shape = &work->consolidation->shape;
    const struct nk_entity *region = &work->consolidation->entities[entity];
    enum nk_status result = new_cells(work, entity, NK_SUM_ICT_EXPENDITURE_OWN);
    struct nk_vector *own = cells_of(work, entity, NK_SUM_ICT_EXPENDITURE_OWN);
    uint8_t *status = status_of(work, entity, NK_SUM_ICT_EXPENDITURE_OWN);
    if (result == NK_OK)
        result = nk_vector_add(own, &region->own, shape);
    if (result == NK_OK)
        result = nk_vector_subtract(own, &region->booked, shape);
    if (result != NK_OK)
        return result;
    nk_vector_finish(own, shape);
    nk_provenance_worsen(status, region->provenance.own, shape->length);
    nk_provenance_worsen(status, region->provenance.booked, shape->length);
    work->sums.left_out[cell_index(entity, NK_SUM_ICT_EXPENDITURE_OWN)] = region->provenance.left_out;
    return NK_OK;
}

static enum nk_status region_cells(struct nk_sums_work *work, size_t entity)
{
    size_t length = work->consolidation->shape.length;
    const struct nk_entity *region = &work->consolidation->entities[entity];
    enum nk_status result = region_own(work, entity);
    if (result == NK_OK)
        result = new_status(work, entity, NK_SUM_ICT_EXPENDITURE);
    if (result != NK_OK)
        return result;

    *cells_of(work, entity, NK_SUM_NATIONAL_SHARE) = region->allocated;
    work->sums.status[cell_index(entity, NK_SUM_NATIONAL_SHARE)] = region->provenance.allocated;

    uint8_t *status = status_of(work, entity, NK_SUM_ICT_EXPENDITURE);
    *cells_of(work, entity, NK_SUM_ICT_EXPENDITURE) = region->net;
    nk_provenance_worsen(status, status_of(work, entity, NK_SUM_ICT_EXPENDITURE_OWN), length);
    nk_provenance_worsen(status, region->provenance.allocated, length);
    work->sums.left_out[cell_index(entity, NK_SUM_ICT_EXPENDITURE)] = region->provenance.left_out;
    return NK_OK;
}

static void national_cells(struct nk_sums_work *work, size_t entity)
{
    const struct nk_entity *national = &work->consolidation->entities[entity];
    size_t index = cell_index(entity, NK_SUM_ICT_EXPENDITURE);
    work->sums.cells[index] = national->own;
    work->sums.status[index] = national->provenance.own;
    work->sums.left_out[index] = national->provenance.left_out;
}

static enum nk_status all_regions_cells(struct nk_sums_work *work, size_t sum)
{
    const struct nk_shape *shape = &work->consolidation->shape;
    enum nk_status status = new_cells(work, work->all_regions, sum);
    for (size_t entity = 0; status == NK_OK && entity < work->consolidation->region_count; entity++) {
        status = nk_vector_add(cells_of(work, work->all_regions, sum), cells_of(work, entity, sum), shape);
        nk_provenance_worsen(status_of(work, work->all_regions, sum), status_of(work, entity, sum), shape->length);
    }
    if (status == NK_OK)
        nk_vector_finish(cells_of(work, work->all_regions, sum), shape);
    return status;
}

static enum nk_status sector_cells(struct nk_sums_work *work)
{
    const struct nk_consolidation *consolidation = work->consolidation;
    enum nk_status status = new_status(work, work->sector, NK_SUM_ICT_EXPENDITURE);
    *cells_of(work, work->sector, NK_SUM_ICT_EXPENDITURE) = consolidation->net;
    for (size_t entity = 0; status == NK_OK && entity < consolidation->entity_count; entity++)
        nk_provenance_worsen(status_of(work, work->sector, NK_SUM_ICT_EXPENDITURE),
                             status_of(work, entity, NK_SUM_ICT_EXPENDITURE), consolidation->shape.length);
    return status;
}

/* The same zeros everywhere, which the sums that are defined replace. */
static enum nk_status empty_cells(struct nk_sums_work *work)
{
    size_t length = work->consolidation->shape.length;
    size_t count = work->sums.entity_count * NK_SUMS_BY_CELL;
    struct nk_vector nothing;
    uint8_t *zeros = NK_NEW_ARRAY(work->arena, uint8_t, length);
    work->sums.cells = NK_NEW_ARRAY(work->arena, struct nk_vector, count);
    work->sums.status = NK_NEW_ARRAY(work->arena, uint8_t *, count);
    work->sums.left_out = NK_NEW_ARRAY(work->arena, uint8_t *, count);
    if (!zeros || !work->sums.cells || !work->sums.status || !work->sums.left_out)
        return NK_NO_MEMORY;
    enum nk_status status = nk_vector_new(&nothing, work->arena, &work->consolidation->shape);
    for (size_t i = 0; status == NK_OK && i < count; i++) {
        work->sums.cells[i] = nothing;
        work->sums.status[i] = zeros;
        work->sums.left_out[i] = zeros;
    }
    return status;
}

/* The total of a sum by cell, over the first table: both margins hold the same money. */
static enum nk_status total_of_cells(const struct nk_sums_work *work, size_t entity, size_t sum)
{
    const struct nk_shape *shape = &work->consolidation->shape;
    const struct nk_vector *cells = cells_of(work, entity, sum);
    const uint8_t *left_out = work->sums.left_out[cell_index(entity, sum)];
    const uint8_t *known = status_of(work, entity, sum);
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
        worst = known[i] > worst ? known[i] : worst;
    }
    *value = (struct nk_sum_value){.value = nk_decimal_integer(total),
                                   .estimated = nk_decimal_integer(estimated),
                                   .status = (enum nk_value_status)worst};
    return NK_OK;
}

enum nk_status nk_sums_fill_cells(struct nk_sums_work *work)
{
    enum nk_status status = empty_cells(work);
    for (size_t entity = 0; status == NK_OK && entity < work->consolidation->entity_count; entity++) {
        if (entity < work->consolidation->region_count)
            status = region_cells(work, entity);
        else
            national_cells(work, entity);
    }
    if (status == NK_OK)
        status = sector_cells(work);
    for (size_t sum = 0; status == NK_OK && sum < NK_SUMS_BY_CELL; sum++)
        status = all_regions_cells(work, sum);
    for (size_t i = 0; i < work->sums.entity_count * NK_SUMS_BY_CELL && status == NK_OK; i++)
        status = total_of_cells(work, i / NK_SUMS_BY_CELL, i % NK_SUMS_BY_CELL);
    return status;
}
