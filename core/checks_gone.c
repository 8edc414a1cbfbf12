/* What last year's return had and this one does not: missing is not zero, and nobody has said that it is missing. */
#include "core/check_history.h"
#include "core/check_statistics.h"

static bool is_gone(const struct nk_check_history *history, size_t i, __int128 least)
{
    return !history->told[i] && nk_check_has_amount(&history->before[i]) && history->before[i].sum >= least &&
           !history->now[i].largest && !history->now[i].incomplete;
}

/* The cells of one code, or one cell. */
struct gone {
    __int128 sum; /* of last year */
    size_t count;
    bool others; /* the code has amounts this year */
};

static bool is_of(const struct nk_check_history *history, size_t i, int category, int area)
{
    const struct nk_cell_key key = nk_shape_key(&history->shape, i);
    return (category < 0 || key.category == category) && (area < 0 || key.area == area);
}

static struct gone gone_of(const struct nk_check_history *history, int category, int area, __int128 least)
{
    struct gone gone = {.count = 0};
    for (size_t i = 0; i < history->shape.length; i++) {
        if (!is_of(history, i, category, area))
            continue;
        gone.others |= history->now[i].largest || history->now[i].incomplete;
        if (!is_gone(history, i, least))
            continue;
        gone.sum += history->before[i].sum;
        gone.count++;
    }
    return gone;
}

static void report_cells(struct nk_checking *checking, const struct nk_check_history *history, size_t any,
                         struct nk_text name, const struct gone *gone)
{
    nk_check_rest_on_count(checking, gone->count, NK_NO_TEXT);
    nk_check_report_number_texts(checking, nk_check_table_place(&history->shape, nk_shape_key(&history->shape, any).table),
                                 name, nk_check_number_text(checking, nk_exact_integer(gone->sum)), NK_NO_TEXT);
}

/* A whole category or area that is gone is told once. */
static void check_code(struct nk_checking *checking, struct nk_check_history *history, struct nk_text name, int category,
                       int area, __int128 least)
{
    const struct gone gone = gone_of(history, category, area, least);
    if (gone.others || gone.count < 2)
        return;
    size_t any = 0;
    for (size_t i = 0; i < history->shape.length; i++) {
        if (!is_of(history, i, category, area) || !is_gone(history, i, least))
            continue;
        history->told[i] = 1;
        any = i;
    }
    report_cells(checking, history, any, name, &gone);
}

static void check_codes(struct nk_checking *checking, struct nk_check_history *history, __int128 least)
{
    const struct nk_methodology *methodology = history->shape.methodology;
    for (size_t i = 0; i < methodology->categories.count; i++)
        check_code(checking, history, methodology->categories.codes[i].code, (int)i, -1, least);
    for (size_t i = 0; i < methodology->areas.count; i++)
        check_code(checking, history, methodology->areas.codes[i].code, -1, (int)i, least);
}

static bool has_amounts(const struct nk_check_position *positions, const struct nk_check_history *history, int table)
{
    for (size_t i = 0; i < history->shape.size[table]; i++)
        if (positions[history->shape.first[table] + i].largest || positions[history->shape.first[table] + i].incomplete)
            return true;
    return false;
}

/* A list that is gone whole is for the rule of sections. */
static void leave_to_sections(struct nk_checking *checking, struct nk_check_history *history)
{
    for (int table = 0; table < (int)history->shape.table_count; table++) {
        if (has_amounts(history->now, history, table))
            checking->applied |= has_amounts(history->before, history, table);
        else
            memset(&history->told[history->shape.first[table]], 1, history->shape.size[table]);
    }
}

/* Parameter least: what was smaller last year may well have come to an end. */
void nk_check_cells_kept(struct nk_checking *checking)
{
    struct nk_check_history *history = nk_check_history(checking);
    if (!history)
        return;
    const __int128 least = nk_exact_whole(nk_check_parameter_or(checking, "least", 100000)).units;
    leave_to_sections(checking, history);
    check_codes(checking, history, least);
    for (size_t i = 0; i < history->shape.length; i++) {
        if (!is_gone(history, i, least))
            continue;
        const struct gone gone = {.sum = history->before[i].sum, .count = 1};
        report_cells(checking, history, i, nk_check_position_name(checking, &history->shape, i), &gone);
    }
}
