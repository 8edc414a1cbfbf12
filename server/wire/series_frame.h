/* What an answer over several years says about how its values belong together. */
#ifndef NK_WIRE_SERIES_FRAME_H
#define NK_WIRE_SERIES_FRAME_H

#include <stdbool.h>
#include <stddef.h>

#include "core/harmonise.h"
#include "core/imputation.h"
#include "core/reference.h"

struct nk_series_frame {
    const struct nk_price_index
        *price_index; /* that values were brought to the prices of base_year with; NULL: nominal */
    int base_year;
    const struct nk_break *const *breaks; /* every one that the answer names, by year, then id */
    size_t break_count;
    const struct nk_imputed *const *imputed; /* every estimate by a ratio that the answer rests on, by year, then id */
    size_t imputed_count;
    bool harmonised; /* codes are those that all years have in common, not each year's own */
    const struct nk_harmonised *categories, *areas; /* those codes, of the dimensions that the answer has */
};

#endif
