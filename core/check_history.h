/* The cells of a return beside those of the actor's earlier years, by position of the year's shape. Private to the
 * checks of cells over time. */
#ifndef NK_CORE_CHECK_HISTORY_H
#define NK_CORE_CHECK_HISTORY_H

#include "core/check.h"

struct nk_check_year {
    int year;
    const struct nk_check_position *positions;
};

struct nk_check_history {
    struct nk_shape shape;
    const struct nk_check_position *now;
    const struct nk_check_position *before; /* of last year */
    const struct nk_check_year *years;      /* of the same methodology, newest first; last year is the first */
    size_t year_count;
    /* By position: a rule has told what is wrong with it. What explains many cells at once runs first, by its id, and
     * those that look at each cell leave out what is told. */
    uint8_t *told;
};

/* Made once in a run. NULL, and the reason is set: last year has no approved return, the year has no methodology or
 * another one than last year, whose cells do not compare; or there is no memory. */
struct nk_check_history *nk_check_history(struct nk_checking *checking);

/* Somebody gave an amount, and none of it is missing. */
static inline bool nk_check_has_amount(const struct nk_check_position *position)
{
    return position->largest && !position->incomplete;
}

/* "software/network/operating" */
struct nk_text nk_check_position_name(struct nk_checking *checking, const struct nk_shape *shape, size_t position);
/* "expenditure", and where that list stands. */
struct nk_text nk_check_table_name(const struct nk_shape *shape, int table);
struct nk_place nk_check_table_place(const struct nk_shape *shape, int table);

#endif
