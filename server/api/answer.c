#include "server/api/answer.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/phrase.h"
#include "server/api/negotiation.h"
#include "server/http/log.h"
#include "server/wire/labels.h"
#include "server/wire/problem.h"

struct nk_response *nk_response_of(unsigned status, const char *media_type, struct nk_buffer *body,
                                   const char *cache_control)
{
    if (!body->data)
        return NULL;
    struct nk_response *response = nk_response_new(status, media_type, body->data, body->length);
    *body = (struct nk_buffer){0};
    if (response)
        nk_response_header(response, "Cache-Control", cache_control);
    return response;
}

void nk_etag_of(char ret[NK_SHA256_HEX + 1], const struct nk_buffer *body)
{
    ret[0] = '\0';
    if (body->data)
        nk_sha256_hex(ret, (struct nk_text){(const char *)body->data, body->length});
    ret[NK_SHA256_HEX / 2] = '\0'; /* 128 bits tell representations apart */
}

void nk_answer_speaks(const struct nk_request *request, struct nk_response *response)
{
    if (response)
        nk_response_header(response, "Content-Language", nk_language_codes[nk_language_of(request)]);
}

/* What stands in a private answer depends on who asks. */
static struct nk_response *response_of_read(enum nk_format format, struct nk_buffer *body, const char *cache_control)
{
    char hex[NK_SHA256_HEX + 1];
    nk_etag_of(hex, body);
    struct nk_response *response = nk_response_of(200, nk_format_media_type(format), body, cache_control);
    if (response) {
        nk_response_header(response, "Vary", "Accept, Accept-Language, Authorization");
        nk_response_etag(response, hex);
    }
    return response;
}

void nk_answer_read(struct nk_request *request, struct nk_buffer *body, const char *cache_control)
{
    nk_request_answer(request, response_of_read(NK_JSON, body, cache_control));
}

void nk_answer_spoken(struct nk_request *request, enum nk_format format, struct nk_buffer *body)
{
    struct nk_response *response = response_of_read(format, body, NK_PRIVATE);
    nk_answer_speaks(request, response);
    nk_request_answer(request, response);
}

void nk_answer_json(struct nk_request *request, unsigned status, struct nk_buffer *body)
{
    struct nk_response *response = nk_response_of(status, nk_format_media_type(NK_JSON), body, NK_PRIVATE);
    nk_answer_speaks(request, response);
    nk_request_answer(request, response);
}

/* The problem with what the request adds to it. */
static struct nk_response *response_of_problem(const struct nk_request *request, struct nk_problem problem)
{
    problem.instance = nk_request_path(request);
    problem.request_id = nk_text_of(nk_request_id(request));
    const enum nk_language language = nk_language_of(request);
    struct nk_buffer body = nk_problem_json(&problem, language);
    unsigned status = nk_problem_status(problem.code);
    struct nk_response *response = nk_response_of(status, NK_PROBLEM_MEDIA_TYPE, &body, "no-store");
    nk_response_header(response, "Vary", "Accept-Language");
    nk_response_header(response, "Content-Language", nk_language_codes[language]);
    if (status == 401)
        nk_response_header(response, "WWW-Authenticate", "Bearer realm=\"nokkeltall\"");
    return response;
}

struct nk_response *nk_problem_response(const struct nk_request *request, const char *code, struct nk_text detail,
                                        const struct nk_issues *issues, struct nk_arena *arena)
{
    return response_of_problem(request, (struct nk_problem){
                                            .code = code,
                                            .detail = detail,
                                            .errors = issues ? issues->items : NULL,
                                            .error_count = issues ? issues->count : 0,
                                            .dropped = issues ? issues->dropped : 0,
                                            .arena = arena,
                                        });
}

void nk_answer_findings(struct nk_request *request, const char *code, const struct nk_findings *findings,
                        bool (*about)(const struct nk_finding *finding))
{
    struct nk_problem problem = {
        .code = code, .findings = findings, .about = about, .arena = nk_request_arena(request)};
    nk_request_answer(request, response_of_problem(request, problem));
}

static void answer_detail(struct nk_request *request, const char *code, struct nk_text detail,
                          const struct nk_issues *issues)
{
    nk_request_answer(request, nk_problem_response(request, code, detail, issues, nk_request_arena(request)));
}

void nk_answer_problem(struct nk_request *request, const char *code)
{
    answer_detail(request, code, (struct nk_text){0}, NULL);
}

void nk_answer_issues(struct nk_request *request, const char *code, const struct nk_issues *issues)
{
    answer_detail(request, code, (struct nk_text){0}, issues);
}

struct nk_text nk_answer_sentence(struct nk_request *request, const struct nk_label *sentence, struct nk_text first,
                                  struct nk_text second)
{
    const enum nk_language language = nk_language_of(request);
    struct nk_phrase phrase = {.arena = nk_request_arena(request), .language = language};
    nk_phrase_add_filled(&phrase, sentence->in[language], first, second);
    return nk_phrase_text(&phrase);
}

void nk_answer_problem_saying(struct nk_request *request, const char *code, const struct nk_label *sentence,
                              struct nk_text first, struct nk_text second)
{
    nk_answer_issues_saying(request, code, sentence, first, second, NULL);
}

void nk_answer_issues_saying(struct nk_request *request, const char *code, const struct nk_label *sentence,
                             struct nk_text first, struct nk_text second, const struct nk_issues *issues)
{
    answer_detail(request, code, nk_answer_sentence(request, sentence, first, second), issues);
}

static void answer_later(struct nk_request *request, struct nk_text detail, unsigned seconds)
{
    struct nk_response *response =
        nk_problem_response(request, "database-unavailable", detail, NULL, nk_request_arena(request));
    if (response) {
        char wait[16];
        snprintf(wait, sizeof(wait), "%u", seconds ? seconds : 1);
        nk_response_header(response, "Retry-After", wait);
    }
    nk_request_answer(request, response);
}

bool nk_answer_not_loaded(struct nk_request *request, const struct nk_application *application)
{
    static const struct nk_label starting = {{
        NK_TEXT("Tjenesten starter: katalogene og publikasjonene er ikke lest ennå."),
        NK_TEXT("Tenesta startar: katalogane og publikasjonane er ikkje lesne enno."),
        NK_TEXT("The service is starting: catalogues and publications have not been read yet."),
    }};
    if (atomic_load(&application->loaded))
        return false;
    answer_later(request, starting.in[nk_language_of(request)], 1);
    return true;
}

void nk_answer_database(struct nk_request *request, struct nk_db *db, enum nk_db_status status)
{
    nk_log_said(status == NK_DB_FATAL ? "error" : "warning", "request", nk_text_of(nk_request_id(request)), "database",
                nk_text_of(nk_db_error_text(db)));
    if (status == NK_DB_FATAL) {
        nk_answer_problem(request, "internal");
        return;
    }
    answer_later(request, (struct nk_text){0}, (nk_db_retry_after_ms(db) + 999) / 1000);
}
