/* A connection to PostgreSQL. One thread uses it at a time; a work thread owns one for its life. It
 * connects again by itself: every call below and in the other headers of this folder that finds the
 * connection gone makes a new one first, at most as often as the backoff allows, and answers
 * NK_DB_DOWN at once in between.
 *
 * Results are copied into the arena that the call is given. A failed allocation is NK_DB_FATAL.
 * Nothing here logs. */
#ifndef NK_DB_CONNECTION_H
#define NK_DB_CONNECTION_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "server/db/status.h"

/* The role that serves: no DDL, no rewriting of history. The schema creates it. */
#define NK_DB_SERVICE_ROLE "nokkeltall_service"

/* Zero or NULL means the default. */
struct nk_db_configuration {
    const char *conninfo;         /* as libpq reads it; several hosts and target_session_attrs are possible */
    const char *role;             /* SET ROLE after connecting; default NK_DB_SERVICE_ROLE; "" for none */
    const char *application_name; /* default "nokkeltalld" */
    unsigned connect_timeout_s;   /* of each host; the conninfo may say otherwise */
    unsigned statement_timeout_ms;
    unsigned lock_timeout_ms;
    unsigned idle_in_transaction_timeout_ms;
};

enum {
    NK_DB_CONNECT_TIMEOUT_S = 3,
    /* A little under the deadline of a write, so that the database gives up first. */
    NK_DB_STATEMENT_TIMEOUT_MS = 4500,
    /* What a server that answers at all needs beyond that; then the connection is taken for lost. */
    NK_DB_ANSWER_GRACE_MS = 1500,
    NK_DB_LOCK_TIMEOUT_MS = 2000,
    NK_DB_IDLE_IN_TRANSACTION_TIMEOUT_MS = 10000,
    NK_DB_BACKOFF_FIRST_MS = 100,
    NK_DB_BACKOFF_LAST_MS = 32000,
};

struct nk_db;

/* A handle that is not connected yet. The configuration is copied. NULL when there is no memory. */
struct nk_db *nk_db_new(const struct nk_db_configuration *configuration);
/* Closes the connection. NULL is allowed. */
void nk_db_free(struct nk_db *db);

/* Connects now, whatever the backoff says: session settings, role, schema version, all statements prepared.
 * NK_DB_ONE; NK_DB_DOWN; NK_DB_FATAL: reached, but the schema is older or newer than this program,
 * the role is missing or a statement does not prepare.
 * Not needed before other calls; useful at start, to say what is wrong. */
NK_MUST_CHECK enum nk_db_status nk_db_connect(struct nk_db *db);

/* False when the last use found the connection gone. Asks nobody. */
bool nk_db_is_connected(const struct nk_db *db);

/* One round trip: NK_DB_ONE when the database answers and the role can read the schema. */
NK_MUST_CHECK enum nk_db_status nk_db_ping(struct nk_db *db);

/* Milliseconds until the next attempt to connect, for Retry-After; 0 when connected. */
unsigned nk_db_retry_after_ms(const struct nk_db *db);

/* What went wrong in the last call that answered less than NK_DB_NONE, with the SQLSTATE: one line
 * for the log, never for an answer. Empty when nothing did. Valid until the next call with this
 * handle. */
const char *nk_db_error_text(const struct nk_db *db);
/* Its SQLSTATE, or "" when there was none. */
const char *nk_db_error_code(const struct nk_db *db);

/* The time of the database (of the start of the transaction, inside one) as ISO 8601 in UTC, to the second. */
NK_MUST_CHECK enum nk_db_status nk_db_now(struct nk_db *db, struct nk_arena *arena, struct nk_text *ret);

#endif
