/* The structure of the annual accounts, for the versions of the classification of account lines. */
#ifndef NK_DB_CATALOGUE_ACCOUNTS_H
#define NK_DB_CATALOGUE_ACCOUNTS_H

#include "core/catalogue.h"
#include "server/db/connection.h"

/* Gives the classifications of account lines their structure; others keep none. Inside the transaction of the
 * catalogue, whose codes are in place.
 * NK_DB_ONE. NK_DB_FATAL also when a code has no line, or an identity no terms. */
NK_MUST_CHECK enum nk_db_status nk_db_catalogue_load_accounts(struct nk_db *db, struct nk_arena *arena,
                                                              struct nk_classification *classifications,
                                                              size_t classification_count);

#endif
