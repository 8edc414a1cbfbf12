/* What the tests of core share: an arena on the heap, and the end of a test program. */
#ifndef NK_TESTS_CORE_SUPPORT_H
#define NK_TESTS_CORE_SUPPORT_H

#include <check.h>
#include <stdint.h>
#include <stdlib.h>

#include "core/arena.h"

#define LENGTH_OF(array) (sizeof(array) / sizeof((array)[0]))

static inline void *test_block(void *context, size_t size)
{
    (void)context;
    return malloc(size);
}

static inline void test_block_back(void *context, void *block)
{
    (void)context;
    free(block);
}

static inline struct nk_arena test_arena(void)
{
    return (struct nk_arena){.source = test_block, .sink = test_block_back};
}

#define ck_assert_text(text, expected)                                                                                \
    do {                                                                                                              \
        struct nk_text text_ = (text);                                                                                \
        ck_assert_msg(nk_text_is(text_, (expected)), "\"%.*s\" is not \"%s\"", NK_TEXT_ARGUMENTS(text_), (expected)); \
    } while (0)

/* Runs the test cases of a program and gives its exit code. */
static inline int test_run(const char *name, TCase *const *cases, size_t count)
{
    Suite *suite = suite_create(name);
    for (size_t i = 0; i < count; i++)
        suite_add_tcase(suite, cases[i]);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
