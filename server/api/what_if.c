#include "core/figures.h"
#include "core/rules.h"
#include "server/api/access.h"
#include "server/api/answer.h"
#include "server/api/handlers.h"
#include "server/api/parameters.h"
#include "server/api/reading.h"
#include "server/api/refusal.h"
#include "server/api/selection.h"
#include "server/api/what_if_values.h"
#include "server/db/revision.h"
#include "server/digest.h"
#include "server/wire/bundle_in.h"
#include "server/wire/return_in.h"
#include "server/wire/what_if_in.h"

/* A publication made again with some returns changed. Nothing is written: the database is only read, and only for drafts. */
struct trial {
    struct nk_request *request;
    struct nk_arena *arena;
    struct nk_worker *worker;
    struct nk_what_if_body body;
    struct nk_edition *base, *year_before; /* references of its own; the latter NULL when there is none */
    struct nk_bundle_document document;    /* of the base */
    struct nk_text *documents;             /* [body.returns], canonical, as changed */
    struct nk_what_if_finding *returns;    /* [body.returns] */
    struct nk_edition *after;
};

static void release(struct trial *trial)
{
    nk_edition_unref(trial->base);
    nk_edition_unref(trial->year_before);
    nk_edition_unref(trial->after);
}

/* The newest edition of a year, with a reference for the caller; NULL when there is none. */
static struct nk_edition *newest_of(const struct nk_snapshot *snapshot, int year)
{
    struct nk_edition *newest = NULL;
    for (size_t i = 0; i < snapshot->publication_count; i++)
        if (nk_edition_publication(snapshot->publications[i])->bundle.head.year == year)
            newest = snapshot->publications[i];
    return newest ? nk_edition_ref(newest) : NULL;
}

static bool find_base(struct trial *trial, const struct nk_snapshot *snapshot)
{
    const struct nk_what_if_body *body = &trial->body;
    if (body->publication.length == 0) {
        trial->base = newest_of(snapshot, body->year);
    } else {
        const struct nk_edition *named = nk_edition_by_id(snapshot, body->publication);
        for (size_t i = 0; named && i < snapshot->publication_count; i++)
            if (snapshot->publications[i] == named)
                trial->base = nk_edition_ref(snapshot->publications[i]);
    }
    if (!trial->base)
        return false;
    int year = nk_edition_publication(trial->base)->bundle.head.year;
    trial->year_before = newest_of(snapshot, year - 1);
    return body->year == 0 || body->year == year;
}

/* False: answered. */
static bool read_base(struct trial *trial, struct nk_application *application)
{
    struct nk_issues issues = nk_issues_in(trial->arena);
    struct nk_reading reading = nk_store_read(application->store);
    bool found = find_base(trial, reading.snapshot);
    nk_store_finish(application->store, reading);
    if (!found) {
        nk_answer_problem(trial->request, "not-found");
        return false;
    }
    if (nk_bundle_decode(&trial->document, trial->arena, nk_edition_bundle(trial->base), &issues) == NK_OK)
        return true;
    nk_answer_problem(trial->request, "internal");
    return false;
}

/* "/<list>/<index><member>" */
static struct nk_text pointer_to(struct nk_arena *arena, const char *list, size_t index, const char *member)
{
    struct nk_text number = nk_decimal_text(arena, nk_decimal_integer((int64_t)index));
    size_t before = strlen(list);
    size_t after = strlen(member);
    char *text = NK_NEW_ARRAY(arena, char, before + number.length + after + 2);
    if (!text || !number.data)
        return (struct nk_text){0};
    text[0] = '/';
    memcpy(text + 1, list, before);
    text[before + 1] = '/';
    memcpy(text + before + 2, number.data, number.length);
    memcpy(text + before + 2 + number.length, member, after);
    return (struct nk_text){text, before + 2 + number.length + after};
}

static void tell_unknown(struct trial *trial, struct nk_issues *issues, const char *list, size_t index, const char *member,
                         struct nk_text id)
{
    nk_issues_add(issues, (struct nk_issue){.code = NK_INVALID_VALUE,
                                            .pointer = pointer_to(trial->arena, list, index, member),
                                            .actual = id});
}

/* Everything that the body names exists in the publication. False: answered 422. */
static bool check_names(struct trial *trial)
{
    const struct nk_catalogue *catalogue = &trial->document.bundle.catalogue;
    const struct nk_what_if_body *body = &trial->body;
    struct nk_issues issues = nk_issues_in(trial->arena);
    for (size_t i = 0; i < body->figure_count; i++)
        if (!nk_catalogue_figure(catalogue, body->figures[i]))
            tell_unknown(trial, &issues, "figures", i, "", body->figures[i]);
    for (size_t i = 0; i < body->entity_count; i++)
        if (!nk_is_entity(catalogue, body->entities[i]))
            tell_unknown(trial, &issues, "entities", i, "", body->entities[i]);
    for (size_t i = 0; i < body->return_count; i++)
        if (!nk_catalogue_actor(catalogue, body->returns[i].actor))
            tell_unknown(trial, &issues, "returns", i, "/actor", body->returns[i].actor);
    if (nk_issues_total(&issues) == 0)
        return true;
    nk_answer_issues(trial->request, "invalid-body", &issues);
    return false;
}

static const struct nk_bundle_submission *published_of(const struct trial *trial, struct nk_text actor)
{
    for (size_t i = 0; i < trial->document.bundle.return_count; i++)
        if (nk_text_equal(trial->document.submissions[i].actor, actor))
            return &trial->document.submissions[i];
    return NULL;
}

/* The newest revision of the actor, in whatever state. False: answered. */
static bool read_revision(struct trial *trial, struct nk_what_if_finding *changed, struct nk_text *document)
{
    static const struct nk_label none = {{
        NK_TEXT("«{1}» har ingen oppgave for dette året."),
        NK_TEXT("«{1}» har inga oppgåve for dette året."),
        NK_TEXT("“{1}” has no return for this year."),
    }};
    struct nk_revision revision;
    enum nk_db_status status =
        nk_db_revision_latest(trial->worker->db, trial->arena, &revision, document, trial->document.bundle.head.year,
                              changed->actor);
    if (status < NK_DB_NONE) {
        nk_answer_database(trial->request, trial->worker->db, status);
        return false;
    }
    if (status == NK_DB_NONE) {
        nk_answer_problem_saying(trial->request, "not-found", &none, changed->actor, (struct nk_text){0});
        return false;
    }
    changed->revision = revision.number;
    return true;
}

/* What the change starts from. False: answered. */
static bool read_start(struct trial *trial, const struct nk_what_if_return *change, struct nk_what_if_finding *changed,
                       struct nk_text *document)
{
    const struct nk_bundle_submission *published = published_of(trial, change->actor);
    *document = change->document;
    changed->actor = change->actor;
    changed->base = NK_FROM_DOCUMENT;
    if (change->document.length)
        return true;
    if (change->draft) {
        changed->base = NK_FROM_REVISION;
        return read_revision(trial, changed, document);
    }
    changed->base = published ? NK_FROM_PUBLICATION : NK_FROM_NOTHING;
    if (published) {
        changed->revision = published->revision;
        *document = published->document;
    }
    return true;
}

/* False: answered. */
static bool change_returns(struct trial *trial)
{
    size_t count = trial->body.return_count;
    trial->documents = NK_NEW_ARRAY(trial->arena, struct nk_text, count);
    trial->returns = NK_NEW_ARRAY(trial->arena, struct nk_what_if_finding, count);
    bool memory = trial->documents && trial->returns;
    for (size_t i = 0; memory && i < count; i++) {
        struct nk_text start;
        if (!read_start(trial, &trial->body.returns[i], &trial->returns[i], &start))
            return false;
        memory = nk_what_if_apply(&trial->documents[i], trial->arena, start, &trial->body.returns[i]) == NK_OK;
    }
    if (!memory)
        nk_answer_problem(trial->request, "internal");
    return memory;
}

/* The rules of now, as when a return is saved. False: answered. */
static bool find_findings(struct trial *trial, const struct nk_catalogue *catalogue)
{
    int year = trial->document.bundle.head.year;
    for (size_t i = 0; i < trial->body.return_count; i++) {
        struct nk_return_document document;
        struct nk_issues issues = nk_issues_in(trial->arena);
        struct nk_findings *findings = NK_NEW(trial->arena, struct nk_findings);
        enum nk_status status = nk_return_decode(&document, trial->arena, trial->documents[i], trial->returns[i].actor, year, &issues);
        if (status == NK_INVALID) {
            nk_answer_undecoded(trial->request, status, &issues);
            return false;
        }
        if (status != NK_OK || !findings || nk_rules_run(findings, trial->arena, catalogue, &document.submission) != NK_OK) {
            nk_answer_problem(trial->request, "internal");
            return false;
        }
        trial->returns[i].findings = findings;
    }
    return true;
}

/* The published submissions with the changed ones in their places, sorted by actor. */
static enum nk_status replace_submissions(const struct nk_bundle_submission **ret, size_t *ret_count, struct trial *trial)
{
    const struct nk_bundle *bundle = &trial->document.bundle;
    size_t most = bundle->return_count + trial->body.return_count;
    struct nk_bundle_submission *all = NK_NEW_ARRAY(trial->arena, struct nk_bundle_submission, most);
    if (!all)
        return NK_NO_MEMORY;
    size_t count = bundle->return_count;
    for (size_t i = 0; i < count; i++)
        all[i] = trial->document.submissions[i];
    for (size_t i = 0; i < trial->body.return_count; i++) {
        char hex[NK_SHA256_HEX + 1];
        nk_sha256_hex(hex, trial->documents[i]);
        struct nk_bundle_submission changed = {
            .actor = trial->returns[i].actor,
            .revision = trial->returns[i].revision ? trial->returns[i].revision : 1,
            .sha256 = nk_arena_copy(trial->arena, (struct nk_text){hex, NK_SHA256_HEX}),
            .document = trial->documents[i],
        };
        if (!changed.sha256.data)
            return NK_NO_MEMORY;
        size_t place = 0;
        while (place < count && nk_text_compare(all[place].actor, changed.actor) < 0)
            place++;
        if (place == count || !nk_text_equal(all[place].actor, changed.actor)) {
            memmove(all + place + 1, all + place, (count - place) * sizeof(*all));
            count++;
        }
        all[place] = changed;
    }
    *ret = all;
    *ret_count = count;
    return NK_OK;
}

/* The same way as publishing makes an edition. False: answered. */
static bool make_after(struct trial *trial)
{
    struct nk_bundle_source source;
    enum nk_status status = nk_bundle_source_of(&source, trial->arena, &trial->document);
    if (status == NK_OK)
        status = replace_submissions(&source.submissions, &source.submission_count, trial);
    if (status == NK_OK)
        status = nk_edition_of(&trial->after, &source);
    const struct nk_label *why = nk_consolidation_refusal(status);
    if (status == NK_OK)
        return true;
    if (why)
        nk_answer_problem_saying(trial->request, "publication-refused", why, (struct nk_text){0}, (struct nk_text){0});
    else
        nk_answer_problem(trial->request, "internal");
    return false;
}

static void answer_trial(struct trial *trial)
{
    const struct nk_publication *before = nk_edition_publication(trial->base);
    const struct nk_publication_head *heads[2] = {&before->bundle.head};
    const struct nk_sums *year_before = NULL;
    struct nk_what_if_answer answer = {
        .published = {.publications = heads, .publication_count = 1},
        .before = before,
        .after = nk_edition_publication(trial->after),
        .returns = trial->returns,
        .return_count = trial->body.return_count,
    };
    if (trial->year_before) {
        year_before = &nk_edition_publication(trial->year_before)->sums;
        heads[answer.published.publication_count++] = &nk_edition_publication(trial->year_before)->bundle.head;
    }
    if (nk_what_if_values(&answer, trial->arena, &trial->body, year_before) != NK_OK) {
        nk_answer_problem(trial->request, "internal");
        return;
    }
    struct nk_buffer body = nk_what_if_json(&answer, trial->arena, nk_language_of(trial->request));
    nk_answer_json(trial->request, 200, &body);
}

static void run(struct trial *trial, struct nk_application *application)
{
    if (!read_base(trial, application) || !check_names(trial) || !change_returns(trial) || !make_after(trial))
        return;
    /* The findings refer to rules of the snapshot. */
    struct nk_reading reading = nk_store_read(application->store);
    if (find_findings(trial, reading.snapshot->catalogue))
        answer_trial(trial);
    nk_store_finish(application->store, reading);
}

void nk_what_if(struct nk_request *request, void *application, void *worker)
{
    static const char *const no_parameters[] = {NULL};
    struct nk_arena *arena = nk_request_arena(request);
    struct nk_principal principal;
    struct nk_issues issues = nk_issues_in(arena);
    struct trial trial = {.request = request, .arena = arena, .worker = worker};
    if (!nk_plain_read(request, no_parameters) ||
        !nk_access(&principal, request, worker, NK_MAY(NK_PUBLISHER) | NK_MAY(NK_AUDITOR)))
        return;
    enum nk_status decoded = nk_what_if_body_decode(&trial.body, arena, nk_request_body(request), &issues);
    if (decoded != NK_OK) {
        nk_answer_undecoded(request, decoded, &issues);
        return;
    }
    run(&trial, application);
    release(&trial);
}
