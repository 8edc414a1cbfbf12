/* What core makes of it, as rows. */
#ifndef NK_TESTS_ORACLE_RESULTS_H
#define NK_TESTS_ORACLE_RESULTS_H

#include "tests/oracle/rows.h"
#include "tests/oracle/sector.h"

/* Computes each year and writes it under the number of its collection, counted from `first`. NK_OK, or what core
 * answered instead of a result. */
enum nk_status write_results(const struct rows *rows, struct oracle_sector *sector, int first);

#endif
