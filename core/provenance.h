/* How the amounts behind a consolidation came about: by position of each entity the worst status of what was given
 * and what was left out, and whether generated values take part. Vectors say how much is estimated; this says how
 * well it is known. */
#ifndef NK_CORE_PROVENANCE_H
#define NK_CORE_PROVENANCE_H

#include "core/consolidation.h"

struct nk_provenance {
    uint8_t *own;        /* [position] worst status of what its returns report, never NK_MISSING */
    uint8_t *booked;     /* of the purchases that they have booked already */
    uint8_t *allocated;  /* of what is allocated to it */
    uint8_t *left_out;   /* [position] 1 where a return of its own says that a value is missing */
    bool own_illustrative;
    bool allocated_illustrative;
};

/* One for each entity of the consolidation, in its order. `*ret` is written only on NK_OK. */
NK_MUST_CHECK enum nk_status nk_provenance_of(struct nk_provenance **ret, struct nk_arena *arena,
                                              const struct nk_consolidation *consolidation);

/* Index of the entity that a return counts under, -1 when it counts under none. */
ptrdiff_t nk_provenance_entity(const struct nk_consolidation *consolidation, const struct nk_actor *actor);

/* A return of the consolidation leaves out a value of its expenditure. */
bool nk_provenance_leaves_out(const struct nk_submission *submission);

/* The better known of two states of knowledge is forgotten: worst[i] = max(worst[i], other[i]). */
void nk_provenance_worsen(uint8_t *worst, const uint8_t *other, size_t length);

#endif
