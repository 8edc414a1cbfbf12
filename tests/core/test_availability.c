#include "tests/core/measured.h"

static struct nk_arena arena;

static void set_up(void)
{
    arena = test_arena();
}

static void tear_down(void)
{
    nk_arena_release(&arena);
}

static struct nk_availability of(const char *period, const struct nk_indicator_value *given)
{
    struct nk_availability result;
    const struct nk_period when = measured_period(period);
    ck_assert_int_eq(nk_availability_of(&result, &arena, &when, given), NK_OK);
    ck_assert(result.period == result.maintenance + result.measured + result.unknown);
    return result;
}

static enum nk_status refused(const char *period, const struct nk_indicator_value *given)
{
    struct nk_availability untouched = {.period = 42};
    const struct nk_period when = measured_period(period);
    enum nk_status status = nk_availability_of(&untouched, &arena, &when, given);
    ck_assert(status != NK_OK && untouched.period == 42);
    return status;
}

static struct nk_fraction value_of(const struct nk_availability *availability)
{
    struct nk_fraction value;
    ck_assert_int_eq(nk_availability_value(&value, availability), NK_OK);
    return value;
}

static void assert_bounds(const struct nk_availability *availability, const char *low, const char *high)
{
    struct nk_fraction least;
    struct nk_fraction most;
    ck_assert_int_eq(nk_availability_bounds(&least, &most, availability), NK_OK);
    ck_assert_fraction(least, 4, low);
    ck_assert_fraction(most, 4, high);
}

/* Minutes after the beginning of December 2024 in Oslo. */
static struct nk_time_span minutes(int64_t from, int64_t to)
{
    const struct nk_period december = measured_period("2024-12");
    return (struct nk_time_span){.start = nk_period_start(&december) + 60 * from,
                                 .end = nk_period_start(&december) + 60 * to};
}

static struct nk_incident down(int64_t from, int64_t to, const char *weight)
{
    return (struct nk_incident){.time = minutes(from, to), .weight = measured_number(weight)};
}

static struct nk_incident planned(int64_t from, int64_t to)
{
    return (struct nk_incident){.time = minutes(from, to), .planned = true};
}

#define INCIDENTS(list) .incidents_given = true, .incidents = (list), .incident_count = LENGTH_OF(list)

START_TEST(ninety_nine_percent_of_december_is_446_minutes_down_where_4_are_allowed)
{
    const struct nk_indicator_value given = {.value = measured_number("99")};
    const struct nk_availability december = of("2024-12", &given);
    ck_assert_fraction(nk_minutes_of_ticks(december.period), 0, "44640");
    ck_assert_fraction(nk_availability_used(&december), 3, "446.400");
    const struct nk_fraction target = nk_fraction_of(measured_decimal("99.99"));
    ck_assert_fraction(nk_availability_allowed(&december, target), 3, "4.464");
    assert_bounds(&december, "99.0000", "99.0000");
}
END_TEST

START_TEST(a_year_of_which_only_december_is_known_has_bounds)
{
    const struct nk_indicator_value given = {.value = measured_number("99")};
    struct nk_availability year = nk_availability_unknown(0);
    for (int month = 1; month <= 11; month++) {
        char text[] = "2024-00";
        text[5] = (char)('0' + month / 10);
        text[6] = (char)('0' + month % 10);
        const struct nk_period each = measured_period(text);
        const struct nk_availability unknown =
            nk_availability_unknown(nk_period_end(&each) - nk_period_start(&each));
        year = nk_availability_add(&year, &unknown);
    }
    const struct nk_availability december = of("2024-12", &given);
    year = nk_availability_add(&year, &december);
    ck_assert_fraction(value_of(&year), 2, "99.00");
    assert_bounds(&year, "8.3852", "99.9153");
}
END_TEST

START_TEST(overlapping_incidents_count_once_and_the_worst_counts)
{
    const struct nk_incident incidents[] = {down(100, 200, "0.5"), down(150, 250, "1"), down(150, 160, "0.25"),
                                            down(300, 400, "0.1"), down(300, 400, "0.1")};
    const struct nk_indicator_value given = {INCIDENTS(incidents)};
    const struct nk_availability december = of("2024-12", &given);
    /* 50 · 0.5 + 100 · 1 + 100 · 0.1 */
    ck_assert_fraction(nk_availability_used(&december), 1, "135.0");
}
END_TEST

START_TEST(no_incidents_is_a_hundred_percent_and_no_list_is_nothing_known)
{
    const struct nk_indicator_value none = {.incidents_given = true};
    const struct nk_availability december = of("2024-12", &none);
    ck_assert_fraction(value_of(&december), 2, "100.00");
    const struct nk_indicator_value silent = {.incidents_given = false};
    ck_assert_int_eq(refused("2024-12", &silent), NK_UNDEFINED);
}
END_TEST

START_TEST(agreed_maintenance_is_no_part_of_what_was_promised)
{
    const struct nk_incident incidents[] = {planned(0, 640), down(1000, 1440, NULL)};
    const struct nk_indicator_value given = {INCIDENTS(incidents)};
    const struct nk_availability december = of("2024-12", &given);
    ck_assert_fraction(value_of(&december), 4, "99.0000"); /* 43560 of 44000 */
    struct nk_fraction with;
    ck_assert_int_eq(nk_availability_with_maintenance(&with, &december), NK_OK);
    ck_assert_fraction(with, 4, "97.5806"); /* 43560 of 44640 */
    ck_assert_fraction(nk_availability_allowed(&december, nk_fraction_of(measured_decimal("99.9"))), 1, "44.0");
}
END_TEST

START_TEST(planned_maintenance_outside_the_agreed_windows_is_down)
{
    const struct nk_incident incidents[] = {planned(0, 200)};
    const struct nk_time_span windows[] = {minutes(-60, 50), minutes(40, 100)};
    const struct nk_indicator_value given = {INCIDENTS(incidents), .maintenance_windows_given = true,
                                             .maintenance_windows = windows, .maintenance_window_count = 2};
    const struct nk_availability december = of("2024-12", &given);
    ck_assert_fraction(nk_minutes_of_ticks(december.maintenance), 0, "100");
    ck_assert_fraction(nk_availability_used(&december), 0, "100");
    const struct nk_indicator_value without = {INCIDENTS(incidents), .maintenance_windows_given = true};
    const struct nk_availability nothing_agreed = of("2024-12", &without);
    ck_assert_fraction(nk_availability_used(&nothing_agreed), 0, "200");
}
END_TEST

START_TEST(an_agreed_window_in_which_nothing_was_planned_is_ordinary_time)
{
    const struct nk_incident incidents[] = {down(0, 50, NULL)};
    const struct nk_time_span windows[] = {minutes(0, 100)};
    const struct nk_indicator_value given = {INCIDENTS(incidents), .maintenance_windows_given = true,
                                             .maintenance_windows = windows, .maintenance_window_count = 1};
    const struct nk_availability december = of("2024-12", &given);
    ck_assert(december.maintenance == 0);
    ck_assert_fraction(nk_availability_used(&december), 0, "50");
}
END_TEST

START_TEST(an_incident_over_the_border_counts_where_it_lies)
{
    const struct nk_incident incidents[] = {down(-30, 60, NULL), down(44640 - 5, 44640 + 500, NULL),
                                            down(50000, 60000, NULL), down(90, 90, NULL), down(95, 94, NULL)};
    const struct nk_indicator_value given = {INCIDENTS(incidents)};
    const struct nk_availability december = of("2024-12", &given);
    const struct nk_availability november = of("2024-11", &given);
    const struct nk_availability january = of("2025-01", &given);
    ck_assert_fraction(nk_availability_used(&december), 0, "65");
    ck_assert_fraction(nk_availability_used(&november), 0, "30");
    ck_assert_fraction(nk_availability_used(&january), 0, "10500");
}
END_TEST

START_TEST(unmonitored_time_is_unknown_unless_an_incident_is_known)
{
    const struct nk_incident incidents[] = {down(50, 100, NULL)};
    const struct nk_time_span unmonitored[] = {minutes(0, 500), minutes(400, 4464)};
    const struct nk_indicator_value given = {INCIDENTS(incidents), .unmonitored = unmonitored,
                                             .unmonitored_count = 2};
    const struct nk_availability december = of("2024-12", &given);
    ck_assert_fraction(nk_minutes_of_ticks(december.unknown), 0, "4414");
    ck_assert_fraction(nk_availability_used(&december), 0, "50");
    ck_assert_fraction(nk_availability_used_at_most(&december), 0, "4464");
    assert_bounds(&december, "90.0000", "99.8880");
}
END_TEST

START_TEST(minutes_that_were_not_measured_are_unknown_also_beside_incidents)
{
    const struct nk_incident incidents[] = {down(0, 440, NULL)};
    const struct nk_indicator_value given = {INCIDENTS(incidents), .minutes_unknown = measured_number("640")};
    const struct nk_availability december = of("2024-12", &given);
    ck_assert_fraction(value_of(&december), 2, "99.00"); /* 43560 of 44000 */
    const struct nk_indicator_value too_much = {INCIDENTS(incidents), .minutes_unknown = measured_number("44640")};
    ck_assert_int_eq(refused("2024-12", &too_much), NK_INVALID);
}
END_TEST

START_TEST(minutes_give_the_same_as_the_incidents_that_they_come_from)
{
    const struct nk_indicator_value given = {
        .minutes_measured = measured_number("44000"),
        .minutes_maintenance = measured_number("400"),
        .minutes_up = measured_number("43164.5"),
    };
    const struct nk_availability december = of("2024-12", &given);
    ck_assert_fraction(nk_minutes_of_ticks(december.unknown), 0, "640");
    ck_assert_fraction(nk_availability_used(&december), 1, "435.5");
    ck_assert_fraction(value_of(&december), 4, "99.0011");
    assert_bounds(&december, "97.5689", "99.0156");
}
END_TEST

START_TEST(up_alone_is_of_the_whole_period)
{
    const struct nk_indicator_value given = {.minutes_up = measured_number("44193.6")};
    const struct nk_availability december = of("2024-12", &given);
    ck_assert_fraction(value_of(&december), 6, "99.000000");
}
END_TEST

START_TEST(a_percentage_is_of_the_time_that_was_measured)
{
    const struct nk_indicator_value given = {.value = measured_number("99"),
                                             .minutes_measured = measured_number("22320")};
    const struct nk_availability december = of("2024-12", &given);
    ck_assert_fraction(nk_availability_used(&december), 1, "223.2");
    assert_bounds(&december, "49.5000", "99.5000");
}
END_TEST

START_TEST(more_than_about_and_up_to_leave_room)
{
    struct nk_indicator_value given = {.value = measured_number("99.5"), .qualifier = NK_MORE_THAN};
    struct nk_availability december = of("2024-12", &given);
    assert_bounds(&december, "99.5000", "100.0000");
    given.qualifier = NK_UP_TO;
    december = of("2024-12", &given);
    assert_bounds(&december, "0.0000", "99.5000");
    given.qualifier = NK_ABOUT;
    december = of("2024-12", &given);
    assert_bounds(&december, "0.0000", "100.0000");
    ck_assert_fraction(value_of(&december), 1, "99.5");
}
END_TEST

START_TEST(numbers_that_cannot_be_are_refused)
{
    const struct nk_incident heavy[] = {down(0, 10, "1.1")};
    const struct nk_incident light[] = {down(0, 10, "-0.1")};
    const struct nk_indicator_value impossible[] = {
        {.value = measured_number("100.000000001")},
        {.value = measured_number("-1")},
        {.minutes_up = measured_number("44641")},
        {.minutes_up = measured_number("-1")},
        {.minutes_up = measured_number("100"), .minutes_measured = measured_number("99")},
        {.minutes_up = measured_number("100"), .minutes_measured = measured_number("44641")},
        {.minutes_up = measured_number("44640"), .minutes_unknown = measured_number("0.000000001")},
        {.minutes_up = measured_number("0"), .minutes_maintenance = measured_number("-1")},
        {.minutes_up = measured_number("0"), .minutes_unknown = measured_number("-1")},
        {.minutes_up = measured_number("9223372036854775807")},
        {INCIDENTS(heavy)},
        {INCIDENTS(light)},
    };
    for (size_t i = 0; i < LENGTH_OF(impossible); i++)
        ck_assert_msg(refused("2024-12", &impossible[i]) == NK_INVALID, "%zu", i);
}
END_TEST

START_TEST(the_same_hour_of_the_night_is_there_twice_in_october)
{
    const struct nk_period night = measured_period("2024-10-27");
    const struct nk_incident incidents[] = {
        {.time = {.start = nk_period_start(&night), .end = nk_period_end(&night)}, .weight = measured_number("1")}};
    const struct nk_indicator_value given = {INCIDENTS(incidents)};
    const struct nk_availability october = of("2024-10", &given);
    ck_assert_fraction(nk_availability_used(&october), 0, "1500");
    ck_assert_fraction(nk_minutes_of_ticks(october.period), 0, "44700");
}
END_TEST

START_TEST(nothing_measured_has_no_value_but_bounds)
{
    const struct nk_availability nothing = nk_availability_unknown(3600);
    struct nk_fraction untouched = {.numerator = 42};
    ck_assert_int_eq(nk_availability_value(&untouched, &nothing), NK_UNDEFINED);
    ck_assert_int_eq((int)untouched.numerator, 42);
    assert_bounds(&nothing, "0.0000", "100.0000");
    const struct nk_incident incidents[] = {planned(-1000, 99999)};
    const struct nk_indicator_value given = {INCIDENTS(incidents)};
    const struct nk_availability maintained = of("2024-12", &given);
    ck_assert_int_eq(nk_availability_value(&untouched, &maintained), NK_UNDEFINED);
    ck_assert_int_eq(nk_availability_bounds(&untouched, &untouched, &maintained), NK_UNDEFINED);
}
END_TEST

START_TEST(seconds_and_weights_are_exact)
{
    const struct nk_period december = measured_period("2024-12");
    const struct nk_incident incidents[] = {
        {.time = {.start = nk_period_start(&december) + 7, .end = nk_period_start(&december) + 8},
         .weight = measured_number("0.000000001")}};
    const struct nk_indicator_value given = {INCIDENTS(incidents)};
    const struct nk_availability result = of("2024-12", &given);
    ck_assert(result.measured - result.up == 100);
}
END_TEST

START_TEST(fractions_compare_exactly_where_decimals_would_be_the_same)
{
    const struct nk_fraction third = {1, 3};
    const struct nk_fraction nearly = nk_fraction_of(measured_decimal("0.333333333"));
    ck_assert_int_gt(nk_fraction_compare(third, nearly), 0);
    ck_assert_int_eq(nk_fraction_compare(third, (struct nk_fraction){2, 6}), 0);
    ck_assert_int_lt(nk_fraction_compare((struct nk_fraction){-1, 2}, (struct nk_fraction){-1, 3}), 0);
    ck_assert_int_lt(nk_fraction_compare((struct nk_fraction){-1, 2}, (struct nk_fraction){0, 3}), 0);
    ck_assert_int_gt(nk_fraction_compare(third, (struct nk_fraction){-5, 1}), 0);
    ck_assert_fraction(((struct nk_fraction){-1, 8}), 2, "-0.13");
    ck_assert_fraction(((struct nk_fraction){30600, 357}), 1, "85.7");
}
END_TEST

int main(void)
{
    TCase *each = tcase_create("availability");
    tcase_add_checked_fixture(each, set_up, tear_down);
    tcase_add_test(each, ninety_nine_percent_of_december_is_446_minutes_down_where_4_are_allowed);
    tcase_add_test(each, a_year_of_which_only_december_is_known_has_bounds);
    tcase_add_test(each, overlapping_incidents_count_once_and_the_worst_counts);
    tcase_add_test(each, no_incidents_is_a_hundred_percent_and_no_list_is_nothing_known);
    tcase_add_test(each, agreed_maintenance_is_no_part_of_what_was_promised);
    tcase_add_test(each, planned_maintenance_outside_the_agreed_windows_is_down);
    tcase_add_test(each, an_agreed_window_in_which_nothing_was_planned_is_ordinary_time);
    tcase_add_test(each, an_incident_over_the_border_counts_where_it_lies);
    tcase_add_test(each, unmonitored_time_is_unknown_unless_an_incident_is_known);
    tcase_add_test(each, minutes_that_were_not_measured_are_unknown_also_beside_incidents);
    tcase_add_test(each, minutes_give_the_same_as_the_incidents_that_they_come_from);
    tcase_add_test(each, up_alone_is_of_the_whole_period);
    tcase_add_test(each, a_percentage_is_of_the_time_that_was_measured);
    tcase_add_test(each, more_than_about_and_up_to_leave_room);
    tcase_add_test(each, numbers_that_cannot_be_are_refused);
    tcase_add_test(each, the_same_hour_of_the_night_is_there_twice_in_october);
    tcase_add_test(each, nothing_measured_has_no_value_but_bounds);
    tcase_add_test(each, seconds_and_weights_are_exact);
    tcase_add_test(each, fractions_compare_exactly_where_decimals_would_be_the_same);
    return test_run("availability", &each, 1);
}
