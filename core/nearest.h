/* Which codes somebody may have meant. */
#ifndef NK_CORE_NEAREST_H
#define NK_CORE_NEAREST_H

#include "core/arena.h"
#include "core/catalogue.h"

enum { NK_NEAREST_MAX = 8 };

/* The codes of a list that are most like what was written, by the letters that stand together in their code
 * or in one of their names: "software, hardware". At most NK_NEAREST_MAX, the most alike first, then in the
 * order of the list. Data is NULL when there is no memory. */
NK_MUST_CHECK struct nk_text nk_nearest_codes(struct nk_arena *arena, const struct nk_code_list *list,
                                              struct nk_text written);

#endif
