/* The parts of the computation of a year's sums (sums.h), one file each. */
#ifndef NK_CORE_SUMS_WORK_H
#define NK_CORE_SUMS_WORK_H

#include "core/sums.h"

/* What the computation of one year works on. Sums are indexed by enum nk_sum. */
struct nk_sums_work {
    struct nk_arena *arena;
    const struct nk_consolidation *consolidation;
    struct nk_sums sums;
    size_t all_regions, sector;             /* positions of the sums over entities */
};

static inline struct nk_sum_value *nk_sums_value(const struct nk_sums_work *work, size_t entity, size_t sum)
{
    return &work->sums.values[entity * NK_SUMS + sum];
}

/* Returns that an entity's sums are made of. */
static inline size_t nk_sums_returns(const struct nk_sums_work *work, size_t entity)
{
    const struct nk_consolidation *consolidation = work->consolidation;
    if (entity < consolidation->entity_count)
        return consolidation->entities[entity].return_count;
    size_t last = entity == work->sector ? consolidation->entity_count : consolidation->region_count;
    size_t count = 0;
    for (size_t i = 0; i < last; i++)
        count += consolidation->entities[i].return_count;
    return count;
}

/* Fills cells, status and left_out of every entity, and the values of the sums by cell. */
NK_MUST_CHECK enum nk_status nk_sums_fill_cells(struct nk_sums_work *work);

/* Fills the values of the sums of numbers that each return gives once. */
NK_MUST_CHECK enum nk_status nk_sums_fill_numbers(struct nk_sums_work *work);

/* Fills the expenditure by the former definition. */
NK_MUST_CHECK enum nk_status nk_sums_fill_former(struct nk_sums_work *work);

#endif
