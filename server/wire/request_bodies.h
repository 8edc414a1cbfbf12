/* The small bodies of the API. All decoders: NK_INVALID with `issues` when the form is wrong, which an empty body is
 * where not said otherwise; NK_NO_MEMORY; `*ret` is written only on NK_OK and points into the arena. */
#ifndef NK_WIRE_REQUEST_BODIES_H
#define NK_WIRE_REQUEST_BODIES_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/catalogue.h"
#include "core/lifecycle.h"
#include "core/publication.h"
#include "core/reconciliation.h"
#include "core/status.h"
#include "server/wire/issue.h"

/* PUT /v1/collections/{year}. `opens` ≤ `due` ≤ `closes` where they are given. */
struct nk_collection_body {
    int year; /* 0 when left out; the handler compares it with the path */
    enum nk_collection_state state;
    bool state_given;
    nk_date opens, due, closes;    /* 0: null or left out */
    bool opens_given, due_given, closes_given; /* null is given */
    struct nk_text methodology;    /* empty: null or left out, the year's own */
    bool reporting_units_given;    /* false: null or left out, the default of the year */
    const struct nk_text *reporting_units; /* actor ids in the order sent, each once; not looked up */
    size_t reporting_unit_count;
};
NK_MUST_CHECK enum nk_status nk_collection_body_decode(struct nk_collection_body *ret, struct nk_arena *arena,
                                                       struct nk_text body, struct nk_issues *issues);

/* PUT /v1/collections/{year}/extensions/{actor}: {"closes": …, "reason": …} */
struct nk_extension_body {
    nk_date closes;
    struct nk_text reason;
};
NK_MUST_CHECK enum nk_status nk_extension_body_decode(struct nk_extension_body *ret, struct nk_arena *arena,
                                                      struct nk_text body, struct nk_issues *issues);

/* POST …/submit: {"signatory": {"name": …, "title": …}} */
struct nk_submit_body {
    struct nk_text signatory_name, signatory_title;
};
NK_MUST_CHECK enum nk_status nk_submit_body_decode(struct nk_submit_body *ret, struct nk_arena *arena,
                                                   struct nk_text body, struct nk_issues *issues);

/* POST …/return and …/reopen: {"reason": …} */
struct nk_reason_body {
    struct nk_text reason;
};
NK_MUST_CHECK enum nk_status nk_reason_body_decode(struct nk_reason_body *ret, struct nk_arena *arena,
                                                   struct nk_text body, struct nk_issues *issues);

/* PUT /v1/collections/{year}/reconciliation/{supplier}/{buyer} */
struct nk_resolution_body {
    enum nk_resolution resolution;
    struct nk_text text;
};
NK_MUST_CHECK enum nk_status nk_resolution_body_decode(struct nk_resolution_body *ret, struct nk_arena *arena,
                                                       struct nk_text body, struct nk_issues *issues);

/* POST /v1/collections/{year}/publications */
struct nk_publication_body {
    enum nk_publication_kind kind;
    const struct nk_excuse *absences; /* why those who have no return have none; each once */
    size_t absence_count;
    struct nk_text note;       /* empty: null or left out */
    struct nk_text release_at; /* RFC 3339 brought to UTC and whole seconds, "2018-06-01T06:00:00Z"; empty: at once */
};
NK_MUST_CHECK enum nk_status nk_publication_body_decode(struct nk_publication_body *ret, struct nk_arena *arena,
                                                        struct nk_text body, struct nk_issues *issues);

/* POST /v1/collections/{year}/preview: {"include": …, "kind": …, "missingReasons": …}, or no body. */
enum nk_preview_include { NK_INCLUDE_APPROVED = 0, NK_INCLUDE_SUBMITTED = 1, NK_INCLUDE_DRAFTS = 2 };
/* "approved", "submitted", "drafts" */
const char *nk_preview_include_code(enum nk_preview_include include);
struct nk_preview_body {
    enum nk_preview_include include; /* approved when left out */
    bool has_kind;
    enum nk_publication_kind kind;
    const struct nk_excuse *absences;
    size_t absence_count;
};
NK_MUST_CHECK enum nk_status nk_preview_body_decode(struct nk_preview_body *ret, struct nk_arena *arena,
                                                    struct nk_text body, struct nk_issues *issues);

/* PUT …/findings/{id}/explanation: {"text": …} */
struct nk_explanation_body {
    struct nk_text text;
};
NK_MUST_CHECK enum nk_status nk_explanation_body_decode(struct nk_explanation_body *ret, struct nk_arena *arena,
                                                        struct nk_text body, struct nk_issues *issues);

/* POST …/approve: no body, or {"acceptExplanations": …}. */
struct nk_approve_body {
    bool accept_explanations; /* accepts, with the return, the explanations that nobody has decided over */
};
NK_MUST_CHECK enum nk_status nk_approve_body_decode(struct nk_approve_body *ret, struct nk_arena *arena,
                                                    struct nk_text body, struct nk_issues *issues);

/* POST …/withdraw and …/findings/{finding}/accept: no body, or {}. */
NK_MUST_CHECK enum nk_status nk_nothing_body_decode(struct nk_arena *arena, struct nk_text body,
                                                    struct nk_issues *issues);

#endif
