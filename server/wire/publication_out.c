#include "server/wire/publication_out.h"

#include "server/wire/labels.h"
#include "server/wire/published_out.h"

static void build_manifest(struct nk_builder *builder, struct nk_node root, const struct nk_bundle *bundle)
{
    struct nk_node lines = nk_build_array(builder, root, "manifest");
    for (size_t i = 0; i < bundle->return_count; i++) {
        const struct nk_manifest_line *line = &bundle->manifest[i];
        struct nk_node item = nk_build_item_object(builder, lines);
        nk_build_text(builder, item, "actor", line->actor);
        nk_build_integer(builder, item, "revision", line->revision);
        nk_build_text(builder, item, "sha256", line->sha256);
        nk_build_text(builder, item, "submission", bundle->returns[i].id);
    }
}

static void build_quality_notes(struct nk_builder *builder, struct nk_node root, const struct nk_bundle *bundle)
{
    struct nk_node items = nk_build_array(builder, root, "qualityNotes");
    for (size_t i = 0; i < bundle->return_count; i++)
        for (size_t k = 0; k < bundle->manifest[i].note_count; k++) {
            const struct nk_quality_note *note = &bundle->manifest[i].notes[k];
            struct nk_node item = nk_build_item_object(builder, items);
            nk_build_text(builder, item, "actor", bundle->manifest[i].actor);
            nk_build_text(builder, item, "rule", note->rule);
            nk_build_text(builder, item, "pointer", note->pointer);
            nk_build_text_or_null(builder, item, "code", note->code);
            nk_build_text(builder, item, "text", note->text);
            nk_build_text(builder, item, "acceptedAt", note->accepted_at);
            nk_build_text_or_null(builder, item, "expected", note->expected);
            nk_build_text_or_null(builder, item, "actual", note->actual);
        }
}

static void build_absences(struct nk_builder *builder, struct nk_node root, const struct nk_publication_head *head)
{
    struct nk_node items = nk_build_array(builder, root, "missingReasons");
    for (size_t i = 0; i < head->absence_count; i++) {
        struct nk_node item = nk_build_item_object(builder, items);
        nk_build_text(builder, item, "actor", head->absences[i].actor);
        nk_build_text(builder, item, "reason", head->absences[i].reason);
    }
}

#define BEFORE_RELEASE "/v1/audit/publications/%.*s"

static void build_links(struct nk_builder *builder, struct nk_node item, const struct nk_publication_head *head,
                        bool embargoed)
{
    struct nk_node links = nk_build_object(builder, item, "links");
    if (embargoed) {
        nk_build_format(builder, links, "self", BEFORE_RELEASE, NK_TEXT_ARGUMENTS(head->id));
        nk_build_format(builder, links, "bundle", BEFORE_RELEASE "/bundle", NK_TEXT_ARGUMENTS(head->id));
        return;
    }
    nk_build_format(builder, links, "self", "/v1/publications/%.*s", NK_TEXT_ARGUMENTS(head->id));
    nk_build_format(builder, links, "bundle", "/v1/publications/%.*s/bundle", NK_TEXT_ARGUMENTS(head->id));
    nk_build_format(builder, links, "changes", "/v1/publications/%.*s/changes", NK_TEXT_ARGUMENTS(head->id));
    nk_build_format(builder, links, "sector", "/v1/data/sector?year=%d&publication=%.*s", head->year,
                    NK_TEXT_ARGUMENTS(head->id));
    nk_build_format(builder, links, "figures", "/v1/data/figures?year=%d&publication=%.*s", head->year,
                    NK_TEXT_ARGUMENTS(head->id));
    nk_build_format(builder, links, "expenditure", "/v1/data/expenditure?year=%d&publication=%.*s", head->year,
                    NK_TEXT_ARGUMENTS(head->id));
}

enum form { SUMMARY, WHOLE };

static void build_publication(struct nk_builder *builder, struct nk_node item, const struct nk_published_result *result,
                              enum form form)
{
    const struct nk_publication *publication = result->publication;
    const struct nk_publication_head *head = &publication->bundle.head;
    nk_build_text(builder, item, "id", head->id);
    nk_build_integer(builder, item, "year", head->year);
    nk_build_code(builder, item, "kind", nk_publication_kind_code(head->kind));
    nk_build_text_or_null(builder, item, "note", head->note);
    nk_build_text(builder, item, "createdAt", head->created_at);
    nk_build_text(builder, item, "releaseAt", head->release_at);
    if (result->embargoed)
        nk_build_boolean(builder, item, "embargoed", true);
    nk_build_text(builder, item, "methodology", publication->bundle.methodology->id);
    nk_build_text(builder, item, "sha256", head->sha256);
    nk_build_text(builder, item, "resultSha256", result->result_sha256);
    nk_build_boolean(builder, item, "illustrative", publication->bundle.illustrative);
    nk_build_missing(builder, item, publication);
    if (form == WHOLE) {
        build_absences(builder, item, head);
        build_manifest(builder, item, &publication->bundle);
        build_quality_notes(builder, item, &publication->bundle);
        nk_build_proof(builder, item, &publication->proof);
    }
    nk_build_code(builder, item, "licence", NK_LICENCE);
    build_links(builder, item, head, result->embargoed);
}

struct nk_buffer nk_publication_json(const struct nk_published_result *result)
{
    struct nk_builder builder;
    build_publication(&builder, nk_build_start(&builder), result, WHOLE);
    return nk_build_finish(&builder);
}

struct nk_buffer nk_publications_json(const struct nk_published_result *results, size_t count, struct nk_text next)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < count; i++)
        build_publication(&builder, nk_build_item_object(&builder, items), &results[i], SUMMARY);
    nk_build_text_or_null(&builder, root, "next", next);
    nk_build_code(&builder, root, "licence", NK_LICENCE);
    return nk_build_finish(&builder);
}
