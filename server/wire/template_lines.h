/* The lines of a return that are expected of an actor in a year, each with its value of the year before. Only for files
 * of this folder. */
#ifndef NK_WIRE_TEMPLATE_LINES_H
#define NK_WIRE_TEMPLATE_LINES_H

#include "server/wire/rule_changes.h"
#include "server/wire/template_out.h"

/* Empty texts are columns that the line does not have (return_columns.h). */
struct nk_template_line {
    const char *section;
    struct nk_text code, party, basis, category, area, cost_type;
    struct nk_text booked;        /* of a purchase, what it was the year before: "true" or "false" */
    struct nk_text label;
    const char *absence;          /* why there is no value of the year before; NULL: there is one */
    struct nk_decimal last_year;
    struct nk_text last_year_code; /* in its place for what is no number: "true", "false", "compensated" … */
};

struct nk_template_lines {
    struct nk_template_line *items;
    size_t count;
};

/* Everything lives in the arena. NK_OVERFLOW and NK_INVALID as nk_prefill_cells. NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_template_lines_of(struct nk_template_lines *ret, struct nk_arena *arena,
                                                  const struct nk_template_source *source, enum nk_language language);

/* What has become of the rules since the year before; nothing where there were none. */
NK_MUST_CHECK enum nk_status nk_template_rule_changes(struct nk_rule_changes *ret, struct nk_arena *arena,
                                                      const struct nk_template_source *source);

/* The texts one after the other, in the arena; data is NULL when there is no memory. */
NK_MUST_CHECK struct nk_text nk_texts_join(struct nk_arena *arena, const struct nk_text *texts, size_t count);

#endif
