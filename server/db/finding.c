#include "server/db/finding.h"

#include "server/db/query.h"
#include "server/db/revision_row.h"
#include "sql/statements.h"

static bool read_revision(struct nk_row *row, void *ret)
{
    return nk_db_read_revision(row, ret);
}

enum nk_db_status nk_db_revision_touch(struct nk_db *db, struct nk_arena *arena, struct nk_revision *ret,
                                       const struct nk_revision_key *key, enum nk_revision_state state)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_integer(&parameters, key->year);
    nk_put_text(&parameters, key->actor);
    nk_put_integer(&parameters, key->number);
    nk_put_integer(&parameters, key->version);
    nk_put_code(&parameters, nk_revision_state_code(state));
    return nk_db_read_one(db, arena, NK_SQL_REVISION_TOUCH, &parameters, read_revision, ret);
}

static void put_revision(struct nk_parameters *parameters, const struct nk_revision_key *key)
{
    nk_put_integer(parameters, key->year);
    nk_put_text(parameters, key->actor);
    nk_put_integer(parameters, key->number);
}

enum nk_db_status nk_db_finding_step_append(struct nk_db *db, const struct nk_revision_key *key,
                                            const struct nk_finding_step *step)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    put_revision(&parameters, key);
    nk_put_text(&parameters, step->finding);
    nk_put_text(&parameters, step->expected);
    nk_put_text(&parameters, step->actual);
    nk_put_code(&parameters, nk_finding_state_code(step->state));
    nk_put_optional(&parameters, step->text);
    nk_put_text(&parameters, step->by);
    return nk_db_run_only(db, NK_SQL_FINDING_STEP_APPEND, &parameters);
}

static bool read_step(struct nk_row *row, void *ret)
{
    struct nk_finding_step *step = ret;
    step->finding = nk_row_text(row);
    step->expected = nk_row_text(row);
    step->actual = nk_row_text(row);
    bool known = nk_finding_state_of(&step->state, nk_row_borrow(row));
    step->text = nk_row_text(row);
    step->at = nk_row_text(row);
    step->by = nk_row_text(row);
    step->revision = nk_row_int32(row);
    return known;
}

enum nk_db_status nk_db_finding_step_list(struct nk_db *db, struct nk_arena *arena, struct nk_finding_step **ret,
                                          size_t *ret_count, int year, struct nk_text actor, int32_t revision)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    put_revision(&parameters, &(struct nk_revision_key){.year = year, .actor = actor, .number = revision});
    void *items = NULL;
    enum nk_db_status status = nk_db_read_many(db, arena, NK_SQL_FINDING_STEP_LIST, &parameters, read_step,
                                               sizeof(struct nk_finding_step), &items, ret_count);
    *ret = items;
    return status;
}

enum nk_db_status nk_db_revision_finding_insert(struct nk_db *db, const struct nk_revision_key *key,
                                                const struct nk_finding *finding)
{
    char id[13];
    nk_finding_id(id, finding);
    struct nk_parameters parameters = nk_db_parameters(db);
    put_revision(&parameters, key);
    nk_put_text(&parameters, nk_text_of(id));
    nk_put_text(&parameters, finding->rule->id);
    nk_put_text(&parameters, finding->place.pointer);
    nk_put_text(&parameters, finding->expected);
    nk_put_text(&parameters, finding->actual);
    nk_put_text(&parameters, finding->code);
    nk_put_text(&parameters, finding->difference);
    return nk_db_run_only(db, NK_SQL_REVISION_FINDING_INSERT, &parameters);
}

static bool read_submitted(struct nk_row *row, void *ret)
{
    struct nk_submitted_finding *finding = ret;
    finding->id = nk_row_text(row);
    finding->rule = nk_row_text(row);
    finding->pointer = nk_row_text(row);
    finding->expected = nk_row_text(row);
    finding->actual = nk_row_text(row);
    finding->code = nk_row_text(row);
    finding->difference = nk_row_text(row);
    return true;
}

enum nk_db_status nk_db_revision_finding_list(struct nk_db *db, struct nk_arena *arena,
                                              struct nk_submitted_finding **ret, size_t *ret_count,
                                              const struct nk_revision_key *key)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    put_revision(&parameters, key);
    void *items = NULL;
    enum nk_db_status status = nk_db_read_many(db, arena, NK_SQL_REVISION_FINDING_LIST, &parameters, read_submitted,
                                               sizeof(struct nk_submitted_finding), &items, ret_count);
    *ret = items;
    return status;
}

static bool read_note(struct nk_row *row, void *ret)
{
    struct nk_db_quality_note *line = ret;
    line->actor = nk_row_text(row);
    line->revision = nk_row_int32(row);
    line->note.rule = nk_row_text(row);
    line->note.pointer = nk_row_text(row);
    line->note.code = nk_row_text(row);
    line->note.text = nk_row_text(row);
    line->note.accepted_at = nk_row_text(row);
    line->note.expected = nk_row_text(row);
    line->note.actual = nk_row_text(row);
    line->note.has_values = true;
    return true;
}

enum nk_db_status nk_db_quality_note_list(struct nk_db *db, struct nk_arena *arena, struct nk_db_quality_note **ret,
                                          size_t *ret_count, int year)
{
    struct nk_parameters parameters = nk_db_parameters(db);
    nk_put_integer(&parameters, year);
    void *items = NULL;
    enum nk_db_status status = nk_db_read_many(db, arena, NK_SQL_QUALITY_NOTE_LIST, &parameters, read_note,
                                               sizeof(struct nk_db_quality_note), &items, ret_count);
    *ret = items;
    return status;
}
