/* The values of a stored return, each with a key of codes, for comparing revisions (core/revision_difference.h). */
#ifndef NK_WIRE_DOCUMENT_VALUES_H
#define NK_WIRE_DOCUMENT_VALUES_H

#include "core/arena.h"
#include "core/revision_difference.h"
#include "core/status.h"

/* Reads the canonical JSON of a return. An item of a list is named by its codes (category, area, cost type, financier
 * …), in the order of the API's description; one without codes by its position. Sorted; everything lives in the arena.
 * NK_INVALID: not JSON; NK_NO_MEMORY. `*ret` is written only on NK_OK. */
NK_MUST_CHECK enum nk_status nk_document_values_read(struct nk_document_values *ret, struct nk_arena *arena,
                                                     struct nk_text document);

#endif
