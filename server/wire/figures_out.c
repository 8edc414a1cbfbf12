#include "server/wire/figures_out.h"

#include "server/wire/labels.h"
#include "server/wire/published_out.h"

static void build_optional_sum(struct nk_builder *builder, json_t *item, const char *name, bool exists,
                               struct nk_decimal value)
{
    if (exists)
        nk_build_sum(builder, item, name, value);
    else
        nk_build_null(builder, item, name);
}

static void build_value(struct nk_builder *builder, json_t *item, const struct nk_figure_value *value,
                        enum nk_language language)
{
    bool present = value->absence == NK_PRESENT;
    nk_build_text(builder, item, "figure", value->figure->id);
    nk_build_text(builder, item, "entity", value->entity);
    nk_build_integer(builder, item, "year", value->year);
    build_optional_sum(builder, item, "value", present, value->value);
    nk_build_text(builder, item, "unit", value->figure->unit);
    build_optional_sum(builder, item, "numerator", value->numerator_known, value->numerator);
    build_optional_sum(builder, item, "denominator", value->has_denominator && value->denominator_known,
                       value->denominator);
    nk_build_code(builder, item, "status", nk_value_status_code(present ? value->status : NK_MISSING));
    if (present)
        nk_build_decimal(builder, item, "estimatedShare", value->estimated_share);
    else
        nk_build_null(builder, item, "estimatedShare");
    if (value->category.length)
        nk_build_text(builder, item, "category", value->category);
    if (value->area.length)
        nk_build_text(builder, item, "area", value->area);
    nk_build_absence(builder, item, value->absence, language);
    nk_build_actor_ids(builder, item, "missing", value->missing, value->missing_count);
    nk_build_array(builder, item, "breaks");
    nk_build_null(builder, item, "benchmark");
    nk_build_boolean(builder, item, "illustrative", value->illustrative);
    json_t *links = nk_build_object(builder, item, "links");
    nk_build_format(builder, links, "definition", "/v1/figures/%.*s", NK_TEXT_ARGUMENTS(value->figure->id));
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
    struct nk_builder builder;
    json_t *root = nk_build_start(&builder);
    nk_build_published(&builder, root, answer->published.publications, answer->published.publication_count,
                       nk_figures_are_illustrative(answer), language);
    json_t *items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < answer->value_count; i++)
        build_value(&builder, nk_build_item_object(&builder, items), &answer->values[i], language);
    nk_build_null(&builder, root, "next");
    return nk_build_finish(&builder);
}
