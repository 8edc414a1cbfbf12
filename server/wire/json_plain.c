#include "server/wire/json_plain.h"

#include <string.h>

#include "server/wire/json_text.h"

/* Any number of so many digits fits in 64 bits. */
enum { DIGITS_MAX = 18 };

struct reading {
    const char *at, *end;
    size_t depth_left;
    struct nk_arena *arena;
    struct nk_json_member *open; /* what was read of the values that are not closed yet; items have no name */
    size_t open_count, open_room;
    bool is_canonical; /* so far */
};

static bool read_value(struct nk_json_value *ret, struct reading *reading);

static bool is_space(char byte)
{
    return byte <= ' ' && (byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t');
}

/* The next byte that is no white space; NUL at the end. */
static char peek(struct reading *reading)
{
    const char *at = reading->at, *const end = reading->end;
    while (at < end && is_space(*at))
        at++;
    reading->is_canonical &= at == reading->at;
    reading->at = at;
    return at < end ? *at : '\0';
}

static bool take(struct reading *reading, char byte)
{
    if (peek(reading) != byte)
        return false;
    reading->at++;
    return true;
}

static bool read_text(struct nk_text *ret, struct reading *reading)
{
    if (!take(reading, '"'))
        return false;
    const char *begin = reading->at, *at = begin, *const end = reading->end;
    while (at < end && !nk_json_escapes[(unsigned char)*at])
        at++;
    if (at == end || *at != '"')
        return false;
    *ret = (struct nk_text){begin, (size_t)(at - begin)};
    reading->at = at + 1;
    return true;
}

static bool read_string(struct nk_json_value *ret, struct reading *reading)
{
    ret->kind = NK_JSON_TEXT;
    ret->is_plain = true;
    return read_text(&ret->text, reading);
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* A number that goes on with a point or an exponent is no plain one, nor is -0 or 007. */
static bool read_integer(struct nk_json_value *ret, struct reading *reading)
{
    const bool is_negative = take(reading, '-');
    const char *begin = reading->at;
    int64_t value = 0;
    while (reading->at < reading->end && is_digit(*reading->at) && reading->at - begin < DIGITS_MAX)
        value = 10 * value + (*reading->at++ - '0');
    const size_t digits = (size_t)(reading->at - begin);
    const bool begins_with_zero = digits > 0 && *begin == '0';
    const bool goes_on = reading->at < reading->end && (is_digit(*reading->at) || memchr(".eE", *reading->at, 3));
    if (digits == 0 || goes_on || (begins_with_zero && (digits > 1 || is_negative)))
        return false;
    ret->kind = NK_JSON_INTEGER;
    ret->integer = is_negative ? -value : value;
    return true;
}

static bool read_literal(struct nk_json_value *ret, struct reading *reading, struct nk_text literal,
                         enum nk_json_kind kind)
{
    if ((size_t)(reading->end - reading->at) < literal.length || memcmp(reading->at, literal.data, literal.length) != 0)
        return false;
    reading->at += literal.length;
    ret->kind = kind;
    return true;
}

/* Keeps what was read until the array or object that it belongs to is closed, and its length known. */
static bool keep(struct reading *reading, const struct nk_json_member *read)
{
    if (reading->open_count == reading->open_room) {
        struct nk_json_member *open =
            NK_GROW(reading->arena, struct nk_json_member, reading->open, reading->open_count, 1, &reading->open_room);
        if (!open)
            return false;
        reading->open = open;
    }
    reading->open[reading->open_count++] = *read;
    return true;
}

static bool close_array(struct nk_json_value *ret, struct reading *reading, const struct nk_json_member *kept,
                        size_t count)
{
    struct nk_json_value *items = NK_NEW_ARRAY(reading->arena, struct nk_json_value, count);
    if (!items)
        return false;
    for (size_t i = 0; i < count; i++)
        items[i] = kept[i].value;
    *ret = (struct nk_json_value){.kind = NK_JSON_ARRAY, .is_plain = true, .count = count, .items = items};
    return true;
}

static bool close_object(struct nk_json_value *ret, struct reading *reading, const struct nk_json_member *kept,
                         size_t count)
{
    struct nk_json_member *members = NK_NEW_ARRAY(reading->arena, struct nk_json_member, count);
    if (!members)
        return false;
    if (count > 0)
        memcpy(members, kept, count * sizeof *members);
    if (!nk_json_object_of(ret, reading->arena, members, count))
        return false;
    ret->is_plain = true;
    reading->is_canonical &= !ret->by_name;
    return true;
}

/* An array or an object; they differ in what closes them, and in names. */
static bool read_nested(struct nk_json_value *ret, struct reading *reading, bool is_object)
{
    const char closing = is_object ? '}' : ']';
    const size_t begin = reading->open_count;
    if (reading->depth_left == 0)
        return false;
    reading->depth_left--;
    reading->at++;
    bool is_closed = take(reading, closing);
    while (!is_closed) {
        struct nk_json_member read = {.value.kind = NK_JSON_NULL};
        if (is_object && (!read_text(&read.name, reading) || !take(reading, ':')))
            return false;
        if (!read_value(&read.value, reading) || !keep(reading, &read))
            return false;
        const char next = peek(reading);
        is_closed = next == closing;
        if (!is_closed && next != ',')
            return false;
        reading->at++;
    }
    const size_t count = reading->open_count - begin;
    const struct nk_json_member *kept = count > 0 ? &reading->open[begin] : NULL;
    reading->open_count = begin;
    reading->depth_left++;
    return is_object ? close_object(ret, reading, kept, count) : close_array(ret, reading, kept, count);
}

static bool read_value(struct nk_json_value *ret, struct reading *reading)
{
    switch (peek(reading)) {
    case '{':
        return read_nested(ret, reading, true);
    case '[':
        return read_nested(ret, reading, false);
    case '"':
        return read_string(ret, reading);
    case 't':
        return read_literal(ret, reading, NK_TEXT("true"), NK_JSON_TRUE);
    case 'f':
        return read_literal(ret, reading, NK_TEXT("false"), NK_JSON_FALSE);
    case 'n':
        return read_literal(ret, reading, NK_TEXT("null"), NK_JSON_NULL);
    default:
        return read_integer(ret, reading);
    }
}

bool nk_json_read_plain(struct nk_json_value *ret, bool *ret_is_canonical, struct nk_arena *arena,
                        struct nk_text text, size_t depth_max)
{
    struct reading reading = {
        .at = text.data, .end = text.data + text.length, .depth_left = depth_max, .arena = arena, .is_canonical = true};
    struct nk_json_value root = {.kind = NK_JSON_NULL};
    if (!read_value(&root, &reading) || peek(&reading) != '\0' || reading.at != reading.end)
        return false;
    *ret = root;
    *ret_is_canonical = reading.is_canonical;
    return true;
}
