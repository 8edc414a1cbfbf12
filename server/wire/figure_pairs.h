/* A figure, entity and code as it is and as it was or would be. */
#ifndef NK_WIRE_FIGURE_PAIRS_H
#define NK_WIRE_FIGURE_PAIRS_H

#include "core/figures.h"

/* One of both may be NULL: there was or will be no such value. */
struct nk_figure_pair {
    const struct nk_figure_value *before, *after;
};

#endif
