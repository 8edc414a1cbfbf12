/* What is taken out of the cells of a return, line by line, is in them: booked purchases, financing by amount. */
#include "core/check.h"
#include "core/order.h"

/* More are not told: whoever mends the largest of them has most of it. */
enum { LISTED_MAX = 10 };

struct line {
    struct nk_text party;
    const struct nk_cells *cells;
};

/* A cell of a line, where it is taken out. */
struct part {
    size_t position;
    struct nk_text party;
    const struct nk_cell *cell;
};

struct taking {
    struct nk_shape shape;
    struct nk_check_position *own, *taken; /* by position */
    struct line *lines;
    size_t line_count, cell_count;
};

static struct nk_text code_at(const struct nk_code_list *list, int index)
{
    return index < 0 ? NK_NO_TEXT : list->codes[index].code;
}

/* Where a value is missing nothing is known. */
static bool is_known(const struct taking *taking, size_t position)
{
    return taking->taken[position].largest && !taking->taken[position].incomplete && !taking->own[position].incomplete;
}

static bool is_too_much(const struct nk_checking *checking, const struct taking *taking, size_t position)
{
    return is_known(taking, position) &&
           taking->taken[position].sum - taking->own[position].sum > checking->rule->tolerance;
}

/* By position; of one the largest first, and never by where it stands in the document. */
static int compare_parts(const void *items, size_t a, size_t b)
{
    const struct part *one = &((const struct part *)items)[a], *other = &((const struct part *)items)[b];
    if (one->position != other->position)
        return one->position < other->position ? -1 : 1;
    int order = nk_decimal_compare(other->cell->amount.value, one->cell->amount.value);
    if (order == 0)
        order = nk_text_compare(one->party, other->party);
    if (order == 0)
        order = nk_text_compare(one->cell->category, other->cell->category);
    return order ? order : nk_text_compare(one->cell->area, other->cell->area);
}

static size_t collect(struct part *parts, const struct nk_checking *checking, const struct taking *taking)
{
    struct nk_cell_finder finder = {.shape = &taking->shape};
    size_t count = 0;
    for (size_t i = 0; i < taking->line_count; i++)
        for (size_t k = 0; k < taking->lines[i].cells->count; k++)
            for (int table = 0; table < (int)taking->shape.table_count; table++) {
                const struct nk_cell *cell = &taking->lines[i].cells->items[k];
                const ptrdiff_t at = nk_cell_find(&finder, table, cell->category, cell->area, cell->cost_type);
                if (at >= 0 && is_too_much(checking, taking, (size_t)at))
                    parts[count++] = (struct part){(size_t)at, taking->lines[i].party, cell};
            }
    return count;
}

/* The parts are those of one position, in their order. */
static void report(struct nk_checking *checking, const struct taking *taking, const struct part *parts,
                   const size_t *order, size_t count)
{
    const size_t position = parts[order[0]].position;
    const struct nk_cell_key key = nk_shape_key(&taking->shape, position);
    const struct nk_methodology *methodology = taking->shape.methodology;
    struct nk_text list = NK_TEXT("");
    for (size_t i = 0; i < count && i < LISTED_MAX; i++)
        list = nk_check_add_to_list(
            checking, list,
            nk_check_pair(checking, parts[order[i]].party,
                          nk_check_number_text(checking, nk_exact_of(parts[order[i]].cell->amount.value))));
    checking->basis = (struct nk_finding_basis){.list = list};
    nk_check_report_numbers(checking, parts[order[0]].cell->amount.place,
                            nk_check_cell_name(checking, code_at(&methodology->categories, key.category),
                                               code_at(&methodology->areas, key.area),
                                               nk_cost_type_codes[key.cost_type]),
                            nk_exact_integer(taking->own[position].sum),
                            nk_exact_integer(taking->taken[position].sum));
}

static void tell(struct nk_checking *checking, const struct taking *taking)
{
    const size_t most = taking->cell_count * taking->shape.table_count;
    struct part *parts = NK_NEW_ARRAY(checking->arena, struct part, most);
    size_t *order = NK_NEW_ARRAY(checking->arena, size_t, most);
    if (!parts || !order) {
        checking->status = NK_NO_MEMORY;
        return;
    }
    const size_t count = collect(parts, checking, taking);
    nk_order(order, count, compare_parts, parts);
    for (size_t begin = 0, end; begin < count; begin = end) {
        end = begin + 1;
        while (end < count && parts[order[end]].position == parts[order[begin]].position)
            end++;
        report(checking, taking, parts, order + begin, end - begin);
    }
}

/* Tells every position where more is taken out than there is. */
static void check_taken(struct nk_checking *checking, struct taking *taking)
{
    taking->shape = nk_shape_of(checking->methodology);
    taking->own = nk_check_positions(checking, &taking->shape);
    taking->taken = nk_check_positions(checking, &taking->shape);
    if (!taking->own || !taking->taken)
        return;
    nk_check_add_expenditure(taking->own, &taking->shape, checking->submission);
    for (size_t i = 0; i < taking->line_count; i++) {
        nk_check_add_cells(taking->taken, &taking->shape, taking->lines[i].cells);
        taking->cell_count += taking->lines[i].cells->count;
    }
    bool any = false;
    for (size_t i = 0; i < taking->shape.length; i++) {
        checking->applied |= is_known(taking, i);
        any |= is_too_much(checking, taking, i);
    }
    if (any)
        tell(checking, taking);
}

static bool make_room(struct taking *taking, struct nk_checking *checking, size_t count)
{
    taking->lines = NK_NEW_ARRAY(checking->arena, struct line, count);
    if (!taking->lines)
        checking->status = NK_NO_MEMORY;
    return taking->lines != NULL;
}

void nk_check_booked_within_own(struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;
    struct taking taking = {.line_count = 0};
    if (!checking->methodology || submission->purchase_count == 0 ||
        !make_room(&taking, checking, submission->purchase_count))
        return;
    for (size_t i = 0; i < submission->purchase_count; i++)
        if (submission->purchases[i].booked)
            taking.lines[taking.line_count++] =
                (struct line){submission->purchases[i].supplier, &submission->purchases[i].cells};
    check_taken(checking, &taking);
}

void nk_check_residual_cell_not_negative(struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;
    struct taking taking = {.line_count = 0};
    if (!checking->methodology || submission->financing_count == 0 ||
        !make_room(&taking, checking, submission->financing_count))
        return;
    for (size_t i = 0; i < submission->financing_count; i++)
        if (submission->financing[i].basis == NK_BASIS_AMOUNT)
            taking.lines[taking.line_count++] =
                (struct line){submission->financing[i].financier, &submission->financing[i].cells};
    check_taken(checking, &taking);
}
