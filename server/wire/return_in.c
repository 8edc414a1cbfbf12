#include "server/wire/return_in.h"

#include "server/wire/decode.h"
#include "server/wire/json_tree.h"
#include "server/wire/return_columns.h"
#include "server/wire/return_csv.h"
#include "server/wire/return_schema.h"

static enum nk_status read_submission(struct nk_submission *ret, struct nk_arena *arena, struct nk_text body,
                                      struct nk_text actor, int year, bool is_kept, struct nk_issues *issues,
                                      struct nk_json *ret_json)
{
    struct nk_submission submission = {.year = year, .actor = nk_arena_copy(arena, actor)};
    const struct nk_decode_limits limits = {.depth = NK_BODY_DEPTH_MAX, .items = NK_BODY_ITEMS_MAX, .is_kept = is_kept};
    if (!submission.actor.data)
        return NK_NO_MEMORY;
    const enum nk_status status = nk_decode(&submission, &nk_return_object, arena, body, limits, issues, ret_json);
    if (status == NK_OK)
        *ret = submission;
    return status;
}

struct nk_text nk_return_kept(struct nk_arena *arena, const struct nk_json_value *root)
{
    if (!nk_json_is(root, NK_JSON_OBJECT) || !nk_json_member(root, NK_TEXT(NK_RETURN_TEMPLATE)))
        return nk_json_canonical(arena, root);

    struct nk_json_member *members = NK_NEW_ARRAY(arena, struct nk_json_member, root->count);
    size_t count = 0;
    for (size_t i = 0; members && i < root->count; i++) {
        if (!nk_text_equal(root->members[i].name, NK_TEXT(NK_RETURN_TEMPLATE)))
            members[count++] = root->members[i];
    }
    struct nk_json_value rest;
    return members && nk_json_object_of(&rest, arena, members, count) ? nk_json_canonical(arena, &rest)
        : (struct nk_text){0};
}

/* The same, of what may be in canonical form already. */
static struct nk_text kept(struct nk_arena *arena, const struct nk_json *json)
{
    return json->canonical.data && !nk_json_member(&json->root, NK_TEXT(NK_RETURN_TEMPLATE))
        ? nk_arena_copy(arena, json->canonical) : nk_return_kept(arena, &json->root);
}

static enum nk_status decode(struct nk_return_document *ret, struct nk_arena *arena, struct nk_text body,
                             struct nk_text actor, int year, bool is_kept, struct nk_issues *issues)
{
    struct nk_submission submission;
    struct nk_json json;
    const enum nk_status status = read_submission(&submission, arena, body, actor, year, is_kept, issues, &json);
    if (status != NK_OK)
        return status;

    const struct nk_text canonical = kept(arena, &json);
    if (!canonical.data)
        return NK_NO_MEMORY;
    *ret = (struct nk_return_document){.submission = submission, .canonical = canonical};
    return NK_OK;
}

enum nk_status nk_return_decode(struct nk_return_document *ret, struct nk_arena *arena, struct nk_text body,
                                struct nk_text actor, int year, struct nk_issues *issues)
{
    return decode(ret, arena, body, actor, year, false, issues);
}

enum nk_status nk_return_stored(struct nk_submission *ret, struct nk_arena *arena, struct nk_text document,
                                struct nk_text actor, int year, struct nk_issues *issues)
{
    struct nk_issues nobody = nk_issues_in(arena);
    return read_submission(ret, arena, document, actor, year, true, issues ? issues : &nobody, NULL);
}

/* Issues of the document stand somewhere in the table. */
static void locate_issues(const struct nk_return_places *places, struct nk_issues *issues)
{
    for (size_t i = 0; i < issues->count; i++) {
        struct nk_issue *issue = &issues->items[i];
        const struct nk_return_place *place = issue->row ? NULL : nk_return_place_of(places, issue->pointer);
        if (!place)
            continue;
        issue->row = place->row;
        issue->column = place->column;
        if (issue->code == NK_MISSING_MEMBER)
            issue->actual = nk_column_of(issue->actual);
    }
}

/* A table that is refused is refused with all that is to be mended in it. */
static enum nk_status refuse(struct nk_issues *issues, const struct nk_issues *unclear)
{
    for (size_t i = 0; i < unclear->count; i++)
        nk_issues_add(issues, unclear->items[i]);
    issues->dropped += unclear->dropped;
    return issues->no_memory ? NK_NO_MEMORY : NK_INVALID;
}

static enum nk_status read_table(struct nk_return_document *ret, struct nk_arena *arena, struct nk_text body,
                                 struct nk_text actor, int year, struct nk_issues *issues)
{
    const size_t issues_before = nk_issues_total(issues);
    struct nk_return_document document;
    struct nk_return_places places;
    json_t *tree;
    struct nk_issues unclear = nk_issues_in(arena);
    enum nk_status status = nk_return_csv_read(&tree, &places, arena, body, issues, &unclear);
    if (status != NK_OK)
        return status;

    json_auto_t *root = tree;
    const struct nk_text text = nk_json_tree_canonical(arena, root);
    if (!text.data)
        return NK_NO_MEMORY;
    status = nk_return_decode(&document, arena, text, actor, year, issues);
    locate_issues(&places, issues);
    if (status == NK_NO_MEMORY)
        return status;
    if (status != NK_OK || nk_issues_total(issues) > issues_before)
        return refuse(issues, &unclear);
    *ret = document;
    ret->places = places;
    return NK_OK;
}

static enum nk_status read_form(struct nk_return_document *ret, struct nk_arena *arena, struct nk_text body,
                                enum nk_return_form form, struct nk_text actor, int year, struct nk_issues *issues)
{
    switch (form) {
    case NK_RETURN_JSON:
        return nk_return_decode(ret, arena, body, actor, year, issues);
    case NK_RETURN_KEPT:
        return decode(ret, arena, body, actor, year, true, issues);
    case NK_RETURN_CSV:
        return read_table(ret, arena, body, actor, year, issues);
    }
    return NK_INVALID;
}

/* Whose it is and of what year, where the caller does not know, is what it says itself. */
static void take_stated(struct nk_submission *submission)
{
    if (submission->actor.length == 0)
        submission->actor = submission->stated_actor;
    if (submission->year == 0)
        submission->year = submission->stated_year;
}

/* A return that says that it is another's, or of another year, was sent to the wrong address: nothing of it
 * is taken. */
static enum nk_status refuse_another(struct nk_return_document *document, struct nk_arena *arena,
                                     struct nk_issues *issues)
{
    struct nk_submission *submission = &document->submission;
    const size_t issues_before = nk_issues_total(issues);
    take_stated(submission);
    if (submission->stated_actor.length > 0 && !nk_text_equal(submission->stated_actor, submission->actor))
        nk_issues_add(issues, (struct nk_issue){.code = NK_INVALID_VALUE,
                                                .expectation = NK_EXPECT_ONE_OF,
                                                .pointer = NK_TEXT("/actor"),
                                                .actual = submission->stated_actor,
                                                .expected = submission->actor});
    if (submission->stated_year != 0 && submission->stated_year != submission->year)
        nk_issues_add(issues, (struct nk_issue){
                                  .code = NK_INVALID_VALUE,
                                  .expectation = NK_EXPECT_ONE_OF,
                                  .pointer = NK_TEXT("/year"),
                                  .actual = nk_decimal_text(arena, nk_decimal_integer(submission->stated_year)),
                                  .expected = nk_decimal_text(arena, nk_decimal_integer(submission->year)),
                              });
    locate_issues(&document->places, issues);
    return nk_issues_total(issues) > issues_before ? NK_INVALID : NK_OK;
}

enum nk_status nk_return_read(struct nk_return_document *ret, struct nk_arena *arena, struct nk_text body,
                              enum nk_return_form form, struct nk_text actor, int year, struct nk_issues *issues)
{
    struct nk_return_document document;
    enum nk_status status = read_form(&document, arena, body, form, actor, year, issues);
    if (status == NK_OK)
        status = refuse_another(&document, arena, issues);
    if (status == NK_OK)
        *ret = document;
    return status;
}

static void locate(const struct nk_return_document *document, struct nk_place *place)
{
    const struct nk_return_place *found = nk_return_place_of(&document->places, place->pointer);
    if (!found)
        return;
    place->row = found->row;
    place->column = found->column;
}

void nk_return_locate(const struct nk_return_document *document, struct nk_findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        locate(document, &findings->items[i].place);
        locate(document, &findings->items[i].other);
    }
}
