#include "server/api/handlers.h"
#include "server/api/answer.h"
#include "server/api/parameters.h"
#include "server/api/reading.h"
#include "server/api/reporting_unit.h"
#include "server/api/returns.h"
#include "server/wire/submission_out.h"

static const char *const no_parameters[] = {NULL};
static const unsigned readers = NK_MAY(NK_SUBMITTER) | NK_MAY(NK_REVIEWER) | NK_MAY(NK_AUDITOR);

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
    struct nk_return_view view;
    struct nk_issues issues = nk_issues_in(arena);
    if (!nk_access(&principal, request, worker, readers) || !nk_return_address_of(&address, request, catalogue) ||
        !nk_access_reads(request, &principal, address.actor))
        return;
    const bool is_stored = nk_request_body(request).length == 0;
    const enum nk_db_status found = nk_return_load(&view, worker->db, arena, &address, is_stored);
    if (found < NK_DB_NONE) {
        nk_answer_database(request, worker->db, found);
        return;
    }
    if (!nk_reporting_unit_asked(request, &view, address.actor))
        return;
    if (found == NK_DB_NONE && is_stored) {
        nk_return_answer_not_begun(request, &address);
        return;
    }
    const enum nk_return_form form = is_stored ? NK_RETURN_KEPT : nk_return_form_of(request);
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
