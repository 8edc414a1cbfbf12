#include "core/period.h"

#include "core/codes.h"

enum { MONTHS = 12, DAYS_OF_WEEK = 7, SECONDS_OF_DAY = 86400, SECONDS_OF_MINUTE = 60, SECONDS_OF_HOUR = 3600 };
enum { MARCH = 3, OCTOBER = 10, LAST_DAY_OF_BOTH = 31 };

static const char *const kinds[NK_PERIOD_KINDS] = {
    [NK_PERIOD_YEAR] = "year",
    [NK_PERIOD_TERTIAL] = "tertial",
    [NK_PERIOD_QUARTER] = "quarter",
    [NK_PERIOD_MONTH] = "month",
    [NK_PERIOD_POINT] = "point-in-time",
    [NK_PERIOD_CUMULATIVE] = "cumulative",
};

const char *nk_period_kind_code(enum nk_period_kind kind)
{
    return nk_codes_text(kinds, NK_PERIOD_KINDS, kind);
}

bool nk_period_kind_of(enum nk_period_kind *ret, struct nk_text code)
{
    int found = nk_codes_find(kinds, NK_PERIOD_KINDS, code);
    if (found >= 0)
        *ret = (enum nk_period_kind)found;
    return found >= 0;
}

static int year_of(nk_date date)
{
    return date / 10000;
}

static int month_of(nk_date date)
{
    return date / 100 % 100;
}

static int day_of(nk_date date)
{
    return date % 100;
}

static nk_date date_of(int year, int month, int day)
{
    return (nk_date)(year * 10000 + month * 100 + day);
}

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_of_month(int year, int month)
{
    static const int8_t days[MONTHS] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

bool nk_date_exists(nk_date date)
{
    int month = month_of(date);
    return year_of(date) >= 1 && year_of(date) <= NK_PERIOD_LAST_YEAR && month >= 1 && month <= MONTHS &&
           day_of(date) >= 1 && day_of(date) <= days_of_month(year_of(date), month);
}

/* The two conversions count in eras of 400 years that begin on 1 March, so that a leap day is the last of its year. */
enum { DAYS_OF_ERA = 146097, YEARS_OF_ERA = 400, DAYS_FROM_ERA_TO_1970 = 719468 };

int64_t nk_date_to_days(nk_date date)
{
    int month = month_of(date);
    int year = year_of(date) - (month <= 2 ? 1 : 0);
    int era = year / YEARS_OF_ERA;
    int year_of_era = year - era * YEARS_OF_ERA;
    int month_from_march = (month + 9) % MONTHS;
    int day_of_year = (153 * month_from_march + 2) / 5 + day_of(date) - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return (int64_t)era * DAYS_OF_ERA + day_of_era - DAYS_FROM_ERA_TO_1970;
}

nk_date nk_date_of_days(int64_t days)
{
    int64_t shifted = days + DAYS_FROM_ERA_TO_1970;
    int64_t era = (shifted >= 0 ? shifted : shifted - (DAYS_OF_ERA - 1)) / DAYS_OF_ERA;
    int day_of_era = (int)(shifted - era * DAYS_OF_ERA);
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (DAYS_OF_ERA - 1)) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month_from_march = (5 * day_of_year + 2) / 153;
    int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    int year = (int)(era * YEARS_OF_ERA) + year_of_era + (month <= 2 ? 1 : 0);
    return date_of(year, month, day_of_year - (153 * month_from_march + 2) / 5 + 1);
}

/* The text as digits from `at`; -1 when one of them is none. */
static int number_at(struct nk_text text, size_t at, size_t length)
{
    int number = 0;
    for (size_t i = at; i < at + length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return -1;
        number = number * 10 + (text.data[i] - '0');
    }
    return number;
}

static struct nk_period months(enum nk_period_kind kind, int year, int first, int last)
{
    return (struct nk_period){
        .kind = kind,
        .first = date_of(year, first, 1),
        .last = date_of(year, last, days_of_month(year, last)),
    };
}

/* "T2": the second of the parts of so many months. */
static bool part_of_year(struct nk_period *ret, enum nk_period_kind kind, int length, int year, int number)
{
    if (number < 1 || number > MONTHS / length)
        return false;
    *ret = months(kind, year, (number - 1) * length + 1, number * length);
    return true;
}

enum { TERTIAL = 4, QUARTER = 3, MONTH = 1 };
/* Lengths of "2024", "2024-T2" and "2024-12", "2024-12-31". */
enum { YEAR_LENGTH = 4, PART_LENGTH = 7, DATE_LENGTH = 10 };

bool nk_period_parse(struct nk_period *ret, struct nk_text text)
{
    if (text.length != YEAR_LENGTH && text.length != PART_LENGTH && text.length != DATE_LENGTH)
        return false;
    int year = number_at(text, 0, YEAR_LENGTH);
    if (year < NK_PERIOD_FIRST_YEAR)
        return false;
    if (text.length == YEAR_LENGTH) {
        *ret = months(NK_PERIOD_YEAR, year, 1, MONTHS);
        return true;
    }
    if (text.data[YEAR_LENGTH] != '-')
        return false;
    if (text.length == PART_LENGTH && text.data[YEAR_LENGTH + 1] == 'T')
        return part_of_year(ret, NK_PERIOD_TERTIAL, TERTIAL, year, number_at(text, YEAR_LENGTH + 2, 1));
    if (text.length == PART_LENGTH && text.data[YEAR_LENGTH + 1] == 'Q')
        return part_of_year(ret, NK_PERIOD_QUARTER, QUARTER, year, number_at(text, YEAR_LENGTH + 2, 1));
    int month = number_at(text, YEAR_LENGTH + 1, 2);
    if (text.length == PART_LENGTH)
        return part_of_year(ret, NK_PERIOD_MONTH, MONTH, year, month);
    int day = number_at(text, PART_LENGTH + 1, 2);
    if (text.data[PART_LENGTH] != '-' || month < 1 || month > MONTHS || !nk_date_exists(date_of(year, month, day)))
        return false;
    nk_date date = date_of(year, month, day);
    *ret = (struct nk_period){.kind = NK_PERIOD_POINT, .first = date, .last = date};
    return true;
}

static size_t write_number(char *buffer, int number, size_t digits)
{
    for (size_t i = digits; i-- > 0; number /= 10)
        buffer[i] = (char)('0' + number % 10);
    return digits;
}

static size_t write_part(char *buffer, char letter, int number)
{
    buffer[0] = '-';
    buffer[1] = letter;
    return 2 + write_number(buffer + 2, number, 1);
}

static size_t write_two(char *buffer, int number)
{
    buffer[0] = '-';
    return 1 + write_number(buffer + 1, number, 2);
}

size_t nk_period_print(char buffer[static NK_PERIOD_TEXT_MAX], const struct nk_period *period)
{
    size_t length = write_number(buffer, year_of(period->last), YEAR_LENGTH);
    int month = month_of(period->last);
    switch (period->kind) {
    case NK_PERIOD_YEAR:
        break;
    case NK_PERIOD_TERTIAL:
        length += write_part(buffer + length, 'T', month / TERTIAL);
        break;
    case NK_PERIOD_QUARTER:
        length += write_part(buffer + length, 'Q', month / QUARTER);
        break;
    case NK_PERIOD_MONTH:
        length += write_two(buffer + length, month);
        break;
    case NK_PERIOD_POINT:
    case NK_PERIOD_CUMULATIVE:
        length += write_two(buffer + length, month);
        length += write_two(buffer + length, day_of(period->last));
        break;
    }
    buffer[length] = '\0';
    return length;
}

bool nk_period_contains(const struct nk_period *outer, const struct nk_period *inner)
{
    return outer->first <= inner->first && inner->last <= outer->last;
}

int32_t nk_period_days(const struct nk_period *period)
{
    return (int32_t)(nk_date_to_days(period->last) - nk_date_to_days(period->first) + 1);
}

/* 1970-01-01 was a Thursday, three days after a Monday; Sunday is the sixth day after it. */
static int64_t last_sunday(int year, int month)
{
    int64_t day = nk_date_to_days(date_of(year, month, LAST_DAY_OF_BOTH));
    int64_t weekday = (day + 3) % DAYS_OF_WEEK;
    weekday = weekday < 0 ? weekday + DAYS_OF_WEEK : weekday;
    return day - (weekday + 1) % DAYS_OF_WEEK;
}

/* Both changes are at one in the morning UTC, so that a day begins by the clock of the day before. */
int64_t nk_date_start(nk_date date)
{
    int64_t day = nk_date_to_days(date);
    bool summer = day > last_sunday(year_of(date), MARCH) && day <= last_sunday(year_of(date), OCTOBER);
    return day * SECONDS_OF_DAY - (summer ? 2 : 1) * SECONDS_OF_HOUR;
}

int64_t nk_period_start(const struct nk_period *period)
{
    return nk_date_start(period->first);
}

int64_t nk_period_end(const struct nk_period *period)
{
    return nk_date_start(nk_date_of_days(nk_date_to_days(period->last) + 1));
}

int64_t nk_period_minutes(const struct nk_period *period)
{
    return (nk_period_end(period) - nk_period_start(period)) / SECONDS_OF_MINUTE;
}
