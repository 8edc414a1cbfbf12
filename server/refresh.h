/* Keeps the store of published data in step with the database: reads the catalogue and new publications, computes each
 * once, and shows it from its time of release on. Used by the listener thread and by the handler that has just
 * published. */
#ifndef NK_SERVER_REFRESH_H
#define NK_SERVER_REFRESH_H

#include <stdbool.h>
#include <stddef.h>

#include "core/text.h"
#include "server/db/connection.h"
#include "server/publish/store.h"

struct nk_refresher;

/* NULL when there is no memory. The store must outlive it. */
struct nk_refresher *nk_refresher_new(struct nk_store *store);
void nk_refresher_free(struct nk_refresher *refresher); /* NULL is allowed */

/* Reads the catalogue again. NK_DB_ONE, or the status of the failed call: then everything stays as it was. */
NK_MUST_CHECK enum nk_db_status nk_refresh_catalogue(struct nk_refresher *refresher, struct nk_db *db);
/* Reads and computes the publications that are not in memory yet. A publication that cannot be computed is logged and
 * left out. */
NK_MUST_CHECK enum nk_db_status nk_refresh_publications(struct nk_refresher *refresher, struct nk_db *db);
/* Puts what is in memory and released by now in the store, if that is a change. `now` is ISO 8601 in UTC. Waits for no
 * database: a release is on time while another thread reads. */
void nk_refresh_release(struct nk_refresher *refresher, struct nk_text now);

/* All that are in memory, released or not, by year and number; a reference to each is the caller's. The
 * array lives in the arena; NULL when there is no memory. */
struct nk_edition **nk_refresher_editions(struct nk_refresher *refresher, struct nk_arena *arena, size_t *ret_count);

/* Publications whose results are not the ones recorded when they were published; 0 is the only good number. */
size_t nk_refresher_unreproduced(struct nk_refresher *refresher);

#endif
