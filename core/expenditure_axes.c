#include "core/expenditure_axes.h"

#include "core/order.h"

ptrdiff_t nk_axis_find(const struct nk_axis *axis, struct nk_text value)
{
    for (size_t i = 0; i < axis->count; i++)
        if (nk_text_equal(axis->values[i], value))
            return (ptrdiff_t)i;
    return -1;
}

bool nk_text_list_has(const struct nk_text_list *list, struct nk_text text)
{
    for (size_t i = 0; i < list->count; i++)
        if (nk_text_equal(list->items[i], text))
            return true;
    return false;
}

bool nk_text_list_admits(const struct nk_text_list *filter, struct nk_text text)
{
    return filter->count == 0 || nk_text_list_has(filter, text);
}

static void add_once(struct nk_axis *axis, struct nk_text value)
{
    if (nk_axis_find(axis, value) < 0)
        axis->values[axis->count++] = value;
}

static int compare_texts(const void *context, size_t a, size_t b)
{
    const struct nk_text *texts = context;
    return nk_text_compare(texts[a], texts[b]);
}

static int compare_years(const void *context, size_t a, size_t b)
{
    const struct nk_consolidation *const *years = context;
    return (years[a]->input->year > years[b]->input->year) - (years[a]->input->year < years[b]->input->year);
}

/* Puts the values from `first` on in the order of their bytes. */
static enum nk_status sort_from(struct nk_axis *axis, size_t first, struct nk_arena *arena)
{
    size_t count = axis->count - first;
    size_t *positions = NK_NEW_ARRAY(arena, size_t, count);
    struct nk_text *sorted = NK_NEW_ARRAY(arena, struct nk_text, count);
    if (!positions || !sorted)
        return NK_NO_MEMORY;
    nk_order(positions, count, compare_texts, axis->values + first);
    for (size_t i = 0; i < count; i++)
        sorted[i] = axis->values[first + positions[i]];
    for (size_t i = 0; i < count; i++)
        axis->values[first + i] = sorted[i];
    return NK_OK;
}

static enum nk_status make_years(struct nk_axes *axes, struct nk_arena *arena,
                                 const struct nk_consolidation *const *years, size_t year_count)
{
    size_t *positions = NK_NEW_ARRAY(arena, size_t, year_count);
    axes->years = NK_NEW_ARRAY(arena, const struct nk_consolidation *, year_count);
    if (!positions || !axes->years)
        return NK_NO_MEMORY;
    nk_order(positions, year_count, compare_years, years);
    for (size_t i = 0; i < year_count; i++)
        axes->years[i] = years[positions[i]];
    axes->year_count = year_count;
    return NK_OK;
}

static enum nk_status make_entities(struct nk_axes *axes, struct nk_arena *arena, const struct nk_text_list *filter)
{
    struct nk_axis *entities = &axes->entities;
    size_t most = 2;
    for (size_t y = 0; y < axes->year_count; y++)
        most += axes->years[y]->entity_count;
    entities->values = NK_NEW_ARRAY(arena, struct nk_text, most);
    if (!entities->values)
        return NK_NO_MEMORY;

    for (size_t y = 0; y < axes->year_count; y++)
        for (size_t i = 0; i < axes->years[y]->region_count; i++)
            add_once(entities, axes->years[y]->entities[i].actor->id);
    size_t region_count = entities->count;
    for (size_t y = 0; y < axes->year_count; y++)
        for (size_t i = axes->years[y]->region_count; i < axes->years[y]->entity_count; i++)
            add_once(entities, axes->years[y]->entities[i].actor->id);

    /* The national actors first: sorting the regions from the start would mix them. */
    enum nk_status status = sort_from(entities, region_count, arena);
    struct nk_axis regions = {.values = entities->values, .count = region_count};
    if (status == NK_OK)
        status = sort_from(&regions, 0, arena);
    if (nk_text_list_has(filter, NK_TEXT(NK_ALL_REGIONS)))
        entities->values[entities->count++] = NK_TEXT(NK_ALL_REGIONS);
    if (nk_text_list_has(filter, NK_TEXT(NK_SECTOR)))
        entities->values[entities->count++] = NK_TEXT(NK_SECTOR);
    return status;
}

static const struct nk_code_list *list_of(const struct nk_consolidation *year, enum nk_dimension dimension)
{
    return dimension == NK_CATEGORY ? &year->shape.methodology->categories : &year->shape.methodology->areas;
}

static enum nk_status make_common_codes(struct nk_axis *axis, struct nk_arena *arena,
                                        const struct nk_harmonised *harmonised)
{
    axis->values = NK_NEW_ARRAY(arena, struct nk_text, harmonised->count);
    if (!axis->values)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < harmonised->count; i++)
        axis->values[axis->count++] = harmonised->codes[i].id;
    return NK_OK;
}

static enum nk_status make_codes(struct nk_axis *axis, struct nk_arena *arena, const struct nk_axes *axes,
                                 enum nk_dimension dimension, const struct nk_harmonised *harmonised)
{
    if (harmonised)
        return make_common_codes(axis, arena, harmonised);
    size_t most = 1;
    for (size_t y = 0; y < axes->year_count; y++)
        most += list_of(axes->years[y], dimension)->count;
    axis->values = NK_NEW_ARRAY(arena, struct nk_text, most);
    if (!axis->values)
        return NK_NO_MEMORY;

    for (size_t y = 0; y < axes->year_count; y++) {
        const struct nk_code_list *list = list_of(axes->years[y], dimension);
        for (size_t i = 0; i < list->count; i++)
            if (!nk_text_is(list->codes[i].code, NK_UNSPECIFIED))
                add_once(axis, list->codes[i].code);
    }
    axis->values[axis->count++] = NK_TEXT(NK_UNSPECIFIED);
    return NK_OK;
}

enum nk_status nk_axes_make(struct nk_axes *ret, struct nk_arena *arena, const struct nk_expenditure_query *query,
                            const struct nk_consolidation *const *years, size_t year_count)
{
    struct nk_axes axes = {.year_count = 0};
    enum nk_status status = make_years(&axes, arena, years, year_count);
    if (status == NK_OK)
        status = make_entities(&axes, arena, &query->filter[NK_ENTITY]);
    if (status == NK_OK)
        status = make_codes(&axes.categories, arena, &axes, NK_CATEGORY, query->categories);
    if (status == NK_OK)
        status = make_codes(&axes.areas, arena, &axes, NK_AREA, query->areas);
    if (status == NK_OK)
        *ret = axes;
    return status;
}
