/* What the reading of a return's table shares between its rows and its values. Only for return_csv.c and
 * return_csv_values.c. */
#ifndef NK_WIRE_RETURN_CSV_TABLE_H
#define NK_WIRE_RETURN_CSV_TABLE_H

#include <jansson.h>

#include "server/wire/csv_reader.h"
#include "server/wire/pointer.h"
#include "server/wire/return_columns.h"
#include "server/wire/return_in.h"

struct nk_table {
    struct nk_arena *arena;
    struct nk_issues *issues;
    struct nk_issues *unclear; /* the numbers that can be read in two ways: no reason to refuse the table */
    const struct nk_csv_record *header, *row;
    struct nk_section sections[NK_SECTIONS_MAX];
    size_t section_count;
    bool *used;     /* by column: the section of the row has it */
    json_t *root;
    json_t *last_items; /* positions of the items of lists whose items have cells, by what their rows say */
    struct nk_return_places places;
    size_t place_room;
    bool no_memory;
};

/* The column of a name; SIZE_MAX when the table has none. */
size_t nk_table_column(const struct nk_table *table, const char *name);
/* The same as an issue counts it: from 1, and the section where there is no such column. */
uint32_t nk_table_column_number(const struct nk_table *table, const char *column);
/* Without the spaces (also U+00A0) and tabs around it. */
struct nk_text nk_table_trimmed(struct nk_text text);
/* The field of the row, empty when the table has no such column; without spaces around it where it is a code or a
 * number. */
struct nk_text nk_table_peek(const struct nk_table *table, const char *column);
/* The same for the return: the section has a place for it. */
struct nk_text nk_table_field(struct nk_table *table, const char *column);

/* Tells an issue of the row; `at` may be NULL for what is nowhere in the document. */
void nk_table_tell(struct nk_table *table, uint32_t column, const struct nk_step *at, struct nk_issue issue);
/* A place of the document stands in this column of the row. */
void nk_table_remember(struct nk_table *table, const struct nk_step *at, const char *column);

/* A new value becomes a member. */
void nk_table_set(struct nk_table *table, json_t *object, const char *name, json_t *value);
/* Reads the field of a column, and what is said beside it when it is a number, into a member of `object`, which stands
 * at `at`. `has_status`: what is said beside the value are members of the object itself. */
void nk_table_read(struct nk_table *table, json_t *object, const struct nk_step *at, const struct nk_member *member,
                   const char *column, bool has_status);

#endif
