#include "tests/wire/golden.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXAMPLE_MAX = 64 * 1024 };

static size_t read_example(char *text, const char *name)
{
    char path[1024];
    int length = snprintf(path, sizeof(path), "%s/%s.json", NK_GOLDEN, name);
    ck_assert(length > 0 && (size_t)length < sizeof(path));
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "no example %s", path);
    size_t size = fread(text, 1, EXAMPLE_MAX, file);
    ck_assert_uint_lt(size, EXAMPLE_MAX);
    fclose(file);
    return size;
}

static size_t without_white_space(char *text, size_t length)
{
    bool in_string = false;
    size_t kept = 0;
    for (size_t i = 0; i < length; i++) {
        if (!in_string && strchr(" \t\r\n", text[i]))
            continue;
        bool escaped = in_string && i > 0 && text[i - 1] == '\\';
        if (text[i] == '"' && !escaped)
            in_string = !in_string;
        text[kept++] = text[i];
    }
    return kept;
}

static void assert_same(const struct nk_buffer *answer, const char *expected, size_t length, const char *name)
{
    ck_assert_msg(answer->data != NULL, "%s: no answer", name);
    size_t same = 0;
    while (same < length && same < answer->length && (char)answer->data[same] == expected[same])
        same++;
    size_t from = same > 60 ? same - 60 : 0;
    ck_assert_msg(same == length && same == answer->length,
                  "%s differs at byte %zu\n  answer:  …%.*s\n  example: …%.*s", name, same,
                  (int)(answer->length - from), (const char *)answer->data + from, (int)(length - from),
                  expected + from);
}

void assert_golden(struct nk_buffer answer, const char *name)
{
    char *example = malloc(EXAMPLE_MAX);
    ck_assert_ptr_nonnull(example);
    size_t length = without_white_space(example, read_example(example, name));
    assert_same(&answer, example, length, name);
    free(example);
    nk_buffer_free(&answer);
}

void assert_text(struct nk_buffer answer, const char *text)
{
    assert_same(&answer, text, strlen(text), "text");
    nk_buffer_free(&answer);
}
