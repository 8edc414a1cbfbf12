/* The short way through plain JSON, which is what programs send: no escape in its texts, whole numbers of at most 18 digits, no name
 * twice in an object. jansson's lexer goes by the byte and is four fifths of the time of reading a return; everything that is not plain
 * goes to it, so it alone decides what is an error. */
#ifndef NK_WIRE_JSON_PLAIN_H
#define NK_WIRE_JSON_PLAIN_H

#include <jansson.h>

#include "core/text.h"

/* The tree (json_decref) that jansson would make of the text, which is UTF-8. NULL: it is not plain, it is nested deeper than
 * `depth_max`, it is no JSON, or there is no memory. */
json_t *nk_json_read_plain(struct nk_text text, size_t depth_max);

#endif
