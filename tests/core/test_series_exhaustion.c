/* Series, estimates and harmonised codes when memory runs out: an error and no result, whichever request fails. */
#include "core/harmonised_values.h"
#include "tests/core/nth_request.h"
#include "tests/core/figure_questions.h"
#include "tests/core/series_values.h"

static const struct nk_text unit = NK_TEXT("bergen");
static const struct nk_imputation imputations[] = {
    {.id = NK_TEXT("employees"),
     .year = 2017,
     .actor = NK_TEXT("diakon"),
     .target = NK_SUM_EMPLOYEES,
     .base = NK_SUM_OPERATING_COST,
     .units = &unit,
     .unit_count = 1},
};
static const struct nk_break breaks[] = {{.id = NK_TEXT("median"), .year = 2016, .of_benchmark = true},
                                         {.id = NK_TEXT("method"), .year = 2017}};
static const struct nk_benchmark benchmarks[] = {{.id = NK_TEXT("per-employee"),
                                                  .figure = NK_TEXT("ict-expenditure-per-employee"),
                                                  .year = 2017,
                                                  .value = {.units = 60000},
                                                  .comparable = true}};
static const struct nk_code areas_2017[] = {
    {.code = NK_TEXT("network")}, {.code = NK_TEXT("data-centre")}, {.code = NK_TEXT("other")}};
static const struct nk_code areas_2022[] = {
    {.code = NK_TEXT("lines")}, {.code = NK_TEXT("machines")}, {.code = NK_TEXT("other")}};
static const struct nk_classification classifications[] = {
    {.id = NK_TEXT("ict-area"),
     .version = NK_TEXT("2017"),
     .first_year = 2017,
     .codes = {areas_2017, LENGTH_OF(areas_2017)}},
    {.id = NK_TEXT("ict-area"),
     .version = NK_TEXT("2022"),
     .first_year = 2022,
     .codes = {areas_2022, LENGTH_OF(areas_2022)}},
};
#define EDGE(from, to) \
    { \
        .classification = NK_TEXT("ict-area"), .from_version = NK_TEXT("2017"), .from_code = NK_TEXT(from), \
        .to_version = NK_TEXT("2022"), .to_code = NK_TEXT(to) \
    }
static const struct nk_correspondence correspondences[] = {EDGE("network", "lines"), EDGE("network", "machines"),
                                                           EDGE("data-centre", "machines")};
static const struct nk_catalogue catalogue = {
    .breaks = breaks,
    .break_count = LENGTH_OF(breaks),
    .benchmarks = benchmarks,
    .benchmark_count = LENGTH_OF(benchmarks),
    .classifications = classifications,
    .classification_count = LENGTH_OF(classifications),
    .correspondences = correspondences,
    .correspondence_count = LENGTH_OF(correspondences),
};
static const struct nk_text versions[] = {NK_TEXT("2017"), NK_TEXT("2022")};

static struct nk_publication *publication;
static struct nk_harmonised codes_of_2017;

static void set_up_publication(void)
{
    set_up();
    struct sector_return diakon = sector_2017[1];
    diakon.employees = NULL;
    publication = sector_bundle(&arena, 2017, replaced("diakon", diakon), LENGTH_OF(sector_2017), NULL, 0);
    publication->bundle.catalogue.imputations = imputations;
    publication->bundle.catalogue.imputation_count = LENGTH_OF(imputations);
    ck_assert_int_eq(nk_publication_compute(publication, &arena), NK_OK);
    ck_assert_int_eq(nk_harmonise(&codes_of_2017, &arena, &catalogue, NK_TEXT("ict-area"), versions, 1), NK_OK);
}

/* Refuses the first request, then the second … until the attempt succeeds. Gives how many requests it made. */
static size_t exhaust(enum nk_status (*attempt)(struct nk_arena *from))
{
    for (size_t allowed = 0;; allowed++) {
        struct nk_arena from = test_arena();
        requests_left = allowed;
        enum nk_status status = attempt(&from);
        requests_left = SIZE_MAX;
        nk_arena_release(&from);
        if (status == NK_OK)
            return allowed;
        ck_assert_int_eq(status, NK_NO_MEMORY);
    }
}

static enum nk_status compute_sums(struct nk_arena *from)
{
    struct nk_sums sums = {.entity_count = 42};
    enum nk_status status = nk_sums_compute(&sums, from, &publication->consolidation);
    if (status == NK_OK)
        ck_assert_uint_eq(sums.imputed_count, 1);
    else
        ck_assert_uint_eq(sums.entity_count, 42);
    return status;
}

static enum nk_status impute(struct nk_arena *from)
{
    const struct nk_imputed *imputed = NULL;
    size_t count = 42;
    enum nk_status status = nk_impute(&imputed, &count, from, &publication->input);
    ck_assert_uint_eq(count, status == NK_OK ? 1 : 42);
    return status;
}

static enum nk_status compute_figure(struct nk_arena *from)
{
    struct nk_figure_value *values = NULL;
    size_t count = 42;
    size_t vest = (size_t)nk_sums_entity(&publication->sums, NK_TEXT("helse-vest"));
    enum nk_status status = nk_figure_compute(&values, &count, from, figure_definition("ict-expenditure-per-employee"),
                                              &publication->sums, vest, NULL);
    ck_assert_uint_eq(count, status == NK_OK ? 1 : 42);
    if (status == NK_OK)
        ck_assert_uint_eq(values[0].imputed_count, 1);
    return status;
}

static enum nk_status change(struct nk_arena *from)
{
    const struct nk_figure_value earlier = kroner_in(2016, 100);
    const struct nk_figure_value later = kroner_in(2018, 121);
    struct nk_change found = {.years = 42};
    enum nk_status status = nk_series_change(&found, from, &catalogue, &earlier, &later);
    ck_assert_int_eq(found.years, status == NK_OK ? 2 : 42);
    if (status == NK_OK)
        assert_decimal(found.growth, "10.0");
    return status;
}

static enum nk_status mark(struct nk_arena *from)
{
    const struct nk_figure_value value = kroner_in(2018, 121);
    const struct nk_break **found = NULL;
    size_t count = 42;
    enum nk_status status = nk_series_breaks(&found, &count, from, &catalogue, &value);
    ck_assert_uint_eq(count, status == NK_OK ? 1 : 42);
    return status;
}

static enum nk_status compare(struct nk_arena *from)
{
    const struct nk_figure_value value = quotient_in("ict-expenditure-per-employee", 2017, 1161000, 20);
    struct nk_comparison *found = NULL;
    size_t count = 42;
    enum nk_status status = nk_series_compare(&found, &count, from, &catalogue, &value);
    ck_assert_uint_eq(count, status == NK_OK ? 1 : 42);
    if (status == NK_OK)
        ck_assert_uint_eq(found[0].break_count, 1);
    return status;
}

static enum nk_status harmonise(struct nk_arena *from)
{
    struct nk_harmonised found = {.count = 42};
    enum nk_status status = nk_harmonise(&found, from, &catalogue, NK_TEXT("ict-area"), versions, 2);
    ck_assert_uint_eq(found.count, status == NK_OK ? 3 : 42);
    if (status == NK_OK) {
        ck_assert_text(found.codes[0].id, "lines+machines");
        ck_assert_text(found.codes[2].id, "other@2017");
    }
    return status;
}

static enum nk_status harmonise_values(struct nk_arena *from)
{
    struct nk_figure_value value = quotient_in("area-share", 2017, 1, 3);
    value.area = NK_TEXT("network");
    struct nk_figure_value *found = NULL;
    size_t count = 42;
    enum nk_status status = nk_harmonise_values(&found, &count, from, &codes_of_2017, versions[0], &value, 1);
    ck_assert_uint_eq(count, status == NK_OK ? 1 : 42);
    return status;
}

START_TEST(sums_with_estimates_need_all_their_memory)
{
    ck_assert_uint_gt(exhaust(compute_sums), 40);
    ck_assert_uint_eq(exhaust(impute), 1);
    ck_assert_uint_eq(exhaust(compute_figure), 2);
}
END_TEST

START_TEST(changes_marks_and_comparisons_need_all_their_memory)
{
    ck_assert_uint_eq(exhaust(change), 1);
    ck_assert_uint_eq(exhaust(mark), 1);
    ck_assert_uint_eq(exhaust(compare), 2);
}
END_TEST

START_TEST(harmonised_codes_need_all_their_memory)
{
    ck_assert_uint_gt(exhaust(harmonise), 10);
    ck_assert_uint_eq(exhaust(harmonise_values), 1);
}
END_TEST

int main(void)
{
    TCase *exhaustion = tcase_create("exhaustion");
    tcase_add_checked_fixture(exhaustion, set_up_publication, tear_down);
    tcase_add_test(exhaustion, sums_with_estimates_need_all_their_memory);
    tcase_add_test(exhaustion, changes_marks_and_comparisons_need_all_their_memory);
    tcase_add_test(exhaustion, harmonised_codes_need_all_their_memory);
    return test_run("series exhaustion", &exhaustion, 1);
}
