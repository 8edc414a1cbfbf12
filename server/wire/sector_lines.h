/* What JSON and CSV both say of a sector. Only for files of this folder. */
#ifndef NK_WIRE_SECTOR_LINES_H
#define NK_WIRE_SECTOR_LINES_H

#include <stdbool.h>
#include <stdint.h>

#include "core/publication.h"

/* "between-national-actors" or "booked-purchase" */
const char *nk_elimination_kind_code(enum nk_elimination_kind kind);

/* Net with the year's estimates of what is outside the collection (R42). False: it leaves 64 bits. */
bool nk_sector_total_with_estimates(int64_t *ret, const struct nk_publication *publication);

#endif
