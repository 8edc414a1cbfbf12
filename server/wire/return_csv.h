/* A return as a CSV table (return_columns.h says which) into the document that JSON would be. Only for files of this
 * folder. */
#ifndef NK_WIRE_RETURN_CSV_H
#define NK_WIRE_RETURN_CSV_H

#include <jansson.h>

#include "core/arena.h"
#include "core/status.h"
#include "server/wire/issue.h"
#include "server/wire/return_in.h"

/* The tree is the caller's (json_decref), the places live in the arena, sorted by pointer. NK_INVALID: there is no
 * tree, and `issues` says why. NK_OK: there is one; `issues` may have grown all the same, so that what else is wrong
 * can be told in the same pass. NK_NO_MEMORY.
 * A number that can be read in two ways is kept as its text (NK_UNREAD), and told to `unclear`: to be said as well
 * when the table is refused for something else. */
NK_MUST_CHECK enum nk_status nk_return_csv_read(json_t **ret, struct nk_return_places *ret_places,
                                                struct nk_arena *arena, struct nk_text text,
                                                struct nk_issues *issues, struct nk_issues *unclear);

/* Where a pointer stands in the table: its own place, or that of what it is a part of; NULL when nothing does. */
const struct nk_return_place *nk_return_place_of(const struct nk_return_places *places, struct nk_text pointer);

#endif
