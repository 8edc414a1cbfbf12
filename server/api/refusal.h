/* Why returns cannot be published together, or are not in what was published. */
#ifndef NK_API_REFUSAL_H
#define NK_API_REFUSAL_H

#include "core/status.h"
#include "core/text.h"

/* The sentence for what computing an edition answered; NULL when it is our fault. */
const struct nk_label *nk_consolidation_refusal(enum nk_status status);

/* The actor {1} has no return in the publication. */
extern const struct nk_label nk_no_published_return;

#endif
