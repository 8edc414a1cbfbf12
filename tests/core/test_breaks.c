#include <stdio.h>

#include "tests/core/series_values.h"

static const struct nk_actor actors[] = {
    {.id = NK_TEXT("helse-bergen"), .kind = NK_TRUST, .region = NK_TEXT("helse-vest")},
    {.id = NK_TEXT("helse-nord"), .kind = NK_REGION},
    {.id = NK_TEXT("helse-vest"), .kind = NK_REGION},
    {.id = NK_TEXT("helsedirektoratet"), .kind = NK_STATE_BODY},
    {.id = NK_TEXT("nhn"), .kind = NK_NATIONAL_ACTOR},
};
static const struct nk_text not_counts[] = {NK_TEXT("contracted-share-of-ict-fte"),
                                            NK_TEXT("ict-fte-share-of-employees")};
static const struct nk_break breaks[] = {
    {.id = NK_TEXT("member"), .year = 2013, .entity = NK_TEXT("helse-bergen")},
    {.id = NK_TEXT("region"), .year = 2014, .entity = NK_TEXT("helse-vest")},
    {.id = NK_TEXT("national"), .year = 2015, .entity = NK_TEXT("nhn")},
    {.id = NK_TEXT("nobody"), .year = 2016, .entity = NK_TEXT("helsedirektoratet")},
    {.id = NK_TEXT("method"), .year = 2017},
    {.id = NK_TEXT("vat"),
     .year = 2017,
     .entity = NK_TEXT("all-regions"),
     .exceptions = not_counts,
     .exception_count = 2},
    {.id = NK_TEXT("figure"), .year = 2018, .figure = NK_TEXT("investment-share")},
    {.id = NK_TEXT("benchmark"), .year = 2021, .of_benchmark = true},
    {.id = NK_TEXT("area"), .year = 2022, .breakdown = NK_BY_AREA},
    {.id = NK_TEXT("category"), .year = 2022, .breakdown = NK_BY_CATEGORY},
};
static const struct nk_catalogue catalogue = {
    .actors = actors, .actor_count = LENGTH_OF(actors), .breaks = breaks, .break_count = LENGTH_OF(breaks)};

/* The ids of the breaks, one space between. */
static void assert_names(const struct nk_break **found, size_t count, const char *expected)
{
    char text[256] = "";
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%.*s", i ? " " : "",
                                   NK_TEXT_ARGUMENTS(found[i]->id));
    ck_assert_str_eq(text, expected);
}

static void assert_marks(const char *figure, const char *entity, int year, const char *expected)
{
    struct nk_arena arena = test_arena();
    const struct nk_figure_value value = {
        .figure = figure_definition(figure), .entity = nk_text_of(entity), .year = year};
    const struct nk_break **found;
    size_t count;
    ck_assert_int_eq(nk_series_breaks(&found, &count, &arena, &catalogue, &value), NK_OK);
    assert_names(found, count, expected);
    nk_arena_release(&arena);
}

static void assert_expenditure(const char *entity, bool by_category, bool by_area, const char *expected)
{
    struct nk_arena arena = test_arena();
    const struct nk_break_subject subject = {
        .entity = nk_text_of(entity), .by_category = by_category, .by_area = by_area};
    const struct nk_break **found;
    size_t count;
    ck_assert_int_eq(nk_breaks_between(&found, &count, &arena, &catalogue, &subject, 2012, 2024, false), NK_OK);
    assert_names(found, count, expected);
    nk_arena_release(&arena);
}

START_TEST(R54_every_value_after_a_break_is_marked)
{
    assert_marks("ict-expenditure", "helse-nord", 2016, "");
    assert_marks("ict-expenditure", "helse-nord", 2017, "method vat");
    assert_marks("ict-expenditure", "helse-nord", 2024, "method vat");
}
END_TEST

START_TEST(R53_a_break_of_all_regions_touches_each_and_the_sector_and_no_national_actor)
{
    assert_marks("ict-expenditure", "all-regions", 2017, "member region method vat");
    assert_marks("ict-expenditure", "helse-nord", 2017, "method vat");
    assert_marks("ict-expenditure", "sector", 2017, "member region national method vat");
    assert_marks("ict-expenditure", "nhn", 2017, "national method");
}
END_TEST

START_TEST(R53_a_break_of_amounts_does_not_touch_counts_of_people)
{
    assert_marks("ict-fte-share-of-employees", "helse-nord", 2017, "method");
    assert_marks("contracted-share-of-ict-fte", "helse-nord", 2017, "method");
}
END_TEST

START_TEST(a_break_of_an_actor_touches_what_it_counts_under_and_the_sums_over_that)
{
    assert_marks("ict-expenditure", "helse-vest", 2014, "member region");
    assert_marks("ict-expenditure", "helse-nord", 2014, "");
    assert_marks("ict-expenditure", "all-regions", 2014, "member region");
    assert_marks("ict-expenditure", "sector", 2015, "member region national");
    assert_marks("ict-expenditure", "nhn", 2016, "national");
    assert_marks("ict-expenditure", "all-regions", 2016,
                 "member region"); /* whoever counts under nobody touches nobody */
}
END_TEST

START_TEST(a_break_of_a_figure_touches_that_figure)
{
    assert_marks("investment-share", "helse-nord", 2018, "method vat figure");
    assert_marks("national-share", "helse-nord", 2018, "method vat");
}
END_TEST

START_TEST(a_break_of_a_classification_touches_what_uses_its_codes)
{
    assert_marks("area-share", "helse-nord", 2022, "method vat area");
    assert_marks("category-share", "helse-nord", 2022, "method vat category");
    assert_marks("outsourcing-and-cloud-share", "helse-nord", 2022, "method vat category");
    assert_marks("investment-share", "helse-nord", 2022, "method vat figure");
    assert_marks("area-share", "helse-nord", 2021, "method vat");
    struct nk_figure_term term = {.sum = NK_SUM_ICT_EXPENDITURE, .area = NK_TEXT("network")};
    struct nk_figure figure = {.id = NK_TEXT("per-network"), .denominator = &term, .denominator_count = 1};
    const struct nk_break_subject subject = {.entity = NK_TEXT("helse-nord"), .figure = &figure};
    ck_assert(nk_break_touches(&breaks[8], &catalogue, &subject));
    ck_assert(!nk_break_touches(&breaks[9], &catalogue, &subject));
}
END_TEST

START_TEST(expenditure_has_the_breaks_of_all_figures)
{
    assert_expenditure("helse-nord", false, false, "method vat");
    assert_expenditure("helse-nord", true, false, "method vat category");
    assert_expenditure("helse-nord", false, true, "method vat area");
    assert_expenditure("nhn", true, true, "national method area category");
}
END_TEST

START_TEST(breaks_of_benchmarks_are_told_apart)
{
    struct nk_arena arena = test_arena();
    const struct nk_break_subject subject = {.entity = NK_TEXT("helse-nord"),
                                             .figure = figure_definition("ict-expenditure-share-of-revenue")};
    const struct nk_break **found;
    size_t count;
    ck_assert_int_eq(nk_breaks_between(&found, &count, &arena, &catalogue, &subject, 2020, 2021, true), NK_OK);
    assert_names(found, count, "benchmark");
    ck_assert_int_eq(nk_breaks_between(&found, &count, &arena, &catalogue, &subject, 2020, 2021, false), NK_OK);
    assert_names(found, count, "");
    ck_assert_int_eq(nk_breaks_between(&found, &count, &arena, &catalogue, &subject, 2021, 2024, true), NK_OK);
    assert_names(found, count, ""); /* after the year, up to and with the other */
    nk_arena_release(&arena);
}
END_TEST

int main(void)
{
    TCase *each = tcase_create("breaks");
    tcase_add_test(each, R54_every_value_after_a_break_is_marked);
    tcase_add_test(each, R53_a_break_of_all_regions_touches_each_and_the_sector_and_no_national_actor);
    tcase_add_test(each, R53_a_break_of_amounts_does_not_touch_counts_of_people);
    tcase_add_test(each, a_break_of_an_actor_touches_what_it_counts_under_and_the_sums_over_that);
    tcase_add_test(each, a_break_of_a_figure_touches_that_figure);
    tcase_add_test(each, a_break_of_a_classification_touches_what_uses_its_codes);
    tcase_add_test(each, expenditure_has_the_breaks_of_all_figures);
    tcase_add_test(each, breaks_of_benchmarks_are_told_apart);
    return test_run("breaks", &each, 1);
}
