/* Rows as PostgreSQL's COPY reads them, one file a table. */
#ifndef NK_TESTS_ORACLE_ROWS_H
#define NK_TESTS_ORACLE_ROWS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "core/decimal.h"
#include "core/text.h"

enum table {
    /* what was submitted */
    COLLECTION, ACTOR, CATEGORY, AREA, UNIT, ANSWER, EXPENDITURE, NUMBER, FINANCING, FINANCING_CELL, PURCHASE_CELL,
    IMPUTATION, IMPUTATION_UNIT, FIGURE, FIGURE_TERM,
    /* what core makes of it */
    CORE_CELL, CORE_FLOW, CORE_ELIMINATION, CORE_ENTITY, CORE_TOTAL, CORE_SUM, CORE_IMPUTED, CORE_FIGURE, CORE_PROOF,
};
enum { TABLES = CORE_PROOF + 1 };

struct rows {
    FILE *files[TABLES];
};

/* False when a file of the folder cannot be made. */
bool rows_open(struct rows *rows, const char *folder);
/* False when something could not be written. */
bool rows_close(struct rows *rows);

/* A row begins with its collection; its values follow, and then its end. */
FILE *row_begin(const struct rows *rows, enum table table, int collection);
void row_end(FILE *row);

void put_text(FILE *row, struct nk_text text);
void put_integer(FILE *row, int64_t value);
void put_decimal(FILE *row, struct nk_decimal value);
void put_bool(FILE *row, bool value);
void put_null(FILE *row);

#endif
