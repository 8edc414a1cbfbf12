/* Sections of last year's return, and single numbers of them, that this one does not have. */
#include "core/check.h"
#include "core/order.h"

struct member {
    const struct nk_number *now, *before;
    const char *name;
};

/* How many values or lines there were, and what: the first of them by name. */
static void report_gone(struct nk_checking *checking, struct nk_place place, struct nk_text code, size_t count,
                        struct nk_text list)
{
    checking->unit = NK_TEXT("count");
    checking->basis = (struct nk_finding_basis){.list = list};
    nk_check_report_numbers(checking, place, code, nk_exact_integer((__int128)count), nk_exact_integer(0));
}

static bool is_gone(const struct member *member)
{
    return nk_number_has_value(member->before) && !member->now->given;
}

static void report_members(struct nk_checking *checking, struct nk_place place, struct nk_text code,
                           const struct member *members, size_t count)
{
    struct nk_text list = NK_TEXT("");
    size_t gone = 0;
    for (size_t i = 0; i < count; i++) {
        if (!is_gone(&members[i]))
            continue;
        gone++;
        list = nk_check_add_to_list(
            checking, list,
            nk_check_pair(checking, nk_text_of(members[i].name),
                          nk_check_number_text(checking, nk_exact_of(members[i].before->value))));
    }
    report_gone(checking, place, code, gone, list);
}

/* A number that is marked as missing is there: somebody has said so. */
static void check_members(struct nk_checking *checking, const char *section, const struct member *members, size_t count)
{
    const struct nk_text parts[] = {NK_TEXT("/"), nk_text_of(section)};
    const struct nk_place place = nk_check_pointer(nk_check_join(checking, parts, sizeof(parts) / sizeof(parts[0])));
    bool left = false;
    size_t gone = 0;
    for (size_t i = 0; i < count; i++) {
        left |= members[i].now->given;
        gone += is_gone(&members[i]);
        checking->applied |= nk_number_has_value(members[i].before);
    }
    if (gone > 0 && !left) {
        report_members(checking, place, nk_text_of(section), members, count);
        return;
    }
    for (size_t i = 0; i < count && gone > 0; i++)
        if (is_gone(&members[i]))
            report_members(checking, nk_check_member(checking, &place, members[i].name), nk_text_of(members[i].name),
                           &members[i], 1);
}

static void check_numbers(struct nk_checking *checking)
{
    const struct nk_submission *now = checking->submission, *before = checking->context->prior;
    const struct member memo[] = {
        {&now->depreciation, &before->depreciation, "depreciation"},
        {&now->write_downs, &before->write_downs, "writeDowns"},
    };
    const struct member accounts[] = {
        {&now->operating_revenue, &before->operating_revenue, "operatingRevenue"},
        {&now->operating_cost, &before->operating_cost, "operatingCost"},
        {&now->somatic_operating_cost, &before->somatic_operating_cost, "somaticOperatingCost"},
    };
    const struct member staffing[] = {
        {&now->employees, &before->employees, "employees"},
        {&now->fte, &before->fte, "fte"},
        {&now->ict_fte_internal, &before->ict_fte_internal, "ictFteInternal"},
        {&now->ict_fte_contracted, &before->ict_fte_contracted, "ictFteContracted"},
    };
    const struct member activity[] = {
        {&now->drg_points, &before->drg_points, "drgPoints"},
        {&now->inhabitants, &before->inhabitants, "inhabitants"},
    };
    check_members(checking, "memo", memo, sizeof(memo) / sizeof(memo[0]));
    check_members(checking, "accounts", accounts, sizeof(accounts) / sizeof(accounts[0]));
    check_members(checking, "staffing", staffing, sizeof(staffing) / sizeof(staffing[0]));
    check_members(checking, "activity", activity, sizeof(activity) / sizeof(activity[0]));
}

static bool has_same_lists(const struct nk_checking *checking)
{
    return checking->methodology ==
           nk_catalogue_methodology_of_year(checking->catalogue, checking->context->prior->year);
}

enum { KEYS_MAX = 3, NAMED_MAX = 10 };

/* Lines of last year's return. */
struct lines {
    const char *items;
    size_t count, size;    /* of one item */
    size_t keys[KEYS_MAX]; /* members that are texts, which name a line; 0: no more, but for the first */
};

static struct nk_text key_of(const struct lines *lines, size_t index, size_t key)
{
    struct nk_text text = NK_NO_TEXT;
    if (key == 0 || lines->keys[key] > 0)
        memcpy(&text, lines->items + index * lines->size + lines->keys[key], sizeof(text));
    return text;
}

static int compare_lines(const void *context, size_t a, size_t b)
{
    int order = 0;
    for (size_t i = 0; i < KEYS_MAX && order == 0; i++)
        order = nk_text_compare(key_of(context, a, i), key_of(context, b, i));
    return order;
}

/* In the order of their codes: where they stood in the document says nothing. */
static struct nk_text names_of(struct nk_checking *checking, const struct lines *lines)
{
    size_t *order = NK_NEW_ARRAY(checking->arena, size_t, lines->count);
    if (!order) {
        checking->status = NK_NO_MEMORY;
        return NK_NO_TEXT;
    }
    nk_order(order, lines->count, compare_lines, lines);
    struct nk_text list = NK_TEXT("");
    for (size_t i = 0; i < lines->count && i < NAMED_MAX; i++)
        list = nk_check_add_to_list(checking, list,
                                    nk_check_cell_name(checking, key_of(lines, order[i], 0), key_of(lines, order[i], 1),
                                                       key_of(lines, order[i], 2)));
    return lines->count > NAMED_MAX ? nk_check_add_to_list(checking, list, NK_TEXT("…")) : list;
}

#define LINES(items_, count_, type, ...)                                                                               \
    {                                                                                                                  \
        .items = (const char *)(items_), .count = (count_), .size = sizeof(struct type), .keys = {__VA_ARGS__}         \
    }
#define KEY(type, member) offsetof(struct type, member)
#define CELLS(cells)                                                                                                   \
    LINES((cells).items, same ? (cells).count : 0, nk_cell, KEY(nk_cell, category), KEY(nk_cell, area),                \
          KEY(nk_cell, cost_type))

static void check_lists(struct nk_checking *checking)
{
    const struct nk_submission *now = checking->submission, *before = checking->context->prior;
    const bool same = has_same_lists(checking);
    const struct {
        struct nk_text pointer, name;
        size_t now;
        struct lines before;
    } lists[] = {
        {NK_TEXT("/expenditure"), NK_TEXT("expenditure"), now->expenditure.count, CELLS(before->expenditure)},
        {NK_TEXT("/expenditureByCategory"), NK_TEXT("expenditureByCategory"), now->expenditure_by_category.count,
         CELLS(before->expenditure_by_category)},
        {NK_TEXT("/expenditureByArea"), NK_TEXT("expenditureByArea"), now->expenditure_by_area.count,
         CELLS(before->expenditure_by_area)},
        {NK_TEXT("/accounts/lines"), NK_TEXT("accounts/lines"), now->account_line_count,
         LINES(before->account_lines, before->account_line_count, nk_account_line, KEY(nk_account_line, code))},
        {NK_TEXT("/financing"), NK_TEXT("financing"), now->financing_count,
         LINES(before->financing, before->financing_count, nk_financing, KEY(nk_financing, financier))},
        {NK_TEXT("/purchases"), NK_TEXT("purchases"), now->purchase_count,
         LINES(before->purchases, before->purchase_count, nk_purchase, KEY(nk_purchase, supplier))},
        {NK_TEXT("/indicators"), NK_TEXT("indicators"), now->indicator_count,
         LINES(before->indicators, before->indicator_count, nk_indicator_value, KEY(nk_indicator_value, service),
               KEY(nk_indicator_value, indicator), KEY(nk_indicator_value, period))},
        {NK_TEXT("/serviceCosts"), NK_TEXT("serviceCosts"), now->service_cost_count,
         LINES(before->service_costs, before->service_cost_count, nk_service_cost, KEY(nk_service_cost, service))},
    };
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        const struct lines *gone = &lists[i].before;
        checking->applied |= gone->count > 0;
        if (lists[i].now == 0 && gone->count > 0)
            report_gone(checking, nk_check_pointer(lists[i].pointer), lists[i].name, gone->count,
                        names_of(checking, gone));
    }
}

void nk_check_sections_kept(struct nk_checking *checking)
{
    checking->reason = NK_NO_PRIOR_YEAR;
    if (!checking->context->prior)
        return;
    checking->reason = NK_SECTION_ABSENT;
    check_numbers(checking);
    check_lists(checking);
}
