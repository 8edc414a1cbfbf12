/* Exact decimals: 93.34 is {.units = 9334, .scale = 2}. Parsed and printed without a locale. */
#ifndef NK_CORE_DECIMAL_H
#define NK_CORE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/status.h"
#include "core/text.h"

enum { NK_DECIMAL_SCALE_MAX = 9 };
/* Longest text that nk_decimal_print writes: sign, 19 digits, a leading zero, the point. */
enum { NK_DECIMAL_TEXT_MAX = 24 };

struct nk_decimal {
    int64_t units;
    uint8_t scale; /* digits after the point, 0 … NK_DECIMAL_SCALE_MAX */
};

/* Reads `-?(0|[1-9][0-9]*)(\.[0-9]{1,9})?` and nothing else. Zero with a sign is 0; who reads what somebody
 * sends refuses it (nk_decimal_is_signed_zero): nobody means -0, and what was meant instead would be lost.
 * NK_INVALID: another form. NK_OVERFLOW: more than 64 bits of units. `*ret` is written only on NK_OK. */
NK_MUST_CHECK enum nk_status nk_decimal_parse(struct nk_decimal *ret, struct nk_text text);

/* "-0", "-0.00": a sign, and no digit but zeros. */
bool nk_decimal_is_signed_zero(struct nk_text text);

/* The decimal with a terminating NUL, all its digits after the point kept; gives the length without the NUL. */
size_t nk_decimal_print(char buffer[static NK_DECIMAL_TEXT_MAX], struct nk_decimal decimal);

/* The same, as text in the arena; data is NULL when there is no memory. */
NK_MUST_CHECK struct nk_text nk_decimal_text(struct nk_arena *arena, struct nk_decimal decimal);

static inline struct nk_decimal nk_decimal_integer(int64_t units)
{
    return (struct nk_decimal){.units = units, .scale = 0};
}

/* a + b on the finer of the two scales. NK_OVERFLOW as above. `*ret` may be one of the operands. */
NK_MUST_CHECK enum nk_status nk_decimal_add(struct nk_decimal *ret, struct nk_decimal a, struct nk_decimal b);

/* a − b, as nk_decimal_add. */
NK_MUST_CHECK enum nk_status nk_decimal_subtract(struct nk_decimal *ret, struct nk_decimal a, struct nk_decimal b);

/* Exact comparison across scales: negative, zero or positive. */
int nk_decimal_compare(struct nk_decimal a, struct nk_decimal b);

/* factor · numerator / denominator, exact, rounded once to `scale` digits, halves away from zero
 * (design: "a figure is a ratio of sums, rounded once").
 * NK_UNDEFINED: the denominator is zero. NK_OVERFLOW: the result does not fit, or `scale` is above
 * NK_DECIMAL_SCALE_MAX.
 * `*ret` is written only on NK_OK. */
NK_MUST_CHECK enum nk_status nk_decimal_ratio(struct nk_decimal *ret, struct nk_decimal numerator,
                                              struct nk_decimal denominator, int64_t factor, uint8_t scale);

#endif
