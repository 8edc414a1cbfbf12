#include "server/wire/difference_out.h"

#include "server/wire/builder.h"

#define REVISIONS "/v1/collections/%d/submissions/%.*s/revisions/"

static void build_side(struct nk_builder *builder, struct nk_node parent, const char *name,
                       const struct nk_revision *revision)
{
    struct nk_node side = nk_build_object(builder, parent, name);
    nk_build_integer(builder, side, "revision", revision->number);
    nk_build_code(builder, side, "state", nk_revision_state_code(revision->state));
    nk_build_text(builder, side, "sha256", revision->sha256);
}

static void build_texts(struct nk_builder *builder, struct nk_node parent, const char *name,
                        const struct nk_text *texts, size_t count)
{
    struct nk_node array = nk_build_array(builder, parent, name);
    for (size_t i = 0; i < count; i++)
        nk_build_item_text(builder, array, texts[i]);
}

static void build_change(struct nk_builder *builder, struct nk_node item, const struct nk_value_change *change)
{
    nk_build_text(builder, item, "pointer", change->key);
    nk_build_text(builder, item, "section", change->section);
    nk_build_code(builder, item, "kind", nk_change_kind_code(change->kind));
    nk_build_text_or_null(builder, item, "before", change->before);
    nk_build_text_or_null(builder, item, "after", change->after);
    nk_build_text_or_null(builder, item, "difference", change->difference);
}

struct nk_buffer nk_difference_json(const struct nk_revision_difference *difference, const struct nk_revision *before,
                                    const struct nk_revision *after)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_text(&builder, root, "actor", after->actor);
    nk_build_integer(&builder, root, "year", after->year);
    build_side(&builder, root, "from", before);
    build_side(&builder, root, "to", after);
    struct nk_node counts = nk_build_object(&builder, root, "counts");
    for (int kind = 0; kind < NK_CHANGE_KINDS; kind++)
        nk_build_count(&builder, counts, nk_change_kind_code((enum nk_change_kind)kind), difference->by_kind[kind]);
    build_texts(&builder, root, "sectionsAdded", difference->sections_added, difference->sections_added_count);
    build_texts(&builder, root, "sectionsRemoved", difference->sections_removed, difference->sections_removed_count);
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < difference->count; i++)
        build_change(&builder, nk_build_item_object(&builder, items), &difference->changes[i]);
    struct nk_node links = nk_build_object(&builder, root, "links");
    nk_build_format(&builder, links, "self", REVISIONS "%d...%d", after->year, NK_TEXT_ARGUMENTS(after->actor),
                    before->number, after->number);
    nk_build_format(&builder, links, "from", REVISIONS "%d", after->year, NK_TEXT_ARGUMENTS(after->actor),
                    before->number);
    nk_build_format(&builder, links, "to", REVISIONS "%d", after->year, NK_TEXT_ARGUMENTS(after->actor), after->number);
    return nk_build_finish(&builder);
}
