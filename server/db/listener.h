/* Hears of new publications and of changed reference data, also from other processes. It has its
 * own connection and belongs to one thread. */
#ifndef NK_DB_LISTENER_H
#define NK_DB_LISTENER_H

#include "server/db/connection.h"

#define NK_DB_PUBLICATION_CHANNEL "nokkeltall_publication" /* payload: id of the publication */
#define NK_DB_CATALOGUE_CHANNEL "nokkeltall_catalogue"     /* payload: name of the table */

struct nk_db_listener;

/* What was heard; several at once are merged. The payload is a hint: read the database to see what is new. */
struct nk_db_news {
    bool publications; /* there may be new publications */
    bool catalogue;    /* reference data may have changed */
};

/* Not connected yet. The configuration is copied; its timeouts for statements do not matter. NULL
 * when there is no memory. */
struct nk_db_listener *nk_db_listener_new(const struct nk_db_configuration *configuration);
void nk_db_listener_free(struct nk_db_listener *listener);

/* Waits for news, at most `timeout_ms`, or until `wake_fd` (an eventfd or pipe of the caller, −1
 * for none; not read) becomes readable. Connects first when it has to: LISTEN is sent before the
 * call answers, and after every (re)connection both members of `ret_news` are true, because
 * notifications sent meanwhile are lost. Keeps its own backoff, waiting inside this call.
 * NK_DB_ONE: news. NK_DB_NONE: timeout or woken. NK_DB_DOWN: not connected and the time is up; call
 * again. NK_DB_FATAL: as nk_db_connect; call again later. */
NK_MUST_CHECK enum nk_db_status nk_db_listener_wait(struct nk_db_listener *listener,
                                                    struct nk_db_news *ret_news, int wake_fd, int timeout_ms);

bool nk_db_listener_is_connected(const struct nk_db_listener *listener);
const char *nk_db_listener_error_text(const struct nk_db_listener *listener);

#endif
