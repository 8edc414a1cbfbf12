#include "core/revision_difference.h"
#include "tests/core/support.h"

static struct nk_arena arena;

static void set_up(void)
{
    arena = test_arena();
}

static void tear_down(void)
{
    nk_arena_release(&arena);
}

static struct nk_document_value value(const char *key, const char *text)
{
    const char *end = strchr(key + 1, '/');
    struct nk_document_value made = {.section = {key + 1, end ? (size_t)(end - key) - 1 : strlen(key + 1)},
                                     .key = nk_text_of(key),
                                     .text = nk_text_of(text)};
    made.is_number = nk_decimal_parse(&made.number, made.text) == NK_OK;
    return made;
}

#define VALUES(...) \
    (struct nk_document_value[]){__VA_ARGS__}, \
        sizeof((struct nk_document_value[]){__VA_ARGS__}) / sizeof(struct nk_document_value)

static struct nk_document_values sorted(struct nk_document_value *items, size_t count)
{
    struct nk_document_values values = {.items = items, .count = count};
    ck_assert_int_eq(nk_document_values_sort(&values, &arena), NK_OK);
    return values;
}

static struct nk_revision_difference difference(struct nk_document_values before, struct nk_document_values after)
{
    struct nk_revision_difference made;
    ck_assert_int_eq(nk_revision_difference_make(&made, &arena, &before, &after), NK_OK);
    return made;
}

START_TEST(lines_in_another_order_are_no_difference)
{
    const struct nk_document_values before =
        sorted(VALUES(value("/expenditure/software/amount", "1"), value("/expenditure/hardware/amount", "2"),
                      value("/memo/depreciation", "3")));
    const struct nk_document_values after =
        sorted(VALUES(value("/memo/depreciation", "3"), value("/expenditure/hardware/amount", "2"),
                      value("/expenditure/software/amount", "1")));
    ck_assert_uint_eq(difference(before, after).count, 0);
}
END_TEST

START_TEST(what_changed_is_told_with_both_values_and_the_exact_difference)
{
    const struct nk_revision_difference made =
        difference(sorted(VALUES(value("/memo/depreciation", "9007199254740993"), value("/staffing/fte", "933.4"))),
                   sorted(VALUES(value("/memo/depreciation", "9007199254740992"), value("/staffing/fte", "934.15"))));
    ck_assert_uint_eq(made.count, 2);
    ck_assert_int_eq(made.changes[0].kind, NK_VALUE_CHANGED);
    ck_assert_text(made.changes[0].key, "/memo/depreciation");
    ck_assert_text(made.changes[0].before, "9007199254740993");
    ck_assert_text(made.changes[0].after, "9007199254740992");
    ck_assert_text(made.changes[0].difference, "-1");
    ck_assert_text(made.changes[1].difference, "0.75");
    ck_assert_uint_eq(made.by_kind[NK_VALUE_CHANGED], 2);
}
END_TEST

START_TEST(zeros_after_the_point_are_no_difference_and_words_are)
{
    const struct nk_revision_difference made =
        difference(sorted(VALUES(value("/staffing/fte", "933.4"), value("/staffing/note", "ja"))),
                   sorted(VALUES(value("/staffing/fte", "933.40"), value("/staffing/note", "nei"))));
    ck_assert_uint_eq(made.count, 1);
    ck_assert_text(made.changes[0].key, "/staffing/note");
    ck_assert_text(made.changes[0].difference, "");
}
END_TEST

START_TEST(a_value_that_became_a_word_has_no_difference)
{
    const struct nk_revision_difference made =
        difference(sorted(VALUES(value("/a/b", "1"))), sorted(VALUES(value("/a/b", "missing"))));
    ck_assert_uint_eq(made.count, 1);
    ck_assert_text(made.changes[0].difference, "");
}
END_TEST

START_TEST(values_and_sections_that_came_and_went_are_told)
{
    const struct nk_revision_difference made =
        difference(sorted(VALUES(value("/activity/drgPoints", "5"), value("/memo/depreciation", "3"))),
                   sorted(VALUES(value("/memo/depreciation", "3"), value("/memo/writeDowns", "0"),
                                 value("/staffing/employees", "9"), value("/staffing/fte", "8"))));
    ck_assert_uint_eq(made.count, 4);
    ck_assert_uint_eq(made.by_kind[NK_VALUE_ADDED], 3);
    ck_assert_uint_eq(made.by_kind[NK_VALUE_REMOVED], 1);
    ck_assert_int_eq(made.changes[0].kind, NK_VALUE_REMOVED);
    ck_assert_text(made.changes[0].before, "5");
    ck_assert_text(made.changes[0].after, "");
    ck_assert_uint_eq(made.sections_added_count, 1);
    ck_assert_text(made.sections_added[0], "staffing");
    ck_assert_uint_eq(made.sections_removed_count, 1);
    ck_assert_text(made.sections_removed[0], "activity");
}
END_TEST

START_TEST(a_cell_that_is_stated_twice_is_two_values)
{
    const struct nk_document_values twice =
        sorted(VALUES(value("/expenditure/software/amount", "1"), value("/expenditure/software/amount", "2")));
    ck_assert_text(twice.items[0].key, "/expenditure/software/amount");
    ck_assert_text(twice.items[1].key, "/expenditure/software/amount#2");
    ck_assert_text(twice.items[1].text, "2");
    const struct nk_revision_difference made =
        difference(twice, sorted(VALUES(value("/expenditure/software/amount", "1"))));
    ck_assert_uint_eq(made.count, 1);
    ck_assert_int_eq(made.changes[0].kind, NK_VALUE_REMOVED);
}
END_TEST

START_TEST(many_values_are_sorted)
{
    enum { COUNT = 1000, KEY = 8 };
    static char keys[COUNT][KEY];
    static struct nk_document_value items[COUNT];
    for (unsigned i = 0; i < COUNT; i++) {
        unsigned scrambled = i * 7919 % COUNT;
        for (unsigned digit = 0, rest = scrambled; digit < 3; digit++, rest /= 10)
            keys[i][3 - digit] = (char)('0' + rest % 10);
        keys[i][0] = '/';
        items[i] = value(keys[i], "1");
    }
    const struct nk_document_values values = sorted(items, COUNT);
    for (unsigned i = 1; i < COUNT; i++)
        ck_assert_int_lt(nk_text_compare(values.items[i - 1].key, values.items[i].key), 0);
}
END_TEST

START_TEST(there_and_back_again_is_the_opposite)
{
    const struct nk_document_values one = sorted(VALUES(value("/a/x", "1"), value("/b/y", "2.5")));
    const struct nk_document_values two = sorted(VALUES(value("/b/y", "4"), value("/c/z", "3")));
    const struct nk_revision_difference there = difference(one, two), back = difference(two, one);
    ck_assert_uint_eq(there.count, back.count);
    ck_assert_uint_eq(there.by_kind[NK_VALUE_ADDED], back.by_kind[NK_VALUE_REMOVED]);
    ck_assert_text(there.changes[1].difference, "1.5");
    ck_assert_text(back.changes[1].difference, "-1.5");
}
END_TEST

START_TEST(nothing_differs_from_nothing_by_nothing)
{
    const struct nk_document_values none = sorted(NULL, 0);
    const struct nk_revision_difference made = difference(none, none);
    ck_assert_uint_eq(made.count + made.sections_added_count + made.sections_removed_count, 0);
    ck_assert_str_eq(nk_change_kind_code(NK_VALUE_ADDED), "added");
    ck_assert_str_eq(nk_change_kind_code(NK_VALUE_REMOVED), "removed");
    ck_assert_str_eq(nk_change_kind_code(NK_VALUE_CHANGED), "changed");
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("difference of revisions");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, lines_in_another_order_are_no_difference);
    tcase_add_test(cases, what_changed_is_told_with_both_values_and_the_exact_difference);
    tcase_add_test(cases, zeros_after_the_point_are_no_difference_and_words_are);
    tcase_add_test(cases, a_value_that_became_a_word_has_no_difference);
    tcase_add_test(cases, values_and_sections_that_came_and_went_are_told);
    tcase_add_test(cases, a_cell_that_is_stated_twice_is_two_values);
    tcase_add_test(cases, many_values_are_sorted);
    tcase_add_test(cases, there_and_back_again_is_the_opposite);
    tcase_add_test(cases, nothing_differs_from_nothing_by_nothing);
    return test_run("revision_difference", (TCase *[]){cases}, 1);
}
