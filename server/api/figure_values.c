#include "core/harmonised_values.h"
#include "server/api/figure_question.h"

static const struct nk_publication *publication_of(const struct nk_figure_question *question, int year)
{
    for (size_t i = 0; i < question->selection.count; i++)
        if (question->selection.publications[i]->bundle.head.year == year)
            return question->selection.publications[i];
    return NULL;
}

static void note_used(struct nk_figure_question *question, const struct nk_publication *publication)
{
    const struct nk_publication_head *head = &publication->bundle.head;
    size_t place = question->used_count;
    for (size_t i = 0; i < question->used_count; i++)
        if (question->used[i] == head)
            return;
    for (; place > 0 && question->used[place - 1]->year > head->year; place--)
        question->used[place] = question->used[place - 1];
    question->used[place] = head;
    question->used_count++;
}

static enum nk_status harmonise(struct nk_figure_question *question, const struct nk_publication *publication,
                                struct nk_figure_value **values, size_t *count)
{
    const struct nk_harmonised *harmonised = NULL;
    if (*count > 0 && (*values)[0].category.length > 0)
        harmonised = question->frame.categories;
    else if (*count > 0 && (*values)[0].area.length > 0)
        harmonised = question->frame.areas;
    if (!harmonised)
        return NK_OK;
    return nk_harmonise_values(values, count, question->viewing->arena, harmonised,
                               publication->bundle.methodology->classification_version, *values, *count);
}

static enum nk_status compute(struct nk_figure_question *question, const struct nk_publication *publication,
                              struct nk_text figure_id, struct nk_text entity_id, struct nk_figure_value **ret,
                              size_t *ret_count)
{
    const struct nk_figure *figure = nk_catalogue_figure(&publication->bundle.catalogue, figure_id);
    int entity = nk_sums_entity(&publication->sums, entity_id);
    if (!figure || entity < 0)
        return NK_OK;
    const struct nk_publication *before = NULL;
    if (nk_figure_looks_back(figure))
        before = nk_publication_of_year(question->viewing->snapshot, publication->bundle.head.year - 1,
                                        question->selection.as_of);
    enum nk_status status = nk_figure_compute(ret, ret_count, question->viewing->arena, figure, &publication->sums,
                                              (size_t)entity, before ? &before->sums : NULL);
    if (status == NK_OK)
        status = harmonise(question, publication, ret, ret_count);
    if (status == NK_OK && *ret_count > 0)
        note_used(question, publication);
    if (status == NK_OK && *ret_count > 0 && before)
        note_used(question, before);
    return status;
}

static enum nk_status from_report(struct nk_figure_question *question, struct nk_text figure_id, struct nk_text entity,
                                  int year, struct nk_figure_value **ret, size_t *ret_count)
{
    const struct nk_figure *figure = nk_catalogue_figure(question->viewing->snapshot->catalogue, figure_id);
    struct nk_figure_value value;
    if (!figure || !nk_series_published(&value, question->viewing->snapshot->catalogue, figure, entity, year))
        return NK_OK;
    *ret = NK_NEW(question->viewing->arena, struct nk_figure_value);
    if (!*ret)
        return NK_NO_MEMORY;
    **ret = value;
    *ret_count = 1;
    return NK_OK;
}

/* Kroner that are added to something else cannot be brought to other prices; the value is then not there in them. */
static enum nk_status bring_to_prices(struct nk_figure_question *question, struct nk_figure_value *values, size_t count)
{
    const struct nk_series_frame *frame = &question->frame;
    for (size_t i = 0; frame->price_index && i < count; i++) {
        enum nk_status status = nk_series_real(&values[i], frame->price_index, frame->base_year);
        if (status == NK_INVALID) {
            values[i].price_index = frame->price_index;
            values[i].base_year = frame->base_year;
            values[i].absence = NK_NOT_SEPARABLE;
            values[i].status = NK_MISSING;
        } else if (status != NK_OK) {
            return status;
        }
    }
    return NK_OK;
}

enum nk_status nk_figure_question_values(struct nk_figure_question *question, struct nk_text figure,
                                         struct nk_text entity, int year, struct nk_figure_value **ret,
                                         struct nk_figure_value **ret_nominal, size_t *ret_count)
{
    const struct nk_publication *publication = publication_of(question, year);
    enum nk_status status = NK_OK;
    *ret = *ret_nominal = NULL;
    *ret_count = 0;
    if (publication)
        status = compute(question, publication, figure, entity, ret_nominal, ret_count);
    if (status == NK_OK && *ret_count == 0 && question->completed)
        status = from_report(question, figure, entity, year, ret_nominal, ret_count);
    if (status != NK_OK || *ret_count == 0)
        return status;

    *ret = NK_NEW_ARRAY(question->viewing->arena, struct nk_figure_value, *ret_count);
    if (!*ret)
        return NK_NO_MEMORY;
    memcpy(*ret, *ret_nominal, *ret_count * sizeof(**ret));
    return bring_to_prices(question, *ret, *ret_count);
}

const struct nk_catalogue *nk_figure_question_catalogue(const struct nk_figure_question *question,
                                                        const struct nk_figure_value *value)
{
    const struct nk_publication *publication = value->published ? NULL : publication_of(question, value->year);
    return publication ? &publication->bundle.catalogue : question->viewing->snapshot->catalogue;
}
