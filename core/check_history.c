#include "core/check_history.h"

#include "core/check_statistics.h"

static const struct nk_check_position *positions_of(struct nk_checking *checking, const struct nk_shape *shape,
                                                    const struct nk_submission *submission)
{
    struct nk_check_position *positions = nk_check_positions(checking, shape);
    if (positions)
        nk_check_add_expenditure(positions, shape, submission);
    return positions;
}

static bool is_of_the_methodology(const struct nk_checking *checking, const struct nk_submission *submission)
{
    return submission &&
           nk_catalogue_methodology_of_year(checking->catalogue, submission->year) == checking->methodology;
}

static struct nk_check_history *made(struct nk_checking *checking)
{
    const struct nk_rule_context *context = checking->context;
    struct nk_check_history *history = NK_NEW(checking->arena, struct nk_check_history);
    struct nk_check_year *years = NK_NEW_ARRAY(checking->arena, struct nk_check_year, context->earlier_count + 1);
    if (!history || !years)
        return NULL;
    *history = (struct nk_check_history){.shape = nk_shape_of(checking->methodology), .years = years};
    history->now = positions_of(checking, &history->shape, checking->submission);
    history->before = positions_of(checking, &history->shape, context->prior);
    history->told = NK_NEW_ARRAY(checking->arena, uint8_t, history->shape.length);
    if (!history->told)
        return NULL;
    years[history->year_count++] = (struct nk_check_year){context->prior->year, history->before};
    for (size_t i = 0; i < context->earlier_count; i++) {
        const struct nk_submission *earlier = context->earlier[i].submission;
        if (is_of_the_methodology(checking, earlier) && earlier->year < context->prior->year)
            years[history->year_count++] =
                (struct nk_check_year){earlier->year, positions_of(checking, &history->shape, earlier)};
    }
    return checking->status == NK_OK ? history : NULL;
}

struct nk_check_history *nk_check_history(struct nk_checking *checking)
{
    if (checking->history)
        return checking->history;
    checking->reason = NK_NO_PRIOR_YEAR;
    if (!checking->context->prior)
        return NULL;
    checking->reason = NK_NOT_APPLICABLE;
    if (!checking->methodology || !is_of_the_methodology(checking, checking->context->prior))
        return NULL;
    checking->reason = NK_SECTION_ABSENT;
    checking->history = made(checking);
    if (!checking->history)
        checking->status = NK_NO_MEMORY;
    return checking->history;
}

static struct nk_text code_at(const struct nk_code_list *list, int index)
{
    return index < 0 ? NK_NO_TEXT : list->codes[index].code;
}

struct nk_text nk_check_position_name(struct nk_checking *checking, const struct nk_shape *shape, size_t position)
{
    const struct nk_cell_key key = nk_shape_key(shape, position);
    return nk_check_cell_name(checking, code_at(&shape->methodology->categories, key.category),
                              code_at(&shape->methodology->areas, key.area), nk_cost_type_codes[key.cost_type]);
}

struct nk_text nk_check_table_name(const struct nk_shape *shape, int table)
{
    if (shape->table_count == 1)
        return NK_TEXT("expenditure");
    return table == 0 ? NK_TEXT("expenditureByCategory") : NK_TEXT("expenditureByArea");
}

struct nk_place nk_check_table_place(const struct nk_shape *shape, int table)
{
    if (shape->table_count == 1)
        return nk_check_pointer(NK_TEXT("/expenditure"));
    return nk_check_pointer(table == 0 ? NK_TEXT("/expenditureByCategory") : NK_TEXT("/expenditureByArea"));
}
