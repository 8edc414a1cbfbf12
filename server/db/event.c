#include "server/db/event.h"

#include "server/db/query.h"
#include "sql/statements.h"

enum nk_db_status nk_db_event_append(struct nk_db *db, const struct nk_event *event)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_text(&parameters, event->principal);
    nk_put_code(&parameters, nk_role_code(event->role));
    nk_put_text(&parameters, event->action);
    nk_put_integer(&parameters, event->year);
    nk_put_optional(&parameters, event->actor);
    nk_put_integer(&parameters, event->revision);
    nk_put_optional(&parameters, event->request);
    nk_put_optional(&parameters, event->detail);
    return nk_db_post(db, NK_SQL_EVENT_APPEND, &parameters);
}

static bool read_event(struct nk_row *row, void *ret)
{
    struct nk_event *event = ret;
    event->id = nk_row_int64(row);
    event->at = nk_row_text(row);
    event->principal = nk_row_text(row);
    event->principal_name = nk_row_text(row);
    bool known = nk_role_of(&event->role, nk_row_borrow(row));
    event->action = nk_row_text(row);
    event->year = nk_row_int32(row);
    event->actor = nk_row_text(row);
    event->revision = nk_row_int32(row);
    event->request = nk_row_text(row);
    event->detail = nk_row_text(row);
    return known;
}

enum nk_db_status nk_db_event_list(struct nk_db *db, struct nk_arena *arena, struct nk_event **ret,
                                   size_t *ret_count, int64_t after, int year, struct nk_text actor,
                                   unsigned limit)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_integer(&parameters, after);
    nk_put_integer(&parameters, year);
    nk_put_optional(&parameters, actor);
    nk_put_integer(&parameters, limit);
    void *items = NULL;
    enum nk_db_status status = nk_db_read_many(db, arena, NK_SQL_EVENT_LIST, &parameters, read_event,
                                               sizeof(struct nk_event), &items, ret_count);
    *ret = items;
    return status;
}
