#include "server/db/feed.h"

#include "server/db/query.h"
#include "sql/statements.h"

static bool read_item(struct nk_row *row, void *ret)
{
    struct nk_feed_item *item = ret;
    item->cursor = nk_row_text(row);
    item->id = nk_row_text(row);
    item->at = nk_row_text(row);
    item->type = nk_row_text(row);
    item->year = nk_row_int32(row);
    item->actor = nk_row_text(row);
    item->revision = nk_row_int32(row);
    item->finding = nk_row_text(row);
    item->reason = nk_row_text(row);
    item->publication = nk_row_text(row);
    item->supplier = nk_row_text(row);
    item->buyer = nk_row_text(row);
    return true;
}

enum nk_db_status nk_db_feed(struct nk_db *db, struct nk_arena *arena, struct nk_feed_item **ret, size_t *ret_count,
                             struct nk_text after, const struct nk_feed_reader *reader, unsigned limit)
{
    const struct nk_parameters nothing = nk_db_parameters(db);
    const enum nk_db_status settled = nk_db_run_only(db, NK_SQL_EVENTS_SETTLE, &nothing);
    if (settled < NK_DB_NONE && settled != NK_DB_BUSY) /* somebody is still adding: what is settled is told */
        return settled;
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_text(&parameters, after);
    if (reader->everybody)
        nk_put_optional(&parameters, (struct nk_text){0});
    else
        nk_put_texts(&parameters, reader->actors, reader->actor_count);
    nk_put_integer(&parameters, limit);
    nk_put_texts(&parameters, reader->buyers, reader->buyer_count);
    void *items = NULL;
    enum nk_db_status status =
        nk_db_read_many(db, arena, NK_SQL_FEED, &parameters, read_item, sizeof(struct nk_feed_item), &items, ret_count);
    *ret = items;
    return status;
}
