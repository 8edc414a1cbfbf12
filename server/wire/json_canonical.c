#include <stdlib.h>
#include <string.h>

#include "server/wire/json.h"
#include "server/wire/json_text.h"

struct member {
    struct nk_text name;
    const json_t *value;
};

struct canonical {
    struct nk_writer writer;
    struct nk_arena *arena;
    bool failed;
};

static void write_value(struct canonical *canonical, const json_t *value);

static void put(struct canonical *canonical, const char *punctuation)
{
    nk_write(&canonical->writer, punctuation, 1);
}

static void write_string(struct canonical *canonical, struct nk_text text)
{
    canonical->failed |= !nk_write_json_text(&canonical->writer, text);
}

static int by_name(const void *a, const void *b)
{
    return nk_text_compare(((const struct member *)a)->name, ((const struct member *)b)->name);
}

static void write_object(struct canonical *canonical, const json_t *object)
{
    struct member *members = NK_NEW_ARRAY(canonical->arena, struct member, json_object_size(object));
    size_t count = 0;
    if (!members) {
        canonical->failed = true;
        return;
    }
    for (void *at = json_object_iter((json_t *)object); at; at = json_object_iter_next((json_t *)object, at))
        members[count++] = (struct member){.name = {json_object_iter_key(at), json_object_iter_key_len(at)},
                                           .value = json_object_iter_value(at)};
    qsort(members, count, sizeof members[0], by_name);

    put(canonical, "{");
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            put(canonical, ",");
        write_string(canonical, members[i].name);
        put(canonical, ":");
        write_value(canonical, members[i].value);
    }
    put(canonical, "}");
}

static void write_array(struct canonical *canonical, const json_t *array)
{
    put(canonical, "[");
    for (size_t i = 0; i < json_array_size(array); i++) {
        if (i > 0)
            put(canonical, ",");
        write_value(canonical, json_array_get(array, i));
    }
    put(canonical, "]");
}

/* A real is on its way to being refused: as jansson prints it. */
static void write_real(struct canonical *canonical, const json_t *real)
{
    char *printed = json_dumps(real, JSON_ENCODE_ANY);
    canonical->failed |= !printed;
    nk_write_text(&canonical->writer, nk_text_of(printed ? printed : ""));
    free(printed);
}

static void write_value(struct canonical *canonical, const json_t *value)
{
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        write_object(canonical, value);
        return;
    case JSON_ARRAY:
        write_array(canonical, value);
        return;
    case JSON_STRING:
        write_string(canonical, (struct nk_text){json_string_value(value), json_string_length(value)});
        return;
    case JSON_INTEGER:
        nk_write_integer(&canonical->writer, json_integer_value(value));
        return;
    case JSON_REAL:
        write_real(canonical, value);
        return;
    case JSON_TRUE:
        nk_write_text(&canonical->writer, NK_TEXT("true"));
        return;
    case JSON_FALSE:
        nk_write_text(&canonical->writer, NK_TEXT("false"));
        return;
    case JSON_NULL:
        nk_write_text(&canonical->writer, NK_TEXT("null"));
        return;
    }
}

struct nk_text nk_json_canonical(struct nk_arena *arena, const json_t *root)
{
    struct canonical canonical = {.arena = arena};
    write_value(&canonical, root);
    struct nk_buffer written = nk_writer_finish(&canonical.writer);
    struct nk_text text = {0};
    if (written.data && !canonical.failed)
        text = nk_arena_copy(arena, (struct nk_text){(const char *)written.data, written.length});
    nk_buffer_free(&written);
    return text;
}
