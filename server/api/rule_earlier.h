/* The approved returns of an actor's earlier years, as the rules compare with them. Each thread remembers
 * those that it has read, by the hash of their content, and once there was a step that it has not seen,
 * asks the database which they are: one that somebody approves or reopens is seen at once. */
#ifndef NK_API_RULE_EARLIER_H
#define NK_API_RULE_EARLIER_H

#include "core/rule_context.h"
#include "server/db/collection.h"

/* A request that looks at many returns, like a what-if of all actors, asks less often. */
enum { NK_RULE_EARLIER_KEPT = 128 };

/* Fills in `prior` and the `earlier` years of the context. `last_step` was read before. What they point
 * to lives until the same thread has asked NK_RULE_EARLIER_KEPT times more. A stored return that cannot be read is left
 * out. NK_DB_ONE, or why not. */
NK_MUST_CHECK enum nk_db_status nk_rule_earlier_load(struct nk_rule_context *ret, struct nk_db *db,
                                                     struct nk_arena *arena, const struct nk_catalogue *catalogue,
                                                     struct nk_db_step last_step, int year, struct nk_text actor);

/* Gives back what the calling thread remembers: at its end. */
void nk_rule_earlier_forget(void);

#endif
