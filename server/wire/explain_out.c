#include "server/wire/explain_out.h"

#include "server/wire/labels.h"
#include "server/wire/published_out.h"

/* Why the inputs of a step are not shown. */
enum closing { OPEN = 0, BY_DEPTH = 1, BY_ROLE = 2 };
static const char *const closings[] = {[OPEN] = "", [BY_DEPTH] = "depth", [BY_ROLE] = "role"};

struct telling {
    struct nk_builder *builder;
    const struct nk_explain_answer *answer;
    enum nk_language language;
};

/* It says what a single return says. */
static bool is_of_one_return(const struct nk_explanation *step)
{
    return step->from || step->operation == NK_OP_CELL || step->operation == NK_OP_APPORTION ||
           step->operation == NK_OP_IMPUTE;
}

static enum closing closing_of(const struct nk_explain_answer *answer, const struct nk_explanation *step, int depth)
{
    for (size_t i = 0; i < step->input_count && !answer->shows_returns; i++)
        if (is_of_one_return(step->inputs[i]))
            return BY_ROLE;
    return depth == answer->depth && step->input_count > 0 ? BY_DEPTH : OPEN;
}

static size_t count_steps(const struct nk_explain_answer *answer, const struct nk_explanation *step, int depth)
{
    size_t count = 1;
    if (closing_of(answer, step, depth) == OPEN)
        for (size_t i = 0; i < step->input_count; i++)
            count += count_steps(answer, step->inputs[i], depth + 1);
    return count;
}

size_t nk_explain_steps(const struct nk_explain_answer *answer)
{
    return answer->root ? count_steps(answer, answer->root, 0) : 0;
}

static void build_text_if_any(struct nk_builder *builder, struct nk_node item, const char *name, struct nk_text text)
{
    if (text.length)
        nk_build_text(builder, item, name, text);
}

/* Where something was submitted. */
static void build_place(struct nk_builder *builder, struct nk_node item, const struct nk_return *from,
                        const struct nk_place *place)
{
    nk_build_text(builder, item, "submission", from->id);
    nk_build_integer(builder, item, "revision", from->revision);
    nk_build_text(builder, item, "pointer", place->pointer);
    struct nk_node links = nk_build_object(builder, item, "links");
    nk_build_format(builder, links, "revision", "/v1/collections/%d/submissions/%.*s/revisions/%d",
                    from->submission->year, NK_TEXT_ARGUMENTS(from->actor->id), (int)from->revision);
}

static void build_cell(struct nk_builder *builder, struct nk_node item, const struct nk_explanation *step)
{
    const struct nk_number *number = step->number;
    enum nk_value_status status = number->given ? number->status : NK_MISSING;
    nk_build_code(builder, item, "status", nk_value_status_code(status));
    build_text_if_any(builder, item, "note", number->note);
    build_text_if_any(builder, item, "method", number->method);
    build_place(builder, item, step->from, &number->place);
}

static const struct nk_financing *line_of(const struct nk_flow *flow)
{
    return &flow->supplier->submission->financing[flow->financing_index];
}

static void build_share(struct nk_builder *builder, struct nk_node item, const struct nk_flow *flow)
{
    const struct nk_number *share = &line_of(flow)->share;
    nk_build_text(builder, item, "financier", flow->financier);
    if (nk_number_has_value(share))
        nk_build_decimal(builder, item, "share", share->value);
    else
        nk_build_null(builder, item, "share");
}

/* What a financier pays of a supplier: with the whole key, and by which line of the supplier's return. */
static void build_flow(struct telling *telling, struct nk_node item, const struct nk_explanation *step)
{
    struct nk_builder *builder = telling->builder;
    const struct nk_flow *flow = step->flow;
    nk_build_text(builder, item, "supplier", flow->supplier->actor->id);
    nk_build_text(builder, item, "financier", flow->financier);
    nk_build_code(builder, item, "basis", step->key_count > 0 ? "key" : "amount");
    if (step->key_count > 0) {
        struct nk_node key = nk_build_array(builder, item, "key");
        for (size_t i = 0; i < step->key_count; i++)
            build_share(builder, nk_build_item_object(builder, key), &step->key[i]);
    }
    if (telling->answer->shows_returns)
        build_place(builder, item, flow->supplier, &line_of(flow)->place);
}

static void build_imputation(struct telling *telling, struct nk_node item, const struct nk_imputation *imputation)
{
    nk_build_text(telling->builder, item, "imputation", imputation->id);
    nk_build_text(telling->builder, item, "reason", nk_label_in(&imputation->reason, telling->language));
    nk_build_text(telling->builder, item, "source", imputation->source);
}

/* What only some operations have. */
static void build_particulars(struct telling *telling, struct nk_node item, const struct nk_explanation *step)
{
    struct nk_builder *builder = telling->builder;
    switch (step->operation) {
    case NK_OP_ROUND:
        nk_build_integer(builder, item, "decimals", step->decimals);
        return;
    case NK_OP_RATIO:
        nk_build_sum(builder, item, "over", step->over);
        nk_build_integer(builder, item, "factor", step->factor);
        return;
    case NK_OP_SUM:
        if (step->flow)
            build_flow(telling, item, step);
        return;
    case NK_OP_APPORTION:
        build_share(builder, item, step->flow);
        return;
    case NK_OP_CELL:
        build_cell(builder, item, step);
        return;
    case NK_OP_IMPUTE:
    case NK_OP_CONSTANT:
        if (step->imputation)
            build_imputation(telling, item, step->imputation);
        return;
    case NK_OP_NEGATE:
        return;
    }
}

/* A tree is at most NK_EXPLANATION_DEPTH_MAX steps deep, so the recursion is bounded. */
static void build_step(struct telling *telling, struct nk_node item, const struct nk_explanation *step, int depth)
{
    struct nk_builder *builder = telling->builder;
    nk_build_code(builder, item, "op", nk_operation_code(step->operation));
    nk_build_text(builder, item, "label", step->label);
    if (step->year)
        nk_build_integer(builder, item, "year", step->year);
    build_text_if_any(builder, item, "category", step->category);
    build_text_if_any(builder, item, "area", step->area);
    build_text_if_any(builder, item, "costType", step->cost_type);
    if (step->operation == NK_OP_CELL && !nk_number_has_value(step->number))
        nk_build_null(builder, item, "value");
    else
        nk_build_sum(builder, item, "value", step->value);
    build_particulars(telling, item, step);
    if (step->operation == NK_OP_CELL || step->operation == NK_OP_CONSTANT)
        return;

    enum closing closing = closing_of(telling->answer, step, depth);
    if (closing != OPEN) {
        nk_build_null(builder, item, "inputs");
        nk_build_code(builder, item, "closed", closings[closing]);
        return;
    }
    struct nk_node inputs = nk_build_array(builder, item, "inputs");
    for (size_t i = 0; i < step->input_count; i++)
        build_step(telling, nk_build_item_object(builder, inputs), step->inputs[i], depth + 1);
}

/* The figure, whose it is, and of which code: as a value of /v1/data/figures names it. */
static void build_subject(struct nk_builder *builder, struct nk_node root, const struct nk_figure_value *value)
{
    nk_build_text(builder, root, "figure", value->figure->id);
    nk_build_text(builder, root, "entity", value->entity);
    nk_build_integer(builder, root, "year", value->year);
    build_text_if_any(builder, root, "category", value->category);
    build_text_if_any(builder, root, "area", value->area);
    nk_build_text(builder, root, "unit", value->figure->unit);
}

static void build_links(struct nk_builder *builder, struct nk_node root, const struct nk_explain_answer *answer)
{
    const struct nk_figure_value *value = answer->value;
    struct nk_text figure = value->figure->id;
    struct nk_node links = nk_build_object(builder, root, "links");
    nk_build_format(builder, links, "definition", "/v1/figures/%.*s", NK_TEXT_ARGUMENTS(figure));
    struct nk_text publication = answer->publication->id;
    nk_build_format(builder, links, "value", "/v1/data/figures?figure=%.*s&entity=%.*s&publication=%.*s",
                    NK_TEXT_ARGUMENTS(figure), NK_TEXT_ARGUMENTS(value->entity), NK_TEXT_ARGUMENTS(publication));
    nk_build_format(builder, links, "publication", "/v1/publications/%.*s", NK_TEXT_ARGUMENTS(publication));
}

struct nk_buffer nk_explain_json(const struct nk_explain_answer *answer, enum nk_language language)
{
    const struct nk_figure_value *value = answer->value;
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_published(&builder, root, answer->published.publications, answer->published.publication_count,
                       value->illustrative, language);
    build_subject(&builder, root, value);
    if (answer->root) {
        nk_build_sum(&builder, root, "published", value->value);
        nk_build_sum(&builder, root, "recomputed", answer->recomputed);
        nk_build_boolean(&builder, root, "equal", answer->equal);
    } else {
        nk_build_null(&builder, root, "published");
        nk_build_null(&builder, root, "recomputed");
        nk_build_null(&builder, root, "equal");
    }
    nk_build_absence(&builder, root, value->absence, language);
    if (answer->root) {
        struct telling telling = {.builder = &builder, .answer = answer, .language = language};
        build_step(&telling, root, answer->root, 0);
    } else {
        nk_build_null(&builder, root, "op");
        nk_build_null(&builder, root, "value");
        nk_build_null(&builder, root, "inputs");
    }
    build_links(&builder, root, answer);
    return nk_build_finish(&builder);
}
