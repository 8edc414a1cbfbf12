/* The measurements of indicators that a set of returns holds, in an order in which they are found quickly. */
#ifndef NK_CORE_MEASUREMENT_H
#define NK_CORE_MEASUREMENT_H

#include "core/consolidation.h"
#include "core/indicator.h"

/* One statement of a return about an indicator of a service in a period. */
struct nk_measurement {
    const struct nk_return *from;           /* who said it, in which revision */
    const struct nk_indicator_value *given; /* what was said; its place is the pointer into the return */
    const struct nk_indicator *indicator;
    struct nk_period period;                /* NK_PERIOD_CUMULATIVE for a date of a cumulative indicator */
};

struct nk_measurements {
    const struct nk_indicator_definitions *definitions;
    const struct nk_measurement *items; /* by service, indicator, first day, longer period first, actor, document */
    size_t count;
    const struct nk_return *returns;
    size_t return_count;
};

/* Every measurement of the returns whose service and indicator are defined, whose period can be read, and whose unit is
 * none other than that of the definition; the rules tell of the others. Returns of several years may stand together, so
 * that a series can be followed. NK_NO_MEMORY. `*ret` is written only on NK_OK and points into the returns and
 * definitions. */
NK_MUST_CHECK enum nk_status nk_measurements_collect(struct nk_measurements *ret, struct nk_arena *arena,
                                                     const struct nk_indicator_definitions *definitions,
                                                     const struct nk_return *returns, size_t return_count);

/* Those of one indicator of a service: the position of the first, and how many. */
size_t nk_measurements_of(const struct nk_measurements *measurements, struct nk_text service, struct nk_text indicator,
                          size_t *ret_count);

#endif
