#include "server/db/await.h"

#include <poll.h>
#include <stdbool.h>

#include "server/db/backoff.h"

/* Until the socket can be read, or also be written. False when the time is up. */
static bool wait_for_socket(PGconn *pg, bool also_write, int64_t deadline)
{
    int64_t left = deadline - nk_monotonic_ms();
    struct pollfd socket = {.fd = PQsocket(pg), .events = (short)(POLLIN | (also_write ? POLLOUT : 0))};
    return left > 0 && poll(&socket, 1, (int)left) >= 0;
}

/* True when the next PQgetResult will not wait, also because the connection is lost: it says so. */
static bool is_ready(PGconn *pg, int64_t deadline)
{
    for (;;) {
        int unsent = PQflush(pg);
        if (unsent < 0 || (unsent == 0 && !PQisBusy(pg)))
            return true;
        if (!wait_for_socket(pg, unsent > 0, deadline))
            return false;
        if (!PQconsumeInput(pg))
            return true;
    }
}

bool nk_db_next_result(PGresult **ret, PGconn *pg, int64_t deadline)
{
    *ret = NULL;
    if (!is_ready(pg, deadline))
        return false;
    *ret = PQgetResult(pg);
    return true;
}

PGresult *nk_db_await(PGconn *pg, int sent, unsigned milliseconds)
{
    if (!sent)
        return PQmakeEmptyPGresult(pg, PGRES_FATAL_ERROR);
    const int64_t deadline = nk_monotonic_ms() + milliseconds;
    PGresult *last = NULL, *next = NULL;
    while (nk_db_next_result(&next, pg, deadline)) {
        if (!next)
            return last;
        PQclear(last);
        last = next;
    }
    PQclear(last);
    return NULL;
}
