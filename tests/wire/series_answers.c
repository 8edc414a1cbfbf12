#include "tests/wire/series_answers.h"

#include <check.h>

#include "server/wire/comparison_out.h"
#include "server/wire/csv.h"
#include "server/wire/json_stat.h"
#include "tests/wire/comparison_sample.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct nk_figure_beside *sample_look_beside(struct sample *sample, struct nk_figures_answer *answer)
{
    struct nk_figure_beside *beside = NK_NEW_ARRAY(&sample->arena, struct nk_figure_beside, answer->value_count);
    static const struct nk_break *marks[] = {&sample_breaks[0]};
    ck_assert_ptr_nonnull(beside);
    for (size_t i = 0; i < answer->value_count; i++) {
        const struct nk_break **breaks;
        struct nk_comparison *comparisons;
        size_t count;
        ck_assert_int_eq(
            nk_series_breaks(&breaks, &beside[i].break_count, &sample->arena, sample_catalogue(), &answer->values[i]),
            NK_OK);
        ck_assert_int_eq(
            nk_series_compare(&comparisons, &count, &sample->arena, sample_catalogue(), &answer->values[i]), NK_OK);
        beside[i].breaks = breaks;
        beside[i].comparison = count ? &comparisons[0] : NULL;
    }
    answer->beside = beside;
    answer->frame.breaks = marks;
    answer->frame.break_count = COUNT(marks);
    return beside;
}

static const struct nk_figure *figure(const char *id)
{
    const struct nk_figure *found = nk_catalogue_figure(sample_catalogue(), nk_text_of(id));
    ck_assert_ptr_nonnull(found);
    return found;
}

static struct nk_figure_value computed(struct sample *sample, const char *id, const char *entity)
{
    struct nk_figure_value *values;
    size_t count;
    int index = nk_sums_entity(&sample->publication->sums, nk_text_of(entity));
    ck_assert_int_ge(index, 0);
    ck_assert_int_eq(
        nk_figure_compute(&values, &count, &sample->arena, figure(id), &sample->publication->sums, (size_t)index, NULL),
        NK_OK);
    ck_assert_uint_ge(count, 1);
    return values[0];
}

static struct nk_figure_value published(const char *id, const char *entity, int year)
{
    struct nk_figure_value value;
    ck_assert(nk_series_published(&value, sample_catalogue(), figure(id), nk_text_of(entity), year));
    return value;
}

static const struct nk_imputed imputed = {
    .imputation = &sample_imputations[0],
    .base = {25005, 1},
    .numerator = {4005, 1},
    .denominator = {100000, 0},
    .value = {10, 0},
};
static const struct nk_imputed *const all_imputed[] = {&imputed};

static struct nk_figure_value estimated(void)
{
    return (struct nk_figure_value){
        .figure = figure("ict-expenditure"),
        .entity = NK_TEXT("pasientreiser"),
        .year = 2016,
        .value = nk_decimal_integer(10),
        .numerator = nk_decimal_integer(10),
        .denominator = nk_decimal_integer(1),
        .numerator_known = true,
        .denominator_known = true,
        .status = NK_ESTIMATED,
        .estimated_share = {1000, 1},
        .imputed = all_imputed,
        .imputed_count = COUNT(all_imputed),
    };
}

static struct nk_figure_value of_an_area(void)
{
    return (struct nk_figure_value){
        .figure = figure("investment-change"),
        .entity = NK_TEXT("sector"),
        .year = 2017,
        .area = NK_TEXT("infrastructure"),
        .absence = NK_YEAR_BEFORE_MISSING,
        .numerator = nk_decimal_integer(1),
        .denominator = nk_decimal_integer(1),
        .status = NK_MISSING,
    };
}

static const struct nk_harmonised *areas_in_common(struct sample *sample)
{
    static const struct nk_text versions[] = {NK_TEXT("2017"), NK_TEXT("2022")};
    struct nk_harmonised *harmonised = NK_NEW(&sample->arena, struct nk_harmonised);
    ck_assert_ptr_nonnull(harmonised);
    ck_assert_int_eq(
        nk_harmonise(harmonised, &sample->arena, sample_catalogue(), NK_TEXT("ict-area"), versions, COUNT(versions)),
        NK_OK);
    return harmonised;
}

void sample_series(struct sample *sample)
{
    enum { VALUES = 5, BASE_YEAR = 2024 };
    const struct nk_price_index *cpi = &sample_price_indices[1];
    struct nk_figure_value *values = NK_NEW_ARRAY(&sample->arena, struct nk_figure_value, VALUES);
    ck_assert_ptr_nonnull(values);
    values[0] = computed(sample, "ict-expenditure", "sector");
    values[1] = published("ict-expenditure", "sector", 2019);
    values[2] = computed(sample, "ict-expenditure-share-of-revenue", "helse-vest");
    values[3] = estimated();
    values[4] = of_an_area();
    sample->series = (struct nk_figures_answer){
        .published = {&sample->head, 1, sample_catalogue()},
        .values = values,
        .value_count = VALUES,
        .frame = {.price_index = cpi,
                  .base_year = BASE_YEAR,
                  .imputed = all_imputed,
                  .imputed_count = COUNT(all_imputed),
                  .harmonised = true,
                  .areas = areas_in_common(sample)},
    };
    struct nk_decimal nominal[VALUES];
    bool known[VALUES];
    for (size_t i = 0; i < VALUES; i++) {
        nominal[i] = values[i].value;
        known[i] = values[i].absence == NK_PRESENT;
        ck_assert_int_eq(nk_series_real(&values[i], cpi, BASE_YEAR), NK_OK);
    }
    struct nk_figure_beside *beside = sample_look_beside(sample, &sample->series);
    for (size_t i = 0; i < VALUES; i++) {
        beside[i].nominal = nominal[i];
        beside[i].nominal_known = known[i];
    }
}

void sample_changes(struct sample *sample)
{
    struct nk_change_line *lines = NK_NEW_ARRAY(&sample->arena, struct nk_change_line, 2);
    ck_assert_ptr_nonnull(lines);
    lines[0].earlier = computed(sample, "ict-expenditure", "sector");
    lines[0].later = published("ict-expenditure", "sector", 2019);
    lines[1].later = published("ict-expenditure-share-of-revenue", "all-regions", 2019);
    lines[1].earlier = (struct nk_figure_value){.figure = lines[1].later.figure,
                                                .entity = NK_TEXT("all-regions"),
                                                .year = 2015,
                                                .absence = NK_NOT_REPORTED,
                                                .status = NK_MISSING};
    for (size_t i = 0; i < 2; i++)
        ck_assert_int_eq(
            nk_series_change(&lines[i].change, &sample->arena, sample_catalogue(), &lines[i].earlier, &lines[i].later),
            NK_OK);
    sample->changes = (struct nk_changes_answer){
        .published = {&sample->head, 1, sample_catalogue()},
        .from = 2017,
        .to = 2019,
        .lines = lines,
        .line_count = 2,
        .frame = {.breaks = sample->figures.frame.breaks, .break_count = sample->figures.frame.break_count},
    };
}

struct nk_buffer series_json(struct sample *sample)
{
    return nk_figures_json(&sample->series, NK_ENGLISH);
}

struct nk_buffer series_csv(struct sample *sample)
{
    return nk_figures_csv(&sample->series);
}

struct nk_buffer series_json_stat(struct sample *sample)
{
    return nk_figures_json_stat(&sample->series, NK_ENGLISH);
}

struct nk_buffer figure_results_csv(struct sample *sample)
{
    return nk_figure_results_csv(sample->figures.values, sample->figures.value_count);
}

struct nk_buffer changes_json(struct sample *sample)
{
    return nk_changes_json(&sample->changes, NK_NYNORSK);
}

struct nk_buffer changes_csv(struct sample *sample)
{
    return nk_changes_csv(&sample->changes);
}

struct nk_buffer price_index_json(struct sample *sample)
{
    (void)sample;
    return nk_price_index_json(&sample_price_indices[0]);
}

struct nk_buffer price_indices_json(struct sample *sample)
{
    (void)sample;
    return nk_price_indices_json(sample_catalogue());
}

struct nk_buffer break_json(struct sample *sample)
{
    (void)sample;
    return nk_break_json(&sample_breaks[1]);
}

struct nk_buffer breaks_json(struct sample *sample)
{
    (void)sample;
    return nk_breaks_json(sample_catalogue());
}

struct nk_buffer benchmark_json(struct sample *sample)
{
    (void)sample;
    return nk_benchmark_json(&sample_benchmarks[0]);
}

struct nk_buffer benchmarks_json(struct sample *sample)
{
    (void)sample;
    const struct nk_benchmark *two[] = {&sample_benchmarks[1], &sample_benchmarks[2]};
    return nk_benchmarks_json(two, COUNT(two));
}

struct nk_buffer imputations_json(struct sample *sample)
{
    (void)sample;
    static const struct nk_imputation without_base = {
        .id = NK_TEXT("x"), .year = 2017, .actor = NK_TEXT("hdo"), .source = NK_TEXT("R41")};
    const struct nk_imputation *two[] = {&sample_imputations[0], &without_base};
    return nk_imputations_json(two, COUNT(two));
}
