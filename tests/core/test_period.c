#include <stdio.h>

#include "core/indicator.h"
#include "core/period.h"
#include "tests/core/support.h"

static struct nk_period period(const char *text)
{
    struct nk_period result = {0};
    ck_assert_msg(nk_period_parse(&result, nk_text_of(text)), "%s is no period", text);
    return result;
}

static int64_t minutes(const char *text)
{
    struct nk_period result = period(text);
    return nk_period_minutes(&result);
}

START_TEST(what_is_printed_is_what_was_read)
{
    static const char *const texts[] = {"2024",    "2024-T1", "2024-T3",    "2024-Q1",    "2024-Q4",    "2024-01",
                                        "2024-12", "1996",    "2024-12-31", "2024-02-29", "9999-12-31", "9999-T3"};
    for (size_t i = 0; i < LENGTH_OF(texts); i++) {
        char buffer[NK_PERIOD_TEXT_MAX];
        const struct nk_period each = period(texts[i]);
        size_t length = nk_period_print(buffer, &each);
        ck_assert_str_eq(buffer, texts[i]);
        ck_assert_uint_eq(length, strlen(texts[i]));
    }
}
END_TEST

START_TEST(a_period_that_does_not_exist_is_refused)
{
    static const char *const texts[] = {
        "",          "24",          "20240",      "2024-",      "2024-0",     "2024-00",    "2024-13",
        "2024-T0",   "2024-T4",     "2024-Q0",    "2024-Q5",    "2024-t1",    "2024T1",     "1995",
        "1995-12",   "2024-1-1",    "2023-02-29", "2024-04-31", "2100-02-29", "2024/12/31", "2024-12 31",
        "2024-12-1", "2024-12-311", " 2024",      "२०२४",       "2024-Tx",    "2024-00-10"};
    struct nk_period untouched = {.first = 42};
    for (size_t i = 0; i < LENGTH_OF(texts); i++) {
        ck_assert_msg(!nk_period_parse(&untouched, nk_text_of(texts[i])), "\"%s\" was read", texts[i]);
        ck_assert_int_eq(untouched.first, 42);
    }
}
END_TEST

START_TEST(a_period_has_its_first_and_its_last_day)
{
    static const struct {
        const char *text;
        enum nk_period_kind kind;
        nk_date first, last;
        int32_t days;
    } cases[] = {
        {"2024", NK_PERIOD_YEAR, 20240101, 20241231, 366},    {"2023", NK_PERIOD_YEAR, 20230101, 20231231, 365},
        {"2024-T2", NK_PERIOD_TERTIAL, 20240501, 20240831, 123}, {"2024-Q3", NK_PERIOD_QUARTER, 20240701, 20240930, 92},
        {"2024-02", NK_PERIOD_MONTH, 20240201, 20240229, 29}, {"2024-12-31", NK_PERIOD_POINT, 20241231, 20241231, 1},
    };
    for (size_t i = 0; i < LENGTH_OF(cases); i++) {
        const struct nk_period each = period(cases[i].text);
        ck_assert_int_eq(each.kind, cases[i].kind);
        ck_assert_int_eq(each.first, cases[i].first);
        ck_assert_int_eq(each.last, cases[i].last);
        ck_assert_int_eq(nk_period_days(&each), cases[i].days);
    }
}
END_TEST

START_TEST(dates_and_days_are_the_same_thing_counted_one_by_one)
{
    nk_date date = 15821015;
    for (int64_t day = nk_date_to_days(date); date < 22000101; day++) {
        ck_assert_int_eq(nk_date_to_days(date), day);
        ck_assert_int_eq(nk_date_of_days(day), date);
        for (date++; !nk_date_exists(date);)
            date++;
    }
    ck_assert_int_eq(nk_date_to_days(19700101), 0);
    ck_assert_int_eq(nk_date_to_days(20240229), 19782);
}
END_TEST

START_TEST(a_month_with_a_change_of_the_clock_is_an_hour_shorter_or_longer)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    char text[] = "2024-00";
    for (int month = 1; month <= 12; month++) {
        text[5] = (char)('0' + month / 10);
        text[6] = (char)('0' + month % 10);
        int change = month == 3 ? -60 : month == 10 ? 60 : 0;
        ck_assert_int_eq(minutes(text), days[month - 1] * 1440 + change);
    }
    ck_assert_int_eq(minutes("2024-12"), 44640);
    ck_assert_int_eq(minutes("2024"), 366 * 1440);
    ck_assert_int_eq(minutes("2024-Q1"), 91 * 1440 - 60);
    ck_assert_int_eq(minutes("2024-T3"), 122 * 1440 + 60);
}
END_TEST

START_TEST(the_clock_changes_on_the_last_sunday_of_march_and_of_october)
{
    static const struct {
        const char *march, *october;
    } days[] = {
        {"1996-03-31", "1996-10-27"}, {"2017-03-26", "2017-10-29"}, {"2022-03-27", "2022-10-30"},
        {"2023-03-26", "2023-10-29"}, {"2024-03-31", "2024-10-27"}, {"2025-03-30", "2025-10-26"},
    };
    for (size_t i = 0; i < LENGTH_OF(days); i++) {
        ck_assert_int_eq(minutes(days[i].march), 23 * 60);
        ck_assert_int_eq(minutes(days[i].october), 25 * 60);
    }
    for (nk_date date = 20230101; date < 20250101; date = nk_date_of_days(nk_date_to_days(date) + 1)) {
        const struct nk_period day = {.kind = NK_PERIOD_POINT, .first = date, .last = date};
        bool spring = date == 20230326 || date == 20240331;
        bool autumn = date == 20231029 || date == 20241027;
        ck_assert_int_eq(nk_period_minutes(&day), spring ? 1380 : autumn ? 1500 : 1440);
    }
}
END_TEST

START_TEST(a_period_begins_at_midnight_in_oslo)
{
    const struct nk_period winter = period("2024-01");
    const struct nk_period summer = period("2024-07");
    ck_assert_int_eq(nk_period_start(&winter), INT64_C(1704063600)); /* 2023-12-31T23:00:00Z */
    ck_assert_int_eq(nk_period_start(&summer), INT64_C(1719784800)); /* 2024-06-30T22:00:00Z */
    ck_assert_int_eq(nk_date_start(20240331), INT64_C(1711839600));  /* 2024-03-30T23:00:00Z */
    ck_assert_int_eq(nk_date_start(20241027), INT64_C(1729980000));  /* 2024-10-26T22:00:00Z */
}
END_TEST

START_TEST(the_parts_of_a_year_fill_it_without_a_gap)
{
    for (int year = 1996; year < 2100; year++) {
        char text[NK_PERIOD_TEXT_MAX];
        const struct nk_period whole = {
            .kind = NK_PERIOD_YEAR, .first = (nk_date)(year * 10000 + 101), .last = (nk_date)(year * 10000 + 1231)};
        nk_period_print(text, &whole);
        int64_t at = nk_period_start(&whole);
        for (int month = 1; month <= 12; month++) {
            char name[16];
            snprintf(name, sizeof name, "%s-%02d", text, month);
            const struct nk_period each = period(name);
            ck_assert_int_eq(nk_period_start(&each), at);
            ck_assert(nk_period_contains(&whole, &each) && !nk_period_contains(&each, &whole));
            at = nk_period_end(&each);
        }
        ck_assert_int_eq(at, nk_period_end(&whole));
    }
}
END_TEST

#define ROUND_TRIP(type, count, code_of, of_code)                                                                      \
    for (int each = 0; each < (count); each++) {                                                                       \
        type back;                                                                                                     \
        ck_assert_uint_gt(strlen(code_of((type)each)), 0);                                                             \
        ck_assert(of_code(&back, nk_text_of(code_of((type)each))));                                                    \
        ck_assert_int_eq((int)back, each);                                                                             \
        ck_assert(!of_code(&back, NK_TEXT("no-such-code")) && !of_code(&back, NK_TEXT("")));                           \
    }

START_TEST(every_code_of_indicators_reads_as_itself)
{
    ROUND_TRIP(enum nk_period_kind, NK_PERIOD_KINDS, nk_period_kind_code, nk_period_kind_of)
    ROUND_TRIP(enum nk_indicator_family, NK_INDICATOR_FAMILIES, nk_indicator_family_code, nk_indicator_family_of)
    ROUND_TRIP(enum nk_direction, NK_DIRECTIONS, nk_direction_code, nk_direction_of)
    ROUND_TRIP(enum nk_aggregation, NK_AGGREGATIONS, nk_aggregation_code, nk_aggregation_of)
    ROUND_TRIP(enum nk_comparator, NK_COMPARATORS, nk_comparator_code, nk_comparator_of)
}
END_TEST

START_TEST(a_sum_keeps_what_its_parts_say_of_their_exactness)
{
    static const enum nk_qualifier sums[NK_QUALIFIERS][NK_QUALIFIERS] = {
        [NK_EXACTLY] = {NK_EXACTLY, NK_ABOUT, NK_MORE_THAN, NK_UP_TO},
        [NK_ABOUT] = {NK_ABOUT, NK_ABOUT, NK_ABOUT, NK_ABOUT},
        [NK_MORE_THAN] = {NK_MORE_THAN, NK_ABOUT, NK_MORE_THAN, NK_ABOUT},
        [NK_UP_TO] = {NK_UP_TO, NK_ABOUT, NK_ABOUT, NK_UP_TO},
    };
    for (int a = 0; a < NK_QUALIFIERS; a++)
        for (int b = 0; b < NK_QUALIFIERS; b++)
            ck_assert_int_eq(nk_qualifier_of_sum((enum nk_qualifier)a, (enum nk_qualifier)b), sums[a][b]);
}
END_TEST

START_TEST(more_than_below_the_line_is_up_to_of_the_ratio)
{
    ck_assert_int_eq(nk_qualifier_of_ratio(NK_EXACTLY, NK_MORE_THAN), NK_UP_TO);
    ck_assert_int_eq(nk_qualifier_of_ratio(NK_EXACTLY, NK_UP_TO), NK_MORE_THAN);
    ck_assert_int_eq(nk_qualifier_of_ratio(NK_MORE_THAN, NK_UP_TO), NK_MORE_THAN);
    ck_assert_int_eq(nk_qualifier_of_ratio(NK_MORE_THAN, NK_MORE_THAN), NK_ABOUT);
    ck_assert_int_eq(nk_qualifier_of_ratio(NK_EXACTLY, NK_ABOUT), NK_ABOUT);
}
END_TEST

static struct nk_target target(const char *id, const char *service, nk_date from, nk_date to)
{
    return (struct nk_target){.id = nk_text_of(id),
                              .service = nk_text_of(service),
                              .indicator = NK_TEXT("availability"),
                              .valid_from = from,
                              .valid_to = to};
}

START_TEST(the_target_in_force_is_that_of_the_service_and_the_newest)
{
    const struct nk_target targets[] = {
        target("all", "", 20200101, 0),
        target("old", "stamnett", 20200101, 20221231),
        target("new", "stamnett", 20240101, 0),
    };
    const struct nk_indicator_definitions definitions = {.targets = targets, .target_count = LENGTH_OF(targets)};
    const struct nk_text stamnett = NK_TEXT("stamnett");
    const struct nk_text availability = NK_TEXT("availability");
    ck_assert_text(nk_target_in_force(&definitions, stamnett, availability, 20221231)->id, "old");
    ck_assert_text(nk_target_in_force(&definitions, stamnett, availability, 20230101)->id, "all");
    ck_assert_text(nk_target_in_force(&definitions, stamnett, availability, 20241231)->id, "new");
    ck_assert_text(nk_target_in_force(&definitions, NK_TEXT("helsenorge"), availability, 20241231)->id, "all");
    ck_assert_ptr_null(nk_target_in_force(&definitions, stamnett, availability, 20191231));
    ck_assert_ptr_null(nk_target_in_force(&definitions, stamnett, NK_TEXT("users"), 20241231));
}
END_TEST

int main(void)
{
    TCase *each = tcase_create("period");
    tcase_add_test(each, what_is_printed_is_what_was_read);
    tcase_add_test(each, a_period_that_does_not_exist_is_refused);
    tcase_add_test(each, a_period_has_its_first_and_its_last_day);
    tcase_add_test(each, dates_and_days_are_the_same_thing_counted_one_by_one);
    tcase_add_test(each, a_month_with_a_change_of_the_clock_is_an_hour_shorter_or_longer);
    tcase_add_test(each, the_clock_changes_on_the_last_sunday_of_march_and_of_october);
    tcase_add_test(each, a_period_begins_at_midnight_in_oslo);
    tcase_add_test(each, the_parts_of_a_year_fill_it_without_a_gap);
    tcase_add_test(each, every_code_of_indicators_reads_as_itself);
    tcase_add_test(each, a_sum_keeps_what_its_parts_say_of_their_exactness);
    tcase_add_test(each, more_than_below_the_line_is_up_to_of_the_ratio);
    tcase_add_test(each, the_target_in_force_is_that_of_the_service_and_the_newest);
    return test_run("period", &each, 1);
}
