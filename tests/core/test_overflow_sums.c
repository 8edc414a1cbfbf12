/* Sums of key figures, of grouped expenditure and of explanations that leave 64 bits, each while all others fit: terms
 * of both signs keep them small. M is the largest number of 64 bits. */
#include "core/expenditure.h"
#include "core/explain.h"
#include "tests/core/figure_questions.h"

#define M "9223372036854775807"

/* The year consolidates, to the total; its sums do not exist, and so there is no publication. */
static void assert_sums_overflow(const struct sector_return *returns, size_t count, int64_t net_total)
{
    struct nk_publication *publication = sector_bundle(&arena, 2017, returns, count, NULL, 0);
    ck_assert_int_eq(nk_publication_compute(publication, &arena), NK_OVERFLOW);
    ck_assert_int_eq(publication->consolidation.net_total, net_total);
    struct nk_sums untouched = {.entity_count = 42};
    ck_assert_int_eq(nk_sums_compute(&untouched, &arena, &publication->consolidation), NK_OVERFLOW);
    ck_assert_uint_eq(untouched.entity_count, 42);
}

/* Nord has M − 100 and −100 booked, so M of its own, and −50 of NHN; Vest has 10. The regions fit with their shares, M
 * − 40 in all, but not what is their own, M + 10. */
START_TEST(a_cell_of_all_regions_overflows)
{
    static const struct sector_return returns[] = {
        {.actor = "helse-nord",
         .expenditure = "software/network/operating 9223372036854775707",
         .purchases = {{"nhn", "-100", true, "software/network/operating -100"}}},
        {.actor = "helse-vest", .expenditure = "software/network/operating 10"},
        {.actor = "nhn",
         .expenditure = "software/network/operating -100",
         .financing = {{.financier = "helse-nord", .cells = "software/network/operating -50"}}},
    };
    assert_sums_overflow(returns, LENGTH_OF(returns), INT64_MAX - 90);
}
END_TEST

/* M in one cell of Nord, 1 in the next of Vest, −10 in a third; NHN has −100 in the first. */
START_TEST(the_total_of_all_regions_overflows_where_that_of_each_fits)
{
    static const struct sector_return returns[] = {
        {.actor = "helse-nord", .expenditure = "software/network/operating " M},
        {.actor = "helse-vest",
         .expenditure = "software/data-centre/operating 1, cloud-services/network/operating -10"},
        {.actor = "nhn", .expenditure = "software/network/operating -100"},
    };
    assert_sums_overflow(returns, LENGTH_OF(returns), INT64_MAX - 109);
}
END_TEST

START_TEST(what_is_estimated_of_a_total_overflows)
{
    static const struct sector_return returns[] = {
        {.actor = "helse-nord",
         .expenditure = "software/network/operating " M " estimated, software/data-centre/operating -1 estimated"},
    };
    assert_sums_overflow(returns, LENGTH_OF(returns), INT64_MAX - 1);
}
END_TEST

/* Diakon takes 100 out of a cell that Bergen fills; by the former definition it does not. */
START_TEST(expenditure_by_the_former_definition_overflows)
{
    static const struct sector_return returns[] = {
        {.actor = "bergen", .expenditure = "software/network/operating " M ", software/data-centre/operating 1"},
        {.actor = "diakon", .expenditure = "software/network/operating -100"},
    };
    assert_sums_overflow(returns, LENGTH_OF(returns), INT64_MAX - 99);
}
END_TEST

/* Diakon's krone fills the cell that Bergen has emptied, so that nothing of it is estimated; by the former definition
 * Bergen's is. */
START_TEST(what_is_estimated_by_the_former_definition_overflows)
{
    static const struct sector_return returns[] = {
        {.actor = "bergen",
         .expenditure = "software/network/operating " M " estimated, software/data-centre/operating -1 estimated"},
        {.actor = "diakon", .expenditure = "software/data-centre/operating 1"},
    };
    assert_sums_overflow(returns, LENGTH_OF(returns), INT64_MAX);
}
END_TEST

static const struct nk_figure *network_figure(void)
{
    static const struct nk_figure_term network[] = {
        {.sum = NK_SUM_ICT_EXPENDITURE_OWN, .area = NK_TEXT("network")},
    };
    static const struct nk_figure figure = {
        .id = NK_TEXT("network"), .unit = NK_TEXT("NOK"), .factor = 1, .numerator = network, .numerator_count = 1};
    return &figure;
}

static enum nk_status status_of_figure(const struct nk_figure *figure, const struct nk_sums *sums)
{
    static struct nk_figure_value nothing;
    struct nk_figure_value *values = &nothing;
    size_t count = 42;
    enum nk_status status = nk_figure_compute(&values, &count, &arena, figure, sums,
                                              (size_t)nk_sums_entity(sums, NK_TEXT("helse-nord")), NULL);
    ck_assert((values == &nothing) == (status != NK_OK));
    ck_assert((count == 42) == (status != NK_OK));
    return status;
}

/* M, −10 and 1: without what lies between them the first and the last do not fit. */
START_TEST(a_selection_of_cells_overflows)
{
    static const struct sector_return returns[] = {
        {.actor = "helse-nord",
         .expenditure = "software/network/operating " M ", software/data-centre/operating -10,"
                        "cloud-services/network/operating 1"},
    };
    ck_assert_int_eq(status_of_figure(network_figure(), sums_of(2017, returns, 1, NULL, 0)), NK_OVERFLOW);
}
END_TEST

/* More is estimated of a selection than of all cells only where a sum is wrong: here two cells have M each. */
START_TEST(what_is_estimated_of_a_selection_overflows)
{
    struct nk_publication *publication = sector_of_2017(&arena);
    struct nk_sums sums = publication->sums;
    size_t index = (size_t)nk_sums_entity(&sums, NK_TEXT("helse-nord")) * NK_SUMS_BY_CELL + NK_SUM_ICT_EXPENDITURE_OWN;
    for (size_t i = 0; i < publication->consolidation.shape.length; i++) {
        if (sums.cells[index].present[i])
            sums.cells[index].estimated[i] = INT64_MAX;
    }
    ck_assert_int_eq(status_of_figure(network_figure(), &sums), NK_OVERFLOW);
}
END_TEST

/* The one number whose absolute value 64 bits do not hold. */
START_TEST(a_term_without_an_absolute_value_overflows)
{
    static const struct sector_return returns[] = {
        {.actor = "helse-nord", .expenditure = "software/network/operating -9223372036854775808"},
    };
    ck_assert_int_eq(status_of_figure(figure_definition("ict-expenditure"), sums_of(2017, returns, 1, NULL, 0)),
                     NK_OVERFLOW);
}
END_TEST

/* The sum of two terms, and a ratio that is rounded to more digits than fit. */
START_TEST(a_numerator_and_a_ratio_overflow)
{
    static const struct nk_figure_term twice[] = {{.sum = NK_SUM_ICT_EXPENDITURE}, {.sum = NK_SUM_ICT_EXPENDITURE}};
    static const struct nk_figure_term once[] = {{.sum = NK_SUM_ICT_EXPENDITURE}};
    static const struct nk_figure sum = {
        .id = NK_TEXT("twice"), .unit = NK_TEXT("NOK"), .factor = 1, .numerator = twice, .numerator_count = 2};
    static const struct nk_figure precise = {
        .id = NK_TEXT("precise"), .decimals = 1, .factor = 1, .numerator = once, .numerator_count = 1};
    static const struct sector_return returns[] = {
        {.actor = "helse-nord", .expenditure = "software/network/operating " M}};
    const struct nk_sums *sums = sums_of(2017, returns, 1, NULL, 0);
    ck_assert_int_eq(status_of_figure(&sum, sums), NK_OVERFLOW);
    ck_assert_int_eq(status_of_figure(&precise, sums), NK_OVERFLOW);
    ck_assert_int_eq(status_of_figure(figure_definition("ict-expenditure"), sums), NK_OK);
}
END_TEST

static enum nk_status status_of_rows(const struct nk_sums *first, const struct nk_sums *second)
{
    static struct nk_expenditure_row nothing;
    struct nk_expenditure_row *rows = &nothing;
    size_t count = 42;
    const struct nk_expenditure_query query = {.measure = NK_GROSS};
    const struct nk_consolidation *const years[] = {first->consolidation, second->consolidation};
    enum nk_status status = nk_expenditure_select(&rows, &count, &arena, &query, years, LENGTH_OF(years));
    ck_assert((rows == &nothing) == (status != NK_OK));
    return status;
}

START_TEST(expenditure_of_two_years_overflows)
{
    static const struct sector_return large[] = {
        {.actor = "helse-nord", .expenditure = "software/network/operating " M}};
    static const struct sector_return krone[] = {
        {.actor = "helse-nord", .expenditure = "software/network/operating 1"}};
    const struct nk_sums *sums = sums_of(2018, krone, 1, NULL, 0);
    ck_assert_int_eq(status_of_rows(sums_of(2017, large, 1, NULL, 0), sums), NK_OVERFLOW);
    ck_assert_int_eq(status_of_rows(sums_2017, sums), NK_OK);
}
END_TEST

START_TEST(what_is_estimated_of_two_years_overflows)
{
    static const struct sector_return large[] = {
        {.actor = "helse-nord", .expenditure = "software/network/operating " M " estimated"}};
    static const struct sector_return back[] = {
        {.actor = "helse-nord", .expenditure = "software/network/operating -1 estimated"}};
    ck_assert_int_eq(status_of_rows(sums_of(2017, large, 1, NULL, 0), sums_of(2018, back, 1, NULL, 0)), NK_OVERFLOW);
}
END_TEST

/* Nord has booked M and a krone on the network and takes 10 off between them: what is left of its own is nothing, and
 * so is the figure, but the purchase that would explain it is more than fits. */
START_TEST(a_step_of_an_explanation_overflows)
{
    static const struct sector_return returns[] = {
        {.actor = "helse-nord",
         .expenditure = "software/network/operating 1000",
         .purchases = {{"nhn", "0", true,
                        "software/network/operating " M ", software/data-centre/operating -10,"
                        "cloud-services/network/operating 1"},
                       {"pasientreiser", "0", true,
                        "software/network/operating -" M ", software/data-centre/operating 10,"
                        "cloud-services/network/operating -1"}}},
        {.actor = "nhn", .expenditure = "software/network/operating 0"},
        {.actor = "pasientreiser", .expenditure = "software/network/operating 0"},
    };
    const struct nk_sums *sums = sums_of(2017, returns, 3, NULL, 0);
    struct nk_figure_value *values;
    size_t count;
    ck_assert_int_eq(nk_figure_compute(&values, &count, &arena, network_figure(), sums,
                                       (size_t)nk_sums_entity(sums, NK_TEXT("helse-nord")), NULL),
                     NK_OK);
    assert_value(values, "1000");
    const struct nk_explanation *explanation = NULL;
    ck_assert_int_eq(nk_explain(&explanation, &arena, values, sums, NULL), NK_OVERFLOW);
    ck_assert_ptr_null(explanation);
}
END_TEST

int main(void)
{
    TCase *sums = tcase_create("sums");
    tcase_add_checked_fixture(sums, set_up, tear_down);
    tcase_add_test(sums, a_cell_of_all_regions_overflows);
    tcase_add_test(sums, the_total_of_all_regions_overflows_where_that_of_each_fits);
    tcase_add_test(sums, what_is_estimated_of_a_total_overflows);
    tcase_add_test(sums, expenditure_by_the_former_definition_overflows);
    tcase_add_test(sums, what_is_estimated_by_the_former_definition_overflows);
    tcase_add_test(sums, a_selection_of_cells_overflows);
    tcase_add_test(sums, what_is_estimated_of_a_selection_overflows);
    tcase_add_test(sums, a_term_without_an_absolute_value_overflows);
    tcase_add_test(sums, a_numerator_and_a_ratio_overflow);
    tcase_add_test(sums, expenditure_of_two_years_overflows);
    tcase_add_test(sums, what_is_estimated_of_two_years_overflows);
    tcase_add_test(sums, a_step_of_an_explanation_overflows);
    return test_run("overflow of sums", &sums, 1);
}
