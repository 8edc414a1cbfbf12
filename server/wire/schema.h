/* What a JSON object looks like and where its members go in a struct: one table reads and, for what is also
 * written, writes. Only for files of this folder. */
#ifndef NK_WIRE_SCHEMA_H
#define NK_WIRE_SCHEMA_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/text.h"
#include "server/wire/json_value.h"

struct nk_decoder;
struct nk_member;
struct nk_step;

struct nk_type {
    /* Reads `value` to `target`. Tells what is wrong to the decoder. */
    void (*decode)(struct nk_decoder *decoder, const struct nk_member *member, const struct nk_json_value *value,
                   const struct nk_step *at, void *target);
    /* Makes a new value of what is at `source`; NULL on failure. A type without it is only read. */
    json_t *(*encode)(const struct nk_member *member, const void *source);
};

/* The codes of an enum whose values count from 0. */
struct nk_choices {
    const char *(*code)(int value);
    int count;
};

struct nk_object {
    const struct nk_member *members;
    size_t count;
    size_t place_offset; /* of a struct nk_place that is told; 0: none, no place comes first */
    /* What the members must be to each other. Called when all of them are read, also when some were wrong. May
     * be NULL. */
    void (*check)(struct nk_decoder *decoder, const struct nk_json_value *value, const struct nk_step *at,
                  void *target);
};

struct nk_member {
    const char *name;     /* short, and written in a pointer (RFC 6901) as it is */
    const struct nk_type *type;
    size_t offset;
    size_t size;          /* of the field: the width of an integer, the step of an array */
    size_t given_offset;  /* of a bool that is set when the member is there; 0: none, no such bool comes first */
    bool required;
    bool nullable;        /* null is "none": empty text, date 0, year 0 */
    bool says_something;  /* of a text: not all of it is space */
    int64_t minimum, maximum;         /* of an integer; of the length of a text, in characters */
    const struct nk_choices *choices; /* of an enum, or of a text that is one of a few */
    const struct nk_object *object;   /* of an object */
    const struct nk_member *item;     /* of an array: how its items look */
    size_t count_offset;              /* of an array: where its length goes */
};

/* A field of a struct of the model. */
#define NK_FIELD(struct_name, field) \
    .offset = offsetof(struct struct_name, field), .size = sizeof(((struct struct_name *)0)->field)
/* An array of the model: the pointer and its length. */
#define NK_ARRAY(struct_name, field, length) \
    .type = &nk_type_array, .offset = offsetof(struct struct_name, field), \
    .count_offset = offsetof(struct struct_name, length)

#define NK_MEMBERS(array) .members = (array), .count = sizeof(array) / sizeof((array)[0])
#define NK_OBJECT(array) {NK_MEMBERS(array)}

extern const struct nk_type nk_type_text;      /* struct nk_text */
extern const struct nk_type nk_type_label;     /* struct nk_label: {nb, nn, en} */
extern const struct nk_type nk_type_flag;      /* bool */
extern const struct nk_type nk_type_integer;   /* int8_t … int64_t, by size */
/* struct nk_decimal as text, with all its digits and in no other form */
extern const struct nk_type nk_type_exact_decimal;
extern const struct nk_type nk_type_choice;    /* an enum */
extern const struct nk_type nk_type_date;      /* nk_date */
extern const struct nk_type nk_type_timestamp; /* struct nk_text, brought to UTC; only read */
extern const struct nk_type nk_type_object;    /* a struct, or members of the same struct (offset 0) */
extern const struct nk_type nk_type_array;     /* a pointer, and a size_t at count_offset */

/* The member of a name, or NULL. */
const struct nk_member *nk_object_member(const struct nk_object *object, struct nk_text name);

/* A new JSON object of a struct; NULL on failure. A member that need not be there and is not given is left out. */
json_t *nk_encode_object(const struct nk_object *object, const void *source);

#endif
