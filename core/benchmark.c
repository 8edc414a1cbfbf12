#include "core/series.h"

enum { PERCENT = 100 };

static bool is_for(const struct nk_benchmark *benchmark, const struct nk_figure_value *value)
{
    return benchmark->year == value->year && nk_text_equal(benchmark->figure, value->figure->id) &&
           nk_text_equal(benchmark->category, value->category) && nk_text_equal(benchmark->area, value->area);
}

static enum nk_incomparable reason_of(const struct nk_benchmark *benchmark, const struct nk_figure_value *value)
{
    if (!benchmark->comparable)
        return NK_OTHER_DEFINITION;
    if (value->absence != NK_PRESENT)
        return NK_VALUE_ABSENT;
    /* A benchmark is in the prices of its year; a percentage that does not look back is the same in all. */
    bool moves = !nk_text_is(value->figure->unit, NK_UNIT_PERCENT) || nk_figure_looks_back(value->figure);
    return value->price_index && value->base_year != value->year && moves ? NK_OTHER_PRICES : NK_COMPARABLE;
}

static enum nk_status compare(struct nk_comparison *comparison, const struct nk_figure_value *value)
{
    struct nk_decimal benchmark = comparison->benchmark->value;
    enum nk_status status = nk_decimal_subtract(&comparison->points, value->value, benchmark);
    if (status != NK_OK || benchmark.units == 0)
        return status;
    comparison->relative_known = true;
    return nk_decimal_ratio(&comparison->relative, comparison->points, benchmark, PERCENT, NK_CHANGE_DECIMALS);
}

enum nk_status nk_series_compare(struct nk_comparison **ret, size_t *ret_count, struct nk_arena *arena,
                                 const struct nk_catalogue *catalogue, const struct nk_figure_value *value)
{
    const struct nk_break_subject subject = {.entity = value->entity, .figure = value->figure};
    size_t count = 0;
    for (size_t i = 0; i < catalogue->benchmark_count; i++)
        count += is_for(&catalogue->benchmarks[i], value) ? 1 : 0;
    struct nk_comparison *comparisons = NK_NEW_ARRAY(arena, struct nk_comparison, count);
    const struct nk_break **breaks = NULL;
    size_t break_count = 0;
    if (!comparisons)
        return NK_NO_MEMORY;
    enum nk_status status = NK_OK;
    if (count > 0)
        status = nk_breaks_between(&breaks, &break_count, arena, catalogue, &subject, INT16_MIN, value->year, true);

    size_t filled = 0;
    for (size_t i = 0; i < catalogue->benchmark_count && status == NK_OK; i++) {
        if (!is_for(&catalogue->benchmarks[i], value))
            continue;
        struct nk_comparison *comparison = &comparisons[filled++];
        *comparison = (struct nk_comparison){
            .benchmark = &catalogue->benchmarks[i],
            .reason = reason_of(&catalogue->benchmarks[i], value),
            .breaks = breaks,
            .break_count = break_count,
        };
        if (comparison->reason == NK_COMPARABLE)
            status = compare(comparison, value);
    }
    if (status != NK_OK)
        return status;
    *ret = comparisons;
    *ret_count = count;
    return NK_OK;
}
