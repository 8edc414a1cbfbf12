/* JSON text into values, with every fault that the form of the text can have told as an issue with its place.
 * Only for files of this folder. */
#ifndef NK_WIRE_JSON_H
#define NK_WIRE_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/status.h"
#include "core/text.h"
#include "server/wire/issue.h"
#include "server/wire/json_value.h"
#include "server/wire/survey.h"

struct nk_json {
    struct nk_json_value root; /* in the arena; its texts may be those of the text that was read */
    struct nk_text canonical;  /* the text that was read, when it is its own canonical form; otherwise no data */
    /* Numbers that are no integers of 64 bits. Each is a real, whose digits mean nothing. */
    const struct nk_odd_number *odd_numbers;
    size_t odd_number_count;
};

/* Parses. NK_INVALID: there is no value, and `issues` says why. NK_OK: there is one; `issues` may have grown all
 * the same (members given twice), so that what else is wrong can be told in the same pass. NK_NO_MEMORY. `*ret`
 * is written only on NK_OK. */
NK_MUST_CHECK enum nk_status nk_json_read(struct nk_json *ret, struct nk_arena *arena, struct nk_text text,
                                          size_t depth_max, struct nk_issues *issues);

/* The text after its byte order mark, if it has one. */
struct nk_text nk_without_byte_order_mark(struct nk_text text);

/* The digits of a real as they were sent; empty when they are not known. */
struct nk_text nk_json_digits(const struct nk_json *json, struct nk_text pointer);

/* The one text of a value: members sorted by name, no white space. In the arena; data is NULL when there is no
 * memory. */
NK_MUST_CHECK struct nk_text nk_json_canonical(struct nk_arena *arena, const struct nk_json_value *value);

#endif
