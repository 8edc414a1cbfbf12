/* What of the reference data is not the same in two bundles: actors, code lists, definitions, benchmarks, indices … */
#ifndef NK_WIRE_BUNDLE_DIFFERENCES_H
#define NK_WIRE_BUNDLE_DIFFERENCES_H

#include "core/arena.h"
#include "core/status.h"
#include "core/text.h"

enum nk_reference_change { NK_REFERENCE_ADDED = 0, NK_REFERENCE_REMOVED = 1, NK_REFERENCE_CHANGED = 2 };
/* "added", "removed", "changed" */
const char *nk_reference_change_code(enum nk_reference_change change);

struct nk_reference_difference {
    struct nk_text list;    /* as the bundle names it: "actors", "figures" … */
    struct nk_text id;      /* of the thing in the list: its id, or what names it, with "/" between */
    enum nk_reference_change change;
    struct nk_text members; /* what of it changed, with spaces between; empty when it was added or removed */
};

/* In the order of the names of the lists, then of the things; in the arena. Everything of a bundle but its head and
 * its returns is compared. NK_INVALID: not bundles; NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_bundle_differences(struct nk_reference_difference **ret, size_t *ret_count,
                                                   struct nk_arena *arena, struct nk_text before, struct nk_text after);

#endif
