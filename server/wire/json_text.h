/* Strings of JSON. */
#ifndef NK_WIRE_JSON_TEXT_H
#define NK_WIRE_JSON_TEXT_H

#include <stdbool.h>

#include "core/text.h"
#include "server/wire/buffer.h"

/* Writes the text in quotes, escaping what RFC 8259 §7 wants escaped and nothing else: the same text always gives the
 * same bytes. False, with nothing written: the text is not UTF-8. */
bool nk_write_json_text(struct nk_writer *writer, struct nk_text text);

#endif
