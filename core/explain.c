#include "core/explain.h"

#include "core/codes.h"
#include "core/explaining.h"
#include "core/figure_terms.h"
#include "core/number_sums.h"

static const char *const operations[NK_OPERATIONS] = {
    [NK_OP_ROUND] = "round",         [NK_OP_RATIO] = "ratio",   [NK_OP_SUM] = "sum",
    [NK_OP_NEGATE] = "negate",       [NK_OP_APPORTION] = "apportion", [NK_OP_CELL] = "cell",
    [NK_OP_IMPUTE] = "impute",       [NK_OP_CONSTANT] = "constant",
};

const char *nk_operation_code(enum nk_operation operation)
{
    return nk_codes_text(operations, NK_OPERATIONS, operation);
}

/* What a value is explained from. */
struct question {
    struct nk_arena *arena;
    const struct nk_figure_value *value;
    struct nk_figure_year now, before;
};

/* NK_INVALID: the entity takes no part in the year. */
static enum nk_status year_of(struct nk_figure_year *ret, const struct nk_sums *sums, struct nk_text entity)
{
    int position = nk_sums_entity(sums, entity);
    if (position < 0)
        return NK_INVALID;
    *ret = (struct nk_figure_year){.sums = sums, .entity = (size_t)position};
    return NK_OK;
}

/* The sum of a term, without its sign. */
static enum nk_status explain_sum(struct nk_explanation **ret, struct nk_explaining *work,
                                  const struct nk_figure_year *year, enum nk_sum sum,
                                  const struct nk_cell_filter *filter)
{
    struct nk_inputs inputs = {0};
    enum nk_status status;
    if (sum < (enum nk_sum)NK_SUMS_BY_CELL)
        status = nk_explaining_cells(&inputs, work, sum, year->entity);
    else if (nk_is_number_sum(sum))
        status = nk_explaining_numbers(&inputs, work, sum, year->entity);
    else
        status = nk_explaining_former(&inputs, work, year->entity);
    struct nk_explanation step = {
        .operation = NK_OP_SUM,
        .label = nk_text_of(nk_sum_code(sum)),
        .year = year->sums->consolidation->input->year,
        .category = filter->category,
        .area = filter->area,
        .cost_type = filter->cost_type,
    };
    if (status == NK_OK)
        status = nk_inputs_total(&step.value, &inputs);
    return status == NK_OK ? nk_explaining_step(ret, work->arena, &step, &inputs) : status;
}

/* Adds a term to a side, unless all that it asks for is a code that the year does not have. */
static enum nk_status explain_term(struct nk_inputs *side, const struct question *question,
                                   const struct nk_figure_term *term, const struct nk_cell_filter *breakdown)
{
    const struct nk_figure_year *year = term->year_offset == 0 ? &question->now : &question->before;
    struct nk_cell_filter filter;
    if (!year->sums)
        return NK_INVALID;
    enum nk_status status = nk_cell_filter_of(&filter, term, breakdown);
    if (status != NK_OK)
        return status;

    struct nk_explaining work = {.arena = question->arena, .sums = year->sums};
    status = nk_cell_select(&work.selection, &year->sums->consolidation->shape, &filter);
    if (status != NK_OK || work.selection.unknown)
        return status;
    struct nk_explanation *sum;
    status = explain_sum(&sum, &work, year, term->sum, &filter);
    if (status != NK_OK || !term->negative)
        return status == NK_OK ? nk_inputs_add(side, question->arena, sum) : status;

    struct nk_inputs negated = {0};
    struct nk_explanation step = {.operation = NK_OP_NEGATE, .label = sum->label, .year = sum->year};
    status = nk_inputs_add(&negated, question->arena, sum);
    if (status == NK_OK)
        status = nk_decimal_subtract(&step.value, nk_decimal_integer(0), sum->value);
    return status == NK_OK ? nk_explaining_add(side, question->arena, &step, &negated) : status;
}

/* A numerator or denominator, with its published value. */
static enum nk_status explain_side(struct nk_inputs *ratio, const struct question *question, const char *label,
                                   const struct nk_figure_term *terms, size_t count,
                                   const struct nk_cell_filter *breakdown, struct nk_decimal value)
{
    const struct nk_explanation step = {.operation = NK_OP_SUM, .label = nk_text_of(label), .value = value};
    struct nk_inputs inputs = {0};
    for (size_t i = 0; i < count; i++) {
        enum nk_status status = explain_term(&inputs, question, &terms[i], breakdown);
        if (status != NK_OK)
            return status;
    }
    return nk_explaining_add(ratio, question->arena, &step, &inputs);
}

static enum nk_status explain_denominator(struct nk_inputs *ratio, const struct question *question)
{
    const struct nk_figure *figure = question->value->figure;
    const struct nk_cell_filter everything = {.category = {.length = 0}};
    if (figure->denominator_count > 0)
        return explain_side(ratio, question, "denominator", figure->denominator, figure->denominator_count, &everything,
                            question->value->denominator);
    const struct nk_explanation one = {
        .operation = NK_OP_CONSTANT, .label = NK_TEXT("denominator"), .value = nk_decimal_integer(1)};
    return nk_explaining_add(ratio, question->arena, &one, NULL);
}

/* The one input of the root: the ratio, or the numerator of a figure that is a sum itself. */
static enum nk_status explain_exact(struct nk_inputs *root, const struct question *question)
{
    const struct nk_figure_value *value = question->value;
    const struct nk_figure *figure = value->figure;
    const struct nk_cell_filter breakdown = {.category = value->category, .area = value->area};
    struct nk_inputs sides = {0};
    enum nk_status status = explain_side(&sides, question, "numerator", figure->numerator, figure->numerator_count,
                                         &breakdown, value->numerator);
    if (status != NK_OK || (figure->denominator_count == 0 && figure->factor == 1)) {
        *root = sides;
        return status;
    }
    const struct nk_explanation ratio = {
        .operation = NK_OP_RATIO,
        .label = NK_TEXT("ratio"),
        .value = value->numerator,
        .over = figure->denominator_count > 0 ? value->denominator : nk_decimal_integer(1),
        .factor = figure->factor,
    };
    status = explain_denominator(&sides, question);
    return status == NK_OK ? nk_explaining_add(root, question->arena, &ratio, &sides) : status;
}

enum nk_status nk_explain(const struct nk_explanation **ret, struct nk_arena *arena,
                          const struct nk_figure_value *value, const struct nk_sums *sums, const struct nk_sums *before)
{
    struct question question = {.arena = arena, .value = value};
    if (value->absence != NK_PRESENT)
        return NK_UNDEFINED;
    if (sums->consolidation->input->year != value->year)
        return NK_INVALID;
    enum nk_status status = year_of(&question.now, sums, value->entity);
    if (status == NK_OK && before && nk_figure_looks_back(value->figure)) {
        if (before->consolidation->input->year != value->year - 1)
            return NK_INVALID;
        status = year_of(&question.before, before, value->entity);
    }
    struct nk_inputs inputs = {0};
    if (status == NK_OK)
        status = explain_exact(&inputs, &question);
    const struct nk_explanation root = {
        .operation = NK_OP_ROUND,
        .label = value->figure->id,
        .value = value->value,
        .decimals = value->figure->decimals,
    };
    struct nk_explanation *made;
    if (status == NK_OK)
        status = nk_explaining_step(&made, arena, &root, &inputs);
    if (status == NK_OK)
        *ret = made;
    return status;
}
