/* Whole numbers without a sign that are wider than 64 bits: for products that must be compared or divided
 * exactly, such as amounts in the prices of another year and powers of a growth. Of fixed size, on the stack. */
#ifndef NK_CORE_WIDE_H
#define NK_CORE_WIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* 2,560 bits: two figures in the prices of another year (410 bits each) and a hundredth power of 2,000 (1,097
 * bits). */
enum { NK_WIDE_LIMBS = 40 };

struct nk_wide {
    size_t length;                /* limbs in use; the highest of them is not zero, and zero has none */
    uint64_t limb[NK_WIDE_LIMBS]; /* the lowest first; beyond the length they mean nothing */
};

struct nk_wide nk_wide_of(unsigned __int128 value);

/* |value| */
static inline struct nk_wide nk_wide_magnitude(__int128 value)
{
    return nk_wide_of(value < 0 ? 0 - (unsigned __int128)value : (unsigned __int128)value);
}

/* Negative, zero or positive. */
int nk_wide_compare(const struct nk_wide *a, const struct nk_wide *b);

/* a · b. False, with `*ret` unchanged, when the product is too wide. `ret` may be one of the factors. */
bool nk_wide_multiply(struct nk_wide *ret, const struct nk_wide *a, const struct nk_wide *b);

/* product · 10^exponent. False when it is too wide; the product is then of no use. */
bool nk_wide_scale(struct nk_wide *product, unsigned exponent);

/* a + b; as nk_wide_multiply. */
bool nk_wide_add(struct nk_wide *ret, const struct nk_wide *a, const struct nk_wide *b);

/* |a − b|. `ret` may be one of the terms. */
void nk_wide_difference(struct nk_wide *ret, const struct nk_wide *a, const struct nk_wide *b);

/* a / b rounded to a whole number, halves up. False when b is zero, or the result or twice a term does not
 * fit. */
bool nk_wide_divide(uint64_t *ret, const struct nk_wide *a, const struct nk_wide *b);

#endif
