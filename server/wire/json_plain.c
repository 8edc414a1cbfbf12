#include "server/wire/json_plain.h"

#include <string.h>

/* Any number of so many digits fits in 64 bits. */
enum { DIGITS_MAX = 18 };

struct reading {
    const char *at, *end;
    size_t depth_left;
};

static json_t *read_value(struct reading *reading);

static void skip_space(struct reading *reading)
{
    while (reading->at < reading->end && (*reading->at == ' ' || *reading->at == '\n' || *reading->at == '\r' || *reading->at == '\t'))
        reading->at++;
}

/* The next byte that is no white space; NUL at the end. */
static char peek(struct reading *reading)
{
    skip_space(reading);
    return reading->at < reading->end ? *reading->at : '\0';
}

static bool take(struct reading *reading, char byte)
{
    if (peek(reading) != byte)
        return false;
    reading->at++;
    return true;
}

/* The text between two quotes in which nothing is escaped. */
static bool read_text(struct nk_text *ret, struct reading *reading)
{
    if (!take(reading, '"'))
        return false;
    const char *begin = reading->at;
    for (const char *at = begin; at < reading->end; at++) {
        const unsigned char byte = (unsigned char)*at;
        if (byte == '"') {
            *ret = (struct nk_text){begin, (size_t)(at - begin)};
            reading->at = at + 1;
            return true;
        }
        if (byte == '\\' || byte < 0x20)
            return false;
    }
    return false;
}

static json_t *read_string(struct reading *reading)
{
    struct nk_text text;
    return read_text(&text, reading) ? json_stringn_nocheck(text.data, text.length) : NULL;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* A number that goes on with a point or an exponent is no plain one, nor is -0 or 007. */
static json_t *read_integer(struct reading *reading)
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
        return NULL;
    return json_integer(is_negative ? -value : value);
}

static json_t *read_literal(struct reading *reading, struct nk_text literal, json_t *value)
{
    if ((size_t)(reading->end - reading->at) < literal.length || memcmp(reading->at, literal.data, literal.length) != 0)
        return NULL;
    reading->at += literal.length;
    return value;
}

static bool read_items(struct reading *reading, json_t *array)
{
    if (take(reading, ']'))
        return true;
    do {
        if (json_array_append_new(array, read_value(reading)) != 0)
            return false;
    } while (take(reading, ','));
    return take(reading, ']');
}

/* A name that comes twice does not make the object larger. */
static bool read_members(struct reading *reading, json_t *object)
{
    if (take(reading, '}'))
        return true;
    size_t count = 0;
    do {
        struct nk_text name;
        if (peek(reading) != '"' || !read_text(&name, reading) || !take(reading, ':') ||
            json_object_setn_new_nocheck(object, name.data, name.length, read_value(reading)) != 0 ||
            json_object_size(object) != ++count)
            return false;
    } while (take(reading, ','));
    return take(reading, '}');
}

static json_t *read_nested(struct reading *reading, json_t *nested, bool (*read)(struct reading *, json_t *))
{
    if (reading->depth_left == 0) {
        json_decref(nested);
        return NULL;
    }
    reading->at++;
    reading->depth_left--;
    if (!nested || !read(reading, nested)) {
        json_decref(nested);
        return NULL;
    }
    reading->depth_left++;
    return nested;
}

static json_t *read_value(struct reading *reading)
{
    switch (peek(reading)) {
    case '{':
        return read_nested(reading, json_object(), read_members);
    case '[':
        return read_nested(reading, json_array(), read_items);
    case '"':
        return read_string(reading);
    case 't':
        return read_literal(reading, NK_TEXT("true"), json_true());
    case 'f':
        return read_literal(reading, NK_TEXT("false"), json_false());
    case 'n':
        return read_literal(reading, NK_TEXT("null"), json_null());
    default:
        return read_integer(reading);
    }
}

json_t *nk_json_read_plain(struct nk_text text, size_t depth_max)
{
    struct reading reading = {.at = text.data, .end = text.data + text.length, .depth_left = depth_max};
    json_t *root = read_value(&reading);
    if (root && peek(&reading) == '\0' && reading.at == reading.end)
        return root;
    json_decref(root);
    return NULL;
}
