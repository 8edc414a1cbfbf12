/* Sums of a consolidation that leave 64 bits, beside those among the refusals: of what is estimated, of pairs, of
 * regions and of residuals. Terms of both signs keep every other sum small. */
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

static void assert_overflows(void)
{
    struct nk_consolidation untouched = {.gross_total = 42};
    sector_sort(&s);
    ck_assert_int_eq(nk_consolidate(&untouched, &s.arena, &s.input), NK_OVERFLOW);
    ck_assert_int_eq(untouched.gross_total, 42);
}

static void estimates(struct nk_submission *submission, const char *path, int64_t amount)
{
    spends(&s, submission, path, amount)->amount.status = NK_ESTIMATED;
}

/* The members' kroner cancel out, what is estimated of them does not. */
START_TEST(what_is_estimated_of_own_expenditure_overflows)
{
    estimates(reports(&s, "helse-bergen"), "software/network/operating", INT64_MAX);
    estimates(reports(&s, "helse-vest-ikt"), "software/network/operating", -1);
    assert_overflows();
}
END_TEST

START_TEST(what_is_estimated_of_the_gross_sum_overflows)
{
    estimates(reports(&s, "helse-nord"), "software/network/operating", INT64_MAX);
    estimates(reports(&s, "helse-vest"), "software/network/operating", -1);
    assert_overflows();
}
END_TEST

START_TEST(the_largest_estimate_below_zero_is_counted_with_what_64_bits_hold)
{
    estimates(reports(&s, "helse-nord"), "software/network/operating", INT64_MIN);
    sector_consolidate(&s);
    ptrdiff_t cell =
        nk_shape_position(&s.result.shape, 0, NK_TEXT("software"), NK_TEXT("network"), NK_TEXT("operating"));
    ck_assert_int_eq(s.result.net.estimated[cell], INT64_MAX);
}
END_TEST

/* Two members have bought from NHN, in different cells: each sum of a cell fits, and so does all that is booked, less
 * what HDO gave back; that of the pair does not. */
START_TEST(an_eliminated_pair_overflows)
{
    reports(&s, "nhn");
    reports(&s, "hdo");
    struct nk_submission *bergen = reports(&s, "helse-bergen");
    buys(&s, bergen, "nhn", true, "software/network/operating", INT64_MAX);
    buys(&s, bergen, "hdo", true, "software/network/operating", -10);
    buys(&s, reports(&s, "helse-vest-ikt"), "nhn", true, "hardware/network/operating", 1);
    assert_overflows();
}
END_TEST

START_TEST(a_cell_of_an_eliminated_pair_overflows)
{
    reports(&s, "nhn");
    reports(&s, "hdo");
    struct nk_submission *bergen = reports(&s, "helse-bergen");
    buys(&s, bergen, "nhn", true, "software/network/operating", INT64_MAX);
    buys(&s, bergen, "hdo", true, "software/network/operating", -1);
    buys(&s, reports(&s, "helse-vest-ikt"), "nhn", true, "software/network/operating", 1);
    assert_overflows();
}
END_TEST

START_TEST(the_total_of_a_booked_purchase_overflows)
{
    reports(&s, "nhn");
    struct nk_purchase *purchase =
        buys(&s, reports(&s, "helse-bergen"), "nhn", true, "software/network/operating", INT64_MAX);
    cells_append(&s, &purchase->cells, "hardware/network/operating", kroner(1));
    assert_overflows();
}
END_TEST

START_TEST(a_region_less_what_it_has_booked_overflows)
{
    reports(&s, "nhn");
    struct nk_submission *vest = reports(&s, "helse-vest");
    spends(&s, vest, "software/network/operating", INT64_MAX);
    buys(&s, vest, "nhn", true, "software/network/operating", -1);
    assert_overflows();
}
END_TEST

START_TEST(a_region_with_its_share_overflows)
{
    spends(&s, reports(&s, "helse-vest"), "software/network/operating", INT64_MAX);
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "hardware/network/operating", 1);
    by_amount(&s, nhn, "helse-vest", "software/network/operating", 1);
    assert_overflows();
}
END_TEST

/* Nord and Vest fit each, and so does the sector with what Midt-Norge takes back; their sum does not. */
START_TEST(all_regions_overflow_between_one_region_and_the_next)
{
    spends(&s, reports(&s, "helse-nord"), "software/network/operating", INT64_MAX);
    spends(&s, reports(&s, "helse-sor-ost"), "hardware/network/operating", 1);
    spends(&s, reports(&s, "helse-vest"), "other/network/operating", -10);
    assert_overflows();
}
END_TEST

START_TEST(all_residuals_overflow)
{
    spends(&s, reports(&s, "hdo"), "hardware/network/operating", INT64_MAX);
    spends(&s, reports(&s, "helse-nord"), "hardware/network/operating", -10);
    spends(&s, reports(&s, "nhn"), "software/network/operating", 1);
    assert_overflows();
}
END_TEST

int main(void)
{
    TCase *sums = tcase_create("sums");
    tcase_add_checked_fixture(sums, open_2017, close_sector);
    tcase_add_test(sums, what_is_estimated_of_own_expenditure_overflows);
    tcase_add_test(sums, what_is_estimated_of_the_gross_sum_overflows);
    tcase_add_test(sums, the_largest_estimate_below_zero_is_counted_with_what_64_bits_hold);
    tcase_add_test(sums, an_eliminated_pair_overflows);
    tcase_add_test(sums, a_cell_of_an_eliminated_pair_overflows);
    tcase_add_test(sums, the_total_of_a_booked_purchase_overflows);
    tcase_add_test(sums, a_region_less_what_it_has_booked_overflows);
    tcase_add_test(sums, a_region_with_its_share_overflows);
    tcase_add_test(sums, all_regions_overflow_between_one_region_and_the_next);
    tcase_add_test(sums, all_residuals_overflow);
    return test_run("overflow of consolidations", &sums, 1);
}
