#include "core/fraction.h"

#include "core/quotient.h"

struct nk_fraction nk_fraction_of(struct nk_decimal decimal)
{
    struct nk_fraction fraction = {.numerator = decimal.units, .denominator = 1};
    for (uint8_t digit = 0; digit < decimal.scale; digit++)
        fraction.denominator *= 10;
    return fraction;
}

int nk_fraction_compare(struct nk_fraction a, struct nk_fraction b)
{
    int sign_a = (a.numerator > 0) - (a.numerator < 0);
    int sign_b = (b.numerator > 0) - (b.numerator < 0);
    if (sign_a != sign_b)
        return sign_a - sign_b;
    struct nk_wide left = nk_wide_magnitude(a.numerator);
    struct nk_wide right = nk_wide_magnitude(b.numerator);
    const struct nk_wide below_a = nk_wide_magnitude(a.denominator);
    const struct nk_wide below_b = nk_wide_magnitude(b.denominator);
    (void)nk_wide_multiply(&left, &left, &below_b);
    (void)nk_wide_multiply(&right, &right, &below_a);
    return sign_a * nk_wide_compare(&left, &right);
}

enum nk_status nk_fraction_round(struct nk_decimal *ret, struct nk_fraction fraction, uint8_t scale)
{
    const struct nk_quotient quotient = {
        .negative = fraction.numerator < 0,
        .numerator = nk_wide_magnitude(fraction.numerator),
        .denominator = nk_wide_magnitude(fraction.denominator),
    };
    return nk_quotient_round(ret, &quotient, scale, 1);
}

enum nk_status nk_fraction_round_to(struct nk_decimal *ret, struct nk_fraction fraction, uint8_t scale, int side)
{
    struct nk_decimal rounded;
    enum nk_status status = nk_fraction_round(&rounded, fraction, scale);
    if (status != NK_OK)
        return status;
    int beyond = nk_fraction_compare(nk_fraction_of(rounded), fraction) * side;
    if (beyond < 0 && __builtin_add_overflow(rounded.units, side, &rounded.units))
        return NK_OVERFLOW;
    *ret = rounded;
    return NK_OK;
}

enum nk_status nk_fraction_subtract(struct nk_fraction *ret, struct nk_fraction a, struct nk_fraction b)
{
    __int128 left;
    __int128 right;
    struct nk_fraction result;
    if (__builtin_mul_overflow(a.numerator, b.denominator, &left) ||
        __builtin_mul_overflow(b.numerator, a.denominator, &right) ||
        __builtin_sub_overflow(left, right, &result.numerator) ||
        __builtin_mul_overflow(a.denominator, b.denominator, &result.denominator))
        return NK_OVERFLOW;
    *ret = result;
    return NK_OK;
}

enum nk_status nk_fraction_divide(struct nk_decimal *ret, struct nk_fraction a, struct nk_fraction b, int64_t factor,
                                  uint8_t scale)
{
    if (b.numerator == 0)
        return NK_UNDEFINED;
    struct nk_quotient quotient = {
        .negative = (a.numerator < 0) ^ (b.numerator < 0) ^ (factor < 0),
        .numerator = nk_wide_magnitude(a.numerator),
        .denominator = nk_wide_magnitude(a.denominator),
    };
    const struct nk_wide above = nk_wide_magnitude(b.denominator);
    const struct nk_wide below = nk_wide_magnitude(b.numerator);
    const struct nk_wide times = nk_wide_magnitude(factor);
    bool fits = nk_wide_multiply(&quotient.numerator, &quotient.numerator, &above) &&
                nk_wide_multiply(&quotient.numerator, &quotient.numerator, &times) &&
                nk_wide_multiply(&quotient.denominator, &quotient.denominator, &below);
    return fits ? nk_quotient_round(ret, &quotient, scale, 1) : NK_OVERFLOW;
}
