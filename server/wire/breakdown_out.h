/* What an actor's return contributes to a publication, for auditors (/v1/audit/breakdown). */
#ifndef NK_WIRE_BREAKDOWN_OUT_H
#define NK_WIRE_BREAKDOWN_OUT_H

#include "core/contribution.h"
#include "core/finding.h"
#include "core/lifecycle.h"
#include "core/publication.h"
#include "server/wire/buffer.h"

struct nk_breakdown_answer {
    const struct nk_publication *publication;
    const struct nk_contribution *contribution;
    struct nk_contribution_groups by;
    const struct nk_contribution_group *groups;
    size_t group_count;
    const struct nk_manifest_line *line; /* of the return */
    const struct nk_revision *revision;  /* as it is stored */
    const struct nk_findings *findings;  /* what the rules of now say about it */
};

/* The arena is for texts that are put together. */
struct nk_buffer nk_breakdown_json(const struct nk_breakdown_answer *answer, struct nk_arena *arena,
                                   enum nk_language language);

#endif
