#include <stdio.h>

#include "server/api/handlers.h"
#include "server/api/answer.h"
#include "server/api/parameters.h"
#include "server/api/precondition.h"
#include "server/api/reading.h"
#include "server/api/write.h"
#include "server/db/collection.h"
#include "server/db/publication.h"
#include "server/wire/calendar.h"
#include "server/wire/collection_out.h"
#include "server/wire/event_out.h"
#include "server/wire/request_bodies.h"

static const char *const no_parameters[] = {NULL};

/* A collection's version as the first part of its ETag. */
static struct nk_text version_text(struct nk_arena *arena, int64_t version)
{
    return nk_decimal_text(arena, nk_decimal_integer(version));
}

void nk_list_collections(struct nk_request *request, void *application, void *context)
{
    (void)application;
    struct nk_worker *worker = context;
    struct nk_collection *collections;
    size_t count;
    if (!nk_plain_read(request, no_parameters))
        return;
    enum nk_db_status status = nk_db_collection_list(worker->db, nk_request_arena(request), &collections, &count);
    if (status < NK_DB_NONE) {
        nk_answer_database(request, worker->db, status);
        return;
    }
    struct nk_buffer body = nk_collections_json(collections, count, (struct nk_text){0});
    nk_answer_read(request, &body, NK_PRIVATE);
}

void nk_get_collection(struct nk_request *request, void *application, void *context)
{
    (void)application;
    struct nk_worker *worker = context;
    struct nk_arena *arena = nk_request_arena(request);
    struct nk_collection collection;
    int year;
    if (!nk_plain_read(request, no_parameters))
        return;
    if (!nk_year_of_segment(&year, nk_request_segment(request, 0))) {
        nk_answer_problem(request, "not-found");
        return;
    }
    enum nk_db_status status = nk_db_collection_get(worker->db, arena, &collection, year);
    if (status < NK_DB_NONE)
        nk_answer_database(request, worker->db, status);
    else if (status == NK_DB_NONE)
        nk_answer_problem(request, "not-found");
    else {
        struct nk_buffer body = nk_collection_json(&collection);
        nk_answer_versioned(request, 200, &body, version_text(arena, collection.version));
    }
}

/* ---- PUT ---- */

struct put {
    const struct nk_catalogue *catalogue;
    struct nk_collection_body body;
    int year;
};

/* Sorts ids by byte order. Lists are short. */
static void sort_ids(struct nk_text *ids, size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t j = i; j > 0 && nk_text_compare(ids[j - 1], ids[j]) > 0; j--) {
            struct nk_text swapped = ids[j];
            ids[j] = ids[j - 1];
            ids[j - 1] = swapped;
        }
}

/* The regions and the national actors that exist in the year, when the body names nobody (R01). */
static bool is_usual_unit(const struct nk_actor *actor, int year)
{
    return (actor->kind == NK_REGION || actor->kind == NK_NATIONAL_ACTOR) && nk_actor_is_valid_in(actor, year);
}

/* The unit at a place of the list that was sent. */
static void blame_unit(struct nk_write *write, size_t index)
{
    const struct put *put = write->context;
    struct nk_arena *arena = nk_request_arena(write->request);
    if (index >= put->body.reporting_unit_count)
        return;
    const struct nk_text number = nk_decimal_text(arena, nk_decimal_integer((int64_t)index));
    nk_write_blame(write, NK_JOIN(arena, NK_TEXT("/reportingUnits/"), number), put->body.reporting_units[index],
                   NK_EXPECT_NOTHING, (struct nk_text){0});
}

static enum nk_db_status reporting_units(struct nk_write *write, struct nk_collection *collection)
{
    static const struct nk_label no_such_unit = {{
        NK_TEXT("«{1}» er ikke en aktør som finnes i {2}."),
        NK_TEXT("«{1}» er ikkje ein aktør som finst i {2}."),
        NK_TEXT("“{1}” is not an actor that exists in {2}."),
    }};
    static const struct nk_label outside_unit = {{
        NK_TEXT("«{1}» hører ikke til en helseregion og er ikke en nasjonal aktør, og kan ikke rapportere her."),
        NK_TEXT("«{1}» høyrer ikkje til ein helseregion og er ikkje ein nasjonal aktør, og kan ikkje rapportere her."),
        NK_TEXT("“{1}” belongs to no health region and is no national actor, and cannot report here."),
    }};
    static const struct nk_label double_unit = {{
        NK_TEXT("«{1}» og regionen «{2}» kan ikke begge rapportere: regionen leverer én oppgave, eller medlemmene hver sin."),
        NK_TEXT("«{1}» og regionen «{2}» kan ikkje begge rapportere: regionen leverer éi oppgåve, eller medlemene kvar si."),
        NK_TEXT("“{1}” and the region “{2}” cannot both report: the region sends one return, or its members one each."),
    }};
    const struct put *put = write->context;
    const struct nk_catalogue *catalogue = put->catalogue;
    struct nk_arena *arena = nk_request_arena(write->request);
    size_t most = put->body.reporting_units_given ? put->body.reporting_unit_count : catalogue->actor_count;
    struct nk_text *ids = NK_NEW_ARRAY(arena, struct nk_text, most + 1);
    const struct nk_actor **actors = NK_NEW_ARRAY(arena, const struct nk_actor *, most + 1);
    size_t count = 0, kept = 0;
    if (!ids || !actors)
        return NK_DB_FATAL;
    if (put->body.reporting_units_given)
        for (size_t i = 0; i < most; i++)
            ids[count++] = put->body.reporting_units[i];
    else
        for (size_t i = 0; i < most; i++)
            if (is_usual_unit(&catalogue->actors[i], put->year))
                ids[count++] = catalogue->actors[i].id;
    for (size_t i = 0; i < count; i++) {
        const struct nk_actor *actor = nk_catalogue_actor(catalogue, ids[i]);
        const bool exists = actor && nk_actor_is_valid_in(actor, put->year);
        if (exists && nk_catalogue_entity_of(catalogue, actor))
            continue;
        blame_unit(write, i);
        if (!write->refusal_code)
            nk_write_refuse(write, "invalid-body", exists ? &outside_unit : &no_such_unit, ids[i],
                            nk_request_segment(write->request, 0));
    }
    if (write->refusal_code)
        return NK_DB_NONE;
    sort_ids(ids, count);
    for (size_t i = 0; i < count; i++) {
        const struct nk_actor *actor = nk_catalogue_actor(catalogue, ids[i]);
        if (kept && actors[kept - 1] == actor)
            continue;
        ids[kept] = ids[i];
        actors[kept++] = actor;
    }
    const struct nk_actor *region;
    const struct nk_actor *member = nk_double_reporting(catalogue, actors, kept, &region);
    if (member) {
        for (size_t i = 0; i < put->body.reporting_unit_count; i++)
            if (nk_text_equal(put->body.reporting_units[i], member->id))
                blame_unit(write, i);
        return nk_write_refuse(write, "double-reporting", &double_unit, member->id, region->id);
    }
    collection->reporting_units = ids;
    collection->reporting_unit_count = kept;
    return NK_DB_ONE;
}

static enum nk_db_status methodology(struct nk_write *write, struct nk_collection *collection)
{
    static const struct nk_label wrong_methodology = {{
        NK_TEXT("Metodikken «{1}» gjelder ikke for {2}."),
        NK_TEXT("Metodikken «{1}» gjeld ikkje for {2}."),
        NK_TEXT("The methodology “{1}” is not in force in {2}."),
    }};
    static const struct nk_label no_methodology = {{
        NK_TEXT("Ingen metodikk gjelder for {1}."),
        NK_TEXT("Ingen metodikk gjeld for {1}."),
        NK_TEXT("No methodology is in force in {1}."),
    }};
    const struct put *put = write->context;
    const struct nk_methodology *of_year = nk_catalogue_methodology_of_year(put->catalogue, put->year);
    const struct nk_text asked = put->body.methodology, year = nk_request_segment(write->request, 0), none = {0};
    if (!of_year)
        return nk_write_refuse(write, "invalid-body", &no_methodology, year, none);
    if (asked.length && !nk_text_equal(asked, of_year->id)) {
        nk_write_blame(write, NK_TEXT("/methodology"), asked, NK_EXPECT_ONE_OF, of_year->id);
        return nk_write_refuse(write, "invalid-body", &wrong_methodology, asked, year);
    }
    collection->methodology = of_year->id;
    return NK_DB_ONE;
}

/* Published is what publishing makes of a collection, and nothing is planned again that was begun. */
static bool state_may_become(const struct nk_collection *before, bool exists, enum nk_collection_state state)
{
    if (exists && state == before->state)
        return true;
    if (state == NK_PUBLISHED)
        return false;
    return state != NK_PLANNED || !exists;
}

/* Among those that are set; names those of the body that are before one that comes first, or those before
 * which one comes that stands from before. What the body alone has wrong is told with its place when it is
 * read. */
static bool dates_are_in_order(struct nk_write *write, const struct nk_collection *collection)
{
    const struct nk_collection_body *body = &((const struct put *)write->context)->body;
    struct nk_arena *arena = nk_request_arena(write->request);
    const struct {
        struct nk_text pointer;
        nk_date date;
        bool given;
    } dates[] = {{NK_TEXT("/opens"), collection->opens, body->opens_given},
                 {NK_TEXT("/due"), collection->due, body->due_given},
                 {NK_TEXT("/closes"), collection->closes, body->closes_given}};
    bool in_order = true;
    for (size_t i = 0, last = 0; i < sizeof(dates) / sizeof(dates[0]); i++) {
        if (!dates[i].date)
            continue;
        if (dates[i].date < dates[last].date) {
            in_order = false;
            const size_t blamed = dates[i].given ? i : last;
            char actual[NK_DATE_LENGTH + 1], expected[NK_DATE_LENGTH + 1];
            nk_date_print(actual, dates[blamed].date);
            nk_date_print(expected, dates[last].date);
            nk_write_blame(write, dates[blamed].pointer, nk_text_of(actual),
                           blamed == i ? NK_EXPECT_LATER : NK_EXPECT_NOTHING,
                           blamed == i ? nk_arena_copy(arena, nk_text_of(expected)) : (struct nk_text){0});
        }
        last = i;
    }
    return in_order;
}

static enum nk_db_status put_collection(struct nk_write *write)
{
    static const struct nk_label wrong_state = {{
        NK_TEXT("Innsamlingen kan ikke settes i denne tilstanden fra «{1}»."),
        NK_TEXT("Innsamlinga kan ikkje setjast i denne tilstanden frå «{1}»."),
        NK_TEXT("The collection cannot be put in this state from “{1}”."),
    }};
    static const struct nk_label no_state = {{
        NK_TEXT("En ny innsamling må si hvilken tilstand den har, for eksempel {\"state\": \"planned\"}."),
        NK_TEXT("Ei ny innsamling må seie kva tilstand ho har, til dømes {\"state\": \"planned\"}."),
        NK_TEXT("A new collection must say what state it is in, such as {\"state\": \"planned\"}."),
    }};
    static const struct nk_label unit_in_use = {{
        NK_TEXT("En rapporterende enhet som har levert, kan ikke fjernes."),
        NK_TEXT("Ei rapporterande eining som har levert, kan ikkje fjernast."),
        NK_TEXT("A reporting unit that has a return cannot be removed."),
    }};
    static const struct nk_label out_of_order = {{
        NK_TEXT("Datoene må komme i rekkefølgen opens, due, closes, også de som står fra før."),
        NK_TEXT("Datoane må kome i rekkjefølgja opens, due, closes, òg dei som står frå før."),
        NK_TEXT("The dates must come in the order opens, due, closes, also those that stand from before."),
    }};
    const struct put *put = write->context;
    struct nk_arena *arena = nk_request_arena(write->request);
    struct nk_collection before, stored;
    enum nk_db_status status = nk_db_collection_get(write->db, arena, &before, put->year);
    if (status < NK_DB_NONE)
        return status;
    bool exists = status == NK_DB_ONE;
    const char *unmet = nk_precondition_problem(write->request, exists,
                                                exists ? version_text(arena, before.version) : (struct nk_text){0});
    if (unmet)
        return nk_write_refuse(write, unmet, NULL, (struct nk_text){0}, (struct nk_text){0});
    if (!exists && !put->body.state_given) {
        nk_issues_add(&write->refusal_issues, (struct nk_issue){.code = NK_MISSING_MEMBER,
                                                                .pointer = NK_TEXT("/state"),
                                                                .actual = NK_TEXT("state"),
                                                                .expectation = NK_EXPECT_ONE_OF,
                                                                .expected = NK_TEXT("planned, open, closed")});
        return nk_write_refuse(write, "invalid-body", &no_state, (struct nk_text){0}, (struct nk_text){0});
    }
    const enum nk_collection_state state = put->body.state_given ? put->body.state : before.state;
    if (!state_may_become(&before, exists, state)) {
        nk_write_blame(write, NK_TEXT("/state"), nk_text_of(nk_collection_state_code(state)), NK_EXPECT_NOTHING,
                       (struct nk_text){0});
        return nk_write_refuse(write, "wrong-state", &wrong_state,
                               exists ? nk_text_of(nk_collection_state_code(before.state)) : NK_TEXT("–"),
                               (struct nk_text){0});
    }

    struct nk_collection collection = {
        .year = put->year,
        .state = state,
        .opens = exists && !put->body.opens_given ? before.opens : put->body.opens,
        .due = exists && !put->body.due_given ? before.due : put->body.due,
        .closes = exists && !put->body.closes_given ? before.closes : put->body.closes,
    };
    if (!dates_are_in_order(write, &collection))
        return nk_write_refuse(write, "invalid-body", &out_of_order, (struct nk_text){0}, (struct nk_text){0});
    status = methodology(write, &collection);
    if (status == NK_DB_ONE && exists && !put->body.reporting_units_given) {
        collection.reporting_units = before.reporting_units;
        collection.reporting_unit_count = before.reporting_unit_count;
    } else if (status == NK_DB_ONE)
        status = reporting_units(write, &collection);
    if (status <= NK_DB_NONE)
        return status;

    enum nk_collection_put outcome;
    status = nk_db_collection_put(write->db, arena, &stored, &outcome, &collection, exists ? before.version : 0);
    if (status == NK_DB_NONE && outcome == NK_COLLECTION_UNIT_IN_USE)
        return nk_write_refuse(write, "conflict", &unit_in_use, (struct nk_text){0}, (struct nk_text){0});
    if (status == NK_DB_NONE)
        return nk_write_refuse(write, "precondition-failed", NULL, (struct nk_text){0}, (struct nk_text){0});
    if (status < NK_DB_NONE)
        return status;

    write->status = exists ? 200 : 201;
    write->body = nk_collection_json(&stored);
    if (!write->body.data)
        return NK_DB_FATAL;
    write->etag = nk_versioned_etag(arena, version_text(arena, stored.version), &write->body);
    if (!exists)
        write->location = nk_request_path(write->request);
    const char *event = exists ? "collection-changed" : "collection-created";
    struct nk_text nobody = {0};
    if (exists && before.state == stored.state)
        return nk_write_event(write, event, put->year, nobody, 0);
    return nk_write_event_saying(write, event, put->year, nobody, 0,
                                 nk_event_state_json(nk_collection_state_code(stored.state)));
}

void nk_put_collection(struct nk_request *request, void *context, void *worker_context)
{
    struct nk_application *application = context;
    struct nk_worker *worker = worker_context;
    struct nk_arena *arena = nk_request_arena(request);
    struct nk_principal principal;
    struct put put = {0};
    struct nk_issues issues = nk_issues_in(arena);
    if (!nk_plain_read(request, no_parameters) ||
        !nk_access(&principal, request, worker, NK_MAY(NK_PUBLISHER)))
        return;
    if (!nk_year_of_segment(&put.year, nk_request_segment(request, 0))) {
        nk_answer_problem(request, "not-found");
        return;
    }
    enum nk_status decoded = nk_collection_body_decode(&put.body, arena, nk_request_body(request), &issues);
    if (decoded != NK_OK) {
        nk_answer_undecoded(request, decoded, &issues);
        return;
    }
    if (put.body.year != 0 && put.body.year != put.year) {
        nk_issues_add(&issues, (struct nk_issue){.code = NK_INVALID_VALUE,
                                                 .expectation = NK_EXPECT_ONE_OF,
                                                 .pointer = NK_TEXT("/year"),
                                                 .actual = nk_decimal_text(arena, nk_decimal_integer(put.body.year)),
                                                 .expected = nk_request_segment(request, 0)});
        nk_answer_issues(request, "invalid-body", &issues);
        return;
    }
    struct nk_reading reading = nk_store_read(application->store);
    put.catalogue = reading.snapshot->catalogue;
    nk_write_run(&(struct nk_write){
        .request = request, .db = worker->db, .principal = &principal, .context = &put, .work = put_collection});
    nk_store_finish(application->store, reading);
}

/* ---- the board ---- */

void nk_get_board(struct nk_request *request, void *application, void *context)
{
    (void)application;
    struct nk_worker *worker = context;
    struct nk_arena *arena = nk_request_arena(request);
    struct nk_principal principal;
    struct nk_collection collection;
    struct nk_board_line *lines;
    size_t count;
    int year;
    if (!nk_plain_read(request, no_parameters) ||
        !nk_access(&principal, request, worker,
                   NK_MAY(NK_SUBMITTER) | NK_MAY(NK_REVIEWER) | NK_MAY(NK_PUBLISHER) | NK_MAY(NK_AUDITOR)))
        return;
    if (!nk_year_of_segment(&year, nk_request_segment(request, 0))) {
        nk_answer_problem(request, "not-found");
        return;
    }
    enum nk_db_status status = nk_db_collection_get(worker->db, arena, &collection, year);
    if (status == NK_DB_NONE) {
        nk_answer_problem(request, "not-found");
        return;
    }
    if (status == NK_DB_ONE)
        status = nk_db_board(worker->db, arena, &lines, &count, year);
    if (status < NK_DB_NONE) {
        nk_answer_database(request, worker->db, status);
        return;
    }
    size_t seen = 0;
    for (size_t i = 0; i < count; i++)
        if (principal.role != NK_SUBMITTER || nk_principal_submits_for(&principal, lines[i].actor))
            lines[seen++] = lines[i];
    struct nk_buffer body = nk_board_json(&collection, lines, seen, nk_access_reads_returns(&principal));
    nk_answer_read(request, &body, NK_PRIVATE);
}
