#include "tests/core/sector.h"

static struct sector s;

/* A sector in which every identity has something to compare. */
static void open_sector(void)
{
    sector_open(&s, 2017);
    struct nk_submission *bergen = reports(&s, "helse-bergen");
    spends(&s, bergen, "outsourced-services/network/operating", 500);
    buys(&s, bergen, "nhn", true, "outsourced-services/network/operating", 80);
    struct nk_submission *ikt = reports(&s, "helse-vest-ikt");
    spends(&s, ikt, "hardware/data-centre/investment", 400);
    buys(&s, ikt, "nhn", true, "outsourced-services/network/operating", 9);
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "outsourced-services/network/operating", 1000);
    by_amount(&s, nhn, "helse-vest", "outsourced-services/network/operating", 90);
    by_amount(&s, nhn, "pasientreiser", "outsourced-services/network/operating", 100);
    by_amount(&s, nhn, "state-budget", "outsourced-services/network/operating", 700);
    struct nk_submission *pasientreiser = reports(&s, "pasientreiser");
    spends(&s, pasientreiser, "software/application-management/operating", 301);
    by_key(&s, pasientreiser, "helse-vest", "50");
    by_key(&s, pasientreiser, "helse-nord", "30");
    by_key(&s, pasientreiser, "other", "20");
    sector_consolidate(&s);
}

static void close_sector(void)
{
    sector_close(&s);
}

START_TEST(both_sides_of_every_identity_are_shown)
{
    const struct {
        enum nk_identity identity;
        int64_t side;
    } expected[] = {
        {NK_GROSS_LESS_ELIMINATIONS_IS_NET, 500 + 400 + 1000 + 301 - 89 - 100},
        {NK_REGIONS_AND_RESIDUALS_ARE_NET, 2012},
        {NK_REGION_IS_OWN_LESS_BOOKED_PLUS_SHARES, 900 - 89 + 90 + 151 + 90},
        {NK_FINANCING_AND_RESIDUAL_ARE_OWN, 1301},
        {NK_KEY_PARTS_SUM_TO_CELL, 301},
    };
    for (size_t i = 0; i < LENGTH_OF(expected); i++) {
        const struct nk_identity_check *check = &s.proof.identities[expected[i].identity];
        ck_assert_int_eq(check->left, expected[i].side);
        ck_assert_int_eq(check->right, expected[i].side);
        ck_assert_uint_gt(check->checked, s.result.shape.length);
        ck_assert_uint_eq(check->failed, 0);
    }
}
END_TEST

START_TEST(every_comparison_is_counted)
{
    size_t sum = 0;
    for (size_t i = 0; i < NK_IDENTITIES; i++)
        sum += s.proof.identities[i].checked;
    ck_assert_uint_eq(sum, s.proof.checked);
    size_t cells = s.result.shape.length;
    ck_assert_uint_eq(s.proof.identities[NK_REGION_IS_OWN_LESS_BOOKED_PLUS_SHARES].checked, 2 * (cells + 1));
    ck_assert_uint_eq(s.proof.identities[NK_FINANCING_AND_RESIDUAL_ARE_OWN].checked, 2 * (cells + 1));
    ck_assert_uint_eq(s.proof.identities[NK_KEY_PARTS_SUM_TO_CELL].checked, cells + 1);
}
END_TEST

/* A krone too much somewhere must be found, in that identity. */
static void assert_found(int64_t *number, enum nk_identity identity)
{
    (*number)++;
    struct nk_proof proof;
    ck_assert_int_eq(nk_proof_check(&proof, &s.result), NK_OK);
    ck_assert_uint_gt(proof.failed, 0);
    ck_assert_int_gt(proof.residual, 0);
    ck_assert_uint_gt(proof.identities[identity].failed, 0);
    (*number)--;
    ck_assert_int_eq(nk_proof_check(&proof, &s.result), NK_OK);
    ck_assert_uint_eq(proof.failed, 0);
    ck_assert_int_eq(proof.residual, 0);
}

START_TEST(a_krone_too_much_in_a_cell_is_found)
{
    struct nk_consolidation *result = &s.result;
    ck_assert_uint_eq(result->entity_count, 4);
    for (size_t i = 0; i < result->shape.length; i++) {
        for (size_t k = 0; k < result->entity_count; k++) {
            assert_found(&result->entities[k].own.amount[i], NK_GROSS_LESS_ELIMINATIONS_IS_NET);
            assert_found(&result->entities[k].net.amount[i], NK_REGIONS_AND_RESIDUALS_ARE_NET);
        }
        assert_found(&result->entities[1].net.amount[i], NK_REGION_IS_OWN_LESS_BOOKED_PLUS_SHARES);
        assert_found(&result->entities[2].net.amount[i], NK_FINANCING_AND_RESIDUAL_ARE_OWN);
        assert_found(&result->gross.amount[i], NK_GROSS_LESS_ELIMINATIONS_IS_NET);
        assert_found(&result->net.amount[i], NK_GROSS_LESS_ELIMINATIONS_IS_NET);
        assert_found(&result->net.amount[i], NK_REGIONS_AND_RESIDUALS_ARE_NET);
        for (size_t k = 0; k < result->elimination_count; k++)
            assert_found(&result->eliminations[k].cells.amount[i], NK_GROSS_LESS_ELIMINATIONS_IS_NET);
        for (size_t k = 0; k < result->booked_purchase_count; k++)
            assert_found(&result->booked_purchases[k].cells.amount[i], NK_REGION_IS_OWN_LESS_BOOKED_PLUS_SHARES);
        for (size_t k = 0; k < result->flow_count; k++) {
            const struct nk_flow *flow = &result->flows[k];
            if (flow->entity)
                assert_found(&flow->cells.amount[i], NK_FINANCING_AND_RESIDUAL_ARE_OWN);
            if (flow->entity && flow->entity->kind == NK_REGION)
                assert_found(&flow->cells.amount[i], NK_REGION_IS_OWN_LESS_BOOKED_PLUS_SHARES);
            if (flow->basis == NK_BASIS_KEY)
                assert_found(&flow->cells.amount[i], NK_KEY_PARTS_SUM_TO_CELL);
        }
    }
}
END_TEST

START_TEST(a_krone_too_much_in_a_total_is_found)
{
    struct nk_consolidation *result = &s.result;
    assert_found(&result->gross_total, NK_GROSS_LESS_ELIMINATIONS_IS_NET);
    assert_found(&result->eliminated_total, NK_GROSS_LESS_ELIMINATIONS_IS_NET);
    assert_found(&result->net_total, NK_GROSS_LESS_ELIMINATIONS_IS_NET);
    assert_found(&result->net_total, NK_REGIONS_AND_RESIDUALS_ARE_NET);
    assert_found(&result->regions_total, NK_REGIONS_AND_RESIDUALS_ARE_NET);
    assert_found(&result->residuals_total, NK_REGIONS_AND_RESIDUALS_ARE_NET);
    assert_found(&result->eliminations[0].amount, NK_GROSS_LESS_ELIMINATIONS_IS_NET);
    assert_found(&result->entities[1].own_total, NK_REGION_IS_OWN_LESS_BOOKED_PLUS_SHARES);
    assert_found(&result->entities[1].net_total, NK_REGION_IS_OWN_LESS_BOOKED_PLUS_SHARES);
    assert_found(&result->entities[2].own_total, NK_FINANCING_AND_RESIDUAL_ARE_OWN);
    assert_found(&result->entities[3].net_total, NK_FINANCING_AND_RESIDUAL_ARE_OWN);
    assert_found(&result->booked_purchases[0].total, NK_REGION_IS_OWN_LESS_BOOKED_PLUS_SHARES);
    assert_found(&result->flows[result->flow_count - 1].total, NK_KEY_PARTS_SUM_TO_CELL);
    assert_found(&result->flows[0].total, NK_FINANCING_AND_RESIDUAL_ARE_OWN);
}
END_TEST

START_TEST(a_submitted_cell_that_changed_afterwards_is_found)
{
    assert_found(&s.submissions[0]->expenditure.items[0].amount.value.units, NK_GROSS_LESS_ELIMINATIONS_IS_NET);
}
END_TEST

START_TEST(a_lost_elimination_or_share_is_found)
{
    struct nk_proof proof;
    s.result.elimination_count--;
    ck_assert_int_eq(nk_proof_check(&proof, &s.result), NK_OK);
    ck_assert_uint_gt(proof.identities[NK_GROSS_LESS_ELIMINATIONS_IS_NET].failed, 0);
    s.result.elimination_count++;
    s.result.entities[1].share_count--;
    ck_assert_int_eq(nk_proof_check(&proof, &s.result), NK_OK);
    ck_assert_uint_gt(proof.identities[NK_REGION_IS_OWN_LESS_BOOKED_PLUS_SHARES].failed, 0);
}
END_TEST

START_TEST(errors_that_cancel_are_still_found)
{
    s.result.net.amount[0]++;
    s.result.net.amount[1]--;
    struct nk_proof proof;
    ck_assert_int_eq(nk_proof_check(&proof, &s.result), NK_OK);
    ck_assert_int_eq(proof.identities[NK_REGIONS_AND_RESIDUALS_ARE_NET].left,
                     proof.identities[NK_REGIONS_AND_RESIDUALS_ARE_NET].right);
    ck_assert_uint_eq(proof.identities[NK_REGIONS_AND_RESIDUALS_ARE_NET].failed, 2);
    ck_assert_int_eq(proof.residual, 4); /* two kroner in each of two identities */
}
END_TEST

START_TEST(a_sum_beyond_64_bits_is_no_proof)
{
    struct nk_proof untouched = {.residual = 42};
    s.result.entities[0].own.amount[0] = INT64_MAX;
    s.result.entities[1].own.amount[0] = INT64_MAX;
    ck_assert_int_eq(nk_proof_check(&untouched, &s.result), NK_OVERFLOW);
    ck_assert_int_eq(untouched.residual, 42);
}
END_TEST

START_TEST(the_sides_of_a_year_with_margins_count_the_money_once)
{
    struct sector margins;
    sector_open(&margins, 2022);
    struct nk_submission *nhn = reports(&margins, "nhn");
    spends(&margins, nhn, "hardware//operating", 300);
    spends(&margins, nhn, "/applications/operating", 200);
    spends(&margins, nhn, "/security/operating", 100);
    by_key(&margins, nhn, "helse-vest", "100");
    sector_consolidate(&margins);
    for (size_t i = 0; i < NK_IDENTITIES; i++) {
        ck_assert_int_eq(margins.proof.identities[i].left, 300);
        ck_assert_int_eq(margins.proof.identities[i].right, 300);
    }
    sector_close(&margins);
}
END_TEST

START_TEST(identities_have_codes)
{
    ck_assert_str_eq(nk_identity_code(NK_GROSS_LESS_ELIMINATIONS_IS_NET), "gross-less-eliminations-is-net");
    ck_assert_str_eq(nk_identity_code(NK_KEY_PARTS_SUM_TO_CELL), "key-parts-sum-to-cell");
}
END_TEST

int main(void)
{
    TCase *proof = tcase_create("proof");
    tcase_add_checked_fixture(proof, open_sector, close_sector);
    tcase_add_test(proof, both_sides_of_every_identity_are_shown);
    tcase_add_test(proof, every_comparison_is_counted);
    tcase_add_test(proof, a_krone_too_much_in_a_cell_is_found);
    tcase_add_test(proof, a_krone_too_much_in_a_total_is_found);
    tcase_add_test(proof, a_submitted_cell_that_changed_afterwards_is_found);
    tcase_add_test(proof, a_lost_elimination_or_share_is_found);
    tcase_add_test(proof, errors_that_cancel_are_still_found);
    tcase_add_test(proof, a_sum_beyond_64_bits_is_no_proof);
    tcase_add_test(proof, the_sides_of_a_year_with_margins_count_the_money_once);
    tcase_add_test(proof, identities_have_codes);
    return test_run("proof", &proof, 1);
}
