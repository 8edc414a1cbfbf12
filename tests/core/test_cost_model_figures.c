/* Rules of the cost model that show in key figures, each by an example that is worked out by hand. */
#include "tests/core/figure_questions.h"

/* NHN 2024: operating cost 2,191,106,730, of which depreciation 172,773,811 and write-downs 389,324, so that
 * 2,017,943,595 are ICT operations; tangible assets for 64,712,507 and software for 5,840,777 were bought, together
 * 70,553,284. All of it is ICT expenditure: 2,088,496,879, which is 95.3 % of the operating cost. */
START_TEST(R13_all_operating_cost_of_NHN_is_ict_expenditure)
{
    const struct sector_return nhn = {
        .actor = "nhn",
        .expenditure = "unspecified/unspecified/operating 2017943595, unspecified/unspecified/investment 70553284",
        .revenue = "2212852353",
        .cost = "2191106730"};
    const struct nk_sums *sums = sums_of(2017, &nhn, 1, NULL, 0);
    assert_value(value_of("ict-expenditure", sums, "nhn", NULL), "2088496879");
    assert_value(value_of("ict-expenditure-share-of-operating-cost", sums, "nhn", NULL), "95.3");
}
END_TEST

/* Pasientreiser has 500 of operating cost. ICT staff and solutions are 60, equipment and licences of all employees 15,
 * an investment 5; the 425 for those who book journeys are no ICT expenditure. So 80, which are 16 % of 500. */
START_TEST(R15_only_the_ict_part_of_Pasientreiser_is_expenditure)
{
    static const struct sector_return returns[] = {
        {.actor = "pasientreiser",
         .expenditure = "software/network/operating 60, software/data-centre/operating 15, "
                        "software/data-centre/investment 5",
         .cost = "500",
         .financing = {{.financier = "helse-nord", .share = "30"}, {.financier = "helse-vest", .share = "70"}}},
    };
    const struct nk_sums *sums = sums_of(2017, returns, 1, NULL, 0);
    assert_value(value_of("ict-expenditure", sums, "pasientreiser", NULL), "80");
    assert_value(value_of("ict-expenditure-share-of-operating-cost", sums, "pasientreiser", NULL), "16.0");
    /* 60 · 30 % = 18, 15 · 30 % = 4.5 and 5 · 30 % = 1.5: halves go to the lower id, so 5 and 2. */
    const struct nk_entity *nord = nk_consolidation_entity(sums->consolidation, NK_TEXT("helse-nord"));
    ck_assert_int_eq(nord->allocated_total, 18 + 5 + 2);
    assert_value(value_of("ict-expenditure", sums, "sector", NULL), "80");
}
END_TEST

/* Nord has 21,000 of revenue, Bergen 10,000 and Vest IKT 1,000; NHN's 1,100 are inside what the regions have, as far as
 * these pay for it, and are not added. With their share of the national actors regions spend 2,211, 6.9 % of 32,000. */
START_TEST(R32_regions_revenue_has_the_financing_of_national_services_inside)
{
    const struct nk_figure_value *value =
        value_of("ict-expenditure-share-of-revenue", sums_2017, "all-regions", NULL);
    assert_value(value, "6.9");
    ck_assert_text(printed(value->numerator), "2211");
    ck_assert_text(printed(value->denominator), "32000");
    /* The residuals of the national actors have no such denominator. */
    assert_2017("ict-expenditure-share-of-revenue", "sector", "not-defined-for-entity");
}
END_TEST

/* The same for operating cost: 20,000 + 9,000 + 950 = 29,950, of which 2,211 are 7.4 %; NHN's 1,050 are not added. */
START_TEST(R32_regions_operating_cost_has_it_inside_too)
{
    const struct nk_figure_value *value =
        value_of("ict-expenditure-share-of-operating-cost", sums_2017, "all-regions", NULL);
    assert_value(value, "7.4");
    ck_assert_text(printed(value->denominator), "29950");
}
END_TEST

int main(void)
{
    TCase *rules = tcase_create("rules");
    tcase_add_checked_fixture(rules, set_up, tear_down);
    tcase_add_test(rules, R13_all_operating_cost_of_NHN_is_ict_expenditure);
    tcase_add_test(rules, R15_only_the_ict_part_of_Pasientreiser_is_expenditure);
    tcase_add_test(rules, R32_regions_revenue_has_the_financing_of_national_services_inside);
    tcase_add_test(rules, R32_regions_operating_cost_has_it_inside_too);
    return test_run("cost model figures", &rules, 1);
}
