#include "server/db/flow_resolution.h"

#include "server/db/query.h"
#include "sql/statements.h"

static bool read_time(struct nk_row *row, void *ret)
{
    ((struct nk_flow_resolution *)ret)->at = nk_row_text(row);
    return true;
}

enum nk_db_status nk_db_flow_resolution_append(struct nk_db *db, struct nk_arena *arena, int year,
                                               struct nk_flow_resolution *resolution)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_integer(&parameters, year);
    nk_put_text(&parameters, resolution->supplier);
    nk_put_text(&parameters, resolution->buyer);
    nk_put_integer(&parameters, resolution->about.amount);
    nk_put_code(&parameters, nk_resolution_code(resolution->resolution));
    nk_put_text(&parameters, resolution->text);
    nk_put_text(&parameters, resolution->by);
    nk_put_code(&parameters, nk_flow_statement_code(resolution->about.by_supplier));
    nk_put_code(&parameters, nk_flow_statement_code(resolution->about.by_buyer));
    return nk_db_read_one(db, arena, NK_SQL_FLOW_RESOLUTION_APPEND, &parameters, read_time, resolution);
}

enum nk_db_status nk_db_flow_resolution_lock(struct nk_db *db, int year)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_integer(&parameters, year);
    return nk_db_run_only(db, NK_SQL_FLOW_RESOLUTION_LOCK, &parameters);
}

static bool read_resolution(struct nk_row *row, void *ret)
{
    struct nk_flow_resolution *resolution = ret;
    resolution->supplier = nk_row_text(row);
    resolution->buyer = nk_row_text(row);
    resolution->about.amount = nk_row_int64(row);
    bool known = nk_resolution_of(&resolution->resolution, nk_row_borrow(row));
    resolution->text = nk_row_text(row);
    resolution->at = nk_row_text(row);
    resolution->by = nk_row_text(row);
    known &= nk_flow_statement_of(&resolution->about.by_supplier, nk_row_borrow(row));
    return known && nk_flow_statement_of(&resolution->about.by_buyer, nk_row_borrow(row));
}

enum nk_db_status nk_db_flow_resolution_list(struct nk_db *db, struct nk_arena *arena, struct nk_flow_resolution **ret,
                                             size_t *ret_count, int year)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_integer(&parameters, year);
    void *items = NULL;
    enum nk_db_status status = nk_db_read_many(db, arena, NK_SQL_FLOW_RESOLUTION_LIST, &parameters, read_resolution,
                                               sizeof(struct nk_flow_resolution), &items, ret_count);
    *ret = items;
    return status;
}
