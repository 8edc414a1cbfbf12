/* Periods of measurement, in the local time of Norway where minutes are counted. Written "2024", "2024-T2" (tertial),
 * "2024-Q3" (quarter), "2024-12" (month), "2024-12-31" (a point in time, or the end of what accumulates). */
#ifndef NK_CORE_PERIOD_H
#define NK_CORE_PERIOD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/catalogue.h"
#include "core/text.h"

enum nk_period_kind {
    NK_PERIOD_YEAR = 0,       /* "year" */
    NK_PERIOD_TERTIAL = 1,    /* "tertial" */
    NK_PERIOD_QUARTER = 2,    /* "quarter" */
    NK_PERIOD_MONTH = 3,      /* "month" */
    NK_PERIOD_POINT = 4,      /* "point-in-time" */
    NK_PERIOD_CUMULATIVE = 5, /* "cumulative": since the series began, at that date */
};
enum { NK_PERIOD_KINDS = 6 };
const char *nk_period_kind_code(enum nk_period_kind kind);
bool nk_period_kind_of(enum nk_period_kind *ret, struct nk_text code);

struct nk_period {
    enum nk_period_kind kind; /* a date reads as NK_PERIOD_POINT */
    nk_date first, last;      /* both days are in it; equal for a point in time */
};

/* Longest text of a period, with its NUL. */
enum { NK_PERIOD_TEXT_MAX = 11 };

/* The first year of the common rule of summer time, and the last of four digits that has a day after it. */
enum { NK_PERIOD_FIRST_YEAR = 1996, NK_PERIOD_LAST_YEAR = 9999 };

/* False when the text is no period that exists, or before NK_PERIOD_FIRST_YEAR. `*ret` is written only on true. */
bool nk_period_parse(struct nk_period *ret, struct nk_text text);
/* The text of a period, with a NUL; gives its length without it. */
size_t nk_period_print(char buffer[static NK_PERIOD_TEXT_MAX], const struct nk_period *period);
/* Every day of the inner one is in the outer one. */
bool nk_period_contains(const struct nk_period *outer, const struct nk_period *inner);
/* Calendar days. */
int32_t nk_period_days(const struct nk_period *period);
/* Minutes of the period in Europe/Oslo: a month with a change to summer time is an hour shorter, one with a change
 * back an hour longer. The rule is that of the European Union since 1996: last Sunday of March and of October. */
int64_t nk_period_minutes(const struct nk_period *period);
/* When the period begins and ends in Europe/Oslo, in seconds since 1970-01-01T00:00:00Z; the end is not in it. */
int64_t nk_period_start(const struct nk_period *period);
int64_t nk_period_end(const struct nk_period *period);

/* Days since 1970-01-01 of a date, and back. The date must exist. */
int64_t nk_date_to_days(nk_date date);
nk_date nk_date_of_days(int64_t days);
bool nk_date_exists(nk_date date);
/* Midnight at the start of a day in Europe/Oslo, in seconds since 1970-01-01T00:00:00Z. */
int64_t nk_date_start(nk_date date);

#endif
