#include "server/publish/answers.h"

#include <string.h>

#include "server/publish/beside.h"
#include "server/publish/edition.h"

/* The publications that an answer rests on, by year. */
static enum nk_status name_publications(struct nk_published *ret, struct nk_arena *arena,
                                        const struct nk_publication *publication, const struct nk_publication *before)
{
    const struct nk_publication_head **heads = NK_NEW_ARRAY(arena, const struct nk_publication_head *, 2);
    if (!heads)
        return NK_NO_MEMORY;
    size_t count = 0;
    if (before)
        heads[count++] = &before->bundle.head;
    heads[count++] = &publication->bundle.head;
    *ret = (struct nk_published){
        .publications = heads, .publication_count = count, .catalogue = &publication->bundle.catalogue};
    return NK_OK;
}

static bool looks_back(const struct nk_figure_value *values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (nk_figure_looks_back(values[i].figure))
            return true;
    return false;
}

enum nk_status nk_answer_figures(struct nk_figures_answer *ret, struct nk_arena *arena,
                                 const struct nk_publication *publication, const struct nk_publication *before)
{
    struct nk_figures_answer answer = {.value_count = 0};
    struct nk_figure_value *values;
    enum nk_status status =
        nk_edition_figures(&values, &answer.value_count, arena, publication, before ? &before->sums : NULL);
    if (status != NK_OK)
        return status;
    struct nk_figure_beside *beside = NK_NEW_ARRAY(arena, struct nk_figure_beside, answer.value_count);
    status = beside ? NK_OK : NK_NO_MEMORY;
    for (size_t i = 0; status == NK_OK && i < answer.value_count; i++)
        status = nk_figure_look_beside(&beside[i], &answer.frame, arena, &publication->bundle.catalogue, &values[i],
                                       &values[i]);
    if (status == NK_OK)
        status = name_publications(&answer.published, arena, publication,
                                   looks_back(values, answer.value_count) ? before : NULL);
    if (status != NK_OK)
        return status;
    answer.values = values;
    answer.beside = beside;
    *ret = answer;
    return NK_OK;
}

enum nk_status nk_answer_expenditure(struct nk_expenditure_answer *ret, struct nk_arena *arena,
                                     const struct nk_publication *publication)
{
    const struct nk_consolidation *year = &publication->consolidation;
    struct nk_expenditure_query query = {.measure = NK_NET};
    struct nk_expenditure_answer answer = {.measure = NK_NET};
    struct nk_expenditure_row *rows;
    for (int dimension = 0; dimension < NK_DIMENSIONS; dimension++)
        query.group_by[dimension] = dimension != NK_AREA || publication->bundle.methodology->crosses_dimensions;
    memcpy(answer.group_by, query.group_by, sizeof(query.group_by));
    enum nk_status status = nk_expenditure_select(&rows, &answer.row_count, arena, &query, &year, 1);
    if (status == NK_OK)
        status = name_publications(&answer.published, arena, publication, NULL);
    if (status != NK_OK)
        return status;
    answer.rows = rows;
    *ret = answer;
    return NK_OK;
}

/* The value of one code. NK_UNDEFINED: there is none. */
static enum nk_status value_of(const struct nk_figure_value **ret, struct nk_arena *arena,
                               const struct nk_publication *publication, const struct nk_publication *before,
                               const struct nk_figure *figure, struct nk_text entity, struct nk_text code)
{
    int position = nk_sums_entity(&publication->sums, entity);
    struct nk_figure_value *values;
    size_t count;
    if (position < 0)
        return NK_UNDEFINED;
    enum nk_status status = nk_figure_compute(&values, &count, arena, figure, &publication->sums, (size_t)position,
                                              before ? &before->sums : NULL);
    if (status != NK_OK)
        return status;
    for (size_t i = 0; i < count; i++)
        if (nk_text_equal(values[i].category.length ? values[i].category : values[i].area, code)) {
            *ret = &values[i];
            return NK_OK;
        }
    return NK_UNDEFINED;
}

enum nk_status nk_answer_explanation(struct nk_explain_answer *ret, struct nk_arena *arena,
                                     const struct nk_publication *publication, const struct nk_publication *before,
                                     const struct nk_figure *figure, struct nk_text entity, struct nk_text code)
{
    struct nk_explain_answer answer = {
        .publication = &publication->bundle.head, .depth = NK_EXPLANATION_DEPTH_MAX, .shows_returns = true};
    const struct nk_publication *used = nk_figure_looks_back(figure) ? before : NULL;
    enum nk_status status = value_of(&answer.value, arena, publication, used, figure, entity, code);
    if (status == NK_OK && answer.value->absence == NK_PRESENT)
        status = nk_explain(&answer.root, arena, answer.value, &publication->sums, used ? &used->sums : NULL);
    if (status == NK_OK && answer.root)
        status = nk_explanation_check(&answer.recomputed, &answer.equal, answer.root);
    if (status == NK_OK)
        status = name_publications(&answer.published, arena, publication, used);
    if (status == NK_OK)
        *ret = answer;
    return status;
}
