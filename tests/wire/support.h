/* What the tests of decoding share: arenas that can run dry, and a short way to write down what was told. */
#ifndef NK_TESTS_WIRE_SUPPORT_H
#define NK_TESTS_WIRE_SUPPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/text.h"
#include "server/wire/issue.h"

/* An arena on the heap whose source gives blocks for ever, or `blocks` times. */
struct supply {
    bool is_limited;
    size_t blocks;
};
struct nk_arena arena_of(struct supply *supply);

/* From now on jansson gets memory `count` times, and then none; allow_jansson_all ends it. */
void allow_jansson(size_t count);
void allow_jansson_all(void);

/* "code pointer\n" of each issue, terminated, in the arena; "+n\n" at the end for what was dropped. */
const char *told(struct nk_arena *arena, const struct nk_issues *issues);

/* The bytes of a file with a terminating NUL that the length does not count, in the arena. Fails the test when
 * it cannot. */
struct nk_text file_text(struct nk_arena *arena, const char *path);

#endif
