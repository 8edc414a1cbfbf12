#include "server/wire/catalogue_out.h"

#include "core/expenditure.h"
#include "server/wire/account_structure_out.h"
#include "server/wire/builder.h"

static void build_actor(struct nk_builder *builder, struct nk_node item, const struct nk_actor *actor)
{
    nk_build_text(builder, item, "id", actor->id);
    nk_build_text_or_null(builder, item, "organisationNumber", actor->organisation_number);
    nk_build_label(builder, item, "name", &actor->name);
    nk_build_code(builder, item, "kind", nk_actor_kind_code(actor->kind));
    nk_build_text_or_null(builder, item, "region", actor->region);
    nk_build_date_or_null(builder, item, "validFrom", actor->valid_from);
    nk_build_date_or_null(builder, item, "validTo", actor->valid_to);
    nk_build_text_or_null(builder, item, "succeededBy", actor->succeeded_by);
    nk_build_text(builder, item, "source", actor->source);
    struct nk_node links = nk_build_object(builder, item, "links");
    nk_build_format(builder, links, "self", "/v1/actors/%.*s", NK_TEXT_ARGUMENTS(actor->id));
    if (actor->region.length)
        nk_build_format(builder, links, "region", "/v1/actors/%.*s", NK_TEXT_ARGUMENTS(actor->region));
}

struct nk_buffer nk_actor_json(const struct nk_actor *actor)
{
    struct nk_builder builder;
    build_actor(&builder, nk_build_start(&builder), actor);
    return nk_build_finish(&builder);
}

struct nk_buffer nk_actors_json(const struct nk_actor *const *actors, size_t count, struct nk_text next)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < count; i++)
        build_actor(&builder, nk_build_item_object(&builder, items), actors[i]);
    nk_build_text_or_null(&builder, root, "next", next);
    return nk_build_finish(&builder);
}

static void build_classification_head(struct nk_builder *builder, struct nk_node item,
                                      const struct nk_classification *classification)
{
    nk_build_text(builder, item, "id", classification->id);
    nk_build_text(builder, item, "version", classification->version);
    nk_build_label(builder, item, "name", &classification->name);
    nk_build_year_or_null(builder, item, "validFrom", classification->first_year);
    nk_build_year_or_null(builder, item, "validTo", classification->last_year);
}

static void build_classification_links(struct nk_builder *builder, struct nk_node item,
                                       const struct nk_classification *classification)
{
    struct nk_node links = nk_build_object(builder, item, "links");
    nk_build_format(builder, links, "self", "/v1/classifications/%.*s?year=%d",
                    NK_TEXT_ARGUMENTS(classification->id), classification->first_year);
}

static void build_codes(struct nk_builder *builder, struct nk_node parent,
                        const struct nk_classification *classification)
{
    const struct nk_code_list *list = &classification->codes;
    struct nk_node codes = nk_build_array(builder, parent, "codes");
    for (size_t i = 0; i < list->count; i++) {
        const struct nk_code *code = &list->codes[i];
        struct nk_node item = nk_build_item_object(builder, codes);
        nk_build_text(builder, item, "code", code->code);
        nk_build_label(builder, item, "label", &code->label);
        nk_build_label_or_null(builder, item, "definition", &code->definition);
        nk_build_account_line(builder, item, classification, i);
        nk_build_text(builder, item, "source", code->source);
    }
}

static bool same_versions(const struct nk_correspondence *a, const struct nk_correspondence *b)
{
    return nk_text_equal(a->classification, b->classification) && nk_text_equal(a->from_version, b->from_version) &&
           nk_text_equal(a->to_version, b->to_version);
}

/* What an edge is depends on the others at its two ends. */
static const char *correspondence_kind(const struct nk_catalogue *catalogue, const struct nk_correspondence *edge)
{
    static const char *const kinds[2][2] = {{"one-to-one", "merge"}, {"split", "many-to-many"}};
    size_t from_same = 0, to_same = 0;
    for (size_t i = 0; i < catalogue->correspondence_count; i++) {
        const struct nk_correspondence *other = &catalogue->correspondences[i];
        if (!same_versions(edge, other))
            continue;
        from_same += nk_text_equal(edge->from_code, other->from_code);
        to_same += nk_text_equal(edge->to_code, other->to_code);
    }
    return kinds[from_same > 1][to_same > 1];
}

static bool concerns(const struct nk_correspondence *edge, const struct nk_classification *classification)
{
    return nk_text_equal(edge->classification, classification->id) &&
           (nk_text_equal(edge->from_version, classification->version) ||
            nk_text_equal(edge->to_version, classification->version));
}

static void build_correspondences(struct nk_builder *builder, struct nk_node parent,
                                  const struct nk_catalogue *catalogue, const struct nk_classification *classification)
{
    struct nk_node edges = nk_build_array(builder, parent, "correspondences");
    for (size_t i = 0; i < catalogue->correspondence_count; i++) {
        const struct nk_correspondence *edge = &catalogue->correspondences[i];
        if (!concerns(edge, classification))
            continue;
        struct nk_node item = nk_build_item_object(builder, edges);
        nk_build_text(builder, item, "fromVersion", edge->from_version);
        nk_build_text(builder, item, "fromCode", edge->from_code);
        nk_build_text(builder, item, "toVersion", edge->to_version);
        nk_build_text(builder, item, "toCode", edge->to_code);
        nk_build_code(builder, item, "kind", correspondence_kind(catalogue, edge));
        nk_build_text(builder, item, "source", edge->source);
    }
}

struct nk_buffer nk_classification_json(const struct nk_catalogue *catalogue,
                                        const struct nk_classification *classification)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    build_classification_head(&builder, root, classification);
    build_codes(&builder, root, classification);
    nk_build_account_identities(&builder, root, classification);
    build_correspondences(&builder, root, catalogue, classification);
    nk_build_text(&builder, root, "source", classification->source);
    build_classification_links(&builder, root, classification);
    return nk_build_finish(&builder);
}

struct nk_buffer nk_classifications_json(const struct nk_catalogue *catalogue)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < catalogue->classification_count; i++) {
        struct nk_node item = nk_build_item_object(&builder, items);
        build_classification_head(&builder, item, &catalogue->classifications[i]);
        build_classification_links(&builder, item, &catalogue->classifications[i]);
    }
    nk_build_null(&builder, root, "next");
    return nk_build_finish(&builder);
}

static bool allows_unspecified(const struct nk_methodology *methodology)
{
    return nk_code_list_find(&methodology->categories, NK_TEXT(NK_UNSPECIFIED)) >= 0;
}

static void build_methodology(struct nk_builder *builder, struct nk_node item, const struct nk_methodology *methodology)
{
    nk_build_text(builder, item, "id", methodology->id);
    nk_build_label(builder, item, "name", &methodology->name);
    nk_build_label(builder, item, "description", &methodology->description);
    nk_build_year_or_null(builder, item, "validFrom", methodology->first_year);
    nk_build_year_or_null(builder, item, "validTo", methodology->last_year);
    nk_build_boolean(builder, item, "crossesDimensions", methodology->crosses_dimensions);
    nk_build_boolean(builder, item, "allowsUnspecified", allows_unspecified(methodology));
    nk_build_text(builder, item, "classificationVersion", methodology->classification_version);
    nk_build_text(builder, item, "source", methodology->source);
    struct nk_node links = nk_build_object(builder, item, "links");
    nk_build_format(builder, links, "self", "/v1/methodologies/%.*s", NK_TEXT_ARGUMENTS(methodology->id));
}

struct nk_buffer nk_methodology_json(const struct nk_methodology *methodology)
{
    struct nk_builder builder;
    build_methodology(&builder, nk_build_start(&builder), methodology);
    return nk_build_finish(&builder);
}

struct nk_buffer nk_methodologies_json(const struct nk_catalogue *catalogue)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < catalogue->methodology_count; i++)
        build_methodology(&builder, nk_build_item_object(&builder, items), &catalogue->methodologies[i]);
    nk_build_null(&builder, root, "next");
    return nk_build_finish(&builder);
}

static void build_breakdown(struct nk_builder *builder, struct nk_node item, enum nk_breakdown breakdown)
{
    switch (breakdown) {
    case NK_BY_NOTHING:
        nk_build_null(builder, item, "breakdown");
        return;
    case NK_BY_CATEGORY:
        nk_build_code(builder, item, "breakdown", nk_dimension_code(NK_CATEGORY));
        return;
    case NK_BY_AREA:
        nk_build_code(builder, item, "breakdown", nk_dimension_code(NK_AREA));
        return;
    }
}

static void build_terms(struct nk_builder *builder, struct nk_node parent, const char *name,
                        const struct nk_figure_term *terms, size_t count)
{
    struct nk_node items = nk_build_array(builder, parent, name);
    for (size_t i = 0; i < count; i++) {
        const struct nk_figure_term *term = &terms[i];
        struct nk_node item = nk_build_item_object(builder, items);
        nk_build_code(builder, item, "sum", nk_sum_code(term->sum));
        nk_build_code(builder, item, "sign", term->negative ? "-" : "+");
        nk_build_integer(builder, item, "yearOffset", term->year_offset);
        nk_build_text_or_null(builder, item, "category", term->category);
        nk_build_text_or_null(builder, item, "area", term->area);
        nk_build_text_or_null(builder, item, "costType", term->cost_type);
    }
}

static void build_figure(struct nk_builder *builder, struct nk_node item, const struct nk_figure *figure)
{
    nk_build_text(builder, item, "id", figure->id);
    nk_build_label(builder, item, "name", &figure->name);
    nk_build_label(builder, item, "description", &figure->description);
    nk_build_label_or_null(builder, item, "caveat", &figure->caveat);
    nk_build_text(builder, item, "unit", figure->unit);
    nk_build_integer(builder, item, "decimals", figure->decimals);
    nk_build_integer(builder, item, "factor", figure->factor);
    build_breakdown(builder, item, figure->breakdown);
    build_terms(builder, item, "numerator", figure->numerator, figure->numerator_count);
    build_terms(builder, item, "denominator", figure->denominator, figure->denominator_count);
    nk_build_code(builder, item, "method", "ratio-of-sums");
    nk_build_code(builder, item, "rounding", "half-away-from-zero");
    nk_build_text(builder, item, "source", figure->source);
    struct nk_node links = nk_build_object(builder, item, "links");
    nk_build_format(builder, links, "self", "/v1/figures/%.*s", NK_TEXT_ARGUMENTS(figure->id));
    nk_build_format(builder, links, "values", "/v1/data/figures?figure=%.*s", NK_TEXT_ARGUMENTS(figure->id));
}

struct nk_buffer nk_figure_definition_json(const struct nk_figure *figure)
{
    struct nk_builder builder;
    build_figure(&builder, nk_build_start(&builder), figure);
    return nk_build_finish(&builder);
}

struct nk_buffer nk_figure_definitions_json(const struct nk_catalogue *catalogue)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < catalogue->figure_count; i++)
        build_figure(&builder, nk_build_item_object(&builder, items), &catalogue->figures[i]);
    nk_build_null(&builder, root, "next");
    return nk_build_finish(&builder);
}
