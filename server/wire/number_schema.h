/* The numbers of a return, plain or as an object that says how the value came about, and the cells that hold them.
 * Only for files of this folder. */
#ifndef NK_WIRE_NUMBER_SCHEMA_H
#define NK_WIRE_NUMBER_SCHEMA_H

#include "server/wire/schema.h"

/* What stands beside the status "missing" for a number whose text can be read in two ways: {text, row, column}, and the
 * status that was said of it. Only a table has such texts; they are kept until somebody gives the value. */
#define NK_UNREAD "unread"

extern const struct nk_type nk_type_amount;  /* struct nk_number, whole kroner: a JSON integer */
extern const struct nk_type nk_type_decimal; /* struct nk_number: decimal text or a JSON integer */
/* The amount of a cell, whose status, note and method may stand beside it; the cell puts them together. */
extern const struct nk_type nk_type_cell_amount;

/* struct nk_decimal: the value of such a number alone. */
extern const struct nk_type nk_type_target;

/* struct nk_cells members, by the dimensions that their cells have. */
extern const struct nk_member nk_cell;             /* category × area × cost type */
extern const struct nk_member nk_cell_by_category; /* category × cost type */
extern const struct nk_member nk_cell_by_area;     /* area × cost type */

#endif
