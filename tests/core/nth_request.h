/* Memory that runs out at a chosen request. A test that includes this is linked with --wrap of nk_arena_array and
 * nk_arena_copy, so that every request of core comes here and each single one can be refused. */
#ifndef NK_TESTS_CORE_NTH_REQUEST_H
#define NK_TESTS_CORE_NTH_REQUEST_H

#include <stdint.h>

#include "core/arena.h"

void *__real_nk_arena_array(struct nk_arena *arena, size_t count, size_t size);
void *__wrap_nk_arena_array(struct nk_arena *arena, size_t count, size_t size);
struct nk_text __real_nk_arena_copy(struct nk_arena *arena, struct nk_text text);
struct nk_text __wrap_nk_arena_copy(struct nk_arena *arena, struct nk_text text);

static size_t requests_left = SIZE_MAX;

void *__wrap_nk_arena_array(struct nk_arena *arena, size_t count, size_t size)
{
    if (requests_left == 0)
        return NULL;
    requests_left--;
    return __real_nk_arena_array(arena, count, size);
}

struct nk_text __wrap_nk_arena_copy(struct nk_arena *arena, struct nk_text text)
{
    if (requests_left == 0)
        return (struct nk_text){0};
    requests_left--;
    return __real_nk_arena_copy(arena, text);
}

#endif
