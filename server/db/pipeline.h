/* Statements on their way to the server: sent one after the other, their results read in the same order.
 * One journey takes as many of them as are sent before somebody wants to know. Private to this folder. */
#ifndef NK_DB_PIPELINE_H
#define NK_DB_PIPELINE_H

#include "server/db/query.h"

/* Sends a statement; a BEGIN that is still to be sent goes before it. Nothing leaves before nk_db_collect, unless it is
 * much. NK_DB_ONE, NK_DB_DOWN or NK_DB_FATAL. */
NK_MUST_CHECK enum nk_db_status nk_db_send(struct nk_db *db, const struct nk_statement *statement,
                                           const struct nk_parameters *parameters);
/* Waits for the results of all that was sent. NK_DB_ONE: all succeeded, and `*ret` is the last result, to be cleared by
 * the caller. Less: the first failure, told by the name of its statement; what was sent after it has not been run. */
NK_MUST_CHECK enum nk_db_status nk_db_collect(struct nk_db *db, PGresult **ret);

#endif
