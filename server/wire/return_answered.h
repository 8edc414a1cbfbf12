/* A return as the server answers it. */
#ifndef NK_WIRE_RETURN_ANSWERED_H
#define NK_WIRE_RETURN_ANSWERED_H

#include "core/arena.h"
#include "core/status.h"
#include "core/text.h"

/* Of GET …/submissions/{actor} and …/revisions/{revision} the member `document`, with the actor and the
 * year that stand beside it where it does not say them itself. Any other text is given back as it is, for
 * nk_return_read to judge. NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_return_answered(struct nk_text *ret, struct nk_arena *arena, struct nk_text text);

#endif
