/* The reference data, all of it, from one snapshot. */
#ifndef NK_DB_CATALOGUE_H
#define NK_DB_CATALOGUE_H

#include "core/catalogue.h"
#include "server/db/connection.h"

/* Loads the whole catalogue into the arena, in the orders that core/catalogue.h states. The code
 * lists of a methodology are those of its classification version, NK_UNSPECIFIED last.
 * NK_DB_ONE. NK_DB_FATAL also when a row holds a kind, a sum, a breakdown or a severity that core
 * does not know. */
NK_MUST_CHECK enum nk_db_status nk_db_catalogue_load(struct nk_db *db, struct nk_arena *arena,
                                                     struct nk_catalogue *ret);

#endif
