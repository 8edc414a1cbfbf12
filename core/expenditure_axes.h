/* The axes along which expenditure of several years is grouped: the values of each dimension in the order of the
 * answer. */
#ifndef NK_CORE_EXPENDITURE_AXES_H
#define NK_CORE_EXPENDITURE_AXES_H

#include "core/expenditure.h"

/* Values that are texts, each once. */
struct nk_axis {
    struct nk_text *values;
    size_t count;
};

struct nk_axes {
    /* Regions by id, national actors by id, then all-regions and sector when they are asked for. */
    struct nk_axis entities;
    struct nk_axis categories, areas; /* in the order of the code lists, earlier years first; NK_UNSPECIFIED last */
    const struct nk_consolidation **years; /* by year */
    size_t year_count;
};

NK_MUST_CHECK enum nk_status nk_axes_make(struct nk_axes *ret, struct nk_arena *arena,
                                          const struct nk_expenditure_query *query,
                                          const struct nk_consolidation *const *years, size_t year_count);

/* Position of a text on its axis, -1 when it is not there. */
ptrdiff_t nk_axis_find(const struct nk_axis *axis, struct nk_text value);

/* A text is among the texts. */
bool nk_text_list_has(const struct nk_text_list *list, struct nk_text text);

/* There is no filter, or it lets the text through. */
bool nk_text_list_admits(const struct nk_text_list *filter, struct nk_text text);

#endif
