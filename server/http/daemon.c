#include "server/http/daemon.h"

#include <errno.h>
#include <microhttpd.h>
#include <sched.h>
#include <stdlib.h>

#include "server/http/connection.h"
#include "server/http/exchange.h"
#include "server/http/log.h"
#include "server/http/moment.h"
#include "server/http/response.h"

enum {
    CONNECTION_MEMORY = 32 * 1024, /* bytes of a connection: request line, headers, a piece of body, answer's head */
    HTTP_THREADS_MAX = 64,
    MEMORY_THREADS = 1, /* what is computed from memory is computed once and then kept: one core's worth is plenty */
    ANSWER_WAIT_MS = 1000, /* what answers get at least to be sent in, when the server stops */
    ANSWER_POLL_MS = 2,
    LIBRARY_LINES_PER_SECOND = 10, /* a client must not be able to fill the log with the library's complaints */
};

/* ---- callbacks ---- */

static void on_connection(void *argument, struct MHD_Connection *connection, void **context,
                          enum MHD_ConnectionNotificationCode code)
{
    struct nk_connections *connections = nk_acceptor_connections(((struct nk_http_server *)argument)->acceptor);
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        *context = nk_connection_begin(connections, connection);
        return;
    }
    nk_connection_end(connections, *context);
    *context = NULL;
}

__attribute__((format(printf, 2, 0))) static void on_library_log(void *argument, const char *format, va_list arguments)
{
    struct nk_http_server *server = argument;
    int64_t second = nk_now_ns() / NK_NS_PER_S;
    if (atomic_exchange(&server->library_log_second, second) != second)
        atomic_store(&server->library_log_lines, 0);
    if (atomic_fetch_add(&server->library_log_lines, 1) < LIBRARY_LINES_PER_SECOND)
        nk_log_event_arguments("libmicrohttpd", format, arguments);
}

static void *start_worker(void *argument, unsigned index)
{
    const struct nk_http_configuration *configuration = &((struct nk_http_server *)argument)->configuration;
    return configuration->worker_start ? configuration->worker_start(configuration->application, index) : NULL;
}

static void stop_worker(void *argument, void *worker)
{
    const struct nk_http_configuration *configuration = &((struct nk_http_server *)argument)->configuration;
    if (configuration->worker_stop)
        configuration->worker_stop(configuration->application, worker);
}

/* ---- start ---- */

static unsigned available_cores(void)
{
    cpu_set_t cores;
    int count = sched_getaffinity(0, sizeof cores, &cores) == 0 ? CPU_COUNT(&cores) : 1;
    return count > 0 ? (unsigned)count : 1;
}

static unsigned http_threads(const struct nk_http_configuration *configuration)
{
    unsigned threads = configuration->http_threads ? configuration->http_threads : available_cores();
    return threads < HTTP_THREADS_MAX ? threads : HTTP_THREADS_MAX;
}

/* Before 1.0 the strict mode only adds a refusal of requests without Host, which it sends twice; guard.c does
 * that and the rest. From 1.0 on it refuses what guard.c cannot see. */
static int strictness(void)
{
    return MHD_get_version()[0] == '0' ? 0 : 1;
}

static struct MHD_Daemon *start_library(struct nk_http_server *server)
{
    const struct nk_http_configuration *configuration = &server->configuration;
    unsigned threads = http_threads(configuration);
    /* The acceptor keeps the limit; the library's own is divided between its threads and must never be the
     * narrower. */
    unsigned connections = configuration->connection_max * threads;
    const struct MHD_OptionItem options[] = {
        {MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)nk_exchange_end, server},
        {MHD_OPTION_NOTIFY_CONNECTION, (intptr_t)on_connection, server},
        {MHD_OPTION_URI_LOG_CALLBACK, (intptr_t)nk_exchange_begin, server},
        {MHD_OPTION_CONNECTION_LIMIT, (intptr_t)connections, NULL},
        {MHD_OPTION_CONNECTION_TIMEOUT, (intptr_t)configuration->idle_timeout_s, NULL},
        {MHD_OPTION_CONNECTION_MEMORY_LIMIT, CONNECTION_MEMORY, NULL},
        {MHD_OPTION_STRICT_FOR_CLIENT, strictness(), NULL},
        {threads > 1 ? MHD_OPTION_THREAD_POOL_SIZE : MHD_OPTION_END, (intptr_t)threads, NULL},
        {MHD_OPTION_END, 0, NULL},
    };
    return MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_NO_LISTEN_SOCKET | MHD_USE_ITC |
                                MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG,
                            0, NULL, NULL, nk_exchange_continue, server,
                            MHD_OPTION_EXTERNAL_LOGGER, on_library_log, (void *)server, /* has to be the first */
                            MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

static const char *missing_in(const struct nk_http_configuration *configuration)
{
    if (!configuration->problem)
        return "no problem writer";
    if (configuration->work_threads == 0 || configuration->queue_max == 0 || configuration->connection_max == 0)
        return "work_threads, queue_max and connection_max must be at least 1";
    if (configuration->idle_timeout_s == 0 || configuration->body_timeout_s == 0)
        return "idle_timeout_s and body_timeout_s must be at least 1";
    if (configuration->connection_max > UINT16_MAX)
        return "connection_max is out of range";
    return NULL;
}

static bool start_router(struct nk_http_server *server)
{
    const char *fault;
    size_t index;
    const struct nk_http_configuration *configuration = &server->configuration;
    server->router = nk_router_new(configuration->routes, configuration->route_count, &fault, &index);
    if (server->router)
        return true;
    nk_log_event("start-failed", "routes, number %zu: %s", index, fault);
    return false;
}

static bool start_answers(struct nk_http_server *server)
{
    static const char text[] = "{\"type\":\"/problems/internal\",\"title\":\"Internal error\",\"status\":500}";
    server->options_answer = nk_response_new_static(MHD_HTTP_NO_CONTENT, NULL, NULL, 0);
    server->last_resort = nk_response_new_static(MHD_HTTP_INTERNAL_SERVER_ERROR, "application/problem+json", text,
                                                 sizeof text - 1);
    bool complete = server->options_answer && server->last_resort && nk_response_is_whole(server->last_resort);
    if (!complete)
        nk_log_event("start-failed", "answers: no memory");
    return complete;
}

static bool start_parts(struct nk_http_server *server)
{
    const struct nk_http_configuration *configuration = &server->configuration;
    const char *missing = missing_in(configuration);
    if (missing) {
        nk_log_event("start-failed", "configuration: %s", missing);
        return false;
    }
    if (!start_router(server) || !start_answers(server))
        return false;

    server->acceptor = nk_acceptor_open(configuration->address, configuration->port, configuration->connection_max,
                                        configuration->idle_timeout_s);
    if (!server->acceptor) {
        nk_log_event("start-failed", "listening on %s port %u: %s", configuration->address, configuration->port,
                     strerror(errno));
        return false;
    }
    server->queue = nk_work_queue_start(&(struct nk_work_queue_configuration){
        .threads = configuration->work_threads,
        .max = configuration->queue_max,
        .wait_ms = configuration->queue_wait_ms,
        .context = server,
        .start = start_worker,
        .stop = stop_worker,
        .run = nk_exchange_work,
    });
    server->memory_queue = nk_work_queue_start(&(struct nk_work_queue_configuration){
        .threads = MEMORY_THREADS,
        .max = configuration->queue_max,
        .wait_ms = configuration->queue_wait_ms,
        .context = server,
        .run = nk_exchange_work,
    });
    if (!server->queue || !server->memory_queue) {
        nk_log_event("start-failed", "work threads: %s", strerror(errno));
        return false;
    }
    server->daemon = start_library(server);
    if (!server->daemon) {
        nk_log_event("start-failed", "HTTP threads: %s", strerror(errno));
        return false;
    }
    if (!nk_acceptor_run(server->acceptor, server->daemon)) {
        nk_log_event("start-failed", "accepting thread: %s", strerror(errno));
        return false;
    }
    return true;
}

struct nk_http_server *nk_http_server_start(const struct nk_http_configuration *configuration)
{
    struct nk_http_server *server = calloc(1, sizeof *server);
    if (!server) {
        nk_log_event("start-failed", "no memory");
        return NULL;
    }
    server->configuration = *configuration;
    if (start_parts(server))
        return server;
    nk_http_server_stop(server, 0);
    return NULL;
}

uint16_t nk_http_server_port(const struct nk_http_server *server)
{
    return nk_acceptor_port(server->acceptor);
}

struct nk_http_counters nk_http_server_counters(struct nk_http_server *server)
{
    return (struct nk_http_counters){
        .requests = atomic_load(&server->requests),
        .responses_2xx = atomic_load(&server->responses[2]),
        .responses_3xx = atomic_load(&server->responses[3]),
        .responses_4xx = atomic_load(&server->responses[4]),
        .responses_5xx = atomic_load(&server->responses[5]),
        .queue_length = nk_work_queue_length(server->queue) + nk_work_queue_length(server->memory_queue),
        .queue_full = nk_work_queue_refused(server->queue) + nk_work_queue_refused(server->memory_queue),
        .connections = nk_connections_count(nk_acceptor_connections(server->acceptor)),
    };
}

/* ---- stop ---- */

/* What was resumed still has to be answered and sent; a client that does not read is not waited for. */
static void wait_for_answers(struct nk_http_server *server, unsigned wait_ms)
{
    int64_t deadline = nk_now_ns() + (int64_t)wait_ms * NK_NS_PER_MS;
    while (atomic_load(&server->unfinished) > 0 && nk_now_ns() < deadline)
        nanosleep(&(struct timespec){.tv_nsec = ANSWER_POLL_MS * NK_NS_PER_MS}, NULL);
}

/* The order matters: MHD_stop_daemon aborts the process when a connection is still suspended, so every job has
 * to have ended, and no new one can be made, before it is called. */
void nk_http_server_stop(struct nk_http_server *server, unsigned grace_ms)
{
    atomic_store(&server->stopping, true);
    if (server->acceptor)
        nk_acceptor_stop(server->acceptor);
    if (server->queue)
        nk_work_queue_drain(server->queue, grace_ms);
    if (server->memory_queue)
        nk_work_queue_drain(server->memory_queue, grace_ms);
    if (server->daemon) {
        wait_for_answers(server, grace_ms > ANSWER_WAIT_MS ? grace_ms : ANSWER_WAIT_MS);
        MHD_stop_daemon(server->daemon);
    }
    nk_work_queue_free(server->queue);
    nk_work_queue_free(server->memory_queue);
    nk_acceptor_free(server->acceptor);
    nk_response_unref(server->options_answer);
    nk_response_unref(server->last_resort);
    nk_router_free(server->router);
    free(server);
}
