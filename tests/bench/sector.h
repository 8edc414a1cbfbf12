/* A sector of any size for measurements: four regions that report by their members, and national actors paid by key. */
#ifndef NK_TESTS_BENCH_SECTOR_H
#define NK_TESTS_BENCH_SECTOR_H

#include <stdio.h>
#include <time.h>

#include "core/publication.h"
#include "tests/core/figure_definitions.h"
#include "tests/core/random.h"

enum { BENCH_REGIONS = 4, BENCH_NATIONALS = 7, BENCH_CATEGORIES = 7, BENCH_AREAS = 8 };

static const struct nk_code bench_categories[BENCH_CATEGORIES] = {
    {.code = NK_TEXT("personnel-internal")}, {.code = NK_TEXT("personnel-contracted")}, {.code = NK_TEXT("hardware")},
    {.code = NK_TEXT("software")}, {.code = NK_TEXT("outsourced-services")}, {.code = NK_TEXT("cloud-services")},
    {.code = NK_TEXT("other")}};
static const struct nk_code bench_areas[BENCH_AREAS] = {{.code = NK_TEXT("application-development")},
                                                        {.code = NK_TEXT("application-management")},
                                                        {.code = NK_TEXT("data-centre")},
                                                        {.code = NK_TEXT("network")},
                                                        {.code = NK_TEXT("end-user-equipment")},
                                                        {.code = NK_TEXT("user-support")},
                                                        {.code = NK_TEXT("ict-management")},
                                                        {.code = NK_TEXT(NK_UNSPECIFIED)}};
static const struct nk_methodology bench_methodology = {
    .id = NK_TEXT("2017"), .first_year = 2012, .crosses_dimensions = true,
    .categories = {bench_categories, BENCH_CATEGORIES}, .areas = {bench_areas, BENCH_AREAS}};

static inline double bench_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* Time of this thread's core, which other programs on it do not lengthen. */
static inline double bench_processor_ms(void)
{
    struct timespec used;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return (double)used.tv_sec * 1e3 + (double)used.tv_nsec / 1e6;
}

static inline struct nk_number bench_number(int64_t value)
{
    return (struct nk_number){.given = true, .value = nk_decimal_integer(value)};
}

/* "a000042": ids in the order of their numbers. */
static inline struct nk_text bench_id(struct nk_arena *arena, char kind, size_t number)
{
    char *id = NK_NEW_ARRAY(arena, char, 16);
    snprintf(id, 16, "%c%06zu", kind, number);
    return (struct nk_text){id, 7};
}

static inline struct nk_submission *bench_return(struct nk_arena *arena, struct random *random, int year)
{
    struct nk_submission *submission = NK_NEW(arena, struct nk_submission);
    struct nk_cell *cells = NK_NEW_ARRAY(arena, struct nk_cell, BENCH_CATEGORIES * BENCH_AREAS * NK_COST_TYPES);
    size_t count = 0;
    for (int category = 0; category < BENCH_CATEGORIES; category++)
        for (int area = 0; area < BENCH_AREAS; area++)
            for (int type = 0; type < NK_COST_TYPES; type++)
                cells[count++] = (struct nk_cell){.category = bench_categories[category].code,
                                                  .area = bench_areas[area].code,
                                                  .cost_type = nk_cost_type_codes[type],
                                                  .amount = bench_number((int64_t)random_below(random, 50000000))};
    *submission = (struct nk_submission){
        .year = year,
        .expenditure = {cells, count},
        .operating_revenue = bench_number((int64_t)random_below(random, 9000000000)),
        .operating_cost = bench_number((int64_t)random_below(random, 9000000000)),
        .employees = bench_number(1000 + (int64_t)random_below(random, 9000)),
        .fte = bench_number(900),
        .ict_fte_internal = bench_number(50),
        .ict_fte_contracted = bench_number(10),
        .drg_points = bench_number(10000),
    };
    return submission;
}

/* Everything lives in the arena, which must have room. */
static inline void bench_year(struct nk_publication *publication, struct nk_arena *arena, size_t actor_count, int year,
                              uint64_t seed)
{
    struct random random = {.state = seed};
    struct nk_actor *actors = NK_NEW_ARRAY(arena, struct nk_actor, actor_count);
    struct nk_return *returns = NK_NEW_ARRAY(arena, struct nk_return, actor_count);
    const struct nk_actor **units = NK_NEW_ARRAY(arena, const struct nk_actor *, actor_count);
    size_t reporting = 0;
    for (size_t i = 0; i < actor_count; i++) {
        enum nk_actor_kind kind = i < BENCH_REGIONS                     ? NK_REGION
                                  : i < BENCH_REGIONS + BENCH_NATIONALS ? NK_NATIONAL_ACTOR
                                                                        : NK_TRUST;
        actors[i] = (struct nk_actor){.id = bench_id(arena, 'a', i), .kind = kind, .valid_from = 20020101};
        if (kind == NK_TRUST)
            actors[i].region = actors[i % BENCH_REGIONS].id;
        if (kind == NK_REGION)
            continue;
        struct nk_submission *submission = bench_return(arena, &random, year);
        submission->actor = actors[i].id;
        if (kind == NK_NATIONAL_ACTOR) {
            int64_t weights[BENCH_REGIONS];
            random_key(&random, weights, BENCH_REGIONS);
            submission->financing = NK_NEW_ARRAY(arena, struct nk_financing, BENCH_REGIONS);
            submission->financing_count = BENCH_REGIONS;
            for (size_t r = 0; r < BENCH_REGIONS; r++)
                submission->financing[r] = (struct nk_financing){
                    .financier = actors[r].id,
                    .basis = NK_BASIS_KEY,
                    .share = {.given = true, .value = {.units = weights[r], .scale = NK_KEY_SCALE}}};
        }
        units[reporting] = &actors[i];
        returns[reporting++] =
            (struct nk_return){.actor = &actors[i], .submission = submission, .id = actors[i].id, .revision = 1};
    }
    *publication = (struct nk_publication){
        .bundle = {.head = {.year = year},
                   .catalogue = {.actors = actors,
                                 .actor_count = actor_count,
                                 .figures = figure_definitions,
                                 .figure_count = LENGTH_OF(figure_definitions)},
                   .methodology = &bench_methodology,
                   .reporting_units = units,
                   .reporting_unit_count = reporting,
                   .returns = returns,
                   .return_count = reporting}};
}

static inline int bench_compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static inline double bench_median(double *samples, size_t count)
{
    qsort(samples, count, sizeof(samples[0]), bench_compare);
    return samples[count / 2];
}

#endif
