/* The short way through plain JSON, which is what programs send: no escape in its texts, whole numbers of at most 18
 * digits, no name twice in an object. jansson's lexer goes by the byte and allocates every value; everything that is
 * not plain goes to it, so it alone decides what is an error. */
#ifndef NK_WIRE_JSON_PLAIN_H
#define NK_WIRE_JSON_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/text.h"
#include "server/wire/json_value.h"

/* The value that jansson would make of the text, which is UTF-8; its texts are those of `text`. `*ret_is_canonical`:
 * the text is its own canonical form. False: it is not plain, it is nested deeper than `depth_max`, it is no JSON, or
 * there is no memory. */
NK_MUST_CHECK bool nk_json_read_plain(struct nk_json_value *ret, bool *ret_is_canonical, struct nk_arena *arena,
                                      struct nk_text text,
                                      size_t depth_max);

#endif
