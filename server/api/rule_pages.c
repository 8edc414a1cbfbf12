/* The documentation of the rules, made from the catalogue as it is now. */

#include "server/api/handlers.h"
#include "server/api/answer.h"
#include "server/api/application.h"
#include "server/api/negotiation.h"
#include "server/api/reading.h"
#include "server/digest.h"
#include "server/wire/labels.h"
#include "server/wire/rule_page.h"

/* Nothing but its own stylesheet and icon. */
#define POLICY \
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

static void answer_page(struct nk_request *request, struct nk_buffer *body, enum nk_language language)
{
    char hex[NK_SHA256_HEX + 1] = "";
    if (body->data)
        nk_sha256_hex(hex, (struct nk_text){(const char *)body->data, body->length});
    hex[NK_SHA256_HEX / 2] = '\0';
    struct nk_response *response = nk_response_of(200, nk_format_media_type(NK_HTML), body, NK_PUBLIC);
    nk_response_header(response, "Content-Security-Policy", POLICY);
    nk_response_header(response, "Vary", "Accept, Accept-Language");
    nk_response_header(response, "Content-Language", nk_language_codes[language]);
    nk_response_etag(response, hex);
    nk_request_answer(request, response);
}

/* `id` empty: the list. False: there is no such rule. */
static bool build_page(struct nk_buffer *ret, struct nk_application *application, struct nk_text id,
                       enum nk_language language)
{
    struct nk_reading reading = nk_store_read(application->store);
    const struct nk_catalogue *catalogue = reading.snapshot->catalogue;
    bool known = id.length == 0 || nk_catalogue_rule(catalogue, id);
    if (known)
        *ret = id.length ? nk_rule_page(catalogue, id, language) : nk_rules_page(catalogue, language);
    nk_store_finish(application->store, reading);
    return known;
}

static bool get_page(struct nk_request *request, struct nk_application *application, struct nk_text id)
{
    static const char *const no_parameters[] = {NULL};
    struct nk_representation representation;
    struct nk_buffer body = {0};
    if (!nk_represent(&representation, request, NK_HTML, no_parameters) || nk_answer_not_loaded(request, application))
        return true;
    if (build_page(&body, application, id, representation.language))
        answer_page(request, &body, representation.language);
    else
        nk_answer_problem(request, "not-found");
    return true;
}

bool nk_list_rule_pages(struct nk_request *request, void *application)
{
    return get_page(request, application, (struct nk_text){0});
}

bool nk_get_rule_page(struct nk_request *request, void *application)
{
    return get_page(request, application, nk_request_segment(request, 0));
}
