/* What a rule set says: one that a year has now from memory, any other from the database. */
#ifndef NK_API_RULE_SETS_H
#define NK_API_RULE_SETS_H

#include "server/db/connection.h"
#include "server/publish/store.h"

/* NK_DB_ONE; NK_DB_NONE: there is none of that name. The content lives as long as the arena. */
NK_MUST_CHECK enum nk_db_status nk_rule_set_content(struct nk_text *ret, struct nk_db *db, struct nk_arena *arena,
                                                    const struct nk_rule_sets *sets, struct nk_text name);

#endif
