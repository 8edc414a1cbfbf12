/* Values over years: real terms, changes, growth, and what breaks the comparison (domain §9.5, §3.6, KF15, KF16). All exact, rounded once. */
#ifndef NK_CORE_SERIES_H
#define NK_CORE_SERIES_H

#include "core/figures.h"
#include "core/reference.h"

/* The newest vintage of an index, or one named vintage; NULL when there is none. */
const struct nk_price_index *nk_catalogue_price_index(const struct nk_catalogue *catalogue, struct nk_text id, struct nk_text vintage);
/* False when the index has no value for the year. */
bool nk_price_index_of_year(struct nk_decimal *ret, const struct nk_price_index *index, int year);

/* A figure's value in the prices of `base_year`: factor · numerator · I(base)/I(year) / denominator, rounded once. A figure in percent is the same in all
 * prices, except one that looks back at the year before, whose parts are each brought to the prices of `base_year` first.
 * `value->absence` becomes NK_PRICE_INDEX_MISSING where the index lacks a year. Numerator and denominator stay nominal. NK_OVERFLOW. */
NK_MUST_CHECK enum nk_status nk_series_real(struct nk_figure_value *value, const struct nk_price_index *index, int base_year);

/* What is between two values of one figure and entity, the earlier and the later. */
struct nk_change {
    bool known;                   /* both values are there and the earlier is not zero where a ratio needs it */
    struct nk_decimal difference; /* in the unit of the figure: NOK, or percentage points of the rounded values */
    bool relative_known;
    struct nk_decimal relative;   /* percent, one decimal, from the exact values (of amounts) */
    bool growth_known;
    struct nk_decimal growth;     /* compound growth a year in percent, one decimal: (later/earlier)^(1/years) − 1, exact comparison of powers */
    int years;
    const struct nk_break **breaks; /* between the two, in order */
    size_t break_count;
};
NK_MUST_CHECK enum nk_status nk_series_change(struct nk_change *ret, struct nk_arena *arena, const struct nk_catalogue *catalogue,
                                              const struct nk_figure_value *earlier, const struct nk_figure_value *later);

/* Breaks that touch a value: those of its year and earlier, newest last (a mark on every value after the break). `first_year` is the first year of the
 * collection (2012): breaks at or before it mark nothing. */
NK_MUST_CHECK enum nk_status nk_series_breaks(const struct nk_break ***ret, size_t *ret_count, struct nk_arena *arena,
                                              const struct nk_catalogue *catalogue, const struct nk_figure_value *value);

/* A figure beside its benchmark (KF16). */
struct nk_comparison {
    const struct nk_benchmark *benchmark; /* NULL: there is none for the figure and year */
    bool known;                   /* comparable, and the figure has a value */
    struct nk_decimal points;     /* value − benchmark, in the figure's unit */
    struct nk_decimal relative;   /* (value − benchmark) / benchmark in percent, one decimal */
};
NK_MUST_CHECK enum nk_status nk_series_compare(struct nk_comparison *ret, const struct nk_catalogue *catalogue,
                                               const struct nk_figure_value *value);

#endif
