/* What the database refuses of reference data, whoever asks. The owner asks here, so nothing is a matter of rights. */
#include <stdio.h>

#include "tests/db/cases.h"
#include "tests/db/support.h"

#define ACTOR(id, number, kind, region, from, to)                                                              \
    "INSERT INTO actor VALUES ('" id "', " number ", 'n', 'n', 'n', '" kind "', " region ", '" from "', " to   \
    ", NULL, 's')"

START_TEST(an_organisation_number_with_a_wrong_check_digit_is_refused)
{
    static const char *const wrong[] = {"984166762",  "998038615", "123456785", "88397483",
                                        "8839748321", "88397483x", ""};
    ck_assert_str_eq(nk_sql("SELECT organisation_number_is_valid('883974832')"), "t");
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char statement[128];
        (void)snprintf(statement, sizeof statement, "SELECT organisation_number_is_valid('%s')", wrong[i]);
        ck_assert_str_eq(nk_sql(statement), "f");
    }
    ck_assert_str_eq(nk_refusal(ACTOR("new", "'984166762'", "trust", "NULL", "2010-01-01", "NULL")),
                     "actor_organisation_number_is_valid");
    ck_assert_str_eq(nk_refusal(ACTOR("new", "'974760673'", "trust", "NULL", "2010-01-01", "NULL")), "");
}
END_TEST

START_TEST(an_organisation_number_has_one_actor)
{
    ck_assert_str_eq(nk_refusal(ACTOR("new", "'994598759'", "trust", "NULL", "2010-01-01", "NULL")),
                     "actor_organisation_number_key");
}
END_TEST

START_TEST(an_actor_without_a_number_is_a_region_and_a_region_has_none)
{
    ck_assert_str_eq(nk_refusal(ACTOR("new", "NULL", "trust", "NULL", "2010-01-01", "NULL")),
                     "actor_region_is_no_legal_person");
    ck_assert_str_eq(nk_refusal(ACTOR("new", "'974760673'", "region", "NULL", "2010-01-01", "NULL")),
                     "actor_region_is_no_legal_person");
}
END_TEST

START_TEST(a_member_belongs_to_a_region_and_not_to_another_member)
{
    ck_assert_str_eq(nk_refusal(ACTOR("new", "'974760673'", "trust", "'nhn'", "2010-01-01", "NULL")),
                     "actor_region_is_a_region");
    ck_assert_str_eq(nk_refusal(ACTOR("new", "'974760673'", "trust", "'helse-vest'", "2010-01-01", "NULL")), "");
}
END_TEST

START_TEST(an_actor_does_not_end_before_it_begins)
{
    ck_assert_str_eq(nk_refusal(ACTOR("new", "'974760673'", "trust", "NULL", "2010-01-01", "'2009-12-31'")),
                     "actor_validity_is_a_range");
}
END_TEST

START_TEST(ids_are_lower_case_words_joined_by_hyphens)
{
    ck_assert_str_eq(nk_refusal(ACTOR("Helse Vest", "'974760673'", "trust", "NULL", "2010-01-01", "NULL")),
                     "identifier_is_words_joined_by_hyphens");
}
END_TEST

START_TEST(an_outside_financier_has_no_id_of_an_actor)
{
    ck_assert_str_eq(nk_refusal("INSERT INTO outside_financier VALUES ('nhn', 'n', 'n', 'n', 's')"),
                     "financier_id_is_unique");
}
END_TEST

START_TEST(two_versions_of_a_classification_are_not_in_force_in_one_year)
{
    ck_assert_str_eq(
        nk_refusal("INSERT INTO classification VALUES ('ict-area', '2018', 'n', 'n', 'n', 2018, NULL, 's')"),
        "classification_years_do_not_overlap");
}
END_TEST

START_TEST(a_number_of_an_identity_is_one_line_or_one_number)
{
#define TERM(values) nk_refusal("INSERT INTO account_term VALUES ('2017', 'balance', " values ", 's')")
    ck_assert_str_eq(TERM("9, NULL, NULL, false, 0"), "account_term_is_one_number");
    ck_assert_str_eq(TERM("9, 'art', 'depreciation', false, 0"), "account_term_is_one_number");
    ck_assert_str_eq(TERM("9, 'arts', NULL, false, 0"), "account_term_version_line_fkey");
    ck_assert_str_eq(TERM("9, NULL, 'profit', false, 0"), "account_term_number_is_known");
    ck_assert_str_eq(TERM("9, 'art', NULL, false, -2"), "account_term_year_is_this_or_the_last");
    ck_assert_str_eq(TERM("0, 'art', NULL, true, 0"), "account_term_stated_is_plain");
#undef TERM
}
END_TEST

START_TEST(two_methodologies_are_not_in_force_in_one_year)
{
    ck_assert_str_eq(nk_refusal("INSERT INTO methodology VALUES ('2018', 2018, NULL, true, '2017', 'n', 'n', "
                                "'n', 'd', 'd', 'd', 's')"),
                     "methodology_years_do_not_overlap");
}
END_TEST

START_TEST(a_methodology_uses_code_lists_that_exist)
{
    ck_assert_str_eq(nk_refusal("UPDATE methodology SET classification_version = '1999' WHERE id = '2017'"),
                     "methodology_category_classification_classification_version_fkey");
}
END_TEST

START_TEST(a_code_and_its_position_occur_once_in_a_version)
{
    ck_assert_str_eq(nk_refusal("INSERT INTO code VALUES ('ict-area', '2017', 'network', 99, 'n', 'n', 'n', "
                                "NULL, NULL, NULL, 's')"),
                     "code_pkey");
    ck_assert_str_eq(
        nk_refusal(
            "INSERT INTO code VALUES ('ict-area', '2017', 'new', 1, 'n', 'n', 'n', NULL, NULL, NULL, 's')"),
        "code_position_is_unique");
}
END_TEST

START_TEST(a_rule_has_one_severity_a_year)
{
    ck_assert_str_eq(
        nk_refusal(
            "INSERT INTO rule SELECT id, check_name, 'info', tolerance, name_nb, name_nn, name_en, message_nb,"
            " message_nn, message_en, how_to_mend_nb, how_to_mend_nn, how_to_mend_en, 2100, NULL, source"
            " FROM rule WHERE last_year IS NULL LIMIT 1"),
        "rule_years_do_not_overlap");
}
END_TEST

START_TEST(every_line_says_where_it_was_read)
{
    ck_assert_str_eq(nk_refusal("UPDATE actor SET source = ' ' WHERE id = 'nhn'"), "prose_says_something");
    ck_assert_str_eq(nk_refusal("UPDATE figure SET source = NULL"), "23502");
}
END_TEST

void nk_add_invariants_reference(Suite *suite)
{
    TCase *cases = nk_case_with_tables(suite, "invariants of reference data");
    tcase_add_test(cases, an_organisation_number_with_a_wrong_check_digit_is_refused);
    tcase_add_test(cases, an_organisation_number_has_one_actor);
    tcase_add_test(cases, an_actor_without_a_number_is_a_region_and_a_region_has_none);
    tcase_add_test(cases, a_member_belongs_to_a_region_and_not_to_another_member);
    tcase_add_test(cases, an_actor_does_not_end_before_it_begins);
    tcase_add_test(cases, ids_are_lower_case_words_joined_by_hyphens);
    tcase_add_test(cases, an_outside_financier_has_no_id_of_an_actor);
    tcase_add_test(cases, two_versions_of_a_classification_are_not_in_force_in_one_year);
    tcase_add_test(cases, a_number_of_an_identity_is_one_line_or_one_number);
    tcase_add_test(cases, two_methodologies_are_not_in_force_in_one_year);
    tcase_add_test(cases, a_methodology_uses_code_lists_that_exist);
    tcase_add_test(cases, a_code_and_its_position_occur_once_in_a_version);
    tcase_add_test(cases, a_rule_has_one_severity_a_year);
    tcase_add_test(cases, every_line_says_where_it_was_read);
}
