/* The steps of a return's life: submit, withdraw, approve, return, reopen. One table row a step, one way
 * through for all. */

#include "server/api/handlers.h"
#include "server/api/answer.h"
#include "server/api/parameters.h"
#include "server/api/receipt.h"
#include "server/api/reading.h"
#include "server/api/returns.h"
#include "server/db/collection.h"
#include "server/db/finding.h"
#include "server/db/receipt.h"
#include "server/db/revision.h"
#include "server/db/rule_set.h"
#include "server/wire/event_out.h"
#include "server/wire/request_bodies.h"
#include "server/wire/submission_out.h"

struct step_input {
    struct nk_submit_body signatory;
    struct nk_text reason;
    struct nk_approve_body approval;
};

struct step;

struct stepping {
    const struct step *step;
    const struct nk_catalogue *catalogue;
    const struct nk_rule_sets *rule_sets;
    struct nk_return_address address;
    struct step_input input;
    const struct nk_return_view *view; /* as it is before the step */
    const struct nk_rule_set *rule_set; /* that a submit was made under */
};

/* Changes the revision; `*after` starts as it was. */
typedef enum nk_db_status step_change(struct nk_write *write, struct nk_revision *after,
                                      const struct nk_revision_key *key);
/* Reads the body of the request. */
typedef enum nk_status step_decode(struct step_input *ret, struct nk_arena *arena, struct nk_text body,
                                   struct nk_issues *issues);

struct step {
    enum nk_action action;
    const char *event;
    step_decode *decode;
    step_change *change;
};

static const struct step_input *input_of(const struct nk_write *write)
{
    return &((const struct stepping *)write->context)->input;
}

static enum nk_status decode_signatory(struct step_input *ret, struct nk_arena *arena, struct nk_text body,
                                       struct nk_issues *issues)
{
    return nk_submit_body_decode(&ret->signatory, arena, body, issues);
}

static enum nk_status decode_reason(struct step_input *ret, struct nk_arena *arena, struct nk_text body,
                                    struct nk_issues *issues)
{
    struct nk_reason_body reason = {0};
    enum nk_status status = nk_reason_body_decode(&reason, arena, body, issues);
    ret->reason = reason.reason;
    return status;
}

static enum nk_status decode_approval(struct step_input *ret, struct nk_arena *arena, struct nk_text body,
                                      struct nk_issues *issues)
{
    return nk_approve_body_decode(&ret->approval, arena, body, issues);
}

/* A step that needs no word takes an empty body, or an empty object. */
static enum nk_status decode_nothing(struct step_input *ret, struct nk_arena *arena, struct nk_text body,
                                     struct nk_issues *issues)
{
    (void)ret;
    return nk_nothing_body_decode(arena, body, issues);
}

/* "2017-helse-vest-1-0a1b2c3d4e5f": whose, which revision, and the beginning of the content's SHA-256. */
static struct nk_text receipt_id(struct nk_arena *arena, const struct nk_revision *revision)
{
    enum { DIGITS = 12 };
    struct nk_text year = nk_decimal_text(arena, nk_decimal_integer(revision->year));
    struct nk_text number = nk_decimal_text(arena, nk_decimal_integer(revision->number));
    static const struct nk_text dash = NK_TEXT("-");
    return NK_JOIN(arena, year, dash, revision->actor, dash, number, dash, {revision->sha256.data, DIGITS});
}

/* The warnings stay with the revision as they are now, with their explanations. */
static enum nk_db_status keep_warnings(struct nk_write *write, const struct nk_revision_key *key)
{
    const struct nk_findings *findings = &((const struct stepping *)write->context)->view->findings;
    enum nk_db_status status = NK_DB_ONE;
    for (size_t i = 0; i < findings->count && status >= NK_DB_NONE; i++)
        if (findings->items[i].severity == NK_WARNING)
            status = nk_db_revision_finding_insert(write->db, key, &findings->items[i]);
    return status;
}

static bool is_explained(const struct nk_finding *finding)
{
    return finding->severity == NK_WARNING && finding->state == NK_FINDING_EXPLAINED;
}

/* Approving with acceptExplanations is a decision over each explanation that waits for one. */
static enum nk_db_status accept_explanations(struct nk_write *write, const struct nk_revision_key *key)
{
    const struct nk_findings *findings = &((const struct stepping *)write->context)->view->findings;
    enum nk_db_status status = NK_DB_ONE;
    for (size_t i = 0; i < findings->count && status >= NK_DB_NONE; i++) {
        const struct nk_finding *finding = &findings->items[i];
        if (!is_explained(finding))
            continue;
        char id[13];
        nk_finding_id(id, finding);
        struct nk_finding_step step = {
            .finding = nk_text_of(id),
            .expected = finding->expected,
            .actual = finding->actual,
            .state = NK_FINDING_ACCEPTED,
            .by = write->principal->id,
        };
        status = nk_db_finding_step_append(write->db, key, &step);
    }
    return status;
}

static enum nk_db_status change_submit(struct nk_write *write, struct nk_revision *after,
                                       const struct nk_revision_key *key)
{
    struct nk_arena *arena = nk_request_arena(write->request);
    const struct nk_submit_body *signatory = &input_of(write)->signatory;
    struct nk_text receipt = receipt_id(arena, after);
    if (receipt.length == 0)
        return NK_DB_FATAL;
    enum nk_db_status kept = keep_warnings(write, key);
    if (kept < NK_DB_NONE)
        return kept;
    struct stepping *stepping = write->context;
    const struct nk_rule_set *rules = nk_rule_set_of_year(stepping->rule_sets, after->year);
    if (!rules)
        return NK_DB_FATAL;
    stepping->rule_set = rules;
    enum nk_db_status status =
        nk_db_revision_submit(write->db, arena, after, key, write->principal->id, signatory->signatory_name,
                              signatory->signatory_title, receipt);
    if (status == NK_DB_ONE)
        status = nk_db_rule_set_keep(write->db, rules->sha256, rules->content);
    return status == NK_DB_ONE ? nk_db_receipt_keep(write->db, receipt, rules->sha256) : status;
}

static enum nk_db_status change_withdraw(struct nk_write *write, struct nk_revision *after,
                                         const struct nk_revision_key *key)
{
    return nk_db_revision_withdraw(write->db, nk_request_arena(write->request), after, key, write->principal->id);
}

static enum nk_db_status change_approve(struct nk_write *write, struct nk_revision *after,
                                        const struct nk_revision_key *key)
{
    enum nk_db_status accepted = accept_explanations(write, key);
    if (accepted < NK_DB_NONE)
        return accepted;
    return nk_db_revision_approve(write->db, nk_request_arena(write->request), after, key, write->principal->id);
}

static enum nk_db_status change_return(struct nk_write *write, struct nk_revision *after,
                                       const struct nk_revision_key *key)
{
    return nk_db_revision_return(write->db, nk_request_arena(write->request), after, key, write->principal->id,
                                 input_of(write)->reason);
}

static enum nk_db_status change_reopen(struct nk_write *write, struct nk_revision *after,
                                       const struct nk_revision_key *key)
{
    return nk_db_revision_reopen(write->db, nk_request_arena(write->request), after, key, write->principal->id,
                                 input_of(write)->reason);
}

static const struct step steps[NK_ACTIONS] = {
    [NK_ACTION_SUBMIT] = {NK_ACTION_SUBMIT, "submitted", decode_signatory, change_submit},
    [NK_ACTION_WITHDRAW] = {NK_ACTION_WITHDRAW, "withdrawn", decode_nothing, change_withdraw},
    [NK_ACTION_APPROVE] = {NK_ACTION_APPROVE, "approved", decode_approval, change_approve},
    [NK_ACTION_RETURN] = {NK_ACTION_RETURN, "returned", decode_reason, change_return},
    [NK_ACTION_REOPEN] = {NK_ACTION_REOPEN, "reopened", decode_reason, change_reopen},
};

static enum nk_db_status take_step(struct nk_write *write)
{
    struct stepping *stepping = write->context;
    struct nk_arena *arena = nk_request_arena(write->request);
    const struct nk_return_address *address = &stepping->address;
    struct nk_return_view view;
    struct nk_text none = {0};
    /* Before it is read: what is written beside it belongs to what is read now. */
    enum nk_db_status status = nk_db_revision_lock(write->db, address->year, address->actor);
    if (status == NK_DB_ONE)
        status = nk_return_load(&view, write->db, arena, address, true);
    if (status == NK_DB_NONE)
        return nk_write_refuse(write, "not-found", NULL, none, none);
    if (status < NK_DB_NONE)
        return status;
    const struct nk_submit_body *signed_by = &stepping->input.signatory;
    const struct nk_rule_signatory signatory = {.name = signed_by->signatory_name, .title = signed_by->signatory_title};
    status = nk_return_check(&view, write->db, arena, stepping->catalogue,
                             stepping->step->action == NK_ACTION_SUBMIT ? &signatory : NULL);
    if (status != NK_DB_ONE)
        return status;
    status = nk_return_settle(&view, write->db, arena);
    if (status < NK_DB_NONE)
        return status;
    stepping->view = &view;
    /* The rules of today decide, not the count that was stored when the draft was saved. */
    for (int severity = NK_INFO; severity <= NK_FATAL; severity++)
        view.revision.findings[severity] = nk_findings_count(&view.findings, (enum nk_severity)severity);
    struct nk_situation situation = nk_situation_of(&view.collection, &view.revision, &view.findings, write->principal);
    if (stepping->input.approval.accept_explanations)
        situation.undecided_count -= nk_findings_that(&view.findings, is_explained);
    enum nk_obstacle obstacle = nk_action_obstacle(stepping->step->action, &situation);
    if (obstacle != NK_ALLOWED)
        return nk_write_obstacle(write, obstacle, &situation, &view.findings);
    if (nk_if_match(write->request, nk_return_version(arena, &view.revision)) == NK_PRECONDITION_FAILS)
        return nk_write_refuse(write, "precondition-failed", NULL, none, none);

    struct nk_revision_key key = {
        .year = address->year,
        .actor = address->actor,
        .number = view.revision.number,
        .version = view.revision.version,
    };
    status = stepping->step->change(write, &view.revision, &key);
    if (status == NK_DB_NONE) /* somebody else took a step in between */
        return nk_write_refuse(write, "conflict", NULL, none, none);
    if (status < NK_DB_NONE)
        return status;
    if (stepping->step->action == NK_ACTION_SUBMIT) {
        write->status = 200;
        write->body = nk_receipt_with_digest(&view.revision, stepping->rule_set->sha256);
        status = write->body.data ? NK_DB_ONE : NK_DB_FATAL;
    } else {
        status = nk_return_settle(&view, write->db, arena);
        if (status >= NK_DB_NONE)
            status = nk_write_return(write, 200, &view);
    }
    if (status != NK_DB_ONE)
        return status;
    return nk_write_event_saying(write, stepping->step->event, address->year, address->actor, view.revision.number,
                                 nk_event_detail_json(none, stepping->input.reason));
}

static void step_of(struct nk_request *request, struct nk_application *application, struct nk_worker *worker,
                    enum nk_action action)
{
    static const char *const no_parameters[] = {NULL};
    struct nk_principal principal;
    struct stepping stepping = {.step = &steps[action]};
    struct nk_arena *arena = nk_request_arena(request);
    struct nk_issues issues = nk_issues_in(arena);
    if (!nk_plain_read(request, no_parameters) ||
        !nk_access(&principal, request, worker, NK_MAY(nk_action_role(action))))
        return;
    struct nk_reading reading = nk_store_read(application->store);
    stepping.catalogue = reading.snapshot->catalogue;
    stepping.rule_sets = reading.snapshot->rule_sets;
    if (nk_return_address_of(&stepping.address, request, stepping.catalogue) &&
        (principal.role != NK_SUBMITTER || nk_access_writes(request, &principal, stepping.address.actor))) {
        enum nk_status decoded = stepping.step->decode(&stepping.input, arena, nk_request_body(request), &issues);
        if (decoded != NK_OK)
            nk_answer_undecoded(request, decoded, &issues);
        else
            nk_write_run(&(struct nk_write){.request = request,
                                            .db = worker->db,
                                            .principal = &principal,
                                            .context = &stepping,
                                            .work = take_step});
    }
    nk_store_finish(application->store, reading);
}

void nk_submit(struct nk_request *request, void *application, void *worker)
{
    step_of(request, application, worker, NK_ACTION_SUBMIT);
}

void nk_withdraw(struct nk_request *request, void *application, void *worker)
{
    step_of(request, application, worker, NK_ACTION_WITHDRAW);
}

void nk_approve(struct nk_request *request, void *application, void *worker)
{
    step_of(request, application, worker, NK_ACTION_APPROVE);
}

void nk_return_submission(struct nk_request *request, void *application, void *worker)
{
    step_of(request, application, worker, NK_ACTION_RETURN);
}

void nk_reopen(struct nk_request *request, void *application, void *worker)
{
    step_of(request, application, worker, NK_ACTION_REOPEN);
}
