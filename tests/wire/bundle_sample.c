#include "tests/wire/bundle_sample.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "server/wire/return_in.h"
#include "tests/wire/sector_sample.h"

static struct supply unlimited;
struct nk_arena bundle_arena;

void bundle_set_up(void)
{
    bundle_arena = arena_of(&unlimited);
}

void bundle_tear_down(void)
{
    nk_arena_release(&bundle_arena);
}

struct nk_text canonical_case(const char *name)
{
    char path[1024];
    (void)snprintf(path, sizeof path, "%s/return/%s.json", NK_CASES, name);
    struct nk_issues issues = nk_issues_in(&bundle_arena);
    struct nk_return_document document;
    const struct nk_text text = file_text(&bundle_arena, path);
    ck_assert_int_eq(nk_return_decode(&document, &bundle_arena, text, NK_TEXT("nhn"), 2017, &issues), NK_OK);
    return document.canonical;
}

const struct nk_publication_head bundle_head = {
    .id = NK_TEXT("2017.3"),
    .year = 2017,
    .number = 3,
    .kind = NK_FINAL,
    .note = NK_TEXT("Rettet: «hdo» \"to\"\nlinjer"),
    .created_at = NK_TEXT("2018-06-01T06:00:00Z"),
    .release_at = NK_TEXT("2018-06-02T06:00:00Z"),
    .created_by = NK_TEXT("token:7"),
};

static const struct nk_text units[] = {NK_TEXT("helse-nord"), NK_TEXT("helse-vest"), NK_TEXT("nhn")};

void draft_bundle(struct bundle_draft *draft)
{
    draft->submissions[0] = (struct nk_bundle_submission){
        .actor = NK_TEXT("helse-vest"),
        .revision = 2,
        .sha256 = NK_TEXT("aa"),
        .document = canonical_case("every-number-with-a-status"),
    };
    draft->submissions[1] = (struct nk_bundle_submission){
        .actor = NK_TEXT("nhn"),
        .revision = 1,
        .sha256 = NK_TEXT("bb"),
        .document = canonical_case("the-example-of-the-contract"),
    };
    const struct nk_catalogue *catalogue = sample_catalogue();
    draft->source = (struct nk_bundle_source){
        .head = &bundle_head,
        .catalogue = catalogue,
        .methodology = &catalogue->methodologies[0],
        .reporting_units = units,
        .reporting_unit_count = 3,
        .submissions = draft->submissions,
        .submission_count = 2,
    };
}

struct nk_text encode_bundle(const struct nk_bundle_source *source)
{
    char *text = NULL;
    size_t length = 0;
    ck_assert_int_eq(nk_bundle_encode(&text, &length, source), NK_OK);
    const struct nk_text copy = nk_arena_copy(&bundle_arena, (struct nk_text){.data = text, .length = length});
    free(text);
    return copy;
}

struct nk_text sample_bundle(void)
{
    struct bundle_draft draft;
    draft_bundle(&draft);
    return encode_bundle(&draft.source);
}

struct nk_bundle_document decode_bundle(struct nk_text text)
{
    struct nk_issues issues = nk_issues_in(&bundle_arena);
    struct nk_bundle_document document;
    const enum nk_status status = nk_bundle_decode(&document, &bundle_arena, text, &issues);
    ck_assert_msg(status == NK_OK, "%s", told(&bundle_arena, &issues));
    return document;
}

struct nk_text encode_bundle_again(const struct nk_bundle_document *document)
{
    struct nk_bundle_source source;
    ck_assert_int_eq(nk_bundle_source_of(&source, &bundle_arena, document), NK_OK);
    return encode_bundle(&source);
}

struct nk_text altered_bundle(const char *from, const char *to)
{
    const struct nk_text text = sample_bundle();
    const char *at = strstr(text.data, from);
    ck_assert_msg(at != NULL, "%s is not in the bundle", from);
    char *copy = nk_arena_array(&bundle_arena, text.length + strlen(to) + 1, 1);
    const size_t before = (size_t)(at - text.data);
    memcpy(copy, text.data, before);
    (void)stpcpy(stpcpy(copy + before, to), at + strlen(from));
    return nk_text_of(copy);
}
