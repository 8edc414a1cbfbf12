/* What the checks of measurements share. Private to core. */
#ifndef NK_CORE_CHECKS_MEASURED_H
#define NK_CORE_CHECKS_MEASURED_H

#include "core/check.h"

/* "stamnett/availability/2024-12" */
struct nk_text nk_check_measurement_name(struct nk_checking *checking, const struct nk_indicator_value *given);

#endif
