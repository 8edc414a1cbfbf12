/* Which publications a question is about: for each year the newest one, or the one that was the newest at some time, or
 * a named one. */
#ifndef NK_API_SELECTION_H
#define NK_API_SELECTION_H

#include <stdbool.h>
#include <stddef.h>

#include "core/publication.h"
#include "server/api/parameters.h"
#include "server/api/view.h"

struct nk_selection {
    const struct nk_publication *const *publications; /* at most one a year, by year */
    size_t count;
    struct nk_text as_of; /* the newest ones at this time, and what they are compared with; empty: now */
};

/* Reads the parameters `year`, `publication` and `asOf` of the request. False: answered with a problem (an unknown
 * publication is 404). A year without a publication is simply not in the selection. */
bool nk_select_publications(struct nk_selection *ret, struct nk_viewing *viewing);

/* The same for years that the caller has read. */
bool nk_select_publications_of(struct nk_selection *ret, struct nk_viewing *viewing, const struct nk_years *years);

/* The publication of exactly one year, for answers about one: `year` or `publication` is required, and 404 says that
 * the year has none. `ret_as_of` (may be NULL) is the time that the question is about, empty: now. */
bool nk_select_publication(const struct nk_publication **ret, struct nk_text *ret_as_of, struct nk_viewing *viewing);

/* The newest publication of a year, or the newest at a time (empty: now); NULL when there is none. */
const struct nk_publication *nk_publication_of_year(const struct nk_snapshot *snapshot, int year, struct nk_text as_of);

/* When everybody could see it: ISO 8601 in UTC, so that text order is time order. */
struct nk_text nk_visible_from(const struct nk_publication *publication);

/* A publication by its id, NULL when there is none. */
const struct nk_edition *nk_edition_by_id(const struct nk_snapshot *snapshot, struct nk_text id);

#endif
