/* What a rule has to say about a return. Findings are complete (all in one pass), located and explained. */
#ifndef NK_CORE_FINDING_H
#define NK_CORE_FINDING_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/catalogue.h"
#include "core/submission.h"

/* More findings than this are counted, not kept. Of one rule a hundred: nobody mends more of one kind before the next
 * look, and the same mistake in every row leaves room for what the other rules say. */
enum { NK_FINDINGS_MAX = 1000, NK_FINDINGS_OF_RULE_MAX = 100 };

/* What has become of a finding (core/finding_steps.h); the rules make open ones. */
enum nk_finding_state {
    NK_FINDING_OPEN = 0,
    NK_FINDING_EXPLAINED = 1, /* the submitter says why it is right all the same */
    NK_FINDING_ACCEPTED = 2,  /* the reviewer agrees */
    NK_FINDING_REJECTED = 3,  /* the reviewer does not */
};
enum { NK_FINDING_STATES = 4 };

/* A number that a finding rests on: median, spread (of the median), least, most (what would be no finding), count,
 * factor; whole and fraction, the two ways to read a text. */
struct nk_finding_number {
    struct nk_text name;
    struct nk_text value; /* exact, as text */
};

struct nk_finding_basis {
    const struct nk_finding_number *numbers;
    size_t number_count;
    struct nk_text list; /* in a row: the values of earlier years, or codes; may be empty */
};

struct nk_finding {
    const struct nk_rule *rule;
    enum nk_severity severity;
    struct nk_place place;
    struct nk_place other;     /* of the other of two things that do not go together; pointer empty for none */
    const struct nk_label *subject; /* the same in words, or NULL: the code says it */
    struct nk_text code;       /* what the finding is about (a code, an actor, a section), may be empty */
    struct nk_text expected;   /* exact, as text; empty where there is none */
    struct nk_text actual;
    struct nk_text difference; /* actual − expected */
    struct nk_finding_basis basis;
    bool has_numbers;          /* expected, actual and difference are numbers, not texts */
    struct nk_text unit;       /* what they count ("percent", "count"); empty: what the finding is about says it */
    const struct nk_catalogue *catalogue; /* names the codes in the message; NULL: they stand as they are */
    int16_t year;              /* of the return: its codes */
    enum nk_finding_state state;
    struct nk_text explanation; /* the last one; empty for none */
};

/* Why a rule had nothing to say. */
enum nk_skip {
    NK_NOT_SKIPPED = 0,
    NK_SECTION_ABSENT = 1,     /* the return does not have what it looks at */
    NK_NOT_APPLICABLE = 2,     /* not for this kind of actor or this kind of year */
    NK_VALUE_MISSING = 3,      /* a value that it needs is missing */
    NK_NO_PRIOR_YEAR = 4,      /* no approved return of the year before */
    NK_TOO_FEW_YEARS = 5,      /* too few approved returns of earlier years to compare with */
    NK_TOO_FEW_PEERS = 6,      /* too few returns of comparable actors */
    NK_NO_COUNTERPARTY = 7,    /* no return of the other party of a flow, or it says nothing of it */
    NK_NO_COLLECTION = 8,      /* it is not known who was asked */
    NK_NOT_SUBMITTING = 9,     /* looked at when the return is submitted */
    NK_DECIDED_BEFORE = 10,    /* access has decided it before the return was read */
};
/* "section-absent" … */
const char *nk_skip_code(enum nk_skip skip);

/* What became of a rule in a run. */
struct nk_rule_outcome {
    const struct nk_rule *rule;
    enum nk_skip skipped;
    size_t found; /* findings, before duplicates are merged; 0 when it was skipped or passed */
};

struct nk_findings {
    struct nk_finding *items; /* in the order of the document, then of the rules; duplicates merged */
    size_t count;
    size_t dropped;    /* beyond NK_FINDINGS_MAX or NK_FINDINGS_OF_RULE_MAX */
    size_t dropped_of[NK_FATAL + 1]; /* by severity */
    const struct nk_rule_outcome *outcomes; /* of every rule in force, by id */
    size_t outcome_count;
    const struct nk_catalogue *catalogue; /* of the run, as each finding has it */
    int16_t year;
    size_t rules_run, rules_passed, rules_failed, rules_skipped; /* run = passed + failed */
};

/* Number of findings of a severity, with those that were not kept. */
size_t nk_findings_count(const struct nk_findings *findings, enum nk_severity severity);

/* The rule's message in a language, place-holders filled: {expected}, {actual} and {difference} as the
 * language writes numbers, with their unit; {year} of the number; {among} a sentence with the codes that
 * are expected; {subject}, {expectedName} and {actualName} by the names of the codes; {code} and {pointer}
 * as they are; {other} by its row and column, or its pointer; {list}, and {median}, {spread}, {least},
 * {most}, {count}, {factor}, {whole} and {fraction} of the basis, nothing where it does not have them;
 * {wholeDigits} and {fractionDigits} as a table takes them without doubt. {count|cell|cells}, likewise of
 * expected, actual and factor, is the number with the first word when it is one, otherwise with the second.
 * sql/load-reference refuses a text with another. Data is NULL when there is no memory. */
NK_MUST_CHECK struct nk_text nk_finding_message(struct nk_arena *arena, const struct nk_finding *finding,
                                                enum nk_language language);

/* `expected`, `actual` or `difference` as the message writes it: a number as the language has it, with its unit; a text
 * as it is. Data is NULL when there is no memory. */
NK_MUST_CHECK struct nk_text nk_finding_value(struct nk_arena *arena, const struct nk_finding *finding,
                                              struct nk_text value, enum nk_language language);

/* What to do about it, filled like the message. */
NK_MUST_CHECK struct nk_text nk_finding_how_to_mend(struct nk_arena *arena, const struct nk_finding *finding,
                                                    enum nk_language language);

/* Twelve hexadecimal digits that name the finding by rule, place and code: the same problem in a corrected draft
 * keeps its id. Writes a terminating NUL. */
void nk_finding_id(char ret_id[static 13], const struct nk_finding *finding);

#endif
