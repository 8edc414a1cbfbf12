/* What moved since the publication before of the same year, and why, as JSON and CSV
 * (/v1/publications/{publication}/changes). */
#ifndef NK_WIRE_PUBLICATION_CHANGES_OUT_H
#define NK_WIRE_PUBLICATION_CHANGES_OUT_H

#include "core/publication.h"
#include "server/wire/buffer.h"
#include "server/wire/bundle_differences.h"
#include "server/wire/figure_pairs.h"

/* A return that is not the same revision in both; one of both may be NULL. */
struct nk_return_replacement {
    const struct nk_manifest_line *before, *after;
};

struct nk_publication_changes {
    const struct nk_publication *before; /* NULL: the first of its year, from which nothing can have moved */
    const struct nk_publication *after;
    const struct nk_publication *before_looks_back, *after_looks_back; /* of the year before; NULL: none */
    const struct nk_figure_pair *figures; /* that moved */
    size_t figure_count;
    const struct nk_return_replacement *returns;
    size_t return_count;
    const struct nk_reference_difference *references;
    size_t reference_count;
};

struct nk_buffer nk_publication_changes_json(const struct nk_publication_changes *changes, enum nk_language language);
/* One row a return, a thing of the reference data, and a value that moved, in that order. */
struct nk_buffer nk_publication_changes_csv(const struct nk_publication_changes *changes);

#endif
