#include "server/api/handlers.h"
#include "server/api/answer.h"
#include "server/api/parameters.h"
#include "server/api/reading.h"
#include "server/api/reporting_unit.h"
#include "server/api/returns.h"
#include "server/db/collection.h"
#include "server/db/revision.h"
#include "server/digest.h"
#include "server/wire/indicator_section.h"
#include "server/wire/return_in.h"
#include "server/wire/return_patch.h"
#include "server/wire/submission_out.h"

static const char *const no_parameters[] = {NULL};
static const unsigned readers = NK_MAY(NK_SUBMITTER) | NK_MAY(NK_REVIEWER) | NK_MAY(NK_AUDITOR);

/* ---- GET ---- */

static void get_submission(struct nk_request *request, struct nk_worker *worker, const struct nk_catalogue *catalogue)
{
    struct nk_arena *arena = nk_request_arena(request);
    struct nk_principal principal;
    struct nk_return_address address;
    struct nk_collection collection;
    struct nk_return_view view;
    if (!nk_access(&principal, request, worker, readers) || !nk_return_address_of(&address, request, catalogue) ||
        !nk_access_reads(request, &principal, address.actor))
        return;
    enum nk_db_status status =
        nk_db_collection_of_unit(worker->db, arena, &collection, address.year, address.actor);
    if (status == NK_DB_ONE)
        status = nk_db_revision_latest(worker->db, arena, &view.revision, &view.document, address.year, address.actor);
    if (status == NK_DB_ONE)
        status = nk_return_check(&view, worker->db, arena, catalogue, NULL);
    if (status < NK_DB_NONE)
        nk_answer_database(request, worker->db, status);
    else if (status == NK_DB_NONE)
        nk_answer_problem(request, "not-found");
    else if ((status = nk_return_settle(&view, worker->db, arena)) < NK_DB_NONE)
        nk_answer_database(request, worker->db, status);
    else {
        struct nk_buffer body = nk_return_json(&view, &collection, &principal, request);
        nk_answer_versioned(request, 200, &body, nk_return_version(arena, &view.revision));
    }
}

void nk_get_submission(struct nk_request *request, void *context, void *worker)
{
    struct nk_application *application = context;
    if (!nk_plain_read(request, no_parameters))
        return;
    struct nk_reading reading = nk_store_read(application->store);
    get_submission(request, worker, reading.snapshot->catalogue);
    nk_store_finish(application->store, reading);
}

/* ---- PUT ---- */

struct put {
    const struct nk_catalogue *catalogue;
    struct nk_return_address address;
    struct nk_return_view view;
    char sha256[NK_SHA256_HEX + 1];
    struct nk_text patch;    /* what was sent of a change; empty: the whole return was sent */
    struct nk_revision base; /* of a change: what it was applied to; number 0: the whole return was sent */
};

/* If-Match is required to change a draft and heeded otherwise; If-None-Match: * asks for a new return. */
static const char *precondition_problem(const struct nk_request *request, struct nk_arena *arena,
                                        const struct nk_revision *latest)
{
    if (!latest)
        return nk_if_match(request, (struct nk_text){0}) == NK_NO_PRECONDITION ? NULL : "precondition-failed";
    if (nk_must_be_new(request))
        return "precondition-failed";
    switch (nk_if_match(request, nk_return_version(arena, latest))) {
    case NK_NO_PRECONDITION:
        return latest->state == NK_DRAFT ? "precondition-required" : NULL;
    case NK_PRECONDITION_HOLDS:
        return NULL;
    case NK_PRECONDITION_FAILS:
        return "precondition-failed";
    }
    return NULL;
}

/* A change holds for what it was applied to alone. */
static const char *base_problem(const struct nk_request *request, const struct nk_revision *base,
                                const struct nk_revision *latest)
{
    if (base->number == 0)
        return NULL;
    if (nk_request_header(request, "If-Match").length == 0)
        return "precondition-required";
    const bool is_base = latest && latest->number == base->number && latest->version == base->version;
    return is_base ? NULL : "precondition-failed";
}

/* Says what is there now: its version, which If-Match takes as it is, and since when. `now` NULL: nothing is there. */
static enum nk_db_status refuse_precondition(struct nk_write *write, const char *code, const struct nk_revision *now)
{
    static const struct nk_label there = {{
        NK_TEXT("Nå gjelder versjon \"{1}\", lagret {2}. Les oppgaven på nytt, og send endringen med dens ETag i If-Match."),
        NK_TEXT("No gjeld versjon \"{1}\", lagra {2}. Les oppgåva på nytt, og send endringa med ETag-en hennar i If-Match."),
        NK_TEXT("Version \"{1}\" is there now, saved {2}. Read the return again, and send the change with its ETag in If-Match."),
    }};
    const struct nk_text none = {0};
    if (!now)
        return nk_write_refuse(write, code, NULL, none, none);
    return nk_write_refuse(write, code, &there, nk_return_version(nk_request_arena(write->request), now), now->saved_at);
}

/* The draft says the same already, and the rules say the same of it: nothing is written, and its version stays. */
static bool is_unchanged(const struct nk_revision *before, const struct nk_db_draft *draft)
{
    bool is_same = nk_text_equal(before->sha256, draft->sha256);
    for (int severity = NK_INFO; severity <= NK_FATAL; severity++)
        is_same &= before->findings[severity] == draft->findings[severity];
    return is_same;
}

static enum nk_db_status put_submission(struct nk_write *write)
{
    const struct put *put = write->context;
    struct nk_arena *arena = nk_request_arena(write->request);
    struct nk_collection collection;
    struct nk_revision latest;
    struct nk_text none = {0};
    enum nk_db_status status =
        nk_db_collection_of_unit(write->db, arena, &collection, put->address.year, put->address.actor);
    if (status == NK_DB_NONE)
        return nk_write_refuse(write, "not-found", NULL, none, none);
    if (status < NK_DB_NONE)
        return status;
    if (!nk_collection_asks(&collection, put->address.actor))
        return nk_write_no_reporting_unit(write, put->address.actor);
    status = nk_db_revision_latest(write->db, arena, &latest, NULL, put->address.year, put->address.actor);
    if (status < NK_DB_NONE)
        return status;
    const struct nk_revision *before = status == NK_DB_ONE ? &latest : NULL;
    struct nk_situation situation = nk_situation_of(&collection, before, NULL, write->principal);
    enum nk_obstacle obstacle = nk_action_obstacle(NK_ACTION_SAVE, &situation);
    if (obstacle != NK_ALLOWED)
        return nk_write_obstacle(write, obstacle, &situation, NULL);
    const char *unmet = precondition_problem(write->request, arena, before);
    unmet = unmet ? unmet : base_problem(write->request, &put->base, before);
    if (unmet)
        return refuse_precondition(write, unmet, before);

    struct nk_db_draft draft = {
        .year = put->address.year,
        .actor = put->address.actor,
        .document = put->view.document,
        .sha256 = nk_text_of(put->sha256),
        .methodology = collection.methodology,
        .saved_by = write->principal->id,
    };
    for (int severity = NK_INFO; severity <= NK_FATAL; severity++)
        draft.findings[severity] = nk_findings_count(&put->view.findings, (enum nk_severity)severity);
    struct nk_return_view view = put->view;
    bool begins = !before || before->state != NK_DRAFT;
    if (!begins && is_unchanged(before, &draft)) {
        view.revision = *before;
        status = nk_return_settle(&view, write->db, arena);
        return status < NK_DB_NONE ? status : nk_write_return(write, 200, &view, &collection);
    }
    status = begins ? nk_db_revision_begin(write->db, arena, &view.revision, &draft, before ? before->number + 1 : 1)
                    : nk_db_revision_save(write->db, arena, &view.revision, &draft, before->number, before->version);
    if (status == NK_DB_NONE) { /* somebody else saved in between */
        status = nk_db_revision_latest(write->db, arena, &latest, NULL, put->address.year, put->address.actor);
        return status < NK_DB_NONE ? status : refuse_precondition(write, "precondition-failed",
                                                                              status == NK_DB_ONE ? &latest : NULL);
    }
    if (status < NK_DB_NONE)
        return status;
    status = nk_return_settle(&view, write->db, arena);
    if (status < NK_DB_NONE)
        return status;
    if (!before)
        write->location = nk_request_path(write->request);
    status = nk_write_return(write, before ? 200 : 201, &view, &collection);
    if (status != NK_DB_ONE)
        return status;
    return nk_write_event(write, begins ? "draft-begun" : "draft-saved", put->address.year, put->address.actor,
                          view.revision.number);
}

/* Reads the return that is to be saved, runs the rules on it, and saves it. */
static void save(struct nk_request *request, struct nk_worker *worker, const struct nk_principal *principal,
                 struct put *put, struct nk_text body, enum nk_return_form form)
{
    struct nk_arena *arena = nk_request_arena(request);
    struct nk_issues issues = nk_issues_in(arena);
    struct nk_return_document document;
    enum nk_status status =
        nk_return_read(&document, arena, body, form, put->address.actor, put->address.year, &issues);
    if (status == NK_INVALID && put->patch.length &&
        nk_return_patch_locate(&issues, arena, body, put->patch) != NK_OK)
        status = NK_NO_MEMORY;
    if (status != NK_OK) {
        nk_answer_undecoded(request, status, &issues);
        return;
    }
    put->view = (struct nk_return_view){.document = document.canonical, .submission = document.submission};
    enum nk_db_status checked = nk_return_run_rules(&put->view, worker->db, arena, put->catalogue, NULL);
    if (checked != NK_DB_ONE) {
        nk_answer_database(request, worker->db, checked);
        return;
    }
    nk_return_locate(&document, &put->view.findings);
    nk_sha256_hex(put->sha256, document.canonical);
    nk_write_run(&(struct nk_write){
        .request = request, .db = worker->db, .principal = principal, .context = put, .work = put_submission});
}

static bool may_save(struct nk_principal *ret, struct put *put, struct nk_request *request, struct nk_worker *worker)
{
    return nk_access(ret, request, worker, NK_MAY(NK_SUBMITTER)) &&
           nk_return_address_of(&put->address, request, put->catalogue) &&
           nk_access_writes(request, ret, put->address.actor);
}

static void put_return(struct nk_request *request, struct nk_worker *worker, struct put *put)
{
    struct nk_principal principal;
    if (may_save(&principal, put, request, worker))
        save(request, worker, &principal, put, nk_request_body(request), nk_return_form_of(request));
}

/* What the change is made to: the newest revision, if there is one. False: answered. */
static bool load_base(struct nk_text *ret_document, bool *ret_begun, struct put *put, struct nk_request *request,
                      struct nk_worker *worker)
{
    const enum nk_db_status found = nk_db_revision_latest(worker->db, nk_request_arena(request), &put->base,
                                                          ret_document, put->address.year, put->address.actor);
    if (found < NK_DB_NONE)
        nk_answer_database(request, worker->db, found);
    *ret_begun = found > NK_DB_NONE;
    return found >= NK_DB_NONE;
}

static void patch_return(struct nk_request *request, struct nk_worker *worker, struct put *put)
{
    struct nk_arena *arena = nk_request_arena(request);
    struct nk_principal principal;
    struct nk_issues issues = nk_issues_in(arena);
    struct nk_text document, changed;
    if (!may_save(&principal, put, request, worker))
        return;
    bool begun;
    if (!load_base(&document, &begun, put, request, worker))
        return;
    if (!begun) {
        nk_answer_problem(request, "not-found");
        return;
    }
    put->patch = nk_request_body(request);
    const enum nk_status status = nk_return_patch(&changed, arena, document, put->patch, &issues);
    if (status == NK_OK)
        save(request, worker, &principal, put, changed, NK_RETURN_JSON);
    else
        nk_answer_undecoded(request, status, &issues);
}

/* One section alone; a return that nobody has begun begins with it. */
static void put_indicators(struct nk_request *request, struct nk_worker *worker, struct put *put)
{
    struct nk_arena *arena = nk_request_arena(request);
    struct nk_principal principal;
    struct nk_issues issues = nk_issues_in(arena);
    struct nk_text document, changed;
    if (!may_save(&principal, put, request, worker))
        return;
    bool begun;
    if (!load_base(&document, &begun, put, request, worker))
        return;
    if (!begun) {
        put->base.number = 0;
        document = NK_TEXT("{}");
    }
    const enum nk_status status =
        nk_indicator_section_put(&changed, arena, document, nk_request_body(request), &issues);
    if (status == NK_OK)
        save(request, worker, &principal, put, changed, NK_RETURN_JSON);
    else
        nk_answer_undecoded(request, status, &issues);
}

typedef void save_function(struct nk_request *request, struct nk_worker *worker, struct put *put);

static void run_save(struct nk_request *request, struct nk_application *application, struct nk_worker *worker,
                     save_function *function)
{
    if (!nk_plain_read(request, no_parameters))
        return;
    struct nk_reading reading = nk_store_read(application->store);
    function(request, worker, &(struct put){.catalogue = reading.snapshot->catalogue});
    nk_store_finish(application->store, reading);
}

void nk_put_submission(struct nk_request *request, void *context, void *worker)
{
    run_save(request, context, worker, put_return);
}

void nk_patch_submission(struct nk_request *request, void *context, void *worker)
{
    run_save(request, context, worker, patch_return);
}

void nk_put_indicators(struct nk_request *request, void *context, void *worker)
{
    run_save(request, context, worker, put_indicators);
}

/* ---- one section ---- */

static void get_indicators(struct nk_request *request, struct nk_worker *worker, const struct nk_catalogue *catalogue)
{
    struct nk_arena *arena = nk_request_arena(request);
    struct nk_principal principal;
    struct nk_return_address address;
    struct nk_revision revision;
    struct nk_text document;
    if (!nk_access(&principal, request, worker, readers) || !nk_return_address_of(&address, request, catalogue) ||
        !nk_access_reads(request, &principal, address.actor))
        return;
    const enum nk_db_status status =
        nk_db_revision_latest(worker->db, arena, &revision, &document, address.year, address.actor);
    if (status < NK_DB_NONE) {
        nk_answer_database(request, worker->db, status);
    } else if (status == NK_DB_NONE) {
        nk_answer_problem(request, "not-found");
    } else {
        struct nk_buffer body = nk_indicator_section_json(&revision, document);
        nk_answer_versioned(request, 200, &body, nk_return_version(arena, &revision));
    }
}

void nk_get_indicators(struct nk_request *request, void *context, void *worker)
{
    struct nk_application *application = context;
    if (!nk_plain_read(request, no_parameters))
        return;
    struct nk_reading reading = nk_store_read(application->store);
    get_indicators(request, worker, reading.snapshot->catalogue);
    nk_store_finish(application->store, reading);
}

/* ---- the dry run ---- */

/* The draft that a save of the body would leave. `latest` NULL: nothing was ever saved. */
static struct nk_revision as_saved(const struct nk_return_address *address, const struct nk_revision *latest)
{
    int32_t number = 1;
    if (latest)
        number = latest->state == NK_DRAFT ? latest->number : latest->number + 1;
    return (struct nk_revision){.year = address->year, .actor = address->actor, .number = number, .state = NK_DRAFT};
}

/* The findings of the body, or of the stored return when there is no body, each with what has become of it. */
static void validate(struct nk_request *request, struct nk_worker *worker, const struct nk_catalogue *catalogue)
{
    struct nk_arena *arena = nk_request_arena(request);
    struct nk_principal principal;
    struct nk_return_address address;
    struct nk_return_view view = {0};
    struct nk_issues issues = nk_issues_in(arena);
    if (!nk_access(&principal, request, worker, readers) || !nk_return_address_of(&address, request, catalogue) ||
        !nk_access_reads(request, &principal, address.actor) ||
        !nk_reporting_unit_asked(request, worker, &address))
        return;
    const bool is_stored = nk_request_body(request).length == 0;
    const enum nk_db_status found =
        nk_db_revision_latest(worker->db, arena, &view.revision, is_stored ? &view.document : NULL, address.year, address.actor);
    if (found < NK_DB_NONE) {
        nk_answer_database(request, worker->db, found);
        return;
    }
    if (found == NK_DB_NONE && is_stored) {
        nk_answer_problem(request, "not-found");
        return;
    }
    const enum nk_return_form form = is_stored ? NK_RETURN_JSON : nk_return_form_of(request);
    if (!is_stored) {
        view.document = nk_request_body(request);
        view.revision = as_saved(&address, found == NK_DB_ONE ? &view.revision : NULL);
    }
    struct nk_return_document document;
    enum nk_status status =
        nk_return_read(&document, arena, view.document, form, address.actor, address.year, &issues);
    if (status != NK_OK) {
        nk_answer_undecoded(request, status, &issues);
        return;
    }
    view.submission = document.submission;
    enum nk_db_status checked = nk_return_run_rules(&view, worker->db, arena, catalogue, NULL);
    if (checked == NK_DB_ONE) {
        nk_return_locate(&document, &view.findings);
        checked = nk_return_settle(&view, worker->db, arena);
    }
    if (checked != NK_DB_ONE) {
        nk_answer_database(request, worker->db, checked);
        return;
    }
    struct nk_buffer body = nk_validation_json(&view.findings, arena, nk_language_of(request));
    nk_answer_json(request, 200, &body);
}

void nk_validate_submission(struct nk_request *request, void *context, void *worker)
{
    struct nk_application *application = context;
    if (!nk_plain_read(request, no_parameters))
        return;
    struct nk_reading reading = nk_store_read(application->store);
    validate(request, worker, reading.snapshot->catalogue);
    nk_store_finish(application->store, reading);
}
