#include "server/wire/changes_out.h"

#include "server/wire/labels.h"
#include "server/wire/published_out.h"
#include "server/wire/series_out.h"

struct nk_text nk_difference_unit(const struct nk_figure *figure)
{
    return nk_text_is(figure->unit, NK_UNIT_PERCENT) ? NK_TEXT("percentage-points") : figure->unit;
}

static void build_side(struct nk_builder *builder, struct nk_node item, const char *name,
                       const struct nk_figure_value *value, enum nk_language language)
{
    bool present = value->absence == NK_PRESENT;
    struct nk_node side = nk_build_object(builder, item, name);
    nk_build_integer(builder, side, "year", value->year);
    nk_build_figure_number(builder, side, "value", present, value->figure, value->value);
    nk_build_code(builder, side, "status", nk_value_status_code(present ? value->status : NK_MISSING));
    nk_build_decimal_or_null(builder, side, "estimatedShare", present, value->estimated_share);
    nk_build_report(builder, side, value->published);
    nk_build_absence(builder, side, value->absence, language);
    nk_build_actor_ids(builder, side, "missing", value->missing, value->missing_count);
}

static void build_line(struct nk_builder *builder, struct nk_node item, const struct nk_change_line *line,
                       enum nk_language language)
{
    const struct nk_change *change = &line->change;
    const struct nk_figure *figure = line->later.figure;
    nk_build_text(builder, item, "figure", figure->id);
    nk_build_text(builder, item, "entity", line->later.entity);
    if (line->later.category.length)
        nk_build_text(builder, item, "category", line->later.category);
    if (line->later.area.length)
        nk_build_text(builder, item, "area", line->later.area);
    nk_build_text(builder, item, "unit", figure->unit);
    build_side(builder, item, "from", &line->earlier, language);
    build_side(builder, item, "to", &line->later, language);
    nk_build_integer(builder, item, "years", change->years);
    nk_build_figure_number(builder, item, "difference", change->known, figure, change->difference);
    nk_build_text(builder, item, "differenceUnit", nk_difference_unit(figure));
    nk_build_decimal_or_null(builder, item, "relative", change->relative_known, change->relative);
    nk_build_decimal_or_null(builder, item, "growthPerYear", change->growth_known, change->growth);
    nk_build_break_ids(builder, item, (const struct nk_break *const *)change->breaks, change->break_count);
    nk_build_boolean(builder, item, "illustrative", line->earlier.illustrative || line->later.illustrative);
    struct nk_node links = nk_build_object(builder, item, "links");
    nk_build_format(builder, links, "definition", "/v1/figures/%.*s", NK_TEXT_ARGUMENTS(figure->id));
}

static bool are_illustrative(const struct nk_changes_answer *answer)
{
    for (size_t i = 0; i < answer->line_count; i++)
        if (answer->lines[i].earlier.illustrative || answer->lines[i].later.illustrative)
            return true;
    return false;
}

struct nk_buffer nk_changes_json(const struct nk_changes_answer *answer, enum nk_language language)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_published(&builder, root, answer->published.publications, answer->published.publication_count,
                       are_illustrative(answer), language);
    nk_build_integer(&builder, root, "from", answer->from);
    nk_build_integer(&builder, root, "to", answer->to);
    nk_build_basis(&builder, root, &answer->frame, language);
    nk_build_classification(&builder, root, &answer->frame, language);
    nk_build_breaks(&builder, root, &answer->frame, language);
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < answer->line_count; i++)
        build_line(&builder, nk_build_item_object(&builder, items), &answer->lines[i], language);
    nk_build_null(&builder, root, "next");
    return nk_build_finish(&builder);
}
