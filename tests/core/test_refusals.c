#include "core/apportion.h"
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

START_TEST(a_return_of_the_other_form_is_refused)
{
    struct nk_submission *vest = reports(&s, "helse-vest");
    cells_append(&s, &vest->expenditure, "hardware/applications/operating", kroner(1));
    ck_assert_int_eq(sector_try(&s), NK_INVALID);
    struct sector crossed;
    sector_open(&crossed, 2017);
    cells_append(&crossed, &reports(&crossed, "nhn")->expenditure_by_category, "hardware//operating", kroner(1));
    ck_assert_int_eq(sector_try(&crossed), NK_INVALID);
    sector_close(&crossed);
}
END_TEST

static struct nk_submission *a_supplier(void)
{
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "software/network/operating", 100);
    return nhn;
}

START_TEST(R21_a_key_that_is_not_whole_is_refused)
{
    struct nk_submission *nhn = a_supplier();
    by_key(&s, nhn, "helse-vest", "60");
    by_key(&s, nhn, "other", "39.999999");
    ck_assert_int_eq(sector_try(&s), NK_INVALID);
    nhn->financing[1].share.value = (struct nk_decimal){.units = 40000001, .scale = NK_KEY_SCALE};
    ck_assert_int_eq(sector_try(&s), NK_INVALID);
    nhn->financing[1].share.value = (struct nk_decimal){.units = 40000000, .scale = NK_KEY_SCALE};
    ck_assert_int_eq(sector_try(&s), NK_OK);
    /* No cell to divide is no excuse. */
    nhn->expenditure.count = 0;
    nhn->financing_count = 1;
    ck_assert_int_eq(sector_try(&s), NK_INVALID);
}
END_TEST

START_TEST(a_key_may_be_written_with_more_zeros_but_not_with_more_digits)
{
    struct nk_submission *nhn = a_supplier();
    by_key(&s, nhn, "helse-vest", "60.500000000");
    by_key(&s, nhn, "other", "39.5");
    sector_consolidate(&s);
    assert_region(&s, "helse-vest", 0, 0, 61, 61); /* equal remainders: the lower id */
    nhn->financing[0].share.value = (struct nk_decimal){.units = 605000001, .scale = 7};
    nhn->financing[1].share.value = (struct nk_decimal){.units = 394999999, .scale = 7};
    ck_assert_int_eq(sector_try(&s), NK_INVALID);
    nhn->financing[0].share.value = (struct nk_decimal){.units = INT64_MAX, .scale = 0};
    ck_assert_int_eq(sector_try(&s), NK_INVALID);
    nhn->financing[0].share.given = false;
    nhn->financing[1].share.value = nk_decimal_integer(100);
    ck_assert_int_eq(sector_try(&s), NK_INVALID);
}
END_TEST

START_TEST(a_missing_share_is_none)
{
    struct nk_submission *nhn = a_supplier();
    by_key(&s, nhn, "helse-vest", "100");
    by_key(&s, nhn, "helse-nord", "0")->share.status = NK_MISSING;
    sector_consolidate(&s);
    assert_region(&s, "helse-vest", 0, 0, 100, 100);
    assert_region(&s, "helse-nord", 0, 0, 0, 0);
}
END_TEST

START_TEST(mixed_bases_unknown_financiers_and_a_financier_named_twice_are_refused)
{
    struct nk_submission *nhn = a_supplier();
    by_key(&s, nhn, "helse-vest", "100");
    by_amount(&s, nhn, "helse-nord", "software/network/operating", 1);
    ck_assert_int_eq(sector_try(&s), NK_INVALID);
    nhn->financing_count = 1;
    nhn->financing[0].financier = NK_TEXT("helse-ost");
    ck_assert_int_eq(sector_try(&s), NK_INVALID);
    nhn->financing[0].financier = NK_TEXT("helse-vest");
    ck_assert_int_eq(sector_try(&s), NK_OK);
    nhn->financing[0].share.value = nk_decimal_integer(50);
    by_key(&s, nhn, "helse-vest", "50");
    nhn->financing[1] = nhn->financing[0];
    nhn->financing_count = 2;
    ck_assert_int_eq(sector_try(&s), NK_INVALID);
}
END_TEST

START_TEST(unknown_codes_are_refused_wherever_they_stand)
{
    struct nk_submission *nhn = a_supplier();
    nhn->expenditure.items[0].category = NK_TEXT("hosting");
    ck_assert_int_eq(sector_try(&s), NK_INVALID);
    nhn->expenditure.items[0].category = NK_TEXT("software");
    struct nk_financing *line = by_amount(&s, nhn, "helse-vest", "software/hosting/operating", 1);
    ck_assert_int_eq(sector_try(&s), NK_INVALID);
    line->cells.count = 0;
    struct nk_submission *vest = reports(&s, "helse-vest");
    struct nk_purchase *purchase = buys(&s, vest, "nhn", true, "software/network/leasing", 1);
    ck_assert_int_eq(sector_try(&s), NK_INVALID);
    purchase->cells.count = 0;
    purchase->supplier = NK_TEXT("nhm");
    ck_assert_int_eq(sector_try(&s), NK_INVALID);
    purchase->supplier = NK_TEXT("nhn");
    ck_assert_int_eq(sector_try(&s), NK_OK);
}
END_TEST

START_TEST(R06_an_actor_that_counts_under_no_entity_is_refused)
{
    reports(&s, "helsedirektoratet");
    ck_assert_int_eq(sector_try(&s), NK_INVALID);
    s.submission_count = 0;
    asks(&s, "helsedirektoratet");
    ck_assert_int_eq(sector_try(&s), NK_INVALID);
}
END_TEST

START_TEST(lists_out_of_order_are_refused)
{
    reports(&s, "hdo");
    reports(&s, "nhn");
    asks(&s, "hdo");
    asks(&s, "nhn");
    sector_consolidate(&s);
    struct nk_return swapped = s.returns[0];
    s.returns[0] = s.returns[1];
    ck_assert_int_eq(nk_consolidate(&s.result, &s.arena, &s.input), NK_INVALID);
    s.returns[1] = swapped;
    ck_assert_int_eq(nk_consolidate(&s.result, &s.arena, &s.input), NK_INVALID);
    sector_sort(&s);
    s.asked[0] = s.asked[1];
    ck_assert_int_eq(nk_consolidate(&s.result, &s.arena, &s.input), NK_INVALID);
}
END_TEST

START_TEST(more_financiers_than_the_limit_are_refused)
{
    struct nk_submission *nhn = a_supplier();
    for (size_t i = 0; i <= NK_FINANCIERS_MAX; i++)
        by_key(&s, nhn, "helse-vest", "1");
    ck_assert_int_eq(sector_try(&s), NK_LIMIT);
}
END_TEST

static void assert_overflows(void)
{
    struct nk_consolidation untouched = {.gross_total = 42};
    sector_sort(&s);
    ck_assert_int_eq(nk_consolidate(&untouched, &s.arena, &s.input), NK_OVERFLOW);
    ck_assert_int_eq(untouched.gross_total, 42);
}

START_TEST(own_expenditure_of_a_region_overflows)
{
    spends(&s, reports(&s, "helse-bergen"), "software/network/operating", INT64_MAX);
    spends(&s, reports(&s, "helse-vest-ikt"), "software/network/operating", 1);
    assert_overflows();
}
END_TEST

START_TEST(the_total_of_a_region_overflows)
{
    struct nk_submission *vest = reports(&s, "helse-vest");
    spends(&s, vest, "software/network/operating", INT64_MAX);
    spends(&s, vest, "hardware/network/operating", 1);
    assert_overflows();
}
END_TEST

START_TEST(the_gross_sum_overflows)
{
    spends(&s, reports(&s, "helse-vest"), "software/network/operating", INT64_MAX);
    spends(&s, reports(&s, "helse-nord"), "software/network/operating", 1);
    assert_overflows();
}
END_TEST

START_TEST(the_total_of_the_sector_overflows)
{
    spends(&s, reports(&s, "helse-vest"), "software/network/operating", INT64_MAX);
    spends(&s, reports(&s, "helse-nord"), "hardware/network/operating", 1);
    assert_overflows();
}
END_TEST

START_TEST(what_is_financed_of_a_supplier_overflows)
{
    struct nk_submission *nhn = a_supplier();
    by_amount(&s, nhn, "helse-vest", "software/network/operating", INT64_MAX);
    by_amount(&s, nhn, "helse-nord", "software/network/operating", 1);
    assert_overflows();
}
END_TEST

START_TEST(what_is_allocated_to_a_region_overflows)
{
    by_amount(&s, a_supplier(), "helse-vest", "software/network/operating", INT64_MAX);
    struct nk_submission *hdo = reports(&s, "hdo");
    spends(&s, hdo, "software/network/operating", 100);
    by_amount(&s, hdo, "helse-vest", "software/network/operating", 1);
    assert_overflows();
}
END_TEST

START_TEST(the_total_of_a_financing_line_overflows)
{
    struct nk_submission *nhn = a_supplier();
    by_amount(&s, nhn, "helse-vest", "software/network/operating", INT64_MAX);
    by_amount(&s, nhn, "helse-vest", "hardware/network/operating", 1);
    assert_overflows();
}
END_TEST

START_TEST(booked_purchases_of_a_region_overflow)
{
    reports(&s, "nhn");
    reports(&s, "hdo");
    struct nk_submission *vest = reports(&s, "helse-vest");
    buys(&s, vest, "nhn", true, "software/network/operating", INT64_MAX);
    buys(&s, vest, "hdo", true, "software/network/operating", 1);
    assert_overflows();
}
END_TEST

START_TEST(the_sum_of_eliminations_overflows)
{
    reports(&s, "nhn");
    buys(&s, reports(&s, "helse-vest"), "nhn", true, "software/network/operating", INT64_MAX);
    buys(&s, reports(&s, "helse-nord"), "nhn", true, "software/network/operating", 1);
    assert_overflows();
}
END_TEST

START_TEST(a_residual_overflows)
{
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "software/network/operating", -2);
    by_amount(&s, nhn, "helse-vest", "software/network/operating", INT64_MAX);
    assert_overflows();
}
END_TEST

int main(void)
{
    TCase *refused = tcase_create("refused");
    tcase_add_checked_fixture(refused, open_2017, close_sector);
    tcase_add_test(refused, R21_a_key_that_is_not_whole_is_refused);
    tcase_add_test(refused, a_key_may_be_written_with_more_zeros_but_not_with_more_digits);
    tcase_add_test(refused, a_missing_share_is_none);
    tcase_add_test(refused, mixed_bases_unknown_financiers_and_a_financier_named_twice_are_refused);
    tcase_add_test(refused, unknown_codes_are_refused_wherever_they_stand);
    tcase_add_test(refused, R06_an_actor_that_counts_under_no_entity_is_refused);
    tcase_add_test(refused, lists_out_of_order_are_refused);
    tcase_add_test(refused, more_financiers_than_the_limit_are_refused);
    TCase *margins = tcase_create("margins");
    tcase_add_checked_fixture(margins, open_2022, close_sector);
    tcase_add_test(margins, a_return_of_the_other_form_is_refused);
    TCase *overflow = tcase_create("overflow");
    tcase_add_checked_fixture(overflow, open_2017, close_sector);
    tcase_add_test(overflow, own_expenditure_of_a_region_overflows);
    tcase_add_test(overflow, the_total_of_a_region_overflows);
    tcase_add_test(overflow, the_gross_sum_overflows);
    tcase_add_test(overflow, the_total_of_the_sector_overflows);
    tcase_add_test(overflow, what_is_financed_of_a_supplier_overflows);
    tcase_add_test(overflow, what_is_allocated_to_a_region_overflows);
    tcase_add_test(overflow, the_total_of_a_financing_line_overflows);
    tcase_add_test(overflow, booked_purchases_of_a_region_overflow);
    tcase_add_test(overflow, the_sum_of_eliminations_overflows);
    tcase_add_test(overflow, a_residual_overflows);
    return test_run("refusals", (TCase *[]){refused, margins, overflow}, 3);
}
