/* Takes a CSV text apart into records (RFC 4180): UTF-8 with or without a byte order mark, fields separated by
 * semicolons, commas or tabs, rows ended by CR LF, LF or CR. Only for files of this folder. */
#ifndef NK_WIRE_CSV_READER_H
#define NK_WIRE_CSV_READER_H

#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/status.h"
#include "core/text.h"
#include "server/wire/issue.h"

struct nk_csv_record {
    struct nk_text *fields; /* quotes taken away */
    size_t count;
    uint32_t row;           /* as a spreadsheet numbers it: the header is 1, a row without content counts */
};

struct nk_csv_records {
    struct nk_csv_record header;
    struct nk_csv_record *items; /* rows with content and as many fields as the header */
    size_t count;
};

/* Everything in `*ret` lives in the arena. The separator is the one that stands in the first row;
 * a tab only where there is neither of the others.
 * NK_INVALID: not CSV. NK_OK: it is; a row with more or fewer fields than the first is told all the same, so that what
 * is wrong with the others can be told in the same pass. Every issue has its row and column.
 * NK_NO_MEMORY. `*ret` is written only on NK_OK. */
NK_MUST_CHECK enum nk_status nk_csv_read(struct nk_csv_records *ret, struct nk_arena *arena, struct nk_text text,
                                         struct nk_issues *issues);

#endif
