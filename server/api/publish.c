#include "server/api/handlers.h"
#include "server/api/answer.h"
#include "server/api/parameters.h"
#include "server/api/reading.h"
#include "server/api/refusal.h"
#include "server/api/write.h"
#include "server/db/collection.h"
#include "server/db/publication.h"
#include "server/db/revision.h"
#include "server/publish/edition.h"
#include "server/refresh.h"
#include "server/wire/bundle_out.h"
#include "server/wire/publication_out.h"
#include "server/wire/request_bodies.h"

struct publishing {
    const struct nk_catalogue *catalogue;
    struct nk_publication_body body;
    int year;
};

static struct nk_text publication_id(struct nk_arena *arena, int year, int32_t number)
{
    struct nk_text left = nk_decimal_text(arena, nk_decimal_integer(year));
    struct nk_text right = nk_decimal_text(arena, nk_decimal_integer(number));
    char *text = NK_NEW_ARRAY(arena, char, left.length + 1 + right.length);
    if (!text || !left.data || !right.data)
        return (struct nk_text){0};
    memcpy(text, left.data, left.length);
    text[left.length] = '.';
    memcpy(text + left.length + 1, right.data, right.length);
    return (struct nk_text){text, left.length + 1 + right.length};
}

/* The edition that the approved returns become when they are published now. */
static enum nk_status make(struct nk_edition **ret, struct nk_arena *arena, const struct nk_publication_head *head,
                           const struct nk_catalogue *catalogue, const struct nk_collection *collection,
                           const struct nk_db_return *returns, size_t count)
{
    struct nk_bundle_submission *submissions = NK_NEW_ARRAY(arena, struct nk_bundle_submission, count + 1);
    if (!submissions)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < count; i++)
        submissions[i] = (struct nk_bundle_submission){
            .actor = returns[i].revision.actor,
            .revision = returns[i].revision.number,
            .sha256 = returns[i].revision.sha256,
            .document = returns[i].document,
            .reason = returns[i].reopened_because,
        };
    return nk_edition_of(ret, &(struct nk_bundle_source){
                                  .head = head,
                                  .catalogue = catalogue,
                                  .methodology = nk_catalogue_methodology(catalogue, collection->methodology),
                                  .reporting_units = collection->reporting_units,
                                  .reporting_unit_count = collection->reporting_unit_count,
                                  .submissions = submissions,
                                  .submission_count = count,
                              });
}

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

static enum nk_db_status publish(struct nk_write *write)
{
    static const struct nk_label nothing = {{
        NK_TEXT("Ingen oppgaver er godkjent for {1}."),
        NK_TEXT("Ingen oppgåver er godkjende for {1}."),
        NK_TEXT("No return has been approved for {1}."),
    }};
    const struct publishing *publishing = write->context;
    struct nk_arena *arena = nk_request_arena(write->request);
    struct nk_text none = {0};
    struct nk_collection collection;
    struct nk_db_return *returns;
    size_t count;
    struct nk_publication_head head = {
        .year = publishing->year,
        .kind = publishing->body.kind,
        .note = publishing->body.note,
        .created_by = write->principal->id,
    };
    enum nk_db_status status = nk_db_collection_get(write->db, arena, &collection, publishing->year);
    if (status == NK_DB_NONE)
        return nk_write_refuse(write, "not-found", NULL, none, none);
    if (status == NK_DB_ONE && collection.state == NK_PLANNED)
        return nk_write_refuse(write, "collection-not-open", NULL, none, none);
    if (status >= NK_DB_ONE)
        status = nk_db_revision_approved_of_year(write->db, arena, &returns, &count, publishing->year);
    if (status >= NK_DB_NONE)
        status = nk_db_publication_next_number(write->db, &head.number, publishing->year);
    if (status >= NK_DB_NONE)
        status = nk_db_now(write->db, arena, &head.created_at);
    if (status < NK_DB_NONE)
        return status;
    if (count == 0)
        return nk_write_refuse(write, "publication-refused", &nothing, nk_request_segment(write->request, 0), none);
    head.id = publication_id(arena, publishing->year, head.number);
    head.release_at = publishing->body.release_at.length ? publishing->body.release_at : head.created_at;

    struct nk_edition *edition;
    enum nk_status computed = make(&edition, arena, &head, publishing->catalogue, &collection, returns, count);
    if (computed != NK_OK) {
        const struct nk_label *why = nk_consolidation_refusal(computed);
        return why ? nk_write_refuse(write, "publication-refused", why, none, none) : NK_DB_FATAL;
    }
    status = store(write, edition);
    nk_edition_unref(edition);
    if (status == NK_DB_NONE) /* another publisher was first */
        return nk_write_refuse(write, "conflict", NULL, none, none);
    if (status < NK_DB_NONE)
        return status;
    static const char base[] = "/v1/publications/";
    char *location = NK_NEW_ARRAY(arena, char, sizeof(base) + head.id.length);
    if (location) {
        memcpy(location, base, sizeof(base) - 1);
        memcpy(location + sizeof(base) - 1, head.id.data, head.id.length);
        write->location = (struct nk_text){location, sizeof(base) - 1 + head.id.length};
    }
    return nk_write_event(write, "published", publishing->year, none, 0);
}

/* The publication can be read by whoever hears of it, so it is in memory before the answer goes out. A failure here is made good by the listener. */
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
    struct publishing publishing = {0};
    struct nk_issues issues = nk_issues_in(arena);
    if (!nk_plain_read(request, no_parameters) || !nk_access(&principal, request, worker, NK_MAY(NK_PUBLISHER)))
        return;
    if (!nk_year_of_segment(&publishing.year, nk_request_segment(request, 0))) {
        nk_answer_problem(request, "not-found");
        return;
    }
    enum nk_status decoded = nk_publication_body_decode(&publishing.body, arena, nk_request_body(request), &issues);
    if (decoded != NK_OK) {
        nk_answer_undecoded(request, decoded, &issues);
        return;
    }
    struct nk_reading reading = nk_store_read(application->store);
    publishing.catalogue = reading.snapshot->catalogue;
    struct nk_write write = {
        .request = request, .db = worker->db, .principal = &principal, .context = &publishing, .work = publish};
    if (nk_write_commit(&write))
        show(application, worker, arena);
    nk_write_answer(&write);
    nk_store_finish(application->store, reading);
}
