#include "server/api/handlers.h"
#include "server/api/answer.h"
#include "server/api/parameters.h"
#include "server/api/precondition.h"
#include "server/api/reading.h"
#include "server/api/reporting_unit.h"
#include "server/api/returns.h"
#include "server/db/revision.h"
#include "server/digest.h"
#include "server/wire/indicator_section.h"
#include "server/wire/return_in.h"
#include "server/wire/return_patch.h"

static const char *const no_parameters[] = {NULL};

/* What is sent is not the whole return, but what is to become of the one that is there. */
struct change {
    enum nk_status (*apply)(struct nk_text *ret, struct nk_arena *arena, struct nk_text document, struct nk_text body,
                            struct nk_issues *issues);
    bool begins;   /* a return that nobody has begun begins with it */
    bool is_patch; /* what is wrong with the form of the whole is wrong with what was sent */
};

struct put {
    const struct nk_catalogue *catalogue;
    const struct change *change; /* NULL: the whole return was sent */
    struct nk_return_address address;
    struct nk_return_view before; /* what was there before the rules were run; nothing: revision number 0 */
    bool is_judged;               /* once already, by that */
    struct nk_return_view view;   /* as it will be */
    char sha256[NK_SHA256_HEX + 1];
    struct nk_text patch;    /* what was sent of a change; empty: the whole return was sent */
    struct nk_revision base; /* of a change: what it was applied to; number 0: the whole return was sent */
};

/* If-Match is required to change a draft; a new draft after a return or a withdrawal may be begun without. */
static const char *precondition_problem(const struct nk_request *request, struct nk_arena *arena,
                                        const struct nk_revision *latest)
{
    if (latest && latest->state != NK_DRAFT && nk_request_header(request, "If-Match").length == 0 &&
        !nk_must_be_new(request))
        return NULL;
    const struct nk_text version = latest ? nk_return_version(arena, latest) : (struct nk_text){0};
    return nk_precondition_problem(request, latest != NULL, version);
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
    return nk_write_refuse(write, code, &there, nk_return_version(nk_request_arena(write->request), now),
                           now->saved_at);
}

/* The draft says the same already, and the rules say the same of it: nothing is written, and its version stays. */
static bool is_unchanged(const struct nk_revision *before, const struct nk_db_draft *draft)
{
    bool is_same = nk_text_equal(before->sha256, draft->sha256);
    for (int severity = NK_INFO; severity <= NK_FATAL; severity++)
        is_same &= before->findings[severity] == draft->findings[severity];
    return is_same;
}

static const struct nk_revision *revision_before(const struct put *put)
{
    return put->before.revision.number > 0 ? &put->before.revision : NULL;
}

/* Whether the save may take the place of what is there: NK_DB_ONE, or refused. */
static enum nk_db_status judge(struct nk_write *write, const struct put *put)
{
    const struct nk_revision *before = revision_before(put);
    struct nk_arena *arena = nk_request_arena(write->request);
    const struct nk_text none = {0};
    if (put->before.collection.year == 0)
        return nk_write_refuse(write, "not-found", NULL, none, none);
    if (!put->before.is_asked)
        return nk_write_no_reporting_unit(write, put->address.actor);
    const struct nk_situation situation = nk_situation_of(&put->before.collection, before, NULL, write->principal);
    const enum nk_obstacle obstacle = nk_action_obstacle(NK_ACTION_SAVE, &situation);
    if (obstacle != NK_ALLOWED)
        return nk_write_obstacle(write, obstacle, &situation, NULL);
    const char *unmet = precondition_problem(write->request, arena, before);
    unmet = unmet ? unmet : base_problem(write->request, &put->base, before);
    return unmet ? refuse_precondition(write, unmet, before) : NK_DB_ONE;
}

static struct nk_db_draft draft_of(const struct put *put, const struct nk_principal *principal)
{
    struct nk_db_draft ret = {
        .year = put->address.year,
        .actor = put->address.actor,
        .document = put->view.document,
        .sha256 = nk_text_of(put->sha256),
        .methodology = put->before.collection.methodology,
        .saved_by = principal->id,
    };
    for (int severity = NK_INFO; severity <= NK_FATAL; severity++)
        ret.findings[severity] = nk_findings_count(&put->view.findings, (enum nk_severity)severity);
    return ret;
}

/* Somebody was faster than this save: what is there now says why it is refused. */
static enum nk_db_status refuse_late(struct nk_write *write, struct put *put)
{
    const enum nk_db_status read =
        nk_return_load(&put->before, write->db, nk_request_arena(write->request), &put->address, false);
    if (read < NK_DB_NONE)
        return read;
    const enum nk_db_status judged = judge(write, put);
    return judged == NK_DB_ONE ? refuse_precondition(write, "precondition-failed", revision_before(put)) : judged;
}

/* The answer is the return as it is now. */
static enum nk_db_status answer_saved(struct nk_write *write, const struct put *put, struct nk_return_view *view,
                                      unsigned code)
{
    struct nk_arena *arena = nk_request_arena(write->request);
    view->collection = put->before.collection;
    view->is_undiscussed = put->before.is_undiscussed;
    const enum nk_db_status status = nk_return_settle(view, write->db, arena);
    return status < NK_DB_NONE ? status : nk_write_return(write, code, view);
}

/* What was read before the rules were run is what the save is judged by; the statement that stores it holds for the
 * version that was read alone, while the collection takes it. */
static enum nk_db_status put_submission(struct nk_write *write)
{
    struct put *put = write->context;
    struct nk_arena *arena = nk_request_arena(write->request);
    enum nk_db_status status = NK_DB_ONE;
    if (put->is_judged)
        status = nk_return_load(&put->before, write->db, arena, &put->address, false);
    put->is_judged = true;
    if (status < NK_DB_NONE || (status = judge(write, put)) != NK_DB_ONE)
        return status;

    const struct nk_revision *before = revision_before(put);
    const struct nk_db_draft draft = draft_of(put, write->principal);
    struct nk_return_view view = put->view;
    const bool begins = !before || before->state != NK_DRAFT;
    if (!begins && is_unchanged(before, &draft)) {
        view.revision = *before;
        return answer_saved(write, put, &view, 200);
    }
    status = begins ? nk_db_revision_begin(write->db, arena, &view.revision, &draft, before ? before->number + 1 : 1)
                    : nk_db_revision_save(write->db, arena, &view.revision, &draft, before->number, before->version);
    if (status == NK_DB_NONE)
        return refuse_late(write, put);
    if (status == NK_DB_ONE)
        status = answer_saved(write, put, &view, before ? 200 : 201);
    if (status != NK_DB_ONE)
        return status;
    if (!before)
        write->location = nk_request_path(write->request);
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
    put->view = (struct nk_return_view){
        .last_step = put->before.last_step,
        .document = document.canonical,
        .submission = document.submission,
    };
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

/* Who asks, and what is there before the save, with its document when the save is a change of it. False: answered. */
static bool begin(struct nk_principal *ret, struct put *put, struct nk_request *request, struct nk_worker *worker,
                  bool with_document)
{
    if (!nk_access(ret, request, worker, NK_MAY(NK_SUBMITTER)) ||
        !nk_return_address_of(&put->address, request, put->catalogue) ||
        !nk_access_writes(request, ret, put->address.actor))
        return false;
    const enum nk_db_status status =
        nk_return_load(&put->before, worker->db, nk_request_arena(request), &put->address, with_document);
    if (status < NK_DB_NONE)
        nk_answer_database(request, worker->db, status);
    return status >= NK_DB_NONE;
}

static void put_return(struct nk_request *request, struct nk_worker *worker, struct put *put)
{
    struct nk_principal principal;
    if (begin(&principal, put, request, worker, false))
        save(request, worker, &principal, put, nk_request_body(request), nk_return_form_of(request));
}

/* A change holds for what it was made to alone. The whole of it has to be of the form of today. */
static void change_return(struct nk_request *request, struct nk_worker *worker, struct put *put)
{
    const struct change *change = put->change;
    struct nk_arena *arena = nk_request_arena(request);
    struct nk_principal principal;
    struct nk_issues issues = nk_issues_in(arena);
    struct nk_text changed;
    if (!begin(&principal, put, request, worker, true))
        return;
    put->base = put->before.revision;
    const bool is_begun = put->base.number > 0;
    if (!is_begun && !change->begins) {
        nk_return_answer_not_begun(request, &put->address);
        return;
    }
    if (change->is_patch)
        put->patch = nk_request_body(request);
    const struct nk_text document = is_begun ? put->before.document : NK_TEXT("{}");
    const enum nk_status status = change->apply(&changed, arena, document, nk_request_body(request), &issues);
    if (status == NK_OK)
        save(request, worker, &principal, put, changed, NK_RETURN_JSON);
    else
        nk_answer_undecoded(request, status, &issues);
}

/* `change` NULL: the whole return is sent. */
static void run_save(struct nk_request *request, struct nk_application *application, struct nk_worker *worker,
                     const struct change *change)
{
    if (!nk_plain_read(request, no_parameters))
        return;
    struct nk_reading reading = nk_store_read(application->store);
    struct put put = {.catalogue = reading.snapshot->catalogue, .change = change};
    if (change)
        change_return(request, worker, &put);
    else
        put_return(request, worker, &put);
    nk_store_finish(application->store, reading);
}

void nk_put_submission(struct nk_request *request, void *context, void *worker)
{
    run_save(request, context, worker, NULL);
}

void nk_patch_submission(struct nk_request *request, void *context, void *worker)
{
    static const struct change patch = {.apply = nk_return_patch, .is_patch = true};
    run_save(request, context, worker, &patch);
}

void nk_put_indicators(struct nk_request *request, void *context, void *worker)
{
    static const struct change section = {.apply = nk_indicator_section_put, .begins = true};
    run_save(request, context, worker, &section);
}
