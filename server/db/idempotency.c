#include "server/db/idempotency.h"

#include "server/db/query.h"
#include "sql/statements.h"

static bool read_answer(struct nk_row *row, void *ret)
{
    struct nk_stored_answer *answer = ret;
    answer->fingerprint = nk_row_text(row);
    answer->status = nk_row_int32(row);
    answer->content_type = nk_row_text(row);
    answer->etag = nk_row_text(row);
    answer->location = nk_row_text(row);
    answer->body = nk_row_text(row);
    return true;
}

enum nk_db_status nk_db_idempotency_claim(struct nk_db *db, struct nk_arena *arena,
                                          struct nk_stored_answer *ret_earlier, struct nk_text principal,
                                          struct nk_text key, struct nk_text fingerprint)
{
    struct nk_parameters claim = nk_db_parameters(db);
    nk_put_text(&claim, principal);
    nk_put_text(&claim, key);
    nk_put_text(&claim, fingerprint);
    enum nk_db_status status = nk_db_run_only(db, NK_SQL_IDEMPOTENCY_CLAIM, &claim);
    if (status != NK_DB_NONE)
        return status;

    struct nk_parameters find = nk_db_parameters(db);
    nk_put_text(&find, principal);
    nk_put_text(&find, key);
    status = nk_db_read_one(db, arena, NK_SQL_IDEMPOTENCY_FIND, &find, read_answer, ret_earlier);
    /* It was there a moment ago: forgotten just now, so the next attempt claims it. */
    if (status == NK_DB_NONE)
        return nk_db_error_own(&db->error, NK_DB_RETRY, "idempotency_find", "the key was forgotten meanwhile");
    return status == NK_DB_ONE ? NK_DB_NONE : status;
}

enum nk_db_status nk_db_idempotency_store(struct nk_db *db, struct nk_text principal, struct nk_text key,
                                          const struct nk_stored_answer *answer)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_text(&parameters, principal);
    nk_put_text(&parameters, key);
    nk_put_integer(&parameters, answer->status);
    nk_put_optional(&parameters, answer->content_type);
    nk_put_optional(&parameters, answer->etag);
    nk_put_optional(&parameters, answer->location);
    nk_put_text(&parameters, answer->body);
    return nk_db_run_only(db, NK_SQL_IDEMPOTENCY_STORE, &parameters);
}

static bool read_count(struct nk_row *row, void *ret)
{
    *(int64_t *)ret = nk_row_int64(row);
    return true;
}

enum nk_db_status nk_db_idempotency_forget(struct nk_db *db, int64_t *ret_count, unsigned hours)
{
    int64_t count = 0;
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_integer(&parameters, hours);
    enum nk_db_status status = nk_db_read_one(db, NULL, NK_SQL_IDEMPOTENCY_FORGET, &parameters, read_count, &count);
    if (status == NK_DB_ONE && ret_count)
        *ret_count = count;
    return status;
}
