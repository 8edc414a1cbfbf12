/* A table of the most rows that one may have: the time grows with it and not with its square, and what is wrong with it
 * is told up to a limit and counted beyond. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "server/wire/limits.h"
#include "server/wire/return_in.h"
#include "tests/run.h"
#include "tests/wire/support.h"

enum { ROW_MAX = 256, FEW = NK_BODY_ITEMS_MAX / 8, MANY = NK_BODY_ITEMS_MAX / 2 };

#define HEAD "section;code;party;basis;booked;category;area;costType;period;value;unit\n"

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

/* A table whose rows are `row`, which says their number once. */
static struct nk_text table_of(const char *row, int count)
{
    const size_t room = sizeof HEAD + (size_t)count * ROW_MAX;
    char *text = malloc(room);
    ck_assert_ptr_nonnull(text);
    size_t length = (size_t)snprintf(text, room, HEAD);
    for (int i = 0; i < count; i++) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        length += (size_t)snprintf(text + length, room - length, row, i);
#pragma GCC diagnostic pop
    }
    return (struct nk_text){.data = text, .length = length};
}

static enum nk_status read(struct nk_text table, struct nk_issues *issues)
{
    struct nk_return_document document;
    return nk_return_read(&document, &arena, table, NK_RETURN_CSV, NK_TEXT("nhn"), 2017, issues);
}

/* Processor time of the fastest of a few readings, so that others who use the machine do not count. */
static double seconds_of(const char *row, int count)
{
    const struct nk_text table = table_of(row, count);
    double best = 1e9;
    for (int i = 0; i < 3; i++) {
        struct nk_issues issues = nk_issues_in(&arena);
        const clock_t begin = clock();
        (void)read(table, &issues);
        const double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
        best = seconds < best ? seconds : best;
        tear_down();
        set_up();
    }
    free((void *)(uintptr_t)table.data);
    return best;
}

static const char *const rows[] = {
    "financing;;financier-%06d;amount;;software;network;operating;;1;\n",
    "purchases;;supplier-%06d;;;software;network;operating;;1;\n",
    "nonsense-%06d;;;;;software;network;operating;;1;\n",
    "staffing;nonsense-%06d;;;;;;;;1;\n",
    "expenditure;;;;;software;area-%06d;operating;;1.234;\n",
    "indicators;availability;s-%06d;;;;;;2024-12;99,9;hours\n",
};

START_TEST(four_times_as_many_rows_take_no_more_than_some_four_times_as_long)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const double few = seconds_of(rows[i], FEW), many = seconds_of(rows[i], MANY);
        ck_assert_msg(many < 10 * few + 0.02, "%s  %d rows in %f s, %d in %f s", rows[i], FEW, few, MANY, many);
    }
}
END_TEST

START_TEST(bad_rows_are_told_in_one_pass_up_to_a_limit_and_counted_beyond)
{
    static const char *const bad[] = {"nonsense-%06d;;;;;;;;;1;\n", "staffing;nonsense-%06d;;;;;;;;1;\n",
                                      "memo;depreciation;%d\n",     "expenditure;;;;;software;a-%06d;operating;;ti;\n"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        struct nk_issues issues = nk_issues_in(&arena);
        const struct nk_text table = table_of(bad[i], 500);
        ck_assert_int_eq(read(table, &issues), NK_INVALID);
        ck_assert_uint_eq(issues.count, NK_ISSUES_MAX);
        ck_assert_uint_eq(issues.dropped, 500 - NK_ISSUES_MAX);
        ck_assert_uint_eq(issues.items[NK_ISSUES_MAX - 1].row, NK_ISSUES_MAX + 1);
        free((void *)(uintptr_t)table.data);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("wire/return_csv_size");
    TCase *tests = tcase_create("large tables");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, four_times_as_many_rows_take_no_more_than_some_four_times_as_long);
    tcase_add_test(tests, bad_rows_are_told_in_one_pass_up_to_a_limit_and_counted_beyond);
    suite_add_tcase(suite, tests);
    return run(suite);
}
