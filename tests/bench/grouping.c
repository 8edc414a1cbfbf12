/* How long grouping a cube by each two dimensions takes, beside reading its amounts once. Arguments: actors [years
 * categories areas]. Writes one line a grouping: name and median milliseconds, tab between. */

#include <string.h>

#include "core/cube.h"
#include "tests/bench/sector.h"

enum { ROUNDS = 15 };

static const char *const names[NK_AXES] = {"actor", "year", "category", "area", "cost_type"};

static int64_t read_once(const int64_t *amounts, size_t count)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += amounts[i];
    return sum;
}

int main(int argc, char **argv)
{
    size_t size[NK_AXES] = {60, 12, 8, 12, NK_COST_TYPES};
    for (int i = 1; i < argc && i < NK_AXES; i++)
        size[i - 1] = strtoul(argv[i], NULL, 10);
    struct nk_arena arena = test_arena();
    struct nk_cube cube;
    if (nk_cube_new(&cube, &arena, size) != NK_OK)
        return 1;
    size_t cells = size[0] * size[1] * size[2] * size[3] * size[4];
    struct random random = {.state = 1};
    for (size_t i = 0; i < cells; i++)
        cube.amounts[i] = (int64_t)random_below(&random, 1000000000);
    int64_t *sums = malloc(cells * sizeof(*sums));
    if (!sums)
        return 1;

    double samples[ROUNDS];
    volatile int64_t kept_alive = 0;
    for (int round = 0; round < ROUNDS; round++) {
        double start = bench_now_ms();
        kept_alive += read_once(cube.amounts, cells);
        samples[round] = bench_now_ms() - start;
    }
    printf("read once\t%.4f\n", bench_median(samples, ROUNDS));
    for (int first = 0; first < NK_AXES; first++)
        for (int second = first + 1; second < NK_AXES; second++) {
            bool kept[NK_AXES] = {false};
            kept[first] = kept[second] = true;
            for (int round = 0; round < ROUNDS; round++) {
                double start = bench_now_ms();
                if (nk_cube_group(sums, &cube, kept) != NK_OK)
                    return 1;
                samples[round] = bench_now_ms() - start;
            }
            printf("%s,%s\t%.4f\n", names[first], names[second], bench_median(samples, ROUNDS));
        }
    free(sums);
    nk_arena_release(&arena);
    return 0;
}
