#include "tests/core/rule_set.h"

START_TEST(returns_without_a_mistake_have_no_findings)
{
    for (size_t i = 0; i < LENGTH_OF(sector_2017); i++)
        assert_return(2017, &sector_2017[i], "");
    ASSERT_2022("", .actor = "helse-nord", .by_category = "software//operating 6, public-cloud//investment 4",
                .by_area = "/infrastructure/operating 6, /unspecified/investment 4",
                .purchases = {{"nhn", "3", true, "software/infrastructure/operating 3"}});
}
END_TEST

START_TEST(V01_the_actor_exists_in_the_year)
{
    ASSERT_2017("V01  helse-midt-norge:  helse-midt-norge ", .actor = "helse-midt-norge", SOMETHING);
    const struct sector_return ended = {.actor = "nasjonal-ikt", SOMETHING};
    assert_return(2019, &ended, "");
    assert_return(2020, &ended, "V01  nasjonal-ikt:  nasjonal-ikt ");
    struct nk_submission *submission = sector_submission(&arena, 2020, &ended);
    submission->stated_actor = NK_TEXT("nasjonal-ikt");
    struct nk_findings findings = run(submission);
    assert_found(&findings, "V01 /actor nasjonal-ikt:  nasjonal-ikt ");
}
END_TEST

START_TEST(V03_what_the_document_says_of_itself_is_what_its_address_says)
{
    const struct sector_return from = {.actor = "helse-nord", SOMETHING};
    struct nk_submission *submission = sector_submission(&arena, 2017, &from);
    submission->stated_actor = NK_TEXT("helse-nord");
    submission->stated_year = 2017;
    struct nk_findings findings = run(submission);
    assert_found(&findings, "");
    submission->stated_actor = NK_TEXT("helse-vest");
    submission->stated_year = 2018;
    findings = run(submission);
    assert_found(&findings, "V03 /actor helse-vest: helse-nord helse-vest \nV03 /year year: 2017 2018 1");
}
END_TEST

START_TEST(V04_a_cell_is_stated_once_in_each_list)
{
    ASSERT_2017("V04 /expenditure/1 software/network/operating:   \nV04 /expenditure/3 software/network/operating:   ",
                .actor = "helse-nord",
                .expenditure = "software/network/operating 1, software/network/operating 2,"
                               "software/network/investment 3, software/network/operating 4");
    ASSERT_2022("V04 /expenditureByArea/1 unspecified/operating:   ", .actor = "helse-nord",
                .by_category = "software//operating 3",
                .by_area = "/unspecified/operating 1, /unspecified/operating 2");
    /* The same cell of two financiers is no duplicate, of one it is. */
    ASSERT_2017("", .actor = "nhn", SOMETHING,
                .financing = {{.financier = "helse-nord", .cells = "software/network/operating 1"},
                              {.financier = "helse-vest", .cells = "software/network/operating 1"}});
    ASSERT_2017("V04 /financing/0/cells/1 software/network/operating:   ", .actor = "nhn", SOMETHING,
                .financing = {{.financier = "helse-nord",
                               .cells = "software/network/operating 1, software/network/operating 2"}});
}
END_TEST

START_TEST(V04_each_says_where_the_first_of_its_kind_stands)
{
    const struct sector_return from = {.actor = "helse-nord",
                                       .expenditure = "software/network/investment 3, software/network/operating 1,"
                                                      "software/network/operating 2, software/network/operating 4"};
    const struct nk_findings findings = run(sector_submission(&arena, 2017, &from));
    ck_assert_uint_eq(findings.count, 2);
    for (size_t i = 0; i < findings.count; i++)
        ck_assert_text(findings.items[i].other.pointer, "/expenditure/1");
}
END_TEST

START_TEST(V05_amounts_and_counts_are_not_negative)
{
    ASSERT_2017(
        "V05 /expenditure/0/amount : 0 -1 -1\nV05 /staffing/employees : 0 -2 -2\nV05 /staffing/fte : 0 -3.5 -3.5\n"
        "V05 /purchases/0/amount : 0 -4 -4",
        .actor = "helse-nord", .expenditure = "software/network/operating -1", .employees = "-2", .fte = "-3.5",
        .purchases = {{"nhn", "-4", false, NULL}});
    ASSERT_2017(
        "V05 /financing/0/share : 0 -10 -10\nV25 /financing/1/share : 100 110 10", .actor = "nhn", SOMETHING,
        .financing = {{.financier = "helse-nord", .share = "-10"}, {.financier = "helse-vest", .share = "110"}});
    /* A missing value is no number. */
    ASSERT_2017("", .actor = "helse-nord", SOMETHING, .employees = "-2 missing");
}
END_TEST

START_TEST(V05_lines_of_the_accounts_may_be_negative)
{
    const struct sector_return from = {.actor = "helse-nord", SOMETHING};
    struct nk_submission *submission = sector_submission(&arena, 2017, &from);
    struct nk_account_line line = {.code = NK_TEXT("other-cost"), .amount = sector_number("-7", NK_TEXT("/a")),
                                   .place = {.pointer = NK_TEXT("/accounts/lines/0")}};
    submission->account_lines = &line;
    submission->account_line_count = 1;
    struct nk_findings findings = run(submission);
    assert_found(&findings, "");
}
END_TEST

START_TEST(V06_margins_hold_the_same_money)
{
    ASSERT_2022("V06 /expenditureByArea investment: 5 0 -5\nV06 /expenditureByArea operating: 10 12 2",
                .actor = "helse-nord", .by_category = "software//operating 10, software//investment 5",
                .by_area = "/infrastructure/operating 12");
    rules[4].tolerance = 2;
    ASSERT_2022("V06 /expenditureByArea investment: 5 0 -5", .actor = "helse-nord",
                .by_category = "software//operating 10, software//investment 5",
                .by_area = "/infrastructure/operating 12");
    /* What is known is the same money on both sides, also where something is missing. */
    rules[4].tolerance = 0;
    ASSERT_2022("V06 /expenditureByArea operating: 10 20 10", .actor = "helse-nord",
                .by_category = "software//operating 10, public-cloud//operating 0 missing",
                .by_area = "/infrastructure/operating 20");
    ASSERT_2022("", .actor = "helse-nord", .by_category = "software//operating 10, public-cloud//operating 0 missing",
                .by_area = "/infrastructure/operating 10, /unspecified/operating 0 missing");
}
END_TEST

START_TEST(V08_there_are_at_least_as_many_employees_as_fte)
{
    ASSERT_2017("", .actor = "nhn", SOMETHING, .employees = "976", .fte = "933.4");
    ASSERT_2017("", .actor = "nhn", SOMETHING, .employees = "976", .fte = "976.0");
    ASSERT_2017("V08 /staffing/employees : 976.05 976 -0.05", .actor = "nhn", SOMETHING, .employees = "976",
                .fte = "976.05");
    ASSERT_2017("", .actor = "nhn", SOMETHING, .fte = "976.05");
    rules[5].tolerance = 1;
    ASSERT_2017("", .actor = "nhn", SOMETHING, .employees = "976", .fte = "976.05");
    ASSERT_2017("V08 /staffing/employees : 977.01 976 -1.01", .actor = "nhn", SOMETHING, .employees = "976",
                .fte = "977.01");
}
END_TEST

START_TEST(V20_medical_equipment_is_left_out)
{
    const struct sector_return from = {.actor = "helse-nord", SOMETHING};
    struct nk_submission *submission = sector_submission(&arena, 2017, &from);
    struct nk_findings findings = run(submission);
    assert_found(&findings, "");
    submission->medical_equipment_excluded = false;
    findings = run(submission);
    assert_found(&findings, "V20 /attestations/medicalEquipmentExcluded : true false ");
    /* Nothing said of it is no confirmation, wherever there are amounts. */
    submission->attestations_given = false;
    findings = run(submission);
    assert_found(&findings, "V20 /attestations/medicalEquipmentExcluded : true  ");
    submission->expenditure.count = 0;
    findings = run(submission);
    assert_found(&findings, "V33 /expenditure :   ");
}
END_TEST

START_TEST(V24_codes_are_those_of_the_year)
{
    ASSERT_2017("V24 /expenditure/0/category public-cloud: cloud-services, outsourced-services, software, unspecified "
                "public-cloud \nV24 /expenditure/1/area infrastructure: data-centre, network, unspecified infrastructure \n"
                "V24 /expenditure/2/costType depreciation: operating, investment depreciation ",
                .actor = "helse-nord",
                .expenditure = "public-cloud/network/operating 1, software/infrastructure/operating 2,"
                               "software/network/depreciation 3");
    ASSERT_2022(
        "V24 /expenditureByCategory/0/category cloud-services: outsourced-services, public-cloud, software, unspecified "
        "cloud-services \n"
        "V24 /expenditureByArea/0/area network: infrastructure, end-user-services, unspecified network ",
        .actor = "helse-nord", .by_category = "cloud-services//operating 1", .by_area = "/network/operating 1");
    /* A cell of a purchase counts in both margins, so it has both dimensions. */
    ASSERT_2022("V24 /purchases/0/cells/0/area : infrastructure, end-user-services, unspecified  ",
                .actor = "helse-nord", .by_category = "software//operating 1",
                .by_area = "/infrastructure/operating 1",
                .purchases = {{"nhn", "1", false, "software//operating 1"}});
    ASSERT_2017(
        "V24 /financing/0/cells/0/category hardware: software, outsourced-services, cloud-services, unspecified hardware ",
        .actor = "nhn", SOMETHING,
        .financing = {{.financier = "helse-nord", .cells = "hardware/network/operating 1"}});
}
END_TEST

START_TEST(V24_unspecified_is_a_code_where_the_list_has_it)
{
    ASSERT_2017("", .actor = "nhn", .expenditure = "unspecified/unspecified/operating 1");
    struct nk_methodology strict = sector_methodologies[0];
    strict.categories.count--;
    strict.areas.count--;
    catalogue.methodologies = &strict;
    catalogue.methodology_count = 1;
    ASSERT_2017(
        "V24 /expenditure/0/area unspecified: network, data-centre unspecified \n"
        "V24 /expenditure/0/category unspecified: outsourced-services, software, cloud-services unspecified ",
        .actor = "nhn", .expenditure = "unspecified/unspecified/operating 1");
}
END_TEST

START_TEST(V24_account_lines_have_the_codes_of_the_year)
{
    const struct sector_return from = {.actor = "helse-nord", SOMETHING};
    struct nk_submission *submission = sector_submission(&arena, 2017, &from);
    struct nk_account_line lines[] = {
        {.code = NK_TEXT("salary-cost"), .place = {.pointer = NK_TEXT("/accounts/lines/0")}},
        {.code = NK_TEXT("salery-cost"), .place = {.pointer = NK_TEXT("/accounts/lines/1")}},
    };
    submission->account_lines = lines;
    submission->account_line_count = 2;
    struct nk_findings findings = run(submission);
    assert_found(&findings, "V24 /accounts/lines/1/code salery-cost: salary-cost, other-cost salery-cost ");
    catalogue.classification_count = 0;
    findings = run(submission);
    assert_found(&findings, "");
}
END_TEST

START_TEST(V25_values_are_within_their_limits)
{
    ASSERT_2017("", .actor = "helse-nord", .expenditure = "software/network/operating 1000000000000000");
    ASSERT_2017("V25 /expenditure/0/amount : 1000000000000000 1000000000000001 1", .actor = "helse-nord",
                .expenditure = "software/network/operating 1000000000000001");
    ASSERT_2017("V25 /staffing/employees : 100000000 100000001 1", .actor = "helse-nord", SOMETHING,
                .employees = "100000001");
    ASSERT_2017("V25 /activity/drgPoints : 100000000 100000000.000000001 0.000000001", .actor = "helse-nord", SOMETHING,
                .drg_points = "100000000.000000001");
    ASSERT_2017("V05 /accounts/operatingCost : 0 -9223372036854775808 -9223372036854775808\n"
                "V25 /accounts/operatingCost : 1000000000000000 -9223372036854775808 -9224372036854775808",
                .actor = "helse-nord", SOMETHING, .cost = "-9223372036854775808");
}
END_TEST

START_TEST(V25_a_list_of_financiers_is_within_its_limit)
{
    const struct sector_return from = {.actor = "nhn", SOMETHING};
    struct nk_submission *submission = sector_submission(&arena, 2017, &from);
    struct nk_cell cell = submission->expenditure.items[0];
    cell.amount.value.units = 1;
    submission->financing = NK_NEW_ARRAY(&arena, struct nk_financing, 65);
    ck_assert_ptr_nonnull(submission->financing);
    submission->financing_count = 65;
    for (size_t i = 0; i < 65; i++)
        submission->financing[i] = (struct nk_financing){.financier = NK_TEXT("state-budget"),
                                                         .basis = NK_BASIS_AMOUNT,
                                                         .cells = {&cell, 1},
                                                         .place = {.pointer = NK_TEXT("/financing/0")}};
    struct nk_findings findings = run(submission);
    assert_found(&findings, "V25 /financing financing: 64 65 1\nV30 /financing/0/financier state-budget:   ");
}
END_TEST

START_TEST(V26_a_sum_fits_64_bits)
{
    ASSERT_2017("V26 /expenditure expenditure: 9223372036854775807 9223372036854775808 1\n"
                "V25 /expenditure/0/amount : 1000000000000000 9223372036854775807 9222372036854775807",
                .actor = "helse-nord",
                .expenditure = "software/network/operating 9223372036854775807, software/network/investment 1");
    /* Each of two financiers fits, both together do not. */
    ASSERT_2017("V26 /financing financing: 9223372036854775807 9223372036854775808 1\n"
                "V25 /financing/0/cells/0/amount : 1000000000000000 9223372036854775807 9222372036854775807\n"
                "V28 /financing/0/cells/0/amount software/network/operating: 0 9223372036854775807 9223372036854775807",
                .actor = "nhn", .expenditure = "software/network/operating 0, software/data-centre/operating 0 missing",
                .financing = {{.financier = "helse-nord", .cells = "software/network/operating 9223372036854775807"},
                              {.financier = "helse-vest", .cells = "software/data-centre/operating 1"}});
}
END_TEST

START_TEST(V30_indicators_and_account_lines_are_stated_once)
{
    const struct sector_return from = {.actor = "helse-nord", SOMETHING};
    struct nk_submission *submission = sector_submission(&arena, 2017, &from);
    struct nk_indicator_value values[] = {
        {.service = NK_TEXT("stamnett"), .indicator = NK_TEXT("availability"), .period = NK_TEXT("2017-12"),
         .place = {.pointer = NK_TEXT("/indicators/0")}},
        {.service = NK_TEXT("stamnett"), .indicator = NK_TEXT("availability"), .period = NK_TEXT("2017-11"),
         .place = {.pointer = NK_TEXT("/indicators/1")}},
        {.service = NK_TEXT("stamnett"), .indicator = NK_TEXT("availability"), .period = NK_TEXT("2017-12"),
         .place = {.pointer = NK_TEXT("/indicators/2")}},
        {.service = NK_TEXT("stamnett"), .indicator = NK_TEXT("availability"), .period = NK_TEXT("2017-11"),
         .unit = NK_TEXT("minutes"), .place = {.pointer = NK_TEXT("/indicators/3")}},
    };
    struct nk_account_line lines[] = {
        {.code = NK_TEXT("salary-cost"), .place = {.pointer = NK_TEXT("/accounts/lines/0")}},
        {.code = NK_TEXT("salary-cost"), .place = {.pointer = NK_TEXT("/accounts/lines/1")}},
    };
    submission->indicators = values;
    submission->indicator_count = 4;
    submission->account_lines = lines;
    submission->account_line_count = 2;
    struct nk_findings findings = run(submission);
    assert_found(&findings, "V30 /accounts/lines/1/code salary-cost:   \n"
                            "V30 /indicators/2 stamnett/availability/2017-12:   ");
}
END_TEST

START_TEST(V32_sections_are_those_of_the_actor_and_the_year)
{
    ASSERT_2017("V32 /financing financing: national-actor trust ", .actor = "bergen", SOMETHING,
                .financing = {{.financier = "helse-nord", .share = "100"}});
    ASSERT_2017("V32 /expenditureByCategory expenditureByCategory:   \nV32 /expenditureByArea expenditureByArea:   ",
                .actor = "helse-nord", SOMETHING, .by_category = "software//operating 1",
                .by_area = "/network/operating 1");
    ASSERT_2022("V32 /expenditure expenditure:   ", .actor = "helse-nord", .expenditure = "any/code/at-all 1",
                .by_category = "software//operating 1", .by_area = "/infrastructure/operating 1");
    /* A year before the first methodology has no expenditure to report. */
    const struct sector_return early = {.actor = "helse-nord", SOMETHING};
    assert_return(2015, &early, "V32 /expenditure expenditure:   ");
}
END_TEST

START_TEST(V33_a_return_has_expenditure)
{
    ASSERT_2017("V33 /expenditure :   ", .actor = "helse-nord");
    ASSERT_2017("V33 /expenditure :   ", .actor = "helse-nord", .expenditure = "software/network/operating 0 missing");
    ASSERT_2017("", .actor = "helse-nord", .expenditure = "software/network/operating 0");
    ASSERT_2022("V33 /expenditureByCategory :   ", .actor = "helse-nord");
}
END_TEST

START_TEST(V66_the_margin_that_is_missing_is_named_with_the_one_that_stands)
{
    ASSERT_2022("V66 /expenditureByArea expenditureByArea: 15  ", .actor = "helse-nord",
                .by_category = "software//operating 10, software//investment 5");
    ASSERT_2022("V66 /expenditureByCategory expenditureByCategory: 12  ", .actor = "helse-nord",
                .by_category = "software//operating 0 missing", .by_area = "/infrastructure/operating 12");
    /* Zero is stated. */
    ASSERT_2022("V66 /expenditureByArea expenditureByArea: 0  ", .actor = "helse-nord",
                .by_category = "software//operating 0");
    ASSERT_2022("", .actor = "helse-nord", .by_category = "software//operating 0",
                .by_area = "/infrastructure/operating 0");
    /* Neither is an empty return; a year that crosses them has no margins. */
    ASSERT_2022("V33 /expenditureByCategory :   ", .actor = "helse-nord",
                .by_category = "software//operating 0 missing");
    ASSERT_2017("", .actor = "helse-nord", SOMETHING);
}
END_TEST

int main(void)
{
    TCase *each = tcase_create("each rule");
    tcase_add_checked_fixture(each, set_up, tear_down);
    tcase_add_test(each, returns_without_a_mistake_have_no_findings);
    tcase_add_test(each, V01_the_actor_exists_in_the_year);
    tcase_add_test(each, V03_what_the_document_says_of_itself_is_what_its_address_says);
    tcase_add_test(each, V04_a_cell_is_stated_once_in_each_list);
    tcase_add_test(each, V04_each_says_where_the_first_of_its_kind_stands);
    tcase_add_test(each, V05_amounts_and_counts_are_not_negative);
    tcase_add_test(each, V05_lines_of_the_accounts_may_be_negative);
    tcase_add_test(each, V06_margins_hold_the_same_money);
    tcase_add_test(each, V08_there_are_at_least_as_many_employees_as_fte);
    tcase_add_test(each, V20_medical_equipment_is_left_out);
    tcase_add_test(each, V24_codes_are_those_of_the_year);
    tcase_add_test(each, V24_unspecified_is_a_code_where_the_list_has_it);
    tcase_add_test(each, V24_account_lines_have_the_codes_of_the_year);
    tcase_add_test(each, V25_values_are_within_their_limits);
    tcase_add_test(each, V25_a_list_of_financiers_is_within_its_limit);
    tcase_add_test(each, V26_a_sum_fits_64_bits);
    tcase_add_test(each, V30_indicators_and_account_lines_are_stated_once);
    tcase_add_test(each, V32_sections_are_those_of_the_actor_and_the_year);
    tcase_add_test(each, V33_a_return_has_expenditure);
    tcase_add_test(each, V66_the_margin_that_is_missing_is_named_with_the_one_that_stands);
    return test_run("rules", (TCase *[]){each}, 1);
}
