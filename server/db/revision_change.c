#include "server/db/query.h"
#include "server/db/revision.h"
#include "server/db/revision_row.h"
#include "sql/statements.h"

static bool read_revision(struct nk_row *row, void *ret)
{
    return nk_db_read_revision(row, ret);
}

static void put_draft(struct nk_parameters *parameters, const struct nk_db_draft *draft, int32_t number)
{
    nk_put_integer(parameters, draft->year);
    nk_put_text(parameters, draft->actor);
    nk_put_integer(parameters, number);
    nk_put_text(parameters, draft->document);
    nk_put_text(parameters, draft->sha256);
    nk_put_text(parameters, draft->methodology);
    nk_put_text(parameters, draft->saved_by);
    for (size_t severity = 0; severity < sizeof draft->findings / sizeof draft->findings[0]; severity++)
        nk_put_integer(parameters, (int64_t)draft->findings[severity]);
}

enum nk_db_status nk_db_revision_begin(struct nk_db *db, struct nk_arena *arena, struct nk_revision *ret,
                                       const struct nk_db_draft *draft, int32_t number)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    put_draft(&parameters, draft, number);
    return nk_db_read_one(db, arena, NK_SQL_REVISION_BEGIN, &parameters, read_revision, ret);
}

enum nk_db_status nk_db_revision_save(struct nk_db *db, struct nk_arena *arena, struct nk_revision *ret,
                                      const struct nk_db_draft *draft, int32_t number, int64_t expected_version)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    put_draft(&parameters, draft, number);
    nk_put_integer(&parameters, expected_version);
    return nk_db_read_one(db, arena, NK_SQL_REVISION_SAVE, &parameters, read_revision, ret);
}

/* The parameters that every step of the state begins with: which revision, and who. */
static void put_step(struct nk_parameters *parameters, const struct nk_revision_key *key, struct nk_text principal)
{
    nk_put_integer(parameters, key->year);
    nk_put_text(parameters, key->actor);
    nk_put_integer(parameters, key->number);
    nk_put_integer(parameters, key->version);
    nk_put_text(parameters, principal);
}

enum nk_db_status nk_db_revision_submit(struct nk_db *db, struct nk_arena *arena, struct nk_revision *ret,
                                        const struct nk_revision_key *key, struct nk_text submitted_by,
                                        struct nk_text signatory_name, struct nk_text signatory_title,
                                        struct nk_text receipt)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    put_step(&parameters, key, submitted_by);
    nk_put_text(&parameters, signatory_name);
    nk_put_text(&parameters, signatory_title);
    nk_put_text(&parameters, receipt);
    return nk_db_read_one(db, arena, NK_SQL_REVISION_SUBMIT, &parameters, read_revision, ret);
}

enum nk_db_status nk_db_revision_withdraw(struct nk_db *db, struct nk_arena *arena, struct nk_revision *ret,
                                          const struct nk_revision_key *key, struct nk_text withdrawn_by)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    put_step(&parameters, key, withdrawn_by);
    return nk_db_read_one(db, arena, NK_SQL_REVISION_WITHDRAW, &parameters, read_revision, ret);
}

enum nk_db_status nk_db_revision_approve(struct nk_db *db, struct nk_arena *arena, struct nk_revision *ret,
                                         const struct nk_revision_key *key, struct nk_text approved_by)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    put_step(&parameters, key, approved_by);
    return nk_db_read_one(db, arena, NK_SQL_REVISION_APPROVE, &parameters, read_revision, ret);
}

enum nk_db_status nk_db_revision_return(struct nk_db *db, struct nk_arena *arena, struct nk_revision *ret,
                                        const struct nk_revision_key *key, struct nk_text returned_by,
                                        struct nk_text reason)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    put_step(&parameters, key, returned_by);
    nk_put_text(&parameters, reason);
    return nk_db_read_one(db, arena, NK_SQL_REVISION_RETURN, &parameters, read_revision, ret);
}

enum nk_db_status nk_db_revision_reopen(struct nk_db *db, struct nk_arena *arena, struct nk_revision *ret,
                                        const struct nk_revision_key *key, struct nk_text reopened_by,
                                        struct nk_text reason)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    put_step(&parameters, key, reopened_by);
    nk_put_text(&parameters, reason);
    return nk_db_read_one(db, arena, NK_SQL_REVISION_REOPEN, &parameters, read_revision, ret);
}
