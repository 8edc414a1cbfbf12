/* What holds of every way of putting values together, whatever the values are. */
#include <stdio.h>

#include "tests/core/indicator_world.h"
#include "tests/core/random.h"

enum { WORLDS = 300, MONTHS = 12 };

static const char *const months[MONTHS] = {"2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06",
                                           "2024-07", "2024-08", "2024-09", "2024-10", "2024-11", "2024-12"};
static const struct {
    const char *text;
    int first, last; /* months, the last one not in it */
} wholes[] = {{"2024", 0, 12},   {"2024-T1", 0, 4}, {"2024-T2", 4, 8}, {"2024-T3", 8, 12},
              {"2024-Q1", 0, 3}, {"2024-Q2", 3, 6}, {"2024-Q3", 6, 9}, {"2024-Q4", 9, 12}};

/* One number a month, in thousandths; below zero: not measured. */
struct numbers {
    int64_t of[MONTHS];
};

static struct numbers random_numbers(struct random *random, int64_t limit, int missing_of_ten)
{
    struct numbers numbers;
    for (int i = 0; i < MONTHS; i++) {
        numbers.of[i] = (int64_t)random_below(random, (uint64_t)limit);
        if ((int)random_below(random, 10) < missing_of_ten)
            numbers.of[i] = -1;
    }
    return numbers;
}

static struct nk_number thousandths(int64_t units)
{
    return (struct nk_number){.given = true, .value = {.units = units, .scale = 3}};
}

/* Says the numbers in an order that is not that of time. */
static void say_all(struct random *random, const char *actor, const char *service, const char *indicator,
                    const struct numbers *numbers)
{
    size_t from = random_below(random, MONTHS);
    for (size_t i = 0; i < MONTHS; i++) {
        size_t month = (from + 5 * i) % MONTHS;
        if (numbers->of[month] >= 0)
            world_say(actor, service, indicator, months[month], NULL)->value = thousandths(numbers->of[month]);
    }
}

static int64_t present(const struct numbers *numbers, int first, int last)
{
    int64_t count = 0;
    for (int i = first; i < last; i++)
        count += numbers->of[i] >= 0 ? 1 : 0;
    return count;
}

static struct nk_fraction in_thousandths(__int128 numerator)
{
    return (struct nk_fraction){.numerator = numerator, .denominator = 1000};
}

#define ck_assert_same(a, b) ck_assert_int_eq(nk_fraction_compare((a), (b)), 0)

static void again(void)
{
    world_end();
    world_begin();
}

START_TEST(a_sum_is_of_what_is_there_and_is_the_least_when_something_is_not)
{
    struct random random = {.state = 1};
    for (int world = 0; world < WORLDS; world++, again()) {
        const struct numbers numbers = random_numbers(&random, 1000000, world % 4);
        say_all(&random, "nhn", "journal", "sent", &numbers);
        for (size_t w = 0; w < LENGTH_OF(wholes); w++) {
            int64_t sum = 0;
            for (int i = wholes[w].first; i < wholes[w].last; i++)
                sum += numbers.of[i] > 0 ? numbers.of[i] : 0;
            const struct nk_indicator_result whole = world_ask("journal", "sent", wholes[w].text);
            int64_t there = present(&numbers, wholes[w].first, wholes[w].last);
            bool complete = there == wholes[w].last - wholes[w].first;
            ck_assert(there > 0 ? whole.absence == NK_INDICATOR_PRESENT : whole.absence == NK_INDICATOR_NOT_MEASURED);
            if (there == 0)
                continue;
            ck_assert_same(whole.exact, in_thousandths(sum));
            ck_assert(whole.has_low && whole.has_high == complete);
            ck_assert_same(whole.exact_low, whole.exact);
            ck_assert_int_eq(whole.days_covered == whole.days, complete);
            ck_assert_int_eq((int64_t)whole.used_count, there);
        }
    }
}
END_TEST

START_TEST(a_maximum_is_one_of_the_values_and_none_is_larger)
{
    struct random random = {.state = 2};
    for (int world = 0; world < WORLDS; world++, again()) {
        const struct numbers numbers = random_numbers(&random, 50, world % 4);
        say_all(&random, "nhn", "journal", "peak", &numbers);
        int64_t largest = -1;
        for (int i = 0; i < MONTHS; i++)
            largest = numbers.of[i] > largest ? numbers.of[i] : largest;
        const struct nk_indicator_result year = world_ask("journal", "peak", "2024");
        ck_assert_int_eq(year.absence == NK_INDICATOR_PRESENT, largest >= 0);
        if (largest >= 0)
            ck_assert_same(year.exact, in_thousandths(largest));
        ck_assert_int_eq(year.has_high, present(&numbers, 0, MONTHS) == MONTHS);
    }
}
END_TEST

START_TEST(the_last_is_that_of_the_latest_day_that_was_measured)
{
    struct random random = {.state = 3};
    for (int world = 0; world < WORLDS; world++, again()) {
        nk_date latest = 0;
        int64_t expected = 0;
        for (int i = 0; i < 6; i++) {
            char day[40];
            int month = 1 + (int)random_below(&random, 12);
            int date = 1 + (int)random_below(&random, 28);
            snprintf(day, sizeof day, "2024-%02d-%02d", month, date);
            int64_t value = (int64_t)random_below(&random, 1000);
            nk_date when = (nk_date)(20240000 + month * 100 + date);
            if (when == latest)
                continue;
            world_say("nhn", "organisation", "cloud", day, NULL)->value = thousandths(value);
            expected = when > latest ? value : expected;
            latest = when > latest ? when : latest;
        }
        const struct nk_indicator_result year = world_ask("organisation", "cloud", "2024");
        ck_assert_int_eq(year.as_of, latest);
        ck_assert_same(year.exact, in_thousandths(expected));
        ck_assert_uint_eq(year.used_count, 1);
    }
}
END_TEST

START_TEST(a_ratio_is_the_sum_of_the_numbers_by_the_sum_of_the_bases)
{
    struct random random = {.state = 4};
    for (int world = 0; world < WORLDS; world++, again()) {
        const struct numbers numbers = random_numbers(&random, 100001, world % 3);
        __int128 weighted = 0;
        __int128 bases = 0;
        int64_t smallest = 100001;
        int64_t largest = -1;
        for (int i = 0; i < MONTHS; i++) {
            if (numbers.of[i] < 0)
                continue;
            int64_t base = 1 + (int64_t)random_below(&random, 1000000);
            struct nk_indicator_value *said = world_say("nhn", "journal", "mobile", months[i], NULL);
            said->value = thousandths(numbers.of[i]);
            said->base_value = (struct nk_number){.given = true, .value = nk_decimal_integer(base)};
            weighted += (__int128)numbers.of[i] * base;
            bases += base;
            smallest = numbers.of[i] < smallest ? numbers.of[i] : smallest;
            largest = numbers.of[i] > largest ? numbers.of[i] : largest;
        }
        if (present(&numbers, 0, MONTHS) < 2)
            continue;
        const struct nk_indicator_result year = world_ask("journal", "mobile", "2024");
        ck_assert_same(year.exact, ((struct nk_fraction){.numerator = weighted, .denominator = 1000 * bases}));
        ck_assert_int_ge(nk_fraction_compare(year.exact, in_thousandths(smallest)), 0);
        ck_assert_int_le(nk_fraction_compare(year.exact, in_thousandths(largest)), 0);
    }
}
END_TEST

START_TEST(a_ratio_without_one_of_its_bases_has_no_value)
{
    SAY("journal", "mobile", "2024-01", "80")->base_value = measured_number("10");
    SAY("journal", "mobile", "2024-02", "90");
    ck_assert_absence(world_ask("journal", "mobile", "2024"), "without-base");
    ck_assert_absence(world_ask("journal", "mobile", "2024-02"), "present");
}
END_TEST

START_TEST(a_ratio_of_some_months_can_be_any_share)
{
    SAY("journal", "mobile", "2024-01", "80")->base_value = measured_number("10");
    SAY("journal", "mobile", "2024-02", "90")->base_value = measured_number("10");
    const struct nk_indicator_result year = world_ask("journal", "mobile", "2024");
    ck_assert_decimal(year.value, "85.0");
    ck_assert_decimal(year.low, "0.0");
    ck_assert_decimal(year.high, "100.0");
}
END_TEST

/* Whatever the months that nobody measured were: within the bounds, and never against a verdict that was given. */
static void assert_any_year(struct random *random, const struct numbers *known,
                            const struct nk_indicator_result *partial)
{
    struct numbers all = *known;
    bool extreme = random_below(random, 3) == 0;
    int64_t same = random_below(random, 2) ? 100000 : 0;
    for (int i = 0; i < MONTHS; i++)
        if (all.of[i] < 0)
            all.of[i] = extreme ? same : (int64_t)random_below(random, 100001);
    again();
    say_all(random, "nhn", "sfm", "availability", &all);
    const struct nk_indicator_result year = world_ask("sfm", "availability", "2024");
    ck_assert_int_ge(nk_fraction_compare(year.exact, partial->exact_low), 0);
    ck_assert_int_le(nk_fraction_compare(year.exact, partial->exact_high), 0);
    ck_assert_same(year.exact_low, year.exact_high);
    ck_assert_int_ne(year.verdict, NK_UNDETERMINED);
    if (partial->verdict != NK_UNDETERMINED)
        ck_assert_int_eq(year.verdict, partial->verdict);
}

START_TEST(time_is_weighted_and_no_possible_year_contradicts_its_bounds_or_its_verdict)
{
    struct random random = {.state = 5};
    int decided = 0;
    for (int world = 0; world < WORLDS; world++, again()) {
        struct numbers known = random_numbers(&random, 201, 1 + world % 9);
        for (int i = 0; i < MONTHS; i++)
            known.of[i] = known.of[i] < 0 ? -1 : 100000 - known.of[i];
        if (present(&known, 0, MONTHS) == 0)
            continue;
        say_all(&random, "nhn", "sfm", "availability", &known);
        const struct nk_indicator_result partial = world_ask("sfm", "availability", "2024");
        __int128 up = 0;
        int64_t minutes = 0;
        for (int i = 0; i < MONTHS; i++) {
            const struct nk_period month = measured_period(months[i]);
            up += known.of[i] < 0 ? 0 : (__int128)known.of[i] * nk_period_minutes(&month);
            minutes += known.of[i] < 0 ? 0 : nk_period_minutes(&month);
        }
        ck_assert_same(partial.exact, ((struct nk_fraction){.numerator = up, .denominator = 1000 * minutes}));
        decided += partial.verdict == NK_MISSED ? 1 : 0;
        for (int sample = 0; sample < 4; sample++)
            assert_any_year(&random, &known, &partial);
    }
    ck_assert_int_gt(decided, WORLDS / 10);
}
END_TEST

START_TEST(it_makes_no_difference_whether_months_are_told_one_by_one_or_as_quarters)
{
    struct random random = {.state = 6};
    for (int world = 0; world < WORLDS; world++, again()) {
        const struct numbers numbers = random_numbers(&random, 1000, 0);
        say_all(&random, "nhn", "journal", "sent", &numbers);
        const struct nk_indicator_result by_month = world_ask("journal", "sent", "2024");
        for (size_t w = 4; w < LENGTH_OF(wholes); w++) {
            if (random_below(&random, 2))
                continue;
            int64_t sum = numbers.of[wholes[w].first] + numbers.of[wholes[w].first + 1] +
                          numbers.of[wholes[w].first + 2];
            world_say("nhn", "journal", "sent", wholes[w].text, NULL)->value = thousandths(sum);
        }
        const struct nk_indicator_result by_quarter = world_ask("journal", "sent", "2024");
        ck_assert_same(by_month.exact, by_quarter.exact);
        ck_assert_int_eq(by_quarter.days_covered, 366);
    }
}
END_TEST

START_TEST(a_sum_over_actors_is_the_sum_of_each_alone)
{
    static const char *const actors[] = {"helse-vest", "helse-nord", "nhn"};
    struct random random = {.state = 8};
    for (int world = 0; world < WORLDS; world++, again()) {
        __int128 sum = 0;
        for (size_t i = 0; i < LENGTH_OF(actors); i++) {
            const struct numbers numbers = random_numbers(&random, 1000, 0);
            say_all(&random, actors[i], "journal", "sent", &numbers);
            for (int month = 0; month < MONTHS; month++)
                sum += numbers.of[month];
        }
        const struct nk_indicator_result all = world_ask("journal", "sent", "2024");
        ck_assert_same(all.exact, in_thousandths(sum));
        ck_assert_uint_eq(all.used_count, 3 * MONTHS);
        ck_assert_int_eq(all.days_covered, 366);
    }
}
END_TEST

START_TEST(where_there_is_no_rule_there_is_no_value_and_the_reason_says_which)
{
    SAY("journal", "grade", "2024-T1", "4.1");
    ck_assert_absence(world_ask("journal", "grade", "2024"), "not-over-time");
    ck_assert_absence(world_ask("journal", "grade", "2024-T1"), "present");
    world_say("helse-vest", "journal", "grade", "2024-T1", "4.3");
    ck_assert_absence(world_ask("journal", "grade", "2024-T1"), "not-over-actors");
    world_say("helse-vest", "organisation", "municipalities", "2024", "357");
    SAY("organisation", "municipalities", "2024", "357");
    ck_assert_absence(world_ask("organisation", "municipalities", "2024"), "present");
    world_say("helse-nord", "organisation", "municipalities", "2024", "356");
    ck_assert_absence(world_ask("organisation", "municipalities", "2024"), "not-over-actors");
}
END_TEST

START_TEST(qualifiers_and_estimates_are_carried_through)
{
    SAY("journal", "sent", "2024-01", "30")->qualifier = NK_MORE_THAN;
    SAY("journal", "sent", "2024-02", "10")->value.status = NK_ESTIMATED;
    const struct nk_indicator_result quarter = world_ask("journal", "sent", "2024-Q1");
    ck_assert_int_eq(quarter.qualifier, NK_MORE_THAN);
    ck_assert_int_eq(quarter.status, NK_ESTIMATED);
    ck_assert_decimal(quarter.estimated_share, "25.0");
    SAY("journal", "sent", "2024-04", "30");
    SAY("journal", "sent", "2024-05", "10")->qualifier = NK_UP_TO;
    ck_assert_int_eq(world_ask("journal", "sent", "2024-Q2").qualifier, NK_UP_TO);
    ck_assert_int_eq(world_ask("journal", "sent", "2024").qualifier, NK_ABOUT);
    SAY("journal", "peak", "2024-01", "30")->qualifier = NK_UP_TO;
    SAY("journal", "peak", "2024-02", "40");
    ck_assert_int_eq(world_ask("journal", "peak", "2024-Q1").qualifier, NK_EXACTLY);
    SAY("journal", "peak", "2024-03", "20")->qualifier = NK_MORE_THAN;
    ck_assert_int_eq(world_ask("journal", "peak", "2024-Q1").qualifier, NK_MORE_THAN);
    SAY("sfm", "availability", "2024-01", "100")->qualifier = NK_ABOUT;
    const struct nk_indicator_result january = world_ask("sfm", "availability", "2024-01");
    ck_assert_verdict(january, "undetermined", "inexact");
}
END_TEST

int main(void)
{
    TCase *each = tcase_create("indicator aggregation");
    tcase_set_timeout(each, 60);
    tcase_add_checked_fixture(each, world_begin, world_end);
    tcase_add_test(each, a_sum_is_of_what_is_there_and_is_the_least_when_something_is_not);
    tcase_add_test(each, a_maximum_is_one_of_the_values_and_none_is_larger);
    tcase_add_test(each, the_last_is_that_of_the_latest_day_that_was_measured);
    tcase_add_test(each, a_ratio_is_the_sum_of_the_numbers_by_the_sum_of_the_bases);
    tcase_add_test(each, a_ratio_without_one_of_its_bases_has_no_value);
    tcase_add_test(each, a_ratio_of_some_months_can_be_any_share);
    tcase_add_test(each, time_is_weighted_and_no_possible_year_contradicts_its_bounds_or_its_verdict);
    tcase_add_test(each, it_makes_no_difference_whether_months_are_told_one_by_one_or_as_quarters);
    tcase_add_test(each, a_sum_over_actors_is_the_sum_of_each_alone);
    tcase_add_test(each, where_there_is_no_rule_there_is_no_value_and_the_reason_says_which);
    tcase_add_test(each, qualifiers_and_estimates_are_carried_through);
    return test_run("indicator aggregation", &each, 1);
}
