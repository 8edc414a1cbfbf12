/* What incidents say of a stretch of time. Private to core: availability.h is the entrance. */
#ifndef NK_CORE_INCIDENTS_H
#define NK_CORE_INCIDENTS_H

#include "core/availability.h"

/* The availability from `start` to `end` (seconds since 1970-01-01T00:00:00Z) by the incidents, windows and unmonitored
 * times of what was sent. NK_INVALID: a weight outside 0 … 1. NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_incidents_sweep(struct nk_availability *ret, struct nk_arena *arena, int64_t start,
                                                int64_t end, const struct nk_indicator_value *given);

#endif
