/* Rules that look at more than one number at a time, or beyond the return; one rule a run, with its parameters. */
#include "core/combination.h"
#include "tests/core/one_rule.h"

START_TEST(the_size_of_a_difference_decides_how_grave_it_is)
{
    rule_is("margins-agree", NK_ERROR, 0, PARAMETERS({"warn-above", 1}, {"error-above", 1000}));
#define MARGINS(category, area) \
    &(struct sector_return){.actor = "helse-nord", .by_category = "software//operating " category, \
                            .by_area = "/infrastructure/operating " area}
    assert_says(2022, MARGINS("5000", "5000"), "");
    assert_says(2022, MARGINS("5000", "4999"), "info /expenditureByArea operating: 5000 4999 -1");
    assert_says(2022, MARGINS("5000", "5056"), "warning /expenditureByArea operating: 5000 5056 56");
    assert_says(2022, MARGINS("5000", "6000"), "warning /expenditureByArea operating: 5000 6000 1000");
    assert_says(2022, MARGINS("5000", "50000"), "error /expenditureByArea operating: 5000 50000 45000");
#undef MARGINS
}
END_TEST

START_TEST(a_rule_is_never_graver_than_it_says)
{
    rule_is("margins-agree", NK_WARNING, 0, PARAMETERS({"error-above", 1}));
    assert_says(2022,
                &(struct sector_return){.actor = "helse-nord", .by_category = "software//operating 5",
                                        .by_area = "/infrastructure/operating 50"},
                "warning /expenditureByArea operating: 5 50 45");
}
END_TEST

START_TEST(ICT_is_within_the_whole)
{
    rule_is("ict-within-operating-cost", NK_ERROR, 0, NULL);
    SAYS("", .actor = "nhn", .cost = "100",
         .expenditure = "software/network/operating 100, software/network/investment 9");
    SAYS("error /expenditure : 100 101 1", .actor = "nhn", .cost = "100",
         .expenditure = "software/network/operating 101");
    SKIPPED(NK_SECTION_ABSENT, .actor = "nhn", SOMETHING);
    rule_is("ict-fte-within-fte", NK_ERROR, 0, NULL);
    SAYS("", .actor = "nhn", SOMETHING, .fte = "9.5", .ict_internal = "9.5", .ict_contracted = "40");
    SAYS("error /staffing/ictFteInternal : 9.5 9.6 0.1", .actor = "nhn", SOMETHING, .fte = "9.5",
         .ict_internal = "9.6");
}
END_TEST

START_TEST(depreciation_is_no_operating_expenditure)
{
    struct nk_submission *submission;
    const struct sector_return from = {
        .actor = "nhn", .cost = "120", .expenditure = "software/network/operating 100, software/network/investment 21"};
    rule_is("depreciation-outside-operating", NK_ERROR, 0, NULL);
    SKIPPED(NK_SECTION_ABSENT, .actor = "nhn", .cost = "120", .expenditure = "software/network/operating 100");
    for (int depreciation = 20; depreciation <= 21; depreciation++) {
        submission = sector_submission(&arena, 2017, &from);
        submission->depreciation = given(depreciation);
        struct nk_findings findings = run_it(submission);
        ck_assert_uint_eq(findings.count, depreciation == 21);
    }
    rule_is("depreciation-as-cell", NK_WARNING, 0, NULL);
    for (int depreciation = 100; depreciation <= 101; depreciation++) {
        submission->depreciation = given(depreciation);
        struct nk_findings findings = run_it(submission);
        ck_assert_uint_eq(findings.count, depreciation == 100);
        if (findings.count)
            ck_assert_text(findings.items[0].place.pointer, "/expenditure/0/amount");
    }
}
END_TEST

START_TEST(a_zero_among_numbers_is_asked_about_and_a_gap_is_not)
{
    rule_is("zero-is-not-missing", NK_WARNING, 0, NULL);
    SAYS("warning /staffing/employees employees:  0 ", .actor = "nhn", SOMETHING, .employees = "0", .revenue = "1");
    SAYS("", .actor = "nhn", SOMETHING, .revenue = "1", .employees = "0 missing");
    SKIPPED(NK_SECTION_ABSENT, .actor = "nhn", SOMETHING);
}
END_TEST

START_TEST(buyer_and_seller_both_hear_of_a_difference)
{
    rule_is("flows-agree", NK_WARNING, 10, NULL);
    OTHER(.actor = "nhn", SOMETHING,
          .financing = {{.financier = "helse-nord", .cells = "software/network/operating 500"}});
    SAYS("", .actor = "helse-nord", SOMETHING, .purchases = {{"nhn", "510", false, NULL}});
    SAYS("warning /purchases/0/amount nhn: 500 511 11", .actor = "helse-nord", SOMETHING,
         .purchases = {{"nhn", "511", false, NULL}});
    known.other_count = 0;
    SKIPPED(NK_NO_COUNTERPARTY, .actor = "helse-nord", SOMETHING, .purchases = {{"nhn", "511", false, NULL}});
    OTHER(.actor = "helse-nord", SOMETHING, .purchases = {{"nhn", "511", false, NULL}});
    SAYS("warning /financing/0 helse-nord: 511 500 -11", .actor = "nhn", SOMETHING,
         .financing = {{.financier = "helse-nord", .cells = "software/network/operating 500"}});
    /* Half of 1,000 by a key. */
    SAYS("warning /financing/0 helse-nord: 511 500 -11", .actor = "nhn",
         .expenditure = "software/network/operating 1000",
         .financing = {{.financier = "helse-nord", .share = "50"}, {.financier = "municipalities", .share = "50"}});
}
END_TEST

START_TEST(what_one_of_them_leaves_out_is_not_zero)
{
    rule_is("flows-agree", NK_WARNING, 0, NULL);
    OTHER(.actor = "nhn", SOMETHING,
          .financing = {{.financier = "helse-vest", .cells = "software/network/operating 500"}});
    SKIPPED(NK_NO_COUNTERPARTY, .actor = "helse-nord", SOMETHING, .purchases = {{"nhn", "5", false, NULL}});
    OTHER(.actor = "helse-nord", SOMETHING);
    SKIPPED(NK_NO_COUNTERPARTY, .actor = "nhn", SOMETHING,
            .financing = {{.financier = "helse-nord", .cells = "software/network/operating 500"}});
}
END_TEST

#define PAYS_500(payer) .financing = {{.financier = payer, .cells = "software/network/operating 500"}}

START_TEST(a_purchase_that_the_seller_does_not_name_is_asked_about_on_both_sides)
{
    rule_is("purchase-named-by-seller", NK_WARNING, 10, NULL);
    SKIPPED(NK_NO_COUNTERPARTY, .actor = "helse-nord", SOMETHING, .purchases = {{"nhn", "500", true, NULL}});
    OTHER(.actor = "hdo", SOMETHING);
    SKIPPED(NK_NO_COUNTERPARTY, .actor = "helse-nord", SOMETHING, .purchases = {{"nhn", "500", true, NULL}});
    OTHER(.actor = "nhn", SOMETHING, PAYS_500("helse-vest"));
    SAYS("warning /purchases/0/amount nhn:  500 ", .actor = "helse-nord", SOMETHING, .purchases = {{"nhn", "500", true, NULL}});
    SAYS("", .actor = "helse-nord", SOMETHING, .purchases = {{"nhn", "10", true, NULL}});
    SAYS("", .actor = "helse-vest", SOMETHING, .purchases = {{"nhn", "7", true, NULL}});
    SAYS("", .actor = "bergen", SOMETHING, .purchases = {{"nhn", "700", true, NULL}});
    known.other_count = 0;
    OTHER(.actor = "helse-nord", SOMETHING, .purchases = {{"nhn", "500", true, NULL}});
    SAYS("warning  helse-nord:  500 ", .actor = "nhn", SOMETHING);
    SAYS("warning /financing helse-nord:  500 ", .actor = "nhn", SOMETHING, PAYS_500("helse-vest"));
    SAYS("", .actor = "nhn", SOMETHING, PAYS_500("helse-nord"));
    SKIPPED(NK_NO_COUNTERPARTY, .actor = "pasientreiser", SOMETHING);
}
END_TEST

START_TEST(financing_that_the_buyer_does_not_name_is_told_to_both)
{
    const struct nk_text units[] = {NK_TEXT("bergen"), NK_TEXT("vest-ikt")};
    rule_is("financing-named-by-buyer", NK_INFO, 0, NULL);
    OTHER(.actor = "helse-nord", SOMETHING);
    SAYS("info /financing/0 helse-nord:  500 ", .actor = "nhn", SOMETHING, PAYS_500("helse-nord"));
    SKIPPED(NK_NO_COUNTERPARTY, .actor = "nhn", SOMETHING, PAYS_500("helse-vest"));
    SKIPPED(NK_NO_COUNTERPARTY, .actor = "nhn", SOMETHING, PAYS_500("municipalities"));
    SKIPPED(NK_NO_COUNTERPARTY, .actor = "nhn", SOMETHING, .financing = {{.financier = "helse-nord", .share = "100"}});
    known.reporting_units = units;
    known.reporting_unit_count = 2;
    OTHER(.actor = "bergen", SOMETHING);
    SKIPPED(NK_NO_COUNTERPARTY, .actor = "nhn", SOMETHING, PAYS_500("helse-vest"));
    OTHER(.actor = "vest-ikt", SOMETHING);
    SAYS("info /financing/0 helse-vest:  500 ", .actor = "nhn", SOMETHING, PAYS_500("helse-vest"));
    known.other_count = 0;
    OTHER(.actor = "nhn", SOMETHING, PAYS_500("helse-nord"));
    SAYS("info  nhn:  500 ", .actor = "helse-nord", SOMETHING);
    SAYS("", .actor = "helse-nord", SOMETHING, .purchases = {{"nhn", "3", false, NULL}});
    SKIPPED(NK_NO_COUNTERPARTY, .actor = "bergen", SOMETHING);
}
END_TEST

#define PAID_BY(payer) .financing = {{.financier = payer, .cells = "software/network/operating 10"}}
#define PAID_BY_TWO(payer, other)                                                                                      \
    .financing = {{.financier = payer, .cells = "software/network/operating 10"},                                      \
                  {.financier = other, .cells = "software/network/operating 10"}}

START_TEST(a_circle_of_financing_is_named_from_end_to_end)
{
    rule_is("financing-chain", NK_WARNING, 0, NULL);
    SKIPPED(NK_SECTION_ABSENT, .actor = "nhn", SOMETHING);
    SAYS("", .actor = "nhn", SOMETHING, PAID_BY("hdo"));
    SAYS("warning /financing/0 nhn:  nhn, nhn ", .actor = "nhn", SOMETHING, PAID_BY("nhn"));
    OTHER(.actor = "hdo", SOMETHING, PAID_BY("helse-nord"));
    OTHER(.actor = "pasientreiser", SOMETHING, PAID_BY("nhn"));
    SAYS("", .actor = "nhn", SOMETHING, PAID_BY("hdo"));
    known.other_count = 0;
    OTHER(.actor = "hdo", SOMETHING, PAID_BY_TWO("helse-nord", "pasientreiser"));
    OTHER(.actor = "pasientreiser", SOMETHING, PAID_BY("nhn"));
    SAYS("warning /financing/0 hdo:  nhn, hdo, pasientreiser, nhn \n"
         "warning /financing/1 pasientreiser:  nhn, pasientreiser, nhn ",
         .actor = "nhn", SOMETHING, PAID_BY_TWO("hdo", "pasientreiser"));
    SAYS("", .actor = "nhn", SOMETHING, PAID_BY("helse-nord"));
}
END_TEST

START_TEST(a_circle_of_others_and_a_line_that_pays_nothing_are_no_circle_of_its_own)
{
    rule_is("financing-chain", NK_WARNING, 0, NULL);
    OTHER(.actor = "hdo", SOMETHING, PAID_BY("pasientreiser"));
    OTHER(.actor = "pasientreiser", SOMETHING, PAID_BY("hdo"));
    SAYS("", .actor = "nhn", SOMETHING, PAID_BY("hdo"));
    known.other_count = 0;
    OTHER(.actor = "hdo", SOMETHING, .financing = {{.financier = "nhn", .cells = "software/network/operating 0"}});
    SAYS("", .actor = "nhn", SOMETHING, PAID_BY("hdo"));
}
END_TEST

START_TEST(a_region_of_members_has_bought_what_all_of_them_have)
{
    const struct nk_text units[] = {NK_TEXT("bergen"), NK_TEXT("vest-ikt")};
    const struct sector_return seller = {
        .actor = "nhn",
        SOMETHING,
        .financing = {{.financier = "helse-vest", .cells = "software/network/operating 500"}}};
    rule_is("flows-agree", NK_WARNING, 0, NULL);
    known.reporting_units = units;
    known.reporting_unit_count = 2;
    OTHER(.actor = "bergen", SOMETHING, .purchases = {{"nhn", "200", false, NULL}});
    assert_skipped(&seller, NK_NO_COUNTERPARTY);
    OTHER(.actor = "vest-ikt", SOMETHING, .purchases = {{"nhn", "299", false, NULL}});
    assert_says(2017, &seller, "warning /financing/0 helse-vest: 499 500 1");
    other_says(&seller);
    SAYS("warning /purchases/0/amount nhn: 500 499 -1", .actor = "vest-ikt", SOMETHING,
         .purchases = {{"nhn", "299", false, NULL}});
    SAYS("", .actor = "vest-ikt", SOMETHING, .purchases = {{"nhn", "300", false, NULL}});
}
END_TEST

START_TEST(a_change_from_the_year_before_is_asked_about_beyond_its_bound)
{
    rule_is("plausible-over-time", NK_WARNING, 0, PARAMETERS({"change-percent", 50}, {"least-years", 3}));
    SKIPPED(NK_NO_PRIOR_YEAR, .actor = "helse-nord", SOMETHING);
    YEAR_BEFORE(2016, .employees = "100");
    SAYS("", .actor = "helse-nord", SOMETHING, .employees = "150");
    SAYS("warning /staffing/employees employees: 100 151 51", .actor = "helse-nord", SOMETHING, .employees = "151");
    SAYS("warning /staffing/employees employees: 100 49 -51", .actor = "helse-nord", SOMETHING, .employees = "49");
    SKIPPED(NK_TOO_FEW_YEARS, .actor = "helse-nord", SOMETHING, .fte = "3");
}
END_TEST

START_TEST(one_wrong_year_does_not_hide_the_next)
{
    rule_is("plausible-over-time", NK_WARNING, 0,
            PARAMETERS({"spread-factor", 5}, {"least-spread-percent", 10}, {"least-years", 3}));
    YEAR_BEFORE(2016, .employees = "100000");
    YEAR_BEFORE(2015, .employees = "100");
    YEAR_BEFORE(2014, .employees = "98");
    YEAR_BEFORE(2013, .employees = "102");
    /* Median 100 (of 98, 100, 102, 100000), distances 0, 2, 2, 99900: spread 10 of the least, five times. */
    SAYS("", .actor = "helse-nord", SOMETHING, .employees = "150");
    SAYS("warning /staffing/employees employees: 100 151 51", .actor = "helse-nord", SOMETHING, .employees = "151");
}
END_TEST

START_TEST(a_ratio_unlike_that_of_the_peers_is_asked_about)
{
    rule_is("plausible-among-peers", NK_WARNING, 0,
            PARAMETERS({"spread-factor", 5}, {"least-spread-percent", 10}, {"least-peers", 1}));
    SKIPPED(NK_TOO_FEW_PEERS, .actor = "helse-nord", SOMETHING, .employees = "10");
    SKIPPED(NK_NOT_APPLICABLE, .actor = "nhn", SOMETHING, .employees = "10");
    OTHER(.actor = "helse-vest", SOMETHING, .employees = "10");
    OTHER(.actor = "nhn", SOMETHING, .employees = "1");
    SAYS("", .actor = "helse-nord", SOMETHING, .employees = "7");
    SAYS("warning /expenditure ict-expenditure-per-employee: 10 20 10", .actor = "helse-nord", SOMETHING,
         .employees = "5");
}
END_TEST

START_TEST(regions_are_so_few_that_they_have_a_least_number_of_peers_of_their_own)
{
    rule_is("plausible-among-peers", NK_WARNING, 0, PARAMETERS({"least-peers", 2}, {"least-peers-region", 1}));
    OTHER(.actor = "helse-vest", SOMETHING, .employees = "10");
    OTHER(.actor = "bergen", SOMETHING, .employees = "10");
    SKIPPED(NK_TOO_FEW_PEERS, .actor = "bergen", SOMETHING, .employees = "1");
    const struct sector_return tenfold = {.actor = "helse-nord", SOMETHING, .employees = "1"};
    const struct nk_findings findings = run_it(sector_submission(&arena, 2017, &tenfold));
    ck_assert_uint_eq(findings.count, 1);
    assert_rests_on(&findings.items[0], "median 10, spread 1, least 5, most 15, count 1 ()");
}
END_TEST

START_TEST(a_jump_says_what_earlier_years_it_is_seen_from)
{
    rule_is("plausible-over-time", NK_WARNING, 0, PARAMETERS({"change-percent", 50}, {"least-years", 3}));
    YEAR_BEFORE(2016, .employees = "100");
    const struct sector_return twice = {.actor = "helse-nord", SOMETHING, .employees = "200"};
    struct nk_findings findings = run_it(sector_submission(&arena, 2017, &twice));
    ck_assert_uint_eq(findings.count, 1);
    assert_rests_on(&findings.items[0], "least 50, most 150 (2016: 100)");
    YEAR_BEFORE(2015, .employees = "90");
    YEAR_BEFORE(2014, .employees = "80");
    findings = run_it(sector_submission(&arena, 2017, &twice));
    ck_assert_uint_eq(findings.count, 1);
    assert_rests_on(&findings.items[0], "median 90, spread 10, least 40, most 140 (2016: 100, 2015: 90, 2014: 80)");
}
END_TEST

#define THREE_CELLS                                                                                                    \
    "software/network/operating 5000, software/network/investment 6000, cloud-services/network/operating "
START_TEST(a_copied_section_is_told_once_and_a_copied_value_where_it_stands)
{
    rule_is("section-not-copied", NK_WARNING, 0, PARAMETERS({"least-values", 3}));
    SKIPPED(NK_NO_PRIOR_YEAR, .actor = "helse-nord", SOMETHING);
    YEAR_BEFORE(2016, .expenditure = THREE_CELLS "7000", .employees = "4");
    SAYS("warning /expenditure expenditure:  3 ", .actor = "helse-nord", .expenditure = THREE_CELLS "7000");
    SAYS("", .actor = "helse-nord", .expenditure = THREE_CELLS "7001", .employees = "4");
    YEAR_BEFORE(2016, .expenditure = THREE_CELLS "7000, cloud-services/data-centre/operating 8000");
    SAYS("warning /expenditure expenditure:  3 ", .actor = "helse-nord",
         .expenditure = THREE_CELLS "7000, cloud-services/data-centre/operating 8001");
    known = (struct nk_rule_context){.prior = NULL};
    YEAR_BEFORE(2016, .expenditure = THREE_CELLS "7000", .employees = "4");
    const struct nk_rule_context before = known;
    rule_is("value-not-copied", NK_INFO, 0, PARAMETERS({"least-values", 3}, {"least", 5001}));
    known = before;
    SAYS("", .actor = "helse-nord", .expenditure = THREE_CELLS "7000");
    SAYS("info /expenditure/1/amount software/network/investment:   ", .actor = "helse-nord",
         .expenditure = THREE_CELLS "7001");
}
END_TEST

START_TEST(a_zero_where_there_was_something_is_asked_about)
{
    rule_is("not-fallen-to-zero", NK_WARNING, 0, PARAMETERS({"least", 5000}));
    YEAR_BEFORE(2016, .expenditure = "software/network/operating 5000, software/network/investment 4999",
                .employees = "6000");
    SAYS("", .actor = "helse-nord", .expenditure = "software/network/operating 1, software/network/investment 0");
    SAYS("warning /expenditure/0/amount software/network/operating: 5000 0 -5000\nwarning /staffing/employees "
         "employees: 6000 0 -6000",
         .actor = "helse-nord", .expenditure = "software/network/operating 0", .employees = "0");
    /* What is missing is no zero. */
    SAYS("", .actor = "helse-nord",
         .expenditure = "software/network/operating 0 missing, software/network/investment 1", .employees = "1");
}
END_TEST

START_TEST(what_is_declared)
{
    const struct sector_return from = {.actor = "helse-nord", SOMETHING};
    struct nk_submission *submission = sector_submission(&arena, 2017, &from);
    rule_is("vat-basis-declared", NK_WARNING, 0, NULL);
    ck_assert_uint_eq(run_it(submission).count, 1);
    submission->attestations_given = false;
    ck_assert_uint_eq(run_it(submission).count, 1);
    submission->vat_basis = NK_TEXT("compensated");
    ck_assert_uint_eq(run_it(submission).count, 0);
    rule_is("vat-basis-unchanged", NK_INFO, 0, NULL);
    ck_assert_int_eq(run_it(submission).outcomes[1].skipped, NK_NO_PRIOR_YEAR);
    struct nk_submission prior = *submission;
    prior.vat_basis = NK_TEXT("included");
    known.prior = &prior;
    struct nk_findings findings = run_it(submission);
    ck_assert_uint_eq(findings.count, 1);
    ck_assert_text(findings.items[0].expected, "included");

    rule_is("estimate-explained", NK_WARNING, 0, NULL);
    submission->employees = given(5);
    submission->employees.status = NK_ESTIMATED;
    ck_assert_uint_eq(run_it(submission).count, 1);
    submission->employees.method = NK_TEXT("by ratio");
    ck_assert_uint_eq(run_it(submission).count, 0);

    rule_is("signatory-named", NK_ERROR, 0, NULL);
    ck_assert_int_eq(run_it(submission).outcomes[1].skipped, NK_NOT_SUBMITTING);
    struct nk_rule_signatory signatory = {.name = NK_TEXT("Kari"), .title = NK_TEXT("")};
    known.signatory = &signatory;
    ck_assert_uint_eq(run_it(submission).count, 1);
    signatory.title = NK_TEXT("Direktør");
    ck_assert_uint_eq(run_it(submission).count, 0);
}
END_TEST

START_TEST(only_national_actors_stay_at_the_top_level)
{
    rule_is("broken-down", NK_WARNING, 0, PARAMETERS({"most-percent", 10}));
    SKIPPED(NK_NOT_APPLICABLE, .actor = "nhn", .expenditure = "unspecified/unspecified/operating 100");
    SAYS("", .actor = "helse-nord", .expenditure = "software/network/operating 90, software/unspecified/operating 10");
    SAYS("warning /expenditure expenditure: 10 11 ", .actor = "helse-nord",
         .expenditure = "software/network/operating 89, unspecified/network/operating 11");
}
END_TEST

START_TEST(a_regional_authority_hears_who_has_not_reported)
{
    struct nk_actor actors[9];
    memcpy(actors, catalogue.actors, 8 * sizeof actors[0]);
    actors[8] = (struct nk_actor){.id = NK_TEXT("west-rhf"),
                                  .kind = NK_REGIONAL_AUTHORITY,
                                  .region = NK_TEXT("helse-vest"),
                                  .valid_from = 20020101};
    catalogue.actors = actors;
    catalogue.actor_count = 9;
    const struct nk_text units[] = {NK_TEXT("bergen"), NK_TEXT("nhn"), NK_TEXT("vest-ikt"), NK_TEXT("west-rhf")};
    rule_is("members-complete", NK_INFO, 0, NULL);
    SKIPPED(NK_NOT_APPLICABLE, .actor = "bergen", SOMETHING);
    SKIPPED(NK_NO_COLLECTION, .actor = "west-rhf", SOMETHING);
    known.reporting_units = units;
    known.reporting_unit_count = 4;
    OTHER(.actor = "bergen", SOMETHING);
    SAYS("info  vest-ikt:   ", .actor = "west-rhf", SOMETHING);
}
END_TEST

#define ILLEGAL(id_, codes_, first, last) \
    {.id = NK_TEXT(id_), .codes = (codes_), .code_count = LENGTH_OF(codes_), .first_year = (first), .last_year = (last)}
static const struct nk_combination_code illegal_services[] = {
    {NK_OF_SUPPLIER, NK_TEXT("nhn")}, {NK_OF_BUYER_KIND, NK_TEXT("region")},
    {NK_OF_CATEGORY, NK_TEXT("cloud-services")}, {NK_OF_CATEGORY, NK_TEXT("software")}};
static const struct nk_combination_code illegal_key[] = {
    {NK_OF_SUPPLIER, NK_TEXT("nhn")}, {NK_OF_BASIS, NK_TEXT("key")}};
static const struct nk_combination_code illegal_outside[] = {{NK_OF_BUYER_KIND, NK_TEXT("outside")}};
static const struct nk_combination_code illegal_then[] = {{NK_OF_COST_TYPE, NK_TEXT("operating")}};
static const struct nk_combination_code illegal_people[] = {
    {NK_OF_ACTOR_KIND, NK_TEXT("national-actor")}, {NK_OF_NUMBER, NK_TEXT("employees")}};
static const struct nk_combination illegal[] = {
    ILLEGAL("services", illegal_services, 2017, 2021), ILLEGAL("key", illegal_key, 2017, 0),
    ILLEGAL("outside", illegal_outside, 2017, 0), ILLEGAL("then", illegal_then, 2012, 2016),
    ILLEGAL("people", illegal_people, 2017, 0)};
#undef ILLEGAL

START_TEST(codes_that_are_each_right_may_be_illegal_together)
{
    rule_is("illegal-combination", NK_ERROR, 0, NULL);
    the_rule.combinations = illegal;
    the_rule.combination_count = LENGTH_OF(illegal);
    SAYS("", .actor = "helse-nord", .expenditure = "software/network/operating 5");
    SAYS("error /purchases/0/cells/0 services:  software/network/operating ", .actor = "helse-nord",
         .expenditure = "software/network/operating 5",
         .purchases = {{"nhn", "5", false, "software/network/operating 2, outsourced-services/network/operating 3"}});
    SAYS("error /financing/0 outside:  nhn/municipalities/amount \n"
         "error /financing/1/cells/0 services:  cloud-services/network/operating \n"
         "error /financing/2 key:  nhn/helse-vest/key ",
         .actor = "nhn", .expenditure = "cloud-services/network/operating 5",
         .financing = {{"municipalities", NULL, "cloud-services/network/operating 1"},
                       {"helse-nord", NULL, "cloud-services/network/operating 1"},
                       {"helse-vest", "100", NULL}});
    SAYS("error /staffing/employees people:  employees ", .actor = "nhn", .employees = "12");
    the_rule.combination_count = 0;
    SKIPPED(NK_NOT_APPLICABLE, .actor = "helse-nord", .expenditure = "software/network/operating 5");
}
END_TEST

START_TEST(a_return_is_sent_by_somebody_who_may_send_for_its_actor)
{
    static const struct nk_text actors[] = {NK_TEXT("helse-nord"), NK_TEXT("nhn")};
    const struct nk_rule_sender sender = {.actors = actors, .actor_count = LENGTH_OF(actors)};
    rule_is("sender-bound", NK_ERROR, 0, NULL);
    SKIPPED(NK_DECIDED_BEFORE, .actor = "helse-nord");
    known.sender = &sender;
    SAYS("", .actor = "nhn");
    SAYS("error  helse-vest:   ", .actor = "helse-vest");
}
END_TEST

int main(void)
{
    TCase *beside = tcase_create("beside");
    tcase_add_checked_fixture(beside, set_up, tear_down);
    tcase_add_test(beside, the_size_of_a_difference_decides_how_grave_it_is);
    tcase_add_test(beside, a_rule_is_never_graver_than_it_says);
    tcase_add_test(beside, ICT_is_within_the_whole);
    tcase_add_test(beside, depreciation_is_no_operating_expenditure);
    tcase_add_test(beside, a_zero_among_numbers_is_asked_about_and_a_gap_is_not);
    tcase_add_test(beside, buyer_and_seller_both_hear_of_a_difference);
    tcase_add_test(beside, what_one_of_them_leaves_out_is_not_zero);
    tcase_add_test(beside, a_purchase_that_the_seller_does_not_name_is_asked_about_on_both_sides);
    tcase_add_test(beside, financing_that_the_buyer_does_not_name_is_told_to_both);
    tcase_add_test(beside, a_circle_of_financing_is_named_from_end_to_end);
    tcase_add_test(beside, a_circle_of_others_and_a_line_that_pays_nothing_are_no_circle_of_its_own);
    tcase_add_test(beside, a_region_of_members_has_bought_what_all_of_them_have);
    tcase_add_test(beside, a_change_from_the_year_before_is_asked_about_beyond_its_bound);
    tcase_add_test(beside, one_wrong_year_does_not_hide_the_next);
    tcase_add_test(beside, a_ratio_unlike_that_of_the_peers_is_asked_about);
    tcase_add_test(beside, regions_are_so_few_that_they_have_a_least_number_of_peers_of_their_own);
    tcase_add_test(beside, a_jump_says_what_earlier_years_it_is_seen_from);
    tcase_add_test(beside, a_copied_section_is_told_once_and_a_copied_value_where_it_stands);
    tcase_add_test(beside, a_zero_where_there_was_something_is_asked_about);
    tcase_add_test(beside, what_is_declared);
    tcase_add_test(beside, only_national_actors_stay_at_the_top_level);
    tcase_add_test(beside, a_regional_authority_hears_who_has_not_reported);
    tcase_add_test(beside, codes_that_are_each_right_may_be_illegal_together);
    tcase_add_test(beside, a_return_is_sent_by_somebody_who_may_send_for_its_actor);
    return test_run("rules_beside", (TCase *[]){beside}, 1);
}
