#include "server/db/revision.h"

#include "server/db/query.h"
#include "server/db/revision_row.h"
#include "sql/statements.h"

static bool read_revision(struct nk_row *row, void *ret)
{
    return nk_db_read_revision(row, ret);
}

static bool read_return(struct nk_row *row, void *ret)
{
    struct nk_db_return *line = ret;
    bool known = nk_db_read_revision(row, &line->revision);
    line->document = nk_row_text(row);
    return known;
}

static bool read_approved(struct nk_row *row, void *ret)
{
    struct nk_db_return *line = ret;
    bool known = read_return(row, line);
    line->reopened_because = nk_row_text(row);
    return known;
}

/* Reads a revision, and its content when that is wanted. */
static enum nk_db_status read_one(struct nk_db *db, struct nk_arena *arena,
                                  const struct nk_statement *statement, struct nk_parameters *parameters,
                                  struct nk_revision *ret, struct nk_text *ret_document)
{
    struct nk_db_return line;
    nk_put_boolean(parameters, ret_document != NULL);
    enum nk_db_status status = nk_db_read_one(db, arena, statement, parameters, read_return, &line);
    if (status != NK_DB_ONE)
        return status;
    *ret = line.revision;
    if (ret_document)
        *ret_document = line.document;
    return NK_DB_ONE;
}

static void put_return(struct nk_parameters *parameters, int year, struct nk_text actor)
{
    nk_put_integer(parameters, year);
    nk_put_text(parameters, actor);
}

enum nk_db_status nk_db_revision_latest(struct nk_db *db, struct nk_arena *arena, struct nk_revision *ret,
                                        struct nk_text *ret_document, int year, struct nk_text actor)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    put_return(&parameters, year, actor);
    return read_one(db, arena, NK_SQL_REVISION_LATEST, &parameters, ret, ret_document);
}

enum nk_db_status nk_db_revision_lock(struct nk_db *db, int year, struct nk_text actor)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    put_return(&parameters, year, actor);
    return nk_db_run_only(db, NK_SQL_REVISION_LOCK, &parameters);
}

enum nk_db_status nk_db_revision_latest_approved(struct nk_db *db, struct nk_arena *arena, struct nk_revision *ret,
                                                 struct nk_text *ret_document, int year, struct nk_text actor)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    put_return(&parameters, year, actor);
    return read_one(db, arena, NK_SQL_REVISION_LATEST_APPROVED, &parameters, ret, ret_document);
}

enum nk_db_status nk_db_revision_get(struct nk_db *db, struct nk_arena *arena, struct nk_revision *ret,
                                     struct nk_text *ret_document, int year, struct nk_text actor, int32_t number)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    put_return(&parameters, year, actor);
    nk_put_integer(&parameters, number);
    return read_one(db, arena, NK_SQL_REVISION_GET, &parameters, ret, ret_document);
}

enum nk_db_status nk_db_revision_list(struct nk_db *db, struct nk_arena *arena, struct nk_revision **ret,
                                      size_t *ret_count, int year, struct nk_text actor)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    put_return(&parameters, year, actor);
    void *items = NULL;
    enum nk_db_status status = nk_db_read_many(db, arena, NK_SQL_REVISION_LIST, &parameters, read_revision,
                                               sizeof(struct nk_revision), &items, ret_count);
    *ret = items;
    return status;
}

static enum nk_db_status read_returns(struct nk_db *db, struct nk_arena *arena, const struct nk_statement *statement,
                                      struct nk_parameters *parameters, struct nk_db_return **ret, size_t *ret_count)
{
    void *items = NULL;
    enum nk_db_status status = nk_db_read_many(db, arena, statement, parameters, read_return,
                                               sizeof(struct nk_db_return), &items, ret_count);
    *ret = items;
    return status;
}

enum nk_db_status nk_db_revision_approved_of_year(struct nk_db *db, struct nk_arena *arena,
                                                  struct nk_db_return **ret, size_t *ret_count, int year)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    void *items = NULL;
    nk_put_integer(&parameters, year);
    enum nk_db_status status = nk_db_read_many(db, arena, NK_SQL_REVISION_APPROVED_OF_YEAR, &parameters, read_approved,
                                               sizeof(struct nk_db_return), &items, ret_count);
    *ret = items;
    return status;
}

enum nk_db_status nk_db_revision_latest_of_year(struct nk_db *db, struct nk_arena *arena, struct nk_db_return **ret,
                                                size_t *ret_count, int year)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_integer(&parameters, year);
    return read_returns(db, arena, NK_SQL_REVISION_LATEST_OF_YEAR, &parameters, ret, ret_count);
}

static bool read_counting(struct nk_row *row, void *ret)
{
    struct nk_db_counting *line = ret;
    line->actor = nk_row_text(row);
    line->sha256 = nk_row_text(row);
    line->document = nk_row_text(row);
    return true;
}

enum nk_db_status nk_db_revision_counting_unknown(struct nk_db *db, struct nk_arena *arena, struct nk_db_counting **ret,
                                                  size_t *ret_count, int year, const struct nk_text *actors,
                                                  const struct nk_text *hashes, size_t known)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_integer(&parameters, year);
    nk_put_texts(&parameters, actors, known);
    nk_put_texts(&parameters, hashes, known);
    void *items = NULL;
    enum nk_db_status status = nk_db_read_many(db, arena, NK_SQL_REVISION_COUNTING_UNKNOWN, &parameters, read_counting,
                                               sizeof(struct nk_db_counting), &items, ret_count);
    *ret = items;
    return status;
}

static bool read_earlier(struct nk_row *row, void *ret)
{
    struct nk_db_earlier *line = ret;
    line->year = nk_row_int32(row);
    line->sha256 = nk_row_text(row);
    line->document = nk_row_text(row);
    return true;
}

enum nk_db_status nk_db_revision_approved_before(struct nk_db *db, struct nk_arena *arena, struct nk_db_earlier **ret,
                                                 size_t *ret_count, int year, struct nk_text actor, int years,
                                                 const int32_t *known_years, const struct nk_text *hashes, size_t known)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    put_return(&parameters, year, actor);
    nk_put_integer(&parameters, years);
    nk_put_integers(&parameters, known_years, known);
    nk_put_texts(&parameters, hashes, known);
    void *items = NULL;
    enum nk_db_status status = nk_db_read_many(db, arena, NK_SQL_REVISION_APPROVED_BEFORE, &parameters, read_earlier,
                                               sizeof(struct nk_db_earlier), &items, ret_count);
    *ret = items;
    return status;
}
