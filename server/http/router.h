/* The table of routes, taken apart once at start. */
#ifndef NK_HTTP_ROUTER_H
#define NK_HTTP_ROUTER_H

#include "server/http/route.h"
#include "server/http/target.h"

struct nk_router;

/* NULL when the table is wrong or there is no memory; then `*ret_fault` says what, and `*ret_index` at which
 * route. The routes must outlive the router. */
struct nk_router *nk_router_new(const struct nk_route *routes, size_t count, const char **ret_fault, size_t *ret_index);
void nk_router_free(struct nk_router *router); /* NULL is allowed */

struct nk_match {
    const struct nk_route *route; /* NULL: no route for this method */
    unsigned methods;             /* bit n: enum nk_method n is routed for this path; 0: nothing lives there */
    size_t placeholder_count;
    size_t placeholders[NK_SEGMENTS_MAX]; /* indices into the target's segments */
};

/* `known` is false for a method that no route can have. */
struct nk_match nk_router_find(const struct nk_router *router, const struct nk_target *target, enum nk_method method,
                               bool known);

/* The value of an Allow header: the methods of the bits, HEAD with GET, and OPTIONS. */
enum { NK_ALLOW_SIZE = 64 };
void nk_allow_value(char ret[NK_ALLOW_SIZE], unsigned methods);

#endif
