#include "server/db/transaction.h"

#include <time.h>

#include "server/db/query.h"

enum { PAUSE_FIRST_MS = 10 /* doubles with every retry; a conflicting transaction takes some milliseconds */ };

static const char *const begin_commands[] = {
    [NK_READ_COMMITTED] = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
    [NK_REPEATABLE_READ] = "BEGIN ISOLATION LEVEL REPEATABLE READ READ WRITE",
    [NK_SERIALIZABLE] = "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE",
    [NK_READ_ONLY_SNAPSHOT] = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
};

/* A connection that turns out to be lost at BEGIN has had no effect: once, it is made anew. */
static enum nk_db_status begin(struct nk_db *db, enum nk_db_isolation isolation)
{
    enum nk_db_status status = NK_DB_DOWN;
    for (int attempt = 0; attempt < 2; attempt++) {
        status = nk_db_ensure(db);
        if (status != NK_DB_ONE)
            return status;
        status = nk_db_control(db, begin_commands[isolation]);
        if (status != NK_DB_DOWN)
            return status;
    }
    return status;
}

/* The error that led here is the one to be told of, not one of the roll-back. A connection that
 * cannot even roll back is given up. */
static void roll_back(struct nk_db *db)
{
    const struct nk_db_error error = db->error;
    if (db->pg && nk_db_control(db, "ROLLBACK") != NK_DB_ONE)
        nk_db_drop(db);
    db->error = error;
}

static enum nk_db_status attempt(struct nk_db *db, enum nk_db_isolation isolation, nk_db_work *work, void *context)
{
    enum nk_db_status status = begin(db, isolation);
    if (status != NK_DB_ONE)
        return status;

    db->in_transaction = true;
    enum nk_db_status answer = work(db, context);
    if (answer > NK_DB_NONE) {
        status = nk_db_control(db, "COMMIT");
        if (status != NK_DB_ONE)
            answer = status;
    } else {
        roll_back(db);
    }
    db->in_transaction = false;

    /* Whatever happened, the next use must not find itself inside a transaction. */
    if (db->pg && PQtransactionStatus(db->pg) != PQTRANS_IDLE)
        nk_db_drop(db);
    return answer;
}

static void pause_before_retry(int retries)
{
    unsigned pause = nk_jitter((unsigned)PAUSE_FIRST_MS << retries) + 1;
    const struct timespec time = {.tv_sec = 0, .tv_nsec = (long)pause * 1000000};
    (void)nanosleep(&time, NULL);
}

enum nk_db_status nk_db_transaction(struct nk_db *db, enum nk_db_isolation isolation, nk_db_work *work,
                                    void *context)
{
    if (db->in_transaction)
        return nk_db_error_own(&db->error, NK_DB_FATAL, "transaction", "begun inside another");

    nk_db_error_clear(&db->error);
    enum nk_db_status status = attempt(db, isolation, work, context);
    for (int retries = 0; status == NK_DB_RETRY && retries < NK_DB_ATTEMPTS_MAX - 1; retries++) {
        pause_before_retry(retries);
        status = attempt(db, isolation, work, context);
    }
    return status;
}
