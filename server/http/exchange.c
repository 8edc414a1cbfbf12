#include "server/http/exchange.h"

#include "server/http/conditional.h"
#include "server/http/connection.h"
#include "server/http/daemon.h"
#include "server/http/log.h"
#include "server/http/moment.h"
#include "server/http/request.h"
#include "server/http/response.h"

enum {
    /* A refused body of this size is read to its end, so that the client gets the answer and keeps its connection.
     * After an early answer libmicrohttpd closes, and a client that is still sending may only see the reset. */
    DISCARD_MAX = 64 * 1024,
    RETRY_AFTER_S = 1, /* the queue holds work for well under a second */
};

/* The library makes a record of every parameter in the memory of the connection, and a query of nothing but
 * separators exhausts that: the connection would end without an answer. The request has a copy of its own, so the
 * library is shown one parameter. The bytes are those of the connection's buffer. */
static void hide_separators(const char *target)
{
    for (char *separator = (char *)target; (separator = strchr(separator, '&'));)
        *separator = '.';
}

void *nk_exchange_begin(void *server_argument, const char *target, struct MHD_Connection *connection)
{
    struct nk_http_server *server = server_argument;
    atomic_fetch_add_explicit(&server->requests, 1, memory_order_relaxed);
    if (!target)
        return nk_request_new(server, connection, "");
    struct nk_request *request = nk_request_new(server, connection, target);
    hide_separators(target);
    return request;
}

/* A request that is counted is waited for when the server stops. */
static void count(struct nk_request *request)
{
    if (!request->counted)
        atomic_fetch_add(&request->server->unfinished, 1);
    request->counted = true;
}

/* ---- the answer ---- */

static void prepare_answer(struct nk_request *request)
{
    struct nk_http_server *server = request->server;
    if (request->fault == NK_FAULT_NONE && !request->answer)
        request->fault = NK_FAULT_NO_ANSWER;
    if (request->fault == NK_FAULT_NONE && !nk_response_is_whole(request->answer))
        request->fault = NK_FAULT_BROKEN_RESPONSE;
    if (request->fault == NK_FAULT_NONE)
        return;

    nk_response_unref(request->answer);
    const char *problem = nk_fault_problem(request->fault);
    request->answer = server->configuration.problem(server->configuration.application, problem, request);
    if (request->answer && nk_response_is_whole(request->answer))
        return;
    nk_response_unref(request->answer);
    request->answer = nk_response_ref(server->last_resort);
}

static bool is_not_modified(const struct nk_request *request)
{
    if (!request->method_known || request->method != NK_GET || nk_response_status(request->answer) != MHD_HTTP_OK)
        return false;
    struct nk_text etag = nk_response_entity_tag(request->answer);
    return etag.length > 0 && nk_etag_listed(nk_request_header(request, "If-None-Match"), etag);
}

static bool is_overload(enum nk_fault fault)
{
    return fault == NK_FAULT_QUEUE_FULL || fault == NK_FAULT_WAITED_TOO_LONG || fault == NK_FAULT_STOPPING;
}

static enum MHD_Result send_answer(struct nk_request *request)
{
    count(request);
    prepare_answer(request);
    struct nk_sending sending = {
        .request_id = request->id,
        .allow = request->allow[0] ? request->allow : NULL,
        .retry_after = is_overload(request->fault) ? RETRY_AFTER_S : 0,
        .close = atomic_load_explicit(&request->server->stopping, memory_order_relaxed),
        .get = request->method_known && request->method == NK_GET,
        .not_modified = is_not_modified(request),
    };
    struct MHD_Response *wrapper = nk_response_wrap(request->answer, &sending);
    if (!wrapper)
        return MHD_NO;
    unsigned status = sending.not_modified ? MHD_HTTP_NOT_MODIFIED : nk_response_status(request->answer);
    enum MHD_Result queued = MHD_queue_response(request->connection, status, wrapper);
    MHD_destroy_response(wrapper);
    if (queued != MHD_YES)
        return MHD_NO;
    request->status = status;
    request->phase = NK_PHASE_ANSWERED;
    return MHD_YES;
}

/* ---- the first call: headers ---- */

static enum nk_fault find_route(struct nk_request *request)
{
    struct nk_http_server *server = request->server;
    bool options = request->method_known && request->method == NK_OPTIONS;
    if (request->target.server_wide && !options)
        return NK_FAULT_TARGET_FORM;

    request->match = nk_router_find(server->router, &request->target, request->method, request->method_known);
    if (request->target.server_wide)
        request->match.methods = ~0u;
    if (request->match.methods == 0)
        return NK_FAULT_NO_ROUTE;
    if (request->match.route)
        return nk_target_read_query(&request->target, request->arena);

    nk_allow_value(request->allow, request->match.methods);
    if (!options)
        return NK_FAULT_NO_METHOD;
    request->answer = nk_response_ref(server->options_answer);
    return NK_FAULT_NONE;
}

static enum nk_fault read_head(struct nk_request *request, bool *ret_framing_is_sound)
{
    *ret_framing_is_sound = false;
    enum nk_fault target_fault = nk_target_read(&request->target, request->target.whole, request->arena);
    enum nk_fault fault = nk_guard_head(&request->head, request->connection, &request->line);
    if (fault != NK_FAULT_NONE)
        return fault;
    /* Stray bytes in the request line may mean that it ends elsewhere for somebody else. */
    *ret_framing_is_sound = target_fault != NK_FAULT_TARGET_FORM;
    if (target_fault != NK_FAULT_NONE)
        return target_fault;
    fault = find_route(request);
    if (fault != NK_FAULT_NONE)
        return fault;
    const struct nk_route *route = request->match.route;
    return nk_guard_body(&request->head, route ? route->body_max : 0, route ? route->body_types : NULL);
}

/* Whether a refused request is answered before its body is read. */
static bool is_answered_at_once(const struct nk_request *request, bool framing_is_sound)
{
    if (!framing_is_sound)
        return true;
    if (!request->head.has_body)
        return false;
    return request->head.chunked || request->head.expects_continue || request->head.content_length > DISCARD_MAX ||
           request->fault == NK_FAULT_BODY_TOO_LARGE || request->fault == NK_FAULT_BODY_NOT_ALLOWED;
}

static enum MHD_Result receive_head(struct nk_request *request, const char *method, const char *version)
{
    nk_connection_head_complete(request->connection);
    nk_request_set_method(request, method);
    request->line.method = method;
    request->line.version = version;
    bool framing_is_sound;
    request->fault = read_head(request, &framing_is_sound);
    if (!nk_request_id_accept(request->id, request->head.request_id))
        nk_request_id_make(request->id);
    if (request->fault != NK_FAULT_NONE && is_answered_at_once(request, framing_is_sound))
        return send_answer(request);

    request->phase = NK_PHASE_BODY;
    request->body_deadline_ns =
        request->started_ns + (int64_t)request->server->configuration.body_timeout_s * NK_NS_PER_S;
    return MHD_YES;
}

/* ---- the next calls: the body, then its end ---- */

/* An answer cannot be queued here, so a fault is remembered and what follows is read and forgotten. */
static enum MHD_Result receive_piece(struct nk_request *request, const char *piece, size_t length)
{
    /* libmicrohttpd limits only the time without a byte. */
    if (nk_now_ns() > request->body_deadline_ns) {
        request->fault = NK_FAULT_BODY_TOO_SLOW;
        return MHD_NO;
    }
    if (request->fault != NK_FAULT_NONE) {
        request->discarded += length;
        return request->discarded <= DISCARD_MAX ? MHD_YES : MHD_NO;
    }
    request->fault = nk_body_append(&request->body, piece, length, request->match.route->body_max);
    if (request->fault != NK_FAULT_NONE)
        nk_body_release(&request->body);
    return MHD_YES;
}

/* After NK_FAULT_NONE the request belongs to a work thread. */
static enum nk_fault hand_to_worker(struct nk_request *request)
{
    struct nk_work_queue *queue =
        request->match.route->from_memory ? request->server->memory_queue : request->server->queue;
    switch (nk_work_queue_reserve(queue)) {
    case NK_QUEUE_FULL:
        return NK_FAULT_QUEUE_FULL;
    case NK_QUEUE_CLOSED:
        return NK_FAULT_STOPPING;
    case NK_PLACE_RESERVED:
        break;
    }
    count(request);
    request->phase = NK_PHASE_WORK;
    /* Before any other thread can see the request and resume it. */
    MHD_suspend_connection(request->connection);
    nk_work_queue_push(queue, request);
    return NK_FAULT_NONE;
}

static enum MHD_Result receive_end(struct nk_request *request)
{
    if (request->fault != NK_FAULT_NONE || request->answer)
        return send_answer(request);
    const struct nk_route *route = request->match.route;
    void *application = request->server->configuration.application;
    if (route->fast && !request->head.has_body && route->fast(request, application))
        return send_answer(request);
    if (!route->handler)
        return send_answer(request);

    enum nk_fault fault = hand_to_worker(request);
    if (fault == NK_FAULT_NONE)
        return MHD_YES;
    request->fault = fault;
    return send_answer(request);
}

void nk_exchange_work(void *server, void *worker, void *job, bool expired)
{
    struct nk_request *request = job;
    const struct nk_http_server *own = server;
    if (!expired)
        request->match.route->handler(request, own->configuration.application, worker);
    else
        request->fault = atomic_load(&own->stopping) ? NK_FAULT_STOPPING : NK_FAULT_WAITED_TOO_LONG;
    MHD_resume_connection(request->connection); /* from here on the request is the HTTP thread's again */
}

enum MHD_Result nk_exchange_continue(void *server, struct MHD_Connection *connection, const char *decoded_path,
                                     const char *method, const char *version, const char *upload, size_t *upload_size,
                                     void **request_pointer)
{
    (void)server;
    (void)connection;
    (void)decoded_path;
    struct nk_request *request = *request_pointer;
    if (!request)
        return MHD_NO; /* no memory when it began */
    size_t length = *upload_size;
    switch (request->phase) {
    case NK_PHASE_HEAD:
        return receive_head(request, method, version);
    case NK_PHASE_BODY:
        *upload_size = 0;
        return length > 0 ? receive_piece(request, upload, length) : receive_end(request);
    case NK_PHASE_WORK:
        return send_answer(request);
    case NK_PHASE_ANSWERED:
        break;
    }
    *upload_size = 0;
    return MHD_YES;
}

/* ---- completion ---- */

static void log_exchange(struct nk_request *request, enum MHD_RequestTerminationCode reason)
{
    static const char *const outcomes[] = {
        [MHD_REQUEST_TERMINATED_COMPLETED_OK] = NULL,
        [MHD_REQUEST_TERMINATED_WITH_ERROR] = "broken-off",
        [MHD_REQUEST_TERMINATED_TIMEOUT_REACHED] = "timeout",
        [MHD_REQUEST_TERMINATED_DAEMON_SHUTDOWN] = "shutdown",
        [MHD_REQUEST_TERMINATED_READ_ERROR] = "client-gone",
        [MHD_REQUEST_TERMINATED_CLIENT_ABORT] = "client-gone",
    };
    if (!request->id[0])
        nk_request_id_make(request->id);
    bool has_body = request->status != MHD_HTTP_NOT_MODIFIED && request->status > 0 && !request->body_unwanted;
    const struct nk_route *route = request->match.route;
    nk_log_exchange(&(struct nk_log_exchange){
        .id = request->id,
        .fault = nk_fault_name(request->fault),
        .outcome = (size_t)reason < sizeof outcomes / sizeof *outcomes ? outcomes[reason] : NULL,
        .method = nk_text_of(request->method_text),
        .path = request->target.path,
        .principal = {.data = request->principal, .length = request->principal_length},
        .operation = nk_text_of(route ? route->operation : NULL),
        .peer = nk_connection_peer(request->connection),
        .status = request->status,
        .bytes = has_body ? nk_response_length(request->answer) : 0,
        .microseconds = (uint64_t)(nk_now_ns() - request->started_ns) / NK_NS_PER_US,
    });
}

void nk_exchange_end(void *server_argument, struct MHD_Connection *connection, void **request_pointer,
                     enum MHD_RequestTerminationCode reason)
{
    struct nk_http_server *server = server_argument;
    struct nk_request *request = *request_pointer;
    *request_pointer = NULL;
    if (!request)
        return;
    if (nk_connection_was_overdue(connection))
        request->fault = NK_FAULT_HEAD_TOO_SLOW;
    nk_connection_request_ended(connection);
    log_exchange(request, reason);
    unsigned class = request->status / 100;
    if (class < NK_STATUS_CLASSES)
        atomic_fetch_add_explicit(&server->responses[class], 1, memory_order_relaxed);
    bool counted = request->counted;
    nk_request_free(request);
    if (counted)
        atomic_fetch_sub(&server->unfinished, 1);
}
