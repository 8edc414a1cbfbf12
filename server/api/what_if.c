#include "core/sums.h"
#include "server/api/access.h"
#include "server/api/answer.h"
#include "server/api/handlers.h"
#include "server/api/parameters.h"
#include "server/api/reading.h"
#include "server/api/refusal.h"
#include "server/api/selection.h"
#include "server/api/trial.h"
#include "server/publish/figure_pairs.h"

static void release(struct nk_trial *trial)
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

static bool find_base(struct nk_trial *trial, const struct nk_snapshot *snapshot)
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
static bool read_base(struct nk_trial *trial, struct nk_application *application)
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
    return NK_JOIN(arena, NK_TEXT("/"), nk_text_of(list), NK_TEXT("/"), number, nk_text_of(member));
}

static void tell_unknown(struct nk_trial *trial, struct nk_issues *issues, const char *list, size_t index,
                         const char *member, struct nk_text id)
{
    nk_issues_add(issues, (struct nk_issue){.code = NK_INVALID_VALUE,
                                            .pointer = pointer_to(trial->arena, list, index, member),
                                            .actual = id});
}

/* Everything that the body names exists in the publication. False: answered 422. */
static bool check_names(struct nk_trial *trial)
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

/* The same way as publishing makes an edition. False: answered. */
static bool make_after(struct nk_trial *trial)
{
    struct nk_bundle_source source;
    enum nk_status status = nk_bundle_source_of(&source, trial->arena, &trial->document);
    if (status == NK_OK)
        status = nk_trial_submissions(&source.submissions, &source.submission_count, trial);
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

static void answer_trial(struct nk_trial *trial)
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
    struct nk_figure_pair *pairs;
    const struct nk_figure_comparison comparison = {
        .before = answer.before,
        .after = answer.after,
        .before_looks_back = year_before,
        .after_looks_back = year_before,
        .figures = trial->body.figures,
        .figure_count = trial->body.figure_count,
        .entities = trial->body.entities,
        .entity_count = trial->body.entity_count,
    };
    if (nk_figure_pairs(&pairs, &answer.value_count, trial->arena, &comparison) != NK_OK) {
        nk_answer_problem(trial->request, "internal");
        return;
    }
    answer.values = pairs;
    struct nk_buffer body = nk_what_if_json(&answer, trial->arena, nk_language_of(trial->request));
    nk_answer_json(trial->request, 200, &body);
}

static void run(struct nk_trial *trial, struct nk_application *application)
{
    if (!read_base(trial, application) || !check_names(trial) || !nk_trial_change_returns(trial) || !make_after(trial))
        return;
    /* The findings refer to rules of the snapshot. */
    struct nk_reading reading = nk_store_read(application->store);
    if (nk_trial_find_findings(trial, reading.snapshot->catalogue))
        answer_trial(trial);
    nk_store_finish(application->store, reading);
}

void nk_what_if(struct nk_request *request, void *application, void *worker)
{
    static const char *const no_parameters[] = {NULL};
    struct nk_arena *arena = nk_request_arena(request);
    struct nk_principal principal;
    struct nk_issues issues = nk_issues_in(arena);
    struct nk_trial trial = {.request = request, .arena = arena, .worker = worker};
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
