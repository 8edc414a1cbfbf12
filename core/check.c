#include "core/check.h"

/* Sign, 39 digits of 128 bits, the point. */
enum { EXACT_TEXT_MAX = 41 };

/* Takes the last digit off. Dividing 128 bits is dear, and hardly a number has more than 64. */
static int take_digit(unsigned __int128 *rest)
{
    if (*rest > UINT64_MAX) {
        const int digit = (int)(*rest % 10);
        *rest /= 10;
        return digit;
    }
    const uint64_t small = (uint64_t)*rest;
    *rest = small / 10;
    return (int)(small % 10);
}

struct nk_text nk_check_number_text(struct nk_checking *checking, struct nk_exact value)
{
    char backwards[EXACT_TEXT_MAX];
    char text[EXACT_TEXT_MAX];
    size_t length = 0;
    unsigned __int128 rest = value.units < 0 ? -(unsigned __int128)value.units : (unsigned __int128)value.units;
    for (int position = 0; position <= value.scale || rest > 0; position++) {
        if (position == value.scale && position > 0)
            backwards[length++] = '.';
        backwards[length++] = (char)('0' + take_digit(&rest));
    }
    if (value.units < 0)
        backwards[length++] = '-';
    for (size_t i = 0; i < length; i++)
        text[i] = backwards[length - 1 - i];
    struct nk_text copy = nk_arena_copy(checking->arena, (struct nk_text){.data = text, .length = length});
    if (!copy.data)
        checking->status = NK_NO_MEMORY;
    return copy;
}

static void report(struct nk_checking *checking, const struct nk_finding *finding)
{
    if (checking->status != NK_OK)
        return;
    struct nk_finding *found = NK_GROW(checking->arena, struct nk_finding, checking->found, checking->found_count, 1,
                                       &checking->found_room);
    if (!found) {
        checking->status = NK_NO_MEMORY;
        return;
    }
    checking->found = found;
    checking->found[checking->found_count] = *finding;
    checking->found[checking->found_count].rule = checking->rule;
    checking->found[checking->found_count].subject = checking->subject;
    checking->found[checking->found_count].unit = checking->unit;
    checking->found[checking->found_count].catalogue = checking->catalogue;
    checking->found[checking->found_count].year = (int16_t)checking->submission->year;
    checking->found[checking->found_count].basis = checking->basis;
    checking->found[checking->found_count].other = checking->other;
    checking->found_count++;
}

void nk_check_report(struct nk_checking *checking, struct nk_place place, struct nk_text code, struct nk_text expected,
                     struct nk_text actual)
{
    const struct nk_finding finding = {
        .severity = checking->rule->severity, .place = place, .code = code, .expected = expected, .actual = actual};
    report(checking, &finding);
}

void nk_check_report_number_texts(struct nk_checking *checking, struct nk_place place, struct nk_text code,
                                  struct nk_text expected, struct nk_text actual)
{
    const struct nk_finding finding = {.severity = checking->rule->severity,
                                       .place = place,
                                       .code = code,
                                       .expected = expected,
                                       .actual = actual,
                                       .has_numbers = true};
    report(checking, &finding);
}

bool nk_check_parameter(struct nk_exact *ret, const struct nk_checking *checking, const char *name)
{
    const struct nk_rule_parameter *parameter =
        nk_rule_parameter_of(checking->rule, nk_text_of(name), checking->submission->year);
    if (parameter)
        *ret = nk_exact_of(parameter->value);
    return parameter != NULL;
}

static bool is_larger(struct nk_exact size, struct nk_exact bound)
{
    return nk_exact_subtract(size, bound).units > 0;
}

/* By the size of the difference, where the rule has bounds; never graver than the rule. */
static enum nk_severity severity_of(const struct nk_checking *checking, struct nk_exact difference)
{
    struct nk_exact bound;
    const struct nk_exact size = {difference.units < 0 ? -difference.units : difference.units, difference.scale};
    enum nk_severity most = checking->rule->severity;
    if (nk_check_parameter(&bound, checking, "warn-above") && !is_larger(size, bound))
        return most < NK_INFO ? most : NK_INFO;
    if (nk_check_parameter(&bound, checking, "error-above") && !is_larger(size, bound))
        return most < NK_WARNING ? most : NK_WARNING;
    return most;
}

void nk_check_report_numbers(struct nk_checking *checking, struct nk_place place, struct nk_text code,
                             struct nk_exact expected, struct nk_exact actual)
{
    const struct nk_exact difference = nk_exact_subtract(actual, expected);
    const struct nk_finding finding = {
        .severity = severity_of(checking, difference),
        .place = place,
        .code = code,
        .expected = nk_check_number_text(checking, expected),
        .actual = nk_check_number_text(checking, actual),
        .difference = nk_check_number_text(checking, difference),
        .has_numbers = true,
    };
    report(checking, &finding);
}

/* The texts one after the other. */
struct nk_text nk_check_join(struct nk_checking *checking, const struct nk_text *texts, size_t count)
{
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        length += texts[i].length;
    char *joined = NK_NEW_ARRAY(checking->arena, char, length + 1);
    if (!joined) {
        checking->status = NK_NO_MEMORY;
        return NK_NO_TEXT;
    }
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        if (texts[i].length > 0)
            memcpy(joined + at, texts[i].data, texts[i].length);
        at += texts[i].length;
    }
    return (struct nk_text){.data = joined, .length = length};
}

struct nk_place nk_check_member(struct nk_checking *checking, const struct nk_place *object, const char *member)
{
    const struct nk_text parts[] = {object->pointer, NK_TEXT("/"), nk_text_of(member)};
    return (struct nk_place){
        .pointer = nk_check_join(checking, parts, sizeof(parts) / sizeof(parts[0])),
        .row = object->row,
        .column = object->column,
    };
}

struct nk_text nk_check_add_to_list(struct nk_checking *checking, struct nk_text list, struct nk_text text)
{
    const struct nk_text parts[] = {list, list.length > 0 ? NK_TEXT(", ") : NK_TEXT(""), text};
    return nk_check_join(checking, parts, sizeof(parts) / sizeof(parts[0]));
}

struct nk_text nk_check_pair(struct nk_checking *checking, struct nk_text name, struct nk_text value)
{
    const struct nk_text parts[] = {name, NK_TEXT(": "), value};
    return nk_check_join(checking, parts, sizeof(parts) / sizeof(parts[0]));
}

struct nk_text nk_check_add_year(struct nk_checking *checking, struct nk_text list, int year, struct nk_exact value)
{
    return nk_check_add_to_list(checking, list,
                                nk_check_pair(checking, nk_check_number_text(checking, nk_exact_integer(year)),
                                              nk_check_number_text(checking, value)));
}

static const struct nk_number *number_of(const struct nk_submission *submission, enum nk_return_number number)
{
    switch (number) {
    case NK_RETURN_EXPENDITURE:
    case NK_RETURN_OPERATING:
    case NK_RETURN_INVESTMENT:
        return NULL;
    case NK_RETURN_REVENUE:
        return &submission->operating_revenue;
    case NK_RETURN_COST:
        return &submission->operating_cost;
    case NK_RETURN_EMPLOYEES:
        return &submission->employees;
    case NK_RETURN_FTE:
        return &submission->fte;
    case NK_RETURN_ICT_FTE:
    case NK_RETURN_ICT_FTE_INTERNAL:
        return &submission->ict_fte_internal;
    case NK_RETURN_ICT_FTE_CONTRACTED:
        return &submission->ict_fte_contracted;
    case NK_RETURN_DRG:
        return &submission->drg_points;
    }
    return NULL;
}

struct nk_place nk_check_place_of(const struct nk_checking *checking, enum nk_return_number number)
{
    const struct nk_number *single = number_of(checking->submission, number);
    if (single)
        return single->place;
    bool crosses = nk_check_expenditure(checking) == &checking->submission->expenditure;
    return nk_check_pointer(crosses ? NK_TEXT("/expenditure") : NK_TEXT("/expenditureByCategory"));
}

struct nk_text nk_check_cell_name(struct nk_checking *checking, struct nk_text category, struct nk_text area,
                                  struct nk_text cost_type)
{
    const struct nk_text codes[] = {category, area, cost_type};
    struct nk_text parts[2 * sizeof(codes) / sizeof(codes[0])];
    size_t count = 0;
    for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
        if (codes[i].length == 0)
            continue;
        if (count > 0)
            parts[count++] = NK_TEXT("/");
        parts[count++] = codes[i];
    }
    return nk_check_join(checking, parts, count);
}

struct nk_cells_sum nk_check_sum(const struct nk_cells *cells)
{
    struct nk_cells_sum sum = {.complete = true};
    for (size_t i = 0; i < cells->count; i++) {
        if (nk_number_has_value(&cells->items[i].amount))
            sum.sum += cells->items[i].amount.value.units;
        else
            sum.complete = false;
    }
    return sum;
}

const struct nk_cells *nk_check_expenditure(const struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;
    bool crosses = !checking->methodology || checking->methodology->crosses_dimensions;
    return crosses ? &submission->expenditure : &submission->expenditure_by_category;
}

bool nk_check_wants_attestations(const struct nk_checking *checking)
{
    return checking->submission->attestations_given || nk_check_expenditure(checking)->count > 0;
}

struct nk_check_position *nk_check_positions(struct nk_checking *checking, const struct nk_shape *shape)
{
    struct nk_check_position *positions = NK_NEW_ARRAY(checking->arena, struct nk_check_position, shape->length);
    if (!positions)
        checking->status = NK_NO_MEMORY;
    return positions;
}

/* A finding about a sum stands at the same cell in whatever order the cells are. */
static bool is_before(const struct nk_cell *a, const struct nk_cell *b)
{
    int order = nk_decimal_compare(b->amount.value, a->amount.value);
    if (order == 0)
        order = nk_text_compare(a->category, b->category);
    return (order ? order : nk_text_compare(a->area, b->area)) < 0;
}

static void add_cell(struct nk_check_position *positions, ptrdiff_t position, const struct nk_cell *cell)
{
    if (position < 0)
        return;
    if (!nk_number_has_value(&cell->amount)) {
        positions[position].incomplete = true;
        return;
    }
    struct nk_check_position *at = &positions[position];
    at->sum += cell->amount.value.units;
    if (!at->largest || is_before(cell, at->largest))
        at->largest = cell;
}

void nk_check_add_cells(struct nk_check_position *positions, const struct nk_shape *shape, const struct nk_cells *cells)
{
    struct nk_cell_finder finder = {.shape = shape};
    for (size_t i = 0; i < cells->count; i++) {
        const struct nk_cell *cell = &cells->items[i];
        for (int table = 0; table < (int)shape->table_count; table++)
            add_cell(positions, nk_cell_find(&finder, table, cell->category, cell->area, cell->cost_type), cell);
    }
}

void nk_check_add_expenditure(struct nk_check_position *positions, const struct nk_shape *shape,
                              const struct nk_submission *submission)
{
    if (shape->table_count == 1) {
        nk_check_add_cells(positions, shape, &submission->expenditure);
        return;
    }
    nk_check_add_cells(positions, shape, &submission->expenditure_by_category);
    nk_check_add_cells(positions, shape, &submission->expenditure_by_area);
}

static enum nk_status collect_lists(struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;
    const struct nk_cell_list own[] = {
        {&submission->expenditure, NK_CELLS_EXPENDITURE, NK_TEXT("/expenditure"), NK_TEXT("expenditure")},
        {&submission->expenditure_by_category, NK_CELLS_BY_CATEGORY, NK_TEXT("/expenditureByCategory"),
         NK_TEXT("expenditureByCategory")},
        {&submission->expenditure_by_area, NK_CELLS_BY_AREA, NK_TEXT("/expenditureByArea"),
         NK_TEXT("expenditureByArea")},
    };
    enum { OWN = sizeof(own) / sizeof(own[0]) };
    size_t most = OWN + submission->financing_count + submission->purchase_count;
    struct nk_cell_list *lists = NK_NEW_ARRAY(checking->arena, struct nk_cell_list, most);
    if (!lists)
        return NK_NO_MEMORY;

    size_t count = 0;
    for (size_t i = 0; i < OWN; i++)
        lists[count++] = own[i];
    for (size_t i = 0; i < submission->financing_count; i++)
        lists[count++] = (struct nk_cell_list){
            .cells = &submission->financing[i].cells,
            .section = NK_CELLS_FINANCING,
            .pointer = nk_check_member(checking, &submission->financing[i].place, "cells").pointer,
            .name = NK_TEXT("financing"),
        };
    for (size_t i = 0; i < submission->purchase_count; i++)
        lists[count++] = (struct nk_cell_list){
            .cells = &submission->purchases[i].cells,
            .section = NK_CELLS_PURCHASE,
            .pointer = nk_check_member(checking, &submission->purchases[i].place, "cells").pointer,
            .name = NK_TEXT("purchases"),
        };
    checking->lists = lists;
    checking->list_count = count;
    return checking->status;
}

static enum nk_status collect_numbers(struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;
    const struct nk_kind_of_number single[] = {
        {&submission->depreciation, NK_NUMBER_EXPENSE},
        {&submission->write_downs, NK_NUMBER_EXPENSE},
        {&submission->operating_revenue, NK_NUMBER_EXPENSE},
        {&submission->operating_cost, NK_NUMBER_EXPENSE},
        {&submission->employees, NK_NUMBER_COUNT},
        {&submission->fte, NK_NUMBER_COUNT},
        {&submission->ict_fte_internal, NK_NUMBER_COUNT},
        {&submission->ict_fte_contracted, NK_NUMBER_COUNT},
        {&submission->somatic_operating_cost, NK_NUMBER_EXPENSE},
        {&submission->drg_points, NK_NUMBER_COUNT},
        {&submission->inhabitants, NK_NUMBER_COUNT},
    };
    enum { SINGLE = sizeof(single) / sizeof(single[0]) };
    size_t most =
        SINGLE + 2 * submission->account_line_count + submission->financing_count + submission->purchase_count +
        submission->service_cost_count;
    for (size_t i = 0; i < checking->list_count; i++)
        most += checking->lists[i].cells->count;
    struct nk_kind_of_number *numbers = NK_NEW_ARRAY(checking->arena, struct nk_kind_of_number, most);
    if (!numbers)
        return NK_NO_MEMORY;

    size_t count = 0;
    for (size_t i = 0; i < SINGLE; i++)
        numbers[count++] = single[i];
    for (size_t i = 0; i < submission->account_line_count; i++) {
        const struct nk_account_line *line = &submission->account_lines[i];
        numbers[count++] = (struct nk_kind_of_number){&line->amount, NK_NUMBER_SIGNED};
        numbers[count++] = (struct nk_kind_of_number){&line->prior_year, NK_NUMBER_SIGNED};
    }
    for (size_t i = 0; i < submission->financing_count; i++)
        numbers[count++] = (struct nk_kind_of_number){&submission->financing[i].share, NK_NUMBER_SHARE};
    for (size_t i = 0; i < submission->purchase_count; i++)
        numbers[count++] = (struct nk_kind_of_number){&submission->purchases[i].amount, NK_NUMBER_EXPENSE};
    for (size_t i = 0; i < submission->service_cost_count; i++)
        numbers[count++] = (struct nk_kind_of_number){&submission->service_costs[i].amount, NK_NUMBER_EXPENSE};
    for (size_t i = 0; i < checking->list_count; i++)
        for (size_t k = 0; k < checking->lists[i].cells->count; k++)
            numbers[count++] =
                (struct nk_kind_of_number){&checking->lists[i].cells->items[k].amount, NK_NUMBER_EXPENSE};
    checking->numbers = numbers;
    checking->number_count = count;
    return NK_OK;
}

enum nk_status nk_checking_start(struct nk_checking *checking)
{
    checking->methodology = nk_catalogue_methodology_of_year(checking->catalogue, checking->submission->year);
    checking->own = nk_return_numbers_of(checking->catalogue, checking->submission);
    enum nk_status status = collect_lists(checking);
    return status == NK_OK ? collect_numbers(checking) : status;
}
