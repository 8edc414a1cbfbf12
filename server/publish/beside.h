/* What stands beside the values of an answer, and what the answer says once about all of them: breaks, benchmarks,
 * estimates. */
#ifndef NK_PUBLISH_BESIDE_H
#define NK_PUBLISH_BESIDE_H

#include "core/arena.h"
#include "core/status.h"
#include "server/wire/figures_out.h"

/* Breaks and benchmark of a value, by the reference data that it is read with; notes in the frame what they name.
 * `nominal` is the same value in the prices of its own year. Statuses of the series (core/series.h). */
NK_MUST_CHECK enum nk_status nk_figure_look_beside(struct nk_figure_beside *ret, struct nk_series_frame *frame,
                                                   struct nk_arena *arena, const struct nk_catalogue *catalogue,
                                                   const struct nk_figure_value *value,
                                                   const struct nk_figure_value *nominal);

/* Leaves out the codes of the dimensions that the answer turned out not to have. */
void nk_frame_keep_dimensions(struct nk_series_frame *frame, bool categories, bool areas);

/* Adds what an answer names to its frame, each once, in order. NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_frame_note_breaks(struct nk_series_frame *frame, struct nk_arena *arena,
                                                  const struct nk_break *const *breaks, size_t count);
/* The same for the dimensions that the values have. */
void nk_frame_keep_dimensions_of(struct nk_series_frame *frame, const struct nk_figure_value *values, size_t count);

#endif
