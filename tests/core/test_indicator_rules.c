#include <stdio.h>

#include "core/rules.h"
#include "tests/core/indicator_world.h"

#define RULE(id_, check_, tolerance_)                                                                                  \
    {                                                                                                                  \
        .id = NK_TEXT(id_), .check = NK_TEXT(check_), .severity = NK_ERROR, .first_year = 2012,                        \
        .tolerance = (tolerance_)                                                                                      \
    }
static const struct nk_rule rules[] = {
    RULE("V17", "indicator-verdict", 0),     RULE("V18", "indicator-unit", 0),   RULE("V19", "indicator-minutes", 0),
    RULE("V16", "indicator-ratio", 0),
    RULE("V50", "indicator-recomputed", 0),  RULE("V51", "indicator-known", 0),  RULE("V52", "indicator-period", 0),
    RULE("V53", "indicator-period-kind", 0), RULE("V54", "indicator-share", 0),  RULE("V55", "indicator-change", 200),
    RULE("V56", "indicator-falls", 0),       RULE("V57", "indicator-target", 0), RULE("V58", "indicator-sum", 1),
    RULE("V59", "indicator-two-units", 0),
};
static const struct nk_catalogue catalogue = {
    .rules = rules, .rule_count = LENGTH_OF(rules), .indicators = &world_definitions};

/* A series that is broken in the summer of 2024, and begins again or not. */
static struct nk_indicator_break summer = {
    .id = NK_TEXT("summer"), .service = NK_TEXT("journal"), .indicator = NK_TEXT("stored"), .from = 20240701};

/* Gives everything that was said its place: "/indicators/0", and "/value" and the like below it. */
static void place(struct nk_submission *submission)
{
    for (size_t i = 0; i < submission->indicator_count; i++) {
        char text[64];
        struct nk_indicator_value *given = &submission->indicators[i];
        snprintf(text, sizeof text, "/indicators/%zu", i);
        given->place.pointer = nk_arena_copy(&arena, nk_text_of(text));
        snprintf(text, sizeof text, "/indicators/%zu/value", i);
        given->value.place.pointer = nk_arena_copy(&arena, nk_text_of(text));
        snprintf(text, sizeof text, "/indicators/%zu/baseValue", i);
        given->base_value.place.pointer = nk_arena_copy(&arena, nk_text_of(text));
    }
}

/* What the rules find in the return of 2024, with that of 2023 as the year before: one line a finding. */
static void assert_found_by(const struct nk_catalogue *by, const char *expected)
{
    const size_t own = world_return("nhn", 2024);
    const size_t prior = world_return("nhn", 2023);
    const struct nk_rule_context context = {
        .prior = world_submissions[prior].indicator_count > 0 ? &world_submissions[prior] : NULL};
    place(&world_submissions[own]);
    struct nk_findings findings;
    ck_assert_int_eq(nk_rules_run(&findings, &arena, by, &world_submissions[own], &context), NK_OK);
    char text[4096] = "";
    size_t length = 0;
    for (size_t i = 0; i < findings.count; i++) {
        const struct nk_finding *each = &findings.items[i];
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%.*s %.*s %.*s: %.*s %.*s", i ? "\n" : "",
                                   NK_TEXT_ARGUMENTS(each->rule->id), NK_TEXT_ARGUMENTS(each->place.pointer),
                                   NK_TEXT_ARGUMENTS(each->code), NK_TEXT_ARGUMENTS(each->expected),
                                   NK_TEXT_ARGUMENTS(each->actual));
        ck_assert_uint_lt(length, sizeof text);
    }
    ck_assert_str_eq(text, expected);
}

static void assert_found(const char *expected)
{
    assert_found_by(&catalogue, expected);
}

START_TEST(V17_a_year_said_to_be_met_with_a_month_that_misses_it)
{
    SAY("sfm", "availability", "2024-12", "99");
    struct nk_indicator_value *claim = SAY("sfm", "availability", "2024", NULL);
    claim->verdict_given = true;
    claim->verdict = NK_MET;
    assert_found("V17 /indicators/1/verdict sfm/availability/2024: missed met");
}
END_TEST

START_TEST(V17_a_verdict_that_is_right_or_cannot_be_judged_is_no_finding)
{
    struct nk_indicator_value *right = SAY("sfm", "availability", "2024-12", "99");
    right->verdict_given = true;
    right->verdict = NK_MISSED;
    struct nk_indicator_value *unknown = SAY("stamnett", "availability", "2024", "99.5");
    unknown->verdict_given = true;
    unknown->verdict = NK_MET;
    assert_found("");
}
END_TEST

START_TEST(V18_unit_and_base_are_those_of_the_definition)
{
    struct nk_indicator_value *said = SAY("journal", "stored", "2024-12-31", "13500000");
    said->unit = NK_TEXT("reports");
    said->base = NK_TEXT("municipalities");
    struct nk_indicator_value *right = SAY("journal", "connected", "2024-12-31", "306");
    right->unit = NK_TEXT("municipalities");
    right->base = NK_TEXT("municipalities");
    assert_found("V18 /indicators/0/base municipalities:  municipalities\n"
                 "V18 /indicators/0/unit reports: replies reports");
}
END_TEST

START_TEST(V59_one_number_in_two_units_is_two_statements_of_which_one_counts)
{
    struct nk_indicator_value *right = SAY("journal", "stored", "2024-12-31", "13500000");
    right->unit = NK_TEXT("replies");
    struct nk_indicator_value *other = SAY("journal", "stored", "2024-12-31", "13500000");
    other->unit = NK_TEXT("reports");
    assert_found("V59 /indicators/1/unit journal/stored/2024-12-31: replies reports");
}
END_TEST

START_TEST(V19_minutes_add_up_to_a_period_that_knows_summer_time)
{
    struct nk_indicator_value *march = SAY("stamnett", "availability", "2024-03", NULL);
    march->minutes_measured = measured_number("44640");
    march->minutes_up = measured_number("44640");
    struct nk_indicator_value *october = SAY("stamnett", "availability", "2024-10", NULL);
    october->minutes_measured = measured_number("44640");
    october->minutes_unknown = measured_number("0");
    october->minutes_up = measured_number("44640");
    struct nk_indicator_value *right = SAY("stamnett", "availability", "2024-11", NULL);
    right->minutes_measured = measured_number("43000");
    right->minutes_up = measured_number("43000");
    struct nk_indicator_value *more = SAY("stamnett", "availability", "2024-12", NULL);
    more->minutes_measured = measured_number("44640");
    more->minutes_maintenance = measured_number("640");
    more->minutes_up = measured_number("44000.5");
    assert_found("V19 /indicators/0/minutes stamnett/availability/2024-03: 44580 44640\n"
                 "V19 /indicators/1/minutes stamnett/availability/2024-10: 44700 44640\n"
                 "V19 /indicators/3/minutes stamnett/availability/2024-12: 44000 44000.5");
}
END_TEST

START_TEST(V19_an_incident_ends_after_it_begins_lies_in_the_period_and_has_a_weight)
{
    const struct nk_period december = measured_period("2024-12");
    const int64_t start = nk_period_start(&december);
    const struct nk_incident incidents[] = {
        {.time = {.start = start - 60, .end = start + 60, .place = {.pointer = NK_TEXT("/indicators/0/incidents/0")}}},
        {.time = {.start = start + 60, .end = start + 60, .place = {.pointer = NK_TEXT("/indicators/0/incidents/1")}}},
        {.time = {.start = start - 60, .end = start, .place = {.pointer = NK_TEXT("/indicators/0/incidents/2")}}},
        {.time = {.start = start, .end = start + 60, .place = {.pointer = NK_TEXT("/indicators/0/incidents/3")}},
         .weight = {.given = true, .value = {.units = 2},
                    .place = {.pointer = NK_TEXT("/indicators/0/incidents/3/weight")}}},
    };
    struct nk_indicator_value *said = SAY("stamnett", "availability", "2024-12", NULL);
    said->incidents_given = true;
    said->incidents = incidents;
    said->incident_count = LENGTH_OF(incidents);
    assert_found("V19 /indicators/0/incidents/1 stamnett/availability/2024-12: 2024-12 incident\n"
                 "V19 /indicators/0/incidents/2 stamnett/availability/2024-12: 2024-12 incident\n"
                 "V19 /indicators/0/incidents/3/weight stamnett/availability/2024-12: 1 2");
}
END_TEST

START_TEST(V16_a_value_is_what_its_minutes_give_as_far_as_it_is_written)
{
    struct nk_indicator_value *said = SAY("stamnett", "availability", "2024-12", "98.9");
    said->minutes_up = measured_number("44193.6");
    struct nk_indicator_value *right = SAY("sfm", "availability", "2024-12", "99");
    right->minutes_up = measured_number("44193.6");
    assert_found("V16 /indicators/0/value stamnett/availability/2024-12: 99.0 98.9");
}
END_TEST

START_TEST(V50_a_year_is_weighted_by_time_and_within_what_its_months_allow)
{
    static const char *const months[] = {"2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06",
                                         "2024-07", "2024-08", "2024-09", "2024-10", "2024-11", "2024-12"};
    SAY("stamnett", "availability", "2024", "91.67");
    for (size_t i = 0; i < LENGTH_OF(months); i++)
        SAY("stamnett", "availability", months[i], i == 1 ? "0" : "100");
    SAY("sfm", "availability", "2024", "99.95");
    SAY("sfm", "availability", "2024-12", "99");
    assert_found("V50 /indicators/0/value stamnett/availability/2024: 92.08 91.67\n"
                 "V55 /indicators/2/value stamnett/availability/2024-02: 100 0\n"
                 "V50 /indicators/13/value sfm/availability/2024: 99.92 99.95");
}
END_TEST

START_TEST(V50_a_year_is_the_sum_of_its_months_and_no_less_than_some_of_them)
{
    SAY("journal", "sent", "2024", "100");
    SAY("journal", "sent", "2024-01", "60");
    SAY("journal", "sent", "2024-02", "41");
    assert_found("V50 /indicators/0/value journal/sent/2024: 101 100");
}
END_TEST

START_TEST(V51_nothing_is_stated_that_is_not_defined)
{
    SAY("journal", "nothing", "2024", "1");
    SAY("nowhere", "sent", "2024", "1");
    world_cost("nhn", "nowhere", "1")->place.pointer = NK_TEXT("/serviceCosts/0");
    assert_found("V51 /indicators/0/indicator nothing:  nothing\n"
                 "V51 /indicators/1/service nowhere:  nowhere\n"
                 "V51 /serviceCosts/0/service nowhere:  nowhere");
}
END_TEST

START_TEST(V52_a_period_that_does_not_exist)
{
    SAY("journal", "sent", "2024-12", "1")->period = NK_TEXT("2024-13");
    assert_found("V52 /indicators/0/period 2024-13:  2024-13");
}
END_TEST

START_TEST(V52_is_told_beside_V51_of_an_indicator_that_does_not_exist)
{
    SAY("journal", "nothing", "2024-12", "1")->period = NK_TEXT("2024-13");
    assert_found("V51 /indicators/0/indicator nothing:  nothing\n"
                 "V52 /indicators/0/period 2024-13:  2024-13");
}
END_TEST

START_TEST(V53_a_month_of_something_yearly_and_a_date_of_something_monthly)
{
    SAY("organisation", "scope-1", "2024-12", "1");
    SAY("journal", "sent", "2024-12-31", "1");
    SAY("journal", "stored", "2024", "1");
    SAY("journal", "sent", "2024-12", "1")->period = NK_TEXT("2022-12");
    SAY("journal", "peak", "2024-Q1", "1");
    assert_found("V53 /indicators/0/period organisation/scope-1/2024-12: year 2024-12\n"
                 "V53 /indicators/1/period journal/sent/2024-12-31: month 2024-12-31\n"
                 "V53 /indicators/3/period journal/sent/2022-12: month 2022-12");
}
END_TEST

START_TEST(V54_a_share_is_between_0_and_100_and_a_part_is_no_more_than_its_base)
{
    SAY("organisation", "cloud", "2024-12-31", "101");
    SAY("journal", "mobile", "2024-12", "-0.1");
    SAY("journal", "connected", "2024-12-31", "358")->base_value = measured_number("357");
    SAY("journal", "peak", "2024-12", "1")->base_value = measured_number("0");
    assert_found("V54 /indicators/0/value organisation/cloud/2024-12-31: 100 101\n"
                 "V54 /indicators/1/value journal/mobile/2024-12: 0 -0.1\n"
                 "V54 /indicators/2/value journal/connected/2024-12-31: 357 358\n"
                 "V54 /indicators/3/baseValue journal/peak/2024-12: 1 0");
}
END_TEST

START_TEST(V55_a_value_that_is_three_times_the_one_before)
{
    SAY("organisation", "scope-1", "2023", "1");
    SAY("organisation", "scope-1", "2024", "3.1");
    SAY("organisation", "scope-2", "2023", "3.1");
    SAY("organisation", "scope-2", "2024", "1");
    SAY("organisation", "scope-travel", "2023", "1");
    SAY("organisation", "scope-travel", "2024", "3");
    assert_found("V55 /indicators/0/value organisation/scope-1/2024: 1 3.1\n"
                 "V55 /indicators/1/value organisation/scope-2/2024: 3.1 1");
}
END_TEST

START_TEST(V56_what_accumulates_does_not_fall_within_a_year_nor_over_its_border)
{
    SAY("journal", "stored", "2023-12-31", "14000000");
    SAY("journal", "stored", "2024-06-30", "13600000");
    SAY("journal", "stored", "2024-12-31", "13500000");
    assert_found("V56 /indicators/0/value journal/stored/2024-06-30: 14000000 13600000\n"
                 "V56 /indicators/1/value journal/stored/2024-12-31: 13600000 13500000");
}
END_TEST

START_TEST(V56_only_a_reset_explains_a_fall)
{
    struct nk_indicator_definitions definitions = world_definitions;
    struct nk_catalogue broken = catalogue;
    definitions.breaks = &summer;
    definitions.break_count = 1;
    broken.indicators = &definitions;
    SAY("journal", "stored", "2024-06-30", "13600000");
    SAY("journal", "stored", "2024-12-31", "13500000");
    summer.is_reset = true;
    assert_found_by(&broken, "");
    summer.is_reset = false;
    assert_found_by(&broken, "V56 /indicators/1/value journal/stored/2024-12-31: 13600000 13500000");
}
END_TEST

START_TEST(V57_the_target_of_the_return_is_the_agreed_one)
{
    struct nk_indicator_value *said = SAY("sfm", "availability", "2024-12", "100");
    said->target_given = true;
    said->target = measured_decimal("99.9");
    said->comparator = NK_AT_MOST;
    assert_found("V57 /indicators/0/comparator sfm/availability/2024-12: at-least at-most\n"
                 "V57 /indicators/0/target sfm/availability/2024-12: 99.99 99.9");
}
END_TEST

START_TEST(V58_a_sum_is_the_sum_of_its_parts_but_for_the_rounding_of_each)
{
    SAY("organisation", "scope-1", "2024", "0.3");
    SAY("organisation", "scope-2", "2024", "204.1");
    SAY("organisation", "scope-3", "2024", "680.5");
    SAY("organisation", "scope-all", "2024", "884.8");
    SAY("organisation", "scope-goods", "2024", "230.4");
    SAY("organisation", "scope-waste", "2024", "0.5");
    SAY("organisation", "scope-travel", "2024", "448.2");
    assert_found("V58 /indicators/2/value organisation/scope-3/2024: 679.1 680.5");
}
END_TEST

START_TEST(V58_a_part_that_was_not_collected_can_only_make_the_sum_larger)
{
    SAY("organisation", "scope-3", "2024", "680.5");
    SAY("organisation", "scope-travel", "2024", "448.2");
    SAY("organisation", "scope-goods", "2024", "-");
    assert_found("");
    world_values[0][0].value = measured_number("448.0");
    assert_found("V58 /indicators/0/value organisation/scope-3/2024: 448.2 448.0");
}
END_TEST

START_TEST(a_catalogue_without_indicators_has_nothing_to_hold_them_to)
{
    SAY("journal", "nothing", "2024", "1");
    struct nk_catalogue none = catalogue;
    none.indicators = NULL;
    struct nk_findings findings;
    ck_assert_int_eq(nk_rules_run(&findings, &arena, &none, &world_submissions[0], NULL), NK_INVALID);
}
END_TEST

int main(void)
{
    TCase *each = tcase_create("indicator rules");
    tcase_add_checked_fixture(each, world_begin, world_end);
    tcase_add_test(each, V17_a_year_said_to_be_met_with_a_month_that_misses_it);
    tcase_add_test(each, V17_a_verdict_that_is_right_or_cannot_be_judged_is_no_finding);
    tcase_add_test(each, V18_unit_and_base_are_those_of_the_definition);
    tcase_add_test(each, V59_one_number_in_two_units_is_two_statements_of_which_one_counts);
    tcase_add_test(each, V19_minutes_add_up_to_a_period_that_knows_summer_time);
    tcase_add_test(each, V19_an_incident_ends_after_it_begins_lies_in_the_period_and_has_a_weight);
    tcase_add_test(each, V16_a_value_is_what_its_minutes_give_as_far_as_it_is_written);
    tcase_add_test(each, V50_a_year_is_weighted_by_time_and_within_what_its_months_allow);
    tcase_add_test(each, V50_a_year_is_the_sum_of_its_months_and_no_less_than_some_of_them);
    tcase_add_test(each, V51_nothing_is_stated_that_is_not_defined);
    tcase_add_test(each, V52_a_period_that_does_not_exist);
    tcase_add_test(each, V52_is_told_beside_V51_of_an_indicator_that_does_not_exist);
    tcase_add_test(each, V53_a_month_of_something_yearly_and_a_date_of_something_monthly);
    tcase_add_test(each, V54_a_share_is_between_0_and_100_and_a_part_is_no_more_than_its_base);
    tcase_add_test(each, V55_a_value_that_is_three_times_the_one_before);
    tcase_add_test(each, V56_what_accumulates_does_not_fall_within_a_year_nor_over_its_border);
    tcase_add_test(each, V56_only_a_reset_explains_a_fall);
    tcase_add_test(each, V57_the_target_of_the_return_is_the_agreed_one);
    tcase_add_test(each, V58_a_sum_is_the_sum_of_its_parts_but_for_the_rounding_of_each);
    tcase_add_test(each, V58_a_part_that_was_not_collected_can_only_make_the_sum_larger);
    tcase_add_test(each, a_catalogue_without_indicators_has_nothing_to_hold_them_to);
    return test_run("indicator rules", &each, 1);
}
