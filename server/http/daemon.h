/* The server from the inside. */
#ifndef NK_HTTP_DAEMON_H
#define NK_HTTP_DAEMON_H

#include <stdatomic.h>

#include "server/http/acceptor.h"
#include "server/http/router.h"
#include "server/http/server.h"
#include "server/http/work_queue.h"

enum { NK_STATUS_CLASSES = 6 }; /* index: first digit of the status */

/* Everything but the atomic members is written before the first thread starts. */
struct nk_http_server {
    struct nk_http_configuration configuration;
    struct nk_router *router;
    struct nk_acceptor *acceptor;
    struct nk_work_queue *queue;
    struct nk_work_queue *memory_queue; /* for routes that are computed from memory */
    struct MHD_Daemon *daemon;
    struct nk_response *options_answer;
    struct nk_response *last_resort; /* when the application cannot even write a problem */

    atomic_bool stopping;
    _Atomic uint64_t unfinished; /* requests that are worked on or being answered */
    _Atomic uint64_t requests, responses[NK_STATUS_CLASSES];
    _Atomic int64_t library_log_second; /* see LIBRARY_LINES_PER_SECOND */
    _Atomic unsigned library_log_lines;
};

#endif
