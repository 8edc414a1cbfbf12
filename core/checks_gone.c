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
    size_t any;  /* the position of one of them */
    bool others; /* the code has amounts this year */
};

static void report_cells(struct nk_checking *checking, const struct nk_check_history *history, struct nk_text name,
                         const struct gone *gone)
{
    nk_check_rest_on_count(checking, gone->count, NK_NO_TEXT);
    nk_check_report_number_texts(
        checking, nk_check_table_place(&history->shape, nk_shape_key(&history->shape, gone->any).table), name,
        nk_check_number_text(checking, nk_exact_integer(gone->sum)), NK_NO_TEXT);
}

/* Of a cell; -1 in a margin that does not have the dimension. */
typedef int code_of(const struct nk_cell_key *key);

static int category_of(const struct nk_cell_key *key)
{
    return key->category;
}

static int area_of(const struct nk_cell_key *key)
{
    return key->area;
}

static bool is_told_whole(const struct gone *gone)
{
    return !gone->others && gone->count >= 2;
}

static void add_cell(struct gone *gone, const struct nk_check_history *history, size_t i, __int128 least)
{
    gone->others |= history->now[i].largest || history->now[i].incomplete;
    if (!is_gone(history, i, least))
        return;
    gone->sum += history->before[i].sum;
    gone->count++;
    gone->any = i;
}

/* A whole category or area that is gone is told once. */
static void check_codes(struct nk_checking *checking, struct nk_check_history *history,
                        const struct nk_code_list *codes, code_of *code_at, __int128 least)
{
    struct gone *gone = NK_NEW_ARRAY(checking->arena, struct gone, codes->count);
    int *code = NK_NEW_ARRAY(checking->arena, int, history->shape.length);
    if (!gone || !code) {
        checking->status = NK_NO_MEMORY;
        return;
    }
    for (size_t i = 0; i < history->shape.length; i++) {
        const struct nk_cell_key key = nk_shape_key(&history->shape, i);
        code[i] = code_at(&key);
        if (code[i] >= 0)
            add_cell(&gone[code[i]], history, i, least);
    }
    for (size_t i = 0; i < history->shape.length; i++)
        if (code[i] >= 0 && is_told_whole(&gone[code[i]]) && is_gone(history, i, least))
            history->told[i] = 1;
    for (size_t i = 0; i < codes->count; i++)
        if (is_told_whole(&gone[i]))
            report_cells(checking, history, codes->codes[i].code, &gone[i]);
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
    check_codes(checking, history, &checking->methodology->categories, category_of, least);
    check_codes(checking, history, &checking->methodology->areas, area_of, least);
    for (size_t i = 0; i < history->shape.length && checking->status == NK_OK; i++) {
        if (!is_gone(history, i, least))
            continue;
        const struct gone gone = {.sum = history->before[i].sum, .count = 1, .any = i};
        report_cells(checking, history, nk_check_position_name(checking, &history->shape, i), &gone);
    }
}
