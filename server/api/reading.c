#include "server/api/reading.h"

#include "server/api/answer.h"
#include "server/api/negotiation.h"
#include "server/api/parameters.h"
#include "server/api/write.h"

bool nk_represent(struct nk_representation *ret, struct nk_request *request, unsigned offered,
                  const char *const *parameters)
{
    static const struct nk_label sentence = {{
        NK_TEXT("Dette svaret finnes som: {1}."),
        NK_TEXT("Dette svaret finst som: {1}."),
        NK_TEXT("This answer is offered as: {1}."),
    }};
    if (!nk_parameters_known(request, parameters))
        return false;
    switch (nk_negotiate(ret, request, offered)) {
    case NK_NEGOTIATED:
        return true;
    case NK_NOT_ACCEPTABLE:
        nk_answer_problem_saying(request, "not-acceptable", &sentence, nk_text_of(nk_format_list(offered)),
                                 (struct nk_text){0});
        return false;
    case NK_UNKNOWN_LANGUAGE:
        nk_answer_invalid_parameter(request, "lang", NK_TEXT("nb, nn, en"));
        return false;
    }
    return false;
}

bool nk_plain_read(struct nk_request *request, const char *const *parameters)
{
    struct nk_representation representation;
    return nk_represent(&representation, request, NK_JSON, parameters);
}

static struct nk_response *response_tagged(struct nk_arena *arena, unsigned status, struct nk_buffer *body,
                                           struct nk_text etag)
{
    struct nk_response *response = nk_response_of(status, nk_format_media_type(NK_JSON), body, NK_PRIVATE);
    const char *terminated = nk_arena_copy(arena, etag).data;
    if (response && etag.length && terminated) {
        nk_response_header(response, "Vary", "Accept, Accept-Language, Authorization");
        nk_response_etag(response, terminated);
    }
    return response;
}

static struct nk_text etag_of(struct nk_arena *arena, const struct nk_buffer *body, struct nk_text version)
{
    return body->data ? nk_versioned_etag(arena, version, body) : (struct nk_text){0};
}

void nk_answer_versioned(struct nk_request *request, unsigned status, struct nk_buffer *body, struct nk_text version)
{
    struct nk_arena *arena = nk_request_arena(request);
    nk_request_answer(request, response_tagged(arena, status, body, etag_of(arena, body, version)));
}

void nk_answer_versioned_spoken(struct nk_request *request, struct nk_buffer *body, struct nk_text version)
{
    nk_answer_tagged_spoken(request, body, etag_of(nk_request_arena(request), body, version));
}

void nk_answer_tagged_spoken(struct nk_request *request, struct nk_buffer *body, struct nk_text etag)
{
    struct nk_response *response = response_tagged(nk_request_arena(request), 200, body, etag);
    nk_answer_speaks(request, response);
    nk_request_answer(request, response);
}

void nk_answer_undecoded(struct nk_request *request, enum nk_status status, const struct nk_issues *issues)
{
    if (status != NK_INVALID) {
        nk_answer_problem(request, "internal");
        return;
    }
    bool unreadable = false;
    for (size_t i = 0; i < issues->count; i++)
        switch (issues->items[i].code) {
        case NK_MALFORMED_JSON:
        case NK_DUPLICATE_MEMBER:
        case NK_INVALID_UTF8:
        case NK_TOO_DEEP:
        case NK_MALFORMED_CSV:
        case NK_UNKNOWN_COLUMN:
        case NK_MISSING_COLUMN:
            unreadable = true;
            break;
        case NK_UNKNOWN_MEMBER:
        case NK_WRONG_TYPE:
        case NK_DECIMAL_AS_NUMBER:
        case NK_INTEGER_OUT_OF_RANGE:
        case NK_MISSING_MEMBER:
        case NK_INVALID_VALUE:
        case NK_INVALID_DECIMAL:
        case NK_TOO_MANY_ITEMS:
        case NK_TOO_LONG:
        case NK_AMBIGUOUS_NUMBER:
        case NK_MISPLACED_VALUE:
            break;
        }
    nk_answer_issues(request, unreadable ? "malformed-body" : "invalid-body", issues);
}
