#include "server/api/rule_context.h"

#include "server/api/rule_others.h"
#include "server/db/collection.h"
#include "server/db/revision.h"
#include "server/wire/return_in.h"

/* Enough for a median and its spread; older than that says little about now. */
enum { EARLIER_YEARS = 6 };

/* `*ret` is NULL for a return of an older form that cannot be read any more: rules do without it. */
static enum nk_db_status read_return(const struct nk_submission **ret, struct nk_arena *arena,
                                     const struct nk_db_return *line)
{
    struct nk_return_document document;
    struct nk_issues issues = nk_issues_in(arena);
    struct nk_submission *submission = NK_NEW(arena, struct nk_submission);
    const enum nk_status status = nk_return_decode(&document, arena, line->document, line->revision.actor,
                                                   line->revision.year, &issues);
    if (!submission || status == NK_NO_MEMORY)
        return NK_DB_FATAL;
    if (status == NK_OK)
        *submission = document.submission;
    *ret = status == NK_OK ? submission : NULL;
    return NK_DB_ONE;
}

static enum nk_db_status load_earlier(struct nk_rule_context *context, struct nk_db *db, struct nk_arena *arena,
                                      const struct nk_catalogue *catalogue, int year, struct nk_text actor)
{
    struct nk_db_return *lines = NULL;
    size_t count = 0;
    enum nk_db_status status =
        nk_db_revision_approved_before(db, arena, &lines, &count, year, actor, EARLIER_YEARS);
    if (status < NK_DB_NONE)
        return status;
    struct nk_rule_year *earlier = NK_NEW_ARRAY(arena, struct nk_rule_year, count);
    if (!earlier)
        return NK_DB_FATAL;
    for (size_t i = 0; i < count; i++) {
        const struct nk_submission *submission;
        if (read_return(&submission, arena, &lines[i]) != NK_DB_ONE)
            return NK_DB_FATAL;
        if (!submission)
            continue;
        if (submission->year == year - 1)
            context->prior = submission;
        earlier[context->earlier_count++] = (struct nk_rule_year){
            .year = submission->year, .numbers = nk_return_numbers_of(catalogue, submission)};
    }
    context->earlier = earlier;
    return NK_DB_ONE;
}

enum nk_db_status nk_rule_context_load(struct nk_rule_context *ret, struct nk_db *db, struct nk_arena *arena,
                                       const struct nk_catalogue *catalogue, int year, struct nk_text actor)
{
    struct nk_rule_context context = {.prior = NULL};
    struct nk_collection collection;
    enum nk_db_status status = nk_db_collection_get(db, arena, &collection, year);
    if (status < NK_DB_NONE)
        return status;
    if (status == NK_DB_ONE) {
        context.reporting_units = collection.reporting_units;
        context.reporting_unit_count = collection.reporting_unit_count;
    }
    status = load_earlier(&context, db, arena, catalogue, year, actor);
    if (status == NK_DB_ONE)
        status = nk_rule_others_load(&context.others, &context.other_count, db, arena, catalogue, year, actor);
    if (status == NK_DB_ONE)
        *ret = context;
    return status;
}
