/* A publication: an immutable set of revisions and versions, and what was computed from them. */
#ifndef NK_CORE_PUBLICATION_H
#define NK_CORE_PUBLICATION_H

#include "core/consolidation.h"
#include "core/figures.h"
#include "core/proof.h"

enum nk_publication_kind { NK_PROVISIONAL = 0, NK_FINAL = 1 };
const char *nk_publication_kind_code(enum nk_publication_kind kind);
bool nk_publication_kind_of(enum nk_publication_kind *ret, struct nk_text code);

/* Why a reporting unit has no return in a publication, in the publisher's words. */
struct nk_excuse {
    struct nk_text actor, reason;
};

/* What names a publication. */
struct nk_publication_head {
    struct nk_text id;         /* "2017.1" */
    int year;
    int32_t number;            /* 1, 2 … within the year */
    enum nk_publication_kind kind;
    struct nk_text note;
    const struct nk_excuse *absences; /* stands in the bundle alone */
    size_t absence_count;
    bool names_absences;               /* absence_count is not 0 */
    struct nk_text created_at; /* ISO 8601, UTC */
    struct nk_text release_at; /* ISO 8601, UTC; not to be seen before */
    struct nk_text created_by;
    struct nk_text sha256;     /* of the bundle */
};

/* A warning that a return was submitted with, and why the value is right all the same: an explanation that was
 * accepted. It says nothing of who wrote or accepted it. */
struct nk_quality_note {
    struct nk_text rule;
    struct nk_text pointer; /* into the document of the return */
    struct nk_text code;    /* what the warning is about, may be empty */
    struct nk_text text;
    struct nk_text accepted_at;
    bool has_values;                 /* false: of a bundle from before they were kept */
    struct nk_text expected, actual; /* that it was accepted for; empty: the rule has none */
};

/* A return as the manifest names it. */
struct nk_manifest_line {
    struct nk_text actor;
    int32_t revision;
    struct nk_text sha256;
    struct nk_text reason; /* of the reopening that led to the revision; empty: none */
    const struct nk_quality_note *notes; /* by pointer, rule, code */
    size_t note_count;
};

/* The whole input of a publication, as decoded from its bundle: enough to compute everything again, offline. */
struct nk_bundle {
    struct nk_publication_head head; /* sha256 is not part of the bundle */
    struct nk_catalogue catalogue;   /* the versions used */
    const struct nk_methodology *methodology;
    const struct nk_actor **reporting_units;
    size_t reporting_unit_count;
    struct nk_return *returns;       /* sorted by actor id */
    struct nk_manifest_line *manifest; /* same order */
    size_t return_count;
    bool illustrative;               /* at least one return is */
};

struct nk_publication {
    struct nk_bundle bundle;
    struct nk_consolidation_input input;
    struct nk_consolidation consolidation;
    struct nk_proof proof;
    struct nk_sums sums;
};

/* Computes a publication from its bundle: consolidation, proof, sums. `publication->bundle` is filled by the caller;
 * the publication must not move afterwards. Statuses of nk_consolidate and nk_sums_compute; NK_INVALID when the proof
 * fails. Pure: the same bundle gives the same result anywhere. */
NK_MUST_CHECK enum nk_status nk_publication_compute(struct nk_publication *publication, struct nk_arena *arena);

#endif
