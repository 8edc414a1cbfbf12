/* Dates and times. */
#include <check.h>

#include "server/wire/calendar.h"
#include "tests/run.h"

START_TEST(a_date_is_a_day_that_exists)
{
    static const struct {
        const char *text;
        nk_date date; /* 0: none */
    } cases[] = {
        {"2018-04-01", 20180401}, {"2016-02-29", 20160229}, {"2000-02-29", 20000229}, {"0001-01-01", 10101},
        {"9999-12-31", 99991231}, {"2017-02-29", 0},        {"1900-02-29", 0},        {"2018-04-31", 0},
        {"2018-13-01", 0},        {"2018-00-01", 0},        {"2018-01-00", 0},        {"0000-01-01", 0},
        {"2018-4-1", 0},          {"18-04-01", 0},          {"2018/04/01", 0},        {"2018-04-01 ", 0},
        {"", 0},                  {"2018-04-0x", 0},        {"+018-04-01", 0},        {"2018-04-01T00:00:00Z", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        nk_date date = 0;
        const bool is_date = nk_date_parse(&date, nk_text_of(cases[i].text));
        ck_assert_msg(is_date == (cases[i].date != 0) && date == cases[i].date, "%s gives %d", cases[i].text,
                      (int)date);
    }
}
END_TEST

START_TEST(a_date_is_printed_as_it_was_read)
{
    char text[NK_DATE_LENGTH + 1];
    nk_date_print(text, 20180401);
    ck_assert_str_eq(text, "2018-04-01");
    nk_date_print(text, 10101);
    ck_assert_str_eq(text, "0001-01-01");
}
END_TEST

START_TEST(a_time_is_brought_to_utc_and_whole_seconds)
{
    static const struct {
        const char *text, *utc; /* NULL: none */
    } cases[] = {
        {"2018-06-01T06:00:00Z", "2018-06-01T06:00:00Z"},
        {"2018-06-01t06:00:00z", "2018-06-01T06:00:00Z"},
        {"2018-06-01 06:00:00Z", "2018-06-01T06:00:00Z"},
        {"2018-06-01T08:00:00+02:00", "2018-06-01T06:00:00Z"},
        {"2018-06-01T00:30:00+02:00", "2018-05-31T22:30:00Z"},
        {"2016-03-01T00:00:00+00:01", "2016-02-29T23:59:00Z"},
        {"2017-12-31T23:00:00-01:00", "2018-01-01T00:00:00Z"},
        {"2018-01-01T00:00:00+23:59", "2017-12-31T00:01:00Z"},
        {"2018-06-01T06:00:00.999999999Z", "2018-06-01T06:00:00Z"},
        {"2018-06-01T06:00:00-00:00", "2018-06-01T06:00:00Z"},
        {"0001-01-01T00:00:00+01:00", NULL},
        {"9999-12-31T23:59:59-00:01", NULL},
        {"2018-06-01", NULL},
        {"2018-06-01T06:00:00", NULL},
        {"2018-06-01T06:00Z", NULL},
        {"2018-06-01T24:00:00Z", NULL},
        {"2018-06-01T06:60:00Z", NULL},
        {"2018-06-01T06:00:61Z", NULL},
        {"2018-06-01T06:00:00.Z", NULL},
        {"2018-06-01T06:00:00+0200", NULL},
        {"2018-06-01T06:00:00+24:00", NULL},
        {"2018-06-01T06:00:00+02:60", NULL},
        {"2018-06-31T06:00:00Z", NULL},
        {"2018-06-01T06:00:00Zx", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char utc[NK_TIMESTAMP_LENGTH + 1] = "untouched";
        const bool is_time = nk_timestamp_normalise(utc, nk_text_of(cases[i].text));
        ck_assert_msg(is_time == (cases[i].utc != NULL), "%s", cases[i].text);
        ck_assert_str_eq(utc, cases[i].utc ? cases[i].utc : "untouched");
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("calendar");
    TCase *tests = tcase_create("calendar");
    tcase_add_test(tests, a_date_is_a_day_that_exists);
    tcase_add_test(tests, a_date_is_printed_as_it_was_read);
    tcase_add_test(tests, a_time_is_brought_to_utc_and_whole_seconds);
    suite_add_tcase(suite, tests);
    return run(suite);
}
