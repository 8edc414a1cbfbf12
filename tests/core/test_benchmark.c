#include "tests/core/series_values.h"

static const struct nk_benchmark benchmarks[] = {
    {.id = NK_TEXT("healthcare-total-cost-2017"),
     .figure = NK_TEXT("ict-expenditure-share-of-operating-cost"),
     .year = 2017,
     .value = {.units = 46, .scale = 1},
     .statistic = NK_TEXT("mean"),
     .denominator = NK_TEXT("total cost"),
     .reason = {{NK_TEXT("Investeringer er ikke med."), NK_TEXT("Investeringar er ikkje med."),
                 NK_TEXT("Investments are left out.")}}},
    {.id = NK_TEXT("healthcare-per-employee-2017"),
     .figure = NK_TEXT("ict-expenditure-per-employee"),
     .year = 2017,
     .value = {.units = 60000},
     .comparable = true},
    {.id = NK_TEXT("cross-industry-revenue-2017"),
     .figure = NK_TEXT("ict-expenditure-share-of-revenue"),
     .year = 2017,
     .value = {.units = 28, .scale = 1},
     .statistic = NK_TEXT("median"),
     .denominator = NK_TEXT("revenue")},
    {.id = NK_TEXT("healthcare-revenue-2017"),
     .figure = NK_TEXT("ict-expenditure-share-of-revenue"),
     .year = 2017,
     .value = {.units = 45, .scale = 1},
     .edition = NK_TEXT("IT Key Metrics Data 2018: Key Industry Measures: Healthcare Providers Analysis: Current Year"),
     .statistic = NK_TEXT("mean"),
     .denominator = NK_TEXT("revenue"),
     .comparable = true,
     .source = NK_TEXT("IE-1043")},
    {.id = NK_TEXT("healthcare-change-2018"),
     .figure = NK_TEXT("change-from-previous-year"),
     .year = 2018,
     .value = {.units = 35, .scale = 1},
     .comparable = true},
    {.id = NK_TEXT("area-2017"),
     .figure = NK_TEXT("area-share"),
     .year = 2017,
     .value = {.units = 14},
     .comparable = true},
    {.id = NK_TEXT("data-centre-2017"),
     .figure = NK_TEXT("area-share"),
     .of_area = true,
     .area = NK_TEXT("data-centre"),
     .year = 2017,
     .value = {.units = 14},
     .comparable = true},
    {.id = NK_TEXT("nothing-2017"), .figure = NK_TEXT("national-share"), .year = 2017, .comparable = true},
};
static const struct nk_break breaks[] = {
    {.id = NK_TEXT("edition-2014"), .year = 2014, .of_benchmark = true},
    {.id = NK_TEXT("vat-2017"), .year = 2017},
    {.id = NK_TEXT("median-2021"), .year = 2021, .of_benchmark = true},
};
static const struct nk_catalogue catalogue = {.benchmarks = benchmarks,
                                              .benchmark_count = LENGTH_OF(benchmarks),
                                              .breaks = breaks,
                                              .break_count = LENGTH_OF(breaks)};
static struct nk_arena arena;

static void set_up(void)
{
    arena = test_arena();
}

static void tear_down(void)
{
    nk_arena_release(&arena);
}

static const struct nk_comparison *compared(size_t *ret_count, struct nk_figure_value value)
{
    struct nk_comparison *comparisons;
    ck_assert_int_eq(nk_series_compare(&comparisons, ret_count, &arena, &catalogue, &value), NK_OK);
    return comparisons;
}

static const struct nk_comparison *compared_with_one(struct nk_figure_value value)
{
    size_t count;
    const struct nk_comparison *comparison = compared(&count, value);
    ck_assert_uint_eq(count, 1);
    return comparison;
}

static struct nk_figure_value revenue_share_of_2017(void)
{
    return quotient_in("ict-expenditure-share-of-revenue", 2017, 7040, 143674);
}

/* 4.9 % beside 4.5 %: 0.4 points, which is 8.9 % of the benchmark. */
START_TEST(KF16_a_figure_is_beside_its_benchmark_in_points_and_percent)
{
    size_t count;
    const struct nk_comparison *comparisons = compared(&count, revenue_share_of_2017());
    ck_assert_uint_eq(count, 2);
    ck_assert_int_eq(comparisons[1].reason, NK_COMPARABLE);
    assert_decimal(comparisons[1].points, "0.4");
    ck_assert(comparisons[1].relative_known);
    assert_decimal(comparisons[1].relative, "8.9");
}
END_TEST

START_TEST(KF16_below_the_benchmark_is_negative)
{
    const struct nk_comparison *comparison =
        compared_with_one(quotient_in("ict-expenditure-per-employee", 2017, 1161000, 20));
    assert_decimal(comparison->points, "-1950");
    assert_decimal(comparison->relative, "-3.3"); /* −1950 of 60,000 is −3.25 */
}
END_TEST

START_TEST(R51_a_benchmark_says_what_it_is)
{
    size_t count;
    const struct nk_comparison *comparisons = compared(&count, revenue_share_of_2017());
    const struct nk_benchmark *benchmark = comparisons[1].benchmark;
    ck_assert_text(benchmark->edition,
                   "IT Key Metrics Data 2018: Key Industry Measures: Healthcare Providers Analysis: Current Year");
    ck_assert_text(benchmark->statistic, "mean");
    ck_assert_text(benchmark->denominator, "revenue");
    ck_assert_text(benchmark->source, "IE-1043");
    ck_assert_text(comparisons[0].benchmark->statistic, "median");
}
END_TEST

START_TEST(what_is_defined_otherwise_is_not_compared_and_says_why)
{
    const struct nk_comparison *comparison =
        compared_with_one(quotient_in("ict-expenditure-share-of-operating-cost", 2017, 7, 140));
    ck_assert_int_eq(comparison->reason, NK_OTHER_DEFINITION);
    ck_assert_text(comparison->benchmark->reason.in[NK_ENGLISH], "Investments are left out.");
    ck_assert(!comparison->relative_known);
}
END_TEST

START_TEST(an_absent_value_is_not_compared)
{
    struct nk_figure_value value = quotient_in("ict-expenditure-per-employee", 2017, 1161000, 20);
    value.absence = NK_NOT_REPORTED;
    ck_assert_int_eq(compared_with_one(value)->reason, NK_VALUE_ABSENT);
}
END_TEST

START_TEST(a_benchmark_is_in_the_prices_of_its_year)
{
    const struct nk_figure_value per_employee = quotient_in("ict-expenditure-per-employee", 2017, 1161000, 20);
    ck_assert_int_eq(compared_with_one(in_prices_of(2024, per_employee))->reason, NK_OTHER_PRICES);
    ck_assert_int_eq(compared_with_one(in_prices_of(2017, per_employee))->reason, NK_COMPARABLE);
    const struct nk_figure_value change = change_in(2018, 1000, 1084);
    ck_assert_int_eq(compared_with_one(change)->reason, NK_COMPARABLE);
    ck_assert_int_eq(compared_with_one(in_prices_of(2024, change))->reason, NK_OTHER_PRICES);
    size_t count;
    /* A share is the same in all prices. */
    ck_assert_int_eq(compared(&count, in_prices_of(2024, revenue_share_of_2017()))[1].reason, NK_COMPARABLE);
}
END_TEST

START_TEST(there_is_nothing_beside_another_year_figure_or_part)
{
    size_t count;
    compared(&count, quotient_in("ict-expenditure-share-of-revenue", 2018, 49, 1000));
    ck_assert_uint_eq(count, 0);
    compared(&count, kroner_in(2017, 5));
    ck_assert_uint_eq(count, 0);
    struct nk_figure_value network = quotient_in("area-share", 2017, 1, 7);
    compared(&count, network);
    ck_assert_uint_eq(count, 1);
    network.area = NK_TEXT("network");
    compared(&count, network);
    ck_assert_uint_eq(count, 0);
    network.area = NK_TEXT("");
    network.category = NK_TEXT("software");
    compared(&count, network);
    ck_assert_uint_eq(count, 0);
}
END_TEST

START_TEST(a_benchmark_of_one_code_is_beside_that_code_alone)
{
    size_t count;
    struct nk_figure_value share = quotient_in("area-share", 2017, 18, 100);
    share.area = NK_TEXT("data-centre");
    const struct nk_comparison *comparison = compared_with_one(share);
    ck_assert_text(comparison->benchmark->id, "data-centre-2017");
    share.area = NK_TEXT("network");
    compared(&count, share);
    ck_assert_uint_eq(count, 0);
}
END_TEST

START_TEST(a_benchmark_of_zero_has_no_percentage)
{
    const struct nk_comparison *comparison = compared_with_one(quotient_in("national-share", 2017, 7, 100));
    assert_decimal(comparison->points, "7.0");
    ck_assert(!comparison->relative_known);
}
END_TEST

START_TEST(breaks_in_the_benchmark_are_named_beside_it)
{
    size_t count;
    const struct nk_comparison *comparisons = compared(&count, revenue_share_of_2017());
    ck_assert_uint_eq(comparisons[1].break_count, 1);
    ck_assert_text(comparisons[1].breaks[0]->id, "edition-2014");
}
END_TEST

START_TEST(what_leaves_64_bits_is_an_error)
{
    struct nk_figure_value value = quotient_in("ict-expenditure-per-employee", 2017, INT64_MIN, 1);
    struct nk_comparison *comparisons = NULL;
    size_t count = 42;
    ck_assert_int_eq(nk_series_compare(&comparisons, &count, &arena, &catalogue, &value), NK_OVERFLOW);
    ck_assert_ptr_null(comparisons);
    ck_assert_uint_eq(count, 42);
}
END_TEST

int main(void)
{
    TCase *beside = tcase_create("benchmark");
    tcase_add_checked_fixture(beside, set_up, tear_down);
    tcase_add_test(beside, KF16_a_figure_is_beside_its_benchmark_in_points_and_percent);
    tcase_add_test(beside, KF16_below_the_benchmark_is_negative);
    tcase_add_test(beside, R51_a_benchmark_says_what_it_is);
    tcase_add_test(beside, what_is_defined_otherwise_is_not_compared_and_says_why);
    tcase_add_test(beside, an_absent_value_is_not_compared);
    tcase_add_test(beside, a_benchmark_is_in_the_prices_of_its_year);
    tcase_add_test(beside, there_is_nothing_beside_another_year_figure_or_part);
    tcase_add_test(beside, a_benchmark_of_one_code_is_beside_that_code_alone);
    tcase_add_test(beside, a_benchmark_of_zero_has_no_percentage);
    tcase_add_test(beside, breaks_in_the_benchmark_are_named_beside_it);
    tcase_add_test(beside, what_leaves_64_bits_is_an_error);
    return test_run("benchmark", &beside, 1);
}
