/* Returns and their revisions as JSON. */
#ifndef NK_WIRE_SUBMISSION_OUT_H
#define NK_WIRE_SUBMISSION_OUT_H

#include "core/arena.h"
#include "core/finding.h"
#include "core/lifecycle.h"
#include "server/wire/buffer.h"

/* A return as GET and PUT answer it. Findings are those of nk_rules_run over the document: they are computed
 * again whenever they are shown, so that a dry run, a save and a reading are one code path. */
struct nk_submission_view {
    const struct nk_revision *revision;
    struct nk_text document;           /* canonical JSON of the revision */
    const struct nk_findings *findings;
    struct nk_situation situation;     /* of the asker: gives `actions` */
    bool illustrative;
    struct nk_text approved_sha256;    /* of the newest approved revision; empty: none was approved */
};

/* The arena is for texts that are put together; what it gives is not needed afterwards. */
struct nk_buffer nk_submission_json(const struct nk_submission_view *view, struct nk_arena *arena,
                                    enum nk_language language);

/* The dry run. */
struct nk_buffer nk_validation_json(const struct nk_findings *findings, struct nk_arena *arena,
                                    enum nk_language language);

struct nk_buffer nk_revisions_json(const struct nk_revision *revisions, size_t count, struct nk_text next);
struct nk_buffer nk_revision_json(const struct nk_revision *revision, struct nk_text document);

#endif
