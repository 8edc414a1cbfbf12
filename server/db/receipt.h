/* Receipts of submits: which rules a return was checked by, and finding the revision again. */
#ifndef NK_DB_RECEIPT_H
#define NK_DB_RECEIPT_H

#include "core/lifecycle.h"
#include "server/db/connection.h"

/* Keeps the version of the rules with the receipt of a revision that has been submitted. NK_DB_ONE. */
NK_MUST_CHECK enum nk_db_status nk_db_receipt_keep(struct nk_db *db, struct nk_text receipt, struct nk_text rule_set);

/* The revision that a return got the receipt for; `ret_rule_set` is empty when the version of the rules was not kept.
 * NK_DB_ONE or NK_DB_NONE. */
NK_MUST_CHECK enum nk_db_status nk_db_receipt_get(struct nk_db *db, struct nk_arena *arena, struct nk_revision *ret,
                                                  struct nk_text *ret_rule_set, int year, struct nk_text actor,
                                                  struct nk_text receipt);

#endif
