#include "server/publish/responses.h"

#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 2048 };

struct entry {
    struct entry *next;
    struct nk_response *response;
    uint64_t hash;
    size_t key_length;
    char key[];
};

struct nk_responses {
    _Atomic(struct entry *) buckets[BUCKETS];
    atomic_size_t count;
    atomic_size_t bytes;
};

static uint64_t hash_of(struct nk_text key)
{
    uint64_t hash = UINT64_C(14695981039346656037); /* FNV-1a */
    for (size_t i = 0; i < key.length; i++)
        hash = (hash ^ (unsigned char)key.data[i]) * UINT64_C(1099511628211);
    return hash;
}

struct nk_responses *nk_responses_new(void)
{
    return calloc(1, sizeof(struct nk_responses));
}

void nk_responses_free(struct nk_responses *responses)
{
    if (!responses)
        return;
    for (size_t i = 0; i < BUCKETS; i++) {
        struct entry *entry = atomic_load_explicit(&responses->buckets[i], memory_order_relaxed);
        while (entry) {
            struct entry *next = entry->next;
            nk_response_unref(entry->response);
            free(entry);
            entry = next;
        }
    }
    free(responses);
}

struct nk_response *nk_responses_find(struct nk_responses *responses, struct nk_text key)
{
    uint64_t hash = hash_of(key);
    const struct entry *entry = atomic_load_explicit(&responses->buckets[hash % BUCKETS], memory_order_acquire);
    for (; entry; entry = entry->next)
        if (entry->hash == hash && nk_text_equal(key, (struct nk_text){entry->key, entry->key_length}))
            return nk_response_ref(entry->response);
    return NULL;
}

bool nk_responses_is_full(const struct nk_responses *responses)
{
    return atomic_load(&responses->count) >= NK_RESPONSES_MAX ||
           atomic_load(&responses->bytes) >= NK_RESPONSE_BYTES_MAX;
}

bool nk_responses_keep(struct nk_responses *responses, struct nk_text key, struct nk_response *response)
{
    if (nk_responses_is_full(responses))
        return false;
    struct entry *entry = malloc(sizeof(*entry) + key.length);
    if (!entry)
        return false;
    entry->hash = hash_of(key);
    entry->key_length = key.length;
    memcpy(entry->key, key.data, key.length);
    entry->response = nk_response_ref(response);
    atomic_fetch_add(&responses->count, 1);
    atomic_fetch_add(&responses->bytes, sizeof(*entry) + key.length + nk_response_length(response));

    _Atomic(struct entry *) *bucket = &responses->buckets[entry->hash % BUCKETS];
    entry->next = atomic_load(bucket);
    while (!atomic_compare_exchange_weak_explicit(bucket, &entry->next, entry, memory_order_release,
                                                  memory_order_relaxed)) {
    }
    return true;
}
