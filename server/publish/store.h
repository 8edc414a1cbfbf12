/* What is published, in memory: a snapshot of the catalogue and of all released publications, with the finished
 * responses made from it. Readers take the current snapshot without a lock and keep it as long as they need it; a new
 * publication swaps in a new snapshot. */
#ifndef NK_PUBLISH_STORE_H
#define NK_PUBLISH_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/catalogue.h"
#include "server/publish/edition.h"
#include "server/publish/responses.h"
#include "server/publish/rule_sets.h"

/* A catalogue and its rule sets, with the arena that they live in. Reference counted and read-only once made. */
struct nk_shared_catalogue;

/* Takes over what `arena` holds (the arena is empty afterwards), in which the rule sets are made. NULL when there is no
 * memory: the caller keeps the arena's content. */
struct nk_shared_catalogue *nk_shared_catalogue_new(struct nk_arena *arena, struct nk_catalogue catalogue);
void nk_shared_catalogue_unref(struct nk_shared_catalogue *shared); /* NULL is allowed */
const struct nk_rule_sets *nk_shared_catalogue_rule_sets(const struct nk_shared_catalogue *shared);

struct nk_snapshot {
    const struct nk_catalogue *catalogue;
    const struct nk_rule_sets *rule_sets;   /* of the catalogue */
    struct nk_edition *const *publications; /* sorted by year, then number; a reference to each belongs to the
                                             * snapshot */
    size_t publication_count;
    struct nk_responses *responses;
};

/* A reader's hold on a snapshot. */
struct nk_reading {
    const struct nk_snapshot *snapshot;
    size_t slot;
};

struct nk_store;

/* A store with an empty snapshot; NULL when there is no memory. */
struct nk_store *nk_store_new(void);
void nk_store_free(struct nk_store *store); /* no reader may be left; NULL is allowed */

/* The current snapshot, valid until the reading is finished. Lock-free. A thread finishes a reading before it waits for
 * anything. */
struct nk_reading nk_store_read(struct nk_store *store);
void nk_store_finish(struct nk_store *store, struct nk_reading reading);

/* Puts a new snapshot in place of the current one; takes references of its own. Readers of the old one go on
 * undisturbed, and it is freed when the last of them has finished (seen at the next call of replace or sweep). False
 * when there is no memory: the old snapshot stays. */
bool nk_store_replace(struct nk_store *store, struct nk_shared_catalogue *catalogue,
                      struct nk_edition *const *publications, size_t count);
/* The same content without finished responses, when they have filled their space. */
bool nk_store_renew(struct nk_store *store);
/* Frees old snapshots that nobody reads any more. Cheap; called now and then. */
void nk_store_sweep(struct nk_store *store);

#endif
