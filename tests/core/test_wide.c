#include "core/wide.h"
#include "tests/core/random.h"
#include "tests/core/support.h"

enum { TRIES = 20000 };

static struct nk_wide wide_of(unsigned __int128 value)
{
    return nk_wide_of(value);
}

static void assert_wide(const struct nk_wide *wide, unsigned __int128 expected)
{
    const struct nk_wide other = wide_of(expected);
    ck_assert_int_eq(nk_wide_compare(wide, &other), 0);
}

/* 2^bits */
static struct nk_wide power_of_two(unsigned bits)
{
    struct nk_wide wide = nk_wide_of(1);
    const struct nk_wide two = nk_wide_of(2);
    for (unsigned i = 0; i < bits; i++)
        ck_assert(nk_wide_multiply(&wide, &wide, &two));
    return wide;
}

START_TEST(numbers_compare_by_size_and_not_by_their_lowest_limb)
{
    const struct nk_wide zero = nk_wide_of(0);
    const struct nk_wide small = nk_wide_of(UINT64_MAX);
    const struct nk_wide large = nk_wide_of((unsigned __int128)1 << 64);
    ck_assert_int_lt(nk_wide_compare(&zero, &small), 0);
    ck_assert_int_lt(nk_wide_compare(&small, &large), 0);
    ck_assert_int_gt(nk_wide_compare(&large, &small), 0);
    const struct nk_wide larger = nk_wide_of(((unsigned __int128)2 << 64) + 1);
    const struct nk_wide lower = nk_wide_of(((unsigned __int128)1 << 64) + 5);
    ck_assert_int_gt(nk_wide_compare(&larger, &lower), 0);
    ck_assert_int_eq(nk_wide_compare(&lower, &lower), 0);
}
END_TEST

START_TEST(the_magnitude_of_the_smallest_number_is_exact)
{
    const struct nk_wide wide = nk_wide_magnitude(INT64_MIN);
    assert_wide(&wide, (unsigned __int128)1 << 63);
    const struct nk_wide widest = nk_wide_magnitude((__int128)((unsigned __int128)1 << 127));
    assert_wide(&widest, (unsigned __int128)1 << 127);
}
END_TEST

START_TEST(sums_products_and_differences_are_those_of_128_bits)
{
    struct random random = {.state = 7};
    for (int i = 0; i < TRIES; i++) {
        uint64_t a = random_next(&random) >> random_below(&random, 64);
        uint64_t b = random_next(&random) >> random_below(&random, 64);
        const struct nk_wide left = nk_wide_of(a);
        const struct nk_wide right = nk_wide_of(b);
        struct nk_wide result;
        ck_assert(nk_wide_multiply(&result, &left, &right));
        assert_wide(&result, (unsigned __int128)a * b);
        ck_assert(nk_wide_add(&result, &left, &right));
        assert_wide(&result, (unsigned __int128)a + b);
        nk_wide_difference(&result, &left, &right);
        assert_wide(&result, a > b ? a - b : b - a);
    }
}
END_TEST

START_TEST(a_borrow_goes_through_all_limbs)
{
    struct nk_wide large = power_of_two(320);
    const struct nk_wide one = nk_wide_of(1);
    struct nk_wide less;
    nk_wide_difference(&less, &one, &large);
    ck_assert_uint_eq(less.length, 5);
    for (size_t i = 0; i < 5; i++)
        ck_assert_uint_eq(less.limb[i], UINT64_MAX);
    ck_assert(nk_wide_add(&less, &less, &one));
    ck_assert_int_eq(nk_wide_compare(&less, &large), 0);
}
END_TEST

/* (2^128 − 1)² = 2^256 − 2^129 + 1, which has a carry from limb to limb all the way. */
START_TEST(a_carry_goes_through_all_limbs)
{
    const struct nk_wide ones = nk_wide_of(~(unsigned __int128)0);
    const struct nk_wide one = nk_wide_of(1);
    const struct nk_wide high = power_of_two(256);
    const struct nk_wide low = power_of_two(129);
    struct nk_wide square;
    ck_assert(nk_wide_multiply(&square, &ones, &ones));
    ck_assert(nk_wide_add(&square, &square, &low));
    nk_wide_difference(&square, &square, &one);
    ck_assert_int_eq(nk_wide_compare(&square, &high), 0);
}
END_TEST

START_TEST(a_factor_may_be_the_result)
{
    struct nk_wide wide = nk_wide_of(UINT64_MAX);
    ck_assert(nk_wide_multiply(&wide, &wide, &wide));
    assert_wide(&wide, (unsigned __int128)UINT64_MAX * UINT64_MAX);
    ck_assert(nk_wide_scale(&wide, 0));
    assert_wide(&wide, (unsigned __int128)UINT64_MAX * UINT64_MAX);
    wide = nk_wide_of(7);
    ck_assert(nk_wide_scale(&wide, 9));
    assert_wide(&wide, 7000000000);
}
END_TEST

START_TEST(what_is_too_wide_says_so_and_changes_nothing)
{
    const unsigned bits = NK_WIDE_LIMBS * 64;
    struct nk_wide largest = power_of_two(bits - 1);
    const struct nk_wide two = nk_wide_of(2);
    struct nk_wide kept = nk_wide_of(42);
    ck_assert(!nk_wide_multiply(&kept, &largest, &two));
    ck_assert(!nk_wide_add(&kept, &largest, &largest));
    assert_wide(&kept, 42);
    ck_assert(!nk_wide_scale(&largest, 1));
    uint64_t quotient = 5;
    largest = power_of_two(bits - 1);
    ck_assert(!nk_wide_divide(&quotient, &largest, &largest)); /* twice a term */
    ck_assert_uint_eq(quotient, 5);
}
END_TEST

static uint64_t divided(unsigned __int128 a, unsigned __int128 b)
{
    const struct nk_wide dividend = nk_wide_of(a);
    const struct nk_wide divisor = nk_wide_of(b);
    uint64_t quotient;
    ck_assert(nk_wide_divide(&quotient, &dividend, &divisor));
    return quotient;
}

START_TEST(a_quotient_is_rounded_and_halves_go_up)
{
    ck_assert_uint_eq(divided(0, 3), 0);
    ck_assert_uint_eq(divided(1, 3), 0);
    ck_assert_uint_eq(divided(2, 4), 1);
    ck_assert_uint_eq(divided(5, 3), 2);
    ck_assert_uint_eq(divided(7, 2), 4);
    ck_assert_uint_eq(divided(UINT64_MAX, 1), UINT64_MAX);
    struct random random = {.state = 11};
    for (int i = 0; i < TRIES; i++) {
        uint64_t a = random_next(&random) >> random_below(&random, 64);
        uint64_t b = (random_next(&random) >> random_below(&random, 64)) | 1;
        ck_assert_uint_eq(divided(a, b), (uint64_t)(((unsigned __int128)2 * a + b) / ((unsigned __int128)2 * b)));
    }
}
END_TEST

START_TEST(a_quotient_of_more_than_64_bits_and_one_by_zero_do_not_exist)
{
    uint64_t quotient = 5;
    const struct nk_wide one = nk_wide_of(1);
    const struct nk_wide two = nk_wide_of(2);
    const struct nk_wide zero = nk_wide_of(0);
    const struct nk_wide limit = nk_wide_of((unsigned __int128)1 << 64);
    const struct nk_wide half_below = nk_wide_of(((unsigned __int128)1 << 65) - 1);
    ck_assert(!nk_wide_divide(&quotient, &one, &zero));
    ck_assert(!nk_wide_divide(&quotient, &limit, &one));
    ck_assert(!nk_wide_divide(&quotient, &half_below, &two));
    ck_assert_uint_eq(quotient, 5);
}
END_TEST

int main(void)
{
    TCase *wide = tcase_create("wide");
    tcase_add_test(wide, numbers_compare_by_size_and_not_by_their_lowest_limb);
    tcase_add_test(wide, the_magnitude_of_the_smallest_number_is_exact);
    tcase_add_test(wide, sums_products_and_differences_are_those_of_128_bits);
    tcase_add_test(wide, a_borrow_goes_through_all_limbs);
    tcase_add_test(wide, a_carry_goes_through_all_limbs);
    tcase_add_test(wide, a_factor_may_be_the_result);
    tcase_add_test(wide, what_is_too_wide_says_so_and_changes_nothing);
    tcase_add_test(wide, a_quotient_is_rounded_and_halves_go_up);
    tcase_add_test(wide, a_quotient_of_more_than_64_bits_and_one_by_zero_do_not_exist);
    return test_run("wide", &wide, 1);
}
