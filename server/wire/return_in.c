#include "server/wire/return_in.h"

#include "server/wire/decode.h"
#include "server/wire/return_schema.h"

enum nk_status nk_return_decode(struct nk_return_document *ret, struct nk_arena *arena, struct nk_text body,
                                struct nk_text actor, int year, struct nk_issues *issues)
{
    struct nk_submission submission = {.year = year};
    json_t *tree = NULL;
    const struct nk_decode_limits limits = {.depth = NK_BODY_DEPTH_MAX, .items = NK_BODY_ITEMS_MAX};
    const enum nk_status status = nk_decode(&submission, &nk_return_object, arena, body, limits, issues, &tree);
    if (status != NK_OK)
        return status;

    json_auto_t *root = tree;
    const struct nk_text canonical = nk_json_canonical(arena, root);
    submission.actor = nk_arena_copy(arena, actor);
    if (!canonical.data || !submission.actor.data)
        return NK_NO_MEMORY;
    *ret = (struct nk_return_document){.submission = submission, .canonical = canonical};
    return NK_OK;
}
