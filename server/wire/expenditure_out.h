/* Grouped expenditure as JSON (/v1/data/expenditure). The same answer as CSV: csv.h, as JSON-stat:
 * json_stat.h. */
#ifndef NK_WIRE_EXPENDITURE_OUT_H
#define NK_WIRE_EXPENDITURE_OUT_H

#include "core/expenditure.h"
#include "server/wire/buffer.h"
#include "server/wire/published.h"
#include "server/wire/series_frame.h"

struct nk_expenditure_answer {
    struct nk_published published;
    enum nk_measure measure;
    bool group_by[NK_DIMENSIONS];
    const struct nk_expenditure_row *rows; /* from nk_expenditure_select */
    size_t row_count;
    struct nk_series_frame frame; /* without price index and estimates */
};

/* `total` counts every krone once: beside a row of the sector, or of all regions, the rows that it contains are
 * not added. */
struct nk_buffer nk_expenditure_json(const struct nk_expenditure_answer *answer, enum nk_language language);

/* One of the rows at least is. */
bool nk_expenditure_is_illustrative(const struct nk_expenditure_answer *answer);
/* "net" or "gross" */
const char *nk_measure_code(enum nk_measure measure);
/* The code of a row in a dimension other than the year. */
struct nk_text nk_expenditure_key(const struct nk_expenditure_row *row, enum nk_dimension dimension);

#endif
