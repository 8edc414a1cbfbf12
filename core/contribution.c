#include "core/contribution.h"

#include "core/codes.h"
#include "core/cube.h"
#include "core/money.h"

static const char *const part_codes[NK_PARTS] = {
    [NK_PART_OWN] = "own",
    [NK_PART_ELIMINATED] = "eliminated",
    [NK_PART_CONTRIBUTED] = "contributed",
    [NK_PART_ALLOCATED] = "allocated",
    [NK_PART_KEPT] = "kept",
};

static const char *const tie_codes[NK_TIES] = {
    [NK_OWN_LESS_ELIMINATED_IS_ALLOCATED_AND_KEPT] = "own-less-eliminated-is-allocated-and-kept",
    [NK_CONTRIBUTIONS_ARE_NET_OF_SECTOR] = "contributions-are-net-of-sector",
    [NK_KEPT_AND_ALLOCATED_ARE_NET_OF_ENTITY] = "kept-and-allocated-are-net-of-entity",
};

const char *nk_contribution_part_code(enum nk_contribution_part part)
{
    return nk_codes_text(part_codes, NK_PARTS, part);
}

const char *nk_contribution_tie_code(enum nk_contribution_tie tie)
{
    return nk_codes_text(tie_codes, NK_TIES, tie);
}

static enum nk_status add_own(struct nk_vector *own, const struct nk_shape *shape, const struct nk_submission *from)
{
    if (shape->table_count == 1)
        return nk_vector_add_cells(own, NULL, shape, &from->expenditure);
    enum nk_status status = nk_vector_add_cells(own, NULL, shape, &from->expenditure_by_category);
    return status == NK_OK ? nk_vector_add_cells(own, NULL, shape, &from->expenditure_by_area) : status;
}

/* What it has booked of a national actor counts in that actor. */
static enum nk_status add_booked(struct nk_contribution *contribution)
{
    const struct nk_consolidation *consolidation = contribution->consolidation;
    enum nk_status status = NK_OK;
    for (size_t i = 0; status == NK_OK && i < consolidation->booked_purchase_count; i++)
        if (consolidation->booked_purchases[i].buyer == contribution->from)
            status = nk_vector_add(&contribution->parts[NK_PART_ELIMINATED],
                                   &consolidation->booked_purchases[i].cells, &consolidation->shape);
    return status;
}

/* What others finance of it: national actors have it in their own expenditure, regions are allocated it. */
static enum nk_status add_financed(struct nk_contribution *contribution)
{
    const struct nk_consolidation *consolidation = contribution->consolidation;
    enum nk_status status = NK_OK;
    for (size_t i = 0; status == NK_OK && i < consolidation->flow_count; i++) {
        const struct nk_flow *flow = &consolidation->flows[i];
        if (flow->supplier != contribution->from || !flow->entity)
            continue;
        bool is_national = flow->entity->kind == NK_NATIONAL_ACTOR;
        status = nk_vector_add(&contribution->parts[is_national ? NK_PART_ELIMINATED : NK_PART_ALLOCATED],
                               &flow->cells, &consolidation->shape);
    }
    return status;
}

/* contributed = own − eliminated, kept = contributed − allocated */
static enum nk_status add_rest(struct nk_contribution *contribution)
{
    static const struct {
        enum nk_contribution_part part, whole, less;
    } rests[] = {
        {NK_PART_CONTRIBUTED, NK_PART_OWN, NK_PART_ELIMINATED},
        {NK_PART_KEPT, NK_PART_CONTRIBUTED, NK_PART_ALLOCATED},
    };
    const struct nk_shape *shape = &contribution->consolidation->shape;
    enum nk_status status = NK_OK;
    for (size_t i = 0; status == NK_OK && i < sizeof rests / sizeof rests[0]; i++) {
        struct nk_vector *rest = &contribution->parts[rests[i].part];
        status = nk_vector_add(rest, &contribution->parts[rests[i].whole], shape);
        if (status == NK_OK)
            status = nk_vector_subtract(rest, &contribution->parts[rests[i].less], shape);
    }
    return status;
}

static enum nk_status add_parts(struct nk_contribution *contribution, struct nk_arena *arena)
{
    const struct nk_shape *shape = &contribution->consolidation->shape;
    enum nk_status status = NK_OK;
    for (int part = 0; status == NK_OK && part < NK_PARTS; part++)
        status = nk_vector_new(&contribution->parts[part], arena, shape);
    if (status == NK_OK)
        status = add_own(&contribution->parts[NK_PART_OWN], shape, contribution->from->submission);
    if (status == NK_OK)
        status = add_booked(contribution);
    if (status == NK_OK)
        status = add_financed(contribution);
    if (status == NK_OK)
        status = add_rest(contribution);
    for (int part = 0; status == NK_OK && part < NK_PARTS; part++) {
        nk_vector_finish(&contribution->parts[part], shape);
        status = nk_vector_total(&contribution->totals[part], &contribution->parts[part], shape);
    }
    return status;
}

/* The parts of a return and what it counts under, without what the others contribute. */
static enum nk_status start(struct nk_contribution *ret, struct nk_arena *arena,
                            const struct nk_consolidation *consolidation, const struct nk_return *from)
{
    ptrdiff_t entity = nk_consolidation_entity_of(consolidation, from->actor);
    if (entity < 0)
        return NK_INVALID;
    *ret = (struct nk_contribution){
        .consolidation = consolidation, .from = from, .entity = &consolidation->entities[entity]};
    return add_parts(ret, arena);
}

static enum nk_status add_others(struct nk_contribution *contribution, struct nk_arena *arena)
{
    const struct nk_consolidation_input *input = contribution->consolidation->input;
    for (size_t i = 0; i < input->return_count; i++) {
        struct nk_contribution other;
        if (&input->returns[i] == contribution->from)
            continue;
        enum nk_status status = start(&other, arena, contribution->consolidation, &input->returns[i]);
        if (status != NK_OK)
            return status;
        if (!nk_money_add(&contribution->contributed_by_others, other.totals[NK_PART_CONTRIBUTED]))
            return NK_OVERFLOW;
        if (other.entity == contribution->entity &&
            !nk_money_add(&contribution->kept_by_others, other.totals[NK_PART_KEPT]))
            return NK_OVERFLOW;
    }
    return NK_OK;
}

static enum nk_status tie(struct nk_contribution *contribution)
{
    const int64_t *totals = contribution->totals;
    struct nk_tie *parts = &contribution->ties[NK_OWN_LESS_ELIMINATED_IS_ALLOCATED_AND_KEPT];
    struct nk_tie *sector = &contribution->ties[NK_CONTRIBUTIONS_ARE_NET_OF_SECTOR];
    struct nk_tie *entity = &contribution->ties[NK_KEPT_AND_ALLOCATED_ARE_NET_OF_ENTITY];
    *parts = (struct nk_tie){.left = totals[NK_PART_OWN], .right = totals[NK_PART_ALLOCATED]};
    *sector = (struct nk_tie){.left = totals[NK_PART_CONTRIBUTED], .right = contribution->consolidation->net_total};
    *entity = (struct nk_tie){.left = totals[NK_PART_KEPT], .right = contribution->entity->net_total};
    return nk_money_subtract(&parts->left, totals[NK_PART_ELIMINATED]) &&
                   nk_money_add(&parts->right, totals[NK_PART_KEPT]) &&
                   nk_money_add(&sector->left, contribution->contributed_by_others) &&
                   nk_money_add(&entity->left, contribution->kept_by_others) &&
                   nk_money_add(&entity->left, contribution->entity->allocated_total)
               ? NK_OK
               : NK_OVERFLOW;
}

enum nk_status nk_contribution_of(struct nk_contribution *ret, struct nk_arena *arena,
                                  const struct nk_consolidation *consolidation, const struct nk_return *from)
{
    struct nk_contribution contribution;
    enum nk_status status = start(&contribution, arena, consolidation, from);
    if (status == NK_OK)
        status = add_others(&contribution, arena);
    if (status == NK_OK)
        status = tie(&contribution);
    if (status == NK_OK)
        *ret = contribution;
    return status;
}

/* One table of the cells as a cube of one actor and one year: its cells lie in the order of the axes. */
struct table {
    size_t first;
    struct nk_cube cube;
    bool kept[NK_AXES];
    size_t groups;
};

static enum nk_status choose_table(struct table *ret, const struct nk_shape *shape,
                                   const struct nk_contribution_groups *by)
{
    bool crossed = shape->table_count == 1;
    if (!crossed && by->by_category && by->by_area)
        return NK_INVALID;
    bool has_category = crossed || !by->by_area;
    bool has_area = crossed || by->by_area;
    *ret = (struct table){
        .first = shape->first[crossed || !by->by_area ? 0 : 1],
        .cube.size = {[NK_AXIS_ACTOR] = 1,
                      [NK_AXIS_YEAR] = 1,
                      [NK_AXIS_CATEGORY] = has_category ? shape->methodology->categories.count : 1,
                      [NK_AXIS_AREA] = has_area ? shape->methodology->areas.count : 1,
                      [NK_AXIS_COST_TYPE] = NK_COST_TYPES},
        .kept = {[NK_AXIS_CATEGORY] = by->by_category,
                 [NK_AXIS_AREA] = by->by_area,
                 [NK_AXIS_COST_TYPE] = by->by_cost_type},
        .groups = 1,
    };
    for (int axis = 0; axis < NK_AXES; axis++)
        if (ret->kept[axis])
            ret->groups *= ret->cube.size[axis];
    return NK_OK;
}

/* Sums of the table's part of `cells`, one for each group. A sum of lines of one cell may be larger than what a cube
 * adds up without looking. */
static enum nk_status group(int64_t **ret, struct nk_arena *arena, const struct table *table, int64_t *cells)
{
    struct nk_cube cube = table->cube;
    size_t length = 1;
    for (int axis = 0; axis < NK_AXES; axis++)
        length *= cube.size[axis];
    cube.amounts = cells + table->first;
    for (size_t i = 0; i < length; i++)
        if (nk_money_absolute(cube.amounts[i]) > NK_AMOUNT_MAX)
            return NK_OVERFLOW;
    *ret = NK_NEW_ARRAY(arena, int64_t, table->groups);
    return *ret ? nk_cube_group(*ret, &cube, table->kept) : NK_NO_MEMORY;
}

/* How many cells of each group were given. */
static enum nk_status count_present(int64_t **ret, struct nk_arena *arena, const struct table *table,
                                    const struct nk_contribution *contribution)
{
    size_t length = contribution->consolidation->shape.length;
    int64_t *present = NK_NEW_ARRAY(arena, int64_t, length);
    if (!present)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < length; i++)
        present[i] = contribution->parts[NK_PART_CONTRIBUTED].present[i];
    return group(ret, arena, table, present);
}

/* The position of a group in the order of the axes as codes. */
static struct nk_contribution_group name_group(const struct table *table, size_t position)
{
    struct nk_contribution_group group = {.category = -1, .area = -1, .cost_type = -1};
    int *const codes[] = {&group.cost_type, &group.area, &group.category};
    for (int i = 0; i < 3; i++) {
        int axis = NK_AXIS_COST_TYPE - i;
        if (!table->kept[axis])
            continue;
        *codes[i] = (int)(position % table->cube.size[axis]);
        position /= table->cube.size[axis];
    }
    return group;
}

enum nk_status nk_contribution_group(struct nk_contribution_group **ret, size_t *ret_count, struct nk_arena *arena,
                                     const struct nk_contribution *contribution,
                                     const struct nk_contribution_groups *by)
{
    struct table table;
    int64_t *sums[NK_PARTS], *estimated, *present;
    enum nk_status status = choose_table(&table, &contribution->consolidation->shape, by);
    for (int part = 0; status == NK_OK && part < NK_PARTS; part++)
        status = group(&sums[part], arena, &table, contribution->parts[part].amount);
    if (status == NK_OK)
        status = group(&estimated, arena, &table, contribution->parts[NK_PART_OWN].estimated);
    if (status == NK_OK)
        status = count_present(&present, arena, &table, contribution);
    if (status != NK_OK)
        return status;
    struct nk_contribution_group *groups = NK_NEW_ARRAY(arena, struct nk_contribution_group, table.groups);
    if (!groups)
        return NK_NO_MEMORY;
    size_t count = 0;
    for (size_t i = 0; i < table.groups; i++) {
        if (present[i] == 0)
            continue;
        struct nk_contribution_group *next = &groups[count++];
        *next = name_group(&table, i);
        next->estimated = estimated[i];
        for (int part = 0; part < NK_PARTS; part++)
            next->amounts[part] = sums[part][i];
    }
    *ret = groups;
    *ret_count = count;
    return NK_OK;
}
