/* What people have said about the findings of a return: the submitter's explanations of warnings, and what the
 * reviewer thinks of them. Steps are only added, so they are the history of a finding too. */
#ifndef NK_CORE_FINDING_STEPS_H
#define NK_CORE_FINDING_STEPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/finding.h"
#include "core/lifecycle.h"
#include "core/text.h"

const char *nk_finding_state_code(enum nk_finding_state state); /* "open", "explained", … */
bool nk_finding_state_of(enum nk_finding_state *ret, struct nk_text code);

struct nk_finding_step {
    struct nk_text finding;          /* id of the finding (nk_finding_id) */
    struct nk_text expected, actual; /* what was found when the step was taken */
    enum nk_finding_state state;     /* that it led to; never NK_FINDING_OPEN */
    struct nk_text text;             /* the explanation, or why it was rejected; empty for an acceptance */
    struct nk_text at, by;           /* ISO 8601 in UTC; principal */
    int32_t revision;                /* the newest revision of the return then */
};

/* Gives each finding the state and the explanation that the steps, in the order in which they were taken, have led
 * to; without a step about it, it is open. Texts are those of the steps. */
void nk_findings_settle(struct nk_findings *findings, const struct nk_finding_step *steps, size_t count);

/* A warning that stops a submit: nobody has explained it, or the reviewer has rejected the explanation. */
bool nk_finding_wants_explanation(const struct nk_finding *finding);
/* A warning that stops an approval: the reviewer has not accepted its explanation. One that nobody could explain,
 * because the rule came after the submit, does not. */
bool nk_finding_wants_decision(const struct nk_finding *finding);

/* Whether what is done to one finding (explain, accept, reject) starts from this state of it. */
bool nk_finding_takes(enum nk_action action, enum nk_finding_state state);

/* Number of findings of which this holds. */
size_t nk_findings_that(const struct nk_findings *findings, bool (*holds)(const struct nk_finding *));

#endif
