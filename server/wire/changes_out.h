/* What is between two years of a figure, as JSON and CSV (/v1/data/changes). */
#ifndef NK_WIRE_CHANGES_OUT_H
#define NK_WIRE_CHANGES_OUT_H

#include "core/series.h"
#include "server/wire/buffer.h"
#include "server/wire/published.h"
#include "server/wire/series_frame.h"

/* Two values of one figure, entity and code, and what is between them. */
struct nk_change_line {
    struct nk_figure_value earlier, later;
    struct nk_change change;
};

struct nk_changes_answer {
    struct nk_published published;
    int from, to;
    const struct nk_change_line *lines; /* in the order of the answer */
    size_t line_count;
    struct nk_series_frame frame;
};

struct nk_buffer nk_changes_json(const struct nk_changes_answer *answer, enum nk_language language);
struct nk_buffer nk_changes_csv(const struct nk_changes_answer *answer);

/* The unit that differences of a figure are in: "percentage-points" where the figure is in percent. */
struct nk_text nk_difference_unit(const struct nk_figure *figure);

#endif
