/* Whichever sum leaves 64 bits, the answer is that it did, and no result. */
#include "core/expenditure.h"
#include "core/explain.h"
#include "tests/core/figure_questions.h"
#include "tests/core/nth_sum.h"

static const struct nk_text units[] = {NK_TEXT("bergen"), NK_TEXT("helse-nord")};
static const struct nk_imputation imputations[] = {
    {.id = NK_TEXT("employees"),
     .year = 2017,
     .actor = NK_TEXT("diakon"),
     .target = NK_SUM_EMPLOYEES,
     .base = NK_SUM_OPERATING_COST,
     .units = units,
     .unit_count = LENGTH_OF(units)},
};

static struct nk_publication *year_2017, *year_2018;

/* A number that is estimated by a ratio, and purchases of two members that are one pair with their supplier. */
static void set_up_years(void)
{
    set_up();
    struct sector_return returns[LENGTH_OF(sector_2017)];
    memcpy(returns, sector_2017, sizeof returns);
    returns[0].purchases[0] = (struct sector_purchase){"nhn", "5", true, "software/network/operating 5"};
    returns[1].purchases[0] = (struct sector_purchase){"nhn", "3", true, "software/network/operating 3"};
    returns[1].employees = NULL;
    year_2017 = sector_bundle(&arena, 2017, returns, LENGTH_OF(returns), NULL, 0);
    year_2017->bundle.catalogue.imputations = imputations;
    year_2017->bundle.catalogue.imputation_count = LENGTH_OF(imputations);
    ck_assert_int_eq(nk_publication_compute(year_2017, &arena), NK_OK);
    year_2018 = sector_publication(&arena, 2018, sector_2017, LENGTH_OF(sector_2017), NULL, 0);
}

/* The first sum overflows, then the second … until none does. Gives how many there are. */
static size_t each_sum_overflows(enum nk_status (*attempt)(struct nk_arena *from))
{
    for (size_t allowed = 0;; allowed++) {
        struct nk_arena from = test_arena();
        sums_left = allowed;
        has_overflowed = false;
        enum nk_status status = attempt(&from);
        bool all_fitted = !has_overflowed;
        sums_left = SIZE_MAX;
        has_overflowed = false;
        nk_arena_release(&from);
        ck_assert_int_eq(status, all_fitted ? NK_OK : NK_OVERFLOW);
        if (all_fitted)
            return allowed;
    }
}

static enum nk_status consolidate(struct nk_arena *from)
{
    struct nk_consolidation result = {.gross_total = 42};
    enum nk_status status = nk_consolidate(&result, from, &year_2017->input);
    if (status != NK_OK)
        ck_assert_int_eq(result.gross_total, 42);
    return status;
}

/* Six returns, six lines of financing, three purchases that are one pair and another, five totals of each of four
 * entities, and the sector. */
START_TEST(a_consolidation_in_which_any_sum_overflows_does_not_exist)
{
    ck_assert_uint_gt(each_sum_overflows(consolidate), 6 + 3 * 6 + 3 * 3 + 5 * 4);
}
END_TEST

static enum nk_status sum(struct nk_arena *from)
{
    struct nk_sums sums = {.entity_count = 42};
    enum nk_status status = nk_sums_compute(&sums, from, &year_2017->consolidation);
    if (status != NK_OK)
        ck_assert_uint_eq(sums.entity_count, 42);
    return status;
}

START_TEST(sums_of_which_any_overflows_do_not_exist)
{
    ck_assert_uint_gt(each_sum_overflows(sum), 7 * LENGTH_OF(sector_2017));
}
END_TEST

static enum nk_status impute(struct nk_arena *from)
{
    static const struct nk_imputed nothing;
    const struct nk_imputed *imputed = &nothing;
    size_t count = 42;
    enum nk_status status = nk_impute(&imputed, &count, from, &year_2017->input);
    ck_assert_uint_eq(count, status == NK_OK ? 1 : 42);
    ck_assert((imputed == &nothing) == (status != NK_OK));
    return status;
}

START_TEST(an_estimate_of_which_a_sum_overflows_does_not_exist)
{
    ck_assert_uint_eq(each_sum_overflows(impute), 2 * LENGTH_OF(units));
}
END_TEST

static const struct nk_figure *figure;
static size_t entity;

static enum nk_status compute(struct nk_arena *from)
{
    static struct nk_figure_value nothing;
    struct nk_figure_value *values = &nothing;
    size_t count = 42;
    enum nk_status status =
        nk_figure_compute(&values, &count, from, figure, &year_2018->sums, entity, &year_2017->sums);
    ck_assert((values == &nothing) == (status != NK_OK));
    if (status != NK_OK)
        ck_assert_uint_eq(count, 42);
    return status;
}

START_TEST(a_figure_in_which_any_sum_overflows_does_not_exist)
{
    for (size_t i = 0; i < LENGTH_OF(figure_definitions); i++) {
        size_t sums = 0;
        for (entity = 0; entity < year_2018->sums.entity_count; entity++) {
            figure = &figure_definitions[i];
            sums += each_sum_overflows(compute);
        }
        ck_assert_uint_gt(sums, 0);
    }
}
END_TEST

static enum nk_status select_rows(struct nk_arena *from)
{
    static struct nk_expenditure_row nothing;
    struct nk_expenditure_row *rows = &nothing;
    size_t count = 42;
    const struct nk_expenditure_query query = {.measure = NK_NET, .group_by = {[NK_ENTITY] = true}};
    const struct nk_consolidation *const years[] = {&year_2017->consolidation};
    enum nk_status status = nk_expenditure_select(&rows, &count, from, &query, years, 1);
    ck_assert((rows == &nothing) == (status != NK_OK));
    return status;
}

/* Own less booked of two regions. */
START_TEST(expenditure_of_which_a_sum_overflows_has_no_rows)
{
    ck_assert_uint_eq(each_sum_overflows(select_rows), 2 * 2);
}
END_TEST

static const struct nk_figure_value *explained;
static const struct nk_explanation *explanation;

static enum nk_status explain(struct nk_arena *from)
{
    const struct nk_explanation *root = NULL;
    enum nk_status status = nk_explain(&root, from, explained, &year_2018->sums, &year_2017->sums);
    ck_assert((root == NULL) == (status != NK_OK));
    return status;
}

static enum nk_status fold(struct nk_arena *from)
{
    (void)from;
    struct nk_decimal value = {.units = 42, .scale = 9};
    enum nk_status status = nk_explanation_fold(&value, explanation);
    if (status != NK_OK)
        ck_assert(value.units == 42 && value.scale == 9);
    return status;
}

START_TEST(an_explanation_in_which_any_sum_overflows_does_not_exist)
{
    size_t explaining = 0, folding = 0;
    for (size_t i = 0; i < LENGTH_OF(figure_definitions); i++) {
        for (size_t of = 0; of < year_2018->sums.entity_count; of++) {
            struct nk_figure_value *values;
            size_t count;
            ck_assert_int_eq(nk_figure_compute(&values, &count, &arena, &figure_definitions[i], &year_2018->sums, of,
                                               &year_2017->sums),
                             NK_OK);
            if (count == 0 || values[0].absence != NK_PRESENT)
                continue;
            explained = &values[0];
            ck_assert_int_eq(nk_explain(&explanation, &arena, explained, &year_2018->sums, &year_2017->sums), NK_OK);
            explaining += each_sum_overflows(explain);
            folding += each_sum_overflows(fold);
        }
    }
    ck_assert_uint_gt(explaining, LENGTH_OF(figure_definitions));
    ck_assert_uint_gt(folding, LENGTH_OF(figure_definitions));
}
END_TEST

int main(void)
{
    TCase *each = tcase_create("each sum");
    tcase_set_timeout(each, 60);
    tcase_add_checked_fixture(each, set_up_years, tear_down);
    tcase_add_test(each, a_consolidation_in_which_any_sum_overflows_does_not_exist);
    tcase_add_test(each, sums_of_which_any_overflows_do_not_exist);
    tcase_add_test(each, an_estimate_of_which_a_sum_overflows_does_not_exist);
    tcase_add_test(each, a_figure_in_which_any_sum_overflows_does_not_exist);
    tcase_add_test(each, expenditure_of_which_a_sum_overflows_has_no_rows);
    tcase_add_test(each, an_explanation_in_which_any_sum_overflows_does_not_exist);
    return test_run("overflow", &each, 1);
}
