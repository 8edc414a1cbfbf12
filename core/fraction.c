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
