/* Reads a publication bundle back, for the server at start and for offline computing and verifying. */
#ifndef NK_WIRE_BUNDLE_IN_H
#define NK_WIRE_BUNDLE_IN_H

#include "core/arena.h"
#include "core/publication.h"
#include "core/status.h"
#include "server/wire/bundle_out.h"
#include "server/wire/issue.h"

struct nk_bundle_document {
    struct nk_bundle bundle;
    /* The documents as they stand in the bundle, in the order of bundle.returns: to be hashed and compared with
     * the manifest, and what nk_bundle_encode needs to give the same bytes again. */
    struct nk_bundle_submission *submissions;
};

/* Everything in `*ret` lives in the arena. The catalogue of the bundle has no rules, and only the one methodology.
 * NK_INVALID: not a bundle, an actor that it does not define, or a list out of order; every problem is in `issues`
 * with its pointer. Hashes are not checked here, nor what only a computation refuses.
 * NK_NO_MEMORY. `*ret` is written only on NK_OK. */
NK_MUST_CHECK enum nk_status nk_bundle_decode(struct nk_bundle_document *ret, struct nk_arena *arena,
                                              struct nk_text text, struct nk_issues *issues);

/* What nk_bundle_encode needs to write the bundle again. `reporting_units` is filled with the ids, in the arena. */
NK_MUST_CHECK enum nk_status nk_bundle_source_of(struct nk_bundle_source *ret, struct nk_arena *arena,
                                                 const struct nk_bundle_document *document);

#endif
