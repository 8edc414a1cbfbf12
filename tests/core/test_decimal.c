#include "core/decimal.h"
#include "core/money.h"
#include "tests/core/support.h"

static struct nk_decimal decimal(const char *text)
{
    struct nk_decimal result = {0};
    ck_assert_int_eq(nk_decimal_parse(&result, nk_text_of(text)), NK_OK);
    return result;
}

static void assert_prints(struct nk_decimal value, const char *expected)
{
    char buffer[NK_DECIMAL_TEXT_MAX];
    size_t length = nk_decimal_print(buffer, value);
    ck_assert_str_eq(buffer, expected);
    ck_assert_uint_eq(length, strlen(expected));
}

START_TEST(what_is_printed_is_what_was_read)
{
    static const char *const texts[] = {
        "0", "7", "-1", "0.0", "0.00", "0.000000001", "-0.05", "933.4", "99.99", "19.500000", "120.50",
        "9223372036854775807", "-9223372036854775808", "-9223372036.854775808", "9223372036854775.807",
    };
    for (size_t i = 0; i < LENGTH_OF(texts); i++)
        assert_prints(decimal(texts[i]), texts[i]);
}
END_TEST

START_TEST(the_scale_is_the_number_of_written_digits)
{
    ck_assert_int_eq(decimal("93.34").units, 9334);
    ck_assert_uint_eq(decimal("93.34").scale, 2);
    ck_assert_int_eq(decimal("-0.5").units, -5);
}
END_TEST

START_TEST(other_forms_are_refused)
{
    static const char *const texts[] = {
        "", "-", "+1", " 1", "1 ", "01", "00", "-01", "1.", ".5", "-.5", "1..2", "1.2.3", "1,5", "1e3", "1E3", "0x10",
        "1.0000000001", "--1", "1-", "NaN", "inf", "1 000", "१",
    };
    struct nk_decimal untouched = {.units = 42, .scale = 3};
    for (size_t i = 0; i < LENGTH_OF(texts); i++) {
        ck_assert_msg(nk_decimal_parse(&untouched, nk_text_of(texts[i])) == NK_INVALID, "\"%s\" was read", texts[i]);
        ck_assert_int_eq(untouched.units, 42);
    }
    ck_assert_int_eq(nk_decimal_parse(&untouched, (struct nk_text){"1\0002", 3}), NK_INVALID);
}
END_TEST

START_TEST(the_text_ends_where_its_length_says)
{
    struct nk_decimal value;
    ck_assert_int_eq(nk_decimal_parse(&value, (struct nk_text){"12.345", 4}), NK_OK);
    assert_prints(value, "12.3");
}
END_TEST

START_TEST(more_than_64_bits_overflow)
{
    static const char *const texts[] = {
        "9223372036854775808", "-9223372036854775809", "92233720368547758.08", "18446744073709551616",
        "99999999999999999999999999999999999999", "9223372036854775807.1",
    };
    struct nk_decimal untouched = {.units = 42};
    for (size_t i = 0; i < LENGTH_OF(texts); i++) {
        ck_assert_msg(nk_decimal_parse(&untouched, nk_text_of(texts[i])) == NK_OVERFLOW, "\"%s\"", texts[i]);
        ck_assert_int_eq(untouched.units, 42);
    }
}
END_TEST

START_TEST(text_in_an_arena_is_the_printed_form)
{
    struct nk_arena arena = test_arena();
    ck_assert_text(nk_decimal_text(&arena, decimal("-4.90")), "-4.90");
    nk_arena_release(&arena);
}
END_TEST

static struct nk_decimal sum(const char *a, const char *b)
{
    struct nk_decimal result = {0};
    ck_assert_int_eq(nk_decimal_add(&result, decimal(a), decimal(b)), NK_OK);
    return result;
}

static struct nk_decimal difference(const char *a, const char *b)
{
    struct nk_decimal result = {0};
    ck_assert_int_eq(nk_decimal_subtract(&result, decimal(a), decimal(b)), NK_OK);
    return result;
}

START_TEST(sums_and_differences_are_on_the_finer_scale)
{
    assert_prints(sum("700", "120.5"), "820.5");
    assert_prints(sum("0.25", "0.750"), "1.000");
    assert_prints(sum("-1", "0.000000001"), "-0.999999999");
    assert_prints(difference("976", "933.4"), "42.6");
    assert_prints(difference("0.1", "0.3"), "-0.2");
}
END_TEST

START_TEST(a_result_may_be_written_over_an_operand)
{
    struct nk_decimal value = decimal("1.5");
    ck_assert_int_eq(nk_decimal_add(&value, value, decimal("0.25")), NK_OK);
    assert_prints(value, "1.75");
    ck_assert_int_eq(nk_decimal_subtract(&value, decimal("2"), value), NK_OK);
    assert_prints(value, "0.25");
}
END_TEST

START_TEST(sums_and_differences_overflow_at_64_bits)
{
    struct nk_decimal untouched = {.units = 42};
    struct nk_decimal most = nk_decimal_integer(INT64_MAX);
    struct nk_decimal least = nk_decimal_integer(INT64_MIN);
    ck_assert_int_eq(nk_decimal_add(&untouched, most, nk_decimal_integer(1)), NK_OVERFLOW);
    ck_assert_int_eq(nk_decimal_add(&untouched, least, nk_decimal_integer(-1)), NK_OVERFLOW);
    ck_assert_int_eq(nk_decimal_subtract(&untouched, least, nk_decimal_integer(1)), NK_OVERFLOW);
    ck_assert_int_eq(nk_decimal_subtract(&untouched, nk_decimal_integer(0), least), NK_OVERFLOW);
    /* Each fits; on the finer scale the first does not. */
    ck_assert_int_eq(nk_decimal_add(&untouched, most, decimal("0.1")), NK_OVERFLOW);
    ck_assert_int_eq(untouched.units, 42);
    ck_assert_int_eq(nk_decimal_add(&untouched, most, least), NK_OK);
    ck_assert_int_eq(untouched.units, -1);
}
END_TEST

START_TEST(comparison_does_not_mind_the_scale)
{
    ck_assert_int_eq(nk_decimal_compare(decimal("1.5"), decimal("1.500")), 0);
    ck_assert_int_lt(nk_decimal_compare(decimal("933.4"), decimal("976")), 0);
    ck_assert_int_gt(nk_decimal_compare(decimal("-0.1"), decimal("-0.11")), 0);
    ck_assert_int_gt(nk_decimal_compare(nk_decimal_integer(INT64_MAX), decimal("9223372036.854775807")), 0);
    ck_assert_int_lt(nk_decimal_compare(nk_decimal_integer(INT64_MIN), decimal("-0.000000001")), 0);
}
END_TEST

static struct nk_decimal ratio(const char *numerator, const char *denominator, int64_t factor, uint8_t scale)
{
    struct nk_decimal result = {0};
    enum nk_status status = nk_decimal_ratio(&result, decimal(numerator), decimal(denominator), factor, scale);
    ck_assert_int_eq(status, NK_OK);
    return result;
}

START_TEST(a_share_of_revenue_is_rounded_once)
{
    assert_prints(ratio("7040000000", "143673469388", 100, 1), "4.9");
    assert_prints(ratio("1", "3", 100, 1), "33.3");
    assert_prints(ratio("2", "3", 100, 0), "67");
    assert_prints(ratio("2088496879", "976", 1, 0), "2139853");
}
END_TEST

START_TEST(halves_are_rounded_away_from_zero)
{
    assert_prints(ratio("1", "8", 100, 1), "12.5");
    assert_prints(ratio("1", "8", 100, 0), "13");
    assert_prints(ratio("-1", "8", 100, 0), "-13");
    assert_prints(ratio("1", "-8", 100, 0), "-13");
    assert_prints(ratio("5", "10", 1, 0), "1");
    assert_prints(ratio("49999999999", "100000000000", 1, 0), "0");
    assert_prints(ratio("1", "8", -100, 0), "-13");
    assert_prints(ratio("-1", "8", -100, 0), "13");
    assert_prints(ratio("-5", "1000", 1, 2), "-0.01");
    assert_prints(ratio("-4", "1000", 1, 2), "0.00");
}
END_TEST

START_TEST(a_ratio_counts_the_scales_of_both_sides)
{
    assert_prints(ratio("820.5", "976", 100, 1), "84.1");
    assert_prints(ratio("1000", "123456.7", 1, 9), "0.008100006");
    assert_prints(ratio("0.000000001", "1000000000", 1, 9), "0.000000000");
    assert_prints(ratio("0.000000003", "0.000000002", 1, 0), "2");
    assert_prints(ratio("12345.678901234", "1", 1, 0), "12346");
}
END_TEST

START_TEST(a_ratio_of_large_numbers_is_exact)
{
    assert_prints(ratio("9223372036854775807", "9223372036854775807", 100, 9), "100.000000000");
    assert_prints(ratio("9223372036854775806", "9223372036854775807", 1, 9), "1.000000000");
    assert_prints(ratio("-9223372036854775808", "1", 1, 0), "-9223372036854775808");
    assert_prints(ratio("9223372036854775807", "-1", 1, 0), "-9223372036854775807");
    assert_prints(ratio("1000000007000000000", "998244353", 1, 4), "1001758741.7296");
    /* 10^18 times a numerator of 63 bits needs more than 128 bits on the way. */
    assert_prints(ratio("9223372036854775807", "9223372036854775807", 9223372036, 9), "9223372036.000000000");
}
END_TEST

START_TEST(a_ratio_without_a_base_is_undefined)
{
    struct nk_decimal untouched = {.units = 42};
    ck_assert_int_eq(nk_decimal_ratio(&untouched, decimal("5"), decimal("0.00"), 100, 1), NK_UNDEFINED);
    ck_assert_int_eq(untouched.units, 42);
    assert_prints(ratio("0", "5", 100, 1), "0.0");
}
END_TEST

START_TEST(a_ratio_that_does_not_fit_overflows)
{
    struct nk_decimal untouched = {.units = 42};
    struct nk_decimal most = nk_decimal_integer(INT64_MAX);
    ck_assert_int_eq(nk_decimal_ratio(&untouched, most, nk_decimal_integer(1), 2, 0), NK_OVERFLOW);
    ck_assert_int_eq(nk_decimal_ratio(&untouched, most, nk_decimal_integer(1), 1, 1), NK_OVERFLOW);
    ck_assert_int_eq(nk_decimal_ratio(&untouched, most, decimal("0.000000001"), INT64_MAX, 9), NK_OVERFLOW);
    ck_assert_int_eq(nk_decimal_ratio(&untouched, nk_decimal_integer(INT64_MIN), nk_decimal_integer(-1), 1, 0),
                     NK_OVERFLOW);
    struct nk_decimal one = decimal("1");
    ck_assert_int_eq(nk_decimal_ratio(&untouched, one, one, 1, NK_DECIMAL_SCALE_MAX + 1), NK_OVERFLOW);
    ck_assert_int_eq(untouched.units, 42);
}
END_TEST

START_TEST(money_sums_stop_at_64_bits)
{
    int64_t sum_of = INT64_MAX - 1;
    ck_assert(nk_money_add(&sum_of, 1));
    ck_assert(!nk_money_add(&sum_of, 1));
    ck_assert_int_eq(sum_of, INT64_MAX);
    sum_of = INT64_MIN + 1;
    ck_assert(nk_money_subtract(&sum_of, 1));
    ck_assert(!nk_money_subtract(&sum_of, 1));
    ck_assert(!nk_money_add(&sum_of, -1));
    ck_assert_int_eq(sum_of, INT64_MIN);
    ck_assert_int_eq(nk_money_absolute(-5), 5);
    ck_assert_int_eq(nk_money_absolute(INT64_MIN), INT64_MAX);
}
END_TEST

int main(void)
{
    TCase *text = tcase_create("text");
    tcase_add_test(text, what_is_printed_is_what_was_read);
    tcase_add_test(text, the_scale_is_the_number_of_written_digits);
    tcase_add_test(text, other_forms_are_refused);
    tcase_add_test(text, the_text_ends_where_its_length_says);
    tcase_add_test(text, more_than_64_bits_overflow);
    tcase_add_test(text, text_in_an_arena_is_the_printed_form);
    TCase *arithmetic = tcase_create("arithmetic");
    tcase_add_test(arithmetic, sums_and_differences_are_on_the_finer_scale);
    tcase_add_test(arithmetic, a_result_may_be_written_over_an_operand);
    tcase_add_test(arithmetic, sums_and_differences_overflow_at_64_bits);
    tcase_add_test(arithmetic, comparison_does_not_mind_the_scale);
    tcase_add_test(arithmetic, a_share_of_revenue_is_rounded_once);
    tcase_add_test(arithmetic, halves_are_rounded_away_from_zero);
    tcase_add_test(arithmetic, a_ratio_counts_the_scales_of_both_sides);
    tcase_add_test(arithmetic, a_ratio_of_large_numbers_is_exact);
    tcase_add_test(arithmetic, a_ratio_without_a_base_is_undefined);
    tcase_add_test(arithmetic, a_ratio_that_does_not_fit_overflows);
    tcase_add_test(arithmetic, money_sums_stop_at_64_bits);
    return test_run("decimal", (TCase *[]){text, arithmetic}, 2);
}
