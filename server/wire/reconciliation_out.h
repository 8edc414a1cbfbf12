/* The reconciliation of a year as JSON. */
#ifndef NK_WIRE_RECONCILIATION_OUT_H
#define NK_WIRE_RECONCILIATION_OUT_H

#include "core/reconciliation.h"
#include "server/wire/buffer.h"

/* What is shown beside the flows of a year. */
struct nk_flows_view {
    int year;
    const struct nk_flow_resolution *decisions; /* in the order in which they were taken */
    size_t decision_count;
    bool may_decide; /* the asker decides about differences */
};

struct nk_buffer nk_reconciliation_json(const struct nk_reconciled_flow *const *flows, size_t count,
                                        const struct nk_flows_view *view);
/* One flow, as the list has it. */
struct nk_buffer nk_reconciled_flow_json(const struct nk_reconciled_flow *flow, const struct nk_flows_view *view);

#endif
