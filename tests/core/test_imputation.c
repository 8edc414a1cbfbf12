#include "tests/core/figure_questions.h"

static const struct nk_text two_units[] = {NK_TEXT("bergen"), NK_TEXT("vest-ikt")};

/* Employees of diakon, by the operating cost of the two others. */
static struct nk_imputation employees_of_diakon(void)
{
    return (struct nk_imputation){
        .id = NK_TEXT("employees-diakon-2017"),
        .year = 2017,
        .actor = NK_TEXT("diakon"),
        .target = NK_SUM_EMPLOYEES,
        .base = NK_SUM_OPERATING_COST,
        .units = two_units,
        .unit_count = LENGTH_OF(two_units),
    };
}

static struct sector_return diakon_without(const char *employees)
{
    struct sector_return diakon = sector_2017[1];
    diakon.employees = employees;
    return diakon;
}

/* The publication of those returns, not computed yet. */
static struct nk_publication *asked_with(const struct nk_imputation *imputations, size_t count,
                                         const struct sector_return *returns, size_t return_count)
{
    struct nk_publication *publication = sector_bundle(&arena, 2017, returns, return_count, NULL, 0);
    publication->bundle.catalogue.imputations = imputations;
    publication->bundle.catalogue.imputation_count = count;
    return publication;
}

static const struct nk_sums *computed(struct nk_publication *publication)
{
    ck_assert_int_eq(nk_publication_compute(publication, &arena), NK_OK);
    return &publication->sums;
}

static const struct nk_sums *sums_with(const struct nk_imputation *imputation, struct sector_return diakon)
{
    return computed(asked_with(imputation, 1, replaced("diakon", diakon), LENGTH_OF(sector_2017)));
}

/* All but one of the returns. */
static const struct sector_return *without(const char *actor)
{
    struct sector_return *returns = nk_arena_array(&arena, 1, sizeof sector_2017);
    ck_assert_ptr_nonnull(returns);
    size_t count = 0;
    for (size_t i = 0; i < LENGTH_OF(sector_2017); i++)
        if (strcmp(sector_2017[i].actor, actor) != 0)
            returns[count++] = sector_2017[i];
    return returns;
}

/* diakon's cost is 4000; the others have 30 + 3 employees and a cost of 9000 + 950: 4000 · 33 / 9950 = 13.27. */
START_TEST(R41_a_missing_number_is_estimated_by_a_ratio_of_sums)
{
    const struct nk_imputation imputation = employees_of_diakon();
    const struct nk_sums *sums = sums_with(&imputation, diakon_without(NULL));
    ck_assert_uint_eq(sums->imputed_count, 1);
    const struct nk_imputed *imputed = &sums->imputed[0];
    ck_assert_ptr_eq(imputed->imputation, &imputation);
    ck_assert_text(imputed->actor->id, "diakon");
    ck_assert_text(imputed->entity->id, "helse-vest");
    ck_assert_str_eq(nk_imputation_gap_code(imputed->gap), "none");
    ck_assert_text(printed(imputed->base), "4000");
    ck_assert_text(printed(imputed->numerator), "33");
    ck_assert_text(printed(imputed->denominator), "9950");
    ck_assert_text(printed(imputed->value), "13");
    /* 30 + 13 + 3 = 46 employees: 1161 / 46 = 25.2. */
    const struct nk_figure_value *value = value_of("ict-expenditure-per-employee", sums, "helse-vest", NULL);
    assert_value(value, "25");
    ck_assert_text(printed(value->denominator), "46");
}
END_TEST

START_TEST(R41_the_ratio_is_of_sums_and_not_a_mean_of_ratios)
{
    struct nk_imputation imputation = employees_of_diakon();
    imputation.base_value = nk_decimal_integer(40000);
    imputation.base_given = true;
    struct sector_return diakon = diakon_without(NULL);
    diakon.cost = NULL;
    /* 40000 · 33 / 9950 = 132.7; the mean of 30 / 9000 and 3 / 950 would give 129.8. */
    ck_assert_text(printed(sums_with(&imputation, diakon)->imputed[0].value), "133");
    /* What the actor reports itself goes before what is known from elsewhere. */
    ck_assert_text(printed(sums_with(&imputation, diakon_without(NULL))->imputed[0].value), "13");
}
END_TEST

START_TEST(R41_an_estimate_is_estimated_with_all_of_it)
{
    const struct nk_imputation imputation = employees_of_diakon();
    const struct nk_sums *sums = sums_with(&imputation, diakon_without("0 missing"));
    const struct nk_figure_value *value = value_of("ict-expenditure-per-employee", sums, "helse-vest", NULL);
    ck_assert_int_eq(value->status, NK_ESTIMATED);
    ck_assert_text(printed(value->denominator_estimated_share), "28.3"); /* 13 of 46 */
    ck_assert_text(printed(value->estimated_share), "4.3");              /* of the numerator: 50 of 1161 */
    ck_assert_uint_eq(value->imputed_count, 1);
    ck_assert_ptr_eq(value->imputed[0], &sums->imputed[0]);
}
END_TEST

static const struct nk_figure employees_figure = {.id = NK_TEXT("employees"),
                                                  .unit = NK_TEXT("employees"),
                                                  .factor = 1,
                                                  .numerator = term_employees,
                                                  .numerator_count = 1};

static const struct nk_figure_value *employees_of(const struct nk_sums *sums, const char *entity)
{
    struct nk_figure_value *values;
    size_t count;
    ck_assert_int_eq(nk_figure_compute(&values, &count, &arena, &employees_figure, sums,
                                       (size_t)nk_sums_entity(sums, nk_text_of(entity)), NULL),
                     NK_OK);
    return values;
}

/* diakon 7 from its annual report; vest-ikt by the ratio of bergen: 950 · 30 / 9000 = 3.17. */
START_TEST(R40_public_sources_and_estimates_are_counted_together)
{
    struct nk_imputation imputation = employees_of_diakon();
    imputation.actor = NK_TEXT("vest-ikt");
    imputation.unit_count = 1;
    struct sector_return returns[LENGTH_OF(sector_2017)];
    memcpy(returns, sector_2017, sizeof returns);
    returns[1].employees = "7 public-source";
    returns[5].employees = NULL;
    const struct nk_sums *sums = computed(asked_with(&imputation, 1, returns, LENGTH_OF(returns)));
    const struct nk_figure_value *value = employees_of(sums, "helse-vest");
    assert_value(value, "40"); /* 30 + 7 + 3 */
    ck_assert_text(printed(value->estimated_share), "25.0");
    ck_assert_int_eq(value->status, NK_ESTIMATED);
    assert_value(employees_of(sums, "all-regions"), "90");
    ck_assert_text(printed(employees_of(sums, "all-regions")->estimated_share), "11.1");
    /* Without the estimate it would be from a public source at worst. */
    returns[5].employees = "3";
    sums = computed(asked_with(&imputation, 1, returns, LENGTH_OF(returns)));
    ck_assert_int_eq(employees_of(sums, "helse-vest")->status, NK_PUBLIC_SOURCE);
    ck_assert_text(printed(employees_of(sums, "helse-vest")->estimated_share), "17.5");
}
END_TEST

START_TEST(R40_what_somebody_gave_is_never_replaced)
{
    const struct nk_imputation imputation = employees_of_diakon();
    const char *const given[] = {"7", "7 public-source", "7 estimated", "0"};
    for (size_t i = 0; i < LENGTH_OF(given); i++) {
        const struct nk_sums *sums = sums_with(&imputation, diakon_without(given[i]));
        ck_assert_uint_eq(sums->imputed_count, 0);
        ck_assert_uint_eq(employees_of(sums, "helse-vest")->imputed_count, 0);
        assert_value(employees_of(sums, "helse-vest"), i < 3 ? "40" : "33");
    }
}
END_TEST

START_TEST(R41_a_unit_without_a_return_is_estimated_and_stays_missing_for_its_expenditure)
{
    struct nk_imputation imputation = employees_of_diakon();
    imputation.base_value = nk_decimal_integer(4000);
    imputation.base_given = true;
    struct nk_publication *publication = asked_with(&imputation, 1, without("diakon"), LENGTH_OF(sector_2017) - 1);
    const struct nk_actor *units[LENGTH_OF(sector_2017)];
    for (size_t i = 0; i < LENGTH_OF(units); i++)
        units[i] = nk_catalogue_actor(&sector_catalogue, nk_text_of(sector_2017[i].actor));
    publication->bundle.reporting_units = units;
    publication->bundle.reporting_unit_count = LENGTH_OF(units);
    const struct nk_sums *sums = computed(publication);
    const struct nk_figure_value *value = value_of("ict-expenditure-per-employee", sums, "helse-vest", NULL);
    assert_value(value, "24"); /* (1161 − 50) / 46 */
    ck_assert_uint_eq(value->missing_count, 1);
    ck_assert_text(value->missing[0]->id, "diakon");
    ck_assert_uint_eq(value->imputed_count, 1);
    ck_assert_ptr_null(value->imputed[0]->own);
}
END_TEST

START_TEST(a_region_that_reports_as_one_needs_no_estimate_for_its_members)
{
    struct nk_imputation imputation = employees_of_diakon();
    imputation.base_given = true;
    struct sector_return vest = {
        .actor = "helse-vest", .expenditure = "software/network/operating 10", .employees = "5"};
    ck_assert_uint_eq(computed(asked_with(&imputation, 1, &vest, 1))->imputed_count, 0);
    struct nk_publication *publication = asked_with(&imputation, 1, &vest, 1);
    publication->bundle.reporting_unit_count = 0;
    ck_assert_uint_eq(computed(publication)->imputed_count, 0);
    /* Asked as one, and silent: nobody reports by members. */
    publication = asked_with(&imputation, 1, NULL, 0);
    const struct nk_actor *region = nk_catalogue_actor(&sector_catalogue, NK_TEXT("helse-vest"));
    publication->bundle.reporting_units = &region;
    publication->bundle.reporting_unit_count = 1;
    ck_assert_uint_eq(computed(publication)->imputed_count, 0);
}
END_TEST

START_TEST(a_region_without_a_return_has_no_sums_for_an_estimate_to_be_in)
{
    struct nk_imputation imputation = employees_of_diakon();
    const struct nk_text nord = NK_TEXT("helse-nord");
    imputation.base_value = nk_decimal_integer(4000);
    imputation.base_given = true;
    imputation.units = &nord;
    imputation.unit_count = 1;
    struct nk_publication *publication = asked_with(&imputation, 1, &sector_2017[2], 1);
    const struct nk_actor *asked[] = {nk_catalogue_actor(&sector_catalogue, NK_TEXT("diakon"))};
    publication->bundle.reporting_units = asked;
    publication->bundle.reporting_unit_count = 1;
    const struct nk_sums *sums = computed(publication);
    ck_assert_uint_eq(sums->imputed_count, 1);
    ck_assert_int_eq(employees_of(sums, "helse-vest")->absence, NK_NOT_REPORTED);
    ck_assert_uint_eq(employees_of(sums, "helse-vest")->imputed_count, 0);
    assert_value(employees_of(sums, "all-regions"), "50");
    ck_assert_uint_eq(employees_of(sums, "all-regions")->imputed_count, 0);
}
END_TEST

START_TEST(an_estimate_stands_in_its_region_and_in_all_regions_and_nowhere_else)
{
    const struct nk_imputation imputation = employees_of_diakon();
    const struct nk_sums *sums = sums_with(&imputation, diakon_without(NULL));
    const struct {
        const char *entity;
        size_t count;
    } expected[] = {{"helse-vest", 1}, {"all-regions", 1}, {"helse-nord", 0}, {"nhn", 0}, {"sector", 0}};
    for (size_t i = 0; i < LENGTH_OF(expected); i++)
        ck_assert_uint_eq(employees_of(sums, expected[i].entity)->imputed_count, expected[i].count);
    /* Nor in a figure that does not use the number. */
    ck_assert_uint_eq(value_of("ict-expenditure", sums, "helse-vest", NULL)->imputed_count, 0);
}
END_TEST

START_TEST(a_figure_that_looks_back_has_the_estimates_of_both_years)
{
    const struct nk_figure_term terms[] = {{.sum = NK_SUM_EMPLOYEES},
                                           {.sum = NK_SUM_EMPLOYEES, .negative = true, .year_offset = -1}};
    const struct nk_figure figure = {
        .id = NK_TEXT("more-employees"), .factor = 1, .numerator = terms, .numerator_count = 2};
    struct nk_imputation now = employees_of_diakon();
    now.year = 2018;
    const struct nk_imputation before = employees_of_diakon();
    const struct sector_return *returns = replaced("diakon", diakon_without(NULL));
    struct nk_publication *of_2018 = sector_bundle(&arena, 2018, returns, LENGTH_OF(sector_2017), NULL, 0);
    of_2018->bundle.catalogue.imputations = &now;
    of_2018->bundle.catalogue.imputation_count = 1;
    const struct nk_sums *sums_2018 = computed(of_2018);
    const struct nk_sums *sums = sums_with(&before, diakon_without(NULL));
    struct nk_figure_value *value;
    size_t count;
    size_t vest = (size_t)nk_sums_entity(sums_2018, NK_TEXT("helse-vest"));
    ck_assert_int_eq(nk_figure_compute(&value, &count, &arena, &figure, sums_2018, vest, sums), NK_OK);
    assert_value(value, "0");
    ck_assert_text(printed(value->numerator_before), "-46");
    ck_assert_uint_eq(value->imputed_count, 2);
    ck_assert_int_eq(value->imputed[0]->imputation->year, 2018);
    ck_assert_int_eq(value->imputed[1]->imputation->year, 2017);
}
END_TEST

static void assert_gap(struct nk_imputation imputation, const struct sector_return *returns, const char *gap,
                       const char *incomplete)
{
    const struct nk_imputation *kept =
        memcpy(nk_arena_array(&arena, 1, sizeof imputation), &imputation, sizeof imputation);
    const struct nk_sums *sums = computed(asked_with(kept, 1, returns, LENGTH_OF(sector_2017)));
    ck_assert_uint_eq(sums->imputed_count, 1);
    ck_assert_str_eq(nk_imputation_gap_code(sums->imputed[0].gap), gap);
    if (incomplete)
        ck_assert_text(sums->imputed[0].incomplete->id, incomplete);
    /* The value is simply missing. */
    const struct nk_figure_value *value = value_of("ict-expenditure-per-employee", sums, "helse-vest", NULL);
    ck_assert_int_eq(value->absence, NK_DENOMINATOR_MISSING);
    ck_assert_uint_eq(value->imputed_count, 0);
}

START_TEST(an_estimate_that_cannot_be_made_says_why_and_leaves_the_value_missing)
{
    struct sector_return returns[LENGTH_OF(sector_2017)];
    memcpy(returns, replaced("diakon", diakon_without(NULL)), sizeof returns);
    returns[5].cost = NULL;
    assert_gap(employees_of_diakon(), returns, "ratio-incomplete", "vest-ikt");
    returns[0].employees = "0 missing";
    assert_gap(employees_of_diakon(), returns, "ratio-incomplete", "bergen");
    struct sector_return diakon = diakon_without(NULL);
    diakon.cost = NULL;
    assert_gap(employees_of_diakon(), replaced("diakon", diakon), "base-unknown", NULL);
    memcpy(returns, replaced("diakon", diakon_without(NULL)), sizeof returns);
    returns[0].cost = "0";
    returns[5].cost = "0";
    assert_gap(employees_of_diakon(), returns, "ratio-undefined", NULL);
    /* A unit that has not reported at all. */
    struct nk_imputation imputation = employees_of_diakon();
    const struct nk_text silent = NK_TEXT("nasjonal-ikt");
    imputation.units = &silent;
    imputation.unit_count = 1;
    assert_gap(imputation, replaced("diakon", diakon_without(NULL)), "ratio-incomplete", "nasjonal-ikt");
}
END_TEST

START_TEST(an_estimate_that_cannot_be_made_asks_nothing_of_who_need_not_answer)
{
    /* An ICT provider treats no patients: its region has DRG points without it. */
    struct nk_imputation imputation = employees_of_diakon();
    imputation.actor = NK_TEXT("vest-ikt");
    imputation.target = NK_SUM_DRG_POINTS;
    imputation.base = NK_SUM_FTE;
    const struct nk_text silent = NK_TEXT("nasjonal-ikt");
    imputation.units = &silent;
    imputation.unit_count = 1;
    const struct nk_sums *sums = computed(asked_with(&imputation, 1, sector_2017, LENGTH_OF(sector_2017)));
    ck_assert_uint_eq(sums->imputed_count, 1);
    assert_value(value_of("ict-expenditure-per-drg-point", sums, "helse-vest", NULL), "93");
}
END_TEST

START_TEST(an_estimate_that_cannot_be_made_for_a_silent_unit_adds_nothing)
{
    const struct nk_imputation imputation = employees_of_diakon();
    const struct nk_sums *sums = computed(asked_with(&imputation, 1, without("diakon"), LENGTH_OF(sector_2017) - 1));
    ck_assert_str_eq(nk_imputation_gap_code(sums->imputed[0].gap), "base-unknown");
    assert_value(employees_of(sums, "helse-vest"), "33");
    ck_assert_int_eq(employees_of(sums, "helse-vest")->status, NK_REPORTED);
}
END_TEST

START_TEST(an_estimate_for_a_national_actor_is_its_own_and_of_no_region)
{
    struct nk_imputation imputation = employees_of_diakon();
    imputation.actor = NK_TEXT("nhn");
    struct sector_return returns[LENGTH_OF(sector_2017)];
    memcpy(returns, sector_2017, sizeof returns);
    returns[3].employees = NULL;
    const struct nk_sums *sums = computed(asked_with(&imputation, 1, returns, LENGTH_OF(returns)));
    assert_value(employees_of(sums, "nhn"), "3"); /* 1050 · 33 / 9950 = 3.48 */
    ck_assert_uint_eq(employees_of(sums, "nhn")->imputed_count, 1);
    ck_assert_uint_eq(employees_of(sums, "all-regions")->imputed_count, 0);
}
END_TEST

START_TEST(R31_no_estimate_is_made_that_would_not_be_counted)
{
    struct nk_imputation imputation = employees_of_diakon();
    imputation.target = NK_SUM_OPERATING_REVENUE;
    struct sector_return diakon = sector_2017[1];
    diakon.revenue = NULL;
    const struct nk_sums *sums = sums_with(&imputation, diakon);
    ck_assert_uint_eq(sums->imputed_count, 0);
    assert_value(value_of("ict-expenditure-share-of-revenue", sums, "helse-vest", NULL), "10.6");
}
END_TEST

START_TEST(other_years_and_actors_that_are_no_more_need_no_estimate)
{
    struct nk_imputation imputation = employees_of_diakon();
    imputation.year = 2018;
    ck_assert_uint_eq(sums_with(&imputation, diakon_without(NULL))->imputed_count, 0);
    struct nk_actor gone[LENGTH_OF(sector_actors)];
    memcpy(gone, sector_actors, sizeof gone);
    gone[1].valid_to = 20161231;
    imputation = employees_of_diakon();
    imputation.base_given = true;
    struct nk_publication *publication = asked_with(&imputation, 1, without("diakon"), LENGTH_OF(sector_2017) - 1);
    publication->bundle.catalogue.actors = gone;
    ck_assert_uint_eq(computed(publication)->imputed_count, 0);
}
END_TEST

START_TEST(decimals_and_signs_go_through_exactly)
{
    /* FTE of diakon by employees: 7.5 · (25 + 3) / (30 + 3) = 6.36; of −7.5 it is −6.36. */
    struct nk_imputation imputation = employees_of_diakon();
    imputation.target = NK_SUM_FTE;
    imputation.base = NK_SUM_EMPLOYEES;
    struct sector_return diakon = diakon_without("7.5");
    diakon.fte = NULL;
    ck_assert_text(printed(sums_with(&imputation, diakon)->imputed[0].value), "6");
    diakon.employees = "-7.5";
    ck_assert_text(printed(sums_with(&imputation, diakon)->imputed[0].value), "-6");
    /* A half goes away from zero: 8.25 · 28 / 33 = 7; 12.375 · 28 / 33 = 10.5. */
    diakon.employees = "12.375";
    ck_assert_text(printed(sums_with(&imputation, diakon)->imputed[0].value), "11");
    diakon.employees = "-12.375000000";
    ck_assert_text(printed(sums_with(&imputation, diakon)->imputed[0].value), "-11");
    /* Decimals in all three: 7.5 · (25.25 + 3) / (30.125 + 3) = 6.40. */
    struct sector_return returns[LENGTH_OF(sector_2017)];
    diakon.employees = "7.5";
    memcpy(returns, replaced("diakon", diakon), sizeof returns);
    returns[0].fte = "25.25";
    returns[0].employees = "30.125";
    const struct nk_sums *sums = computed(asked_with(&imputation, 1, returns, LENGTH_OF(returns)));
    ck_assert_text(printed(sums->imputed[0].value), "6");
}
END_TEST

START_TEST(what_leaves_64_bits_is_an_error)
{
    struct nk_imputation imputation = employees_of_diakon();
    imputation.base = NK_SUM_FTE;
    struct sector_return diakon = diakon_without(NULL);
    diakon.fte = "9223372036854775807"; /* · 33 / 28 */
    ck_assert_int_eq(
        nk_publication_compute(asked_with(&imputation, 1, replaced("diakon", diakon), LENGTH_OF(sector_2017)), &arena),
        NK_OVERFLOW);
    struct sector_return bergen = sector_2017[0];
    bergen.fte = "9223372036854775807";
    struct sector_return returns[LENGTH_OF(sector_2017)];
    memcpy(returns, replaced("bergen", bergen), sizeof returns);
    returns[1].employees = NULL;
    ck_assert_int_eq(nk_publication_compute(asked_with(&imputation, 1, returns, LENGTH_OF(returns)), &arena),
                     NK_OVERFLOW);
}
END_TEST

static void assert_refused(const struct nk_imputation *imputations, size_t count)
{
    struct nk_publication *publication = asked_with(imputations, count, sector_2017, LENGTH_OF(sector_2017));
    ck_assert_int_eq(nk_publication_compute(publication, &arena), NK_INVALID);
}

START_TEST(a_method_that_cannot_be_right_is_refused)
{
    const struct nk_imputation right = employees_of_diakon();
    struct nk_imputation wrong[2] = {right, right};
    assert_refused(wrong, 2); /* two methods for one value */
    wrong[0] = right;
    wrong[0].target = NK_SUM_ICT_EXPENDITURE;
    assert_refused(wrong, 1);
    wrong[0] = right;
    wrong[0].base = NK_SUM_ICT_EXPENDITURE_FORMER;
    assert_refused(wrong, 1);
    wrong[0] = right;
    wrong[0].actor = NK_TEXT("nobody");
    assert_refused(wrong, 1);
    wrong[0] = right;
    wrong[0].actor = NK_TEXT("bergen"); /* which is in the ratio */
    assert_refused(wrong, 1);
    wrong[0] = right;
    wrong[0].unit_count = 0;
    assert_refused(wrong, 1);
    const struct nk_text nobody = NK_TEXT("nobody");
    wrong[0] = right;
    wrong[0].units = &nobody;
    wrong[0].unit_count = 1;
    assert_refused(wrong, 1);
    /* The same actor in another year or for another number is not the same value. */
    struct nk_imputation both[3] = {right, right, right};
    both[1].target = NK_SUM_FTE;
    both[2].year = 2018;
    computed(asked_with(both, 3, sector_2017, LENGTH_OF(sector_2017)));
}
END_TEST

int main(void)
{
    TCase *imputation = tcase_create("imputation");
    tcase_add_checked_fixture(imputation, set_up, tear_down);
    tcase_add_test(imputation, R41_a_missing_number_is_estimated_by_a_ratio_of_sums);
    tcase_add_test(imputation, R41_the_ratio_is_of_sums_and_not_a_mean_of_ratios);
    tcase_add_test(imputation, R41_an_estimate_is_estimated_with_all_of_it);
    tcase_add_test(imputation, R40_public_sources_and_estimates_are_counted_together);
    tcase_add_test(imputation, R40_what_somebody_gave_is_never_replaced);
    tcase_add_test(imputation, R41_a_unit_without_a_return_is_estimated_and_stays_missing_for_its_expenditure);
    tcase_add_test(imputation, a_region_that_reports_as_one_needs_no_estimate_for_its_members);
    tcase_add_test(imputation, a_region_without_a_return_has_no_sums_for_an_estimate_to_be_in);
    tcase_add_test(imputation, an_estimate_stands_in_its_region_and_in_all_regions_and_nowhere_else);
    tcase_add_test(imputation, a_figure_that_looks_back_has_the_estimates_of_both_years);
    tcase_add_test(imputation, an_estimate_that_cannot_be_made_says_why_and_leaves_the_value_missing);
    tcase_add_test(imputation, an_estimate_that_cannot_be_made_asks_nothing_of_who_need_not_answer);
    tcase_add_test(imputation, an_estimate_that_cannot_be_made_for_a_silent_unit_adds_nothing);
    tcase_add_test(imputation, an_estimate_for_a_national_actor_is_its_own_and_of_no_region);
    tcase_add_test(imputation, R31_no_estimate_is_made_that_would_not_be_counted);
    tcase_add_test(imputation, other_years_and_actors_that_are_no_more_need_no_estimate);
    tcase_add_test(imputation, decimals_and_signs_go_through_exactly);
    tcase_add_test(imputation, what_leaves_64_bits_is_an_error);
    tcase_add_test(imputation, a_method_that_cannot_be_right_is_refused);
    return test_run("imputation", &imputation, 1);
}
