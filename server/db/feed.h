/* What happens in collections, with a cursor to go on after. */
#ifndef NK_DB_FEED_H
#define NK_DB_FEED_H

#include <stdbool.h>

#include "core/feed.h"
#include "server/db/connection.h"

/* Who is told. */
struct nk_feed_reader {
    bool everybody;               /* is told all; otherwise what is about collections as such, and about these: */
    const struct nk_text *actors; /* their returns, and flows that they supply */
    size_t actor_count;
    /* flows that these buy: the regions that the actors are of, or the actors themselves */
    const struct nk_text *buyers;
    size_t buyer_count;
};

/* At most `limit` items after the cursor (empty: from the beginning), oldest first. Whoever goes on after
 * the last cursor misses nothing, however long a transaction takes to be committed: the log has an end
 * until which it is settled, and nothing later is told. Outside a transaction. NK_DB_MANY. */
NK_MUST_CHECK enum nk_db_status nk_db_feed(struct nk_db *db, struct nk_arena *arena, struct nk_feed_item **ret,
                                           size_t *ret_count, struct nk_text after,
                                           const struct nk_feed_reader *reader, unsigned limit);

#endif
