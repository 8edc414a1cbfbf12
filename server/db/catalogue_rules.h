/* The part of the catalogue that returns are checked with: rules, their parameters, reasons and examples. Only for
 * catalogue.c. */
#ifndef NK_DB_CATALOGUE_RULES_H
#define NK_DB_CATALOGUE_RULES_H

#include "core/catalogue.h"
#include "server/db/connection.h"

/* Adds them to the catalogue. NK_DB_ONE. NK_DB_FATAL also when a row holds a severity that core does not know. */
NK_MUST_CHECK enum nk_db_status nk_db_catalogue_load_rules(struct nk_db *db, struct nk_arena *arena,
                                                           struct nk_catalogue *ret);

#endif
