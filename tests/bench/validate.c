/* How long the rules of the catalogue take over a return, and the answer that tells what they found, in
 * time of one core: bench_validate CONNINFO FILE [RUNS]. The return is of 2018. Beside it stand that of the
 * year before, with the amounts that FILE gives for last year, and those of sixty other actors. The bar of
 * the rules is one millisecond. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "core/rules.h"
#include "server/db/catalogue.h"
#include "server/heap.h"
#include "server/wire/return_in.h"
#include "server/wire/submission_out.h"
#include "tests/bench/read_file.h"

enum { YEAR = 2018, RUNS_MAX = 500, OTHERS = 60, NANOSECONDS = 1000000000 };

static struct nk_return_document *decode(struct nk_arena *arena, struct nk_text body, struct nk_text actor, int year)
{
    struct nk_return_document *document = NK_NEW(arena, struct nk_return_document);
    struct nk_issues issues = nk_issues_in(arena);
    if (!document || nk_return_decode(document, arena, body, actor, year, &issues) != NK_OK)
        abort();
    return document;
}

/* The return of the year before, which reported what this year's says of it. */
static const struct nk_submission *prior_of(struct nk_arena *arena, struct nk_text body)
{
    struct nk_return_document *document = decode(arena, body, NK_TEXT("nhn"), YEAR - 1);
    struct nk_submission *prior = &document->submission;
    struct nk_account_line *lines = NK_NEW_ARRAY(arena, struct nk_account_line, prior->account_line_count);
    if (!lines)
        abort();
    for (size_t i = 0; i < prior->account_line_count; i++) {
        lines[i] = prior->account_lines[i];
        lines[i].amount = lines[i].prior_year;
    }
    prior->account_lines = lines;
    return prior;
}

static struct nk_rule_context context_of(struct nk_arena *arena, const struct nk_catalogue *catalogue,
                                         struct nk_text body)
{
    struct nk_rule_other *others = NK_NEW_ARRAY(arena, struct nk_rule_other, OTHERS);
    struct nk_rule_year *earlier = NK_NEW(arena, struct nk_rule_year);
    if (!others || !earlier)
        abort();
    const struct nk_submission *prior = prior_of(arena, body);
    *earlier = (struct nk_rule_year){
        .year = YEAR - 1, .numbers = nk_return_numbers_of(catalogue, prior), .submission = prior};
    for (size_t i = 0; i < OTHERS; i++) {
        const struct nk_return_document *other = decode(arena, body, catalogue->actors[i].id, YEAR);
        if (nk_rule_other_of(&others[i], arena, catalogue, &other->submission) != NK_OK)
            abort();
    }
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

struct median {
    const char *what;
    int64_t samples[RUNS_MAX];
};

static void print(struct median *median, size_t runs)
{
    qsort(median->samples, runs, sizeof(median->samples[0]), compare);
    printf("%s: median %.3f ms, 99 of 100 %.3f ms\n", median->what, (double)median->samples[runs / 2] / 1e6,
           (double)median->samples[runs * 99 / 100] / 1e6);
}

static struct nk_buffer answer(const struct nk_return_document *document, const struct nk_findings *findings,
                               struct nk_arena *arena)
{
    const struct nk_revision revision = {
        .actor = document->submission.actor, .year = YEAR, .number = 1, .state = NK_DRAFT, .version = 1};
    const struct nk_submission_view view = {
        .revision = &revision,
        .document = document->canonical,
        .findings = findings,
        .situation = {.collection = NK_OPEN, .has_revision = true, .role = NK_SUBMITTER},
    };
    return nk_submission_json(&view, arena, NK_BOKMAL);
}

int main(int count, char **arguments)
{
    static struct median rules = {.what = "rules"}, answers = {.what = "answer"};
    struct nk_arena inputs = nk_heap_arena();
    struct nk_db_configuration configuration = {.conninfo = count > 2 ? arguments[1] : NULL};
    struct nk_db *db = count > 2 ? nk_db_new(&configuration) : NULL;
    const size_t asked = count > 3 ? strtoul(arguments[3], NULL, 10) : RUNS_MAX;
    const size_t runs = asked > 0 && asked < RUNS_MAX ? asked : RUNS_MAX;
    struct nk_catalogue catalogue;
    if (!db || nk_db_catalogue_load(db, &inputs, &catalogue) != NK_DB_ONE) {
        (void)fprintf(stderr, "usage: bench_validate CONNINFO FILE [RUNS]\n");
        return EXIT_FAILURE;
    }
    const struct nk_text body = bench_read_file(&inputs, arguments[2]);
    const struct nk_return_document *document = decode(&inputs, body, NK_TEXT("nhn"), YEAR);
    const struct nk_submission *submission = &document->submission;
    const struct nk_rule_context context = context_of(&inputs, &catalogue, body);
    struct nk_findings findings = {.count = 0};
    size_t answered = 0;
    for (size_t i = 0; i < runs; i++) {
        struct nk_arena arena = nk_heap_arena();
        const int64_t start = now();
        if (nk_rules_run(&findings, &arena, &catalogue, submission, &context) != NK_OK)
            abort();
        const int64_t checked = now();
        struct nk_buffer json = answer(document, &findings, &arena);
        answers.samples[i] = now() - checked;
        rules.samples[i] = checked - start;
        answered = json.length;
        nk_buffer_free(&json);
        nk_arena_release(&arena);
    }
    printf("%zu cells, %zu account lines, %zu indicator values: %zu rules run, %zu skipped, %zu findings; %zu bytes\n",
           submission->expenditure.count, submission->account_line_count, submission->indicator_count,
           findings.rules_run, findings.rules_skipped, findings.count, answered);
    print(&rules, runs);
    print(&answers, runs);
    nk_db_free(db);
    nk_arena_release(&inputs);
    return EXIT_SUCCESS;
}
