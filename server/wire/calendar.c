#include "server/wire/calendar.h"

#include <stdint.h>
#include <stdio.h>

#include "core/period.h"

struct moment {
    int year, month, day, hour, minute, second;
};

/* Reads exactly `digits` digits at `*at` and moves on. */
static bool take_number(int *ret, struct nk_text text, size_t *at, size_t digits)
{
    if (text.length - *at < digits)
        return false;
    int value = 0;
    for (size_t i = 0; i < digits; i++) {
        const char byte = text.data[*at + i];
        if (byte < '0' || byte > '9')
            return false;
        value = value * 10 + (byte - '0');
    }
    *at += digits;
    *ret = value;
    return true;
}

static bool take_one_of(char *ret, struct nk_text text, size_t *at, const char *choices)
{
    if (*at >= text.length || text.data[*at] == '\0' || !strchr(choices, text.data[*at]))
        return false;
    *ret = text.data[(*at)++];
    return true;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && is_leap);
}

static bool take_date(struct moment *ret, struct nk_text text, size_t *at)
{
    char dash;
    return take_number(&ret->year, text, at, 4) && take_one_of(&dash, text, at, "-") &&
           take_number(&ret->month, text, at, 2) && take_one_of(&dash, text, at, "-") &&
           take_number(&ret->day, text, at, 2) &&
           ret->year >= 1 && ret->month >= 1 && ret->month <= 12 &&
           ret->day >= 1 && ret->day <= days_in_month(ret->year, ret->month);
}

static bool take_time(struct moment *ret, struct nk_text text, size_t *at)
{
    char mark;
    if (!take_number(&ret->hour, text, at, 2) || !take_one_of(&mark, text, at, ":") ||
        !take_number(&ret->minute, text, at, 2) || !take_one_of(&mark, text, at, ":") ||
        !take_number(&ret->second, text, at, 2))
        return false;
    if (take_one_of(&mark, text, at, ".")) {
        int digit;
        if (!take_number(&digit, text, at, 1))
            return false;
        while (take_number(&digit, text, at, 1))
            continue;
    }
    return ret->hour <= 23 && ret->minute <= 59 && ret->second <= 59;
}

/* Minutes east of UTC. */
static bool take_offset(int *ret, struct nk_text text, size_t *at)
{
    char sign, colon;
    int hours, minutes;
    *ret = 0;
    if (take_one_of(&sign, text, at, "Zz"))
        return true;
    if (!take_one_of(&sign, text, at, "+-") || !take_number(&hours, text, at, 2) ||
        !take_one_of(&colon, text, at, ":") || !take_number(&minutes, text, at, 2) || hours > 23 ||
        minutes > 59)
        return false;
    *ret = (hours * 60 + minutes) * (sign == '-' ? -1 : 1);
    return true;
}

static void move_by_days(struct moment *moment, int days)
{
    moment->day += days;
    if (moment->day < 1) {
        if (--moment->month < 1) {
            moment->month = 12;
            moment->year--;
        }
        moment->day = days_in_month(moment->year, moment->month);
    } else if (moment->day > days_in_month(moment->year, moment->month)) {
        moment->day = 1;
        if (++moment->month > 12) {
            moment->month = 1;
            moment->year++;
        }
    }
}

/* An offset is less than a day, so UTC is at most one day away. */
static void bring_to_utc(struct moment *moment, int offset)
{
    enum { DAY = 24 * 60 };
    int minutes = moment->hour * 60 + moment->minute - offset;
    if (minutes < 0)
        move_by_days(moment, -1);
    else if (minutes >= DAY)
        move_by_days(moment, 1);
    minutes = (minutes + DAY) % DAY;
    moment->hour = minutes / 60;
    moment->minute = minutes % 60;
}

bool nk_date_parse(nk_date *ret, struct nk_text text)
{
    struct moment moment;
    size_t at = 0;
    if (text.length != NK_DATE_LENGTH || !take_date(&moment, text, &at))
        return false;
    *ret = moment.year * 10000 + moment.month * 100 + moment.day;
    return true;
}

void nk_date_print(char buffer[static NK_DATE_LENGTH + 1], nk_date date)
{
    const unsigned digits = date < 0 ? 0 : (unsigned)date;
    (void)snprintf(buffer, NK_DATE_LENGTH + 1, "%04u-%02u-%02u", digits / 10000 % 10000, digits / 100 % 100,
                   digits % 100);
}

/* A moment in UTC, and the minutes east of it that were written. */
static bool take_moment(struct moment *ret, int *ret_offset, struct nk_text text)
{
    size_t at = 0;
    char separator;
    if (!take_date(ret, text, &at) || !take_one_of(&separator, text, &at, "Tt ") || !take_time(ret, text, &at) ||
        !take_offset(ret_offset, text, &at) || at != text.length)
        return false;
    bring_to_utc(ret, *ret_offset);
    return ret->year >= 1 && ret->year <= 9999;
}

bool nk_moment_parse(int64_t *ret_seconds, int16_t *ret_offset, struct nk_text text)
{
    struct moment moment;
    int offset;
    if (!take_moment(&moment, &offset, text))
        return false;
    const int64_t days = nk_date_to_days(moment.year * 10000 + moment.month * 100 + moment.day);
    *ret_seconds = ((days * 24 + moment.hour) * 60 + moment.minute) * 60 + moment.second;
    *ret_offset = (int16_t)offset;
    return true;
}

bool nk_timestamp_normalise(char buffer[static NK_TIMESTAMP_LENGTH + 1], struct nk_text text)
{
    struct moment moment;
    int offset;
    if (!take_moment(&moment, &offset, text))
        return false;
    (void)snprintf(buffer, NK_TIMESTAMP_LENGTH + 1, "%04u-%02u-%02uT%02u:%02u:%02uZ", (unsigned)moment.year % 10000,
                   (unsigned)moment.month % 100, (unsigned)moment.day % 100, (unsigned)moment.hour % 100,
                   (unsigned)moment.minute % 100, (unsigned)moment.second % 100);
    return true;
}
