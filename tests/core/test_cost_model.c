/* Rules of the cost model, each by an example that is worked out by hand. The other rules stand where what they are
 * about is tested: the name of a test begins with its rule. */
#include "core/lifecycle.h"
#include "core/rules.h"
#include "tests/core/sector.h"

static struct sector s;

static void open_2017(void)
{
    sector_open(&s, 2017);
}

static void close_sector(void)
{
    sector_close(&s);
}

/* The areas were merged in 2022: "applications" is a code then, and says nothing about 2017. */
START_TEST(R11_only_codes_of_the_years_own_definitions_count)
{
    struct nk_submission *vest = reports(&s, "helse-vest");
    spends(&s, vest, "hardware/network/operating", 40);
    spends(&s, vest, "hardware/data-centre/operating", 2);
    sector_consolidate(&s);
    ck_assert_int_eq(cell_of(&s, &s.result.net, "hardware/network/operating"), 40);
    ck_assert_int_eq(cell_of(&s, &s.result.net, "hardware/data-centre/operating"), 2);
    spends(&s, vest, "hardware/applications/operating", 1);
    ck_assert_int_eq(sector_try(&s), NK_INVALID);
}
END_TEST

static size_t errors_of(const struct nk_submission *submission, const struct nk_rule *rule)
{
    struct nk_catalogue catalogue = sector_catalogue;
    struct nk_findings findings;
    catalogue.rules = rule;
    catalogue.rule_count = 1;
    ck_assert_int_eq(nk_rules_run(&findings, &s.arena, &catalogue, submission, NULL), NK_OK);
    ck_assert_uint_eq(findings.rules_run, 1);
    return findings.count;
}

START_TEST(R12_medical_equipment_is_attested_to_be_left_out_and_has_no_code)
{
    static const struct nk_rule rule = {.id = NK_TEXT("V20"),
                                        .check = NK_TEXT("medical-equipment-excluded"),
                                        .severity = NK_ERROR,
                                        .first_year = 2012};
    struct nk_submission *bergen = reports(&s, "helse-bergen");
    spends(&s, bergen, "hardware/network/investment", 100);
    bergen->attestations_given = true;
    ck_assert_uint_eq(errors_of(bergen, &rule), 1);
    bergen->medical_equipment_excluded = true;
    ck_assert_uint_eq(errors_of(bergen, &rule), 0);
    spends(&s, bergen, "medical-equipment/network/investment", 900);
    ck_assert_int_eq(sector_try(&s), NK_INVALID);
}
END_TEST

/* A hospital, a region and a national actor fill in the same template: 7 + 20 + 300 = 327 in one cell. */
START_TEST(R16_everybody_reports_in_the_same_cells)
{
    spends(&s, reports(&s, "helse-bergen"), "software/user-support/operating", 7);
    spends(&s, reports(&s, "helse-nord"), "software/user-support/operating", 20);
    spends(&s, reports(&s, "nhn"), "software/user-support/operating", 300);
    sector_consolidate(&s);
    ck_assert_int_eq(cell_of(&s, &entity_named(&s, "helse-vest")->own, "software/user-support/operating"), 7);
    ck_assert_int_eq(cell_of(&s, &entity_named(&s, "nhn")->own, "software/user-support/operating"), 300);
    ck_assert_int_eq(cell_of(&s, &s.result.net, "software/user-support/operating"), 327);
    ck_assert_int_eq(cell_of(&s, &s.result.gross, "software/user-support/operating"), 327);
}
END_TEST

/* Vest says that it bought for 500, NHN that it sold for 300: Vest's 1000 and NHN's 900 stand as they were reported,
 * and what is added to Vest is NHN's 300. */
START_TEST(R17_what_a_reporter_says_of_itself_is_changed_by_nobody)
{
    struct nk_submission *vest = reports(&s, "helse-vest");
    spends(&s, vest, "software/network/operating", 1000);
    buys(&s, vest, "nhn", false, "software/network/operating", 500);
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "software/network/operating", 900);
    by_amount(&s, nhn, "helse-vest", "software/network/operating", 300);
    sector_consolidate(&s);
    assert_region(&s, "helse-vest", 1000, 0, 300, 1300);
    assert_national(&s, "nhn", 900, 300, 600);
    ck_assert_int_eq(vest->expenditure.items[0].amount.value.units, 1000);
    ck_assert_int_eq(vest->purchases[0].amount.value.units, 500);
}
END_TEST

START_TEST(R17_whoever_answers_for_a_return_submits_it_and_another_approves)
{
    struct nk_situation asked = {.collection = NK_OPEN, .has_revision = true, .role = NK_SUBMITTER};
    ck_assert_int_eq(nk_action_obstacle(NK_ACTION_SUBMIT, &asked), NK_ALLOWED);
    asked.role = NK_REVIEWER;
    ck_assert_int_eq(nk_action_obstacle(NK_ACTION_SUBMIT, &asked), NK_WRONG_ROLE);
    asked.revision = NK_SUBMITTED;
    ck_assert_int_eq(nk_action_obstacle(NK_ACTION_APPROVE, &asked), NK_ALLOWED);
    asked.asker_submitted_it = true;
    ck_assert_int_eq(nk_action_obstacle(NK_ACTION_APPROVE, &asked), NK_SAME_PERSON);
}
END_TEST

/* HDO is paid 80 % by Sør-Øst and 20 % by municipalities, whatever the money is spent on: of 200 for support 160, of
 * 1005 for equipment 804. */
START_TEST(R22_the_key_of_all_financing_divides_every_cell_alike)
{
    struct nk_submission *hdo = reports(&s, "hdo");
    spends(&s, hdo, "personnel-internal/user-support/operating", 200);
    spends(&s, hdo, "hardware/network/investment", 1005);
    by_key(&s, hdo, "helse-sor-ost", "80");
    by_key(&s, hdo, "municipalities", "20");
    sector_consolidate(&s);
    const struct nk_entity *region = entity_named(&s, "helse-sor-ost");
    ck_assert_int_eq(cell_of(&s, &region->allocated, "personnel-internal/user-support/operating"), 160);
    ck_assert_int_eq(cell_of(&s, &region->allocated, "hardware/network/investment"), 804);
    assert_region(&s, "helse-sor-ost", 0, 0, 964, 964);
    assert_national(&s, "hdo", 1205, 964, 241);
}
END_TEST

/* What Vest transferred to the directorate, 90, is outsourcing: 60 of development and 30 of management of applications.
 * The directorate itself has 400, not broken down. */
START_TEST(R25_transfers_to_the_directorate_are_outsourced_development_and_management_of_applications)
{
    static const char development[] = "outsourced-services/application-development/operating";
    static const char management[] = "outsourced-services/application-management/operating";
    spends(&s, reports(&s, "helse-vest"), "personnel-internal/application-development/operating", 500);
    struct nk_submission *directorate = reports(&s, "direktoratet-for-e-helse");
    spends(&s, directorate, "unspecified/unspecified/operating", 400);
    by_amount(&s, directorate, "helse-vest", development, 60);
    by_amount(&s, directorate, "helse-vest", management, 30);
    sector_consolidate(&s);
    const struct nk_entity *vest = entity_named(&s, "helse-vest");
    assert_region(&s, "helse-vest", 500, 0, 90, 590);
    ck_assert_int_eq(cell_of(&s, &vest->net, development), 60);
    ck_assert_int_eq(cell_of(&s, &vest->net, management), 30);
    ck_assert_int_eq(cell_of(&s, &vest->net, "personnel-internal/application-development/operating"), 500);
    assert_national(&s, "direktoratet-for-e-helse", 400, 90, 310);
    assert_sector(&s, 900, 0, 900);
}
END_TEST

/* NHN sold connections for 70, membership for 20 and other things for 10 to Nord: outsourcing of data centre, network
 * and end-user equipment. Of NHN's 1000 there remain 900. */
START_TEST(R26_what_NHN_sold_is_outsourced_data_centre_network_and_equipment)
{
    static const char network[] = "outsourced-services/network/operating";
    static const char data_centre[] = "outsourced-services/data-centre/operating";
    static const char equipment[] = "outsourced-services/end-user-equipment/operating";
    spends(&s, reports(&s, "helse-nord"), "software/network/operating", 2000);
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "unspecified/unspecified/operating", 1000);
    by_amount(&s, nhn, "helse-nord", network, 70);
    by_amount(&s, nhn, "helse-nord", data_centre, 20);
    by_amount(&s, nhn, "helse-nord", equipment, 10);
    sector_consolidate(&s);
    const struct nk_entity *nord = entity_named(&s, "helse-nord");
    assert_region(&s, "helse-nord", 2000, 0, 100, 2100);
    ck_assert_int_eq(cell_of(&s, &nord->net, network), 70);
    ck_assert_int_eq(cell_of(&s, &nord->net, data_centre), 20);
    ck_assert_int_eq(cell_of(&s, &nord->net, equipment), 10);
    assert_national(&s, "nhn", 1000, 100, 900);
    assert_sector(&s, 3000, 0, 3000);
}
END_TEST

/* Sør-Øst 5000, of which 120 that NHN invoiced it and it has booked; HDO 400, of which 80 paid to NHN for operations;
 * NHN 1000, of which 120 paid by Sør-Øst and 80 by HDO; HDO is paid 75 % by Sør-Øst, 300.
 *
 *   gross 5000 + 400 + 1000 = 6400      counted twice: 120 booked, 80 that HDO pays NHN
 *   Sør-Øst 5000 − 120 + 120 + 300 = 5300      HDO 400 − 300 = 100      NHN 1000 − 120 − 80 = 800
 *   sector 5300 + 100 + 800 = 6200 = 6400 − 200 */
START_TEST(R30_what_is_financed_across_is_counted_once)
{
    static const char operations[] = "outsourced-services/data-centre/operating";
    struct nk_submission *sor_ost = reports(&s, "helse-sor-ost");
    spends(&s, sor_ost, operations, 5000);
    buys(&s, sor_ost, "nhn", true, operations, 120);
    struct nk_submission *hdo = reports(&s, "hdo");
    spends(&s, hdo, operations, 400);
    by_key(&s, hdo, "helse-sor-ost", "75");
    by_key(&s, hdo, "municipalities", "25");
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, operations, 1000);
    by_amount(&s, nhn, "helse-sor-ost", operations, 120);
    by_amount(&s, nhn, "hdo", operations, 80);
    sector_consolidate(&s);
    assert_region(&s, "helse-sor-ost", 5000, 120, 420, 5300);
    assert_national(&s, "hdo", 400, 300, 100);
    assert_national(&s, "nhn", 1000, 200, 800);
    assert_sector(&s, 6400, 200, 6200);
    ck_assert_uint_eq(s.result.elimination_count, 2);
    assert_elimination(&s, 0, "hdo", "nhn", NK_BETWEEN_NATIONAL_ACTORS, 80);
    assert_elimination(&s, 1, "helse-sor-ost", "nhn", NK_BOOKED_PURCHASE, 120);
    ck_assert_int_eq(cell_of(&s, &s.result.net, operations), 6200);
}
END_TEST

/* Of NHN's 1000 the health administration pays 250, municipalities 150 and the state budget 400, and Midt-Norge 200:
 * what nobody in the collection pays is NHN's own, 800. */
START_TEST(R38_other_sources_of_income_stay_in_the_residual)
{
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "other/network/operating", 1000);
    by_amount(&s, nhn, "health-administration", "other/network/operating", 250);
    by_amount(&s, nhn, "helse-midt-norge", "other/network/operating", 200);
    by_amount(&s, nhn, "municipalities", "other/network/operating", 150);
    by_amount(&s, nhn, "state-budget", "other/network/operating", 400);
    sector_consolidate(&s);
    assert_national(&s, "nhn", 1000, 200, 800);
    assert_region(&s, "helse-midt-norge", 0, 0, 200, 200);
    assert_sector(&s, 1000, 0, 1000);
    ck_assert_uint_eq(entity_named(&s, "nhn")->financing_count, 4);
}
END_TEST

/* 8.05 bn were mapped for 2017. The rough estimates for municipalities, 2.5 bn, and other state bodies, 0.5 bn, are
 * known to the catalogue and stay out of every sum; beside the sector they make 11.05 bn. */
START_TEST(R42_estimates_from_outside_are_never_mixed_in)
{
    static const struct nk_outside_estimate estimates[] = {
        {.id = NK_TEXT("municipalities"), .year = 2017, .amount = INT64_C(2500000000)},
        {.id = NK_TEXT("other-state"), .year = 2017, .amount = INT64_C(500000000)},
    };
    struct nk_catalogue catalogue = sector_catalogue;
    catalogue.outside_estimates = estimates;
    catalogue.outside_estimate_count = LENGTH_OF(estimates);
    s.input.catalogue = &catalogue;
    spends(&s, reports(&s, "helse-sor-ost"), "unspecified/unspecified/operating", INT64_C(7040000000));
    spends(&s, reports(&s, "nhn"), "unspecified/unspecified/operating", INT64_C(1010000000));
    sector_consolidate(&s);
    assert_sector(&s, INT64_C(8050000000), 0, INT64_C(8050000000));
    int64_t whole = s.result.net_total;
    for (size_t i = 0; i < LENGTH_OF(estimates); i++)
        whole += catalogue.outside_estimates[i].amount;
    ck_assert_int_eq(whole, INT64_C(11050000000));
}
END_TEST

int main(void)
{
    TCase *rules = tcase_create("rules");
    tcase_add_checked_fixture(rules, open_2017, close_sector);
    tcase_add_test(rules, R11_only_codes_of_the_years_own_definitions_count);
    tcase_add_test(rules, R12_medical_equipment_is_attested_to_be_left_out_and_has_no_code);
    tcase_add_test(rules, R16_everybody_reports_in_the_same_cells);
    tcase_add_test(rules, R17_what_a_reporter_says_of_itself_is_changed_by_nobody);
    tcase_add_test(rules, R17_whoever_answers_for_a_return_submits_it_and_another_approves);
    tcase_add_test(rules, R22_the_key_of_all_financing_divides_every_cell_alike);
    tcase_add_test(rules, R25_transfers_to_the_directorate_are_outsourced_development_and_management_of_applications);
    tcase_add_test(rules, R26_what_NHN_sold_is_outsourced_data_centre_network_and_equipment);
    tcase_add_test(rules, R30_what_is_financed_across_is_counted_once);
    tcase_add_test(rules, R38_other_sources_of_income_stay_in_the_residual);
    tcase_add_test(rules, R42_estimates_from_outside_are_never_mixed_in);
    return test_run("cost model", &rules, 1);
}
