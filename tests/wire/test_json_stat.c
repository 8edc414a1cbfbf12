#include <check.h>
#include <jansson.h>
#include <stdlib.h>

#include "server/wire/json_stat.h"
#include "tests/run.h"
#include "tests/wire/answers.h"

static struct sample sample;

static void set_up(void)
{
    sample_new(&sample);
}

static void tear_down(void)
{
    nk_arena_release(&sample.arena);
}

static json_t *parsed(struct nk_buffer buffer)
{
    ck_assert_ptr_nonnull(buffer.data);
    json_t *document = json_loadb((const char *)buffer.data, buffer.length, JSON_REJECT_DUPLICATES, NULL);
    ck_assert_ptr_nonnull(document);
    nk_buffer_free(&buffer);
    return document;
}

/* What a reader of JSON-stat relies on. Gives the number of values. */
static size_t assert_is_cube(const json_t *dataset)
{
    const json_t *ids = json_object_get(dataset, "id");
    const json_t *sizes = json_object_get(dataset, "size");
    const json_t *dimensions = json_object_get(dataset, "dimension");
    ck_assert_uint_eq(json_array_size(ids), json_array_size(sizes));
    ck_assert_uint_eq(json_array_size(ids), json_object_size(dimensions));
    size_t product = 1;
    for (size_t i = 0; i < json_array_size(ids); i++) {
        size_t size = (size_t)json_integer_value(json_array_get(sizes, i));
        const json_t *dimension = json_object_get(dimensions, json_string_value(json_array_get(ids, i)));
        const json_t *category = json_object_get(dimension, "category");
        ck_assert_uint_eq(json_array_size(json_object_get(category, "index")), size);
        ck_assert_uint_eq(json_object_size(json_object_get(category, "label")), size);
        product *= size;
    }
    ck_assert_uint_eq(json_array_size(json_object_get(dataset, "value")), product);
    return product;
}

START_TEST(there_is_a_value_for_every_combination)
{
    json_t *figures = parsed(nk_figures_json_stat(&sample.figures, NK_ENGLISH));
    ck_assert_uint_eq(assert_is_cube(figures), 36);
    json_decref(figures);
    json_t *expenditure = parsed(nk_expenditure_json_stat(&sample.expenditure, NK_ENGLISH));
    ck_assert_uint_eq(assert_is_cube(expenditure), 8);
    json_decref(expenditure);
}
END_TEST

START_TEST(figures_that_are_not_broken_down_have_no_axis_for_it)
{
    sample.figures.value_count = 3;
    json_t *dataset = parsed(nk_figures_json_stat(&sample.figures, NK_ENGLISH));
    ck_assert_uint_eq(json_array_size(json_object_get(dataset, "id")), 3);
    ck_assert_uint_eq(assert_is_cube(dataset), 3);
    json_decref(dataset);
}
END_TEST

START_TEST(a_cube_of_nothing_has_no_values)
{
    json_t *figures = parsed(nk_figures_json_stat(&(struct nk_figures_answer){.value_count = 0}, NK_BOKMAL));
    ck_assert_uint_eq(assert_is_cube(figures), 0);
    json_decref(figures);
    json_t *expenditure =
        parsed(nk_expenditure_json_stat(&(struct nk_expenditure_answer){.row_count = 0}, NK_BOKMAL));
    ck_assert_uint_eq(assert_is_cube(expenditure), 0);
    json_decref(expenditure);
}
END_TEST

START_TEST(years_are_in_order_whatever_the_order_of_the_rows)
{
    const struct nk_expenditure_row rows[] = {
        {.entity = NK_TEXT("a"), .year = 2024, .amount = 3},
        {.entity = NK_TEXT("b"), .year = 2017, .amount = 1},
        {.entity = NK_TEXT("b"), .year = 2024, .amount = 2},
    };
    const struct nk_expenditure_answer answer = {
        .group_by = {[NK_ENTITY] = true, [NK_YEAR] = true}, .rows = rows, .row_count = 3};
    struct nk_buffer buffer = nk_expenditure_json_stat(&answer, NK_BOKMAL);
    ck_assert_ptr_nonnull(buffer.data);
    static const char years[] = "\"index\":[\"2017\",\"2024\"]", values[] = "\"value\":[null,3,1,2]}";
    ck_assert_ptr_nonnull(memmem(buffer.data, buffer.length, years, sizeof(years) - 1));
    ck_assert_ptr_nonnull(memmem(buffer.data, buffer.length, values, sizeof(values) - 1));
    nk_buffer_free(&buffer);
}
END_TEST

START_TEST(values_are_written_exactly)
{
    const struct nk_figure figure = {.id = NK_TEXT("x"), .unit = NK_TEXT("percent"), .decimals = 2};
    const struct nk_figure_value values[] = {
        {.figure = &figure, .entity = NK_TEXT("a"), .year = 2017, .value = {490, 2}},
        {.figure = &figure, .entity = NK_TEXT("b"), .year = 2017, .value = {-1, 2}},
        {.figure = &figure, .entity = NK_TEXT("c"), .year = 2017, .value = {INT64_MAX, 0}},
    };
    struct nk_buffer buffer =
        nk_figures_json_stat(&(struct nk_figures_answer){.values = values, .value_count = 3}, NK_BOKMAL);
    ck_assert_ptr_nonnull(buffer.data);
    static const char expected[] = "\"value\":[4.90,-0.01,9223372036854775807]}";
    ck_assert_ptr_nonnull(memmem(buffer.data, buffer.length, expected, sizeof(expected) - 1));
    nk_buffer_free(&buffer);
}
END_TEST

START_TEST(a_cube_that_is_too_large_is_not_made)
{
    enum { CODES = 1001 };
    static struct nk_expenditure_row rows[CODES];
    static char names[CODES][8];
    for (size_t i = 0; i < CODES; i++) {
        int length = snprintf(names[i], sizeof(names[i]), "a%zu", i);
        rows[i] = (struct nk_expenditure_row){.entity = {names[i], (size_t)length},
                                              .category = {names[i], (size_t)length}};
    }
    const struct nk_expenditure_answer answer = {
        .group_by = {[NK_ENTITY] = true, [NK_CATEGORY] = true}, .rows = rows, .row_count = CODES};
    ck_assert_ptr_null(nk_expenditure_json_stat(&answer, NK_BOKMAL).data);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("json-stat");
    TCase *tests = tcase_create("json-stat");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, there_is_a_value_for_every_combination);
    tcase_add_test(tests, figures_that_are_not_broken_down_have_no_axis_for_it);
    tcase_add_test(tests, a_cube_of_nothing_has_no_values);
    tcase_add_test(tests, years_are_in_order_whatever_the_order_of_the_rows);
    tcase_add_test(tests, values_are_written_exactly);
    tcase_add_test(tests, a_cube_that_is_too_large_is_not_made);
    suite_add_tcase(suite, tests);
    return run(suite);
}
