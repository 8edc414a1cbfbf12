/* The sums that key figures are made of, for every entity of a year: expenditure by cell, and the
 * denominators. */
#ifndef NK_CORE_SUMS_H
#define NK_CORE_SUMS_H

#include "core/consolidation.h"
#include "core/imputation.h"

/* Entities that are sums of others. */
#define NK_ALL_REGIONS "all-regions"
#define NK_SECTOR "sector"

/* Whether an id is that of an entity: a region, a national actor, or one of the sums. */
bool nk_is_entity(const struct nk_catalogue *catalogue, struct nk_text id);

/* Why a sum or a figure has no value. */
enum nk_absence {
    NK_PRESENT = 0,
    NK_NOT_REPORTED = 1,        /* no return, or a value of the numerator was left out */
    NK_DENOMINATOR_MISSING = 2,
    NK_DENOMINATOR_ZERO = 3,
    NK_NOT_DEFINED_FOR_ENTITY = 4, /* e.g. the national share of a national actor */
    NK_YEAR_BEFORE_MISSING = 5,
    NK_PRICE_INDEX_MISSING = 6, /* the price index has no value for a year that is needed (series.h) */
    NK_NOT_SEPARABLE = 7,       /* it is inside a number that was given as one whole */
};
/* "present", "not-reported", "denominator-missing" … */
const char *nk_absence_code(enum nk_absence absence);

/* A sum of an entity, with what is known about it. */
struct nk_sum_value {
    enum nk_absence absence;
    struct nk_decimal value;
    struct nk_decimal estimated;   /* part with status public-source or estimated */
    enum nk_value_status status;   /* worst status among the contributions, never NK_MISSING when present */
};

/* All sums of one year: computed once a publication, and all that figures need of it. */
struct nk_sums {
    const struct nk_consolidation *consolidation;
    size_t entity_count;           /* the entities of the consolidation, then all-regions, then sector */
    struct nk_text *entity_ids;
    struct nk_sum_value *values;   /* [entity][enum nk_sum] */
    struct nk_vector *cells;       /* [entity][first NK_SUMS_BY_CELL of enum nk_sum]; zeros where not defined */
    uint8_t **status;              /* same order: by position the worst status of what was given, never NK_MISSING */
    uint8_t **left_out;            /* same order: by position whether a value of the entity's own returns is missing */
    const struct nk_actor ***missing; /* [entity]: units without a return or with expenditure left out, by id */
    size_t *missing_count;
    bool *illustrative;            /* [entity]: uses a return of generated values */
    const struct nk_imputed *imputed; /* the estimates that the year asks for, also those that cannot be made */
    size_t imputed_count;
};

/* A region or national actor without any return has no sums; nor has one of whose own returns a value is missing.
 * What is allocated to a region counts as far as the national actors have reported it. The sums over entities
 * (all-regions, sector) add up what is there when anything is, and `missing` says who is not in it; their denominators
 * need every region that has a return.
 * Revenue and operating cost of a region leave out its private non-profit hospitals, which it finances (R31).
 * DRG points are asked of those who treat patients.
 * A number that a unit did not give is estimated where the catalogue says how (imputation.h); the unit stays in
 * `missing` for its expenditure. Expenditure by the former definition is not separable for a region that reports as
 * one return, nor then for all-regions.
 * NK_OVERFLOW; NK_INVALID of nk_impute. `*ret` is written only on NK_OK and points into the consolidation. */
NK_MUST_CHECK enum nk_status nk_sums_compute(struct nk_sums *ret, struct nk_arena *arena,
                                             const struct nk_consolidation *consolidation);

/* The estimate is part of a sum of the entity. */
bool nk_sums_have_imputed(const struct nk_sums *sums, size_t entity, const struct nk_imputed *imputed);

/* Position of an entity in the sums, -1 when it takes no part. */
int nk_sums_entity(const struct nk_sums *sums, struct nk_text entity);

#endif
