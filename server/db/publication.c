#include "server/db/publication.h"

#include "server/db/query.h"
#include "sql/statements.h"

static bool read_next(struct nk_row *row, void *ret)
{
    struct nk_db_publication_next *next = ret;
    next->number = nk_row_int32(row);
    next->has_final = nk_row_boolean(row);
    return true;
}

enum nk_db_status nk_db_publication_next(struct nk_db *db, struct nk_db_publication_next *ret, int year)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_integer(&parameters, year);
    return nk_db_read_one(db, NULL, NK_SQL_PUBLICATION_NEXT_NUMBER, &parameters, read_next, ret);
}

/* The manifest as two arrays of the same length. */
static void put_manifest(struct nk_parameters *parameters, const struct nk_manifest_line *manifest, size_t count)
{
    struct nk_text *actors = NK_NEW_ARRAY(parameters->scratch, struct nk_text, count);
    int32_t *revisions = NK_NEW_ARRAY(parameters->scratch, int32_t, count);
    if (!actors || !revisions) {
        parameters->failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        actors[i] = manifest[i].actor;
        revisions[i] = manifest[i].revision;
    }
    nk_put_texts(parameters, actors, count);
    nk_put_integers(parameters, revisions, count);
}

enum nk_db_status nk_db_publication_insert(struct nk_db *db, const struct nk_db_publication *publication,
                                           const struct nk_manifest_line *manifest, size_t manifest_count)
{
    const struct nk_publication_head *head = &publication->head;
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_text(&parameters, head->id);
    nk_put_integer(&parameters, head->year);
    nk_put_integer(&parameters, head->number);
    nk_put_code(&parameters, nk_publication_kind_code(head->kind));
    nk_put_text(&parameters, head->note);
    nk_put_text(&parameters, head->created_at);
    nk_put_text(&parameters, head->created_by);
    nk_put_optional(&parameters, head->release_at);
    nk_put_text(&parameters, publication->bundle);
    nk_put_text(&parameters, head->sha256);
    nk_put_text(&parameters, publication->result_sha256);
    put_manifest(&parameters, manifest, manifest_count);
    return nk_db_run_only(db, NK_SQL_PUBLICATION_INSERT, &parameters);
}

static bool read_publication(struct nk_row *row, void *ret)
{
    struct nk_db_publication *publication = ret;
    struct nk_publication_head *head = &publication->head;
    head->id = nk_row_text(row);
    head->year = nk_row_int32(row);
    head->number = nk_row_int32(row);
    bool known = nk_publication_kind_of(&head->kind, nk_row_borrow(row));
    head->note = nk_row_text(row);
    head->created_at = nk_row_text(row);
    head->release_at = nk_row_text(row);
    head->created_by = nk_row_text(row);
    head->sha256 = nk_row_text(row);
    publication->result_sha256 = nk_row_text(row);
    publication->bundle = nk_row_text(row);
    return known;
}

enum nk_db_status nk_db_publication_get(struct nk_db *db, struct nk_arena *arena, struct nk_db_publication *ret,
                                        struct nk_text id)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_text(&parameters, id);
    return nk_db_read_one(db, arena, NK_SQL_PUBLICATION_GET, &parameters, read_publication, ret);
}

static bool read_id(struct nk_row *row, void *ret)
{
    *(struct nk_text *)ret = nk_row_text(row);
    return true;
}

enum nk_db_status nk_db_publication_unknown(struct nk_db *db, struct nk_arena *arena, struct nk_text **ret,
                                            size_t *ret_count, const struct nk_text *known, size_t known_count)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_texts(&parameters, known, known_count);
    void *items = NULL;
    enum nk_db_status status = nk_db_read_many(db, arena, NK_SQL_PUBLICATION_UNKNOWN, &parameters, read_id,
                                               sizeof(struct nk_text), &items, ret_count);
    *ret = items;
    return status;
}
