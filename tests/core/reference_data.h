/* Price indices, breaks, benchmarks and published values as the reference data has them. */
#ifndef NK_TESTS_CORE_REFERENCE_DATA_H
#define NK_TESTS_CORE_REFERENCE_DATA_H

#include "core/reference.h"
#include "tests/core/support.h"

#define INDEX(year_, units_) \
    { \
        .year = (year_), .value = {.units = (units_), .scale = 1 } \
    }

/* The consumer price index, 2015 = 100. 2015 itself is written without decimals. */
static const struct nk_price_index_value consumer_prices[] = {
    INDEX(2012, 939),  INDEX(2013, 959),  INDEX(2014, 979),  {.year = 2015, .value = {.units = 100}},
    INDEX(2016, 1036), INDEX(2017, 1055), INDEX(2018, 1084), INDEX(2019, 1108),
    INDEX(2020, 1122), INDEX(2021, 1161), INDEX(2022, 1228), INDEX(2023, 1296),
    INDEX(2024, 1336),
};
static const struct nk_price_index_value older_prices[] = {INDEX(2016, 1035), INDEX(2017, 1054)};
static const struct nk_price_index_value wages[] = {INDEX(2017, 1000), INDEX(2018, 1028)};

static const struct nk_price_index price_indices[] = {
    {.id = NK_TEXT("cpi"),
     .vintage = NK_TEXT("2018-01"),
     .reference_year = 2015,
     .values = older_prices,
     .value_count = LENGTH_OF(older_prices)},
    {.id = NK_TEXT("cpi"),
     .vintage = NK_TEXT("2025-01"),
     .reference_year = 2015,
     .values = consumer_prices,
     .value_count = LENGTH_OF(consumer_prices)},
    {.id = NK_TEXT("wages"),
     .vintage = NK_TEXT("2019-01"),
     .reference_year = 2017,
     .values = wages,
     .value_count = LENGTH_OF(wages)},
};

static const struct nk_price_index *const cpi = &price_indices[1];

#endif
