/* What the checks of measurements share. Private to core. */
#ifndef NK_CORE_CHECKS_MEASURED_H
#define NK_CORE_CHECKS_MEASURED_H

#include "core/check.h"
#include "core/indicator_values.h"

/* The measurements of the return, and those of the year before when they are known. */
struct nk_check_measured {
    struct nk_measurements all;
    struct nk_measurement *some; /* room for as many, for one check at a time */
    struct nk_return returns[2];
};

typedef void nk_measurement_check(struct nk_checking *checking, const struct nk_check_measured *measured,
                                  const struct nk_measurement *measurement);

/* Calls `check` for every measurement of the return itself. */
void nk_check_measurements(struct nk_checking *checking, nk_measurement_check *check);

/* "stamnett/availability/2024-12" */
struct nk_text nk_check_measurement_name(struct nk_checking *checking, const struct nk_indicator_value *given);

static inline struct nk_text nk_measurement_name(struct nk_checking *checking, const struct nk_measurement *measurement)
{
    return nk_check_measurement_name(checking, measurement->given);
}

#endif
