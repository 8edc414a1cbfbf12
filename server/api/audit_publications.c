#include "server/api/access.h"
#include "server/api/answer.h"
#include "server/api/handlers.h"
#include "server/api/reading.h"
#include "server/refresh.h"
#include "server/wire/publication_out.h"

/* What is not released is kept by nobody on the way. */
static const char not_stored[] = "no-store";

/* All publications at one moment, also those that the public does not see yet. */
struct held {
    struct nk_edition **editions; /* references */
    size_t count;
    struct nk_text now; /* ISO 8601 in UTC */
};

/* False: answered. */
static bool hold(struct held *ret, struct nk_request *request, struct nk_application *application,
                 struct nk_worker *worker)
{
    struct nk_arena *arena = nk_request_arena(request);
    enum nk_db_status status = nk_refresh_publications(application->refresher, worker->db);
    if (status == NK_DB_ONE)
        status = nk_db_now(worker->db, arena, &ret->now);
    if (status != NK_DB_ONE) {
        nk_answer_database(request, worker->db, status);
        return false;
    }
    ret->editions = nk_refresher_editions(application->refresher, arena, &ret->count);
    if (!ret->editions)
        nk_answer_problem(request, "internal");
    return ret->editions != NULL;
}

static void let_go(struct held *held)
{
    for (size_t i = 0; i < held->count; i++)
        nk_edition_unref(held->editions[i]);
}

static struct nk_published_result result_of(const struct held *held, const struct nk_edition *edition)
{
    const struct nk_publication *publication = nk_edition_publication(edition);
    return (struct nk_published_result){
        .publication = publication,
        .result_sha256 = nk_edition_result_sha256(edition),
        .embargoed = nk_text_compare(publication->bundle.head.release_at, held->now) > 0,
    };
}

typedef void answer_function(struct nk_request *request, const struct held *held);

static void answer_all(struct nk_request *request, const struct held *held)
{
    struct nk_published_result *results =
        NK_NEW_ARRAY(nk_request_arena(request), struct nk_published_result, held->count + 1);
    if (!results) {
        nk_answer_problem(request, "internal");
        return;
    }
    for (size_t i = 0; i < held->count; i++)
        results[i] = result_of(held, held->editions[i]);
    struct nk_buffer body = nk_publications_json(results, held->count, (struct nk_text){0});
    nk_answer_read(request, &body, not_stored);
}

/* The edition that the path names; NULL: answered. */
static const struct nk_edition *edition_of_path(struct nk_request *request, const struct held *held)
{
    const struct nk_text id = nk_request_segment(request, 0);
    for (size_t i = 0; i < held->count; i++)
        if (nk_text_equal(nk_edition_publication(held->editions[i])->bundle.head.id, id))
            return held->editions[i];
    nk_answer_problem(request, "not-found");
    return NULL;
}

static void answer_one(struct nk_request *request, const struct held *held)
{
    const struct nk_edition *edition = edition_of_path(request, held);
    if (!edition)
        return;
    const struct nk_published_result result = result_of(held, edition);
    struct nk_buffer body = nk_publication_json(&result);
    nk_answer_read(request, &body, not_stored);
}

static void answer_bundle(struct nk_request *request, const struct held *held)
{
    const struct nk_edition *edition = edition_of_path(request, held);
    if (!edition)
        return;
    struct nk_writer writer = {0};
    nk_write_text(&writer, nk_edition_bundle(edition));
    struct nk_buffer body = nk_writer_finish(&writer);
    nk_answer_read(request, &body, not_stored);
}

static void read_held(struct nk_request *request, struct nk_application *application, struct nk_worker *worker,
                      answer_function *answer)
{
    static const char *const no_parameters[] = {NULL};
    struct nk_principal principal;
    struct held held;
    if (!nk_plain_read(request, no_parameters) ||
        !nk_access(&principal, request, worker, NK_MAY(NK_AUDITOR) | NK_MAY(NK_PUBLISHER)) ||
        !hold(&held, request, application, worker))
        return;
    answer(request, &held);
    let_go(&held);
}

void nk_list_audited_publications(struct nk_request *request, void *application, void *worker)
{
    read_held(request, application, worker, answer_all);
}

void nk_get_audited_publication(struct nk_request *request, void *application, void *worker)
{
    read_held(request, application, worker, answer_one);
}

void nk_get_audited_bundle(struct nk_request *request, void *application, void *worker)
{
    read_held(request, application, worker, answer_bundle);
}
