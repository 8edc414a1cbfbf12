/* Codes are those of the year, and nothing is stated twice. */
#include "core/account_structure.h"
#include "core/check.h"
#include "core/nearest.h"
#include "core/order.h"

static bool is_cost_type(struct nk_text code)
{
    for (size_t i = 0; i < NK_COST_TYPES; i++)
        if (nk_text_equal(nk_cost_type_codes[i], code))
            return true;
    return false;
}

/* So many unknown codes get the ones that are most like them; whoever has more has taken another list of codes. */
enum { SUGGESTED_MAX = 64 };

static void report_code(struct nk_checking *checking, const struct nk_place *object, const char *member,
                        struct nk_text code, const struct nk_code_list *list)
{
    struct nk_text nearest = NK_NO_TEXT;
    if (list && checking->suggested < SUGGESTED_MAX) {
        checking->suggested++;
        nearest = nk_nearest_codes(checking->arena, list, code);
        if (!nearest.data)
            checking->status = NK_NO_MEMORY;
    }
    nk_check_report(checking, nk_check_member(checking, object, member), code, nearest, code);
}

/* A margin has one dimension; a financed or bought cell has both in every year, because it counts in both margins. */
static void check_cell(struct nk_checking *checking, const struct nk_cell *cell, enum nk_cell_section section)
{
    const struct nk_methodology *methodology = checking->methodology;
    if (section != NK_CELLS_BY_AREA && nk_code_list_find(&methodology->categories, cell->category) < 0)
        report_code(checking, &cell->place, "category", cell->category, &methodology->categories);
    if (section != NK_CELLS_BY_CATEGORY && nk_code_list_find(&methodology->areas, cell->area) < 0)
        report_code(checking, &cell->place, "area", cell->area, &methodology->areas);
    if (!is_cost_type(cell->cost_type))
        report_code(checking, &cell->place, "costType", cell->cost_type, NULL);
}

/* A section that the year does not have is said to be so once (who-reports-what), not code by code. */
static bool has_section(const struct nk_methodology *methodology, enum nk_cell_section section)
{
    bool margin = section == NK_CELLS_BY_CATEGORY || section == NK_CELLS_BY_AREA;
    if (section == NK_CELLS_EXPENDITURE || margin)
        return methodology->crosses_dimensions != margin;
    return true;
}

void nk_check_known_code(struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;
    const struct nk_classification *lines =
        nk_catalogue_classification(checking->catalogue, NK_TEXT(NK_ACCOUNT_LINES), submission->year);

    for (size_t i = 0; i < checking->list_count && checking->methodology; i++) {
        const struct nk_cell_list *list = &checking->lists[i];
        if (!has_section(checking->methodology, list->section))
            continue;
        checking->applied |= list->cells->count > 0;
        for (size_t k = 0; k < list->cells->count; k++)
            check_cell(checking, &list->cells->items[k], list->section);
    }
    for (size_t i = 0; i < submission->account_line_count && lines; i++) {
        const struct nk_account_line *line = &submission->account_lines[i];
        checking->applied = true;
        if (nk_account_line_find(lines, line->code) < 0)
            report_code(checking, &line->place, "code", line->code, &lines->codes);
    }
}

/* Things that are to be different from each other: `compare` orders them, and equal ones stand in the order of the
 * document. */
struct different {
    const void *items;
    size_t count;
    nk_order_compare *compare;
    void (*report)(struct nk_checking *checking, const void *items, size_t index); /* every one after the first */
};

static void check_different(struct nk_checking *checking, const struct different *things)
{
    checking->applied |= things->count > 0;
    if (things->count < 2)
        return;
    size_t *positions = NK_NEW_ARRAY(checking->arena, size_t, things->count);
    if (!positions) {
        checking->status = NK_NO_MEMORY;
        return;
    }
    nk_order(positions, things->count, things->compare, things->items);
    for (size_t i = 1; i < things->count; i++)
        if (things->compare(things->items, positions[i - 1], positions[i]) == 0)
            things->report(checking, things->items, positions[i]);
}

static int compare_cells(const void *items, size_t a, size_t b)
{
    const struct nk_cell *cells = items;
    int order = nk_text_compare(cells[a].category, cells[b].category);
    if (order == 0)
        order = nk_text_compare(cells[a].area, cells[b].area);
    return order ? order : nk_text_compare(cells[a].cost_type, cells[b].cost_type);
}

static void report_cell(struct nk_checking *checking, const void *items, size_t index)
{
    const struct nk_cell *cell = &((const struct nk_cell *)items)[index];
    nk_check_report(checking, cell->place, nk_check_cell_name(checking, cell->category, cell->area, cell->cost_type),
                    NK_NO_TEXT, NK_NO_TEXT);
}

void nk_check_duplicate_cell(struct nk_checking *checking)
{
    for (size_t i = 0; i < checking->list_count; i++) {
        const struct nk_cells *cells = checking->lists[i].cells;
        const struct different things = {cells->items, cells->count, compare_cells, report_cell};
        check_different(checking, &things);
    }
}

static int compare_financing(const void *items, size_t a, size_t b)
{
    const struct nk_financing *lines = items;
    return nk_text_compare(lines[a].financier, lines[b].financier);
}

static void report_financing(struct nk_checking *checking, const void *items, size_t index)
{
    const struct nk_financing *line = &((const struct nk_financing *)items)[index];
    nk_check_report(checking, nk_check_member(checking, &line->place, "financier"), line->financier, NK_NO_TEXT,
                    NK_NO_TEXT);
}

static int compare_purchases(const void *items, size_t a, size_t b)
{
    const struct nk_purchase *lines = items;
    return nk_text_compare(lines[a].supplier, lines[b].supplier);
}

static void report_purchase(struct nk_checking *checking, const void *items, size_t index)
{
    const struct nk_purchase *line = &((const struct nk_purchase *)items)[index];
    nk_check_report(checking, nk_check_member(checking, &line->place, "supplier"), line->supplier, NK_NO_TEXT,
                    NK_NO_TEXT);
}

static int compare_account_lines(const void *items, size_t a, size_t b)
{
    const struct nk_account_line *lines = items;
    return nk_text_compare(lines[a].code, lines[b].code);
}

static void report_account_line(struct nk_checking *checking, const void *items, size_t index)
{
    const struct nk_account_line *line = &((const struct nk_account_line *)items)[index];
    nk_check_report(checking, nk_check_member(checking, &line->place, "code"), line->code, NK_NO_TEXT, NK_NO_TEXT);
}

/* One number that a source states in two units is two statements; the unit itself is another check's. */
static int compare_indicators(const void *items, size_t a, size_t b)
{
    const struct nk_indicator_value *values = items;
    int order = nk_text_compare(values[a].service, values[b].service);
    if (order == 0)
        order = nk_text_compare(values[a].indicator, values[b].indicator);
    if (order == 0)
        order = nk_text_compare(values[a].period, values[b].period);
    return order ? order : nk_text_compare(values[a].unit, values[b].unit);
}

static void report_indicator(struct nk_checking *checking, const void *items, size_t index)
{
    const struct nk_indicator_value *value = &((const struct nk_indicator_value *)items)[index];
    nk_check_report(checking, value->place,
                    nk_check_cell_name(checking, value->service, value->indicator, value->period), NK_NO_TEXT,
                    NK_NO_TEXT);
}

void nk_check_duplicate_line(struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;
    const struct different sections[] = {
        {submission->account_lines, submission->account_line_count, compare_account_lines, report_account_line},
        {submission->financing, submission->financing_count, compare_financing, report_financing},
        {submission->purchases, submission->purchase_count, compare_purchases, report_purchase},
        {submission->indicators, submission->indicator_count, compare_indicators, report_indicator},
    };
    for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++)
        check_different(checking, &sections[i]);
}
