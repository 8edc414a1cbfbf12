#include "server/db/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sql/statements.h"

enum { NUMBER_MAX = 16 /* an unsigned and its NUL */ };

static unsigned or_default(unsigned value, unsigned fallback)
{
    return value ? value : fallback;
}

static char *copy_of(const char *text, const char *fallback)
{
    return strdup(text ? text : fallback);
}

enum nk_status nk_db_settings_copy(struct nk_db_settings *ret, const struct nk_db_configuration *configuration)
{
    *ret = (struct nk_db_settings){
        .conninfo = copy_of(configuration->conninfo, ""),
        .role = copy_of(configuration->role, NK_DB_SERVICE_ROLE),
        .application_name = copy_of(configuration->application_name, "nokkeltalld"),
        .connect_timeout_s = or_default(configuration->connect_timeout_s, NK_DB_CONNECT_TIMEOUT_S),
        .statement_timeout_ms = or_default(configuration->statement_timeout_ms, NK_DB_STATEMENT_TIMEOUT_MS),
        .lock_timeout_ms = or_default(configuration->lock_timeout_ms, NK_DB_LOCK_TIMEOUT_MS),
        .idle_in_transaction_timeout_ms = or_default(configuration->idle_in_transaction_timeout_ms,
                                                     NK_DB_IDLE_IN_TRANSACTION_TIMEOUT_MS),
    };
    if (ret->conninfo && ret->role && ret->application_name)
        return NK_OK;
    nk_db_settings_free(ret);
    return NK_NO_MEMORY;
}

void nk_db_settings_free(struct nk_db_settings *settings)
{
    free(settings->conninfo);
    free(settings->role);
    free(settings->application_name);
    *settings = (struct nk_db_settings){0};
}

/* Notices of the server are of no use to anybody here, and libpq would print them. */
static void ignore_notice(void *context, const PGresult *result)
{
    (void)context;
    (void)result;
}

static PGconn *connect_to(const struct nk_db_settings *settings)
{
    char timeout[NUMBER_MAX];
    (void)snprintf(timeout, sizeof timeout, "%u", settings->connect_timeout_s);

    /* What stands before "dbname" are defaults that the conninfo may overrule; what stands after it
     * overrules the conninfo. A server that has vanished without a word is noticed within about
     * half a minute. */
    const char *const keywords[] = {"connect_timeout", "keepalives_idle", "keepalives_interval", "keepalives_count",
                                    "tcp_user_timeout", "application_name", "dbname", "client_encoding", NULL};
    const char *const values[] = {timeout, "15", "5", "3", "30000", settings->application_name, settings->conninfo,
                                  "UTF8", NULL};
    return PQconnectdbParams(keywords, values, 1);
}

static enum nk_db_status apply_settings(PGconn *pg, struct nk_db_error *error,
                                        const struct nk_db_settings *settings)
{
    char statement[NUMBER_MAX], lock[NUMBER_MAX], idle[NUMBER_MAX];
    (void)snprintf(statement, sizeof statement, "%u", settings->statement_timeout_ms);
    (void)snprintf(lock, sizeof lock, "%u", settings->lock_timeout_ms);
    (void)snprintf(idle, sizeof idle, "%u", settings->idle_in_transaction_timeout_ms);

    const struct nk_statement *session = NK_SQL_SESSION;
    const char *const values[] = {statement, lock, idle, settings->role[0] ? settings->role : "none"};
    NK_AUTO_RESULT PGresult *result =
        PQexecParams(pg, session->text, session->parameters, NULL, values, NULL, NULL, 0);
    if (PQresultStatus(result) != PGRES_TUPLES_OK)
        return nk_db_error_of_result(error, pg, result, session->name);
    return NK_DB_ONE;
}

enum nk_db_status nk_db_session_open(PGconn **ret, struct nk_db_error *error, const struct nk_db_settings *settings)
{
    *ret = NULL;
    PGconn *pg = connect_to(settings);
    enum nk_db_status status = PQstatus(pg) == CONNECTION_OK ? NK_DB_ONE
                                                             : nk_db_error_of_connection(error, pg, "connect");
    if (status == NK_DB_ONE) {
        (void)PQsetNoticeReceiver(pg, ignore_notice, NULL);
        status = apply_settings(pg, error, settings);
    }
    /* Sending must not wait for a server that does not read; await.h waits, with a deadline. */
    if (status == NK_DB_ONE && PQsetnonblocking(pg, 1) != 0)
        status = nk_db_error_of_connection(error, pg, "connect");
    if (status != NK_DB_ONE) {
        PQfinish(pg);
        return status;
    }
    *ret = pg;
    return NK_DB_ONE;
}
