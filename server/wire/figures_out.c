#include "server/wire/figures_out.h"

#include "server/wire/labels.h"
#include "server/wire/published_out.h"
#include "server/wire/series_out.h"

static void build_optional_sum(struct nk_builder *builder, struct nk_node item, const char *name, bool exists,
                               struct nk_decimal value)
{
    if (exists)
        nk_build_sum(builder, item, name, value);
    else
        nk_build_null(builder, item, name);
}

/* How much of each side is not simply reported. */
static void build_estimated(struct nk_builder *builder, struct nk_node item, const struct nk_figure_value *value)
{
    bool present = value->absence == NK_PRESENT;
    nk_build_decimal_or_null(builder, item, "estimatedShare", present, value->estimated_share);
    nk_build_decimal_or_null(builder, item, "denominatorEstimatedShare",
                             present && value->has_denominator && value->denominator_known,
                             value->denominator_estimated_share);
    struct nk_node ids = nk_build_array(builder, item, "imputations");
    for (size_t i = 0; i < value->imputed_count; i++)
        nk_build_item_text(builder, ids, value->imputed[i]->imputation->id);
}

static struct nk_text reason_in(const struct nk_comparison *comparison, enum nk_language language)
{
    if (comparison->reason == NK_OTHER_DEFINITION)
        return nk_label_in(&comparison->benchmark->reason, language);
    return nk_label_in(nk_incomparable_label(comparison->reason), language);
}

static void build_benchmark(struct nk_builder *builder, struct nk_node item, const struct nk_comparison *comparison,
                            enum nk_language language)
{
    if (!comparison) {
        nk_build_null(builder, item, "benchmark");
        return;
    }
    const struct nk_benchmark *benchmark = comparison->benchmark;
    bool comparable = comparison->reason == NK_COMPARABLE;
    struct nk_node parent = nk_build_object(builder, item, "benchmark");
    nk_build_text(builder, parent, "id", benchmark->id);
    nk_build_decimal(builder, parent, "value", benchmark->value);
    nk_build_text(builder, parent, "edition", benchmark->edition);
    nk_build_text(builder, parent, "statistic", benchmark->statistic);
    nk_build_text(builder, parent, "denominator", benchmark->denominator);
    nk_build_boolean(builder, parent, "comparable", comparable);
    nk_build_text_or_null(builder, parent, "reason", reason_in(comparison, language));
    nk_build_decimal_or_null(builder, parent, "points", comparable, comparison->points);
    nk_build_decimal_or_null(builder, parent, "relative", comparable && comparison->relative_known,
                             comparison->relative);
    nk_build_break_ids(builder, parent, (const struct nk_break *const *)comparison->breaks, comparison->break_count);
    nk_build_text(builder, parent, "source", benchmark->source);
    struct nk_node links = nk_build_object(builder, parent, "links");
    nk_build_format(builder, links, "self", "/v1/benchmarks/%.*s", NK_TEXT_ARGUMENTS(benchmark->id));
}

/* Where the value is explained: in the publication that computed it. A code that several years have in common is none
 * of the publication's. */
static void build_explain_link(struct nk_builder *builder, struct nk_node links, const struct nk_figures_answer *answer,
                               const struct nk_figure_value *value)
{
    const struct nk_published *published = &answer->published;
    struct nk_text code = value->category.length ? value->category : value->area;
    const char *name = value->category.length ? "&category=" : "&area=";
    if (value->published || (answer->frame.harmonised && code.length))
        return;
    for (size_t i = 0; i < published->publication_count; i++)
        if (published->publications[i]->year == value->year)
            nk_build_format(builder, links, "explain",
                            "/v1/data/figures/%.*s/explain?entity=%.*s&publication=%.*s%s%.*s",
                            NK_TEXT_ARGUMENTS(value->figure->id), NK_TEXT_ARGUMENTS(value->entity),
                            NK_TEXT_ARGUMENTS(published->publications[i]->id), code.length ? name : "",
                            NK_TEXT_ARGUMENTS(code));
}

static void build_value(struct nk_builder *builder, struct nk_node item, const struct nk_figures_answer *answer,
                        const struct nk_figure_value *value, const struct nk_figure_beside *beside,
                        enum nk_language language)
{
    bool present = value->absence == NK_PRESENT;
    nk_build_text(builder, item, "figure", value->figure->id);
    nk_build_text(builder, item, "entity", value->entity);
    nk_build_integer(builder, item, "year", value->year);
    nk_build_figure_number(builder, item, "value", present, value->figure, value->value);
    if (value->price_index)
        nk_build_figure_number(builder, item, "nominal", beside->nominal_known, value->figure, beside->nominal);
    nk_build_text(builder, item, "unit", value->figure->unit);
    build_optional_sum(builder, item, "numerator", value->numerator_known, value->numerator);
    build_optional_sum(builder, item, "denominator", value->has_denominator && value->denominator_known,
                       value->denominator);
    nk_build_code(builder, item, "status", nk_value_status_code(present ? value->status : NK_MISSING));
    build_estimated(builder, item, value);
    nk_build_report(builder, item, value->published);
    if (value->category.length)
        nk_build_text(builder, item, "category", value->category);
    if (value->area.length)
        nk_build_text(builder, item, "area", value->area);
    nk_build_absence(builder, item, value->absence, language);
    nk_build_actor_ids(builder, item, "missing", value->missing, value->missing_count);
    nk_build_break_ids(builder, item, beside->breaks, beside->break_count);
    build_benchmark(builder, item, beside->comparison, language);
    nk_build_boolean(builder, item, "illustrative", value->illustrative);
    struct nk_node links = nk_build_object(builder, item, "links");
    nk_build_format(builder, links, "definition", "/v1/figures/%.*s", NK_TEXT_ARGUMENTS(value->figure->id));
    build_explain_link(builder, links, answer, value);
}

bool nk_figures_are_illustrative(const struct nk_figures_answer *answer)
{
    for (size_t i = 0; i < answer->value_count; i++)
        if (answer->values[i].illustrative)
            return true;
    return false;
}

struct nk_buffer nk_figures_json(const struct nk_figures_answer *answer, enum nk_language language)
{
    static const struct nk_figure_beside nothing = {.break_count = 0};
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_published(&builder, root, answer->published.publications, answer->published.publication_count,
                       nk_figures_are_illustrative(answer), language);
    nk_build_basis(&builder, root, &answer->frame, language);
    nk_build_classification(&builder, root, &answer->frame, language);
    nk_build_breaks(&builder, root, &answer->frame, language);
    nk_build_imputations(&builder, root, &answer->frame, language);
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < answer->value_count; i++)
        build_value(&builder, nk_build_item_object(&builder, items), answer, &answer->values[i],
                    answer->beside ? &answer->beside[i] : &nothing, language);
    nk_build_null(&builder, root, "next");
    return nk_build_finish(&builder);
}
