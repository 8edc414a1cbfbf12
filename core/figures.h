/* Key figures: each a ratio of sums by its definition in the catalogue, exact, rounded once (domain §6, api: figures). */
#ifndef NK_CORE_FIGURES_H
#define NK_CORE_FIGURES_H

#include "core/consolidation.h"

/* Entities that are sums of others. */
#define NK_ALL_REGIONS "all-regions"
#define NK_SECTOR "sector"

/* Why a figure has no value. */
enum nk_absence {
    NK_PRESENT = 0,
    NK_NOT_REPORTED = 1,        /* no return, or a value of the numerator was left out */
    NK_DENOMINATOR_MISSING = 2,
    NK_DENOMINATOR_ZERO = 3,
    NK_NOT_DEFINED_FOR_ENTITY = 4, /* e.g. the national share of a national actor */
    NK_YEAR_BEFORE_MISSING = 5,
};
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
    struct nk_vector *cells;       /* [entity][first NK_SUMS_BY_CELL of enum nk_sum] */
    const struct nk_actor ***missing; /* [entity]: reporting units without a return */
    size_t *missing_count;
    bool *illustrative;            /* [entity]: uses a return of generated values */
};

NK_MUST_CHECK enum nk_status nk_sums_compute(struct nk_sums *ret, struct nk_arena *arena,
                                             const struct nk_consolidation *consolidation);

/* Position of an entity in the sums, -1 when it takes no part. */
int nk_sums_entity(const struct nk_sums *sums, struct nk_text entity);

struct nk_figure_value {
    const struct nk_figure *figure;
    struct nk_text entity;
    int year;
    struct nk_text category, area; /* the code of a figure that is broken down, otherwise empty */
    enum nk_absence absence;
    struct nk_decimal value;       /* with the figure's decimals; meaningless when absent */
    struct nk_decimal numerator, denominator; /* exact sums; denominator 1 for a figure without one */
    bool numerator_known, denominator_known, has_denominator;
    enum nk_value_status status;
    struct nk_decimal estimated_share; /* percent of the numerator, one decimal */
    const struct nk_actor **missing;
    size_t missing_count;
    bool illustrative;
};

/* The values of one figure for one entity: one, or one a code of the figure's breakdown. `before` is the year before, or NULL.
 * Appends to nothing: `*ret_values` is a new array in the arena. NK_OVERFLOW. */
NK_MUST_CHECK enum nk_status nk_figure_compute(struct nk_figure_value **ret_values, size_t *ret_count, struct nk_arena *arena,
                                               const struct nk_figure *figure, const struct nk_sums *sums, size_t entity,
                                               const struct nk_sums *before);

#endif
