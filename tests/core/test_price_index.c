#include "core/series.h"
#include "tests/core/reference_data.h"

static const struct nk_catalogue catalogue = {.price_indices = price_indices,
                                              .price_index_count = LENGTH_OF(price_indices)};

static void assert_decimal(struct nk_decimal value, const char *expected)
{
    char text[NK_DECIMAL_TEXT_MAX];
    nk_decimal_print(text, value);
    ck_assert_str_eq(text, expected);
}

/* 2014 is 2.1 on 2015 = 100: (97.9 − 95.9) / 95.9 = 2.0855. */
START_TEST(changes_of_prices_come_from_the_rounded_index_and_are_rounded_to_one_decimal)
{
    static const char *const changes[] = {"2.1", "2.1", "2.1", "3.6", "1.8", "2.7",
                                          "2.2", "1.3", "3.5", "5.8", "5.5", "3.1"};
    for (int i = 0; i < (int)LENGTH_OF(changes); i++) {
        struct nk_decimal change;
        ck_assert_int_eq(nk_price_index_change(&change, cpi, 2013 + i), NK_OK);
        assert_decimal(change, changes[i]);
    }
}
END_TEST

START_TEST(prices_can_fall)
{
    const struct nk_price_index_value values[] = {INDEX(2019, 1000), INDEX(2020, 985)};
    const struct nk_price_index index = {.values = values, .value_count = 2};
    struct nk_decimal change;
    ck_assert_int_eq(nk_price_index_change(&change, &index, 2020), NK_OK);
    assert_decimal(change, "-1.5");
}
END_TEST

START_TEST(a_year_that_the_index_lacks_has_no_number)
{
    struct nk_decimal value;
    ck_assert(!nk_price_index_of_year(&value, cpi, 2011));
    ck_assert(!nk_price_index_of_year(&value, cpi, 2025));
    ck_assert(nk_price_index_of_year(&value, cpi, 2017));
    assert_decimal(value, "105.5");
    ck_assert_int_eq(nk_price_index_change(&value, cpi, 2012), NK_UNDEFINED);
    ck_assert_int_eq(nk_price_index_change(&value, cpi, 2025), NK_UNDEFINED);
}
END_TEST

START_TEST(an_index_number_that_is_not_above_zero_is_none)
{
    const struct nk_price_index_value values[] = {INDEX(2017, 1000), INDEX(2018, 0), INDEX(2019, -1)};
    const struct nk_price_index index = {.values = values, .value_count = 3};
    struct nk_decimal value;
    ck_assert(!nk_price_index_of_year(&value, &index, 2018));
    ck_assert(!nk_price_index_of_year(&value, &index, 2019));
}
END_TEST

START_TEST(an_index_is_found_by_its_vintage_or_as_the_newest)
{
    const struct nk_text newest = {.length = 0};
    ck_assert_ptr_eq(nk_catalogue_price_index(&catalogue, NK_TEXT("cpi"), newest), cpi);
    ck_assert_ptr_eq(nk_catalogue_price_index(&catalogue, NK_TEXT("cpi"), NK_TEXT("2018-01")), &price_indices[0]);
    ck_assert_ptr_eq(nk_catalogue_price_index(&catalogue, NK_TEXT("wages"), newest), &price_indices[2]);
    ck_assert_ptr_null(nk_catalogue_price_index(&catalogue, NK_TEXT("cpi"), NK_TEXT("2019-01")));
    ck_assert_ptr_null(nk_catalogue_price_index(&catalogue, NK_TEXT("deflator"), newest));
}
END_TEST

int main(void)
{
    TCase *index = tcase_create("price index");
    tcase_add_test(index, changes_of_prices_come_from_the_rounded_index_and_are_rounded_to_one_decimal);
    tcase_add_test(index, prices_can_fall);
    tcase_add_test(index, a_year_that_the_index_lacks_has_no_number);
    tcase_add_test(index, an_index_number_that_is_not_above_zero_is_none);
    tcase_add_test(index, an_index_is_found_by_its_vintage_or_as_the_newest);
    return test_run("price index", &index, 1);
}
