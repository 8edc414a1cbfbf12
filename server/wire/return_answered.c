#include "server/wire/return_answered.h"

#include "server/wire/json.h"

/* The members of the document, and those of the answer that say whose it is. NULL: no memory. */
static const struct nk_json_member *members_of(size_t *ret_count, struct nk_arena *arena,
                                               const struct nk_json_value *answer, const struct nk_json_value *document)
{
    const struct nk_text beside[] = {NK_TEXT("actor"), NK_TEXT("year")};
    enum { BESIDE = sizeof(beside) / sizeof(beside[0]) };
    struct nk_json_member *members = NK_NEW_ARRAY(arena, struct nk_json_member, document->count + BESIDE);
    size_t count = 0;
    for (; members && count < document->count; count++)
        members[count] = document->members[count];
    for (size_t i = 0; members && i < BESIDE; i++) {
        const struct nk_json_value *value = nk_json_member(answer, beside[i]);
        if (value && !nk_json_member(document, beside[i]))
            members[count++] = (struct nk_json_member){.name = beside[i], .value = *value};
    }
    *ret_count = count;
    return members;
}

enum nk_status nk_return_answered(struct nk_text *ret, struct nk_arena *arena, struct nk_text text)
{
    struct nk_issues issues = nk_issues_in(arena);
    struct nk_json json;
    *ret = text;
    const enum nk_status status = nk_json_read(&json, arena, text, NK_BODY_DEPTH_MAX, &issues);
    if (status != NK_OK || nk_issues_total(&issues) > 0 || json.odd_number_count > 0)
        return status == NK_NO_MEMORY ? status : NK_OK;
    const struct nk_json_value *document = nk_json_member(&json.root, NK_TEXT("document"));
    if (!nk_json_is(document, NK_JSON_OBJECT))
        return NK_OK;

    size_t count;
    struct nk_json_value whole;
    const struct nk_json_member *members = members_of(&count, arena, &json.root, document);
    if (!members || !nk_json_object_of(&whole, arena, members, count))
        return NK_NO_MEMORY;
    *ret = nk_json_canonical(arena, &whole);
    return ret->data ? NK_OK : NK_NO_MEMORY;
}
