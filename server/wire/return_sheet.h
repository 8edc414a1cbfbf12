/* A return as rows of the flat table (return_columns.h). Only for files of this folder. */
#ifndef NK_WIRE_RETURN_SHEET_H
#define NK_WIRE_RETURN_SHEET_H

#include <jansson.h>

#include "core/arena.h"
#include "core/decimal.h"
#include "server/wire/return_columns.h"

/* A text by column, empty where the row has none. */
struct nk_sheet_row {
    struct nk_text fields[NK_COLUMNS_MAX];
};

/* Everything lives in the arena. The first failure sticks. Starts as {.arena = …, .columns = nk_return_columns()}. */
struct nk_sheet {
    struct nk_arena *arena;
    struct nk_columns columns;
    struct nk_sheet_row *rows;
    size_t count, room;
    struct nk_sheet_row nowhere; /* what is written after a failure */
    bool failed;
};

/* A new row at the end, valid until the next one. */
struct nk_sheet_row *nk_sheet_row_new(struct nk_sheet *sheet);
void nk_sheet_put(struct nk_sheet *sheet, struct nk_sheet_row *row, const char *column, struct nk_text text);
struct nk_text nk_sheet_get(const struct nk_sheet *sheet, const struct nk_sheet_row *row, const char *column);

/* Text and numbers as the table has them, so that it is read back as what it was. */
struct nk_text nk_sheet_text(struct nk_sheet *sheet, struct nk_text text);
struct nk_text nk_sheet_decimal(struct nk_sheet *sheet, struct nk_decimal decimal);

/* Adds the rows of one section of a document. */
void nk_sheet_add_section(struct nk_sheet *sheet, const struct nk_section *section, struct nk_text name,
                          const json_t *document);

#endif
