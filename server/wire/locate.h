/* Where in JSON text a byte stands: the parser says its faults without a pointer. */
#ifndef NK_WIRE_LOCATE_H
#define NK_WIRE_LOCATE_H

#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/status.h"
#include "core/text.h"

/* The JSON Pointer of the value in which byte `offset` stands: of the last value, or member, begun before it.
 * Works on broken text. Data is NULL when there is no memory. */
NK_MUST_CHECK struct nk_text nk_json_locate(struct nk_arena *arena, struct nk_text text, size_t offset);

/* The last name, string or bare token that ends at or before byte `offset`, between its quotes as it is
 * written; data is NULL when there is none. */
struct nk_text nk_json_string_before(struct nk_text text, size_t offset);
/* Line and column of a byte, 1-based; columns count bytes. */
void nk_json_line(struct nk_text text, size_t offset, uint32_t *ret_line, uint32_t *ret_column);

#endif
