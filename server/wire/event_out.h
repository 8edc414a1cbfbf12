/* The audit log as JSON (/v1/audit/events). */
#ifndef NK_WIRE_EVENT_OUT_H
#define NK_WIRE_EVENT_OUT_H

#include "core/lifecycle.h"
#include "core/reconciliation.h"
#include "server/wire/buffer.h"

/* `next`: reference of the events after these, or empty. */
struct nk_buffer nk_events_json(const struct nk_event *events, size_t count, struct nk_text next);

/* The detail of an event that brought something into a state. */
struct nk_buffer nk_event_state_json(const char *state);
/* The detail of an event about a finding or with a reason, each only where it is not empty. */
struct nk_buffer nk_event_detail_json(struct nk_text finding, struct nk_text reason);
/* The detail of an event about an extension. */
struct nk_buffer nk_event_extension_json(const struct nk_extension *extension);

/* The detail of an event about a flow, whose supplier is the actor of the event. */
struct nk_buffer nk_event_flow_json(const struct nk_flow_resolution *resolution);

/* The detail of an event about a publication. */
struct nk_buffer nk_event_publication_json(struct nk_text publication);

#endif
