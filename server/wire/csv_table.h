/* Writes a CSV table cell by cell, as csv.h describes it. Only for files of this folder. */
#ifndef NK_WIRE_CSV_TABLE_H
#define NK_WIRE_CSV_TABLE_H

#include "core/catalogue.h"
#include "server/wire/buffer.h"

/* Starts as {.in_row = false}; nk_writer_finish(&table.writer) gives what was written. */
struct nk_csv {
    struct nk_writer writer;
    bool in_row;
    char separator; /* 0: a comma */
};

/* Begins a cell that is then written to the writer; an empty cell is only begun. */
void nk_csv_begin_cell(struct nk_csv *table);
void nk_csv_end_row(struct nk_csv *table);

void nk_csv_text(struct nk_csv *table, struct nk_text text);
/* The same as it is, for a table that guards its text itself. */
void nk_csv_quoted(struct nk_csv *table, struct nk_text text);
void nk_csv_code(struct nk_csv *table, const char *code);
void nk_csv_integer(struct nk_csv *table, int64_t value);
void nk_csv_decimal(struct nk_csv *table, bool exists, struct nk_decimal value);
void nk_csv_boolean(struct nk_csv *table, bool value);
void nk_csv_date(struct nk_csv *table, nk_date date);
/* Ids with spaces between them. */
void nk_csv_actor_ids(struct nk_csv *table, const struct nk_actor *const *actors, size_t count);

/* The rest of the header row. */
void nk_csv_header(struct nk_csv *table, const char *const *names, size_t count);
#define NK_CSV_HEADER(table, ...) \
    do { \
        static const char *const header_names[] = {__VA_ARGS__}; \
        nk_csv_header((table), header_names, sizeof(header_names) / sizeof(header_names[0])); \
    } while (0)

#endif
