#include "core/cube.h"
#include "core/money.h"
#include "tests/core/random.h"
#include "tests/core/support.h"

/* The same by its definition: every amount goes to the group of its kept positions. */
static void group_by_definition(int64_t *ret, const struct nk_cube *cube, const bool kept[static NK_AXES])
{
    size_t position[NK_AXES] = {0}, length = 1, groups = 1;
    for (int axis = 0; axis < NK_AXES; axis++) {
        length *= cube->size[axis];
        groups *= kept[axis] ? cube->size[axis] : 1;
    }
    memset(ret, 0, groups * sizeof(ret[0]));
    for (size_t i = 0; i < length; i++) {
        size_t group = 0;
        for (int axis = 0; axis < NK_AXES; axis++)
            if (kept[axis])
                group = group * cube->size[axis] + position[axis];
        ret[group] += cube->amounts[i];
        for (int axis = NK_AXES - 1; axis >= 0 && ++position[axis] == cube->size[axis]; axis--)
            position[axis] = 0;
    }
}

static void cube_equals_its_definition(const size_t size[static NK_AXES], struct random *random)
{
    struct nk_arena arena = test_arena();
    struct nk_cube cube;
    ck_assert_int_eq(nk_cube_new(&cube, &arena, size), NK_OK);
    size_t length = size[0] * size[1] * size[2] * size[3] * size[4];
    int64_t *expected = NK_NEW_ARRAY(&arena, int64_t, length), *actual = NK_NEW_ARRAY(&arena, int64_t, length);
    ck_assert(expected && actual);
    for (size_t i = 0; i < length; i++)
        cube.amounts[i] = (int64_t)random_below(random, 2000001) - 1000000;
    for (unsigned mask = 0; mask < 1u << NK_AXES; mask++) {
        bool kept[NK_AXES];
        size_t groups = 1;
        for (int axis = 0; axis < NK_AXES; axis++) {
            kept[axis] = mask >> axis & 1;
            groups *= kept[axis] ? size[axis] : 1;
        }
        group_by_definition(expected, &cube, kept);
        ck_assert_int_eq(nk_cube_group(actual, &cube, kept), NK_OK);
        ck_assert_msg(memcmp(expected, actual, groups * sizeof(actual[0])) == 0, "axes %u of %zux%zux%zux%zux%zu", mask,
                      size[0], size[1], size[2], size[3], size[4]);
    }
    nk_arena_release(&arena);
}

START_TEST(every_choice_of_axes_gives_the_sums_of_the_definition)
{
    struct random random = {.state = 20260101};
    static const size_t real[NK_AXES] = {60, 12, 8, 12, 2};
    cube_equals_its_definition(real, &random);
    for (int round = 0; round < 200; round++) {
        size_t size[NK_AXES];
        for (int axis = 0; axis < NK_AXES; axis++)
            size[axis] = 1 + random_below(&random, 9);
        cube_equals_its_definition(size, &random);
    }
}
END_TEST

START_TEST(more_amounts_than_may_be_added_unchecked_are_summed_exactly)
{
    struct nk_arena arena = test_arena();
    struct nk_cube cube;
    static const size_t size[NK_AXES] = {9000, 1, 1, 1, 1};
    int64_t sum;
    ck_assert_int_eq(nk_cube_new(&cube, &arena, size), NK_OK);
    for (size_t i = 0; i < size[0]; i++)
        cube.amounts[i] = NK_AMOUNT_MAX;
    ck_assert_int_eq(nk_cube_group(&sum, &cube, (const bool[NK_AXES]){false}), NK_OK);
    ck_assert_int_eq(sum, 9000 * NK_AMOUNT_MAX);
    nk_arena_release(&arena);
}
END_TEST

START_TEST(a_sum_beyond_64_bits_is_an_overflow_for_every_choice_of_axes_that_reaches_it)
{
    struct nk_arena arena = test_arena();
    struct nk_cube cube;
    static const size_t size[NK_AXES] = {5000, 2, 1, 1, 2};
    int64_t *sums = NK_NEW_ARRAY(&arena, int64_t, 20000);
    ck_assert(sums && nk_cube_new(&cube, &arena, size) == NK_OK);
    for (size_t i = 0; i < 20000; i++)
        cube.amounts[i] = NK_AMOUNT_MAX;
    ck_assert_int_eq(nk_cube_group(sums, &cube, (const bool[NK_AXES]){false}), NK_OVERFLOW);
    ck_assert_int_eq(nk_cube_group(sums, &cube, (const bool[NK_AXES]){false, true}), NK_OVERFLOW);
    ck_assert_int_eq(nk_cube_group(sums, &cube, (const bool[NK_AXES]){false, false, false, false, true}), NK_OVERFLOW);
    ck_assert_int_eq(nk_cube_group(sums, &cube, (const bool[NK_AXES]){false, true, false, false, true}), NK_OK);
    nk_arena_release(&arena);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("cube");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, every_choice_of_axes_gives_the_sums_of_the_definition);
    tcase_add_test(tests, more_amounts_than_may_be_added_unchecked_are_summed_exactly);
    tcase_add_test(tests, a_sum_beyond_64_bits_is_an_overflow_for_every_choice_of_axes_that_reaches_it);
    return test_run("core: the cube", &tests, 1);
}
