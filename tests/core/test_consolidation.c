#include "tests/core/sector.h"

static struct sector s;

static void open_2017(void)
{
    sector_open(&s, 2017);
}

static void open_2022(void)
{
    sector_open(&s, 2022);
}

static void close_sector(void)
{
    sector_close(&s);
}

START_TEST(R02_the_members_of_a_region_add_up_to_it)
{
    spends(&s, reports(&s, "helse-bergen"), "software/network/operating", 700);
    spends(&s, reports(&s, "helse-vest-ikt"), "software/network/operating", 200);
    spends(&s, reports(&s, "haraldsplass"), "hardware/network/investment", 50);
    const struct nk_consolidation *result = sector_consolidate(&s);
    ck_assert_uint_eq(result->entity_count, 1);
    assert_region(&s, "helse-vest", 950, 0, 0, 950);
    ck_assert_uint_eq(entity_named(&s, "helse-vest")->return_count, 3);
    ck_assert_int_eq(cell_of(&s, &entity_named(&s, "helse-vest")->own, "software/network/operating"), 900);
    assert_sector(&s, 950, 0, 950);
}
END_TEST

START_TEST(R02_a_region_may_be_one_return)
{
    spends(&s, reports(&s, "helse-vest"), "software/network/operating", 950);
    spends(&s, reports(&s, "sykehuspartner"), "software/network/operating", 100);
    sector_consolidate(&s);
    assert_region(&s, "helse-vest", 950, 0, 0, 950);
    assert_region(&s, "helse-sor-ost", 100, 0, 0, 100);
}
END_TEST

START_TEST(R02_a_region_and_its_member_are_never_both_counted)
{
    spends(&s, reports(&s, "helse-vest"), "software/network/operating", 950);
    spends(&s, reports(&s, "helse-bergen"), "software/network/operating", 700);
    ck_assert_int_eq(sector_try(&s), NK_INVALID);
}
END_TEST

START_TEST(double_reporting_names_the_member_and_the_region)
{
    const struct nk_actor *units[] = {sector_actor("helse-bergen"), sector_actor("helse-sor-ost"),
                                      sector_actor("helse-vest"), sector_actor("nhn")};
    const struct nk_actor *region = NULL;
    ck_assert_ptr_eq(nk_double_reporting(&sector_catalogue, units, 4, &region), sector_actor("helse-bergen"));
    ck_assert_ptr_eq(region, sector_actor("helse-vest"));
    region = NULL;
    ck_assert_ptr_null(nk_double_reporting(&sector_catalogue, units, 2, &region));
    ck_assert_ptr_null(nk_double_reporting(&sector_catalogue, units + 1, 3, &region));
    ck_assert_ptr_null(nk_double_reporting(&sector_catalogue, units, 0, &region));
    ck_assert_ptr_null(region);
}
END_TEST

START_TEST(R10_depreciation_and_write_downs_are_no_expenditure)
{
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "personnel-internal/unspecified/operating", 1071189376);
    spends(&s, nhn, "unspecified/unspecified/operating", 946754219);
    spends(&s, nhn, "hardware/unspecified/investment", 64712507);
    spends(&s, nhn, "software/unspecified/investment", 5840777);
    nhn->depreciation = kroner(172773811);
    nhn->write_downs = kroner(389324);
    sector_consolidate(&s);
    assert_national(&s, "nhn", 2088496879, 0, 2088496879);
    assert_sector(&s, 2088496879, 0, 2088496879);
}
END_TEST

START_TEST(R14_operating_and_investment_are_both_expenditure)
{
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "hardware/network/operating", 30);
    spends(&s, nhn, "hardware/network/investment", 12);
    sector_consolidate(&s);
    assert_national(&s, "nhn", 42, 0, 42);
    ck_assert_int_eq(cell_of(&s, &s.result.net, "hardware/network/operating"), 30);
    ck_assert_int_eq(cell_of(&s, &s.result.net, "hardware/network/investment"), 12);
}
END_TEST

START_TEST(R20_a_share_is_added_in_the_category_and_area_of_the_supplier)
{
    spends(&s, reports(&s, "helse-nord"), "software/network/operating", 1000);
    struct nk_submission *hdo = reports(&s, "hdo");
    spends(&s, hdo, "personnel-internal/user-support/operating", 80);
    by_key(&s, hdo, "helse-nord", "100");
    sector_consolidate(&s);
    assert_region(&s, "helse-nord", 1000, 0, 80, 1080);
    const struct nk_entity *region = entity_named(&s, "helse-nord");
    ck_assert_int_eq(cell_of(&s, &region->net, "personnel-internal/user-support/operating"), 80);
    ck_assert_int_eq(cell_of(&s, &region->net, "software/network/operating"), 1000);
}
END_TEST

START_TEST(R21_a_key_divides_every_cell_to_the_krone)
{
    struct nk_submission *nikt = reports(&s, "nasjonal-ikt");
    spends(&s, nikt, "personnel-internal/ict-management/operating", 101);
    spends(&s, nikt, "software/application-development/investment", 3);
    by_key(&s, nikt, "helse-midt-norge", "19.5");
    by_key(&s, nikt, "helse-vest", "30.2");
    by_key(&s, nikt, "helse-nord", "50.3");
    sector_consolidate(&s);
    /* 101: 19.695, 50.803 and 30.502; two kroner are left, for the largest remainders .803 and .695.
     * 3: 0.585, 1.509 and 0.906; two kroner are left, for .906 and .585. */
    assert_region(&s, "helse-midt-norge", 0, 0, 20 + 1, 21);
    assert_region(&s, "helse-nord", 0, 0, 51 + 1, 52);
    assert_region(&s, "helse-vest", 0, 0, 30 + 1, 31);
    const struct nk_entity *region = entity_named(&s, "helse-nord");
    ck_assert_int_eq(cell_of(&s, &region->allocated, "personnel-internal/ict-management/operating"), 51);
    ck_assert_int_eq(cell_of(&s, &region->allocated, "software/application-development/investment"), 1);
    assert_national(&s, "nasjonal-ikt", 104, 104, 0);
}
END_TEST

START_TEST(R21_equal_remainders_go_to_the_lower_id_whatever_the_order_of_the_lines)
{
    struct nk_submission *nikt = reports(&s, "nasjonal-ikt");
    spends(&s, nikt, "other/ict-management/operating", 1);
    by_key(&s, nikt, "helse-vest", "25");
    by_key(&s, nikt, "helse-sor-ost", "25");
    by_key(&s, nikt, "helse-nord", "25");
    by_key(&s, nikt, "helse-midt-norge", "25");
    sector_consolidate(&s);
    assert_region(&s, "helse-midt-norge", 0, 0, 1, 1);
    assert_region(&s, "helse-vest", 0, 0, 0, 0);
}
END_TEST

START_TEST(R21_a_financier_with_nothing_of_the_key_has_no_cells)
{
    struct nk_submission *nikt = reports(&s, "nasjonal-ikt");
    spends(&s, nikt, "other/ict-management/operating", 5);
    by_key(&s, nikt, "helse-vest", "100");
    by_key(&s, nikt, "helse-nord", "0");
    sector_consolidate(&s);
    assert_region(&s, "helse-nord", 0, 0, 0, 0);
    for (size_t i = 0; i < s.result.shape.length; i++)
        ck_assert_int_eq(entity_named(&s, "helse-nord")->net.present[i], 0);
}
END_TEST

START_TEST(R23_the_directorate_gives_the_amounts_that_regions_transferred)
{
    struct nk_submission *directorate = reports(&s, "direktoratet-for-e-helse");
    spends(&s, directorate, "outsourced-services/application-development/operating", 500);
    spends(&s, directorate, "outsourced-services/application-management/operating", 300);
    by_amount(&s, directorate, "helse-sor-ost", "outsourced-services/application-development/operating", 120);
    by_amount(&s, directorate, "helse-sor-ost", "outsourced-services/application-management/operating", 30);
    by_amount(&s, directorate, "helse-nord", "outsourced-services/application-development/operating", 50);
    sector_consolidate(&s);
    assert_region(&s, "helse-sor-ost", 0, 0, 150, 150);
    assert_region(&s, "helse-nord", 0, 0, 50, 50);
    assert_national(&s, "direktoratet-for-e-helse", 800, 200, 600);
    assert_sector(&s, 800, 0, 800);
}
END_TEST

START_TEST(R24_what_regions_buy_of_NHN_is_added_to_their_own)
{
    spends(&s, reports(&s, "helse-vest"), "software/network/operating", 1000);
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "outsourced-services/network/operating", 90);
    by_amount(&s, nhn, "helse-vest", "outsourced-services/network/operating", 35);
    sector_consolidate(&s);
    assert_region(&s, "helse-vest", 1000, 0, 35, 1035);
    assert_national(&s, "nhn", 90, 35, 55);
    assert_sector(&s, 1090, 0, 1090);
}
END_TEST

START_TEST(R27_a_supplier_at_the_top_level_may_end_below_zero_in_the_cells_that_it_sold)
{
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "unspecified/unspecified/operating", 1000);
    by_amount(&s, nhn, "helse-vest", "outsourced-services/network/operating", 300);
    const struct nk_consolidation *result = sector_consolidate(&s);
    const struct nk_entity *supplier = entity_named(&s, "nhn");
    ck_assert_int_eq(cell_of(&s, &supplier->net, "unspecified/unspecified/operating"), 1000);
    ck_assert_int_eq(cell_of(&s, &supplier->net, "outsourced-services/network/operating"), -300);
    assert_national(&s, "nhn", 1000, 300, 700);
    ck_assert_int_eq(cell_of(&s, &result->net, "outsourced-services/network/operating"), 0);
    assert_sector(&s, 1000, 0, 1000);
}
END_TEST

START_TEST(R33_what_regions_finance_wholly_ends_at_zero_in_every_cell)
{
    static const char *const suppliers[] = {"nasjonal-ikt", "pasientreiser"};
    for (size_t i = 0; i < LENGTH_OF(suppliers); i++) {
        struct nk_submission *supplier = reports(&s, suppliers[i]);
        spends(&s, supplier, "personnel-internal/ict-management/operating", 1234567 + (int64_t)i);
        spends(&s, supplier, "software/application-development/investment", 7654321);
        by_key(&s, supplier, "helse-sor-ost", "53.871204");
        by_key(&s, supplier, "helse-vest", "19.103397");
        by_key(&s, supplier, "helse-midt-norge", "14.388022");
        by_key(&s, supplier, "helse-nord", "12.637377");
    }
    sector_consolidate(&s);
    for (size_t i = 0; i < LENGTH_OF(suppliers); i++) {
        const struct nk_entity *supplier = entity_named(&s, suppliers[i]);
        for (size_t k = 0; k < s.result.shape.length; k++)
            ck_assert_int_eq(supplier->net.amount[k], 0);
        ck_assert_int_eq(supplier->net_total, 0);
    }
    ck_assert_int_eq(s.result.regions_total, 2 * (1234567 + 7654321) + 1);
}
END_TEST

START_TEST(R34_what_municipalities_pay_of_HDO_stays_with_HDO)
{
    struct nk_submission *hdo = reports(&s, "hdo");
    spends(&s, hdo, "outsourced-services/network/operating", 1000);
    by_key(&s, hdo, "helse-nord", "25.5");
    by_key(&s, hdo, "helse-vest", "34.5");
    by_key(&s, hdo, "municipalities", "40");
    const struct nk_consolidation *result = sector_consolidate(&s);
    assert_region(&s, "helse-nord", 0, 0, 255, 255);
    assert_region(&s, "helse-vest", 0, 0, 345, 345);
    assert_national(&s, "hdo", 1000, 600, 400);
    assert_sector(&s, 1000, 0, 1000);
    ck_assert_uint_eq(result->flow_count, 3);
    ck_assert_text(result->flows[2].financier, "municipalities");
    ck_assert_ptr_null(result->flows[2].entity);
    ck_assert_int_eq(result->flows[2].total, 400);
}
END_TEST

START_TEST(R35_a_supplier_with_several_sources_keeps_what_regions_do_not_pay)
{
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "outsourced-services/network/operating", 1000);
    by_amount(&s, nhn, "helse-vest", "outsourced-services/network/operating", 150);
    by_amount(&s, nhn, "state-budget", "outsourced-services/network/operating", 500);
    by_amount(&s, nhn, "health-administration", "outsourced-services/network/operating", 100);
    sector_consolidate(&s);
    assert_region(&s, "helse-vest", 0, 0, 150, 150);
    assert_national(&s, "nhn", 1000, 150, 850);
}
END_TEST

START_TEST(R36_the_hypothetical_example)
{
    /* "Helse Sør-Øst bought services of NHN for 1 million kroner in 2017. What remains of the ICT cost of NHN is then
     * total cost − the purchase of Helse Sør-Øst." */
    spends(&s, reports(&s, "helse-sor-ost"), "software/network/operating", 40000000);
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "outsourced-services/network/operating", 25000000);
    by_amount(&s, nhn, "helse-sor-ost", "outsourced-services/network/operating", 1000000);
    sector_consolidate(&s);
    assert_national(&s, "nhn", 25000000, 1000000, 24000000);
    assert_region(&s, "helse-sor-ost", 40000000, 0, 1000000, 41000000);
    assert_sector(&s, 65000000, 0, 65000000);
}
END_TEST

START_TEST(a_member_that_finances_counts_under_its_region)
{
    struct nk_submission *hdo = reports(&s, "hdo");
    spends(&s, hdo, "outsourced-services/network/operating", 1000);
    by_key(&s, hdo, "helse-bergen", "30");
    by_key(&s, hdo, "helse-vest", "20");
    by_key(&s, hdo, "helsedirektoratet", "50");
    const struct nk_consolidation *result = sector_consolidate(&s);
    assert_region(&s, "helse-vest", 0, 0, 500, 500);
    assert_national(&s, "hdo", 1000, 500, 500);
    ck_assert_text(result->flows[0].financier, "helse-bergen");
    ck_assert_ptr_eq(result->flows[0].entity, sector_actor("helse-vest"));
    const struct nk_entity *region = entity_named(&s, "helse-vest");
    ck_assert_uint_eq(region->share_count, 2);
    ck_assert_ptr_eq(region->shares[0], &result->flows[0]);
    ck_assert_ptr_eq(region->shares[1], &result->flows[1]);
    const struct nk_entity *supplier = entity_named(&s, "hdo");
    ck_assert_uint_eq(supplier->financing_count, 3);
    ck_assert_ptr_eq(supplier->financing, result->flows);
}
END_TEST

START_TEST(a_financing_list_of_others_than_national_actors_has_no_bearing)
{
    struct nk_submission *haraldsplass = reports(&s, "haraldsplass");
    spends(&s, haraldsplass, "software/network/operating", 70);
    by_key(&s, haraldsplass, "helse-vest", "100");
    const struct nk_consolidation *result = sector_consolidate(&s);
    assert_region(&s, "helse-vest", 70, 0, 0, 70);
    ck_assert_uint_eq(result->flow_count, 0);
}
END_TEST

START_TEST(entities_are_regions_then_national_actors_by_id)
{
    asks(&s, "nhn");
    asks(&s, "helse-vest-ikt");
    asks(&s, "hdo");
    asks(&s, "helse-nord");
    const struct nk_consolidation *result = sector_consolidate(&s);
    static const char *const expected[] = {"helse-nord", "helse-vest", "hdo", "nhn"};
    ck_assert_uint_eq(result->entity_count, LENGTH_OF(expected));
    ck_assert_uint_eq(result->region_count, 2);
    for (size_t i = 0; i < LENGTH_OF(expected); i++) {
        ck_assert_text(result->entities[i].actor->id, expected[i]);
        ck_assert_ptr_eq(nk_consolidation_entity(result, nk_text_of(expected[i])), &result->entities[i]);
    }
    ck_assert_ptr_null(nk_consolidation_entity(result, NK_TEXT("helse-vest-ikt")));
    ck_assert_ptr_null(nk_consolidation_entity(result, NK_TEXT("sector")));
}
END_TEST

START_TEST(a_reporting_unit_without_a_return_is_missing)
{
    static const char *const asked[] = {"haraldsplass", "helse-bergen", "helse-vest-ikt", "helse-nord", "nhn"};
    for (size_t i = 0; i < LENGTH_OF(asked); i++)
        asks(&s, asked[i]);
    spends(&s, reports(&s, "helse-bergen"), "software/network/operating", 70);
    spends(&s, reports(&s, "nhn"), "software/network/operating", 30);
    sector_consolidate(&s);
    const struct nk_entity *vest = entity_named(&s, "helse-vest");
    ck_assert_uint_eq(vest->return_count, 1);
    ck_assert_uint_eq(vest->missing_count, 2);
    ck_assert_text(vest->missing[0]->id, "haraldsplass");
    ck_assert_text(vest->missing[1]->id, "helse-vest-ikt");
    const struct nk_entity *nord = entity_named(&s, "helse-nord");
    ck_assert_uint_eq(nord->return_count, 0);
    ck_assert_uint_eq(nord->missing_count, 1);
    ck_assert_uint_eq(entity_named(&s, "nhn")->missing_count, 0);
    assert_sector(&s, 100, 0, 100);
}
END_TEST

START_TEST(a_year_without_returns_is_all_zero)
{
    asks(&s, "nhn");
    sector_consolidate(&s);
    assert_sector(&s, 0, 0, 0);
    struct sector nobody;
    sector_open(&nobody, 2017);
    sector_consolidate(&nobody);
    ck_assert_uint_eq(nobody.result.entity_count, 0);
    sector_close(&nobody);
}
END_TEST

START_TEST(R40_missing_cells_contribute_nothing)
{
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "software/network/operating", 100);
    spends(&s, nhn, "hardware/network/operating", 0)->amount.status = NK_MISSING;
    by_key(&s, nhn, "helse-vest", "50");
    by_key(&s, nhn, "other", "50");
    sector_consolidate(&s);
    ptrdiff_t missing = nk_shape_position(&s.result.shape, 0, NK_TEXT("hardware"), NK_TEXT("network"),
                                          NK_TEXT("operating"));
    ck_assert_int_eq(entity_named(&s, "nhn")->own.present[missing], 0);
    ck_assert_int_eq(entity_named(&s, "helse-vest")->allocated.present[missing], 0);
    ck_assert_int_eq(s.result.net.present[missing], 0);
    assert_sector(&s, 100, 0, 100);
}
END_TEST

START_TEST(R41_estimated_kroner_follow_the_key)
{
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "software/network/operating", 1000)->amount.status = NK_ESTIMATED;
    spends(&s, nhn, "hardware/network/operating", 500);
    by_key(&s, nhn, "helse-vest", "30");
    by_key(&s, nhn, "other", "70");
    sector_consolidate(&s);
    size_t software = (size_t)nk_shape_position(&s.result.shape, 0, NK_TEXT("software"), NK_TEXT("network"),
                                                NK_TEXT("operating"));
    size_t hardware = (size_t)nk_shape_position(&s.result.shape, 0, NK_TEXT("hardware"), NK_TEXT("network"),
                                                NK_TEXT("operating"));
    const struct nk_entity *vest = entity_named(&s, "helse-vest");
    ck_assert_int_eq(vest->net.estimated[software], 300);
    ck_assert_int_eq(vest->net.estimated[hardware], 0);
    ck_assert_int_eq(entity_named(&s, "nhn")->net.estimated[software], 700);
    ck_assert_int_eq(s.result.net.estimated[software], 1000);
}
END_TEST

START_TEST(R41_what_is_divided_by_an_estimated_key_is_estimated)
{
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "software/network/operating", 1000);
    by_key(&s, nhn, "helse-vest", "30")->share.status = NK_ESTIMATED;
    by_key(&s, nhn, "other", "70");
    sector_consolidate(&s);
    size_t software = (size_t)nk_shape_position(&s.result.shape, 0, NK_TEXT("software"), NK_TEXT("network"),
                                                NK_TEXT("operating"));
    ck_assert_int_eq(entity_named(&s, "helse-vest")->net.estimated[software], 300);
    ck_assert_int_eq(entity_named(&s, "nhn")->net.estimated[software], 300);
}
END_TEST

START_TEST(generated_values_mark_the_entities_that_carry_them)
{
    spends(&s, reports(&s, "helse-vest"), "software/network/operating", 10);
    spends(&s, reports(&s, "helse-nord"), "software/network/operating", 10);
    struct nk_submission *nhn = reports(&s, "nhn");
    nhn->illustrative = true;
    spends(&s, nhn, "software/network/operating", 10);
    by_key(&s, nhn, "helse-vest", "40");
    by_key(&s, nhn, "helse-nord", "0");
    by_key(&s, nhn, "hdo", "60");
    spends(&s, reports(&s, "hdo"), "software/network/operating", 10);
    sector_consolidate(&s);
    ck_assert(entity_named(&s, "nhn")->illustrative);
    ck_assert(entity_named(&s, "helse-vest")->illustrative);
    ck_assert(!entity_named(&s, "helse-nord")->illustrative);
    ck_assert(!entity_named(&s, "hdo")->illustrative);
}
END_TEST

START_TEST(margins_of_2022_hold_the_same_identities)
{
    struct nk_submission *vest = reports(&s, "helse-vest");
    spends(&s, vest, "hardware//operating", 600);
    spends(&s, vest, "software//investment", 400);
    spends(&s, vest, "/applications/operating", 600);
    spends(&s, vest, "/security/investment", 400);
    buys(&s, vest, "nhn", true, "hardware/applications/operating", 100);
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "outsourced-services//operating", 300);
    spends(&s, nhn, "/applications/operating", 200);
    spends(&s, nhn, "/security/operating", 100);
    by_key(&s, nhn, "helse-vest", "33.5");
    by_key(&s, nhn, "municipalities", "66.5");
    const struct nk_consolidation *result = sector_consolidate(&s);
    /* 33.5 % of 300 is 100.5, and the half goes to the lower id; of 200 it is 67, and of 100 again a half
     * more than 33. */
    assert_region(&s, "helse-vest", 1000, 100, 101, 1001);
    const struct nk_entity *region = entity_named(&s, "helse-vest");
    ck_assert_int_eq(cell_of(&s, &region->net, "hardware//operating"), 500);
    ck_assert_int_eq(cell_of(&s, &region->net, "outsourced-services//operating"), 101);
    ck_assert_int_eq(cell_of(&s, &region->net, "/applications/operating"), 600 - 100 + 67);
    ck_assert_int_eq(cell_of(&s, &region->net, "/security/operating"), 34);
    assert_national(&s, "nhn", 300, 101, 199);
    ck_assert_int_eq(cell_of(&s, &result->net, "/applications/operating"), 700);
    assert_sector(&s, 1300, 100, 1200);
}
END_TEST

int main(void)
{
    TCase *examples = tcase_create("by hand");
    tcase_add_checked_fixture(examples, open_2017, close_sector);
    tcase_add_test(examples, R02_the_members_of_a_region_add_up_to_it);
    tcase_add_test(examples, R02_a_region_may_be_one_return);
    tcase_add_test(examples, R02_a_region_and_its_member_are_never_both_counted);
    tcase_add_test(examples, double_reporting_names_the_member_and_the_region);
    tcase_add_test(examples, R10_depreciation_and_write_downs_are_no_expenditure);
    tcase_add_test(examples, R14_operating_and_investment_are_both_expenditure);
    tcase_add_test(examples, R20_a_share_is_added_in_the_category_and_area_of_the_supplier);
    tcase_add_test(examples, R21_a_key_divides_every_cell_to_the_krone);
    tcase_add_test(examples, R21_equal_remainders_go_to_the_lower_id_whatever_the_order_of_the_lines);
    tcase_add_test(examples, R21_a_financier_with_nothing_of_the_key_has_no_cells);
    tcase_add_test(examples, R23_the_directorate_gives_the_amounts_that_regions_transferred);
    tcase_add_test(examples, R24_what_regions_buy_of_NHN_is_added_to_their_own);
    tcase_add_test(examples, R27_a_supplier_at_the_top_level_may_end_below_zero_in_the_cells_that_it_sold);
    tcase_add_test(examples, R33_what_regions_finance_wholly_ends_at_zero_in_every_cell);
    tcase_add_test(examples, R34_what_municipalities_pay_of_HDO_stays_with_HDO);
    tcase_add_test(examples, R35_a_supplier_with_several_sources_keeps_what_regions_do_not_pay);
    tcase_add_test(examples, R36_the_hypothetical_example);
    tcase_add_test(examples, a_member_that_finances_counts_under_its_region);
    tcase_add_test(examples, a_financing_list_of_others_than_national_actors_has_no_bearing);
    tcase_add_test(examples, entities_are_regions_then_national_actors_by_id);
    tcase_add_test(examples, a_reporting_unit_without_a_return_is_missing);
    tcase_add_test(examples, a_year_without_returns_is_all_zero);
    tcase_add_test(examples, R40_missing_cells_contribute_nothing);
    tcase_add_test(examples, R41_estimated_kroner_follow_the_key);
    tcase_add_test(examples, R41_what_is_divided_by_an_estimated_key_is_estimated);
    tcase_add_test(examples, generated_values_mark_the_entities_that_carry_them);
    TCase *margins = tcase_create("margins");
    tcase_add_checked_fixture(margins, open_2022, close_sector);
    tcase_add_test(margins, margins_of_2022_hold_the_same_identities);
    return test_run("consolidation", (TCase *[]){examples, margins}, 2);
}
