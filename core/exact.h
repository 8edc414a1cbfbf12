/* Sums of a return, exact. Private to the checks. */
#ifndef NK_CORE_EXACT_H
#define NK_CORE_EXACT_H

#include <stdbool.h>
#include <stdint.h>

#include "core/decimal.h"

/* 20,000 numbers of 64 bits, on a scale of nine decimals, stay far inside 128 bits, and so does a number of 64 bits
 * times a parameter. */
struct nk_exact {
    __int128 units;
    uint8_t scale; /* digits after the point */
};

static inline struct nk_exact nk_exact_of(struct nk_decimal decimal)
{
    return (struct nk_exact){.units = decimal.units, .scale = decimal.scale};
}

static inline struct nk_exact nk_exact_integer(__int128 units)
{
    return (struct nk_exact){.units = units, .scale = 0};
}

/* The same number with at least so many decimals. */
static inline struct nk_exact nk_exact_on_scale(struct nk_exact value, uint8_t scale)
{
    for (; value.scale < scale; value.scale++)
        value.units *= 10;
    return value;
}

static inline struct nk_exact nk_exact_add(struct nk_exact a, struct nk_exact b)
{
    const uint8_t scale = a.scale > b.scale ? a.scale : b.scale;
    return (struct nk_exact){
        .units = nk_exact_on_scale(a, scale).units + nk_exact_on_scale(b, scale).units, .scale = scale};
}

static inline struct nk_exact nk_exact_subtract(struct nk_exact a, struct nk_exact b)
{
    b.units = -b.units;
    return nk_exact_add(a, b);
}

static inline struct nk_exact nk_exact_multiply(struct nk_exact a, struct nk_exact b)
{
    return (struct nk_exact){.units = a.units * b.units, .scale = (uint8_t)(a.scale + b.scale)};
}

/* percent of a value. */
static inline struct nk_exact nk_exact_percent(struct nk_exact value, struct nk_exact percent)
{
    return nk_exact_multiply(value, (struct nk_exact){.units = percent.units, .scale = (uint8_t)(percent.scale + 2)});
}

/* Without what is after the point. */
static inline struct nk_exact nk_exact_whole(struct nk_exact value)
{
    for (; value.scale > 0; value.scale--)
        value.units /= 10;
    return value;
}

/* |value| > limit, the limit in units of 10^-scale. */
static inline bool nk_exact_exceeds(struct nk_exact value, int64_t limit, uint8_t scale)
{
    value.units = value.units < 0 ? -value.units : value.units;
    return nk_exact_subtract(value, (struct nk_exact){.units = limit, .scale = scale}).units > 0;
}

#endif
