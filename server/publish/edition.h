/* An edition: one publication in memory, its bundle, everything computed from it, and whether that is what was recorded
 * when it was published. */
#ifndef NK_PUBLISH_EDITION_H
#define NK_PUBLISH_EDITION_H

#include <stdbool.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/publication.h"

/* Reference counted and read-only once made. */
struct nk_edition;
struct nk_bundle_source; /* wire/bundle_out.h */

/* Decodes a bundle and computes the publication. `bundle` is copied. One reference belongs to the caller.
 * NK_INVALID: not a bundle, or its content does not consolidate; NK_CYCLE, NK_OVERFLOW, NK_NO_MEMORY as in the core. */
NK_MUST_CHECK enum nk_status nk_edition_new(struct nk_edition **ret, struct nk_text bundle);
/* The same for a bundle that is written first: what publishing does. NK_INVALID also: what nk_bundle_encode refuses. */
NK_MUST_CHECK enum nk_status nk_edition_of(struct nk_edition **ret, const struct nk_bundle_source *source);
struct nk_edition *nk_edition_ref(struct nk_edition *edition);
void nk_edition_unref(struct nk_edition *edition); /* NULL is allowed */

const struct nk_publication *nk_edition_publication(const struct nk_edition *edition);
/* The exact bytes that were decoded, and the SHA-256 of them, 64 hexadecimal digits. */
struct nk_text nk_edition_bundle(const struct nk_edition *edition);
struct nk_text nk_edition_sha256(const struct nk_edition *edition);
/* SHA-256 of the results in a form without labels: the CSV of all figures, of the expenditure by all dimensions, of the
 * sector, and of the indicators where some were measured, in that order. */
struct nk_text nk_edition_result_sha256(const struct nk_edition *edition);

/* All figures of all entities of a publication, as /v1/data/figures gives them; `before` is the year before or NULL. */
NK_MUST_CHECK enum nk_status nk_edition_figures(struct nk_figure_value **ret_values, size_t *ret_count,
                                                  struct nk_arena *arena, const struct nk_publication *publication,
                                                  const struct nk_sums *before);

#endif
