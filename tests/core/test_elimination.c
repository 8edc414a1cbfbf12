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

static const char *const regions[] = {"helse-midt-norge", "helse-nord", "helse-sor-ost", "helse-vest"};

START_TEST(R37_a_residual_is_what_neither_regions_nor_national_actors_pay)
{
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "outsourced-services/network/operating", 1000);
    by_amount(&s, nhn, "helse-vest", "outsourced-services/network/operating", 200);
    by_amount(&s, nhn, "direktoratet-for-e-helse", "outsourced-services/network/operating", 300);
    by_amount(&s, nhn, "municipalities", "outsourced-services/network/operating", 50);
    struct nk_submission *directorate = reports(&s, "direktoratet-for-e-helse");
    spends(&s, directorate, "outsourced-services/network/operating", 700);
    sector_consolidate(&s);
    assert_national(&s, "nhn", 1000, 500, 500);
    assert_national(&s, "direktoratet-for-e-helse", 700, 0, 700);
    assert_sector(&s, 1700, 300, 1400);
    ck_assert_uint_eq(s.result.elimination_count, 1);
    assert_elimination(&s, 0, "direktoratet-for-e-helse", "nhn", NK_BETWEEN_NATIONAL_ACTORS, 300);
}
END_TEST

START_TEST(a_chain_from_a_region_over_Pasientreiser_to_NHN_counts_once)
{
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "outsourced-services/network/operating", 1000);
    by_amount(&s, nhn, "pasientreiser", "outsourced-services/network/operating", 100);
    by_amount(&s, nhn, "helse-nord", "outsourced-services/network/operating", 250);
    struct nk_submission *pasientreiser = reports(&s, "pasientreiser");
    spends(&s, pasientreiser, "outsourced-services/network/operating", 100);
    spends(&s, pasientreiser, "software/application-management/operating", 300);
    for (size_t i = 0; i < LENGTH_OF(regions); i++)
        by_key(&s, pasientreiser, regions[i], "25");
    buys(&s, pasientreiser, "nhn", true, "outsourced-services/network/operating", 100);
    sector_consolidate(&s);
    assert_national(&s, "nhn", 1000, 350, 650);
    assert_national(&s, "pasientreiser", 400, 400, 0);
    assert_region(&s, "helse-nord", 0, 0, 350, 350);
    assert_region(&s, "helse-vest", 0, 0, 100, 100);
    /* The 100 that Pasientreiser pays NHN are in the gross twice, and once in the net: with the regions. */
    assert_sector(&s, 1400, 100, 1300);
    ck_assert_uint_eq(s.result.elimination_count, 1);
    assert_elimination(&s, 0, "pasientreiser", "nhn", NK_BETWEEN_NATIONAL_ACTORS, 100);
}
END_TEST

START_TEST(a_booked_purchase_counts_once)
{
    struct nk_submission *region = reports(&s, "helse-vest");
    spends(&s, region, "outsourced-services/network/operating", 500);
    spends(&s, region, "software/network/operating", 500);
    buys(&s, region, "nhn", true, "outsourced-services/network/operating", 80);
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "outsourced-services/network/operating", 300);
    by_amount(&s, nhn, "helse-vest", "outsourced-services/network/operating", 80);
    sector_consolidate(&s);
    assert_region(&s, "helse-vest", 1000, 80, 80, 1000);
    assert_national(&s, "nhn", 300, 80, 220);
    assert_sector(&s, 1300, 80, 1220);
    assert_elimination(&s, 0, "helse-vest", "nhn", NK_BOOKED_PURCHASE, 80);
}
END_TEST

START_TEST(a_booked_purchase_from_one_who_has_not_reported_is_taken_out_of_nothing)
{
    struct nk_submission *region = reports(&s, "helse-nord");
    spends(&s, region, "outsourced-services/network/operating", 900);
    buys(&s, region, "nhn", true, "outsourced-services/network/operating", 100);
    sector_consolidate(&s);
    assert_region(&s, "helse-nord", 900, 0, 0, 900);
    assert_sector(&s, 900, 0, 900);
    ck_assert_uint_eq(s.result.booked_purchase_count, 0);
    ck_assert_uint_eq(s.result.elimination_count, 0);
}
END_TEST

START_TEST(a_purchase_that_is_not_booked_takes_nothing_out)
{
    struct nk_submission *region = reports(&s, "helse-vest");
    spends(&s, region, "software/network/operating", 500);
    buys(&s, region, "nhn", false, "outsourced-services/network/operating", 80);
    sector_consolidate(&s);
    assert_region(&s, "helse-vest", 500, 0, 0, 500);
    ck_assert_uint_eq(s.result.booked_purchase_count, 0);
}
END_TEST

START_TEST(the_sellers_amount_is_used_where_the_buyers_differs)
{
    struct nk_submission *region = reports(&s, "helse-vest");
    spends(&s, region, "outsourced-services/network/operating", 500);
    buys(&s, region, "nhn", true, "outsourced-services/network/operating", 80);
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "outsourced-services/network/operating", 300);
    by_amount(&s, nhn, "helse-vest", "outsourced-services/network/operating", 95);
    sector_consolidate(&s);
    assert_region(&s, "helse-vest", 500, 80, 95, 515);
    assert_national(&s, "nhn", 300, 95, 205);
    assert_sector(&s, 800, 80, 720);
}
END_TEST

START_TEST(booked_purchases_of_members_are_one_pair_of_their_region)
{
    reports(&s, "nhn");
    reports(&s, "hdo");
    struct nk_submission *bergen = reports(&s, "helse-bergen");
    spends(&s, bergen, "outsourced-services/network/operating", 500);
    buys(&s, bergen, "nhn", true, "outsourced-services/network/operating", 80);
    buys(&s, bergen, "hdo", true, "outsourced-services/network/operating", 5);
    struct nk_submission *ikt = reports(&s, "helse-vest-ikt");
    spends(&s, ikt, "outsourced-services/network/operating", 300);
    buys(&s, ikt, "nhn", true, "outsourced-services/network/operating", 20);
    buys(&s, ikt, "nhn", true, "outsourced-services/data-centre/operating", 7);
    const struct nk_consolidation *result = sector_consolidate(&s);
    assert_region(&s, "helse-vest", 800, 112, 0, 688);
    ck_assert_uint_eq(result->elimination_count, 2);
    assert_elimination(&s, 0, "helse-vest", "hdo", NK_BOOKED_PURCHASE, 5);
    assert_elimination(&s, 1, "helse-vest", "nhn", NK_BOOKED_PURCHASE, 107);
    ck_assert_int_eq(cell_of(&s, &result->eliminations[1].cells, "outsourced-services/network/operating"), 100);
    ck_assert_int_eq(cell_of(&s, &result->eliminations[1].cells, "outsourced-services/data-centre/operating"), 7);

    const struct nk_entity *region = entity_named(&s, "helse-vest");
    ck_assert_uint_eq(region->booked_purchase_count, 4);
    ck_assert_text(region->booked_purchases[0].supplier, "hdo");
    ck_assert_text(region->booked_purchases[1].buyer->actor->id, "helse-bergen");
    ck_assert_int_eq(region->booked_purchases[1].total, 80);
    ck_assert_uint_eq(region->booked_purchases[1].purchase_index, 0);
    ck_assert_text(region->booked_purchases[2].buyer->actor->id, "helse-vest-ikt");
    ck_assert_int_eq(region->booked_purchases[3].total, 7);
}
END_TEST

START_TEST(purchases_from_others_than_national_actors_stay_where_they_are)
{
    struct nk_submission *bergen = reports(&s, "helse-bergen");
    spends(&s, bergen, "outsourced-services/network/operating", 500);
    buys(&s, bergen, "helse-vest-ikt", true, "outsourced-services/network/operating", 80);
    buys(&s, bergen, "helsedirektoratet", true, "outsourced-services/network/operating", 5);
    buys(&s, bergen, "municipalities", true, "outsourced-services/network/operating", 5);
    sector_consolidate(&s);
    assert_region(&s, "helse-vest", 500, 0, 0, 500);
}
END_TEST

static void finances(const char *financier, const char *supplier)
{
    struct nk_submission *found = NULL;
    for (size_t i = 0; i < s.submission_count; i++) {
        if (nk_text_is(s.submissions[i]->actor, supplier))
            found = s.submissions[i];
    }
    if (!found) {
        found = reports(&s, supplier);
        spends(&s, found, "software/network/operating", 100);
    }
    by_amount(&s, found, financier, "software/network/operating", 10);
}

START_TEST(national_actors_that_finance_each_other_in_a_circle_are_refused)
{
    finances("pasientreiser", "nhn");
    finances("hdo", "pasientreiser");
    finances("nasjonal-ikt", "hdo");
    finances("direktoratet-for-e-helse", "nhn");
    finances("direktoratet-for-e-helse", "hdo");
    ck_assert_int_eq(sector_try(&s), NK_OK);
    finances("nhn", "nasjonal-ikt");
    ck_assert_int_eq(sector_try(&s), NK_CYCLE);
}
END_TEST

START_TEST(two_that_finance_each_other_are_refused)
{
    finances("pasientreiser", "nhn");
    finances("nhn", "pasientreiser");
    ck_assert_int_eq(sector_try(&s), NK_CYCLE);
}
END_TEST

START_TEST(an_actor_that_finances_itself_is_refused)
{
    finances("helse-vest", "nhn");
    finances("nhn", "nhn");
    ck_assert_int_eq(sector_try(&s), NK_CYCLE);
    s.submission_count = 0;
    struct nk_submission *hdo = reports(&s, "hdo");
    by_key(&s, hdo, "hdo", "1");
    by_key(&s, hdo, "other", "99");
    ck_assert_int_eq(sector_try(&s), NK_CYCLE);
}
END_TEST

START_TEST(a_line_that_pays_nothing_closes_no_circle)
{
    finances("pasientreiser", "nhn");
    struct nk_submission *pasientreiser = reports(&s, "pasientreiser");
    spends(&s, pasientreiser, "software/network/operating", 100);
    by_key(&s, pasientreiser, "nhn", "0");
    by_key(&s, pasientreiser, "helse-vest", "100");
    sector_consolidate(&s);
    assert_sector(&s, 200, 10, 190);
    ck_assert_uint_eq(s.result.elimination_count, 1);
}
END_TEST

START_TEST(two_chains_that_meet_are_no_circle)
{
    finances("pasientreiser", "nhn");
    finances("hdo", "nhn");
    finances("direktoratet-for-e-helse", "hdo");
    finances("direktoratet-for-e-helse", "pasientreiser");
    sector_consolidate(&s);
    assert_sector(&s, 300, 40, 260);
    ck_assert_uint_eq(s.result.elimination_count, 4);
    assert_elimination(&s, 0, "direktoratet-for-e-helse", "hdo", NK_BETWEEN_NATIONAL_ACTORS, 10);
    assert_elimination(&s, 1, "direktoratet-for-e-helse", "pasientreiser", NK_BETWEEN_NATIONAL_ACTORS, 10);
    assert_elimination(&s, 2, "hdo", "nhn", NK_BETWEEN_NATIONAL_ACTORS, 10);
    assert_elimination(&s, 3, "pasientreiser", "nhn", NK_BETWEEN_NATIONAL_ACTORS, 10);
}
END_TEST

int main(void)
{
    TCase *once = tcase_create("counted once");
    tcase_add_checked_fixture(once, open_2017, close_sector);
    tcase_add_test(once, R37_a_residual_is_what_neither_regions_nor_national_actors_pay);
    tcase_add_test(once, a_chain_from_a_region_over_Pasientreiser_to_NHN_counts_once);
    tcase_add_test(once, a_booked_purchase_counts_once);
    tcase_add_test(once, a_booked_purchase_from_one_who_has_not_reported_is_taken_out_of_nothing);
    tcase_add_test(once, a_purchase_that_is_not_booked_takes_nothing_out);
    tcase_add_test(once, the_sellers_amount_is_used_where_the_buyers_differs);
    tcase_add_test(once, booked_purchases_of_members_are_one_pair_of_their_region);
    tcase_add_test(once, purchases_from_others_than_national_actors_stay_where_they_are);
    tcase_add_test(once, national_actors_that_finance_each_other_in_a_circle_are_refused);
    tcase_add_test(once, two_that_finance_each_other_are_refused);
    tcase_add_test(once, an_actor_that_finances_itself_is_refused);
    tcase_add_test(once, a_line_that_pays_nothing_closes_no_circle);
    tcase_add_test(once, two_chains_that_meet_are_no_circle);
    return test_run("elimination", &once, 1);
}
