/* Sections of last year's return, and single numbers of them, that this one does not have. */
#include "core/check.h"

struct member {
    const struct nk_number *now, *before;
    const char *name;
};

static void report_members(struct nk_checking *checking, struct nk_place place, struct nk_text code,
                           const struct member *members, size_t count)
{
    const struct nk_text expected =
        count == 1 ? nk_check_number_text(checking, nk_exact_of(members[0].before->value)) : NK_NO_TEXT;
    struct nk_text list = NK_TEXT("");
    for (size_t i = 0; i < count; i++)
        if (nk_number_has_value(members[i].before) && !members[i].now->given)
            list = nk_check_add_to_list(
                checking, list,
                nk_check_pair(checking, nk_text_of(members[i].name),
                              nk_check_number_text(checking, nk_exact_of(members[i].before->value))));
    checking->basis = (struct nk_finding_basis){.list = list};
    nk_check_report_number_texts(checking, place, code, expected, NK_NO_TEXT);
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
        gone += nk_number_has_value(members[i].before) && !members[i].now->given;
        checking->applied |= nk_number_has_value(members[i].before);
    }
    if (gone > 0 && !left) {
        report_members(checking, place, nk_text_of(section), members, count);
        return;
    }
    for (size_t i = 0; i < count && gone > 0; i++)
        if (nk_number_has_value(members[i].before) && !members[i].now->given)
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
    return checking->methodology == nk_catalogue_methodology_of_year(checking->catalogue, checking->context->prior->year);
}

/* Lists, by how many lines they had. */
static void check_lists(struct nk_checking *checking)
{
    const struct nk_submission *now = checking->submission, *before = checking->context->prior;
    const bool same = has_same_lists(checking);
    const struct {
        struct nk_text pointer, name;
        size_t now, before;
    } lists[] = {
        {NK_TEXT("/expenditure"), NK_TEXT("expenditure"), now->expenditure.count, same ? before->expenditure.count : 0},
        {NK_TEXT("/expenditureByCategory"), NK_TEXT("expenditureByCategory"), now->expenditure_by_category.count,
         same ? before->expenditure_by_category.count : 0},
        {NK_TEXT("/expenditureByArea"), NK_TEXT("expenditureByArea"), now->expenditure_by_area.count,
         same ? before->expenditure_by_area.count : 0},
        {NK_TEXT("/accounts/lines"), NK_TEXT("accounts/lines"), now->account_line_count, before->account_line_count},
        {NK_TEXT("/financing"), NK_TEXT("financing"), now->financing_count, before->financing_count},
        {NK_TEXT("/purchases"), NK_TEXT("purchases"), now->purchase_count, before->purchase_count},
        {NK_TEXT("/indicators"), NK_TEXT("indicators"), now->indicator_count, before->indicator_count},
        {NK_TEXT("/serviceCosts"), NK_TEXT("serviceCosts"), now->service_cost_count, before->service_cost_count},
    };
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        checking->applied |= lists[i].before > 0;
        if (lists[i].now > 0 || lists[i].before == 0)
            continue;
        const struct nk_text count = nk_check_number_text(checking, nk_exact_integer((__int128)lists[i].before));
        checking->basis = (struct nk_finding_basis){.list = count};
        nk_check_report(checking, nk_check_pointer(lists[i].pointer), lists[i].name, count, NK_NO_TEXT);
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
