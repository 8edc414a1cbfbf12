/* Answers about one publication alone, made of nothing but its bundle: those of the server for the parameter
 * `publication`, byte for byte, and those of the offline program. */
#ifndef NK_PUBLISH_ANSWERS_H
#define NK_PUBLISH_ANSWERS_H

#include "core/arena.h"
#include "core/publication.h"
#include "core/status.h"
#include "server/wire/expenditure_out.h"
#include "server/wire/explain_out.h"
#include "server/wire/figures_out.h"

/* /v1/data/figures?publication=…: every figure of every entity. `before` is the publication of the year before, or
 * NULL. The answer lives in the arena and refers to both. Statuses of nk_figure_compute. */
NK_MUST_CHECK enum nk_status nk_answer_figures(struct nk_figures_answer *ret, struct nk_arena *arena,
                                               const struct nk_publication *publication,
                                               const struct nk_publication *before);

/* /v1/data/expenditure?publication=…&groupBy= all dimensions; without the area in a year that does not cross it with
 * the category. Net. */
NK_MUST_CHECK enum nk_status nk_answer_expenditure(struct nk_expenditure_answer *ret, struct nk_arena *arena,
                                                   const struct nk_publication *publication);

/* /v1/data/figures/{figure}/explain?publication=…: all of it, for one code of a figure that is broken down (otherwise
 * empty). NK_UNDEFINED: the publication has no such entity or code. */
NK_MUST_CHECK enum nk_status nk_answer_explanation(struct nk_explain_answer *ret, struct nk_arena *arena,
                                                   const struct nk_publication *publication,
                                                   const struct nk_publication *before, const struct nk_figure *figure,
                                                   struct nk_text entity, struct nk_text code);

#endif
