#include "server/wire/builder.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "server/wire/calendar.h"
#include "server/wire/json_text.h"
#include "server/wire/labels.h"
#include "server/wire/utf8.h"

/* A reference is a few path segments of at most 64 characters each. */
enum { FORMATTED_MAX = 512 };

static void fail(struct nk_builder *builder)
{
    builder->failed = true;
}

static struct nk_builder_level *innermost(struct nk_builder *builder)
{
    return &builder->levels[builder->depth - 1];
}

static struct nk_node open(struct nk_builder *builder, char opening, char closing)
{
    if (builder->depth == NK_BUILDER_DEPTH_MAX)
        fail(builder);
    if (builder->failed)
        return (struct nk_node){0};
    nk_write(&builder->written, &opening, 1);
    builder->depth++;
    builder->opened++;
    *innermost(builder) = (struct nk_builder_level){.serial = builder->opened, .closing = closing};
    return (struct nk_node){.depth = builder->depth, .serial = builder->opened};
}

static void close_down_to(struct nk_builder *builder, uint32_t depth)
{
    while (builder->depth > depth) {
        nk_write(&builder->written, &innermost(builder)->closing, 1);
        builder->depth--;
    }
}

/* Stands where the next item of the parent begins. False: a failure. */
static bool go_to(struct nk_builder *builder, struct nk_node parent, char closing)
{
    const bool is_open = parent.depth > 0 && parent.depth <= builder->depth &&
                         builder->levels[parent.depth - 1].serial == parent.serial &&
                         builder->levels[parent.depth - 1].closing == closing;
    if (!is_open)
        fail(builder);
    if (builder->failed)
        return false;
    close_down_to(builder, parent.depth);
    if (innermost(builder)->has_items)
        nk_write(&builder->written, ",", 1);
    innermost(builder)->has_items = true;
    return true;
}

static void write_string(struct nk_builder *builder, struct nk_text text)
{
    if (!nk_write_json_text(&builder->written, text))
        fail(builder);
}

/* Stands behind the colon of a new member. False: a failure. */
static bool begin_at(struct nk_builder *builder, struct nk_node parent, struct nk_text name)
{
    if (!go_to(builder, parent, '}'))
        return false;
    write_string(builder, name);
    nk_write(&builder->written, ":", 1);
    return !builder->failed;
}

/* The same where the name is a literal, in which nothing is escaped. */
static bool begin(struct nk_builder *builder, struct nk_node parent, const char *name)
{
    if (!go_to(builder, parent, '}'))
        return false;
    const struct nk_text text = nk_text_of(name);
    unsigned char *room = nk_writer_room(&builder->written, text.length + sizeof "\"\":" - 1);
    if (!room)
        return false;
    room[0] = '"';
    memcpy(room + 1, text.data, text.length);
    room[1 + text.length] = '"';
    room[2 + text.length] = ':';
    builder->written.buffer.length += text.length + sizeof "\"\":" - 1;
    return true;
}

static void put_literal(struct nk_builder *builder, struct nk_node parent, const char *name, struct nk_text literal)
{
    if (begin(builder, parent, name))
        nk_write_text(&builder->written, literal);
}

struct nk_node nk_build_start(struct nk_builder *builder)
{
    builder->written = (struct nk_writer){0};
    builder->depth = builder->opened = 0;
    builder->failed = false;
    return open(builder, '{', '}');
}

struct nk_writer nk_build_finish_open(struct nk_builder *builder)
{
    if (builder->depth > 0)
        close_down_to(builder, 1);
    struct nk_writer writer = builder->written;
    writer.failed = writer.failed || builder->failed;
    builder->written = (struct nk_writer){0};
    builder->depth = 0;
    return writer;
}

struct nk_buffer nk_build_finish(struct nk_builder *builder)
{
    struct nk_writer writer = nk_build_finish_open(builder);
    nk_write_text(&writer, NK_TEXT("}"));
    return nk_writer_finish(&writer);
}

struct nk_node nk_build_object_at(struct nk_builder *builder, struct nk_node parent, struct nk_text code)
{
    return begin_at(builder, parent, code) ? open(builder, '{', '}') : (struct nk_node){0};
}

struct nk_node nk_build_array_at(struct nk_builder *builder, struct nk_node parent, struct nk_text code)
{
    return begin_at(builder, parent, code) ? open(builder, '[', ']') : (struct nk_node){0};
}

void nk_build_text_at(struct nk_builder *builder, struct nk_node parent, struct nk_text code, struct nk_text text)
{
    if (begin_at(builder, parent, code))
        write_string(builder, text);
}

struct nk_node nk_build_object(struct nk_builder *builder, struct nk_node parent, const char *name)
{
    return begin(builder, parent, name) ? open(builder, '{', '}') : (struct nk_node){0};
}

struct nk_node nk_build_array(struct nk_builder *builder, struct nk_node parent, const char *name)
{
    return begin(builder, parent, name) ? open(builder, '[', ']') : (struct nk_node){0};
}

void nk_build_text(struct nk_builder *builder, struct nk_node parent, const char *name, struct nk_text text)
{
    if (begin(builder, parent, name))
        write_string(builder, text);
}

void nk_build_text_or_null(struct nk_builder *builder, struct nk_node parent, const char *name, struct nk_text text)
{
    if (text.length)
        nk_build_text(builder, parent, name, text);
    else
        nk_build_null(builder, parent, name);
}

void nk_build_code(struct nk_builder *builder, struct nk_node parent, const char *name, const char *code)
{
    nk_build_text(builder, parent, name, nk_text_of(code));
}

void nk_build_integer(struct nk_builder *builder, struct nk_node parent, const char *name, int64_t value)
{
    if (begin(builder, parent, name))
        nk_write_integer(&builder->written, value);
}

void nk_build_count(struct nk_builder *builder, struct nk_node parent, const char *name, size_t value)
{
    nk_build_integer(builder, parent, name, (int64_t)value);
}

void nk_build_year_or_null(struct nk_builder *builder, struct nk_node parent, const char *name, int year)
{
    if (year)
        nk_build_integer(builder, parent, name, year);
    else
        nk_build_null(builder, parent, name);
}

void nk_build_date_or_null(struct nk_builder *builder, struct nk_node parent, const char *name, nk_date date)
{
    if (!date) {
        nk_build_null(builder, parent, name);
        return;
    }
    char text[NK_DATE_LENGTH + 1];
    nk_date_print(text, date);
    nk_build_code(builder, parent, name, text);
}

void nk_build_boolean(struct nk_builder *builder, struct nk_node parent, const char *name, bool value)
{
    put_literal(builder, parent, name, value ? NK_TEXT("true") : NK_TEXT("false"));
}

void nk_build_null(struct nk_builder *builder, struct nk_node parent, const char *name)
{
    put_literal(builder, parent, name, NK_TEXT("null"));
}

void nk_build_decimal(struct nk_builder *builder, struct nk_node parent, const char *name, struct nk_decimal value)
{
    char text[NK_DECIMAL_TEXT_MAX];
    const size_t length = nk_decimal_print(text, value);
    nk_build_text(builder, parent, name, (struct nk_text){text, length});
}

void nk_build_sum(struct nk_builder *builder, struct nk_node parent, const char *name, struct nk_decimal value)
{
    if (value.scale == 0)
        nk_build_integer(builder, parent, name, value.units);
    else
        nk_build_decimal(builder, parent, name, value);
}

void nk_build_label(struct nk_builder *builder, struct nk_node parent, const char *name, const struct nk_label *label)
{
    const struct nk_node texts = nk_build_object(builder, parent, name);
    for (int language = 0; language < NK_LANGUAGES; language++)
        nk_build_text(builder, texts, nk_language_codes[language], nk_label_in(label, (enum nk_language)language));
}

void nk_build_label_or_null(struct nk_builder *builder, struct nk_node parent, const char *name,
                            const struct nk_label *label)
{
    if (label->in[NK_BOKMAL].length)
        nk_build_label(builder, parent, name, label);
    else
        nk_build_null(builder, parent, name);
}

void nk_build_format(struct nk_builder *builder, struct nk_node parent, const char *name, const char *format, ...)
{
    char text[FORMATTED_MAX];
    va_list arguments;
    va_start(arguments, format);
    const int length = vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    if (length < 0 || (size_t)length >= sizeof(text))
        fail(builder);
    else
        nk_build_text(builder, parent, name, (struct nk_text){text, (size_t)length});
}

static bool is_enclosed(struct nk_text text, char opening, char closing)
{
    return text.length >= 2 && text.data[0] == opening && text.data[text.length - 1] == closing;
}

void nk_build_json(struct nk_builder *builder, struct nk_node parent, const char *name, struct nk_text json)
{
    const bool is_whole = is_enclosed(json, '{', '}') || is_enclosed(json, '[', ']');
    if (!is_whole || nk_utf8_valid_length(json) < json.length)
        fail(builder);
    else
        put_literal(builder, parent, name, json);
}

struct nk_node nk_build_severities(struct nk_builder *builder, struct nk_node parent, const char *name,
                                   const size_t by_severity[static 4])
{
    const struct nk_node counts = nk_build_object(builder, parent, name);
    nk_build_count(builder, counts, "error", by_severity[NK_ERROR] + by_severity[NK_FATAL]);
    nk_build_count(builder, counts, "warning", by_severity[NK_WARNING]);
    nk_build_count(builder, counts, "info", by_severity[NK_INFO]);
    return counts;
}

void nk_build_actor_ids(struct nk_builder *builder, struct nk_node parent, const char *name,
                        const struct nk_actor *const *actors, size_t count)
{
    const struct nk_node ids = nk_build_array(builder, parent, name);
    for (size_t i = 0; i < count; i++)
        nk_build_item_text(builder, ids, actors[i]->id);
}

struct nk_node nk_build_item_object(struct nk_builder *builder, struct nk_node array)
{
    return go_to(builder, array, ']') ? open(builder, '{', '}') : (struct nk_node){0};
}

void nk_build_item_text(struct nk_builder *builder, struct nk_node array, struct nk_text text)
{
    if (go_to(builder, array, ']'))
        write_string(builder, text);
}

void nk_build_item_integer(struct nk_builder *builder, struct nk_node array, int64_t value)
{
    if (go_to(builder, array, ']'))
        nk_write_integer(&builder->written, value);
}
