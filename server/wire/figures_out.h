/* Key figures as JSON (api: /v1/data/figures). The same answer as CSV: csv.h, as JSON-stat: json_stat.h. */
#ifndef NK_WIRE_FIGURES_OUT_H
#define NK_WIRE_FIGURES_OUT_H

#include "core/figures.h"
#include "server/wire/buffer.h"
#include "server/wire/published.h"

struct nk_figures_answer {
    struct nk_published published;
    const struct nk_figure_value *values; /* in the order of the answer */
    size_t value_count;
};

struct nk_buffer nk_figures_json(const struct nk_figures_answer *answer, enum nk_language language);

/* One of the values at least is. */
bool nk_figures_are_illustrative(const struct nk_figures_answer *answer);

#endif
