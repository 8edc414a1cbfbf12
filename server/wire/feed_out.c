#include "server/wire/feed_out.h"

#include "server/wire/builder.h"

#define SUBMISSION "/v1/collections/%d/submissions/%.*s"

/* What is there for as long as the item is told: no finding, which goes with its value, and no return
 * before it is begun. */
static void build_links(struct nk_builder *builder, struct nk_node parent, const struct nk_feed_item *item,
                        bool reads_returns)
{
    struct nk_node links = nk_build_object(builder, parent, "links");
    nk_build_format(builder, links, "collection", "/v1/collections/%d", item->year);
    nk_build_format(builder, links, "board", "/v1/collections/%d/submissions", item->year);
    if (item->revision && reads_returns)
        nk_build_format(builder, links, "submission", SUBMISSION, item->year, NK_TEXT_ARGUMENTS(item->actor));
    else if (item->actor.length && reads_returns)
        nk_build_format(builder, links, "template", SUBMISSION "/template", item->year, NK_TEXT_ARGUMENTS(item->actor));
    if (item->finding.length && reads_returns)
        nk_build_format(builder, links, "findings", SUBMISSION "/findings", item->year, NK_TEXT_ARGUMENTS(item->actor));
    if (item->supplier.length)
        nk_build_format(builder, links, "flow", "/v1/collections/%d/reconciliation/%.*s/%.*s", item->year,
                        NK_TEXT_ARGUMENTS(item->supplier), NK_TEXT_ARGUMENTS(item->buyer));
    if (item->publication.length)
        nk_build_format(builder, links, "publication", "/v1/publications/%.*s", NK_TEXT_ARGUMENTS(item->publication));
}

static void build_flow(struct nk_builder *builder, struct nk_node parent, const struct nk_feed_item *item)
{
    if (!item->supplier.length) {
        nk_build_null(builder, parent, "flow");
        return;
    }
    struct nk_node flow = nk_build_object(builder, parent, "flow");
    nk_build_text(builder, flow, "supplier", item->supplier);
    nk_build_text(builder, flow, "buyer", item->buyer);
}

static void build_item(struct nk_builder *builder, struct nk_node parent, const struct nk_feed_item *item,
                       bool reads_returns)
{
    nk_build_text(builder, parent, "id", item->id);
    nk_build_text(builder, parent, "cursor", item->cursor);
    nk_build_text(builder, parent, "at", item->at);
    nk_build_text(builder, parent, "type", item->type);
    nk_build_integer(builder, parent, "year", item->year);
    nk_build_text_or_null(builder, parent, "actor", item->actor);
    if (item->revision)
        nk_build_integer(builder, parent, "revision", item->revision);
    else
        nk_build_null(builder, parent, "revision");
    nk_build_text_or_null(builder, parent, "finding", item->finding);
    nk_build_text_or_null(builder, parent, "reason", item->reason);
    nk_build_text_or_null(builder, parent, "publication", item->publication);
    build_flow(builder, parent, item);
    build_links(builder, parent, item, reads_returns);
}

struct nk_buffer nk_feed_json(const struct nk_feed_item *items, size_t count, struct nk_text next, bool reads_returns)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    struct nk_node array = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < count; i++)
        build_item(&builder, nk_build_item_object(&builder, array), &items[i], reads_returns);
    nk_build_text_or_null(&builder, root, "next", next);
    return nk_build_finish(&builder);
}
