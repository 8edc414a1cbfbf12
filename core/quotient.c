#include "core/quotient.h"

#include "core/reference.h"
#include "core/series.h"

/* Index numbers on one scale, of which only the ratios matter. */
struct prices {
    int64_t base, year, before; /* of the base year, the year of the value, the year before it */
};

/* What a numerator or denominator is made of. */
struct nature {
    bool money;
    bool looks_back;
};

struct side {
    struct nk_decimal value, before; /* in all, and what of it is of the year before */
    struct nature nature;
};

/* NK_INVALID: kroner and something else. */
static enum nk_status nature_of(struct nature *ret, const struct nk_figure_term *terms, size_t count)
{
    struct nature nature = {.money = false};
    for (size_t i = 0; i < count; i++) {
        bool money = nk_sum_is_money(terms[i].sum);
        if (i > 0 && money != nature.money)
            return NK_INVALID;
        nature.money = money;
        nature.looks_back |= terms[i].year_offset != 0;
    }
    *ret = nature;
    return NK_OK;
}

static bool to_scale(int64_t *ret, struct nk_decimal decimal, uint8_t scale)
{
    int64_t units = decimal.units;
    for (uint8_t at = decimal.scale; at < scale; at++)
        if (__builtin_mul_overflow(units, 10, &units))
            return false;
    *ret = units;
    return true;
}

static enum nk_status prices_of(struct prices *ret, const struct nk_figure_value *value, bool with_year_before)
{
    const struct nk_price_index *index = value->price_index;
    struct nk_decimal base;
    struct nk_decimal year;
    struct nk_decimal before;
    if (!nk_price_index_of_year(&base, index, value->base_year) || !nk_price_index_of_year(&year, index, value->year))
        return NK_UNDEFINED;
    before = year;
    if (with_year_before && !nk_price_index_of_year(&before, index, value->year - 1))
        return NK_UNDEFINED;
    uint8_t scale = base.scale > year.scale ? base.scale : year.scale;
    scale = before.scale > scale ? before.scale : scale;
    bool fits =
        to_scale(&ret->base, base, scale) && to_scale(&ret->year, year, scale) && to_scale(&ret->before, before, scale);
    return fits ? NK_OK : NK_OVERFLOW;
}

/* quotient · side, or quotient / side. Without prices the side is nominal. */
static enum nk_status apply(struct nk_quotient *quotient, const struct side *side, const struct prices *prices,
                            bool as_divisor)
{
    struct nk_wide *above = as_divisor ? &quotient->denominator : &quotient->numerator;
    struct nk_wide *below = as_divisor ? &quotient->numerator : &quotient->denominator;
    __int128 sum = side->value.units;
    if (prices && side->nature.looks_back) {
        /* now / I(year) + before / I(before) on the common denominator I(year) · I(before). */
        struct nk_decimal now;
        struct nk_decimal before;
        const struct nk_decimal zero = {.units = 0, .scale = side->value.scale};
        enum nk_status status = nk_decimal_subtract(&now, side->value, side->before);
        if (status == NK_OK)
            status = nk_decimal_add(&before, side->before, zero);
        if (status != NK_OK)
            return status;
        sum = (__int128)now.units * prices->before + (__int128)before.units * prices->year;
    }
    const struct nk_wide magnitude = nk_wide_magnitude(sum);
    const struct nk_wide base = nk_wide_magnitude(prices ? prices->base : 1);
    const struct nk_wide year = nk_wide_magnitude(prices ? prices->year : 1);
    const struct nk_wide before = nk_wide_magnitude(prices && side->nature.looks_back ? prices->before : 1);
    bool fits = nk_wide_multiply(above, above, &magnitude) && nk_wide_multiply(above, above, &base) &&
                nk_wide_multiply(below, below, &year) && nk_wide_multiply(below, below, &before) &&
                nk_wide_scale(below, side->value.scale);
    quotient->negative ^= sum < 0;
    return fits ? NK_OK : NK_OVERFLOW;
}

/* A published value is one number, of which the figure's definition tells how it moves with prices: it is by
 * one what its numerator is by its denominator. */
static void sides_of(struct side *numerator, struct side *denominator, const struct nk_figure_value *value)
{
    const struct nk_decimal one = nk_decimal_integer(1);
    numerator->value = value->published ? value->published->value : value->numerator;
    numerator->before = value->published ? nk_decimal_integer(0) : value->numerator_before;
    denominator->value = value->published || !value->has_denominator ? one : value->denominator;
    denominator->before = value->published ? nk_decimal_integer(0) : value->denominator_before;
}

enum nk_status nk_quotient_of(struct nk_quotient *ret, const struct nk_figure_value *value)
{
    const struct nk_figure *figure = value->figure;
    struct side numerator;
    struct side denominator;
    struct prices prices = {.base = 1, .year = 1, .before = 1};
    sides_of(&numerator, &denominator, value);
    enum nk_status status = nature_of(&numerator.nature, figure->numerator, figure->numerator_count);
    if (status == NK_OK)
        status = nature_of(&denominator.nature, figure->denominator, figure->denominator_count);
    if (status != NK_OK)
        return status;

    bool looks_back = numerator.nature.looks_back || denominator.nature.looks_back;
    bool moves = looks_back ? numerator.nature.money || denominator.nature.money
                            : numerator.nature.money != denominator.nature.money;
    if (value->price_index && moves)
        status = prices_of(&prices, value, looks_back);
    if (status != NK_OK)
        return status;

    const struct nk_wide factor = nk_wide_magnitude(value->published ? 1 : figure->factor);
    struct nk_quotient quotient = {
        .negative = !value->published && figure->factor < 0, .numerator = factor, .denominator = nk_wide_of(1)};
    bool real = value->price_index && moves;
    status = apply(&quotient, &numerator, real && numerator.nature.money ? &prices : NULL, false);
    if (status == NK_OK)
        status = apply(&quotient, &denominator, real && denominator.nature.money ? &prices : NULL, true);
    if (status == NK_OK)
        *ret = quotient;
    return status;
}

enum nk_status nk_quotient_round(struct nk_decimal *ret, const struct nk_quotient *quotient, uint8_t scale,
                                 int64_t multiple)
{
    struct nk_wide dividend = quotient->numerator;
    struct nk_wide divisor = quotient->denominator;
    const struct nk_wide unit = nk_wide_magnitude(multiple);
    uint64_t units;
    if (!nk_wide_scale(&dividend, scale) || !nk_wide_multiply(&divisor, &divisor, &unit) ||
        !nk_wide_divide(&units, &dividend, &divisor))
        return NK_OVERFLOW;
    int64_t rounded;
    if (units > INT64_MAX || __builtin_mul_overflow((int64_t)units, multiple, &rounded))
        return NK_OVERFLOW;
    *ret = (struct nk_decimal){.units = quotient->negative ? -rounded : rounded, .scale = scale};
    return NK_OK;
}
