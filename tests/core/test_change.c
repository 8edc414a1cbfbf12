#include <stdio.h>

#include "tests/core/random.h"
#include "tests/core/series_values.h"

enum { TRIES = 3000 };

static const struct nk_text without_method[] = {NK_TEXT("ict-expenditure-own")};
static const struct nk_break breaks[] = {
    {.id = NK_TEXT("method-2017"), .year = 2017, .exceptions = without_method, .exception_count = 1},
    {.id = NK_TEXT("vat-2017"), .year = 2017, .entity = NK_TEXT("all-regions")},
    {.id = NK_TEXT("benchmark-median-2021"), .year = 2021, .of_benchmark = true},
    {.id = NK_TEXT("classification-2022-area"), .year = 2022, .breakdown = NK_BY_AREA},
};
static const struct nk_catalogue catalogue = {.breaks = breaks, .break_count = LENGTH_OF(breaks)};
static struct nk_arena arena;

static void set_up(void)
{
    arena = test_arena();
}

static void tear_down(void)
{
    nk_arena_release(&arena);
}

static struct nk_change change_of(struct nk_figure_value earlier, struct nk_figure_value later)
{
    struct nk_change change;
    ck_assert_int_eq(nk_series_change(&change, &arena, &catalogue, &earlier, &later), NK_OK);
    return change;
}

/* The changes as "difference relative growth", "-" for what is not known. */
static void assert_change(struct nk_change change, const char *expected)
{
    char text[4 * NK_DECIMAL_TEXT_MAX] = "-";
    const struct {
        bool known;
        struct nk_decimal value;
    } parts[] = {{change.known, change.difference},
                 {change.relative_known, change.relative},
                 {change.growth_known, change.growth}};
    size_t length = 0;
    for (size_t i = 0; i < LENGTH_OF(parts); i++) {
        char number[NK_DECIMAL_TEXT_MAX] = "-";
        if (parts[i].known)
            nk_decimal_print(number, parts[i].value);
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%s", i ? " " : "", number);
    }
    ck_assert_str_eq(text, expected);
}

/* 8.9 and 8.4 billion: 5.95 %. From 2017: 8.9 / 7.04 = 1.2642, and its cube root 1.0813. */
START_TEST(KF15_a_change_is_in_kroner_in_percent_and_a_year)
{
    const struct nk_figure_value first = kroner_in(2017, INT64_C(7040000000));
    const struct nk_figure_value second = kroner_in(2019, INT64_C(8400000000));
    const struct nk_figure_value third = kroner_in(2020, INT64_C(8900000000));
    assert_change(change_of(second, third), "500000000 6.0 6.0");
    assert_change(change_of(first, third), "1860000000 26.4 8.1");
    ck_assert_int_eq(change_of(first, third).years, 3);
}
END_TEST

/* R52: 6 million of 2012 beside 7.04 of 2017. In prices of 2017 the first is 6.741214. */
START_TEST(R40_sums_that_lack_other_units_are_not_compared)
{
    static const struct nk_actor hdo = {.id = NK_TEXT("hdo")}, nhn = {.id = NK_TEXT("nhn")};
    static const struct nk_actor *missing[] = {&hdo}, *others[] = {&nhn};
    struct nk_figure_value first = kroner_in(2018, 100), second = kroner_in(2019, 150);
    second.missing = missing;
    second.missing_count = 1;
    assert_change(change_of(first, second), "- - -");
    first.missing = others;
    first.missing_count = 1;
    assert_change(change_of(first, second), "- - -");
    first.missing = missing;
    assert_change(change_of(first, second), "50 50.0 50.0");
}
END_TEST

START_TEST(R52_a_nominal_change_says_another_thing_than_one_in_fixed_prices)
{
    const struct nk_figure_value first = kroner_in(2012, 6000000);
    const struct nk_figure_value last = kroner_in(2017, 7040000);
    assert_change(change_of(first, last), "1040000 17.3 3.2");
    assert_change(change_of(in_prices_of(2017, first), in_prices_of(2017, last)), "298786 4.4 0.9");
}
END_TEST

/* R50: an investment of 2017 that is over in 2018 moves the share by more than anything that lasts. */
START_TEST(R50_one_years_investment_is_a_snapshot)
{
    const struct nk_figure_value first = quotient_in("investment-share", 2017, 400, 1000);
    const struct nk_figure_value second = quotient_in("investment-share", 2018, 100, 700);
    assert_is(first, "40.0");
    assert_is(second, "14.3");
    assert_change(change_of(first, second), "-25.7 - -");
    assert_change(change_of(kroner_in(2017, 600), kroner_in(2018, 600)), "0 0.0 0.0"); /* what was not invested */
}
END_TEST

START_TEST(KF15_of_percentages_the_change_is_percentage_points_of_the_rounded_values)
{
    /* 4.94 and 5.06 are 0.12 apart, and as published 0.2. */
    const struct nk_figure_value first = quotient_in("ict-expenditure-share-of-revenue", 2017, 494, 10000);
    const struct nk_figure_value second = quotient_in("ict-expenditure-share-of-revenue", 2018, 506, 10000);
    assert_change(change_of(first, second), "0.2 - -");
}
END_TEST

START_TEST(a_relative_change_is_of_the_exact_values)
{
    /* 20.45 and 21.45 kroner are rounded to 20 and 21; 1 / 20.45 is 4.9 %, 1 / 20 is 5.0 %. */
    const struct nk_figure_value first = quotient_in("ict-expenditure-per-employee", 2017, 20450, 1000);
    const struct nk_figure_value second = quotient_in("ict-expenditure-per-employee", 2018, 21450, 1000);
    assert_change(change_of(first, second), "1 4.9 4.9");
    /* Different denominators: 20 and 21.42857… */
    assert_change(change_of(quotient_in("ict-expenditure-per-employee", 2017, 100, 5),
                            quotient_in("ict-expenditure-per-employee", 2018, 150, 7)),
                  "1 7.1 7.1");
}
END_TEST

START_TEST(halves_of_a_tenth_are_rounded_away_from_zero)
{
    assert_change(change_of(kroner_in(2017, 10000), kroner_in(2018, 10005)), "5 0.1 0.1");
    assert_change(change_of(kroner_in(2017, 10000), kroner_in(2018, 10004)), "4 0.0 0.0");
    assert_change(change_of(kroner_in(2017, 10000), kroner_in(2018, 9995)), "-5 -0.1 -0.1");
    assert_change(change_of(kroner_in(2017, 10000), kroner_in(2018, 9996)), "-4 0.0 0.0");
    assert_change(change_of(kroner_in(2017, 2000), kroner_in(2018, 2003)), "3 0.2 0.2");
    /* Two years: (20001/20000)² is half a tenth of a percent a year to the last digit. */
    assert_change(change_of(kroner_in(2017, 400000000), kroner_in(2019, 400400100)), "400100 0.1 0.1");
    assert_change(change_of(kroner_in(2017, 400000000), kroner_in(2019, 400400099)), "400099 0.1 0.0");
    assert_change(change_of(kroner_in(2017, 400000000), kroner_in(2019, 399600100)), "-399900 -0.1 -0.1");
    assert_change(change_of(kroner_in(2017, 400000000), kroner_in(2019, 399600101)), "-399899 -0.1 0.0");
}
END_TEST

/* The exact comparison of powers, by 128 bits where they suffice. */
static int64_t growth_by_trial(int64_t earlier, int64_t later, int years)
{
    for (int64_t tenths = -1000;; tenths++) {
        /* The first whose upper half is beyond: later · 2000^n < earlier · (2000 + 2·tenths + 1)^n. */
        unsigned __int128 left = (unsigned __int128)later;
        unsigned __int128 right = (unsigned __int128)earlier;
        for (int i = 0; i < years; i++) {
            left *= 2000;
            right *= (unsigned __int128)(2000 + 2 * tenths + 1);
        }
        /* Away from zero: at exactly the half a fall is larger. */
        if (left < right || (left == right && tenths < 0))
            return tenths;
    }
}

START_TEST(growth_is_found_exactly)
{
    struct random random = {.state = 15};
    for (int i = 0; i < TRIES; i++) {
        int years = 1 + (int)random_below(&random, 5);
        int64_t earlier = 1 + (int64_t)random_below(&random, 1000000);
        int64_t later = 1 + (int64_t)random_below(&random, 3000000);
        const struct nk_change change = change_of(kroner_in(2012, earlier), kroner_in(2012 + years, later));
        ck_assert_int_eq(change.growth.units, growth_by_trial(earlier, later, years));
        if (years == 1)
            ck_assert_int_eq(change.growth.units, change.relative.units);
    }
}
END_TEST

START_TEST(growth_compounds_to_what_has_been)
{
    /* 3.0 % a year over twelve years, in whole kroner. */
    assert_change(change_of(kroner_in(2012, INT64_C(1000000000)), kroner_in(2024, INT64_C(1425760887))),
                  "425760887 42.6 3.0");
    assert_change(change_of(kroner_in(2012, INT64_C(1425760887)), kroner_in(2024, INT64_C(1000000000))),
                  "-425760887 -29.9 -2.9");
}
END_TEST

START_TEST(there_is_no_percentage_of_nothing_or_of_less)
{
    assert_change(change_of(kroner_in(2017, 0), kroner_in(2018, 5)), "5 - -");
    assert_change(change_of(kroner_in(2017, -5), kroner_in(2018, 5)), "10 - -");
    assert_change(change_of(kroner_in(2017, 5), kroner_in(2018, 0)), "-5 -100.0 -");
    assert_change(change_of(kroner_in(2017, 5), kroner_in(2018, -5)), "-10 -200.0 -");
}
END_TEST

START_TEST(what_is_absent_has_no_change)
{
    struct nk_figure_value absent = kroner_in(2017, 5);
    absent.absence = NK_NOT_REPORTED;
    assert_change(change_of(absent, kroner_in(2018, 6)), "- - -");
    absent.year = 2019;
    assert_change(change_of(kroner_in(2018, 6), absent), "- - -");
}
END_TEST

START_TEST(only_values_of_one_series_are_compared)
{
    struct nk_change change = {.years = 42};
    const struct nk_figure_value value = kroner_in(2018, 5);
    struct nk_figure_value others[7];
    for (size_t i = 0; i < LENGTH_OF(others); i++)
        others[i] = kroner_in(2017, 5);
    others[0].year = 2018;
    others[1].year = 2019;
    others[2].entity = NK_TEXT("sector");
    others[3] = quotient_in("ict-expenditure-own", 2017, 5, 1);
    others[4].area = NK_TEXT("network");
    others[5] = in_prices_of(2018, others[5]);
    others[6].category = NK_TEXT("software");
    for (size_t i = 0; i < LENGTH_OF(others); i++)
        ck_assert_int_eq(nk_series_change(&change, &arena, &catalogue, &others[i], &value), NK_INVALID);
    const struct nk_figure_value in_2018 = in_prices_of(2018, value);
    const struct nk_figure_value in_2017 = in_prices_of(2017, kroner_in(2017, 5));
    ck_assert_int_eq(nk_series_change(&change, &arena, &catalogue, &in_2017, &in_2018), NK_INVALID);
    /* Another vintage of the index is another series. */
    struct nk_figure_value by_older_index = kroner_in(2017, 5);
    ck_assert_int_eq(nk_series_real(&by_older_index, &price_indices[0], 2018), NK_OK);
    ck_assert_int_eq(by_older_index.base_year, in_2018.base_year);
    ck_assert_int_eq(nk_series_change(&change, &arena, &catalogue, &by_older_index, &in_2018), NK_INVALID);
    ck_assert_int_eq(change.years, 42);
}
END_TEST

START_TEST(what_leaves_64_bits_is_an_error)
{
    struct nk_change change = {.years = 42};
    struct nk_figure_value low = kroner_in(2017, INT64_MIN + 1);
    struct nk_figure_value high = kroner_in(2018, INT64_MAX);
    ck_assert_int_eq(nk_series_change(&change, &arena, &catalogue, &low, &high), NK_OVERFLOW);
    low = kroner_in(2017, 1);
    ck_assert_int_eq(nk_series_change(&change, &arena, &catalogue, &low, &high), NK_OVERFLOW); /* 10^21 tenths */
    ck_assert_int_eq(change.years, 42);
    /* More than 2^62 tenths of a percent, which 64 bits hold and the growth does not. */
    high = kroner_in(2018, INT64_C(5000000000000000));
    ck_assert_int_eq(nk_series_change(&change, &arena, &catalogue, &low, &high), NK_OVERFLOW);
    high = kroner_in(2018, INT64_C(4000000000000000));
    assert_change(change_of(low, high), "3999999999999999 399999999999999900.0 399999999999999900.0");
}
END_TEST

START_TEST(growth_is_compounded_over_a_century_and_no_more)
{
    struct nk_change change;
    const struct nk_figure_value first = kroner_in(1900, INT64_MAX);
    const struct nk_figure_value last = kroner_in(2000, 1);
    assert_change(change_of(first, last), "-9223372036854775806 -100.0 -35.4");
    assert_change(change_of(kroner_in(1900, 1), kroner_in(2000, INT64_C(1000000000000))),
                  "999999999999 99999999999900.0 31.8");
    const struct nk_figure_value later = kroner_in(2001, 1);
    ck_assert_int_eq(nk_series_change(&change, &arena, &catalogue, &first, &later), NK_LIMIT);
}
END_TEST

static void assert_breaks(struct nk_change change, const char *expected)
{
    char text[256] = "";
    size_t length = 0;
    for (size_t i = 0; i < change.break_count; i++)
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%.*s", i ? " " : "",
                                   NK_TEXT_ARGUMENTS(change.breaks[i]->id));
    ck_assert_str_eq(text, expected);
}

START_TEST(R53_R54_a_change_across_breaks_names_them)
{
    assert_breaks(change_of(kroner_in(2016, 5), kroner_in(2018, 5)), "method-2017 vat-2017");
    assert_breaks(change_of(kroner_in(2016, 5), kroner_in(2017, 5)), "method-2017 vat-2017");
    assert_breaks(change_of(kroner_in(2017, 5), kroner_in(2024, 5)), "");
    assert_breaks(change_of(kroner_in(2012, 5), kroner_in(2016, 5)), "");
    assert_breaks(
        change_of(quotient_in("ict-expenditure-own", 2016, 5, 1), quotient_in("ict-expenditure-own", 2017, 5, 1)),
        "vat-2017");
    assert_breaks(change_of(quotient_in("area-share", 2021, 5, 9), quotient_in("area-share", 2022, 5, 9)),
                  "classification-2022-area");
}
END_TEST

/* The change of 2017 itself is from 2016: it has the break inside it, and that of 2018 has not. */
START_TEST(a_change_of_changes_looks_back_across_the_first_year)
{
    assert_breaks(change_of(change_in(2017, 100, 110), change_in(2018, 110, 120)), "method-2017 vat-2017");
    assert_breaks(change_of(change_in(2018, 100, 110), change_in(2019, 110, 120)), "");
}
END_TEST

START_TEST(breaks_are_named_also_where_a_value_is_absent)
{
    struct nk_figure_value absent = kroner_in(2016, 5);
    absent.absence = NK_NOT_REPORTED;
    assert_breaks(change_of(absent, kroner_in(2017, 5)), "method-2017 vat-2017");
}
END_TEST

int main(void)
{
    TCase *change = tcase_create("change");
    tcase_add_checked_fixture(change, set_up, tear_down);
    tcase_add_test(change, KF15_a_change_is_in_kroner_in_percent_and_a_year);
    tcase_add_test(change, R40_sums_that_lack_other_units_are_not_compared);
    tcase_add_test(change, R52_a_nominal_change_says_another_thing_than_one_in_fixed_prices);
    tcase_add_test(change, R50_one_years_investment_is_a_snapshot);
    tcase_add_test(change, KF15_of_percentages_the_change_is_percentage_points_of_the_rounded_values);
    tcase_add_test(change, a_relative_change_is_of_the_exact_values);
    tcase_add_test(change, halves_of_a_tenth_are_rounded_away_from_zero);
    tcase_add_test(change, growth_is_found_exactly);
    tcase_add_test(change, growth_compounds_to_what_has_been);
    tcase_add_test(change, there_is_no_percentage_of_nothing_or_of_less);
    tcase_add_test(change, what_is_absent_has_no_change);
    tcase_add_test(change, only_values_of_one_series_are_compared);
    tcase_add_test(change, what_leaves_64_bits_is_an_error);
    tcase_add_test(change, growth_is_compounded_over_a_century_and_no_more);
    TCase *across = tcase_create("across breaks");
    tcase_add_checked_fixture(across, set_up, tear_down);
    tcase_add_test(across, R53_R54_a_change_across_breaks_names_them);
    tcase_add_test(across, a_change_of_changes_looks_back_across_the_first_year);
    tcase_add_test(across, breaks_are_named_also_where_a_value_is_absent);
    TCase *const cases[] = {change, across};
    return test_run("change", cases, LENGTH_OF(cases));
}
