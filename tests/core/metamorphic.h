/* A random sector before and after it is told in another way. */
#ifndef NK_TESTS_CORE_METAMORPHIC_H
#define NK_TESTS_CORE_METAMORPHIC_H

#include "core/proof.h"
#include "tests/core/random_sector.h"

enum { SECTORS = 2000 };

static struct random_sector sector;

static inline struct nk_consolidation consolidate(struct random_sector *of)
{
    struct nk_consolidation result;
    struct nk_proof proof;
    ck_assert_int_eq(nk_consolidate(&result, &of->arena, &of->input), NK_OK);
    ck_assert_int_eq(nk_proof_check(&proof, &result), NK_OK);
    ck_assert_int_eq(proof.residual, 0);
    return result;
}

static inline bool is_paid_by_key(const struct nk_submission *submission)
{
    return submission->financing_count > 0 && submission->financing[0].basis == NK_BASIS_KEY;
}

/* Without keys there is nothing to round. */
static inline void drop_keys(void)
{
    for (size_t i = 0; i < sector.catalogue.actor_count; i++) {
        if (is_paid_by_key(&sector.submissions[i]))
            sector.submissions[i].financing_count = 0;
    }
}

static inline bool is_scaled(const struct nk_vector *vector, const struct nk_vector *of, int64_t factor,
                      const struct nk_shape *shape)
{
    for (size_t i = 0; i < shape->length; i++) {
        if (vector->amount[i] != factor * of->amount[i] ||
            vector->estimated[i] != llabs(factor) * of->estimated[i] || vector->present[i] != of->present[i])
            return false;
    }
    return true;
}

static inline bool is_same(const struct nk_vector *vector, const struct nk_vector *as, const struct nk_shape *shape)
{
    return is_scaled(vector, as, 1, shape);
}

static inline bool is_entity_scaled(const struct nk_entity *entity, const struct nk_entity *of, int64_t factor,
                             const struct nk_shape *shape)
{
    return is_scaled(&entity->own, &of->own, factor, shape) && is_scaled(&entity->booked, &of->booked, factor, shape) &&
           is_scaled(&entity->allocated, &of->allocated, factor, shape) &&
           is_scaled(&entity->financed, &of->financed, factor, shape) &&
           is_scaled(&entity->net, &of->net, factor, shape) && entity->own_total == factor * of->own_total &&
           entity->booked_total == factor * of->booked_total &&
           entity->allocated_total == factor * of->allocated_total &&
           entity->financed_total == factor * of->financed_total && entity->net_total == factor * of->net_total;
}

static inline void assert_scaled(const struct nk_consolidation *result, const struct nk_consolidation *of,
                                 int64_t factor)
{
    ck_assert_uint_eq(result->entity_count, of->entity_count);
    for (size_t i = 0; i < of->entity_count; i++)
        ck_assert(is_entity_scaled(&result->entities[i], &of->entities[i], factor, &of->shape));
    ck_assert_uint_eq(result->elimination_count, of->elimination_count);
    for (size_t i = 0; i < of->elimination_count; i++) {
        ck_assert(nk_text_equal(result->eliminations[i].financier, of->eliminations[i].financier));
        ck_assert(nk_text_equal(result->eliminations[i].supplier, of->eliminations[i].supplier));
        ck_assert(is_scaled(&result->eliminations[i].cells, &of->eliminations[i].cells, factor, &of->shape));
    }
    ck_assert(is_scaled(&result->gross, &of->gross, factor, &of->shape));
    ck_assert(is_scaled(&result->net, &of->net, factor, &of->shape));
    ck_assert_int_eq(result->gross_total, factor * of->gross_total);
    ck_assert_int_eq(result->eliminated_total, factor * of->eliminated_total);
    ck_assert_int_eq(result->net_total, factor * of->net_total);
}

static inline void assert_same(const struct nk_consolidation *result, const struct nk_consolidation *as)
{
    assert_scaled(result, as, 1);
}

/* What is done to a list of cells. */
typedef void change_cells(struct nk_cells *cells, int64_t by);

/* To every list of a return. */
static inline void each_list(struct nk_submission *submission, change_cells *change, int64_t by)
{
    change(&submission->expenditure, by);
    change(&submission->expenditure_by_category, by);
    change(&submission->expenditure_by_area, by);
    for (size_t i = 0; i < submission->financing_count; i++)
        change(&submission->financing[i].cells, by);
    for (size_t i = 0; i < submission->purchase_count; i++)
        change(&submission->purchases[i].cells, by);
}

static inline void each_list_of_all(change_cells *change, int64_t by)
{
    for (size_t i = 0; i < sector.catalogue.actor_count; i++)
        each_list(&sector.submissions[i], change, by);
}

/* Both lists in one, in the sector's memory. */
static inline struct nk_cells joined(const struct nk_cells *a, const struct nk_cells *b)
{
    struct nk_cells both = {.items = NK_NEW_ARRAY(&sector.arena, struct nk_cell, a->count + b->count)};
    for (size_t i = 0; i < a->count; i++)
        both.items[both.count++] = a->items[i];
    for (size_t i = 0; i < b->count; i++)
        both.items[both.count++] = b->items[i];
    return both;
}

#endif
