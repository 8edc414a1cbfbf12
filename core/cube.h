/* The whole history as one dense cube of amounts, grouped by any dimensions in one pass over memory. */
#ifndef NK_CORE_CUBE_H
#define NK_CORE_CUBE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"

enum nk_cube_axis {
    NK_AXIS_ACTOR = 0, NK_AXIS_YEAR = 1, NK_AXIS_CATEGORY = 2, NK_AXIS_AREA = 3, NK_AXIS_COST_TYPE = 4
};
enum { NK_AXES = 5 };

/* Amounts in the order of the axes, the last one varying fastest. */
struct nk_cube {
    size_t size[NK_AXES];
    int64_t *amounts; /* product of the sizes; each at most NK_AMOUNT_MAX in absolute value */
};

NK_MUST_CHECK enum nk_status nk_cube_new(struct nk_cube *ret, struct nk_arena *arena,
                                         const size_t size[static NK_AXES]);

/* Sums over the axes that are not kept. `ret` has the product of the kept sizes, in the order of the axes.
 * NK_OVERFLOW: a sum left 64 bits; `ret` then holds no numbers. Exact otherwise. */
NK_MUST_CHECK enum nk_status nk_cube_group(int64_t *ret, const struct nk_cube *cube, const bool kept[static NK_AXES]);

#endif
