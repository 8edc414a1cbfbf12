/* What the steps of nk_consolidate share while they make a consolidation. Private to core. */
#ifndef NK_CORE_CONSOLIDATING_H
#define NK_CORE_CONSOLIDATING_H

#include "core/consolidation.h"

#define NK_NO_ENTITY SIZE_MAX

struct nk_consolidating {
    struct nk_arena *arena;
    const struct nk_consolidation_input *input;
    struct nk_consolidation *result; /* what is being made */
    size_t *entity_of_actor; /* by position in the catalogue: position in the entities, or NK_NO_ENTITY */
    struct nk_reported *reported; /* result->reported while it is being made */
};

/* Finds the entities, gives them their vectors and lists who is missing. */
NK_MUST_CHECK enum nk_status nk_entities_build(struct nk_consolidating *work);

/* The entity that a reporting unit or the actor of a return counts under. */
struct nk_entity *nk_entities_of(const struct nk_consolidating *work, const struct nk_actor *actor);

/* The entity of a region or national actor of the catalogue that takes part. */
static inline struct nk_entity *nk_consolidating_entity(const struct nk_consolidating *work,
                                                        const struct nk_actor *actor)
{
    return &work->result->entities[work->entity_of_actor[actor - work->input->catalogue->actors]];
}

/* True when some cell of the vector is not zero. */
static inline bool nk_consolidating_is_money(const struct nk_vector *vector, const struct nk_shape *shape)
{
    for (size_t i = 0; i < shape->length; i++) {
        if (vector->amount[i] != 0)
            return true;
    }
    return false;
}

/* What a financier counts under: `*ret` is a region or national actor, or NULL when it is outside the collection.
 * NK_INVALID: nobody has that id. */
NK_MUST_CHECK enum nk_status nk_financing_entity_of(const struct nk_actor **ret, const struct nk_catalogue *catalogue,
                                                    struct nk_text financier);

/* Makes the flows from the financing of the national actors, and adds them to `financed` of the supplier and
 * `allocated` of the region. Needs the entities and their own expenditure. */
NK_MUST_CHECK enum nk_status nk_financing_build(struct nk_consolidating *work);

/* NK_CYCLE when a chain of financing comes back to where it began. Needs the flows. */
NK_MUST_CHECK enum nk_status nk_financing_check_chains(const struct nk_consolidating *work);

/* Makes the booked purchases and adds them to `booked` of the region. Needs the entities. */
NK_MUST_CHECK enum nk_status nk_booked_purchases_build(struct nk_consolidating *work);

/* Lists what counted twice. Needs the flows and the booked purchases. */
NK_MUST_CHECK enum nk_status nk_eliminations_build(struct nk_consolidating *work);

#endif
