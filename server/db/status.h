/* What a call to the database answers, and what the caller does next. The numbers are pinned. */
#ifndef NK_DB_STATUS_H
#define NK_DB_STATUS_H

#include "core/status.h"

enum nk_db_status {
    /* A defect: a refused invariant, a wrong statement, no memory. Answer 500, log nk_db_error_text. */
    NK_DB_FATAL = -4,
    /* No connection, or it was lost. Answer 503. At a commit the outcome is unknown. */
    NK_DB_DOWN = -3,
    /* A timeout or a resource limit of the database. Answer 503; nothing was changed. */
    NK_DB_BUSY = -2,
    /* Serialisation failure or deadlock; nk_db_transaction retries by itself before it answers this. */
    NK_DB_RETRY = -1,
    /* No such row, or somebody else was first: nothing was changed. */
    NK_DB_NONE = 0,
    /* Done, or one row. */
    NK_DB_ONE = 1,
    /* A list, of any length, also empty: the count says. */
    NK_DB_MANY = 2,
};

/* The one place that knows SQLSTATE. `code` has five characters, or is NULL when the server sent none
 * because the connection was lost.
 * RETRY: 40001, 40P01. NONE: 23505 (somebody was first).
 * DOWN: NULL, 08xxx, 57Pxx, 25P03 (idle in transaction: closed by the server), 25006 (the server became a replica).
 * BUSY: 53xxx, 55P03 (lock timeout), 57014 (statement timeout). FATAL: everything else. */
enum nk_db_status nk_db_status_of_sqlstate(const char *code);

#endif
