/* The value of an indicator of a service in a period: from one measurement or from many, with its bounds, its target
 * and how it came out, what it is a share of, and everything that it was made of. */
#ifndef NK_CORE_INDICATOR_VALUES_H
#define NK_CORE_INDICATOR_VALUES_H

#include "core/availability.h"
#include "core/measurement.h"

/* Decimals of a share, of minutes, and of a place on a path. */
enum { NK_SHARE_DECIMALS = 1, NK_MINUTE_DECIMALS = 3, NK_PATH_DECIMALS = 1 };

struct nk_indicator_question {
    struct nk_text service, indicator;
    struct nk_period period; /* a month, a year …; of a date, what was measured on that date */
    struct nk_text actor;    /* of this one alone; empty: of all who measured it */
};

enum nk_indicator_absence {
    NK_INDICATOR_PRESENT = 0,
    NK_INDICATOR_NOT_DEFINED = 1,      /* the service has no such indicator */
    NK_INDICATOR_NOT_MEASURED = 2,     /* nobody said anything for the period */
    NK_INDICATOR_NOT_COLLECTED = 3,    /* somebody said that there is no value: missing, which is not zero */
    NK_INDICATOR_NOT_OVER_TIME = 4,    /* there are values for parts, and parts of time do not make a whole */
    NK_INDICATOR_NOT_OVER_ACTORS = 5,  /* several measured it, and their values do not make a whole */
    NK_INDICATOR_WITHOUT_BASE = 6,     /* a ratio of which a base is missing or zero */
    NK_INDICATOR_CONTRADICTORY = 7,    /* minutes or incidents that cannot be */
};
enum { NK_INDICATOR_ABSENCES = 8 };
/* "present", "not-defined", "not-measured", "not-collected", "not-over-time", "not-over-actors", "without-base",
 * "contradictory" */
const char *nk_indicator_absence_code(enum nk_indicator_absence absence);

/* Why the verdict is what it is. */
enum nk_verdict_reason {
    NK_VERDICT_NO_TARGET = 0,       /* "no-target" */
    NK_VERDICT_NO_VALUE = 1,        /* "no-value" */
    NK_VERDICT_BY_VALUE = 2,        /* "value": everything is known */
    NK_VERDICT_WHATEVER_UNKNOWN = 3, /* "whatever-is-unknown": even the best (or worst) of what is unknown gives it */
    NK_VERDICT_UNKNOWN_DECIDES = 4, /* "unknown-decides": what is unknown could make it met or missed */
    NK_VERDICT_INEXACT = 5,         /* "inexact": the source says about, more than or up to, and that decides */
    NK_VERDICT_AS_STATED = 6,       /* "as-stated": no value is given, only the sender's own verdict */
};
enum { NK_VERDICT_REASONS = 7 };
const char *nk_verdict_reason_code(enum nk_verdict_reason reason);

/* A target as it is on the last day of the period. */
struct nk_indicator_target {
    const struct nk_target *target;
    struct nk_decimal value;      /* what is asked for on that day; on a path rounded to NK_PATH_DECIMALS */
    bool on_path;                 /* the day lies inside the path */
    /* Of a path, when the indicator has a value: value − asked for, better when positive and higher is better; and how
     * much of the way from the start value to the goal is gone, of its time and of its value, in percent. */
    bool has_distance, has_progress;
    struct nk_decimal distance, time_gone, way_gone;
};

/* A part of a sum of indicators. */
struct nk_indicator_part {
    const struct nk_indicator *indicator;
    bool present; /* false: not collected, which is not zero */
    struct nk_decimal value;
    enum nk_qualifier qualifier;
    enum nk_value_status status;
};

struct nk_indicator_result {
    const struct nk_service *service;     /* NULL when not defined */
    const struct nk_indicator *indicator; /* NULL when not defined */
    struct nk_period period;
    enum nk_indicator_absence absence;
    enum nk_aggregation aggregation;      /* what made it of many measurements; NK_AGGREGATE_NONE: one measurement */

    struct nk_decimal value;      /* with the indicator's decimals; meaningless when absent */
    struct nk_fraction exact;
    enum nk_qualifier qualifier;
    enum nk_value_status status;  /* the worst of what it is made of; NK_MISSING when absent */
    struct nk_decimal estimated_share; /* percent of the value, or of the time measured, that is not reported */
    bool illustrative;            /* uses a return of generated values */

    /* The least and the most it can be. Both are the value when everything is known. */
    bool has_low, has_high;
    struct nk_decimal low, high; /* rounded to the indicator's decimals, away from the value: bounds stay bounds */
    struct nk_fraction exact_low, exact_high;
    int32_t days, days_covered; /* of the period, and of them in a measurement; the fewest of any actor */
    nk_date as_of;              /* of "last": the day that the value is of; otherwise the last day of the period */

    bool has_availability; /* minutes are known: time-weighted indicators */
    struct nk_availability availability;
    /* Minutes, with NK_MINUTE_DECIMALS or as many as are needed when that is fewer. */
    struct nk_decimal minutes_period, minutes_measured, minutes_up, minutes_maintenance, minutes_unknown;
    struct nk_decimal minutes_used, minutes_used_at_most;
    bool has_minutes_allowed;
    struct nk_decimal minutes_allowed;
    bool has_with_maintenance;
    struct nk_decimal with_maintenance; /* percent, agreed maintenance not taken out */

    bool has_target;
    struct nk_indicator_target target;
    enum nk_verdict verdict;
    enum nk_verdict_reason reason;
    bool verdict_stated;              /* the sender gave a verdict for this very period … */
    enum nk_verdict stated_verdict;   /* … and this is it, right or wrong */

    bool has_share;                   /* it is a part of a base that is known */
    struct nk_decimal share;          /* percent, NK_SHARE_DECIMALS */
    struct nk_decimal base_value;
    enum nk_qualifier share_qualifier;
    const struct nk_measurement *base; /* where the base was said: the measurement itself, or one of the base's own */

    const struct nk_indicator_part *parts; /* of a sum of indicators, in the order of the definitions */
    size_t part_count;
    bool parts_complete;              /* no part is without a value */
    bool has_parts_sum;               /* at least one part has a value */
    struct nk_decimal parts_sum;      /* of those that have one; the value itself when none was measured */
    bool is_parts_sum;                /* the value is that sum */

    const struct nk_indicator_break *const *breaks; /* that are in the series up to the period, oldest first */
    size_t break_count;

    const struct nk_measurement *const *used; /* everything that the value is made of, in the order of time */
    size_t used_count;
};

/* Answers a question. A measurement of the very period is the value; without one, measurements of parts of the period
 * that do not overlap are put together by the indicator's rule over time, then those of several actors by its rule over
 * actors. "Last" takes the latest in the period. What no measurement covers stays unknown and gives bounds.
 * The verdict is met or missed only when no possible value of what is unknown would change it.
 * Absence is told in the result, with NK_OK. NK_OVERFLOW, NK_NO_MEMORY. `*ret` is written only on NK_OK; it points into
 * the arena, the measurements and the definitions. */
NK_MUST_CHECK enum nk_status nk_indicator_compute(struct nk_indicator_result *ret, struct nk_arena *arena,
                                                  const struct nk_measurements *measurements,
                                                  const struct nk_indicator_question *question);

/* What one use of a service costs. */
struct nk_unit_cost {
    const struct nk_indicator_result *use;
    enum nk_indicator_absence absence; /* NK_INDICATOR_NOT_MEASURED: no cost; that of the use; WITHOUT_BASE: use is 0 */
    int64_t cost;                      /* NOK: sum of the costs */
    struct nk_decimal value;           /* NOK per use */
    enum nk_qualifier qualifier;       /* more than so many uses: up to so much each */
    enum nk_value_status status;
    const struct nk_service_cost *const *costs; /* what is inside, in the order of the returns */
    size_t cost_count;
};

/* The costs of the use's service in the returns that the measurements were collected from (of the years of the use's
 * period), by the use, rounded once to so many decimals. NK_OVERFLOW, NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_unit_cost_compute(struct nk_unit_cost *ret, struct nk_arena *arena,
                                                  const struct nk_measurements *measurements,
                                                  const struct nk_indicator_result *use, uint8_t decimals);

#endif
