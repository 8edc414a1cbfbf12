/* Amounts in another column than last year: two codes, or the two cost types, that somebody has swapped or shifted. */
#include "core/check_history.h"
#include "core/check_statistics.h"

enum dimension { CATEGORY, AREA, COST_TYPE };

/* How the amounts of one code now are like those of another last year. Only cells count in which the two codes differed
 * last year, so that they can be told apart. */
struct likeness {
    size_t cells;
    size_t like_other, like_own;
    size_t amounts; /* of those like the other: more than nothing now */
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

static bool has_dimension(const struct nk_shape *shape, int table, enum dimension dimension)
{
    return shape->table_count == 1 || dimension == COST_TYPE || (table == 0) == (dimension == CATEGORY);
}

static size_t step_of(const struct nk_shape *shape, enum dimension dimension)
{
    switch (dimension) {
    case CATEGORY:
        return NK_COST_TYPES * (shape->table_count == 1 ? shape->methodology->areas.count : 1);
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
    int codes;
    size_t step; /* the same cell under the next code of the dimension is so far away in the vector */
    __int128 percent; /* parameter like-percent */
    __int128 least;   /* parameter least: kroner of a cell that says something */
    __int128 least_cells; /* parameter least-cells */
    __int128 most;        /* parameter most-percent */
    bool is_margin;       /* a code has one cell for each cost type, so that only many codes together say something */
};

/* Adds what a cell says that was `before` last year, when the same cell of the other code was `other`. */
static void compare(struct likeness *likeness, const struct looking *looking, const struct nk_check_position *now,
                    const struct nk_check_position *before, const struct nk_check_position *other)
{
    if (now->incomplete || before->incomplete || other->incomplete)
        return;
    if ((before->sum < looking->least && other->sum < looking->least) ||
        is_like(before->sum, other->sum, looking->percent))
        return;
    likeness->cells++;
    likeness->like_other += is_like(now->sum, other->sum, looking->percent);
    likeness->amounts += now->sum >= looking->least && is_like(now->sum, other->sum, looking->percent);
    likeness->like_own += is_like(now->sum, before->sum, looking->percent);
}

/* The first cell of the code in the table; a stride further stand its next ones, `step` in a row each time. */
static size_t first_of(const struct looking *looking, int code)
{
    return looking->first + looking->step * (size_t)code;
}

static size_t stride_of(const struct looking *looking)
{
    return looking->step * (size_t)looking->codes;
}

static struct likeness likeness_of(const struct looking *looking, int code, int other)
{
    struct likeness likeness = {.cells = 0};
    const struct nk_check_position *now = looking->history->now, *before = looking->history->before;
    const size_t other_first = first_of(looking, other), stride = stride_of(looking);
    size_t own = first_of(looking, code);
    for (size_t at = other_first; at < looking->end; at += stride, own += stride)
        for (size_t i = 0; i < looking->step; i++)
            compare(&likeness, looking, &now[own + i], &before[own + i], &before[at + i]);
    return likeness;
}

/* Parameters: least-cells, in a margin of all codes together; most of them (most-percent) are like the other code, and
 * hardly any (100 less that) like their own. */
static bool is_moved(const struct looking *looking, int code, int other)
{
    const struct likeness likeness = likeness_of(looking, code, other);
    const __int128 cells = (__int128)likeness.cells;
    return cells >= (looking->is_margin ? 1 : looking->least_cells) &&
           (__int128)likeness.like_other * 100 > cells * looking->most &&
           (__int128)likeness.like_own * 100 < cells * (100 - looking->most);
}

/* What is left unspecified, or no longer, stands in no wrong column. */
static bool is_column(const struct looking *looking, int code)
{
    return !nk_text_is(name_of(&looking->history->shape, looking->dimension, code), NK_UNSPECIFIED);
}

static int moved_from(const struct looking *looking, int code)
{
    for (int other = 0; other < looking->codes && is_column(looking, code); other++)
        if (other != code && is_column(looking, other) && is_moved(looking, code, other))
            return other;
    return -1;
}

static void mark_told(const struct looking *looking, int code)
{
    for (size_t at = first_of(looking, code); at < looking->end; at += stride_of(looking))
        memset(&looking->history->told[at], 1, looking->step);
}

/* "software: hardware, hardware: software": where each code that was moved stood last year. */
static struct nk_text moves_in_a_row(struct nk_checking *checking, const struct looking *looking, const int *from)
{
    const struct nk_shape *shape = &looking->history->shape;
    struct nk_text list = NK_TEXT("");
    for (int code = 0; code < looking->codes; code++)
        if (from[code] >= 0)
            list = nk_check_add_to_list(checking, list,
                                        nk_check_pair(checking, name_of(shape, looking->dimension, code),
                                                      name_of(shape, looking->dimension, from[code])));
    return list;
}

static int taker_of(const int *from, int codes, int code)
{
    for (int other = 0; other < codes; other++)
        if (from[other] == code)
            return other;
    return -1;
}

/* A code without amounts now is like every code that had none. It was moved only if another one has what it had, and
 * then it is that one's place that it has, if that was empty. */
static void keep_what_went_somewhere(const struct looking *looking, int *from, int *taker)
{
    const int codes = looking->codes, emptied = codes; /* beside every code that can be in `from` */
    for (int code = 0; code < codes; code++)
        if (from[code] >= 0 && likeness_of(looking, code, from[code]).amounts == 0)
            from[code] += emptied;
    for (int code = 0; code < codes; code++)
        taker[code] = taker_of(from, codes, code); /* of every code before the first is rewritten */
    for (int code = 0; code < codes; code++) {
        if (from[code] < emptied)
            continue;
        if (taker[code] < 0)
            from[code] = -1;
        else
            from[code] = is_moved(looking, code, taker[code]) ? taker[code] : from[code] - emptied;
    }
}

/* Amounts that are put in the wrong places come each from a place of its own, and are enough to tell. */
static bool is_a_shift(const struct looking *looking, const int *from)
{
    int moved = 0;
    __int128 cells = 0;
    for (int code = 0; code < looking->codes; code++) {
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
    int *from = NK_NEW_ARRAY(checking->arena, int, (size_t)looking->codes);
    int *taker = NK_NEW_ARRAY(checking->arena, int, (size_t)looking->codes); /* of what a code had; -1: nobody */
    int moved = 0;
    if (!from || !taker) {
        checking->status = NK_NO_MEMORY;
        return;
    }
    for (int code = 0; code < looking->codes; code++)
        from[code] = moved_from(looking, code);
    keep_what_went_somewhere(looking, from, taker);
    for (int code = 0; code < looking->codes; code++)
        moved += from[code] >= 0;
    if (!is_a_shift(looking, from))
        return;
    for (int code = 0; code < looking->codes; code++)
        if (from[code] >= 0)
            mark_told(looking, code);
    nk_check_rest_on_count(checking, (size_t)moved, moves_in_a_row(checking, looking, from));
    nk_check_report(checking, nk_check_table_place(shape, table), checking->basis.list, NK_NO_TEXT, NK_NO_TEXT);
}

void nk_check_cells_in_place(struct nk_checking *checking)
{
    struct nk_check_history *history = nk_check_history(checking);
    if (!history)
        return;
    const struct nk_shape *shape = &history->shape;
    struct looking looking = {
        .history = history,
        .percent = nk_exact_whole(nk_check_parameter_or(checking, "like-percent", 15)).units,
        .least = nk_exact_whole(nk_check_parameter_or(checking, "least", 100000)).units,
        .least_cells = nk_exact_whole(nk_check_parameter_or(checking, "least-cells", 4)).units,
        .most = nk_exact_whole(nk_check_parameter_or(checking, "most-percent", 75)).units,
    };
    for (int table = 0; table < (int)shape->table_count; table++) {
        looking.first = shape->first[table];
        looking.end = shape->first[table] + shape->size[table];
        for (enum dimension dimension = CATEGORY; dimension <= COST_TYPE; dimension++) {
            if (!has_dimension(shape, table, dimension))
                continue;
            looking.dimension = dimension;
            looking.codes = codes_of(shape, dimension);
            looking.step = step_of(shape, dimension);
            looking.is_margin = shape->table_count > 1 && dimension != COST_TYPE;
            checking->applied = true;
            look(checking, &looking, table);
        }
    }
}
