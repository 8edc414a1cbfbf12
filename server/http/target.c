#include "server/http/target.h"

#include "server/http/character.h"

static struct nk_text slice(struct nk_text text, size_t from, size_t to)
{
    return (struct nk_text){.data = text.data + from, .length = to - from};
}

static size_t position_of(struct nk_text text, char wanted)
{
    const char *found = text.length ? memchr(text.data, wanted, text.length) : NULL;
    return found ? (size_t)(found - text.data) : text.length;
}

static int hexadecimal(char c)
{
    if (nk_is_digit(c))
        return c - '0';
    c = nk_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* A piece without escapes is its own decoding and costs no memory. */
static enum nk_fault decode(struct nk_text *ret, struct nk_text raw, bool plus_is_space, struct nk_arena *arena)
{
    bool plain = position_of(raw, '%') == raw.length && !(plus_is_space && position_of(raw, '+') < raw.length);
    if (plain) {
        *ret = raw;
        return NK_FAULT_NONE;
    }

    char *bytes = nk_arena_array(arena, raw.length + 1, 1);
    if (!bytes)
        return NK_FAULT_NO_MEMORY;
    size_t length = 0;
    for (size_t i = 0; i < raw.length; i++) {
        char c = raw.data[i];
        if (c == '+' && plus_is_space)
            c = ' ';
        if (c == '%') {
            int high = i + 2 < raw.length ? hexadecimal(raw.data[i + 1]) : -1;
            int low = high >= 0 ? hexadecimal(raw.data[i + 2]) : -1;
            if (low < 0)
                return NK_FAULT_PERCENT_ENCODING;
            c = (char)(high * 16 + low);
            i += 2;
        }
        bytes[length++] = c;
    }
    *ret = (struct nk_text){.data = bytes, .length = length};
    return nk_is_plain_utf8(*ret, false) ? NK_FAULT_NONE : NK_FAULT_CHARACTER;
}

/* Raw targets are printable ASCII; everything else must come percent-encoded, and a fragment is never sent. */
static bool has_allowed_bytes(struct nk_text raw)
{
    for (size_t i = 0; i < raw.length; i++)
        if (raw.data[i] <= ' ' || raw.data[i] >= 0x7F || raw.data[i] == '#')
            return false;
    return true;
}

/* A proxy may send the absolute form (RFC 9112 §3.2.2): the path is what follows the host. */
static struct nk_text without_origin(struct nk_text raw)
{
    static const char *const schemes[] = {"http://", "https://"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        size_t length = strlen(schemes[i]);
        if (raw.length < length || !nk_text_alike(slice(raw, 0, length), schemes[i]))
            continue;
        struct nk_text rest = slice(raw, length, raw.length);
        size_t authority = position_of(rest, '/');
        if (authority == 0 || position_of(rest, '?') < authority)
            return (struct nk_text){0};
        return authority == rest.length ? NK_TEXT("/") : slice(rest, authority, rest.length);
    }
    return raw;
}

static enum nk_fault read_path(struct nk_target *target, struct nk_arena *arena)
{
    struct nk_text rest = slice(target->path, 1, target->path.length);
    for (;;) {
        size_t end = position_of(rest, '/');
        struct nk_text segment;
        enum nk_fault fault = decode(&segment, slice(rest, 0, end), false, arena);
        if (fault != NK_FAULT_NONE)
            return fault;
        if (nk_text_is(segment, ".") || nk_text_is(segment, ".."))
            return NK_FAULT_DOT_SEGMENT;
        if (target->segment_count < NK_SEGMENTS_MAX)
            target->segments[target->segment_count] = segment;
        if (target->segment_count <= NK_SEGMENTS_MAX)
            target->segment_count++;
        if (end == rest.length)
            return NK_FAULT_NONE;
        rest = slice(rest, end + 1, rest.length);
    }
}

enum nk_fault nk_target_read(struct nk_target *ret, struct nk_text raw, struct nk_arena *arena)
{
    *ret = (struct nk_target){.whole = raw};
    ret->path = slice(raw, 0, position_of(raw, '?'));
    if (raw.length > NK_TARGET_MAX)
        return NK_FAULT_TARGET_TOO_LONG;
    if (!has_allowed_bytes(raw))
        return NK_FAULT_TARGET_FORM;

    if (nk_text_is(raw, "*")) {
        ret->server_wide = true;
        return NK_FAULT_NONE;
    }
    struct nk_text origin_form = without_origin(raw);
    if (origin_form.length == 0 || origin_form.data[0] != '/')
        return NK_FAULT_TARGET_FORM;

    size_t path_end = position_of(origin_form, '?');
    ret->whole = origin_form;
    ret->path = slice(origin_form, 0, path_end);
    if (path_end < origin_form.length)
        ret->query = slice(origin_form, path_end + 1, origin_form.length);
    return read_path(ret, arena);
}

static enum nk_fault read_parameter(struct nk_parameter *ret, struct nk_text piece, struct nk_arena *arena)
{
    size_t equals = position_of(piece, '=');
    enum nk_fault fault = decode(&ret->name, slice(piece, 0, equals), true, arena);
    if (fault != NK_FAULT_NONE || equals == piece.length)
        return fault;
    return decode(&ret->value, slice(piece, equals + 1, piece.length), true, arena);
}

enum nk_fault nk_target_read_query(struct nk_target *target, struct nk_arena *arena)
{
    size_t pieces = target->query.length > 0;
    for (size_t i = 0; i < target->query.length; i++)
        pieces += target->query.data[i] == '&';
    if (pieces == 0)
        return NK_FAULT_NONE;
    if (pieces > NK_PARAMETERS_MAX)
        return NK_FAULT_TOO_MANY_PARAMETERS;
    target->parameters = NK_NEW_ARRAY(arena, struct nk_parameter, pieces);
    if (!target->parameters)
        return NK_FAULT_NO_MEMORY;

    struct nk_text rest = target->query;
    while (rest.length > 0) {
        size_t end = position_of(rest, '&');
        if (end > 0) {
            enum nk_fault fault =
                read_parameter(&target->parameters[target->parameter_count++], slice(rest, 0, end), arena);
            if (fault != NK_FAULT_NONE)
                return fault;
        }
        rest = slice(rest, end < rest.length ? end + 1 : end, rest.length);
    }
    return NK_FAULT_NONE;
}
