/* What happens in collections as JSON (/v1/events). */
#ifndef NK_WIRE_FEED_OUT_H
#define NK_WIRE_FEED_OUT_H

#include <stdbool.h>

#include "core/feed.h"
#include "server/wire/buffer.h"

/* `next`: reference of what comes after these, or empty. `reads_returns`: the reader may follow links to
 * returns; otherwise it is given none. */
struct nk_buffer nk_feed_json(const struct nk_feed_item *items, size_t count, struct nk_text next, bool reads_returns);

#endif
