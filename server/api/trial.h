/* The returns of a what-if. */
#ifndef NK_API_TRIAL_H
#define NK_API_TRIAL_H

#include "server/api/application.h"
#include "server/http/message.h"
#include "server/wire/bundle_in.h"
#include "server/wire/what_if_in.h"
#include "server/wire/what_if_out.h"

/* A publication made again with some returns changed. Nothing is written: the database is only read, for
 * drafts and for what the rules may know of other returns. */
struct nk_trial {
    struct nk_request *request;
    struct nk_arena *arena;
    struct nk_worker *worker;
    struct nk_what_if_body body;
    struct nk_edition *base, *year_before; /* references of its own; the latter NULL when there is none */
    struct nk_bundle_document document;    /* of the base */
    struct nk_text *documents;             /* [body.returns], canonical, as changed */
    struct nk_what_if_finding *returns;    /* [body.returns] */
    struct nk_edition *after;
};

/* Fills `documents` and `returns` but for the findings. Needs the document of the base. False: answered. */
bool nk_trial_change_returns(struct nk_trial *trial);

/* Fills the findings, by the rules of now, as when a return is saved. False: answered. */
bool nk_trial_find_findings(struct nk_trial *trial, const struct nk_catalogue *catalogue);

/* The published submissions with the changed ones in their places, sorted by actor. NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_trial_submissions(const struct nk_bundle_submission **ret, size_t *ret_count,
                                                  struct nk_trial *trial);

#endif
