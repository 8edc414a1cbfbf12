/* An arena that has only so many bytes left: whatever runs out of memory must say so and write nothing. */
#ifndef NK_TESTS_CORE_SCARCE_H
#define NK_TESTS_CORE_SCARCE_H

#include "tests/core/support.h"

/* Blocks that are filled before the one in which memory ends; it is large enough for what the tests compute. */
enum { SCARCE_BLOCKS = 6, SCARCE_CHUNK = 4096, SCARCE_HEADER_MAX = 64 };

struct scarce {
    size_t given, last_size;
    bool closed;
};

static inline void *scarce_block(void *context, size_t size)
{
    struct scarce *scarce = context;
    if (scarce->closed)
        return NULL;
    scarce->given++;
    scarce->last_size = size;
    return malloc(size);
}

/* About `budget` bytes are left. */
static inline struct nk_arena scarce_arena(struct scarce *scarce, size_t budget)
{
    *scarce = (struct scarce){.given = 0};
    struct nk_arena arena = {.source = scarce_block, .sink = test_block_back, .context = scarce};
    while (scarce->given < SCARCE_BLOCKS)
        ck_assert_ptr_nonnull(nk_arena_array(&arena, SCARCE_CHUNK, 1));
    ck_assert_uint_gt(scarce->last_size, SCARCE_CHUNK + SCARCE_HEADER_MAX + budget);
    ck_assert_ptr_nonnull(nk_arena_array(&arena, scarce->last_size - SCARCE_CHUNK - SCARCE_HEADER_MAX - budget, 1));
    scarce->closed = true;
    return arena;
}

/* Runs `attempt` with ever more memory until it is enough. Before that it must answer NK_NO_MEMORY; gives how often
 * it did. */
static inline size_t scarce_until_enough(enum nk_status (*attempt)(struct nk_arena *arena), size_t step)
{
    for (size_t tried = 0;; tried++) {
        struct scarce scarce;
        struct nk_arena arena = scarce_arena(&scarce, tried * step);
        enum nk_status status = attempt(&arena);
        nk_arena_release(&arena);
        if (status == NK_OK)
            return tried;
        ck_assert_int_eq(status, NK_NO_MEMORY);
    }
}

#endif
