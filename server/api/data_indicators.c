/* Values of service indicators: data, breaches and explanations. */
#include "core/period.h"
#include "server/api/answer.h"
#include "server/api/handlers.h"
#include "server/api/parameters.h"
#include "server/api/selection.h"
#include "server/publish/indicators.h"
#include "server/wire/json_stat.h"

/* What is asked for, and the publications that it is asked of. */
struct question {
    struct nk_selection selection;
    struct nk_years years; /* that a period begins in */
    struct nk_indicator_query query;
    const struct nk_publication_head **heads;
};

#define FAMILIES "availability, use-and-spread, user-experience, security, operations, sustainability, people"
#define PERIODS "2024, 2024-T2, 2024-Q3, 2024-12, 2024-12-31"

static bool is_defined(const struct question *question, const struct nk_viewing *viewing, struct nk_text id,
                       bool is_service)
{
    const struct nk_indicator_definitions *now = viewing->snapshot->catalogue->indicators;
    bool found = now && (is_service ? nk_service_find(now, id) != NULL : nk_indicator_find(now, id) != NULL);
    for (size_t i = 0; !found && i < question->selection.count; i++) {
        const struct nk_indicator_definitions *then = question->selection.publications[i]->bundle.catalogue.indicators;
        found = then && (is_service ? nk_service_find(then, id) != NULL : nk_indicator_find(then, id) != NULL);
    }
    return found;
}

static bool read_ids(struct question *question, struct nk_viewing *viewing, const char *name, bool is_service,
                     struct nk_text_list *ret)
{
    if (!nk_parameter_list(viewing->request, name, ret))
        return false;
    for (size_t i = 0; i < ret->count; i++)
        if (!is_defined(question, viewing, ret->items[i], is_service)) {
            nk_answer_unknown_code(viewing->request, name, ret->items[i]);
            return false;
        }
    return true;
}

static bool read_periods(struct question *question, struct nk_viewing *viewing)
{
    struct nk_text_list texts;
    if (!nk_parameter_list(viewing->request, "period", &texts))
        return false;
    struct nk_period *periods = NK_NEW_ARRAY(viewing->arena, struct nk_period, texts.count + 1);
    if (!periods) {
        nk_answer_problem(viewing->request, "internal");
        return false;
    }
    for (size_t i = 0; i < texts.count; i++)
        if (!nk_period_parse(&periods[i], texts.items[i])) {
            nk_answer_invalid_parameter(viewing->request, "period", NK_TEXT(PERIODS));
            return false;
        }
    question->query.periods = periods;
    question->query.period_count = texts.count;
    return true;
}

static bool read_family(struct question *question, struct nk_viewing *viewing)
{
    question->query.by_family = nk_parameter_is_given(viewing->request, "family");
    if (!question->query.by_family ||
        nk_indicator_family_of(&question->query.family, nk_parameter_text(viewing->request, "family")))
        return true;
    nk_answer_invalid_parameter(viewing->request, "family", NK_TEXT(FAMILIES));
    return false;
}

static bool read_actor(struct question *question, struct nk_viewing *viewing)
{
    question->query.actor = nk_parameter_text(viewing->request, "actor");
    if (!nk_parameter_is_given(viewing->request, "actor") ||
        nk_catalogue_actor(viewing->snapshot->catalogue, question->query.actor))
        return true;
    nk_answer_unknown_code(viewing->request, "actor", question->query.actor);
    return false;
}

/* Publications of every year: one of 2024 may hold what was measured in 2022. */
static bool read_question(struct question *ret, struct nk_viewing *viewing)
{
    static const struct nk_years every = {.given = false};
    struct question question = {.heads = NULL};
    if (!nk_parameter_years(viewing->request, "year", &question.years) ||
        !nk_select_publications_of(&question.selection, viewing, &every) ||
        !read_ids(&question, viewing, "service", true, &question.query.services) ||
        !read_ids(&question, viewing, "indicator", false, &question.query.indicators) ||
        !read_periods(&question, viewing) || !read_family(&question, viewing) || !read_actor(&question, viewing))
        return false;
    question.heads =
        NK_NEW_ARRAY(viewing->arena, const struct nk_publication_head *, question.selection.count + 1);
    if (!question.heads) {
        nk_answer_problem(viewing->request, "internal");
        return false;
    }
    *ret = question;
    return true;
}

/* The rows of the years asked for, and the publications that they are from. */
static bool find_rows(struct question *question, struct nk_viewing *viewing, struct nk_indicator_row **ret,
                      size_t *ret_count, struct nk_published *ret_published)
{
    struct nk_indicator_row *rows;
    size_t count, kept = 0, used = 0;
    if (nk_indicator_rows(&rows, &count, viewing->arena, question->selection.publications, question->selection.count,
                          &question->query) != NK_OK) {
        nk_answer_problem(viewing->request, "internal");
        return false;
    }
    for (size_t i = 0; i < count; i++)
        if (nk_years_has(&question->years, rows[i].result.period.first / 10000))
            rows[kept++] = rows[i];
    for (size_t p = 0; p < question->selection.count; p++) {
        const struct nk_publication_head *head = &question->selection.publications[p]->bundle.head;
        bool is_used = false;
        for (size_t i = 0; i < kept; i++)
            is_used |= rows[i].publication == head;
        if (is_used)
            question->heads[used++] = head;
    }
    *ret = rows;
    *ret_count = kept;
    *ret_published = (struct nk_published){
        .publications = question->heads, .publication_count = used, .catalogue = viewing->snapshot->catalogue};
    return true;
}

static bool build_indicators(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    struct question question;
    struct nk_indicator_row *rows;
    struct nk_indicators_answer answer;
    if (!read_question(&question, viewing) ||
        !find_rows(&question, viewing, &rows, &answer.row_count, &answer.published))
        return false;
    answer.rows = rows;
    switch (viewing->representation.format) {
    case NK_JSON:
        *ret = nk_indicator_values_json(&answer, nk_viewing_language(viewing));
        break;
    case NK_CSV:
        *ret = nk_indicator_values_csv(answer.rows, answer.row_count);
        break;
    case NK_JSON_STAT:
        *ret = nk_indicators_json_stat(&answer, nk_viewing_language(viewing));
        break;
    case NK_HTML: /* not offered */
        break;
    }
    return true;
}

static const char *const data_parameters[] = {"service", "indicator", "family", "period", "year",
                                              "actor", "publication", "asOf", NULL};
static const struct nk_view indicators_view = {
    .formats = NK_ALL_FORMATS, .parameters = data_parameters, .build = build_indicators};
NK_VIEW_HANDLER(nk_get_indicators_data, indicators_view)

static bool build_breaches(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    struct question question;
    struct nk_indicator_row *rows;
    struct nk_published published;
    struct nk_breach *breaches;
    size_t count;
    if (!read_question(&question, viewing) || !find_rows(&question, viewing, &rows, &count, &published))
        return false;
    if (nk_indicator_breaches(&breaches, &count, viewing->arena, rows, count) != NK_OK) {
        nk_answer_problem(viewing->request, "internal");
        return false;
    }
    *ret = nk_breaches_json(&published, breaches, count, nk_viewing_language(viewing));
    return true;
}

static const struct nk_view breaches_view = {
    .formats = NK_JSON, .parameters = data_parameters, .build = build_breaches};
NK_VIEW_HANDLER(nk_get_breaches_data, breaches_view)

/* One service, one indicator, one period. */
static bool names_one(const struct question *question, struct nk_viewing *viewing)
{
    const struct {
        const char *name;
        size_t count;
        struct nk_text expected;
    } needed[] = {
        {"service", question->query.services.count, NK_TEXT("stamnett, helsenorge …")},
        {"indicator", question->query.indicators.count, NK_TEXT("availability, users …")},
        {"period", question->query.period_count, NK_TEXT(PERIODS)},
    };
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
        if (needed[i].count != 1) {
            nk_answer_invalid_parameter(viewing->request, needed[i].name, needed[i].expected);
            return false;
        }
    return true;
}

static bool build_explanation(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    struct question question;
    struct nk_indicator_row *rows;
    struct nk_published published;
    size_t count;
    if (!read_question(&question, viewing) || !names_one(&question, viewing) ||
        !find_rows(&question, viewing, &rows, &count, &published))
        return false;
    if (count != 1) {
        nk_answer_problem(viewing->request, "not-found");
        return false;
    }
    *ret = nk_indicator_explanation_json(&published, &rows[0], nk_viewing_language(viewing));
    return true;
}

static const char *const explain_parameters[] = {"service", "indicator", "period", "actor", "publication", "asOf",
                                                 NULL};
static const struct nk_view explanation_view = {
    .formats = NK_JSON, .parameters = explain_parameters, .build = build_explanation};
NK_VIEW_HANDLER(nk_explain_indicator, explanation_view)
