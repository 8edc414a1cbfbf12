#include "server/wire/document_values.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>

/* What names an item of a list, in this order. Other members are its values. */
static const char *const codes[] = {"category", "area",      "costType", "financier", "supplier",
                                    "service",  "indicator", "period",   "code"};
enum { CODES = sizeof(codes) / sizeof(codes[0]) };

struct reading {
    struct nk_arena *arena;
    struct nk_document_value *items; /* NULL while the values are counted */
    size_t count;
    struct nk_text section;
    bool failed;
};

static bool is_code(const char *name)
{
    for (size_t i = 0; i < CODES; i++)
        if (strcmp(codes[i], name) == 0)
            return true;
    return false;
}

/* "<key>/<name>" with ~ and / of the name escaped (RFC 6901). */
static struct nk_text step(struct reading *reading, struct nk_text key, struct nk_text name)
{
    char *text = NK_NEW_ARRAY(reading->arena, char, key.length + 2 * name.length + 1);
    if (!text) {
        reading->failed = true;
        return key;
    }
    size_t length = key.length;
    if (key.length)
        memcpy(text, key.data, key.length);
    text[length++] = '/';
    for (size_t i = 0; i < name.length; i++) {
        bool escaped = name.data[i] == '~' || name.data[i] == '/';
        if (escaped)
            text[length++] = '~';
        text[length++] = name.data[i] == '~' ? '0' : name.data[i] == '/' ? '1' : name.data[i];
    }
    return (struct nk_text){.data = text, .length = length};
}

static struct nk_text step_to_item(struct reading *reading, struct nk_text key, json_t *item, size_t index)
{
    struct nk_text named = key;
    for (size_t i = 0; i < CODES; i++) {
        const json_t *code = json_object_get(item, codes[i]);
        if (json_is_string(code))
            named = step(reading, named, (struct nk_text){json_string_value(code), json_string_length(code)});
    }
    if (named.length > key.length)
        return named;
    char digits[24];
    int length = snprintf(digits, sizeof(digits), "%zu", index);
    return step(reading, key, (struct nk_text){digits, (size_t)length});
}

static struct nk_text text_of(struct reading *reading, const json_t *value)
{
    char digits[24];
    struct nk_text text = {0};
    if (json_is_string(value))
        text = (struct nk_text){json_string_value(value), json_string_length(value)};
    else if (json_is_integer(value)) {
        int length = snprintf(digits, sizeof(digits), "%" JSON_INTEGER_FORMAT, json_integer_value(value));
        text = (struct nk_text){digits, (size_t)length};
    } else if (json_is_boolean(value))
        text = json_is_true(value) ? NK_TEXT("true") : NK_TEXT("false");
    struct nk_text copy = nk_arena_copy(reading->arena, text);
    reading->failed |= !copy.data;
    return copy;
}

static void keep(struct reading *reading, struct nk_text key, const json_t *value)
{
    size_t index = reading->count++;
    if (!reading->items)
        return;
    struct nk_document_value *kept = &reading->items[index];
    *kept = (struct nk_document_value){.section = reading->section, .key = key, .text = text_of(reading, value)};
    kept->is_number = nk_decimal_parse(&kept->number, kept->text) == NK_OK;
}

/* As deep as the document, whose depth was limited when it was sent (limits.h). */
static void read_value(struct reading *reading, struct nk_text key, json_t *value, bool is_item)
{
    const char *name;
    json_t *member;
    size_t index;
    if (json_is_object(value)) {
        json_object_foreach(value, name, member)
            if (!is_item || !is_code(name))
                read_value(reading, step(reading, key, nk_text_of(name)), member, false);
    } else if (json_is_array(value)) {
        json_array_foreach(value, index, member)
            read_value(reading, step_to_item(reading, key, member, index), member, true);
    } else
        keep(reading, key, value);
}

static void read_sections(struct reading *reading, json_t *root)
{
    const char *name;
    json_t *section;
    json_object_foreach(root, name, section) {
        reading->section = nk_arena_copy(reading->arena, nk_text_of(name));
        reading->failed |= !reading->section.data;
        read_value(reading, step(reading, (struct nk_text){0}, nk_text_of(name)), section, false);
    }
}

enum nk_status nk_document_values_read(struct nk_document_values *ret, struct nk_arena *arena, struct nk_text document)
{
    json_auto_t *root = json_loadb(document.data, document.length, JSON_REJECT_DUPLICATES, NULL);
    if (!json_is_object(root))
        return NK_INVALID;
    struct reading reading = {.arena = arena};
    read_sections(&reading, root);
    struct nk_document_values values = {.items = NK_NEW_ARRAY(arena, struct nk_document_value, reading.count)};
    if (reading.failed || !values.items)
        return NK_NO_MEMORY;
    reading.items = values.items;
    reading.count = 0;
    read_sections(&reading, root);
    values.count = reading.count;
    if (reading.failed || nk_document_values_sort(&values, arena) != NK_OK)
        return NK_NO_MEMORY;
    *ret = values;
    return NK_OK;
}
