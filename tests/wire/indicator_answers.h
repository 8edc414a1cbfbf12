/* Answers about values of indicators of the sample: a month that is missed, a year that is missed whatever its other
 * months were, a share of a sum, and what was not collected. */
#ifndef NK_TESTS_WIRE_INDICATOR_ANSWERS_H
#define NK_TESTS_WIRE_INDICATOR_ANSWERS_H

#include "tests/wire/answers.h"

/* The values of what is said, one row each. */
void sample_indicators(struct sample *sample);

extern answer_maker indicator_values_json, indicator_values_csv, indicators_json_stat, breaches_json,
    indicator_explanation_json;

#endif
