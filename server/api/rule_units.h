/* Who is asked for a return of a year. Each thread remembers it until there is a step that it has not seen. */
#ifndef NK_API_RULE_UNITS_H
#define NK_API_RULE_UNITS_H

#include "core/rule_context.h"
#include "server/db/collection.h"

/* Fills in `reporting_units` of the context, in the arena; none when the year has no collection. `last_step` was read
 * before. NK_DB_ONE, or why not. */
NK_MUST_CHECK enum nk_db_status nk_rule_units_load(struct nk_rule_context *ret, struct nk_db *db,
                                                   struct nk_arena *arena, struct nk_db_step last_step, int year);

/* Gives back what the calling thread remembers: at its end. */
void nk_rule_units_forget(void);

#endif
