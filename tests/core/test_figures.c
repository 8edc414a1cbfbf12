#include "tests/core/figure_questions.h"

START_TEST(the_worked_example_consolidates_as_written)
{
    const struct nk_consolidation *year = sums_2017->consolidation;
    ck_assert_int_eq(year->regions_total, 2211);
    ck_assert_int_eq(year->residuals_total, 840);
    ck_assert_int_eq(year->net_total, 3051);
    ck_assert_int_eq(year->gross_total, 3101);
    ck_assert_int_eq(year->eliminated_total, 50);
}
END_TEST

START_TEST(R20_ict_expenditure_of_a_region_has_its_share_of_the_national_actors)
{
    assert_2017("ict-expenditure", "helse-nord", "1050");
    assert_2017("ict-expenditure", "helse-vest", "1161");
    assert_2017("ict-expenditure", "all-regions", "2211");
}
END_TEST

START_TEST(ict_expenditure_of_a_national_actor_is_its_own_before_financing)
{
    assert_2017("ict-expenditure", "nhn", "1000");
    assert_2017("ict-expenditure", "pasientreiser", "101");
}
END_TEST

START_TEST(R36_ict_expenditure_of_the_sector_is_net)
{
    assert_2017("ict-expenditure", "sector", "3051");
}
END_TEST

START_TEST(own_expenditure_is_less_what_is_booked_of_purchases)
{
    assert_2017("ict-expenditure-own", "helse-nord", "960");
    assert_2017("ict-expenditure-own", "helse-vest", "1000");
    assert_2017("ict-expenditure-own", "all-regions", "1960");
    assert_2017("ict-expenditure-own", "nhn", "not-defined-for-entity");
    assert_2017("ict-expenditure-own", "sector", "not-defined-for-entity");
}
END_TEST

/* 1050 of 21000, 1161 of 10000 + 1000, 2211 of 32000. */
START_TEST(R31_revenue_leaves_out_private_nonprofit_hospitals)
{
    assert_2017("ict-expenditure-share-of-revenue", "helse-nord", "5.0");
    assert_2017("ict-expenditure-share-of-revenue", "helse-vest", "10.6");
    assert_2017("ict-expenditure-share-of-revenue", "all-regions", "6.9");
    assert_2017("ict-expenditure-share-of-revenue", "nhn", "90.9");
    const struct nk_figure_value *value = value_of("ict-expenditure-share-of-revenue", sums_2017, "helse-vest", NULL);
    ck_assert_text(printed(value->denominator), "11000");
    ck_assert_text(printed(value->numerator), "1161");
}
END_TEST

START_TEST(all_regions_is_a_ratio_of_sums_and_not_a_mean_of_ratios)
{
    /* The mean of 5.0 and 10.6 is 7.8. */
    assert_2017("ict-expenditure-share-of-revenue", "all-regions", "6.9");
}
END_TEST

/* 1050 of 20000 is 5.25: a half goes up. 1161 of 9000 + 950. */
START_TEST(R31_operating_cost_leaves_out_private_nonprofit_hospitals)
{
    assert_2017("ict-expenditure-share-of-operating-cost", "helse-nord", "5.3");
    assert_2017("ict-expenditure-share-of-operating-cost", "helse-vest", "11.7");
    assert_2017("ict-expenditure-share-of-operating-cost", "all-regions", "7.4");
}
END_TEST

/* 1050 by 50; 1161 by 30 + 7 + 3 = 40; 2211 by 90. */
START_TEST(R41_employees_have_those_of_private_nonprofit_hospitals)
{
    assert_2017("ict-expenditure-per-employee", "helse-nord", "21");
    assert_2017("ict-expenditure-per-employee", "helse-vest", "29");
    assert_2017("ict-expenditure-per-employee", "all-regions", "25");
    assert_2017("ict-expenditure-per-employee", "nhn", "125");
}
END_TEST

/* nord (3.5 + 1.5) / 50; vest (5 + 2) / 40; both 12 / 90. */
START_TEST(ict_fte_are_employed_and_contracted)
{
    assert_2017("ict-fte-share-of-employees", "helse-nord", "10.0");
    assert_2017("ict-fte-share-of-employees", "helse-vest", "17.5");
    assert_2017("ict-fte-share-of-employees", "all-regions", "13.3");
    assert_2017("contracted-share-of-ict-fte", "helse-nord", "30.0");
    assert_2017("contracted-share-of-ict-fte", "helse-vest", "28.6");
    assert_2017("contracted-share-of-ict-fte", "all-regions", "29.2");
}
END_TEST

/* nord 300 / 1050, vest 350 / 1161, sector 650 / 3051. */
START_TEST(investment_share_is_of_all_cells)
{
    assert_2017("investment-share", "helse-nord", "28.6");
    assert_2017("investment-share", "helse-vest", "30.1");
    assert_2017("investment-share", "all-regions", "29.4");
    assert_2017("investment-share", "sector", "21.3");
    assert_2017("investment-share", "nhn", "0.0");
}
END_TEST

/* nord 90 / 1050, vest 161 / 1161, both 251 / 2211. */
START_TEST(national_share_is_what_lies_at_national_actors)
{
    assert_2017("national-share", "helse-nord", "8.6");
    assert_2017("national-share", "helse-vest", "13.9");
    assert_2017("national-share", "all-regions", "11.4");
    assert_2017("national-share", "nhn", "not-defined-for-entity");
    assert_2017("national-share", "sector", "not-defined-for-entity");
}
END_TEST

/* nord 100 − 40 + 60 = 120; vest cloud 100 + outsourced 350 + 90 = 540; nhn 300 of 1000. */
START_TEST(outsourcing_and_cloud_are_two_categories)
{
    assert_2017("outsourcing-and-cloud-share", "helse-nord", "11.4");
    assert_2017("outsourcing-and-cloud-share", "helse-vest", "46.5");
    assert_2017("outsourcing-and-cloud-share", "nhn", "30.0");
}
END_TEST

START_TEST(categories_are_listed_in_their_order_with_zeros)
{
    assert_breakdown("category-share", sums_2017, "helse-nord",
                     "software 88.6, outsourced-services 11.4, cloud-services 0.0");
    /* vest: software 500 + 50 + 71 = 621, outsourced 440, cloud 100. */
    assert_breakdown("category-share", sums_2017, "helse-vest",
                     "software 53.5, outsourced-services 37.9, cloud-services 8.6");
}
END_TEST

START_TEST(R27_what_may_be_in_the_unspecified_is_not_known_to_be_zero)
{
    assert_breakdown("category-share", sums_2017, "nhn",
                     "software not-reported, outsourced-services 30.0, cloud-services not-reported, unspecified 70.0");
    assert_breakdown("area-share", sums_2017, "nhn", "network 30.0, data-centre not-reported, unspecified 70.0");
}
END_TEST

/* nord network 600 + 100 − 40 + 60 + 30 = 750, data-centre 300. */
START_TEST(areas_are_listed_in_their_order)
{
    assert_breakdown("area-share", sums_2017, "helse-nord", "network 71.4, data-centre 28.6");
}
END_TEST

/* 1050 by 12.5; 1161 by 10 + 2.5: the ICT provider treats nobody and is not asked. */
START_TEST(drg_points_are_decimals_and_come_from_those_who_treat_patients)
{
    assert_2017("ict-expenditure-per-drg-point", "helse-nord", "84");
    assert_2017("ict-expenditure-per-drg-point", "helse-vest", "93");
    assert_2017("ict-expenditure-per-drg-point", "all-regions", "88");
    assert_2017("ict-expenditure-per-drg-point", "nhn", "denominator-missing");
}
END_TEST

/* 1050 by 100. Bergen is no region and no authority: nobody has said how many live in vest. */
START_TEST(inhabitants_are_said_once_by_the_region_or_its_authority)
{
    assert_2017("ict-expenditure-per-inhabitant", "helse-nord", "11");
    assert_2017("ict-expenditure-per-inhabitant", "helse-vest", "denominator-missing");
    assert_2017("ict-expenditure-per-inhabitant", "all-regions", "denominator-missing");
    assert_2017("ict-expenditure-per-inhabitant", "nhn", "denominator-missing");
    const struct nk_figure_value *value = value_of("ict-expenditure-per-inhabitant", sums_2017, "helse-nord", NULL);
    ck_assert_text(printed(value->denominator_estimated_share), "100.0");
}
END_TEST

/* 1050 by 10000; 1161 by the 9000 of Bergen alone, because the region finances Diakon. */
START_TEST(R31_somatic_cost_is_without_private_non_profit_hospitals)
{
    assert_2017("ict-expenditure-share-of-somatic-cost", "helse-nord", "10.5");
    assert_2017("ict-expenditure-share-of-somatic-cost", "helse-vest", "12.9");
    assert_2017("ict-expenditure-share-of-somatic-cost", "all-regions", "11.6");
}
END_TEST

START_TEST(the_sector_has_no_denominators)
{
    assert_2017("ict-expenditure-share-of-revenue", "sector", "not-defined-for-entity");
    assert_2017("ict-expenditure-per-employee", "sector", "not-defined-for-entity");
    assert_2017("ict-fte-share-of-employees", "sector", "not-defined-for-entity");
}
END_TEST

START_TEST(change_is_from_the_year_before)
{
    const struct nk_sums *now = sums_of(2018, returns_2018, 1, silent_2018, 2);
    const struct nk_figure_value *value = value_of("change-from-previous-year", now, "helse-nord", sums_2017);
    assert_value(value, "20.0");
    ck_assert_text(printed(value->numerator), "210");
    ck_assert_text(printed(value->denominator), "1050");
    ck_assert_uint_eq(value->missing_count, 0);
}
END_TEST

static const struct sector_return returns_2022[] = {
    {.actor = "helse-nord",
     .by_category = "software//operating 600, software//investment 300, public-cloud//operating 70,"
                    "outsourced-services//operating 30",
     .by_area = "/infrastructure/operating 550, /infrastructure/investment 250,"
                "/end-user-services/operating 150, /end-user-services/investment 50",
     .revenue = "20000"},
};

START_TEST(a_year_with_margins_counts_its_money_once)
{
    const struct nk_sums *sums = sums_of(2022, returns_2022, 1, NULL, 0);
    assert_value(value_of("ict-expenditure", sums, "helse-nord", NULL), "1000");
    assert_value(value_of("ict-expenditure-share-of-revenue", sums, "helse-nord", NULL), "5.0");
    assert_value(value_of("investment-share", sums, "helse-nord", NULL), "30.0");
    assert_breakdown("category-share", sums, "helse-nord", "software 90.0, public-cloud 7.0, outsourced-services 3.0");
    assert_breakdown("area-share", sums, "helse-nord", "infrastructure 80.0, end-user-services 20.0");
}
END_TEST

START_TEST(a_code_that_the_year_does_not_have_contributes_nothing)
{
    const struct nk_sums *sums = sums_of(2022, returns_2022, 1, NULL, 0);
    assert_value(value_of("outsourcing-and-cloud-share", sums, "helse-nord", NULL), "10.0");

    const struct nk_figure_term gone[] = {{.sum = NK_SUM_ICT_EXPENDITURE, .category = NK_TEXT("cloud-services")}};
    const struct nk_figure figure = {.factor = 1, .numerator = gone, .numerator_count = 1};
    struct nk_figure_value *values;
    size_t count;
    size_t entity = (size_t)nk_sums_entity(sums, NK_TEXT("helse-nord"));
    ck_assert_int_eq(nk_figure_compute(&values, &count, &arena, &figure, sums, entity, NULL), NK_OK);
    ck_assert_int_eq(values[0].absence, NK_NOT_DEFINED_FOR_ENTITY);
}
END_TEST

static enum nk_status status_of_term(const struct nk_sums *sums, struct nk_figure_term term,
                                     enum nk_breakdown breakdown)
{
    const struct nk_figure figure = {.factor = 1, .breakdown = breakdown, .numerator = &term, .numerator_count = 1};
    struct nk_figure_value *values;
    size_t count;
    size_t entity = (size_t)nk_sums_entity(sums, NK_TEXT("helse-nord"));
    return nk_figure_compute(&values, &count, &arena, &figure, sums, entity, NULL);
}

START_TEST(a_year_with_margins_cannot_be_asked_for_both_dimensions)
{
    const struct nk_sums *sums = sums_of(2022, returns_2022, 1, NULL, 0);
    const struct nk_figure_term crossed = {.sum = NK_SUM_ICT_EXPENDITURE, .category = NK_TEXT("software"),
                                           .area = NK_TEXT("infrastructure")};
    const struct nk_figure_term category = {.sum = NK_SUM_ICT_EXPENDITURE, .category = NK_TEXT("software")};
    ck_assert_int_eq(status_of_term(sums, crossed, NK_BY_NOTHING), NK_INVALID);
    ck_assert_int_eq(status_of_term(sums, category, NK_BY_AREA), NK_INVALID);
    ck_assert_int_eq(status_of_term(sums, category, NK_BY_NOTHING), NK_OK);
    ck_assert_int_eq(status_of_term(sums_2017, category, NK_BY_AREA), NK_OK);
}
END_TEST

START_TEST(a_definition_that_makes_no_sense_is_refused)
{
    const struct nk_figure_term scalar = {.sum = NK_SUM_EMPLOYEES, .category = NK_TEXT("software")};
    const struct nk_figure_term plain = {.sum = NK_SUM_EMPLOYEES};
    const struct nk_figure_term twice = {.sum = NK_SUM_ICT_EXPENDITURE, .category = NK_TEXT("software")};
    ck_assert_int_eq(status_of_term(sums_2017, scalar, NK_BY_NOTHING), NK_INVALID);
    ck_assert_int_eq(status_of_term(sums_2017, plain, NK_BY_AREA), NK_INVALID);
    ck_assert_int_eq(status_of_term(sums_2017, twice, NK_BY_CATEGORY), NK_INVALID);
    const struct nk_figure_term area = {.sum = NK_SUM_ICT_EXPENDITURE, .area = NK_TEXT("network")};
    ck_assert_int_eq(status_of_term(sums_2017, area, NK_BY_AREA), NK_INVALID);
    ck_assert_int_eq(status_of_term(sums_2017, area, NK_BY_CATEGORY), NK_OK);
}
END_TEST

int main(void)
{
    TCase *figures = tcase_create("by hand");
    tcase_add_checked_fixture(figures, set_up, tear_down);
    tcase_add_test(figures, the_worked_example_consolidates_as_written);
    tcase_add_test(figures, R20_ict_expenditure_of_a_region_has_its_share_of_the_national_actors);
    tcase_add_test(figures, ict_expenditure_of_a_national_actor_is_its_own_before_financing);
    tcase_add_test(figures, R36_ict_expenditure_of_the_sector_is_net);
    tcase_add_test(figures, own_expenditure_is_less_what_is_booked_of_purchases);
    tcase_add_test(figures, R31_revenue_leaves_out_private_nonprofit_hospitals);
    tcase_add_test(figures, all_regions_is_a_ratio_of_sums_and_not_a_mean_of_ratios);
    tcase_add_test(figures, R31_operating_cost_leaves_out_private_nonprofit_hospitals);
    tcase_add_test(figures, R41_employees_have_those_of_private_nonprofit_hospitals);
    tcase_add_test(figures, ict_fte_are_employed_and_contracted);
    tcase_add_test(figures, investment_share_is_of_all_cells);
    tcase_add_test(figures, national_share_is_what_lies_at_national_actors);
    tcase_add_test(figures, outsourcing_and_cloud_are_two_categories);
    tcase_add_test(figures, categories_are_listed_in_their_order_with_zeros);
    tcase_add_test(figures, R27_what_may_be_in_the_unspecified_is_not_known_to_be_zero);
    tcase_add_test(figures, areas_are_listed_in_their_order);
    tcase_add_test(figures, drg_points_are_decimals_and_come_from_those_who_treat_patients);
    tcase_add_test(figures, inhabitants_are_said_once_by_the_region_or_its_authority);
    tcase_add_test(figures, R31_somatic_cost_is_without_private_non_profit_hospitals);
    tcase_add_test(figures, the_sector_has_no_denominators);
    tcase_add_test(figures, change_is_from_the_year_before);

    TCase *margins = tcase_create("margins and definitions");
    tcase_add_checked_fixture(margins, set_up, tear_down);
    tcase_add_test(margins, a_year_with_margins_counts_its_money_once);
    tcase_add_test(margins, a_code_that_the_year_does_not_have_contributes_nothing);
    tcase_add_test(margins, a_year_with_margins_cannot_be_asked_for_both_dimensions);
    tcase_add_test(margins, a_definition_that_makes_no_sense_is_refused);
    return test_run("figures", (TCase *[]){figures, margins}, 2);
}
