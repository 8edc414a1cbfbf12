/* What figures are compared with, as it comes out of the database, and what the database refuses of it. */
#include <stdio.h>
#include <stdlib.h>

#include "core/reference.h"
#include "server/db/catalogue.h"
#include "tests/db/cases.h"
#include "tests/db/support.h"

static struct nk_catalogue loaded(void)
{
    struct nk_catalogue catalogue;
    nk_assert_status(nk_db_catalogue_load(nk_test_db(), nk_test_arena(), &catalogue), NK_DB_ONE);
    return catalogue;
}

static size_t rows_of(const char *table)
{
    char statement[64];
    (void)snprintf(statement, sizeof statement, "SELECT count(*) FROM %s", table);
    return (size_t)strtoul(nk_sql(statement), NULL, 10);
}

#define IMPUTATION(id, base_value) \
    "INSERT INTO imputation VALUES ('" id \
    "', 2017, 'diakonhjemmet-sykehus', 'employees', 'operating-cost', " base_value ", 'n', 'n', 'n', 's')"

START_TEST(everything_to_compare_with_is_in_the_catalogue)
{
    const struct nk_catalogue catalogue = loaded();
    ck_assert_uint_gt(catalogue.price_index_count, 0);
    ck_assert_uint_eq(catalogue.price_index_count, rows_of("price_index"));
    ck_assert_uint_eq(catalogue.break_count, rows_of("break"));
    ck_assert_uint_eq(catalogue.benchmark_count, rows_of("benchmark"));
    ck_assert_uint_eq(catalogue.published_value_count, rows_of("published_value"));
    ck_assert_uint_eq(catalogue.imputation_count, rows_of("imputation"));
    size_t values = 0, exceptions = 0;
    for (size_t i = 0; i < catalogue.price_index_count; i++)
        values += catalogue.price_indices[i].value_count;
    for (size_t i = 0; i < catalogue.break_count; i++)
        exceptions += catalogue.breaks[i].exception_count;
    ck_assert_uint_eq(values, rows_of("price_index_value"));
    ck_assert_uint_eq(exceptions, rows_of("break_exception"));
}
END_TEST

START_TEST(index_values_keep_the_decimals_that_they_were_published_with)
{
    const struct nk_catalogue catalogue = loaded();
    const struct nk_price_index *cpi = &catalogue.price_indices[0];
    nk_assert_text(cpi->id, "cpi");
    nk_assert_text(cpi->vintage, "2025-01");
    ck_assert_int_eq(cpi->reference_year, 2015);
    ck_assert_int_eq(cpi->values[0].year, 2012);
    ck_assert_int_eq(cpi->values[0].value.units, 939);
    ck_assert_int_eq(cpi->values[3].year, 2015);
    ck_assert_int_eq(cpi->values[3].value.units, 1000);
    ck_assert_int_eq(cpi->values[3].value.scale, 1);
}
END_TEST

START_TEST(every_list_is_in_the_order_that_it_is_searched_in)
{
    const struct nk_catalogue catalogue = loaded();
    for (size_t i = 1; i < catalogue.break_count; i++)
        ck_assert_int_le(catalogue.breaks[i - 1].year, catalogue.breaks[i].year);
    for (size_t i = 1; i < catalogue.benchmark_count; i++) {
        int order = nk_text_compare(catalogue.benchmarks[i - 1].figure, catalogue.benchmarks[i].figure);
        ck_assert(order < 0 || (order == 0 && catalogue.benchmarks[i - 1].year <= catalogue.benchmarks[i].year));
    }
    for (size_t i = 1; i < catalogue.published_value_count; i++)
        ck_assert_int_le(
            nk_text_compare(catalogue.published_values[i - 1].figure, catalogue.published_values[i].figure), 0);
}
END_TEST

START_TEST(a_break_comes_with_its_exceptions_and_a_benchmark_with_its_reason)
{
    const struct nk_catalogue catalogue = loaded();
    size_t found = 0;
    for (size_t i = 0; i < catalogue.break_count; i++) {
        const struct nk_break *each = &catalogue.breaks[i];
        if (nk_text_is(each->id, "method-2017")) {
            found++;
            ck_assert_int_eq(each->year, 2017);
            ck_assert_uint_eq(each->entity.length, 0);
            ck_assert_uint_eq(each->exception_count, 1);
            nk_assert_text(each->exceptions[0], "ict-expenditure-former-definition");
        } else if (nk_text_is(each->id, "classification-2022-area")) {
            found++;
            ck_assert_int_eq(each->breakdown, NK_BY_AREA);
            ck_assert_uint_eq(each->exception_count, 0);
        } else if (nk_text_is(each->id, "benchmark-median-2021")) {
            found++;
            ck_assert(each->of_benchmark);
        }
    }
    ck_assert_uint_eq(found, 3);
    for (size_t i = 0; i < catalogue.benchmark_count; i++)
        ck_assert_int_eq(catalogue.benchmarks[i].comparable, catalogue.benchmarks[i].reason.in[NK_ENGLISH].length == 0);
}
END_TEST

START_TEST(vintages_of_an_index_stand_after_each_other_each_with_its_values)
{
    (void)nk_sql("INSERT INTO price_index VALUES ('cpi', '2024-01', 'n', 'n', 'n', 2015, 's');"
                 "INSERT INTO price_index_value VALUES ('cpi', '2024-01', 2016, 103.60, 's')");
    const struct nk_catalogue catalogue = loaded();
    ck_assert_uint_eq(catalogue.price_index_count, 2);
    nk_assert_text(catalogue.price_indices[0].vintage, "2024-01");
    ck_assert_uint_eq(catalogue.price_indices[0].value_count, 1);
    ck_assert_int_eq(catalogue.price_indices[0].values[0].value.units, 10360);
    ck_assert_int_eq(catalogue.price_indices[0].values[0].value.scale, 2);
    ck_assert_uint_eq(catalogue.price_indices[1].value_count, 13);
}
END_TEST

START_TEST(an_estimate_comes_with_its_units_and_knows_whether_its_base_is_given)
{
    (void)nk_sql(IMPUTATION("with-base", "1234.5"));
    (void)nk_sql("INSERT INTO imputation VALUES ('without-base', 2017, 'diakonhjemmet-sykehus', 'fte', "
                 "'operating-cost', NULL, 'n', 'n', 'n', 's')");
    (void)nk_sql(
        "INSERT INTO imputation_unit VALUES ('with-base', 'helse-vest', 's'), ('with-base', 'helse-nord', 's')");
    const struct nk_catalogue catalogue = loaded();
    ck_assert_uint_eq(catalogue.imputation_count, 2);
    const struct nk_imputation *with = &catalogue.imputations[0];
    nk_assert_text(with->id, "with-base");
    ck_assert_int_eq(with->target, NK_SUM_EMPLOYEES);
    ck_assert_int_eq(with->base, NK_SUM_OPERATING_COST);
    ck_assert(with->base_given);
    ck_assert_int_eq(with->base_value.units, 12345);
    ck_assert_uint_eq(with->unit_count, 2);
    nk_assert_text(with->units[0], "helse-nord");
    nk_assert_text(with->units[1], "helse-vest");
    ck_assert(!catalogue.imputations[1].base_given);
    ck_assert_uint_eq(catalogue.imputations[1].unit_count, 0);
}
END_TEST

START_TEST(a_number_is_refused_that_does_not_fit_the_computation)
{
    ck_assert_str_eq(nk_refusal("INSERT INTO price_index_value VALUES ('cpi', '2025-01', 2030, 'NaN', 's')"),
                     "exact_decimal_is_a_number");
    ck_assert_str_eq(nk_refusal("INSERT INTO price_index_value VALUES ('cpi', '2025-01', 2030, 1.0000000001, 's')"),
                     "exact_decimal_fits_64_bits");
    ck_assert_str_eq(
        nk_refusal("INSERT INTO price_index_value VALUES ('cpi', '2025-01', 2030, 9223372036854775807, 's')"),
        "exact_decimal_fits_64_bits");
    ck_assert_str_eq(nk_refusal("INSERT INTO price_index_value VALUES ('cpi', '2025-01', 2030, 0, 's')"),
                     "price_index_value_is_positive");
    ck_assert_str_eq(nk_refusal("INSERT INTO price_index_value VALUES ('cpi', '2025-01', 2030, 150.1, 's')"), "");
}
END_TEST

START_TEST(a_vintage_is_a_month)
{
    ck_assert_str_eq(nk_refusal("INSERT INTO price_index VALUES ('cpi', '2025-13', 'n', 'n', 'n', 2015, 's')"),
                     "price_index_vintage_is_a_month");
}
END_TEST

START_TEST(a_published_value_is_of_a_figure_and_an_entity_that_exist)
{
    ck_assert_str_eq(
        nk_refusal("INSERT INTO published_value VALUES ('ict-expenditure', 'helse-bergen', 2017, 1, 1, 's')"),
        "published_value_entity_is_known");
    ck_assert_str_eq(nk_refusal("INSERT INTO published_value VALUES ('beds', 'sector', 2017, 1, 1, 's')"),
                     "published_value_figure_fkey");
    ck_assert_str_eq(nk_refusal("INSERT INTO published_value VALUES ('ict-expenditure', 'sector', 2018, 1, 0, 's')"),
                     "published_value_precision_is_positive");
    ck_assert_str_eq(
        nk_refusal("INSERT INTO published_value VALUES ('ict-expenditure', 'helse-vest', 2018, 1, 1, 's')"), "");
}
END_TEST

START_TEST(a_benchmark_that_does_not_compare_says_why_and_one_that_does_says_nothing)
{
    ck_assert_str_eq(nk_refusal("INSERT INTO benchmark VALUES ('b', 'investment-share', 2018, 1, 'e', 'mean', 'd', "
                                "false, NULL, NULL, NULL, 's')"),
                     "benchmark_says_why_it_does_not_compare");
    ck_assert_str_eq(nk_refusal("INSERT INTO benchmark VALUES ('b', 'investment-share', 2018, 1, 'e', 'mean', 'd', "
                                "true, 'n', 'n', 'n', 's')"),
                     "benchmark_says_why_it_does_not_compare");
    ck_assert_str_eq(nk_refusal("INSERT INTO benchmark VALUES ('b', 'investment-share', 2018, 1, 'e', 'mode', 'd', "
                                "true, NULL, NULL, NULL, 's')"),
                     "benchmark_statistic_is_known");
}
END_TEST

START_TEST(a_break_is_of_something_that_exists)
{
    ck_assert_str_eq(
        nk_refusal(
            "INSERT INTO break VALUES ('b', 2018, 'nobody', NULL, 'none', false, 'n', 'n', 'n', 'd', 'd', 'd', 's')"),
        "break_entity_is_known");
    ck_assert_str_eq(
        nk_refusal(
            "INSERT INTO break VALUES ('b', 2018, NULL, NULL, 'origin', false, 'n', 'n', 'n', 'd', 'd', 'd', 's')"),
        "break_breakdown_is_known");
    ck_assert_str_eq(nk_refusal("INSERT INTO break_exception VALUES ('vat-2017', 'beds', 's')"),
                     "break_exception_figure_fkey");
}
END_TEST

START_TEST(an_estimate_rests_on_others_and_is_the_only_one_of_its_value)
{
    ck_assert_str_eq(nk_refusal(IMPUTATION(
                         "one", "NULL") "; INSERT INTO imputation_unit VALUES ('one', 'diakonhjemmet-sykehus', 's')"),
                     "imputation_rests_on_others");
    ck_assert_str_eq(nk_refusal(IMPUTATION("one", "NULL") "; " IMPUTATION("two", "NULL")),
                     "imputation_is_one_for_a_value");
    ck_assert_str_eq(nk_refusal("INSERT INTO imputation VALUES ('one', 2017, 'nhn', 'ict-expenditure', 'employees', "
                                "NULL, 'n', 'n', 'n', 's')"),
                     "reported_sum_is_known");
}
END_TEST

void nk_add_catalogue_comparisons(Suite *suite)
{
    TCase *cases = nk_case_with_tables(suite, "what figures are compared with");
    tcase_add_test(cases, everything_to_compare_with_is_in_the_catalogue);
    tcase_add_test(cases, index_values_keep_the_decimals_that_they_were_published_with);
    tcase_add_test(cases, every_list_is_in_the_order_that_it_is_searched_in);
    tcase_add_test(cases, a_break_comes_with_its_exceptions_and_a_benchmark_with_its_reason);
    tcase_add_test(cases, a_number_is_refused_that_does_not_fit_the_computation);
    tcase_add_test(cases, a_vintage_is_a_month);
    tcase_add_test(cases, a_published_value_is_of_a_figure_and_an_entity_that_exist);
    tcase_add_test(cases, a_benchmark_that_does_not_compare_says_why_and_one_that_does_says_nothing);
    tcase_add_test(cases, a_break_is_of_something_that_exists);
    tcase_add_test(cases, an_estimate_rests_on_others_and_is_the_only_one_of_its_value);

    TCase *changed = nk_case_with_database(suite, "changed comparisons");
    tcase_add_test(changed, vintages_of_an_index_stand_after_each_other_each_with_its_values);
    tcase_add_test(changed, an_estimate_comes_with_its_units_and_knows_whether_its_base_is_given);
}
