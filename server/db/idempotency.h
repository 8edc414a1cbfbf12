/* Idempotency-Key: one effect and one answer for one key of one principal. Claim, effect and answer
 * belong in one transaction, so that a key is stored exactly when its effect is. */
#ifndef NK_DB_IDEMPOTENCY_H
#define NK_DB_IDEMPOTENCY_H

#include <stdint.h>

#include "server/db/connection.h"

/* An answer that was given, to be given again. */
struct nk_stored_answer {
    struct nk_text fingerprint; /* of the request; another one with the same key is a mistake of the client */
    int status;                 /* HTTP; 0: claimed and not answered */
    struct nk_text content_type, etag, location; /* empty: none */
    struct nk_text body;
};

/* Claims the key.
 * NK_DB_ONE: it is the caller's; do the work and store the answer before the commit.
 * NK_DB_NONE: it was used before and `ret_earlier` says with what answer.
 * Waits for another transaction that has just claimed it. */
NK_MUST_CHECK enum nk_db_status nk_db_idempotency_claim(struct nk_db *db, struct nk_arena *arena,
                                                        struct nk_stored_answer *ret_earlier,
                                                        struct nk_text principal, struct nk_text key,
                                                        struct nk_text fingerprint);

/* The answer to a claimed key. NK_DB_ONE; NK_DB_NONE: it was not claimed or has an answer. */
NK_MUST_CHECK enum nk_db_status nk_db_idempotency_store(struct nk_db *db, struct nk_text principal,
                                                        struct nk_text key,
                                                        const struct nk_stored_answer *answer);

/* Forgets keys older than this. NK_DB_ONE; `ret_count` (may be NULL) gets how many. */
NK_MUST_CHECK enum nk_db_status nk_db_idempotency_forget(struct nk_db *db, int64_t *ret_count, unsigned hours);

#endif
