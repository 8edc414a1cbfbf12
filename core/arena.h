/* Memory for the model: a bump allocator over blocks that the caller supplies. Core never calls malloc;
 * a request, a publication or a test owns one arena and releases all of it at once. */
#ifndef NK_CORE_ARENA_H
#define NK_CORE_ARENA_H

#include <stddef.h>

#include "core/status.h"
#include "core/text.h"

/* Gives a block of at least `size` bytes, or NULL. `context` is the arena's `context`. */
typedef void *nk_block_source(void *context, size_t size);
/* Takes back a block that the source gave. */
typedef void nk_block_sink(void *context, void *block);

struct nk_arena {
    nk_block_source *source;
    nk_block_sink *sink;
    void *context;
    struct nk_arena_block *blocks; /* newest first */
    size_t used;                   /* bytes handed out, for measurements */
};

/* Zeroed memory aligned for any type, living until the arena is released; NULL when the source has no more,
 * or when count * size does not fit a size_t. A size of zero gives a valid pointer. */
NK_MUST_CHECK void *nk_arena_array(struct nk_arena *arena, size_t count, size_t size);

#define NK_NEW(arena, type) ((type *)nk_arena_array((arena), 1, sizeof(type)))
#define NK_NEW_ARRAY(arena, type, count) ((type *)nk_arena_array((arena), (count), sizeof(type)))

/* Room for `more` items of `size` bytes behind the first `count` of an array from this arena, `*capacity` items long
 * (NULL and 0 for none yet). Gives the array itself when it has the room; otherwise a larger one with those `count`
 * items, the rest zeroed, at least twice as long, so that adding one by one costs a constant each; the old one stays as
 * it is until the arena is released. NULL when there is no memory or the bytes do not fit a size_t; the array and
 * `*capacity` are then as before. */
NK_MUST_CHECK void *nk_arena_grow(struct nk_arena *arena, void *items, size_t count, size_t more, size_t *capacity,
                                  size_t size);
#define NK_GROW(arena, type, items, count, more, capacity) \
    ((type *)nk_arena_grow((arena), (items), (count), (more), (capacity), sizeof(type)))

/* A copy of the text that lives as long as the arena; its data is NULL when there is no memory.
 * The copy is followed by a NUL byte that its length does not count. */
NK_MUST_CHECK struct nk_text nk_arena_copy(struct nk_arena *arena, struct nk_text text);

/* The parts one after the other, NUL-terminated like a copy. Its data is NULL when there is no memory, and when a
 * part's data is: parts that could not be made need no look of their own. */
NK_MUST_CHECK struct nk_text nk_arena_join(struct nk_arena *arena, const struct nk_text *parts, size_t count);
#define NK_JOIN(arena, ...)                                                                                            \
    nk_arena_join((arena), (const struct nk_text[]){__VA_ARGS__},                                                      \
                  sizeof((const struct nk_text[]){__VA_ARGS__}) / sizeof(struct nk_text))

/* Gives every block back. The arena may be used again. */
void nk_arena_release(struct nk_arena *arena);

#endif
