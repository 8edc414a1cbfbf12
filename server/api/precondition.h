/* What a write asks of the thing that it changes before it changes it: nobody overwrites what they have not read. */
#ifndef NK_API_PRECONDITION_H
#define NK_API_PRECONDITION_H

#include <stdbool.h>

#include "server/http/message.h"

/* Code of the problem with If-Match and If-None-Match; NULL: there is none. What exists is changed only
 * with an If-Match that names its version, the part of its ETag before "-"; what does not exist must not be
 * named by one. */
const char *nk_precondition_problem(const struct nk_request *request, bool exists, struct nk_text version);

#endif
