#include "server/wire/walk.h"

#include <jansson.h>
#include <string.h>

#include "server/wire/pointer.h"

struct nk_walk_frame *nk_walk_top(struct nk_walk *walk)
{
    return walk->depth > 0 ? &walk->frames[walk->depth - 1] : NULL;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static bool ends_bare(char byte)
{
    return is_space(byte) || (byte != '\0' && strchr(",:[]{}\"", byte));
}

/* False: the text ends before the string does. */
static bool take_string(struct nk_walk *walk)
{
    const struct nk_text text = walk->text;
    const size_t begin = walk->offset + 1;
    size_t end = begin;
    while (end < text.length && text.data[end] != '"')
        end += text.data[end] == '\\' ? 2 : 1;
    if (end >= text.length) {
        walk->offset = text.length;
        return false;
    }
    walk->token = (struct nk_text){.data = text.data + begin, .length = end - begin};
    walk->offset = end + 1;
    return true;
}

static struct nk_text take_bare(struct nk_walk *walk)
{
    const size_t begin = walk->offset;
    while (walk->offset < walk->text.length && !ends_bare(walk->text.data[walk->offset]))
        walk->offset++;
    return (struct nk_text){.data = walk->text.data + begin, .length = walk->offset - begin};
}

static void begin_value(struct nk_walk_frame *frame)
{
    if (frame && !frame->is_object)
        frame->has_place = true;
}

enum nk_token nk_walk_next(struct nk_walk *walk)
{
    while (walk->offset < walk->text.length && is_space(walk->text.data[walk->offset]))
        walk->offset++;
    if (walk->offset >= walk->text.length)
        return NK_TOKEN_END;

    struct nk_walk_frame *frame = nk_walk_top(walk);
    switch (walk->text.data[walk->offset]) {
    case '{':
    case '[':
        begin_value(frame);
        return NK_TOKEN_OPEN;
    case '}':
    case ']':
        walk->depth -= walk->depth > 0;
        walk->offset++;
        return NK_TOKEN_OTHER;
    case ',':
        if (frame && frame->is_object)
            frame->has_place = frame->value_next = false;
        else if (frame)
            frame->index++;
        walk->offset++;
        return NK_TOKEN_OTHER;
    case ':':
        if (frame)
            frame->value_next = true;
        walk->offset++;
        return NK_TOKEN_OTHER;
    case '"':
        if (frame && frame->is_object && !frame->value_next) {
            if (!take_string(walk))
                return NK_TOKEN_END;
            frame->has_place = true;
            frame->name = walk->token;
            return NK_TOKEN_NAME;
        }
        begin_value(frame);
        return take_string(walk) ? NK_TOKEN_STRING : NK_TOKEN_END;
    default:
        begin_value(frame);
        walk->token = take_bare(walk);
        return NK_TOKEN_BARE;
    }
}

bool nk_walk_push(struct nk_walk *walk, size_t depth_max)
{
    if (walk->depth >= depth_max || walk->depth >= NK_BUNDLE_DEPTH_MAX)
        return false;
    struct nk_walk_frame *frame = &walk->frames[walk->depth++];
    frame->is_object = walk->text.data[walk->offset++] == '{';
    frame->has_place = false;
    frame->value_next = false;
    frame->index = 0;
    frame->name_count = 0;
    return true;
}

struct nk_text nk_walk_unescaped(struct nk_arena *arena, struct nk_text name)
{
    if (!name.length || !memchr(name.data, '\\', name.length))
        return (struct nk_text){.data = name.data ? name.data : "", .length = name.length};
    json_auto_t *value = json_loadb(name.data - 1, name.length + 2, JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK, NULL);
    if (!json_is_string(value))
        return name;
    const struct nk_text text = {.data = json_string_value(value), .length = json_string_length(value)};
    return nk_arena_copy(arena, text);
}

struct nk_text nk_walk_pointer(struct nk_arena *arena, const struct nk_walk *walk)
{
    struct nk_step steps[NK_BUNDLE_DEPTH_MAX];
    const struct nk_step *last = NULL;
    for (size_t i = 0; i < walk->depth && walk->frames[i].has_place; i++) {
        const struct nk_walk_frame *frame = &walk->frames[i];
        if (frame->is_object) {
            const struct nk_text name = nk_walk_unescaped(arena, frame->name);
            if (!name.data)
                return (struct nk_text){0};
            steps[i] = nk_step_to_member(last, name);
        } else {
            steps[i] = nk_step_to_item(last, frame->index);
        }
        last = &steps[i];
    }
    return nk_pointer_text(arena, last, NULL);
}
