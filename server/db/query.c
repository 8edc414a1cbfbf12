#include "server/db/query.h"

#include <poll.h>
#include <string.h>

#include "server/db/pipeline.h"
#include "sql/statements.h"

void nk_db_drop(struct nk_db *db)
{
    PQfinish(db->pg);
    db->pg = NULL;
    db->sent_count = 0;
}

/* True when the server has closed the connection. What it sent before that has to be read first: a
 * farewell, then the end. */
static bool is_gone(PGconn *pg)
{
    enum { ROUNDS_MAX = 8 };
    if (PQstatus(pg) != CONNECTION_OK)
        return true;
    for (int round = 0; round < ROUNDS_MAX; round++) {
        struct pollfd socket = {.fd = PQsocket(pg), .events = POLLIN};
        if (poll(&socket, 1, 0) <= 0)
            return false;
        if (!PQconsumeInput(pg) || PQstatus(pg) != CONNECTION_OK)
            return true;
    }
    return false;
}

enum nk_db_status nk_db_ensure(struct nk_db *db)
{
    if (db->in_transaction)
        return db->pg ? NK_DB_ONE
                      : nk_db_error_own(&db->error, NK_DB_DOWN, "transaction", "the connection was lost");
    if (db->pg && is_gone(db->pg))
        nk_db_drop(db);
    if (db->pg)
        return NK_DB_ONE;
    if (nk_backoff_wait_ms(&db->backoff) > 0)
        return nk_db_error_own(&db->error, NK_DB_DOWN, "connect", "waiting after a failed attempt");
    return nk_db_connect(db);
}

struct nk_parameters nk_db_parameters(struct nk_db *db)
{
    nk_arena_release(&db->scratch);
    return (struct nk_parameters){.scratch = &db->scratch};
}

static enum nk_db_status status_of_rows(const PGresult *result)
{
    int rows = PQntuples(result);
    if (rows == 0)
        return NK_DB_NONE;
    return rows == 1 ? NK_DB_ONE : NK_DB_MANY;
}

/* NK_DB_NONE, NK_DB_ONE or NK_DB_MANY by the number of rows, with `*ret` to be cleared by the caller (NULL on less than
 * NK_DB_NONE). */
static enum nk_db_status run(struct nk_db *db, const struct nk_statement *statement,
                            const struct nk_parameters *parameters, PGresult **ret)
{
    *ret = NULL;
    nk_db_error_clear(&db->error);
    enum nk_db_status status = nk_db_send(db, statement, parameters);
    if (status == NK_DB_ONE)
        status = nk_db_collect(db, ret);
    return status == NK_DB_ONE ? status_of_rows(*ret) : status;
}

enum nk_db_status nk_db_run_only(struct nk_db *db, const struct nk_statement *statement,
                                 const struct nk_parameters *parameters)
{
    NK_AUTO_RESULT PGresult *result = NULL;
    return run(db, statement, parameters, &result);
}

enum nk_db_status nk_db_post(struct nk_db *db, const struct nk_statement *statement,
                             const struct nk_parameters *parameters)
{
    if (!db->in_transaction || db->sent_count + 2 >= NK_DB_SENT_MAX)
        return nk_db_run_only(db, statement, parameters);
    nk_db_error_clear(&db->error);
    return nk_db_send(db, statement, parameters);
}

/* `*ret` NULL: the server has heard nothing of the transaction. */
static enum nk_db_status end(struct nk_db *db, const struct nk_statement *statement, PGresult **ret)
{
    const struct nk_parameters none = nk_db_parameters(db);
    *ret = NULL;
    if (!db->pg)
        return nk_db_error_own(&db->error, NK_DB_DOWN, statement->name, "the connection was lost");
    if (db->opening && db->sent_count == 0)
        return NK_DB_ONE;
    const enum nk_db_status status = nk_db_send(db, statement, &none);
    return status == NK_DB_ONE ? nk_db_collect(db, ret) : status;
}

enum nk_db_status nk_db_commit(struct nk_db *db)
{
    NK_AUTO_RESULT PGresult *result = NULL;
    const enum nk_db_status status = end(db, NK_SQL_COMMIT, &result);
    if (status == NK_DB_NONE) /* a constraint that is looked at only now */
        return NK_DB_FATAL;
    if (status == NK_DB_ONE && result && strcmp(PQcmdStatus(result), "COMMIT") != 0)
        return nk_db_error_own(&db->error, NK_DB_FATAL, "commit", "a statement had failed, so it was rolled back");
    return status;
}

enum nk_db_status nk_db_roll_back(struct nk_db *db)
{
    NK_AUTO_RESULT PGresult *result = NULL;
    return end(db, NK_SQL_ROLLBACK, &result);
}

static struct nk_row row_of(const PGresult *result, struct nk_arena *arena, int index)
{
    return (struct nk_row){.result = result, .arena = arena, .row = index};
}

enum nk_db_status nk_db_unreadable(struct nk_db *db, const struct nk_statement *statement)
{
    return nk_db_error_own(&db->error, NK_DB_FATAL, statement->name, "no memory, or a value that is not known");
}

enum nk_db_status nk_db_read_one(struct nk_db *db, struct nk_arena *arena, const struct nk_statement *statement,
                                 const struct nk_parameters *parameters, nk_db_row_reader *reader, void *ret)
{
    NK_AUTO_RESULT PGresult *result = NULL;
    enum nk_db_status status = run(db, statement, parameters, &result);
    if (status <= NK_DB_NONE)
        return status;
    struct nk_row row = row_of(result, arena, 0);
    if (status != NK_DB_ONE || !reader(&row, ret) || row.failed)
        return nk_db_unreadable(db, statement);
    return NK_DB_ONE;
}

enum nk_db_status nk_db_read_many(struct nk_db *db, struct nk_arena *arena, const struct nk_statement *statement,
                                  const struct nk_parameters *parameters, nk_db_row_reader *reader, size_t size,
                                  void **ret, size_t *ret_count)
{
    NK_AUTO_RESULT PGresult *result = NULL;
    enum nk_db_status status = run(db, statement, parameters, &result);
    if (status < NK_DB_NONE)
        return status;

    size_t count = (size_t)PQntuples(result);
    unsigned char *items = nk_arena_array(arena, count, size);
    if (!items)
        return nk_db_unreadable(db, statement);
    for (size_t i = 0; i < count; i++) {
        struct nk_row row = row_of(result, arena, (int)i);
        if (!reader(&row, items + i * size) || row.failed)
            return nk_db_unreadable(db, statement);
    }
    *ret = items;
    *ret_count = count;
    return NK_DB_MANY;
}
