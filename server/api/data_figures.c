#include "server/api/handlers.h"
#include "server/api/answer.h"
#include "server/api/parameters.h"
#include "server/api/selection.h"
#include "server/wire/csv.h"
#include "server/wire/figures_out.h"
#include "server/wire/json_stat.h"

/* One question: figures × entities × publications, in this order of the rows. */
struct question {
    struct nk_viewing *viewing;
    struct nk_selection selection;
    struct nk_text_list figures, entities; /* what the rows are made for */
    struct nk_figure_value *values;
    size_t count, capacity;
    const struct nk_publication_head **used; /* publications that the answer rests on */
    size_t used_count;
};

static bool contains(const struct nk_text *items, size_t count, struct nk_text item)
{
    for (size_t i = 0; i < count; i++)
        if (nk_text_equal(items[i], item))
            return true;
    return false;
}

/* Figures of the current catalogue first, in its order, then those that only older publications define. */
static bool all_figures(struct question *question, struct nk_text_list *ret)
{
    const struct nk_snapshot *snapshot = question->viewing->snapshot;
    size_t most = snapshot->catalogue->figure_count;
    for (size_t p = 0; p < question->selection.count; p++)
        most += question->selection.publications[p]->bundle.catalogue.figure_count;
    struct nk_text *items = NK_NEW_ARRAY(question->viewing->arena, struct nk_text, most + 1);
    if (!items)
        return false;
    size_t count = 0;
    for (size_t i = 0; i < snapshot->catalogue->figure_count; i++)
        items[count++] = snapshot->catalogue->figures[i].id;
    for (size_t p = 0; p < question->selection.count; p++) {
        const struct nk_catalogue *catalogue = &question->selection.publications[p]->bundle.catalogue;
        for (size_t i = 0; i < catalogue->figure_count; i++)
            if (!contains(items, count, catalogue->figures[i].id))
                items[count++] = catalogue->figures[i].id;
    }
    *ret = (struct nk_text_list){items, count};
    return true;
}

/* Regions, national actors, then the sums, as the first publication that has them orders them. */
static bool all_entities(struct question *question, struct nk_text_list *ret)
{
    size_t most = 2;
    for (size_t p = 0; p < question->selection.count; p++)
        most += question->selection.publications[p]->sums.entity_count;
    struct nk_text *items = NK_NEW_ARRAY(question->viewing->arena, struct nk_text, most);
    if (!items)
        return false;
    size_t count = 0;
    for (int regions = 1; regions >= 0; regions--)
        for (size_t p = 0; p < question->selection.count; p++) {
            const struct nk_consolidation *year = &question->selection.publications[p]->consolidation;
            for (size_t e = 0; e < year->entity_count; e++)
                if ((e < year->region_count) == regions && !contains(items, count, year->entities[e].actor->id))
                    items[count++] = year->entities[e].actor->id;
        }
    items[count++] = NK_TEXT(NK_ALL_REGIONS);
    items[count++] = NK_TEXT(NK_SECTOR);
    *ret = (struct nk_text_list){items, count};
    return true;
}

bool nk_is_entity(const struct nk_catalogue *catalogue, struct nk_text id)
{
    const struct nk_actor *actor = nk_catalogue_actor(catalogue, id);
    return nk_text_is(id, NK_ALL_REGIONS) || nk_text_is(id, NK_SECTOR) ||
           (actor && (actor->kind == NK_REGION || actor->kind == NK_NATIONAL_ACTOR));
}

static enum nk_status append(struct question *question, const struct nk_figure_value *values, size_t count)
{
    if (question->count + count > question->capacity) {
        size_t larger = 2 * (question->count + count);
        struct nk_figure_value *moved = NK_NEW_ARRAY(question->viewing->arena, struct nk_figure_value, larger);
        if (!moved)
            return NK_NO_MEMORY;
        if (question->count)
            memcpy(moved, question->values, question->count * sizeof(*moved));
        question->values = moved;
        question->capacity = larger;
    }
    if (count)
        memcpy(question->values + question->count, values, count * sizeof(*values));
    question->count += count;
    return NK_OK;
}

static bool looks_back(const struct nk_figure *figure)
{
    for (size_t i = 0; i < figure->numerator_count; i++)
        if (figure->numerator[i].year_offset != 0)
            return true;
    for (size_t i = 0; i < figure->denominator_count; i++)
        if (figure->denominator[i].year_offset != 0)
            return true;
    return false;
}

static void note_used(struct question *question, const struct nk_publication *publication)
{
    for (size_t i = 0; i < question->used_count; i++)
        if (question->used[i] == &publication->bundle.head)
            return;
    question->used[question->used_count++] = &publication->bundle.head;
}

static enum nk_status compute(struct question *question, const struct nk_publication *publication, struct nk_text figure_id,
                              struct nk_text entity_id)
{
    const struct nk_figure *figure = nk_catalogue_figure(&publication->bundle.catalogue, figure_id);
    int entity = nk_sums_entity(&publication->sums, entity_id);
    if (!figure || entity < 0)
        return NK_OK;
    const struct nk_publication *before = NULL;
    if (looks_back(figure))
        before = nk_publication_of_year(question->viewing->snapshot, publication->bundle.head.year - 1, (struct nk_text){0});
    struct nk_figure_value *values;
    size_t count;
    enum nk_status status = nk_figure_compute(&values, &count, question->viewing->arena, figure, &publication->sums,
                                              (size_t)entity, before ? &before->sums : NULL);
    if (status != NK_OK)
        return status;
    if (count && before)
        note_used(question, before);
    if (count)
        note_used(question, publication);
    return append(question, values, count);
}

static enum nk_status answer_question(struct question *question)
{
    question->used = NK_NEW_ARRAY(question->viewing->arena, const struct nk_publication_head *,
                                  question->viewing->snapshot->publication_count + 1);
    if (!question->used)
        return NK_NO_MEMORY;
    for (size_t f = 0; f < question->figures.count; f++)
        for (size_t e = 0; e < question->entities.count; e++)
            for (size_t p = 0; p < question->selection.count; p++) {
                enum nk_status status = compute(question, question->selection.publications[p], question->figures.items[f],
                                                question->entities.items[e]);
                if (status != NK_OK)
                    return status;
            }
    return NK_OK;
}

static bool read_question(struct question *question)
{
    struct nk_request *request = question->viewing->request;
    struct nk_text_list known;
    struct nk_text basis = nk_parameter_text(request, "basis");
    if (!nk_select_publications(&question->selection, question->viewing) ||
        !nk_parameter_list(request, "figure", &question->figures) ||
        !nk_parameter_list(request, "entity", &question->entities))
        return false;
    if (nk_parameter_is_given(request, "basis") && !nk_text_is(basis, "nominal")) {
        nk_answer_invalid_parameter(request, "basis", NK_TEXT("nominal"));
        return false;
    }
    if (!all_figures(question, &known)) {
        nk_answer_problem(request, "internal");
        return false;
    }
    for (size_t i = 0; i < question->figures.count; i++)
        if (!contains(known.items, known.count, question->figures.items[i])) {
            nk_answer_unknown_code(request, "figure", question->figures.items[i]);
            return false;
        }
    for (size_t i = 0; i < question->entities.count; i++)
        if (!nk_is_entity(question->viewing->snapshot->catalogue, question->entities.items[i])) {
            nk_answer_unknown_code(request, "entity", question->entities.items[i]);
            return false;
        }
    if (question->figures.count == 0)
        question->figures = known;
    if (question->entities.count == 0 && !all_entities(question, &question->entities)) {
        nk_answer_problem(request, "internal");
        return false;
    }
    return true;
}

static bool build_figures(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    struct question question = {.viewing = viewing};
    if (!read_question(&question))
        return false;
    if (answer_question(&question) != NK_OK) {
        nk_answer_problem(viewing->request, "internal");
        return false;
    }
    struct nk_figures_answer answer = {
        .published = {.publications = question.used,
                      .publication_count = question.used_count,
                      .catalogue = viewing->snapshot->catalogue},
        .values = question.values,
        .value_count = question.count,
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

static const char *const figures_parameters[] = {"figure", "entity", "year", "basis", "publication", "asOf", NULL};
static const struct nk_view figures_view = {
    .formats = NK_ALL_FORMATS, .parameters = figures_parameters, .build = build_figures};
NK_VIEW_HANDLER(nk_get_figures_data, figures_view)
