/* Dividing an amount so that the parts sum exactly to it: the largest-remainder method
 * (conservation: allocated parts are never more or less than what was allocated). */
#ifndef NK_CORE_APPORTION_H
#define NK_CORE_APPORTION_H

#include <stddef.h>
#include <stdint.h>

#include "core/status.h"

/* Weights of a key are millionths of a percent, so that a key of up to six decimals is an integer
 * and a whole key sums to NK_KEY_WHOLE. */
#define NK_KEY_WHOLE INT64_C(100000000)
enum { NK_KEY_SCALE = 6 };
/* A financing list is short; the limit bounds the stack of nk_apportion. */
enum { NK_FINANCIERS_MAX = 64 };

/* Divides `amount` kroner over `count` weights that sum to NK_KEY_WHOLE, each between 0 and NK_KEY_WHOLE.
 * Every part is the exact share rounded down (towards zero), and the kroner left over go one each to the largest
 * remainders; equal remainders in the order of the array, so sort it by the financiers' ids. A negative amount is
 * divided as its absolute value. A weight of zero always gets zero.
 * NK_INVALID: the weights do not sum to NK_KEY_WHOLE or one is outside its range. NK_LIMIT: count > NK_FINANCIERS_MAX.
 * `parts` is written only on NK_OK. */
NK_MUST_CHECK enum nk_status nk_apportion(int64_t amount, const int64_t *weights, size_t count, int64_t *parts);

#endif
