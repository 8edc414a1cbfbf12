/* What was decided about flows that suppliers and buyers state differently. Only added to. */
#ifndef NK_DB_FLOW_RESOLUTION_H
#define NK_DB_FLOW_RESOLUTION_H

#include "core/reconciliation.h"
#include "server/db/connection.h"

/* In a transaction: until it ends nobody changes what the year's flows are made of or decides about them.
 * NK_DB_ONE, NK_DB_NONE when there is no collection. */
NK_MUST_CHECK enum nk_db_status nk_db_flow_resolution_lock(struct nk_db *db, int year);
/* Adds one; its time is set. NK_DB_ONE. */
NK_MUST_CHECK enum nk_db_status nk_db_flow_resolution_append(struct nk_db *db, struct nk_arena *arena, int year,
                                                             struct nk_flow_resolution *resolution);
/* All of a year, in the order in which they were taken. NK_DB_MANY. */
NK_MUST_CHECK enum nk_db_status nk_db_flow_resolution_list(struct nk_db *db, struct nk_arena *arena,
                                                           struct nk_flow_resolution **ret, size_t *ret_count,
                                                           int year);

#endif
