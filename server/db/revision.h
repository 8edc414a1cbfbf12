/* The chain of revisions of a return. Each change names the state that it starts from, so that of
 * two at once exactly one wins and the other answers NK_DB_NONE, with nothing changed. The database
 * itself refuses any other step (NK_DB_FATAL). */
#ifndef NK_DB_REVISION_H
#define NK_DB_REVISION_H

#include "core/lifecycle.h"
#include "server/db/connection.h"

/* The content of a draft. */
struct nk_db_draft {
    int year;
    struct nk_text actor;
    struct nk_text document;    /* canonical JSON, a JSON object */
    struct nk_text sha256;      /* of the bytes of `document`, hexadecimal, lower case; the database checks it */
    struct nk_text methodology; /* id */
    struct nk_text saved_by;    /* principal */
    size_t findings[4];         /* by enum nk_severity */
};

/* Which revision a change is about. */
struct nk_revision_key {
    int year;
    struct nk_text actor;
    int32_t number;
    int64_t version; /* expected; 0: any */
};

/* ---- reading; `ret_document` may be NULL when the content is not wanted ---- */

/* The newest revision of a return: NK_DB_ONE or NK_DB_NONE. */
NK_MUST_CHECK enum nk_db_status nk_db_revision_latest(struct nk_db *db, struct nk_arena *arena,
                                                      struct nk_revision *ret, struct nk_text *ret_document,
                                                      int year, struct nk_text actor);
/* Whoever else would change the newest one waits until the transaction ends: for a step that writes more than the
 * revision itself. NK_DB_ONE, or NK_DB_NONE: there is none. */
NK_MUST_CHECK enum nk_db_status nk_db_revision_lock(struct nk_db *db, int year, struct nk_text actor);
/* The newest approved one. */
NK_MUST_CHECK enum nk_db_status nk_db_revision_latest_approved(struct nk_db *db, struct nk_arena *arena,
                                                               struct nk_revision *ret,
                                                               struct nk_text *ret_document, int year,
                                                               struct nk_text actor);
/* One by its number. */
NK_MUST_CHECK enum nk_db_status nk_db_revision_get(struct nk_db *db, struct nk_arena *arena,
                                                   struct nk_revision *ret, struct nk_text *ret_document,
                                                   int year, struct nk_text actor, int32_t number);
/* All of a return, oldest first, without content. NK_DB_MANY. */
NK_MUST_CHECK enum nk_db_status nk_db_revision_list(struct nk_db *db, struct nk_arena *arena,
                                                    struct nk_revision **ret, size_t *ret_count, int year,
                                                    struct nk_text actor);

struct nk_db_return {
    struct nk_revision revision;
    struct nk_text document;
    struct nk_text reopened_because; /* of nk_db_revision_approved_of_year: why the one approved before was reopened */
};

/* The newest approved revision of each reporting unit of a year, by actor id: what publishing now
 * would use. NK_DB_MANY. */
NK_MUST_CHECK enum nk_db_status nk_db_revision_approved_of_year(struct nk_db *db, struct nk_arena *arena,
                                                                struct nk_db_return **ret, size_t *ret_count,
                                                                int year);
/* The newest revision of each reporting unit of a year in whatever state, with content: for
 * previews and for what counterparties say. NK_DB_MANY. */
NK_MUST_CHECK enum nk_db_status nk_db_revision_latest_of_year(struct nk_db *db, struct nk_arena *arena,
                                                              struct nk_db_return **ret, size_t *ret_count,
                                                              int year);

/* Of a return that counts. Read without its content, unless somebody does not know it yet. */
struct nk_db_counting {
    struct nk_text actor, sha256;
    struct nk_text document; /* empty: it is what is known of the actor */
};

/* The newest submitted or approved revision of each return of the year, by actor id. `actors` and `hashes` say of which
 * content is known. NK_DB_MANY. */
NK_MUST_CHECK enum nk_db_status nk_db_revision_counting_unknown(struct nk_db *db, struct nk_arena *arena,
                                                                struct nk_db_counting **ret, size_t *ret_count,
                                                                int year, const struct nk_text *actors,
                                                                const struct nk_text *hashes, size_t known);

/* Of an approved return of an earlier year. Read without its content when that is known by its hash. */
struct nk_db_earlier {
    int year;
    struct nk_text sha256;
    struct nk_text document; /* empty: it is known */
};

/* The actor's newest approved revision of each of the `years` years before `year`, the newest year first. `known_years`
 * and `hashes` say of which content is known. NK_DB_MANY. */
NK_MUST_CHECK enum nk_db_status nk_db_revision_approved_before(struct nk_db *db, struct nk_arena *arena,
                                                               struct nk_db_earlier **ret, size_t *ret_count, int year,
                                                               struct nk_text actor, int years,
                                                               const int32_t *known_years, const struct nk_text *hashes,
                                                               size_t known);

/* ---- changing; `ret` gets the revision as it is afterwards, on NK_DB_ONE ---- */

/* Begins revision `number`, a draft: 1 for the first, otherwise one more than the latest, which is
 * returned or withdrawn.
 * NK_DB_NONE: that is not the next number, or the latest is a draft, submitted or approved; the actor
 * is no reporting unit; or the collection takes nothing (a first revision while it is open, a later
 * one also afterwards). */
NK_MUST_CHECK enum nk_db_status nk_db_revision_begin(struct nk_db *db, struct nk_arena *arena,
                                                     struct nk_revision *ret, const struct nk_db_draft *draft,
                                                     int32_t number);

/* Replaces the content of draft `number`. NK_DB_NONE: no longer a draft, or it has another version
 * than expected (0: any). */
NK_MUST_CHECK enum nk_db_status nk_db_revision_save(struct nk_db *db, struct nk_arena *arena,
                                                    struct nk_revision *ret, const struct nk_db_draft *draft,
                                                    int32_t number, int64_t expected_version);

/* draft → submitted. The receipt's time is `ret->submitted_at`. */
NK_MUST_CHECK enum nk_db_status nk_db_revision_submit(struct nk_db *db, struct nk_arena *arena,
                                                      struct nk_revision *ret,
                                                      const struct nk_revision_key *key,
                                                      struct nk_text submitted_by,
                                                      struct nk_text signatory_name,
                                                      struct nk_text signatory_title, struct nk_text receipt);
/* submitted → withdrawn. */
NK_MUST_CHECK enum nk_db_status nk_db_revision_withdraw(struct nk_db *db, struct nk_arena *arena,
                                                        struct nk_revision *ret,
                                                        const struct nk_revision_key *key,
                                                        struct nk_text withdrawn_by);
/* submitted → approved. NK_DB_FATAL when the approver is the submitter: decide that first (core/lifecycle.h). */
NK_MUST_CHECK enum nk_db_status nk_db_revision_approve(struct nk_db *db, struct nk_arena *arena,
                                                       struct nk_revision *ret,
                                                       const struct nk_revision_key *key,
                                                       struct nk_text approved_by);
/* submitted → returned. */
NK_MUST_CHECK enum nk_db_status nk_db_revision_return(struct nk_db *db, struct nk_arena *arena,
                                                      struct nk_revision *ret,
                                                      const struct nk_revision_key *key,
                                                      struct nk_text returned_by, struct nk_text reason);
/* The key names the approved revision, which stays as it is and must be the latest; `ret` is the
 * new draft that begins with its content. */
NK_MUST_CHECK enum nk_db_status nk_db_revision_reopen(struct nk_db *db, struct nk_arena *arena,
                                                      struct nk_revision *ret,
                                                      const struct nk_revision_key *key,
                                                      struct nk_text reopened_by, struct nk_text reason);

#endif
