#include "server/api/what_if_values.h"

struct comparison {
    struct nk_arena *arena;
    const struct nk_what_if_body *body;
    const struct nk_sums *before, *after, *year_before;
    struct nk_what_if_value *values;
    size_t count, capacity;
};

static bool is_wanted(const struct nk_text *wanted, size_t count, struct nk_text id)
{
    for (size_t i = 0; i < count; i++)
        if (nk_text_equal(wanted[i], id))
            return true;
    return count == 0;
}

static enum nk_status add(struct comparison *comparison, const struct nk_figure_value *before,
                          const struct nk_figure_value *after)
{
    if (comparison->count == comparison->capacity) {
        size_t larger = comparison->capacity ? 2 * comparison->capacity : 64;
        struct nk_what_if_value *moved = NK_NEW_ARRAY(comparison->arena, struct nk_what_if_value, larger);
        if (!moved)
            return NK_NO_MEMORY;
        if (comparison->count)
            memcpy(moved, comparison->values, comparison->count * sizeof(*moved));
        comparison->values = moved;
        comparison->capacity = larger;
    }
    comparison->values[comparison->count++] = (struct nk_what_if_value){.before = before, .after = after};
    return NK_OK;
}

/* No values when the entity takes no part. */
static enum nk_status values_of(struct nk_figure_value **ret, size_t *ret_count, const struct comparison *comparison,
                                const struct nk_figure *figure, const struct nk_sums *sums, struct nk_text entity)
{
    int position = nk_sums_entity(sums, entity);
    *ret_count = 0;
    if (position < 0)
        return NK_OK;
    return nk_figure_compute(ret, ret_count, comparison->arena, figure, sums, (size_t)position,
                             comparison->year_before);
}

static const struct nk_figure_value *same_code(const struct nk_figure_value *values, size_t count,
                                               const struct nk_figure_value *as)
{
    for (size_t i = 0; i < count; i++)
        if (nk_text_equal(values[i].category, as->category) && nk_text_equal(values[i].area, as->area))
            return &values[i];
    return NULL;
}

static enum nk_status compare(struct comparison *comparison, const struct nk_figure *figure, struct nk_text entity)
{
    struct nk_figure_value *before = NULL, *after = NULL;
    size_t before_count = 0, after_count = 0;
    enum nk_status status = values_of(&before, &before_count, comparison, figure, comparison->before, entity);
    if (status == NK_OK)
        status = values_of(&after, &after_count, comparison, figure, comparison->after, entity);
    for (size_t i = 0; status == NK_OK && i < after_count; i++)
        status = add(comparison, same_code(before, before_count, &after[i]), &after[i]);
    for (size_t i = 0; status == NK_OK && i < before_count; i++)
        if (!same_code(after, after_count, &before[i]))
            status = add(comparison, &before[i], NULL);
    return status;
}

/* The entities that the returns have now; then those that only the published ones had. */
static enum nk_status compare_entities(struct comparison *comparison, const struct nk_figure *figure)
{
    const struct nk_what_if_body *body = comparison->body;
    enum nk_status status = NK_OK;
    for (size_t i = 0; status == NK_OK && i < comparison->after->entity_count; i++)
        if (is_wanted(body->entities, body->entity_count, comparison->after->entity_ids[i]))
            status = compare(comparison, figure, comparison->after->entity_ids[i]);
    for (size_t i = 0; status == NK_OK && i < comparison->before->entity_count; i++)
        if (nk_sums_entity(comparison->after, comparison->before->entity_ids[i]) < 0 &&
            is_wanted(body->entities, body->entity_count, comparison->before->entity_ids[i]))
            status = compare(comparison, figure, comparison->before->entity_ids[i]);
    return status;
}

enum nk_status nk_what_if_values(struct nk_what_if_answer *answer, struct nk_arena *arena,
                                 const struct nk_what_if_body *body, const struct nk_sums *year_before)
{
    const struct nk_catalogue *catalogue = &answer->before->bundle.catalogue;
    struct comparison comparison = {
        .arena = arena,
        .body = body,
        .before = &answer->before->sums,
        .after = &answer->after->sums,
        .year_before = year_before,
    };
    for (size_t i = 0; i < catalogue->figure_count; i++) {
        if (!is_wanted(body->figures, body->figure_count, catalogue->figures[i].id))
            continue;
        enum nk_status status = compare_entities(&comparison, &catalogue->figures[i]);
        if (status != NK_OK)
            return status;
    }
    answer->values = comparison.values;
    answer->value_count = comparison.count;
    return NK_OK;
}
