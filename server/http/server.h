/* The HTTP server: libmicrohttpd with epoll and one thread a core, a bounded queue to a small pool of work
 * threads. */
#ifndef NK_HTTP_SERVER_H
#define NK_HTTP_SERVER_H

#include "server/http/route.h"

/* Every error that http itself answers is written by the application, which knows the language and the form of
 * problems. `code` is one of the problem codes below and decides the status; nk_request_fault says more where
 * there is more to say. http adds Allow (405) and Retry-After (overloaded) itself, for this request only, so
 * the answer may be a shared one. Called on the HTTP thread; must not block. One reference of the answer goes
 * to http. */
typedef struct nk_response *nk_problem_writer(void *application, const char *code, const struct nk_request *request);

/* Codes passed to nk_problem_writer: "not-found", "method-not-allowed", "malformed-request", "content-too-large",
 * "unsupported-media-type", "unsupported-transfer-encoding", "overloaded" (queue full, waited too long, stopping),
 * "uri-too-long", "too-many-parameters", "internal". */

struct nk_http_configuration {
    const char *address;     /* "127.0.0.1" or "::1" */
    uint16_t port;           /* 0: any free one */
    unsigned http_threads;   /* 0: one a core */
    unsigned work_threads;   /* at least 1 */
    unsigned queue_max;      /* waiting jobs, at least 1 */
    unsigned queue_wait_ms;  /* a job that waited longer is answered "overloaded" without running */
    unsigned connection_max; /* at least 1; the next ones wait in the listen backlog */
    unsigned idle_timeout_s; /* at least 1; no byte for so long, or no complete head for twice as long: closed */
    unsigned body_timeout_s; /* at least 1; the connection of a body that takes longer is closed */
    const struct nk_route *routes;
    size_t route_count;
    void *application; /* passed to handlers */
    nk_problem_writer *problem;
    /* On the work thread; may be NULL; what it returns is passed on as `worker`, also when it is NULL. */
    void *(*worker_start)(void *application, unsigned index);
    void (*worker_stop)(void *application, void *worker); /* on the work thread; may be NULL */
};

struct nk_http_server;

/* Starts listening. NULL on failure, with a line on standard error that says which step failed. Signals must be
 * blocked by the caller before. The configuration is copied; routes and application must outlive the server. */
struct nk_http_server *nk_http_server_start(const struct nk_http_configuration *configuration);
uint16_t nk_http_server_port(const struct nk_http_server *server);
/* Graceful: no new connections, queued jobs finished (or answered 503 after `grace_ms`), suspended connections
 * resumed, answers sent, then stopped. A handler that is running is waited for however long it takes. Frees the
 * server. */
void nk_http_server_stop(struct nk_http_server *server, unsigned grace_ms);

struct nk_http_counters {
    uint64_t requests, responses_2xx, responses_3xx, responses_4xx, responses_5xx;
    uint64_t queue_length, queue_full, connections;
};
struct nk_http_counters nk_http_server_counters(struct nk_http_server *server);

#endif
