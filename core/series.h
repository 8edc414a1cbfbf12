/* Values over years: real terms, changes, growth, and what breaks the comparison (KF15, KF16).
 * All exact, rounded once, halves away from zero. */
#ifndef NK_CORE_SERIES_H
#define NK_CORE_SERIES_H

#include "core/figures.h"
#include "core/reference.h"

/* Changes of amounts and of prices are percentages with one decimal. */
enum { NK_CHANGE_DECIMALS = 1 };
/* Growth is compounded over at most so many years. */
enum { NK_GROWTH_YEARS_MAX = 100 };

/* One vintage of an index, or the newest where `vintage` is empty; NULL when there is none. */
const struct nk_price_index *nk_catalogue_price_index(const struct nk_catalogue *catalogue, struct nk_text id,
                                                      struct nk_text vintage);
/* False when the index has no value for the year. */
bool nk_price_index_of_year(struct nk_decimal *ret, const struct nk_price_index *index, int year);

/* The change of prices from the year before in percent, as the statistics office gives it: computed from the
 * published, rounded index numbers and rounded to one decimal. NK_UNDEFINED: the index lacks a year. NK_OVERFLOW. */
NK_MUST_CHECK enum nk_status nk_price_index_change(struct nk_decimal *ret, const struct nk_price_index *index,
                                                   int year);

/* Brings a value to the prices of `base_year`: money of a year y counts I(base)/I(y) times, and the figure is
 * rounded once. Numerator and denominator stay nominal. A figure of money by money is the same in all prices,
 * except one that looks back at the year before, whose parts are each brought to the prices of the base year
 * first: a change becomes a change in volume. A published value of such a figure has no parts: its absence
 * becomes NK_NOT_SEPARABLE. Where the index lacks a year the absence becomes NK_PRICE_INDEX_MISSING. Sets
 * `price_index` and `base_year` of the value; an absent value keeps its absence. NK_INVALID: the figure adds
 * money to something else. NK_OVERFLOW. The value is changed only on NK_OK. */
NK_MUST_CHECK enum nk_status nk_series_real(struct nk_figure_value *value, const struct nk_price_index *index,
                                            int base_year);

/* A value that was published before this system existed, as the value of a figure: status public-source,
 * without numerator and denominator. False when there is none. */
bool nk_series_published(struct nk_figure_value *ret, const struct nk_catalogue *catalogue,
                         const struct nk_figure *figure, struct nk_text entity, int year);

/* What is between two values of one figure and entity, the earlier and the later (KF15). */
struct nk_change {
    int years;
    bool known;                   /* both values are there, and the same units are missing in both, if any */
    struct nk_decimal difference; /* of the rounded values, in the figure's unit: of percentages percentage points */
    /* In percent, of the exact values; not of a figure that is itself in percent, nor where the earlier value
     * is not above zero. */
    bool relative_known;
    struct nk_decimal relative;
    /* Compound growth a year in percent, (later/earlier)^(1/years) − 1, found by exact comparison of powers.
     * Known where the relative change is and the later value is above zero. */
    bool growth_known;
    struct nk_decimal growth;
    const struct nk_break **breaks; /* that touch the figure between the two, by year, then id */
    size_t break_count;
};

/* Both values have the same figure, entity, code and basis, the later a later year; otherwise NK_INVALID.
 * NK_LIMIT: more than NK_GROWTH_YEARS_MAX years. NK_OVERFLOW. `*ret` is written only on NK_OK. */
NK_MUST_CHECK enum nk_status nk_series_change(struct nk_change *ret, struct nk_arena *arena,
                                              const struct nk_catalogue *catalogue,
                                              const struct nk_figure_value *earlier,
                                              const struct nk_figure_value *later);

/* What a break may touch: a figure, or expenditure itself. */
struct nk_break_subject {
    struct nk_text entity;
    const struct nk_figure *figure; /* NULL: expenditure */
    bool by_category, by_area;      /* expenditure that is grouped by the dimension or filtered by its codes */
};

/* The break changes what the subject means. A break of a member of a region touches the region, one of a
 * region or of all-regions also the sums that it is in, one of all-regions each region. A break of one
 * dimension touches what is broken down by it or restricted to some of its codes. */
bool nk_break_touches(const struct nk_break *each, const struct nk_catalogue *catalogue,
                      const struct nk_break_subject *subject);

/* The breaks after the year `after`, up to and with the year `until`, that touch the subject, by year, then
 * id. Those of benchmarks are told apart: `of_benchmark` asks for them alone. */
NK_MUST_CHECK enum nk_status nk_breaks_between(const struct nk_break ***ret, size_t *ret_count, struct nk_arena *arena,
                                               const struct nk_catalogue *catalogue,
                                               const struct nk_break_subject *subject, int after, int until,
                                               bool of_benchmark);

/* The breaks that mark a value: those of its year and earlier that touch it, newest last (every value after a
 * break has its mark). */
NK_MUST_CHECK enum nk_status nk_series_breaks(const struct nk_break ***ret, size_t *ret_count, struct nk_arena *arena,
                                              const struct nk_catalogue *catalogue,
                                              const struct nk_figure_value *value);

/* Why a value is not compared with a benchmark. */
enum nk_incomparable {
    NK_COMPARABLE = 0,
    NK_OTHER_DEFINITION = 1, /* the benchmark's `reason` says what is different */
    NK_VALUE_ABSENT = 2,
    NK_OTHER_PRICES = 3, /* the value was brought to the prices of another year */
};

/* A figure beside a benchmark (KF16). Both as published, so that the difference can be checked by hand. */
struct nk_comparison {
    const struct nk_benchmark *benchmark;
    enum nk_incomparable reason;    /* the numbers are there when it is NK_COMPARABLE */
    struct nk_decimal points;       /* value − benchmark, in the figure's unit */
    bool relative_known;            /* not by a benchmark of zero */
    struct nk_decimal relative;     /* (value − benchmark) / benchmark in percent, one decimal */
    const struct nk_break **breaks; /* of benchmarks of the figure, up to the year: they are not comparable across */
    size_t break_count;
};

/* One for each benchmark of the figure and year, in the order of the catalogue; none for a value of one code
 * of a breakdown. NK_OVERFLOW. */
NK_MUST_CHECK enum nk_status nk_series_compare(struct nk_comparison **ret, size_t *ret_count, struct nk_arena *arena,
                                               const struct nk_catalogue *catalogue,
                                               const struct nk_figure_value *value);

#endif
