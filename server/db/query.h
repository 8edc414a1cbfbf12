/* Runs prepared statements. Private to this folder; each topic file uses it. */
#ifndef NK_DB_QUERY_H
#define NK_DB_QUERY_H

#include <libpq-fe.h>

#include "server/db/backoff.h"
#include "server/db/connection.h"
#include "server/db/error.h"
#include "server/db/parameters.h"
#include "server/db/row.h"
#include "server/db/session.h"
#include "server/db/statement.h"

/* What may be on its way to the server at a time: BEGIN, what is posted, and the statement that is waited for. */
enum { NK_DB_SENT_MAX = 8 };

struct nk_db {
    struct nk_db_settings settings;
    PGconn *pg;              /* NULL while there is no connection; in pipeline mode */
    bool in_transaction;
    /* BEGIN of the transaction until it is answered: it goes with the first statement */
    const struct nk_statement *opening;
    const char *sent[NK_DB_SENT_MAX]; /* names of the statements whose results have not been read, in order */
    size_t sent_count;
    struct nk_backoff backoff;
    struct nk_arena scratch; /* of the parameters of one statement */
    struct nk_db_error error;
};

/* Connects if there is no connection, or if the one there is has been closed by the server meanwhile.
 * NK_DB_ONE, NK_DB_DOWN (also while the backoff lasts), NK_DB_FATAL.
 * Inside a transaction a lost connection is NK_DB_DOWN. */
NK_MUST_CHECK enum nk_db_status nk_db_ensure(struct nk_db *db);
/* Gives up the connection, so that the next call makes a new one. */
void nk_db_drop(struct nk_db *db);

/* Empty parameters for the next statement. */
struct nk_parameters nk_db_parameters(struct nk_db *db);

/* Runs a statement whose rows are of no interest: NK_DB_NONE, NK_DB_ONE or NK_DB_MANY by their number. */
NK_MUST_CHECK enum nk_db_status nk_db_run_only(struct nk_db *db, const struct nk_statement *statement,
                                               const struct nk_parameters *parameters);
/* Sends a statement whose rows are of no interest together with the next one: its failure is the answer of that one,
 * in a transaction at the latest of the COMMIT. Outside of a transaction it is run at once. NK_DB_ONE or less. */
NK_MUST_CHECK enum nk_db_status nk_db_post(struct nk_db *db, const struct nk_statement *statement,
                                           const struct nk_parameters *parameters);
/* Ends a transaction: NK_DB_ONE or less. A COMMIT that rolled back is never NK_DB_NONE. Of a
 * transaction without a statement the server never hears. */
NK_MUST_CHECK enum nk_db_status nk_db_commit(struct nk_db *db);
NK_MUST_CHECK enum nk_db_status nk_db_roll_back(struct nk_db *db);

/* NK_DB_FATAL, with an error text: the arena is exhausted or a column was not what it should be. */
enum nk_db_status nk_db_unreadable(struct nk_db *db, const struct nk_statement *statement);

/* Reads one row into `ret`, which is a struct of the list's type; false for a value that core does not know. */
typedef bool nk_db_row_reader(struct nk_row *row, void *ret);

/* Runs a statement that answers one row or none and reads it. NK_DB_ONE, NK_DB_NONE or less. */
NK_MUST_CHECK enum nk_db_status nk_db_read_one(struct nk_db *db, struct nk_arena *arena,
                                               const struct nk_statement *statement,
                                               const struct nk_parameters *parameters, nk_db_row_reader *reader,
                                               void *ret);
/* Runs a statement that answers any number of rows and reads them into a new array of `size` bytes
 * each. NK_DB_MANY or less than NK_DB_NONE. */
NK_MUST_CHECK enum nk_db_status nk_db_read_many(struct nk_db *db, struct nk_arena *arena,
                                                const struct nk_statement *statement,
                                                const struct nk_parameters *parameters,
                                                nk_db_row_reader *reader, size_t size, void **ret,
                                                size_t *ret_count);

#endif
