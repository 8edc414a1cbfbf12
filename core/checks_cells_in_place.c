/* Amounts in another column than last year: two codes, or the two cost types, that somebody has swapped or shifted. */
#include "core/check_history.h"
#include "core/check_statistics.h"

enum dimension { CATEGORY, AREA, COST_TYPE };

/* How the amounts of one code now are like those of another last year. Only cells count in which the two codes differed
 * last year, so that they can be told apart. */
struct likeness {
    size_t cells;
    size_t like_other, like_own;
};

static int codes_of(const struct nk_shape *shape, enum dimension dimension)
{
    switch (dimension) {
    case CATEGORY:
        return (int)shape->methodology->categories.count;
    case AREA:
        return (int)shape->methodology->areas.count;
    case COST_TYPE:
        return NK_COST_TYPES;
    }
    return 0;
}

static struct nk_text name_of(const struct nk_shape *shape, enum dimension dimension, int code)
{
    switch (dimension) {
    case CATEGORY:
        return shape->methodology->categories.codes[code].code;
    case AREA:
        return shape->methodology->areas.codes[code].code;
    case COST_TYPE:
        return nk_cost_type_codes[code];
    }
    return NK_NO_TEXT;
}

/* -1: the table does not have the dimension. */
static int code_of(const struct nk_shape *shape, enum dimension dimension, size_t position)
{
    const struct nk_cell_key key = nk_shape_key(shape, position);
    switch (dimension) {
    case CATEGORY:
        return key.category;
    case AREA:
        return key.area;
    case COST_TYPE:
        return (int)key.cost_type;
    }
    return -1;
}

/* The same cell under another code of the dimension: how far it is in the vector for each code. */
static ptrdiff_t step_of(const struct nk_shape *shape, enum dimension dimension)
{
    switch (dimension) {
    case CATEGORY:
        return NK_COST_TYPES * (shape->table_count == 1 ? (ptrdiff_t)shape->methodology->areas.count : 1);
    case AREA:
        return NK_COST_TYPES;
    case COST_TYPE:
        return 1;
    }
    return 0;
}

/* Parameter like-percent: amounts that differ by no more of the larger are alike. */
static bool is_like(__int128 a, __int128 b, __int128 percent)
{
    const __int128 larger = a > b ? a : b;
    return (a > b ? a - b : b - a) * 100 <= larger * percent;
}

struct looking {
    const struct nk_check_history *history;
    size_t first, end; /* of the table */
    enum dimension dimension;
    __int128 percent; /* parameter like-percent */
    __int128 least;   /* parameter least: kroner of a cell that says something */
    __int128 least_cells; /* parameter least-cells */
    bool is_margin;       /* a code has one cell for each cost type, so that only many codes together say something */
};

static struct likeness likeness_of(const struct looking *looking, int code, int other)
{
    struct likeness likeness = {.cells = 0};
    const struct nk_check_history *history = looking->history;
    const ptrdiff_t step = step_of(&history->shape, looking->dimension) * (other - code);
    for (size_t i = looking->first; i < looking->end; i++) {
        if (code_of(&history->shape, looking->dimension, i) != code)
            continue;
        const __int128 now = history->now[i].sum, own = history->before[i].sum;
        const struct nk_check_position *at_other = &history->before[(size_t)((ptrdiff_t)i + step)];
        const __int128 others = at_other->sum;
        if (history->now[i].incomplete || history->before[i].incomplete || at_other->incomplete)
            continue;
        if ((own < looking->least && others < looking->least) || is_like(own, others, looking->percent))
            continue;
        likeness.cells++;
        likeness.like_other += is_like(now, others, looking->percent);
        likeness.like_own += is_like(now, own, looking->percent);
    }
    return likeness;
}

/* Parameters: least-cells, in a margin of all codes together; most of them (most-percent) are like the other code, and
 * hardly any (100 less that) like their own. */
static bool is_moved(const struct nk_checking *checking, const struct looking *looking, int code, int other)
{
    const struct likeness likeness = likeness_of(looking, code, other);
    const __int128 percent = nk_exact_whole(nk_check_parameter_or(checking, "most-percent", 75)).units;
    const __int128 cells = (__int128)likeness.cells;
    return cells >= (looking->is_margin ? 1 : looking->least_cells) && (__int128)likeness.like_other * 100 > cells * percent &&
           (__int128)likeness.like_own * 100 < cells * (100 - percent);
}

static int moved_from(const struct nk_checking *checking, const struct looking *looking, int code)
{
    const int codes = codes_of(&looking->history->shape, looking->dimension);
    for (int other = 0; other < codes; other++)
        if (other != code && is_moved(checking, looking, code, other))
            return other;
    return -1;
}

static void mark_told(const struct looking *looking, int code)
{
    for (size_t i = looking->first; i < looking->end; i++)
        if (code_of(&looking->history->shape, looking->dimension, i) == code)
            looking->history->told[i] = 1;
}

/* "software: hardware, hardware: software": where each code that was moved stood last year. */
static struct nk_text moves_in_a_row(struct nk_checking *checking, const struct looking *looking, const int *from)
{
    const struct nk_shape *shape = &looking->history->shape;
    struct nk_text list = NK_TEXT("");
    for (int code = 0; code < codes_of(shape, looking->dimension); code++)
        if (from[code] >= 0)
            list = nk_check_add_to_list(checking, list,
                                        nk_check_pair(checking, name_of(shape, looking->dimension, code),
                                                      name_of(shape, looking->dimension, from[code])));
    return list;
}

/* Amounts that are put in the wrong places come each from a place of its own, and are enough to tell. */
static bool is_a_shift(const struct looking *looking, const int *from, int codes)
{
    int moved = 0;
    __int128 cells = 0;
    for (int code = 0; code < codes; code++) {
        if (from[code] < 0)
            continue;
        for (int earlier = 0; looking->is_margin && earlier < code; earlier++)
            if (from[earlier] == from[code])
                return false;
        moved++;
        cells += (__int128)likeness_of(looking, code, from[code]).cells;
    }
    return moved >= 2 && cells >= looking->least_cells;
}

/* One code whose amounts are those of another can be chance; a column that was put in the wrong place leaves its own
 * place to another one. */
static void look(struct nk_checking *checking, const struct looking *looking, int table)
{
    const struct nk_shape *shape = &looking->history->shape;
    const int codes = codes_of(shape, looking->dimension);
    int *from = NK_NEW_ARRAY(checking->arena, int, (size_t)codes);
    int moved = 0;
    if (!from) {
        checking->status = NK_NO_MEMORY;
        return;
    }
    for (int code = 0; code < codes; code++) {
        from[code] = moved_from(checking, looking, code);
        moved += from[code] >= 0;
    }
    if (!is_a_shift(looking, from, codes))
        return;
    for (int code = 0; code < codes; code++)
        if (from[code] >= 0)
            mark_told(looking, code);
    nk_check_rest_on_count(checking, (size_t)moved, moves_in_a_row(checking, looking, from));
    nk_check_report(checking, nk_check_table_place(shape, table), checking->basis.list, NK_NO_TEXT, NK_NO_TEXT);
}

void nk_check_cells_in_place(struct nk_checking *checking)
{
    struct nk_check_history *history = nk_check_history(checking);
    for (int table = 0; history && table < (int)history->shape.table_count; table++) {
        for (enum dimension dimension = CATEGORY; dimension <= COST_TYPE; dimension++) {
            const struct looking looking = {
                .history = history,
                .first = history->shape.first[table],
                .end = history->shape.first[table] + history->shape.size[table],
                .dimension = dimension,
                .percent = nk_exact_whole(nk_check_parameter_or(checking, "like-percent", 15)).units,
                .least = nk_exact_whole(nk_check_parameter_or(checking, "least", 100000)).units,
                .least_cells = nk_exact_whole(nk_check_parameter_or(checking, "least-cells", 4)).units,
                .is_margin = history->shape.table_count > 1 && dimension != COST_TYPE,
            };
            if (code_of(&history->shape, dimension, looking.first) < 0)
                continue;
            checking->applied = true;
            look(checking, &looking, table);
        }
    }
}
