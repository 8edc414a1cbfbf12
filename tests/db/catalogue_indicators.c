/* What is measured of services, as it comes out of the database, and what the database refuses of it. */
#include <stdio.h>
#include <stdlib.h>

#include "core/indicator.h"
#include "server/db/catalogue.h"
#include "tests/db/cases.h"
#include "tests/db/support.h"

static const struct nk_indicator_definitions *loaded(void)
{
    struct nk_catalogue catalogue;
    nk_assert_status(nk_db_catalogue_load(nk_test_db(), nk_test_arena(), &catalogue), NK_DB_ONE);
    ck_assert_ptr_nonnull(catalogue.indicators);
    return catalogue.indicators;
}

static size_t rows_of(const char *table)
{
    char statement[64];
    (void)snprintf(statement, sizeof statement, "SELECT count(*) FROM %s", table);
    return (size_t)strtoul(nk_sql(statement), NULL, 10);
}

START_TEST(everything_that_is_measured_is_in_the_catalogue)
{
    const struct nk_indicator_definitions *definitions = loaded();
    ck_assert_uint_gt(definitions->service_count, 0);
    ck_assert_uint_eq(definitions->service_count, rows_of("service"));
    ck_assert_uint_eq(definitions->indicator_count, rows_of("indicator"));
    ck_assert_uint_eq(definitions->pair_count, rows_of("service_indicator"));
    ck_assert_uint_eq(definitions->target_count, rows_of("indicator_target"));
    ck_assert_uint_eq(definitions->break_count, rows_of("indicator_break"));
    ck_assert_uint_eq(definitions->sum_count, rows_of("indicator_sum"));
}
END_TEST

START_TEST(whatever_is_listed_is_found_by_its_name)
{
    const struct nk_indicator_definitions *definitions = loaded();
    for (size_t i = 0; i < definitions->service_count; i++)
        ck_assert_ptr_eq(nk_service_find(definitions, definitions->services[i].id), &definitions->services[i]);
    for (size_t i = 0; i < definitions->indicator_count; i++)
        ck_assert_ptr_eq(nk_indicator_find(definitions, definitions->indicators[i].id), &definitions->indicators[i]);
    for (size_t i = 0; i < definitions->pair_count; i++)
        ck_assert_ptr_eq(nk_service_indicator_find(definitions, definitions->pairs[i].service,
                                                   definitions->pairs[i].indicator),
                         &definitions->pairs[i]);
    for (size_t i = 1; i < definitions->break_count; i++)
        ck_assert_int_le(definitions->breaks[i - 1].from, definitions->breaks[i].from);
}
END_TEST

START_TEST(an_agreed_level_keeps_its_decimals_and_a_path_its_ends)
{
    const struct nk_indicator_definitions *definitions = loaded();
    const struct nk_target *agreed = nk_target_in_force(definitions, NK_TEXT("sentral-forskrivningsmodul"),
                                                        NK_TEXT("availability"), 20241231);
    ck_assert_ptr_nonnull(agreed);
    ck_assert_int_eq(agreed->comparator, NK_AT_LEAST);
    ck_assert_int_eq(agreed->value.units, 9999);
    ck_assert_int_eq(agreed->value.scale, 2);
    ck_assert(!agreed->has_path);
    const struct nk_target *cloud =
        nk_target_in_force(definitions, NK_TEXT("organisation"), NK_TEXT("cloud-share-of-data-load"), 20250630);
    ck_assert(cloud->has_path);
    ck_assert_int_eq(cloud->start_value.units, 58);
    ck_assert_int_eq(cloud->end_date, 20251231);
}
END_TEST

#define TARGET(columns, values) \
    "INSERT INTO indicator_target (id, indicator, comparator, value, source, " columns \
    ") VALUES ('new', 'users', 'at-least', 5, 's', " values ")"

START_TEST(a_target_is_whole)
{
    ck_assert_str_eq(nk_refusal(TARGET("start_value", "1")), "indicator_target_path_is_whole");
    ck_assert_str_eq(nk_refusal(TARGET("start_value, start_date, end_date", "1, '2025-01-01', '2025-01-01'")),
                     "indicator_target_path_is_a_range");
    ck_assert_str_eq(nk_refusal(TARGET("valid_from, valid_to", "'2025-01-02', '2025-01-01'")),
                     "indicator_target_validity_is_a_range");
    ck_assert_str_eq(nk_refusal(TARGET("service", "'helsenorge'")), "");
}
END_TEST

START_TEST(what_a_measurement_is_must_be_known)
{
    ck_assert_str_eq(nk_refusal("UPDATE indicator SET family = 'other' WHERE id = 'users'"),
                     "indicator_family_is_known");
    ck_assert_str_eq(nk_refusal("UPDATE indicator SET period = 'week' WHERE id = 'users'"),
                     "indicator_period_is_known");
    ck_assert_str_eq(nk_refusal("UPDATE indicator SET over_time = 'mean' WHERE id = 'users'"),
                     "indicator_over_time_is_known");
    ck_assert_str_eq(nk_refusal("UPDATE indicator SET base = 'users' WHERE id = 'users'"),
                     "indicator_is_no_part_of_itself");
    ck_assert_str_eq(nk_refusal("INSERT INTO indicator_sum VALUES ('users', 1, 'users', 's')"),
                     "indicator_sum_is_no_part_of_itself");
}
END_TEST

void nk_add_catalogue_indicators(Suite *suite)
{
    TCase *cases = nk_case_with_tables(suite, "what is measured");
    tcase_add_test(cases, everything_that_is_measured_is_in_the_catalogue);
    tcase_add_test(cases, whatever_is_listed_is_found_by_its_name);
    tcase_add_test(cases, an_agreed_level_keeps_its_decimals_and_a_path_its_ends);
    tcase_add_test(cases, a_target_is_whole);
    tcase_add_test(cases, what_a_measurement_is_must_be_known);
}
