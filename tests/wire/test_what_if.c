/* What is to be different in a publication: read, and put into the documents. */
#include <check.h>
#include <stdio.h>

#include "server/wire/what_if_in.h"
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

static struct nk_what_if_body read(const char *text)
{
    struct nk_what_if_body body = {.year = 0};
    struct nk_issues issues = nk_issues_in(&arena);
    ck_assert_msg(nk_what_if_body_decode(&body, &arena, nk_text_of(text), &issues) == NK_OK, "%s",
                  told(&arena, &issues));
    return body;
}

START_TEST(a_what_if_is_read_in_full)
{
    const struct nk_what_if_body body =
        read("{\"year\": 2017, \"publication\": \"2017.1\", \"figures\": [\"national-share\"], \"entities\": [],"
             " \"returns\": [{\"actor\": \"nhn\", \"draft\": true},"
             " {\"actor\": \"hdo\","
             "  \"financing\": [{\"financier\": \"helse-vest\", \"share\": \"100\", \"basis\": \"key\"}]},"
             " {\"actor\": \"helse-nord\", \"document\": {\"year\": 2017, \"actor\": \"helse-nord\"},"
             "  \"cells\": [{\"category\": \"software\", \"area\": \"network\", \"costType\": \"operating\","
             "   \"amount\": -5}]}]}");
    ck_assert_int_eq(body.year, 2017);
    assert_text(body.publication, "2017.1");
    ck_assert_uint_eq(body.figure_count, 1);
    ck_assert_uint_eq(body.entity_count, 0);
    ck_assert_uint_eq(body.return_count, 3);
    ck_assert(body.returns[0].draft && !body.returns[1].draft);
    assert_text(body.returns[1].financing, "[{\"basis\":\"key\",\"financier\":\"helse-vest\",\"share\":\"100\"}]");
    assert_text(body.returns[2].document, "{\"actor\":\"helse-nord\",\"year\":2017}");
    ck_assert_uint_eq(body.returns[2].cell_count, 1);
    ck_assert_int_eq(body.returns[2].cells[0].amount, -5);
}
END_TEST

/* What is wrong with a body, and what is told of it. */
static const struct {
    const char *body, *expected;
} faults[] = {
    {"{}", "missing-member /returns\nmissing-member /year\n"},
    {"{\"year\": 2017, \"returns\": []}", "missing-member /returns\n"},
    {"{\"year\": 2017, \"returns\": [{\"actor\": \"nhn\"}]}", "missing-member /returns/0/document\n"},
    {"{\"year\": 2017, \"returns\": [{\"actor\": \"nhn\", \"draft\": false}]}", "invalid-value /returns/0/draft\n"},
    {"{\"year\": 2017, \"returns\": [{\"actor\": \"nhn\", \"draft\": true, \"document\": {}}]}",
     "unknown-member /returns/0/draft\n"},
    {"{\"year\": 2017, \"returns\": [{\"actor\": \"nhn\", \"cells\": []}]}", "missing-member /returns/0/cells\n"},
    {"{\"year\": 2017, \"returns\": [{\"actor\": \"nhn\", \"cells\": [{\"costType\": \"operating\", \"amount\": 1}]}]}",
     "missing-member /returns/0/cells/0/category\n"},
    {"{\"year\": 2017, \"returns\": [{\"actor\": \"nhn\", \"document\": {\"surprise\": 1}}]}",
     "unknown-member /returns/0/document/surprise\n"},
    {"{\"year\": 2017, \"returns\": [{\"actor\": \"nhn\","
     " \"financing\": [{\"financier\": \"x\", \"basis\": \"key\"}]}]}",
     "missing-member /returns/0/financing/0/share\n"},
    {"{\"year\": 2017, \"returns\": [{\"actor\": \"nhn\", \"draft\": true}, {\"actor\": \"hdo\", \"draft\": true},"
     " {\"actor\": \"nhn\", \"draft\": true}]}",
     "invalid-value /returns/2/actor\n"},
};
enum { FAULTS = sizeof(faults) / sizeof(faults[0]) };

START_TEST(each_fault_of_a_what_if_is_told_with_its_place)
{
    struct nk_what_if_body body;
    struct nk_issues issues = nk_issues_in(&arena);
    ck_assert_int_eq(nk_what_if_body_decode(&body, &arena, nk_text_of(faults[_i].body), &issues), NK_INVALID);
    ck_assert_str_eq(told(&arena, &issues), faults[_i].expected);
}
END_TEST

#define PUBLISHED \
    "{\"expenditure\":[" \
    "{\"amount\":{\"status\":\"estimated\",\"value\":7}," \
    "\"area\":\"network\",\"category\":\"software\",\"costType\":\"operating\"}," \
    "{\"amount\":8,\"area\":\"network\",\"category\":\"software\",\"costType\":\"investment\"}]," \
    "\"financing\":[{\"basis\":\"key\",\"financier\":\"helse-vest\",\"share\":\"100\"}]}"

/* The published return with what a what-if says of it. */
static struct nk_text changed(const char *base, const char *change)
{
    char text[1024];
    ck_assert_int_lt(snprintf(text, sizeof text, "{\"year\": 2017, \"returns\": [{\"actor\": \"nhn\", %s}]}", change),
                     (int)sizeof text);
    const struct nk_what_if_body body = read(text);
    struct nk_text document;
    ck_assert_int_eq(nk_what_if_apply(&document, &arena, nk_text_of(base), &body.returns[0]), NK_OK);
    return document;
}

START_TEST(a_cell_takes_the_place_of_the_one_with_the_same_codes)
{
    assert_text(changed(PUBLISHED, "\"cells\": [{\"category\": \"software\", \"area\": \"network\","
                                   " \"costType\": \"operating\", \"amount\": 9}]"),
                "{\"expenditure\":["
                "{\"amount\":9,\"area\":\"network\",\"category\":\"software\",\"costType\":\"operating\"},"
                "{\"amount\":8,\"area\":\"network\",\"category\":\"software\",\"costType\":\"investment\"}],"
                "\"financing\":[{\"basis\":\"key\",\"financier\":\"helse-vest\",\"share\":\"100\"}]}");
}
END_TEST

START_TEST(what_a_template_says_to_its_reader_is_left_out_whatever_it_is)
{
    static const char *const templates[] = {"{\"x\": 1.5}", "{\"x\": [1e5]}", "{\"x\": 92233720368547758080}", "{}"};
    for (size_t i = 0; i < sizeof templates / sizeof *templates; i++) {
        char text[256];
        (void)snprintf(text, sizeof text,
                       "{\"year\": 2017, \"returns\": [{\"actor\": \"nhn\","
                       " \"document\": {\"template\": %s, \"year\": 2017}}]}", templates[i]);
        const struct nk_what_if_body body = read(text);
        struct nk_text document;
        assert_text(body.returns[0].document, "{\"year\":2017}");
        ck_assert_int_eq(nk_what_if_apply(&document, &arena, body.returns[0].document, &body.returns[0]), NK_OK);
    }
}
END_TEST

START_TEST(a_cell_that_is_new_is_added_to_the_section_of_its_dimensions)
{
    assert_text(changed("", "\"cells\": [{\"category\": \"hardware\", \"costType\": \"operating\", \"amount\": 1},"
                            " {\"area\": \"network\", \"costType\": \"operating\", \"amount\": 2},"
                            " {\"category\": \"hardware\", \"costType\": \"investment\", \"amount\": 3}]"),
                "{\"expenditureByArea\":[{\"amount\":2,\"area\":\"network\",\"costType\":\"operating\"}],"
                "\"expenditureByCategory\":[{\"amount\":1,\"category\":\"hardware\",\"costType\":\"operating\"},"
                "{\"amount\":3,\"category\":\"hardware\",\"costType\":\"investment\"}]}");
}
END_TEST

START_TEST(a_financing_takes_the_place_of_the_whole_section)
{
    static const char base[] =
        "{\"financing\":[{\"basis\":\"key\",\"financier\":\"helse-vest\",\"share\":\"100\"}],\"year\":2017}";
    assert_text(changed(base, "\"financing\": []"),
                "{\"financing\":[],\"year\":2017}");
}
END_TEST

START_TEST(without_memory_nothing_is_changed)
{
    struct supply supply = {.is_limited = true};
    struct nk_arena scarce = arena_of(&supply);
    const struct nk_what_if_body body =
        read("{\"year\": 2017, \"returns\": [{\"actor\": \"nhn\", \"financing\": []}]}");
    struct nk_text document = NK_TEXT("untouched");
    ck_assert_int_eq(nk_what_if_apply(&document, &scarce, NK_TEXT("{}"), &body.returns[0]), NK_NO_MEMORY);
    assert_text(document, "untouched");
    nk_arena_release(&scarce);

    size_t failures = 0;
    for (enum nk_status status = NK_NO_MEMORY; status != NK_OK; failures++) {
        allow_jansson(failures);
        status = nk_what_if_apply(&document, &arena, NK_TEXT(PUBLISHED), &body.returns[0]);
        allow_jansson_all();
        ck_assert(status == NK_OK || status == NK_NO_MEMORY);
        ck_assert(status == NK_OK || nk_text_is(document, "untouched"));
    }
    ck_assert_uint_gt(failures, 10);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("what-if");
    TCase *tests = tcase_create("what-if");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_what_if_is_read_in_full);
    tcase_add_loop_test(tests, each_fault_of_a_what_if_is_told_with_its_place, 0, FAULTS);
    tcase_add_test(tests, a_cell_takes_the_place_of_the_one_with_the_same_codes);
    tcase_add_test(tests, what_a_template_says_to_its_reader_is_left_out_whatever_it_is);
    tcase_add_test(tests, a_cell_that_is_new_is_added_to_the_section_of_its_dimensions);
    tcase_add_test(tests, a_financing_takes_the_place_of_the_whole_section);
    tcase_add_test(tests, without_memory_nothing_is_changed);
    suite_add_tcase(suite, tests);
    return run(suite);
}
