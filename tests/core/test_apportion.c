#include "core/apportion.h"
#include "tests/core/random.h"
#include "tests/core/support.h"

/* Weights of whole percents. */
#define PERCENT(number) ((number) * (NK_KEY_WHOLE / 100))

static void assert_parts(int64_t amount, const int64_t *weights, size_t count, const int64_t *expected)
{
    int64_t parts[NK_FINANCIERS_MAX];
    ck_assert_int_eq(nk_apportion(amount, weights, count, parts), NK_OK);
    for (size_t i = 0; i < count; i++)
        ck_assert_msg(parts[i] == expected[i], "part %zu is %lld, not %lld", i, (long long)parts[i],
                      (long long)expected[i]);
}

START_TEST(an_amount_that_divides_evenly_is_divided_so)
{
    assert_parts(1000, (int64_t[]){PERCENT(50), PERCENT(30), PERCENT(20)}, 3, (int64_t[]){500, 300, 200});
}
END_TEST

START_TEST(the_krone_left_over_goes_to_the_largest_remainder)
{
    /* 101 · 19.5 % = 19.695, · 30.2 % = 30.502, · 50.3 % = 50.803: one krone and then a second are left. */
    const int64_t key[] = {19500000, 30200000, 50300000};
    assert_parts(101, key, 3, (int64_t[]){20, 30, 51});
}
END_TEST

START_TEST(equal_remainders_go_to_the_first)
{
    const int64_t quarters[] = {PERCENT(25), PERCENT(25), PERCENT(25), PERCENT(25)};
    assert_parts(1, quarters, 4, (int64_t[]){1, 0, 0, 0});
    assert_parts(2, quarters, 4, (int64_t[]){1, 1, 0, 0});
    assert_parts(7, quarters, 4, (int64_t[]){2, 2, 2, 1});
}
END_TEST

START_TEST(a_weight_of_zero_gets_nothing)
{
    assert_parts(99, (int64_t[]){0, 33333333, 33333333, 33333334, 0}, 5, (int64_t[]){0, 33, 33, 33, 0});
    assert_parts(1, (int64_t[]){0, PERCENT(100), 0}, 3, (int64_t[]){0, 1, 0});
}
END_TEST

START_TEST(a_negative_amount_is_divided_as_its_absolute_value)
{
    const int64_t key[] = {19500000, 30200000, 50300000};
    assert_parts(-101, key, 3, (int64_t[]){-20, -30, -51});
}
END_TEST

START_TEST(nothing_is_divided_into_nothing)
{
    assert_parts(0, (int64_t[]){PERCENT(60), PERCENT(40)}, 2, (int64_t[]){0, 0});
}
END_TEST

START_TEST(a_single_financier_gets_all_also_at_the_ends_of_64_bits)
{
    assert_parts(INT64_MAX, (int64_t[]){PERCENT(100)}, 1, (int64_t[]){INT64_MAX});
    assert_parts(INT64_MIN, (int64_t[]){PERCENT(100)}, 1, (int64_t[]){INT64_MIN});
    assert_parts(INT64_MIN, (int64_t[]){PERCENT(50), PERCENT(50)}, 2, (int64_t[]){INT64_MIN / 2, INT64_MIN / 2});
}
END_TEST

START_TEST(a_key_with_six_decimals_is_exact)
{
    /* 33.333333 %, 33.333333 % and 33.333334 % of a billion. */
    assert_parts(1000000000, (int64_t[]){33333333, 33333333, 33333334}, 3,
                 (int64_t[]){333333330, 333333330, 333333340});
}
END_TEST

START_TEST(keys_of_another_form_are_refused_and_nothing_is_written)
{
    int64_t parts[3] = {7, 7, 7};
    ck_assert_int_eq(nk_apportion(10, (int64_t[]){PERCENT(50), PERCENT(49)}, 2, parts), NK_INVALID);
    ck_assert_int_eq(nk_apportion(10, (int64_t[]){PERCENT(50), PERCENT(50) + 1}, 2, parts), NK_INVALID);
    ck_assert_int_eq(nk_apportion(10, (int64_t[]){PERCENT(110), -PERCENT(10)}, 2, parts), NK_INVALID);
    ck_assert_int_eq(nk_apportion(10, (int64_t[]){PERCENT(60), PERCENT(50), -PERCENT(10)}, 3, parts), NK_INVALID);
    ck_assert_int_eq(nk_apportion(10, (int64_t[]){INT64_MAX, INT64_MAX}, 2, parts), NK_INVALID);
    ck_assert_int_eq(nk_apportion(10, (int64_t[]){INT64_MIN, INT64_MIN}, 2, parts), NK_INVALID);
    ck_assert_int_eq(nk_apportion(10, NULL, 0, parts), NK_INVALID);
    int64_t too_many[NK_FINANCIERS_MAX + 1] = {PERCENT(100)};
    ck_assert_int_eq(nk_apportion(10, too_many, NK_FINANCIERS_MAX + 1, parts), NK_LIMIT);
    ck_assert_int_eq(parts[0], 7);
    ck_assert_int_eq(parts[1], 7);
}
END_TEST

static int64_t random_amount(struct random *random)
{
    int64_t amount = (int64_t)(random_next(random) >> random_below(random, 64));
    return random_below(random, 4) == 0 ? -amount : amount;
}

START_TEST(parts_sum_to_the_amount_and_are_off_by_less_than_a_krone)
{
    struct random random = {.state = 20170101};
    for (int round = 0; round < 20000; round++) {
        int64_t weights[NK_FINANCIERS_MAX];
        int64_t parts[NK_FINANCIERS_MAX];
        size_t count = 1 + random_below(&random, NK_FINANCIERS_MAX);
        random_key(&random, weights, count);
        int64_t amount = random_amount(&random);
        ck_assert_int_eq(nk_apportion(amount, weights, count, parts), NK_OK);

        __int128 sum = 0;
        size_t wrong = 0;
        for (size_t i = 0; i < count; i++) {
            __int128 off = (__int128)parts[i] * NK_KEY_WHOLE - (__int128)amount * weights[i];
            wrong += off >= NK_KEY_WHOLE || off <= -NK_KEY_WHOLE;
            wrong += weights[i] == 0 && parts[i] != 0;
            wrong += parts[i] != 0 && (parts[i] < 0) != (amount < 0);
            sum += parts[i];
        }
        ck_assert(sum == amount && wrong == 0);
    }
}
END_TEST

START_TEST(no_krone_would_have_been_better_placed_elsewhere)
{
    struct random random = {.state = 20241231};
    for (int round = 0; round < 5000; round++) {
        int64_t weights[8];
        int64_t parts[8];
        size_t count = 1 + random_below(&random, 8);
        random_key(&random, weights, count);
        int64_t amount = (int64_t)random_below(&random, 1000000);
        ck_assert_int_eq(nk_apportion(amount, weights, count, parts), NK_OK);
        for (size_t up = 0; up < count; up++) {
            for (size_t down = 0; down < count; down++) {
                int64_t exact_up = amount * weights[up];
                int64_t exact_down = amount * weights[down];
                bool rounded_up = parts[up] * NK_KEY_WHOLE > exact_up;
                bool rounded_down = parts[down] * NK_KEY_WHOLE < exact_down;
                if (!rounded_up || !rounded_down)
                    continue;
                int64_t remainder_up = exact_up % NK_KEY_WHOLE;
                int64_t remainder_down = exact_down % NK_KEY_WHOLE;
                ck_assert(remainder_up > remainder_down || (remainder_up == remainder_down && up < down));
            }
        }
    }
}
END_TEST

int main(void)
{
    TCase *examples = tcase_create("by hand");
    tcase_add_test(examples, an_amount_that_divides_evenly_is_divided_so);
    tcase_add_test(examples, the_krone_left_over_goes_to_the_largest_remainder);
    tcase_add_test(examples, equal_remainders_go_to_the_first);
    tcase_add_test(examples, a_weight_of_zero_gets_nothing);
    tcase_add_test(examples, a_negative_amount_is_divided_as_its_absolute_value);
    tcase_add_test(examples, nothing_is_divided_into_nothing);
    tcase_add_test(examples, a_single_financier_gets_all_also_at_the_ends_of_64_bits);
    tcase_add_test(examples, a_key_with_six_decimals_is_exact);
    tcase_add_test(examples, keys_of_another_form_are_refused_and_nothing_is_written);
    TCase *properties = tcase_create("properties");
    tcase_add_test(properties, parts_sum_to_the_amount_and_are_off_by_less_than_a_krone);
    tcase_add_test(properties, no_krone_would_have_been_better_placed_elsewhere);
    tcase_set_timeout(properties, 60);
    return test_run("apportion", (TCase *[]){examples, properties}, 2);
}
