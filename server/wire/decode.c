#include "server/wire/decode.h"

#include <string.h>

#include "core/decimal.h"
#include "server/wire/utf8.h"

/* An excerpt of a text in quotes, or any integer. */
#define SHOWN_MAX NK_ISSUE_EXCERPT_MAX
_Static_assert((int)SHOWN_MAX >= (int)NK_DECIMAL_TEXT_MAX, "an integer must fit");

void nk_decode_tell(struct nk_decoder *decoder, const struct nk_step *at, struct nk_issue issue)
{
    struct nk_issues *issues = decoder->issues;
    if (!nk_issues_full(issues)) {
        issue.pointer = nk_pointer_text(decoder->arena, at, NULL);
        if (!issue.pointer.data) {
            decoder->no_memory = true;
            return;
        }
    }
    nk_issues_add(issues, issue);
    decoder->no_memory |= issues->no_memory;
}

/* A value as a sentence shows it. */
static struct nk_text show(char buffer[static SHOWN_MAX], const struct nk_json_value *value)
{
    switch (value->kind) {
    case NK_JSON_OBJECT:
        return NK_TEXT("{…}");
    case NK_JSON_ARRAY:
        return NK_TEXT("[…]");
    case NK_JSON_TRUE:
        return NK_TEXT("true");
    case NK_JSON_FALSE:
        return NK_TEXT("false");
    case NK_JSON_NULL:
        return NK_TEXT("null");
    case NK_JSON_REAL: /* shown by its digits, which the value does not have */
        return NK_TEXT("");
    case NK_JSON_TEXT:
    case NK_JSON_INTEGER:
        break;
    }
    if (nk_json_is(value, NK_JSON_INTEGER)) {
        const size_t length = nk_decimal_print(buffer, nk_decimal_integer(value->integer));
        return (struct nk_text){.data = buffer, .length = length};
    }
    const struct nk_text text = nk_utf8_cut(value->text, NK_ISSUE_EXCERPT_MAX - 2);
    buffer[0] = '"';
    memcpy(buffer + 1, text.data, text.length);
    buffer[text.length + 1] = '"';
    return (struct nk_text){.data = buffer, .length = text.length + 2};
}

static bool is_decimal_point_only(struct nk_text digits)
{
    struct nk_decimal decimal;
    return nk_decimal_parse(&decimal, digits) == NK_OK;
}

/* A real is a number with a point or an exponent, or an integer beyond 64 bits. */
static void tell_odd_number(struct nk_decoder *decoder, const struct nk_step *at, enum nk_expectation expectation)
{
    const bool is_full = nk_issues_full(decoder->issues);
    const struct nk_text pointer = is_full ? NK_TEXT("") : nk_pointer_text(decoder->arena, at, NULL);
    if (!pointer.data) {
        decoder->no_memory = true;
        return;
    }
    const struct nk_text digits = nk_json_digits(decoder->json, pointer);
    bool is_integer = digits.length > 0;
    for (size_t i = 0; i < digits.length; i++)
        is_integer &= !strchr(".eE", digits.data[i]);
    if (expectation == NK_EXPECT_DECIMAL && is_decimal_point_only(digits))
        expectation = NK_EXPECT_QUOTES;
    nk_decode_tell(decoder, at,
                   (struct nk_issue){.code = is_integer ? NK_INTEGER_OUT_OF_RANGE : NK_DECIMAL_AS_NUMBER,
                                     .expectation = expectation,
                                     .actual = digits});
}

void nk_decode_tell_type(struct nk_decoder *decoder, const struct nk_step *at, const struct nk_json_value *value,
                         enum nk_expectation expectation)
{
    if (nk_json_is(value, NK_JSON_REAL)) {
        tell_odd_number(decoder, at, expectation);
        return;
    }
    char buffer[SHOWN_MAX];
    nk_decode_tell(decoder, at,
                   (struct nk_issue){.code = NK_WRONG_TYPE, .expectation = expectation, .actual = show(buffer, value)});
}

void nk_decode_tell_value(struct nk_decoder *decoder, const struct nk_step *at, const struct nk_json_value *value,
                          enum nk_expectation expectation, struct nk_text expected)
{
    char buffer[SHOWN_MAX];
    nk_decode_tell(decoder, at,
                   (struct nk_issue){.code = NK_INVALID_VALUE,
                                     .expectation = expectation,
                                     .actual = show(buffer, value),
                                     .expected = expected});
}

void nk_decode_decimal(struct nk_decimal *ret, struct nk_decoder *decoder, const struct nk_step *at,
                       struct nk_text text, bool takes_signed_zero)
{
    struct nk_decimal decimal;
    const enum nk_status status = nk_decimal_parse(&decimal, text);
    const bool is_refused_zero = !takes_signed_zero && nk_decimal_is_signed_zero(text);
    if (status == NK_OK && !is_refused_zero) {
        *ret = decimal;
        return;
    }
    struct nk_issue issue = {.code = NK_INVALID_DECIMAL, .expectation = NK_EXPECT_DECIMAL, .actual = text};
    if (status == NK_OVERFLOW)
        issue = (struct nk_issue){.code = NK_INTEGER_OUT_OF_RANGE, .actual = text};
    else if (is_refused_zero)
        issue = (struct nk_issue){.code = NK_INVALID_VALUE, .expectation = NK_EXPECT_UNSIGNED_ZERO, .actual = text};
    nk_decode_tell(decoder, at, issue);
}

struct nk_place nk_decode_place(struct nk_decoder *decoder, const struct nk_step *at)
{
    const struct nk_text pointer = nk_pointer_text(decoder->arena, at, decoder->document);
    decoder->no_memory |= !pointer.data;
    return (struct nk_place){.pointer = pointer};
}

struct nk_text nk_decode_integer_text(struct nk_decoder *decoder, int64_t number)
{
    const struct nk_text text = nk_decimal_text(decoder->arena, nk_decimal_integer(number));
    decoder->no_memory |= !text.data;
    return text;
}

/* "a, b, c" of the names that `name_at` gives, in the arena. */
static struct nk_text join(struct nk_decoder *decoder, const char *(*name_at)(const void *list, size_t index),
                           const void *list, size_t count)
{
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        length += strlen(name_at(list, i)) + 2;
    char *text = nk_arena_array(decoder->arena, length + 1, 1);
    if (!text) {
        decoder->no_memory = true;
        return (struct nk_text){0};
    }
    size_t end = 0;
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            text[end++] = ',';
            text[end++] = ' ';
        }
        const size_t size = strlen(name_at(list, i));
        memcpy(text + end, name_at(list, i), size);
        end += size;
    }
    return (struct nk_text){.data = text, .length = end};
}

static const char *choice_name(const void *list, size_t index)
{
    return ((const struct nk_choices *)list)->code((int)index);
}

struct nk_text nk_decode_choices(struct nk_decoder *decoder, const struct nk_choices *choices)
{
    return join(decoder, choice_name, choices, (size_t)choices->count);
}

int nk_choices_find(const struct nk_choices *choices, struct nk_text code)
{
    for (int i = 0; i < choices->count; i++) {
        if (nk_text_is(code, choices->code(i)))
            return i;
    }
    return -1;
}

static const char *member_name(const void *list, size_t index)
{
    return ((const struct nk_object *)list)->members[index].name;
}

const struct nk_member *nk_object_member(const struct nk_object *object, struct nk_text name)
{
    if (name.length == 0)
        return NULL;
    for (size_t i = 0; i < object->count; i++) {
        const char *candidate = object->members[i].name;
        if (candidate[0] == name.data[0] && nk_text_is(name, candidate))
            return &object->members[i];
    }
    return NULL;
}

static void tell_unknown(struct nk_decoder *decoder, const struct nk_object *object, struct nk_text name,
                         const struct nk_step *at)
{
    const struct nk_text known =
        nk_issues_full(decoder->issues) ? NK_TEXT("") : join(decoder, member_name, object, object->count);
    nk_decode_tell(decoder, at,
                   (struct nk_issue){.code = NK_UNKNOWN_MEMBER,
                                     .expectation = known.length ? NK_EXPECT_ONE_OF : NK_EXPECT_NOTHING,
                                     .actual = name,
                                     .expected = known});
}

static void tell_missing(struct nk_decoder *decoder, const struct nk_object *object, const struct nk_json_value *value,
                         const struct nk_step *at)
{
    for (size_t i = 0; i < object->count; i++) {
        const struct nk_member *member = &object->members[i];
        const struct nk_text name = nk_text_of(member->name);
        if (!member->required || nk_json_member(value, name))
            continue;
        const struct nk_step step = nk_step_to_member(at, name);
        struct nk_issue missing = {.code = NK_MISSING_MEMBER, .actual = name};
        if (member->choices) {
            missing.expectation = NK_EXPECT_ONE_OF;
            missing.expected = nk_decode_choices(decoder, member->choices);
        }
        nk_decode_tell(decoder, &step, missing);
    }
}

static void decode_member(struct nk_decoder *decoder, const struct nk_member *member, const struct nk_json_value *value,
                          const struct nk_step *at, void *target)
{
    if (member->nullable && nk_json_is(value, NK_JSON_NULL))
        return;
    member->type->decode(decoder, member, value, at, (char *)target + member->offset);
    if (member->given_offset) {
        const bool given = true;
        memcpy((char *)target + member->given_offset, &given, sizeof given);
    }
}

void nk_decode_object(struct nk_decoder *decoder, const struct nk_object *object, const struct nk_json_value *value,
                      const struct nk_step *at, void *target)
{
    if (!nk_json_is(value, NK_JSON_OBJECT)) {
        nk_decode_tell_type(decoder, at, value, NK_EXPECT_OBJECT);
        return;
    }

    size_t missing = 0;
    for (size_t i = 0; i < object->count; i++)
        missing += object->members[i].required;
    for (size_t i = 0; i < value->count; i++) {
        const struct nk_json_member *given = &value->members[i];
        const struct nk_member *member = nk_object_member(object, given->name);
        struct nk_step step = nk_step_to_member(at, given->name);
        if (!member) {
            tell_unknown(decoder, object, given->name, &step);
            continue;
        }
        step.stands_as_it_is = true;
        missing -= member->required;
        decode_member(decoder, member, &given->value, &step, target);
    }
    if (missing > 0)
        tell_missing(decoder, object, value, at);

    if (object->place_offset) {
        const struct nk_place place = nk_decode_place(decoder, at);
        memcpy((char *)target + object->place_offset, &place, sizeof place);
    }
    if (object->check)
        object->check(decoder, value, at, target);
}

static enum nk_status decode(void *target, const struct nk_object *object, struct nk_arena *arena,
                             const struct nk_json *json, struct nk_decode_limits limits, struct nk_issues *issues)
{
    struct nk_decoder decoder = {.arena = arena, .issues = issues, .json = json, .items_max = limits.items,
                                 .items_left = limits.items, .is_kept = limits.is_kept};
    nk_decode_object(&decoder, object, &json->root, NULL, target);
    return decoder.no_memory ? NK_NO_MEMORY : NK_OK;
}

enum nk_status nk_decode(void *target, const struct nk_object *object, struct nk_arena *arena, struct nk_text body,
                         struct nk_decode_limits limits, struct nk_issues *issues, struct nk_json *ret_json)
{
    const size_t issues_before = nk_issues_total(issues);
    /* What nobody asks for is given back at once: a publication reads the returns of a whole sector. */
    struct nk_arena own = {.source = arena->source, .sink = arena->sink, .context = arena->context};
    struct nk_json json;
    enum nk_status status = nk_json_read(&json, ret_json ? arena : &own, body, limits.depth, issues);
    if (status == NK_OK)
        status = decode(target, object, arena, &json, limits, issues);
    if (status == NK_OK && nk_issues_total(issues) > issues_before)
        status = NK_INVALID;
    if (status == NK_OK && ret_json)
        *ret_json = json;
    nk_arena_release(&own);
    return status;
}
