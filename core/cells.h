/* Cells as vectors. A methodology fixes the shape: one table category × area × cost type, or, where the dimensions
 * are not crossed, two margin tables that hold the same money twice. Every sum of the model is a loop over such a
 * vector. */
#ifndef NK_CORE_CELLS_H
#define NK_CORE_CELLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/catalogue.h"
#include "core/submission.h"

enum { NK_TABLES_MAX = 2 };

struct nk_shape {
    const struct nk_methodology *methodology;
    size_t table_count; /* 1: crossed; 2: by category, then by area */
    size_t first[NK_TABLES_MAX]; /* offset of each table */
    size_t size[NK_TABLES_MAX];  /* number of cells of each table */
    size_t length;      /* cells in all */
};

/* What a position of the vector stands for. A margin has -1 for the dimension that it does not have. */
struct nk_cell_key {
    int table;
    int category;
    int area;
    enum nk_cost_type cost_type;
};

struct nk_shape nk_shape_of(const struct nk_methodology *methodology);
struct nk_cell_key nk_shape_key(const struct nk_shape *shape, size_t position);
/* The key of the same cost type in the next row of the same table. A row is its cost types. */
static inline void nk_shape_next_row(const struct nk_shape *shape, struct nk_cell_key *key)
{
    if (key->area < 0) {
        key->category++;
    } else if (++key->area == (int)shape->methodology->areas.count && key->category >= 0) {
        key->area = 0;
        key->category++;
    }
}

/* Finds positions one after the other: cells that come in the order of the codes are found without a search.
 * Starts as {.shape = …}. */
struct nk_cell_finder {
    const struct nk_shape *shape;
    int category, area; /* where the last ones were */
};
/* The position of a cell by its codes, -1 when a code is unknown or missing for that table. */
ptrdiff_t nk_cell_find(struct nk_cell_finder *finder, int table, struct nk_text category, struct nk_text area,
                       struct nk_text cost_type);
/* The same for one cell alone. */
ptrdiff_t nk_shape_position(const struct nk_shape *shape, int table, struct nk_text category, struct nk_text area,
                            struct nk_text cost_type);

/* Asks memory for the cell a few places after `i`, for whoever goes through a list: the cells of a large sector are
 * more than a cache holds. */
static inline void nk_cells_fetch_ahead(const struct nk_cells *cells, size_t i)
{
    enum { AHEAD = 16 };
    if (cells->count - i <= AHEAD)
        return;
    __builtin_prefetch(&cells->items[i + AHEAD].category);
    __builtin_prefetch(&cells->items[i + AHEAD].amount.value);
}

/* Amounts by position, with how much of each is not simply reported. What is not present is zero. */
struct nk_vector {
    int64_t *amount;
    int64_t *estimated; /* kroner that rest on a public source or an estimate (R40, R41), 0 … |amount| when
                         * finished */
    uint8_t *present;   /* somebody gave a value: an absent cell is not a zero */
};

/* All zero, nothing present. */
NK_MUST_CHECK enum nk_status nk_vector_new(struct nk_vector *ret, struct nk_arena *arena, const struct nk_shape *shape);
/* sum += term, position by position; a position of the term is present in the sum afterwards. NK_OVERFLOW: there is no
 * sum, and what the vector holds means nothing; so for all functions here. */
NK_MUST_CHECK enum nk_status nk_vector_add(struct nk_vector *sum, const struct nk_vector *term,
                                           const struct nk_shape *shape);
/* sum −= term, likewise. An estimate that is taken out of an estimate leaves the rest of it; one that is taken out
 * of reported money makes the rest as uncertain as itself: the estimated part becomes the difference of both,
 * without sign. */
NK_MUST_CHECK enum nk_status nk_vector_subtract(struct nk_vector *sum, const struct nk_vector *term,
                                                const struct nk_shape *shape);
/* No more of an amount can be estimated than there is of it: where terms of both signs met, `estimated` is brought
 * down to |amount|. Done once, when a sum is finished, so that a sum does not depend on the order of its terms. */
void nk_vector_finish(struct nk_vector *sum, const struct nk_shape *shape);
/* Sum of the amounts of the first table (both margins hold the same money). NK_OVERFLOW. */
NK_MUST_CHECK enum nk_status nk_vector_total(int64_t *ret, const struct nk_vector *vector,
                                             const struct nk_shape *shape);

/* How well the amounts of a list of cells are known. Its owner gives the room, of a vector's length. */
struct nk_knowledge {
    uint8_t *status;             /* worst status of what was given, by position, never NK_MISSING; NULL: not asked
                                  * for */
    uint8_t *left_out;           /* 1 where a value is missing, by position; NULL: not asked for */
    enum nk_value_status worst;  /* of the whole list */
    bool leaves_out;             /* a value of the list is missing */
};

/* Adds the cells of a return to a vector, and what is known of them to `knowledge` (NULL: not asked for). For a
 * methodology that crosses, the cells go to table 0; otherwise each cell goes to the margin whose dimension it has,
 * and to both when it has both codes (a cell of a financing or purchase list). A value that is missing or was left
 * out adds nothing and is not present.
 * NK_INVALID: an unknown code, a dimension without its code, or an amount that is not whole kroner. NK_OVERFLOW. */
NK_MUST_CHECK enum nk_status nk_vector_add_cells(struct nk_vector *vector, struct nk_knowledge *knowledge,
                                                 const struct nk_shape *shape, const struct nk_cells *cells);

#endif
