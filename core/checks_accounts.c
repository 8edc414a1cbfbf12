/* The identities of an annual account: what is stated is what the terms give. One function looks at all of them, in
 * both years; three rules divide what is off by its size. */
#include "core/check_accounts.h"

/* What a deviation is by its size. The bounds are the tolerances of the three rules, so that they are data. */
enum size { NO_DEVIATION, ROUNDING, DEVIATION, QUOTED_SHIFT, SHIFT };

/* The tolerance of the rule that runs a check in the return's year; 0 when none does. */
static int64_t tolerance_of(const struct nk_checking *checking, const char *check)
{
    const int year = checking->submission->year;
    for (size_t i = 0; i < checking->catalogue->rule_count; i++) {
        const struct nk_rule *rule = &checking->catalogue->rules[i];
        bool in_force = rule->first_year <= year && (rule->last_year == 0 || year <= rule->last_year);
        if (in_force && nk_text_is(rule->check, check))
            return rule->tolerance;
    }
    return 0;
}

struct bounds {
    int64_t rounding; /* kroner that are rounding however few the numbers are */
    int64_t harmless; /* kroner that are never a shift */
    int64_t percent;  /* of the larger of the two sides: more is a shift */
};

static __int128 absolute(__int128 value)
{
    return value < 0 ? -value : value;
}

/* A number in whole kroner is at most half a krone off, so `numbers` of them are at most numbers ÷ 2 off. A
 * shift between numbers that are all quoted from a printed account, which their notes name, cannot be
 * mended in the return: it is to be explained. */
static enum size size_of(const struct bounds *bounds, const struct nk_account_value *stated,
                         const struct nk_account_sum *sum)
{
    const __int128 off = absolute(stated->value - sum->sum);
    const __int128 rounded = (__int128)(sum->known + 1) / 2;
    __int128 larger = absolute(stated->value);
    if (off == 0)
        return NO_DEVIATION;
    if (off <= bounds->rounding || off <= rounded)
        return ROUNDING;
    if (larger < absolute(sum->sum))
        larger = absolute(sum->sum);
    if (off <= bounds->harmless || off * 100 <= larger * bounds->percent)
        return DEVIATION;
    return stated->quoted && sum->quoted ? QUOTED_SHIFT : SHIFT;
}

static void report(struct nk_checking *checking, const struct nk_account_identity *identity,
                   const struct nk_account_sides *sides)
{
    checking->subject = &identity->label;
    nk_check_report_numbers(checking, *sides->stated.place, identity->id, nk_exact_integer(sides->sum.sum),
                            nk_exact_integer(sides->stated.value));
}

static void check_identity(struct nk_checking *checking, const struct nk_account_view *view,
                           const struct bounds *bounds, size_t number, int year, enum size asked)
{
    const struct nk_account_sides *sides = nk_account_sides_of(view, number, year);
    if (!sides->stated.known || sides->sum.incomplete)
        return;
    checking->applied = true;
    if (size_of(bounds, &sides->stated, &sides->sum) != asked)
        return;
    checking->basis = (struct nk_finding_basis){.list = asked == QUOTED_SHIFT ? *sides->stated.note : NK_NO_TEXT};
    report(checking, &view->structure->identities[number], sides);
}

static void check_identities(struct nk_checking *checking, enum size asked)
{
    const struct nk_account_view *view = nk_check_account_view(checking);
    if (!view)
        return;
    const struct bounds bounds = {
        .rounding = tolerance_of(checking, "account-rounding"),
        .harmless = tolerance_of(checking, "account-deviation"),
        .percent = tolerance_of(checking, "account-shift"),
    };
    for (size_t i = 0; i < view->structure->identity_count; i++) {
        if (view->structure->identities[i].kind == NK_IDENTITY_AT_MOST)
            continue;
        check_identity(checking, view, &bounds, i, NK_ACCOUNT_THIS_YEAR, asked);
        check_identity(checking, view, &bounds, i, NK_ACCOUNT_YEAR_BEFORE, asked);
    }
}

void nk_check_account_rounding(struct nk_checking *checking)
{
    check_identities(checking, ROUNDING);
}

void nk_check_account_deviation(struct nk_checking *checking)
{
    check_identities(checking, DEVIATION);
}

void nk_check_account_shift(struct nk_checking *checking)
{
    check_identities(checking, SHIFT);
}

void nk_check_account_shift_quoted(struct nk_checking *checking)
{
    check_identities(checking, QUOTED_SHIFT);
}

static void check_at_most(struct nk_checking *checking, const struct nk_account_view *view,
                          size_t number, int year)
{
    const struct nk_account_sides *sides = nk_account_sides_of(view, number, year);
    if (!sides->stated.known || sides->sum.incomplete)
        return;
    checking->applied = true;
    if (sides->stated.value - sides->sum.sum > checking->rule->tolerance)
        report(checking, &view->structure->identities[number], sides);
}

void nk_check_account_at_most(struct nk_checking *checking)
{
    const struct nk_account_view *view = nk_check_account_view(checking);
    for (size_t i = 0; view && i < view->structure->identity_count; i++) {
        if (view->structure->identities[i].kind != NK_IDENTITY_AT_MOST)
            continue;
        check_at_most(checking, view, i, NK_ACCOUNT_THIS_YEAR);
        check_at_most(checking, view, i, NK_ACCOUNT_YEAR_BEFORE);
    }
}
