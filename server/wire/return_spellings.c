#include "server/wire/return_spellings.h"

#include "server/wire/json.h"
#include "server/wire/json_tree.h"

/* False: no memory. */
static bool spell(json_t *root, const char *member, bool is_said, json_t *value)
{
    if (is_said)
        return json_object_set_new(root, member, value) == 0;
    json_decref(value);
    (void)json_object_del(root, member);
    return true;
}

enum nk_status nk_return_spellings(struct nk_text ret[static NK_RETURN_SPELLINGS], struct nk_arena *arena,
                                   const struct nk_return_document *document)
{
    const struct nk_submission *submission = &document->submission;
    struct nk_issues issues = nk_issues_in(arena);
    struct nk_json json;
    const enum nk_status status = nk_json_read(&json, arena, document->canonical, NK_BODY_DEPTH_MAX, &issues);
    if (status != NK_OK)
        return status;
    json_auto_t *root = nk_json_tree_of(&json.root);
    if (!root)
        return NK_NO_MEMORY;
    ret[0] = document->canonical;
    for (unsigned spelling = 0; spelling < NK_RETURN_SPELLINGS - 1; spelling++) {
        json_t *actor = json_stringn(submission->actor.data, submission->actor.length);
        if (!spell(root, "actor", spelling & 1, actor) ||
            !spell(root, "year", spelling & 2, json_integer(submission->year)))
            return NK_NO_MEMORY;
        ret[spelling + 1] = nk_json_tree_canonical(arena, root);
        if (!ret[spelling + 1].data)
            return NK_NO_MEMORY;
    }
    return NK_OK;
}
