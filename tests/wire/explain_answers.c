#include "tests/wire/explain_answers.h"

#include <check.h>

#include "tests/wire/comparison_sample.h"

static const struct nk_figure_value *first_value(struct sample *sample, const char *figure, const char *entity)
{
    const struct nk_figure *definition = nk_catalogue_figure(sample_catalogue(), nk_text_of(figure));
    int index = nk_sums_entity(&sample->publication->sums, nk_text_of(entity));
    struct nk_figure_value *values;
    size_t count;
    ck_assert(definition && index >= 0);
    ck_assert_int_eq(nk_figure_compute(&values, &count, &sample->arena, definition, &sample->publication->sums,
                                       (size_t)index, NULL),
                     NK_OK);
    ck_assert_uint_gt(count, 0);
    return values;
}

static struct nk_explain_answer explain(struct sample *sample, const char *figure, const char *entity,
                                        bool shows_returns)
{
    struct nk_explain_answer answer = {
        .published = {&sample->head, 1, sample_catalogue()},
        .publication = sample->head,
        .value = first_value(sample, figure, entity),
        .depth = NK_EXPLANATION_DEPTH_MAX,
        .shows_returns = shows_returns,
    };
    if (answer.value->absence == NK_PRESENT) {
        ck_assert_int_eq(
            nk_explain(&answer.root, &sample->arena, answer.value, &sample->publication->sums, NULL), NK_OK);
        ck_assert_int_eq(nk_explanation_check(&answer.recomputed, &answer.equal, answer.root), NK_OK);
    }
    return answer;
}

/* 60 · 1000 / 900 = 66.7, as a step by itself: the sample's own year has no estimate. */
static struct nk_explain_answer explain_estimate(struct sample *sample)
{
    static const struct nk_number number = {
        .given = true,
        .status = NK_PUBLIC_SOURCE,
        .value = {.units = 600, .scale = 1},
        .method = NK_TEXT("Årsregnskap"),
    };
    static struct nk_explanation base, numerator, denominator, estimate;
    static struct nk_explanation *const sides[] = {&base, &numerator, &denominator};
    base = (struct nk_explanation){.operation = NK_OP_CELL, .label = NK_TEXT("pasientreiser"), .number = &number,
                                   .value = number.value, .from = &sample->publication->bundle.returns[0]};
    numerator = (struct nk_explanation){.operation = NK_OP_SUM, .label = NK_TEXT("employees"),
                                        .value = nk_decimal_integer(1000)};
    denominator = (struct nk_explanation){.operation = NK_OP_CONSTANT, .label = NK_TEXT("fte"),
                                          .value = nk_decimal_integer(900), .imputation = &sample_imputations[0]};
    estimate = (struct nk_explanation){
        .operation = NK_OP_IMPUTE,
        .label = NK_TEXT("pasientreiser"),
        .value = nk_decimal_integer(67),
        .inputs = sides,
        .input_count = 3,
        .imputation = &sample_imputations[0],
    };
    return (struct nk_explain_answer){
        .published = {&sample->head, 1, sample_catalogue()},
        .publication = sample->head,
        .value = first_value(sample, "ict-expenditure", "helse-vest"),
        .root = &estimate,
        .recomputed = nk_decimal_integer(67),
        .depth = NK_EXPLANATION_DEPTH_MAX,
        .shows_returns = true,
    };
}

static void change_a_return(struct sample *sample)
{
    static struct nk_figure_pair values[3];
    static struct nk_what_if_finding returns[2];
    static struct nk_figure_value moved;
    static const struct nk_findings none = {.rules_run = 12};
    const struct nk_figure_value *share = first_value(sample, "ict-expenditure-share-of-revenue", "helse-vest");
    moved = *share;
    moved.value.units += 3;
    values[0] = (struct nk_figure_pair){.before = share, .after = &moved};
    values[1] = (struct nk_figure_pair){.before = first_value(sample, "ict-expenditure", "hdo"), .after = NULL};
    values[2] = (struct nk_figure_pair){.before = NULL, .after = first_value(sample, "category-share", "helse-vest")};
    returns[0] = (struct nk_what_if_finding){
        .actor = NK_TEXT("helse-vest"), .base = NK_FROM_PUBLICATION, .revision = 3, .findings = &sample->findings};
    returns[1] = (struct nk_what_if_finding){.actor = NK_TEXT("hdo"), .base = NK_FROM_NOTHING, .findings = &none};
    sample->what_if = (struct nk_what_if_answer){
        .published = {&sample->head, 1, NULL},
        .before = sample->publication,
        .after = sample->publication,
        .values = values,
        .value_count = 3,
        .returns = returns,
        .return_count = 2,
    };
}

void sample_explanations(struct sample *sample)
{
    sample->explanations[0] = explain(sample, "ict-expenditure-share-of-revenue", "helse-vest", true);
    sample->explanations[1] = explain(sample, "ict-expenditure", "sector", false);
    sample->explanations[2] = explain(sample, "ict-expenditure", "hdo", true);
    sample->explanations[3] = explain_estimate(sample);
    change_a_return(sample);
}

struct nk_buffer explanation_json(struct sample *sample)
{
    return nk_explain_json(&sample->explanations[0], NK_BOKMAL);
}

struct nk_buffer explanation_for_anyone_json(struct sample *sample)
{
    return nk_explain_json(&sample->explanations[1], NK_ENGLISH);
}

struct nk_buffer explanation_of_nothing_json(struct sample *sample)
{
    return nk_explain_json(&sample->explanations[2], NK_NYNORSK);
}

struct nk_buffer explanation_of_an_estimate_json(struct sample *sample)
{
    return nk_explain_json(&sample->explanations[3], NK_ENGLISH);
}

struct nk_buffer what_if_json(struct sample *sample)
{
    return nk_what_if_json(&sample->what_if, &sample->arena, NK_ENGLISH);
}
