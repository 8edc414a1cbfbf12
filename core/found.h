/* What the checks of a run found, as it is told: in the order of the document, the same problem once, and of no rule so
 * much that others are not heard. Private to core: rules.h is the entrance. */
#ifndef NK_CORE_FOUND_H
#define NK_CORE_FOUND_H

#include "core/check.h"

/* Writes `items`, `count` and what was dropped. NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_found_arrange(struct nk_findings *result, const struct nk_checking *checking);

#endif
