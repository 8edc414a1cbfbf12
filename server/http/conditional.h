/* Conditional requests (RFC 9110 §13). */
#ifndef NK_HTTP_CONDITIONAL_H
#define NK_HTTP_CONDITIONAL_H

#include <stdbool.h>

#include "core/text.h"

/* Takes the next entity tag off the front of a list, without its quotes and its W/. False at the end of the list, or
 * where something stands that is not an entity tag; `ret_opaque` and `ret_weak` are undefined then. */
bool nk_etag_next(struct nk_text *rest, struct nk_text *ret_opaque, bool *ret_weak);

/* Whether an If-None-Match value names this entity tag (without quotes): a list, compared weakly, or "*". What
 * is not an entity tag ends the list, and what came before it counts. */
bool nk_etag_listed(struct nk_text if_none_match, struct nk_text etag);

#endif
