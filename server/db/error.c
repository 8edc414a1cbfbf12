#include "server/db/error.h"

#include <stdio.h>
#include <string.h>

void nk_db_error_clear(struct nk_db_error *error)
{
    error->code[0] = '\0';
    error->text[0] = '\0';
}

/* A log line is one line: what the server says may be several. */
static void make_one_line(char *text)
{
    size_t length = strlen(text);
    while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == ' '))
        text[--length] = '\0';
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] < ' ')
            text[i] = ' ';
}

enum nk_db_status nk_db_error_of_result(struct nk_db_error *error, const PGconn *pg, const PGresult *result,
                                        const char *what)
{
    const char *code = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    if (!code)
        return nk_db_error_of_connection(error, pg, what);

    const char *message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    const char *constraint = PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME);
    (void)snprintf(error->code, sizeof error->code, "%s", code);
    (void)snprintf(error->text, sizeof error->text, "%s %s: %s%s%s", code, what, message ? message : "",
                   constraint ? " constraint=" : "", constraint ? constraint : "");
    make_one_line(error->text);
    return nk_db_status_of_sqlstate(code);
}

enum nk_db_status nk_db_error_of_connection(struct nk_db_error *error, const PGconn *pg, const char *what)
{
    return nk_db_error_own(error, nk_db_status_of_sqlstate(NULL), what, pg ? PQerrorMessage(pg) : "out of memory");
}

enum nk_db_status nk_db_error_own(struct nk_db_error *error, enum nk_db_status status, const char *what,
                                  const char *text)
{
    error->code[0] = '\0';
    (void)snprintf(error->text, sizeof error->text, "%s: %s", what, text);
    make_one_line(error->text);
    return status;
}
