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
    size_t count, capacity;
};

static bool make_room(struct rows *rows, struct nk_arena *arena, size_t more)
{
    if (rows->count + more <= rows->capacity)
        return true;
    struct rows larger = {.count = rows->count, .capacity = 2 * (rows->count + more)};
    larger.values = NK_NEW_ARRAY(arena, struct nk_figure_value, larger.capacity);
    larger.beside = NK_NEW_ARRAY(arena, struct nk_figure_beside, larger.capacity);
    if (!larger.values || !larger.beside)
        return false;
    if (rows->count) {
        memcpy(larger.values, rows->values, rows->count * sizeof(*rows->values));
        memcpy(larger.beside, rows->beside, rows->count * sizeof(*rows->beside));
    }
    *rows = larger;
    return true;
}

/* The benchmark that compares with the figure, or else the first that does not, with the reason. */
static const struct nk_comparison *foremost(const struct nk_comparison *comparisons, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (comparisons[i].benchmark->comparable)
            return &comparisons[i];
    return count ? &comparisons[0] : NULL;
}

static enum nk_status look_beside(struct nk_figure_question *question, struct nk_figure_beside *ret,
                                  const struct nk_figure_value *value, const struct nk_figure_value *nominal)
{
    struct nk_arena *arena = question->viewing->arena;
    const struct nk_catalogue *catalogue = nk_figure_question_catalogue(question, value);
    const struct nk_break **breaks;
    struct nk_comparison *comparisons;
    size_t comparison_count;
    enum nk_status status = nk_series_breaks(&breaks, &ret->break_count, arena, catalogue, value);
    if (status == NK_OK)
        status = nk_series_compare(&comparisons, &comparison_count, arena, catalogue, value);
    if (status != NK_OK)
        return status;
    ret->breaks = breaks;
    ret->comparison = foremost(comparisons, comparison_count);
    ret->nominal_known = value->price_index && nominal->absence == NK_PRESENT;
    ret->nominal = nominal->value;

    status = nk_frame_note_breaks(&question->frame, arena, ret->breaks, ret->break_count);
    if (status == NK_OK && ret->comparison)
        status = nk_frame_note_breaks(&question->frame, arena, (const struct nk_break *const *)ret->comparison->breaks,
                                      ret->comparison->break_count);
    return status == NK_OK ? nk_frame_note_imputed(&question->frame, arena, value) : status;
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
        status = look_beside(question, &rows->beside[rows->count], &values[i], &nominal[i]);
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

static void keep_dimensions(struct nk_series_frame *frame, const struct rows *rows)
{
    bool categories = false, areas = false;
    for (size_t i = 0; i < rows->count; i++) {
        categories = categories || rows->values[i].category.length > 0;
        areas = areas || rows->values[i].area.length > 0;
    }
    nk_frame_keep_dimensions(frame, categories, areas);
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
    keep_dimensions(&question.frame, &rows);
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
        *ret = nk_figures_json(&answer, viewing->representation.language);
        break;
    case NK_CSV:
        *ret = nk_figures_csv(&answer);
        break;
    case NK_JSON_STAT:
        *ret = nk_figures_json_stat(&answer, viewing->representation.language);
        break;
    }
    return true;
}

static const char *const figures_parameters[] = {NK_FIGURE_PARAMETERS, "year", "publication", NULL};
static const struct nk_view figures_view = {
    .formats = NK_ALL_FORMATS, .parameters = figures_parameters, .build = build_figures};
NK_VIEW_HANDLER(nk_get_figures_data, figures_view)
