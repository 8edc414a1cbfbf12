/* Is the schema the one that this program was built for? Private to this folder. */
#ifndef NK_DB_SCHEMA_H
#define NK_DB_SCHEMA_H

#include <libpq-fe.h>

#include "server/db/error.h"

/* Compares what is deployed with the plan. NK_DB_ONE; NK_DB_FATAL: the schema is older or newer,
 * which `error` says; NK_DB_DOWN. */
NK_MUST_CHECK enum nk_db_status nk_db_schema_check(PGconn *pg, struct nk_db_error *error);

/* Prepares all statements. NK_DB_ONE; NK_DB_FATAL: one does not fit the schema; NK_DB_DOWN. */
NK_MUST_CHECK enum nk_db_status nk_db_schema_prepare(PGconn *pg, struct nk_db_error *error);

#endif
