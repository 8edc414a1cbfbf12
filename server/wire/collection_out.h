/* Collections and their boards as JSON (/v1/collections). Nothing in them depends on a language. */
#ifndef NK_WIRE_COLLECTION_OUT_H
#define NK_WIRE_COLLECTION_OUT_H

#include "core/lifecycle.h"
#include "server/wire/buffer.h"

struct nk_buffer nk_collection_json(const struct nk_collection *collection);
struct nk_buffer nk_collections_json(const struct nk_collection *collections, size_t count, struct nk_text next);

/* The extension that a unit has in a collection. */
struct nk_buffer nk_extension_json(int year, struct nk_text actor, const struct nk_extension *extension);

/* The board. `lines` has every line that the asker may see; the summary counts them. `reads_returns`: the
 * asker may follow links to returns and their templates; otherwise it is given none. */
struct nk_buffer nk_board_json(const struct nk_collection *collection, const struct nk_board_line *lines,
                               size_t count, bool reads_returns);

#endif
