/* Opens connections, all in the same way: time-outs, encoding, settings, role. Private to this folder. */
#ifndef NK_DB_SESSION_H
#define NK_DB_SESSION_H

#include <libpq-fe.h>

#include "server/db/connection.h"
#include "server/db/error.h"

/* A configuration with its defaults filled in, and its text owned. */
struct nk_db_settings {
    char *conninfo, *role, *application_name;
    unsigned connect_timeout_s, statement_timeout_ms, lock_timeout_ms, idle_in_transaction_timeout_ms;
};

/* NK_NO_MEMORY leaves nothing to be freed. */
NK_MUST_CHECK enum nk_status nk_db_settings_copy(struct nk_db_settings *ret,
                                                 const struct nk_db_configuration *configuration);
void nk_db_settings_free(struct nk_db_settings *settings);

/* NK_DB_ONE: `*ret` is connected and set up; otherwise it is NULL and `error` says why. */
NK_MUST_CHECK enum nk_db_status nk_db_session_open(PGconn **ret, struct nk_db_error *error,
                                                   const struct nk_db_settings *settings);

#endif
