/* How handlers answer: a body of wire, or a problem in the language of the request. */
#ifndef NK_API_ANSWER_H
#define NK_API_ANSWER_H

#include "core/finding.h"
#include "core/text.h"
#include "server/api/application.h"
#include "server/api/negotiation.h"
#include "server/db/connection.h"
#include "server/digest.h"
#include "server/http/message.h"
#include "server/wire/buffer.h"
#include "server/wire/issue.h"

/* Answers that belong to one asker: never stored by a shared cache. */
#define NK_PRIVATE "private, no-cache"
/* Published data and catalogues: stored by any cache, asked for again each time, served stale when this server cannot
 * be reached. */
#define NK_PUBLIC "public, max-age=0, stale-if-error=86400"

/* A response with the body (taken over) and Cache-Control; NULL when the buffer has no data or there is no memory. */
struct nk_response *nk_response_of(unsigned status, const char *media_type, struct nk_buffer *body,
                                   const char *cache_control);

/* The ETag, without quotes, that a read with this body has. */
void nk_etag_of(char ret[NK_SHA256_HEX + 1], const struct nk_buffer *body);

/* 200 with a JSON body and the ETag of its bytes: a read. `cache_control` is NK_PRIVATE or NK_PUBLIC. */
void nk_answer_read(struct nk_request *request, struct nk_buffer *body, const char *cache_control);

/* The same with texts in the language of the request, in any format, for this asker alone: Content-Language
 * names it. */
void nk_answer_spoken(struct nk_request *request, enum nk_format format, struct nk_buffer *body);

/* Says of a response, which may be NULL, that its texts are in the language of the request. */
void nk_answer_speaks(const struct nk_request *request, struct nk_response *response);

/* 200, or another status, with a JSON body with texts in the language of the request, for this asker alone. */
void nk_answer_json(struct nk_request *request, unsigned status, struct nk_buffer *body);

/* A problem of the registry with the description of its type. */
void nk_answer_problem(struct nk_request *request, const char *code);
/* With a sentence of its own in three languages, in which {1} and {2} are filled. */
void nk_answer_problem_saying(struct nk_request *request, const char *code, const struct nk_label *sentence,
                              struct nk_text first, struct nk_text second);
/* The sentence in the language of the request, in which {1} and {2} are filled; empty when there is no memory. */
struct nk_text nk_answer_sentence(struct nk_request *request, const struct nk_label *sentence, struct nk_text first,
                                  struct nk_text second);
/* With what is wrong in the body. */
void nk_answer_issues(struct nk_request *request, const char *code, const struct nk_issues *issues);
/* With both. */
void nk_answer_issues_saying(struct nk_request *request, const char *code, const struct nk_label *sentence,
                             struct nk_text first, struct nk_text second, const struct nk_issues *issues);
/* With the findings of which `about` holds. */
void nk_answer_findings(struct nk_request *request, const char *code, const struct nk_findings *findings,
                        bool (*about)(const struct nk_finding *finding));
/* 503 with Retry-After while the catalogue and the publications have not been read for the first time: an answer made
 * of nothing would be a false one. True: answered. */
bool nk_answer_not_loaded(struct nk_request *request, const struct nk_application *application);
/* After a call to the database that answered less than NK_DB_NONE: 503 with Retry-After, or 500; logs the cause. */
void nk_answer_database(struct nk_request *request, struct nk_db *db, enum nk_db_status status);

/* The response that a problem is; NULL when there is no memory. For http, which answers some problems itself. */
struct nk_response *nk_problem_response(const struct nk_request *request, const char *code, struct nk_text detail,
                                        const struct nk_issues *issues, struct nk_arena *arena);

#endif
