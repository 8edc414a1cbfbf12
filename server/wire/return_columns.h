/* A return as one flat table: each row says a section and, in the columns that the section has, one of its values.
 * Sections and columns follow the members of the return (return_schema.h). Only for files of this folder.
 *
 * Sections: a list of the return ("expenditure", "financing"), an object ("memo", "staffing"), a list in an object
 * ("accounts.lines"), and "return" for what stands in none. Column `code` names the member of an object. Financing
 * and purchases have a row for themselves and then rows with category, area and costType for each of their cells. */
#ifndef NK_WIRE_RETURN_COLUMNS_H
#define NK_WIRE_RETURN_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "server/wire/schema.h"

#define NK_COLUMN_SECTION "section"
#define NK_COLUMN_CODE "code"
#define NK_COLUMN_VALUE "value"
/* For the reader of the table: never part of the return. */
#define NK_COLUMN_LAST_YEAR "lastYear"
#define NK_COLUMN_LABEL "label"

struct nk_section {
    const char *outer;              /* the object of the return that holds it; NULL: the return itself */
    const struct nk_object *object; /* its members are rows; NULL: it is a list */
    const struct nk_member *list;   /* its items are rows; NULL: it is an object */
};

enum { NK_SECTIONS_MAX = 24 };

/* All of them, in the order of the return; gives their number. */
size_t nk_return_sections(struct nk_section sections[static NK_SECTIONS_MAX]);
/* "memo", "accounts.lines", "return". */
struct nk_text nk_section_name(const struct nk_section *section, char buffer[static 64]);

/* The column of a member of an item. */
const char *nk_member_column(const struct nk_member *member);
/* The same by its name. */
struct nk_text nk_column_of(struct nk_text member);
/* Lists and objects have no column; neither has what belongs to a number beside it. */
bool nk_member_is_value(const struct nk_member *member);
/* A list or an object of an item that has no rows of its own: its field holds it as JSON. What was not read of a number
 * is none: its text stands in the field of the value. */
bool nk_member_is_nested(const struct nk_member *member);
bool nk_member_is_number(const struct nk_member *member);
bool nk_member_is_amount(const struct nk_member *member);
/* Whether status, note and method of the item's value are members of the item. */
bool nk_object_has_status(const struct nk_object *object);

/* What may be said of a number beside its value. */
enum nk_beside { NK_BESIDE_STATUS = 0, NK_BESIDE_NOTE = 1, NK_BESIDE_METHOD = 2 };
enum { NK_BESIDES = 3, NK_COLUMN_NAME_MAX = 48 };
const char *nk_beside_member(enum nk_beside beside);
/* "status" of `value`, "priorYearStatus" of `priorYear`. */
const char *nk_beside_column(char buffer[static NK_COLUMN_NAME_MAX], const char *column, enum nk_beside beside);

/* The cells of an item of financing or purchases; NULL: items of the list have none. */
const struct nk_member *nk_cells_of(const struct nk_member *list);

enum { NK_COLUMNS_MAX = 48 };

/* All columns that a table may have, in the order in which one is written. */
struct nk_columns {
    char names[NK_COLUMNS_MAX][NK_COLUMN_NAME_MAX];
    bool is_common[NK_COLUMNS_MAX]; /* a table that is written has it always, and others when they hold something */
    size_t count;
};
struct nk_columns nk_return_columns(void);
/* The position of a name, SIZE_MAX when there is no such column. */
size_t nk_columns_find(const struct nk_columns *columns, struct nk_text name);

#endif
