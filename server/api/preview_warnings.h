/* What a publisher should know before publishing, though it would not be refused. */
#ifndef NK_API_PREVIEW_WARNINGS_H
#define NK_API_PREVIEW_WARNINGS_H

#include "server/api/publishing.h"
#include "server/auth/principal.h"
#include "server/http/request.h"
#include "server/wire/preview_out.h"

/* Who would be missing, and the flows that buyer and seller do not state alike, with their effect on the total; for a
 * submitter its own flows. Texts are in the language of the request. `publication`: NULL when it is refused, and then
 * flows are not looked at. `catalogue` has the rules. NK_DB_ONE, or why it cannot be had. */
NK_MUST_CHECK enum nk_db_status nk_preview_warnings(const struct nk_preview_warning **ret, size_t *ret_count,
                                                    struct nk_request *request, struct nk_db *db,
                                                    const struct nk_principal *principal,
                                                    const struct nk_publishing *publishing,
                                                    const struct nk_publication *publication,
                                                    const struct nk_catalogue *catalogue);

#endif
