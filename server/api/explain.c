#include <stdio.h>

#include "server/api/access.h"
#include "server/api/answer.h"
#include "server/api/handlers.h"
#include "server/api/parameters.h"
#include "server/api/reading.h"
#include "server/api/selection.h"
#include "server/api/write.h"
#include "server/http/log.h"
#include "server/publish/answers.h"
#include "server/wire/explain_out.h"
#include "server/wire/labels.h"
#include "server/wire/limits.h"

/* Everybody may have a figure explained as far as published sums go; what single returns say is for auditors. */
static const unsigned everybody = NK_MAY(NK_ANYONE) | NK_MAY(NK_SUBMITTER) | NK_MAY(NK_REVIEWER) |
                                  NK_MAY(NK_PUBLISHER) | NK_MAY(NK_AUDITOR) | NK_MAY(NK_ADMINISTRATOR);

struct question {
    struct nk_viewing viewing;
    bool shows_returns;
    const struct nk_publication *publication;
    const struct nk_publication *before; /* NULL: the figure does not look back, or there is none */
    const struct nk_figure *figure;
    struct nk_text entity;
    struct nk_text code; /* of the figure's breakdown */
};

/* "a, b, c" */
static struct nk_text joined(struct nk_arena *arena, const struct nk_code_list *list)
{
    size_t length = 0;
    for (size_t i = 0; i < list->count; i++)
        length += list->codes[i].code.length + 2;
    char *text = NK_NEW_ARRAY(arena, char, length);
    if (!text)
        return NK_TEXT("…");
    size_t end = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0) {
            memcpy(text + end, ", ", 2);
            end += 2;
        }
        memcpy(text + end, list->codes[i].code.data, list->codes[i].code.length);
        end += list->codes[i].code.length;
    }
    return (struct nk_text){text, end};
}

/* The code of a breakdown is asked for where the figure has one, and nowhere else. */
static bool read_code_of(struct question *question, const char *name, enum nk_breakdown breakdown,
                         const struct nk_code_list *list)
{
    struct nk_request *request = question->viewing.request;
    struct nk_text code = nk_parameter_text(request, name);
    bool is_given = nk_parameter_is_given(request, name);
    if (question->figure->breakdown != breakdown) {
        if (is_given)
            nk_answer_invalid_parameter(request, name, NK_TEXT("–"));
        return !is_given;
    }
    if (!is_given) {
        nk_answer_invalid_parameter(request, name, joined(question->viewing.arena, list));
        return false;
    }
    if (nk_code_list_find(list, code) < 0) {
        nk_answer_unknown_code(request, name, code);
        return false;
    }
    question->code = code;
    return true;
}

static bool read_entity(struct question *question)
{
    struct nk_request *request = question->viewing.request;
    struct nk_text id = nk_parameter_text(request, "entity");
    if (id.length == 0) {
        nk_answer_invalid_parameter(request, "entity", NK_TEXT("helse-vest, …, " NK_ALL_REGIONS ", " NK_SECTOR));
        return false;
    }
    if (nk_sums_entity(&question->publication->sums, id) < 0) {
        nk_answer_unknown_code(request, "entity", id);
        return false;
    }
    question->entity = id;
    return true;
}

/* The figure is one of today or of some publication. */
static bool is_known(const struct nk_snapshot *snapshot, struct nk_text figure)
{
    if (nk_catalogue_figure(snapshot->catalogue, figure))
        return true;
    for (size_t i = 0; i < snapshot->publication_count; i++)
        if (nk_catalogue_figure(&nk_edition_publication(snapshot->publications[i])->bundle.catalogue, figure))
            return true;
    return false;
}

static bool read_question(struct question *question)
{
    struct nk_request *request = question->viewing.request;
    struct nk_text figure = nk_request_segment(request, 0);
    if (!is_known(question->viewing.snapshot, figure)) {
        nk_answer_problem(request, "not-found");
        return false;
    }
    struct nk_text as_of;
    if (!nk_select_publication(&question->publication, &as_of, &question->viewing))
        return false;
    const struct nk_bundle *bundle = &question->publication->bundle;
    question->figure = nk_catalogue_figure(&bundle->catalogue, figure);
    if (!question->figure) {
        nk_answer_problem(request, "not-found");
        return false;
    }
    if (nk_figure_looks_back(question->figure))
        question->before = nk_publication_of_year(question->viewing.snapshot, bundle->head.year - 1, as_of);
    return read_entity(question) &&
           read_code_of(question, "category", NK_BY_CATEGORY, &bundle->methodology->categories) &&
           read_code_of(question, "area", NK_BY_AREA, &bundle->methodology->areas);
}

/* The depth that was asked for shows more steps than an answer has; says how deep it may be. */
static void answer_too_deep(struct nk_request *request, struct nk_explain_answer *answer)
{
    char allowed[32];
    while (answer->depth > 0 && nk_explain_steps(answer) > NK_EXPLAIN_STEPS_MAX)
        answer->depth--;
    snprintf(allowed, sizeof(allowed), "0 … %d", answer->depth);
    nk_answer_invalid_parameter(request, "depth", nk_text_of(allowed));
}

/* For this asker alone, because another role sees more or less of it. */
static void answer_published(struct nk_request *request, struct nk_buffer *body, struct nk_text publication)
{
    struct nk_arena *arena = nk_request_arena(request);
    struct nk_text etag = body->data ? nk_versioned_etag(arena, publication, body) : (struct nk_text){0};
    const char *terminated = nk_arena_copy(arena, etag).data;
    struct nk_response *response = nk_response_of(200, nk_format_media_type(NK_JSON), body, NK_PRIVATE);
    if (response && etag.length && terminated) {
        nk_response_header(response, "Vary", "Accept, Accept-Language, Authorization");
        nk_response_header(response, "Link", "<" NK_LICENCE ">; rel=\"license\"");
        nk_response_etag(response, terminated);
    }
    nk_answer_speaks(request, response);
    nk_request_answer(request, response);
}

static void answer_question(const struct question *question)
{
    struct nk_request *request = question->viewing.request;
    struct nk_explain_answer answer;
    int64_t depth = NK_EXPLANATION_DEPTH_MAX;
    if (!nk_parameter_number(request, "depth", 0, NK_EXPLANATION_DEPTH_MAX, &depth))
        return;
    enum nk_status status = nk_answer_explanation(&answer, question->viewing.arena, question->publication,
                                                  question->before, question->figure, question->entity, question->code);
    if (status == NK_UNDEFINED) {
        nk_answer_problem(request, "not-found");
        return;
    }
    if (status != NK_OK) {
        nk_answer_problem(request, "internal");
        return;
    }
    answer.depth = (int)depth;
    answer.shows_returns = question->shows_returns;
    if (nk_explain_steps(&answer) > NK_EXPLAIN_STEPS_MAX) {
        answer_too_deep(request, &answer);
        return;
    }
    if (answer.root && !answer.equal)
        nk_log_said("error", "request", nk_text_of(nk_request_id(request)), "explanation",
                    NK_TEXT("differs from what is published"));
    struct nk_buffer body = nk_explain_json(&answer, question->viewing.representation.language);
    answer_published(request, &body, question->publication->bundle.head.id);
}

void nk_explain_figure(struct nk_request *request, void *context, void *worker)
{
    static const char *const parameters[] = {"entity", "year", "publication", "asOf",
                                             "category", "area", "depth", NULL};
    struct nk_application *application = context;
    struct nk_principal principal;
    struct question question = {.viewing = {.request = request, .arena = nk_request_arena(request)}};
    if (!nk_represent(&question.viewing.representation, request, NK_JSON, parameters) ||
        !nk_access(&principal, request, worker, everybody))
        return;
    question.shows_returns = principal.role == NK_AUDITOR;
    struct nk_reading reading = nk_store_read(application->store);
    question.viewing.snapshot = reading.snapshot;
    if (read_question(&question))
        answer_question(&question);
    nk_store_finish(application->store, reading);
}
