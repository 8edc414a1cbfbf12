#include "core/order.h"
#include "tests/core/random.h"
#include "tests/core/support.h"

enum { THINGS_MAX = 200 };

static int compare_numbers(const void *context, size_t a, size_t b)
{
    const uint64_t *numbers = context;
    return (numbers[a] > numbers[b]) - (numbers[a] < numbers[b]);
}

/* Every position once, the numbers at them never falling, and equal numbers in the order of their
 * positions: there is one such order. */
static void assert_ordered(const uint64_t *numbers, size_t count)
{
    size_t positions[THINGS_MAX];
    bool seen[THINGS_MAX] = {false};
    nk_order(positions, count, compare_numbers, numbers);
    for (size_t i = 0; i < count; i++) {
        ck_assert(positions[i] < count && !seen[positions[i]]);
        seen[positions[i]] = true;
        if (i > 0)
            ck_assert(numbers[positions[i - 1]] < numbers[positions[i]] ||
                      (numbers[positions[i - 1]] == numbers[positions[i]] && positions[i - 1] < positions[i]));
    }
}

START_TEST(things_come_in_their_order_however_they_lie)
{
    uint64_t rising[THINGS_MAX], falling[THINGS_MAX];
    for (size_t i = 0; i < THINGS_MAX; i++) {
        rising[i] = i;
        falling[i] = THINGS_MAX - i;
    }
    for (size_t count = 0; count <= THINGS_MAX; count++) {
        assert_ordered(rising, count);
        assert_ordered(falling, count);
    }
}
END_TEST

START_TEST(equal_things_keep_the_order_of_their_positions)
{
    struct random random = {.state = 3};
    for (int i = 0; i < 2000; i++) {
        uint64_t numbers[THINGS_MAX];
        const size_t count = random_below(&random, THINGS_MAX + 1);
        const uint64_t different = 1 + random_below(&random, THINGS_MAX);
        for (size_t k = 0; k < count; k++)
            numbers[k] = random_below(&random, different);
        assert_ordered(numbers, count);
    }
}
END_TEST

static size_t comparisons;

static int count_comparison(const void *context, size_t a, size_t b)
{
    comparisons++;
    return compare_numbers(context, a, b);
}

/* n · log2 n, and two for each thing. */
START_TEST(a_thousand_things_need_hardly_more_comparisons_than_any_sort)
{
    enum { MANY = 1024, LOGARITHM = 10 };
    uint64_t numbers[MANY];
    size_t positions[MANY];
    struct random random = {.state = 5};
    for (size_t i = 0; i < MANY; i++)
        numbers[i] = random_next(&random);
    comparisons = 0;
    nk_order(positions, MANY, count_comparison, numbers);
    ck_assert_uint_le(comparisons, MANY * (LOGARITHM + 2));
}
END_TEST

int main(void)
{
    TCase *order = tcase_create("order");
    tcase_add_test(order, things_come_in_their_order_however_they_lie);
    tcase_add_test(order, equal_things_keep_the_order_of_their_positions);
    tcase_add_test(order, a_thousand_things_need_hardly_more_comparisons_than_any_sort);
    return test_run("order", &order, 1);
}
