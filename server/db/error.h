/* What the database said last. Private to this folder. */
#ifndef NK_DB_ERROR_H
#define NK_DB_ERROR_H

#include <libpq-fe.h>

#include "server/db/status.h"

enum { NK_DB_ERROR_TEXT_MAX = 512 };

struct nk_db_error {
    char code[6];                    /* SQLSTATE, empty when there is none */
    char text[NK_DB_ERROR_TEXT_MAX]; /* one line: SQLSTATE, what was done, what the server said, the constraint */
};

#define NK_AUTO_RESULT __attribute__((cleanup(nk_db_result_clear)))

static inline void nk_db_result_clear(PGresult **result)
{
    PQclear(*result);
}

void nk_db_error_clear(struct nk_db_error *error);

/* Fills `error` from a failed result and from the connection that it came from, and answers the
 * status that goes with it. `what` names the statement. */
enum nk_db_status nk_db_error_of_result(struct nk_db_error *error, const PGconn *pg, const PGresult *result,
                                        const char *what);
/* The same for a connection that was not made or has no result to give. */
enum nk_db_status nk_db_error_of_connection(struct nk_db_error *error, const PGconn *pg, const char *what);
/* A failure that the database knows nothing of. Answers `status`. */
enum nk_db_status nk_db_error_own(struct nk_db_error *error, enum nk_db_status status, const char *what,
                                  const char *text);

#endif
