/* Some of the cells of a vector: those of a category, an area or a cost type. */
#ifndef NK_CORE_CELL_FILTER_H
#define NK_CORE_CELL_FILTER_H

#include "core/cells.h"

/* By codes; an empty code is no restriction. */
struct nk_cell_filter {
    struct nk_text category, area, cost_type;
};

/* A filter in terms of one year's lists: an index, or NK_ANY_CODE. */
enum { NK_ANY_CODE = -1, NK_NO_CODE = -2 };
struct nk_cell_selection {
    size_t table; /* the cells are those of one table: of the margin of the area when it is asked for */
    int category, area, cost_type;
    int unspecified_category, unspecified_area; /* "not broken down", NK_NO_CODE where a list does not have it */
    bool unknown; /* a code that the year does not have: no cell is meant */
};

/* The restriction of a figure's term and that of the figure's breakdown together. NK_INVALID: both restrict one
 * dimension. */
NK_MUST_CHECK enum nk_status nk_cell_filter_of(struct nk_cell_filter *ret, const struct nk_figure_term *term,
                                               const struct nk_cell_filter *breakdown);

static inline bool nk_cell_filter_is_empty(const struct nk_cell_filter *filter)
{
    return filter->category.length == 0 && filter->area.length == 0 && filter->cost_type.length == 0;
}

/* NK_INVALID: both dimensions of a year that has only their margins. */
NK_MUST_CHECK enum nk_status nk_cell_select(struct nk_cell_selection *ret, const struct nk_shape *shape,
                                            const struct nk_cell_filter *filter);

static inline bool nk_code_is_selected(int wanted, int index)
{
    return wanted == NK_ANY_CODE || wanted == index;
}

/* The row of the key is one of the selection. The key is one of the selection's table. */
static inline bool nk_row_is_selected(const struct nk_cell_selection *selection, const struct nk_cell_key *key)
{
    return nk_code_is_selected(selection->category, key->category) && nk_code_is_selected(selection->area, key->area);
}

/* The row is one of the selection, or not broken down by a dimension of the selection and may have some of it
 * inside. */
static inline bool nk_row_may_contain_selected(const struct nk_cell_selection *selection, const struct nk_cell_key *key)
{
    return (nk_code_is_selected(selection->category, key->category) ||
            key->category == selection->unspecified_category) &&
           (nk_code_is_selected(selection->area, key->area) || key->area == selection->unspecified_area);
}

/* The cell is one of the selection. */
static inline bool nk_cell_is_selected(const struct nk_cell_selection *selection, const struct nk_cell_key *key)
{
    return nk_row_is_selected(selection, key) && nk_code_is_selected(selection->cost_type, (int)key->cost_type);
}

#endif
