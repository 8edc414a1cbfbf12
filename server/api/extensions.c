/* More time for one reporting unit of a collection: granted and taken back by the publisher, seen by the
 * unit and by those who look after the collection. */

#include "server/api/handlers.h"
#include "server/api/answer.h"
#include "server/api/parameters.h"
#include "server/api/reading.h"
#include "server/api/reporting_unit.h"
#include "server/api/returns.h"
#include "server/api/write.h"
#include "server/db/collection.h"
#include "server/db/extension.h"
#include "server/wire/calendar.h"
#include "server/wire/collection_out.h"
#include "server/wire/event_out.h"
#include "server/wire/request_bodies.h"

static const char *const no_parameters[] = {NULL};
static const struct nk_text none;

struct extending {
    struct nk_return_address address;
    struct nk_extension_body body; /* of a PUT */
};

/* The year and the actor of the path. False: answered. */
static bool address_of(struct nk_return_address *ret, struct nk_request *request, struct nk_application *application)
{
    struct nk_reading reading = nk_store_read(application->store);
    bool known = nk_return_address_of(ret, request, reading.snapshot->catalogue);
    nk_store_finish(application->store, reading);
    return known;
}

void nk_get_extension(struct nk_request *request, void *application, void *context)
{
    struct nk_worker *worker = context;
    struct nk_principal principal;
    struct nk_return_address address;
    struct nk_extension extension;
    if (!nk_plain_read(request, no_parameters) ||
        !nk_access(&principal, request, worker,
                   NK_MAY(NK_SUBMITTER) | NK_MAY(NK_REVIEWER) | NK_MAY(NK_PUBLISHER) | NK_MAY(NK_AUDITOR)) ||
        !address_of(&address, request, application) || !nk_access_reads(request, &principal, address.actor))
        return;
    enum nk_db_status status =
        nk_db_extension_get(worker->db, nk_request_arena(request), &extension, address.year, address.actor);
    if (status == NK_DB_NONE) {
        nk_answer_problem(request, "not-found");
        return;
    }
    if (status < NK_DB_NONE) {
        nk_answer_database(request, worker->db, status);
        return;
    }
    struct nk_buffer body = nk_extension_json(address.year, address.actor, &extension);
    nk_answer_read(request, &body, NK_PRIVATE);
}

static enum nk_db_status answer(struct nk_write *write, unsigned status, const char *event,
                                const struct nk_return_address *address, const struct nk_extension *extension)
{
    write->status = status;
    write->body = nk_extension_json(address->year, address->actor, extension);
    if (!write->body.data)
        return NK_DB_FATAL;
    if (status == 201)
        write->location = nk_request_path(write->request);
    return nk_write_event_saying(write, event, address->year, address->actor, 0, nk_event_extension_json(extension));
}

static enum nk_db_status grant(struct nk_write *write)
{
    static const struct nk_label too_early = {{
        NK_TEXT("En utsettelse kan ikke ende før fristen som gjelder alle: {1}."),
        NK_TEXT("Ei utsetjing kan ikkje ende før fristen som gjeld alle: {1}."),
        NK_TEXT("An extension cannot end before the deadline of all: {1}."),
    }};
    const struct extending *extending = write->context;
    const struct nk_return_address *address = &extending->address;
    struct nk_arena *arena = nk_request_arena(write->request);
    struct nk_collection collection;
    struct nk_extension before;
    enum nk_db_status status = nk_db_collection_get(write->db, arena, &collection, address->year);
    if (status == NK_DB_NONE)
        return nk_write_refuse(write, "not-found", NULL, none, none);
    if (status < NK_DB_NONE)
        return status;
    if (!nk_collection_asks(&collection, address->actor))
        return nk_write_no_reporting_unit(write, address->actor);
    if (extending->body.closes < collection.due) {
        char due[NK_DATE_LENGTH + 1];
        char closes[NK_DATE_LENGTH + 1];
        nk_date_print(due, collection.due);
        nk_date_print(closes, extending->body.closes);
        const struct nk_text earliest = nk_arena_copy(arena, nk_text_of(due));
        nk_write_blame(write, NK_TEXT("/closes"), nk_text_of(closes), NK_EXPECT_LATER, earliest);
        return nk_write_refuse(write, "invalid-body", &too_early, earliest, none);
    }
    status = nk_db_extension_get(write->db, arena, &before, address->year, address->actor);
    if (status < NK_DB_NONE)
        return status;
    const unsigned answered = status == NK_DB_ONE ? 200 : 201;
    struct nk_extension extension = {
        .closes = extending->body.closes, .reason = extending->body.reason, .by = write->principal->id};
    status = nk_db_extension_grant(write->db, arena, address->year, address->actor, &extension);
    return status == NK_DB_ONE ? answer(write, answered, "extension-granted", address, &extension) : status;
}

static enum nk_db_status take_back(struct nk_write *write)
{
    const struct extending *extending = write->context;
    const struct nk_return_address *address = &extending->address;
    struct nk_arena *arena = nk_request_arena(write->request);
    struct nk_extension extension;
    enum nk_db_status status = nk_db_extension_get(write->db, arena, &extension, address->year, address->actor);
    if (status == NK_DB_NONE)
        return nk_write_refuse(write, "not-found", NULL, none, none);
    if (status < NK_DB_NONE)
        return status;
    status = nk_db_extension_withdraw(write->db, arena, address->year, address->actor, write->principal->id);
    return status == NK_DB_ONE ? answer(write, 200, "extension-withdrawn", address, &extension) : status;
}

void nk_put_extension(struct nk_request *request, void *application, void *context)
{
    struct nk_worker *worker = context;
    struct nk_principal principal;
    struct extending extending = {0};
    struct nk_arena *arena = nk_request_arena(request);
    struct nk_issues issues = nk_issues_in(arena);
    if (!nk_plain_read(request, no_parameters) || !nk_access(&principal, request, worker, NK_MAY(NK_PUBLISHER)) ||
        !address_of(&extending.address, request, application))
        return;
    enum nk_status decoded = nk_extension_body_decode(&extending.body, arena, nk_request_body(request), &issues);
    if (decoded != NK_OK)
        nk_answer_undecoded(request, decoded, &issues);
    else
        nk_write_run(&(struct nk_write){
            .request = request, .db = worker->db, .principal = &principal, .context = &extending, .work = grant});
}

void nk_delete_extension(struct nk_request *request, void *application, void *context)
{
    struct nk_worker *worker = context;
    struct nk_principal principal;
    struct extending extending = {0};
    if (!nk_plain_read(request, no_parameters) || !nk_access(&principal, request, worker, NK_MAY(NK_PUBLISHER)) ||
        !address_of(&extending.address, request, application))
        return;
    nk_write_run(&(struct nk_write){
        .request = request, .db = worker->db, .principal = &principal, .context = &extending, .work = take_back});
}
