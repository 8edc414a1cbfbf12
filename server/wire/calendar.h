/* Dates and times of the wire (ISO 8601, RFC 3339), by the Gregorian calendar and without a clock or a time
 * zone database. */
#ifndef NK_WIRE_CALENDAR_H
#define NK_WIRE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "core/catalogue.h"
#include "core/text.h"

enum {
    NK_DATE_LENGTH = 10,      /* "2018-04-01" */
    NK_TIMESTAMP_LENGTH = 20, /* "2018-04-01T06:00:00Z" */
};

/* Reads "2018-04-01". False: another form, or a day that the calendar does not have. */
bool nk_date_parse(nk_date *ret, struct nk_text text);

/* Writes a date, with a terminating NUL. */
void nk_date_print(char buffer[static NK_DATE_LENGTH + 1], nk_date date);

/* Reads an RFC 3339 date-time with any offset and writes it in UTC and whole seconds, with a terminating NUL.
 * False: another form, a time that does not exist, or one that UTC puts outside the years 1 to 9999. `buffer`
 * is written only on true. */
bool nk_timestamp_normalise(char buffer[static NK_TIMESTAMP_LENGTH + 1], struct nk_text text);

/* Reads an RFC 3339 date-time as seconds since 1970-01-01T00:00:00Z, parts of a second left out, and how many minutes
 * east of UTC it was written. False as above; nothing is written then. */
bool nk_moment_parse(int64_t *ret_seconds, int16_t *ret_offset, struct nk_text text);

#endif
