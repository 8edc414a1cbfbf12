#include <check.h>

#include "server/wire/bundle_differences.h"
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

struct difference {
    const char *list, *id, *change, *members;
};

/* The differences of two bundles, one after the other. */
static void assert_differences(const char *before, const char *after, const struct difference *expected, size_t count)
{
    struct nk_reference_difference *found;
    size_t found_count;
    ck_assert_int_eq(nk_bundle_differences(&found, &found_count, &arena, nk_text_of(before), nk_text_of(after)), NK_OK);
    ck_assert_uint_eq(found_count, count);
    for (size_t i = 0; i < count; i++) {
        ck_assert(nk_text_is(found[i].list, expected[i].list));
        ck_assert_msg(nk_text_is(found[i].id, expected[i].id), "%.*s", NK_TEXT_ARGUMENTS(found[i].id));
        ck_assert_str_eq(nk_reference_change_code(found[i].change), expected[i].change);
        ck_assert_msg(nk_text_is(found[i].members, expected[i].members), "%.*s", NK_TEXT_ARGUMENTS(found[i].members));
    }
}

START_TEST(the_head_and_the_returns_are_no_reference_data)
{
    assert_differences("{\"format\":\"a\",\"publication\":{\"id\":\"2017.1\"},\"submissions\":[]}",
                       "{\"format\":\"a\",\"publication\":{\"id\":\"2017.2\"},\"submissions\":[{}]}", NULL, 0);
}
END_TEST

START_TEST(things_are_known_by_their_ids_whatever_their_order)
{
    static const struct difference expected[] = {
        {"actors", "vest", "changed", "kind name"},
        {"actors", "ny", "added", ""},
        {"actors", "gammel", "removed", ""},
    };
    assert_differences("{\"actors\":[{\"id\":\"gammel\"},{\"id\":\"nord\"},{\"id\":\"vest\",\"kind\":1,\"name\":1}]}",
                       "{\"actors\":[{\"id\":\"vest\",\"kind\":2,\"name\":2},{\"id\":\"nord\"},{\"id\":\"ny\"}]}",
                       expected, 3);
}
END_TEST

START_TEST(a_thing_without_an_id_is_known_by_what_names_it)
{
    static const struct difference expected[] = {
        {"publishedValues", "ict-expenditure/sector/2017", "changed", "value"},
        {"reportingUnits", "nhn", "added", ""},
    };
    assert_differences(
        "{\"publishedValues\":[{\"entity\":\"sector\",\"figure\":\"ict-expenditure\",\"value\":\"1\",\"year\":2017}],"
        "\"reportingUnits\":[\"hdo\"]}",
        "{\"publishedValues\":[{\"entity\":\"sector\",\"figure\":\"ict-expenditure\",\"value\":\"2\",\"year\":2017}],"
        "\"reportingUnits\":[\"hdo\",\"nhn\"]}",
        expected, 2);
}
END_TEST

START_TEST(another_version_of_a_code_list_is_another_thing_and_a_methodology_is_one)
{
    static const struct difference expected[] = {
        {"classifications", "ict-area/2022", "added", ""},
        {"methodology", "2017", "changed", "description"},
    };
    assert_differences(
        "{\"classifications\":[{\"id\":\"ict-area\",\"version\":\"2017\"}],\"methodology\":{\"description\":1,\"id\":"
        "\"2017\"}}",
        "{\"classifications\":[{\"id\":\"ict-area\",\"version\":\"2017\"},{\"id\":\"ict-area\",\"version\":\"2022\"}],"
        "\"methodology\":{\"description\":2,\"id\":\"2017\"}}",
        expected, 2);
}
END_TEST

START_TEST(a_list_that_one_of_them_does_not_have_is_added_or_removed_whole)
{
    static const struct difference added[] = {{"services", "stamnett", "added", ""}};
    static const struct difference removed[] = {{"services", "stamnett", "removed", ""}};
    assert_differences("{}", "{\"services\":[{\"id\":\"stamnett\"}]}", added, 1);
    assert_differences("{\"services\":[{\"id\":\"stamnett\"}]}", "{}", removed, 1);
}
END_TEST

START_TEST(what_is_no_bundle_is_refused)
{
    struct nk_reference_difference *found;
    size_t count;
    ck_assert_int_eq(nk_bundle_differences(&found, &count, &arena, NK_TEXT("{"), NK_TEXT("{}")), NK_INVALID);
    ck_assert_int_eq(nk_bundle_differences(&found, &count, &arena, NK_TEXT("{}"), NK_TEXT("[]")), NK_INVALID);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("bundle_differences");
    TCase *tests = tcase_create("bundle_differences");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, the_head_and_the_returns_are_no_reference_data);
    tcase_add_test(tests, things_are_known_by_their_ids_whatever_their_order);
    tcase_add_test(tests, a_thing_without_an_id_is_known_by_what_names_it);
    tcase_add_test(tests, another_version_of_a_code_list_is_another_thing_and_a_methodology_is_one);
    tcase_add_test(tests, a_list_that_one_of_them_does_not_have_is_added_or_removed_whole);
    tcase_add_test(tests, what_is_no_bundle_is_refused);
    suite_add_tcase(suite, tests);
    return run(suite);
}
