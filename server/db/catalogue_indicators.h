/* The part of the reference data that says what is measured of services. Private to this folder. */
#ifndef NK_DB_CATALOGUE_INDICATORS_H
#define NK_DB_CATALOGUE_INDICATORS_H

#include "core/catalogue.h"
#include "server/db/connection.h"

/* Adds the definitions to a catalogue, in the orders that core/indicator.h states. Inside the caller's transaction.
 * NK_DB_ONE. NK_DB_FATAL also when a row holds a code that core does not know. */
NK_MUST_CHECK enum nk_db_status nk_db_catalogue_load_indicators(struct nk_db *db, struct nk_arena *arena,
                                                                struct nk_catalogue *ret);

#endif
