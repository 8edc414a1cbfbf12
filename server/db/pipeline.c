#include "server/db/pipeline.h"

#include "server/db/await.h"

static enum nk_db_status send_now(struct nk_db *db, const struct nk_statement *statement,
                                  const struct nk_parameters *parameters)
{
    if (PQsendQueryPrepared(db->pg, statement->name, parameters->count, parameters->values, parameters->lengths,
                            parameters->formats, 0)) {
        db->sent[db->sent_count++] = statement->name;
        return NK_DB_ONE;
    }
    const enum nk_db_status status = nk_db_error_of_connection(&db->error, db->pg, statement->name);
    nk_db_drop(db);
    return status;
}

enum nk_db_status nk_db_send(struct nk_db *db, const struct nk_statement *statement,
                             const struct nk_parameters *parameters)
{
    static const struct nk_parameters none;
    if (parameters->failed || parameters->count != statement->parameters)
        return nk_db_error_own(&db->error, NK_DB_FATAL, statement->name, "its parameters could not be put together");
    enum nk_db_status status = nk_db_ensure(db);
    if (status == NK_DB_ONE && db->opening && db->sent_count == 0)
        status = send_now(db, db->opening, &none);
    return status == NK_DB_ONE ? send_now(db, statement, parameters) : status;
}

/* The result of the statement whose turn it is, which ends with a NULL of libpq. NULL: no answer in time. */
static PGresult *receive(struct nk_db *db, int64_t deadline)
{
    PGresult *first = NULL, *next = NULL;
    if (!nk_db_next_result(&first, db->pg, deadline))
        return NULL;
    if (!first)
        return PQmakeEmptyPGresult(db->pg, PGRES_FATAL_ERROR);
    while (nk_db_next_result(&next, db->pg, deadline)) {
        if (!next)
            return first;
        PQclear(next);
    }
    PQclear(first);
    return NULL;
}

/* No answer came: what the server will do is not known, as with a lost connection, and it may have heard everything. */
static enum nk_db_status silence(struct nk_db *db, const char *what)
{
    nk_db_drop(db);
    db->opening = NULL;
    return nk_db_error_own(&db->error, NK_DB_DOWN, what, "the server does not answer");
}

/* The status of a result that is not a success. A connection that is of no more use is given up. */
static enum nk_db_status failure(struct nk_db *db, const PGresult *result, const char *what)
{
    const enum nk_db_status status = nk_db_error_of_result(&db->error, db->pg, result, what);
    if (status != NK_DB_DOWN && PQstatus(db->pg) == CONNECTION_OK)
        return status;
    nk_db_drop(db);
    return NK_DB_DOWN;
}

static bool is_success(const PGresult *result)
{
    return PQresultStatus(result) == PGRES_TUPLES_OK || PQresultStatus(result) == PGRES_COMMAND_OK;
}

/* The answer to the synchronisation that ends a journey. */
static enum nk_db_status finish(struct nk_db *db, int64_t deadline)
{
    const char *last = db->sent[db->sent_count - 1];
    PGresult *result = NULL;
    if (!nk_db_next_result(&result, db->pg, deadline))
        return silence(db, last);
    const bool is_end = PQresultStatus(result) == PGRES_PIPELINE_SYNC;
    const enum nk_db_status status = is_end ? NK_DB_ONE : nk_db_error_of_connection(&db->error, db->pg, last);
    PQclear(result);
    if (!is_end)
        nk_db_drop(db);
    db->sent_count = 0;
    return status;
}

enum nk_db_status nk_db_collect(struct nk_db *db, PGresult **ret)
{
    *ret = NULL;
    const char *last = db->sent[db->sent_count - 1];
    if (!PQpipelineSync(db->pg)) {
        const enum nk_db_status status = nk_db_error_of_connection(&db->error, db->pg, last);
        nk_db_drop(db);
        return status;
    }
    /* The server gives up a statement first, unless it has stopped answering. */
    const int64_t deadline = nk_monotonic_ms() + db->settings.statement_timeout_ms + NK_DB_ANSWER_GRACE_MS;
    enum nk_db_status status = NK_DB_ONE;
    NK_AUTO_RESULT PGresult *result = NULL;
    for (size_t i = 0; i < db->sent_count; i++) {
        PQclear(result);
        result = receive(db, deadline);
        if (!result)
            return silence(db, db->sent[i]);
        if (status == NK_DB_ONE && !is_success(result))
            status = failure(db, result, db->sent[i]);
        if (status == NK_DB_DOWN)
            return status;
        /* That somebody was first is an answer to the statement that is waited for alone. */
        if (status == NK_DB_NONE && i + 1 < db->sent_count)
            status = NK_DB_FATAL;
        db->opening = NULL; /* it came first, and has been answered */
    }
    const enum nk_db_status end = finish(db, deadline);
    if (end != NK_DB_ONE)
        return end;
    if (status == NK_DB_ONE) {
        *ret = result;
        result = NULL;
    }
    return status;
}
