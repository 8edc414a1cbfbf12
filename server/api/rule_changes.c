#include "server/wire/rule_changes_out.h"

#include "server/api/answer.h"
#include "server/api/handlers.h"
#include "server/api/parameters.h"
#include "server/api/reading.h"
#include "server/api/rule_sets.h"
#include "server/digest.h"

static const char *const parameters[] = {"from", "to", NULL};

struct side {
    struct nk_rule_set_side named;
    struct nk_text content;
};

static bool is_name(struct nk_text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (!(text.data[i] >= '0' && text.data[i] <= '9') && !(text.data[i] >= 'a' && text.data[i] <= 'f'))
            return false;
    return text.length == NK_SHA256_HEX;
}

/* A year's rules are those of today. False: answered. */
static bool side_of_year(struct side *ret, struct nk_request *request, const struct nk_rule_sets *sets,
                         const char *parameter, int year)
{
    const struct nk_rule_set *set = nk_rule_set_of_year(sets, year);
    if (!set) {
        nk_answer_unknown_code(request, parameter, nk_parameter_text(request, parameter));
        return false;
    }
    *ret = (struct side){.named = {.year = year, .name = set->sha256}, .content = set->content};
    return true;
}

/* The rules that a parameter names, by a year or by the name of a rule set. False: answered. */
static bool read_side(struct side *ret, struct nk_request *request, struct nk_worker *worker,
                      const struct nk_rule_sets *sets, const char *parameter)
{
    const struct nk_text text = nk_parameter_text(request, parameter);
    int year;
    if (nk_year_of_segment(&year, text))
        return side_of_year(ret, request, sets, parameter, year);
    if (!is_name(text)) {
        nk_answer_invalid_parameter(request, parameter, NK_TEXT("2000 … 2099, SHA-256"));
        return false;
    }
    *ret = (struct side){.named = {.name = text}};
    const enum nk_db_status status =
        nk_rule_set_content(&ret->content, worker->db, nk_request_arena(request), sets, text);
    if (status == NK_DB_NONE)
        nk_answer_unknown_code(request, parameter, text);
    else if (status != NK_DB_ONE)
        nk_answer_database(request, worker->db, status);
    return status == NK_DB_ONE;
}

static void answer_changes(struct nk_request *request, struct nk_worker *worker, const struct nk_rule_sets *sets,
                           enum nk_language language)
{
    struct nk_arena *arena = nk_request_arena(request);
    struct side from, to;
    struct nk_rule_changes changes;
    if (!read_side(&from, request, worker, sets, "from") || !read_side(&to, request, worker, sets, "to"))
        return;
    if (nk_rule_changes_of(&changes, arena, from.content, to.content) != NK_OK) {
        nk_answer_problem(request, "internal");
        return;
    }
    struct nk_buffer body = nk_rule_changes_json(arena, &changes, &from.named, &to.named, language);
    nk_answer_read(request, &body, NK_PUBLIC);
}

void nk_get_rule_changes(struct nk_request *request, void *context, void *worker)
{
    struct nk_application *application = context;
    struct nk_representation representation;
    if (!nk_represent(&representation, request, NK_JSON, parameters) || nk_answer_not_loaded(request, application))
        return;
    struct nk_reading reading = nk_store_read(application->store);
    answer_changes(request, worker, reading.snapshot->rule_sets, representation.language);
    nk_store_finish(application->store, reading);
}
