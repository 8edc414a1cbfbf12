#include "tests/core/figure_questions.h"

static const struct nk_figure_term term_former[] = {{.sum = NK_SUM_ICT_EXPENDITURE_FORMER}};
static const struct nk_figure former = {.id = NK_TEXT("ict-expenditure-former-definition"),
                                        .unit = NK_TEXT("NOK"),
                                        .factor = 1,
                                        .numerator = term_former,
                                        .numerator_count = 1};

static const struct nk_figure_value *computed(const struct nk_figure *figure, const struct nk_sums *sums,
                                              const char *entity)
{
    struct nk_figure_value *values;
    size_t count;
    ck_assert_int_eq(nk_figure_compute(&values, &count, &arena, figure, sums,
                                       (size_t)nk_sums_entity(sums, nk_text_of(entity)), NULL),
                     NK_OK);
    ck_assert_uint_eq(count, 1);
    return values;
}

static void assert_former(const struct nk_sums *sums, const char *entity, const char *expected)
{
    const struct nk_figure_value *value = computed(&former, sums, entity);
    if (value->absence == NK_PRESENT)
        ck_assert_text(printed(value->value), expected);
    else
        ck_assert_str_eq(nk_absence_code(value->absence), expected);
}

/* bergen 600 and vest-ikt 350; not diakon's 50, nor the 161 that lie at national actors. */
START_TEST(R55_a_year_stands_by_two_definitions_side_by_side)
{
    assert_former(sums_2017, "helse-vest", "950");
    assert_2017("ict-expenditure", "helse-vest", "1161");
}
END_TEST

/* R03 widened the collection to private non-profit hospitals and national actors. */
START_TEST(R03_what_the_collection_was_widened_to_is_not_in_it)
{
    struct sector_return diakon = sector_2017[1];
    diakon.expenditure = "software/network/operating 7000";
    struct sector_return nhn = sector_2017[3];
    nhn.expenditure = "outsourced-services/network/operating 900000";
    struct sector_return returns[LENGTH_OF(sector_2017)];
    memcpy(returns, replaced("diakon", diakon), sizeof returns);
    returns[3] = nhn;
    assert_former(sums_of(2017, returns, LENGTH_OF(returns), NULL, 0), "helse-vest", "950");
}
END_TEST

START_TEST(R55_what_the_units_have_booked_stays_in)
{
    struct sector_return bergen = sector_2017[0];
    bergen.purchases[0] = (struct sector_purchase){"nhn", "40", true, "software/network/operating 40"};
    const struct nk_sums *sums = sums_of(2017, replaced("bergen", bergen), LENGTH_OF(sector_2017), NULL, 0);
    assert_former(sums, "helse-vest", "950");
    assert_value(value_of("ict-expenditure-own", sums, "helse-vest", NULL), "960"); /* 1000 − 40 */
}
END_TEST

START_TEST(a_region_that_reports_as_one_cannot_be_taken_apart)
{
    assert_former(sums_2017, "helse-nord", "not-separable");
    assert_former(sums_2017, "all-regions", "not-separable");
    ck_assert_int_eq(computed(&former, sums_2017, "helse-nord")->status, NK_MISSING);
    /* Nor can what is made of it. */
    struct nk_figure share = former;
    share.denominator = term_former;
    share.denominator_count = 1;
    share.numerator = term_ict;
    ck_assert_str_eq(nk_absence_code(computed(&share, sums_2017, "helse-nord")->absence), "not-separable");
}
END_TEST

START_TEST(it_is_of_regions_alone)
{
    assert_former(sums_2017, "nhn", "not-defined-for-entity");
    assert_former(sums_2017, "sector", "not-defined-for-entity");
}
END_TEST

/* helse-nord by a member of its own, so that every region can be taken apart. */
START_TEST(all_regions_are_the_sum_of_what_the_regions_have)
{
    struct nk_actor actors[LENGTH_OF(sector_actors) + 1];
    memcpy(actors, sector_actors, 2 * sizeof actors[0]);
    actors[2] = (struct nk_actor){
        .id = NK_TEXT("finnmark"), .kind = NK_TRUST, .region = NK_TEXT("helse-nord"), .valid_from = 20020101};
    memcpy(actors + 3, sector_actors + 2, sizeof sector_actors - 2 * sizeof actors[0]);
    struct sector_return returns[LENGTH_OF(sector_2017)];
    memcpy(returns, sector_2017, sizeof returns);
    struct nk_publication *publication = sector_bundle(&arena, 2017, returns, LENGTH_OF(returns), NULL, 0);
    publication->bundle.catalogue.actors = actors;
    publication->bundle.catalogue.actor_count = LENGTH_OF(actors);
    for (size_t i = 0; i < publication->bundle.return_count; i++)
        if (nk_text_is(publication->bundle.returns[i].actor->id, "helse-nord"))
            publication->bundle.returns[i].actor = &actors[2];
    publication->bundle.reporting_unit_count = 0;
    ck_assert_int_eq(nk_publication_compute(publication, &arena), NK_OK);
    assert_former(&publication->sums, "helse-nord", "1000");
    assert_former(&publication->sums, "helse-vest", "950");
    assert_former(&publication->sums, "all-regions", "1950");
}
END_TEST

START_TEST(a_region_without_a_return_takes_nothing_from_all_regions)
{
    const struct sector_return returns[] = {sector_2017[0], sector_2017[1], sector_2017[5]};
    const char *const silent[] = {"helse-nord"};
    const struct nk_sums *sums = sums_of(2017, returns, 3, silent, 1);
    assert_former(sums, "helse-nord", "not-reported");
    assert_former(sums, "all-regions", "950");
    const struct nk_sums *nobody = sums_of(2017, &sector_2017[3], 1, silent, 1);
    assert_former(nobody, "all-regions", "not-reported");
}
END_TEST

START_TEST(only_private_nonprofit_hospitals_are_no_former_expenditure)
{
    const struct nk_sums *sums = sums_of(2017, &sector_2017[1], 1, NULL, 0);
    assert_former(sums, "helse-vest", "not-reported");
    assert_former(sums, "all-regions", "not-reported");
}
END_TEST

START_TEST(a_missing_cell_is_not_zero)
{
    struct sector_return bergen = sector_2017[0];
    bergen.expenditure = "software/network/operating 500, cloud-services/data-centre/operating 0 missing";
    const struct sector_return returns[] = {bergen, sector_2017[1], sector_2017[5]};
    const struct nk_sums *sums = sums_of(2017, returns, 3, NULL, 0);
    assert_former(sums, "helse-vest", "not-reported");
    assert_former(sums, "all-regions", "850"); /* sums over entities have what is there, and say who is missing */
    ck_assert_text(computed(&former, sums, "all-regions")->missing[0]->id, "bergen");
    /* That of a private non-profit hospital takes nothing away. */
    struct sector_return diakon = sector_2017[1];
    diakon.expenditure = "software/network/operating 0 missing";
    sums = sums_of(2017, replaced("diakon", diakon), LENGTH_OF(sector_2017), NULL, 0);
    assert_former(sums, "helse-vest", "950");
}
END_TEST

START_TEST(R40_it_knows_how_much_of_it_is_estimated)
{
    struct sector_return bergen = sector_2017[0];
    bergen.expenditure = "software/network/operating 500, cloud-services/data-centre/operating 100 public-source";
    const struct sector_return returns[] = {bergen, sector_2017[1], sector_2017[5]};
    const struct nk_sums *sums = sums_of(2017, returns, 3, NULL, 0);
    const char *const entities[] = {"helse-vest", "all-regions"};
    for (size_t i = 0; i < LENGTH_OF(entities); i++) {
        const struct nk_figure_value *value = computed(&former, sums, entities[i]);
        ck_assert_text(printed(value->estimated_share), "10.5"); /* 100 of 950 */
        ck_assert_int_eq(value->status, NK_PUBLIC_SOURCE);       /* diakon's estimate is not in it */
    }
}
END_TEST

START_TEST(margins_hold_the_same_money_once)
{
    const struct sector_return bergen = {.actor = "bergen",
                                         .by_category = "software//operating 70, public-cloud//investment 30",
                                         .by_area = "/infrastructure/operating 70, /infrastructure/investment 30"};
    assert_former(sums_of(2022, &bergen, 1, NULL, 0), "helse-vest", "100");
}
END_TEST

int main(void)
{
    TCase *definition = tcase_create("former definition");
    tcase_add_checked_fixture(definition, set_up, tear_down);
    tcase_add_test(definition, R55_a_year_stands_by_two_definitions_side_by_side);
    tcase_add_test(definition, R03_what_the_collection_was_widened_to_is_not_in_it);
    tcase_add_test(definition, R55_what_the_units_have_booked_stays_in);
    tcase_add_test(definition, a_region_that_reports_as_one_cannot_be_taken_apart);
    tcase_add_test(definition, it_is_of_regions_alone);
    tcase_add_test(definition, all_regions_are_the_sum_of_what_the_regions_have);
    tcase_add_test(definition, a_region_without_a_return_takes_nothing_from_all_regions);
    tcase_add_test(definition, only_private_nonprofit_hospitals_are_no_former_expenditure);
    tcase_add_test(definition, a_missing_cell_is_not_zero);
    tcase_add_test(definition, R40_it_knows_how_much_of_it_is_estimated);
    tcase_add_test(definition, margins_hold_the_same_money_once);
    return test_run("former definition", &definition, 1);
}
