/* Expenditure grouped and filtered by any dimensions (/v1/data/expenditure). */
#ifndef NK_CORE_EXPENDITURE_H
#define NK_CORE_EXPENDITURE_H

#include "core/consolidation.h"
#include "core/harmonise.h"
#include "core/sums.h"

enum nk_dimension { NK_ENTITY = 0, NK_YEAR = 1, NK_CATEGORY = 2, NK_AREA = 3, NK_COST_TYPE = 4, NK_ORIGIN = 5 };
enum { NK_DIMENSIONS = 6 };
/* "entity", "year", "category", "area", "costType", "origin" */
const char *nk_dimension_code(enum nk_dimension dimension);
bool nk_dimension_of(enum nk_dimension *ret, struct nk_text code);

/* How an amount came to stand under an entity. In codes: own, allocated, residual. */
enum nk_origin { NK_ORIGIN_OWN = 0, NK_ORIGIN_ALLOCATED = 1, NK_ORIGIN_RESIDUAL = 2 };
const char *nk_origin_code(enum nk_origin origin);

enum nk_measure { NK_NET = 0, NK_GROSS = 1 };

struct nk_text_list {
    const struct nk_text *items;
    size_t count; /* 0: no filter */
};

struct nk_expenditure_query {
    enum nk_measure measure;
    bool group_by[NK_DIMENSIONS];
    struct nk_text_list filter[NK_DIMENSIONS]; /* NK_YEAR is filtered by the choice of years */
    /* Codes that all the years have in common, which rows and filters then name instead of each year's own. NULL: its
     * own. */
    const struct nk_harmonised *categories, *areas;
};

struct nk_expenditure_row {
    struct nk_text entity, category, area; /* set where grouped by */
    int year;
    enum nk_cost_type cost_type;
    enum nk_origin origin;
    int64_t amount;
    int64_t estimated;
    bool illustrative;
};

/* Rows for the given years, sorted by entity (regions, national actors, sums), year, and the order of the code lists.
 * Only groups with a cell that somebody gave. Without a filter on entity the entities are the regions and the national
 * actors, so that all rows add up to the sector; `all-regions` and `sector` are given when asked for by name. Where
 * rows are not grouped by entity those two stand for the entities that they contain, so that what is asked for twice is
 * counted once.
 * Net: regions with origin own (less what is booked) and allocated, national actors with residual.
 * Gross: what was reported, origin own.
 * NK_INVALID: a year that does not cross its dimensions is asked for both category and area (grouped or filtered), or
 * a code of a year is not among the codes in common;
 * NK_OVERFLOW. */
NK_MUST_CHECK enum nk_status nk_expenditure_select(struct nk_expenditure_row **ret_rows, size_t *ret_count,
                                                   struct nk_arena *arena, const struct nk_expenditure_query *query,
                                                   const struct nk_consolidation *const *years, size_t year_count);

#endif
