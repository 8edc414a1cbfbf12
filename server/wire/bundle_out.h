/* The publication bundle: one canonical JSON document with everything that a publication is computed from.
 * The same content gives the same bytes; its SHA-256 names the publication's input. */
#ifndef NK_WIRE_BUNDLE_OUT_H
#define NK_WIRE_BUNDLE_OUT_H

#include <stddef.h>
#include <stdint.h>

#include "core/catalogue.h"
#include "core/publication.h"
#include "core/status.h"
#include "core/text.h"

#define NK_BUNDLE_FORMAT "nokkeltall-bundle-1"

/* A revision that takes part, with its canonical document (nk_return_document.canonical) as stored. */
struct nk_bundle_submission {
    struct nk_text actor;
    int32_t revision;
    struct nk_text sha256;   /* of the document, 64 hexadecimal digits */
    struct nk_text document;
    struct nk_text reason;   /* of the reopening that led to the revision; empty: none */
    const struct nk_quality_note *notes; /* left out of the bundle where there are none */
    size_t note_count;
};

struct nk_bundle_source {
    const struct nk_publication_head *head;       /* the sha256 is of the bundle and not in it */
    /* What nk_bundle_select leaves of it. The rules are not taken, and what is defined of indicators only when a return
     * measures some. */
    const struct nk_catalogue *catalogue;
    const struct nk_methodology *methodology;     /* of the collection */
    const struct nk_text *reporting_units;        /* actor ids, sorted */
    size_t reporting_unit_count;
    const struct nk_bundle_submission *submissions; /* sorted by actor id */
    size_t submission_count;
};

/* Writes the bundle. `*ret` is malloc'ed, not terminated, and belongs to the caller (free); written only on NK_OK.
 * NK_INVALID: a document is not canonical JSON, or a text is not UTF-8. NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_bundle_encode(char **ret, size_t *ret_length, const struct nk_bundle_source *source);

#endif
