/* What is measured in the sample: two services and five indicators, one of them the sum of two others. */
#ifndef NK_TESTS_WIRE_INDICATOR_SAMPLE_H
#define NK_TESTS_WIRE_INDICATOR_SAMPLE_H

#include "core/indicator.h"

extern const struct nk_indicator_definitions sample_definitions;

#endif
