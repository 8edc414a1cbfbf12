/* Median and median absolute deviation of few values, and how far from them a value may be. One wrong value among the
 * others does not hide the next. Private to the checks. */
#ifndef NK_CORE_CHECK_STATISTICS_H
#define NK_CORE_CHECK_STATISTICS_H

#include "core/check.h"

/* Of the actor's years and of the actors of one kind that are compared; there are some fifty reporting units. */
enum { NK_CHECK_VALUES_MAX = 128 };

struct nk_check_values {
    int64_t items[NK_CHECK_VALUES_MAX];
    size_t count;
};

/* Where a value is expected, in units of the values; the spread may have decimals of them. */
struct nk_check_range {
    int64_t expected;
    struct nk_exact spread; /* 0 where it is not a median that is expected */
    __int128 least, most;   /* outside of them is a finding */
};

/* Of an even count the lower of the two in the middle: a value that there is. The count is not 0. */
int64_t nk_check_median(const struct nk_check_values *values);

/* The range from `allowed` below to `allowed` above what is expected. */
struct nk_check_range nk_check_range_about(int64_t expected, struct nk_exact allowed);

/* The range about the median. Parameters of the rule:
 *   spread-factor          so many spreads are allowed (5 when it has none)
 *   least-spread-percent   of the median: the spread is no less, where values hardly differ (10) */
struct nk_check_range nk_check_range_of(const struct nk_checking *checking, const struct nk_check_values *values);

/* The parameter of the rule, or `otherwise`. */
struct nk_exact nk_check_parameter_or(const struct nk_checking *checking, const char *name, int64_t otherwise);

/* |value|, exact. */
static inline struct nk_exact nk_check_size_of(__int128 value)
{
    return nk_exact_integer(value < 0 ? -value : value);
}

static inline bool nk_check_is_outside(const struct nk_check_range *range, int64_t value)
{
    return value < range->least || value > range->most;
}

/* A sum of cells that is an amount. */
static inline bool nk_check_fits(__int128 sum)
{
    return sum >= INT64_MIN && sum <= INT64_MAX;
}

/* Says what the next finding rests on: the median and its spread where the range has one, the least and the most that
 * would be no finding, `count` of what is compared unless it is 0, and `list`. `scale`: decimals of the values. */
void nk_check_rest_on_range(struct nk_checking *checking, const struct nk_check_range *range, uint8_t scale,
                            size_t count, struct nk_text list);

/* The same of a count alone. */
void nk_check_rest_on_count(struct nk_checking *checking, size_t count, struct nk_text list);

#endif
