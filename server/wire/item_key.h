/* The name of an item of a list in a change of a return: its required codes with "/" between them, in the order of the
 * contract ("software/network/operating"). Only for files of this folder. */
#ifndef NK_WIRE_ITEM_KEY_H
#define NK_WIRE_ITEM_KEY_H

#include <jansson.h>
#include <stdbool.h>

#include "core/arena.h"
#include "server/wire/schema.h"

enum { NK_KEY_PARTS_MAX = 4 };

struct nk_item_keys {
    const struct nk_member *members[NK_KEY_PARTS_MAX];
    size_t count;
};
struct nk_item_keys nk_item_keys_of(const struct nk_object *item);

/* "financier/basis (helse-vest/key)": the form of the keys of a list. Data is NULL when there is no memory. */
NK_MUST_CHECK struct nk_text nk_item_key_form(struct nk_arena *arena, const struct nk_item_keys *keys);

/* Cuts the codes of a key apart. False: there are more or fewer than the item has. */
bool nk_item_key_split(struct nk_text parts[static NK_KEY_PARTS_MAX], const struct nk_item_keys *keys, const char *key);

/* The key of an item, in the arena. NK_INVALID: it does not have all its codes. NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_item_key(struct nk_text *ret, struct nk_arena *arena, const struct nk_item_keys *keys,
                                         const json_t *item);

#endif
