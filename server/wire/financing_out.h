/* Where a national actor's money comes from (/v1/data/financing). */
#ifndef NK_WIRE_FINANCING_OUT_H
#define NK_WIRE_FINANCING_OUT_H

#include "core/publication.h"
#include "server/wire/buffer.h"

/* `actor` is a national actor of the publication (nk_consolidation_entity) that has reported. */
struct nk_buffer nk_financing_json(const struct nk_publication *publication, const struct nk_entity *actor,
                                   enum nk_language language);

#endif
