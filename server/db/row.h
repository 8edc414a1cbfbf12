/* Reads the columns of a row from left to right, as the statement's comment lists them. Private to this folder.
 * Text is copied into the arena. A failure sticks: read the whole row, then look at `failed`. */
#ifndef NK_DB_ROW_H
#define NK_DB_ROW_H

#include <libpq-fe.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/decimal.h"
#include "core/text.h"

struct nk_row {
    const PGresult *result;
    struct nk_arena *arena; /* may be NULL when no text is read */
    int row, column;
    bool failed; /* no memory, a column too many, or a value that is not of its type */
};

/* NULL is the empty text. The text is followed by a NUL byte. */
struct nk_text nk_row_text(struct nk_row *row);
/* A column that is not NULL but may be empty or not be wanted: the bytes where libpq holds them,
 * valid until the result is cleared. */
struct nk_text nk_row_borrow(struct nk_row *row);
/* Three columns: nb, nn, en. */
struct nk_label nk_row_label(struct nk_row *row);
/* NULL is 0. */
int64_t nk_row_integer(struct nk_row *row, int64_t lowest, int64_t highest);
bool nk_row_boolean(struct nk_row *row);
/* NULL is 0. The digits after the point are those that the database keeps. */
struct nk_decimal nk_row_decimal(struct nk_row *row);
/* The next column is not NULL; it is not read. */
bool nk_row_is_given(const struct nk_row *row);
/* Codes joined by commas. */
const struct nk_text *nk_row_list(struct nk_row *row, size_t *ret_count);

#define nk_row_int64(row) nk_row_integer((row), INT64_MIN, INT64_MAX)
#define nk_row_int32(row) ((int32_t)nk_row_integer((row), INT32_MIN, INT32_MAX))
#define nk_row_int16(row) ((int16_t)nk_row_integer((row), INT16_MIN, INT16_MAX))
#define nk_row_int8(row) ((int8_t)nk_row_integer((row), INT8_MIN, INT8_MAX))

#endif
