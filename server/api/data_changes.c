#include "server/api/answer.h"
#include "server/api/figure_question.h"
#include "server/api/frame.h"
#include "server/api/handlers.h"
#include "server/wire/changes_out.h"

struct lines {
    struct nk_change_line *items;
    size_t count, capacity;
};

static struct nk_change_line *add_line(struct lines *lines, struct nk_arena *arena)
{
    struct nk_change_line *items =
        NK_GROW(arena, struct nk_change_line, lines->items, lines->count, 1, &lines->capacity);
    if (!items)
        return NULL;
    lines->items = items;
    return &lines->items[lines->count++];
}

/* The value of a year that has none beside one that the other year has. */
static struct nk_figure_value absent_like(const struct nk_figure_value *other, int year)
{
    return (struct nk_figure_value){
        .figure = other->figure,
        .entity = other->entity,
        .year = year,
        .category = other->category,
        .area = other->area,
        .absence = NK_NOT_REPORTED,
        .status = NK_MISSING,
        .price_index = other->price_index,
        .base_year = other->base_year,
    };
}

static const struct nk_figure_value *same_code(const struct nk_figure_value *values, size_t count,
                                               const struct nk_figure_value *wanted)
{
    for (size_t i = 0; i < count; i++)
        if (nk_text_equal(values[i].category, wanted->category) && nk_text_equal(values[i].area, wanted->area))
            return &values[i];
    return NULL;
}

/* The reference data of the later year knows the breaks before it; where there is no later value, that of now does. */
static enum nk_status compare(struct lines *lines, struct nk_figure_question *question, struct nk_figure_value earlier,
                              struct nk_figure_value later)
{
    struct nk_change_line *line = add_line(lines, question->viewing->arena);
    if (!line)
        return NK_NO_MEMORY;
    *line = (struct nk_change_line){.earlier = earlier, .later = later};
    enum nk_status status =
        nk_series_change(&line->change, question->viewing->arena, nk_figure_question_catalogue(question, &later),
                         &line->earlier, &line->later);
    if (status != NK_OK)
        return status;
    return nk_frame_note_breaks(&question->frame, question->viewing->arena,
                                (const struct nk_break *const *)line->change.breaks, line->change.break_count);
}

static enum nk_status add_lines(struct lines *lines, struct nk_figure_question *question, struct nk_text figure,
                                struct nk_text entity, int from, int to)
{
    struct nk_figure_value *earlier, *later, *nominal;
    size_t earlier_count, later_count;
    enum nk_status status =
        nk_figure_question_values(question, figure, entity, from, &earlier, &nominal, &earlier_count);
    if (status == NK_OK)
        status = nk_figure_question_values(question, figure, entity, to, &later, &nominal, &later_count);
    for (size_t i = 0; status == NK_OK && i < later_count; i++) {
        const struct nk_figure_value *other = same_code(earlier, earlier_count, &later[i]);
        status = compare(lines, question, other ? *other : absent_like(&later[i], from), later[i]);
    }
    for (size_t i = 0; status == NK_OK && i < earlier_count; i++)
        if (!same_code(later, later_count, &earlier[i]))
            status = compare(lines, question, earlier[i], absent_like(&earlier[i], to));
    return status;
}

static enum nk_status add_all(struct lines *lines, struct nk_figure_question *question, int from, int to)
{
    enum nk_status status = NK_OK;
    for (size_t f = 0; f < question->figures.count; f++)
        for (size_t e = 0; e < question->entities.count && status == NK_OK; e++)
            status = add_lines(lines, question, question->figures.items[f], question->entities.items[e], from, to);
    return status;
}

static void keep_dimensions(struct nk_series_frame *frame, const struct lines *lines)
{
    bool categories = false, areas = false;
    for (size_t i = 0; i < lines->count; i++) {
        categories = categories || lines->items[i].later.category.length > 0;
        areas = areas || lines->items[i].later.area.length > 0;
    }
    nk_frame_keep_dimensions(frame, categories, areas);
}

static bool read_years(struct nk_request *request, int *from, int *to, struct nk_years *both)
{
    if (!nk_parameter_year(request, "from", from) || !nk_parameter_year(request, "to", to))
        return false;
    if (*from == 0) {
        nk_answer_invalid_parameter(request, "from", NK_TEXT("2000 … 2099"));
        return false;
    }
    if (*to <= *from) {
        nk_answer_invalid_parameter(request, "to", NK_TEXT("from < to"));
        return false;
    }
    *both = (struct nk_years){.given = true};
    both->contains[*from - NK_YEAR_MIN] = both->contains[*to - NK_YEAR_MIN] = true;
    return true;
}

static bool read_across_breaks(struct nk_request *request, bool *ret)
{
    struct nk_text across = nk_parameter_text(request, "acrossBreaks");
    *ret = !nk_text_is(across, "no");
    if (!nk_parameter_is_given(request, "acrossBreaks") || !*ret || nk_text_is(across, "yes"))
        return true;
    nk_answer_invalid_parameter(request, "acrossBreaks", NK_TEXT("yes, no"));
    return false;
}

/* Names the first break, and the figure that it touches. */
static bool refuse_breaks(struct nk_request *request, const struct lines *lines)
{
    static const struct nk_label sentence = {{
        NK_TEXT("Bruddet «{1}» ligger mellom årene for «{2}», og acrossBreaks=no ber om å avslå da."),
        NK_TEXT("Brotet «{1}» ligg mellom åra for «{2}», og acrossBreaks=no ber om å avslå då."),
        NK_TEXT("The break “{1}” lies between the years of “{2}”, and acrossBreaks=no asks to refuse then."),
    }};
    for (size_t i = 0; i < lines->count; i++)
        if (lines->items[i].change.break_count > 0) {
            nk_answer_problem_saying(request, "break-between", &sentence, lines->items[i].change.breaks[0]->id,
                                     lines->items[i].later.figure->id);
            return true;
        }
    return false;
}

static bool build_changes(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    struct nk_request *request = viewing->request;
    struct nk_figure_question question;
    struct nk_years years;
    struct lines lines = {.count = 0};
    int from, to;
    bool across_breaks;
    if (!nk_parameter_is_given(request, "figure")) {
        nk_answer_invalid_parameter(request, "figure", NK_TEXT("ict-expenditure …"));
        return false;
    }
    if (!read_years(request, &from, &to, &years) || !read_across_breaks(request, &across_breaks) ||
        !nk_figure_question_read(&question, viewing, &years))
        return false;
    if (add_all(&lines, &question, from, to) != NK_OK) {
        nk_answer_problem(request, "internal");
        return false;
    }
    if (!across_breaks && refuse_breaks(request, &lines))
        return false;
    keep_dimensions(&question.frame, &lines);
    const struct nk_changes_answer answer = {
        .published = {.publications = question.used,
                      .publication_count = question.used_count,
                      .catalogue = viewing->snapshot->catalogue},
        .from = from,
        .to = to,
        .lines = lines.items,
        .line_count = lines.count,
        .frame = question.frame,
    };
    *ret = viewing->representation.format == NK_CSV ? nk_changes_csv(&answer)
                                                    : nk_changes_json(&answer, nk_viewing_language(viewing));
    return true;
}

static const char *const changes_parameters[] = {NK_FIGURE_PARAMETERS, "from", "to", "acrossBreaks", NULL};
static const struct nk_view changes_view = {
    .formats = NK_JSON | NK_CSV, .parameters = changes_parameters, .build = build_changes};
NK_VIEW_HANDLER(nk_get_changes_data, changes_view)
