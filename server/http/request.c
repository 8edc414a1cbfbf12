#include "server/http/request.h"

#include <microhttpd.h>
#include <stdlib.h>

#include "server/heap.h"
#include "server/http/character.h"
#include "server/http/connection.h"
#include "server/http/moment.h"

static const char *const method_names[NK_METHODS] = {
    [NK_GET] = "GET",     [NK_PUT] = "PUT",       [NK_POST] = "POST",
    [NK_PATCH] = "PATCH", [NK_DELETE] = "DELETE", [NK_OPTIONS] = "OPTIONS",
};

const char *nk_method_name(enum nk_method method)
{
    return method_names[method];
}

struct nk_request *nk_request_new(struct nk_http_server *server, struct MHD_Connection *connection, const char *target)
{
    size_t length = strlen(target);
    struct nk_request *request = calloc(1, sizeof *request + length + 1);
    if (!request)
        return NULL;
    request->server = server;
    request->connection = connection;
    request->started_ns = nk_now_ns();
    memcpy(request->raw_target, target, length);
    request->line = (struct nk_request_line){.target = target, .target_length = length};
    request->target.whole = (struct nk_text){.data = request->raw_target, .length = length};
    request->target.path = request->target.whole;
    request->own_arena = nk_heap_arena();
    request->arena = &request->own_arena;
    return request;
}

void nk_request_free(struct nk_request *request)
{
    nk_response_unref(request->answer);
    nk_body_release(&request->body);
    nk_arena_release(&request->own_arena);
    free(request);
}

void nk_request_set_method(struct nk_request *request, const char *method)
{
    size_t length = strnlen(method, sizeof request->method_text - 1);
    memcpy(request->method_text, method, length);
    request->method_text[length] = '\0';

    request->body_unwanted = strcmp(method, "HEAD") == 0;
    if (request->body_unwanted)
        method = "GET";
    for (unsigned i = 0; i < NK_METHODS; i++) {
        if (strcmp(method, method_names[i]) != 0)
            continue;
        request->method = (enum nk_method)i;
        request->method_known = true;
    }
}

enum nk_method nk_request_method(const struct nk_request *request)
{
    return request->method;
}

struct nk_arena *nk_request_arena(struct nk_request *request)
{
    return request->arena;
}

const char *nk_request_id(const struct nk_request *request)
{
    return request->id;
}

struct nk_text nk_request_path(const struct nk_request *request)
{
    return request->target.path;
}

struct nk_text nk_request_target(const struct nk_request *request)
{
    return request->target.whole;
}

struct nk_text nk_request_segment(const struct nk_request *request, size_t n)
{
    if (n >= request->match.placeholder_count)
        return (struct nk_text){0};
    return request->target.segments[request->match.placeholders[n]];
}

const struct nk_parameter *nk_request_query(const struct nk_request *request, size_t *ret_count)
{
    *ret_count = request->target.parameter_count;
    return request->target.parameters;
}

struct lookup {
    const char *name;
    struct nk_arena *arena;
    struct nk_text found;
    unsigned count;
};

static struct nk_text joined(struct nk_arena *arena, struct nk_text a, struct nk_text b)
{
    static const char between[] = ", ";
    size_t gap = sizeof between - 1;
    char *data = nk_arena_array(arena, a.length + gap + b.length, 1);
    if (!data)
        return (struct nk_text){0};
    memcpy(data, a.data, a.length);
    memcpy(data + a.length, between, gap);
    memcpy(data + a.length + gap, b.data, b.length);
    return (struct nk_text){.data = data, .length = a.length + gap + b.length};
}

static enum MHD_Result look_up(void *closure, enum MHD_ValueKind kind, const char *key, size_t key_size,
                               const char *value, size_t value_size)
{
    (void)kind;
    struct lookup *lookup = closure;
    if (!value || !nk_text_alike((struct nk_text){.data = key, .length = key_size}, lookup->name))
        return MHD_YES;
    struct nk_text line = nk_text_trimmed((struct nk_text){.data = value, .length = value_size});
    lookup->found = lookup->count++ ? joined(lookup->arena, lookup->found, line) : line;
    return lookup->found.data ? MHD_YES : MHD_NO;
}

struct nk_text nk_request_header(const struct nk_request *request, const char *name)
{
    struct lookup lookup = {.name = name, .arena = request->arena};
    MHD_get_connection_values_n(request->connection, MHD_HEADER_KIND, look_up, &lookup);
    return lookup.found;
}

struct nk_text nk_request_body(const struct nk_request *request)
{
    return (struct nk_text){.data = request->body.data, .length = request->body.length};
}

const char *nk_request_fault(const struct nk_request *request)
{
    return nk_fault_name(request->fault);
}

void nk_request_answer(struct nk_request *request, struct nk_response *response)
{
    if (request->answer) {
        nk_response_unref(response);
        return;
    }
    request->answer = response;
}

void nk_request_set_principal(struct nk_request *request, struct nk_text principal)
{
    size_t length = principal.length < sizeof request->principal ? principal.length : sizeof request->principal;
    if (length > 0)
        memcpy(request->principal, principal.data, length);
    request->principal_length = length;
}
