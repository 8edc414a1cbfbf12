#include "server/publish/store.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* More than there are threads that read at the same time (HTTP threads, work threads, listener). */
enum { READERS_MAX = 256 };

struct nk_shared_catalogue {
    atomic_uint references;
    struct nk_arena arena;
    struct nk_catalogue catalogue;
    struct nk_rule_sets rule_sets;
};

struct owned_snapshot {
    struct nk_snapshot snapshot; /* first: a reader's pointer is the owner's pointer */
    struct nk_shared_catalogue *catalogue;
    struct owned_snapshot *next_retired;
    struct nk_edition *publications[];
};

struct nk_store {
    _Atomic(struct owned_snapshot *) current;
    _Atomic(struct owned_snapshot *) readers[READERS_MAX]; /* hazard pointers: what each reader holds */
    pthread_mutex_t writers;
    struct owned_snapshot *retired; /* guarded by writers */
};

static const struct nk_catalogue empty_catalogue;
static const struct nk_rule_sets no_rule_sets;

struct nk_shared_catalogue *nk_shared_catalogue_new(struct nk_arena *arena, struct nk_catalogue catalogue)
{
    struct nk_rule_sets rule_sets;
    if (nk_rule_sets_of(&rule_sets, arena, &catalogue) != NK_OK)
        return NULL;
    struct nk_shared_catalogue *shared = malloc(sizeof(*shared));
    if (!shared)
        return NULL;
    atomic_init(&shared->references, 1);
    shared->arena = *arena;
    shared->catalogue = catalogue;
    shared->rule_sets = rule_sets;
    arena->blocks = NULL;
    return shared;
}

const struct nk_rule_sets *nk_shared_catalogue_rule_sets(const struct nk_shared_catalogue *shared)
{
    return &shared->rule_sets;
}

static struct nk_shared_catalogue *catalogue_ref(struct nk_shared_catalogue *shared)
{
    atomic_fetch_add(&shared->references, 1);
    return shared;
}

void nk_shared_catalogue_unref(struct nk_shared_catalogue *shared)
{
    if (!shared || atomic_fetch_sub(&shared->references, 1) > 1)
        return;
    nk_arena_release(&shared->arena);
    free(shared);
}

static void snapshot_free(struct owned_snapshot *owned)
{
    nk_responses_free(owned->snapshot.responses);
    for (size_t i = 0; i < owned->snapshot.publication_count; i++)
        nk_edition_unref(owned->publications[i]);
    nk_shared_catalogue_unref(owned->catalogue);
    free(owned);
}

static struct owned_snapshot *snapshot_new(struct nk_shared_catalogue *catalogue,
                                           struct nk_edition *const *publications, size_t count)
{
    struct owned_snapshot *owned = calloc(1, sizeof(*owned) + count * sizeof(publications[0]));
    struct nk_responses *responses = nk_responses_new();
    if (!owned || !responses) {
        free(owned);
        nk_responses_free(responses);
        return NULL;
    }
    owned->catalogue = catalogue ? catalogue_ref(catalogue) : NULL;
    for (size_t i = 0; i < count; i++)
        owned->publications[i] = nk_edition_ref(publications[i]);
    owned->snapshot = (struct nk_snapshot){
        .catalogue = catalogue ? &catalogue->catalogue : &empty_catalogue,
        .rule_sets = catalogue ? &catalogue->rule_sets : &no_rule_sets,
        .publications = owned->publications,
        .publication_count = count,
        .responses = responses,
    };
    return owned;
}

struct nk_store *nk_store_new(void)
{
    struct nk_store *store = calloc(1, sizeof(*store));
    if (!store)
        return NULL;
    struct owned_snapshot *empty = snapshot_new(NULL, NULL, 0);
    if (!empty || pthread_mutex_init(&store->writers, NULL) != 0) {
        if (empty)
            snapshot_free(empty);
        free(store);
        return NULL;
    }
    atomic_init(&store->current, empty);
    return store;
}

void nk_store_free(struct nk_store *store)
{
    if (!store)
        return;
    nk_store_sweep(store);
    snapshot_free(atomic_load(&store->current));
    pthread_mutex_destroy(&store->writers);
    free(store);
}

struct nk_reading nk_store_read(struct nk_store *store)
{
    /* Threads start looking at different slots, so that they seldom meet. */
    size_t slot = ((size_t)pthread_self() >> 12) % READERS_MAX;
    struct owned_snapshot *held = atomic_load(&store->current);
    for (;; slot = (slot + 1) % READERS_MAX) {
        struct owned_snapshot *free_slot = NULL;
        if (atomic_compare_exchange_strong(&store->readers[slot], &free_slot, held))
            break;
    }
    /* The hold counts only if the snapshot was still current after the hold could be seen. */
    for (struct owned_snapshot *current; (current = atomic_load(&store->current)) != held; held = current)
        atomic_store(&store->readers[slot], current);
    return (struct nk_reading){.snapshot = &held->snapshot, .slot = slot};
}

void nk_store_finish(struct nk_store *store, struct nk_reading reading)
{
    atomic_store(&store->readers[reading.slot], NULL);
}

static bool is_held(struct nk_store *store, const struct owned_snapshot *owned)
{
    for (size_t i = 0; i < READERS_MAX; i++)
        if (atomic_load(&store->readers[i]) == owned)
            return true;
    return false;
}

/* With `writers` locked. */
static void free_unheld(struct nk_store *store)
{
    struct owned_snapshot **link = &store->retired;
    while (*link) {
        struct owned_snapshot *owned = *link;
        if (is_held(store, owned)) {
            link = &owned->next_retired;
            continue;
        }
        *link = owned->next_retired;
        snapshot_free(owned);
    }
}

/* With `writers` locked. */
static void install(struct nk_store *store, struct owned_snapshot *owned)
{
    struct owned_snapshot *old = atomic_exchange(&store->current, owned);
    old->next_retired = store->retired;
    store->retired = old;
    free_unheld(store);
}

bool nk_store_replace(struct nk_store *store, struct nk_shared_catalogue *catalogue,
                      struct nk_edition *const *publications, size_t count)
{
    struct owned_snapshot *owned = snapshot_new(catalogue, publications, count);
    if (!owned)
        return false;
    pthread_mutex_lock(&store->writers);
    install(store, owned);
    pthread_mutex_unlock(&store->writers);
    return true;
}

bool nk_store_renew(struct nk_store *store)
{
    pthread_mutex_lock(&store->writers);
    struct owned_snapshot *old = atomic_load(&store->current);
    bool renewed = false;
    /* Several threads may find it full at once; the first makes room for all. */
    if (!nk_responses_is_full(old->snapshot.responses)) {
        renewed = true;
    } else {
        struct owned_snapshot *owned = snapshot_new(old->catalogue, old->publications, old->snapshot.publication_count);
        if (owned) {
            install(store, owned);
            renewed = true;
        }
    }
    pthread_mutex_unlock(&store->writers);
    return renewed;
}

void nk_store_sweep(struct nk_store *store)
{
    pthread_mutex_lock(&store->writers);
    free_unheld(store);
    pthread_mutex_unlock(&store->writers);
}
