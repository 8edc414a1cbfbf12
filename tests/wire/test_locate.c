/* Where something stands in JSON, also in broken JSON, and what a survey of it finds. */
#include <check.h>
#include <string.h>

#include "server/wire/locate.h"
#include "server/wire/pointer.h"
#include "server/wire/survey.h"
#include "server/wire/utf8.h"
#include "tests/run.h"
#include "tests/wire/support.h"

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

#define assert_text(text, expected) \
    ck_assert_msg(nk_text_is((text), (expected)), "«%.*s» is not «%s»", NK_TEXT_ARGUMENTS(text), (expected))

START_TEST(a_pointer_escapes_what_it_must)
{
    const struct nk_step first = nk_step_to_member(NULL, NK_TEXT("a/b~c"));
    const struct nk_step second = nk_step_to_item(&first, 1230);
    const struct nk_step third = nk_step_to_member(&second, NK_TEXT(""));
    assert_text(nk_pointer_text(&arena, NULL, NULL), "");
    assert_text(nk_pointer_text(&arena, &first, NULL), "/a~1b~0c");
    assert_text(nk_pointer_text(&arena, &second, NULL), "/a~1b~0c/1230");
    assert_text(nk_pointer_text(&arena, &third, NULL), "/a~1b~0c/1230/");
    assert_text(nk_pointer_text(&arena, &third, &first), "/1230/");
    assert_text(nk_pointer_text(&arena, &first, &first), "");
}
END_TEST

/* The place where the mark stands is asked for. */
static struct nk_text located(const char *text_with_mark)
{
    const char *mark = strchr(text_with_mark, '^');
    ck_assert_ptr_nonnull(mark);
    const size_t offset = (size_t)(mark - text_with_mark);
    char text[512];
    (void)stpcpy(stpncpy(text, text_with_mark, offset), mark + 1);
    return nk_json_locate(&arena, nk_text_of(text), offset);
}

START_TEST(a_byte_is_located_in_the_value_around_it)
{
    assert_text(located("^{}"), "");
    assert_text(located("{^}"), "");
    assert_text(located("{\"a^\": 1}"), "");
    assert_text(located("{\"a\"^: 1}"), "/a");
    assert_text(located("{\"a\": ^1}"), "/a");
    assert_text(located("{\"a\": 1^}"), "/a");
    assert_text(located("{\"a\": 1,^ \"b\": 2}"), "");
    assert_text(located("{\"a\": 1, \"b\": 2^}"), "/b");
    assert_text(located("{\"a\": {\"b\": 1}^}"), "/a");
    assert_text(located("[1, 2, [3^]]"), "/2/0");
    assert_text(located("{\"a\": [{\"b\": \"x]}\\\"{[\", \"c\": tru^}]}"), "/a/0/c");
    assert_text(located("{\"a/b\": {\"~\": ^0}}"), "/a~1b/~0");
    assert_text(located("{\"\\u0061\\\"\": ^0}"), "/a\"");
}
END_TEST

START_TEST(broken_text_is_located_as_well_as_can_be)
{
    assert_text(located("]]]{\"a\": ^"), "/a");
    assert_text(located("{\"a\" \"b\" ^"), "/b");
    assert_text(located("{{\"a\": 1^"), "");
    assert_text(located("\"^"), "");
    assert_text(located("{\"\\^"), "");
    assert_text(located("{:::,,,\"a\"^"), "/a");
}
END_TEST

START_TEST(lines_and_columns_count_from_one)
{
    uint32_t line;
    uint32_t column;
    nk_json_line(NK_TEXT("ab\ncd\n"), 0, &line, &column);
    ck_assert_uint_eq(line, 1);
    ck_assert_uint_eq(column, 1);
    nk_json_line(NK_TEXT("ab\ncd\n"), 4, &line, &column);
    ck_assert_uint_eq(line, 2);
    ck_assert_uint_eq(column, 2);
    nk_json_line(NK_TEXT("ab\ncd\n"), 6, &line, &column);
    ck_assert_uint_eq(line, 3);
    ck_assert_uint_eq(column, 1);
}
END_TEST

static struct nk_json_survey survey(const char *text, struct nk_issues *issues)
{
    *issues = nk_issues_in(&arena);
    struct nk_json_survey found;
    ck_assert_int_eq(nk_json_survey(&found, &arena, nk_text_of(text), NK_BODY_DEPTH_MAX, issues), NK_OK);
    return found;
}

START_TEST(odd_numbers_are_noted_and_made_harmless)
{
    struct nk_issues issues;
    const struct nk_json_survey found =
        survey("{\"a\": -1.5, \"b\": [1e999, 9223372036854775808, 7], \"c\": \"1.5\"}", &issues);
    assert_text(found.text, "{\"a\": 0.00, \"b\": [0.000, 0.00000000000000000, 7], \"c\": \"1.5\"}");
    ck_assert_uint_eq(found.odd_number_count, 3);
    assert_text(found.odd_numbers[0].pointer, "/a");
    assert_text(found.odd_numbers[0].digits, "-1.5");
    assert_text(found.odd_numbers[1].pointer, "/b/0");
    assert_text(found.odd_numbers[1].digits, "1e999");
    assert_text(found.odd_numbers[2].pointer, "/b/1");
    assert_text(found.odd_numbers[2].digits, "9223372036854775808");
}
END_TEST

START_TEST(what_is_no_number_of_json_is_left_for_the_parser)
{
    static const char *const texts[] = {"[01.5]",
                                        "[1.]",
                                        "[.5]",
                                        "[1e]",
                                        "[1e+]",
                                        "[-]",
                                        "[-.5]",
                                        "[+1.5]",
                                        "[1.5.5]",
                                        "[Infinity]",
                                        "[0x1.8]",
                                        "[9223372036854775807]",
                                        "[-9223372036854775808]",
                                        "[1.5x]"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct nk_issues issues;
        ck_assert_msg(survey(texts[i], &issues).odd_number_count == 0, "%s", texts[i]);
    }
}
END_TEST

START_TEST(every_member_given_twice_is_told)
{
    struct nk_issues issues;
    ck_assert_uint_eq(
        survey("{\"a\": 1, \"b\": {\"a\": 2, \"a\": 3}, \"a\": [{\"x\": 1}, {\"x\": 2}]}", &issues)
            .duplicate_count,
        2);
    ck_assert_str_eq(told(&arena, &issues), "duplicate-member /b/a\nduplicate-member /a\n");
}
END_TEST

START_TEST(utf_8_is_valid_up_to_the_first_byte_that_is_not)
{
    static const struct {
        struct nk_text text;
        size_t valid;
    } cases[] = {
        {NK_TEXT(""), 0},
        {NK_TEXT("abc"), 3},
        {NK_TEXT("æ€𝄞"), 9},
        {NK_TEXT("a\x80"), 1},
        {NK_TEXT("a\xC3"), 1},
        {NK_TEXT("\xC0\x80"), 0},
        {NK_TEXT("\xE0\x80\x80"), 0},
        {NK_TEXT("\xED\xA0\x80"), 0},
        {NK_TEXT("\xF4\x90\x80\x80"), 0},
        {NK_TEXT("\xF5\x80\x80\x80"), 0},
        {NK_TEXT("\xF4\x8F\xBF\xBF"), 4},
        {NK_TEXT("\xEF\xBF\xBF"), 3},
        {NK_TEXT("a\0b"), 3},
        {NK_TEXT("\xE2\x82"), 0},
        {NK_TEXT("\xF0\x9D\x84x"), 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        ck_assert_uint_eq(nk_utf8_valid_length(cases[i].text), cases[i].valid);
    ck_assert_uint_eq(nk_utf8_characters(NK_TEXT("aæ€𝄞")), 4);
    assert_text(nk_utf8_cut(NK_TEXT("aæ€"), 4), "aæ");
    assert_text(nk_utf8_cut(NK_TEXT("aæ€"), 2), "a");
    assert_text(nk_utf8_cut(NK_TEXT("aæ€"), 6), "aæ€");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("locate");
    TCase *tests = tcase_create("locate");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_pointer_escapes_what_it_must);
    tcase_add_test(tests, a_byte_is_located_in_the_value_around_it);
    tcase_add_test(tests, broken_text_is_located_as_well_as_can_be);
    tcase_add_test(tests, lines_and_columns_count_from_one);
    tcase_add_test(tests, odd_numbers_are_noted_and_made_harmless);
    tcase_add_test(tests, what_is_no_number_of_json_is_left_for_the_parser);
    tcase_add_test(tests, every_member_given_twice_is_told);
    tcase_add_test(tests, utf_8_is_valid_up_to_the_first_byte_that_is_not);
    suite_add_tcase(suite, tests);
    return run(suite);
}
