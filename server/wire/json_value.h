/* JSON that was read: values that are only looked at, in an arena. Only for files of this folder. */
#ifndef NK_WIRE_JSON_VALUE_H
#define NK_WIRE_JSON_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/text.h"

enum nk_json_kind {
    NK_JSON_NULL = 0,
    NK_JSON_FALSE = 1,
    NK_JSON_TRUE = 2,
    NK_JSON_INTEGER = 3, /* of 64 bits */
    NK_JSON_REAL = 4,    /* any other number */
    NK_JSON_TEXT = 5,
    NK_JSON_ARRAY = 6,
    NK_JSON_OBJECT = 7,
};

struct nk_json_member;

struct nk_json_value {
    enum nk_json_kind kind;
    bool is_plain; /* it was read the short way: no text and no name in it has a byte that JSON escapes */
    size_t count; /* of items or members */
    union {
        int64_t integer;
        struct nk_text text; /* of a text, and of a real as jansson prints it */
        const struct nk_json_value *items;
        struct {
            const struct nk_json_member *members;        /* in the order of the text */
            const struct nk_json_member *const *by_name; /* the same in byte order; NULL: they stand in it */
        };
    };
};

struct nk_json_member {
    struct nk_text name;
    struct nk_json_value value;
};

/* Makes an object of members, which live as long as the arena. False: a name comes twice, or there is no memory; `*ret`
 * is then as it was. */
NK_MUST_CHECK bool nk_json_object_of(struct nk_json_value *ret, struct nk_arena *arena,
                                     const struct nk_json_member *members,
                                     size_t count);

/* The value of a member, or NULL: there is none of the name, or `value` is NULL or no object. */
const struct nk_json_value *nk_json_member(const struct nk_json_value *value, struct nk_text name);

/* The member that is `index`th in byte order of the names. */
static inline const struct nk_json_member *nk_json_by_name(const struct nk_json_value *object, size_t index)
{
    return object->by_name ? object->by_name[index] : &object->members[index];
}

static inline bool nk_json_is(const struct nk_json_value *value, enum nk_json_kind kind)
{
    return value && value->kind == kind;
}

#endif
