#include "server/http/router.h"

#include <stdlib.h>

struct pattern {
    size_t segment_count;
    struct {
        struct nk_text literal;
        bool placeholder;
    } segments[NK_SEGMENTS_MAX];
};

struct nk_router {
    const struct nk_route *routes;
    size_t count;
    struct pattern patterns[]; /* patterns[i] is that of routes[i] */
};

static const char *parse_pattern(struct pattern *ret, const char *text)
{
    if (text[0] != '/')
        return "the pattern does not begin with a slash";
    const char *at = text + 1;
    for (;;) {
        size_t length = strcspn(at, "/");
        if (ret->segment_count == NK_SEGMENTS_MAX)
            return "the pattern has too many segments";
        if (length == 0 && text[1] != '\0')
            return "the pattern has an empty segment";
        bool placeholder = length > 2 && at[0] == '{' && at[length - 1] == '}';
        if (!placeholder && length > 0 && memchr(at, '{', length))
            return "a placeholder is not a whole segment";
        ret->segments[ret->segment_count].placeholder = placeholder;
        ret->segments[ret->segment_count].literal = (struct nk_text){.data = at, .length = length};
        ret->segment_count++;
        if (at[length] == '\0')
            return NULL;
        at += length + 1;
    }
}

static bool same_paths(const struct pattern *a, const struct pattern *b)
{
    if (a->segment_count != b->segment_count)
        return false;
    for (size_t i = 0; i < a->segment_count; i++) {
        if (a->segments[i].placeholder != b->segments[i].placeholder)
            return false;
        if (!a->segments[i].placeholder && !nk_text_equal(a->segments[i].literal, b->segments[i].literal))
            return false;
    }
    return true;
}

static const char *check_route(const struct nk_router *router, size_t index)
{
    const struct nk_route *route = &router->routes[index];
    if ((unsigned)route->method >= NK_METHODS || route->method == NK_OPTIONS)
        return "the method cannot be routed";
    if (!route->operation)
        return "the operation has no name";
    if (!route->fast && !route->handler)
        return "nothing handles it";
    if ((route->body_max > 0) != (route->body_types != NULL))
        return "a body needs both a limit and media types";
    for (size_t i = 0; i < index; i++)
        if (router->routes[i].method == route->method && same_paths(&router->patterns[i], &router->patterns[index]))
            return "another route has the same method and path";
    return NULL;
}

struct nk_router *nk_router_new(const struct nk_route *routes, size_t count, const char **ret_fault, size_t *ret_index)
{
    *ret_index = 0;
    struct nk_router *router = calloc(1, sizeof *router + count * sizeof router->patterns[0]);
    if (!router) {
        *ret_fault = "no memory";
        return NULL;
    }
    router->routes = routes;
    for (size_t i = 0; i < count; i++) {
        const char *fault = parse_pattern(&router->patterns[i], routes[i].pattern);
        if (!fault)
            fault = check_route(router, i);
        if (fault) {
            *ret_fault = fault;
            *ret_index = i;
            free(router);
            return NULL;
        }
    }
    router->count = count;
    return router;
}

void nk_router_free(struct nk_router *router)
{
    free(router);
}

static bool fits(const struct pattern *pattern, const struct nk_target *target)
{
    if (pattern->segment_count != target->segment_count)
        return false;
    for (size_t i = 0; i < pattern->segment_count; i++) {
        bool fitting = pattern->segments[i].placeholder
                           ? target->segments[i].length > 0
                           : nk_text_equal(pattern->segments[i].literal, target->segments[i]);
        if (!fitting)
            return false;
    }
    return true;
}

/* Both fit the same path, so where both have literals they are the same. */
static bool more_literal(const struct pattern *a, const struct pattern *b)
{
    for (size_t i = 0; i < a->segment_count; i++)
        if (a->segments[i].placeholder != b->segments[i].placeholder)
            return b->segments[i].placeholder;
    return false;
}

struct nk_match nk_router_find(const struct nk_router *router, const struct nk_target *target, enum nk_method method,
                               bool known)
{
    struct nk_match match = {0};
    const struct pattern *best = NULL;
    for (size_t i = 0; i < router->count; i++) {
        const struct pattern *pattern = &router->patterns[i];
        if (!fits(pattern, target))
            continue;
        match.methods |= 1u << router->routes[i].method;
        if (!known || router->routes[i].method != method)
            continue;
        if (best && !more_literal(pattern, best))
            continue;
        best = pattern;
        match.route = &router->routes[i];
    }
    for (size_t i = 0; best && i < best->segment_count; i++)
        if (best->segments[i].placeholder)
            match.placeholders[match.placeholder_count++] = i;
    return match;
}

static size_t add(char *ret, size_t at, const char *name)
{
    size_t length = strlen(name);
    if (at > 0) {
        memcpy(ret + at, ", ", 2);
        at += 2;
    }
    memcpy(ret + at, name, length + 1);
    return at + length;
}

/* All of them together have to fit. */
_Static_assert(sizeof "GET, HEAD, PUT, POST, PATCH, DELETE, OPTIONS" <= NK_ALLOW_SIZE, "");

void nk_allow_value(char ret[NK_ALLOW_SIZE], unsigned methods)
{
    size_t at = 0;
    for (unsigned i = 0; i < NK_METHODS; i++) {
        if (i != NK_OPTIONS && !(methods & 1u << i))
            continue;
        at = add(ret, at, nk_method_name((enum nk_method)i));
        if (i == NK_GET)
            at = add(ret, at, "HEAD");
    }
}
