/* Availability held to a simulation that asks of every minute, one by one, what the state was; when a day begins is
 * asked of the C library, which knows the rule of summer time by itself. */
#include <stdio.h>
#include <time.h>

#include "tests/core/measured.h"
#include "tests/core/random.h"

enum { SETS_OF_DAYS = 8000, SETS_OF_MONTHS = 2000 };
enum { INCIDENTS_MAX = 24, SPANS_MAX = 5, WEIGHTS = 8 };

struct simulated {
    int64_t period, maintenance, measured, unknown;          /* minutes */
    int64_t down, maintenance_down;                          /* minutes in parts of eight */
};

struct world {
    struct nk_incident incidents[INCIDENTS_MAX];
    int eighths[INCIDENTS_MAX];
    struct nk_time_span windows[SPANS_MAX], unmonitored[SPANS_MAX];
    struct nk_indicator_value given;
    struct tm first, after; /* local days: the first, and the one after the last */
};

static int64_t local_midnight(const struct tm *day)
{
    struct tm copy = *day;
    copy.tm_isdst = -1;
    return (int64_t)mktime(&copy);
}

static struct nk_time_span random_span(struct random *random, int64_t start, int64_t minutes)
{
    int64_t length = (int64_t)random_below(random, random_below(random, 4) == 0 ? (uint64_t)minutes : 90);
    int64_t from = (int64_t)random_below(random, (uint64_t)minutes + 200) - 100;
    return (struct nk_time_span){.start = start + 60 * from, .end = start + 60 * (from + length)};
}

static void random_world(struct random *random, struct world *world)
{
    static const char *const weights[WEIGHTS + 1] = {"0",   "0.125", "0.25",  "0.375", "0.5",
                                                     "0.625", "0.75",  "0.875", "1"};
    int64_t start = local_midnight(&world->first);
    int64_t minutes = (local_midnight(&world->after) - start) / 60;
    struct nk_indicator_value given = {
        .incidents_given = true,
        .incidents = world->incidents,
        .incident_count = random_below(random, INCIDENTS_MAX + 1),
        .maintenance_windows_given = random_below(random, 2) == 0,
        .maintenance_windows = world->windows,
        .unmonitored = world->unmonitored,
        .unmonitored_count = random_below(random, SPANS_MAX + 1),
    };
    given.maintenance_window_count = given.maintenance_windows_given ? random_below(random, SPANS_MAX + 1) : 0;
    for (size_t i = 0; i < given.incident_count; i++) {
        world->eighths[i] = random_below(random, 2) ? WEIGHTS : (int)random_below(random, WEIGHTS + 1);
        world->incidents[i] = (struct nk_incident){
            .time = random_span(random, start, minutes),
            .planned = random_below(random, 3) == 0,
            .weight = measured_number(weights[world->eighths[i]]),
        };
        if (world->eighths[i] == WEIGHTS && random_below(random, 2))
            world->incidents[i].weight.given = false;
    }
    for (size_t i = 0; i < SPANS_MAX; i++) {
        world->windows[i] = random_span(random, start, minutes);
        world->unmonitored[i] = random_span(random, start, minutes);
    }
    world->given = given;
}

static bool is_in(const struct nk_time_span *span, int64_t now)
{
    return span->start <= now && now < span->end;
}

static bool is_in_any(const struct nk_time_span *spans, size_t count, int64_t now)
{
    for (size_t i = 0; i < count; i++)
        if (is_in(&spans[i], now))
            return true;
    return false;
}

/* What the state is in one minute, by looking at everything. */
static void simulate_minute(struct simulated *result, const struct world *world, int64_t now)
{
    const struct nk_indicator_value *given = &world->given;
    bool planned = false;
    bool incident = false;
    int worst = 0;
    for (size_t i = 0; i < given->incident_count; i++) {
        if (!is_in(&world->incidents[i].time, now))
            continue;
        incident = true;
        planned |= world->incidents[i].planned;
        worst = world->eighths[i] > worst ? world->eighths[i] : worst;
    }
    bool agreed = planned && (!given->maintenance_windows_given ||
                              is_in_any(world->windows, given->maintenance_window_count, now));
    result->period++;
    if (agreed) {
        result->maintenance++;
        result->maintenance_down += worst;
    } else if (!incident && is_in_any(world->unmonitored, given->unmonitored_count, now)) {
        result->unknown++;
    } else {
        result->measured++;
        result->down += worst;
    }
}

static struct simulated simulate(const struct world *world)
{
    struct simulated result = {0};
    int64_t end = local_midnight(&world->after);
    for (int64_t now = local_midnight(&world->first); now < end; now += 60)
        simulate_minute(&result, world, now);
    return result;
}

static __int128 ticks(int64_t minutes)
{
    return (__int128)minutes * 60 * NK_TICKS_OF_SECOND;
}

static void assert_same(const struct nk_availability *computed, const struct simulated *simulated)
{
    ck_assert(computed->period == ticks(simulated->period));
    ck_assert(computed->maintenance == ticks(simulated->maintenance));
    ck_assert(computed->measured == ticks(simulated->measured));
    ck_assert(computed->unknown == ticks(simulated->unknown));
    ck_assert(computed->measured - computed->up == ticks(simulated->down) / WEIGHTS);
    ck_assert(computed->maintenance - computed->maintenance_up == ticks(simulated->maintenance_down) / WEIGHTS);
    ck_assert(computed->up_least == computed->up && computed->up_most == computed->up);
}

/* Whatever the unknown minutes were, and whether or not some of them were agreed maintenance, the availability lies
 * within the bounds; all down and all up reach them. */
static void assert_bounds_hold(struct random *random, const struct nk_availability *computed,
                               const struct simulated *simulated)
{
    if (simulated->measured + simulated->unknown == 0)
        return;
    struct nk_fraction low;
    struct nk_fraction high;
    ck_assert_int_eq(nk_availability_bounds(&low, &high, computed), NK_OK);
    ck_assert_int_le(nk_fraction_compare(low, high), 0);
    int64_t up = WEIGHTS * simulated->measured - simulated->down;
    for (int sample = 0; sample < 8; sample++) {
        int64_t maintained = (int64_t)random_below(random, (uint64_t)simulated->unknown + 1);
        int64_t promised = simulated->measured + simulated->unknown - maintained;
        int64_t more = (int64_t)random_below(random, (uint64_t)(WEIGHTS * (simulated->unknown - maintained)) + 1);
        if (promised == 0)
            continue;
        const struct nk_fraction sampled = {.numerator = 100 * (__int128)(up + more),
                                            .denominator = (__int128)WEIGHTS * promised};
        ck_assert_int_le(nk_fraction_compare(low, sampled), 0);
        ck_assert_int_ge(nk_fraction_compare(high, sampled), 0);
    }
    const __int128 whole = (__int128)WEIGHTS * (simulated->measured + simulated->unknown);
    const struct nk_fraction all_down = {.numerator = 100 * (__int128)up, .denominator = whole};
    const struct nk_fraction all_up = {.numerator = 100 * ((__int128)up + WEIGHTS * simulated->unknown),
                                       .denominator = whole};
    ck_assert_int_eq(nk_fraction_compare(low, all_down), 0);
    ck_assert_int_eq(nk_fraction_compare(high, all_up), 0);
}

static void run_world(struct random *random, const char *name, struct tm first, struct tm after)
{
    struct nk_arena arena = test_arena();
    struct world world = {.first = first, .after = after};
    random_world(random, &world);
    const struct nk_period period = measured_period(name);
    struct nk_availability computed;
    ck_assert_int_eq(nk_availability_of(&computed, &arena, &period, &world.given), NK_OK);
    const struct simulated simulated = simulate(&world);
    assert_same(&computed, &simulated);
    assert_bounds_hold(random, &computed, &simulated);
    nk_arena_release(&arena);
}

static struct tm local_day(int year, int month, int day)
{
    return (struct tm){.tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day};
}

static void clock_of_oslo(void)
{
    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    tzset();
}

START_TEST(days_and_both_nights_of_the_clock_are_as_simulated_minute_by_minute)
{
    struct random random = {.state = 5};
    for (int set = 0; set < SETS_OF_DAYS; set++) {
        char name[40];
        struct tm day = local_day(2024, 1 + (int)random_below(&random, 12), 1 + (int)random_below(&random, 28));
        if (set % 4 == 0)
            day = local_day(2024, 3, 31);
        if (set % 4 == 1)
            day = local_day(2024, 10, 27);
        struct tm next = day;
        next.tm_mday++;
        snprintf(name, sizeof name, "2024-%02d-%02d", day.tm_mon + 1, day.tm_mday);
        run_world(&random, name, day, next);
    }
}
END_TEST

START_TEST(months_of_every_length_are_as_simulated_minute_by_minute)
{
    struct random random = {.state = 7};
    for (int set = 0; set < SETS_OF_MONTHS; set++) {
        char name[40];
        int year = 2023 + set % 2;
        int month = 1 + set / 2 % 12;
        snprintf(name, sizeof name, "%d-%02d", year, month);
        run_world(&random, name, local_day(year, month, 1), local_day(year, month + 1, 1));
    }
}
END_TEST

START_TEST(a_year_is_the_sum_of_its_months)
{
    struct random random = {.state = 11};
    for (int set = 0; set < 20; set++) {
        struct nk_arena arena = test_arena();
        struct world world = {.first = local_day(2024, 1, 1), .after = local_day(2025, 1, 1)};
        random_world(&random, &world);
        struct nk_availability sum = nk_availability_unknown(0);
        for (int month = 1; month <= 12; month++) {
            char name[40];
            snprintf(name, sizeof name, "2024-%02d", month);
            const struct nk_period period = measured_period(name);
            struct nk_availability part;
            ck_assert_int_eq(nk_availability_of(&part, &arena, &period, &world.given), NK_OK);
            sum = nk_availability_add(&sum, &part);
        }
        struct nk_availability whole;
        const struct nk_period year = measured_period("2024");
        ck_assert_int_eq(nk_availability_of(&whole, &arena, &year, &world.given), NK_OK);
        ck_assert(sum.period == whole.period && sum.measured == whole.measured && sum.up == whole.up);
        ck_assert(sum.unknown == whole.unknown && sum.maintenance == whole.maintenance);
        ck_assert(sum.maintenance_up == whole.maintenance_up);
        nk_arena_release(&arena);
    }
}
END_TEST

int main(void)
{
    TCase *each = tcase_create("availability, simulated");
    tcase_set_timeout(each, 60);
    tcase_add_unchecked_fixture(each, clock_of_oslo, NULL);
    tcase_add_test(each, days_and_both_nights_of_the_clock_are_as_simulated_minute_by_minute);
    tcase_add_test(each, months_of_every_length_are_as_simulated_minute_by_minute);
    tcase_add_test(each, a_year_is_the_sum_of_its_months);
    return test_run("availability, simulated", &each, 1);
}
