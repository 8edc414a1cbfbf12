#include "server/api/trial.h"

#include "core/rules.h"
#include "server/api/answer.h"
#include "server/api/reading.h"
#include "server/api/rule_context.h"
#include "server/db/revision.h"
#include "server/digest.h"
#include "server/wire/return_in.h"

static const struct nk_bundle_submission *published_of(const struct nk_trial *trial, struct nk_text actor)
{
    for (size_t i = 0; i < trial->document.bundle.return_count; i++)
        if (nk_text_equal(trial->document.submissions[i].actor, actor))
            return &trial->document.submissions[i];
    return NULL;
}

/* The newest revision of the actor, in whatever state. False: answered. */
static bool read_revision(struct nk_trial *trial, struct nk_what_if_finding *changed, struct nk_text *document)
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
static bool read_start(struct nk_trial *trial, const struct nk_what_if_return *change,
                       struct nk_what_if_finding *changed, struct nk_text *document)
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

bool nk_trial_change_returns(struct nk_trial *trial)
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

/* What the rules may know besides the return, as for a save. False: answered. */
static bool load_context(struct nk_rule_context *ret, const struct nk_trial *trial,
                         const struct nk_catalogue *catalogue, struct nk_text actor)
{
    const int year = trial->document.bundle.head.year;
    const enum nk_db_status status = nk_rule_context_load(ret, trial->worker->db, trial->arena, catalogue,
                                                          (struct nk_db_step){0}, year, actor);
    if (status == NK_DB_ONE)
        return true;
    nk_answer_database(trial->request, trial->worker->db, status);
    return false;
}

bool nk_trial_find_findings(struct nk_trial *trial, const struct nk_catalogue *catalogue)
{
    int year = trial->document.bundle.head.year;
    for (size_t i = 0; i < trial->body.return_count; i++) {
        struct nk_submission submission;
        struct nk_issues issues = nk_issues_in(trial->arena);
        struct nk_findings *findings = NK_NEW(trial->arena, struct nk_findings);
        enum nk_status status =
            nk_return_stored(&submission, trial->arena, trial->documents[i], trial->returns[i].actor, year, &issues);
        if (status == NK_INVALID) {
            nk_answer_undecoded(trial->request, status, &issues);
            return false;
        }
        struct nk_rule_context known;
        if (status == NK_OK && !load_context(&known, trial, catalogue, trial->returns[i].actor))
            return false;
        if (status != NK_OK || !findings ||
            nk_rules_run(findings, trial->arena, catalogue, &submission, &known) != NK_OK) {
            nk_answer_problem(trial->request, "internal");
            return false;
        }
        trial->returns[i].findings = findings;
    }
    return true;
}

enum nk_status nk_trial_submissions(const struct nk_bundle_submission **ret, size_t *ret_count, struct nk_trial *trial)
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
