#include "core/expenditure.h"

#include "core/codes.h"
#include "core/expenditure_axes.h"
#include "core/money.h"
#include "core/provenance.h"

enum { ORIGINS = 3 };

static const char *const dimensions[NK_DIMENSIONS] = {
    [NK_ENTITY] = "entity",
    [NK_YEAR] = "year",
    [NK_CATEGORY] = "category",
    [NK_AREA] = "area",
    [NK_COST_TYPE] = "costType",
    [NK_ORIGIN] = "origin",
};

static const char *const origins[ORIGINS] = {
    [NK_ORIGIN_OWN] = "own",
    [NK_ORIGIN_ALLOCATED] = "allocated",
    [NK_ORIGIN_RESIDUAL] = "residual",
};

const char *nk_dimension_code(enum nk_dimension dimension)
{
    return nk_codes_text(dimensions, NK_DIMENSIONS, dimension);
}

bool nk_dimension_of(enum nk_dimension *ret, struct nk_text code)
{
    int found = nk_codes_find(dimensions, NK_DIMENSIONS, code);
    if (found < 0)
        return false;
    *ret = (enum nk_dimension)found;
    return true;
}

const char *nk_origin_code(enum nk_origin origin)
{
    return nk_codes_text(origins, ORIGINS, origin);
}

/* What has come together in one group. */
struct group {
    int64_t amount, estimated;
    bool present, illustrative;
};

/* One selection at work: a group for every combination of the values of the dimensions grouped by. */
struct selection {
    struct nk_arena *arena;
    const struct nk_expenditure_query *query;
    struct nk_axes axes;
    size_t stride[NK_DIMENSIONS]; /* 0 where not grouped by */
    struct group *groups;
    size_t group_count;
};

/* Cells of an entity that came to it in one way. */
struct part {
    const struct nk_consolidation *year;
    size_t year_position;
    size_t entity; /* of the consolidation */
    enum nk_origin origin;
    const struct nk_vector *cells;
    bool illustrative;
};

static bool is_asked_for(const struct nk_expenditure_query *query, enum nk_dimension dimension)
{
    return query->group_by[dimension] || query->filter[dimension].count > 0;
}

/* The table that has the dimensions asked for. NK_INVALID: no table has both. */
static enum nk_status choose_table(size_t *ret, const struct nk_shape *shape, const struct nk_expenditure_query *query)
{
    bool area = is_asked_for(query, NK_AREA);
    *ret = shape->table_count > 1 && area ? 1 : 0;
    return shape->table_count > 1 && area && is_asked_for(query, NK_CATEGORY) ? NK_INVALID : NK_OK;
}

static enum nk_status make_groups(struct selection *selection)
{
    const size_t sizes[NK_DIMENSIONS] = {
        [NK_ENTITY] = selection->axes.entities.count, [NK_YEAR] = selection->axes.year_count,
        [NK_CATEGORY] = selection->axes.categories.count, [NK_AREA] = selection->axes.areas.count,
        [NK_COST_TYPE] = NK_COST_TYPES, [NK_ORIGIN] = ORIGINS,
    };
    selection->group_count = 1;
    for (size_t dimension = NK_DIMENSIONS; dimension-- > 0;) {
        if (!selection->query->group_by[dimension])
            continue;
        selection->stride[dimension] = selection->group_count;
        selection->group_count *= sizes[dimension];
    }
    selection->groups = NK_NEW_ARRAY(selection->arena, struct group, selection->group_count);
    return selection->groups ? NK_OK : NK_NO_MEMORY;
}

/* A code of a year as the answer names it; empty when it has no name there. */
static struct nk_text named_in_answer(const struct nk_harmonised *harmonised, const struct nk_methodology *methodology,
                                      struct nk_text code)
{
    if (!harmonised)
        return code;
    const struct nk_harmonised_code *common =
        nk_harmonised_code_of(harmonised, methodology->classification_version, code);
    return common ? common->id : (struct nk_text){.length = 0};
}

static bool are_all_named(const struct nk_harmonised *harmonised, const struct nk_methodology *methodology,
                          const struct nk_code_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (named_in_answer(harmonised, methodology, list->codes[i].code).length == 0)
            return false;
    return true;
}

/* The position of a cell's code on its axis, or -1 when the cell is filtered out. A margin is not filtered by what it
 * lacks. */
static ptrdiff_t place_of_code(const struct selection *selection, const struct nk_methodology *methodology,
                               enum nk_dimension dimension, int index)
{
    if (index < 0)
        return 0;
    bool category = dimension == NK_CATEGORY;
    const struct nk_code_list *list = category ? &methodology->categories : &methodology->areas;
    const struct nk_axis *axis = category ? &selection->axes.categories : &selection->axes.areas;
    struct nk_text code = named_in_answer(category ? selection->query->categories : selection->query->areas,
                                          methodology, list->codes[index].code);
    return nk_text_list_admits(&selection->query->filter[dimension], code) ? nk_axis_find(axis, code) : -1;
}

/* Offset of a cell within the groups of its entity, year and origin; -1 when it is filtered out. */
static ptrdiff_t offset_of_cell(const struct selection *selection, const struct nk_methodology *methodology,
                                const struct nk_cell_key *key)
{
    const struct nk_text_list *filter = selection->query->filter;
    ptrdiff_t category = place_of_code(selection, methodology, NK_CATEGORY, key->category);
    ptrdiff_t area = place_of_code(selection, methodology, NK_AREA, key->area);
    if (category < 0 || area < 0 ||
        !nk_text_list_admits(&filter[NK_COST_TYPE], nk_cost_type_codes[key->cost_type]))
        return -1;
    return (ptrdiff_t)((size_t)category * selection->stride[NK_CATEGORY] + (size_t)area * selection->stride[NK_AREA] +
                       (size_t)key->cost_type * selection->stride[NK_COST_TYPE]);
}

/* Adds a part's cells under one entity of the answer. */
static enum nk_status add_under(struct selection *selection, const struct part *part, size_t entity_position)
{
    const struct nk_shape *shape = &part->year->shape;
    size_t first = entity_position * selection->stride[NK_ENTITY] + part->year_position * selection->stride[NK_YEAR] +
                   (size_t)part->origin * selection->stride[NK_ORIGIN];
    size_t table;
    enum nk_status status = choose_table(&table, shape, selection->query);
    if (status != NK_OK)
        return status;

    for (size_t i = shape->first[table]; i < shape->first[table] + shape->size[table]; i++) {
        if (!part->cells->present[i])
            continue;
        const struct nk_cell_key key = nk_shape_key(shape, i);
        ptrdiff_t offset = offset_of_cell(selection, shape->methodology, &key);
        if (offset < 0)
            continue;
        struct group *group = &selection->groups[first + (size_t)offset];
        if (!nk_money_add(&group->amount, part->cells->amount[i]) ||
            !nk_money_add(&group->estimated, part->cells->estimated[i]))
            return NK_OVERFLOW;
        group->present = true;
        group->illustrative |= part->illustrative;
    }
    return NK_OK;
}

/* Under itself and under the sums that it is asked for in; where entities are not told apart, once. */
static enum nk_status add_part(struct selection *selection, const struct part *part)
{
    const struct nk_text_list *filter = &selection->query->filter[NK_ENTITY];
    struct nk_text id = part->year->entities[part->entity].actor->id;
    const struct {
        struct nk_text entity;
        bool asked_for;
    } places[] = {
        {id, nk_text_list_admits(filter, id)},
        {NK_TEXT(NK_ALL_REGIONS),
         part->entity < part->year->region_count && nk_text_list_has(filter, NK_TEXT(NK_ALL_REGIONS))},
        {NK_TEXT(NK_SECTOR), nk_text_list_has(filter, NK_TEXT(NK_SECTOR))},
    };
    if (!nk_text_list_admits(&selection->query->filter[NK_ORIGIN], nk_text_of(nk_origin_code(part->origin))))
        return NK_OK;

    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        if (!places[i].asked_for)
            continue;
        enum nk_status status =
            add_under(selection, part, (size_t)nk_axis_find(&selection->axes.entities, places[i].entity));
        if (status != NK_OK || !selection->query->group_by[NK_ENTITY])
            return status;
    }
    return NK_OK;
}

/* What a region reported less what it has booked of purchases. */
static enum nk_status less_booked(struct nk_vector *ret, struct nk_arena *arena, const struct nk_entity *region,
                                  const struct nk_shape *shape)
{
    enum nk_status status = nk_vector_new(ret, arena, shape);
    if (status == NK_OK)
        status = nk_vector_add(ret, &region->own, shape);
    if (status == NK_OK)
        status = nk_vector_subtract(ret, &region->booked, shape);
    if (status == NK_OK)
        nk_vector_finish(ret, shape);
    return status;
}

static enum nk_status add_entity(struct selection *selection, struct part part)
{
    const struct nk_entity *entity = &part.year->entities[part.entity];
    bool region = part.entity < part.year->region_count;

    part.origin = NK_ORIGIN_OWN;
    part.illustrative = entity->provenance.own_illustrative;
    part.cells = &entity->own;
    if (selection->query->measure == NK_GROSS)
        return add_part(selection, &part);
    if (!region) {
        part.origin = NK_ORIGIN_RESIDUAL;
        part.cells = &entity->net;
        return add_part(selection, &part);
    }
    struct nk_vector own;
    enum nk_status status = less_booked(&own, selection->arena, entity, &part.year->shape);
    if (status != NK_OK)
        return status;
    part.cells = &own;
    status = add_part(selection, &part);
    if (status != NK_OK)
        return status;
    part.origin = NK_ORIGIN_ALLOCATED;
    part.illustrative = entity->provenance.allocated_illustrative;
    part.cells = &entity->allocated;
    return add_part(selection, &part);
}

static enum nk_status add_year(struct selection *selection, size_t position)
{
    const struct nk_consolidation *year = selection->axes.years[position];
    size_t table;
    enum nk_status status = choose_table(&table, &year->shape, selection->query);
    if (status != NK_OK)
        return status;
    const struct nk_methodology *methodology = year->shape.methodology;
    if (!are_all_named(selection->query->categories, methodology, &methodology->categories) ||
        !are_all_named(selection->query->areas, methodology, &methodology->areas))
        return NK_INVALID;
    for (size_t i = 0; i < year->entity_count && status == NK_OK; i++) {
        const struct part part = {.year = year, .year_position = position, .entity = i};
        status = add_entity(selection, part);
    }
    return status;
}

static size_t coordinate(const struct selection *selection, size_t index, enum nk_dimension dimension, size_t size)
{
    return index / selection->stride[dimension] % size;
}

static struct nk_expenditure_row row_of(const struct selection *selection, size_t index)
{
    const struct group *group = &selection->groups[index];
    const struct nk_axes *axes = &selection->axes;
    const bool *by = selection->query->group_by;
    struct nk_expenditure_row row = {.amount = group->amount, .illustrative = group->illustrative};

    /* No more of an amount can be estimated than there is of it. */
    int64_t most = nk_money_absolute(group->amount);
    row.estimated = group->estimated < most ? group->estimated : most;
    if (by[NK_ENTITY])
        row.entity = axes->entities.values[coordinate(selection, index, NK_ENTITY, axes->entities.count)];
    if (by[NK_YEAR])
        row.year = axes->years[coordinate(selection, index, NK_YEAR, axes->year_count)]->input->year;
    if (by[NK_CATEGORY])
        row.category = axes->categories.values[coordinate(selection, index, NK_CATEGORY, axes->categories.count)];
    if (by[NK_AREA])
        row.area = axes->areas.values[coordinate(selection, index, NK_AREA, axes->areas.count)];
    if (by[NK_COST_TYPE])
        row.cost_type = (enum nk_cost_type)coordinate(selection, index, NK_COST_TYPE, NK_COST_TYPES);
    if (by[NK_ORIGIN])
        row.origin = (enum nk_origin)coordinate(selection, index, NK_ORIGIN, ORIGINS);
    return row;
}

enum nk_status nk_expenditure_select(struct nk_expenditure_row **ret_rows, size_t *ret_count, struct nk_arena *arena,
                                     const struct nk_expenditure_query *query,
                                     const struct nk_consolidation *const *years, size_t year_count)
{
    struct selection selection = {.arena = arena, .query = query};
    enum nk_status status = nk_axes_make(&selection.axes, arena, query, years, year_count);
    if (status == NK_OK)
        status = make_groups(&selection);
    for (size_t i = 0; i < year_count && status == NK_OK; i++)
        status = add_year(&selection, i);
    if (status != NK_OK)
        return status;

    size_t count = 0;
    for (size_t i = 0; i < selection.group_count; i++)
        count += selection.groups[i].present;
    struct nk_expenditure_row *rows = NK_NEW_ARRAY(arena, struct nk_expenditure_row, count);
    if (!rows)
        return NK_NO_MEMORY;
    size_t filled = 0;
    for (size_t i = 0; i < selection.group_count; i++)
        if (selection.groups[i].present)
            rows[filled++] = row_of(&selection, i);
    *ret_rows = rows;
    *ret_count = count;
    return NK_OK;
}
