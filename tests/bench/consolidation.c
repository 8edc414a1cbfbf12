/* How long a sector takes to consolidate with its proof, sums and all figures, in time of one core, and how much memory
 * it uses. */

#include "tests/bench/sector.h"

enum { ROUNDS = 9 };

static void figures_of(struct nk_arena *arena, const struct nk_publication *publication, const struct nk_sums *before)
{
    for (size_t f = 0; f < publication->bundle.catalogue.figure_count; f++)
        for (size_t entity = 0; entity < publication->sums.entity_count; entity++) {
            struct nk_figure_value *values;
            size_t count;
            if (nk_figure_compute(&values, &count, arena, &publication->bundle.catalogue.figures[f], &publication->sums,
                                  entity, before) != NK_OK)
                abort();
        }
}

static void measure(const char *what, size_t actors, int years)
{
    struct nk_arena inputs = test_arena();
    struct nk_publication *publications = calloc((size_t)years, sizeof(*publications));
    for (int year = 0; year < years; year++)
        bench_year(&publications[year], &inputs, actors, 2012 + year, 1 + (uint64_t)year);
    double samples[ROUNDS];
    size_t bytes = 0;
    for (int round = 0; round < ROUNDS; round++) {
        struct nk_arena arena = test_arena();
        double start = bench_processor_ms();
        for (int year = 0; year < years; year++) {
            if (nk_publication_compute(&publications[year], &arena) != NK_OK)
                abort();
            figures_of(&arena, &publications[year], year ? &publications[year - 1].sums : NULL);
        }
        samples[round] = bench_processor_ms() - start;
        bytes = arena.used;
        nk_arena_release(&arena);
    }
    size_t cells = actors * (size_t)years * BENCH_CATEGORIES * BENCH_AREAS * NK_COST_TYPES;
    double median = bench_median(samples, ROUNDS);
    printf("%-38s median %8.3f ms   %6.1f ns a cell   %5.1f bytes a cell\n", what, median, median * 1e6 / (double)cells,
           (double)bytes / (double)cells);
    free(publications);
    nk_arena_release(&inputs);
}

int main(void)
{
    measure("60 actors × 12 years, all figures", 60, 12);
    measure("100 actors × 1 year", 100, 1);
    measure("1,000 actors × 1 year", 1000, 1);
    measure("10,000 actors × 1 year", 10000, 1);
    return 0;
}
