#include "server/api/rule_context.h"

#include "server/api/rule_earlier.h"
#include "server/api/rule_others.h"
#include "server/api/rule_units.h"

enum nk_db_status nk_rule_context_load(struct nk_rule_context *ret, struct nk_db *db, struct nk_arena *arena,
                                       const struct nk_catalogue *catalogue, struct nk_db_step last_step, int year,
                                       struct nk_text actor)
{
    struct nk_rule_context context = {.prior = NULL};
    enum nk_db_status status = nk_rule_units_load(&context, db, arena, last_step, year);
    if (status == NK_DB_ONE)
        status = nk_rule_earlier_load(&context, db, arena, catalogue, last_step, year, actor);
    if (status == NK_DB_ONE)
        status =
            nk_rule_others_load(&context.others, &context.other_count, db, arena, catalogue, last_step, year, actor);
    if (status == NK_DB_ONE)
        *ret = context;
    return status;
}
