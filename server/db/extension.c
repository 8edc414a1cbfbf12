#include "server/db/extension.h"

#include "server/db/query.h"
#include "server/db/row.h"
#include "sql/statements.h"

void nk_db_read_extension(struct nk_row *row, struct nk_extension *ret)
{
    ret->closes = nk_row_int32(row);
    ret->reason = nk_row_text(row);
    ret->at = nk_row_text(row);
    ret->by = nk_row_text(row);
}

static bool read_one(struct nk_row *row, void *ret)
{
    nk_db_read_extension(row, ret);
    return true;
}

enum nk_db_status nk_db_extension_get(struct nk_db *db, struct nk_arena *arena, struct nk_extension *ret, int year,
                                      struct nk_text actor)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_integer(&parameters, year);
    nk_put_text(&parameters, actor);
    return nk_db_read_one(db, arena, NK_SQL_EXTENSION_GET, &parameters, read_one, ret);
}

static bool read_time(struct nk_row *row, void *ret)
{
    ((struct nk_extension *)ret)->at = nk_row_text(row);
    return true;
}

enum nk_db_status nk_db_extension_grant(struct nk_db *db, struct nk_arena *arena, int year, struct nk_text actor,
                                        struct nk_extension *extension)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_integer(&parameters, year);
    nk_put_text(&parameters, actor);
    nk_put_integer(&parameters, extension->closes);
    nk_put_optional(&parameters, extension->reason);
    nk_put_text(&parameters, extension->by);
    return nk_db_read_one(db, arena, NK_SQL_EXTENSION_APPEND, &parameters, read_time, extension);
}

enum nk_db_status nk_db_extension_withdraw(struct nk_db *db, struct nk_arena *arena, int year, struct nk_text actor,
                                           struct nk_text by)
{
    struct nk_extension none = {.by = by};
    return nk_db_extension_grant(db, arena, year, actor, &none);
}
