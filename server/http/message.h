/* Requests and responses as the rest of the server sees them. Only this folder knows libmicrohttpd. */
#ifndef NK_HTTP_MESSAGE_H
#define NK_HTTP_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/text.h"

/* ---- responses ---- */

/* A finished answer: status, headers, body. Reference counted, so that one response can be the answer to any
 * number of requests at once, from any thread; nothing may be changed after its first use as an answer. Every
 * answer also carries X-Request-Id, X-Content-Type-Options: nosniff and Referrer-Policy: no-referrer; the
 * answer to a GET that is Cache-Control: public carries Access-Control-Allow-Origin: *. http adds those when it
 * sends, except those that the response says itself. */
struct nk_response;

/* Takes over `body`, which came from malloc (NULL for none), also when it fails. `content_type` may be NULL.
 * One reference belongs to the caller; NULL when there is no memory. */
struct nk_response *nk_response_new(unsigned status, const char *content_type, unsigned char *body, size_t length);
/* The same for bytes that outlive every response (literals, embedded files). */
struct nk_response *nk_response_new_static(unsigned status, const char *content_type, const void *body, size_t length);
/* The functions below take NULL for a response that could not be made, and do nothing then; answering with NULL is
 * answering 500. So a handler makes a response, gives it headers and answers with it, without asking in between. */

/* Adds a header; the text is copied. Sticky on failure (no memory, a control character in the value, a header
 * that http itself writes such as Content-Length): a response that could not take a header is answered as 500. */
void nk_response_header(struct nk_response *response, const char *name, const char *value);
/* Sets a strong ETag (text without the quotes) and prepares the 304 that goes with it: it carries the ETag,
 * Cache-Control, Vary and Content-Location of the response as they are at this call, so call it last. */
void nk_response_etag(struct nk_response *response, const char *etag);
struct nk_response *nk_response_ref(struct nk_response *response);
void nk_response_unref(struct nk_response *response);

unsigned nk_response_status(const struct nk_response *response);
size_t nk_response_length(const struct nk_response *response);

/* ---- requests ---- */

enum nk_method {
    NK_GET = 0,
    NK_PUT = 1,
    NK_POST = 2,
    NK_PATCH = 3,
    NK_DELETE = 4,
    NK_OPTIONS = 5, /* answered by http */
};
enum { NK_METHODS = 6 };
const char *nk_method_name(enum nk_method method);

/* One request, from its first byte to its log line. It belongs to one thread at a time: the HTTP thread, then a
 * work thread, then the HTTP thread again. All that the functions below return lives as long as the request. */
struct nk_request;

enum {
    NK_TARGET_MAX = 8000,   /* bytes: what RFC 9110 §4.1 asks every server to take */
    NK_PARAMETERS_MAX = 64, /* the catalogue of query parameters is far smaller */
};

struct nk_parameter {
    struct nk_text name, value; /* percent-decoded, valid UTF-8, no control characters */
};

/* HEAD is NK_GET: the body is left out when it is sent. */
enum nk_method nk_request_method(const struct nk_request *request);
struct nk_arena *nk_request_arena(struct nk_request *request);
/* Also in the X-Request-Id of the answer and in the log. */
const char *nk_request_id(const struct nk_request *request);
struct nk_text nk_request_path(const struct nk_request *request);   /* as sent, without the query */
struct nk_text nk_request_target(const struct nk_request *request); /* as sent, with the query */
/* The decoded segment that stands for the n-th {placeholder} of the route, counted from 0; empty when there is
 * none. */
struct nk_text nk_request_segment(const struct nk_request *request, size_t n);
/* In the order sent, repeated names kept; '+' is a space. */
const struct nk_parameter *nk_request_query(const struct nk_request *request, size_t *ret_count);
/* Empty when not sent; name in any case; without white space around it. A header that was sent several times is one
 * list, joined by ", ". Valid UTF-8 without control characters except tab. */
struct nk_text nk_request_header(const struct nk_request *request, const char *name);
struct nk_text nk_request_body(const struct nk_request *request);
/* For the problem writer: what http found wrong with the request, a code in kebab-case such as
 * "two-content-lengths" (fault.h has all of them); NULL when the problem code says it all. */
const char *nk_request_fault(const struct nk_request *request);

/* Gives the request its answer: takes over one reference. Exactly once a request. Conditional requests
 * (If-None-Match → 304) are evaluated when the answer is sent, from the response's ETag. NULL is answered as
 * 500. */
void nk_request_answer(struct nk_request *request, struct nk_response *response);

/* What the log line says beside method, path, status, time: who asked. Text is copied. */
void nk_request_set_principal(struct nk_request *request, struct nk_text principal);

#endif
