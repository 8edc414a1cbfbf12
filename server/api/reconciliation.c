#include "core/reconciliation.h"

#include "server/api/access.h"
#include "server/api/answer.h"
#include "server/api/handlers.h"
#include "server/api/parameters.h"
#include "server/api/reading.h"
#include "server/db/collection.h"
#include "server/db/revision.h"
#include "server/publish/store.h"
#include "server/wire/reconciliation_out.h"
#include "server/wire/return_in.h"

static const char *const no_parameters[] = {NULL};
static const unsigned readers =
    NK_MAY(NK_SUBMITTER) | NK_MAY(NK_REVIEWER) | NK_MAY(NK_PUBLISHER) | NK_MAY(NK_AUDITOR);

/* The submitted and approved returns, reduced to their flows. NK_DB_ONE, or why there are none. */
static enum nk_db_status load(struct nk_rule_other **ret, size_t *ret_count, struct nk_db *db, struct nk_arena *arena,
                              const struct nk_catalogue *catalogue, int year)
{
    struct nk_db_return *lines = NULL;
    size_t count = 0;
    const enum nk_db_status status =
        nk_db_revision_counting_of_year(db, arena, &lines, &count, year, NK_TEXT(""));
    if (status < NK_DB_NONE)
        return status;
    struct nk_rule_other *returns = NK_NEW_ARRAY(arena, struct nk_rule_other, count);
    struct nk_return_document *documents = NK_NEW_ARRAY(arena, struct nk_return_document, count);
    if (!returns || !documents)
        return NK_DB_FATAL;
    for (size_t i = 0; i < count; i++) {
        struct nk_issues issues = nk_issues_in(arena);
        if (nk_return_decode(&documents[i], arena, lines[i].document, lines[i].revision.actor, year, &issues) != NK_OK ||
            nk_rule_other_of(&returns[i], arena, catalogue, &documents[i].submission) != NK_OK)
            return NK_DB_FATAL;
    }
    *ret = returns;
    *ret_count = count;
    return NK_DB_ONE;
}

/* A submitter sees what it is a part of. */
static bool may_see(const struct nk_principal *principal, const struct nk_catalogue *catalogue,
                    const struct nk_reconciled_flow *flow)
{
    if (principal->role != NK_SUBMITTER)
        return true;
    for (size_t i = 0; i < principal->actor_count; i++)
        if (nk_flow_is_of(catalogue, flow, principal->actors[i]))
            return true;
    return false;
}

static void answer(struct nk_request *request, const struct nk_principal *principal,
                   const struct nk_catalogue *catalogue, const struct nk_reconciliation *reconciliation, int year)
{
    size_t count = 0;
    const struct nk_reconciled_flow **seen =
        NK_NEW_ARRAY(nk_request_arena(request), const struct nk_reconciled_flow *, reconciliation->count);
    if (!seen) {
        nk_answer_problem(request, "internal");
        return;
    }
    for (size_t i = 0; i < reconciliation->count; i++)
        if (may_see(principal, catalogue, &reconciliation->flows[i]))
            seen[count++] = &reconciliation->flows[i];
    struct nk_buffer body = nk_reconciliation_json(seen, count, year);
    nk_answer_read(request, &body, NK_PRIVATE);
}

static void get_reconciliation(struct nk_request *request, struct nk_worker *worker,
                               const struct nk_catalogue *catalogue)
{
    struct nk_arena *arena = nk_request_arena(request);
    struct nk_principal principal;
    struct nk_collection collection;
    struct nk_reconciliation reconciliation;
    struct nk_rule_other *returns = NULL;
    size_t count = 0;
    int year;
    if (!nk_access(&principal, request, worker, readers))
        return;
    if (!nk_year_of_segment(&year, nk_request_segment(request, 0))) {
        nk_answer_problem(request, "not-found");
        return;
    }
    enum nk_db_status status = nk_db_collection_get(worker->db, arena, &collection, year);
    if (status == NK_DB_ONE)
        status = load(&returns, &count, worker->db, arena, catalogue, year);
    if (status < NK_DB_NONE)
        nk_answer_database(request, worker->db, status);
    else if (status == NK_DB_NONE)
        nk_answer_problem(request, "not-found");
    else if (nk_reconcile(&reconciliation, arena, catalogue, returns, count, collection.reporting_units,
                          collection.reporting_unit_count) != NK_OK)
        nk_answer_problem(request, "internal");
    else
        answer(request, &principal, catalogue, &reconciliation, year);
}

void nk_get_reconciliation(struct nk_request *request, void *context, void *worker)
{
    struct nk_application *application = context;
    if (!nk_plain_read(request, no_parameters))
        return;
    struct nk_reading reading = nk_store_read(application->store);
    get_reconciliation(request, worker, reading.snapshot->catalogue);
    nk_store_finish(application->store, reading);
}
