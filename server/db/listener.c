#include "server/db/listener.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "server/db/await.h"
#include "server/db/backoff.h"
#include "server/db/error.h"
#include "server/db/session.h"

enum {
    PROBE_AFTER_MS = 2000, /* of silence: the server is asked whether it is still there */
    PROBE_WAIT_MS = 2000,  /* a server that answers at all answers nothing within this */
};

struct nk_db_listener {
    struct nk_db_settings settings;
    PGconn *pg; /* NULL while there is no connection */
    int64_t heard_ms; /* monotonic time at which the server last answered */
    struct nk_backoff backoff;
    struct nk_db_error error;
};

static const char listen_command[] = "LISTEN " NK_DB_PUBLICATION_CHANNEL "; LISTEN " NK_DB_CATALOGUE_CHANNEL;

struct nk_db_listener *nk_db_listener_new(const struct nk_db_configuration *configuration)
{
    struct nk_db_listener *listener = calloc(1, sizeof *listener);
    if (!listener)
        return NULL;
    if (nk_db_settings_copy(&listener->settings, configuration) != NK_OK) {
        free(listener);
        return NULL;
    }
    return listener;
}

void nk_db_listener_free(struct nk_db_listener *listener)
{
    if (!listener)
        return;
    PQfinish(listener->pg);
    nk_db_settings_free(&listener->settings);
    free(listener);
}

bool nk_db_listener_is_connected(const struct nk_db_listener *listener)
{
    return listener->pg != NULL;
}

const char *nk_db_listener_error_text(const struct nk_db_listener *listener)
{
    return listener->error.text;
}

static void drop(struct nk_db_listener *listener)
{
    PQfinish(listener->pg);
    listener->pg = NULL;
}

static enum nk_db_status connect_and_listen(struct nk_db_listener *listener)
{
    nk_db_error_clear(&listener->error);
    enum nk_db_status status = nk_db_session_open(&listener->pg, &listener->error, &listener->settings);
    if (status == NK_DB_ONE) {
        NK_AUTO_RESULT PGresult *result = PQexec(listener->pg, listen_command);
        if (PQresultStatus(result) != PGRES_COMMAND_OK)
            status = nk_db_error_of_result(&listener->error, listener->pg, result, "listen");
    }
    if (status != NK_DB_ONE) {
        drop(listener);
        nk_backoff_failed(&listener->backoff);
        return status;
    }
    nk_backoff_succeeded(&listener->backoff);
    listener->heard_ms = nk_monotonic_ms();
    return NK_DB_ONE;
}

/* A server that hangs leaves its connections open. False when it does not answer. */
static bool is_there(struct nk_db_listener *listener)
{
    if (nk_monotonic_ms() - listener->heard_ms < PROBE_AFTER_MS)
        return true;
    NK_AUTO_RESULT PGresult *result = nk_db_await(listener->pg, PQsendQuery(listener->pg, ""), PROBE_WAIT_MS);
    listener->heard_ms = nk_monotonic_ms();
    return result && PQresultStatus(result) == PGRES_EMPTY_QUERY;
}

/* Reads what the server has sent. False when the connection is lost. */
static bool take_notices(struct nk_db_listener *listener, struct nk_db_news *news)
{
    if (!PQconsumeInput(listener->pg))
        return false;
    for (;;) {
        PGnotify *notice = PQnotifies(listener->pg);
        if (!notice)
            break;
        if (strcmp(notice->relname, NK_DB_PUBLICATION_CHANNEL) == 0)
            news->publications = true;
        if (strcmp(notice->relname, NK_DB_CATALOGUE_CHANNEL) == 0)
            news->catalogue = true;
        PQfreemem(notice);
    }
    return PQstatus(listener->pg) == CONNECTION_OK;
}

/* Waits for the server or for `wake_fd`; a negative descriptor is ignored by poll. True when woken by `wake_fd`. */
static bool wait_for(int server_fd, int wake_fd, int64_t milliseconds)
{
    struct pollfd sources[] = {{.fd = wake_fd, .events = POLLIN}, {.fd = server_fd, .events = POLLIN}};
    if (milliseconds < 0)
        milliseconds = 0;
    return poll(sources, sizeof sources / sizeof sources[0], (int)milliseconds) > 0 && sources[0].revents != 0;
}

/* NK_DB_ONE: connected. NK_DB_NONE: woken. NK_DB_DOWN: the time is up. NK_DB_FATAL: it makes no sense to try on. */
static enum nk_db_status reconnect(struct nk_db_listener *listener, int wake_fd, int64_t deadline)
{
    for (;;) {
        if (nk_backoff_wait_ms(&listener->backoff) == 0) {
            enum nk_db_status status = connect_and_listen(listener);
            if (status == NK_DB_ONE || status == NK_DB_FATAL)
                return status;
        }
        int64_t left = deadline - nk_monotonic_ms();
        if (left <= 0)
            return NK_DB_DOWN;
        int64_t pause = nk_backoff_wait_ms(&listener->backoff);
        if (wait_for(-1, wake_fd, pause < left ? pause : left))
            return NK_DB_NONE;
    }
}

enum nk_db_status nk_db_listener_wait(struct nk_db_listener *listener, struct nk_db_news *ret_news, int wake_fd,
                                      int timeout_ms)
{
    const int64_t deadline = nk_monotonic_ms() + timeout_ms;
    *ret_news = (struct nk_db_news){0};
    while (listener->pg) {
        if (wait_for(PQsocket(listener->pg), wake_fd, deadline - nk_monotonic_ms()))
            return NK_DB_NONE;
        if (!take_notices(listener, ret_news)) {
            (void)nk_db_error_of_connection(&listener->error, listener->pg, "listen");
            drop(listener);
            break;
        }
        if (ret_news->publications || ret_news->catalogue)
            return NK_DB_ONE;
        if (!is_there(listener)) {
            (void)nk_db_error_own(&listener->error, NK_DB_DOWN, "listen", "the server does not answer");
            drop(listener);
            nk_backoff_failed(&listener->backoff);
            break;
        }
        if (nk_monotonic_ms() >= deadline)
            return NK_DB_NONE;
    }

    enum nk_db_status status = reconnect(listener, wake_fd, deadline);
    if (status == NK_DB_ONE)
        *ret_news = (struct nk_db_news){.publications = true, .catalogue = true};
    return status;
}
