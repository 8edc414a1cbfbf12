#include "server/db/rule_set.h"

#include "server/db/query.h"
#include "sql/statements.h"

static bool read_content(struct nk_row *row, void *ret)
{
    *(struct nk_text *)ret = nk_row_text(row);
    return true;
}

/* The content is large: it is sent only when it is not there. */
static enum nk_db_status is_kept(struct nk_db *db, struct nk_text sha256)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_text(&parameters, sha256);
    return nk_db_run_only(db, NK_SQL_RULE_SET_IS_KEPT, &parameters);
}

enum nk_db_status nk_db_rule_set_keep(struct nk_db *db, struct nk_text sha256, struct nk_text content)
{
    enum nk_db_status status = is_kept(db, sha256);
    if (status != NK_DB_NONE)
        return status;
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_text(&parameters, sha256);
    nk_put_text(&parameters, content);
    status = nk_db_run_only(db, NK_SQL_RULE_SET_INSERT, &parameters);
    return status == NK_DB_NONE ? NK_DB_ONE : status;
}

enum nk_db_status nk_db_rule_set_get(struct nk_db *db, struct nk_arena *arena, struct nk_text *ret_content,
                                     struct nk_text sha256)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_text(&parameters, sha256);
    return nk_db_read_one(db, arena, NK_SQL_RULE_SET_GET, &parameters, read_content, ret_content);
}

static bool read_head(struct nk_row *row, void *ret)
{
    struct nk_kept_rule_set *set = ret;
    set->sha256 = nk_row_text(row);
    set->methodology = nk_row_text(row);
    set->kept_at = nk_row_text(row);
    return true;
}

enum nk_db_status nk_db_rule_set_list(struct nk_db *db, struct nk_arena *arena, struct nk_kept_rule_set **ret,
                                      size_t *ret_count)
{
    const struct nk_parameters parameters = nk_db_parameters(db);
    void *items = NULL;
    const enum nk_db_status status = nk_db_read_many(db, arena, NK_SQL_RULE_SET_LIST, &parameters, read_head,
                                                     sizeof(struct nk_kept_rule_set), &items, ret_count);
    if (status == NK_DB_MANY)
        *ret = items;
    return status;
}
