#include <check.h>
#include <jansson.h>
#include <stdlib.h>

#include "tests/run.h"
#include "tests/wire/answers.h"
#include "tests/wire/golden.h"

static struct sample sample;

static void set_up(void)
{
    sample_new(&sample);
}

static void tear_down(void)
{
    nk_arena_release(&sample.arena);
}

START_TEST(an_answer_is_its_example)
{
    if (answers[_i].example)
        assert_golden(answers[_i].make(&sample), answers[_i].example);
}
END_TEST

START_TEST(the_same_things_give_the_same_bytes)
{
    struct nk_buffer first = answers[_i].make(&sample);
    struct nk_buffer second = answers[_i].make(&sample);
    ck_assert_ptr_nonnull(first.data);
    ck_assert_uint_eq(first.length, second.length);
    ck_assert_mem_eq(first.data, second.data, first.length);
    nk_buffer_free(&first);
    nk_buffer_free(&second);
}
END_TEST

/* A published number must not depend on somebody's binary floating point. */
static void assert_no_real(const json_t *value, const char *name)
{
    const char *key;
    json_t *member;
    size_t index;
    ck_assert_msg(!json_is_real(value), "%s has a JSON real", name);
    json_object_foreach((json_t *)value, key, member)
        assert_no_real(member, name);
    json_array_foreach(value, index, member)
        assert_no_real(member, name);
}

START_TEST(json_answers_have_decimals_as_text_only)
{
    const struct answer *answer = &answers[_i];
    if (!answer->example || strstr(answer->example, "json-stat"))
        return;
    struct nk_buffer buffer = answer->make(&sample);
    json_t *document = json_loadb((const char *)buffer.data, buffer.length, JSON_REJECT_DUPLICATES, NULL);
    ck_assert_msg(document != NULL, "%s is not JSON", answer->example);
    assert_no_real(document, answer->example);
    json_decref(document);
    nk_buffer_free(&buffer);
}
END_TEST

START_TEST(the_total_counts_every_krone_once)
{
    static const struct {
        struct nk_text entities[3];
        size_t count;
        const char *total;
    } cases[] = {
        {{NK_TEXT("")}, 0, "\"total\":2900"},
        {{NK_TEXT("helse-vest"), NK_TEXT("nhn")}, 2, "\"total\":1981"},
        {{NK_TEXT("helse-vest"), NK_TEXT("nhn"), NK_TEXT("sector")}, 3, "\"total\":2900"},
        {{NK_TEXT("helse-vest"), NK_TEXT("nhn"), NK_TEXT("all-regions")}, 3, "\"total\":2900"},
        {{NK_TEXT("all-regions"), NK_TEXT("sector")}, 2, "\"total\":2900"},
        {{NK_TEXT("helse-vest"), NK_TEXT("all-regions")}, 2, "\"total\":2600"},
    };
    const struct nk_expenditure_answer answer = sample_expenditure_of(&sample, cases[_i].entities, cases[_i].count);
    struct nk_buffer buffer = nk_expenditure_json(&answer, NK_BOKMAL);
    ck_assert_ptr_nonnull(buffer.data);
    ck_assert_ptr_nonnull(memmem(buffer.data, buffer.length, cases[_i].total, strlen(cases[_i].total)));
    nk_buffer_free(&buffer);
}
END_TEST

START_TEST(a_sum_that_leaves_64_bits_is_no_answer)
{
    const struct nk_expenditure_row rows[] = {{.amount = INT64_MAX}, {.amount = 1}};
    const struct nk_expenditure_answer answer = {.rows = rows, .row_count = 2};
    struct nk_buffer buffer = nk_expenditure_json(&answer, NK_BOKMAL);
    ck_assert_ptr_null(buffer.data);
}
END_TEST

START_TEST(an_explanation_is_cut_at_a_depth_and_says_so)
{
    static const char closed[] = "\"over\":30000,\"factor\":100,\"inputs\":null,\"closed\":\"depth\"}],";
    struct nk_explain_answer answer = sample.explanations[0];
    ck_assert_uint_gt(nk_explain_steps(&answer), 15);
    answer.depth = 0;
    ck_assert_uint_eq(nk_explain_steps(&answer), 1);
    answer.depth = 1;
    ck_assert_uint_eq(nk_explain_steps(&answer), 2);
    struct nk_buffer buffer = nk_explain_json(&answer, NK_BOKMAL);
    ck_assert_ptr_nonnull(buffer.data);
    ck_assert_ptr_nonnull(memmem(buffer.data, buffer.length, closed, strlen(closed)));
    nk_buffer_free(&buffer);
}
END_TEST

START_TEST(answers_of_nothing_are_empty_lists)
{
    assert_text(nk_figures_json(&(struct nk_figures_answer){.value_count = 0}, NK_BOKMAL),
                "{\"publications\":[],\"licence\":\"https://data.norge.no/nlod/no/"
                "2.0\",\"illustrative\":false,\"notice\":null,"
                "\"basis\":\"nominal\",\"priceIndex\":null,\"classification\":\"own\",\"mergedCodes\":[],"
                "\"breaks\":[],\"imputations\":[],\"items\":[],\"next\":null}");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("answers");
    TCase *tests = tcase_create("answers");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, an_answer_is_its_example, 0, (int)answer_count);
    tcase_add_loop_test(tests, the_same_things_give_the_same_bytes, 0, (int)answer_count);
    tcase_add_loop_test(tests, json_answers_have_decimals_as_text_only, 0, (int)answer_count);
    tcase_add_loop_test(tests, the_total_counts_every_krone_once, 0, 6);
    tcase_add_test(tests, a_sum_that_leaves_64_bits_is_no_answer);
    tcase_add_test(tests, an_explanation_is_cut_at_a_depth_and_says_so);
    tcase_add_test(tests, answers_of_nothing_are_empty_lists);
    suite_add_tcase(suite, tests);
    return run(suite);
}
