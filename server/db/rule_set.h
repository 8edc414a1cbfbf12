/* Rule sets that are kept for good under the SHA-256 of what they say. */
#ifndef NK_DB_RULE_SET_H
#define NK_DB_RULE_SET_H

#include "core/arena.h"
#include "core/lifecycle.h"
#include "server/db/connection.h"

/* Keeps it if it is not kept yet. `content` is canonical JSON whose SHA-256 is `sha256`. NK_DB_ONE. */
NK_MUST_CHECK enum nk_db_status nk_db_rule_set_keep(struct nk_db *db, struct nk_text sha256, struct nk_text content);

/* NK_DB_ONE or NK_DB_NONE. */
NK_MUST_CHECK enum nk_db_status nk_db_rule_set_get(struct nk_db *db, struct nk_arena *arena,
                                                   struct nk_text *ret_content, struct nk_text sha256);

/* All that are kept, oldest first. NK_DB_MANY. */
NK_MUST_CHECK enum nk_db_status nk_db_rule_set_list(struct nk_db *db, struct nk_arena *arena,
                                                    struct nk_kept_rule_set **ret, size_t *ret_count);

#endif
