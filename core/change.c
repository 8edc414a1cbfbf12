#include "core/quotient.h"
#include "core/series.h"

/* Changes are found in tenths of a percent: NK_CHANGE_DECIMALS of a percentage. */
enum { WHOLE = 1000 };
/* As many of them as keep 2000 + 2·tenths inside 64 bits. */
enum { TENTHS_BITS = 62 };
#define TENTHS_MAX ((UINT64_C(1) << TENTHS_BITS) - 1)

/* later / earlier, both above zero. */
struct growth {
    struct nk_wide later, earlier;
    int years;
};

static bool raise(struct nk_wide *product, uint64_t base, int exponent)
{
    const struct nk_wide factor = nk_wide_of(base);
    for (int i = 0; i < exponent; i++)
        if (!nk_wide_multiply(product, product, &factor))
            return false;
    return true;
}

/* A growth of `tenths` − ½ is at most what has been:
 * earlier · (2000 + 2·tenths − 1)^years ≤ later · 2000^years. */
static bool has_grown(const struct growth *growth, const struct nk_wide *reached, uint64_t tenths)
{
    struct nk_wide power = growth->earlier;
    /* What is too wide is more than what has been reached. */
    return raise(&power, 2 * WHOLE - 1 + 2 * tenths, growth->years) && nk_wide_compare(&power, reached) <= 0;
}

/* A fall of `tenths` − ½ is at most what has been:
 * earlier · (2000 − 2·tenths + 1)^years ≥ later · 2000^years. */
static bool has_fallen(const struct growth *growth, const struct nk_wide *reached, uint64_t tenths)
{
    struct nk_wide power = growth->earlier;
    return tenths <= WHOLE && raise(&power, 2 * WHOLE + 1 - 2 * tenths, growth->years) &&
           nk_wide_compare(&power, reached) >= 0;
}

/* The largest number of tenths of a percent that it has grown or fallen by, counting from half a tenth:
 * rounded, halves away from zero. */
static enum nk_status find_growth(struct nk_decimal *ret, const struct growth *growth)
{
    struct nk_wide reached = growth->later;
    if (!raise(&reached, 2 * WHOLE, growth->years))
        return NK_OVERFLOW;
    bool falls = nk_wide_compare(&growth->later, &growth->earlier) < 0;
    uint64_t tenths = 0;
    for (int bit = TENTHS_BITS; bit-- > 0;) {
        uint64_t attempt = tenths | UINT64_C(1) << bit;
        if (falls ? has_fallen(growth, &reached, attempt) : has_grown(growth, &reached, attempt))
            tenths = attempt;
    }
    if (tenths == TENTHS_MAX)
        return NK_OVERFLOW;
    *ret = (struct nk_decimal){.units = falls ? -(int64_t)tenths : (int64_t)tenths, .scale = NK_CHANGE_DECIMALS};
    return NK_OK;
}

/* Both on one denominator, which is left out. */
static bool put_side_by_side(struct growth *ret, const struct nk_quotient *earlier, const struct nk_quotient *later)
{
    return nk_wide_multiply(&ret->later, &later->numerator, &earlier->denominator) &&
           nk_wide_multiply(&ret->earlier, &earlier->numerator, &later->denominator);
}

static enum nk_status relative_of(struct nk_decimal *ret, const struct growth *growth, bool later_negative)
{
    struct nk_wide difference;
    bool fits = true;
    if (later_negative)
        fits = nk_wide_add(&difference, &growth->later, &growth->earlier);
    else
        nk_wide_difference(&difference, &growth->later, &growth->earlier);
    bool falls = later_negative || nk_wide_compare(&growth->later, &growth->earlier) < 0;
    uint64_t tenths;
    const struct nk_wide whole = nk_wide_of(WHOLE);
    if (!fits || !nk_wide_multiply(&difference, &difference, &whole) ||
        !nk_wide_divide(&tenths, &difference, &growth->earlier) || tenths > INT64_MAX)
        return NK_OVERFLOW;
    *ret = (struct nk_decimal){.units = falls ? -(int64_t)tenths : (int64_t)tenths, .scale = NK_CHANGE_DECIMALS};
    return NK_OK;
}

static enum nk_status compare_exactly(struct nk_change *change, const struct nk_figure_value *earlier,
                                      const struct nk_figure_value *later)
{
    struct nk_quotient before;
    struct nk_quotient after;
    enum nk_status status = nk_quotient_of(&before, earlier);
    if (status == NK_OK)
        status = nk_quotient_of(&after, later);
    if (status != NK_OK)
        return status;
    if (before.negative || before.numerator.length == 0)
        return NK_OK;

    struct growth growth = {.years = change->years};
    if (!put_side_by_side(&growth, &before, &after))
        return NK_OVERFLOW;
    change->relative_known = true;
    status = relative_of(&change->relative, &growth, after.negative);
    if (status != NK_OK || after.negative || after.numerator.length == 0)
        return status;
    change->growth_known = true;
    return find_growth(&change->growth, &growth);
}

static bool are_of_one_series(const struct nk_figure_value *earlier, const struct nk_figure_value *later)
{
    return nk_text_equal(earlier->figure->id, later->figure->id) && nk_text_equal(earlier->entity, later->entity) &&
           nk_text_equal(earlier->category, later->category) && nk_text_equal(earlier->area, later->area) &&
           earlier->price_index == later->price_index &&
           (!earlier->price_index || earlier->base_year == later->base_year) && earlier->year < later->year;
}

/* Sums that lack other units are not sums of the same. */
static bool lack_the_same_units(const struct nk_figure_value *a, const struct nk_figure_value *b)
{
    bool same = a->missing_count == b->missing_count;
    for (size_t i = 0; same && i < a->missing_count; i++)
        same = nk_text_equal(a->missing[i]->id, b->missing[i]->id);
    return same;
}

enum nk_status nk_series_change(struct nk_change *ret, struct nk_arena *arena, const struct nk_catalogue *catalogue,
                                const struct nk_figure_value *earlier, const struct nk_figure_value *later)
{
    if (!are_of_one_series(earlier, later))
        return NK_INVALID;
    struct nk_change change = {.years = later->year - earlier->year};
    if (change.years > NK_GROWTH_YEARS_MAX)
        return NK_LIMIT;

    /* The earlier value has a break of its own year inside it when it looks back across it. */
    int after = earlier->year - (nk_figure_looks_back(earlier->figure) ? 1 : 0);
    const struct nk_break_subject subject = {.entity = later->entity, .figure = later->figure};
    enum nk_status status =
        nk_breaks_between(&change.breaks, &change.break_count, arena, catalogue, &subject, after, later->year, false);
    change.known = earlier->absence == NK_PRESENT && later->absence == NK_PRESENT &&
                   lack_the_same_units(earlier, later);
    if (status == NK_OK && change.known)
        status = nk_decimal_subtract(&change.difference, later->value, earlier->value);
    if (status == NK_OK && change.known && !nk_text_is(later->figure->unit, NK_UNIT_PERCENT))
        status = compare_exactly(&change, earlier, later);
    if (status == NK_OK)
        *ret = change;
    return status;
}
