/* The data of the JSON answers as JSON-stat 2.0 datasets (json-stat.org/format): a cube with a value, or null,
 * for every combination of the codes that occur. */
#ifndef NK_WIRE_JSON_STAT_H
#define NK_WIRE_JSON_STAT_H

#include "server/wire/buffer.h"
#include "server/wire/expenditure_out.h"
#include "server/wire/figures_out.h"
#include "server/wire/indicators_out.h"

/* A cube larger than this is not made (no data): the query selects more than a cube is good for. */
enum { NK_JSON_STAT_VALUES_MAX = 1000000 };

/* Dimensions figure, entity, year and, when a value has one, category and area; a value without one stands at
 * `all`. */
struct nk_buffer nk_figures_json_stat(const struct nk_figures_answer *answer, enum nk_language language);
/* Dimensions: those grouped by, and the measure. */
struct nk_buffer nk_expenditure_json_stat(const struct nk_expenditure_answer *answer, enum nk_language language);
/* Dimensions service, indicator and period. */
struct nk_buffer nk_indicators_json_stat(const struct nk_indicators_answer *answer, enum nk_language language);

#endif
