/* Returns that are too much, and returns that come when there is no memory. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "server/wire/return_in.h"
#include "tests/run.h"
#include "tests/wire/support.h"

#define CELL "{\"category\":\"software\",\"area\":\"network\",\"costType\":\"operating\",\"amount\":1}"

static struct supply unlimited;
static struct nk_arena arena;

static void set_up(void)
{
    arena = arena_of(&unlimited);
}

static void tear_down(void)
{
    nk_arena_release(&arena);
}

/* `before`, then `piece` `count` times with `between` between them, then `after`. */
static struct nk_text repeated(const char *before, const char *piece, const char *between, size_t count,
                               const char *after)
{
    const size_t capacity = strlen(before) + count * (strlen(piece) + strlen(between)) + strlen(after) + 1;
    char *text = nk_arena_array(&arena, capacity, 1);
    ck_assert_ptr_nonnull(text);
    char *end = stpcpy(text, before);
    for (size_t i = 0; i < count; i++) {
        end = stpcpy(end, i ? between : "");
        end = stpcpy(end, piece);
    }
    end = stpcpy(end, after);
    return (struct nk_text){.data = text, .length = (size_t)(end - text)};
}

static enum nk_status decode(struct nk_text body, struct nk_issues *issues)
{
    struct nk_return_document document;
    return nk_return_decode(&document, &arena, body, NK_TEXT("nhn"), 2017, issues);
}

static void assert_told(struct nk_text body, const char *expected)
{
    struct nk_issues issues = nk_issues_in(&arena);
    ck_assert_int_eq(decode(body, &issues), *expected ? NK_INVALID : NK_OK);
    ck_assert_str_eq(told(&arena, &issues), expected);
}

START_TEST(twenty_thousand_cells_are_read)
{
    assert_told(repeated("{\"expenditure\":[", CELL, ",", NK_BODY_ITEMS_MAX, "]}"), "");
}
END_TEST

START_TEST(one_cell_more_is_refused)
{
    assert_told(repeated("{\"expenditure\":[", CELL, ",", NK_BODY_ITEMS_MAX + 1, "]}"),
                "too-many-items /expenditure\n");
}
END_TEST

START_TEST(a_hundred_thousand_cells_are_refused)
{
    assert_told(repeated("{\"expenditure\":[", CELL, ",", 100000, "]}"), "too-many-items /expenditure\n");
}
END_TEST

START_TEST(the_items_of_all_lists_are_counted_together)
{
    const struct nk_text list = repeated("[", CELL, ",", NK_BODY_ITEMS_MAX / 2 + 1, "]");
    const struct nk_text financing =
        repeated(",\"financing\":[{\"financier\":\"x\",\"basis\":\"amount\",\"cells\":", list.data, "", 1, "}]}");
    assert_told(repeated("{\"expenditure\":", list.data, "", 1, financing.data), "too-many-items /financing/0/cells\n");
}
END_TEST

START_TEST(ten_thousand_levels_are_refused_before_the_parser_descends)
{
    assert_told(repeated("{\"expenditure\":", "[", "", 10000, ""),
                "too-deep /expenditure/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0\n");
    assert_told(repeated("", "{\"a\":", "", 10000, ""), "too-deep /a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a\n");
}
END_TEST

START_TEST(ten_megabytes_of_text_are_told_in_one_line)
{
    const struct nk_text body = repeated("{\"actor\":\"", "0123456789", "", 1024 * 1024, "\"}");
    assert_told(body, "too-long /actor\n");
    assert_told((struct nk_text){.data = body.data, .length = body.length - 2}, "malformed-json /actor\n");
}
END_TEST

START_TEST(ten_megabytes_of_digits_are_told_in_one_line)
{
    assert_told(repeated("{\"year\":", "1234567890", "", 1024 * 1024, "}"), "integer-out-of-range /year\n");
    assert_told(repeated("{\"year\":0.", "1234567890", "", 1024 * 1024, "}"), "decimal-as-number /year\n");
}
END_TEST

START_TEST(a_name_of_ten_megabytes_is_shown_by_its_beginning)
{
    struct nk_issues issues = nk_issues_in(&arena);
    ck_assert_int_eq(decode(repeated("{\"", "ø", "", 5 * 1024 * 1024, "\":1}"), &issues), NK_INVALID);
    ck_assert_uint_eq(issues.count, 1);
    ck_assert_uint_lt(issues.items[0].pointer.length, 300);
    ck_assert_uint_le(issues.items[0].actual.length, NK_ISSUE_EXCERPT_MAX);
    ck_assert_uint_lt(nk_issue_detail(&arena, &issues.items[0], NK_BOKMAL).length, 1000);
}
END_TEST

START_TEST(more_than_a_hundred_problems_are_counted)
{
    struct nk_issues issues = nk_issues_in(&arena);
    ck_assert_int_eq(decode(repeated("{\"expenditure\":[", "1", ",", 5000, "]}"), &issues), NK_INVALID);
    ck_assert_uint_eq(issues.count, NK_ISSUES_MAX);
    ck_assert_uint_eq(nk_issues_total(&issues), 5000);
    ck_assert_int_eq(issues.items[99].code, NK_WRONG_TYPE);
    ck_assert(nk_text_is(issues.items[99].pointer, "/expenditure/99"));
}
END_TEST

START_TEST(more_than_a_hundred_decimals_in_a_body_are_all_counted)
{
    struct nk_issues issues = nk_issues_in(&arena);
    const char *cell = "{\"category\":\"a\",\"area\":\"b\",\"costType\":\"c\",\"amount\":1e999}";
    ck_assert_int_eq(decode(repeated("{\"expenditure\":[", cell, ",", 1000, "]}"), &issues), NK_INVALID);
    ck_assert_uint_eq(nk_issues_total(&issues), 1000);
    ck_assert(nk_text_is(issues.items[99].actual, "1e999"));
}
END_TEST

START_TEST(a_body_cut_off_anywhere_is_malformed_and_nothing_worse)
{
    const struct nk_text body = file_text(&arena, NK_CASES "/return/the-example-of-the-contract.json");
    size_t end = body.length;
    while (body.data[end - 1] != '}')
        end--;
    for (size_t length = 0; length < end; length++) {
        /* A copy of exactly that length, so that a byte read behind it is noticed. */
        char *copy = malloc(length + 1);
        ck_assert_ptr_nonnull(copy);
        memcpy(copy, body.data, length);
        char *exact = realloc(copy, length ? length : 1);
        struct nk_issues issues = nk_issues_in(&arena);
        const enum nk_status status = decode((struct nk_text){.data = exact, .length = length}, &issues);
        ck_assert_msg(status == NK_INVALID, "cut at %zu", length);
        ck_assert_uint_eq(issues.count, 1);
        ck_assert(issues.items[0].code == NK_MALFORMED_JSON || issues.items[0].code == NK_INVALID_UTF8);
        free(exact);
    }
}
END_TEST

START_TEST(a_name_cut_off_is_not_read_beyond_the_end)
{
    const struct nk_text body = NK_TEXT("{\"\\u0061\":1,\"\\u0061\"");
    for (size_t length = 1; length <= body.length; length++) {
        char *exact = malloc(length);
        ck_assert_ptr_nonnull(exact);
        memcpy(exact, body.data, length);
        struct nk_issues issues = nk_issues_in(&arena);
        ck_assert_int_eq(decode((struct nk_text){.data = exact, .length = length}, &issues), NK_INVALID);
        free(exact);
    }
}
END_TEST

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525U + 1013904223U;
    return *state >> 8;
}

START_TEST(a_body_with_random_bytes_changed_decodes_or_tells_why)
{
    const struct nk_text body = file_text(&arena, NK_CASES "/return/every-number-with-a-status.json");
    static const char bytes[] = "{}[]\",:\\0e.-u1 \xC3\xFFn\n";
    uint32_t state = 2017;
    for (int round = 0; round < 8000; round++) {
        struct nk_arena own = arena_of(&unlimited);
        char *changed = malloc(body.length);
        ck_assert_ptr_nonnull(changed);
        memcpy(changed, body.data, body.length);
        for (uint32_t changes = 1 + next_random(&state) % 4; changes > 0; changes--)
            changed[next_random(&state) % body.length] = bytes[next_random(&state) % (sizeof bytes - 1)];

        struct nk_issues issues = nk_issues_in(&own);
        struct nk_return_document document;
        const struct nk_text text = {.data = changed, .length = body.length};
        const enum nk_status status = nk_return_decode(&document, &own, text, NK_TEXT("nhn"), 2017, &issues);
        ck_assert(status == NK_OK || status == NK_INVALID);
        ck_assert_int_eq(status == NK_INVALID, issues.count > 0);
        if (status == NK_OK) {
            struct nk_return_document again;
            ck_assert_int_eq(nk_return_decode(&again, &own, document.canonical, NK_TEXT("nhn"), 2017, &issues), NK_OK);
            ck_assert(nk_text_equal(again.canonical, document.canonical));
        }
        for (size_t i = 0; i < issues.count; i++)
            ck_assert_ptr_nonnull(nk_issue_detail(&own, &issues.items[i], NK_ENGLISH).data);
        free(changed);
        nk_arena_release(&own);
    }
}
END_TEST

static enum nk_status decode_with(struct supply *supply, struct nk_text body)
{
    struct nk_arena own = arena_of(supply);
    struct nk_issues issues = nk_issues_in(&own);
    struct nk_return_document document;
    const enum nk_status status = nk_return_decode(&document, &own, body, NK_TEXT("nhn"), 2017, &issues);
    nk_arena_release(&own);
    return status;
}

static void assert_survives_every_shortage(const char *name, enum nk_status in_the_end)
{
    char path[1024];
    (void)snprintf(path, sizeof path, "%s/return/%s.json", NK_CASES, name);
    const struct nk_text body = file_text(&arena, path);

    enum nk_status status = NK_NO_MEMORY;
    for (size_t blocks = 0; status == NK_NO_MEMORY; blocks++) {
        ck_assert_uint_lt(blocks, 1000);
        status = decode_with(&(struct supply){.is_limited = true, .blocks = blocks}, body);
    }
    ck_assert_int_eq(status, in_the_end);

    status = NK_NO_MEMORY;
    for (size_t count = 0; status == NK_NO_MEMORY; count++) {
        ck_assert_uint_lt(count, 10000);
        allow_jansson(count);
        status = decode_with(&unlimited, body);
        allow_jansson_all();
    }
    ck_assert_int_eq(status, in_the_end);
}

START_TEST(without_memory_there_is_no_other_answer_than_that)
{
    assert_survives_every_shortage("the-example-of-the-contract", NK_OK);
    assert_survives_every_shortage("wrong-types-everywhere", NK_INVALID);
    assert_survives_every_shortage("a-decimal-where-decimals-belong", NK_INVALID);
    assert_survives_every_shortage("a-member-twice-once-with-an-escape", NK_INVALID);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("return_limits");
    TCase *tests = tcase_create("return_limits");
    tcase_set_timeout(tests, 100);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, twenty_thousand_cells_are_read);
    tcase_add_test(tests, one_cell_more_is_refused);
    tcase_add_test(tests, a_hundred_thousand_cells_are_refused);
    tcase_add_test(tests, the_items_of_all_lists_are_counted_together);
    tcase_add_test(tests, ten_thousand_levels_are_refused_before_the_parser_descends);
    tcase_add_test(tests, ten_megabytes_of_text_are_told_in_one_line);
    tcase_add_test(tests, ten_megabytes_of_digits_are_told_in_one_line);
    tcase_add_test(tests, a_name_of_ten_megabytes_is_shown_by_its_beginning);
    tcase_add_test(tests, more_than_a_hundred_problems_are_counted);
    tcase_add_test(tests, more_than_a_hundred_decimals_in_a_body_are_all_counted);
    tcase_add_test(tests, a_body_cut_off_anywhere_is_malformed_and_nothing_worse);
    tcase_add_test(tests, a_name_cut_off_is_not_read_beyond_the_end);
    tcase_add_test(tests, a_body_with_random_bytes_changed_decodes_or_tells_why);
    tcase_add_test(tests, without_memory_there_is_no_other_answer_than_that);
    suite_add_tcase(suite, tests);
    return run(suite);
}
