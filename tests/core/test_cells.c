#include "core/cells.h"
#include "tests/core/sector.h"

static struct nk_arena arena;

static void open_arena(void)
{
    arena = test_arena();
}

static void close_arena(void)
{
    nk_arena_release(&arena);
}

static struct nk_vector new_vector(const struct nk_shape *shape)
{
    struct nk_vector vector;
    ck_assert_int_eq(nk_vector_new(&vector, &arena, shape), NK_OK);
    return vector;
}

static struct nk_cell cell(const char *path, struct nk_number amount)
{
    struct nk_cell result = {.amount = amount};
    result.category = path_part(&path);
    result.area = path_part(&path);
    result.cost_type = path_part(&path);
    return result;
}

static struct nk_number with_status(int64_t amount, enum nk_value_status status)
{
    struct nk_number number = kroner(amount);
    number.status = status;
    return number;
}

static enum nk_status add(struct nk_vector *vector, const struct nk_shape *shape, struct nk_cell item)
{
    return nk_vector_add_cells(vector, NULL, shape, &(struct nk_cells){&item, 1});
}

static size_t position(const struct nk_shape *shape, int table, const char *path)
{
    struct nk_cell key = cell(path, kroner(0));
    ptrdiff_t found = nk_shape_position(shape, table, key.category, key.area, key.cost_type);
    ck_assert_int_ge(found, 0);
    return (size_t)found;
}

START_TEST(a_crossed_year_is_one_table_of_category_area_and_cost_type)
{
    struct nk_shape shape = nk_shape_of(&sector_methodologies[0]);
    ck_assert_uint_eq(shape.table_count, 1);
    ck_assert_uint_eq(shape.length, 8 * 8 * 2);
    ck_assert_uint_eq(shape.size[0], shape.length);
    ck_assert_uint_eq(position(&shape, 0, "personnel-internal/application-development/operating"), 0);
    ck_assert_uint_eq(position(&shape, 0, "personnel-internal/application-development/investment"), 1);
    ck_assert_uint_eq(position(&shape, 0, "unspecified/unspecified/investment"), shape.length - 1);
}
END_TEST

START_TEST(a_year_that_does_not_cross_is_two_margins)
{
    struct nk_shape shape = nk_shape_of(&sector_methodologies[1]);
    ck_assert_uint_eq(shape.table_count, 2);
    ck_assert_uint_eq(shape.size[0], 3 * 2);
    ck_assert_uint_eq(shape.size[1], 2 * 2);
    ck_assert_uint_eq(shape.first[1], 6);
    ck_assert_uint_eq(shape.length, 10);
    ck_assert_uint_eq(position(&shape, 0, "software//investment"), 3);
    ck_assert_uint_eq(position(&shape, 1, "/security/investment"), 9);
}
END_TEST

START_TEST(every_position_has_a_key_that_leads_back_to_it)
{
    for (size_t m = 0; m < LENGTH_OF(sector_methodologies); m++) {
        const struct nk_methodology *methodology = &sector_methodologies[m];
        struct nk_shape shape = nk_shape_of(methodology);
        for (size_t i = 0; i < shape.length; i++) {
            struct nk_cell_key key = nk_shape_key(&shape, i);
            ck_assert_int_eq(key.category < 0, !methodology->crosses_dimensions && key.table == 1);
            ck_assert_int_eq(key.area < 0, !methodology->crosses_dimensions && key.table == 0);
            struct nk_text category = {0}, area = {0};
            if (key.category >= 0)
                category = methodology->categories.codes[key.category].code;
            if (key.area >= 0)
                area = methodology->areas.codes[key.area].code;
            ptrdiff_t back = nk_shape_position(&shape, key.table, category, area, nk_cost_type_codes[key.cost_type]);
            ck_assert_int_eq(back, (ptrdiff_t)i);
        }
    }
}
END_TEST

START_TEST(a_cell_without_its_codes_has_no_position)
{
    struct nk_shape crossed = nk_shape_of(&sector_methodologies[0]);
    struct nk_text software = NK_TEXT("software"), network = NK_TEXT("network"), operating = NK_TEXT("operating");
    struct nk_text none = {0}, unknown = NK_TEXT("hosting");
    ck_assert_int_eq(nk_shape_position(&crossed, 0, software, none, operating), -1);
    ck_assert_int_eq(nk_shape_position(&crossed, 0, none, network, operating), -1);
    ck_assert_int_eq(nk_shape_position(&crossed, 0, software, network, none), -1);
    ck_assert_int_eq(nk_shape_position(&crossed, 0, unknown, network, operating), -1);
    ck_assert_int_eq(nk_shape_position(&crossed, 0, software, unknown, operating), -1);
    ck_assert_int_eq(nk_shape_position(&crossed, 0, software, network, unknown), -1);
    struct nk_shape margins = nk_shape_of(&sector_methodologies[1]);
    ck_assert_int_eq(nk_shape_position(&margins, 0, none, NK_TEXT("security"), operating), -1);
    ck_assert_int_eq(nk_shape_position(&margins, 1, software, none, operating), -1);
}
END_TEST

START_TEST(an_absent_cell_is_not_a_zero)
{
    struct nk_shape shape = nk_shape_of(&sector_methodologies[0]);
    struct nk_vector vector = new_vector(&shape);
    const char *path = "software/network/operating";
    ck_assert_int_eq(vector.present[position(&shape, 0, path)], 0);
    ck_assert_int_eq(add(&vector, &shape, cell(path, kroner(0))), NK_OK);
    ck_assert_int_eq(vector.present[position(&shape, 0, path)], 1);
    ck_assert_int_eq(vector.amount[position(&shape, 0, path)], 0);
}
END_TEST

START_TEST(R40_a_missing_value_adds_nothing_and_is_not_present)
{
    struct nk_shape shape = nk_shape_of(&sector_methodologies[0]);
    struct nk_vector vector = new_vector(&shape);
    const char *path = "software/network/operating";
    ck_assert_int_eq(add(&vector, &shape, cell(path, with_status(0, NK_MISSING))), NK_OK);
    ck_assert_int_eq(add(&vector, &shape, cell(path, (struct nk_number){0})), NK_OK);
    for (size_t i = 0; i < shape.length; i++)
        ck_assert(!vector.present[i] && vector.amount[i] == 0 && vector.estimated[i] == 0);
}
END_TEST

START_TEST(R41_estimates_and_public_sources_are_counted_as_such)
{
    struct nk_shape shape = nk_shape_of(&sector_methodologies[0]);
    struct nk_vector vector = new_vector(&shape);
    const char *path = "software/network/operating";
    size_t at = position(&shape, 0, path);
    ck_assert_int_eq(add(&vector, &shape, cell(path, kroner(100))), NK_OK);
    ck_assert_int_eq(vector.estimated[at], 0);
    ck_assert_int_eq(add(&vector, &shape, cell(path, with_status(30, NK_ESTIMATED))), NK_OK);
    ck_assert_int_eq(add(&vector, &shape, cell(path, with_status(7, NK_PUBLIC_SOURCE))), NK_OK);
    ck_assert_int_eq(vector.amount[at], 137);
    ck_assert_int_eq(vector.estimated[at], 37);
}
END_TEST

START_TEST(no_more_than_the_amount_is_estimated)
{
    struct nk_shape shape = nk_shape_of(&sector_methodologies[0]);
    struct nk_vector vector = new_vector(&shape);
    const char *path = "software/network/operating";
    size_t at = position(&shape, 0, path);
    ck_assert_int_eq(add(&vector, &shape, cell(path, with_status(100, NK_ESTIMATED))), NK_OK);
    ck_assert_int_eq(add(&vector, &shape, cell(path, kroner(-90))), NK_OK);
    nk_vector_finish(&vector, &shape);
    ck_assert_int_eq(vector.amount[at], 10);
    ck_assert_int_eq(vector.estimated[at], 10);
}
END_TEST

START_TEST(what_is_taken_out_takes_its_estimate_along_or_leaves_doubt)
{
    struct nk_shape shape = nk_shape_of(&sector_methodologies[0]);
    const char *path = "software/network/operating";
    size_t at = position(&shape, 0, path);
    struct nk_vector reported = new_vector(&shape), estimated = new_vector(&shape), part = new_vector(&shape);
    ck_assert_int_eq(add(&reported, &shape, cell(path, kroner(100))), NK_OK);
    ck_assert_int_eq(add(&estimated, &shape, cell(path, with_status(100, NK_ESTIMATED))), NK_OK);
    ck_assert_int_eq(add(&part, &shape, cell(path, with_status(40, NK_ESTIMATED))), NK_OK);
    ck_assert_int_eq(nk_vector_subtract(&reported, &part, &shape), NK_OK);
    ck_assert_int_eq(reported.amount[at], 60);
    ck_assert_int_eq(reported.estimated[at], 40);
    ck_assert_int_eq(nk_vector_subtract(&estimated, &part, &shape), NK_OK);
    ck_assert_int_eq(estimated.amount[at], 60);
    ck_assert_int_eq(estimated.estimated[at], 60);
}
END_TEST

START_TEST(a_cell_with_both_codes_goes_to_both_margins)
{
    struct nk_shape shape = nk_shape_of(&sector_methodologies[1]);
    struct nk_vector vector = new_vector(&shape);
    ck_assert_int_eq(add(&vector, &shape, cell("software/security/operating", kroner(100))), NK_OK);
    ck_assert_int_eq(add(&vector, &shape, cell("software//operating", kroner(10))), NK_OK);
    ck_assert_int_eq(add(&vector, &shape, cell("/security/operating", kroner(1))), NK_OK);
    ck_assert_int_eq(vector.amount[position(&shape, 0, "software//operating")], 110);
    ck_assert_int_eq(vector.amount[position(&shape, 1, "/security/operating")], 101);
    int64_t total;
    ck_assert_int_eq(nk_vector_total(&total, &vector, &shape), NK_OK);
    ck_assert_int_eq(total, 110);
}
END_TEST

START_TEST(cells_of_another_form_are_refused)
{
    struct nk_shape crossed = nk_shape_of(&sector_methodologies[0]);
    struct nk_shape margins = nk_shape_of(&sector_methodologies[1]);
    struct nk_vector vector = new_vector(&crossed);
    static const char *const paths[] = {
        "hosting/network/operating", "software/hosting/operating", "software/network/leasing", "software//operating",
        "/network/operating",        "software/network/",          "//operating",
    };
    for (size_t i = 0; i < LENGTH_OF(paths); i++)
        ck_assert_msg(add(&vector, &crossed, cell(paths[i], kroner(1))) == NK_INVALID, "%s", paths[i]);
    struct nk_cell missing = cell("software/hosting/operating", with_status(0, NK_MISSING));
    ck_assert_int_eq(add(&vector, &crossed, missing), NK_INVALID);
    ck_assert_int_eq(add(&vector, &margins, cell("//operating", kroner(1))), NK_INVALID);
    ck_assert_int_eq(add(&vector, &margins, cell("software/hosting/operating", kroner(1))), NK_INVALID);
    struct nk_number ore = {.given = true, .value = {.units = 150, .scale = 2}};
    ck_assert_int_eq(add(&vector, &crossed, cell("software/network/operating", ore)), NK_INVALID);
}
END_TEST

START_TEST(vectors_are_added_and_subtracted_cell_by_cell)
{
    struct nk_shape shape = nk_shape_of(&sector_methodologies[0]);
    struct nk_vector sum = new_vector(&shape), term = new_vector(&shape);
    ck_assert_int_eq(add(&sum, &shape, cell("software/network/operating", kroner(100))), NK_OK);
    ck_assert_int_eq(add(&term, &shape, cell("software/network/operating", kroner(1))), NK_OK);
    ck_assert_int_eq(add(&term, &shape, cell("hardware/network/investment", kroner(5))), NK_OK);
    ck_assert_int_eq(nk_vector_add(&sum, &term, &shape), NK_OK);
    ck_assert_int_eq(sum.amount[position(&shape, 0, "software/network/operating")], 101);
    ck_assert_int_eq(sum.amount[position(&shape, 0, "hardware/network/investment")], 5);
    ck_assert_int_eq(nk_vector_subtract(&sum, &term, &shape), NK_OK);
    ck_assert_int_eq(nk_vector_subtract(&sum, &term, &shape), NK_OK);
    ck_assert_int_eq(sum.amount[position(&shape, 0, "software/network/operating")], 99);
    ck_assert_int_eq(sum.amount[position(&shape, 0, "hardware/network/investment")], -5);
    ck_assert_int_eq(sum.present[position(&shape, 0, "hardware/network/investment")], 1);
    ck_assert_int_eq(sum.present[position(&shape, 0, "hardware/network/operating")], 0);
}
END_TEST

START_TEST(every_sum_stops_at_64_bits)
{
    struct nk_shape shape = nk_shape_of(&sector_methodologies[0]);
    struct nk_vector large = new_vector(&shape), small = new_vector(&shape);
    ck_assert_int_eq(add(&large, &shape, cell("software/network/operating", kroner(INT64_MAX))), NK_OK);
    ck_assert_int_eq(add(&large, &shape, cell("software/network/operating", kroner(1))), NK_OVERFLOW);
    ck_assert_int_eq(add(&small, &shape, cell("software/network/operating", kroner(1))), NK_OK);
    ck_assert_int_eq(add(&large, &shape, cell("hardware/network/operating", kroner(1))), NK_OK);
    int64_t untouched = 42;
    ck_assert_int_eq(nk_vector_total(&untouched, &large, &shape), NK_OVERFLOW);
    ck_assert_int_eq(untouched, 42);
    ck_assert_int_eq(nk_vector_add(&large, &small, &shape), NK_OVERFLOW);
    struct nk_vector least = new_vector(&shape);
    ck_assert_int_eq(add(&least, &shape, cell("software/network/operating", kroner(INT64_MIN))), NK_OK);
    ck_assert_int_eq(nk_vector_subtract(&least, &small, &shape), NK_OVERFLOW);
}
END_TEST

START_TEST(sums_and_differences_leave_64_bits_exactly_where_they_do)
{
    static const int64_t numbers[] = {INT64_MIN, INT64_MIN + 1, -2, -1, 0, 1, 2, INT64_MAX - 1, INT64_MAX};
    struct nk_shape shape = nk_shape_of(&sector_methodologies[0]);
    for (size_t a = 0; a < LENGTH_OF(numbers); a++)
        for (size_t b = 0; b < LENGTH_OF(numbers); b++) {
            struct nk_vector sum = new_vector(&shape), difference = new_vector(&shape), term = new_vector(&shape);
            int64_t expected;
            size_t last = shape.length - 1;
            sum.amount[last] = difference.amount[last] = numbers[a];
            term.amount[last] = numbers[b];
            bool leaves = __builtin_add_overflow(numbers[a], numbers[b], &expected);
            ck_assert_int_eq(nk_vector_add(&sum, &term, &shape), leaves ? NK_OVERFLOW : NK_OK);
            if (!leaves)
                ck_assert_int_eq(sum.amount[last], expected);
            leaves = __builtin_sub_overflow(numbers[a], numbers[b], &expected);
            ck_assert_int_eq(nk_vector_subtract(&difference, &term, &shape), leaves ? NK_OVERFLOW : NK_OK);
            if (!leaves)
                ck_assert_int_eq(difference.amount[last], expected);
        }
}
END_TEST

START_TEST(R40_what_is_known_of_a_list_is_told_while_it_is_added)
{
    struct nk_shape shape = nk_shape_of(&sector_methodologies[0]);
    struct nk_vector vector = new_vector(&shape);
    struct nk_cell items[] = {
        cell("software/network/operating", with_status(1, NK_ESTIMATED)),
        cell("software/network/operating", with_status(1, NK_PUBLIC_SOURCE)),
        cell("hardware/network/operating", kroner(1)),
        cell("hardware/network/investment", with_status(0, NK_MISSING)),
    };
    uint8_t status[8 * 8 * 2] = {0}, left_out[8 * 8 * 2] = {0};
    struct nk_knowledge knowledge = {.status = status, .left_out = left_out};
    ck_assert_int_eq(nk_vector_add_cells(&vector, &knowledge, &shape, &(struct nk_cells){items, 3}), NK_OK);
    ck_assert_int_eq(knowledge.worst, NK_ESTIMATED);
    ck_assert(!knowledge.leaves_out);
    ck_assert_int_eq(nk_vector_add_cells(&vector, &knowledge, &shape, &(struct nk_cells){items + 3, 1}), NK_OK);
    ck_assert(knowledge.leaves_out);
    for (size_t i = 0; i < shape.length; i++) {
        bool estimated = i == position(&shape, 0, "software/network/operating");
        ck_assert_int_eq(status[i], estimated ? NK_ESTIMATED : NK_REPORTED);
        ck_assert_int_eq(left_out[i], i == position(&shape, 0, "hardware/network/investment"));
    }
}
END_TEST

START_TEST(the_rows_of_a_table_come_one_after_the_other)
{
    for (size_t m = 0; m < LENGTH_OF(sector_methodologies); m++) {
        struct nk_shape shape = nk_shape_of(&sector_methodologies[m]);
        for (size_t table = 0; table < shape.table_count; table++) {
            struct nk_cell_key key = nk_shape_key(&shape, shape.first[table]);
            size_t end = shape.first[table] + shape.size[table];
            for (size_t i = shape.first[table]; i < end; i += NK_COST_TYPES, nk_shape_next_row(&shape, &key)) {
                const struct nk_cell_key expected = nk_shape_key(&shape, i);
                ck_assert_int_eq(key.category, expected.category);
                ck_assert_int_eq(key.area, expected.area);
            }
        }
    }
}
END_TEST

int main(void)
{
    TCase *shape = tcase_create("shape");
    tcase_add_test(shape, a_crossed_year_is_one_table_of_category_area_and_cost_type);
    tcase_add_test(shape, the_rows_of_a_table_come_one_after_the_other);
    tcase_add_test(shape, a_year_that_does_not_cross_is_two_margins);
    tcase_add_test(shape, every_position_has_a_key_that_leads_back_to_it);
    tcase_add_test(shape, a_cell_without_its_codes_has_no_position);
    TCase *vector = tcase_create("vector");
    tcase_add_checked_fixture(vector, open_arena, close_arena);
    tcase_add_test(vector, an_absent_cell_is_not_a_zero);
    tcase_add_test(vector, R40_a_missing_value_adds_nothing_and_is_not_present);
    tcase_add_test(vector, R41_estimates_and_public_sources_are_counted_as_such);
    tcase_add_test(vector, no_more_than_the_amount_is_estimated);
    tcase_add_test(vector, what_is_taken_out_takes_its_estimate_along_or_leaves_doubt);
    tcase_add_test(vector, a_cell_with_both_codes_goes_to_both_margins);
    tcase_add_test(vector, cells_of_another_form_are_refused);
    tcase_add_test(vector, vectors_are_added_and_subtracted_cell_by_cell);
    tcase_add_test(vector, every_sum_stops_at_64_bits);
    tcase_add_test(vector, sums_and_differences_leave_64_bits_exactly_where_they_do);
    tcase_add_test(vector, R40_what_is_known_of_a_list_is_told_while_it_is_added);
    return test_run("cells", (TCase *[]){shape, vector}, 2);
}
