#include "server/db/token.h"

#include "server/db/query.h"
#include "sql/statements.h"

static bool read_token(struct nk_row *row, void *ret)
{
    struct nk_token *token = ret;
    token->id = nk_row_text(row);
    bool known = nk_role_of(&token->role, nk_row_borrow(row));
    token->actors = nk_row_list(row, &token->actor_count);
    token->label = nk_row_text(row);
    token->created_at = nk_row_text(row);
    token->expires_at = nk_row_text(row);
    token->revoked_at = nk_row_text(row);
    return known;
}

static bool read_id(struct nk_row *row, void *ret)
{
    *(struct nk_text *)ret = nk_row_text(row);
    return true;
}

enum nk_db_status nk_db_token_insert(struct nk_db *db, struct nk_arena *arena, struct nk_text *ret_id,
                                     const struct nk_token *token, struct nk_text sha256)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_code(&parameters, nk_role_code(token->role));
    nk_put_texts(&parameters, token->actors, token->actor_count);
    nk_put_text(&parameters, sha256);
    nk_put_text(&parameters, token->label);
    nk_put_optional(&parameters, token->expires_at);
    return nk_db_read_one(db, arena, NK_SQL_TOKEN_INSERT, &parameters, read_id, ret_id);
}

enum nk_db_status nk_db_token_find(struct nk_db *db, struct nk_arena *arena, struct nk_token *ret,
                                   struct nk_text sha256)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_text(&parameters, sha256);
    return nk_db_read_one(db, arena, NK_SQL_TOKEN_FIND, &parameters, read_token, ret);
}

enum nk_db_status nk_db_token_revoke(struct nk_db *db, struct nk_text id)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_text(&parameters, id);
    return nk_db_run_only(db, NK_SQL_TOKEN_REVOKE, &parameters);
}

enum nk_db_status nk_db_token_list(struct nk_db *db, struct nk_arena *arena, struct nk_token **ret,
                                   size_t *ret_count)
{
    const struct nk_parameters parameters = nk_db_parameters(db);
    void *items = NULL;
    enum nk_db_status status = nk_db_read_many(db, arena, NK_SQL_TOKEN_LIST, &parameters, read_token,
                                               sizeof(struct nk_token), &items, ret_count);
    *ret = items;
    return status;
}
