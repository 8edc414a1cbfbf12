/* What last year's return says of this year's cells: sums where codes were merged, nothing where they were split. */
#include "core/prefill.h"
#include "tests/core/support.h"

/* Categories: hardware stays, licences becomes software, cloud is split. Areas: network and servers merge. */
static const struct nk_code categories_2017[] = {{.code = NK_TEXT("hardware")},
                                                 {.code = NK_TEXT("licences")},
                                                 {.code = NK_TEXT("cloud")},
                                                 {.code = NK_TEXT("gone")}};
static const struct nk_code categories_2022[] = {
    {.code = NK_TEXT("hardware")}, {.code = NK_TEXT("software")}, {.code = NK_TEXT("public-cloud")},
    {.code = NK_TEXT("private-cloud")}, {.code = NK_TEXT("security")}};
static const struct nk_code areas_2017[] = {{.code = NK_TEXT("network")}, {.code = NK_TEXT("servers")}};
static const struct nk_code areas_2022[] = {{.code = NK_TEXT("infrastructure")}};

#define EDGE(id, from, to) \
    {.classification = NK_TEXT(id), .from_version = NK_TEXT("2017"), .from_code = NK_TEXT(from), \
     .to_version = NK_TEXT("2022"), .to_code = NK_TEXT(to)}
static const struct nk_correspondence edges[] = {
    EDGE("ict-area", "network", "infrastructure"),      EDGE("ict-area", "servers", "infrastructure"),
    EDGE("resource-category", "cloud", "public-cloud"), EDGE("resource-category", "cloud", "private-cloud"),
    EDGE("resource-category", "hardware", "hardware"),  EDGE("resource-category", "licences", "software"),
};

#define VERSION(id_, version_, year_, codes_) \
    {.id = NK_TEXT(id_), .version = NK_TEXT(version_), .first_year = (year_), .codes = {(codes_), LENGTH_OF(codes_)}}
static const struct nk_classification classifications[] = {
    VERSION("ict-area", "2017", 2017, areas_2017),
    VERSION("ict-area", "2022", 2022, areas_2022),
    VERSION("resource-category", "2017", 2017, categories_2017),
    VERSION("resource-category", "2022", 2022, categories_2022),
};
static const struct nk_methodology methodologies[] = {
    {.id = NK_TEXT("2017"), .first_year = 2017, .last_year = 2021, .crosses_dimensions = true,
     .classification_version = NK_TEXT("2017"), .categories = {categories_2017, LENGTH_OF(categories_2017)},
     .areas = {areas_2017, LENGTH_OF(areas_2017)}},
    {.id = NK_TEXT("2022"), .first_year = 2022, .classification_version = NK_TEXT("2022"),
     .categories = {categories_2022, LENGTH_OF(categories_2022)}, .areas = {areas_2022, LENGTH_OF(areas_2022)}},
};
static const struct nk_catalogue catalogue = {
    .classifications = classifications, .classification_count = LENGTH_OF(classifications),
    .correspondences = edges, .correspondence_count = LENGTH_OF(edges),
    .methodologies = methodologies, .methodology_count = LENGTH_OF(methodologies),
};

#define CELL(category_, area_, type, ...) \
    {.category = NK_TEXT(category_), .area = NK_TEXT(area_), .cost_type = NK_TEXT(type), \
     .amount = {.given = true, __VA_ARGS__}}
#define KRONER(amount) .value = {.units = (amount)}

static struct nk_cell cells[] = {
    CELL("hardware", "network", "operating", KRONER(1)),
    CELL("hardware", "servers", "operating", KRONER(20)),
    CELL("licences", "network", "operating", KRONER(300)),
    CELL("licences", "network", "investment", .status = NK_MISSING),
    CELL("cloud", "servers", "operating", KRONER(4000)),
    CELL("gone", "network", "operating", KRONER(50000)),
};
static const struct nk_submission prior = {
    .actor = NK_TEXT("nhn"), .year = 2021, .expenditure = {cells, LENGTH_OF(cells)}};

static struct nk_prefill_cell cell_of(const struct nk_prefill *prefill, int table, const char *category,
                                      const char *area, const char *cost_type)
{
    const ptrdiff_t position = nk_shape_position(&prefill->shape, table, nk_text_of(category), nk_text_of(area),
                                                 nk_text_of(cost_type));
    ck_assert_int_ge(position, 0);
    return prefill->cells[position];
}

#define assert_known(cell, expected) \
    do { \
        const struct nk_prefill_cell cell_ = (cell); \
        ck_assert_int_eq(cell_.absence, NK_PREFILL_KNOWN); \
        ck_assert_int_eq(cell_.amount, (expected)); \
    } while (0)
#define assert_absent(cell, expected) \
    do { \
        const struct nk_prefill_cell cell_ = (cell); \
        ck_assert_int_eq(cell_.absence, (expected)); \
        ck_assert_int_eq(cell_.amount, 0); \
    } while (0)

static struct nk_prefill prefill_of(struct nk_arena *arena, const struct nk_methodology *methodology,
                                    const struct nk_methodology *before, const struct nk_submission *submission)
{
    struct nk_prefill prefill;
    ck_assert_int_eq(nk_prefill_cells(&prefill, arena, &catalogue, methodology, before, submission), NK_OK);
    return prefill;
}

START_TEST(the_same_codes_have_last_years_values)
{
    struct nk_arena arena = test_arena();
    const struct nk_prefill prefill = prefill_of(&arena, &methodologies[0], &methodologies[0], &prior);
    ck_assert_uint_eq(prefill.count, 16);
    assert_known(cell_of(&prefill, 0, "hardware", "servers", "operating"), 20);
    assert_known(cell_of(&prefill, 0, "cloud", "servers", "operating"), 4000);
    assert_absent(cell_of(&prefill, 0, "cloud", "servers", "investment"), NK_PREFILL_NOT_REPORTED);
    assert_absent(cell_of(&prefill, 0, "licences", "network", "investment"), NK_PREFILL_MISSING);
    nk_arena_release(&arena);
}
END_TEST

START_TEST(merged_codes_are_added_and_split_codes_are_left_empty)
{
    struct nk_arena arena = test_arena();
    const struct nk_prefill prefill = prefill_of(&arena, &methodologies[1], &methodologies[0], &prior);
    ck_assert_uint_eq(prefill.count, 12);
    assert_known(cell_of(&prefill, 0, "hardware", "", "operating"), 21);
    assert_known(cell_of(&prefill, 0, "software", "", "operating"), 300);
    assert_absent(cell_of(&prefill, 0, "software", "", "investment"), NK_PREFILL_MISSING);
    assert_absent(cell_of(&prefill, 0, "public-cloud", "", "operating"), NK_PREFILL_SPLIT);
    assert_absent(cell_of(&prefill, 0, "private-cloud", "", "operating"), NK_PREFILL_SPLIT);
    assert_absent(cell_of(&prefill, 0, "security", "", "operating"), NK_PREFILL_NO_COUNTERPART);
    assert_known(cell_of(&prefill, 1, "", "infrastructure", "operating"), 1 + 20 + 300 + 4000 + 50000);
    nk_arena_release(&arena);
}
END_TEST

START_TEST(without_a_return_of_the_year_before_every_cell_says_so)
{
    struct nk_arena arena = test_arena();
    const struct nk_prefill prefill = prefill_of(&arena, &methodologies[0], NULL, NULL);
    for (size_t i = 0; i < prefill.count; i++)
        ck_assert_int_eq(prefill.cells[i].absence, NK_PREFILL_NO_RETURN);
    ck_assert_ptr_null(nk_prefill_absence_code(NK_PREFILL_KNOWN));
    ck_assert_str_eq(nk_prefill_absence_code(NK_PREFILL_SPLIT), "code-split");
    nk_arena_release(&arena);
}
END_TEST

START_TEST(a_sum_beyond_64_bits_is_no_value)
{
    struct nk_arena arena = test_arena();
    struct nk_cell large[] = {CELL("hardware", "network", "operating", KRONER(INT64_MAX)),
                              CELL("hardware", "servers", "operating", KRONER(1))};
    const struct nk_submission submission = {.year = 2021, .expenditure = {large, LENGTH_OF(large)}};
    struct nk_prefill prefill;
    ck_assert_int_eq(
        nk_prefill_cells(&prefill, &arena, &catalogue, &methodologies[1], &methodologies[0], &submission), NK_OVERFLOW);
    nk_arena_release(&arena);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("prefill");
    tcase_add_test(tests, the_same_codes_have_last_years_values);
    tcase_add_test(tests, merged_codes_are_added_and_split_codes_are_left_empty);
    tcase_add_test(tests, without_a_return_of_the_year_before_every_cell_says_so);
    tcase_add_test(tests, a_sum_beyond_64_bits_is_no_value);
    return test_run("core/prefill", &tests, 1);
}
