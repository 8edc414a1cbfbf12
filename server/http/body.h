/* The body of a request while it arrives: one growing block, never more than its limit. */
#ifndef NK_HTTP_BODY_H
#define NK_HTTP_BODY_H

#include "server/http/fault.h"
#include "core/text.h"

struct nk_body {
    char *data; /* malloc */
    size_t length, capacity;
};

/* NK_FAULT_BODY_TOO_LARGE beyond `max`, NK_FAULT_NO_MEMORY; the body is then as it was. */
enum nk_fault nk_body_append(struct nk_body *body, const char *piece, size_t length, size_t max);
void nk_body_release(struct nk_body *body);

#endif
