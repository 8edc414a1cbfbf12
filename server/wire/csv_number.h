/* Numbers as people and spreadsheets write them: "1 234 567,5". Only for files of this folder. */
#ifndef NK_WIRE_CSV_NUMBER_H
#define NK_WIRE_CSV_NUMBER_H

#include <stddef.h>

#include "core/arena.h"
#include "core/status.h"
#include "core/text.h"

/* Longer fields are no number. */
enum { NK_CSV_NUMBER_MAX = 64 };

enum nk_csv_number_form {
    NK_CSV_NUMBER = 0,
    NK_CSV_NO_NUMBER = 1,
    NK_CSV_AMBIGUOUS = 2, /* 1,234 and 1.234: one to three digits, then a sign and three */
    NK_CSV_SIGNED_ZERO = 3, /* -0: what a spreadsheet shows of a small number that it rounds, or a slip */
};

struct nk_csv_number {
    char digits[NK_CSV_NUMBER_MAX + 1]; /* -?(0|[1-9][0-9]*)(\.[0-9]+)?, terminated */
    size_t length;
    size_t fraction; /* digits after the point */
};

/* Reads a sign (hyphen or U+2212), digits, and a comma or a point with a fraction. Thousands may have a space,
 * U+00A0, U+2009 or U+202F between them, all or none. Zeros before the number mean nothing, and make 01,234 a
 * fraction without doubt. `*ret` is written only on NK_CSV_NUMBER. */
enum nk_csv_number_form nk_csv_number_read(struct nk_csv_number *ret, struct nk_text field);

/* "1234 / 01,234": how to write each of the two numbers that an ambiguous field can be, so that it is read as that one.
 * Data is NULL when there is no memory. */
NK_MUST_CHECK struct nk_text nk_csv_number_readings(struct nk_arena *arena, struct nk_text field);

#endif
