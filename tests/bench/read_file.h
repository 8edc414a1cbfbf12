/* The file that a measurement is given. */
#ifndef NK_TESTS_BENCH_READ_FILE_H
#define NK_TESTS_BENCH_READ_FILE_H

#include <stdio.h>
#include <stdlib.h>

#include "core/arena.h"

enum { BENCH_FILE_MAX = 1 << 20 /* bytes; the rest of a longer one is not read */ };

/* In the arena. Without the file there is nothing to measure: the program ends. */
static inline struct nk_text bench_read_file(struct nk_arena *arena, const char *path)
{
    char *data = NK_NEW_ARRAY(arena, char, BENCH_FILE_MAX);
    FILE *file = fopen(path, "rb");
    if (!data || !file)
        abort();
    const size_t length = fread(data, 1, BENCH_FILE_MAX, file);
    fclose(file);
    return (struct nk_text){data, length};
}

#endif
