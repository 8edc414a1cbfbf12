#include "server/publish/figure_pairs.h"

struct pairing {
    struct nk_arena *arena;
    const struct nk_figure_comparison *of;
    struct nk_figure_pair *pairs;
    size_t count, capacity;
};

static bool is_wanted(const struct nk_text *wanted, size_t count, struct nk_text id)
{
    for (size_t i = 0; i < count; i++)
        if (nk_text_equal(wanted[i], id))
            return true;
    return count == 0;
}

static bool is_same(bool known, struct nk_decimal value, bool other_known, struct nk_decimal other)
{
    return known == other_known && (!known || nk_decimal_compare(value, other) == 0);
}

static bool is_unmoved(const struct nk_figure_value *before, const struct nk_figure_value *after)
{
    return before && after && before->absence == after->absence && before->status == after->status &&
           is_same(before->absence == NK_PRESENT, before->value, after->absence == NK_PRESENT, after->value) &&
           is_same(before->numerator_known, before->numerator, after->numerator_known, after->numerator) &&
           is_same(before->denominator_known, before->denominator, after->denominator_known, after->denominator);
}

static enum nk_status add(struct pairing *pairing, const struct nk_figure_value *before,
                          const struct nk_figure_value *after)
{
    if (pairing->of->only_moved && is_unmoved(before, after))
        return NK_OK;
    struct nk_figure_pair *pairs =
        NK_GROW(pairing->arena, struct nk_figure_pair, pairing->pairs, pairing->count, 1, &pairing->capacity);
    if (!pairs)
        return NK_NO_MEMORY;
    pairing->pairs = pairs;
    pairing->pairs[pairing->count++] = (struct nk_figure_pair){.before = before, .after = after};
    return NK_OK;
}

/* No values when the publication has no such figure or entity. */
static enum nk_status values_of(struct nk_figure_value **ret, size_t *ret_count, struct nk_arena *arena,
                                const struct nk_publication *publication, const struct nk_sums *looks_back,
                                struct nk_text figure_id, struct nk_text entity)
{
    *ret_count = 0;
    if (!publication)
        return NK_OK;
    const struct nk_figure *figure = nk_catalogue_figure(&publication->bundle.catalogue, figure_id);
    int position = nk_sums_entity(&publication->sums, entity);
    if (!figure || position < 0)
        return NK_OK;
    return nk_figure_compute(ret, ret_count, arena, figure, &publication->sums, (size_t)position, looks_back);
}

static const struct nk_figure_value *same_code(const struct nk_figure_value *values, size_t count,
                                               const struct nk_figure_value *as)
{
    for (size_t i = 0; i < count; i++)
        if (nk_text_equal(values[i].category, as->category) && nk_text_equal(values[i].area, as->area))
            return &values[i];
    return NULL;
}

static enum nk_status compare(struct pairing *pairing, struct nk_text figure, struct nk_text entity)
{
    const struct nk_figure_comparison *of = pairing->of;
    struct nk_figure_value *before = NULL, *after = NULL;
    size_t before_count = 0, after_count = 0;
    enum nk_status status =
        values_of(&before, &before_count, pairing->arena, of->before, of->before_looks_back, figure, entity);
    if (status == NK_OK)
        status = values_of(&after, &after_count, pairing->arena, of->after, of->after_looks_back, figure, entity);
    for (size_t i = 0; status == NK_OK && i < after_count; i++)
        status = add(pairing, same_code(before, before_count, &after[i]), &after[i]);
    for (size_t i = 0; status == NK_OK && i < before_count; i++)
        if (!same_code(after, after_count, &before[i]))
            status = add(pairing, &before[i], NULL);
    return status;
}

/* The entities that there are now; then those that there were before only. */
static enum nk_status compare_entities(struct pairing *pairing, struct nk_text figure)
{
    const struct nk_figure_comparison *of = pairing->of;
    const struct nk_sums *after = &of->after->sums;
    const struct nk_sums *before = of->before ? &of->before->sums : after;
    enum nk_status status = NK_OK;
    for (size_t i = 0; status == NK_OK && i < after->entity_count; i++)
        if (is_wanted(of->entities, of->entity_count, after->entity_ids[i]))
            status = compare(pairing, figure, after->entity_ids[i]);
    for (size_t i = 0; status == NK_OK && i < before->entity_count; i++)
        if (nk_sums_entity(after, before->entity_ids[i]) < 0 &&
            is_wanted(of->entities, of->entity_count, before->entity_ids[i]))
            status = compare(pairing, figure, before->entity_ids[i]);
    return status;
}

enum nk_status nk_figure_pairs(struct nk_figure_pair **ret, size_t *ret_count, struct nk_arena *arena,
                               const struct nk_figure_comparison *comparison)
{
    const struct nk_catalogue *after = &comparison->after->bundle.catalogue;
    const struct nk_catalogue *before = comparison->before ? &comparison->before->bundle.catalogue : after;
    struct pairing pairing = {.arena = arena, .of = comparison};
    enum nk_status status = NK_OK;
    for (size_t i = 0; status == NK_OK && i < after->figure_count; i++)
        if (is_wanted(comparison->figures, comparison->figure_count, after->figures[i].id))
            status = compare_entities(&pairing, after->figures[i].id);
    for (size_t i = 0; status == NK_OK && i < before->figure_count; i++)
        if (!nk_catalogue_figure(after, before->figures[i].id) &&
            is_wanted(comparison->figures, comparison->figure_count, before->figures[i].id))
            status = compare_entities(&pairing, before->figures[i].id);
    if (status != NK_OK)
        return status;
    *ret = pairing.pairs;
    *ret_count = pairing.count;
    return NK_OK;
}
