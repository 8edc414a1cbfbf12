/* Random sectors, and what core makes of them, as rows for PostgreSQL: generate FOLDER FIRST-SEED COUNT */
#include <errno.h>

#include "tests/oracle/input.h"
#include "tests/oracle/results.h"

static bool read_number(uint64_t *ret, const char *text)
{
    char *end;
    errno = 0;
    *ret = strtoull(text, &end, 10);
    return errno == 0 && end != text && *end == '\0';
}

static bool generate(struct rows *rows, uint64_t seed, uint64_t count)
{
    struct oracle_sector *sector = malloc(sizeof *sector);
    bool good = sector != NULL;
    int collection = 1;
    for (uint64_t i = 0; good && i < count; i++) {
        oracle_sector_open(sector, seed + i);
        write_input(rows, sector, collection);
        enum nk_status status = write_results(rows, sector, collection);
        if (status != NK_OK) {
            fprintf(stderr, "seed %llu: core answers status %d\n", (unsigned long long)(seed + i), (int)status);
            good = false;
        }
        collection += (int)sector->year_count;
        oracle_sector_close(sector);
    }
    free(sector);
    return good;
}

int main(int argc, char **argv)
{
    uint64_t seed;
    uint64_t count;
    struct rows rows;
    if (argc != 4 || !read_number(&seed, argv[2]) || !read_number(&count, argv[3])) {
        fprintf(stderr, "usage: %s FOLDER FIRST-SEED COUNT\n", argv[0]);
        return 2;
    }
    bool good = rows_open(&rows, argv[1]);
    if (!good)
        fprintf(stderr, "%s: %s\n", argv[1], strerror(errno));
    good = good && generate(&rows, seed, count);
    if (!rows_close(&rows)) {
        fprintf(stderr, "%s: %s\n", argv[1], strerror(errno));
        return 1;
    }
    return good ? 0 : 1;
}
