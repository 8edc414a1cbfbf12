#include "tests/core/scarce.h"

#include "tests/core/indicator_world.h"

START_TEST(december_at_99_percent_is_missed_with_446_minutes_down_against_4)
{
    SAY("sfm", "availability", "2024-12", "99");
    const struct nk_indicator_result december = world_ask("sfm", "availability", "2024-12");
    ck_assert_absence(december, "present");
    ck_assert_decimal(december.value, "99.00");
    ck_assert_decimal(december.minutes_used, "446.4");
    ck_assert_decimal(december.minutes_allowed, "4.464");
    ck_assert_decimal(december.minutes_period, "44640");
    ck_assert_verdict(december, "missed", "value");
    ck_assert_text(december.target.target->id, "sfm");
}
END_TEST

START_TEST(the_year_is_missed_whatever_the_other_months_were)
{
    SAY("sfm", "availability", "2024-12", "99");
    const struct nk_indicator_result year = world_ask("sfm", "availability", "2024");
    ck_assert_verdict(year, "missed", "whatever-is-unknown");
    ck_assert_decimal(year.low, "8.38");
    ck_assert_decimal(year.high, "99.92"); /* 99.9153, away from the value */
    ck_assert_fraction(year.exact_high, 4, "99.9153");
    ck_assert_decimal(year.minutes_unknown, "482400");
    ck_assert_decimal(year.minutes_used, "446.4");
    ck_assert_decimal(year.minutes_allowed, "52.704");
    ck_assert_int_eq(year.days_covered, 31);
    ck_assert_int_eq(year.aggregation, NK_AGGREGATE_TIME_WEIGHTED);
    ck_assert_uint_eq(year.used_count, 1);
}
END_TEST

START_TEST(a_year_with_one_good_month_is_undetermined)
{
    SAY("sfm", "availability", "2024-12", "100");
    const struct nk_indicator_result year = world_ask("sfm", "availability", "2024");
    ck_assert_verdict(year, "undetermined", "unknown-decides");
}
END_TEST

START_TEST(a_year_is_weighted_by_time_and_is_not_the_mean_of_its_months)
{
    static const char *const months[] = {"2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06",
                                         "2024-07", "2024-08", "2024-09", "2024-10", "2024-11", "2024-12"};
    for (size_t i = 0; i < LENGTH_OF(months); i++)
        SAY("sfm", "availability", months[i], i == 1 ? "0" : "100");
    const struct nk_indicator_result year = world_ask("sfm", "availability", "2024");
    ck_assert_decimal(year.value, "92.08"); /* 337 of 366 days; the mean of the months is 91.67 */
    ck_assert_decimal(year.low, "92.07");
    ck_assert_decimal(year.high, "92.08");
    ck_assert_verdict(year, "missed", "value");
    ck_assert_int_eq(year.days_covered, 366);
    ck_assert_uint_eq(year.used_count, 12);
}
END_TEST

START_TEST(a_value_that_rounds_to_the_target_has_still_missed_it)
{
    SAY("sfm", "availability", "2024-12", "99.989999");
    const struct nk_indicator_result december = world_ask("sfm", "availability", "2024-12");
    ck_assert_decimal(december.value, "99.99");
    ck_assert_verdict(december, "missed", "value");
}
END_TEST

START_TEST(the_sender_s_verdict_stands_where_there_is_no_target_or_no_value)
{
    SAY("stamnett", "availability", "2024", NULL)->verdict_given = true;
    world_values[0][0].verdict = NK_MET;
    const struct nk_indicator_result stamnett = world_ask("stamnett", "availability", "2024");
    ck_assert_absence(stamnett, "not-measured");
    ck_assert_verdict(stamnett, "met", "as-stated");
    ck_assert(!stamnett.has_target);
    const struct nk_indicator_result nothing = world_ask("sfm", "availability", "2024");
    ck_assert_verdict(nothing, "undetermined", "no-value");
}
END_TEST

START_TEST(a_verdict_that_contradicts_the_minutes_is_kept_beside_the_computed_one)
{
    SAY("sfm", "availability", "2024-12", "99");
    struct nk_indicator_value *claim = SAY("sfm", "availability", "2024", NULL);
    claim->verdict_given = true;
    claim->verdict = NK_MET;
    const struct nk_indicator_result year = world_ask("sfm", "availability", "2024");
    ck_assert_verdict(year, "missed", "whatever-is-unknown");
    ck_assert(year.verdict_stated && year.stated_verdict == NK_MET);
}
END_TEST

START_TEST(a_target_that_only_the_sender_knows_is_used_as_stated)
{
    struct nk_indicator_value *said = SAY("stamnett", "availability", "2024", "100");
    said->target_given = true;
    said->target = measured_decimal("100");
    said->source = NK_TEXT("report, p. 3");
    const struct nk_indicator_result year = world_ask("stamnett", "availability", "2024");
    ck_assert_verdict(year, "met", "value");
    ck_assert_text(year.target.target->source, "report, p. 3");
    ck_assert_decimal(year.minutes_allowed, "0");
}
END_TEST

START_TEST(three_hundred_and_six_of_357_municipalities_is_85_7_percent_with_the_base_from_its_own_series)
{
    SAY("journal", "connected", "2024-12-31", "306");
    SAY("organisation", "municipalities", "2023", "356");
    SAY("organisation", "municipalities", "2024", "357");
    const struct nk_indicator_result connected = world_ask("journal", "connected", "2024");
    ck_assert_decimal(connected.value, "306");
    ck_assert(connected.has_share);
    ck_assert_decimal(connected.share, "85.7");
    ck_assert_decimal(connected.base_value, "357");
    ck_assert_text(connected.base->given->service, "organisation");
    ck_assert_int_eq(connected.as_of, 20241231);
}
END_TEST

START_TEST(a_base_that_the_measurement_states_comes_first)
{
    struct nk_indicator_value *said = SAY("journal", "connected", "2024-12-31", "306");
    said->base_value = measured_number("400");
    said->qualifier = NK_MORE_THAN;
    SAY("organisation", "municipalities", "2024", "357");
    const struct nk_indicator_result connected = world_ask("journal", "connected", "2024-12-31");
    ck_assert_decimal(connected.share, "76.5");
    ck_assert_int_eq(connected.share_qualifier, NK_MORE_THAN);
    ck_assert_ptr_eq(connected.base->given, said);
}
END_TEST

START_TEST(no_base_and_a_base_of_zero_give_no_share)
{
    struct nk_indicator_value *said = SAY("journal", "connected", "2024-12-31", "306");
    ck_assert(!world_ask("journal", "connected", "2024").has_share);
    said->base_value = measured_number("0");
    ck_assert(!world_ask("journal", "connected", "2024").has_share);
}
END_TEST

START_TEST(a_base_of_another_year_is_no_base)
{
    SAY("journal", "connected", "2024-12-31", "306");
    SAY("organisation", "municipalities", "2023", "356");
    ck_assert(!world_ask("journal", "connected", "2024").has_share);
}
END_TEST

START_TEST(up_to_the_target_may_be_less_and_more_than_it_is_met)
{
    struct nk_indicator_value *said = SAY("sfm", "availability", "2024-12", "99.99");
    said->qualifier = NK_UP_TO;
    ck_assert_verdict(world_ask("sfm", "availability", "2024-12"), "undetermined", "inexact");
    said->qualifier = NK_MORE_THAN;
    ck_assert_verdict(world_ask("sfm", "availability", "2024-12"), "met", "whatever-is-unknown");
}
END_TEST

START_TEST(a_break_counts_from_its_first_day)
{
    SAY("journal", "stored", "2025-01-01", "0");
    ck_assert_uint_eq(world_ask("journal", "stored", "2025-01-01").break_count, 1);
    ck_assert_uint_eq(world_ask("journal", "stored", "2024-12-31").break_count, 0);
}
END_TEST

START_TEST(fifty_eight_percent_at_the_end_of_2024_is_where_the_path_to_100_begins)
{
    SAY("organisation", "cloud", "2024-12-31", "58");
    SAY("organisation", "cloud", "2025-06-30", "70");
    const struct nk_indicator_result start = world_ask("organisation", "cloud", "2024-12-31");
    ck_assert_decimal(start.target.value, "58.0");
    ck_assert_decimal(start.target.distance, "0.0");
    ck_assert_decimal(start.target.way_gone, "0.0");
    ck_assert_decimal(start.target.time_gone, "0.0");
    ck_assert_verdict(start, "met", "value");
    const struct nk_indicator_result half = world_ask("organisation", "cloud", "2025-06-30");
    ck_assert(half.target.on_path);
    ck_assert_decimal(half.target.value, "78.8"); /* 58 + 42 · 181 / 365 */
    ck_assert_decimal(half.target.distance, "-8.8");
    ck_assert_decimal(half.target.way_gone, "28.6");
    ck_assert_decimal(half.target.time_gone, "49.6");
    ck_assert_verdict(half, "missed", "value");
}
END_TEST

START_TEST(after_the_path_the_goal_itself_is_asked_for)
{
    SAY("organisation", "cloud", "2026-01-31", "99");
    const struct nk_indicator_result after = world_ask("organisation", "cloud", "2026-01-31");
    ck_assert(!after.target.on_path);
    ck_assert_decimal(after.target.value, "100");
    ck_assert_verdict(after, "missed", "value");
    ck_assert_decimal(after.target.time_gone, "100.0");
    const struct nk_indicator_result before = world_ask("organisation", "cloud", "2024-12-30");
    ck_assert(!before.has_target);
}
END_TEST

START_TEST(a_scope_that_was_not_collected_is_not_zero_and_the_sum_says_so)
{
    SAY("organisation", "scope-1", "2022", "0.1");
    SAY("organisation", "scope-2", "2022", "216.7");
    SAY("organisation", "scope-2-market", "2022", "498.1");
    SAY("organisation", "scope-goods", "2022", "-");
    SAY("organisation", "scope-travel", "2022", "306.1");
    const struct nk_indicator_result goods = world_ask("organisation", "scope-goods", "2022");
    ck_assert_absence(goods, "not-collected");
    ck_assert_int_eq(goods.status, NK_MISSING);
    const struct nk_indicator_result third = world_ask("organisation", "scope-3", "2022");
    ck_assert_decimal(third.value, "306.1");
    ck_assert(third.is_parts_sum && !third.parts_complete && third.part_count == 3);
    ck_assert(!third.parts[0].present && !third.parts[1].present && third.parts[2].present);
    ck_assert(third.has_low && !third.has_high);
    const struct nk_indicator_result all = world_ask("organisation", "scope-all", "2022");
    ck_assert_decimal(all.value, "522.9"); /* the source prints 522.8 */
    ck_assert(!all.has_high);
    ck_assert_uint_eq(all.used_count, 3);
}
END_TEST

START_TEST(a_sum_that_was_measured_stands_beside_the_sum_of_its_parts)
{
    SAY("organisation", "scope-1", "2023", "0.3");
    SAY("organisation", "scope-2", "2023", "146.9");
    SAY("organisation", "scope-3", "2023", "546.6");
    SAY("organisation", "scope-goods", "2023", "226.6");
    SAY("organisation", "scope-waste", "2023", "1.2");
    SAY("organisation", "scope-travel", "2023", "318.8");
    SAY("organisation", "scope-all", "2023", "693.8");
    const struct nk_indicator_result all = world_ask("organisation", "scope-all", "2023");
    ck_assert_decimal(all.value, "693.8");
    ck_assert_decimal(all.parts_sum, "693.8");
    ck_assert(!all.is_parts_sum && all.parts_complete && all.has_high);
}
END_TEST

START_TEST(nothing_is_measured_that_is_not_defined)
{
    SAY("stamnett", "sent", "2024-12", "1");
    ck_assert_absence(world_ask("stamnett", "sent", "2024-12"), "not-defined");
    ck_assert_absence(world_ask("nowhere", "sent", "2024-12"), "not-defined");
    ck_assert_absence(world_ask("journal", "nothing", "2024-12"), "not-defined");
    ck_assert_uint_eq(world_measurements().count, 0);
}
END_TEST

START_TEST(minutes_that_cannot_be_give_no_value)
{
    SAY("sfm", "availability", "2024-12", NULL)->minutes_up = measured_number("50000");
    ck_assert_absence(world_ask("sfm", "availability", "2024-12"), "contradictory");
}
END_TEST

START_TEST(a_value_names_the_break_that_its_series_has_had)
{
    SAY("journal", "stored", "2024-12-31", "13500000");
    SAY("journal", "stored", "2025-12-31", "2000000");
    const struct nk_indicator_result after = world_ask("journal", "stored", "2025-12-31");
    ck_assert_uint_eq(after.break_count, 1);
    ck_assert_text(after.breaks[0]->id, "reset-2025");
    ck_assert_uint_eq(world_ask("journal", "stored", "2024-12-31").break_count, 0);
}
END_TEST

static struct nk_unit_cost unit_cost(const char *period)
{
    static struct nk_indicator_result use;
    use = world_ask("journal", "sent", period);
    const struct nk_measurements measurements = world_measurements();
    struct nk_unit_cost cost;
    ck_assert_int_eq(nk_unit_cost_compute(&cost, &arena, &measurements, &use, 2), NK_OK);
    return cost;
}

START_TEST(a_unit_cost_is_cost_by_use_and_says_which_costs_are_inside)
{
    struct nk_indicator_value *sent = SAY("journal", "sent", "2024", "35000000");
    ck_assert_absence(unit_cost("2024"), "not-measured");
    struct nk_service_cost *operations = world_cost("nhn", "journal", "100000000");
    operations->includes = NK_TEXT("drift og forvaltning");
    struct nk_unit_cost cost = unit_cost("2024");
    ck_assert_decimal(cost.value, "2.86");
    ck_assert_text(cost.costs[0]->includes, "drift og forvaltning");
    sent->qualifier = NK_MORE_THAN;
    ck_assert_int_eq(unit_cost("2024").qualifier, NK_UP_TO);
    operations->amount.status = NK_ESTIMATED;
    ck_assert_int_eq(unit_cost("2024").status, NK_ESTIMATED);
    sent->value = measured_number("0");
    ck_assert_absence(unit_cost("2024"), "without-base");
    ck_assert_absence(unit_cost("2023"), "not-measured");
}
END_TEST

static enum nk_status ask_all(struct nk_arena *scarce)
{
    static const char *const services[] = {"sfm", "organisation", "organisation", "journal"};
    static const char *const indicators[] = {"availability", "scope-all", "cloud", "connected"};
    struct nk_measurements measurements;
    enum nk_status status =
        nk_measurements_collect(&measurements, scarce, &world_definitions, world_returns, world_return_count);
    for (size_t i = 0; i < LENGTH_OF(services) && status == NK_OK; i++) {
        const struct nk_indicator_question question = {.service = nk_text_of(services[i]),
                                                       .indicator = nk_text_of(indicators[i]),
                                                       .period = measured_period("2024")};
        struct nk_indicator_result result = {.days = -1};
        struct nk_unit_cost cost;
        status = nk_indicator_compute(&result, scarce, &measurements, &question);
        ck_assert_int_eq(result.days == -1, status != NK_OK);
        if (status == NK_OK)
            status = nk_unit_cost_compute(&cost, scarce, &measurements, &result, 2);
    }
    return status;
}

START_TEST(without_memory_nothing_is_answered)
{
    const struct nk_period december = measured_period("2024-12");
    const struct nk_incident incidents[] = {{.time = {.start = nk_period_start(&december), .end = INT64_MAX}}};
    struct nk_indicator_value *said = SAY("sfm", "availability", "2024-12", NULL);
    said->incidents_given = true;
    said->incidents = incidents;
    said->incident_count = 1;
    said->target_given = true;
    SAY("organisation", "scope-travel", "2024", "1");
    SAY("organisation", "cloud", "2024-12-31", "58");
    SAY("journal", "connected", "2024-12-31", "306")->target_given = true;
    world_cost("nhn", "journal", "1");
    ck_assert_uint_gt(scarce_until_enough(ask_all, 16), 5);
}
END_TEST

int main(void)
{
    TCase *each = tcase_create("indicator values");
    tcase_add_checked_fixture(each, world_begin, world_end);
    tcase_add_test(each, december_at_99_percent_is_missed_with_446_minutes_down_against_4);
    tcase_add_test(each, the_year_is_missed_whatever_the_other_months_were);
    tcase_add_test(each, a_year_with_one_good_month_is_undetermined);
    tcase_add_test(each, a_year_is_weighted_by_time_and_is_not_the_mean_of_its_months);
    tcase_add_test(each, a_value_that_rounds_to_the_target_has_still_missed_it);
    tcase_add_test(each, the_sender_s_verdict_stands_where_there_is_no_target_or_no_value);
    tcase_add_test(each, a_verdict_that_contradicts_the_minutes_is_kept_beside_the_computed_one);
    tcase_add_test(each, a_target_that_only_the_sender_knows_is_used_as_stated);
    tcase_add_test(each, three_hundred_and_six_of_357_municipalities_is_85_7_percent_with_the_base_from_its_own_series);
    tcase_add_test(each, a_base_that_the_measurement_states_comes_first);
    tcase_add_test(each, no_base_and_a_base_of_zero_give_no_share);
    tcase_add_test(each, a_base_of_another_year_is_no_base);
    tcase_add_test(each, up_to_the_target_may_be_less_and_more_than_it_is_met);
    tcase_add_test(each, a_break_counts_from_its_first_day);
    tcase_add_test(each, fifty_eight_percent_at_the_end_of_2024_is_where_the_path_to_100_begins);
    tcase_add_test(each, after_the_path_the_goal_itself_is_asked_for);
    tcase_add_test(each, a_scope_that_was_not_collected_is_not_zero_and_the_sum_says_so);
    tcase_add_test(each, a_sum_that_was_measured_stands_beside_the_sum_of_its_parts);
    tcase_add_test(each, nothing_is_measured_that_is_not_defined);
    tcase_add_test(each, minutes_that_cannot_be_give_no_value);
    tcase_add_test(each, a_value_names_the_break_that_its_series_has_had);
    tcase_add_test(each, a_unit_cost_is_cost_by_use_and_says_which_costs_are_inside);
    tcase_add_test(each, without_memory_nothing_is_answered);
    return test_run("indicator values", &each, 1);
}
