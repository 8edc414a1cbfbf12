/* A sum that leaves 64 bits, at a chosen place. A test that includes this is linked with --wrap of the functions below,
 * so that every sum of vectors and decimals that core asks for comes here and each single one can overflow. */
#ifndef NK_TESTS_CORE_NTH_SUM_H
#define NK_TESTS_CORE_NTH_SUM_H

#include "core/cells.h"
#include "core/decimal.h"

static size_t sums_left = SIZE_MAX;
static bool has_overflowed;

static inline bool is_the_last(void)
{
    has_overflowed |= sums_left == 0;
    if (sums_left > 0)
        sums_left--;
    return has_overflowed;
}

#define OVERFLOWING(name, parameters, arguments)                                                                       \
    enum nk_status __real_##name parameters;                                                                           \
    enum nk_status __wrap_##name parameters;                                                                           \
    enum nk_status __wrap_##name parameters                                                                            \
    {                                                                                                                  \
        return is_the_last() ? NK_OVERFLOW : __real_##name arguments;                                                  \
    }

OVERFLOWING(nk_vector_add, (struct nk_vector * sum, const struct nk_vector *term, const struct nk_shape *shape),
            (sum, term, shape))
OVERFLOWING(nk_vector_subtract, (struct nk_vector * sum, const struct nk_vector *term, const struct nk_shape *shape),
            (sum, term, shape))
OVERFLOWING(nk_vector_total, (int64_t * ret, const struct nk_vector *vector, const struct nk_shape *shape),
            (ret, vector, shape))
OVERFLOWING(nk_vector_add_cells,
            (struct nk_vector * vector, struct nk_knowledge *knowledge, const struct nk_shape *shape,
             const struct nk_cells *cells),
            (vector, knowledge, shape, cells))
OVERFLOWING(nk_decimal_add, (struct nk_decimal * ret, struct nk_decimal a, struct nk_decimal b), (ret, a, b))
OVERFLOWING(nk_decimal_subtract, (struct nk_decimal * ret, struct nk_decimal a, struct nk_decimal b), (ret, a, b))
OVERFLOWING(nk_decimal_ratio,
            (struct nk_decimal * ret, struct nk_decimal numerator, struct nk_decimal denominator, int64_t factor,
             uint8_t scale),
            (ret, numerator, denominator, factor, scale))

#endif
