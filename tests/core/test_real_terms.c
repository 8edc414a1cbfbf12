#include "tests/core/random.h"
#include "tests/core/series_values.h"

enum { TRIES = 2000 };

static const struct nk_published_value published_values[] = {
    {.figure = NK_TEXT("change-from-previous-year"),
     .entity = NK_TEXT("all-regions"),
     .year = 2020,
     .value = {.units = 6},
     .precision = 1},
    {.figure = NK_TEXT("ict-expenditure"),
     .entity = NK_TEXT("all-regions"),
     .year = 2017,
     .value = {.units = INT64_C(7040000000)},
     .precision = 10000000},
    {.figure = NK_TEXT("ict-expenditure"),
     .entity = NK_TEXT("all-regions"),
     .year = 2019,
     .value = {.units = INT64_C(8400000000)},
     .precision = 100000000},
    {.figure = NK_TEXT("ict-expenditure-share-of-revenue"),
     .entity = NK_TEXT("all-regions"),
     .year = 2017,
     .value = {.units = 49, .scale = 1},
     .precision = 1},
};
static const struct nk_catalogue catalogue = {.published_values = published_values,
                                              .published_value_count = LENGTH_OF(published_values)};

/* 6 million of 2012 are 6 · 105.5 / 93.9 = 6.741214 million of 2017. */
START_TEST(R52_nominal_amounts_are_brought_to_the_prices_of_a_base_year)
{
    struct nk_figure_value value = in_prices_of(2017, kroner_in(2012, 6000000));
    assert_is(value, "6741214");
    ck_assert_int_eq(value.numerator.units, 6000000); /* still nominal */
    ck_assert_ptr_eq(value.price_index, cpi);
    ck_assert_int_eq(value.base_year, 2017);
    assert_is(in_prices_of(2024, kroner_in(2017, INT64_C(7040000000))), "8915109005");
    assert_is(in_prices_of(2012, kroner_in(2017, -1000)), "-890");
    /* 2015 is published without decimals. */
    assert_is(in_prices_of(2015, kroner_in(2017, 1055)), "1000");
}
END_TEST

START_TEST(the_vintage_of_the_index_is_that_of_the_answer)
{
    struct nk_figure_value value = kroner_in(2016, 1000000);
    ck_assert_int_eq(nk_series_real(&value, &price_indices[0], 2017), NK_OK);
    assert_is(value, "1018357"); /* 105.4 / 103.5 */
    ck_assert_text(value.price_index->vintage, "2018-01");
    assert_is(in_prices_of(2017, kroner_in(2016, 1000000)), "1018340");
}
END_TEST

/* 20450 / 1000 is 20, and 25 in prices of 2024 if that is what is converted; it is 25.897. */
START_TEST(a_figure_in_other_prices_is_rounded_once)
{
    const struct nk_figure_value nominal = quotient_in("ict-expenditure-per-employee", 2017, 20450, 1000);
    assert_is(nominal, "20");
    assert_is(in_prices_of(2024, nominal), "26");
}
END_TEST

START_TEST(money_by_money_is_the_same_in_all_prices_and_needs_no_index)
{
    const struct nk_figure_value share = quotient_in("ict-expenditure-share-of-revenue", 2017, 704, 14367);
    assert_is(in_prices_of(2024, share), "4.9");
    assert_is(in_prices_of(2030, share), "4.9");
    struct nk_figure_value people = quotient_in("contracted-share-of-ict-fte", 2030, 3, 8);
    assert_is(in_prices_of(2017, people), "37.5");
}
END_TEST

START_TEST(money_below_the_line_moves_the_other_way)
{
    struct nk_figure figure = *figure_definition("ict-expenditure-per-employee");
    figure.numerator = term_employees;
    figure.denominator = term_ict;
    figure.factor = 1000000;
    struct nk_figure_value value = quotient_in("ict-expenditure-per-employee", 2017, 1055, 1000000);
    value.figure = &figure;
    assert_is(in_prices_of(2024, value), "833"); /* 1055 a million of 2017, which are 1.26635 of 2024 */
}
END_TEST

/* 1000 of 2017 and 1084 of 2018 are 1000 and 1055 in the prices of 2017: 105.5 by 108.4. */
START_TEST(a_change_in_fixed_prices_is_a_change_in_volume)
{
    const struct nk_figure_value nominal = change_in(2018, 1000, 1084);
    assert_is(nominal, "8.4");
    assert_is(in_prices_of(2018, nominal), "5.5");
    assert_is(in_prices_of(2017, nominal), "5.5");
    assert_is(in_prices_of(2024, nominal), "5.5");
    /* No more than prices is no growth. */
    assert_is(in_prices_of(2018, change_in(2018, 10550, 10840)), "0.0");
    assert_is(in_prices_of(2018, change_in(2018, 1000, 1000)), "-2.7");
}
END_TEST

START_TEST(it_does_not_matter_which_term_looks_back)
{
    const struct nk_figure_term terms[] = {term_change[1], term_change[0]};
    struct nk_figure figure = *figure_definition("change-from-previous-year");
    figure.numerator = terms;
    struct nk_figure_value value = change_in(2018, 1000, 1084);
    value.figure = &figure;
    assert_is(in_prices_of(2018, value), "5.5");
}
END_TEST

/* −2000 of 2018 are −1946.49 of 2017: 946.49 more of what is below zero by 1000. */
START_TEST(two_signs_below_zero_are_above_it)
{
    assert_is(change_in(2018, -1000, -2000), "100.0");
    assert_is(in_prices_of(2017, change_in(2018, -1000, -2000)), "94.6");
}
END_TEST

/* 2015 is 100 and 2014 is 97.9. */
START_TEST(index_numbers_of_different_decimals_are_brought_together)
{
    assert_is(in_prices_of(2015, change_in(2015, 979, 1000)), "0.0");
    assert_is(in_prices_of(2015, change_in(2016, 1000, 1036)), "0.0");
}
END_TEST

START_TEST(a_year_without_an_index_number_takes_the_value_away_and_says_why)
{
    struct nk_figure_value value = in_prices_of(2025, kroner_in(2017, 1000));
    assert_is(value, "price-index-missing");
    ck_assert_int_eq(value.status, NK_MISSING);
    assert_is(in_prices_of(2017, kroner_in(2011, 1000)), "price-index-missing");
    /* The year before is needed too. */
    assert_is(in_prices_of(2017, change_in(2012, 1000, 1100)), "price-index-missing");
    assert_is(in_prices_of(2017, change_in(2013, 1000, 1021)), "0.0");
}
END_TEST

START_TEST(an_absent_value_keeps_its_reason_and_has_its_basis)
{
    struct nk_figure_value absent = kroner_in(2017, 1000);
    absent.absence = NK_NOT_REPORTED;
    absent = in_prices_of(2025, absent);
    assert_is(absent, "not-reported");
    ck_assert_ptr_eq(absent.price_index, cpi);
}
END_TEST

/* now / 105.5 − before / 103.6 is nothing, though 1055 − 1036 is not. */
START_TEST(a_denominator_that_is_all_prices_is_zero_in_fixed_prices)
{
    struct nk_figure figure = *figure_definition("change-from-previous-year");
    figure.denominator = term_change;
    figure.denominator_count = LENGTH_OF(term_change);
    struct nk_figure_value value = change_in(2017, 1036, 1055);
    value.figure = &figure;
    value.denominator = nk_decimal_integer(19);
    value.denominator_before = nk_decimal_integer(-1036);
    assert_is(in_prices_of(2017, value), "denominator-zero");
}
END_TEST

START_TEST(a_sum_of_kroner_and_heads_has_no_price)
{
    const struct nk_figure_term terms[] = {{.sum = NK_SUM_EMPLOYEES}, {.sum = NK_SUM_OPERATING_COST}};
    struct nk_figure figure = *figure_definition("ict-expenditure");
    figure.numerator = terms;
    figure.numerator_count = 2;
    struct nk_figure_value value = kroner_in(2017, 1000);
    value.figure = &figure;
    ck_assert_int_eq(nk_series_real(&value, cpi, 2024), NK_INVALID);
    assert_is(value, "1000");
    ck_assert_ptr_null(value.price_index);
}
END_TEST

START_TEST(what_leaves_64_bits_is_an_error_and_not_a_number)
{
    struct nk_figure_value value = kroner_in(2012, INT64_MAX);
    ck_assert_int_eq(nk_series_real(&value, cpi, 2024), NK_OVERFLOW);
    assert_is(value, "9223372036854775807");
    ck_assert_ptr_null(value.price_index);
    /* On the way it may: 410 bits are little. */
    assert_is(in_prices_of(2012, kroner_in(2024, INT64_MAX)), "6482594567819337188");
    const struct nk_price_index_value finest[] = {
        {.year = 2017, .value = {.units = INT64_MAX, .scale = 9}},
        {.year = 2018, .value = {.units = INT64_MAX - 1, .scale = 9}},
    };
    const struct nk_price_index index = {.values = finest, .value_count = 2};
    struct nk_figure_value change = change_in(2018, INT64_MAX / 2, INT64_MAX / 2 - 1);
    ck_assert_int_eq(nk_series_real(&change, &index, 2017), NK_OK);
    assert_is(change, "0.0");
    /* Index numbers of different scales that have no common one in 64 bits. */
    const struct nk_price_index_value apart[] = {{.year = 2017, .value = {.units = INT64_MAX}},
                                                 {.year = 2018, .value = {.units = 1, .scale = 1}}};
    const struct nk_price_index wide = {.values = apart, .value_count = 2};
    value = kroner_in(2017, 1);
    ck_assert_int_eq(nk_series_real(&value, &wide, 2018), NK_OVERFLOW);
}
END_TEST

START_TEST(in_its_own_prices_an_amount_is_what_it_was)
{
    struct random random = {.state = 5};
    for (int i = 0; i < TRIES; i++) {
        int year = 2012 + (int)random_below(&random, 13);
        int64_t amount = (int64_t)random_below(&random, UINT64_C(2000000000000001)) - INT64_C(1000000000000000);
        struct nk_figure_value value = in_prices_of(year, kroner_in(year, amount));
        ck_assert_int_eq(value.value.units, amount);
    }
}
END_TEST

/* The exact rational number, by 128 bits. */
START_TEST(real_amounts_are_the_exact_quotient_rounded)
{
    struct random random = {.state = 6};
    for (int i = 0; i < TRIES; i++) {
        int year = 2012 + (int)random_below(&random, 13);
        int base = 2012 + (int)random_below(&random, 13);
        int64_t amount = (int64_t)random_below(&random, UINT64_C(1000000000000001));
        int64_t from = year == 2015 ? 1000 : consumer_prices[year - 2012].value.units;
        int64_t to = base == 2015 ? 1000 : consumer_prices[base - 2012].value.units;
        __int128 expected = ((__int128)2 * amount * to + from) / (2 * from);
        ck_assert_int_eq(in_prices_of(base, kroner_in(year, amount)).value.units, (int64_t)expected);
    }
}
END_TEST

static struct nk_figure_value published(const char *figure, int year)
{
    struct nk_figure_value value;
    ck_assert(nk_series_published(&value, &catalogue, figure_definition(figure), NK_TEXT(NK_ALL_REGIONS), year));
    return value;
}

START_TEST(R40_a_published_value_is_a_value_from_a_public_source)
{
    const struct nk_figure_value value = published("ict-expenditure", 2017);
    assert_is(value, "7040000000");
    ck_assert_int_eq(value.status, NK_PUBLIC_SOURCE);
    assert_decimal(value.estimated_share, "100.0");
    ck_assert(!value.numerator_known && !value.denominator_known);
    ck_assert_int_eq(value.published->precision, 10000000);
    assert_is(published("ict-expenditure-share-of-revenue", 2017), "4.9");
    struct nk_figure_value none;
    ck_assert(
        !nk_series_published(&none, &catalogue, figure_definition("ict-expenditure"), NK_TEXT(NK_ALL_REGIONS), 2018));
    ck_assert(!nk_series_published(&none, &catalogue, figure_definition("ict-expenditure"), NK_TEXT(NK_SECTOR), 2017));
    ck_assert(
        !nk_series_published(&none, &catalogue, figure_definition("investment-share"), NK_TEXT(NK_ALL_REGIONS), 2017));
}
END_TEST

/* 8,915,109,005 and 10,128,519,856, of which two and one decimals of a billion are known. */
START_TEST(a_published_value_in_other_prices_is_no_more_precise_than_it_was)
{
    assert_is(in_prices_of(2024, published("ict-expenditure", 2017)), "8920000000");
    assert_is(in_prices_of(2024, published("ict-expenditure", 2019)), "10100000000");
    assert_is(in_prices_of(2024, published("ict-expenditure-share-of-revenue", 2017)), "4.9");
    assert_is(in_prices_of(2030, published("ict-expenditure", 2017)), "price-index-missing");
}
END_TEST

START_TEST(a_published_change_has_no_parts_to_bring_to_other_prices)
{
    assert_is(in_prices_of(2017, published("change-from-previous-year", 2020)), "not-separable");
}
END_TEST

int main(void)
{
    TCase *real = tcase_create("real terms");
    tcase_add_test(real, R52_nominal_amounts_are_brought_to_the_prices_of_a_base_year);
    tcase_add_test(real, the_vintage_of_the_index_is_that_of_the_answer);
    tcase_add_test(real, a_figure_in_other_prices_is_rounded_once);
    tcase_add_test(real, money_by_money_is_the_same_in_all_prices_and_needs_no_index);
    tcase_add_test(real, money_below_the_line_moves_the_other_way);
    tcase_add_test(real, a_change_in_fixed_prices_is_a_change_in_volume);
    tcase_add_test(real, it_does_not_matter_which_term_looks_back);
    tcase_add_test(real, two_signs_below_zero_are_above_it);
    tcase_add_test(real, index_numbers_of_different_decimals_are_brought_together);
    tcase_add_test(real, a_year_without_an_index_number_takes_the_value_away_and_says_why);
    tcase_add_test(real, an_absent_value_keeps_its_reason_and_has_its_basis);
    tcase_add_test(real, a_denominator_that_is_all_prices_is_zero_in_fixed_prices);
    tcase_add_test(real, a_sum_of_kroner_and_heads_has_no_price);
    tcase_add_test(real, what_leaves_64_bits_is_an_error_and_not_a_number);
    tcase_add_test(real, in_its_own_prices_an_amount_is_what_it_was);
    tcase_add_test(real, real_amounts_are_the_exact_quotient_rounded);
    TCase *published_case = tcase_create("published values");
    tcase_add_test(published_case, R40_a_published_value_is_a_value_from_a_public_source);
    tcase_add_test(published_case, a_published_value_in_other_prices_is_no_more_precise_than_it_was);
    tcase_add_test(published_case, a_published_change_has_no_parts_to_bring_to_other_prices);
    TCase *const cases[] = {real, published_case};
    return test_run("real terms", cases, LENGTH_OF(cases));
}
