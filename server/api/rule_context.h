/* What the rules may know besides a return, read from the database: the same for a dry run, a save and a submit. */
#ifndef NK_API_RULE_CONTEXT_H
#define NK_API_RULE_CONTEXT_H

#include "core/rule_context.h"
#include "server/db/collection.h"

/* `last_step` was read before; number 0: it is not known. Everything lives in the arena. NK_DB_ONE, or why
 * there is none; of a year without a collection it is not known who reports. A stored return that cannot be
 * read is left out: no rule is to fail because of somebody else's. */
NK_MUST_CHECK enum nk_db_status nk_rule_context_load(struct nk_rule_context *ret, struct nk_db *db,
                                                     struct nk_arena *arena, const struct nk_catalogue *catalogue,
                                                     struct nk_db_step last_step, int year, struct nk_text actor);

#endif
