/* Figures of the sector that is worked out by hand (small_sector.h), explained by hand. */
#include <stdarg.h>

#include "core/apportion.h"
#include "core/explain.h"

#include "tests/core/nth_request.h"

#include "tests/core/figure_questions.h"

enum { OUTLINE_MAX = 16384 };

struct outline {
    char text[OUTLINE_MAX];
    size_t length;
};

__attribute__((format(printf, 2, 3))) static void say(struct outline *outline, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int written = vsnprintf(outline->text + outline->length, sizeof outline->text - outline->length, format, arguments);
    va_end(arguments);
    ck_assert_int_ge(written, 0);
    outline->length += (size_t)written;
    ck_assert_uint_lt(outline->length, sizeof outline->text);
}

/* One line a step: operation, label, value, and of a leaf where it stands. */
static void write_outline(struct outline *outline, const struct nk_explanation *step, int depth)
{
    struct nk_text value = printed(step->value);
    say(outline, "%*s%s %.*s %.*s", depth, "", nk_operation_code(step->operation), NK_TEXT_ARGUMENTS(step->label),
        NK_TEXT_ARGUMENTS(value));
    if (step->operation == NK_OP_RATIO) {
        struct nk_text over = printed(step->over);
        say(outline, " / %.*s", NK_TEXT_ARGUMENTS(over));
    }
    if (step->operation == NK_OP_CELL)
        say(outline, " %.*s%s%s", NK_TEXT_ARGUMENTS(step->number->place.pointer),
            step->number->status == NK_REPORTED ? "" : " ",
            step->number->status == NK_REPORTED ? "" : nk_value_status_code(step->number->status));
    for (size_t i = 0; i < step->key_count && step->operation == NK_OP_APPORTION; i++)
        say(outline, " %.*s:%lld%s", NK_TEXT_ARGUMENTS(step->key[i].financier),
            (long long)(step->key[i].weight / (NK_KEY_WHOLE / 100)), &step->key[i] == step->flow ? "*" : "");
    say(outline, "\n");
    for (size_t i = 0; i < step->input_count; i++)
        write_outline(outline, step->inputs[i], depth + 1);
}

static const struct nk_figure_value *value_with_code(const char *figure, const struct nk_sums *sums, const char *entity,
                                                     const struct nk_sums *before, const char *code)
{
    size_t count;
    const struct nk_figure_value *values = values_of(&count, figure, sums, entity, before);
    for (size_t i = 0; i < count; i++)
        if (nk_text_is(values[i].category, code) || nk_text_is(values[i].area, code))
            return &values[i];
    ck_abort_msg("no value of %s for %s", figure, code);
    return NULL;
}

static const struct nk_explanation *explained(const struct nk_figure_value *value, const struct nk_sums *sums,
                                              const struct nk_sums *before)
{
    const struct nk_explanation *root;
    struct nk_decimal recomputed;
    bool equal = false;
    ck_assert_int_eq(nk_explain(&root, &arena, value, sums, before), NK_OK);
    ck_assert_int_eq(nk_explanation_check(&recomputed, &equal, root), NK_OK);
    ck_assert(equal);
    ck_assert_int_eq(nk_decimal_compare(recomputed, value->value), 0);
    return root;
}

static void assert_outline(const struct nk_explanation *root, const char *expected)
{
    struct outline outline = {.length = 0};
    write_outline(&outline, root, 0);
    ck_assert_str_eq(outline.text, expected);
}

static void assert_explained_2017(const char *figure, const char *entity, const char *code, const char *expected)
{
    assert_outline(explained(value_with_code(figure, sums_2017, entity, NULL, code), sums_2017, NULL), expected);
}

START_TEST(a_regions_expenditure_is_its_own_less_what_it_booked_plus_what_is_allocated_to_it)
{
    assert_explained_2017("ict-expenditure", "helse-nord", "",
                          "round ict-expenditure 1050\n"
                          " sum numerator 1050\n"
                          "  sum ict-expenditure 1050\n"
                          "   sum own 1000\n"
                          "    sum helse-nord 1000\n"
                          "     cell helse-nord 600 /expenditure/0/amount\n"
                          "     cell helse-nord 300 /expenditure/1/amount\n"
                          "     cell helse-nord 100 /expenditure/2/amount\n"
                          "   negate booked -40\n"
                          "    sum booked 40\n"
                          "     sum nhn 40\n"
                          "      cell helse-nord 40 /purchases/0/cells/0/amount\n"
                          "   sum allocated 90\n"
                          "    sum nhn 60\n"
                          "     cell nhn 60 /financing/0/cells/0/amount\n"
                          "    sum pasientreiser 30\n"
                          "     apportion pasientreiser 30 helse-nord:30* helse-vest:70\n"
                          "      cell pasientreiser 101 /expenditure/0/amount\n");
}
END_TEST

START_TEST(a_ratio_has_both_its_sums_and_each_estimate_is_marked)
{
    assert_explained_2017("ict-expenditure-per-employee", "helse-vest", "",
                          "round ict-expenditure-per-employee 29\n"
                          " ratio ratio 1161 / 40\n"
                          "  sum numerator 1161\n"
                          "   sum ict-expenditure 1161\n"
                          "    sum own 1000\n"
                          "     sum bergen 600\n"
                          "      cell bergen 500 /expenditure/0/amount\n"
                          "      cell bergen 100 /expenditure/1/amount\n"
                          "     sum diakon 50\n"
                          "      cell diakon 50 /expenditure/0/amount estimated\n"
                          "     sum vest-ikt 350\n"
                          "      cell vest-ikt 350 /expenditure/0/amount\n"
                          "    sum allocated 161\n"
                          "     sum nhn 90\n"
                          "      cell nhn 90 /financing/1/cells/0/amount\n"
                          "     sum pasientreiser 71\n"
                          "      apportion pasientreiser 71 helse-nord:30 helse-vest:70*\n"
                          "       cell pasientreiser 101 /expenditure/0/amount\n"
                          "  sum denominator 40\n"
                          "   sum employees 40\n"
                          "    cell bergen 30 /staffing/employees\n"
                          "    cell diakon 7 /staffing/employees estimated\n"
                          "    cell vest-ikt 3 /staffing/employees\n");
}
END_TEST

START_TEST(the_sector_has_what_is_left_of_each_national_actor)
{
    assert_explained_2017("ict-expenditure", "sector", "",
                          "round ict-expenditure 3051\n"
                          " sum numerator 3051\n"
                          "  sum ict-expenditure 3051\n"
                          "   sum helse-nord 1050\n"
                          "    sum own 1000\n"
                          "     sum helse-nord 1000\n"
                          "      cell helse-nord 600 /expenditure/0/amount\n"
                          "      cell helse-nord 300 /expenditure/1/amount\n"
                          "      cell helse-nord 100 /expenditure/2/amount\n"
                          "    negate booked -40\n"
                          "     sum booked 40\n"
                          "      sum nhn 40\n"
                          "       cell helse-nord 40 /purchases/0/cells/0/amount\n"
                          "    sum allocated 90\n"
                          "     sum nhn 60\n"
                          "      cell nhn 60 /financing/0/cells/0/amount\n"
                          "     sum pasientreiser 30\n"
                          "      apportion pasientreiser 30 helse-nord:30* helse-vest:70\n"
                          "       cell pasientreiser 101 /expenditure/0/amount\n"
                          "   sum helse-vest 1161\n"
                          "    sum own 1000\n"
                          "     sum bergen 600\n"
                          "      cell bergen 500 /expenditure/0/amount\n"
                          "      cell bergen 100 /expenditure/1/amount\n"
                          "     sum diakon 50\n"
                          "      cell diakon 50 /expenditure/0/amount estimated\n"
                          "     sum vest-ikt 350\n"
                          "      cell vest-ikt 350 /expenditure/0/amount\n"
                          "    sum allocated 161\n"
                          "     sum nhn 90\n"
                          "      cell nhn 90 /financing/1/cells/0/amount\n"
                          "     sum pasientreiser 71\n"
                          "      apportion pasientreiser 71 helse-nord:30 helse-vest:70*\n"
                          "       cell pasientreiser 101 /expenditure/0/amount\n"
                          "   sum nhn 840\n"
                          "    sum own 1000\n"
                          "     sum nhn 1000\n"
                          "      cell nhn 300 /expenditure/1/amount\n"
                          "      cell nhn 700 /expenditure/0/amount\n"
                          "    negate financed -160\n"
                          "     sum financed 160\n"
                          "      sum helse-nord 60\n"
                          "       cell nhn 60 /financing/0/cells/0/amount\n"
                          "      sum helse-vest 90\n"
                          "       cell nhn 90 /financing/1/cells/0/amount\n"
                          "      sum pasientreiser 10\n"
                          "       cell nhn 10 /financing/2/cells/0/amount\n"
                          "   sum pasientreiser 0\n"
                          "    sum own 101\n"
                          "     sum pasientreiser 101\n"
                          "      cell pasientreiser 101 /expenditure/0/amount\n"
                          "    negate financed -101\n"
                          "     sum financed 101\n"
                          "      sum helse-nord 30\n"
                          "       apportion helse-nord 30 helse-nord:30* helse-vest:70\n"
                          "        cell pasientreiser 101 /expenditure/0/amount\n"
                          "      sum helse-vest 71\n"
                          "       apportion helse-vest 71 helse-nord:30 helse-vest:70*\n"
                          "        cell pasientreiser 101 /expenditure/0/amount\n");
}
END_TEST

START_TEST(a_figure_by_code_is_explained_by_the_cells_of_that_code)
{
    /* 100 of its own less 40 booked plus 60 from nhn, of 1050. */
    assert_explained_2017("category-share", "helse-nord", "cloud-services",
                          "round category-share 0.0\n"
                          " ratio ratio 0 / 1050\n"
                          "  sum numerator 0\n"
                          "   sum ict-expenditure 0\n"
                          "  sum denominator 1050\n"
                          "   sum ict-expenditure 1050\n"
                          "    sum own 1000\n"
                          "     sum helse-nord 1000\n"
                          "      cell helse-nord 600 /expenditure/0/amount\n"
                          "      cell helse-nord 300 /expenditure/1/amount\n"
                          "      cell helse-nord 100 /expenditure/2/amount\n"
                          "    negate booked -40\n"
                          "     sum booked 40\n"
                          "      sum nhn 40\n"
                          "       cell helse-nord 40 /purchases/0/cells/0/amount\n"
                          "    sum allocated 90\n"
                          "     sum nhn 60\n"
                          "      cell nhn 60 /financing/0/cells/0/amount\n"
                          "     sum pasientreiser 30\n"
                          "      apportion pasientreiser 30 helse-nord:30* helse-vest:70\n"
                          "       cell pasientreiser 101 /expenditure/0/amount\n");
    const struct nk_explanation *root = explained(
        value_with_code("category-share", sums_2017, "helse-nord", NULL, "outsourced-services"), sums_2017, NULL);
    const struct nk_explanation *sum = root->inputs[0]->inputs[0]->inputs[0];
    ck_assert_text(sum->category, "outsourced-services");
    ck_assert_uint_eq(sum->area.length, 0);
    ck_assert_int_eq(sum->year, 2017);
    assert_outline(sum, "sum ict-expenditure 120\n"
                        " sum own 100\n"
                        "  sum helse-nord 100\n"
                        "   cell helse-nord 100 /expenditure/2/amount\n"
                        " negate booked -40\n"
                        "  sum booked 40\n"
                        "   sum nhn 40\n"
                        "    cell helse-nord 40 /purchases/0/cells/0/amount\n"
                        " sum allocated 60\n"
                        "  sum nhn 60\n"
                        "   cell nhn 60 /financing/0/cells/0/amount\n");
    ck_assert_text(sum->inputs[0]->inputs[0]->inputs[0]->area, "network");
}
END_TEST

START_TEST(a_change_is_explained_in_both_of_its_years)
{
    const struct nk_sums *sums_2018 = sums_of(2018, returns_2018, LENGTH_OF(returns_2018), NULL, 0);
    const struct nk_figure_value *value = value_of("change-from-previous-year", sums_2018, "helse-nord", sums_2017);
    assert_value(value, "20.0");
    const struct nk_explanation *ratio = explained(value, sums_2018, sums_2017)->inputs[0];
    const struct nk_explanation *numerator = ratio->inputs[0];
    ck_assert_int_eq(ratio->factor, 100);
    ck_assert_uint_eq(numerator->input_count, 2);
    ck_assert_int_eq(numerator->inputs[0]->year, 2018);
    assert_outline(numerator->inputs[0], "sum ict-expenditure 1260\n"
                                         " sum own 1260\n"
                                         "  sum helse-nord 1260\n"
                                         "   cell helse-nord 1260 /expenditure/0/amount estimated\n");
    ck_assert_int_eq(numerator->inputs[1]->operation, NK_OP_NEGATE);
    ck_assert_int_eq(numerator->inputs[1]->value.units, -1050);
    ck_assert_int_eq(numerator->inputs[1]->inputs[0]->year, 2017);
    ck_assert_int_eq(ratio->inputs[1]->value.units, 1050);
}
END_TEST

START_TEST(what_a_return_says_is_missing_is_shown_in_the_sum_that_goes_on_without_it)
{
    const struct sector_return *returns = replaced(
        "helse-nord", (struct sector_return){.actor = "helse-nord",
                                             .expenditure = "software/network/operating 600,"
                                                            "cloud-services/network/operating 0 missing"});
    const struct nk_sums *sums = sums_of(2017, returns, LENGTH_OF(sector_2017), NULL, 0);
    const struct nk_figure_value *region = value_of("ict-expenditure", sums, "helse-nord", NULL);
    const struct nk_explanation *none = NULL;
    ck_assert_int_eq(nk_explain(&none, &arena, region, sums, NULL), NK_UNDEFINED);
    ck_assert_ptr_null(none);
    const struct nk_explanation *nord =
        explained(value_of("ict-expenditure", sums, "all-regions", NULL), sums, NULL)->inputs[0]->inputs[0]->inputs[0];
    assert_outline(nord, "sum helse-nord 690\n"
                         " sum own 600\n"
                         "  sum helse-nord 600\n"
                         "   cell helse-nord 600 /expenditure/0/amount\n"
                         "   cell helse-nord 0 /expenditure/1/amount missing\n"
                         " sum allocated 90\n"
                         "  sum nhn 60\n"
                         "   cell nhn 60 /financing/0/cells/0/amount\n"
                         "  sum pasientreiser 30\n"
                         "   apportion pasientreiser 30 helse-nord:30* helse-vest:70\n"
                         "    cell pasientreiser 101 /expenditure/0/amount\n");
}
END_TEST

static const struct sector_return returns_of_members[] = {
    {.actor = "bergen", .expenditure = "software/network/operating 600", .employees = "30", .fte = "25"},
    {.actor = "diakon", .expenditure = "software/network/operating 50", .fte = "6"},
    {.actor = "vest-ikt", .expenditure = "software/network/operating 350", .employees = "3", .fte = "2.5"},
};

START_TEST(an_estimate_by_a_ratio_is_explained_by_its_units)
{
    static const struct nk_text units[] = {NK_TEXT("bergen"), NK_TEXT("vest-ikt")};
    static const struct nk_imputation imputation = {
        .id = NK_TEXT("diakon-employees"), .year = 2017, .actor = NK_TEXT("diakon"), .target = NK_SUM_EMPLOYEES,
        .base = NK_SUM_FTE, .units = units, .unit_count = LENGTH_OF(units),
    };
    struct nk_publication *publication =
        sector_bundle(&arena, 2017, returns_of_members, LENGTH_OF(returns_of_members), NULL, 0);
    publication->bundle.catalogue.imputations = &imputation;
    publication->bundle.catalogue.imputation_count = 1;
    ck_assert_int_eq(nk_publication_compute(publication, &arena), NK_OK);
    const struct nk_figure_value *value =
        value_of("ict-expenditure-per-employee", &publication->sums, "helse-vest", NULL);
    const struct nk_explanation *denominator = explained(value, &publication->sums, NULL)->inputs[0]->inputs[1];
    /* 6 · 33 / 27.5 = 7.2 */
    assert_outline(denominator, "sum denominator 40\n"
                                " sum employees 40\n"
                                "  cell bergen 30 /staffing/employees\n"
                                "  impute diakon 7\n"
                                "   cell diakon 6 /staffing/fte\n"
                                "   sum employees 33\n"
                                "    cell bergen 30 /staffing/employees\n"
                                "    cell vest-ikt 3 /staffing/employees\n"
                                "   sum fte 27.5\n"
                                "    cell bergen 25 /staffing/fte\n"
                                "    cell vest-ikt 2.5 /staffing/fte\n"
                                "  cell vest-ikt 3 /staffing/employees\n");
}
END_TEST

/* The step of a tree that the checks look at, changed behind the tree's back. */
static struct nk_explanation *writable(const struct nk_explanation *step)
{
    return (struct nk_explanation *)(uintptr_t)step;
}

START_TEST(folding_looks_at_leaves_and_keys_and_at_nothing_between)
{
    const struct nk_figure_value *value = value_of("national-share", sums_2017, "helse-nord", NULL);
    const struct nk_explanation *root = explained(value, sums_2017, NULL);
    struct nk_explanation *allocated = writable(root->inputs[0]->inputs[0]->inputs[0]->inputs[0]);
    struct nk_decimal folded;
    bool equal;
    ck_assert_text(allocated->label, "allocated");
    allocated->value.units = 12345;
    ck_assert_int_eq(nk_explanation_check(&folded, &equal, root), NK_OK);
    ck_assert(equal);
    struct nk_explanation *leaf = writable(allocated->inputs[0]->inputs[0]);
    ck_assert_int_eq(leaf->operation, NK_OP_CELL);
    struct nk_number other = *leaf->number;
    other.value.units += 500;
    leaf->number = &other;
    ck_assert_int_eq(nk_explanation_check(&folded, &equal, root), NK_OK);
    ck_assert(!equal);
}
END_TEST

START_TEST(a_tree_that_is_not_formed_as_its_operations_ask_is_refused)
{
    const struct nk_figure_value *value = value_of("national-share", sums_2017, "helse-nord", NULL);
    const struct nk_explanation *root = explained(value, sums_2017, NULL);
    const struct nk_explanation *ratio = root->inputs[0];
    const struct nk_explanation *flow = ratio->inputs[0]->inputs[0]->inputs[0]->inputs[1];
    struct nk_explanation *part = writable(flow->inputs[0]);
    struct nk_decimal folded;
    ck_assert_int_eq(nk_explanation_fold(&folded, ratio), NK_INVALID);
    ck_assert_int_eq(part->operation, NK_OP_APPORTION);
    part->input_count = 0;
    ck_assert_int_eq(nk_explanation_fold(&folded, root), NK_INVALID);
    part->input_count = 1;
    part->key_count = 0;
    ck_assert_int_eq(nk_explanation_fold(&folded, root), NK_INVALID);
    part->key_count = 1;
    ck_assert_int_eq(nk_explanation_fold(&folded, root), NK_INVALID); /* 30 % alone is no whole key */
    struct nk_explanation *const endless[] = {part};
    part->operation = NK_OP_SUM;
    part->inputs = endless;
    ck_assert_int_eq(nk_explanation_fold(&folded, root), NK_INVALID);
}
END_TEST

START_TEST(sums_of_another_year_explain_nothing)
{
    const struct nk_sums *sums_2018 = sums_of(2018, returns_2018, LENGTH_OF(returns_2018), NULL, 0);
    const struct nk_figure_value *value = value_of("ict-expenditure", sums_2017, "helse-nord", NULL);
    const struct nk_figure_value *change = value_of("change-from-previous-year", sums_2018, "helse-nord", sums_2017);
    const struct nk_explanation *root = NULL;
    ck_assert_int_eq(nk_explain(&root, &arena, value, sums_2018, NULL), NK_INVALID);
    ck_assert_int_eq(nk_explain(&root, &arena, change, sums_2018, NULL), NK_INVALID);
    ck_assert_int_eq(nk_explain(&root, &arena, change, sums_2018, sums_2018), NK_INVALID);
    ck_assert_ptr_null(root);
}
END_TEST

START_TEST(whichever_request_for_memory_fails_there_is_no_tree)
{
    const struct nk_figure_value *value = value_of("ict-expenditure-per-employee", sums_2017, "all-regions", NULL);
    size_t allowed = 0;
    for (;; allowed++) {
        struct nk_arena scarce = test_arena();
        const struct nk_explanation *root = NULL;
        requests_left = allowed;
        enum nk_status status = nk_explain(&root, &scarce, value, sums_2017, NULL);
        requests_left = SIZE_MAX;
        if (status == NK_OK) {
            ck_assert_ptr_nonnull(root);
            nk_arena_release(&scarce);
            break;
        }
        ck_assert_int_eq(status, NK_NO_MEMORY);
        ck_assert_ptr_null(root);
        nk_arena_release(&scarce);
    }
    ck_assert_uint_gt(allowed, 50);
}
END_TEST

START_TEST(operations_have_codes)
{
    ck_assert_str_eq(nk_operation_code(NK_OP_ROUND), "round");
    ck_assert_str_eq(nk_operation_code(NK_OP_APPORTION), "apportion");
    ck_assert_str_eq(nk_operation_code(NK_OP_CONSTANT), "constant");
}
END_TEST

int main(void)
{
    TCase *explain = tcase_create("explain");
    tcase_add_checked_fixture(explain, set_up, tear_down);
    tcase_add_test(explain, a_regions_expenditure_is_its_own_less_what_it_booked_plus_what_is_allocated_to_it);
    tcase_add_test(explain, a_ratio_has_both_its_sums_and_each_estimate_is_marked);
    tcase_add_test(explain, the_sector_has_what_is_left_of_each_national_actor);
    tcase_add_test(explain, a_figure_by_code_is_explained_by_the_cells_of_that_code);
    tcase_add_test(explain, a_change_is_explained_in_both_of_its_years);
    tcase_add_test(explain, what_a_return_says_is_missing_is_shown_in_the_sum_that_goes_on_without_it);
    tcase_add_test(explain, an_estimate_by_a_ratio_is_explained_by_its_units);
    tcase_add_test(explain, folding_looks_at_leaves_and_keys_and_at_nothing_between);
    tcase_add_test(explain, a_tree_that_is_not_formed_as_its_operations_ask_is_refused);
    tcase_add_test(explain, sums_of_another_year_explain_nothing);
    tcase_add_test(explain, whichever_request_for_memory_fails_there_is_no_tree);
    tcase_add_test(explain, operations_have_codes);
    return test_run("explain", &explain, 1);
}
