/* What the figures of the sample (sector_sample.h) are compared with.
 *
 *   cpi, two vintages   2018-01: 2016 103.6, 2017 105.5 · 2025-01: 2017 105.5, 2024 133.6
 *   breaks              method-2017 (all but investment-change), area-2022 (by area), median-2021 (of benchmarks)
 *   benchmarks of 2017  share of revenue 4.5, and 4.6 that does not compare; of 2020: share of revenue 4.2
 *   published values    the sector's expenditure 2019: 3100 at a precision of 100; share of revenue of all regions
 * 2019: 5.25 imputation          2016, pasientreiser's employees from helse-nord and helse-vest; not of the year of the
 * sample */
#ifndef NK_TESTS_WIRE_COMPARISON_SAMPLE_H
#define NK_TESTS_WIRE_COMPARISON_SAMPLE_H

#include "core/reference.h"

enum {
    SAMPLE_PRICE_INDICES = 2,
    SAMPLE_BREAKS = 3,
    SAMPLE_BENCHMARKS = 3,
    SAMPLE_PUBLISHED_VALUES = 2,
    SAMPLE_IMPUTATIONS = 1,
};

extern const struct nk_price_index sample_price_indices[SAMPLE_PRICE_INDICES];
extern const struct nk_break sample_breaks[SAMPLE_BREAKS];
extern const struct nk_benchmark sample_benchmarks[SAMPLE_BENCHMARKS];
extern const struct nk_published_value sample_published_values[SAMPLE_PUBLISHED_VALUES];
extern const struct nk_imputation sample_imputations[SAMPLE_IMPUTATIONS];

#endif
