/* Arenas of the server: their blocks come from malloc. */
#ifndef NK_HEAP_H
#define NK_HEAP_H

#include "core/arena.h"

/* An empty arena; it takes no memory before its first use. Give it back with nk_arena_release. */
struct nk_arena nk_heap_arena(void);

#endif
