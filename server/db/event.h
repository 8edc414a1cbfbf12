/* The audit log: appended, never changed. Ids have no gaps and rise in the order of the commits, so
 * a reader who goes on after the last id that it saw misses nothing. */
#ifndef NK_DB_EVENT_H
#define NK_DB_EVENT_H

#include "core/lifecycle.h"
#include "server/db/connection.h"

/* Appends an event; id and at of `event` are ignored, an empty detail is {}. Call it last in a transaction: appending
 * waits for other transactions that have appended and not yet ended. So that they wait no longer than they must, the
 * event travels with the next statement, most often the COMMIT, and a failure is the answer of that one. NK_DB_ONE. */
NK_MUST_CHECK enum nk_db_status nk_db_event_append(struct nk_db *db, const struct nk_event *event);

/* At most `limit` events with an id above `after`, oldest first. Year 0 and an empty actor: of all. NK_DB_MANY. */
NK_MUST_CHECK enum nk_db_status nk_db_event_list(struct nk_db *db, struct nk_arena *arena, struct nk_event **ret,
                                                 size_t *ret_count, int64_t after, int year, struct nk_text actor,
                                                 unsigned limit);

#endif
