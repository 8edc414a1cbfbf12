#include "core/provenance.h"

enum nk_status nk_provenance_new(struct nk_provenance *ret, struct nk_arena *arena, const struct nk_shape *shape)
{
    struct nk_provenance provenance = {
        .own = NK_NEW_ARRAY(arena, uint8_t, shape->length),
        .booked = NK_NEW_ARRAY(arena, uint8_t, shape->length),
        .allocated = NK_NEW_ARRAY(arena, uint8_t, shape->length),
        .left_out = NK_NEW_ARRAY(arena, uint8_t, shape->length),
    };
    if (!provenance.own || !provenance.booked || !provenance.allocated || !provenance.left_out)
        return NK_NO_MEMORY;
    *ret = provenance;
    return NK_OK;
}

void nk_provenance_worsen(uint8_t *worst, const uint8_t *other, size_t length)
{
    for (size_t i = 0; i < length; i++)
        worst[i] = other[i] > worst[i] ? other[i] : worst[i];
}
