/* How long the rules of the catalogue take over a return in core, in time of one core: bench_validate CONNINFO FILE.
 * The year before and sixty other returns stand beside it. The bar is one millisecond. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "core/rules.h"
#include "server/db/catalogue.h"
#include "server/heap.h"
#include "server/wire/return_in.h"

enum { RUNS = 500, OTHERS = 60, FILE_MAX = 1 << 20, NANOSECONDS = 1000000000 };

static struct nk_text read_file(struct nk_arena *arena, const char *path)
{
    char *data = NK_NEW_ARRAY(arena, char, FILE_MAX);
    FILE *file = fopen(path, "rb");
    if (!data || !file)
        abort();
    size_t length = fread(data, 1, FILE_MAX, file);
    fclose(file);
    return (struct nk_text){data, length};
}

static const struct nk_submission *decode(struct nk_arena *arena, struct nk_text body, struct nk_text actor, int year)
{
    struct nk_return_document *document = NK_NEW(arena, struct nk_return_document);
    struct nk_issues issues = nk_issues_in(arena);
    if (!document || nk_return_decode(document, arena, body, actor, year, &issues) != NK_OK)
        abort();
    return &document->submission;
}

static struct nk_rule_context context_of(struct nk_arena *arena, const struct nk_catalogue *catalogue,
                                         struct nk_text body)
{
    struct nk_rule_other *others = NK_NEW_ARRAY(arena, struct nk_rule_other, OTHERS);
    struct nk_rule_year *earlier = NK_NEW(arena, struct nk_rule_year);
    if (!others || !earlier)
        abort();
    const struct nk_submission *prior = decode(arena, body, NK_TEXT("nhn"), 2016);
    *earlier = (struct nk_rule_year){.year = 2016, .numbers = nk_return_numbers_of(catalogue, prior)};
    for (size_t i = 0; i < OTHERS; i++)
        if (nk_rule_other_of(&others[i], arena, catalogue, decode(arena, body, catalogue->actors[i].id, 2017)) != NK_OK)
            abort();
    return (struct nk_rule_context){
        .prior = prior, .earlier = earlier, .earlier_count = 1, .others = others, .other_count = OTHERS};
}

static int64_t now(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec * (int64_t)NANOSECONDS + time.tv_nsec;
}

static int compare(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

int main(int count, char **arguments)
{
    static int64_t samples[RUNS];
    struct nk_arena inputs = nk_heap_arena();
    struct nk_db_configuration configuration = {.conninfo = count == 3 ? arguments[1] : NULL};
    struct nk_db *db = count == 3 ? nk_db_new(&configuration) : NULL;
    struct nk_catalogue catalogue;
    if (!db || nk_db_catalogue_load(db, &inputs, &catalogue) != NK_DB_ONE) {
        (void)fprintf(stderr, "usage: bench_validate CONNINFO FILE\n");
        return EXIT_FAILURE;
    }
    struct nk_text body = read_file(&inputs, arguments[2]);
    const struct nk_submission *submission = decode(&inputs, body, NK_TEXT("nhn"), 2017);
    const struct nk_rule_context context = context_of(&inputs, &catalogue, body);
    struct nk_findings findings = {.count = 0};
    for (size_t i = 0; i < RUNS; i++) {
        struct nk_arena arena = nk_heap_arena();
        int64_t start = now();
        if (nk_rules_run(&findings, &arena, &catalogue, submission, &context) != NK_OK)
            abort();
        samples[i] = now() - start;
        nk_arena_release(&arena);
    }
    qsort(samples, RUNS, sizeof(samples[0]), compare);
    printf("%zu cells, %zu account lines, %zu indicator values: %zu rules run, %zu skipped, %zu findings\n",
           submission->expenditure.count, submission->account_line_count, submission->indicator_count,
           findings.rules_run, findings.rules_skipped, findings.count);
    printf("median %.3f ms, 99 of 100 %.3f ms\n", (double)samples[RUNS / 2] / 1e6,
           (double)samples[RUNS * 99 / 100] / 1e6);
    nk_db_free(db);
    nk_arena_release(&inputs);
    return EXIT_SUCCESS;
}
