/* What is done to one finding of a return: explained by the submitter, accepted or rejected by the
 * reviewer. One table row a step, one way through for all. */

#include "server/api/handlers.h"
#include "server/api/answer.h"
#include "server/api/finding_of.h"
#include "server/api/parameters.h"
#include "server/api/reading.h"
#include "server/db/collection.h"
#include "server/db/finding.h"
#include "server/wire/event_out.h"
#include "server/wire/request_bodies.h"

/* Reads the body of the request: the words of the step. */
typedef enum nk_status words_decode(struct nk_text *ret, struct nk_arena *arena, struct nk_text body,
                                    struct nk_issues *issues);

struct step {
    enum nk_action action;
    enum nk_finding_state state;      /* that it leads to */
    enum nk_revision_state revision;  /* that the return is in when it is taken */
    const char *event;
    words_decode *decode;
};

struct stepping {
    const struct step *step;
    const struct nk_catalogue *catalogue;
    struct nk_return_address address;
    struct nk_text words;
};

static enum nk_status decode_explanation(struct nk_text *ret, struct nk_arena *arena, struct nk_text body,
                                         struct nk_issues *issues)
{
    struct nk_explanation_body decoded = {0};
    enum nk_status status = nk_explanation_body_decode(&decoded, arena, body, issues);
    *ret = decoded.text;
    return status;
}

static enum nk_status decode_nothing(struct nk_text *ret, struct nk_arena *arena, struct nk_text body,
                                     struct nk_issues *issues)
{
    (void)ret;
    return nk_nothing_body_decode(arena, body, issues);
}

static enum nk_status decode_reason(struct nk_text *ret, struct nk_arena *arena, struct nk_text body,
                                    struct nk_issues *issues)
{
    struct nk_reason_body decoded = {0};
    enum nk_status status = nk_reason_body_decode(&decoded, arena, body, issues);
    *ret = decoded.reason;
    return status;
}

static const struct step explain = {
    .action = NK_ACTION_EXPLAIN,
    .state = NK_FINDING_EXPLAINED,
    .revision = NK_DRAFT,
    .event = "finding-explained",
    .decode = decode_explanation,
};
static const struct step accept = {
    .action = NK_ACTION_ACCEPT,
    .state = NK_FINDING_ACCEPTED,
    .revision = NK_SUBMITTED,
    .event = "finding-accepted",
    .decode = decode_nothing,
};
static const struct step reject = {
    .action = NK_ACTION_REJECT,
    .state = NK_FINDING_REJECTED,
    .revision = NK_SUBMITTED,
    .event = "finding-rejected",
    .decode = decode_reason,
};

/* Why the step cannot be taken now: NK_DB_NONE, refused; NK_DB_ONE when nothing is in its way. */
static enum nk_db_status look_for_obstacles(struct nk_write *write, const struct nk_return_view *view,
                                            const struct nk_finding *finding)
{
    static const struct nk_label in_state = {{
        NK_TEXT("Det går ikke nå: funnet er i tilstanden «{1}»."),
        NK_TEXT("Det går ikkje no: funnet er i tilstanden «{1}»."),
        NK_TEXT("Not possible now: the finding is in the state “{1}”."),
    }};
    const struct step *step = ((const struct stepping *)write->context)->step;
    struct nk_text none = {0};
    struct nk_situation situation =
        nk_situation_of(&view->collection, &view->revision, &view->findings, write->principal);
    enum nk_obstacle obstacle = nk_action_obstacle(step->action, &situation);
    if (obstacle != NK_ALLOWED)
        return nk_write_obstacle(write, obstacle, &situation, NULL);
    switch (nk_if_match(write->request, nk_return_version(nk_request_arena(write->request), &view->revision))) {
    case NK_NO_PRECONDITION:
        if (step->revision == NK_DRAFT)
            return nk_write_refuse(write, "precondition-required", NULL, none, none);
        break;
    case NK_PRECONDITION_HOLDS:
        break;
    case NK_PRECONDITION_FAILS:
        return nk_write_refuse(write, "precondition-failed", NULL, none, none);
    }
    if (finding->severity != NK_WARNING)
        return nk_write_refuse(write, "not-explainable", NULL, none, none);
    if (!nk_finding_takes(step->action, finding->state))
        return nk_write_refuse(write, "wrong-state", &in_state, nk_text_of(nk_finding_state_code(finding->state)),
                               none);
    return NK_DB_ONE;
}

/* An explanation of a return that came back begins the next draft, with the same content, as a save does. */
static enum nk_db_status begin_draft(struct nk_write *write, struct nk_return_view *view)
{
    struct nk_db_draft draft = {
        .year = view->revision.year,
        .actor = view->revision.actor,
        .document = view->document,
        .sha256 = view->revision.sha256,
        .methodology = view->collection.methodology,
        .saved_by = write->principal->id,
    };
    for (int severity = NK_INFO; severity <= NK_FATAL; severity++)
        draft.findings[severity] = nk_findings_count(&view->findings, (enum nk_severity)severity);
    const enum nk_db_status status = nk_db_revision_begin(write->db, nk_request_arena(write->request), &view->revision,
                                                          &draft, view->revision.number + 1);
    if (status == NK_DB_NONE) /* somebody else began it in between */
        return nk_write_refuse(write, "precondition-failed", NULL, (struct nk_text){0}, (struct nk_text){0});
    return status != NK_DB_ONE ? status
                               : nk_write_event(write, "draft-begun", draft.year, draft.actor, view->revision.number);
}

/* Counts the revision up and adds the step; the view is as it is afterwards. */
static enum nk_db_status record(struct nk_write *write, struct nk_return_view *view, const struct nk_finding *finding,
                                struct nk_text id)
{
    const struct stepping *stepping = write->context;
    struct nk_arena *arena = nk_request_arena(write->request);
    struct nk_text none = {0};
    if (stepping->step->revision == NK_DRAFT && view->revision.state != NK_DRAFT) {
        const enum nk_db_status begun = begin_draft(write, view);
        if (begun < NK_DB_NONE || write->refusal_code)
            return begun;
    }
    struct nk_revision_key key = {
        .year = stepping->address.year,
        .actor = stepping->address.actor,
        .number = view->revision.number,
        .version = view->revision.version,
    };
    struct nk_finding_step taken = {
        .finding = id,
        .expected = finding->expected,
        .actual = finding->actual,
        .state = stepping->step->state,
        .text = stepping->words,
        .by = write->principal->id,
    };
    enum nk_db_status status = nk_db_revision_touch(write->db, arena, &view->revision, &key, stepping->step->revision);
    if (status == NK_DB_NONE) /* somebody else saved or took a step in between */
        return nk_write_refuse(write, stepping->step->revision == NK_DRAFT ? "precondition-failed" : "conflict", NULL,
                               none, none);
    if (status == NK_DB_ONE)
        status = nk_db_finding_step_append(write->db, &key, &taken);
    view->is_undiscussed = false;
    return status < NK_DB_NONE ? status : nk_return_settle(view, write->db, arena);
}

static enum nk_db_status take_step(struct nk_write *write)
{
    const struct stepping *stepping = write->context;
    struct nk_arena *arena = nk_request_arena(write->request);
    struct nk_return_view view;
    struct nk_text none = {0}, id = nk_request_segment(write->request, 2);
    enum nk_db_status status = nk_finding_return(&view, write->db, arena, &stepping->address, stepping->catalogue);
    if (status < NK_DB_NONE)
        return status;
    const struct nk_finding *finding = status == NK_DB_NONE ? NULL : nk_finding_of_id(&view.findings, id);
    if (!finding)
        return nk_write_refuse(write, "not-found", NULL, none, none);
    status = look_for_obstacles(write, &view, finding);
    if (status == NK_DB_ONE)
        status = record(write, &view, finding, id);
    if (status < NK_DB_NONE || write->refusal_code)
        return status;
    finding = nk_finding_of_id(&view.findings, id);
    write->status = 200;
    write->body = nk_finding_answer(&view, finding, write->principal, write->request);
    if (!write->body.data)
        return NK_DB_FATAL;
    write->etag = nk_versioned_etag(arena, nk_return_version(arena, &view.revision), &write->body);
    return nk_write_event_saying(write, stepping->step->event, stepping->address.year, stepping->address.actor,
                                 view.revision.number, nk_event_detail_json(id, stepping->words));
}

static void step_of(struct nk_request *request, struct nk_application *application, struct nk_worker *worker,
                    const struct step *step)
{
    static const char *const no_parameters[] = {NULL};
    struct nk_principal principal;
    struct stepping stepping = {.step = step};
    struct nk_arena *arena = nk_request_arena(request);
    struct nk_issues issues = nk_issues_in(arena);
    if (!nk_plain_read(request, no_parameters) ||
        !nk_access(&principal, request, worker, NK_MAY(nk_action_role(step->action))))
        return;
    struct nk_reading reading = nk_store_read(application->store);
    stepping.catalogue = reading.snapshot->catalogue;
    if (nk_return_address_of(&stepping.address, request, stepping.catalogue) &&
        (principal.role != NK_SUBMITTER || nk_access_writes(request, &principal, stepping.address.actor))) {
        enum nk_status decoded = step->decode(&stepping.words, arena, nk_request_body(request), &issues);
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

void nk_explain_finding(struct nk_request *request, void *application, void *worker)
{
    step_of(request, application, worker, &explain);
}

void nk_accept_finding(struct nk_request *request, void *application, void *worker)
{
    step_of(request, application, worker, &accept);
}

void nk_reject_finding(struct nk_request *request, void *application, void *worker)
{
    step_of(request, application, worker, &reject);
}
