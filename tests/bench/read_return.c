/* How long a return takes from the bytes of its body to what is checked, stored and hashed, and to giving its memory
 * back, in time of one core: bench_read_return FILE [RUNS]. The file is a return of 2017, as full_return.py prints. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "server/digest.h"
#include "server/heap.h"
#include "server/wire/return_in.h"
#include "server/wire/start.h"
#include "tests/bench/read_file.h"

enum { RUNS = 2000, NANOSECONDS = 1000000000 };

static void read_return(char ret_hash[static NK_SHA256_HEX + 1], size_t *ret_cells, struct nk_text body)
{
    struct nk_arena arena = nk_heap_arena();
    struct nk_issues issues = nk_issues_in(&arena);
    struct nk_return_document document;
    if (nk_return_read(&document, &arena, body, NK_RETURN_JSON, NK_TEXT("nhn"), 2017, &issues) != NK_OK)
        abort();
    nk_sha256_hex(ret_hash, document.canonical);
    *ret_cells = document.submission.expenditure.count;
    nk_arena_release(&arena);
}

static int64_t now(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec * (int64_t)NANOSECONDS + time.tv_nsec;
}

int main(int count, char **arguments)
{
    if (count < 2) {
        (void)fprintf(stderr, "usage: bench_read_return FILE [RUNS]\n");
        return EXIT_FAILURE;
    }
    nk_wire_start();
    struct nk_arena inputs = nk_heap_arena();
    const struct nk_text body = bench_read_file(&inputs, arguments[1]);
    const long runs = count > 2 ? strtol(arguments[2], NULL, 10) : RUNS;
    char hash[NK_SHA256_HEX + 1] = "";
    size_t cells = 0;
    const int64_t start = now();
    for (long i = 0; i < runs; i++)
        read_return(hash, &cells, body);
    const double each = (double)(now() - start) / 1e3 / (double)(runs > 0 ? runs : 1);
    printf("%zu bytes, %zu cells, SHA-256 %.8s…: %.1f µs\n", body.length, cells, hash, each);
    nk_arena_release(&inputs);
    return EXIT_SUCCESS;
}
