/* A random sector with all that key figures need: at times two years of it, numbers, estimates by a ratio, and
 * definitions of figures. */
#ifndef NK_TESTS_ORACLE_SECTOR_H
#define NK_TESTS_ORACLE_SECTOR_H

#include "core/sums.h"
#include "tests/core/random_sector.h"

enum {
    ORACLE_NUMBERS = 9,
    ORACLE_IMPUTATIONS_MAX = 3,
    ORACLE_IMPUTATION_UNITS_MAX = 3,
    ORACLE_FIGURES_MAX = 2,
    ORACLE_TERMS_MAX = 3,
    ORACLE_YEARS = 2,
};

struct oracle_figure {
    struct nk_figure definition;
    struct nk_figure_term numerator[ORACLE_TERMS_MAX], denominator[ORACLE_TERMS_MAX];
};

struct oracle_sector {
    uint64_t seed;
    struct random_sector years[ORACLE_YEARS]; /* the year itself, then the year before */
    size_t year_count;
    struct nk_imputation imputations[ORACLE_IMPUTATIONS_MAX];
    struct nk_text imputation_units[ORACLE_IMPUTATIONS_MAX][ORACLE_IMPUTATION_UNITS_MAX];
    size_t imputation_count;
    struct oracle_figure figures[ORACLE_FIGURES_MAX];
    size_t figure_count;
};

/* The numbers of a return in the order of enum nk_sum, from NK_SUM_OPERATING_REVENUE. */
void oracle_numbers(struct nk_number *ret[static ORACLE_NUMBERS], struct nk_submission *submission);

/* The sector of a seed, the same everywhere. It must not move. */
void oracle_sector_open(struct oracle_sector *sector, uint64_t seed);
void oracle_sector_close(struct oracle_sector *sector);

#endif
