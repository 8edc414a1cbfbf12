#include "core/cells.h"

#include "core/money.h"

struct nk_shape nk_shape_of(const struct nk_methodology *methodology)
{
    size_t categories = methodology->categories.count;
    size_t areas = methodology->areas.count;
    struct nk_shape shape = {.methodology = methodology};
    if (methodology->crosses_dimensions) {
        shape.table_count = 1;
        shape.size[0] = categories * areas * NK_COST_TYPES;
    } else {
        shape.table_count = 2;
        shape.size[0] = categories * NK_COST_TYPES;
        shape.size[1] = areas * NK_COST_TYPES;
        shape.first[1] = shape.size[0];
    }
    shape.length = shape.size[0] + shape.size[1];
    return shape;
}

struct nk_cell_key nk_shape_key(const struct nk_shape *shape, size_t position)
{
    int table = shape->table_count > 1 && position >= shape->first[1] ? 1 : 0;
    size_t inside = position - shape->first[table];
    size_t row = inside / NK_COST_TYPES;
    size_t areas = shape->methodology->areas.count;
    struct nk_cell_key key = {.table = table, .category = -1, .area = -1};
    key.cost_type = (enum nk_cost_type)(inside % NK_COST_TYPES);
    if (shape->table_count == 1) {
        key.category = (int)(row / areas);
        key.area = (int)(row % areas);
    } else if (table == 0) {
        key.category = (int)row;
    } else {
        key.area = (int)row;
    }
    return key;
}

static int find_cost_type(struct nk_text code)
{
    for (int i = 0; i < NK_COST_TYPES; i++) {
        if (nk_text_equal(nk_cost_type_codes[i], code))
            return i;
    }
    return -1;
}

/* Looks where the last code was and at the next place before it searches. `*near` is changed when the code is found. */
static int find_near(const struct nk_code_list *list, struct nk_text code, int *near)
{
    for (size_t i = (size_t)*near; i < list->count && i < (size_t)*near + 2; i++)
        if (nk_text_equal(list->codes[i].code, code))
            return *near = (int)i;
    int found = nk_code_list_find(list, code);
    if (found >= 0)
        *near = found;
    return found;
}

ptrdiff_t nk_cell_find(struct nk_cell_finder *finder, int table, struct nk_text category, struct nk_text area,
                       struct nk_text cost_type)
{
    const struct nk_shape *shape = finder->shape;
    const struct nk_methodology *methodology = shape->methodology;
    bool crossed = shape->table_count == 1;
    int row = 0;
    if (crossed || table == 0) {
        row = find_near(&methodology->categories, category, &finder->category);
        if (row < 0)
            return -1;
    }
    if (crossed || table == 1) {
        int column = find_near(&methodology->areas, area, &finder->area);
        if (column < 0)
            return -1;
        row = row * (int)methodology->areas.count + column;
    }
    int type = find_cost_type(cost_type);
    if (type < 0)
        return -1;
    return (ptrdiff_t)shape->first[table] + (ptrdiff_t)row * NK_COST_TYPES + type;
}

ptrdiff_t nk_shape_position(const struct nk_shape *shape, int table, struct nk_text category, struct nk_text area,
                            struct nk_text cost_type)
{
    struct nk_cell_finder finder = {.shape = shape};
    return nk_cell_find(&finder, table, category, area, cost_type);
}

enum nk_status nk_vector_new(struct nk_vector *ret, struct nk_arena *arena, const struct nk_shape *shape)
{
    struct nk_vector vector = {
        .amount = NK_NEW_ARRAY(arena, int64_t, shape->length),
        .estimated = NK_NEW_ARRAY(arena, int64_t, shape->length),
        .present = NK_NEW_ARRAY(arena, uint8_t, shape->length),
    };
    if (!vector.amount || !vector.estimated || !vector.present)
        return NK_NO_MEMORY;
    *ret = vector;
    return NK_OK;
}

/* The loops over vectors have no branches, so that the machine takes several cells at a time: what is absent is
 * zero and added like the rest, and what leaves 64 bits is collected in the sign of one word. */

static bool add_amounts(int64_t *sum, const int64_t *term, size_t length)
{
    int64_t overflow = 0;
    for (size_t i = 0; i < length; i++) {
        int64_t result = (int64_t)((uint64_t)sum[i] + (uint64_t)term[i]);
        overflow |= (sum[i] ^ result) & (term[i] ^ result);
        sum[i] = result;
    }
    return overflow >= 0;
}

static bool subtract_amounts(int64_t *sum, const int64_t *term, size_t length)
{
    int64_t overflow = 0;
    for (size_t i = 0; i < length; i++) {
        int64_t result = (int64_t)((uint64_t)sum[i] - (uint64_t)term[i]);
        overflow |= (sum[i] ^ term[i]) & (sum[i] ^ result);
        sum[i] = result;
    }
    return overflow >= 0;
}

/* What is estimated is never below zero, so a difference of two fits. */
static void subtract_estimates(int64_t *sum, const int64_t *term, size_t length)
{
    for (size_t i = 0; i < length; i++)
        sum[i] = sum[i] < term[i] ? term[i] - sum[i] : sum[i] - term[i];
}

static void add_presence(uint8_t *sum, const uint8_t *term, size_t length)
{
    for (size_t i = 0; i < length; i++)
        sum[i] |= term[i];
}

enum nk_status nk_vector_add(struct nk_vector *sum, const struct nk_vector *term, const struct nk_shape *shape)
{
    bool fits = add_amounts(sum->amount, term->amount, shape->length) &&
                add_amounts(sum->estimated, term->estimated, shape->length);
    add_presence(sum->present, term->present, shape->length);
    return fits ? NK_OK : NK_OVERFLOW;
}

enum nk_status nk_vector_subtract(struct nk_vector *sum, const struct nk_vector *term, const struct nk_shape *shape)
{
    bool fits = subtract_amounts(sum->amount, term->amount, shape->length);
    subtract_estimates(sum->estimated, term->estimated, shape->length);
    add_presence(sum->present, term->present, shape->length);
    return fits ? NK_OK : NK_OVERFLOW;
}

void nk_vector_finish(struct nk_vector *sum, const struct nk_shape *shape)
{
    for (size_t i = 0; i < shape->length; i++) {
        int64_t most = nk_money_absolute(sum->amount[i]);
        if (sum->estimated[i] > most)
            sum->estimated[i] = most;
    }
}

enum nk_status nk_vector_total(int64_t *ret, const struct nk_vector *vector, const struct nk_shape *shape)
{
    int64_t total = 0;
    for (size_t i = 0; i < shape->size[0]; i++) {
        if (!nk_money_add(&total, vector->amount[i]))
            return NK_OVERFLOW;
    }
    *ret = total;
    return NK_OK;
}

static enum nk_status add_value(struct nk_vector *vector, struct nk_knowledge *knowledge, size_t position,
                                const struct nk_number *value)
{
    int64_t kroner = value->value.units;
    int64_t estimated = value->status == NK_REPORTED ? 0 : nk_money_absolute(kroner);
    if (!nk_money_add(&vector->amount[position], kroner) || !nk_money_add(&vector->estimated[position], estimated))
        return NK_OVERFLOW;
    vector->present[position] = 1;
    if (value->status == NK_REPORTED || !knowledge)
        return NK_OK;
    if (value->status > knowledge->worst)
        knowledge->worst = value->status;
    if (knowledge->status && value->status > (enum nk_value_status)knowledge->status[position])
        knowledge->status[position] = (uint8_t)value->status;
    return NK_OK;
}

static enum nk_status leave_out(struct nk_knowledge *knowledge, size_t position)
{
    if (!knowledge)
        return NK_OK;
    knowledge->leaves_out = true;
    if (knowledge->left_out)
        knowledge->left_out[position] = 1;
    return NK_OK;
}

static enum nk_status add_cell(struct nk_vector *vector, struct nk_knowledge *knowledge, struct nk_cell_finder *finder,
                               const struct nk_cell *cell)
{
    const struct nk_shape *shape = finder->shape;
    bool crossed = shape->table_count == 1;
    bool has_value = nk_number_has_value(&cell->amount);
    if (!crossed && cell->category.length == 0 && cell->area.length == 0)
        return NK_INVALID;
    if (has_value && cell->amount.value.scale != 0)
        return NK_INVALID;
    for (int table = 0; table < (int)shape->table_count; table++) {
        struct nk_text code = table == 0 ? cell->category : cell->area;
        if (!crossed && code.length == 0)
            continue;
        ptrdiff_t position = nk_cell_find(finder, table, cell->category, cell->area, cell->cost_type);
        if (position < 0)
            return NK_INVALID;
        enum nk_status status = has_value ? add_value(vector, knowledge, (size_t)position, &cell->amount)
                                          : leave_out(knowledge, (size_t)position);
        if (status != NK_OK)
            return status;
    }
    return NK_OK;
}

enum nk_status nk_vector_add_cells(struct nk_vector *vector, struct nk_knowledge *knowledge,
                                   const struct nk_shape *shape, const struct nk_cells *cells)
{
    struct nk_cell_finder finder = {.shape = shape};
    for (size_t i = 0; i < cells->count; i++) {
        nk_cells_fetch_ahead(cells, i);
        enum nk_status status = add_cell(vector, knowledge, &finder, &cells->items[i]);
        if (status != NK_OK)
            return status;
    }
    return NK_OK;
}
