#include "server/wire/json.h"

#include <errno.h>
#include <string.h>

#include "server/wire/json_plain.h"
#include "server/wire/json_tree.h"
#include "server/wire/locate.h"
#include "server/wire/utf8.h"
#include "server/wire/walk.h"

struct nk_text nk_without_byte_order_mark(struct nk_text text)
{
    static const char mark[] = "\xEF\xBB\xBF";
    const size_t length = sizeof mark - 1;
    if (text.length < length || memcmp(text.data, mark, length) != 0)
        return text;
    return (struct nk_text){.data = text.data + length, .length = text.length - length};
}

static bool is_blank(struct nk_text text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (!memchr(" \t\r\n", text.data[i], 4))
            return false;
    }
    return true;
}

/* Tells an issue of the text around byte `offset`. */
static enum nk_status tell(struct nk_issues *issues, struct nk_text text, size_t offset, struct nk_issue issue)
{
    issue.pointer = nk_json_locate(issues->arena, text, offset);
    if (!issue.pointer.data)
        return NK_NO_MEMORY;
    nk_json_line(text, offset, &issue.line, &issue.column);
    nk_issues_add(issues, issue);
    return issues->no_memory ? NK_NO_MEMORY : NK_INVALID;
}

/* What stands before byte `end` on the same line: the token that the parser did not expect, and a little of
 * what led to it. */
static struct nk_text excerpt_before(struct nk_text text, size_t end)
{
    enum { EXCERPT = 24 };
    size_t begin = end > EXCERPT ? end - EXCERPT : 0;
    for (size_t i = begin; i < end; i++) {
        const unsigned char byte = (unsigned char)text.data[i];
        const bool is_no_beginning = byte == ' ' || (byte & 0xC0) == 0x80;
        if (byte < 0x20 || (i == begin && is_no_beginning))
            begin = i + 1;
    }
    return (struct nk_text){.data = text.data + begin, .length = end - begin};
}

static enum nk_status tell_parse_error(struct nk_issues *issues, struct nk_text text, const json_error_t *error)
{
    /* The parser counts the bytes that it has taken, the wrong token included. */
    const size_t taken = error->position > 0 ? (size_t)error->position : 0;
    const size_t end = taken < text.length ? taken : text.length;
    const struct nk_text near = excerpt_before(text, end);

    switch (json_error_code(error)) {
    case json_error_out_of_memory:
    case json_error_unknown: /* the parser says nothing when a value could not be made */
        return NK_NO_MEMORY;
    case json_error_null_character:
    case json_error_null_byte_in_key:
        return tell(issues, text, end,
                    (struct nk_issue){.code = NK_INVALID_VALUE,
                                      .expectation = NK_EXPECT_NO_NUL,
                                      .actual = nk_json_string_before(text, end)});
    case json_error_premature_end_of_input:
        return tell(issues, text, end, (struct nk_issue){.code = NK_MALFORMED_JSON, .expectation = NK_EXPECT_MORE});
    case json_error_duplicate_key:
        return tell(issues, text, end,
                    (struct nk_issue){.code = NK_DUPLICATE_MEMBER,
                                      .actual = nk_walk_unescaped(issues->arena, nk_json_string_before(text, end))});
    case json_error_stack_overflow:
        return tell(issues, text, end, (struct nk_issue){.code = NK_TOO_DEEP});
    case json_error_numeric_overflow:
        return tell(issues, text, end, (struct nk_issue){.code = NK_INTEGER_OUT_OF_RANGE, .actual = near});
    case json_error_cannot_open_file:
    case json_error_invalid_argument:
    case json_error_invalid_utf8:
    case json_error_end_of_input_expected:
    case json_error_invalid_syntax:
    case json_error_invalid_format:
    case json_error_wrong_type:
    case json_error_null_value:
    case json_error_item_not_found:
    case json_error_index_out_of_range:
        break;
    }
    const bool ends = end == text.length && near.length == 0;
    return tell(issues, text, end,
                (struct nk_issue){.code = NK_MALFORMED_JSON,
                                  .expectation = ends ? NK_EXPECT_MORE : NK_EXPECT_OTHER,
                                  .actual = near});
}

static enum nk_status load(json_t **ret, struct nk_text text, size_t flags, struct nk_issues *issues,
                           enum json_error_code *ret_error)
{
    json_error_t error;
    errno = 0;
    *ret = json_loadb(text.data, text.length, JSON_DECODE_ANY | flags, &error);
    /* The parser takes a string that there was no memory for as a wrong token, and goes on with a number that lost a
     * digit because its buffer could not grow. malloc leaves its mark in both cases. */
    if (errno == ENOMEM) {
        json_decref(*ret);
        *ret = NULL;
        return NK_NO_MEMORY;
    }
    if (*ret)
        return NK_OK;
    *ret_error = json_error_code(&error);
    return tell_parse_error(issues, text, &error);
}

/* A second member of the same name that the survey did not see, there being too many, stops the parser: it is told,
 * and the text is parsed again without minding. */
static enum nk_status parse(json_t **ret, struct nk_text text, bool duplicates_told, struct nk_issues *issues)
{
    enum json_error_code error = json_error_unknown;
    if (!duplicates_told) {
        const enum nk_status status = load(ret, text, JSON_REJECT_DUPLICATES, issues, &error);
        if (status != NK_INVALID || error != json_error_duplicate_key)
            return status;
    }
    return load(ret, text, 0, issues, &error);
}

enum nk_status nk_json_read(struct nk_json *ret, struct nk_arena *arena, struct nk_text text, size_t depth_max,
                            struct nk_issues *issues)
{
    text = nk_without_byte_order_mark(text);
    if (is_blank(text))
        return tell(issues, text, 0, (struct nk_issue){.code = NK_MALFORMED_JSON, .expectation = NK_EXPECT_OBJECT});

    const size_t valid = nk_utf8_valid_length(text);
    if (valid < text.length)
        return tell(issues, text, valid, (struct nk_issue){.code = NK_INVALID_UTF8});
    /* The parser loses one that stands after a number. */
    const char *nul = memchr(text.data, '\0', text.length);
    if (nul)
        return tell(issues, text, (size_t)(nul - text.data),
                    (struct nk_issue){.code = NK_MALFORMED_JSON, .expectation = NK_EXPECT_NO_NUL});

    struct nk_json read = {.odd_number_count = 0};
    bool is_canonical;
    if (nk_json_read_plain(&read.root, &is_canonical, arena, text, depth_max)) {
        if (is_canonical)
            read.canonical = text;
        *ret = read;
        return NK_OK;
    }

    struct nk_json_survey survey;
    const enum nk_status surveyed = nk_json_survey(&survey, arena, text, depth_max, issues);
    if (surveyed == NK_LIMIT)
        return NK_INVALID;
    if (surveyed != NK_OK)
        return surveyed;

    json_t *tree = NULL;
    const enum nk_status parsed = parse(&tree, survey.text, survey.duplicate_count > 0, issues);
    if (parsed != NK_OK)
        return parsed;
    read.odd_numbers = survey.odd_numbers;
    read.odd_number_count = survey.odd_number_count;
    const bool is_copied = nk_json_value_of(&read.root, arena, tree);
    json_decref(tree);
    if (!is_copied)
        return NK_NO_MEMORY;
    *ret = read;
    return NK_OK;
}

struct nk_text nk_json_digits(const struct nk_json *json, struct nk_text pointer)
{
    for (size_t i = 0; i < json->odd_number_count; i++) {
        if (nk_text_equal(json->odd_numbers[i].pointer, pointer))
            return json->odd_numbers[i].digits;
    }
    return (struct nk_text){0};
}
