/* The part of the reference data that figures are compared with: price indices, breaks, benchmarks, published values,
 * and how what is missing is estimated. Private to this folder. */
#ifndef NK_DB_CATALOGUE_COMPARISONS_H
#define NK_DB_CATALOGUE_COMPARISONS_H

#include "core/catalogue.h"
#include "server/db/connection.h"

/* Adds them to a catalogue, in the orders that core/catalogue.h states. Inside the caller's transaction.
 * NK_DB_ONE. NK_DB_FATAL also when a row holds a sum or a breakdown that core does not know. */
NK_MUST_CHECK enum nk_db_status nk_db_catalogue_load_comparisons(struct nk_db *db, struct nk_arena *arena,
                                                                 struct nk_catalogue *ret);

#endif
