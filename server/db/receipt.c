#include "server/db/receipt.h"

#include "server/db/query.h"
#include "server/db/revision_row.h"
#include "sql/statements.h"

struct line {
    struct nk_revision revision;
    struct nk_text rule_set;
};

static bool read_line(struct nk_row *row, void *ret)
{
    struct line *line = ret;
    bool known = nk_db_read_revision(row, &line->revision);
    line->rule_set = nk_row_text(row);
    return known;
}

enum nk_db_status nk_db_receipt_keep(struct nk_db *db, struct nk_text receipt, struct nk_text rule_set)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_text(&parameters, receipt);
    nk_put_text(&parameters, rule_set);
    return nk_db_run_only(db, NK_SQL_RECEIPT_RULES_INSERT, &parameters);
}

enum nk_db_status nk_db_receipt_get(struct nk_db *db, struct nk_arena *arena, struct nk_revision *ret,
                                    struct nk_text *ret_rule_set, int year, struct nk_text actor,
                                    struct nk_text receipt)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    struct line line;
    nk_put_integer(&parameters, year);
    nk_put_text(&parameters, actor);
    nk_put_text(&parameters, receipt);
    enum nk_db_status status = nk_db_read_one(db, arena, NK_SQL_RECEIPT_GET, &parameters, read_line, &line);
    if (status != NK_DB_ONE)
        return status;
    *ret = line.revision;
    *ret_rule_set = line.rule_set;
    return NK_DB_ONE;
}
