#include "server/api/view.h"

#include "server/api/answer.h"
#include "server/api/reading.h"
#include "server/digest.h"
#include "server/wire/labels.h"

/* Language, format and target name a representation. A target is at most as long as the HTTP layer lets through. */
static struct nk_text key_of(struct nk_request *request, struct nk_representation representation)
{
    struct nk_text target = nk_request_target(request);
    char *key = NK_NEW_ARRAY(nk_request_arena(request), char, target.length + 2);
    if (!key)
        return (struct nk_text){0};
    key[0] = (char)('0' + representation.format);
    key[1] = (char)('0' + representation.language);
    memcpy(key + 2, target.data, target.length);
    return (struct nk_text){key, target.length + 2};
}

bool nk_view_from_memory(struct nk_request *request, struct nk_application *application, const struct nk_view *view)
{
    struct nk_representation representation;
    if (nk_negotiate(&representation, request, view->formats) != NK_NEGOTIATED)
        return false;
    struct nk_text key = key_of(request, representation);
    if (key.length == 0)
        return false;
    struct nk_reading reading = nk_store_read(application->store);
    struct nk_response *response = nk_responses_find(reading.snapshot->responses, key);
    nk_store_finish(application->store, reading);
    if (!response)
        return false;
    nk_request_answer(request, response);
    return true;
}

enum nk_language nk_viewing_language(struct nk_viewing *viewing)
{
    viewing->speaks = true;
    return viewing->representation.language;
}

static struct nk_response *finished(const struct nk_viewing *viewing, struct nk_buffer *body)
{
    char hex[NK_SHA256_HEX + 1];
    if (!body->data)
        return NULL;
    nk_sha256_hex(hex, (struct nk_text){(const char *)body->data, body->length});
    hex[NK_SHA256_HEX / 2] = '\0'; /* 128 bits tell representations apart */
    struct nk_response *response =
        nk_response_of(200, nk_format_media_type(viewing->representation.format), body, NK_PUBLIC);
    if (!response)
        return NULL;
    nk_response_header(response, "Vary", "Accept, Accept-Language");
    if (viewing->speaks)
        nk_response_header(response, "Content-Language", nk_language_codes[viewing->representation.language]);
    nk_response_header(response, "Link", "<" NK_LICENCE ">; rel=\"license\"");
    nk_response_etag(response, hex);
    return response;
}

void nk_view_answer(struct nk_request *request, struct nk_application *application, const struct nk_view *view)
{
    struct nk_representation representation;
    /* Who asked for the same while this request waited in the queue has had it made. */
    if (nk_view_from_memory(request, application, view))
        return;
    if (!nk_represent(&representation, request, view->formats, view->parameters))
        return;
    if (nk_answer_not_loaded(request, application))
        return;
    struct nk_reading reading = nk_store_read(application->store);
    struct nk_viewing viewing = {
        .request = request,
        .snapshot = reading.snapshot,
        .arena = nk_request_arena(request),
        .representation = representation,
    };
    struct nk_buffer body = {0};
    bool full = false;
    if (view->build(&viewing, &body)) {
        struct nk_response *response = finished(&viewing, &body);
        struct nk_text key = key_of(request, representation);
        if (response && key.length && !nk_responses_keep(reading.snapshot->responses, key, response))
            full = nk_responses_is_full(reading.snapshot->responses);
        nk_request_answer(request, response);
    }
    nk_store_finish(application->store, reading);
    if (full)
        nk_store_renew(application->store);
}
