/* Runs work in a transaction. All functions of this folder may be called inside one or on their own
 * (each is then one transaction). */
#ifndef NK_DB_TRANSACTION_H
#define NK_DB_TRANSACTION_H

#include "server/db/connection.h"

enum nk_db_isolation {
    NK_READ_COMMITTED = 0,
    NK_REPEATABLE_READ = 1,
    NK_SERIALIZABLE = 2,
    NK_READ_ONLY_SNAPSHOT = 3, /* repeatable read, read only: several reads that must agree */
};

enum { NK_DB_ATTEMPTS_MAX = 4 /* one, and three retries */ };

/* The work of one transaction; may be run again from its beginning after NK_DB_RETRY, so it must
 * set all of its context anew and have no effect outside the database. It answers:
 * NK_DB_ONE, NK_DB_MANY: commit. NK_DB_NONE: roll back, there is nothing to be done. Less: roll
 * back. */
typedef enum nk_db_status nk_db_work(struct nk_db *db, void *context);

/* Begin, work, commit; up to three retries with a random pause while the answer (also that of the
 * commit) is NK_DB_RETRY. Answers what the work answered once committed or rolled back. NK_DB_DOWN:
 * the connection was lost; when it was lost during the commit the outcome is unknown, and only a
 * retry with the same idempotency key finds out. NK_DB_FATAL also when the work said commit
 * although one of its statements had failed, and for a transaction inside a transaction. */
NK_MUST_CHECK enum nk_db_status nk_db_transaction(struct nk_db *db, enum nk_db_isolation isolation,
                                                  nk_db_work *work, void *context);

#endif
