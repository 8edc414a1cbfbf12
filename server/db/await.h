/* Waits for the answer of a server that may have stopped answering without closing the connection. Private to
 * this folder. */
#ifndef NK_DB_AWAIT_H
#define NK_DB_AWAIT_H

#include <libpq-fe.h>
#include <stdbool.h>
#include <stdint.h>

/* What PQgetResult answers on a connection in non-blocking mode, once it need not wait for it. False: no answer came
 * before the deadline (of nk_monotonic_ms); the connection is then of no more use. */
bool nk_db_next_result(PGresult **ret, PGconn *pg, int64_t deadline);

/* The result of the one command that was just sent with a PQsend function on a connection in non-blocking mode.
 * `sent` is what that function answered. NULL: no answer came within so many milliseconds, or there is no
 * memory; the connection is then of no more use. A lost connection is a failed result, as of PQexec. */
PGresult *nk_db_await(PGconn *pg, int sent, unsigned milliseconds);

#endif
