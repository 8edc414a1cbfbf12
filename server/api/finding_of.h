/* The findings of a return as their handlers see them (findings.c, finding_steps.c). */
#ifndef NK_API_FINDING_OF_H
#define NK_API_FINDING_OF_H

#include "server/api/returns.h"

/* The newest revision of a return, read, checked and settled. NK_DB_ONE; NK_DB_NONE: there is no such return; less. */
NK_MUST_CHECK enum nk_db_status nk_finding_return(struct nk_return_view *ret, struct nk_db *db,
                                                  struct nk_arena *arena,
                                                  const struct nk_return_address *address,
                                                  const struct nk_catalogue *catalogue);

/* The finding of an id, NULL when the return has none. */
const struct nk_finding *nk_finding_of_id(const struct nk_findings *findings, struct nk_text id);

/* The answer that shows one finding, or all of them when it is NULL; no data when there is no memory. */
struct nk_buffer nk_finding_answer(const struct nk_return_view *view, const struct nk_finding *finding,
                                   const struct nk_principal *principal, struct nk_request *request);

#endif
