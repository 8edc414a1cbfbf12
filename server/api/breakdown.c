#include "server/api/access.h"
#include "server/api/answer.h"
#include "server/api/handlers.h"
#include "server/api/parameters.h"
#include "server/api/reading.h"
#include "server/api/refusal.h"
#include "server/api/returns.h"
#include "server/api/selection.h"
#include "server/db/revision.h"
#include "server/wire/breakdown_out.h"

struct question {
    struct nk_viewing viewing;
    struct nk_worker *worker;
    const struct nk_publication *publication;
    size_t position; /* of the return in the publication */
    struct nk_contribution_groups by;
};

/* The actor's return in the publication. False: answered. */
static bool find_return(struct question *question)
{
    struct nk_request *request = question->viewing.request;
    struct nk_text id = nk_parameter_text(request, "actor");
    if (!nk_parameter_is_given(request, "actor")) {
        nk_answer_invalid_parameter(request, "actor", NK_TEXT("helse-vest, nhn …"));
        return false;
    }
    const struct nk_bundle *bundle = &question->publication->bundle;
    for (size_t i = 0; i < bundle->return_count; i++)
        if (nk_text_equal(bundle->returns[i].actor->id, id)) {
            question->position = i;
            return true;
        }
    if (nk_catalogue_actor(question->viewing.snapshot->catalogue, id))
        nk_answer_problem_saying(request, "not-found", &nk_no_published_return, id, (struct nk_text){0});
    else
        nk_answer_unknown_code(request, "actor", id);
    return false;
}

/* Every cell by itself where nothing else is asked for. */
static bool read_group_by(struct question *question)
{
    struct nk_request *request = question->viewing.request;
    struct nk_text_list names;
    struct nk_contribution_groups *by = &question->by;
    if (!nk_parameter_list(request, "groupBy", &names))
        return false;
    if (names.count == 0)
        *by = (struct nk_contribution_groups){
            .by_category = true,
            .by_area = question->publication->bundle.methodology->crosses_dimensions,
            .by_cost_type = true,
        };
    const struct {
        const char *name;
        bool *is_grouped_by;
    } dimensions[] = {{"category", &by->by_category}, {"area", &by->by_area}, {"costType", &by->by_cost_type}};
    size_t count = sizeof(dimensions) / sizeof(dimensions[0]);
    for (size_t i = 0; i < names.count; i++) {
        size_t found = 0;
        while (found < count && !nk_text_is(names.items[i], dimensions[found].name))
            found++;
        if (found == count) {
            nk_answer_invalid_parameter(request, "groupBy", NK_TEXT("category, area, costType"));
            return false;
        }
        *dimensions[found].is_grouped_by = true;
    }
    return true;
}

/* The revision as it is stored, with what the rules of now say about it. False: answered. */
static bool read_revision(struct question *question, struct nk_return_view *view)
{
    struct nk_request *request = question->viewing.request;
    struct nk_arena *arena = question->viewing.arena;
    struct nk_db *db = question->worker->db;
    const struct nk_bundle *bundle = &question->publication->bundle;
    const struct nk_return *from = &bundle->returns[question->position];
    enum nk_db_status status =
        nk_db_revision_get(db, arena, &view->revision, NULL, bundle->head.year, from->actor->id, from->revision);
    view->submission = *from->submission;
    if (status == NK_DB_ONE)
        status = nk_return_run_rules(view, db, arena, question->viewing.snapshot->catalogue, NULL);
    if (status == NK_DB_ONE)
        return true;
    if (status == NK_DB_NONE)
        nk_answer_problem(request, "internal");
    else
        nk_answer_database(request, db, status);
    return false;
}

static void answer(struct question *question)
{
    struct nk_request *request = question->viewing.request;
    struct nk_arena *arena = question->viewing.arena;
    const struct nk_bundle *bundle = &question->publication->bundle;
    struct nk_return_view view = {0};
    struct nk_contribution contribution;
    struct nk_contribution_group *groups;
    struct nk_breakdown_answer answer = {
        .publication = question->publication,
        .contribution = &contribution,
        .by = question->by,
        .line = &bundle->manifest[question->position],
        .revision = &view.revision,
        .findings = &view.findings,
    };
    if (!read_revision(question, &view))
        return;
    enum nk_status status = nk_contribution_of(&contribution, arena, &question->publication->consolidation,
                                               &bundle->returns[question->position]);
    bool cannot = status != NK_OK;
    if (!cannot)
        status = nk_contribution_group(&groups, &answer.group_count, arena, &contribution, &question->by);
    if (status != NK_OK) {
        nk_answer_problem(request, status == NK_INVALID && !cannot ? "dimensions-not-crossed" : "internal");
        return;
    }
    answer.groups = groups;
    struct nk_buffer body = nk_breakdown_json(&answer, arena, question->viewing.representation.language);
    nk_answer_versioned_spoken(request, &body, bundle->head.id);
}

void nk_get_breakdown(struct nk_request *request, void *context, void *worker)
{
    static const char *const parameters[] = {"actor", "year", "publication", "asOf", "groupBy", NULL};
    struct nk_application *application = context;
    struct nk_principal principal;
    struct question question = {.viewing = {.request = request, .arena = nk_request_arena(request)}, .worker = worker};
    if (!nk_represent(&question.viewing.representation, request, NK_JSON, parameters) ||
        !nk_access(&principal, request, worker, NK_MAY(NK_AUDITOR)))
        return;
    struct nk_reading reading = nk_store_read(application->store);
    question.viewing.snapshot = reading.snapshot;
    if (nk_select_publication(&question.publication, NULL, &question.viewing) && find_return(&question) &&
        read_group_by(&question))
        answer(&question);
    nk_store_finish(application->store, reading);
}
