/* A request from the inside. */
#ifndef NK_HTTP_REQUEST_H
#define NK_HTTP_REQUEST_H

#include "server/http/body.h"
#include "server/http/guard.h"
#include "server/http/request_id.h"
#include "server/http/router.h"

struct MHD_Connection;
struct nk_http_server;

/* Where a request is between its calls. libmicrohttpd calls once with the headers, once for every piece of the
 * body, once when all is there, and once more after a suspension: never tell these apart by method. */
enum nk_phase {
    NK_PHASE_HEAD = 0,
    NK_PHASE_BODY = 1,
    NK_PHASE_WORK = 2, /* suspended; it belongs to the work queue until it is resumed */
    NK_PHASE_ANSWERED = 3,
};

enum { NK_METHOD_TEXT_MAX = 16, NK_PRINCIPAL_MAX = 128 };

struct nk_request {
    struct nk_http_server *server;
    struct MHD_Connection *connection;
    enum nk_phase phase;
    enum nk_fault fault; /* the answer is its problem */
    int64_t started_ns, body_deadline_ns;

    struct nk_head head;
    struct nk_request_line line; /* `target` only to compare places */
    struct nk_target target;
    enum nk_method method;
    bool method_known;
    bool body_unwanted; /* HEAD */
    char method_text[NK_METHOD_TEXT_MAX];

    struct nk_match match;
    char allow[NK_ALLOW_SIZE]; /* empty: no Allow */
    struct nk_body body;
    uint64_t discarded; /* bytes of a body that nobody will read */

    struct nk_response *answer;
    bool counted; /* among those that a stopping server waits for */
    unsigned status; /* 0: nothing was sent */

    char id[NK_REQUEST_ID_SIZE];
    char principal[NK_PRINCIPAL_MAX];
    size_t principal_length;
    struct nk_arena *arena; /* points to own_arena: allocation does not change what a request says */
    struct nk_arena own_arena;
    char raw_target[];
};

struct nk_request *nk_request_new(struct nk_http_server *server, struct MHD_Connection *connection, const char *target);
void nk_request_free(struct nk_request *request);

/* Sets method, method_known, body_unwanted and method_text. */
void nk_request_set_method(struct nk_request *request, const char *method);

#endif
