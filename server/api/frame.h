/* What a question says about the frame of its answer: the codes that the years have in common. */
#ifndef NK_API_FRAME_H
#define NK_API_FRAME_H

#include "server/api/selection.h"
#include "server/publish/beside.h"

/* Reads the parameter `classification`: `own`, or `harmonised` for codes that all the years have in common. False:
 * answered with a problem. */
bool nk_read_classification(struct nk_series_frame *frame, struct nk_viewing *viewing,
                            const struct nk_selection *selection);

#endif
