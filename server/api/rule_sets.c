/* Rule sets by their names: those that a year has now from memory, and those that one ever had from the database. */

#include "server/api/rule_sets.h"

#include "server/api/answer.h"
#include "server/api/handlers.h"
#include "server/api/reading.h"
#include "server/db/rule_set.h"
#include "server/digest.h"
#include "server/wire/rule_set_out.h"
#include "server/wire/labels.h"

/* What its name proves cannot become another: a year is the longest that caches are told. */
#define FOR_GOOD "public, max-age=31536000, immutable"

static const char *const no_parameters[] = {NULL};

static void answer_content(struct nk_request *request, struct nk_text name, struct nk_text content)
{
    struct nk_writer writer = {0};
    nk_write_text(&writer, content);
    struct nk_buffer body = nk_writer_finish(&writer);
    struct nk_response *response = nk_response_of(200, nk_format_media_type(NK_JSON), &body, FOR_GOOD);
    char etag[NK_SHA256_HEX + 1] = "";
    memcpy(etag, name.data, NK_SHA256_HEX);
    nk_response_header(response, "Vary", "Accept");
    nk_response_header(response, "Link", "<" NK_LICENCE ">; rel=\"license\"");
    nk_response_etag(response, etag);
    nk_request_answer(request, response);
}

static bool answer_from_snapshot(struct nk_request *request, struct nk_application *application)
{
    const struct nk_text name = nk_request_segment(request, 0);
    struct nk_reading reading = nk_store_read(application->store);
    const struct nk_rule_set *set = nk_rule_set_named(reading.snapshot->rule_sets, name);
    if (set)
        answer_content(request, set->sha256, set->content);
    nk_store_finish(application->store, reading);
    return set != NULL;
}

bool nk_get_rule_set_from_memory(struct nk_request *request, void *application)
{
    struct nk_representation representation;
    size_t parameter_count;
    (void)nk_request_query(request, &parameter_count);
    return parameter_count == 0 && nk_negotiate(&representation, request, NK_JSON) == NK_NEGOTIATED &&
           answer_from_snapshot(request, application);
}

enum nk_db_status nk_rule_set_content(struct nk_text *ret, struct nk_db *db, struct nk_arena *arena,
                                      const struct nk_rule_sets *sets, struct nk_text name)
{
    const struct nk_rule_set *set = nk_rule_set_named(sets, name);
    if (!set)
        return nk_db_rule_set_get(db, arena, ret, name);
    *ret = nk_arena_copy(arena, set->content);
    return ret->data ? NK_DB_ONE : NK_DB_FATAL;
}

void nk_get_rule_set(struct nk_request *request, void *application, void *context)
{
    struct nk_worker *worker = context;
    const struct nk_text name = nk_request_segment(request, 0);
    struct nk_text content;
    if (!nk_plain_read(request, no_parameters) || answer_from_snapshot(request, application))
        return;
    const enum nk_db_status status = nk_db_rule_set_get(worker->db, nk_request_arena(request), &content, name);
    if (status == NK_DB_NONE)
        nk_answer_problem(request, "not-found");
    else if (status != NK_DB_ONE)
        nk_answer_database(request, worker->db, status);
    else
        answer_content(request, name, content);
}

void nk_list_rule_sets(struct nk_request *request, void *application, void *context)
{
    struct nk_worker *worker = context;
    struct nk_kept_rule_set *sets;
    size_t count;
    (void)application;
    if (!nk_plain_read(request, no_parameters))
        return;
    const enum nk_db_status status = nk_db_rule_set_list(worker->db, nk_request_arena(request), &sets, &count);
    if (status < NK_DB_NONE) {
        nk_answer_database(request, worker->db, status);
        return;
    }
    struct nk_buffer body = nk_rule_sets_json(sets, count);
    nk_answer_read(request, &body, NK_PUBLIC);
}
