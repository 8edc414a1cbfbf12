#include "server/heap.h"

#include <stdlib.h>

static void *block_from_heap(void *context, size_t size)
{
    (void)context;
    return malloc(size);
}

static void block_to_heap(void *context, void *block)
{
    (void)context;
    free(block);
}

struct nk_arena nk_heap_arena(void)
{
    return (struct nk_arena){.source = block_from_heap, .sink = block_to_heap};
}
