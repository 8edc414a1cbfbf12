#include "server/wire/builder.h"

#include <stdarg.h>
#include <stdio.h>

#include "server/wire/calendar.h"
#include "server/wire/labels.h"
#include "server/wire/utf8.h"

/* A reference is a few path segments of at most 64 characters each. */
enum { FORMATTED_MAX = 512 };

static json_t *fail(struct nk_builder *builder)
{
    builder->failed = true;
    return NULL;
}

/* Takes over `value`. */
static json_t *set_at(struct nk_builder *builder, json_t *parent, struct nk_text name, json_t *value)
{
    if (!value || json_object_setn_new(parent, name.data, name.length, value) != 0)
        return fail(builder);
    return builder->failed ? NULL : value;
}

static json_t *set(struct nk_builder *builder, json_t *parent, const char *name, json_t *value)
{
    return set_at(builder, parent, nk_text_of(name), value);
}

/* Takes over `value`. */
static json_t *append(struct nk_builder *builder, json_t *array, json_t *value)
{
    if (!value || json_array_append_new(array, value) != 0)
        return fail(builder);
    return builder->failed ? NULL : value;
}

static json_t *string_of(struct nk_text text)
{
    return json_stringn(text.data ? text.data : "", text.length);
}

json_t *nk_build_start(struct nk_builder *builder)
{
    *builder = (struct nk_builder){.root = json_object()};
    return builder->root ? builder->root : fail(builder);
}

static int write_piece(const char *bytes, size_t length, void *context)
{
    struct nk_writer *writer = context;
    nk_write(writer, bytes, length);
    return writer->failed ? -1 : 0;
}

/* Moves the members built so far to the text. */
static void flush(struct nk_builder *builder)
{
    struct nk_writer *written = &builder->written;
    size_t before = written->buffer.length;
    if (!builder->failed && json_dump_callback(builder->root, write_piece, written, JSON_COMPACT) != 0)
        fail(builder);
    if (builder->failed || written->failed)
        return;
    /* The closing brace goes. The opening one stays in the first part, and becomes a comma, or goes, in a later
     * one. */
    bool is_first = before == 0;
    bool is_empty = json_object_size(builder->root) == 0;
    written->buffer.length -= is_empty && !is_first ? 2 : 1;
    if (!is_first && !is_empty)
        written->buffer.data[before] = ',';
    json_object_clear(builder->root);
}

struct nk_writer nk_build_finish_open(struct nk_builder *builder)
{
    flush(builder);
    struct nk_writer writer = builder->written;
    writer.failed = writer.failed || builder->failed;
    json_decref(builder->root);
    *builder = (struct nk_builder){0};
    return writer;
}

struct nk_buffer nk_build_finish(struct nk_builder *builder)
{
    struct nk_writer writer = nk_build_finish_open(builder);
    nk_write_text(&writer, NK_TEXT("}"));
    return nk_writer_finish(&writer);
}

json_t *nk_build_object(struct nk_builder *builder, json_t *parent, const char *name)
{
    return set(builder, parent, name, json_object());
}

json_t *nk_build_array(struct nk_builder *builder, json_t *parent, const char *name)
{
    return set(builder, parent, name, json_array());
}

void nk_build_text(struct nk_builder *builder, json_t *parent, const char *name, struct nk_text text)
{
    set(builder, parent, name, string_of(text));
}

void nk_build_text_or_null(struct nk_builder *builder, json_t *parent, const char *name, struct nk_text text)
{
    set(builder, parent, name, text.length ? string_of(text) : json_null());
}

void nk_build_code(struct nk_builder *builder, json_t *parent, const char *name, const char *code)
{
    nk_build_text(builder, parent, name, nk_text_of(code));
}

void nk_build_integer(struct nk_builder *builder, json_t *parent, const char *name, int64_t value)
{
    set(builder, parent, name, json_integer(value));
}

void nk_build_count(struct nk_builder *builder, json_t *parent, const char *name, size_t value)
{
    nk_build_integer(builder, parent, name, (int64_t)value);
}

void nk_build_year_or_null(struct nk_builder *builder, json_t *parent, const char *name, int year)
{
    set(builder, parent, name, year ? json_integer(year) : json_null());
}

void nk_build_date_or_null(struct nk_builder *builder, json_t *parent, const char *name, nk_date date)
{
    if (!date) {
        nk_build_null(builder, parent, name);
        return;
    }
    char text[NK_DATE_LENGTH + 1];
    nk_date_print(text, date);
    nk_build_code(builder, parent, name, text);
}

void nk_build_boolean(struct nk_builder *builder, json_t *parent, const char *name, bool value)
{
    set(builder, parent, name, json_boolean(value));
}

void nk_build_null(struct nk_builder *builder, json_t *parent, const char *name)
{
    set(builder, parent, name, json_null());
}

void nk_build_decimal(struct nk_builder *builder, json_t *parent, const char *name, struct nk_decimal value)
{
    char text[NK_DECIMAL_TEXT_MAX];
    size_t length = nk_decimal_print(text, value);
    set(builder, parent, name, json_stringn(text, length));
}

void nk_build_sum(struct nk_builder *builder, json_t *parent, const char *name, struct nk_decimal value)
{
    if (value.scale == 0)
        nk_build_integer(builder, parent, name, value.units);
    else
        nk_build_decimal(builder, parent, name, value);
}

void nk_build_label(struct nk_builder *builder, json_t *parent, const char *name, const struct nk_label *label)
{
    json_t *texts = nk_build_object(builder, parent, name);
    for (int language = 0; language < NK_LANGUAGES; language++)
        nk_build_text(builder, texts, nk_language_codes[language], nk_label_in(label, (enum nk_language)language));
}

void nk_build_label_or_null(struct nk_builder *builder, json_t *parent, const char *name,
                            const struct nk_label *label)
{
    if (label->in[NK_BOKMAL].length)
        nk_build_label(builder, parent, name, label);
    else
        nk_build_null(builder, parent, name);
}

void nk_build_format(struct nk_builder *builder, json_t *parent, const char *name, const char *format, ...)
{
    char text[FORMATTED_MAX];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    if (length < 0 || (size_t)length >= sizeof(text)) {
        fail(builder);
        return;
    }
    set(builder, parent, name, json_stringn(text, (size_t)length));
}

void nk_build_document(struct nk_builder *builder, const char *name, struct nk_text json)
{
    bool is_object = json.length >= 2 && json.data[0] == '{' && json.data[json.length - 1] == '}';
    if (!is_object || nk_utf8_valid_length(json) < json.length) {
        fail(builder);
        return;
    }
    flush(builder);
    struct nk_writer *written = &builder->written;
    nk_write_text(written, written->buffer.length > 1 ? NK_TEXT(",\"") : NK_TEXT("\""));
    nk_write_text(written, nk_text_of(name));
    nk_write_text(written, NK_TEXT("\":"));
    nk_write_text(written, json);
}

json_t *nk_build_object_at(struct nk_builder *builder, json_t *parent, struct nk_text code)
{
    return set_at(builder, parent, code, json_object());
}

json_t *nk_build_array_at(struct nk_builder *builder, json_t *parent, struct nk_text code)
{
    return set_at(builder, parent, code, json_array());
}

void nk_build_text_at(struct nk_builder *builder, json_t *parent, struct nk_text code, struct nk_text text)
{
    set_at(builder, parent, code, string_of(text));
}

json_t *nk_build_severities(struct nk_builder *builder, json_t *parent, const char *name,
                            const size_t by_severity[static 4])
{
    json_t *counts = nk_build_object(builder, parent, name);
    nk_build_count(builder, counts, "error", by_severity[NK_ERROR] + by_severity[NK_FATAL]);
    nk_build_count(builder, counts, "warning", by_severity[NK_WARNING]);
    nk_build_count(builder, counts, "info", by_severity[NK_INFO]);
    return counts;
}

void nk_build_actor_ids(struct nk_builder *builder, json_t *parent, const char *name,
                        const struct nk_actor *const *actors, size_t count)
{
    json_t *ids = nk_build_array(builder, parent, name);
    for (size_t i = 0; i < count; i++)
        nk_build_item_text(builder, ids, actors[i]->id);
}

json_t *nk_build_item_object(struct nk_builder *builder, json_t *array)
{
    return append(builder, array, json_object());
}

void nk_build_item_text(struct nk_builder *builder, json_t *array, struct nk_text text)
{
    append(builder, array, string_of(text));
}

void nk_build_item_integer(struct nk_builder *builder, json_t *array, int64_t value)
{
    append(builder, array, json_integer(value));
}
