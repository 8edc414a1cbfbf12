/* Values of figures written by hand, and what they are printed as. */
#ifndef NK_TESTS_CORE_SERIES_VALUES_H
#define NK_TESTS_CORE_SERIES_VALUES_H

#include "core/series.h"
#include "tests/core/figure_definitions.h"
#include "tests/core/reference_data.h"

/* numerator / denominator of a figure for all-regions; a denominator of 1 where the figure has none. */
static inline struct nk_figure_value quotient_in(const char *figure, int year, int64_t numerator, int64_t denominator)
{
    struct nk_figure_value value = {
        .figure = figure_definition(figure),
        .entity = NK_TEXT(NK_ALL_REGIONS),
        .year = year,
        .numerator = nk_decimal_integer(numerator),
        .denominator = nk_decimal_integer(denominator),
        .numerator_known = true,
        .denominator_known = true,
    };
    value.has_denominator = value.figure->denominator_count > 0;
    ck_assert_int_eq(nk_decimal_ratio(&value.value, value.numerator, value.denominator, value.figure->factor,
                                      value.figure->decimals),
                     NK_OK);
    return value;
}

/* ICT expenditure. */
static inline struct nk_figure_value kroner_in(int year, int64_t amount)
{
    return quotient_in("ict-expenditure", year, amount, 1);
}

/* The change from the year before, of those two amounts. */
static inline struct nk_figure_value change_in(int year, int64_t before, int64_t now)
{
    struct nk_figure_value value = quotient_in("change-from-previous-year", year, now - before, before);
    value.numerator_before = nk_decimal_integer(-before);
    value.denominator_before = nk_decimal_integer(before);
    return value;
}

static inline struct nk_figure_value in_prices_of(int base_year, struct nk_figure_value value)
{
    ck_assert_int_eq(nk_series_real(&value, cpi, base_year), NK_OK);
    return value;
}

static inline void assert_decimal(struct nk_decimal value, const char *expected)
{
    char text[NK_DECIMAL_TEXT_MAX];
    nk_decimal_print(text, value);
    ck_assert_str_eq(text, expected);
}

static inline void assert_is(struct nk_figure_value value, const char *expected)
{
    if (value.absence != NK_PRESENT)
        ck_assert_str_eq(nk_absence_code(value.absence), expected);
    else
        assert_decimal(value.value, expected);
}

#endif
