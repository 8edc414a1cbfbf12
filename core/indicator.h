/* Service indicators: what is measured of which service, in what unit, over what period, against which target.
 * All definitions are data with a source; measurements come in returns. */
#ifndef NK_CORE_INDICATOR_H
#define NK_CORE_INDICATOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/catalogue.h"
#include "core/decimal.h"
#include "core/period.h"
#include "core/statement.h"
#include "core/submission.h"
#include "core/text.h"

enum nk_indicator_family {
    NK_FAMILY_AVAILABILITY = 0,
    NK_FAMILY_USE_AND_SPREAD = 1,
    NK_FAMILY_USER_EXPERIENCE = 2,
    NK_FAMILY_SECURITY = 3,
    NK_FAMILY_OPERATIONS = 4,
    NK_FAMILY_SUSTAINABILITY = 5,
    NK_FAMILY_PEOPLE = 6,
};
enum { NK_INDICATOR_FAMILIES = 7 };
const char *nk_indicator_family_code(enum nk_indicator_family family); /* "availability", "use-and-spread" … */
bool nk_indicator_family_of(enum nk_indicator_family *ret, struct nk_text code);

enum nk_direction { NK_HIGHER_IS_BETTER = 0, NK_LOWER_IS_BETTER = 1, NK_NEITHER_IS_BETTER = 2 };
enum { NK_DIRECTIONS = 3 };
const char *nk_direction_code(enum nk_direction direction); /* "higher", "lower", "none" */
bool nk_direction_of(enum nk_direction *ret, struct nk_text code);

/* How values of parts become the value of the whole, over time or over actors. */
enum nk_aggregation {
    NK_AGGREGATE_NONE = 0,          /* "none": there is no value of the whole */
    NK_AGGREGATE_SUM = 1,           /* "sum" */
    NK_AGGREGATE_LAST = 2,          /* "last": the value at the end of the period */
    NK_AGGREGATE_MAXIMUM = 3,       /* "maximum" */
    NK_AGGREGATE_TIME_WEIGHTED = 4, /* "time-weighted": minutes up by minutes measured */
    NK_AGGREGATE_RATIO = 5,         /* "ratio": sum of the numbers by sum of the bases */
};
enum { NK_AGGREGATIONS = 6 };
const char *nk_aggregation_code(enum nk_aggregation aggregation);
bool nk_aggregation_of(enum nk_aggregation *ret, struct nk_text code);

struct nk_service {
    struct nk_text id; /* "stamnett"; the organisation itself is a service: "organisation" */
    struct nk_label name, description;
    struct nk_text actor; /* who runs it */
    nk_date valid_from, valid_to; /* 0: open */
    struct nk_text source;
};

struct nk_indicator {
    struct nk_text id; /* "availability", "municipalities-connected" */
    enum nk_indicator_family family;
    struct nk_label name, description;
    struct nk_label caveat;      /* may be empty */
    struct nk_text unit;         /* "percent", "persons", "tCO2e", "minutes" … */
    uint8_t decimals;
    struct nk_text base;         /* indicator that it is a part of ("municipalities"), empty: of nothing */
    bool is_share;               /* a percentage: between 0 and 100 */
    enum nk_period_kind period;  /* of one measurement */
    enum nk_direction direction;
    enum nk_aggregation over_time, over_actors;
    struct nk_text source;
};

/* An indicator of a service; nothing is measured that is not listed. */
struct nk_service_indicator {
    struct nk_text service, indicator;
    struct nk_text source;
};

/* What was agreed or wished. A path has a start: between start and end the target moves in a straight line. */
struct nk_target {
    struct nk_text id;
    struct nk_text service, indicator; /* service empty: of every service that has no target of its own */
    enum nk_comparator comparator;
    struct nk_decimal value;
    nk_date valid_from, valid_to;     /* 0: open */
    bool has_path;
    struct nk_decimal start_value;    /* on start_date, with has_path */
    nk_date start_date, end_date;     /* the value is to be reached on end_date */
    struct nk_label note;             /* may be empty */
    struct nk_text source;
};

/* A break in an indicator's series: a reset, another definition. From `from` on, values are not comparable with
 * those before. */
struct nk_indicator_break {
    struct nk_text id, service, indicator; /* service empty: of every service */
    nk_date from;
    bool is_reset; /* a cumulative series begins again */
    struct nk_label text;
    struct nk_text source;
};

/* An indicator that is the sum of others of the same service and period: "scope 1+2+3" is three lines. */
struct nk_indicator_sum {
    struct nk_text sum, part; /* indicator ids */
    struct nk_text source;
};

/* Everything that is defined of indicators. Part of the catalogue, with its version. */
struct nk_indicator_definitions {
    const struct nk_service *services; /* sorted by id, byte order */
    size_t service_count;
    const struct nk_indicator *indicators; /* sorted by id */
    size_t indicator_count;
    const struct nk_service_indicator *pairs; /* sorted by service, then indicator */
    size_t pair_count;
    const struct nk_target *targets; /* sorted by id */
    size_t target_count;
    const struct nk_indicator_break *breaks; /* sorted by from, then id */
    size_t break_count;
    const struct nk_indicator_sum *sums; /* in the order in which the parts are shown */
    size_t sum_count;
};

/* NULL when there is none. */
const struct nk_service *nk_service_find(const struct nk_indicator_definitions *definitions, struct nk_text id);
const struct nk_indicator *nk_indicator_find(const struct nk_indicator_definitions *definitions, struct nk_text id);
const struct nk_service_indicator *nk_service_indicator_find(const struct nk_indicator_definitions *definitions,
                                                             struct nk_text service, struct nk_text indicator);

/* The statement names no unit, or the one of the definition. */
bool nk_indicator_has_its_unit(const struct nk_indicator *indicator, const struct nk_indicator_value *given);

/* The target of an indicator of a service on a day, NULL when there is none: one of the service before one of all
 * services, then the one that began last. A target without an end stays in force; one with a path is in force from the
 * start of its path or earlier if it says so. */
const struct nk_target *nk_target_in_force(const struct nk_indicator_definitions *definitions, struct nk_text service,
                                           struct nk_text indicator, nk_date date);

#endif
