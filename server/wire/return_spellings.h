/* The canonical forms of one return. */
#ifndef NK_WIRE_RETURN_SPELLINGS_H
#define NK_WIRE_RETURN_SPELLINGS_H

#include "server/wire/return_in.h"

/* A return may say itself whose it is and of what year, and a receipt always does: these are the canonical
 * forms of the one content, first as it is, then with and without the members `actor` and `year`. Each
 * lives in the arena. NK_NO_MEMORY. */
enum { NK_RETURN_SPELLINGS = 5 };
NK_MUST_CHECK enum nk_status nk_return_spellings(struct nk_text ret[static NK_RETURN_SPELLINGS], struct nk_arena *arena,
                                                 const struct nk_return_document *document);

#endif
