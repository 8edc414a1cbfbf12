/* Key figures as JSON (/v1/data/figures). The same answer as CSV: csv.h, as JSON-stat: json_stat.h. */
#ifndef NK_WIRE_FIGURES_OUT_H
#define NK_WIRE_FIGURES_OUT_H

#include "core/figures.h"
#include "core/series.h"
#include "server/wire/buffer.h"
#include "server/wire/published.h"
#include "server/wire/series_frame.h"

/* What stands beside a value. */
struct nk_figure_beside {
    const struct nk_break *const *breaks; /* that mark it */
    size_t break_count;
    const struct nk_comparison *comparison; /* NULL: there is no benchmark */
    bool nominal_known; /* for a value in the prices of another year: there is one in those of its own */
    struct nk_decimal nominal;
};

struct nk_figures_answer {
    struct nk_published published;
    const struct nk_figure_value *values; /* in the order of the answer */
    size_t value_count;
    const struct nk_figure_beside *beside; /* one for each value; NULL: nothing stands beside them */
    struct nk_series_frame frame;
};

struct nk_buffer nk_figures_json(const struct nk_figures_answer *answer, enum nk_language language);

/* One of the values at least is. */
bool nk_figures_are_illustrative(const struct nk_figures_answer *answer);

#endif
