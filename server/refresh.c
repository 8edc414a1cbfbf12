#include "server/refresh.h"

#include <pthread.h>
#include <stdlib.h>

#include "server/db/catalogue.h"
#include "server/db/publication.h"
#include "server/db/rule_set.h"
#include "server/heap.h"
#include "server/http/log.h"

struct held {
    struct nk_edition *edition;
    bool reproduced;
};

struct nk_refresher {
    struct nk_store *store;
    pthread_mutex_t reading; /* held while publications are read and computed, so that each is computed once */
    pthread_mutex_t lock;    /* guards the rest; never held while the database or a computation is waited for */
    struct nk_shared_catalogue *catalogue;
    struct held *editions; /* by year and number */
    size_t edition_count, edition_capacity;
    size_t released_count; /* how many the store shows */
    bool changed;          /* the catalogue is newer than the store's */
};

struct nk_refresher *nk_refresher_new(struct nk_store *store)
{
    struct nk_refresher *refresher = calloc(1, sizeof(*refresher));
    if (!refresher)
        return NULL;
    refresher->store = store;
    if (pthread_mutex_init(&refresher->lock, NULL) != 0) {
        free(refresher);
        return NULL;
    }
    if (pthread_mutex_init(&refresher->reading, NULL) != 0) {
        pthread_mutex_destroy(&refresher->lock);
        free(refresher);
        return NULL;
    }
    return refresher;
}

void nk_refresher_free(struct nk_refresher *refresher)
{
    if (!refresher)
        return;
    for (size_t i = 0; i < refresher->edition_count; i++)
        nk_edition_unref(refresher->editions[i].edition);
    free(refresher->editions);
    nk_shared_catalogue_unref(refresher->catalogue);
    pthread_mutex_destroy(&refresher->reading);
    pthread_mutex_destroy(&refresher->lock);
    free(refresher);
}

/* A rule set that is named to somebody can be asked for as long as there is a database. A server that cannot write goes
 * on all the same: a submit keeps what it uses, or fails. */
static void keep_rule_sets(struct nk_db *db, const struct nk_rule_sets *sets)
{
    for (size_t i = 0; i < sets->count; i++)
        if (sets->items[i].sha256.length &&
            nk_db_rule_set_keep(db, sets->items[i].sha256, sets->items[i].content) != NK_DB_ONE) {
            nk_log_said("warning", "error", NK_TEXT("cannot keep a rule set"), "cause", nk_text_of(nk_db_error_text(db)));
            return;
        }
}

enum nk_db_status nk_refresh_catalogue(struct nk_refresher *refresher, struct nk_db *db)
{
    struct nk_arena arena = nk_heap_arena();
    struct nk_catalogue catalogue;
    enum nk_db_status status = nk_db_catalogue_load(db, &arena, &catalogue);
    struct nk_shared_catalogue *shared = status == NK_DB_ONE ? nk_shared_catalogue_new(&arena, catalogue) : NULL;
    if (!shared) {
        nk_arena_release(&arena);
        return status == NK_DB_ONE ? NK_DB_FATAL : status;
    }
    keep_rule_sets(db, nk_shared_catalogue_rule_sets(shared));
    pthread_mutex_lock(&refresher->lock);
    struct nk_shared_catalogue *before = refresher->catalogue;
    refresher->catalogue = shared;
    refresher->changed = true;
    pthread_mutex_unlock(&refresher->lock);
    nk_shared_catalogue_unref(before);
    return NK_DB_ONE;
}

static const struct nk_publication_head *head_of(const struct held *held)
{
    return &nk_edition_publication(held->edition)->bundle.head;
}

/* Keeps the order by year and number. With the lock held. */
static bool insert(struct nk_refresher *refresher, struct held held)
{
    if (refresher->edition_count == refresher->edition_capacity) {
        size_t larger = refresher->edition_capacity ? 2 * refresher->edition_capacity : 16;
        struct held *moved = reallocarray(refresher->editions, larger, sizeof(*moved));
        if (!moved)
            return false;
        refresher->editions = moved;
        refresher->edition_capacity = larger;
    }
    size_t place = refresher->edition_count++;
    for (; place > 0; place--) {
        const struct nk_publication_head *left = head_of(&refresher->editions[place - 1]), *right = head_of(&held);
        if (left->year < right->year || (left->year == right->year && left->number < right->number))
            break;
        refresher->editions[place] = refresher->editions[place - 1];
    }
    refresher->editions[place] = held;
    return true;
}

/* With `reading` held. */
static enum nk_db_status fetch(struct nk_refresher *refresher, struct nk_db *db, struct nk_arena *arena,
                               struct nk_text id)
{
    struct nk_db_publication stored;
    enum nk_db_status status = nk_db_publication_get(db, arena, &stored, id);
    if (status != NK_DB_ONE)
        return status;
    struct held held;
    enum nk_status computed = nk_edition_new(&held.edition, stored.bundle);
    if (computed != NK_OK) {
        nk_log_said("error", "publication", id, "error",
                    computed == NK_NO_MEMORY ? NK_TEXT("no memory to compute it") : NK_TEXT("cannot be computed"));
        return computed == NK_NO_MEMORY ? NK_DB_FATAL : NK_DB_NONE;
    }
    held.reproduced = nk_text_equal(nk_edition_result_sha256(held.edition), stored.result_sha256) &&
                      nk_text_equal(nk_edition_sha256(held.edition), stored.head.sha256);
    if (!held.reproduced)
        nk_log_said("error", "publication", id, "error", NK_TEXT("the result is not the one that was recorded"));
    pthread_mutex_lock(&refresher->lock);
    bool kept = insert(refresher, held);
    pthread_mutex_unlock(&refresher->lock);
    if (kept)
        return NK_DB_ONE;
    nk_edition_unref(held.edition);
    return NK_DB_FATAL;
}

/* The ids of what is in memory; NULL when there is no memory. They live as long as `reading` is held. */
static struct nk_text *known_ids(struct nk_refresher *refresher, struct nk_arena *arena, size_t *ret_count)
{
    pthread_mutex_lock(&refresher->lock);
    size_t count = refresher->edition_count;
    struct nk_text *ids = NK_NEW_ARRAY(arena, struct nk_text, count + 1);
    for (size_t i = 0; ids && i < count; i++)
        ids[i] = head_of(&refresher->editions[i])->id;
    pthread_mutex_unlock(&refresher->lock);
    *ret_count = count;
    return ids;
}

enum nk_db_status nk_refresh_publications(struct nk_refresher *refresher, struct nk_db *db)
{
    struct nk_arena arena = nk_heap_arena();
    enum nk_db_status status = NK_DB_FATAL;
    struct nk_text *ids = NULL;
    size_t count = 0, known_count;
    pthread_mutex_lock(&refresher->reading);
    const struct nk_text *known = known_ids(refresher, &arena, &known_count);
    if (known)
        status = nk_db_publication_unknown(db, &arena, &ids, &count, known, known_count);
    for (size_t i = 0; status >= NK_DB_NONE && i < count; i++)
        status = fetch(refresher, db, &arena, ids[i]);
    pthread_mutex_unlock(&refresher->reading);
    nk_arena_release(&arena);
    return status < NK_DB_NONE ? status : NK_DB_ONE;
}

void nk_refresh_release(struct nk_refresher *refresher, struct nk_text now)
{
    pthread_mutex_lock(&refresher->lock);
    struct nk_edition **released = calloc(refresher->edition_count + 1, sizeof(struct nk_edition *));
    size_t count = 0;
    for (size_t i = 0; released && i < refresher->edition_count; i++)
        if (nk_text_compare(head_of(&refresher->editions[i])->release_at, now) <= 0)
            released[count++] = refresher->editions[i].edition;
    if (released && refresher->catalogue && (refresher->changed || count != refresher->released_count) &&
        nk_store_replace(refresher->store, refresher->catalogue, released, count)) {
        refresher->released_count = count;
        refresher->changed = false;
    }
    pthread_mutex_unlock(&refresher->lock);
    free(released);
}

struct nk_edition **nk_refresher_editions(struct nk_refresher *refresher, struct nk_arena *arena, size_t *ret_count)
{
    pthread_mutex_lock(&refresher->lock);
    const size_t count = refresher->edition_count;
    struct nk_edition **editions = NK_NEW_ARRAY(arena, struct nk_edition *, count + 1);
    for (size_t i = 0; editions && i < count; i++)
        editions[i] = nk_edition_ref(refresher->editions[i].edition);
    pthread_mutex_unlock(&refresher->lock);
    *ret_count = editions ? count : 0;
    return editions;
}

size_t nk_refresher_unreproduced(struct nk_refresher *refresher)
{
    size_t count = 0;
    pthread_mutex_lock(&refresher->lock);
    for (size_t i = 0; i < refresher->edition_count; i++)
        count += !refresher->editions[i].reproduced;
    pthread_mutex_unlock(&refresher->lock);
    return count;
}
