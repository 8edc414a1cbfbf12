/* Reference series: numbers from outside the collection that figures are compared with or brought to the same
 * prices by. Each has its source and vintage; nothing is compiled in. */
#ifndef NK_CORE_REFERENCE_H
#define NK_CORE_REFERENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/catalogue.h"
#include "core/decimal.h"
#include "core/submission.h"
#include "core/text.h"

/* A price index by year, as published: changes are computed from the published, rounded values. */
struct nk_price_index_value {
    int16_t year;
    struct nk_decimal value; /* with the decimals that it was published with; above zero */
    struct nk_text source;
};
struct nk_price_index {
    struct nk_text id;       /* "cpi" */
    struct nk_text vintage;  /* when it was read: "2025-01" */
    struct nk_label name;
    int16_t reference_year;  /* the year that is 100 */
    const struct nk_price_index_value *values; /* by year */
    size_t value_count;
    struct nk_text source;
};

/* A break in comparability: from `year` on, what it touches is not comparable with the years before
 * (R52–R54). */
struct nk_break {
    struct nk_text id;       /* "vat-2017" */
    int16_t year;
    struct nk_text entity;   /* empty: all; otherwise also what it is in or is made of (series.h) */
    struct nk_text figure;   /* empty: all figures but the exceptions, and expenditure */
    const struct nk_text *exceptions; /* figures that a break of all figures does not touch: R53 does not touch FTE */
    size_t exception_count;
    enum nk_breakdown breakdown; /* NK_BY_NOTHING: values of every kind; otherwise only those that use codes of it */
    bool of_benchmark;       /* the benchmark is not comparable, the figure is */
    struct nk_label name, description;
    struct nk_text source;
};

/* A value that others have published to compare a figure with. */
struct nk_benchmark {
    struct nk_text id;         /* "gartner-2018-healthcare" */
    struct nk_text figure;
    bool of_category, of_area; /* of a code of a figure that is broken down: the code is given */
    struct nk_text category, area; /* that code; otherwise empty */
    int16_t year;
    struct nk_decimal value;   /* in the unit of the figure */
    struct nk_text edition;    /* title and year */
    struct nk_text statistic;  /* "mean" or "median" */
    struct nk_text denominator; /* in the edition's words: "operating revenue" */
    bool comparable;           /* its definition is that of the figure */
    struct nk_label reason;    /* why it is not; empty when it is */
    struct nk_text source;
};

/* A value that was published in a report before this system existed. Status public-source. */
struct nk_published_value {
    struct nk_text figure, entity;
    int16_t year;
    struct nk_decimal value;   /* with the decimals that are known: 7.04 bn is 7040000000 at a precision of 10000000 */
    int64_t precision;         /* a multiple of this many units of its last decimal; at least 1 */
    struct nk_text source;
};

#endif
