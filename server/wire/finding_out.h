/* The findings of a return as resources: their list, and one with its history and what can be done about it. */
#ifndef NK_WIRE_FINDING_OUT_H
#define NK_WIRE_FINDING_OUT_H

#include "core/arena.h"
#include "core/finding_steps.h"
#include "core/lifecycle.h"
#include "server/wire/buffer.h"

struct nk_findings_view {
    const struct nk_revision *revision;
    const struct nk_findings *findings; /* settled (core/finding_steps.h) */
    const struct nk_finding_step *steps; /* of the return, in the order in which they were taken */
    size_t step_count;
    struct nk_situation situation;       /* of the asker: gives `actions` */
};

/* The arena is for messages; what it gives is not needed afterwards. */
struct nk_buffer nk_findings_json(const struct nk_findings_view *view, struct nk_arena *arena,
                                  enum nk_language language);
struct nk_buffer nk_finding_json(const struct nk_findings_view *view, const struct nk_finding *finding,
                                 struct nk_arena *arena, enum nk_language language);

#endif
