/* Trees of jansson, which can be changed and are allocated value by value, from and to values that are only looked at.
 * Only for files of this folder; no json_t goes further. */
#ifndef NK_WIRE_JSON_TREE_H
#define NK_WIRE_JSON_TREE_H

#include <jansson.h>
#include <stdbool.h>

#include "core/arena.h"
#include "core/text.h"
#include "server/wire/json_value.h"

/* A copy of the tree in the arena, which goes as deep as the tree. False: there is no memory. */
NK_MUST_CHECK bool nk_json_value_of(struct nk_json_value *ret, struct nk_arena *arena, const json_t *tree);

/* A new tree of the value (json_decref); NULL when there is no memory, or there is a real in it: a return
 * has none, but in `template`, which is left out first (nk_return_kept). */
json_t *nk_json_tree_of(const struct nk_json_value *value);

/* The one text of a tree (nk_json_canonical). */
NK_MUST_CHECK struct nk_text nk_json_tree_canonical(struct nk_arena *arena, const json_t *tree);

#endif
