#include "server/wire/locate.h"

#include <jansson.h>
#include <stdbool.h>
#include <string.h>

#include "core/decimal.h"
#include "server/wire/limits.h"
#include "server/wire/pointer.h"
#include "server/wire/utf8.h"

/* Names remembered of one object to find a second one; no object of ours has as many. */
enum { NAMES_MAX = 32 };

struct frame {
    bool is_object;
    bool has_place;       /* a member's name, or an array's item, has been met */
    bool value_next;      /* object: the colon has been met */
    size_t index;
    struct nk_text name;  /* between the quotes, escapes as written */
    struct nk_text names[NAMES_MAX];
    size_t name_count;
};

enum token { TOKEN_END, TOKEN_OPEN, TOKEN_NAME, TOKEN_STRING, TOKEN_BARE, TOKEN_OTHER };

struct walk {
    struct nk_text text;
    size_t offset;
    size_t depth;
    struct frame frames[NK_BUNDLE_DEPTH_MAX];
    struct nk_text token; /* of a name or string between the quotes, of a bare token all of it */
};

static struct frame *top(struct walk *walk)
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

static struct nk_text take_string(struct walk *walk)
{
    const size_t begin = ++walk->offset;
    const struct nk_text text = walk->text;
    while (walk->offset < text.length && text.data[walk->offset] != '"')
        walk->offset += text.data[walk->offset] == '\\' ? 2 : 1;
    if (walk->offset > text.length)
        walk->offset = text.length;
    const size_t end = walk->offset;
    walk->offset += end < text.length;
    return (struct nk_text){.data = text.data + begin, .length = end - begin};
}

static struct nk_text take_bare(struct walk *walk)
{
    const size_t begin = walk->offset;
    while (walk->offset < walk->text.length && !ends_bare(walk->text.data[walk->offset]))
        walk->offset++;
    return (struct nk_text){.data = walk->text.data + begin, .length = walk->offset - begin};
}

static void begin_value(struct frame *frame)
{
    if (frame && !frame->is_object)
        frame->has_place = true;
}

/* After TOKEN_OPEN the caller decides whether to descend with push(). */
static enum token next(struct walk *walk)
{
    while (walk->offset < walk->text.length && is_space(walk->text.data[walk->offset]))
        walk->offset++;
    if (walk->offset >= walk->text.length)
        return TOKEN_END;

    struct frame *frame = top(walk);
    switch (walk->text.data[walk->offset]) {
    case '{':
    case '[':
        begin_value(frame);
        return TOKEN_OPEN;
    case '}':
    case ']':
        walk->depth -= walk->depth > 0;
        walk->offset++;
        return TOKEN_OTHER;
    case ',':
        if (frame && frame->is_object)
            frame->has_place = frame->value_next = false;
        else if (frame)
            frame->index++;
        walk->offset++;
        return TOKEN_OTHER;
    case ':':
        if (frame)
            frame->value_next = true;
        walk->offset++;
        return TOKEN_OTHER;
    case '"':
        walk->token = take_string(walk);
        if (frame && frame->is_object && !frame->value_next) {
            frame->has_place = true;
            frame->name = walk->token;
            return TOKEN_NAME;
        }
        begin_value(frame);
        return TOKEN_STRING;
    default:
        begin_value(frame);
        walk->token = take_bare(walk);
        return TOKEN_BARE;
    }
}

static bool push(struct walk *walk, size_t depth_max)
{
    if (walk->depth >= depth_max || walk->depth >= NK_BUNDLE_DEPTH_MAX)
        return false;
    struct frame *frame = &walk->frames[walk->depth++];
    frame->is_object = walk->text.data[walk->offset++] == '{';
    frame->has_place = false;
    frame->value_next = false;
    frame->index = 0;
    frame->name_count = 0;
    return true;
}

/* A name as the parser reads it. */
static struct nk_text unescaped(struct nk_arena *arena, struct nk_text name)
{
    if (!name.length || !memchr(name.data, '\\', name.length))
        return (struct nk_text){.data = name.data ? name.data : "", .length = name.length};
    json_auto_t *value = json_loadb(name.data - 1, name.length + 2, JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK, NULL);
    if (!json_is_string(value))
        return name;
    return nk_arena_copy(arena, (struct nk_text){.data = json_string_value(value), .length = json_string_length(value)});
}

static struct nk_text pointer_here(struct nk_arena *arena, const struct walk *walk)
{
    struct nk_step steps[NK_BUNDLE_DEPTH_MAX];
    const struct nk_step *last = NULL;
    for (size_t i = 0; i < walk->depth && walk->frames[i].has_place; i++) {
        const struct frame *frame = &walk->frames[i];
        if (frame->is_object) {
            const struct nk_text name = unescaped(arena, frame->name);
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

struct nk_text nk_json_locate(struct nk_arena *arena, struct nk_text text, size_t offset)
{
    /* What stands at and after the offset is not looked at, so a name that breaks off is not yet a place. */
    struct walk walk = {.text = {.data = text.data, .length = offset < text.length ? offset : text.length}};
    for (;;) {
        const struct frame *frame = top(&walk);
        const bool had_place = frame && frame->has_place;
        const enum token token = next(&walk);
        if (token == TOKEN_END)
            return pointer_here(arena, &walk);
        const bool breaks_off = token == TOKEN_NAME && walk.token.data + walk.token.length == walk.text.data + walk.text.length;
        if (breaks_off)
            top(&walk)->has_place = had_place;
        if (token == TOKEN_OPEN && !push(&walk, NK_BUNDLE_DEPTH_MAX))
            return pointer_here(arena, &walk);
    }
}

void nk_json_line(struct nk_text text, size_t offset, uint32_t *ret_line, uint32_t *ret_column)
{
    uint32_t line = 1;
    size_t line_begin = 0;
    for (size_t i = 0; i < offset && i < text.length; i++) {
        if (text.data[i] == '\n') {
            line++;
            line_begin = i + 1;
        }
    }
    *ret_line = line;
    *ret_column = (uint32_t)(offset - line_begin + 1);
}

static size_t skip_digits(struct nk_text text, size_t at)
{
    while (at < text.length && text.data[at] >= '0' && text.data[at] <= '9')
        at++;
    return at;
}

static bool fits_64_bits(struct nk_text digits, bool is_negative)
{
    const char *limit = is_negative ? "9223372036854775808" : "9223372036854775807";
    return digits.length < 19 || (digits.length == 19 && memcmp(digits.data, limit, 19) <= 0);
}

/* A number of the JSON grammar that is not an integer of 64 bits. */
static bool is_odd_number(struct nk_text token)
{
    const bool is_negative = token.length > 0 && token.data[0] == '-';
    const size_t first = is_negative;
    size_t at = skip_digits(token, first);
    if (at == first || (token.data[first] == '0' && at > first + 1))
        return false;
    if (at == token.length)
        return !fits_64_bits((struct nk_text){.data = token.data + first, .length = at - first}, is_negative);
    if (token.data[at] == '.') {
        const size_t point = at;
        at = skip_digits(token, at + 1);
        if (at == point + 1)
            return false;
    }
    if (at < token.length && (token.data[at] == 'e' || token.data[at] == 'E')) {
        at++;
        at += at < token.length && (token.data[at] == '+' || token.data[at] == '-');
        const size_t exponent = at;
        at = skip_digits(token, at);
        if (at == exponent)
            return false;
    }
    return at == token.length;
}

static bool is_second(struct frame *frame)
{
    for (size_t i = 0; i < frame->name_count; i++) {
        if (nk_text_equal(frame->names[i], frame->name))
            return true;
    }
    if (frame->name_count < NAMES_MAX)
        frame->names[frame->name_count++] = frame->name;
    return false;
}

static enum nk_status tell(struct nk_issues *issues, struct walk *walk, struct nk_issue issue)
{
    issue.pointer = pointer_here(issues->arena, walk);
    if (!issue.pointer.data)
        return NK_NO_MEMORY;
    nk_issues_add(issues, issue);
    return issues->no_memory ? NK_NO_MEMORY : NK_OK;
}

static enum nk_status tell_too_deep(struct nk_issues *issues, struct walk *walk, size_t depth_max)
{
    const struct nk_text limit = nk_decimal_text(issues->arena, nk_decimal_integer((int64_t)depth_max));
    if (!limit.data)
        return NK_NO_MEMORY;
    return tell(issues, walk, (struct nk_issue){.code = NK_TOO_DEEP, .expected = limit});
}

struct survey {
    struct nk_json_survey out;
    char *patched; /* the copy that out.text becomes with the first odd number */
};

static enum nk_status replace_odd_number(struct survey *survey, struct nk_arena *arena, struct walk *walk)
{
    if (!survey->patched) {
        survey->patched = nk_arena_array(arena, walk->text.length, 1);
        survey->out.odd_numbers = NK_NEW_ARRAY(arena, struct nk_odd_number, NK_ISSUES_MAX);
        if (!survey->patched || !survey->out.odd_numbers)
            return NK_NO_MEMORY;
        memcpy(survey->patched, walk->text.data, walk->text.length);
        survey->out.text.data = survey->patched;
    }
    /* The shortest odd numbers, "1e5" and "1.5", have room for "0.0". */
    char *zero = survey->patched + (walk->token.data - walk->text.data);
    memset(zero, '0', walk->token.length);
    zero[1] = '.';

    if (survey->out.odd_number_count == NK_ISSUES_MAX)
        return NK_OK;
    const struct nk_text pointer = pointer_here(arena, walk);
    const struct nk_text digits = nk_arena_copy(arena, nk_utf8_cut(walk->token, NK_ISSUE_EXCERPT_MAX));
    if (!pointer.data || !digits.data)
        return NK_NO_MEMORY;
    survey->out.odd_numbers[survey->out.odd_number_count++] = (struct nk_odd_number){.pointer = pointer, .digits = digits};
    return NK_OK;
}

enum nk_status nk_json_survey(struct nk_json_survey *ret, struct nk_arena *arena, struct nk_text text, size_t depth_max,
                              struct nk_issues *issues)
{
    struct survey survey = {.out.text = text};
    struct walk walk = {.text = text};
    for (;;) {
        enum nk_status status = NK_OK;
        switch (next(&walk)) {
        case TOKEN_END:
            *ret = survey.out;
            return NK_OK;
        case TOKEN_OPEN:
            if (!push(&walk, depth_max)) {
                status = tell_too_deep(issues, &walk, depth_max);
                return status == NK_OK ? NK_LIMIT : status;
            }
            break;
        case TOKEN_NAME:
            if (is_second(top(&walk))) {
                survey.out.duplicate_count++;
                status = tell(issues, &walk, (struct nk_issue){.code = NK_DUPLICATE_MEMBER, .actual = walk.token});
            }
            break;
        case TOKEN_BARE:
            if (is_odd_number(walk.token))
                status = replace_odd_number(&survey, arena, &walk);
            break;
        case TOKEN_STRING:
        case TOKEN_OTHER:
            break;
        }
        if (status != NK_OK)
            return status;
    }
}
