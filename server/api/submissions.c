#include "server/api/handlers.h"
#include "server/api/answer.h"
#include "server/api/parameters.h"
#include "server/api/reading.h"
#include "server/api/returns.h"
#include "server/db/revision.h"
#include "server/wire/indicator_section.h"

static const char *const no_parameters[] = {NULL};
static const unsigned readers = NK_MAY(NK_SUBMITTER) | NK_MAY(NK_REVIEWER) | NK_MAY(NK_AUDITOR);

static void get_submission(struct nk_request *request, struct nk_worker *worker, const struct nk_catalogue *catalogue)
{
    struct nk_arena *arena = nk_request_arena(request);
    struct nk_principal principal;
    struct nk_return_address address;
    struct nk_return_view view;
    if (!nk_access(&principal, request, worker, readers) || !nk_return_address_of(&address, request, catalogue) ||
        !nk_access_reads(request, &principal, address.actor))
        return;
    enum nk_db_status status = nk_return_load(&view, worker->db, arena, &address, true);
    if (status == NK_DB_ONE)
        status = nk_return_check(&view, worker->db, arena, catalogue, NULL);
    if (status < NK_DB_NONE)
        nk_answer_database(request, worker->db, status);
    else if (status == NK_DB_NONE)
        nk_return_answer_not_begun(request, &address);
    else if ((status = nk_return_settle(&view, worker->db, arena)) < NK_DB_NONE)
        nk_answer_database(request, worker->db, status);
    else {
        struct nk_buffer body = nk_return_json(&view, &principal, request);
        nk_answer_tagged_spoken(request, &body, nk_return_etag(arena, &view, &body));
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
        nk_return_answer_not_begun(request, &address);
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
