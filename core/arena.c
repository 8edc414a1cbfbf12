#include "core/arena.h"

#include <stdint.h>

/* The first block is small, so that a request that needs little takes little; later ones double, so that a large
 * publication needs few of them. */
enum { BLOCK_FIRST = 16 * 1024, BLOCK_LARGEST = 1024 * 1024 };

struct nk_arena_block {
    struct nk_arena_block *next;
    size_t size;  /* bytes after the header */
    size_t taken;
    _Alignas(max_align_t) unsigned char bytes[];
};

enum { ALIGNMENT = _Alignof(max_align_t) };

static void *take(struct nk_arena *arena, struct nk_arena_block *block, size_t size)
{
    void *start = block->bytes + block->taken;
    block->taken += size;
    arena->used += size;
    return memset(start, 0, size);
}

static size_t next_block_size(const struct nk_arena *arena)
{
    if (!arena->blocks)
        return BLOCK_FIRST;
    size_t doubled = arena->blocks->size * 2;
    return doubled < BLOCK_LARGEST ? doubled : BLOCK_LARGEST;
}

static struct nk_arena_block *new_block(struct nk_arena *arena, size_t size)
{
    if (size > SIZE_MAX - sizeof(struct nk_arena_block))
        return NULL;
    struct nk_arena_block *block = arena->source(arena->context, sizeof *block + size);
    if (block)
        *block = (struct nk_arena_block){.size = size};
    return block;
}

void *nk_arena_array(struct nk_arena *arena, size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes) || bytes > SIZE_MAX - ALIGNMENT)
        return NULL;
    bytes = (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;

    struct nk_arena_block *newest = arena->blocks;
    if (newest && newest->size - newest->taken >= bytes)
        return take(arena, newest, bytes);

    size_t regular = next_block_size(arena);
    struct nk_arena_block *block = new_block(arena, bytes > regular ? bytes : regular);
    if (!block)
        return NULL;
    if (newest && bytes > regular) {
        /* An oversized request fills its block; the one before it still has room for the next small ones. */
        block->next = newest->next;
        newest->next = block;
    } else {
        block->next = newest;
        arena->blocks = block;
    }
    return take(arena, block, bytes);
}

/* The first room of an array: few arrays stay shorter, and fewer bytes are not worth a copy. */
enum { GROW_FIRST = 16 };

void *nk_arena_grow(struct nk_arena *arena, void *items, size_t count, size_t more, size_t *capacity, size_t size)
{
    size_t needed, larger;
    if (__builtin_add_overflow(count, more, &needed))
        return NULL;
    if (items && needed <= *capacity)
        return items;
    if (__builtin_mul_overflow(*capacity, (size_t)2, &larger) || larger < needed)
        larger = needed;
    if (larger < GROW_FIRST)
        larger = GROW_FIRST;
    void *moved = nk_arena_array(arena, larger, size);
    if (!moved)
        return NULL;
    if (count > 0)
        memcpy(moved, items, count * size);
    *capacity = larger;
    return moved;
}

struct nk_text nk_arena_copy(struct nk_arena *arena, struct nk_text text)
{
    if (text.length == SIZE_MAX)
        return (struct nk_text){0};
    char *data = nk_arena_array(arena, text.length + 1, 1);
    if (!data)
        return (struct nk_text){0};
    if (text.length > 0)
        memcpy(data, text.data, text.length);
    return (struct nk_text){.data = data, .length = text.length};
}

struct nk_text nk_arena_join(struct nk_arena *arena, const struct nk_text *parts, size_t count)
{
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        if (!parts[i].data || __builtin_add_overflow(length, parts[i].length, &length))
            return (struct nk_text){0};
    char *data = length < SIZE_MAX ? nk_arena_array(arena, length + 1, 1) : NULL;
    if (!data)
        return (struct nk_text){0};
    length = 0;
    for (size_t i = 0; i < count; i++) {
        memcpy(data + length, parts[i].data, parts[i].length);
        length += parts[i].length;
    }
    return (struct nk_text){.data = data, .length = length};
}

void nk_arena_release(struct nk_arena *arena)
{
    struct nk_arena_block *block = arena->blocks;
    arena->blocks = NULL;
    arena->used = 0;
    while (block) {
        struct nk_arena_block *next = block->next;
        arena->sink(arena->context, block);
        block = next;
    }
}
