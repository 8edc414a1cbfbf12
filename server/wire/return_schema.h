/* How a return looks in JSON. Only for files of this folder. */
#ifndef NK_WIRE_RETURN_SCHEMA_H
#define NK_WIRE_RETURN_SCHEMA_H

#include "server/wire/schema.h"

/* What a template says to its reader: no part of the return. */
#define NK_RETURN_TEMPLATE "template"

/* Reads a struct nk_submission, but for its `actor` and `year`, which the address gives. */
extern const struct nk_object nk_return_object;

#endif
