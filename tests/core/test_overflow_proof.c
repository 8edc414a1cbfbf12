/* A proof adds everything up again. A consolidation that fits has no sum that does not, so each sum of the proof is
 * made to overflow by a number that is wrong. */
#include "tests/core/sector.h"

static struct sector s;

static const char cell_path[] = "software/network/operating";

/* Vest 100, of which 10 booked from NHN; NHN 100, of which Vest pays 20, HDO 30 and the state the rest of the key; HDO
 * 50, of which Nord pays 5. */
static void open_sector(void)
{
    sector_open(&s, 2017);
    struct nk_submission *vest = reports(&s, "helse-vest");
    spends(&s, vest, cell_path, 100);
    buys(&s, vest, "nhn", true, cell_path, 10);
    spends(&s, reports(&s, "helse-nord"), cell_path, 7);
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, cell_path, 100);
    by_key(&s, nhn, "helse-vest", "20");
    by_key(&s, nhn, "hdo", "30");
    by_key(&s, nhn, "state-budget", "50");
    struct nk_submission *hdo = reports(&s, "hdo");
    spends(&s, hdo, cell_path, 50);
    by_amount(&s, hdo, "helse-nord", cell_path, 5);
    sector_consolidate(&s);
}

static void close_sector(void)
{
    sector_close(&s);
}

static size_t cell(void)
{
    return (size_t)nk_shape_position(&s.result.shape, 0, NK_TEXT("software"), NK_TEXT("network"), NK_TEXT("operating"));
}

static struct nk_entity *entity(const char *id)
{
    return &s.result.entities[entity_named(&s, id) - s.result.entities];
}

static struct nk_flow *flow(const char *financier)
{
    for (size_t i = 0; i < s.result.flow_count; i++) {
        if (nk_text_is(s.result.flows[i].financier, financier))
            return &s.result.flows[i];
    }
    ck_abort_msg("no flow from %s", financier);
    return NULL;
}

static void assert_overflows(void)
{
    struct nk_proof untouched = {.residual = 42};
    ck_assert_int_eq(nk_proof_check(&untouched, &s.result), NK_OVERFLOW);
    ck_assert_int_eq(untouched.residual, 42);
}

START_TEST(own_expenditure_of_all)
{
    entity("helse-nord")->own.amount[cell()] = INT64_MAX;
    assert_overflows();
}
END_TEST

START_TEST(net_of_the_regions)
{
    entity("helse-nord")->net.amount[cell()] = INT64_MAX;
    assert_overflows();
}
END_TEST

START_TEST(net_of_the_national_actors)
{
    entity("hdo")->net.amount[cell()] = INT64_MAX;
    assert_overflows();
}
END_TEST

START_TEST(gross_less_an_elimination)
{
    s.result.eliminations[0].cells.amount[cell()] = INT64_MIN;
    assert_overflows();
}
END_TEST

START_TEST(regions_with_residuals)
{
    entity("helse-nord")->net.amount[cell()] = INT64_MAX - entity("helse-vest")->net.amount[cell()];
    assert_overflows();
}
END_TEST

/* Net is told to be as far below zero as can be: from the sum of the parts to there is more than 64 bits. */
START_TEST(how_far_two_sides_are_off)
{
    s.result.net.amount[cell()] = INT64_MIN;
    assert_overflows();
}
END_TEST

/* Two comparisons that are off by almost all that 64 bits hold. */
START_TEST(how_far_all_is_off)
{
    s.result.net.amount[cell()] = INT64_MIN + 1000;
    assert_overflows();
}
END_TEST

/* The other side of it: what is told is too much. */
START_TEST(how_far_all_is_off_the_other_way)
{
    s.result.net.amount[cell()] = INT64_MAX;
    assert_overflows();
}
END_TEST

/* The cell beside the one that is filled, which leaves 217: what Nord has in it, gross and net, and net
 * of the sector. */
static void fill_next_cell(int64_t gross, int64_t net, int64_t net_of_sector)
{
    struct nk_entity *nord = entity("helse-nord");
    nord->own.amount[cell() + 1] = s.result.gross.amount[cell() + 1] = gross;
    nord->net.amount[cell() + 1] = net;
    s.result.net.amount[cell() + 1] = net_of_sector;
}

START_TEST(the_left_side_of_an_identity)
{
    ck_assert_int_eq(s.result.net_total, 217);
    const int64_t fits = INT64_MAX - 217 - 5;
    fill_next_cell(fits + 6, fits, fits);
    assert_overflows();
}
END_TEST

START_TEST(the_right_side_of_an_identity)
{
    const int64_t fits = INT64_MAX - 217 - 5;
    fill_next_cell(fits, fits, fits + 6);
    assert_overflows();
}
END_TEST

START_TEST(what_was_submitted)
{
    s.submissions[0]->expenditure.items[0].amount.value.units = INT64_MAX;
    assert_overflows();
}
END_TEST

START_TEST(what_was_submitted_less_the_amount_of_an_elimination)
{
    s.result.eliminations[0].amount = INT64_MIN;
    assert_overflows();
}
END_TEST

START_TEST(what_was_submitted_less_all_that_is_eliminated)
{
    s.result.eliminated_total = INT64_MIN;
    assert_overflows();
}
END_TEST

START_TEST(the_totals_of_regions_and_residuals)
{
    s.result.regions_total = INT64_MAX;
    assert_overflows();
}
END_TEST

START_TEST(a_cell_of_a_region_less_what_is_booked)
{
    s.result.booked_purchases[0].cells.amount[cell()] = INT64_MIN;
    assert_overflows();
}
END_TEST

START_TEST(a_cell_of_a_region_with_its_share)
{
    flow("helse-vest")->cells.amount[cell()] = INT64_MAX;
    assert_overflows();
}
END_TEST

START_TEST(the_total_of_a_region_less_what_is_booked)
{
    s.result.booked_purchases[0].total = INT64_MIN;
    assert_overflows();
}
END_TEST

START_TEST(the_total_of_a_region_with_its_share)
{
    flow("helse-vest")->total = INT64_MAX;
    assert_overflows();
}
END_TEST

START_TEST(a_cell_of_a_residual_with_what_is_financed)
{
    flow("hdo")->cells.amount[cell()] = INT64_MAX;
    assert_overflows();
}
END_TEST

START_TEST(the_total_of_a_residual_with_what_is_financed)
{
    flow("hdo")->total = INT64_MAX;
    assert_overflows();
}
END_TEST

START_TEST(a_cell_of_the_parts_of_a_key)
{
    flow("state-budget")->cells.amount[cell()] = INT64_MAX;
    assert_overflows();
}
END_TEST

START_TEST(the_total_of_the_parts_of_a_key)
{
    flow("state-budget")->total = INT64_MAX;
    assert_overflows();
}
END_TEST

int main(void)
{
    TCase *sums = tcase_create("each sum of the proof overflows");
    tcase_add_checked_fixture(sums, open_sector, close_sector);
    tcase_add_test(sums, own_expenditure_of_all);
    tcase_add_test(sums, net_of_the_regions);
    tcase_add_test(sums, net_of_the_national_actors);
    tcase_add_test(sums, gross_less_an_elimination);
    tcase_add_test(sums, regions_with_residuals);
    tcase_add_test(sums, how_far_two_sides_are_off);
    tcase_add_test(sums, how_far_all_is_off);
    tcase_add_test(sums, how_far_all_is_off_the_other_way);
    tcase_add_test(sums, the_left_side_of_an_identity);
    tcase_add_test(sums, the_right_side_of_an_identity);
    tcase_add_test(sums, what_was_submitted);
    tcase_add_test(sums, what_was_submitted_less_the_amount_of_an_elimination);
    tcase_add_test(sums, what_was_submitted_less_all_that_is_eliminated);
    tcase_add_test(sums, the_totals_of_regions_and_residuals);
    tcase_add_test(sums, a_cell_of_a_region_less_what_is_booked);
    tcase_add_test(sums, a_cell_of_a_region_with_its_share);
    tcase_add_test(sums, the_total_of_a_region_less_what_is_booked);
    tcase_add_test(sums, the_total_of_a_region_with_its_share);
    tcase_add_test(sums, a_cell_of_a_residual_with_what_is_financed);
    tcase_add_test(sums, the_total_of_a_residual_with_what_is_financed);
    tcase_add_test(sums, a_cell_of_the_parts_of_a_key);
    tcase_add_test(sums, the_total_of_the_parts_of_a_key);
    return test_run("overflow of proofs", &sums, 1);
}
