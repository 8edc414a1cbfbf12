/* Every answer, with each of its allocations failing in turn. The linker sends all allocations of our own code
 * through the functions
 * __wrap_*; jansson is asked to use the same ones. */
#include <check.h>
#include <jansson.h>
#include <stdlib.h>

#include "tests/run.h"
#include "tests/wire/answers.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void *__real_reallocarray(void *block, size_t count, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);
void *__wrap_reallocarray(void *block, size_t count, size_t size);

/* The allocation that fails, counted down; 0: none. */
static size_t until_failure;
static bool has_failed;

static bool fails_now(void)
{
    if (until_failure == 0 || --until_failure > 0)
        return false;
    has_failed = true;
    return true;
}

void *__wrap_malloc(size_t size)
{
    return fails_now() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails_now() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *block, size_t size)
{
    return fails_now() ? NULL : __real_realloc(block, size);
}

void *__wrap_reallocarray(void *block, size_t count, size_t size)
{
    return fails_now() ? NULL : __real_reallocarray(block, count, size);
}

/* True when allocation number `number` was reached and failed. */
static bool fail_at(size_t number, const struct answer *answer, struct sample *sample,
                    const struct nk_buffer *whole)
{
    has_failed = false;
    until_failure = number;
    struct nk_buffer buffer = answer->make(sample);
    until_failure = 0;
    if (buffer.data) {
        ck_assert_uint_eq(buffer.length, whole->length);
        ck_assert_mem_eq(buffer.data, whole->data, whole->length);
    } else {
        ck_assert_msg(has_failed, "no answer although nothing failed");
        ck_assert_uint_eq(buffer.length, 0);
    }
    nk_buffer_free(&buffer);
    return has_failed;
}

START_TEST(an_answer_is_whole_or_there_is_none)
{
    struct sample sample;
    sample_new(&sample);
    struct nk_buffer whole = answers[_i].make(&sample);
    ck_assert_ptr_nonnull(whole.data);

    size_t failures = 0;
    while (fail_at(failures + 1, &answers[_i], &sample, &whole))
        failures++;
    ck_assert_uint_gt(failures, 0);
    nk_buffer_free(&whole);
    nk_arena_release(&sample.arena);
}
END_TEST

int main(void)
{
    json_set_alloc_funcs(__wrap_malloc, free);
    Suite *suite = suite_create("no memory");
    TCase *tests = tcase_create("no memory");
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, an_answer_is_whole_or_there_is_none, 0, (int)answer_count);
    suite_add_tcase(suite, tests);
    return run(suite);
}
