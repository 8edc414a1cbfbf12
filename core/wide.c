#include "core/wide.h"

#include <string.h>

enum { LIMB_BITS = 64 };

static void trim(struct nk_wide *wide)
{
    while (wide->length > 0 && wide->limb[wide->length - 1] == 0)
        wide->length--;
}

/* Not the limbs beyond the length: most numbers are short. */
static void copy(struct nk_wide *to, const struct nk_wide *from)
{
    to->length = from->length;
    memmove(to->limb, from->limb, from->length * sizeof(from->limb[0]));
}

struct nk_wide nk_wide_of(unsigned __int128 value)
{
    struct nk_wide wide = {.length = 2, .limb = {(uint64_t)value, (uint64_t)(value >> LIMB_BITS)}};
    trim(&wide);
    return wide;
}

int nk_wide_compare(const struct nk_wide *a, const struct nk_wide *b)
{
    if (a->length != b->length)
        return a->length > b->length ? 1 : -1;
    for (size_t i = a->length; i-- > 0;) {
        if (a->limb[i] != b->limb[i])
            return a->limb[i] > b->limb[i] ? 1 : -1;
    }
    return 0;
}

bool nk_wide_multiply(struct nk_wide *ret, const struct nk_wide *a, const struct nk_wide *b)
{
    uint64_t product[2 * NK_WIDE_LIMBS];
    size_t length = a->length + b->length;
    memset(product, 0, length * sizeof(product[0]));
    for (size_t i = 0; i < a->length; i++) {
        uint64_t carry = 0;
        for (size_t k = 0; k < b->length; k++) {
            unsigned __int128 sum = (unsigned __int128)a->limb[i] * b->limb[k] + product[i + k] + carry;
            product[i + k] = (uint64_t)sum;
            carry = (uint64_t)(sum >> LIMB_BITS);
        }
        product[i + b->length] = carry;
    }
    while (length > 0 && product[length - 1] == 0)
        length--;
    if (length > NK_WIDE_LIMBS)
        return false;
    ret->length = length;
    memcpy(ret->limb, product, length * sizeof(product[0]));
    return true;
}

bool nk_wide_scale(struct nk_wide *product, unsigned exponent)
{
    const struct nk_wide ten = nk_wide_of(10);
    for (unsigned i = 0; i < exponent; i++)
        if (!nk_wide_multiply(product, product, &ten))
            return false;
    return true;
}

bool nk_wide_add(struct nk_wide *ret, const struct nk_wide *a, const struct nk_wide *b)
{
    const struct nk_wide *longer = a->length >= b->length ? a : b;
    const struct nk_wide *shorter = longer == a ? b : a;
    struct nk_wide sum = {.length = longer->length};
    unsigned carry = 0;
    for (size_t i = 0; i < longer->length; i++) {
        unsigned __int128 limb = (unsigned __int128)longer->limb[i] + carry;
        limb += i < shorter->length ? shorter->limb[i] : 0;
        sum.limb[i] = (uint64_t)limb;
        carry = (unsigned)(limb >> LIMB_BITS);
    }
    if (carry && sum.length == NK_WIDE_LIMBS)
        return false;
    if (carry)
        sum.limb[sum.length++] = carry;
    copy(ret, &sum);
    return true;
}

void nk_wide_difference(struct nk_wide *ret, const struct nk_wide *a, const struct nk_wide *b)
{
    bool ordered = nk_wide_compare(a, b) >= 0;
    const struct nk_wide *larger = ordered ? a : b;
    const struct nk_wide *smaller = ordered ? b : a;
    struct nk_wide difference = {.length = larger->length};
    bool borrow = false;
    for (size_t i = 0; i < larger->length; i++) {
        uint64_t subtrahend = i < smaller->length ? smaller->limb[i] : 0;
        bool first = __builtin_sub_overflow(larger->limb[i], subtrahend, &difference.limb[i]);
        borrow = __builtin_sub_overflow(difference.limb[i], (uint64_t)borrow, &difference.limb[i]) || first;
    }
    trim(&difference);
    copy(ret, &difference);
}

bool nk_wide_divide(uint64_t *ret, const struct nk_wide *a, const struct nk_wide *b)
{
    /* round(a / b) is the whole part of (2a + b) / 2b. */
    struct nk_wide dividend;
    struct nk_wide divisor;
    if (b->length == 0 || !nk_wide_add(&dividend, a, a) || !nk_wide_add(&dividend, &dividend, b) ||
        !nk_wide_add(&divisor, b, b))
        return false;

    const struct nk_wide limit = nk_wide_of((unsigned __int128)1 << LIMB_BITS);
    struct nk_wide product;
    if (nk_wide_multiply(&product, &divisor, &limit) && nk_wide_compare(&product, &dividend) <= 0)
        return false;
    uint64_t quotient = 0;
    for (int bit = LIMB_BITS; bit-- > 0;) {
        uint64_t attempt = quotient | UINT64_C(1) << bit;
        const struct nk_wide factor = nk_wide_of(attempt);
        /* A product that is too wide is larger than the dividend, which is not. */
        if (nk_wide_multiply(&product, &divisor, &factor) && nk_wide_compare(&product, &dividend) <= 0)
            quotient = attempt;
    }
    *ret = quotient;
    return true;
}
