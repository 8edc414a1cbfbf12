/* A number of a table that can be read in two ways has no value, keeps its text, and waits for somebody to say which it
 * is. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "server/wire/return_in.h"
#include "server/wire/return_patch.h"
#include "server/wire/template_out.h"
#include "tests/run.h"
#include "tests/wire/sector_sample.h"
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

static struct nk_return_document read(struct nk_text body, enum nk_return_form form)
{
    struct nk_return_document document;
    struct nk_issues issues = nk_issues_in(&arena);
    const enum nk_status status = nk_return_read(&document, &arena, body, form, NK_TEXT("nhn"), 2017, &issues);
    ck_assert_msg(status == NK_OK, "%.*s\nis told %s", NK_TEXT_ARGUMENTS(body), told(&arena, &issues));
    return document;
}

static const struct {
    const char *what, *table, *document;
} tables[] = {
    {"the amount of a cell",
     "section;category;area;costType;value\nexpenditure;a;b;c;5\nexpenditure;d;e;f;1.234\n",
     "{\"expenditure\":[{\"amount\":5,\"area\":\"b\",\"category\":\"a\",\"costType\":\"c\"},"
     "{\"area\":\"e\",\"category\":\"d\",\"costType\":\"f\",\"status\":\"missing\","
     "\"unread\":{\"column\":5,\"row\":3,\"text\":\"1.234\"}}]}"},
    {"the amount of a cell of which more was said",
     "section;category;area;costType;value;status;note\nexpenditure;a;b;c;12,345;estimated;ca\n",
     "{\"expenditure\":[{\"area\":\"b\",\"category\":\"a\",\"costType\":\"c\",\"note\":\"ca\",\"status\":\"missing\","
     "\"unread\":{\"column\":5,\"row\":2,\"status\":\"estimated\",\"text\":\"12,345\"}}]}"},
    {"a number that stands once", "section;code;value\nstaffing;fte; \xE2\x88\x92 123,456 \n",
     "{\"staffing\":{\"fte\":{\"status\":\"missing\","
     "\"unread\":{\"column\":3,\"row\":2,\"text\":\" \xE2\x88\x92 123,456 \"}}}}"},
    {"a number that was said to be missing all the same", "section;code;value;status\nstaffing;fte;1.234;missing\n",
     "{\"staffing\":{\"fte\":{\"status\":\"missing\",\"unread\":{\"column\":3,\"row\":2,\"text\":\"1.234\"}}}}"},
    {"last year's amount of an account line",
     "section;code;value;priorYear;priorYearNote\naccounts.lines;x;1;2.345;fra noten\n",
     "{\"accounts\":{\"lines\":[{\"amount\":1,\"code\":\"x\",\"priorYear\":{\"note\":\"fra noten\","
     "\"status\":\"missing\",\"unread\":{\"column\":4,\"row\":2,\"text\":\"2.345\"}}}]}}"},
    {"a share", "section;party;basis;value\nfinancing;helse-vest;key;19.512\n",
     "{\"financing\":[{\"basis\":\"key\",\"financier\":\"helse-vest\",\"share\":{\"status\":\"missing\","
     "\"unread\":{\"column\":4,\"row\":2,\"text\":\"19.512\"}}}]}"},
    {"the target of an indicator", "section;party;code;period;value;target\nindicators;s;i;2024;1;99.985\n",
     "{\"indicators\":[{\"indicator\":\"i\",\"period\":\"2024\",\"service\":\"s\",\"target\":{\"status\":\"missing\","
     "\"unread\":{\"column\":6,\"row\":2,\"text\":\"99.985\"}},\"value\":1}]}"},
};
enum { TABLES = sizeof(tables) / sizeof(tables[0]) };

START_TEST(a_number_that_can_be_read_in_two_ways_is_missing_and_keeps_its_text_and_place)
{
    for (size_t i = 0; i < TABLES; i++) {
        const struct nk_return_document document = read(nk_text_of(tables[i].table), NK_RETURN_CSV);
        ck_assert_msg(strcmp(document.canonical.data, tables[i].document) == 0, "%s becomes\n%s", tables[i].what,
                      document.canonical.data);
    }
}
END_TEST

START_TEST(its_document_is_read_again_as_the_same_with_the_place_in_the_table)
{
    for (size_t i = 0; i < TABLES; i++) {
        const struct nk_submission of_table = read(nk_text_of(tables[i].table), NK_RETURN_CSV).submission;
        const struct nk_return_document document = read(nk_text_of(tables[i].document), NK_RETURN_JSON);
        const struct nk_submission *submission = &document.submission;
        ck_assert_str_eq(document.canonical.data, tables[i].document);
        ck_assert_uint_eq(submission->unread_count, 1);
        ck_assert_uint_eq(of_table.unread_count, 1);
        ck_assert(nk_text_equal(submission->unread->place.pointer, of_table.unread->place.pointer));
        ck_assert_uint_eq(submission->unread->place.row, of_table.unread->place.row);
        ck_assert_uint_eq(submission->unread->place.column, of_table.unread->place.column);
        ck_assert(nk_text_equal(submission->unread->text, of_table.unread->text));
    }
}
END_TEST

START_TEST(it_is_a_number_without_a_value)
{
    const struct nk_submission cell = read(nk_text_of(tables[1].table), NK_RETURN_CSV).submission;
    ck_assert_int_eq(cell.expenditure.items[0].amount.status, NK_MISSING);
    ck_assert(nk_text_is(cell.unread->place.pointer, "/expenditure/0/amount"));
    const struct nk_submission target = read(nk_text_of(tables[TABLES - 1].table), NK_RETURN_CSV).submission;
    ck_assert(!target.indicators[0].target_given);
    ck_assert(nk_text_is(target.unread->place.pointer, "/indicators/0/target"));
}
END_TEST

static const struct {
    const char *body, *told;
} wrong[] = {
    {"{\"staffing\":{\"fte\":{\"status\":\"reported\",\"unread\":{\"text\":\"1.234\",\"row\":1,\"column\":2}}}}",
     "missing-member /staffing/fte/value\ninvalid-value /staffing/fte/status\n"},
    {"{\"staffing\":{\"fte\":{\"status\":\"missing\",\"value\":5,"
     "\"unread\":{\"text\":\"1.234\",\"row\":1,\"column\":2}}}}",
     "invalid-value /staffing/fte/value\n"},
    {"{\"staffing\":{\"fte\":{\"status\":\"missing\",\"unread\":{\"text\":\"12\",\"row\":1,\"column\":2}}}}",
     "invalid-value /staffing/fte/unread/text\n"},
    {"{\"staffing\":{\"fte\":{\"status\":\"missing\",\"unread\":{\"text\":\"1.234\",\"row\":0}}}}",
     "integer-out-of-range /staffing/fte/unread/row\nmissing-member /staffing/fte/unread/column\n"},
    {"{\"expenditure\":[{\"category\":\"a\",\"area\":\"b\",\"costType\":\"c\",\"amount\":5,"
     "\"unread\":{\"text\":\"1.234\",\"row\":1,\"column\":2}}]}",
     "invalid-value /expenditure/0/status\n"},
};

START_TEST(a_document_that_says_otherwise_is_refused_with_its_place)
{
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        struct nk_return_document document;
        struct nk_issues issues = nk_issues_in(&arena);
        ck_assert_int_eq(nk_return_read(&document, &arena, nk_text_of(wrong[i].body), NK_RETURN_JSON, NK_TEXT("nhn"),
                                        2017, &issues),
                         NK_INVALID);
        const char *said = told(&arena, &issues);
        ck_assert_msg(strcmp(said, wrong[i].told) == 0, "%s\ntells\n%s", wrong[i].body, said);
    }
}
END_TEST

#define BASE_CELL                                                                                                      \
    "{\"expenditure\":[{\"area\":\"b\",\"category\":\"a\",\"costType\":\"c\",\"note\":\"ca\",\"status\":\"missing\","  \
    "\"unread\":{\"column\":5,\"row\":2,\"status\":\"estimated\",\"text\":\"12,345\"}}]}"
#define BASE_NUMBER                                                                                                    \
    "{\"staffing\":{\"fte\":{\"status\":\"missing\",\"unread\":{\"column\":3,\"row\":2,\"text\":\"1.234\"}}}}"

static const struct {
    const char *document, *patch, *result;
} changes[] = {
    {BASE_CELL, "{\"expenditure\":{\"a/b/c\":12345}}",
     "{\"expenditure\":[{\"amount\":12345,\"area\":\"b\",\"category\":\"a\",\"costType\":\"c\"}]}"},
    {BASE_CELL, "{\"expenditure\":{\"a/b/c\":{\"amount\":12345}}}",
     "{\"expenditure\":[{\"amount\":12345,\"area\":\"b\",\"category\":\"a\",\"costType\":\"c\",\"note\":\"ca\","
     "\"status\":\"estimated\"}]}"},
    {BASE_CELL, "{\"expenditure\":{\"a/b/c\":{\"amount\":12345,\"status\":null}}}",
     "{\"expenditure\":[{\"amount\":12345,\"area\":\"b\",\"category\":\"a\",\"costType\":\"c\",\"note\":\"ca\"}]}"},
    {BASE_CELL, "{\"expenditure\":{\"a/b/c\":{\"status\":\"missing\"}}}",
     "{\"expenditure\":[{\"area\":\"b\",\"category\":\"a\",\"costType\":\"c\",\"note\":\"ca\",\"status\":\"missing\"}]"
     "}"},
    {BASE_CELL, "{\"expenditure\":{\"a/b/c\":{\"unread\":null}}}",
     "{\"expenditure\":[{\"area\":\"b\",\"category\":\"a\",\"costType\":\"c\",\"note\":\"ca\",\"status\":\"missing\"}]"
     "}"},
    {BASE_CELL, "{\"expenditure\":{\"a/b/c\":null}}", "{}"},
    {BASE_NUMBER, "{\"staffing\":{\"fte\":\"1.234\"}}", "{\"staffing\":{\"fte\":\"1.234\"}}"},
    {BASE_NUMBER, "{\"staffing\":{\"fte\":{\"value\":1234}}}",
     "{\"staffing\":{\"fte\":{\"status\":\"reported\",\"value\":1234}}}"},
    {BASE_NUMBER, "{\"staffing\":{\"fte\":{\"value\":1234,\"status\":\"estimated\"}}}",
     "{\"staffing\":{\"fte\":{\"status\":\"estimated\",\"value\":1234}}}"},
    {BASE_NUMBER, "{\"staffing\":{\"fte\":{\"note\":\"spør Kari\"},\"employees\":7}}",
     "{\"staffing\":{\"employees\":7,\"fte\":{\"note\":\"spør Kari\",\"status\":\"missing\","
     "\"unread\":{\"column\":3,\"row\":2,\"text\":\"1.234\"}}}}"},
};

START_TEST(a_change_that_states_the_value_takes_the_text_away_and_another_leaves_it)
{
    for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
        struct nk_text changed;
        struct nk_issues issues = nk_issues_in(&arena);
        ck_assert_int_eq(nk_return_patch(&changed, &arena, nk_text_of(changes[i].document),
                                         nk_text_of(changes[i].patch), &issues),
                         NK_OK);
        ck_assert_msg(strcmp(changed.data, changes[i].result) == 0, "%s\nmakes\n%s", changes[i].patch, changed.data);
        (void)read(changed, NK_RETURN_JSON);
    }
}
END_TEST

START_TEST(a_template_has_the_text_where_the_value_goes_and_comes_back_with_it)
{
    const struct nk_catalogue *catalogue = sample_catalogue();
    for (size_t i = 0; i < TABLES; i++) {
        const struct nk_template_source source = {
            .catalogue = catalogue,
            .actor = nk_catalogue_actor(catalogue, NK_TEXT("nhn")),
            .year = 2017,
            .methodology = nk_catalogue_methodology_of_year(catalogue, 2017),
            .document = nk_text_of(tables[i].document),
        };
        struct nk_buffer table = nk_template_csv(&source, &arena, NK_BOKMAL);
        const struct nk_text text = {.data = (const char *)table.data, .length = table.length};
        const struct nk_submission before = read(source.document, NK_RETURN_JSON).submission;
        const struct nk_return_document back = read(text, NK_RETURN_CSV);
        ck_assert_uint_eq(back.submission.unread_count, 1);
        ck_assert(nk_text_equal(back.submission.unread->text, before.unread->text));
        const bool said_estimated = strstr(tables[i].document, "\"status\":\"estimated\"") != NULL;
        ck_assert_int_eq(strstr(back.canonical.data, "\"status\":\"estimated\"") != NULL, said_estimated);
        nk_buffer_free(&table);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("wire/unread");
    TCase *tests = tcase_create("unread");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_number_that_can_be_read_in_two_ways_is_missing_and_keeps_its_text_and_place);
    tcase_add_test(tests, its_document_is_read_again_as_the_same_with_the_place_in_the_table);
    tcase_add_test(tests, it_is_a_number_without_a_value);
    tcase_add_test(tests, a_document_that_says_otherwise_is_refused_with_its_place);
    tcase_add_test(tests, a_change_that_states_the_value_takes_the_text_away_and_another_leaves_it);
    tcase_add_test(tests, a_template_has_the_text_where_the_value_goes_and_comes_back_with_it);
    suite_add_tcase(suite, tests);
    return run(suite);
}
