/* What was submitted, as rows. */
#ifndef NK_TESTS_ORACLE_INPUT_H
#define NK_TESTS_ORACLE_INPUT_H

#include "tests/oracle/rows.h"
#include "tests/oracle/sector.h"

/* The years of the sector are the collections from `first` on: the year itself, then the year before. */
void write_input(const struct rows *rows, struct oracle_sector *sector, int first);

#endif
