/* Responses from the inside: how one is sent. */
#ifndef NK_HTTP_RESPONSE_H
#define NK_HTTP_RESPONSE_H

#include "server/http/message.h"

struct MHD_Response;

/* What one request adds to a response that others may be sending at the same time. */
struct nk_sending {
    const char *request_id;
    const char *allow;    /* NULL: no Allow */
    unsigned retry_after; /* seconds; 0: no Retry-After */
    bool close;           /* Connection: close */
    bool get;             /* answers a GET or HEAD */
    bool not_modified;    /* send the prepared 304 */
};

/* False when a header was lost. */
bool nk_response_is_whole(const struct nk_response *response);
/* Without quotes; empty when there is none. */
struct nk_text nk_response_entity_tag(const struct nk_response *response);
/* libmicrohttpd's form of it: a thin wrapper of this request around the shared bytes, so the caller keeps its
 * reference until the request has completed. One reference belongs to the caller. NULL when there is no memory. */
struct MHD_Response *nk_response_wrap(const struct nk_response *response, const struct nk_sending *sending);

#endif
