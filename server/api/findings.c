#include "server/api/handlers.h"
#include "server/api/answer.h"
#include "server/api/finding_of.h"
#include "server/api/negotiation.h"
#include "server/api/parameters.h"
#include "server/api/reading.h"
#include "server/wire/finding_out.h"

enum nk_db_status nk_finding_return(struct nk_return_view *ret, struct nk_db *db, struct nk_arena *arena,
                                    const struct nk_return_address *address, const struct nk_catalogue *catalogue)
{
    enum nk_db_status status = nk_return_load(ret, db, arena, address, true);
    if (status == NK_DB_ONE)
        status = nk_return_check(ret, db, arena, catalogue, NULL);
    if (status != NK_DB_ONE)
        return status;
    status = nk_return_settle(ret, db, arena);
    return status < NK_DB_NONE ? status : NK_DB_ONE;
}

const struct nk_finding *nk_finding_of_id(const struct nk_findings *findings, struct nk_text id)
{
    for (size_t i = 0; i < findings->count; i++) {
        char of_item[13];
        nk_finding_id(of_item, &findings->items[i]);
        if (nk_text_is(id, of_item))
            return &findings->items[i];
    }
    return NULL;
}

struct nk_buffer nk_finding_answer(const struct nk_return_view *view, const struct nk_finding *finding,
                                   const struct nk_principal *principal, struct nk_request *request)
{
    struct nk_findings_view shown = {
        .revision = &view->revision,
        .findings = &view->findings,
        .steps = view->steps,
        .step_count = view->step_count,
        .situation = nk_situation_of(&view->collection, &view->revision, &view->findings, principal),
    };
    struct nk_arena *arena = nk_request_arena(request);
    return finding ? nk_finding_json(&shown, finding, arena, nk_language_of(request))
                   : nk_findings_json(&shown, arena, nk_language_of(request));
}

/* `one`: the finding that the path names, otherwise all. */
static void read(struct nk_request *request, struct nk_worker *worker, const struct nk_catalogue *catalogue, bool one)
{
    struct nk_arena *arena = nk_request_arena(request);
    struct nk_principal principal;
    struct nk_return_address address;
    struct nk_return_view view;
    if (!nk_access(&principal, request, worker, NK_MAY(NK_SUBMITTER) | NK_MAY(NK_REVIEWER) | NK_MAY(NK_AUDITOR)) ||
        !nk_return_address_of(&address, request, catalogue) || !nk_access_reads(request, &principal, address.actor))
        return;
    enum nk_db_status status = nk_finding_return(&view, worker->db, arena, &address, catalogue);
    if (status < NK_DB_NONE) {
        nk_answer_database(request, worker->db, status);
        return;
    }
    const struct nk_finding *finding = NULL;
    if (status == NK_DB_ONE && one)
        finding = nk_finding_of_id(&view.findings, nk_request_segment(request, 2));
    if (status == NK_DB_NONE) {
        nk_return_answer_not_begun(request, &address);
        return;
    }
    if (one && !finding) {
        nk_answer_problem(request, "not-found");
        return;
    }
    struct nk_buffer body = nk_finding_answer(&view, finding, &principal, request);
    nk_answer_versioned_spoken(request, &body, nk_return_version(arena, &view.revision));
}

static void answer(struct nk_request *request, struct nk_application *application, struct nk_worker *worker, bool one)
{
    static const char *const no_parameters[] = {NULL};
    if (!nk_plain_read(request, no_parameters))
        return;
    struct nk_reading reading = nk_store_read(application->store);
    read(request, worker, reading.snapshot->catalogue, one);
    nk_store_finish(application->store, reading);
}

void nk_list_findings(struct nk_request *request, void *application, void *worker)
{
    answer(request, application, worker, false);
}

void nk_get_finding(struct nk_request *request, void *application, void *worker)
{
    answer(request, application, worker, true);
}
