/* What an answer over several years says beside its values: the codes that the years have in common, breaks, estimates.
 */
#ifndef NK_API_FRAME_H
#define NK_API_FRAME_H

#include "core/figures.h"
#include "server/api/selection.h"
#include "server/wire/series_frame.h"

/* Reads the parameter `classification`: `own`, or `harmonised` for codes that all the years have in common. False:
 * answered with a problem. */
bool nk_read_classification(struct nk_series_frame *frame, struct nk_viewing *viewing,
                            const struct nk_selection *selection);

/* Leaves out the codes of the dimensions that the answer turned out not to have. */
void nk_frame_keep_dimensions(struct nk_series_frame *frame, bool categories, bool areas);

/* Adds what an answer names to its frame, each once, in order. NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_frame_note_breaks(struct nk_series_frame *frame, struct nk_arena *arena,
                                                  const struct nk_break *const *breaks, size_t count);
NK_MUST_CHECK enum nk_status nk_frame_note_imputed(struct nk_series_frame *frame, struct nk_arena *arena,
                                                   const struct nk_figure_value *value);

#endif
