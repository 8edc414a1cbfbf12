/* The reconciliation of a year as JSON. */
#ifndef NK_WIRE_RECONCILIATION_OUT_H
#define NK_WIRE_RECONCILIATION_OUT_H

#include "core/reconciliation.h"
#include "server/wire/buffer.h"

struct nk_buffer nk_reconciliation_json(const struct nk_reconciled_flow *const *flows, size_t count, int year);
/* One flow, as the list has it. */
struct nk_buffer nk_reconciled_flow_json(const struct nk_reconciled_flow *flow);

#endif
