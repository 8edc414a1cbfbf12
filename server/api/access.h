/* Who asks, and whether it may. Functions that answer false have answered the request: 401, 403,
 * 404 or 503. */
#ifndef NK_API_ACCESS_H
#define NK_API_ACCESS_H

#include <stdbool.h>

#include "core/reconciliation.h"
#include "server/api/application.h"
#include "server/auth/principal.h"
#include "server/http/message.h"

/* Bits of roles. */
#define NK_MAY(role) (1u << (role))

/* Identifies the asker by its Authorization header and requires one of the roles. */
bool nk_access(struct nk_principal *ret, struct nk_request *request, struct nk_worker *worker, unsigned roles);

/* The asker's role reads returns: those of its own actors, or all. */
bool nk_access_reads_returns(const struct nk_principal *principal);

/* The asker may read the actor's returns: reviewers and auditors all of them, submitters their own;
 * others' do not exist for a submitter (404). */
bool nk_access_reads(struct nk_request *request, const struct nk_principal *principal, struct nk_text actor);

/* The submitter may write the actor's returns; others' do not exist for it, to write as to read (404). */
bool nk_access_writes(struct nk_request *request, const struct nk_principal *principal, struct nk_text actor);

/* Whose purchases those of the asker's actors are counted as: the regions that they are of, or they
 * themselves. As many as it has actors at most; NULL when there is no memory. */
const struct nk_text *nk_access_buyers(size_t *ret_count, struct nk_arena *arena, const struct nk_principal *principal,
                                       const struct nk_catalogue *catalogue);

/* A submitter sees the flows that it is a part of; the other roles see all. */
bool nk_access_sees_flow(const struct nk_principal *principal, const struct nk_catalogue *catalogue,
                         const struct nk_reconciled_flow *flow);

#endif
