#include "server/api/answer.h"
#include "server/api/figure_question.h"
#include "server/api/frame.h"
#include "server/api/handlers.h"
#include "server/wire/csv.h"
#include "server/wire/json_stat.h"

/* The rows: figures × entities × years, in this order. */
struct rows {
    struct nk_figure_value *values;
    struct nk_figure_beside *beside;
    size_t count, capacity; /* of both */
};

static bool make_room(struct rows *rows, struct nk_arena *arena, size_t more)
{
    size_t value_room = rows->capacity, beside_room = rows->capacity;
    struct nk_figure_value *values =
        NK_GROW(arena, struct nk_figure_value, rows->values, rows->count, more, &value_room);
    struct nk_figure_beside *beside =
        NK_GROW(arena, struct nk_figure_beside, rows->beside, rows->count, more, &beside_room);
    if (!values || !beside)
        return false;
    *rows = (struct rows){values, beside, rows->count, value_room};
    return true;
}

static enum nk_status add_rows(struct rows *rows, struct nk_figure_question *question, struct nk_text figure,
                               struct nk_text entity, int year)
{
    struct nk_figure_value *values, *nominal;
    size_t count;
    enum nk_status status = nk_figure_question_values(question, figure, entity, year, &values, &nominal, &count);
    if (status != NK_OK)
        return status;
    if (!make_room(rows, question->viewing->arena, count))
        return NK_NO_MEMORY;
    for (size_t i = 0; i < count && status == NK_OK; i++) {
        rows->values[rows->count] = values[i];
        status = nk_figure_look_beside(&rows->beside[rows->count], &question->frame, question->viewing->arena,
                                       nk_figure_question_catalogue(question, &values[i]), &values[i], &nominal[i]);
        rows->count++;
    }
    return status;
}

static enum nk_status add_all(struct rows *rows, struct nk_figure_question *question)
{
    enum nk_status status = NK_OK;
    for (size_t f = 0; f < question->figures.count; f++)
        for (size_t e = 0; e < question->entities.count; e++)
            for (size_t y = 0; y < question->year_count && status == NK_OK; y++)
                status = add_rows(rows, question, question->figures.items[f], question->entities.items[e],
                                  question->years[y]);
    return status;
}

static bool build_figures(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    struct nk_figure_question question;
    struct nk_years years;
    struct rows rows = {.count = 0};
    if (!nk_parameter_years(viewing->request, "year", &years) || !nk_figure_question_read(&question, viewing, &years))
        return false;
    if (add_all(&rows, &question) != NK_OK) {
        nk_answer_problem(viewing->request, "internal");
        return false;
    }
    nk_frame_keep_dimensions_of(&question.frame, rows.values, rows.count);
    const struct nk_figures_answer answer = {
        .published = {.publications = question.used,
                      .publication_count = question.used_count,
                      .catalogue = viewing->snapshot->catalogue},
        .values = rows.values,
        .value_count = rows.count,
        .beside = rows.beside,
        .frame = question.frame,
    };
    switch (viewing->representation.format) {
    case NK_JSON:
        *ret = nk_figures_json(&answer, nk_viewing_language(viewing));
        break;
    case NK_CSV:
        *ret = nk_figures_csv(&answer);
        break;
    case NK_JSON_STAT:
        *ret = nk_figures_json_stat(&answer, nk_viewing_language(viewing));
        break;
    case NK_HTML: /* not offered */
        break;
    }
    return true;
}

static const char *const figures_parameters[] = {NK_FIGURE_PARAMETERS, "year", "publication", NULL};
static const struct nk_view figures_view = {
    .formats = NK_ALL_FORMATS, .parameters = figures_parameters, .build = build_figures};
NK_VIEW_HANDLER(nk_get_figures_data, figures_view)
