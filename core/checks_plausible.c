/* Numbers and ratios that are far from those of the actor's earlier years, or from those of comparable actors. The
 * median and the median of the distances from it: one wrong year among the others does not hide the next. */
#include "core/check.h"
#include "core/order.h"

enum { WHOLE = -1 };
/* Of the actor's years and of the actors of one kind that are compared; there are some fifty reporting units. */
enum { VALUES_MAX = 128 };

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

struct values {
    int64_t items[VALUES_MAX];
    size_t count;
};

static int compare_values(const void *context, size_t a, size_t b)
{
    const int64_t *values = context;
    return (values[a] > values[b]) - (values[a] < values[b]);
}

/* Of an even count the lower of the two in the middle: a value that there is. */
static int64_t median_of(const struct values *values)
{
    size_t positions[VALUES_MAX];
    nk_order(positions, values->count, compare_values, values->items);
    return values->items[positions[(values->count - 1) / 2]];
}

static struct nk_exact size_of(__int128 value)
{
    return nk_exact_integer(value < 0 ? -value : value);
}

static struct nk_exact parameter_or(const struct nk_checking *checking, const char *name, int64_t otherwise)
{
    struct nk_exact value = nk_exact_integer(otherwise);
    (void)nk_check_parameter(&value, checking, name);
    return value;
}

/* Median of the distances from the median, or a percentage of the median where the values hardly differ. */
static struct nk_exact spread_of(const struct nk_checking *checking, const struct values *values, int64_t median)
{
    struct values distances = {.count = values->count};
    for (size_t i = 0; i < values->count; i++) {
        __int128 distance = (__int128)values->items[i] - median;
        distance = distance < 0 ? -distance : distance;
        distances.items[i] = distance > INT64_MAX ? INT64_MAX : (int64_t)distance;
    }
    const struct nk_exact spread = nk_exact_integer(median_of(&distances));
    const struct nk_exact least =
        nk_exact_percent(size_of(median), parameter_or(checking, "least-spread-percent", 10));
    return nk_exact_subtract(spread, least).units > 0 ? spread : least;
}

static void report(struct nk_checking *checking, const struct ratio *ratio, int64_t expected, int64_t actual)
{
    nk_check_report_numbers(checking, nk_check_place_of(checking, ratio->numerator), nk_text_of(ratio->code),
                            (struct nk_exact){.units = expected, .scale = ratio->scale},
                            (struct nk_exact){.units = actual, .scale = ratio->scale});
}

/* Parameter spread-factor: |value − median| may be so many spreads. */
static void compare_with_median(struct nk_checking *checking, const struct ratio *ratio, const struct values *values,
                                int64_t value)
{
    int64_t median = median_of(values);
    const struct nk_exact allowed =
        nk_exact_multiply(spread_of(checking, values, median), parameter_or(checking, "spread-factor", 5));
    if (nk_exact_subtract(size_of((__int128)value - median), allowed).units > 0)
        report(checking, ratio, median, value);
}

/* Parameter change-percent: by so much of last year's value it may differ. */
static void compare_with_last_year(struct nk_checking *checking, const struct ratio *ratio, int64_t before,
                                   int64_t value)
{
    const struct nk_exact allowed = nk_exact_percent(size_of(before), parameter_or(checking, "change-percent", 50));
    if (before != 0 && nk_exact_subtract(size_of((__int128)value - before), allowed).units > 0)
        report(checking, ratio, before, value);
}

/* Parameter least-years: with so many earlier years their median is what is expected, with fewer last year's value. */
static void compare_with_years(struct nk_checking *checking, const struct ratio *ratio)
{
    const struct nk_rule_context *context = checking->context;
    const struct nk_exact least = parameter_or(checking, "least-years", 3);
    struct values earlier = {.count = 0};
    int64_t value, before;
    if (!ratio_of(&value, ratio, &checking->own))
        return;
    for (size_t i = 0; i < context->earlier_count && earlier.count < VALUES_MAX; i++)
        earlier.count += ratio_of(&earlier.items[earlier.count], ratio, &context->earlier[i].numbers);
    if (nk_exact_subtract(nk_exact_integer((__int128)earlier.count), least).units >= 0) {
        checking->applied = true;
        compare_with_median(checking, ratio, &earlier, value);
    } else if (context->earlier_count > 0 && context->earlier[0].year == checking->submission->year - 1 &&
               ratio_of(&before, ratio, &context->earlier[0].numbers)) {
        checking->applied = true;
        compare_with_last_year(checking, ratio, before, value);
    }
}

void nk_check_plausible_over_time(struct nk_checking *checking)
{
    checking->reason = checking->context->earlier_count == 0 ? NK_NO_PRIOR_YEAR : NK_TOO_FEW_YEARS;
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
        compare_with_years(checking, &numbers[i]);
    for (size_t i = 0; i < sizeof(ratios) / sizeof(ratios[0]); i++)
        compare_with_years(checking, &ratios[i]);
}

/* Parameter least-peers: with fewer of its kind there is nothing to be unlike. */
static void compare_with_peers(struct nk_checking *checking, const struct ratio *ratio, enum nk_actor_kind kind)
{
    const struct nk_exact least = parameter_or(checking, "least-peers", 4);
    struct values peers = {.count = 0};
    int64_t value;
    if (!ratio_of(&value, ratio, &checking->own))
        return;
    for (size_t i = 0; i < checking->context->other_count && peers.count < VALUES_MAX; i++) {
        const struct nk_rule_other *other = &checking->context->others[i];
        const struct nk_actor *actor = nk_catalogue_actor(checking->catalogue, other->actor);
        if (actor && actor->kind == kind)
            peers.count += ratio_of(&peers.items[peers.count], ratio, &other->numbers);
    }
    if (nk_exact_subtract(nk_exact_integer((__int128)peers.count), least).units < 0)
        return;
    checking->applied = true;
    compare_with_median(checking, ratio, &peers, value);
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
