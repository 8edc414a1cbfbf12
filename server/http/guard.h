/* What has to be right about a request before anything is done with it. libmicrohttpd 0.9.75 lets pass what a
 * server behind or in front of a proxy must refuse: two lengths, length and encoding together, bare line feeds,
 * folded headers, NUL bytes. */
#ifndef NK_HTTP_GUARD_H
#define NK_HTTP_GUARD_H

#include <stdbool.h>
#include <stdint.h>

#include "core/text.h"
#include "server/http/fault.h"

struct MHD_Connection;

/* Where the parts of the request line lie: libmicrohttpd hands out pointers into the bytes that it received. */
struct nk_request_line {
    const char *method, *target, *version;
    size_t target_length;
};

/* What the header section says about the request. The texts live as long as the request. */
struct nk_head {
    bool has_body, chunked, expects_continue;
    uint64_t content_length; /* 0 if chunked */
    struct nk_text content_type, content_encoding, request_id;
};

/* The framing: after a fault here nothing that follows on the connection can be trusted. */
enum nk_fault nk_guard_head(struct nk_head *ret, struct MHD_Connection *connection, const struct nk_request_line *line);

/* Whether the body is one that the route takes: `types` separated by a space, NULL and 0 for no body. */
enum nk_fault nk_guard_body(const struct nk_head *head, size_t body_max, const char *types);

#endif
