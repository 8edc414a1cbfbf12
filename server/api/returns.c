#include "server/api/returns.h"

#include <strings.h>

#include "server/api/answer.h"
#include "server/api/negotiation.h"
#include "server/api/parameters.h"
#include "server/api/rule_context.h"
#include "server/db/finding.h"
#include "server/db/revision.h"
#include "server/wire/calendar.h"
#include "server/wire/submission_out.h"
#include "core/rules.h"

enum nk_db_status nk_return_load(struct nk_return_view *ret, struct nk_db *db, struct nk_arena *arena,
                                 const struct nk_return_address *address, bool with_document)
{
    struct nk_db_standing standing;
    *ret = (struct nk_return_view){0};
    const enum nk_db_status status = nk_db_standing(db, arena, &standing, address->year, address->actor, with_document);
    if (status != NK_DB_ONE)
        return status;
    ret->collection = standing.collection;
    ret->is_asked = standing.is_asked;
    ret->last_step = standing.last_step;
    ret->revision = standing.revision;
    ret->document = standing.document;
    ret->is_undiscussed = !standing.is_discussed;
    return standing.has_revision ? NK_DB_ONE : NK_DB_NONE;
}

enum nk_db_status nk_return_run_rules(struct nk_return_view *view, struct nk_db *db, struct nk_arena *arena,
                                      const struct nk_catalogue *catalogue, const struct nk_rule_signatory *signatory)
{
    const struct nk_submission *submission = &view->submission;
    struct nk_rule_context *known = NK_NEW(arena, struct nk_rule_context);
    if (!known)
        return NK_DB_FATAL;
    enum nk_db_status status =
        nk_rule_context_load(known, db, arena, catalogue, view->last_step, submission->year, submission->actor);
    if (status != NK_DB_ONE)
        return status;
    known->signatory = signatory;
    if (nk_rules_run(&view->found, arena, catalogue, submission, known) != NK_OK)
        return NK_DB_FATAL;
    view->findings = view->found;
    return NK_DB_ONE;
}

enum nk_db_status nk_return_check(struct nk_return_view *view, struct nk_db *db, struct nk_arena *arena,
                                  const struct nk_catalogue *catalogue, const struct nk_rule_signatory *signatory)
{
    const struct nk_revision *revision = &view->revision;
    if (nk_return_stored(&view->submission, arena, view->document, revision->actor, revision->year, NULL) != NK_OK)
        return NK_DB_FATAL;
    return nk_return_run_rules(view, db, arena, catalogue, signatory);
}

/* The first revision has nothing before it, and is asked only once it is approved itself. */
static enum nk_db_status look_what_was_approved(struct nk_return_view *view, struct nk_db *db, struct nk_arena *arena)
{
    const struct nk_revision *revision = &view->revision;
    struct nk_revision approved;
    view->approved_sha256 = (struct nk_text){0};
    if (revision->state == NK_APPROVED)
        view->approved_sha256 = revision->sha256;
    if (revision->state == NK_APPROVED || revision->number == 1)
        return NK_DB_ONE;
    enum nk_db_status status =
        nk_db_revision_latest_approved(db, arena, &approved, NULL, revision->year, revision->actor);
    if (status == NK_DB_ONE)
        view->approved_sha256 = approved.sha256;
    return status < NK_DB_NONE ? status : NK_DB_ONE;
}

/* A return that was submitted is judged by the warnings that it was submitted with (core/submitted_findings.h). */
static enum nk_db_status recall(struct nk_return_view *view, struct nk_db *db, struct nk_arena *arena)
{
    const struct nk_revision *revision = &view->revision;
    struct nk_submitted_finding *submitted = NULL;
    size_t count = 0;
    view->findings = view->found;
    if (revision->state == NK_DRAFT)
        return NK_DB_ONE;
    const enum nk_db_status status = nk_db_revision_finding_list(
        db, arena, &submitted, &count,
        &(struct nk_revision_key){.year = revision->year, .actor = revision->actor, .number = revision->number});
    if (status < NK_DB_NONE)
        return status;
    return nk_findings_recall(&view->findings, arena, submitted, count) == NK_OK ? NK_DB_ONE : NK_DB_FATAL;
}

enum nk_db_status nk_return_settle(struct nk_return_view *view, struct nk_db *db, struct nk_arena *arena)
{
    const struct nk_revision *revision = &view->revision;
    view->steps = NULL;
    view->step_count = 0;
    const enum nk_db_status recalled = recall(view, db, arena);
    if (recalled < NK_DB_NONE)
        return recalled;
    if (!view->is_undiscussed && nk_findings_count(&view->findings, NK_WARNING) > 0) {
        enum nk_db_status status = nk_db_finding_step_list(db, arena, &view->steps, &view->step_count, revision->year,
                                                           revision->actor, revision->number);
        if (status < NK_DB_NONE)
            return status;
    }
    nk_findings_settle(&view->findings, view->steps, view->step_count);
    return look_what_was_approved(view, db, arena);
}

bool nk_return_address_of(struct nk_return_address *ret, struct nk_request *request,
                          const struct nk_catalogue *catalogue)
{
    ret->actor = nk_request_segment(request, 1);
    if (nk_year_of_segment(&ret->year, nk_request_segment(request, 0)) && nk_catalogue_actor(catalogue, ret->actor) &&
        nk_catalogue_methodology_of_year(catalogue, ret->year))
        return true;
    nk_answer_problem(request, "not-found");
    return false;
}

void nk_return_answer_not_begun(struct nk_request *request, const struct nk_return_address *address)
{
    static const struct nk_label sentence = {{
        NK_TEXT("Ingenting er lagret for {1} i {2}. Skjemaet er på /v1/collections/{2}/submissions/{1}/template, og sendes "
                "tilbake med PUT."),
        NK_TEXT("Ingenting er lagra for {1} i {2}. Skjemaet er på /v1/collections/{2}/submissions/{1}/template, og blir sendt "
                "tilbake med PUT."),
        NK_TEXT("Nothing is saved for {1} in {2}. The form is at /v1/collections/{2}/submissions/{1}/template, and goes back "
                "with PUT."),
    }};
    const struct nk_text year = nk_decimal_text(nk_request_arena(request), nk_decimal_integer(address->year));
    nk_answer_problem_saying(request, "not-found", &sentence, address->actor, year);
}

enum nk_return_form nk_return_form_of(const struct nk_request *request)
{
    static const char csv[] = "text/csv";
    const struct nk_text type = nk_request_header(request, "Content-Type");
    const bool is_csv = type.length >= sizeof csv - 1 && strncasecmp(type.data, csv, sizeof csv - 1) == 0;
    return is_csv ? NK_RETURN_CSV : NK_RETURN_JSON;
}

struct nk_situation nk_situation_of(const struct nk_collection *collection, const struct nk_revision *revision,
                                    const struct nk_findings *findings, const struct nk_principal *principal)
{
    return (struct nk_situation){
        .collection = collection->state,
        .closes = collection->closes,
        .today = collection->today,
        .has_revision = revision != NULL,
        .revision = revision ? revision->state : NK_DRAFT,
        .error_count = revision ? revision->findings[NK_ERROR] + revision->findings[NK_FATAL] : 0,
        /* One that is not listed cannot be explained. */
        .unexplained_count =
            findings ? nk_findings_that(findings, nk_finding_wants_explanation) + findings->dropped_of[NK_WARNING] : 0,
        .undecided_count = findings ? nk_findings_that(findings, nk_finding_wants_decision) : 0,
        .role = principal->role,
        .asker_submitted_it = revision && nk_text_equal(revision->submitted_by, principal->id),
        .asked_for = revision && revision->asked_for,
    };
}

struct nk_text nk_return_version(struct nk_arena *arena, const struct nk_revision *revision)
{
    struct nk_text number = nk_decimal_text(arena, nk_decimal_integer(revision->number));
    struct nk_text version = nk_decimal_text(arena, nk_decimal_integer(revision->version));
    return NK_JOIN(arena, number, NK_TEXT("."), version);
}

struct nk_buffer nk_return_json(const struct nk_return_view *view, const struct nk_principal *principal,
                                struct nk_request *request)
{
    return nk_submission_json(
        &(struct nk_submission_view){
            .revision = &view->revision,
            .document = view->document,
            .findings = &view->findings,
            .situation = nk_situation_of(&view->collection, &view->revision, &view->findings, principal),
            .illustrative = view->submission.illustrative,
            .approved_sha256 = view->approved_sha256,
        },
        nk_request_arena(request), nk_language_of(request));
}

struct nk_text nk_return_etag(struct nk_arena *arena, const struct nk_return_view *view, const struct nk_buffer *body)
{
    if (!body->data)
        return (struct nk_text){0};
    return nk_versioned_etag_holding(arena, nk_return_version(arena, &view->revision), body, view->document,
                                     view->revision.sha256);
}

enum nk_db_status nk_write_return(struct nk_write *write, unsigned status, const struct nk_return_view *view)
{
    struct nk_arena *arena = nk_request_arena(write->request);
    write->status = status;
    write->body = nk_return_json(view, write->principal, write->request);
    if (!write->body.data)
        return NK_DB_FATAL;
    write->etag = nk_return_etag(arena, view, &write->body);
    return NK_DB_ONE;
}

static bool is_error(const struct nk_finding *finding)
{
    return finding->severity == NK_ERROR || finding->severity == NK_FATAL;
}

/* Says the last day of the unit and today. */
static enum nk_db_status refuse_for_its_date(struct nk_write *write, const struct nk_situation *situation)
{
    static const struct nk_label dates = {{
        NK_TEXT("Siste dag for denne oppgaven var {1}, og i dag er {2}."),
        NK_TEXT("Siste dag for denne oppgåva var {1}, og i dag er {2}."),
        NK_TEXT("The last day for this return was {1}, and today is {2}."),
    }};
    struct nk_arena *arena = nk_request_arena(write->request);
    char closes[NK_DATE_LENGTH + 1], today[NK_DATE_LENGTH + 1];
    nk_date_print(closes, situation->closes);
    nk_date_print(today, situation->today);
    return nk_write_refuse(write, nk_obstacle_code(NK_DEADLINE_PASSED), &dates,
                           nk_arena_copy(arena, nk_text_of(closes)), nk_arena_copy(arena, nk_text_of(today)));
}

enum nk_db_status nk_write_obstacle(struct nk_write *write, enum nk_obstacle obstacle,
                                    const struct nk_situation *situation, const struct nk_findings *findings)
{
    static bool (*const in_the_way[])(const struct nk_finding *) = {
        [NK_HAS_ERRORS] = is_error,
        [NK_UNEXPLAINED_WARNINGS] = nk_finding_wants_explanation,
        [NK_UNDECIDED_EXPLANATIONS] = nk_finding_wants_decision,
    };
    if (findings && (size_t)obstacle < sizeof(in_the_way) / sizeof(in_the_way[0]) && in_the_way[obstacle])
        return nk_write_refuse_findings(write, nk_obstacle_code(obstacle), findings, in_the_way[obstacle]);

    if (obstacle == NK_DEADLINE_PASSED)
        return refuse_for_its_date(write, situation);
    static const struct nk_label in_state = {{
        NK_TEXT("Det går ikke nå: oppgaven er i tilstanden «{1}», innsamlingen er «{2}»."),
        NK_TEXT("Det går ikkje no: oppgåva er i tilstanden «{1}», innsamlinga er «{2}»."),
        NK_TEXT("Not possible now: the return is in the state “{1}”, the collection is “{2}”."),
    }};
    bool about_state = obstacle == NK_WRONG_STATE || obstacle == NK_COLLECTION_NOT_OPEN;
    struct nk_text state =
        situation->has_revision ? nk_text_of(nk_revision_state_code(situation->revision)) : NK_TEXT("not-started");
    return nk_write_refuse(write, nk_obstacle_code(obstacle), about_state ? &in_state : NULL, state,
                           nk_text_of(nk_collection_state_code(situation->collection)));
}
