#include "server/api/handlers.h"
#include "server/api/answer.h"
#include "server/api/parameters.h"
#include "server/api/publishing.h"
#include "server/api/reading.h"
#include "server/api/write.h"
#include "server/db/collection.h"
#include "server/db/publication.h"
#include "server/publish/edition.h"
#include "server/refresh.h"
#include "server/wire/event_out.h"
#include "server/wire/publication_out.h"
#include "server/wire/request_bodies.h"

struct publish {
    const struct nk_catalogue *catalogue;
    struct nk_publication_body body;
    int year;
};

static enum nk_db_status store(struct nk_write *write, const struct nk_edition *edition)
{
    const struct nk_publication *publication = nk_edition_publication(edition);
    struct nk_db_publication row = {
        .head = publication->bundle.head,
        .bundle = nk_edition_bundle(edition),
        .result_sha256 = nk_edition_result_sha256(edition),
    };
    enum nk_db_status status =
        nk_db_publication_insert(write->db, &row, publication->bundle.manifest, publication->bundle.return_count);
    if (status != NK_DB_ONE)
        return status;
    if (publication->bundle.head.kind == NK_FINAL) {
        status = nk_db_collection_set_state(write->db, publication->bundle.head.year, NK_PUBLISHED);
        if (status < NK_DB_NONE)
            return status;
    }
    write->status = 201;
    write->body = nk_publication_json(
        &(struct nk_published_result){.publication = publication, .result_sha256 = row.result_sha256});
    return write->body.data ? NK_DB_ONE : NK_DB_FATAL;
}

static enum nk_db_status refuse(struct nk_write *write, const struct nk_refusal *refusal)
{
    return nk_write_refuse(write, refusal->code, refusal->sentence, refusal->first, (struct nk_text){0});
}

static enum nk_db_status publish(struct nk_write *write)
{
    const struct publish *wish = write->context;
    struct nk_arena *arena = nk_request_arena(write->request);
    struct nk_text none = {0};
    struct nk_publishing publishing;
    const struct nk_publishing_wish asked = {.has_kind = true,
                                             .kind = wish->body.kind,
                                             .absences = wish->body.absences,
                                             .absence_count = wish->body.absence_count};
    enum nk_db_status status = nk_publishing_read(&publishing, write->db, arena, wish->year, &asked);
    if (status == NK_DB_NONE)
        return nk_write_refuse(write, "not-found", NULL, none, none);
    if (status < NK_DB_NONE)
        return status;
    if (publishing.refusal.code)
        return refuse(write, &publishing.refusal);
    struct nk_publication_head *head = &publishing.head;
    head->note = wish->body.note;
    head->created_by = write->principal->id;
    head->release_at = wish->body.release_at.length ? wish->body.release_at : head->created_at;

    struct nk_edition *edition;
    if (nk_publishing_make(&edition, &publishing, arena, wish->catalogue) != NK_OK)
        return publishing.refusal.code ? refuse(write, &publishing.refusal) : NK_DB_FATAL;
    status = store(write, edition);
    nk_edition_unref(edition);
    if (status == NK_DB_NONE) /* another publisher was first */
        return nk_write_refuse(write, "conflict", NULL, none, none);
    if (status < NK_DB_NONE)
        return status;
    write->location = NK_JOIN(arena, NK_TEXT("/v1/publications/"), head->id);
    return nk_write_event_saying(write, "published", wish->year, none, 0, nk_event_publication_json(head->id));
}

/* The publication can be read by whoever hears of it, so it is in memory before the answer goes out. A failure here is
 * made good by the listener. */
static void show(struct nk_application *application, struct nk_worker *worker, struct nk_arena *arena)
{
    struct nk_text now;
    if (nk_refresh_publications(application->refresher, worker->db) == NK_DB_ONE &&
        nk_db_now(worker->db, arena, &now) == NK_DB_ONE)
        nk_refresh_release(application->refresher, now);
}

void nk_publish(struct nk_request *request, void *context, void *worker_context)
{
    static const char *const no_parameters[] = {NULL};
    struct nk_application *application = context;
    struct nk_worker *worker = worker_context;
    struct nk_arena *arena = nk_request_arena(request);
    struct nk_principal principal;
    struct publish wish = {0};
    struct nk_issues issues = nk_issues_in(arena);
    if (!nk_plain_read(request, no_parameters) || !nk_access(&principal, request, worker, NK_MAY(NK_PUBLISHER)))
        return;
    if (!nk_year_of_segment(&wish.year, nk_request_segment(request, 0))) {
        nk_answer_problem(request, "not-found");
        return;
    }
    enum nk_status decoded = nk_publication_body_decode(&wish.body, arena, nk_request_body(request), &issues);
    if (decoded != NK_OK) {
        nk_answer_undecoded(request, decoded, &issues);
        return;
    }
    struct nk_reading reading = nk_store_read(application->store);
    wish.catalogue = reading.snapshot->catalogue;
    struct nk_write write = {
        .request = request, .db = worker->db, .principal = &principal, .context = &wish, .work = publish};
    if (nk_write_commit(&write))
        show(application, worker, arena);
    nk_write_answer(&write);
    nk_store_finish(application->store, reading);
}
