/* What moved from one publication of a year to the next, and why. */
#ifndef NK_PUBLISH_CHANGES_H
#define NK_PUBLISH_CHANGES_H

#include "core/arena.h"
#include "server/publish/edition.h"
#include "server/wire/publication_changes_out.h"

/* `before` NULL: `after` is the first of its year. Figures that look back do so to the publications given, which may be
 * NULL. The answer lives in the arena and refers to the editions. Statuses of nk_figure_compute. */
NK_MUST_CHECK enum nk_status nk_publication_changes_of(struct nk_publication_changes *ret, struct nk_arena *arena,
                                                       const struct nk_edition *before, const struct nk_edition *after,
                                                       const struct nk_publication *before_looks_back,
                                                       const struct nk_publication *after_looks_back);

#endif
