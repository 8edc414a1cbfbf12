#include "server/db/transaction.h"

#include <time.h>

#include "server/db/query.h"
#include "sql/statements.h"

enum { PAUSE_FIRST_MS = 10 /* doubles with every retry; a conflicting transaction takes some milliseconds */ };

static const struct nk_statement *const openings[] = {
    [NK_READ_COMMITTED] = NK_SQL_BEGIN_READ_COMMITTED,
    [NK_REPEATABLE_READ] = NK_SQL_BEGIN_REPEATABLE_READ,
    [NK_SERIALIZABLE] = NK_SQL_BEGIN_SERIALIZABLE,
    [NK_READ_ONLY_SNAPSHOT] = NK_SQL_BEGIN_READ_ONLY_SNAPSHOT,
};

/* The error that led here is the one to be told of, not one of the roll-back. A connection that
 * cannot even roll back is given up. */
static void roll_back(struct nk_db *db)
{
    const struct nk_db_error error = db->error;
    const bool is_over = db->sent_count == 0 && (!db->pg || PQtransactionStatus(db->pg) == PQTRANS_IDLE);
    if (!is_over && nk_db_roll_back(db) != NK_DB_ONE)
        nk_db_drop(db);
    db->error = error;
}

/* `*ret_unheard`: the connection was lost before the server had answered anything, so there is nothing that it did. */
static enum nk_db_status attempt(struct nk_db *db, enum nk_db_isolation isolation, nk_db_work *work, void *context,
                                 bool *ret_unheard)
{
    *ret_unheard = false;
    enum nk_db_status status = nk_db_ensure(db);
    if (status != NK_DB_ONE)
        return status;

    db->in_transaction = true;
    db->opening = openings[isolation];
    enum nk_db_status answer = work(db, context);
    *ret_unheard = answer == NK_DB_DOWN && db->opening;
    if (answer > NK_DB_NONE) {
        status = nk_db_commit(db);
        if (status != NK_DB_ONE)
            answer = status;
    }
    if (answer <= NK_DB_NONE)
        roll_back(db);
    db->in_transaction = false;
    db->opening = NULL;

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
    bool is_unheard;
    enum nk_db_status status = attempt(db, isolation, work, context, &is_unheard);
    if (is_unheard)
        status = attempt(db, isolation, work, context, &is_unheard);
    for (int retries = 0; status == NK_DB_RETRY && retries < NK_DB_ATTEMPTS_MAX - 1; retries++) {
        pause_before_retry(retries);
        status = attempt(db, isolation, work, context, &is_unheard);
    }
    return status;
}
