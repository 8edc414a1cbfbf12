/* Sorting without the C library's qsort, which core does not link: positions are sorted, the things stay where they
 * are. */
#ifndef NK_CORE_ORDER_H
#define NK_CORE_ORDER_H

#include <stddef.h>

/* Negative, zero or positive for the things at two positions. Equal things keep the order of their positions. */
typedef int nk_order_compare(const void *context, size_t a, size_t b);

static inline int nk_order_of_two(nk_order_compare *compare, const void *context, size_t a, size_t b)
{
    int order = compare(context, a, b);
    return order ? order : (a > b) - (a < b);
}

/* Goes down along the larger children to the bottom, near which most things belong, and up again to its place: one
 * comparison for each step down, where asking at each step whether it is there would take two. */
static inline void nk_order_sink(size_t *positions, size_t root, size_t count, nk_order_compare *compare,
                                 const void *context)
{
    const size_t sunk = positions[root];
    size_t hole = root;
    for (size_t child; (child = 2 * hole + 1) < count; hole = child) {
        if (child + 1 < count && nk_order_of_two(compare, context, positions[child], positions[child + 1]) < 0)
            child++;
        positions[hole] = positions[child];
    }
    while (hole > root && nk_order_of_two(compare, context, sunk, positions[(hole - 1) / 2]) > 0) {
        positions[hole] = positions[(hole - 1) / 2];
        hole = (hole - 1) / 2;
    }
    positions[hole] = sunk;
}

/* Writes the positions 0 … count − 1 in the order of the things at them. A heap sort: no recursion, no memory, never
 * quadratic. */
static inline void nk_order(size_t *positions, size_t count, nk_order_compare *compare, const void *context)
{
    for (size_t i = 0; i < count; i++)
        positions[i] = i;
    for (size_t root = count / 2; root-- > 0;)
        nk_order_sink(positions, root, count, compare, context);
    for (size_t last = count; last-- > 1;) {
        size_t largest = positions[0];
        positions[0] = positions[last];
        positions[last] = largest;
        nk_order_sink(positions, 0, last, compare, context);
    }
}

#endif
