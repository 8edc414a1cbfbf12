#include "server/wire/collection_out.h"

#include "server/wire/builder.h"

static void build_collection(struct nk_builder *builder, struct nk_node item, const struct nk_collection *collection)
{
    nk_build_integer(builder, item, "year", collection->year);
    nk_build_code(builder, item, "state", nk_collection_state_code(collection->state));
    nk_build_date_or_null(builder, item, "opens", collection->opens);
    nk_build_date_or_null(builder, item, "due", collection->due);
    nk_build_date_or_null(builder, item, "closes", collection->closes);
    nk_build_text(builder, item, "methodology", collection->methodology);
    struct nk_node units = nk_build_array(builder, item, "reportingUnits");
    for (size_t i = 0; i < collection->reporting_unit_count; i++)
        nk_build_item_text(builder, units, collection->reporting_units[i]);
    struct nk_node links = nk_build_object(builder, item, "links");
    nk_build_format(builder, links, "self", "/v1/collections/%d", collection->year);
    nk_build_format(builder, links, "submissions", "/v1/collections/%d/submissions", collection->year);
    if (collection->state == NK_PUBLISHED)
        nk_build_code(builder, links, "publications", "/v1/publications");
}

struct nk_buffer nk_collection_json(const struct nk_collection *collection)
{
    struct nk_builder builder;
    build_collection(&builder, nk_build_start(&builder), collection);
    return nk_build_finish(&builder);
}

struct nk_buffer nk_collections_json(const struct nk_collection *collections, size_t count, struct nk_text next)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < count; i++)
        build_collection(&builder, nk_build_item_object(&builder, items), &collections[i]);
    nk_build_text_or_null(&builder, root, "next", next);
    return nk_build_finish(&builder);
}

static void build_extension_members(struct nk_builder *builder, struct nk_node item,
                                    const struct nk_extension *extension)
{
    nk_build_date_or_null(builder, item, "closes", extension->closes);
    nk_build_text(builder, item, "reason", extension->reason);
    nk_build_text(builder, item, "grantedAt", extension->at);
    nk_build_text(builder, item, "grantedBy", extension->by);
}

struct nk_buffer nk_extension_json(int year, struct nk_text actor, const struct nk_extension *extension)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_integer(&builder, root, "year", year);
    nk_build_text(&builder, root, "actor", actor);
    build_extension_members(&builder, root, extension);
    struct nk_node links = nk_build_object(&builder, root, "links");
    nk_build_format(&builder, links, "self", "/v1/collections/%d/extensions/%.*s", year, NK_TEXT_ARGUMENTS(actor));
    nk_build_format(&builder, links, "collection", "/v1/collections/%d", year);
    return nk_build_finish(&builder);
}

static void build_line_links(struct nk_builder *builder, struct nk_node item, int year,
                             const struct nk_board_line *line, bool reads_returns)
{
    struct nk_node links = nk_build_object(builder, item, "links");
    if (line->has_revision && reads_returns)
        nk_build_format(builder, links, "self", "/v1/collections/%d/submissions/%.*s", year,
                        NK_TEXT_ARGUMENTS(line->actor));
    if (reads_returns)
        nk_build_format(builder, links, "template", "/v1/collections/%d/submissions/%.*s/template", year,
                        NK_TEXT_ARGUMENTS(line->actor));
    if (line->extension.closes)
        nk_build_format(builder, links, "extension", "/v1/collections/%d/extensions/%.*s", year,
                        NK_TEXT_ARGUMENTS(line->actor));
}

static void build_line(struct nk_builder *builder, struct nk_node item, int year, const struct nk_board_line *line,
                       bool reads_returns)
{
    static const size_t no_findings[4];
    const struct nk_revision *revision = line->has_revision ? &line->revision : NULL;
    nk_build_text(builder, item, "actor", line->actor);
    nk_build_code(builder, item, "state", revision ? nk_revision_state_code(revision->state) : "not-started");
    if (revision)
        nk_build_integer(builder, item, "revision", revision->number);
    else
        nk_build_null(builder, item, "revision");
    nk_build_severities(builder, item, "findings", revision ? revision->findings : no_findings);
    nk_build_boolean(builder, item, "late", line->late);
    if (line->is_delivered)
        nk_build_integer(builder, item, "daysLate", line->days_late);
    else
        nk_build_null(builder, item, "daysLate");
    if (line->extension.closes)
        build_extension_members(builder, nk_build_object(builder, item, "extension"), &line->extension);
    else
        nk_build_null(builder, item, "extension");
    nk_build_text_or_null(builder, item, "submittedAt", revision ? revision->submitted_at : NK_TEXT(""));
    build_line_links(builder, item, year, line, reads_returns);
}

static void build_summary(struct nk_builder *builder, struct nk_node parent, const struct nk_board_line *lines,
                          size_t count)
{
    size_t approved = 0, received = 0, late = 0, delivered_late = 0;
    for (size_t i = 0; i < count; i++) {
        bool is_approved = lines[i].has_revision && lines[i].revision.state == NK_APPROVED;
        bool is_submitted = lines[i].has_revision && lines[i].revision.state == NK_SUBMITTED;
        approved += is_approved;
        received += is_approved || is_submitted;
        late += lines[i].late;
        delivered_late += lines[i].is_delivered && lines[i].days_late > 0;
    }
    struct nk_node summary = nk_build_object(builder, parent, "summary");
    nk_build_count(builder, summary, "expected", count);
    nk_build_count(builder, summary, "received", received);
    nk_build_count(builder, summary, "approved", approved);
    nk_build_count(builder, summary, "late", late);
    nk_build_count(builder, summary, "deliveredLate", delivered_late);
    nk_build_count(builder, summary, "missing", count - received);
}

struct nk_buffer nk_board_json(const struct nk_collection *collection, const struct nk_board_line *lines,
                               size_t count, bool reads_returns)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_integer(&builder, root, "year", collection->year);
    nk_build_code(&builder, root, "state", nk_collection_state_code(collection->state));
    nk_build_date_or_null(&builder, root, "due", collection->due);
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < count; i++)
        build_line(&builder, nk_build_item_object(&builder, items), collection->year, &lines[i], reads_returns);
    build_summary(&builder, root, lines, count);
    nk_build_null(&builder, root, "next");
    return nk_build_finish(&builder);
}
