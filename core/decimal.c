#include "core/decimal.h"

static const int64_t power_of_ten[NK_DECIMAL_SCALE_MAX + 1] = {
    1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000,
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static uint64_t magnitude(int64_t value)
{
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

/* The magnitude with a sign, when 64 bits hold it. */
static bool with_sign(int64_t *ret, unsigned __int128 value, bool negative)
{
    unsigned __int128 largest = (unsigned __int128)INT64_MAX + (negative ? 1 : 0);
    if (value > largest)
        return false;
    *ret = (int64_t)(negative ? 0 - (uint64_t)value : (uint64_t)value);
    return true;
}

/* Digits after the point, or -1 when the text is not of the form of nk_decimal_parse. */
static int scale_of(struct nk_text text)
{
    size_t at = text.length > 0 && text.data[0] == '-' ? 1 : 0;
    size_t first = at;
    while (at < text.length && is_digit(text.data[at]))
        at++;
    if (at == first || (text.data[first] == '0' && at > first + 1))
        return -1;
    if (at == text.length)
        return 0;
    if (text.data[at] != '.')
        return -1;
    size_t point = at++;
    while (at < text.length && is_digit(text.data[at]))
        at++;
    size_t scale = at - point - 1;
    return at == text.length && scale >= 1 && scale <= NK_DECIMAL_SCALE_MAX ? (int)scale : -1;
}

enum nk_status nk_decimal_parse(struct nk_decimal *ret, struct nk_text text)
{
    int scale = scale_of(text);
    if (scale < 0)
        return NK_INVALID;
    uint64_t digits = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (!is_digit(text.data[i]))
            continue;
        if (__builtin_mul_overflow(digits, UINT64_C(10), &digits) ||
            __builtin_add_overflow(digits, (uint64_t)(text.data[i] - '0'), &digits))
            return NK_OVERFLOW;
    }
    const bool is_negative = text.data[0] == '-';
    int64_t units;
    if (!with_sign(&units, digits, is_negative))
        return NK_OVERFLOW;
    *ret = (struct nk_decimal){.units = units, .scale = (uint8_t)scale};
    return NK_OK;
}

bool nk_decimal_is_signed_zero(struct nk_text text)
{
    if (text.length < 2 || text.data[0] != '-')
        return false;
    for (size_t i = 1; i < text.length; i++)
        if (text.data[i] != '0' && text.data[i] != '.')
            return false;
    return true;
}

size_t nk_decimal_print(char buffer[static NK_DECIMAL_TEXT_MAX], struct nk_decimal decimal)
{
    char backwards[NK_DECIMAL_TEXT_MAX];
    size_t length = 0;
    uint64_t rest = magnitude(decimal.units);
    for (int position = 0; position <= decimal.scale || rest > 0; position++) {
        if (position == decimal.scale && position > 0)
            backwards[length++] = '.';
        backwards[length++] = (char)('0' + rest % 10);
        rest /= 10;
    }
    if (decimal.units < 0)
        backwards[length++] = '-';
    for (size_t i = 0; i < length; i++)
        buffer[i] = backwards[length - 1 - i];
    buffer[length] = '\0';
    return length;
}

struct nk_text nk_decimal_text(struct nk_arena *arena, struct nk_decimal decimal)
{
    char buffer[NK_DECIMAL_TEXT_MAX];
    size_t length = nk_decimal_print(buffer, decimal);
    return nk_arena_copy(arena, (struct nk_text){.data = buffer, .length = length});
}

/* Units on a scale at least as fine as the decimal's own. */
static __int128 units_on(struct nk_decimal decimal, uint8_t scale)
{
    return (__int128)decimal.units * power_of_ten[scale - decimal.scale];
}

static uint8_t finer(struct nk_decimal a, struct nk_decimal b)
{
    return a.scale > b.scale ? a.scale : b.scale;
}

static enum nk_status narrow(struct nk_decimal *ret, __int128 units, uint8_t scale)
{
    if (units > INT64_MAX || units < INT64_MIN)
        return NK_OVERFLOW;
    *ret = (struct nk_decimal){.units = (int64_t)units, .scale = scale};
    return NK_OK;
}

enum nk_status nk_decimal_add(struct nk_decimal *ret, struct nk_decimal a, struct nk_decimal b)
{
    uint8_t scale = finer(a, b);
    return narrow(ret, units_on(a, scale) + units_on(b, scale), scale);
}

enum nk_status nk_decimal_subtract(struct nk_decimal *ret, struct nk_decimal a, struct nk_decimal b)
{
    uint8_t scale = finer(a, b);
    return narrow(ret, units_on(a, scale) - units_on(b, scale), scale);
}

int nk_decimal_compare(struct nk_decimal a, struct nk_decimal b)
{
    uint8_t scale = finer(a, b);
    __int128 left = units_on(a, scale);
    __int128 right = units_on(b, scale);
    return (left > right) - (left < right);
}

enum nk_status nk_decimal_ratio(struct nk_decimal *ret, struct nk_decimal numerator, struct nk_decimal denominator,
                                int64_t factor, uint8_t scale)
{
    if (denominator.units == 0)
        return NK_UNDEFINED;
    if (scale > NK_DECIMAL_SCALE_MAX)
        return NK_OVERFLOW;

    /* The powers of ten of both scales and of the wanted digits, gathered on one side. */
    int exponent = denominator.scale + scale - numerator.scale;
    bool negative = (numerator.units < 0) != (denominator.units < 0);
    if (factor < 0)
        negative = !negative;
    unsigned __int128 dividend = (unsigned __int128)magnitude(numerator.units) * magnitude(factor);
    unsigned __int128 divisor = magnitude(denominator.units);
    if (exponent < 0)
        divisor *= (unsigned __int128)power_of_ten[-exponent];

    unsigned __int128 quotient = dividend / divisor;
    unsigned __int128 remainder = dividend % divisor;
    /* Long division, digit by digit: dividend · 10^exponent may need more than 128 bits, this never does. */
    for (int digit = 0; digit < exponent; digit++) {
        if (quotient > UINT64_MAX)
            return NK_OVERFLOW;
        remainder *= 10;
        quotient = quotient * 10 + remainder / divisor;
        remainder %= divisor;
    }
    if (remainder >= divisor - remainder)
        quotient++;

    int64_t units;
    if (!with_sign(&units, quotient, negative))
        return NK_OVERFLOW;
    *ret = (struct nk_decimal){.units = units, .scale = scale};
    return NK_OK;
}
