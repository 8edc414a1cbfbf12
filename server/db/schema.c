#include "server/db/schema.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "sql/statements.h"

static bool is_deployed(const PGresult *result, const char *change)
{
    for (int row = 0; row < PQntuples(result); row++)
        if (strcmp(PQgetvalue(result, row, 0), change) == 0)
            return true;
    return false;
}

static bool is_planned(const char *change)
{
    for (size_t i = 0; i < NK_SCHEMA_CHANGES; i++)
        if (strcmp(nk_schema_changes[i], change) == 0)
            return true;
    return false;
}

static enum nk_db_status mismatch(struct nk_db_error *error, const char *what, const char *change)
{
    char text[NK_DB_ERROR_TEXT_MAX];
    (void)snprintf(text, sizeof text, "%s: change %s", what, change);
    return nk_db_error_own(error, NK_DB_FATAL, "schema", text);
}

enum nk_db_status nk_db_schema_check(PGconn *pg, struct nk_db_error *error)
{
    const struct nk_statement *statement = NK_SQL_SCHEMA_CHANGES;
    NK_AUTO_RESULT PGresult *result = PQexec(pg, statement->text);
    if (PQresultStatus(result) != PGRES_TUPLES_OK)
        return nk_db_error_of_result(error, pg, result, statement->name);

    for (size_t i = 0; i < NK_SCHEMA_CHANGES; i++)
        if (!is_deployed(result, nk_schema_changes[i]))
            return mismatch(error, "older than this program", nk_schema_changes[i]);
    for (int row = 0; row < PQntuples(result); row++)
        if (!is_planned(PQgetvalue(result, row, 0)))
            return mismatch(error, "newer than this program", PQgetvalue(result, row, 0));
    return NK_DB_ONE;
}

enum nk_db_status nk_db_schema_prepare(PGconn *pg, struct nk_db_error *error)
{
    for (size_t i = 0; i < NK_STATEMENTS; i++) {
        const struct nk_statement *statement = &nk_statements[i];
        NK_AUTO_RESULT PGresult *result = PQprepare(pg, statement->name, statement->text, 0, NULL);
        if (PQresultStatus(result) != PGRES_COMMAND_OK)
            return nk_db_error_of_result(error, pg, result, statement->name);
    }
    return NK_DB_ONE;
}
