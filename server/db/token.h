/* Local bearer tokens. Only the SHA-256 of a secret is stored. */
#ifndef NK_DB_TOKEN_H
#define NK_DB_TOKEN_H

#include "core/roles.h"
#include "server/db/connection.h"

struct nk_token {
    struct nk_text id; /* a UUID: the principal is "token:" and this */
    enum nk_role role;
    const struct nk_text *actors; /* of a submitter at least one, sorted; of other roles none */
    size_t actor_count;
    struct nk_text label;
    struct nk_text created_at, expires_at, revoked_at; /* ISO 8601, UTC; empty: none */
};

/* Stores a token: role, actors, label and expires_at (may be empty) of `token` and the hash (64
 * hexadecimal digits, lower case). `ret_id` gets the id. NK_DB_ONE; NK_DB_NONE: the hash is already
 * there. NK_DB_FATAL: an actor that does not exist. */
NK_MUST_CHECK enum nk_db_status nk_db_token_insert(struct nk_db *db, struct nk_arena *arena, struct nk_text *ret_id,
                                                   const struct nk_token *token, struct nk_text sha256);

/* The token with this hash that is neither expired nor revoked: NK_DB_ONE or NK_DB_NONE. */
NK_MUST_CHECK enum nk_db_status nk_db_token_find(struct nk_db *db, struct nk_arena *arena, struct nk_token *ret,
                                                 struct nk_text sha256);

/* NK_DB_ONE; NK_DB_NONE: no such token, or it is already revoked. */
NK_MUST_CHECK enum nk_db_status nk_db_token_revoke(struct nk_db *db, struct nk_text id);

/* All tokens, oldest first. NK_DB_MANY. */
NK_MUST_CHECK enum nk_db_status nk_db_token_list(struct nk_db *db, struct nk_arena *arena, struct nk_token **ret,
                                                 size_t *ret_count);

#endif
