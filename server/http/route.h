/* The table of routes: one line an operation of openapi.yaml. It gives matching, 405 with Allow, OPTIONS, body
 * limits and where a handler runs. */
#ifndef NK_HTTP_ROUTE_H
#define NK_HTTP_ROUTE_H

#include "server/http/message.h"

/* Tries to answer without blocking, on the HTTP thread: from memory only, no database, no parsing of bodies.
 * False: not answered; the request goes on to the route's handler on a work thread.
 * It is asked only for requests without a body. */
typedef bool nk_fast_handler(struct nk_request *request, void *application);

/* Answers on a work thread. `worker` is what the thread's start function returned (it owns the thread's database
 * connection). */
typedef void nk_handler(struct nk_request *request, void *application, void *worker);

struct nk_route {
    enum nk_method method;
    const char *pattern;    /* "/v1/actors/{actor}"; a placeholder is one whole segment, never an empty one */
    const char *operation;  /* operationId of openapi.yaml, label of metrics and log */
    nk_fast_handler *fast;  /* may be NULL */
    nk_handler *handler;    /* may be NULL when `fast` always answers */
    size_t body_max;        /* bytes; 0: no body allowed */
    const char *body_types; /* accepted media types, separated by a space; NULL for none */
    bool from_memory;       /* `handler` never waits for anything: it runs on threads of its own, which the others
                             * cannot occupy, and gets no `worker` */
};

/* A path that fits several patterns belongs to the one whose first differing segment is a literal. */

#endif
