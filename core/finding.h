/* What a rule has to say about a return. Findings are complete (all in one pass), located and explained. */
#ifndef NK_CORE_FINDING_H
#define NK_CORE_FINDING_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/catalogue.h"
#include "core/submission.h"

/* More findings than this are counted, not kept. */
enum { NK_FINDINGS_MAX = 1000 };

struct nk_finding {
    const struct nk_rule *rule;
    enum nk_severity severity;
    struct nk_place place;
    struct nk_text code;       /* what the finding is about (a code, an actor, a section), may be empty */
    struct nk_text expected;   /* exact, as text; empty where there is none */
    struct nk_text actual;
    struct nk_text difference; /* actual − expected */
};

struct nk_findings {
    struct nk_finding *items; /* in the order of the document, then of the rules; duplicates merged */
    size_t count;
    size_t dropped;    /* beyond NK_FINDINGS_MAX */
    size_t rules_run, rules_skipped;
};

/* Number of findings of a severity. */
size_t nk_findings_count(const struct nk_findings *findings, enum nk_severity severity);

/* The rule's message in a language, place-holders filled. Data is NULL when there is no memory. */
NK_MUST_CHECK struct nk_text nk_finding_message(struct nk_arena *arena, const struct nk_finding *finding,
                                                enum nk_language language);

/* Twelve hexadecimal digits that name the finding by rule, place and code: the same problem in a corrected draft
 * keeps its id. Writes a terminating NUL. */
void nk_finding_id(char ret_id[static 13], const struct nk_finding *finding);

#endif
