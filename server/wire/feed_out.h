/* What happens in collections as JSON (/v1/events). */
#ifndef NK_WIRE_FEED_OUT_H
#define NK_WIRE_FEED_OUT_H

#include "core/feed.h"
#include "server/wire/buffer.h"

/* `next`: reference of what comes after these, or empty. */
struct nk_buffer nk_feed_json(const struct nk_feed_item *items, size_t count, struct nk_text next);

#endif
