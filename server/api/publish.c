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
#include "server/wire/calendar.h"
#include "server/wire/event_out.h"
#include "server/wire/publication_out.h"
#include "server/wire/request_bodies.h"

struct publish {
    const struct nk_catalogue *catalogue;
    struct nk_publication_body body;
    int year;
};

static bool is_embargoed(const struct nk_publication_head *head)
{
    return nk_text_compare(head->release_at, head->created_at) > 0;
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
    write->body = nk_publication_json(&(struct nk_published_result){
        .publication = publication, .result_sha256 = row.result_sha256, .embargoed = is_embargoed(&row.head)});
    return write->body.data ? NK_DB_ONE : NK_DB_FATAL;
}

static enum nk_db_status refuse(struct nk_write *write, const struct nk_refusal *refusal)
{
    return nk_write_refuse(write, refusal->code, refusal->sentence, refusal->first, (struct nk_text){0});
}

/* A release is announced before it happens. What a caller's clock, which may be a little late, calls now is at once. */
enum { CLOCK_TOLERANCE_S = 60 };

/* Sets when it is released. False: the moment is over, and the write is refused. */
static bool set_release(struct nk_write *write, struct nk_publication_head *head, struct nk_text asked)
{
    static const struct nk_label over = {{
        NK_TEXT("En publikasjon kan ikke frigis i fortiden. Utelat releaseAt for å frigi den straks."),
        NK_TEXT("Ein publikasjon kan ikkje frigjevast i fortida. Utelat releaseAt for å frigje han straks."),
        NK_TEXT("A publication cannot be released in the past. Leave releaseAt out to release it at once."),
    }};
    int64_t wanted, now;
    int16_t offset;
    head->release_at = head->created_at;
    if (asked.length == 0 || nk_text_compare(asked, head->created_at) <= 0) {
        if (asked.length == 0 ||
            (nk_moment_parse(&wanted, &offset, asked) && nk_moment_parse(&now, &offset, head->created_at) &&
             now - wanted <= CLOCK_TOLERANCE_S))
            return true;
        nk_write_blame(write, NK_TEXT("/releaseAt"), asked, NK_EXPECT_LATER_MOMENT, head->created_at);
        nk_write_refuse(write, "invalid-body", &over, (struct nk_text){0}, (struct nk_text){0});
        return false;
    }
    head->release_at = asked;
    return true;
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
    if (!set_release(write, head, wish->body.release_at))
        return NK_DB_NONE;

    struct nk_edition *edition;
    if (nk_publishing_make(&edition, &publishing, arena, wish->catalogue) != NK_OK)
        return publishing.refusal.code ? refuse(write, &publishing.refusal) : NK_DB_FATAL;
    status = store(write, edition);
    nk_edition_unref(edition);
    if (status == NK_DB_NONE) /* another publisher was first */
        return nk_write_refuse(write, "conflict", NULL, none, none);
    if (status < NK_DB_NONE)
        return status;
    write->location =
        NK_JOIN(arena, is_embargoed(head) ? NK_TEXT("/v1/audit/publications/") : NK_TEXT("/v1/publications/"), head->id);
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
