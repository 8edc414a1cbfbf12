#include "server/db/status.h"

#include <stddef.h>
#include <string.h>

struct sqlstate_status {
    const char *prefix; /* a whole SQLSTATE, or the class that it belongs to */
    enum nk_db_status status;
};

/* The first line that fits decides: single codes before their classes. */
static const struct sqlstate_status table[] = {
    {"40001", NK_DB_RETRY}, /* serialization_failure */
    {"40P01", NK_DB_RETRY}, /* deadlock_detected */
    {"23505", NK_DB_NONE},  /* unique_violation */
    {"25P03", NK_DB_DOWN},  /* idle_in_transaction_session_timeout: the server has closed the connection */
    {"25006", NK_DB_DOWN},  /* read_only_sql_transaction: this server is a replica now, the primary is elsewhere */
    {"08", NK_DB_DOWN},     /* connection exceptions */
    {"57P", NK_DB_DOWN},    /* shut down, crashed, starting up, dropped, idle for too long */
    {"53", NK_DB_BUSY},     /* out of connections, memory, disk */
    {"55P03", NK_DB_BUSY},  /* lock_not_available: lock_timeout */
    {"57014", NK_DB_BUSY},  /* query_canceled: statement_timeout */
};

enum nk_db_status nk_db_status_of_sqlstate(const char *code)
{
    if (!code)
        return NK_DB_DOWN;
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if (strncmp(code, table[i].prefix, strlen(table[i].prefix)) == 0)
            return table[i].status;
    return NK_DB_FATAL;
}
