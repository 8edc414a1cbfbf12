#include "core/reconciliation.h"

#include "server/api/access.h"
#include "server/api/answer.h"
#include "server/api/handlers.h"
#include "server/api/parameters.h"
#include "server/api/precondition.h"
#include "server/api/reading.h"
#include "server/api/rule_others.h"
#include "server/api/write.h"
#include "server/db/collection.h"
#include "server/db/flow_resolution.h"
#include "server/publish/store.h"
#include "server/wire/event_out.h"
#include "server/wire/reconciliation_out.h"
#include "server/wire/request_bodies.h"

static const char *const no_parameters[] = {NULL};
static const unsigned readers =
    NK_MAY(NK_SUBMITTER) | NK_MAY(NK_REVIEWER) | NK_MAY(NK_PUBLISHER) | NK_MAY(NK_AUDITOR);

/* What a year's flows are, and what was decided about them. */
struct reconciled {
    struct nk_reconciliation flows;
    struct nk_flows_view view;
};

/* The flows of a year with what was decided about them. NK_DB_ONE, NK_DB_NONE when there is no collection, or why they
 * cannot be had. */
static enum nk_db_status reconcile(struct reconciled *ret, struct nk_db *db, struct nk_arena *arena,
                                   const struct nk_catalogue *catalogue, int year, const struct nk_principal *principal)
{
    struct nk_collection collection;
    const struct nk_rule_other *returns = NULL;
    struct nk_flow_resolution *decisions = NULL;
    size_t count = 0, decision_count = 0;
    enum nk_db_status status = nk_db_collection_get(db, arena, &collection, year);
    if (status == NK_DB_ONE)
        status = nk_rule_others_load(&returns, &count, db, arena, catalogue, (struct nk_db_step){0}, year, NK_TEXT(""));
    if (status != NK_DB_ONE)
        return status;
    status = nk_db_flow_resolution_list(db, arena, &decisions, &decision_count, year);
    if (status < NK_DB_NONE)
        return status;
    if (nk_reconcile(&ret->flows, arena, catalogue, returns, count, collection.reporting_units,
                     collection.reporting_unit_count) != NK_OK)
        return NK_DB_FATAL;
    nk_reconciliation_resolve(&ret->flows, decisions, decision_count);
    ret->view = (struct nk_flows_view){.year = year,
                                       .decisions = decisions,
                                       .decision_count = decision_count,
                                       .may_decide = principal->role == NK_REVIEWER};
    return NK_DB_ONE;
}

/* Which flows of the list are asked for. */
struct flow_filter {
    struct nk_text actor; /* empty: any */
    bool has_state;
    enum nk_flow_state state;
};

/* False: answered. */
static bool read_filter(struct flow_filter *ret, struct nk_request *request, const struct nk_catalogue *catalogue)
{
    const struct nk_text state = nk_parameter_text(request, "state");
    *ret = (struct flow_filter){.actor = nk_parameter_text(request, "actor"), .has_state = state.length > 0};
    if (nk_parameter_is_given(request, "actor") && ret->actor.length == 0) {
        nk_answer_invalid_parameter(request, "actor", NK_TEXT("helse-vest, nhn …"));
        return false;
    }
    if (ret->actor.length && !nk_catalogue_actor(catalogue, ret->actor)) {
        nk_answer_unknown_code(request, "actor", ret->actor);
        return false;
    }
    if (!nk_parameter_is_given(request, "state") || nk_flow_state_named(&ret->state, state))
        return true;
    nk_answer_invalid_parameter(request, "state", NK_TEXT("open, agrees, resolved"));
    return false;
}

static bool is_wanted(const struct flow_filter *filter, const struct nk_catalogue *catalogue,
                      const struct nk_reconciled_flow *flow)
{
    return (!filter->actor.length || nk_flow_is_of(catalogue, flow, filter->actor)) &&
           (!filter->has_state || nk_flow_state_of(flow) == filter->state);
}

static void answer_list(struct nk_request *request, const struct nk_principal *principal,
                        const struct nk_catalogue *catalogue, const struct reconciled *reconciled)
{
    const struct nk_reconciliation *flows = &reconciled->flows;
    struct flow_filter filter;
    size_t count = 0;
    const struct nk_reconciled_flow **seen =
        NK_NEW_ARRAY(nk_request_arena(request), const struct nk_reconciled_flow *, flows->count);
    if (!seen) {
        nk_answer_problem(request, "internal");
        return;
    }
    if (!read_filter(&filter, request, catalogue))
        return;
    for (size_t i = 0; i < flows->count; i++)
        if (nk_access_sees_flow(principal, catalogue, &flows->flows[i]) &&
            is_wanted(&filter, catalogue, &flows->flows[i]))
            seen[count++] = &flows->flows[i];
    struct nk_buffer body = nk_reconciliation_json(seen, count, &reconciled->view);
    nk_answer_read(request, &body, NK_PRIVATE);
}

/* One whose flow it is not is not told that there is one. */
static void answer_one(struct nk_request *request, const struct nk_principal *principal,
                       const struct nk_catalogue *catalogue, const struct reconciled *reconciled)
{
    const struct nk_reconciled_flow *flow = nk_reconciliation_find(
        &reconciled->flows, nk_request_segment(request, 1), nk_request_segment(request, 2));
    if (!flow || !nk_access_sees_flow(principal, catalogue, flow)) {
        nk_answer_problem(request, "not-found");
        return;
    }
    struct nk_buffer body = nk_reconciled_flow_json(flow, &reconciled->view);
    nk_answer_read(request, &body, NK_PRIVATE);
}

typedef void answer_function(struct nk_request *request, const struct nk_principal *principal,
                             const struct nk_catalogue *catalogue, const struct reconciled *reconciled);

static void read_flows(struct nk_request *request, struct nk_worker *worker, const struct nk_catalogue *catalogue,
                       answer_function *answer)
{
    struct nk_principal principal;
    struct reconciled reconciled;
    int year;
    if (!nk_access(&principal, request, worker, readers))
        return;
    if (!nk_year_of_segment(&year, nk_request_segment(request, 0))) {
        nk_answer_problem(request, "not-found");
        return;
    }
    const enum nk_db_status status =
        reconcile(&reconciled, worker->db, nk_request_arena(request), catalogue, year, &principal);
    if (status == NK_DB_ONE)
        answer(request, &principal, catalogue, &reconciled);
    else if (status == NK_DB_NONE)
        nk_answer_problem(request, "not-found");
    else
        nk_answer_database(request, worker->db, status);
}

void nk_get_reconciliation(struct nk_request *request, void *context, void *worker)
{
    static const char *const parameters[] = {"actor", "state", NULL};
    struct nk_application *application = context;
    if (!nk_plain_read(request, parameters))
        return;
    struct nk_reading reading = nk_store_read(application->store);
    read_flows(request, worker, reading.snapshot->catalogue, answer_list);
    nk_store_finish(application->store, reading);
}

void nk_get_flow(struct nk_request *request, void *context, void *worker)
{
    struct nk_application *application = context;
    if (!nk_plain_read(request, no_parameters))
        return;
    struct nk_reading reading = nk_store_read(application->store);
    read_flows(request, worker, reading.snapshot->catalogue, answer_one);
    nk_store_finish(application->store, reading);
}

/* ---- a decision ---- */

struct deciding {
    const struct nk_catalogue *catalogue;
    int year;
    struct nk_text supplier, buyer;
    struct nk_resolution_body body;
};

/* The decision as the last one of the year's. */
static bool add_decision(struct reconciled *reconciled, struct nk_arena *arena,
                         const struct nk_flow_resolution *decision)
{
    struct nk_flows_view *view = &reconciled->view;
    struct nk_flow_resolution *decisions = NK_NEW_ARRAY(arena, struct nk_flow_resolution, view->decision_count + 1);
    if (!decisions)
        return false;
    for (size_t i = 0; i < view->decision_count; i++)
        decisions[i] = view->decisions[i];
    decisions[view->decision_count++] = *decision;
    view->decisions = decisions;
    nk_reconciliation_resolve(&reconciled->flows, decisions, view->decision_count);
    return true;
}

/* The ETag of what a reviewer reads of a flow: with it, a decision is about what was read. Empty: no memory. */
static struct nk_text etag_of(struct nk_arena *arena, const struct nk_reconciled_flow *flow,
                              const struct nk_flows_view *view)
{
    char hex[NK_SHA256_HEX + 1];
    struct nk_buffer body = nk_reconciled_flow_json(flow, view);
    nk_etag_of(hex, &body);
    nk_buffer_free(&body);
    return nk_arena_copy(arena, nk_text_of(hex));
}

/* The first decision needs no If-Match: nothing of anybody's is overwritten. */
static enum nk_db_status decide(struct nk_write *write)
{
    const struct deciding *deciding = write->context;
    struct nk_arena *arena = nk_request_arena(write->request);
    struct nk_text none = {0};
    struct reconciled reconciled;
    enum nk_db_status status = nk_db_flow_resolution_lock(write->db, deciding->year);
    if (status == NK_DB_ONE)
        status = reconcile(&reconciled, write->db, arena, deciding->catalogue, deciding->year, write->principal);
    if (status < NK_DB_NONE)
        return status;
    const struct nk_reconciled_flow *flow =
        status == NK_DB_ONE ? nk_reconciliation_find(&reconciled.flows, deciding->supplier, deciding->buyer) : NULL;
    if (!flow)
        return nk_write_refuse(write, "not-found", NULL, none, none);
    const struct nk_text etag = etag_of(arena, flow, &reconciled.view);
    if (etag.length == 0)
        return NK_DB_FATAL;
    const bool is_first = !flow->resolution && nk_if_match(write->request, etag) == NK_NO_PRECONDITION;
    const char *unmet = is_first ? NULL : nk_precondition_problem(write->request, true, etag);
    if (unmet)
        return nk_write_refuse(write, unmet, NULL, none, none);
    if (nk_flow_state_of(flow) == NK_FLOW_AGREES)
        return nk_write_refuse(write, "flow-agrees", NULL, none, none);
    struct nk_flow_resolution resolution = {
        .supplier = flow->supplier,
        .buyer = flow->buyer,
        .about = nk_flow_matter_of(flow),
        .resolution = deciding->body.resolution,
        .text = deciding->body.text,
        .by = write->principal->id,
    };
    status = nk_db_flow_resolution_append(write->db, arena, deciding->year, &resolution);
    if (status < NK_DB_NONE)
        return status;
    if (!add_decision(&reconciled, arena, &resolution))
        return NK_DB_FATAL;
    write->status = 200;
    write->body = nk_reconciled_flow_json(flow, &reconciled.view);
    write->etag = etag_of(arena, flow, &reconciled.view);
    if (!write->body.data || write->etag.length == 0)
        return NK_DB_FATAL;
    return nk_write_event_saying(write, "flow-resolved", deciding->year, flow->supplier, 0,
                                 nk_event_flow_json(&resolution));
}

static void put_resolution(struct nk_request *request, struct nk_worker *worker, struct deciding *deciding)
{
    struct nk_arena *arena = nk_request_arena(request);
    struct nk_principal principal;
    struct nk_issues issues = nk_issues_in(arena);
    if (!nk_access(&principal, request, worker, NK_MAY(NK_REVIEWER)))
        return;
    deciding->supplier = nk_request_segment(request, 1);
    deciding->buyer = nk_request_segment(request, 2);
    if (!nk_year_of_segment(&deciding->year, nk_request_segment(request, 0)) ||
        !nk_catalogue_actor(deciding->catalogue, deciding->supplier) ||
        !nk_catalogue_actor(deciding->catalogue, deciding->buyer)) {
        nk_answer_problem(request, "not-found");
        return;
    }
    const enum nk_status status =
        nk_resolution_body_decode(&deciding->body, arena, nk_request_body(request), &issues);
    if (status != NK_OK)
        nk_answer_undecoded(request, status, &issues);
    else
        nk_write_run(&(struct nk_write){
            .request = request, .db = worker->db, .principal = &principal, .context = deciding, .work = decide});
}

void nk_put_resolution(struct nk_request *request, void *context, void *worker)
{
    struct nk_application *application = context;
    if (!nk_plain_read(request, no_parameters))
        return;
    struct nk_reading reading = nk_store_read(application->store);
    put_resolution(request, worker, &(struct deciding){.catalogue = reading.snapshot->catalogue});
    nk_store_finish(application->store, reading);
}
