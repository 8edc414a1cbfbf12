#include "core/expenditure.h"
#include "tests/core/scarce.h"
#include "tests/core/small_sector.h"

static struct nk_arena arena;
static const struct nk_consolidation *year_2017, *year_2018, *year_2022;

static const struct sector_return returns_2018[] = {
    {.actor = "helse-nord", .expenditure = "software/network/operating 1260, outsourced-services/network/operating 5"},
    {.actor = "nasjonal-ikt", .expenditure = "unspecified/unspecified/operating 12", .illustrative = true,
     .financing = {{.financier = "helse-nord", .share = "100"}}},
};
static const struct sector_return returns_2022[] = {
    {.actor = "helse-nord",
     .by_category = "software//operating 600, software//investment 300, public-cloud//operating 100 estimated",
     .by_area = "/infrastructure/operating 550, /infrastructure/investment 250, /end-user-services/operating 150,"
                "/end-user-services/investment 50"},
    {.actor = "nhn", .by_category = "unspecified//operating 40", .by_area = "/unspecified/operating 40",
     .financing = {{.financier = "helse-nord", .share = "25"}, {.financier = "state-budget", .share = "75"}}},
};

static void set_up(void)
{
    arena = test_arena();
    year_2017 = &sector_of_2017(&arena)->consolidation;
    year_2018 = &sector_publication(&arena, 2018, returns_2018, LENGTH_OF(returns_2018), NULL, 0)->consolidation;
    year_2022 = &sector_publication(&arena, 2022, returns_2022, LENGTH_OF(returns_2022), NULL, 0)->consolidation;
}

static void tear_down(void)
{
    nk_arena_release(&arena);
}

struct rows {
    struct nk_expenditure_row *items;
    size_t count;
};

static struct rows select_years(const struct nk_expenditure_query *query, const struct nk_consolidation *const *years,
                                size_t count)
{
    struct rows rows;
    ck_assert_int_eq(nk_expenditure_select(&rows.items, &rows.count, &arena, query, years, count), NK_OK);
    return rows;
}

static struct rows select_year(const struct nk_expenditure_query *query, const struct nk_consolidation *year)
{
    return select_years(query, &year, 1);
}

static int64_t total(struct rows rows)
{
    int64_t sum = 0;
    for (size_t i = 0; i < rows.count; i++)
        sum += rows.items[i].amount;
    return sum;
}

/* One line a row, with what it is grouped by: "helse-nord own 960". */
static void assert_rows(const struct nk_expenditure_query *query, struct rows rows, const char *expected)
{
    char text[4096] = "";
    size_t length = 0;
    for (size_t i = 0; i < rows.count; i++) {
        const struct nk_expenditure_row *row = &rows.items[i];
        if (i > 0)
            length += (size_t)snprintf(text + length, sizeof text - length, ", ");
        if (query->group_by[NK_ENTITY])
            length += (size_t)snprintf(text + length, sizeof text - length, "%.*s ", NK_TEXT_ARGUMENTS(row->entity));
        if (query->group_by[NK_YEAR])
            length += (size_t)snprintf(text + length, sizeof text - length, "%d ", row->year);
        if (query->group_by[NK_CATEGORY])
            length += (size_t)snprintf(text + length, sizeof text - length, "%.*s ", NK_TEXT_ARGUMENTS(row->category));
        if (query->group_by[NK_AREA])
            length += (size_t)snprintf(text + length, sizeof text - length, "%.*s ", NK_TEXT_ARGUMENTS(row->area));
        if (query->group_by[NK_COST_TYPE])
            length += (size_t)snprintf(text + length, sizeof text - length, "%.*s ",
                                       NK_TEXT_ARGUMENTS(nk_cost_type_codes[row->cost_type]));
        if (query->group_by[NK_ORIGIN])
            length += (size_t)snprintf(text + length, sizeof text - length, "%s ", nk_origin_code(row->origin));
        length += (size_t)snprintf(text + length, sizeof text - length, "%lld", (long long)row->amount);
        ck_assert_uint_lt(length, sizeof text);
    }
    ck_assert_str_eq(text, expected);
}

START_TEST(everything_net_added_up_is_the_sector_whatever_it_is_grouped_by)
{
    for (unsigned subset = 0; subset < 1u << NK_DIMENSIONS; subset++) {
        struct nk_expenditure_query query = {.measure = NK_NET};
        for (unsigned dimension = 0; dimension < NK_DIMENSIONS; dimension++)
            query.group_by[dimension] = subset >> dimension & 1;
        ck_assert_int_eq(total(select_year(&query, year_2017)), 3051);
        query.measure = NK_GROSS;
        ck_assert_int_eq(total(select_year(&query, year_2017)), 3101);

        const struct nk_consolidation *const years[] = {year_2018, year_2017};
        query.measure = NK_NET;
        ck_assert_int_eq(total(select_years(&query, years, 2)), 3051 + 1277);
    }
}
END_TEST

START_TEST(a_year_with_margins_adds_up_to_the_sector_along_either)
{
    for (unsigned subset = 0; subset < 1u << NK_DIMENSIONS; subset++) {
        struct nk_expenditure_query query = {.measure = NK_NET};
        for (unsigned dimension = 0; dimension < NK_DIMENSIONS; dimension++)
            query.group_by[dimension] = subset >> dimension & 1;
        struct nk_expenditure_row *rows;
        size_t count;
        enum nk_status status = nk_expenditure_select(&rows, &count, &arena, &query, &year_2022, 1);
        if (query.group_by[NK_CATEGORY] && query.group_by[NK_AREA]) {
            ck_assert_int_eq(status, NK_INVALID);
            continue;
        }
        ck_assert_int_eq(status, NK_OK);
        ck_assert_int_eq(total((struct rows){rows, count}), 1040);
    }
}
END_TEST

START_TEST(both_dimensions_of_a_year_with_margins_are_refused_also_as_filters)
{
    const struct nk_text software[] = {NK_TEXT("software")};
    struct nk_expenditure_query query = {.group_by[NK_AREA] = true, .filter[NK_CATEGORY] = {software, 1}};
    const struct nk_consolidation *const years[] = {year_2017, year_2022};
    struct nk_expenditure_row *rows;
    size_t count;
    ck_assert_int_eq(nk_expenditure_select(&rows, &count, &arena, &query, years, 2), NK_INVALID);
    ck_assert_int_eq(nk_expenditure_select(&rows, &count, &arena, &query, years, 1), NK_OK);
}
END_TEST

START_TEST(rows_say_under_whom_and_how_money_came_there)
{
    const struct nk_expenditure_query query = {.group_by = {[NK_ENTITY] = true, [NK_ORIGIN] = true}};
    assert_rows(&query, select_year(&query, year_2017),
                "helse-nord own 960, helse-nord allocated 90, helse-vest own 1000, helse-vest allocated 161, "
                "nhn residual 840, pasientreiser residual 0");
}
END_TEST

START_TEST(gross_is_what_each_reported)
{
    const struct nk_expenditure_query query = {.measure = NK_GROSS,
                                               .group_by = {[NK_ENTITY] = true, [NK_ORIGIN] = true}};
    assert_rows(&query, select_year(&query, year_2017),
                "helse-nord own 1000, helse-vest own 1000, nhn own 1000, pasientreiser own 101");
}
END_TEST

START_TEST(rows_are_in_the_order_of_the_code_lists)
{
    const struct nk_expenditure_query query = {.group_by = {[NK_CATEGORY] = true, [NK_COST_TYPE] = true}};
    /* software 600 + 30 + 550 + 71, pasientreiser keeps nothing; outsourced 60 + 60 + 90 + 140. */
    assert_rows(&query, select_year(&query, year_2017),
                "software operating 1251, software investment 300, outsourced-services operating 350, "
                "outsourced-services investment 350, cloud-services operating 100, unspecified operating 700");
}
END_TEST

START_TEST(codes_of_several_years_are_joined_with_the_unspecified_last)
{
    const struct nk_expenditure_query query = {.group_by[NK_CATEGORY] = true};
    const struct nk_consolidation *const years[] = {year_2022, year_2017};
    assert_rows(&query, select_years(&query, years, 2),
                "software 2451, outsourced-services 700, cloud-services 100, public-cloud 100, unspecified 740");
}
END_TEST

START_TEST(years_are_in_order_and_those_not_grouped_by_are_added)
{
    const struct nk_expenditure_query by_year = {.group_by = {[NK_ENTITY] = true, [NK_YEAR] = true}};
    const struct nk_consolidation *const years[] = {year_2018, year_2017};
    assert_rows(&by_year, select_years(&by_year, years, 2),
                "helse-nord 2017 1050, helse-nord 2018 1277, helse-vest 2017 1161, nasjonal-ikt 2018 0, nhn 2017 840, "
                "pasientreiser 2017 0");
    const struct nk_expenditure_query by_entity = {.group_by[NK_ENTITY] = true};
    assert_rows(&by_entity, select_years(&by_entity, years, 2),
                "helse-nord 2327, helse-vest 1161, nasjonal-ikt 0, nhn 840, pasientreiser 0");
}
END_TEST

START_TEST(entities_are_in_order_also_when_a_later_year_brings_them)
{
    const struct nk_consolidation *early = &sector_publication(&arena, 2017, sector_2017, 1, NULL, 0)->consolidation;
    const struct nk_expenditure_query query = {.group_by[NK_ENTITY] = true};
    const struct nk_consolidation *const years[] = {early, year_2018};
    assert_rows(&query, select_years(&query, years, 2), "helse-nord 1277, helse-vest 600, nasjonal-ikt 0");
}
END_TEST

START_TEST(filters_choose_what_is_added)
{
    const struct nk_text nord[] = {NK_TEXT("helse-nord")};
    const struct nk_text network[] = {NK_TEXT("network")};
    const struct nk_text two[] = {NK_TEXT("outsourced-services"), NK_TEXT("cloud-services")};
    const struct nk_text investment[] = {NK_TEXT("investment")};
    const struct nk_text allocated[] = {NK_TEXT("allocated")};
    const struct {
        enum nk_dimension dimension;
        struct nk_text_list list;
        int64_t expected;
    } filters[] = {
        {NK_ENTITY, {nord, 1}, 1050},
        {NK_CATEGORY, {two, 2}, 800},
        /* nord 750, vest 500 + 50 + 90 + 71, nhn 140 and its 50 of the unspecified go elsewhere. */
        {NK_AREA, {network, 1}, 750 + 711 + 140},
        {NK_COST_TYPE, {investment, 1}, 650},
        {NK_ORIGIN, {allocated, 1}, 251},
    };
    for (size_t i = 0; i < LENGTH_OF(filters); i++) {
        struct nk_expenditure_query query = {.measure = NK_NET};
        query.filter[filters[i].dimension] = filters[i].list;
        struct rows rows = select_year(&query, year_2017);
        ck_assert_uint_eq(rows.count, 1);
        ck_assert_int_eq(rows.items[0].amount, filters[i].expected);
    }
}
END_TEST

START_TEST(a_filter_that_nothing_passes_gives_no_rows)
{
    const struct nk_text nobody[] = {NK_TEXT("helse-midt-norge")};
    const struct nk_expenditure_query query = {.group_by[NK_ENTITY] = true, .filter[NK_ENTITY] = {nobody, 1}};
    ck_assert_uint_eq(select_year(&query, year_2017).count, 0);
}
END_TEST

START_TEST(a_margin_is_filtered_and_grouped_by_its_own_dimension)
{
    const struct nk_text infrastructure[] = {NK_TEXT("infrastructure")};
    const struct nk_expenditure_query query = {.group_by[NK_COST_TYPE] = true, .filter[NK_AREA] = {infrastructure, 1}};
    assert_rows(&query, select_year(&query, year_2022), "operating 550, investment 250");
    const struct nk_expenditure_query by_area = {.group_by[NK_AREA] = true};
    assert_rows(&by_area, select_year(&by_area, year_2022),
                "infrastructure 800, end-user-services 200, unspecified 40");
}
END_TEST

START_TEST(sums_over_entities_are_given_when_asked_for_by_name)
{
    const struct nk_text names[] = {NK_TEXT("sector"), NK_TEXT("helse-vest"), NK_TEXT("all-regions")};
    const struct nk_expenditure_query query = {.group_by[NK_ENTITY] = true, .filter[NK_ENTITY] = {names, 3}};
    assert_rows(&query, select_year(&query, year_2017), "helse-vest 1161, all-regions 2211, sector 3051");
    const struct nk_expenditure_query gross = {
        .measure = NK_GROSS, .group_by[NK_ENTITY] = true, .filter[NK_ENTITY] = {names, 3}};
    assert_rows(&gross, select_year(&gross, year_2017), "helse-vest 1000, all-regions 2000, sector 3101");
}
END_TEST

START_TEST(what_is_asked_for_twice_is_counted_once)
{
    const struct nk_text names[] = {NK_TEXT("sector"), NK_TEXT("helse-vest"), NK_TEXT("all-regions")};
    struct nk_expenditure_query query = {.filter[NK_ENTITY] = {names, 3}};
    assert_rows(&query, select_year(&query, year_2017), "3051");
    query.filter[NK_ENTITY] = (struct nk_text_list){names + 1, 2};
    assert_rows(&query, select_year(&query, year_2017), "2211");
}
END_TEST

START_TEST(the_sums_have_the_origins_of_what_they_contain)
{
    const struct nk_text names[] = {NK_TEXT("sector")};
    const struct nk_expenditure_query query = {.group_by[NK_ORIGIN] = true, .filter[NK_ENTITY] = {names, 1}};
    assert_rows(&query, select_year(&query, year_2017), "own 1960, allocated 251, residual 840");
}
END_TEST

START_TEST(estimates_and_generated_values_are_marked_in_the_rows_they_are_in)
{
    const struct nk_expenditure_query query = {.group_by = {[NK_ENTITY] = true, [NK_ORIGIN] = true}};
    struct rows rows = select_year(&query, year_2017);
    for (size_t i = 0; i < rows.count; i++) {
        ck_assert_int_eq(rows.items[i].estimated, i == 2 ? 50 : 0);
        ck_assert(!rows.items[i].illustrative);
    }
    rows = select_year(&query, year_2018);
    assert_rows(&query, rows, "helse-nord own 1265, helse-nord allocated 12, nasjonal-ikt residual 0");
    ck_assert(!rows.items[0].illustrative && rows.items[1].illustrative && rows.items[2].illustrative);
}
END_TEST

START_TEST(dimensions_have_codes)
{
    static const char *const codes[] = {"entity", "year", "category", "area", "costType", "origin"};
    for (unsigned i = 0; i < NK_DIMENSIONS; i++) {
        enum nk_dimension dimension;
        ck_assert_str_eq(nk_dimension_code((enum nk_dimension)i), codes[i]);
        ck_assert(nk_dimension_of(&dimension, nk_text_of(codes[i])) && dimension == i);
    }
    enum nk_dimension none;
    ck_assert(!nk_dimension_of(&none, NK_TEXT("costtype")));
}
END_TEST

static enum nk_status select_with(struct nk_arena *scarce)
{
    struct nk_expenditure_query query = {.measure = NK_NET};
    for (unsigned dimension = 0; dimension < NK_DIMENSIONS; dimension++)
        query.group_by[dimension] = true;
    const struct nk_consolidation *const years[] = {year_2017, year_2018};
    struct nk_expenditure_row *rows;
    size_t count;
    return nk_expenditure_select(&rows, &count, scarce, &query, years, 2);
}

START_TEST(running_out_of_memory_anywhere_is_told)
{
    ck_assert_uint_gt(scarce_until_enough(select_with, 64), 100);
}
END_TEST

int main(void)
{
    TCase *expenditure = tcase_create("grouped and filtered");
    tcase_add_checked_fixture(expenditure, set_up, tear_down);
    tcase_set_timeout(expenditure, 60);
    tcase_add_test(expenditure, everything_net_added_up_is_the_sector_whatever_it_is_grouped_by);
    tcase_add_test(expenditure, a_year_with_margins_adds_up_to_the_sector_along_either);
    tcase_add_test(expenditure, both_dimensions_of_a_year_with_margins_are_refused_also_as_filters);
    tcase_add_test(expenditure, rows_say_under_whom_and_how_money_came_there);
    tcase_add_test(expenditure, gross_is_what_each_reported);
    tcase_add_test(expenditure, rows_are_in_the_order_of_the_code_lists);
    tcase_add_test(expenditure, codes_of_several_years_are_joined_with_the_unspecified_last);
    tcase_add_test(expenditure, years_are_in_order_and_those_not_grouped_by_are_added);
    tcase_add_test(expenditure, entities_are_in_order_also_when_a_later_year_brings_them);
    tcase_add_test(expenditure, filters_choose_what_is_added);
    tcase_add_test(expenditure, a_filter_that_nothing_passes_gives_no_rows);
    tcase_add_test(expenditure, a_margin_is_filtered_and_grouped_by_its_own_dimension);
    tcase_add_test(expenditure, sums_over_entities_are_given_when_asked_for_by_name);
    tcase_add_test(expenditure, what_is_asked_for_twice_is_counted_once);
    tcase_add_test(expenditure, the_sums_have_the_origins_of_what_they_contain);
    tcase_add_test(expenditure, estimates_and_generated_values_are_marked_in_the_rows_they_are_in);
    tcase_add_test(expenditure, dimensions_have_codes);
    tcase_add_test(expenditure, running_out_of_memory_anywhere_is_told);
    return test_run("expenditure", (TCase *[]){expenditure}, 1);
}
