/* Money is whole kroner (NOK) in a signed 64-bit integer. No binary floating point touches it. */
#ifndef NK_CORE_MONEY_H
#define NK_CORE_MONEY_H

#include <stdbool.h>
#include <stdint.h>

/* |amount| of a single value in a return: a thousand trillion kroner; larger is a typing error. */
#define NK_AMOUNT_MAX INT64_C(1000000000000000)

/* Adds `amount` to `*sum`. False, with `*sum` unchanged, when the sum leaves 64 bits. */
static inline bool nk_money_add(int64_t *sum, int64_t amount)
{
    int64_t result;
    if (__builtin_add_overflow(*sum, amount, &result))
        return false;
    *sum = result;
    return true;
}

/* Subtracts `amount` from `*sum`; otherwise like nk_money_add. */
static inline bool nk_money_subtract(int64_t *sum, int64_t amount)
{
    int64_t result;
    if (__builtin_sub_overflow(*sum, amount, &result))
        return false;
    *sum = result;
    return true;
}

/* |amount|, and the largest number for the one amount whose absolute value 64 bits do not hold. */
static inline int64_t nk_money_absolute(int64_t amount)
{
    if (amount == INT64_MIN)
        return INT64_MAX;
    return amount < 0 ? -amount : amount;
}

#endif
