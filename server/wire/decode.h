/* Reads JSON into structs by a schema, in one pass, and tells everything that is wrong with its place. */
#ifndef NK_WIRE_DECODE_H
#define NK_WIRE_DECODE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/decimal.h"
#include "core/status.h"
#include "core/submission.h"
#include "core/text.h"
#include "server/wire/issue.h"
#include "server/wire/json.h"
#include "server/wire/pointer.h"
#include "server/wire/schema.h"

/* Grows in the decoder's arena. */
struct nk_unread_list {
    struct nk_unread *items;
    size_t count, room;
};

struct nk_decoder {
    struct nk_arena *arena;
    struct nk_issues *issues;
    const struct nk_json *json;
    const struct nk_step *document; /* places (core/submission.h) are told from here; NULL: from the whole */
    size_t items_max, items_left;   /* of all arrays together */
    struct nk_unread_list unread;   /* of the return that is being read */
    bool is_kept;                   /* nk_decode_limits */
    bool no_memory;
};

struct nk_decode_limits {
    size_t depth, items;
    /* by us, for good, so that what was right when it was saved is read: returns with -0 as decimal text */
    bool is_kept;
};

/* Reads a whole body. NK_INVALID with issues; NK_NO_MEMORY. What is at `target` means something only on NK_OK, and then
 * `*ret_json`, unless that is NULL, is the JSON that was read. */
NK_MUST_CHECK enum nk_status nk_decode(void *target, const struct nk_object *object, struct nk_arena *arena,
                                       struct nk_text body, struct nk_decode_limits limits,
                                       struct nk_issues *issues, struct nk_json *ret_json);

void nk_decode_object(struct nk_decoder *decoder, const struct nk_object *object, const struct nk_json_value *value,
                      const struct nk_step *at, void *target);

/* Tells an issue at a place. */
void nk_decode_tell(struct nk_decoder *decoder, const struct nk_step *at, struct nk_issue issue);
/* Tells that `value` is of the wrong type, or is a number of the wrong form. */
void nk_decode_tell_type(struct nk_decoder *decoder, const struct nk_step *at, const struct nk_json_value *value,
                         enum nk_expectation expectation);
/* Tells that `value` is not one of what may stand there. */
void nk_decode_tell_value(struct nk_decoder *decoder, const struct nk_step *at, const struct nk_json_value *value,
                          enum nk_expectation expectation, struct nk_text expected);

/* Reads a decimal, or tells what is wrong with its text and leaves `*ret` as it is. `takes_signed_zero`: -0 is 0. */
void nk_decode_decimal(struct nk_decimal *ret, struct nk_decoder *decoder, const struct nk_step *at,
                       struct nk_text text, bool takes_signed_zero);

/* The place of a value for findings. */
struct nk_place nk_decode_place(struct nk_decoder *decoder, const struct nk_step *at);
/* The digits of a number, in the arena. */
struct nk_text nk_decode_integer_text(struct nk_decoder *decoder, int64_t number);
/* The codes of the choices with commas between them, in the arena. */
struct nk_text nk_decode_choices(struct nk_decoder *decoder, const struct nk_choices *choices);
/* The value of a code, or -1. */
int nk_choices_find(const struct nk_choices *choices, struct nk_text code);

#endif
