/* Runs a write: one transaction, one event in the audit log, one answer, also when it is sent twice with the same
 * Idempotency-Key. The answer goes out after the commit, so what is acknowledged is durable. */
#ifndef NK_API_WRITE_H
#define NK_API_WRITE_H

#include "core/finding.h"
#include "server/api/access.h"
#include "server/db/transaction.h"
#include "server/wire/buffer.h"
#include "server/wire/issue.h"

struct nk_write {
    /* Set by the handler. */
    struct nk_request *request;
    struct nk_db *db;
    const struct nk_principal *principal;
    void *context; /* of the handler */
    /* Does the work inside the transaction, from the beginning each time that it is called. NK_DB_ONE: it has made the
     * answer below. NK_DB_NONE: it has called nk_write_refuse; everything is rolled back. Less: the status of the
     * database call that failed. */
    enum nk_db_status (*work)(struct nk_write *write);

    /* Made by the work. */
    unsigned status;
    struct nk_buffer body;    /* JSON */
    struct nk_text etag;      /* without quotes; empty: none */
    struct nk_text location;  /* empty: none */

    /* Of write.c. */
    struct nk_text key, fingerprint;
    enum nk_db_status outcome;
    const char *refusal_code;
    const struct nk_label *refusal_sentence;
    struct nk_text refusal_first, refusal_second;
    struct nk_issues refusal_issues; /* what nk_write_blame has named */
    struct nk_findings refusal_findings; /* items in the arena of the request */
    bool (*refusal_about)(const struct nk_finding *finding);
};

/* Runs it and answers. */
void nk_write_run(struct nk_write *write);
/* The two halves of nk_write_run, for a write that has something to do in between: true when it was committed now (not
 * refused, not the repetition of an earlier answer, not failed), and then the answer, whatever became of it. */
bool nk_write_commit(struct nk_write *write);
void nk_write_answer(struct nk_write *write);

/* The write is not done, and the answer is this problem (sentence may be NULL: the type's description). Gives
 * NK_DB_NONE to return. */
enum nk_db_status nk_write_refuse(struct nk_write *write, const char *code, const struct nk_label *sentence,
                                  struct nk_text first, struct nk_text second);

/* Names what in the body is to blame for a refusal: the answer has it among its errors. `expected` may be
 * empty; it lives in the arena of the request, as the other texts. */
void nk_write_blame(struct nk_write *write, struct nk_text pointer, struct nk_text actual,
                    enum nk_expectation expectation, struct nk_text expected);

/* The same for findings: those of which `about` holds are the errors of the problem. */
enum nk_db_status nk_write_refuse_findings(struct nk_write *write, const char *code, const struct nk_findings *findings,
                                           bool (*about)(const struct nk_finding *finding));

/* Appends to the audit log what the principal did. Year 0, an empty actor and revision 0 are "none". */
enum nk_db_status nk_write_event(struct nk_write *write, const char *action, int year, struct nk_text actor,
                                 int32_t revision);
/* With a detail, a JSON object that is freed here; one without data fails. */
enum nk_db_status nk_write_event_saying(struct nk_write *write, const char *action, int year, struct nk_text actor,
                                        int32_t revision, struct nk_buffer detail);

/* Compares If-Match with the version of what is to be changed (strong comparison, lists and * understood).
 * The ETag of a thing that changes is "<version>-<hash>": the version alone decides. */
enum nk_precondition { NK_NO_PRECONDITION = 0, NK_PRECONDITION_HOLDS = 1, NK_PRECONDITION_FAILS = 2 };
enum nk_precondition nk_if_match(const struct nk_request *request, struct nk_text version);
/* If-None-Match: * was sent, so the thing must not exist yet. */
bool nk_must_be_new(const struct nk_request *request);

/* "<version>-<first 16 digits of the SHA-256 of the body>" in the arena. Empty when there is no memory. */
struct nk_text nk_versioned_etag(struct nk_arena *arena, struct nk_text version, const struct nk_buffer *body);
/* The same of a body that holds a text which has been hashed already: its hash stands in its place. */
struct nk_text nk_versioned_etag_holding(struct nk_arena *arena, struct nk_text version, const struct nk_buffer *body,
                                         struct nk_text text, struct nk_text sha256);

#endif
