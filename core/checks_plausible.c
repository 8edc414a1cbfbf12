/* Numbers and ratios that are far from those of the actor's earlier years, or from those of comparable actors. The
 * median and the median of the distances from it: one wrong year among the others does not hide the next. */
#include "core/check_statistics.h"

enum { WHOLE = -1 };

/* A ratio is scaled so that it compares as a whole number of its last decimal. */
struct ratio {
    const char *code;
    enum nk_return_number numerator;
    int denominator; /* enum nk_return_number, WHOLE: the number itself */
    int64_t factor;
    uint8_t scale;
};

static const struct ratio numbers[] = {
    {"ict-expenditure", NK_RETURN_EXPENDITURE, WHOLE, 1, 0},
    {"operating-revenue", NK_RETURN_REVENUE, WHOLE, 1, 0},
    {"operating-cost", NK_RETURN_COST, WHOLE, 1, 0},
    {"employees", NK_RETURN_EMPLOYEES, WHOLE, 1, 0},
    {"fte", NK_RETURN_FTE, WHOLE, 1, 0},
    {"ict-fte", NK_RETURN_ICT_FTE, WHOLE, 1, 0},
    {"drg-points", NK_RETURN_DRG, WHOLE, 1, 0},
};

/* Those that do not depend on how large somebody is. */
static const struct ratio ratios[] = {
    {"ict-expenditure-share-of-revenue", NK_RETURN_EXPENDITURE, NK_RETURN_REVENUE, 100, 2},
    {"ict-expenditure-per-employee", NK_RETURN_EXPENDITURE, NK_RETURN_EMPLOYEES, 1, 0},
    {"fte-per-employee", NK_RETURN_FTE, NK_RETURN_EMPLOYEES, 100, 1},
    {"ict-fte-share-of-employees", NK_RETURN_ICT_FTE, NK_RETURN_EMPLOYEES, 100, 2},
};

/* False: a number is not known, or the denominator is zero. */
static bool ratio_of(int64_t *ret, const struct ratio *ratio, const struct nk_return_numbers *of)
{
    struct nk_decimal value;
    const struct nk_decimal one = nk_decimal_integer(1);
    if (!of->known[ratio->numerator] || (ratio->denominator != WHOLE && !of->known[ratio->denominator]))
        return false;
    const struct nk_decimal below = ratio->denominator == WHOLE ? one : of->value[ratio->denominator];
    if (nk_decimal_ratio(&value, of->value[ratio->numerator], below, ratio->factor, ratio->scale) != NK_OK)
        return false;
    *ret = value.units;
    return true;
}

static void report(struct nk_checking *checking, const struct ratio *ratio, const struct nk_check_range *range,
                   int64_t actual, size_t count, struct nk_text list)
{
    nk_check_rest_on_range(checking, range, ratio->scale, count, list);
    nk_check_report_numbers(checking, nk_check_place_of(checking, ratio->numerator), nk_text_of(ratio->code),
                            (struct nk_exact){.units = range->expected, .scale = ratio->scale},
                            (struct nk_exact){.units = actual, .scale = ratio->scale});
}

/* The values of earlier years in a row, newest first: "2016: 11500000, 2015: 11300000". */
static struct nk_text years_in_a_row(struct nk_checking *checking, const struct ratio *ratio)
{
    const struct nk_rule_context *context = checking->context;
    struct nk_text list = NK_TEXT("");
    for (size_t i = 0; i < context->earlier_count; i++) {
        int64_t value;
        if (ratio_of(&value, ratio, &context->earlier[i].numbers))
            list = nk_check_add_year(checking, list, context->earlier[i].year,
                                     (struct nk_exact){.units = value, .scale = ratio->scale});
    }
    return list;
}

/* Parameter change-percent: by so much of last year's value it may differ. */
static struct nk_check_range range_of_last_year(const struct nk_checking *checking, int64_t before)
{
    return nk_check_range_about(
        before, nk_exact_percent(nk_check_size_of(before), nk_check_parameter_or(checking, "change-percent", 50)));
}

/* Parameter least-years: with so many earlier years their median is what is expected, with fewer last year's value. */
static void compare_with_years(struct nk_checking *checking, const struct ratio *ratio)
{
    const struct nk_rule_context *context = checking->context;
    const struct nk_exact least = nk_check_parameter_or(checking, "least-years", 3);
    struct nk_check_values earlier = {.count = 0};
    struct nk_check_range range;
    int64_t value, before;
    if (!ratio_of(&value, ratio, &checking->own))
        return;
    for (size_t i = 0; i < context->earlier_count && earlier.count < NK_CHECK_VALUES_MAX; i++)
        earlier.count += ratio_of(&earlier.items[earlier.count], ratio, &context->earlier[i].numbers);
    if (nk_exact_subtract(nk_exact_integer((__int128)earlier.count), least).units >= 0)
        range = nk_check_range_of(checking, &earlier);
    else if (context->earlier_count > 0 && context->earlier[0].year == checking->submission->year - 1 &&
             ratio_of(&before, ratio, &context->earlier[0].numbers) && before != 0)
        range = range_of_last_year(checking, before);
    else
        return;
    checking->applied = true;
    if (nk_check_is_outside(&range, value))
        report(checking, ratio, &range, value, 0, years_in_a_row(checking, ratio));
}

void nk_check_plausible_over_time(struct nk_checking *checking)
{
    checking->reason = checking->context->earlier_count == 0 ? NK_NO_PRIOR_YEAR : NK_TOO_FEW_YEARS;
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
        compare_with_years(checking, &numbers[i]);
    for (size_t i = 0; i < sizeof(ratios) / sizeof(ratios[0]); i++)
        compare_with_years(checking, &ratios[i]);
}

/* Parameter least-peers: with fewer of its kind there is nothing to be unlike. Of regions there are four in all:
 * least-peers-region is theirs. */
static struct nk_exact least_peers(const struct nk_checking *checking, enum nk_actor_kind kind)
{
    const struct nk_exact least = nk_check_parameter_or(checking, "least-peers", 4);
    struct nk_exact of_kind = least;
    if (kind == NK_REGION)
        (void)nk_check_parameter(&of_kind, checking, "least-peers-region");
    return of_kind;
}

/* What each of the others stated is not shown: it is not published yet. */
static void compare_with_peers(struct nk_checking *checking, const struct ratio *ratio, enum nk_actor_kind kind)
{
    struct nk_check_values peers = {.count = 0};
    int64_t value;
    if (!ratio_of(&value, ratio, &checking->own))
        return;
    for (size_t i = 0; i < checking->context->other_count && peers.count < NK_CHECK_VALUES_MAX; i++) {
        const struct nk_rule_other *other = &checking->context->others[i];
        const struct nk_actor *actor = nk_catalogue_actor(checking->catalogue, other->actor);
        if (actor && actor->kind == kind)
            peers.count += ratio_of(&peers.items[peers.count], ratio, &other->numbers);
    }
    const struct nk_exact count = nk_exact_integer((__int128)peers.count);
    if (peers.count == 0 || nk_exact_subtract(count, least_peers(checking, kind)).units < 0)
        return;
    checking->applied = true;
    const struct nk_check_range range = nk_check_range_of(checking, &peers);
    if (nk_check_is_outside(&range, value))
        report(checking, ratio, &range, value, peers.count, NK_NO_TEXT);
}

void nk_check_plausible_among_peers(struct nk_checking *checking)
{
    const struct nk_actor *actor = nk_catalogue_actor(checking->catalogue, checking->submission->actor);
    /* Of national actors and state bodies there is one of each. */
    checking->reason = NK_NOT_APPLICABLE;
    if (!actor || actor->kind == NK_NATIONAL_ACTOR || actor->kind == NK_STATE_BODY)
        return;
    checking->reason = NK_TOO_FEW_PEERS;
    for (size_t i = 0; i < sizeof(ratios) / sizeof(ratios[0]); i++)
        compare_with_peers(checking, &ratios[i], actor->kind);
}
