#include "server/wire/preview_out.h"

#include "server/wire/figure_pairs_out.h"
#include "server/wire/published_out.h"
#include "server/wire/sector_build.h"

static void build_unit(struct nk_builder *builder, struct nk_node item, const struct nk_preview_unit *unit)
{
    const struct nk_board_line *line = unit->line;
    nk_build_text(builder, item, "actor", line->actor);
    nk_build_code(builder, item, "state",
                  line->has_revision ? nk_revision_state_code(line->revision.state) : "not-started");
    nk_build_boolean(builder, item, "late", line->late);
    if (!unit->used) {
        nk_build_null(builder, item, "used");
        return;
    }
    struct nk_node used = nk_build_object(builder, item, "used");
    nk_build_integer(builder, used, "revision", unit->used->number);
    nk_build_code(builder, used, "state", nk_revision_state_code(unit->used->state));
    nk_build_text(builder, used, "sha256", unit->used->sha256);
}

static void build_units(struct nk_builder *builder, struct nk_node root, const struct nk_preview_answer *answer)
{
    struct nk_node items = nk_build_array(builder, root, "returns");
    for (size_t i = 0; i < answer->unit_count; i++)
        build_unit(builder, nk_build_item_object(builder, items), &answer->units[i]);
    struct nk_node missing = nk_build_array(builder, root, "missing");
    for (size_t i = 0; i < answer->unit_count; i++)
        if (!answer->units[i].used)
            nk_build_item_text(builder, missing, answer->units[i].line->actor);
}

static void build_refusals(struct nk_builder *builder, struct nk_node root, const struct nk_preview_answer *answer)
{
    struct nk_node items = nk_build_array(builder, root, "refusals");
    if (!answer->refusal)
        return;
    struct nk_node item = nk_build_item_object(builder, items);
    nk_build_code(builder, item, "code", answer->refusal);
    nk_build_text(builder, item, "detail", answer->refusal_detail);
    struct nk_node links = nk_build_object(builder, item, "links");
    nk_build_format(builder, links, "problem", "/problems/%s", answer->refusal);
}

static void build_warnings(struct nk_builder *builder, struct nk_node root, const struct nk_preview_answer *answer)
{
    struct nk_node items = nk_build_array(builder, root, "warnings");
    for (size_t i = 0; i < answer->warning_count; i++) {
        struct nk_node item = nk_build_item_object(builder, items);
        nk_build_code(builder, item, "code", answer->warnings[i].code);
        nk_build_text(builder, item, "detail", answer->warnings[i].detail);
        struct nk_node links = nk_build_object(builder, item, "links");
        nk_build_text(builder, links, "about", answer->warnings[i].about);
    }
}

struct nk_buffer nk_preview_json(const struct nk_preview_answer *answer, enum nk_language language)
{
    const struct nk_publication_head *published = answer->published ? &answer->published->bundle.head : NULL;
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_integer(&builder, root, "year", answer->collection->year);
    nk_build_code(&builder, root, "state", nk_collection_state_code(answer->collection->state));
    nk_build_published(&builder, root, &published, published ? 1 : 0,
                       answer->preview && answer->preview->bundle.illustrative, language);
    nk_build_text(&builder, root, "wouldBe", answer->head->id);
    nk_build_code(&builder, root, "include", nk_preview_include_code(answer->include));
    nk_build_code(&builder, root, "kind", nk_publication_kind_code(answer->head->kind));
    build_refusals(&builder, root, answer);
    build_warnings(&builder, root, answer);
    build_units(&builder, root, answer);
    if (answer->preview && answer->shows_sector)
        nk_build_sector(&builder, nk_build_object(&builder, root, "sector"), answer->preview, language);
    else
        nk_build_null(&builder, root, "sector");
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < answer->figure_count; i++)
        nk_build_figure_pair(&builder, nk_build_item_object(&builder, items), &answer->figures[i], language);
    struct nk_node links = nk_build_object(&builder, root, "links");
    nk_build_format(&builder, links, "collection", "/v1/collections/%d", answer->collection->year);
    nk_build_format(&builder, links, "submissions", "/v1/collections/%d/submissions", answer->collection->year);
    return nk_build_finish(&builder);
}
