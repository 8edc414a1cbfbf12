/* What the wire needs to know about UTF-8. */
#ifndef NK_WIRE_UTF8_H
#define NK_WIRE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

#include "core/text.h"

/* Bytes before the first one that is not UTF-8 (RFC 3629: no surrogates, no overlong forms); the whole length
 * when all of it is. */
size_t nk_utf8_valid_length(struct nk_text text);

/* Code points of a valid text. */
size_t nk_utf8_characters(struct nk_text text);

/* Whether a valid text has nothing that can be seen: it is empty, or all of it is space (Unicode: White_Space). */
bool nk_utf8_is_blank(struct nk_text text);

/* The beginning of a valid text, at most `limit` bytes, cut between two code points. */
struct nk_text nk_utf8_cut(struct nk_text text, size_t limit);

#endif
