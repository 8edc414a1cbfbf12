#include "server/wire/survey.h"

#include <stdbool.h>
#include <string.h>

#include "core/decimal.h"
#include "server/wire/utf8.h"
#include "server/wire/walk.h"

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

static bool is_second(struct nk_walk_frame *frame, struct nk_text name)
{
    for (size_t i = 0; i < frame->name_count; i++) {
        if (nk_text_equal(frame->names[i], name))
            return true;
    }
    if (frame->name_count < NK_WALK_NAMES_MAX)
        frame->names[frame->name_count++] = name;
    return false;
}

static enum nk_status tell(struct nk_issues *issues, struct nk_walk *walk, struct nk_issue issue)
{
    issue.pointer = nk_walk_pointer(issues->arena, walk);
    if (!issue.pointer.data)
        return NK_NO_MEMORY;
    nk_issues_add(issues, issue);
    return issues->no_memory ? NK_NO_MEMORY : NK_OK;
}

static enum nk_status tell_too_deep(struct nk_issues *issues, struct nk_walk *walk, size_t depth_max)
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

static enum nk_status replace_odd_number(struct survey *survey, struct nk_arena *arena, struct nk_walk *walk)
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
    const struct nk_text pointer = nk_walk_pointer(arena, walk);
    const struct nk_text digits = nk_arena_copy(arena, nk_utf8_cut(walk->token, NK_ISSUE_EXCERPT_MAX));
    if (!pointer.data || !digits.data)
        return NK_NO_MEMORY;
    survey->out.odd_numbers[survey->out.odd_number_count++] =
        (struct nk_odd_number){.pointer = pointer, .digits = digits};
    return NK_OK;
}

/* A name is the same with and without escapes. */
static enum nk_status look_at_name(struct survey *survey, struct nk_arena *arena, struct nk_walk *walk,
                                   struct nk_issues *issues)
{
    const struct nk_text name = nk_walk_unescaped(arena, walk->token);
    if (!name.data)
        return NK_NO_MEMORY;
    if (!is_second(nk_walk_top(walk), name))
        return NK_OK;
    survey->out.duplicate_count++;
    return tell(issues, walk, (struct nk_issue){.code = NK_DUPLICATE_MEMBER, .actual = name});
}

enum nk_status nk_json_survey(struct nk_json_survey *ret, struct nk_arena *arena, struct nk_text text, size_t depth_max,
                              struct nk_issues *issues)
{
    struct survey survey = {.out.text = text};
    struct nk_walk walk = {.text = text};
    for (;;) {
        enum nk_status status = NK_OK;
        switch (nk_walk_next(&walk)) {
        case NK_TOKEN_END:
            *ret = survey.out;
            return NK_OK;
        case NK_TOKEN_OPEN:
            if (!nk_walk_push(&walk, depth_max)) {
                status = tell_too_deep(issues, &walk, depth_max);
                return status == NK_OK ? NK_LIMIT : status;
            }
            break;
        case NK_TOKEN_NAME:
            status = look_at_name(&survey, arena, &walk, issues);
            break;
        case NK_TOKEN_BARE:
            if (nk_text_is(walk.token, "-0")) /* no parser tells it from 0, and nobody means it */
                status = tell(issues, &walk, (struct nk_issue){.code = NK_INVALID_VALUE,
                                                               .expectation = NK_EXPECT_UNSIGNED_ZERO,
                                                               .actual = walk.token});
            else if (is_odd_number(walk.token))
                status = replace_odd_number(&survey, arena, &walk);
            break;
        case NK_TOKEN_STRING:
        case NK_TOKEN_OTHER:
            break;
        }
        if (status != NK_OK)
            return status;
    }
}
