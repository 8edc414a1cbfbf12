/* The values of service indicators that publications hold: what was measured, and the years that it makes. */
#ifndef NK_PUBLISH_INDICATORS_H
#define NK_PUBLISH_INDICATORS_H

#include "core/arena.h"
#include "core/expenditure.h"
#include "core/publication.h"
#include "server/wire/indicators_out.h"

struct nk_indicator_query {
    struct nk_text_list services, indicators; /* count 0: all */
    bool by_family;
    enum nk_indicator_family family;
    const struct nk_period *periods; /* count 0: every one that was measured, and the years that parts of it make */
    size_t period_count;
    struct nk_text actor; /* of this one alone; empty: of all who measured it */
};

/* The values of the publications, by service, indicator and period, a longer one before those inside it. Where several
 * publications have the same, that of the latest year counts. NK_OVERFLOW, NK_NO_MEMORY; written only on NK_OK. */
NK_MUST_CHECK enum nk_status nk_indicator_rows(struct nk_indicator_row **ret, size_t *ret_count,
                                               struct nk_arena *arena,
                                               const struct nk_publication *const *publications, size_t count,
                                               const struct nk_indicator_query *query);

/* Those of the rows whose target was missed, or whose sender says otherwise than the value; the worst first: minutes
 * beyond what was allowed, then the others in their order. NK_OVERFLOW, NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_indicator_breaches(struct nk_breach **ret, size_t *ret_count, struct nk_arena *arena,
                                                   const struct nk_indicator_row *rows, size_t count);

#endif
