#include "server/wire/indicator_section.h"

#include <stdlib.h>

#include "core/submission.h"
#include "server/wire/builder.h"
#include "server/wire/decode.h"
#include "server/wire/json_tree.h"
#include "server/wire/limits.h"
#include "server/wire/measurement_schema.h"

static const struct nk_member section_members[] = {
    {.name = "indicators", NK_ARRAY(nk_submission, indicators, indicator_count), .item = &nk_return_indicator,
     .required = true},
};
static const struct nk_object section = NK_OBJECT(section_members);

enum nk_status nk_indicator_section_put(struct nk_text *ret, struct nk_arena *arena, struct nk_text document,
                                        struct nk_text body, struct nk_issues *issues)
{
    struct nk_submission ignored = {.year = 0};
    struct nk_json json;
    const struct nk_decode_limits limits = {.depth = NK_BODY_DEPTH_MAX, .items = NK_BODY_ITEMS_MAX};
    const enum nk_status status = nk_decode(&ignored, &section, arena, body, limits, issues, &json);
    if (status != NK_OK)
        return status;

    json_auto_t *said = nk_json_tree_of(&json.root);
    json_auto_t *whole = json_loadb(document.data, document.length, 0, NULL);
    if (!said || !whole || json_object_update(whole, said) != 0)
        return NK_NO_MEMORY;
    const struct nk_text text = nk_json_tree_canonical(arena, whole);
    if (!text.data)
        return NK_NO_MEMORY;
    *ret = text;
    return NK_OK;
}

struct nk_buffer nk_indicator_section_json(const struct nk_revision *revision, struct nk_text document)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    json_auto_t *whole = json_loadb(document.data, document.length, 0, NULL);
    const json_t *said = json_object_get(whole, "indicators");
    char *text = said ? json_dumps(said, JSON_COMPACT) : NULL;
    nk_build_text(&builder, root, "actor", revision->actor);
    nk_build_integer(&builder, root, "year", revision->year);
    nk_build_code(&builder, root, "state", nk_revision_state_code(revision->state));
    nk_build_integer(&builder, root, "revision", revision->number);
    if (!whole || (said && !text))
        builder.failed = true;
    nk_build_json(&builder, root, "indicators", text ? nk_text_of(text) : NK_TEXT("[]"));
    free(text);
    struct nk_node links = nk_build_object(&builder, root, "links");
    nk_build_format(&builder, links, "self", "/v1/collections/%d/submissions/%.*s/indicators", revision->year,
                    NK_TEXT_ARGUMENTS(revision->actor));
    nk_build_format(&builder, links, "submission", "/v1/collections/%d/submissions/%.*s", revision->year,
                    NK_TEXT_ARGUMENTS(revision->actor));
    return nk_build_finish(&builder);
}
