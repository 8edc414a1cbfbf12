#include "server/api/figure_question.h"

#include "server/api/answer.h"
#include "server/api/frame.h"
#include "server/api/parameters.h"

/* The index that kroner are brought to the prices of one year with, when the question names none. */
#define DEFAULT_PRICE_INDEX "cpi"

static bool contains(const struct nk_text *items, size_t count, struct nk_text item)
{
    for (size_t i = 0; i < count; i++)
        if (nk_text_equal(items[i], item))
            return true;
    return false;
}

static void add_text(struct nk_text *items, size_t *count, struct nk_text item)
{
    if (!contains(items, *count, item))
        items[(*count)++] = item;
}

static const struct nk_catalogue *current(const struct nk_figure_question *question)
{
    return question->viewing->snapshot->catalogue;
}

/* ---- what is asked for ---- */

/* Figures of the current catalogue first, in its order, then those that only older publications define. */
static bool all_figures(const struct nk_figure_question *question, struct nk_text_list *ret)
{
    const struct nk_selection *selection = &question->selection;
    size_t most = current(question)->figure_count;
    for (size_t p = 0; p < selection->count; p++)
        most += selection->publications[p]->bundle.catalogue.figure_count;
    struct nk_text *items = NK_NEW_ARRAY(question->viewing->arena, struct nk_text, most + 1);
    if (!items)
        return false;
    size_t count = 0;
    for (size_t i = 0; i < current(question)->figure_count; i++)
        items[count++] = current(question)->figures[i].id;
    for (size_t p = 0; p < selection->count; p++) {
        const struct nk_catalogue *catalogue = &selection->publications[p]->bundle.catalogue;
        for (size_t i = 0; i < catalogue->figure_count; i++)
            add_text(items, &count, catalogue->figures[i].id);
    }
    *ret = (struct nk_text_list){items, count};
    return true;
}

/* Regions, national actors, then the sums, as the first publication that has them orders them; then those of which only
 * a report has a value. */
static bool all_entities(const struct nk_figure_question *question, struct nk_text_list *ret)
{
    const struct nk_selection *selection = &question->selection;
    size_t most = 2 + current(question)->published_value_count;
    for (size_t p = 0; p < selection->count; p++)
        most += selection->publications[p]->sums.entity_count;
    struct nk_text *items = NK_NEW_ARRAY(question->viewing->arena, struct nk_text, most);
    if (!items)
        return false;
    size_t count = 0;
    for (int regions = 1; regions >= 0; regions--)
        for (size_t p = 0; p < selection->count; p++) {
            const struct nk_consolidation *year = &selection->publications[p]->consolidation;
            for (size_t e = 0; e < year->entity_count; e++)
                if ((e < year->region_count) == regions)
                    add_text(items, &count, year->entities[e].actor->id);
        }
    add_text(items, &count, NK_TEXT(NK_ALL_REGIONS));
    add_text(items, &count, NK_TEXT(NK_SECTOR));
    for (size_t i = 0; question->completed && i < current(question)->published_value_count; i++)
        add_text(items, &count, current(question)->published_values[i].entity);
    *ret = (struct nk_text_list){items, count};
    return true;
}

static bool read_figures(struct nk_figure_question *question)
{
    struct nk_request *request = question->viewing->request;
    struct nk_text_list known;
    if (!nk_parameter_list(request, "figure", &question->figures))
        return false;
    if (!all_figures(question, &known)) {
        nk_answer_problem(request, "internal");
        return false;
    }
    for (size_t i = 0; i < question->figures.count; i++)
        if (!contains(known.items, known.count, question->figures.items[i])) {
            nk_answer_unknown_code(request, "figure", question->figures.items[i]);
            return false;
        }
    if (question->figures.count == 0)
        question->figures = known;
    return true;
}

static bool read_entities(struct nk_figure_question *question)
{
    struct nk_request *request = question->viewing->request;
    if (!nk_parameter_list(request, "entity", &question->entities))
        return false;
    for (size_t i = 0; i < question->entities.count; i++)
        if (!nk_is_entity(current(question), question->entities.items[i])) {
            nk_answer_unknown_code(request, "entity", question->entities.items[i]);
            return false;
        }
    if (question->entities.count == 0 && !all_entities(question, &question->entities)) {
        nk_answer_problem(request, "internal");
        return false;
    }
    return true;
}

/* ---- where values come from ---- */

/* `public` is what reports say alone. A publication or a time that is named is answered by publications alone: when a
 * report was registered is not known. */
static bool read_series(struct nk_figure_question *question)
{
    struct nk_request *request = question->viewing->request;
    struct nk_text series = nk_parameter_text(request, "series");
    bool is_public = nk_text_is(series, "public");
    if (nk_parameter_is_given(request, "series") && !is_public && !nk_text_is(series, "collected")) {
        nk_answer_invalid_parameter(request, "series", NK_TEXT("collected, public"));
        return false;
    }
    bool fixed = nk_parameter_is_given(request, "publication") || nk_parameter_is_given(request, "asOf");
    if (is_public && fixed) {
        nk_answer_invalid_parameter(request, "series", NK_TEXT("collected"));
        return false;
    }
    question->completed = !fixed;
    if (is_public)
        question->selection.count = 0;
    return true;
}

static void add_year(int *years, size_t *count, int year)
{
    size_t place = *count;
    for (size_t i = 0; i < *count; i++)
        if (years[i] == year)
            return;
    for (; place > 0 && years[place - 1] > year; place--)
        years[place] = years[place - 1];
    years[place] = year;
    ++*count;
}

static bool find_years(struct nk_figure_question *question, const struct nk_years *asked_for)
{
    const struct nk_catalogue *catalogue = current(question);
    size_t most = question->selection.count + catalogue->published_value_count;
    int *years = NK_NEW_ARRAY(question->viewing->arena, int, most + 1);
    if (!years)
        return false;
    for (size_t i = 0; i < question->selection.count; i++)
        add_year(years, &question->year_count, question->selection.publications[i]->bundle.head.year);
    for (size_t i = 0; question->completed && i < catalogue->published_value_count; i++)
        if (nk_years_has(asked_for, catalogue->published_values[i].year))
            add_year(years, &question->year_count, catalogue->published_values[i].year);
    question->years = years;
    return true;
}

/* ---- in whose prices ---- */

/* "cpi" or "cpi@2025-01" */
static const struct nk_price_index *index_named(const struct nk_catalogue *catalogue, struct nk_text name)
{
    const char *at = name.length ? memchr(name.data, '@', name.length) : NULL;
    struct nk_text id = {name.data, at ? (size_t)(at - name.data) : name.length};
    struct nk_text vintage = {0};
    if (at)
        vintage = (struct nk_text){at + 1, name.length - id.length - 1};
    return at && vintage.length == 0 ? NULL : nk_catalogue_price_index(catalogue, id, vintage);
}

/* The years that an index has: "2012..2024". */
static struct nk_text years_of(struct nk_arena *arena, const struct nk_price_index *index)
{
    if (index->value_count == 0)
        return NK_TEXT("");
    struct nk_text first = nk_decimal_text(arena, nk_decimal_integer(index->values[0].year));
    struct nk_text last = nk_decimal_text(arena, nk_decimal_integer(index->values[index->value_count - 1].year));
    struct nk_text years = NK_JOIN(arena, first, NK_TEXT(".."), last);
    return years.data ? years : NK_TEXT("");
}

static bool read_real_basis(struct nk_figure_question *question)
{
    struct nk_request *request = question->viewing->request;
    struct nk_text name = nk_parameter_text(request, "priceIndex");
    if (!nk_parameter_is_given(request, "priceIndex"))
        name = NK_TEXT(DEFAULT_PRICE_INDEX);
    const struct nk_price_index *index = index_named(current(question), name);
    if (!index) {
        nk_answer_unknown_code(request, "priceIndex", name);
        return false;
    }
    int year;
    struct nk_decimal value;
    if (!nk_parameter_year(request, "baseYear", &year))
        return false;
    if (year == 0 && index->value_count > 0)
        year = index->values[index->value_count - 1].year;
    if (!nk_price_index_of_year(&value, index, year)) {
        nk_answer_invalid_parameter(request, "baseYear", years_of(question->viewing->arena, index));
        return false;
    }
    question->frame.price_index = index;
    question->frame.base_year = year;
    return true;
}

static bool read_basis(struct nk_figure_question *question)
{
    static const char *const real_alone[] = {"baseYear", "priceIndex"};
    struct nk_request *request = question->viewing->request;
    struct nk_text basis = nk_parameter_text(request, "basis");
    if (nk_text_is(basis, "real"))
        return read_real_basis(question);
    if (nk_parameter_is_given(request, "basis") && !nk_text_is(basis, "nominal")) {
        nk_answer_invalid_parameter(request, "basis", NK_TEXT("nominal, real"));
        return false;
    }
    for (size_t i = 0; i < sizeof(real_alone) / sizeof(real_alone[0]); i++)
        if (nk_parameter_is_given(request, real_alone[i])) {
            nk_answer_invalid_parameter(request, "basis", NK_TEXT("real"));
            return false;
        }
    return true;
}

bool nk_figure_question_read(struct nk_figure_question *ret, struct nk_viewing *viewing, const struct nk_years *years)
{
    struct nk_figure_question question = {.viewing = viewing};
    if (!nk_select_publications_of(&question.selection, viewing, years) || !read_series(&question) ||
        !read_figures(&question) || !read_entities(&question) || !read_basis(&question) ||
        !nk_read_classification(&question.frame, viewing, &question.selection))
        return false;
    question.used =
        NK_NEW_ARRAY(viewing->arena, const struct nk_publication_head *, viewing->snapshot->publication_count + 1);
    if (!question.used || !find_years(&question, years)) {
        nk_answer_problem(viewing->request, "internal");
        return false;
    }
    *ret = question;
    return true;
}
