/* The warnings that a return was submitted with. A submitted return is judged by what was found then: what
 * is found since, because a rule or another return has changed, is told beside it, and neither takes a
 * warning of then away nor gives it other values. */
#ifndef NK_CORE_SUBMITTED_FINDINGS_H
#define NK_CORE_SUBMITTED_FINDINGS_H

#include "core/finding.h"

struct nk_submitted_finding {
    struct nk_text id, rule, pointer, code, expected, actual, difference;
};

/* Puts the warnings of then into the findings of now, which are those of nk_rules_run: in the place of
 * those of the same id, or else at the end. A rule that is no longer in force says so. Texts are shared.
 * NK_OK; NK_NO_MEMORY, and nothing is changed. */
NK_MUST_CHECK enum nk_status nk_findings_recall(struct nk_findings *findings, struct nk_arena *arena,
                                                const struct nk_submitted_finding *submitted, size_t count);

#endif
