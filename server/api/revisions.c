#include "server/api/handlers.h"
#include "server/api/answer.h"
#include "server/api/parameters.h"
#include "server/api/reading.h"
#include "server/api/returns.h"
#include "server/db/revision.h"
#include "server/wire/submission_out.h"

static const char *const no_parameters[] = {NULL};

/* The address of a return that the asker may read. False: answered. */
static bool readable(struct nk_return_address *ret, struct nk_request *request, struct nk_application *application,
                     struct nk_worker *worker)
{
    struct nk_principal principal;
    if (!nk_plain_read(request, no_parameters) ||
        !nk_access(&principal, request, worker, NK_MAY(NK_SUBMITTER) | NK_MAY(NK_REVIEWER) | NK_MAY(NK_AUDITOR)))
        return false;
    struct nk_reading reading = nk_store_read(application->store);
    bool known = nk_return_address_of(ret, request, reading.snapshot->catalogue);
    nk_store_finish(application->store, reading);
    return known && nk_access_reads(request, &principal, ret->actor);
}

void nk_list_revisions(struct nk_request *request, void *application, void *context)
{
    struct nk_worker *worker = context;
    struct nk_return_address address;
    struct nk_revision *revisions;
    size_t count;
    if (!readable(&address, request, application, worker))
        return;
    enum nk_db_status status =
        nk_db_revision_list(worker->db, nk_request_arena(request), &revisions, &count, address.year, address.actor);
    if (status < NK_DB_NONE)
        nk_answer_database(request, worker->db, status);
    else if (count == 0)
        nk_answer_problem(request, "not-found");
    else {
        struct nk_buffer body = nk_revisions_json(revisions, count, (struct nk_text){0});
        nk_answer_read(request, &body, NK_PRIVATE);
    }
}

void nk_get_revision(struct nk_request *request, void *application, void *context)
{
    struct nk_worker *worker = context;
    struct nk_return_address address;
    struct nk_revision revision;
    struct nk_text document;
    struct nk_decimal number;
    if (!readable(&address, request, application, worker))
        return;
    if (nk_decimal_parse(&number, nk_request_segment(request, 2)) != NK_OK || number.scale != 0 || number.units < 1 ||
        number.units > INT32_MAX) {
        nk_answer_problem(request, "not-found");
        return;
    }
    enum nk_db_status status = nk_db_revision_get(worker->db, nk_request_arena(request), &revision, &document, address.year,
                                                  address.actor, (int32_t)number.units);
    if (status < NK_DB_NONE)
        nk_answer_database(request, worker->db, status);
    else if (status == NK_DB_NONE)
        nk_answer_problem(request, "not-found");
    else {
        struct nk_buffer body = nk_revision_json(&revision, document);
        nk_answer_read(request, &body, NK_PRIVATE);
    }
}
