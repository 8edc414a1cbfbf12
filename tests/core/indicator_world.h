/* A small world of services, indicators and targets, and what returns say of them. */
#ifndef NK_TESTS_CORE_INDICATOR_WORLD_H
#define NK_TESTS_CORE_INDICATOR_WORLD_H

#include "core/indicator_values.h"
#include "tests/core/measured.h"

static const struct nk_service world_services[] = {
    {.id = NK_TEXT("journal")}, {.id = NK_TEXT("organisation")}, {.id = NK_TEXT("sfm")}, {.id = NK_TEXT("stamnett")}};

#define INDICATOR(id_, unit_, decimals_, period_, time_, actors_)                                                      \
    {                                                                                                                  \
        .id = NK_TEXT(id_), .unit = NK_TEXT(unit_), .decimals = (decimals_), .period = (period_),                      \
        .over_time = (time_), .over_actors = (actors_)
static const struct nk_indicator world_indicators[] = {
    INDICATOR("availability", "percent", 2, NK_PERIOD_MONTH, NK_AGGREGATE_TIME_WEIGHTED, NK_AGGREGATE_TIME_WEIGHTED),
        .family = NK_FAMILY_AVAILABILITY, .is_share = true},
    INDICATOR("cloud", "percent", 0, NK_PERIOD_POINT, NK_AGGREGATE_LAST, NK_AGGREGATE_NONE), .is_share = true},
    INDICATOR("connected", "municipalities", 0, NK_PERIOD_POINT, NK_AGGREGATE_LAST, NK_AGGREGATE_SUM),
        .base = NK_TEXT("municipalities")},
    INDICATOR("grade", "points", 1, NK_PERIOD_YEAR, NK_AGGREGATE_NONE, NK_AGGREGATE_NONE)},
    INDICATOR("mobile", "percent", 1, NK_PERIOD_MONTH, NK_AGGREGATE_RATIO, NK_AGGREGATE_RATIO), .is_share = true},
    INDICATOR("municipalities", "municipalities", 0, NK_PERIOD_YEAR, NK_AGGREGATE_LAST, NK_AGGREGATE_LAST)},
    INDICATOR("peak", "users", 0, NK_PERIOD_MONTH, NK_AGGREGATE_MAXIMUM, NK_AGGREGATE_MAXIMUM)},
    INDICATOR("scope-1", "tCO2e", 1, NK_PERIOD_YEAR, NK_AGGREGATE_SUM, NK_AGGREGATE_SUM)},
    INDICATOR("scope-2", "tCO2e", 1, NK_PERIOD_YEAR, NK_AGGREGATE_SUM, NK_AGGREGATE_SUM)},
    INDICATOR("scope-2-market", "tCO2e", 1, NK_PERIOD_YEAR, NK_AGGREGATE_SUM, NK_AGGREGATE_SUM)},
    INDICATOR("scope-3", "tCO2e", 1, NK_PERIOD_YEAR, NK_AGGREGATE_SUM, NK_AGGREGATE_SUM)},
    INDICATOR("scope-all", "tCO2e", 1, NK_PERIOD_YEAR, NK_AGGREGATE_SUM, NK_AGGREGATE_SUM)},
    INDICATOR("scope-goods", "tCO2e", 1, NK_PERIOD_YEAR, NK_AGGREGATE_SUM, NK_AGGREGATE_SUM)},
    INDICATOR("scope-travel", "tCO2e", 1, NK_PERIOD_YEAR, NK_AGGREGATE_SUM, NK_AGGREGATE_SUM)},
    INDICATOR("scope-waste", "tCO2e", 1, NK_PERIOD_YEAR, NK_AGGREGATE_SUM, NK_AGGREGATE_SUM)},
    INDICATOR("sent", "prescriptions", 0, NK_PERIOD_MONTH, NK_AGGREGATE_SUM, NK_AGGREGATE_SUM)},
    INDICATOR("stored", "replies", 0, NK_PERIOD_CUMULATIVE, NK_AGGREGATE_LAST, NK_AGGREGATE_NONE)},
};
#undef INDICATOR

#define PAIR(service_, indicator_) {.service = NK_TEXT(service_), .indicator = NK_TEXT(indicator_)}
static const struct nk_service_indicator world_pairs[] = {
    PAIR("journal", "connected"), PAIR("journal", "grade"), PAIR("journal", "mobile"), PAIR("journal", "peak"),
    PAIR("journal", "sent"), PAIR("journal", "stored"), PAIR("organisation", "cloud"),
    PAIR("organisation", "municipalities"), PAIR("organisation", "scope-1"), PAIR("organisation", "scope-2"),
    PAIR("organisation", "scope-2-market"), PAIR("organisation", "scope-3"), PAIR("organisation", "scope-all"),
    PAIR("organisation", "scope-goods"), PAIR("organisation", "scope-travel"), PAIR("organisation", "scope-waste"),
    PAIR("sfm", "availability"), PAIR("stamnett", "availability")};
#undef PAIR

static const struct nk_target world_targets[] = {
    {.id = NK_TEXT("cloud-2025"), .service = NK_TEXT("organisation"), .indicator = NK_TEXT("cloud"),
     .value = {.units = 100}, .has_path = true, .start_value = {.units = 58}, .start_date = 20241231,
     .end_date = 20251231},
    {.id = NK_TEXT("sfm"), .service = NK_TEXT("sfm"), .indicator = NK_TEXT("availability"),
     .value = {.units = 9999, .scale = 2}},
};

static const struct nk_indicator_break world_breaks[] = {
    {.id = NK_TEXT("other-definition"), .service = NK_TEXT("journal"), .indicator = NK_TEXT("sent"), .from = 20230101},
    {.id = NK_TEXT("reset-2025"), .service = NK_TEXT("journal"), .indicator = NK_TEXT("stored"), .from = 20250101,
     .is_reset = true},
};

#define SUM(sum_, part_) {.sum = NK_TEXT(sum_), .part = NK_TEXT(part_)}
static const struct nk_indicator_sum world_sums[] = {
    SUM("scope-3", "scope-goods"), SUM("scope-3", "scope-waste"), SUM("scope-3", "scope-travel"),
    SUM("scope-all", "scope-1"), SUM("scope-all", "scope-2"), SUM("scope-all", "scope-3")};
#undef SUM

static const struct nk_indicator_definitions world_definitions = {
    .services = world_services, .service_count = LENGTH_OF(world_services),
    .indicators = world_indicators, .indicator_count = LENGTH_OF(world_indicators),
    .pairs = world_pairs, .pair_count = LENGTH_OF(world_pairs),
    .targets = world_targets, .target_count = LENGTH_OF(world_targets),
    .breaks = world_breaks, .break_count = LENGTH_OF(world_breaks),
    .sums = world_sums, .sum_count = LENGTH_OF(world_sums),
};

enum { WORLD_RETURNS = 8, WORLD_VALUES = 400 };

/* What has been said so far; forgotten with world_begin. */
static struct nk_arena arena;
static struct nk_submission world_submissions[WORLD_RETURNS];
static struct nk_return world_returns[WORLD_RETURNS];
static struct nk_indicator_value world_values[WORLD_RETURNS][WORLD_VALUES];
static struct nk_service_cost world_costs[WORLD_RETURNS];
static size_t world_return_count;

static inline void world_begin(void)
{
    arena = test_arena();
    world_return_count = 0;
}

static inline void world_end(void)
{
    nk_arena_release(&arena);
}

/* The return of an actor for a year, made when it is first spoken of. */
static inline size_t world_return(const char *actor, int year)
{
    for (size_t i = 0; i < world_return_count; i++)
        if (nk_text_is(world_submissions[i].actor, actor) && world_submissions[i].year == year)
            return i;
    ck_assert_uint_lt(world_return_count, WORLD_RETURNS);
    world_submissions[world_return_count] = (struct nk_submission){
        .actor = nk_text_of(actor), .year = year, .indicators = world_values[world_return_count]};
    world_returns[world_return_count] =
        (struct nk_return){.submission = &world_submissions[world_return_count], .revision = 1};
    return world_return_count++;
}

static inline struct nk_indicator_value *world_say(const char *actor, const char *service, const char *indicator,
                                                   const char *period, const char *value)
{
    const struct nk_period when = measured_period(period);
    struct nk_submission *submission = &world_submissions[world_return(actor, when.last / 10000)];
    ck_assert_uint_lt(submission->indicator_count, WORLD_VALUES);
    struct nk_indicator_value *said = &submission->indicators[submission->indicator_count++];
    *said = (struct nk_indicator_value){.service = nk_text_of(service),
                                        .indicator = nk_text_of(indicator),
                                        .period = nk_arena_copy(&arena, nk_text_of(period)),
                                        .value = measured_number(value)};
    return said;
}

/* The one service cost of the actor's return of 2024. */
static inline struct nk_service_cost *world_cost(const char *actor, const char *service, const char *amount)
{
    const size_t index = world_return(actor, 2024);
    world_costs[index] = (struct nk_service_cost){.service = nk_text_of(service), .amount = measured_number(amount)};
    world_submissions[index].service_costs = &world_costs[index];
    world_submissions[index].service_cost_count = 1;
    return &world_costs[index];
}

#define SAY(service, indicator, period, value) world_say("nhn", (service), (indicator), (period), (value))

static inline struct nk_measurements world_measurements(void)
{
    struct nk_measurements measurements;
    ck_assert_int_eq(nk_measurements_collect(&measurements, &arena, &world_definitions, world_returns,
                                             world_return_count), NK_OK);
    return measurements;
}

static inline struct nk_indicator_result world_ask(const char *service, const char *indicator, const char *period)
{
    const struct nk_measurements measurements = world_measurements();
    const struct nk_indicator_question question = {
        .service = nk_text_of(service), .indicator = nk_text_of(indicator), .period = measured_period(period)};
    struct nk_measurements *kept = NK_NEW(&arena, struct nk_measurements);
    *kept = measurements;
    struct nk_indicator_result result;
    ck_assert_int_eq(nk_indicator_compute(&result, &arena, kept, &question), NK_OK);
    return result;
}

#define ck_assert_absence(result, expected)                                                                            \
    ck_assert_str_eq(nk_indicator_absence_code((result).absence), (expected))
#define ck_assert_verdict(result, expected, why)                                                                       \
    do {                                                                                                               \
        ck_assert_str_eq(nk_verdict_code((result).verdict), (expected));                                               \
        ck_assert_str_eq(nk_verdict_reason_code((result).reason), (why));                                              \
    } while (0)

#endif
