#include "server/api/handlers.h"
#include "server/api/answer.h"
#include "server/api/parameters.h"
#include "server/api/receipt.h"
#include "server/api/reading.h"
#include "server/api/returns.h"
#include "server/db/receipt.h"
#include "server/db/revision.h"
#include "server/wire/difference_out.h"
#include "server/wire/document_values.h"
#include "server/wire/submission_out.h"

static const char *const no_parameters[] = {NULL};

/* The address of a return that the asker may read. False: answered. */
static bool readable(struct nk_return_address *ret, struct nk_request *request, struct nk_application *application,
                     struct nk_worker *worker)
{
    struct nk_principal principal;
    if (!nk_plain_read(request, no_parameters) ||
        !nk_access(&principal, request, worker, NK_MAY(NK_SUBMITTER) | NK_MAY(NK_REVIEWER) | NK_MAY(NK_AUDITOR)))
        return false;
    struct nk_reading reading = nk_store_read(application->store);
    bool known = nk_return_address_of(ret, request, reading.snapshot->catalogue);
    nk_store_finish(application->store, reading);
    return known && nk_access_reads(request, &principal, ret->actor);
}

void nk_list_revisions(struct nk_request *request, void *application, void *context)
{
    struct nk_worker *worker = context;
    struct nk_return_address address;
    struct nk_revision *revisions;
    size_t count;
    if (!readable(&address, request, application, worker))
        return;
    enum nk_db_status status =
        nk_db_revision_list(worker->db, nk_request_arena(request), &revisions, &count, address.year, address.actor);
    if (status < NK_DB_NONE)
        nk_answer_database(request, worker->db, status);
    else if (count == 0)
        nk_return_answer_not_begun(request, &address);
    else {
        struct nk_buffer body = nk_revisions_json(revisions, count, (struct nk_text){0});
        nk_answer_read(request, &body, NK_PRIVATE);
    }
}

/* The number of a revision; 0 for what is none. */
static int32_t revision_number(struct nk_text text)
{
    struct nk_decimal number;
    bool is_number = nk_decimal_parse(&number, text) == NK_OK && number.scale == 0 && number.units >= 1 &&
                     number.units <= INT32_MAX;
    return is_number ? (int32_t)number.units : 0;
}

/* "1...3": both numbers, in the order asked for. */
static bool revision_range(int32_t *ret_from, int32_t *ret_to, struct nk_text text)
{
    static const char dots[] = "...";
    enum { DOTS = sizeof(dots) - 1 };
    for (size_t i = 0; i + DOTS <= text.length; i++) {
        if (memcmp(text.data + i, dots, DOTS) != 0)
            continue;
        *ret_from = revision_number((struct nk_text){text.data, i});
        *ret_to = revision_number((struct nk_text){text.data + i + DOTS, text.length - i - DOTS});
        return true;
    }
    return false;
}

struct side {
    struct nk_revision revision;
    struct nk_text document;
    struct nk_document_values values;
};

/* NK_DB_ONE; NK_DB_NONE: there is no such revision; NK_DB_FATAL also when its document cannot be read. */
static enum nk_db_status read_side(struct side *ret, struct nk_db *db, struct nk_arena *arena,
                                   const struct nk_return_address *address, int32_t number)
{
    if (number == 0)
        return NK_DB_NONE;
    enum nk_db_status status =
        nk_db_revision_get(db, arena, &ret->revision, &ret->document, address->year, address->actor, number);
    if (status == NK_DB_ONE && nk_document_values_read(&ret->values, arena, ret->document) != NK_OK)
        return NK_DB_FATAL;
    return status;
}

static void answer_difference(struct nk_request *request, struct nk_db *db, const struct nk_return_address *address,
                              int32_t from, int32_t to)
{
    struct nk_arena *arena = nk_request_arena(request);
    struct side before, after;
    struct nk_revision_difference difference;
    enum nk_db_status status = read_side(&before, db, arena, address, from);
    if (status == NK_DB_ONE)
        status = read_side(&after, db, arena, address, to);
    if (status < NK_DB_NONE)
        nk_answer_database(request, db, status);
    else if (status == NK_DB_NONE)
        nk_answer_problem(request, "not-found");
    else if (nk_revision_difference_make(&difference, arena, &before.values, &after.values) != NK_OK)
        nk_answer_problem(request, "internal");
    else {
        struct nk_buffer body = nk_difference_json(&difference, &before.revision, &after.revision);
        nk_answer_read(request, &body, NK_PRIVATE);
    }
}

void nk_get_revision(struct nk_request *request, void *application, void *context)
{
    struct nk_worker *worker = context;
    struct nk_return_address address;
    struct nk_revision revision;
    struct nk_text document, segment;
    int32_t from, to;
    if (!readable(&address, request, application, worker))
        return;
    segment = nk_request_segment(request, 2);
    if (revision_range(&from, &to, segment)) {
        answer_difference(request, worker->db, &address, from, to);
        return;
    }
    int32_t number = revision_number(segment);
    enum nk_db_status status = NK_DB_NONE;
    if (number > 0)
        status = nk_db_revision_get(worker->db, nk_request_arena(request), &revision, &document, address.year,
                                    address.actor, number);
    if (status < NK_DB_NONE)
        nk_answer_database(request, worker->db, status);
    else if (status == NK_DB_NONE)
        nk_answer_problem(request, "not-found");
    else {
        struct nk_buffer body = nk_revision_json(&revision, document);
        nk_answer_read(request, &body, NK_PRIVATE);
    }
}

void nk_get_receipt(struct nk_request *request, void *application, void *context)
{
    struct nk_worker *worker = context;
    struct nk_return_address address;
    struct nk_revision revision;
    struct nk_text rule_set;
    if (!readable(&address, request, application, worker))
        return;
    enum nk_db_status status = nk_db_receipt_get(worker->db, nk_request_arena(request), &revision, &rule_set,
                                                 address.year, address.actor, nk_request_segment(request, 2));
    if (status < NK_DB_NONE)
        nk_answer_database(request, worker->db, status);
    else if (status == NK_DB_NONE)
        nk_answer_problem(request, "not-found");
    else {
        struct nk_buffer body = nk_receipt_with_digest(&revision, rule_set);
        nk_answer_read(request, &body, NK_PRIVATE);
    }
}
