/* Strings of JSON. */
#ifndef NK_WIRE_JSON_TEXT_H
#define NK_WIRE_JSON_TEXT_H

#include <stdbool.h>

#include "core/text.h"
#include "server/wire/buffer.h"

/* The letter after the backslash when a byte of a string is escaped; 'u' for a code in four hexadecimal digits; 0: it
 * stands as it is. */
extern const char nk_json_escapes[256];

/* Writes a text that is UTF-8 and has no byte that is escaped, in quotes. */
void nk_write_plain_json_text(struct nk_writer *writer, struct nk_text text);

/* Writes the text in quotes, escaping what RFC 8259 §7 wants escaped and nothing else: the same text always gives the
 * same bytes. False, with nothing written: the text is not UTF-8. */
bool nk_write_json_text(struct nk_writer *writer, struct nk_text text);

#endif
