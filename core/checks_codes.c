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
    if (checking->suggested < SUGGESTED_MAX) {
        checking->suggested++;
        nearest = nk_nearest_codes(checking->arena, list, code);
        if (!nearest.data)
            checking->status = NK_NO_MEMORY;
    }
    nk_check_report(checking, nk_check_member(checking, object, member), code, nearest, code);
}

static void report_cost_type(struct nk_checking *checking, const struct nk_cell *cell)
{
    struct nk_text all = NK_TEXT("");
    for (size_t i = 0; i < NK_COST_TYPES; i++)
        all = nk_check_add_to_list(checking, all, nk_cost_type_codes[i]);
    nk_check_report(checking, nk_check_member(checking, &cell->place, "costType"), cell->cost_type, all,
                    cell->cost_type);
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
        report_cost_type(checking, cell);
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
    struct nk_account_line_finder finder = {.classification = lines};
    for (size_t i = 0; i < submission->account_line_count && lines; i++) {
        const struct nk_account_line *line = &submission->account_lines[i];
        checking->applied = true;
        if (nk_account_line_find_next(&finder, line->code) < 0)
            report_code(checking, &line->place, "code", line->code, &lines->codes);
    }
}

enum { KEYS_MAX = 4 };

/* Things that are to be different from each other. */
struct different {
    const char *items;
    size_t count, size; /* of one item */
    size_t place;       /* of an item; where its members stand */
    const char *member; /* that the finding points at, NULL for all of it */
    size_t keys[KEYS_MAX]; /* members that are texts, which equal things have alike */
    size_t key_count;
};
#define KEY(type, member) offsetof(struct type, member)

static struct nk_text key_of(const struct different *things, size_t index, size_t key)
{
    struct nk_text text = NK_NO_TEXT;
    if (key < things->key_count)
        memcpy(&text, things->items + index * things->size + things->keys[key], sizeof(text));
    return text;
}

static int compare_things(const void *context, size_t a, size_t b)
{
    const struct different *things = context;
    int order = 0;
    for (size_t i = 0; i < things->key_count && order == 0; i++)
        order = nk_text_compare(key_of(things, a, i), key_of(things, b, i));
    return order;
}

/* Equal things have the same number, and others hardly ever. Never 0. */
static uint64_t number_of(const struct different *things, size_t index)
{
    const uint64_t prime = UINT64_C(1099511628211);
    uint64_t number = 0;
    for (size_t i = 0; i < things->key_count; i++) {
        const struct nk_text key = key_of(things, index, i);
        for (size_t at = 0; at < key.length; at += sizeof number) {
            const size_t rest = key.length - at;
            uint64_t some = 0;
            memcpy(&some, key.data + at, rest < sizeof some ? rest : sizeof some);
            number = (number ^ some) * prime;
            number ^= number >> 32;
        }
        number = (number + key.length) * prime;
    }
    return number | 1;
}

/* Whether some things may be equal: most returns state nothing twice, which is seen without sorting. So many places are
 * tried for a number that somebody who makes texts whose numbers stand in each other's way gains nothing. */
static bool may_be_equal(struct nk_checking *checking, const struct different *things)
{
    enum { PLACES_TRIED = 16 };
    size_t room = 1;
    while (room < 2 * things->count)
        room *= 2;
    uint64_t *numbers = NK_NEW_ARRAY(checking->arena, uint64_t, room);
    if (!numbers) {
        checking->status = NK_NO_MEMORY;
        return false;
    }
    for (size_t i = 0; i < things->count; i++) {
        const uint64_t number = number_of(things, i);
        size_t tried = 0, place = (size_t)(number >> 1) & (room - 1);
        for (; numbers[place] != 0; place = (place + 1) & (room - 1))
            if (numbers[place] == number || ++tried == PLACES_TRIED)
                return true;
        numbers[place] = number;
    }
    return false;
}

static struct nk_place place_of(struct nk_checking *checking, const struct different *things, size_t index)
{
    struct nk_place place;
    memcpy(&place, things->items + index * things->size + things->place, sizeof(place));
    return things->member ? nk_check_member(checking, &place, things->member) : place;
}

/* Every one after the first of its kind, with where that stands. Equal ones are in the order of the document. */
static void check_different(struct nk_checking *checking, const struct different *things)
{
    checking->applied |= things->count > 0;
    if (things->count < 2 || !may_be_equal(checking, things))
        return;
    size_t *positions = NK_NEW_ARRAY(checking->arena, size_t, things->count);
    if (!positions) {
        checking->status = NK_NO_MEMORY;
        return;
    }
    nk_order(positions, things->count, compare_things, things);
    for (size_t i = 1, first = 0; i < things->count; i++) {
        if (compare_things(things, positions[first], positions[i]) != 0) {
            first = i;
            continue;
        }
        checking->other = place_of(checking, things, positions[first]);
        nk_check_report(checking, place_of(checking, things, positions[i]),
                        nk_check_cell_name(checking, key_of(things, positions[i], 0), key_of(things, positions[i], 1),
                                           key_of(things, positions[i], 2)),
                        NK_NO_TEXT, NK_NO_TEXT);
    }
}

#define THINGS(items_, count_, type, member_, ...) \
    {                                                                                                                  \
        .items = (const char *)(items_), .count = (count_), .size = sizeof(struct type),                               \
        .place = offsetof(struct type, place), .member = (member_), .keys = {__VA_ARGS__},                             \
        .key_count = sizeof((size_t[]){__VA_ARGS__}) / sizeof(size_t)                                                  \
    }

void nk_check_duplicate_cell(struct nk_checking *checking)
{
    for (size_t i = 0; i < checking->list_count; i++) {
        const struct nk_cells *cells = checking->lists[i].cells;
        const struct different things = THINGS(cells->items, cells->count, nk_cell, NULL, KEY(nk_cell, category),
                                               KEY(nk_cell, area), KEY(nk_cell, cost_type));
        check_different(checking, &things);
    }
}

void nk_check_duplicate_line(struct nk_checking *checking)
{
    const struct nk_submission *of = checking->submission;
    const struct different sections[] = {
        THINGS(of->account_lines, of->account_line_count, nk_account_line, "code", KEY(nk_account_line, code)),
        THINGS(of->financing, of->financing_count, nk_financing, "financier", KEY(nk_financing, financier)),
        THINGS(of->purchases, of->purchase_count, nk_purchase, "supplier", KEY(nk_purchase, supplier)),
        /* One number that a source states in two units is two statements; the unit itself is another check's. */
        THINGS(of->indicators, of->indicator_count, nk_indicator_value, NULL, KEY(nk_indicator_value, service),
               KEY(nk_indicator_value, indicator), KEY(nk_indicator_value, period), KEY(nk_indicator_value, unit)),
    };
    for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++)
        check_different(checking, &sections[i]);
}
