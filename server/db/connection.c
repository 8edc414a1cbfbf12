#include "server/db/connection.h"

#include <stdlib.h>

#include "server/db/query.h"
#include "server/db/schema.h"
#include "server/heap.h"
#include "sql/statements.h"

struct nk_db *nk_db_new(const struct nk_db_configuration *configuration)
{
    struct nk_db *db = calloc(1, sizeof *db);
    if (!db)
        return NULL;
    db->scratch = nk_heap_arena();
    if (nk_db_settings_copy(&db->settings, configuration) != NK_OK) {
        free(db);
        return NULL;
    }
    return db;
}

void nk_db_free(struct nk_db *db)
{
    if (!db)
        return;
    PQfinish(db->pg);
    nk_arena_release(&db->scratch);
    nk_db_settings_free(&db->settings);
    free(db);
}

enum nk_db_status nk_db_connect(struct nk_db *db)
{
    if (db->in_transaction)
        return nk_db_error_own(&db->error, NK_DB_FATAL, "connect", "called inside a transaction");
    nk_db_drop(db);
    nk_db_error_clear(&db->error);

    PGconn *pg = NULL;
    enum nk_db_status status = nk_db_session_open(&pg, &db->error, &db->settings);
    if (status == NK_DB_ONE)
        status = nk_db_schema_check(pg, &db->error);
    if (status == NK_DB_ONE)
        status = nk_db_schema_prepare(pg, &db->error);
    if (status == NK_DB_ONE && !PQenterPipelineMode(pg))
        status = nk_db_error_of_connection(&db->error, pg, "connect");
    if (status != NK_DB_ONE) {
        PQfinish(pg);
        nk_backoff_failed(&db->backoff);
        return status;
    }
    db->pg = pg;
    nk_backoff_succeeded(&db->backoff);
    return NK_DB_ONE;
}

bool nk_db_is_connected(const struct nk_db *db)
{
    return db->pg != NULL;
}

enum nk_db_status nk_db_ping(struct nk_db *db)
{
    const struct nk_parameters parameters = nk_db_parameters(db);
    return nk_db_run_only(db, NK_SQL_PING, &parameters);
}

unsigned nk_db_retry_after_ms(const struct nk_db *db)
{
    return db->pg ? 0 : nk_backoff_wait_ms(&db->backoff);
}

const char *nk_db_error_text(const struct nk_db *db)
{
    return db->error.text;
}

const char *nk_db_error_code(const struct nk_db *db)
{
    return db->error.code;
}

static bool read_text(struct nk_row *row, void *ret)
{
    *(struct nk_text *)ret = nk_row_text(row);
    return true;
}

enum nk_db_status nk_db_now(struct nk_db *db, struct nk_arena *arena, struct nk_text *ret)
{
    const struct nk_parameters parameters = nk_db_parameters(db);
    return nk_db_read_one(db, arena, NK_SQL_NOW, &parameters, read_text, ret);
}
