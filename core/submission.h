/* A return as it was sent, typed, with nothing derived. Everything points into one arena. */
#ifndef NK_CORE_SUBMISSION_H
#define NK_CORE_SUBMISSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/decimal.h"
#include "core/statement.h"
#include "core/text.h"

/* How a value came about (R40, R41). Missing is not zero. The order is from best to worst. */
enum nk_value_status { NK_REPORTED = 0, NK_PUBLIC_SOURCE = 1, NK_ESTIMATED = 2, NK_MISSING = 3 };
enum { NK_VALUE_STATUSES = 4 };

const char *nk_value_status_code(enum nk_value_status status);
bool nk_value_status_of(enum nk_value_status *ret, struct nk_text code);

/* Where a value stands in what was sent. */
struct nk_place {
    struct nk_text pointer; /* JSON Pointer (RFC 6901) into the document */
    uint32_t row, column;   /* 1-based in a CSV file, 0 for JSON */
};

/* A number of a return. `given` is false when the member was left out. */
struct nk_number {
    bool given;
    enum nk_value_status status;
    struct nk_decimal value; /* 0 when the status is NK_MISSING */
    struct nk_text note, method;
    struct nk_place place;
};

/* Somebody gave a value: left out and NK_MISSING are not zero. */
static inline bool nk_number_has_value(const struct nk_number *number)
{
    return number->given && number->status != NK_MISSING;
}

/* A number whose text can be read in two ways: 1.234. It has the status NK_MISSING until somebody says which it is. */
struct nk_unread {
    struct nk_place place; /* of the number; row and column are where the text stood in the table that was sent */
    struct nk_text text;   /* as it was sent */
};

struct nk_cell {
    struct nk_text category;  /* empty where the section has no such dimension */
    struct nk_text area;
    struct nk_text cost_type;
    struct nk_number amount;  /* whole NOK: scale 0 */
    struct nk_place place;
};

struct nk_cells {
    struct nk_cell *items;
    size_t count;
};

enum nk_financing_basis { NK_BASIS_KEY = 0, NK_BASIS_AMOUNT = 1 };

/* "The financier pays for …" in the return of a national actor (R21–R24). */
struct nk_financing {
    struct nk_text financier; /* region, actor, or a financier outside the collection */
    enum nk_financing_basis basis;
    struct nk_number share;   /* percent of every cell; basis key */
    struct nk_cells cells;    /* basis amount */
    struct nk_place place;
};

/* "We bought from …" in the return of a buyer. `booked`: the amount is already inside the buyer's own expenditure. */
struct nk_purchase {
    struct nk_text supplier;
    struct nk_number amount;
    bool booked;
    struct nk_cells cells;
    struct nk_place place;
};

struct nk_account_line {
    struct nk_text code;
    struct nk_number amount, prior_year;
    struct nk_place place;
};

/* A stretch of time, in seconds since 1970-01-01T00:00:00Z, the end not in it; and how many minutes east of UTC the
 * clock stood in what was written. */
struct nk_time_span {
    int64_t start, end;
    int16_t start_offset, end_offset;
    struct nk_place place;
};

/* A time in which a service was not whole. */
struct nk_incident {
    struct nk_time_span time;
    struct nk_number weight; /* part that was down, 0 … 1; left out: 1, all of it */
    bool planned;            /* announced maintenance */
    struct nk_text note;
};

/* What is said of one indicator of a service in a period. A value, or of an availability also the minutes or the
 * incidents that it comes from (availability.h). */
struct nk_indicator_value {
    struct nk_text service, indicator, period;
    struct nk_number value; /* may be left out where minutes, incidents or a verdict are given */
    enum nk_qualifier qualifier;

    struct nk_text unit;         /* as the sender states them; empty or not given: not stated */
    struct nk_text base;         /* the indicator that it is a part of */
    struct nk_number base_value; /* "of 357" */
    bool target_given, verdict_given;
    enum nk_comparator comparator;
    struct nk_decimal target;
    enum nk_verdict verdict;

    /* Minutes: monitored (agreed maintenance is in it), up outside agreed maintenance, agreed maintenance, and not
     * monitored. */
    struct nk_number minutes_measured, minutes_up, minutes_maintenance, minutes_unknown;

    bool incidents_given; /* an empty list says that there were none */
    const struct nk_incident *incidents;
    size_t incident_count;
    bool maintenance_windows_given; /* without: all that was planned was agreed */
    const struct nk_time_span *maintenance_windows; /* when planned maintenance is agreed */
    size_t maintenance_window_count;
    const struct nk_time_span *unmonitored; /* when nobody measured */
    size_t unmonitored_count;

    struct nk_text source; /* where the value was read, may be empty */
    struct nk_place place;
};

/* What a service costs in the year of the return, and which costs that is. */
struct nk_service_cost {
    struct nk_text service;
    struct nk_number amount; /* whole NOK */
    struct nk_text includes;
    struct nk_place place;
};

struct nk_submission {
    struct nk_text actor; /* from the address of the request */
    int year;
    struct nk_text stated_actor; /* optional members of the document, empty and 0 when left out */
    int stated_year;
    bool illustrative; /* generated values, not anybody's accounts */

    struct nk_cells expenditure;             /* category × area × cost type */
    struct nk_cells expenditure_by_category; /* the margins of a year that does not cross */
    struct nk_cells expenditure_by_area;

    struct nk_number depreciation, write_downs; /* memo */
    struct nk_number operating_revenue, operating_cost; /* accounts */
    struct nk_account_line *account_lines;
    size_t account_line_count;
    struct nk_number employees, fte, ict_fte_internal, ict_fte_contracted; /* staffing */
    struct nk_number somatic_operating_cost; /* accounts: of somatic specialist health care */
    struct nk_number drg_points, inhabitants; /* activity */

    struct nk_financing *financing;
    size_t financing_count;
    struct nk_purchase *purchases;
    size_t purchase_count;
    struct nk_indicator_value *indicators;
    size_t indicator_count;
    struct nk_service_cost *service_costs;
    size_t service_cost_count;

    const struct nk_unread *unread; /* of all sections */
    size_t unread_count;

    bool attestations_given;
    bool medical_equipment_excluded; /* R12 */
    struct nk_text vat_basis;        /* compensated, included or excluded; empty when left out (R53) */
};

#endif
