/* How the amounts behind a consolidation came about: by position of each entity the worst status of what was given
 * and what was left out, and whether generated values take part. Vectors say how much is estimated; this says how
 * well it is known. */
#ifndef NK_CORE_PROVENANCE_H
#define NK_CORE_PROVENANCE_H

#include "core/cells.h"

struct nk_provenance {
    uint8_t *own;        /* [position] worst status of what its returns report, never NK_MISSING */
    uint8_t *booked;     /* of the purchases that they have booked already */
    uint8_t *allocated;  /* of what is allocated to it */
    uint8_t *left_out;   /* [position] 1 where a return of its own says that a value is missing */
    bool own_illustrative;
    bool allocated_illustrative;
};

/* Nothing is known to be worse than reported, and nothing is left out. NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_provenance_new(struct nk_provenance *ret, struct nk_arena *arena,
                                               const struct nk_shape *shape);

/* The better known of two states of knowledge is forgotten: worst[i] = max(worst[i], other[i]). */
void nk_provenance_worsen(uint8_t *worst, const uint8_t *other, size_t length);

#endif
