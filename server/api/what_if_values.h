/* Figures of a publication beside those of the same one with other returns. */
#ifndef NK_API_WHAT_IF_VALUES_H
#define NK_API_WHAT_IF_VALUES_H

#include "server/wire/what_if_in.h"
#include "server/wire/what_if_out.h"

/* Fills answer->values for the figures and entities of the body, in the order of the catalogue: regions, national
 * actors, sums. Needs answer->before and answer->after. Statuses of nk_figure_compute. */
NK_MUST_CHECK enum nk_status nk_what_if_values(struct nk_what_if_answer *answer, struct nk_arena *arena,
                                               const struct nk_what_if_body *body, const struct nk_sums *year_before);

#endif
