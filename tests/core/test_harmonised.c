/* Figures and expenditure on codes that two years have in common. */
#include "core/expenditure.h"
#include "core/harmonised_values.h"
#include "core/reference.h"
#include "tests/core/figure_questions.h"

static const struct nk_text both[] = {NK_TEXT("2017"), NK_TEXT("2022")};

static const struct nk_classification classifications[] = {
    {.id = NK_TEXT("ict-area"),
     .version = NK_TEXT("2017"),
     .first_year = 2017,
     .codes = {sector_areas_2017, LENGTH_OF(sector_areas_2017)}},
    {.id = NK_TEXT("ict-area"),
     .version = NK_TEXT("2022"),
     .first_year = 2022,
     .codes = {sector_areas_2022, LENGTH_OF(sector_areas_2022)}},
    {.id = NK_TEXT("resource-category"),
     .version = NK_TEXT("2017"),
     .first_year = 2017,
     .codes = {sector_categories_2017, LENGTH_OF(sector_categories_2017)}},
    {.id = NK_TEXT("resource-category"),
     .version = NK_TEXT("2022"),
     .first_year = 2022,
     .codes = {sector_categories_2022, LENGTH_OF(sector_categories_2022)}},
};
#define EDGE(of, from, to) \
    { \
        .classification = NK_TEXT(of), .from_version = NK_TEXT("2017"), .from_code = NK_TEXT(from), \
        .to_version = NK_TEXT("2022"), .to_code = NK_TEXT(to) \
    }
static const struct nk_correspondence correspondences[] = {
    EDGE("ict-area", "network", "infrastructure"),
    EDGE("ict-area", "data-centre", "infrastructure"),
    EDGE("ict-area", "unspecified", "unspecified"),
    EDGE("resource-category", "software", "software"),
    EDGE("resource-category", "outsourced-services", "outsourced-services"),
    EDGE("resource-category", "cloud-services", "public-cloud"),
    EDGE("resource-category", "unspecified", "unspecified"),
};
static const struct nk_catalogue catalogue = {
    .classifications = classifications,
    .classification_count = LENGTH_OF(classifications),
    .correspondences = correspondences,
    .correspondence_count = LENGTH_OF(correspondences),
};

static const struct sector_return return_2022 = {
    .actor = "helse-nord",
    .by_category = "software//operating 600, public-cloud//operating 400",
    .by_area = "/infrastructure/operating 700, /end-user-services/operating 300",
};

static struct nk_harmonised areas;
static struct nk_harmonised categories;

static void set_up_codes(void)
{
    set_up();
    ck_assert_int_eq(nk_harmonise(&areas, &arena, &catalogue, NK_TEXT("ict-area"), both, 2), NK_OK);
    ck_assert_int_eq(nk_harmonise(&categories, &arena, &catalogue, NK_TEXT("resource-category"), both, 2), NK_OK);
}

static struct nk_figure_value *on_common_codes(size_t *ret_count, const char *figure, const struct nk_harmonised *codes,
                                               const struct nk_sums *sums, const char *entity, const char *version)
{
    size_t count;
    const struct nk_figure_value *values = values_of(&count, figure, sums, entity, NULL);
    struct nk_figure_value *merged;
    ck_assert_int_eq(nk_harmonise_values(&merged, ret_count, &arena, codes, nk_text_of(version), values, count), NK_OK);
    return merged;
}

/* 600 + 60 − 40 + 30 + 100 in the network and 300 in the data centre, of 1050. */
START_TEST(areas_that_became_one_are_added_and_rounded_once)
{
    assert_breakdown("area-share", sums_2017, "helse-nord", "network 71.4, data-centre 28.6");
    size_t count;
    const struct nk_figure_value *merged =
        on_common_codes(&count, "area-share", &areas, sums_2017, "helse-nord", "2017");
    ck_assert_uint_eq(count, 1);
    ck_assert_text(merged[0].area, "infrastructure");
    assert_value(&merged[0], "100.0");
    ck_assert_text(printed(merged[0].numerator), "1050");
}
END_TEST

/* A third, a third and a third: 33.3 + 33.3 are 66.7. */
START_TEST(a_merged_share_is_not_the_sum_of_rounded_shares)
{
    const struct sector_return nord = {.actor = "helse-nord",
                                       .expenditure =
                                           "software/network/operating 1, software/data-centre/operating 1 estimated,"
                                           "software/unspecified/operating 1"};
    const struct nk_sums *sums = sums_of(2017, &nord, 1, NULL, 0);
    size_t count;
    const struct nk_figure_value *merged = on_common_codes(&count, "area-share", &areas, sums, "helse-nord", "2017");
    ck_assert_uint_eq(count, 2);
    assert_value(&merged[0], "66.7");
    ck_assert_text(printed(merged[0].estimated_share), "50.0");
    ck_assert_int_eq(merged[0].status, NK_ESTIMATED);
    ck_assert_text(merged[1].area, "unspecified");
    assert_value(&merged[1], "33.3");
    ck_assert_text(printed(merged[1].estimated_share), "0.0");
}
END_TEST

START_TEST(a_year_has_the_common_codes_that_it_can_express)
{
    const struct nk_sums *sums = sums_of(2022, &return_2022, 1, NULL, 0);
    size_t count;
    const struct nk_figure_value *merged = on_common_codes(&count, "area-share", &areas, sums, "helse-nord", "2022");
    ck_assert_uint_eq(count, 2);
    ck_assert_text(merged[0].area, "infrastructure");
    assert_value(&merged[0], "70.0");
    ck_assert_text(merged[1].area, "end-user-services");
    assert_value(&merged[1], "30.0");
}
END_TEST

START_TEST(a_code_that_got_another_name_has_the_new_one)
{
    size_t count;
    const struct nk_figure_value *merged =
        on_common_codes(&count, "category-share", &categories, sums_2017, "helse-vest", "2017");
    ck_assert_uint_eq(count, 3);
    ck_assert_text(merged[1].category, "public-cloud");
    assert_value(&merged[1], "8.6"); /* 100 of 1161 */
}
END_TEST

START_TEST(a_merged_code_is_absent_when_one_of_its_codes_is)
{
    const struct sector_return nord = {
        .actor = "helse-nord", .expenditure = "software/network/operating 1, software/data-centre/operating 0 missing"};
    const struct nk_sums *sums = sums_of(2017, &nord, 1, NULL, 0);
    assert_breakdown("area-share", sums, "helse-nord", "network denominator-missing, data-centre not-reported");
    size_t count;
    const struct nk_figure_value *merged = on_common_codes(&count, "area-share", &areas, sums, "helse-nord", "2017");
    ck_assert_uint_eq(count, 1);
    ck_assert_str_eq(nk_absence_code(merged[0].absence), "denominator-missing");
    ck_assert_int_eq(merged[0].status, NK_MISSING);
    ck_assert(!merged[0].numerator_known);
}
END_TEST

START_TEST(a_merged_amount_needs_all_its_codes)
{
    const struct nk_figure amounts = {
        .id = NK_TEXT("by-area"), .factor = 1, .breakdown = NK_BY_AREA, .numerator = term_ict, .numerator_count = 1};
    const struct sector_return nord = {
        .actor = "helse-nord", .expenditure = "software/network/operating 1, software/data-centre/operating 0 missing"};
    const struct nk_sums *sums = sums_of(2017, &nord, 1, NULL, 0);
    struct nk_figure_value *values;
    struct nk_figure_value *merged;
    size_t count;
    ck_assert_int_eq(nk_figure_compute(&values, &count, &arena, &amounts, sums,
                                       (size_t)nk_sums_entity(sums, NK_TEXT("helse-nord")), NULL),
                     NK_OK);
    ck_assert_int_eq(values[0].absence, NK_PRESENT);
    ck_assert_int_eq(nk_harmonise_values(&merged, &count, &arena, &areas, both[0], values, count), NK_OK);
    ck_assert_str_eq(nk_absence_code(merged[0].absence), "not-reported");
}
END_TEST

START_TEST(what_is_of_the_year_before_is_added_too)
{
    struct nk_figure_value *values;
    struct nk_figure_value *merged;
    size_t count;
    values = values_of(&count, "area-share", sums_2017, "helse-nord", NULL);
    values[0].numerator_before = nk_decimal_integer(-3);
    values[1].numerator_before = nk_decimal_integer(-4);
    ck_assert_int_eq(nk_harmonise_values(&merged, &count, &arena, &areas, both[0], values, count), NK_OK);
    ck_assert_text(printed(merged[0].numerator_before), "-7");
}
END_TEST

START_TEST(values_of_other_codes_or_prices_are_refused)
{
    size_t count;
    struct nk_figure_value *values = values_of(&count, "area-share", sums_2017, "helse-nord", NULL);
    struct nk_figure_value *merged = NULL;
    size_t merged_count = 42;
    ck_assert_int_eq(nk_harmonise_values(&merged, &merged_count, &arena, &areas, NK_TEXT("2022"), values, count),
                     NK_INVALID);
    const struct nk_price_index index = {.value_count = 0};
    values[0].price_index = &index;
    ck_assert_int_eq(nk_harmonise_values(&merged, &merged_count, &arena, &areas, NK_TEXT("2017"), values, count),
                     NK_INVALID);
    ck_assert_ptr_null(merged);
    ck_assert_uint_eq(merged_count, 42);
}
END_TEST

/* Methodologies that say which version of the classifications they use. */
static const struct nk_consolidation *year_of(int year, const struct sector_return *returns, size_t count)
{
    struct nk_publication *publication = sector_bundle(&arena, year, returns, count, NULL, 0);
    struct nk_methodology *methodology = NK_NEW(&arena, struct nk_methodology);
    *methodology = *publication->bundle.methodology;
    methodology->classification_version = methodology->id;
    publication->bundle.methodology = methodology;
    ck_assert_int_eq(nk_publication_compute(publication, &arena), NK_OK);
    return &publication->consolidation;
}

/* The rows as "2017 infrastructure 1050". */
static void assert_rows(const struct nk_expenditure_query *query, const char *expected)
{
    const struct nk_consolidation *years[] = {year_of(2022, &return_2022, 1),
                                              year_of(2017, sector_2017, LENGTH_OF(sector_2017))};
    struct nk_expenditure_row *rows;
    size_t count;
    ck_assert_int_eq(nk_expenditure_select(&rows, &count, &arena, query, years, 2), NK_OK);
    char text[1024] = "";
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%d %.*s%.*s %lld", i ? ", " : "",
                                   rows[i].year, NK_TEXT_ARGUMENTS(rows[i].category), NK_TEXT_ARGUMENTS(rows[i].area),
                                   (long long)rows[i].amount);
    ck_assert_str_eq(text, expected);
}

START_TEST(expenditure_of_two_classifications_is_one_series)
{
    static const struct nk_text nord[] = {NK_TEXT("helse-nord")};
    struct nk_expenditure_query query = {.group_by = {[NK_YEAR] = true, [NK_AREA] = true},
                                         .filter = {[NK_ENTITY] = {nord, 1}}};
    assert_rows(&query, "2017 network 750, 2017 data-centre 300, 2022 infrastructure 700, 2022 end-user-services 300");
    query.areas = &areas;
    assert_rows(&query, "2017 infrastructure 1050, 2022 infrastructure 700, 2022 end-user-services 300");
    query.group_by[NK_AREA] = false;
    query.group_by[NK_CATEGORY] = true;
    query.areas = NULL;
    query.categories = &categories;
    assert_rows(&query, "2017 software 930, 2017 outsourced-services 120, 2022 software 600, 2022 public-cloud 400");
}
END_TEST

START_TEST(a_filter_names_the_common_codes)
{
    static const struct nk_text infrastructure[] = {NK_TEXT("infrastructure")};
    static const struct nk_text network[] = {NK_TEXT("network")};
    struct nk_expenditure_query query = {
        .group_by = {[NK_YEAR] = true}, .filter = {[NK_AREA] = {infrastructure, 1}}, .areas = &areas};
    assert_rows(&query, "2017  2351, 2022  700");
    query.filter[NK_AREA] = (struct nk_text_list){network, 1};
    assert_rows(&query, "");
}
END_TEST

START_TEST(expenditure_of_a_code_without_a_common_one_is_refused_and_not_dropped)
{
    struct nk_harmonised only_2022;
    ck_assert_int_eq(nk_harmonise(&only_2022, &arena, &catalogue, NK_TEXT("ict-area"), &both[1], 1), NK_OK);
    const struct nk_consolidation *years[] = {year_of(2017, sector_2017, LENGTH_OF(sector_2017))};
    struct nk_expenditure_row *rows;
    size_t count;
    struct nk_expenditure_query query = {.group_by = {[NK_AREA] = true}, .areas = &only_2022};
    ck_assert_int_eq(nk_expenditure_select(&rows, &count, &arena, &query, years, 1), NK_INVALID);
    query = (struct nk_expenditure_query){.group_by = {[NK_CATEGORY] = true}, .categories = &only_2022};
    ck_assert_int_eq(nk_expenditure_select(&rows, &count, &arena, &query, years, 1), NK_INVALID);
}
END_TEST

int main(void)
{
    TCase *values = tcase_create("values");
    tcase_add_checked_fixture(values, set_up_codes, tear_down);
    tcase_add_test(values, areas_that_became_one_are_added_and_rounded_once);
    tcase_add_test(values, a_merged_share_is_not_the_sum_of_rounded_shares);
    tcase_add_test(values, a_year_has_the_common_codes_that_it_can_express);
    tcase_add_test(values, a_code_that_got_another_name_has_the_new_one);
    tcase_add_test(values, a_merged_code_is_absent_when_one_of_its_codes_is);
    tcase_add_test(values, a_merged_amount_needs_all_its_codes);
    tcase_add_test(values, what_is_of_the_year_before_is_added_too);
    tcase_add_test(values, values_of_other_codes_or_prices_are_refused);
    TCase *expenditure = tcase_create("expenditure");
    tcase_add_checked_fixture(expenditure, set_up_codes, tear_down);
    tcase_add_test(expenditure, expenditure_of_two_classifications_is_one_series);
    tcase_add_test(expenditure, a_filter_names_the_common_codes);
    tcase_add_test(expenditure, expenditure_of_a_code_without_a_common_one_is_refused_and_not_dropped);
    TCase *const cases[] = {values, expenditure};
    return test_run("harmonised", cases, LENGTH_OF(cases));
}
