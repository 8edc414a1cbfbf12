/* A return as the handlers see it: a revision with its content, read and checked again by the rules. */
#ifndef NK_API_RETURNS_H
#define NK_API_RETURNS_H

#include "core/finding_steps.h"
#include "core/lifecycle.h"
#include "core/rule_context.h"
#include "core/submission.h"
#include "server/api/write.h"
#include "server/db/collection.h"
#include "server/publish/store.h"
#include "server/wire/return_in.h"

struct nk_return_view {
    struct nk_collection collection; /* as the unit sees it, without who else is asked; year 0: there is none */
    bool is_asked;                 /* the collection asks the unit */
    struct nk_db_step last_step;   /* when it was read */
    struct nk_revision revision;
    struct nk_text document;
    bool is_undiscussed;           /* nobody has said anything about findings of the return */
    struct nk_submission submission;
    struct nk_findings found;      /* by the rules of today */
    struct nk_findings findings;   /* the same, and after nk_return_settle what it was submitted with */
    struct nk_finding_step *steps; /* of nk_return_settle */
    size_t step_count;
    struct nk_text approved_sha256; /* of nk_return_settle: of the newest approved revision; empty: none */
};

/* The year and the actor of the path. False: answered 404. */
struct nk_return_address {
    int year;
    struct nk_text actor;
};
bool nk_return_address_of(struct nk_return_address *ret, struct nk_request *request,
                          const struct nk_catalogue *catalogue);

/* Reads the newest revision, with or without its document, and the collection. NK_DB_ONE, NK_DB_NONE:
 * nobody has begun the return; or less. */
NK_MUST_CHECK enum nk_db_status nk_return_load(struct nk_return_view *ret, struct nk_db *db, struct nk_arena *arena,
                                               const struct nk_return_address *address, bool with_document);

/* Reads the stored document and runs the rules on it, everything in the arena. `signatory` is given when it
 * is being submitted. NK_DB_ONE; NK_DB_FATAL also when the document does not decode. */
NK_MUST_CHECK enum nk_db_status nk_return_check(struct nk_return_view *view, struct nk_db *db, struct nk_arena *arena,
                                                const struct nk_catalogue *catalogue,
                                                const struct nk_rule_signatory *signatory);

/* Runs the rules on `view->submission`, with what they may know of the collection and of other returns. NK_DB_ONE. */
NK_MUST_CHECK enum nk_db_status nk_return_run_rules(struct nk_return_view *view, struct nk_db *db,
                                                    struct nk_arena *arena, const struct nk_catalogue *catalogue,
                                                    const struct nk_rule_signatory *signatory);

/* Adds what a submitted revision was submitted with, reads what was said about the findings up to the
 * revision, and gives each its state; looks what was approved. NK_DB_ONE. */
NK_MUST_CHECK enum nk_db_status nk_return_settle(struct nk_return_view *view, struct nk_db *db, struct nk_arena *arena);

/* Answers 404 to somebody who may read the return: nobody has begun it, and here is the form. */
void nk_return_answer_not_begun(struct nk_request *request, const struct nk_return_address *address);

/* The form that Content-Type says of the body. */
enum nk_return_form nk_return_form_of(const struct nk_request *request);

/* What the asker's possible actions depend on. `revision` NULL: there is none. `findings`, settled, may be NULL where
 * no action depends on them. */
struct nk_situation nk_situation_of(const struct nk_collection *collection, const struct nk_revision *revision,
                                    const struct nk_findings *findings, const struct nk_principal *principal);

/* "<revision>.<version>": the first part of a return's ETag. */
struct nk_text nk_return_version(struct nk_arena *arena, const struct nk_revision *revision);

/* The answer that shows a return, as JSON; no data when there is no memory. */
struct nk_buffer nk_return_json(const struct nk_return_view *view, const struct nk_principal *principal,
                                struct nk_request *request);

/* Its ETag; empty when there is no memory. */
struct nk_text nk_return_etag(struct nk_arena *arena, const struct nk_return_view *view, const struct nk_buffer *body);

/* Makes the return the answer of a write. NK_DB_ONE, or NK_DB_FATAL when there is no memory. */
enum nk_db_status nk_write_return(struct nk_write *write, unsigned status, const struct nk_return_view *view);

/* Refuses a write because the action is not possible now, with the findings that are in its way. */
enum nk_db_status nk_write_obstacle(struct nk_write *write, enum nk_obstacle obstacle,
                                    const struct nk_situation *situation, const struct nk_findings *findings);

#endif
