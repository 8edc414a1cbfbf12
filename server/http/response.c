#include "server/http/response.h"

#include <microhttpd.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include "server/http/character.h"

struct field {
    struct field *next;
    const char *value; /* behind the name, in the same block */
    char name[];
};

struct fields {
    struct field *first, *last;
};

struct nk_response {
    atomic_uint references;
    unsigned status;
    bool broken; /* sticky */
    bool public; /* Cache-Control: public */
    unsigned char *owned; /* the body, if it is ours to free */
    const unsigned char *body;
    size_t length;
    struct nk_text etag; /* malloc */
    struct fields fields, not_modified_fields;
};

static bool fields_add(struct fields *fields, const char *name, const char *value)
{
    size_t name_size = strlen(name) + 1, value_size = strlen(value) + 1;
    struct field *field = malloc(sizeof *field + name_size + value_size);
    if (!field)
        return false;
    field->next = NULL;
    memcpy(field->name, name, name_size);
    field->value = memcpy(field->name + name_size, value, value_size);
    if (fields->last)
        fields->last->next = field;
    else
        fields->first = field;
    fields->last = field;
    return true;
}

static void fields_free(struct fields *fields)
{
    for (struct field *field = fields->first, *next; field; field = next) {
        next = field->next;
        free(field);
    }
}

static bool fields_have(const struct fields *fields, const char *name)
{
    for (const struct field *field = fields->first; field; field = field->next)
        if (nk_text_alike(nk_text_of(field->name), name))
            return true;
    return false;
}

static struct nk_response *new_response(unsigned status, const char *content_type, const void *body, size_t length)
{
    struct nk_response *response = calloc(1, sizeof *response);
    if (!response)
        return NULL;
    atomic_init(&response->references, 1);
    response->status = status;
    response->body = body;
    response->length = length;
    if (content_type)
        nk_response_header(response, "Content-Type", content_type);
    return response;
}

struct nk_response *nk_response_new(unsigned status, const char *content_type, unsigned char *body, size_t length)
{
    struct nk_response *response = new_response(status, content_type, body, length);
    if (!response) {
        free(body);
        return NULL;
    }
    response->owned = body;
    return response;
}

struct nk_response *nk_response_new_static(unsigned status, const char *content_type, const void *body, size_t length)
{
    return new_response(status, content_type, body, length);
}

static bool is_written_by_http(const char *name)
{
    static const char *const names[] = {"Connection", "Content-Length", "Date", "ETag", "Transfer-Encoding",
                                        "X-Request-Id"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (nk_text_alike(nk_text_of(name), names[i]))
            return true;
    return false;
}

/* Whether a comma-separated list of directives has one of this name. */
static bool has_directive(const char *value, const char *wanted)
{
    for (;;) {
        size_t length = strcspn(value, ",");
        if (nk_text_alike(nk_text_trimmed((struct nk_text){.data = value, .length = length}), wanted))
            return true;
        if (value[length] == '\0')
            return false;
        value += length + 1;
    }
}

void nk_response_header(struct nk_response *response, const char *name, const char *value)
{
    if (!response)
        return;
    bool sendable = nk_is_token(nk_text_of(name)) && !is_written_by_http(name) && value[0] != '\0' &&
                    nk_is_plain_utf8(nk_text_of(value), true);
    if (!sendable || !fields_add(&response->fields, name, value)) {
        response->broken = true;
        return;
    }
    if (nk_text_alike(nk_text_of(name), "Cache-Control"))
        response->public = has_directive(value, "public");
}

static bool belongs_on_304(const char *name)
{
    static const char *const names[] = {"ETag", "Cache-Control", "Vary", "Content-Location"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (nk_text_alike(nk_text_of(name), names[i]))
            return true;
    return false;
}

static bool is_entity_tag(struct nk_text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] <= ' ' || text.data[i] == '"' || text.data[i] >= 0x7F)
            return false;
    return text.length > 0;
}

void nk_response_etag(struct nk_response *response, const char *etag)
{
    if (!response)
        return;
    struct nk_text text = nk_text_of(etag);
    size_t size = text.length + sizeof "\"\"";
    char *quoted = is_entity_tag(text) && !response->etag.data ? malloc(size) : NULL;
    if (!quoted) {
        response->broken = true;
        return;
    }
    snprintf(quoted, size, "\"%s\"", etag);
    response->etag = (struct nk_text){.data = quoted, .length = size - 1};
    if (!fields_add(&response->fields, "ETag", quoted))
        response->broken = true;

    for (const struct field *field = response->fields.first; field; field = field->next)
        if (belongs_on_304(field->name) && !fields_add(&response->not_modified_fields, field->name, field->value))
            response->broken = true;
}

struct nk_response *nk_response_ref(struct nk_response *response)
{
    if (response)
        atomic_fetch_add_explicit(&response->references, 1, memory_order_relaxed);
    return response;
}

void nk_response_unref(struct nk_response *response)
{
    if (!response || atomic_fetch_sub_explicit(&response->references, 1, memory_order_acq_rel) > 1)
        return;
    fields_free(&response->fields);
    fields_free(&response->not_modified_fields);
    free(response->owned);
    free((void *)(uintptr_t)response->etag.data);
    free(response);
}

unsigned nk_response_status(const struct nk_response *response)
{
    return response->status;
}

size_t nk_response_length(const struct nk_response *response)
{
    return response->length;
}

bool nk_response_is_whole(const struct nk_response *response)
{
    return !response->broken;
}

struct nk_text nk_response_entity_tag(const struct nk_response *response)
{
    if (!response->etag.data)
        return (struct nk_text){0};
    return (struct nk_text){.data = response->etag.data + 1, .length = response->etag.length - 2};
}

/* What the response says itself is not said twice. */
static bool add_own_fields(struct MHD_Response *wrapper, const struct nk_response *response,
                           const struct nk_sending *sending)
{
    char seconds[16];
    snprintf(seconds, sizeof seconds, "%u", sending->retry_after);
    const struct {
        bool wanted;
        const char *name, *value;
    } own[] = {
        {true, "X-Request-Id", sending->request_id},
        {true, "X-Content-Type-Options", "nosniff"},
        {true, "Referrer-Policy", "no-referrer"},
        {sending->get && response->public, "Access-Control-Allow-Origin", "*"},
        {sending->allow != NULL, "Allow", sending->allow},
        {sending->retry_after > 0, "Retry-After", seconds},
        {sending->close, "Connection", "close"},
    };
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (own[i].wanted && !fields_have(&response->fields, own[i].name) &&
            MHD_add_response_header(wrapper, own[i].name, own[i].value) != MHD_YES)
            return false;
    return true;
}

/* A 304 has no body and should have no Content-Length: clients exist that wait for a body as long as that of
 * the 200. Older versions of the library cannot leave it out; a length of 0 is what every client and cache
 * copes with (RFC 9111 §3.2). */
static struct MHD_Response *wrap_bytes(const struct nk_response *response, bool not_modified)
{
    if (!not_modified)
        return MHD_create_response_from_buffer(response->length, (void *)(uintptr_t)response->body,
                                               MHD_RESPMEM_PERSISTENT);
    struct MHD_Response *wrapper = MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
#if MHD_VERSION >= 0x00097701
    if (wrapper)
        MHD_set_response_options(wrapper, MHD_RF_HEAD_ONLY_RESPONSE, MHD_RO_END);
#endif
    return wrapper;
}

struct MHD_Response *nk_response_wrap(const struct nk_response *response, const struct nk_sending *sending)
{
    struct MHD_Response *wrapper = wrap_bytes(response, sending->not_modified);
    if (!wrapper)
        return NULL;
    bool whole = add_own_fields(wrapper, response, sending);
    const struct fields *fields = sending->not_modified ? &response->not_modified_fields : &response->fields;
    for (const struct field *field = fields->first; whole && field; field = field->next)
        whole = MHD_add_response_header(wrapper, field->name, field->value) == MHD_YES;
    if (whole)
        return wrapper;
    MHD_destroy_response(wrapper);
    return NULL;
}
