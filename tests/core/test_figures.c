#include "core/figures.h"
#include "tests/core/figure_definitions.h"
#include "tests/core/scarce.h"
#include "tests/core/small_sector.h"

static struct nk_arena arena;
static const struct nk_sums *sums_2017;

static void set_up(void)
{
    arena = test_arena();
    sums_2017 = &sector_of_2017(&arena)->sums;
}

static void tear_down(void)
{
    nk_arena_release(&arena);
}

static const struct nk_sums *sums_of(int year, const struct sector_return *returns, size_t count, const char *const *silent,
                                     size_t silent_count)
{
    return &sector_publication(&arena, year, returns, count, silent, silent_count)->sums;
}

static struct nk_figure_value *values_of(size_t *ret_count, const char *figure, const struct nk_sums *sums, const char *entity,
                                         const struct nk_sums *before)
{
    struct nk_figure_value *values;
    int position = nk_sums_entity(sums, nk_text_of(entity));
    ck_assert_msg(position >= 0, "no entity %s", entity);
    ck_assert_int_eq(nk_figure_compute(&values, ret_count, &arena, figure_definition(figure), sums, (size_t)position, before),
                     NK_OK);
    return values;
}

static const struct nk_figure_value *value_of(const char *figure, const struct nk_sums *sums, const char *entity,
                                              const struct nk_sums *before)
{
    size_t count;
    const struct nk_figure_value *values = values_of(&count, figure, sums, entity, before);
    ck_assert_uint_eq(count, 1);
    return values;
}

static struct nk_text printed(struct nk_decimal value)
{
    return nk_decimal_text(&arena, value);
}

static void assert_value(const struct nk_figure_value *value, const char *expected)
{
    ck_assert_str_eq(nk_absence_code(value->absence), "present");
    ck_assert_text(printed(value->value), expected);
}

static void assert_2017(const char *figure, const char *entity, const char *expected)
{
    const struct nk_figure_value *value = value_of(figure, sums_2017, entity, NULL);
    if (value->absence != NK_PRESENT)
        ck_assert_msg(strcmp(nk_absence_code(value->absence), expected) == 0, "%s of %s: %s", figure, entity,
                      nk_absence_code(value->absence));
    else
        ck_assert_text(printed(value->value), expected);
}

/* The values of a breakdown as "software 88.6, outsourced-services 11.4"; an absent one says why. */
static void assert_breakdown(const char *figure, const struct nk_sums *sums, const char *entity, const char *expected)
{
    size_t count;
    const struct nk_figure_value *values = values_of(&count, figure, sums, entity, NULL);
    char text[1024] = "";
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        struct nk_text code = values[i].category.length ? values[i].category : values[i].area;
        struct nk_text value = values[i].absence == NK_PRESENT ? printed(values[i].value)
                                                               : nk_text_of(nk_absence_code(values[i].absence));
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%.*s %.*s", i ? ", " : "",
                                   NK_TEXT_ARGUMENTS(code), NK_TEXT_ARGUMENTS(value));
        ck_assert_uint_lt(length, sizeof text);
    }
    ck_assert_str_eq(text, expected);
}

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

START_TEST(the_sector_has_no_denominators)
{
    assert_2017("ict-expenditure-share-of-revenue", "sector", "not-defined-for-entity");
    assert_2017("ict-expenditure-per-employee", "sector", "not-defined-for-entity");
    assert_2017("ict-fte-share-of-employees", "sector", "not-defined-for-entity");
}
END_TEST

static const struct sector_return returns_2018[] = {
    {.actor = "helse-nord", .expenditure = "software/network/operating 1260 estimated"},
};
static const char *const silent_2018[] = {"bergen", "nhn"};

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

START_TEST(a_change_says_who_is_missing_in_either_year)
{
    const struct nk_sums *now = sums_of(2018, returns_2018, 1, silent_2018, 2);
    const struct nk_sums *later = sums_of(2019, sector_2017, LENGTH_OF(sector_2017), NULL, 0);
    const struct nk_figure_value *value = value_of("change-from-previous-year", now, "all-regions", sums_2017);
    assert_value(value, "-43.0");
    ck_assert_uint_eq(value->missing_count, 1);
    ck_assert_text(value->missing[0]->id, "bergen");

    value = value_of("change-from-previous-year", later, "all-regions", now);
    assert_value(value, "75.5");
    ck_assert_uint_eq(value->missing_count, 1);
    ck_assert_text(value->missing[0]->id, "bergen");
}
END_TEST

START_TEST(there_is_no_change_without_the_year_before)
{
    const struct nk_sums *now = sums_of(2018, returns_2018, 1, silent_2018, 2);
    ck_assert_int_eq(value_of("change-from-previous-year", now, "helse-nord", NULL)->absence, NK_YEAR_BEFORE_MISSING);
    /* Two years apart is not the year before. */
    const struct nk_sums *later = sums_of(2019, returns_2018, 1, NULL, 0);
    ck_assert_int_eq(value_of("change-from-previous-year", later, "helse-nord", sums_2017)->absence,
                     NK_YEAR_BEFORE_MISSING);
    /* An entity that did not report then. */
    const struct nk_sums *full = sums_of(2019, sector_2017, LENGTH_OF(sector_2017), NULL, 0);
    ck_assert_int_eq(value_of("change-from-previous-year", full, "helse-vest", now)->absence, NK_YEAR_BEFORE_MISSING);
    ck_assert_int_eq(value_of("change-from-previous-year", full, "pasientreiser", now)->absence, NK_YEAR_BEFORE_MISSING);
}
END_TEST

START_TEST(without_a_return_there_is_no_figure_and_it_says_who_is_missing)
{
    const struct nk_sums *sums = sums_of(2018, returns_2018, 1, silent_2018, 2);
    const struct nk_figure_value *value = value_of("ict-expenditure", sums, "helse-vest", sums_2017);
    ck_assert_int_eq(value->absence, NK_NOT_REPORTED);
    ck_assert(!value->numerator_known);
    ck_assert_int_eq(value->status, NK_MISSING);
    ck_assert_uint_eq(value->missing_count, 1);
    ck_assert_text(value->missing[0]->id, "bergen");
    ck_assert_int_eq(value_of("change-from-previous-year", sums, "helse-vest", sums_2017)->absence, NK_NOT_REPORTED);
}
END_TEST

START_TEST(sums_over_entities_have_what_is_there)
{
    const struct nk_sums *sums = sums_of(2018, returns_2018, 1, silent_2018, 2);
    const struct nk_figure_value *value = value_of("ict-expenditure", sums, "sector", NULL);
    assert_value(value, "1260");
    ck_assert_uint_eq(value->missing_count, 2);
    ck_assert_text(value->missing[0]->id, "bergen");
    ck_assert_text(value->missing[1]->id, "nhn");
    assert_value(value_of("ict-expenditure", sums, "all-regions", NULL), "1260");
}
END_TEST

START_TEST(all_regions_is_not_reported_when_no_region_has_answered)
{
    const struct sector_return returns[] = {{.actor = "nhn", .expenditure = "software/network/operating 70",
                                             .financing = {{.financier = "helse-nord", .cells = "software/network/operating 20"}}}};
    const char *const silent[] = {"helse-nord"};
    const struct nk_sums *sums = sums_of(2017, returns, 1, silent, 1);
    ck_assert_int_eq(value_of("ict-expenditure", sums, "all-regions", NULL)->absence, NK_NOT_REPORTED);
    ck_assert_int_eq(value_of("ict-expenditure", sums, "helse-nord", NULL)->absence, NK_NOT_REPORTED);
    ck_assert_int_eq(value_of("national-share", sums, "helse-nord", NULL)->absence, NK_NOT_REPORTED);
    assert_value(value_of("ict-expenditure", sums, "sector", NULL), "70");
}
END_TEST

static const struct sector_return *replaced(const char *actor, struct sector_return with)
{
    struct sector_return *returns = nk_arena_array(&arena, 1, sizeof sector_2017);
    ck_assert_ptr_nonnull(returns);
    memcpy(returns, sector_2017, sizeof sector_2017);
    for (size_t i = 0; i < LENGTH_OF(sector_2017); i++)
        if (strcmp(returns[i].actor, actor) == 0)
            returns[i] = with;
    return returns;
}

START_TEST(a_denominator_that_one_member_lacks_is_missing_for_its_region_and_for_all)
{
    struct sector_return bergen = sector_2017[0];
    bergen.revenue = NULL;
    bergen.employees = "0 missing";
    const struct nk_sums *sums = sums_of(2017, replaced("bergen", bergen), LENGTH_OF(sector_2017), NULL, 0);
    const char *const figures[] = {"ict-expenditure-share-of-revenue", "ict-expenditure-per-employee"};
    for (size_t i = 0; i < LENGTH_OF(figures); i++) {
        const struct nk_figure_value *value = value_of(figures[i], sums, "helse-vest", NULL);
        ck_assert_int_eq(value->absence, NK_DENOMINATOR_MISSING);
        ck_assert(value->numerator_known && !value->denominator_known);
        ck_assert_text(printed(value->numerator), "1161");
        ck_assert_int_eq(value_of(figures[i], sums, "all-regions", NULL)->absence, NK_DENOMINATOR_MISSING);
        assert_value(value_of(figures[i], sums, "helse-nord", NULL), i == 0 ? "5.0" : "21");
    }
    /* What it is a numerator of is not reported. */
    bergen.ict_internal = NULL;
    sums = sums_of(2017, replaced("bergen", bergen), LENGTH_OF(sector_2017), NULL, 0);
    ck_assert_int_eq(value_of("ict-fte-share-of-employees", sums, "helse-vest", NULL)->absence, NK_NOT_REPORTED);
}
END_TEST

START_TEST(private_nonprofit_hospitals_need_not_give_revenue)
{
    struct sector_return diakon = sector_2017[1];
    diakon.revenue = NULL;
    const struct nk_sums *sums = sums_of(2017, replaced("diakon", diakon), LENGTH_OF(sector_2017), NULL, 0);
    assert_value(value_of("ict-expenditure-share-of-revenue", sums, "helse-vest", NULL), "10.6");
}
END_TEST

START_TEST(a_region_whose_only_returns_are_of_nonprofit_hospitals_has_no_revenue)
{
    const struct nk_sums *sums = sums_of(2017, &sector_2017[1], 1, NULL, 0);
    ck_assert_int_eq(value_of("ict-expenditure-share-of-revenue", sums, "helse-vest", NULL)->absence,
                     NK_DENOMINATOR_MISSING);
    assert_value(value_of("ict-expenditure-per-employee", sums, "helse-vest", NULL), "7");
}
END_TEST

START_TEST(a_denominator_of_zero_gives_no_figure)
{
    struct sector_return nord = sector_2017[2];
    nord.employees = "0";
    const struct nk_sums *sums = sums_of(2017, replaced("helse-nord", nord), LENGTH_OF(sector_2017), NULL, 0);
    const struct nk_figure_value *value = value_of("ict-expenditure-per-employee", sums, "helse-nord", NULL);
    ck_assert_int_eq(value->absence, NK_DENOMINATOR_ZERO);
    ck_assert(value->numerator_known && value->denominator_known);
    assert_value(value_of("ict-expenditure-per-employee", sums, "all-regions", NULL), "55");
}
END_TEST

START_TEST(a_missing_cell_is_not_zero)
{
    struct sector_return nord = sector_2017[2];
    nord.expenditure = "software/network/operating 600, software/data-centre/investment 0 missing,"
                       "outsourced-services/network/operating 100";
    const struct nk_sums *sums = sums_of(2017, replaced("helse-nord", nord), LENGTH_OF(sector_2017), NULL, 0);
    const struct nk_figure_value *value = value_of("ict-expenditure", sums, "helse-nord", NULL);
    ck_assert_int_eq(value->absence, NK_NOT_REPORTED);
    ck_assert_uint_eq(value->missing_count, 1);
    ck_assert_text(value->missing[0]->id, "helse-nord");
    ck_assert_int_eq(value_of("investment-share", sums, "helse-nord", NULL)->absence, NK_NOT_REPORTED);
    /* The numerator has all its cells, the denominator has not. */
    ck_assert_int_eq(value_of("outsourcing-and-cloud-share", sums, "helse-nord", NULL)->absence, NK_DENOMINATOR_MISSING);
    assert_breakdown("area-share", sums, "helse-nord", "network denominator-missing, data-centre not-reported");
    /* The sums over entities have what is there, and say who is not in them. */
    value = value_of("ict-expenditure", sums, "all-regions", NULL);
    assert_value(value, "1911");
    ck_assert_uint_eq(value->missing_count, 1);
    ck_assert_text(value->missing[0]->id, "helse-nord");
}
END_TEST

START_TEST(the_status_is_the_worst_of_what_a_figure_is_made_of)
{
    ck_assert_int_eq(value_of("ict-expenditure", sums_2017, "helse-nord", NULL)->status, NK_REPORTED);
    ck_assert_int_eq(value_of("ict-expenditure", sums_2017, "helse-vest", NULL)->status, NK_ESTIMATED);
    ck_assert_int_eq(value_of("ict-expenditure", sums_2017, "sector", NULL)->status, NK_ESTIMATED);
    ck_assert_int_eq(value_of("outsourcing-and-cloud-share", sums_2017, "nhn", NULL)->status, NK_REPORTED);
    /* Employees of vest are estimated in part, its ICT FTE are not. */
    ck_assert_int_eq(value_of("ict-fte-share-of-employees", sums_2017, "helse-vest", NULL)->status, NK_ESTIMATED);
    ck_assert_int_eq(value_of("contracted-share-of-ict-fte", sums_2017, "helse-vest", NULL)->status, NK_REPORTED);

    struct sector_return nord = sector_2017[2];
    nord.revenue = "21000 public-source";
    const struct nk_sums *sums = sums_of(2017, replaced("helse-nord", nord), LENGTH_OF(sector_2017), NULL, 0);
    ck_assert_int_eq(value_of("ict-expenditure-share-of-revenue", sums, "helse-nord", NULL)->status, NK_PUBLIC_SOURCE);
}
END_TEST

START_TEST(the_status_of_a_supplier_goes_with_what_it_allocates)
{
    struct sector_return pasientreiser = sector_2017[4];
    pasientreiser.expenditure = "software/network/operating 101 public-source";
    const struct nk_sums *sums = sums_of(2017, replaced("pasientreiser", pasientreiser), LENGTH_OF(sector_2017), NULL, 0);
    const struct nk_figure_value *value = value_of("national-share", sums, "helse-nord", NULL);
    ck_assert_int_eq(value->status, NK_PUBLIC_SOURCE);
    /* 30 of 60 + 30. */
    ck_assert_text(printed(value->estimated_share), "33.3");
    ck_assert_int_eq(value_of("ict-expenditure-own", sums, "helse-nord", NULL)->status, NK_REPORTED);
}
END_TEST

START_TEST(the_estimated_share_is_of_the_numerator)
{
    /* 50 of 1161, 2211 and 3051. */
    ck_assert_text(printed(value_of("ict-expenditure", sums_2017, "helse-vest", NULL)->estimated_share), "4.3");
    ck_assert_text(printed(value_of("ict-expenditure", sums_2017, "all-regions", NULL)->estimated_share), "2.3");
    ck_assert_text(printed(value_of("ict-expenditure", sums_2017, "sector", NULL)->estimated_share), "1.6");
    ck_assert_text(printed(value_of("ict-expenditure", sums_2017, "helse-nord", NULL)->estimated_share), "0.0");
    /* Nothing of the ICT FTE is estimated, though the employees below them are. */
    ck_assert_text(printed(value_of("ict-fte-share-of-employees", sums_2017, "helse-vest", NULL)->estimated_share), "0.0");

    size_t count;
    const struct nk_figure_value *categories = values_of(&count, "category-share", sums_2017, "helse-vest", NULL);
    /* 50 of 621 of software; nothing of the others. */
    ck_assert_text(printed(categories[0].estimated_share), "8.1");
    ck_assert_int_eq(categories[0].status, NK_ESTIMATED);
    ck_assert_text(printed(categories[1].estimated_share), "0.0");
}
END_TEST

START_TEST(of_a_change_the_estimated_share_is_of_both_years)
{
    const struct nk_sums *now = sums_of(2018, returns_2018, 1, NULL, 0);
    const struct nk_figure_value *value = value_of("change-from-previous-year", now, "helse-nord", sums_2017);
    /* 1260 of 1260 + 1050. */
    ck_assert_text(printed(value->estimated_share), "54.5");
    ck_assert_int_eq(value->status, NK_ESTIMATED);
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

static enum nk_status status_of_term(const struct nk_sums *sums, struct nk_figure_term term, enum nk_breakdown breakdown)
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
}
END_TEST

START_TEST(a_figure_is_illustrative_when_a_return_behind_it_is)
{
    struct sector_return nhn = sector_2017[3];
    nhn.illustrative = true;
    const struct nk_sums *sums = sums_of(2017, replaced("nhn", nhn), LENGTH_OF(sector_2017), NULL, 0);
    const char *const yes[] = {"nhn", "helse-nord", "helse-vest", "all-regions", "sector"};
    for (size_t i = 0; i < LENGTH_OF(yes); i++)
        ck_assert_msg(value_of("ict-expenditure", sums, yes[i], NULL)->illustrative, "%s", yes[i]);
    ck_assert(!value_of("ict-expenditure", sums, "pasientreiser", NULL)->illustrative);
    ck_assert(!value_of("ict-expenditure", sums_2017, "sector", NULL)->illustrative);

    const struct nk_sums *now = sums_of(2018, returns_2018, 1, NULL, 0);
    ck_assert(value_of("change-from-previous-year", now, "helse-nord", sums)->illustrative);
    ck_assert(!value_of("ict-expenditure", now, "helse-nord", sums)->illustrative);
}
END_TEST

START_TEST(a_sum_that_leaves_64_bits_gives_no_number)
{
    char large[256];
    snprintf(large, sizeof large, "%lld", (long long)INT64_MAX);
    struct sector_return bergen = sector_2017[0];
    bergen.employees = large;
    struct nk_publication *publication =
        sector_bundle(&arena, 2017, replaced("bergen", bergen), LENGTH_OF(sector_2017), NULL, 0);
    ck_assert_int_eq(nk_publication_compute(publication, &arena), NK_OVERFLOW);
}
END_TEST

START_TEST(publication_kinds_have_codes)
{
    enum nk_publication_kind kind;
    ck_assert_str_eq(nk_publication_kind_code(NK_PROVISIONAL), "provisional");
    ck_assert_str_eq(nk_publication_kind_code(NK_FINAL), "final");
    ck_assert(nk_publication_kind_of(&kind, NK_TEXT("final")) && kind == NK_FINAL);
    ck_assert(!nk_publication_kind_of(&kind, NK_TEXT("draft")));
}
END_TEST

START_TEST(a_publication_that_cannot_be_consolidated_says_why)
{
    struct sector_return pasientreiser = sector_2017[4];
    pasientreiser.financing[1].share = "69";
    struct nk_publication *publication =
        sector_bundle(&arena, 2017, replaced("pasientreiser", pasientreiser), LENGTH_OF(sector_2017), NULL, 0);
    ck_assert_int_eq(nk_publication_compute(publication, &arena), NK_INVALID);
}
END_TEST

static enum nk_status compute_with(struct nk_arena *scarce)
{
    struct nk_publication *publication = sector_bundle(&arena, 2017, sector_2017, LENGTH_OF(sector_2017), NULL, 0);
    enum nk_status status = nk_publication_compute(publication, scarce);
    for (size_t i = 0; i < LENGTH_OF(figure_definitions) && status == NK_OK; i++) {
        struct nk_figure_value *values;
        size_t count;
        status = nk_figure_compute(&values, &count, scarce, &figure_definitions[i], &publication->sums, 0, NULL);
    }
    return status;
}

START_TEST(running_out_of_memory_anywhere_is_told)
{
    ck_assert_uint_gt(scarce_until_enough(compute_with, 64), 100);
}
END_TEST

static enum nk_status change_with(struct nk_arena *scarce)
{
    static const struct nk_sums *now;
    struct nk_figure_value *values;
    size_t count;
    if (!now)
        now = sums_of(2018, returns_2018, 1, silent_2018, 2);
    enum nk_status status = nk_figure_compute(&values, &count, scarce, figure_definition("change-from-previous-year"), now,
                                              (size_t)nk_sums_entity(now, NK_TEXT("all-regions")), sums_2017);
    if (status == NK_OK)
        now = NULL;
    return status;
}

START_TEST(running_out_of_memory_for_a_change_is_told)
{
    ck_assert_uint_gt(scarce_until_enough(change_with, 16), 4);
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
    tcase_add_test(figures, the_sector_has_no_denominators);
    tcase_add_test(figures, change_is_from_the_year_before);

    TCase *absence = tcase_create("what is not there");
    tcase_add_checked_fixture(absence, set_up, tear_down);
    tcase_add_test(absence, a_change_says_who_is_missing_in_either_year);
    tcase_add_test(absence, there_is_no_change_without_the_year_before);
    tcase_add_test(absence, without_a_return_there_is_no_figure_and_it_says_who_is_missing);
    tcase_add_test(absence, sums_over_entities_have_what_is_there);
    tcase_add_test(absence, all_regions_is_not_reported_when_no_region_has_answered);
    tcase_add_test(absence, a_denominator_that_one_member_lacks_is_missing_for_its_region_and_for_all);
    tcase_add_test(absence, private_nonprofit_hospitals_need_not_give_revenue);
    tcase_add_test(absence, a_region_whose_only_returns_are_of_nonprofit_hospitals_has_no_revenue);
    tcase_add_test(absence, a_denominator_of_zero_gives_no_figure);
    tcase_add_test(absence, a_missing_cell_is_not_zero);

    TCase *quality = tcase_create("quality");
    tcase_add_checked_fixture(quality, set_up, tear_down);
    tcase_add_test(quality, the_status_is_the_worst_of_what_a_figure_is_made_of);
    tcase_add_test(quality, the_status_of_a_supplier_goes_with_what_it_allocates);
    tcase_add_test(quality, the_estimated_share_is_of_the_numerator);
    tcase_add_test(quality, of_a_change_the_estimated_share_is_of_both_years);
    tcase_add_test(quality, a_figure_is_illustrative_when_a_return_behind_it_is);

    TCase *margins = tcase_create("margins and definitions");
    tcase_add_checked_fixture(margins, set_up, tear_down);
    tcase_add_test(margins, a_year_with_margins_counts_its_money_once);
    tcase_add_test(margins, a_code_that_the_year_does_not_have_contributes_nothing);
    tcase_add_test(margins, a_year_with_margins_cannot_be_asked_for_both_dimensions);
    tcase_add_test(margins, a_definition_that_makes_no_sense_is_refused);

    TCase *failures = tcase_create("failures");
    tcase_add_checked_fixture(failures, set_up, tear_down);
    tcase_set_timeout(failures, 60);
    tcase_add_test(failures, a_sum_that_leaves_64_bits_gives_no_number);
    tcase_add_test(failures, publication_kinds_have_codes);
    tcase_add_test(failures, a_publication_that_cannot_be_consolidated_says_why);
    tcase_add_test(failures, running_out_of_memory_anywhere_is_told);
    tcase_add_test(failures, running_out_of_memory_for_a_change_is_told);
    return test_run("figures", (TCase *[]){figures, absence, quality, margins, failures}, 5);
}
