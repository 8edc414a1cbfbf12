/* How long a year of incidents takes: 100,000 of them over 200 services, as availability of the year, on one core. */

#include "core/availability.h"
#include "tests/bench/sector.h"

enum { ROUNDS = 9, SERVICES = 200, INCIDENTS = 500, YEAR_SECONDS = 366 * 86400, LONGEST = 6 * 3600 };

/* Time of the processor, which other processes do not take from. */
static double processor_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void say(struct nk_indicator_value *given, struct nk_arena *arena, struct random *random, int64_t start)
{
    struct nk_incident *incidents = NK_NEW_ARRAY(arena, struct nk_incident, INCIDENTS);
    for (size_t i = 0; i < INCIDENTS; i++) {
        int64_t from = start + (int64_t)random_below(random, YEAR_SECONDS);
        incidents[i] = (struct nk_incident){
            .time = {.start = from, .end = from + 1 + (int64_t)random_below(random, LONGEST)},
            .weight = {.given = true, .value = {.units = 1 + (int64_t)random_below(random, 100), .scale = 2}},
            .planned = random_below(random, 4) == 0,
        };
    }
    *given = (struct nk_indicator_value){
        .incidents_given = true, .incidents = incidents, .incident_count = INCIDENTS};
}

int main(void)
{
    struct nk_arena inputs = test_arena();
    struct random random = {.state = 1};
    struct nk_indicator_value *given = NK_NEW_ARRAY(&inputs, struct nk_indicator_value, SERVICES);
    struct nk_period year;
    if (!given || !nk_period_parse(&year, NK_TEXT("2024")))
        abort();
    for (size_t i = 0; i < SERVICES; i++)
        say(&given[i], &inputs, &random, nk_period_start(&year));

    double samples[ROUNDS];
    __int128 up = 0;
    for (int round = 0; round < ROUNDS; round++) {
        struct nk_arena arena = test_arena();
        double start = processor_ms();
        for (size_t i = 0; i < SERVICES; i++) {
            struct nk_availability availability;
            if (nk_availability_of(&availability, &arena, &year, &given[i]) != NK_OK)
                abort();
            up += availability.up;
        }
        samples[round] = processor_ms() - start;
        nk_arena_release(&arena);
    }
    const double median = bench_median(samples, ROUNDS);
    printf("%d incidents over %d services, a year: median %.3f ms of one core, %.0f ns an incident (%s)\n",
           SERVICES * INCIDENTS, SERVICES, median, median * 1e6 / (SERVICES * INCIDENTS),
           up > 0 ? "some of it up" : "nothing up");
    nk_arena_release(&inputs);
    return 0;
}
