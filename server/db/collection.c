#include "server/db/collection.h"

#include "server/db/extension.h"
#include "server/db/query.h"
#include "server/db/revision_row.h"
#include "sql/statements.h"

static bool read_columns(struct nk_row *row, struct nk_collection *collection)
{
    collection->year = nk_row_int32(row);
    bool known = nk_collection_state_of(&collection->state, nk_row_borrow(row));
    collection->opens = nk_row_int32(row);
    collection->due = nk_row_int32(row);
    collection->closes = nk_row_int32(row);
    collection->methodology = nk_row_text(row);
    collection->version = nk_row_int64(row);
    collection->today = nk_row_int32(row);
    return known;
}

static bool read_collection(struct nk_row *row, void *ret)
{
    struct nk_collection *collection = ret;
    const bool known = read_columns(row, collection);
    collection->reporting_units = nk_row_list(row, &collection->reporting_unit_count);
    return known;
}

enum nk_db_status nk_db_collection_list(struct nk_db *db, struct nk_arena *arena, struct nk_collection **ret,
                                        size_t *ret_count)
{
    const struct nk_parameters parameters = nk_db_parameters(db);
    void *items = NULL;
    enum nk_db_status status = nk_db_read_many(db, arena, NK_SQL_COLLECTION_LIST, &parameters, read_collection,
                                               sizeof(struct nk_collection), &items, ret_count);
    *ret = items;
    return status;
}

enum nk_db_status nk_db_collection_get(struct nk_db *db, struct nk_arena *arena, struct nk_collection *ret,
                                       int year)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_integer(&parameters, year);
    return nk_db_read_one(db, arena, NK_SQL_COLLECTION_GET, &parameters, read_collection, ret);
}

static bool read_standing(struct nk_row *row, void *ret)
{
    struct nk_db_standing *standing = ret;
    *standing = (struct nk_db_standing){0};
    bool known = read_columns(row, &standing->collection);
    standing->is_asked = nk_row_boolean(row);
    standing->last_step.number = nk_row_int64(row);
    standing->last_step.at = nk_row_int64(row);
    standing->has_revision = nk_row_boolean(row);
    standing->is_discussed = nk_row_boolean(row);
    if (!standing->has_revision)
        return known;
    known &= nk_db_read_revision(row, &standing->revision);
    standing->document = nk_row_text(row);
    return known;
}

enum nk_db_status nk_db_standing(struct nk_db *db, struct nk_arena *arena, struct nk_db_standing *ret, int year,
                                 struct nk_text actor, bool with_document)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_integer(&parameters, year);
    nk_put_text(&parameters, actor);
    nk_put_boolean(&parameters, with_document);
    return nk_db_read_one(db, arena, NK_SQL_STANDING, &parameters, read_standing, ret);
}

/* Why a put changed nothing, from how the collection stands. */
static enum nk_collection_put refusal(enum nk_db_status found, const struct nk_collection *collection,
                                      int64_t expected_version)
{
    if (found == NK_DB_NONE)
        return NK_COLLECTION_ABSENT;
    return collection->version == expected_version ? NK_COLLECTION_UNIT_IN_USE : NK_COLLECTION_OTHER_VERSION;
}

enum nk_db_status nk_db_collection_put(struct nk_db *db, struct nk_arena *arena, struct nk_collection *ret,
                                       enum nk_collection_put *ret_outcome, const struct nk_collection *collection,
                                       int64_t expected_version)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_integer(&parameters, collection->year);
    nk_put_code(&parameters, nk_collection_state_code(collection->state));
    nk_put_integer(&parameters, collection->opens);
    nk_put_integer(&parameters, collection->due);
    nk_put_integer(&parameters, collection->closes);
    nk_put_text(&parameters, collection->methodology);
    nk_put_texts(&parameters, collection->reporting_units, collection->reporting_unit_count);
    if (expected_version != 0)
        nk_put_integer(&parameters, expected_version);
    enum nk_db_status written = nk_db_run_only(
        db, expected_version == 0 ? NK_SQL_COLLECTION_INSERT : NK_SQL_COLLECTION_UPDATE, &parameters);
    if (written < NK_DB_NONE)
        return written;

    struct nk_collection stored;
    enum nk_db_status found = nk_db_collection_get(db, arena, &stored, collection->year);
    if (found < NK_DB_NONE)
        return found;
    if (written == NK_DB_NONE) {
        *ret_outcome = refusal(found, &stored, expected_version);
        return NK_DB_NONE;
    }
    *ret_outcome = expected_version == 0 ? NK_COLLECTION_CREATED : NK_COLLECTION_CHANGED;
    *ret = stored;
    return NK_DB_ONE;
}

enum nk_db_status nk_db_collection_set_state(struct nk_db *db, int year, enum nk_collection_state state)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_integer(&parameters, year);
    nk_put_code(&parameters, nk_collection_state_code(state));
    return nk_db_run_only(db, NK_SQL_COLLECTION_SET_STATE, &parameters);
}

static bool read_board_line(struct nk_row *row, void *ret)
{
    struct nk_board_line *line = ret;
    line->actor = nk_row_text(row);
    nk_db_read_extension(row, &line->extension);
    line->has_revision = nk_row_boolean(row);
    line->late = nk_row_boolean(row);
    line->is_delivered = nk_row_boolean(row);
    line->days_late = nk_row_int32(row);
    return !line->has_revision || nk_db_read_revision(row, &line->revision);
}

enum nk_db_status nk_db_board(struct nk_db *db, struct nk_arena *arena, struct nk_board_line **ret,
                              size_t *ret_count, int year)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_integer(&parameters, year);
    void *items = NULL;
    enum nk_db_status status = nk_db_read_many(db, arena, NK_SQL_BOARD, &parameters, read_board_line,
                                               sizeof(struct nk_board_line), &items, ret_count);
    *ret = items;
    return status;
}
