/* The HTTP server: libmicrohttpd with epoll and one thread a core, a bounded queue to a small pool of work threads (design §5). */
#ifndef NK_HTTP_SERVER_H
#define NK_HTTP_SERVER_H

#include "server/http/route.h"

/* Every error that http itself answers (404, 405, 400 for a broken request, 413, 415, 503 …) is written by the application, which knows the language
 * and the form of problems. `code` is one of the problem codes below; `allow` is the value of the Allow header for 405 (NULL otherwise; http sets the header);
 * `retry_after` seconds > 0 for 503 (http sets the header). Called on the HTTP thread; must not block. */
typedef struct nk_response *nk_problem_writer(void *application, const char *code, const struct nk_request *request);

/* Codes passed to nk_problem_writer: "not-found", "method-not-allowed", "malformed-request", "length-required", "content-too-large",
 * "unsupported-media-type", "unsupported-transfer-encoding", "request-timeout", "overloaded" (queue full or waited too long), "uri-too-long", "internal". */

struct nk_http_configuration {
    const char *address;      /* "127.0.0.1" or "::1" */
    uint16_t port;            /* 0: any free one */
    unsigned http_threads;    /* 0: one a core */
    unsigned work_threads;
    unsigned queue_max;       /* waiting jobs */
    unsigned queue_wait_ms;   /* a job that waited longer is answered "overloaded" without running */
    unsigned connection_max;
    unsigned idle_timeout_s;
    unsigned body_timeout_s;  /* a body that takes longer is refused */
    const struct nk_route *routes;
    size_t route_count;
    void *application;        /* passed to handlers */
    nk_problem_writer *problem;
    void *(*worker_start)(void *application, unsigned index); /* on the work thread; NULL result is passed on as `worker` */
    void (*worker_stop)(void *application, void *worker);
};

struct nk_http_server;

/* Starts listening. NULL on failure, with a line on standard error that says which step failed. Signals must be blocked by the caller before.
 * The configuration is copied; routes and application must outlive the server. */
struct nk_http_server *nk_http_server_start(const struct nk_http_configuration *configuration);
uint16_t nk_http_server_port(const struct nk_http_server *server);
/* Graceful: no new connections, queued jobs finished (or answered 503 after `grace_ms`), suspended connections resumed, then stopped. Frees the server. */
void nk_http_server_stop(struct nk_http_server *server, unsigned grace_ms);

struct nk_http_counters {
    uint64_t requests, responses_2xx, responses_3xx, responses_4xx, responses_5xx;
    uint64_t queue_length, queue_full, connections;
};
struct nk_http_counters nk_http_server_counters(struct nk_http_server *server);

#endif
