#include "server/wire/json.h"
#include "server/wire/json_text.h"

struct canonical {
    struct nk_writer writer;
    bool is_plain, failed;
};

static void write_value(struct canonical *canonical, const struct nk_json_value *value);

static void put(struct canonical *canonical, const char *punctuation)
{
    nk_write(&canonical->writer, punctuation, 1);
}

static void write_string(struct canonical *canonical, struct nk_text text)
{
    if (canonical->is_plain)
        nk_write_plain_json_text(&canonical->writer, text);
    else
        canonical->failed |= !nk_write_json_text(&canonical->writer, text);
}

static void write_object(struct canonical *canonical, const struct nk_json_value *object)
{
    put(canonical, "{");
    for (size_t i = 0; i < object->count; i++) {
        const struct nk_json_member *member = nk_json_by_name(object, i);
        if (i > 0)
            put(canonical, ",");
        write_string(canonical, member->name);
        put(canonical, ":");
        write_value(canonical, &member->value);
    }
    put(canonical, "}");
}

static void write_array(struct canonical *canonical, const struct nk_json_value *array)
{
    put(canonical, "[");
    for (size_t i = 0; i < array->count; i++) {
        if (i > 0)
            put(canonical, ",");
        write_value(canonical, &array->items[i]);
    }
    put(canonical, "]");
}

static void write_value(struct canonical *canonical, const struct nk_json_value *value)
{
    switch (value->kind) {
    case NK_JSON_OBJECT:
        write_object(canonical, value);
        return;
    case NK_JSON_ARRAY:
        write_array(canonical, value);
        return;
    case NK_JSON_TEXT:
        write_string(canonical, value->text);
        return;
    case NK_JSON_INTEGER:
        nk_write_integer(&canonical->writer, value->integer);
        return;
    case NK_JSON_REAL: /* on its way to being refused */
        nk_write_text(&canonical->writer, value->text);
        return;
    case NK_JSON_TRUE:
        nk_write_text(&canonical->writer, NK_TEXT("true"));
        return;
    case NK_JSON_FALSE:
        nk_write_text(&canonical->writer, NK_TEXT("false"));
        return;
    case NK_JSON_NULL:
        nk_write_text(&canonical->writer, NK_TEXT("null"));
        return;
    }
}

struct nk_text nk_json_canonical(struct nk_arena *arena, const struct nk_json_value *value)
{
    struct canonical canonical = {.is_plain = value->is_plain};
    write_value(&canonical, value);
    struct nk_buffer written = nk_writer_finish(&canonical.writer);
    struct nk_text text = {0};
    if (written.data && !canonical.failed)
        text = nk_arena_copy(arena, (struct nk_text){(const char *)written.data, written.length});
    nk_buffer_free(&written);
    return text;
}
