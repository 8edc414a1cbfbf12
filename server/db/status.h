/* What a call to the database answers, and what the caller does next. The numbers are pinned. */
#ifndef NK_DB_STATUS_H
#define NK_DB_STATUS_H

#include "core/status.h"

enum nk_db_status {
    NK_DB_FATAL = -4, /* a defect: a refused invariant, a wrong statement, no memory. Answer 500, log nk_db_error_text */
    NK_DB_DOWN = -3,  /* no connection, or it was lost. Answer 503. At a commit the outcome is unknown */
    NK_DB_BUSY = -2,  /* a timeout or a resource limit of the database. Answer 503; nothing was changed */
    NK_DB_RETRY = -1, /* serialisation failure or deadlock; nk_db_transaction retries by itself before it answers this */
    NK_DB_NONE = 0,   /* no such row, or somebody else was first: nothing was changed */
    NK_DB_ONE = 1,    /* done, or one row */
    NK_DB_MANY = 2,   /* a list, of any length, also empty: the count says */
};

/* The one place that knows SQLSTATE. `code` has five characters or is NULL when the server sent none (a lost connection):
 * 40001, 40P01 → RETRY; 23505 → NONE (somebody was first); 08xxx, 57Pxx, 25P03 (idle in transaction: closed by the server),
 * 25006 (the server became a replica), NULL → DOWN; 53xxx, 55P03 (lock timeout), 57014 (statement timeout) → BUSY;
 * everything else → FATAL. */
enum nk_db_status nk_db_status_of_sqlstate(const char *code);

#endif
