/* How the value of an indicator is put together. Private to core: indicator_values.h is the entrance. */
#ifndef NK_CORE_INDICATOR_WORK_H
#define NK_CORE_INDICATOR_WORK_H

#include "core/indicator_values.h"

/* Values are added on the finest scale that a decimal has. */
#define NK_AMOUNT_ONE INT64_C(1000000000)

/* A value on its way: of one measurement, or of several put together. */
struct nk_indicator_amount {
    enum nk_qualifier qualifier;
    enum nk_value_status status;
    bool complete;           /* nothing of the period is without a measurement */
    bool not_negative;       /* no value in it is below zero */
    bool illustrative;
    nk_date as_of;
    int32_t days_covered;
    __int128 value;          /* in parts of 10^9 */
    bool has_base;
    __int128 weighted, base; /* value · base in parts of 10^18, base in parts of 10^9 */
    bool is_ratio;           /* its value is weighted / base */
    __int128 magnitude, estimated; /* |values|, or ticks measured; and what of them is not reported */
    struct nk_availability availability; /* of time-weighted indicators */
};

/* The measurements that answer a question, of one actor after the other. */
struct nk_indicator_picks {
    const struct nk_measurement **items; /* with room for every measurement of the indicator */
    size_t count;
    enum nk_indicator_absence absence; /* why there are none */
    const struct nk_measurement *stated; /* somebody's verdict on the very period, NULL for none */
};

NK_MUST_CHECK enum nk_status nk_indicator_pick(struct nk_indicator_picks *ret, struct nk_arena *arena,
                                               const struct nk_measurements *measurements,
                                               const struct nk_indicator_question *question,
                                               const struct nk_indicator *indicator);

/* What the picks come to. The absence is set when they do not make a whole; `*ret_how` is the rule that was needed.
 * NK_OVERFLOW, NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_indicator_aggregate(struct nk_indicator_amount *ret, enum nk_aggregation *ret_how,
                                                    enum nk_indicator_absence *ret_absence, struct nk_arena *arena,
                                                    const struct nk_indicator_picks *picks,
                                                    const struct nk_indicator *indicator,
                                                    const struct nk_period *period);

/* Gives a result the value that an amount comes to, with its bounds; the availability too, where there is one. */
NK_MUST_CHECK enum nk_status nk_indicator_take(struct nk_indicator_result *result,
                                               const struct nk_indicator_amount *amount);

/* nk_indicator_compute of a part of a sum, or of the whole at depth 0. */
NK_MUST_CHECK enum nk_status nk_indicator_compute_part(struct nk_indicator_result *ret, struct nk_arena *arena,
                                                       const struct nk_measurements *measurements,
                                                       const struct nk_indicator_question *question, int depth);

/* The parts of a sum of indicators, and their sum. */
NK_MUST_CHECK enum nk_status nk_indicator_add_parts(struct nk_indicator_result *result, struct nk_arena *arena,
                                                    const struct nk_measurements *measurements,
                                                    const struct nk_indicator_question *question, int depth);

/* Target, path and verdict of a result that has its value and bounds. */
NK_MUST_CHECK enum nk_status nk_indicator_judge(struct nk_indicator_result *result, struct nk_arena *arena,
                                                const struct nk_indicator_definitions *definitions,
                                                const struct nk_measurement *stated);

/* What the value is a share of. */
NK_MUST_CHECK enum nk_status nk_indicator_find_share(struct nk_indicator_result *result,
                                                     const struct nk_measurements *measurements);

/* Bounds of a value that is no availability, by its qualifier and by what is not covered. */
NK_MUST_CHECK enum nk_status nk_indicator_bound(struct nk_indicator_result *result,
                                                const struct nk_indicator_amount *amount);

/* Decimals without the zeros at the end. */
struct nk_decimal nk_decimal_trimmed(struct nk_decimal decimal);

#endif
