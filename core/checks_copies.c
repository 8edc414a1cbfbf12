/* Values beside those of the year before: the same to the krone, a template that somebody forgot to fill in; or zero
 * where there was something, a gap that somebody filled with a zero. */
#include "core/check_statistics.h"

/* A value with what it was the year before: of a cell, or of a code. */
struct pair {
    const struct nk_number *now, *before;
    const struct nk_cell *cell;
    struct nk_text code;
};

struct section {
    struct nk_text pointer, name;
    struct pair *pairs;
    size_t count; /* of values that both years have and that are not zero in both */
    size_t same;
};

enum { SECTIONS_MAX = 6 };

struct copies {
    struct section sections[SECTIONS_MAX];
    size_t count;
};

static bool is_same(const struct pair *pair)
{
    return nk_decimal_compare(pair->now->value, pair->before->value) == 0;
}

static void add_pair(struct section *section, const struct pair *pair)
{
    if (!nk_number_has_value(pair->now) || !nk_number_has_value(pair->before) ||
        (pair->now->value.units == 0 && pair->before->value.units == 0))
        return;
    section->pairs[section->count++] = *pair;
    section->same += is_same(pair);
}

static struct nk_text name_of(struct nk_checking *checking, const struct pair *pair)
{
    const struct nk_cell *cell = pair->cell;
    return cell ? nk_check_cell_name(checking, cell->category, cell->area, cell->cost_type) : pair->code;
}

static bool is_same_cell(const struct nk_cell *a, const struct nk_cell *b)
{
    return nk_text_equal(a->category, b->category) && nk_text_equal(a->area, b->area) &&
           nk_text_equal(a->cost_type, b->cost_type);
}

/* Both years most often have the same order: the search goes on from the last hit. */
static void add_cells(struct section *section, const struct nk_cells *now, const struct nk_cells *before)
{
    size_t next = 0;
    for (size_t i = 0; i < now->count; i++) {
        const struct nk_cell *cell = &now->items[i];
        for (size_t tried = 0; tried < before->count; tried++) {
            size_t at = (next + tried) % before->count;
            if (!is_same_cell(cell, &before->items[at]))
                continue;
            const struct pair pair = {.now = &cell->amount, .before = &before->items[at].amount, .cell = cell};
            add_pair(section, &pair);
            next = at + 1;
            break;
        }
    }
}

static struct section *new_section(struct nk_checking *checking, struct copies *copies, struct nk_text pointer,
                                   struct nk_text name, size_t most)
{
    struct section *section = &copies->sections[copies->count++];
    *section = (struct section){.pointer = pointer, .name = name,
                                .pairs = NK_NEW_ARRAY(checking->arena, struct pair, most)};
    if (!section->pairs)
        checking->status = NK_NO_MEMORY;
    return section->pairs ? section : NULL;
}

static void collect_cells(struct nk_checking *checking, struct copies *copies)
{
    const struct nk_submission *now = checking->submission, *before = checking->context->prior;
    const struct {
        const struct nk_cells *now, *before;
    } lists[] = {
        {&now->expenditure, &before->expenditure},
        {&now->expenditure_by_category, &before->expenditure_by_category},
        {&now->expenditure_by_area, &before->expenditure_by_area},
    };
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        struct section *section = new_section(checking, copies, checking->lists[i].pointer, checking->lists[i].name,
                                              lists[i].now->count);
        if (section)
            add_cells(section, lists[i].now, lists[i].before);
    }
}

static void collect_numbers(struct nk_checking *checking, struct copies *copies)
{
    const struct nk_submission *now = checking->submission, *before = checking->context->prior;
    const struct {
        size_t section;
        struct pair pair;
    } numbers[] = {
        {0, {&now->depreciation, &before->depreciation, NULL, NK_TEXT("depreciation")}},
        {1, {&now->operating_revenue, &before->operating_revenue, NULL, NK_TEXT("operatingRevenue")}},
        {1, {&now->operating_cost, &before->operating_cost, NULL, NK_TEXT("operatingCost")}},
        {2, {&now->employees, &before->employees, NULL, NK_TEXT("employees")}},
        {2, {&now->fte, &before->fte, NULL, NK_TEXT("fte")}},
        {2, {&now->ict_fte_internal, &before->ict_fte_internal, NULL, NK_TEXT("ictFteInternal")}},
        {2, {&now->ict_fte_contracted, &before->ict_fte_contracted, NULL, NK_TEXT("ictFteContracted")}},
    };
    enum { NUMBERS = sizeof(numbers) / sizeof(numbers[0]) };
    struct section *sections[] = {
        new_section(checking, copies, NK_TEXT("/memo"), NK_TEXT("memo"), NUMBERS),
        new_section(checking, copies, NK_TEXT("/accounts"), NK_TEXT("accounts"), NUMBERS),
        new_section(checking, copies, NK_TEXT("/staffing"), NK_TEXT("staffing"), NUMBERS),
    };
    for (size_t i = 0; i < NUMBERS && checking->status == NK_OK; i++)
        add_pair(sections[numbers[i].section], &numbers[i].pair);
}

/* What both years have. False: there is nothing to compare, and the reason is set. */
static bool collect(struct nk_checking *checking, struct copies *ret)
{
    checking->reason = NK_NO_PRIOR_YEAR;
    if (!checking->context->prior)
        return false;
    checking->reason = NK_SECTION_ABSENT;
    *ret = (struct copies){.count = 0};
    collect_cells(checking, ret);
    collect_numbers(checking, ret);
    for (size_t i = 0; i < ret->count && checking->status == NK_OK; i++)
        checking->applied |= ret->sections[i].count > 0;
    return checking->status == NK_OK;
}

/* Parameters least-values and most-percent: so many values that are the same, and more than such a share of the
 * section, are no coincidence: a copy in which somebody changed a cell is a copy. */
static bool is_copied(const struct nk_checking *checking, const struct section *section)
{
    const struct nk_exact same = nk_exact_integer((__int128)section->same);
    const struct nk_exact most = nk_exact_percent(nk_exact_integer((__int128)section->count),
                                                  nk_check_parameter_or(checking, "most-percent", 50));
    return nk_exact_subtract(same, nk_check_parameter_or(checking, "least-values", 3)).units >= 0 &&
           nk_exact_subtract(same, most).units > 0;
}

void nk_check_section_not_copied(struct nk_checking *checking)
{
    struct copies copies;
    if (!collect(checking, &copies))
        return;
    checking->unit = NK_TEXT("count");
    for (size_t i = 0; i < copies.count; i++) {
        const struct section *section = &copies.sections[i];
        if (!is_copied(checking, section))
            continue;
        nk_check_rest_on_count(checking, section->count, NK_NO_TEXT);
        nk_check_report_number_texts(checking, nk_check_pointer(section->pointer), section->name, NK_NO_TEXT,
                                     nk_check_number_text(checking, nk_exact_integer((__int128)section->same)));
    }
}

/* The first ones are named, the others counted. */
enum { NAMED_MAX = 10 };

static void report_same(struct nk_checking *checking, const struct section *section, struct nk_exact least)
{
    const struct pair *first = NULL;
    struct nk_text list = NK_TEXT("");
    size_t count = 0;
    for (size_t i = 0; i < section->count; i++) {
        const struct pair *pair = &section->pairs[i];
        const struct nk_exact value = nk_exact_of(pair->now->value);
        if (!is_same(pair) || nk_exact_subtract(value, least).units < 0)
            continue;
        first = first ? first : pair;
        if (count++ < NAMED_MAX)
            list = nk_check_add_to_list(
                checking, list,
                nk_check_pair(checking, name_of(checking, pair), nk_check_number_text(checking, value)));
    }
    if (count == 0)
        return;
    nk_check_rest_on_count(checking, count, list);
    nk_check_report(checking, count == 1 ? first->now->place : nk_check_pointer(section->pointer),
                    count == 1 ? name_of(checking, first) : section->name, NK_NO_TEXT, NK_NO_TEXT);
}

/* Parameter least: a smaller value can well be the same two years on end. What is a copy as a whole is the other
 * rule's. */
void nk_check_value_not_copied(struct nk_checking *checking)
{
    struct copies copies;
    if (!collect(checking, &copies))
        return;
    const struct nk_exact least = nk_check_parameter_or(checking, "least", 0);
    for (size_t i = 0; i < copies.count; i++)
        if (!is_copied(checking, &copies.sections[i]))
            report_same(checking, &copies.sections[i], least);
}

/* Parameter least: what was smaller the year before may well have come to an end. */
void nk_check_not_fallen_to_zero(struct nk_checking *checking)
{
    struct copies copies;
    struct nk_exact least = nk_exact_integer(0);
    if (!collect(checking, &copies))
        return;
    (void)nk_check_parameter(&least, checking, "least");
    for (size_t i = 0; i < copies.count; i++) {
        const struct section *section = &copies.sections[i];
        for (size_t k = 0; k < section->count; k++) {
            const struct pair *pair = &section->pairs[k];
            const struct nk_exact before = nk_exact_of(pair->before->value);
            if (pair->now->value.units == 0 && nk_exact_subtract(before, least).units >= 0)
                nk_check_report_numbers(checking, pair->now->place, name_of(checking, pair), before,
                                        nk_exact_integer(0));
        }
    }
}
