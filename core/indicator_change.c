/* From one period to a later one: no difference is told across a reset or another definition. */
#include "core/codes.h"
#include "core/indicator_work.h"

enum { PERCENT = 100, CHANGE_DECIMALS = 1 };

static const char *const reasons[NK_INDICATOR_INCOMPARABLES] = {
    [NK_INDICATOR_COMPARABLE] = "comparable",
    [NK_INDICATOR_VALUE_ABSENT] = "value-absent",
    [NK_INDICATOR_ACROSS_RESET] = "reset",
    [NK_INDICATOR_ACROSS_BREAK] = "break",
};

const char *nk_indicator_incomparable_code(enum nk_indicator_incomparable reason)
{
    return nk_codes_text(reasons, NK_INDICATOR_INCOMPARABLES, reason);
}

/* The first break that the later one has and the earlier has not; a reset before others. */
static const struct nk_indicator_break *break_between(const struct nk_indicator_result *earlier,
                                                      const struct nk_indicator_result *later)
{
    const struct nk_indicator_break *found = NULL;
    for (size_t i = 0; i < later->break_count; i++) {
        const struct nk_indicator_break *each = later->breaks[i];
        if (each->from > earlier->period.last && (!found || (each->is_reset && !found->is_reset)))
            found = each;
    }
    return found;
}

enum nk_status nk_indicator_change_between(struct nk_indicator_change *ret, const struct nk_indicator_result *earlier,
                                           const struct nk_indicator_result *later)
{
    struct nk_indicator_change change = {.broken_by = break_between(earlier, later)};
    if (earlier->absence != NK_INDICATOR_PRESENT || later->absence != NK_INDICATOR_PRESENT)
        change.reason = NK_INDICATOR_VALUE_ABSENT;
    else if (change.broken_by)
        change.reason = change.broken_by->is_reset ? NK_INDICATOR_ACROSS_RESET : NK_INDICATOR_ACROSS_BREAK;
    if (change.reason != NK_INDICATOR_COMPARABLE) {
        *ret = change;
        return NK_OK;
    }
    struct nk_fraction difference;
    enum nk_status status = nk_fraction_subtract(&difference, later->exact, earlier->exact);
    if (status == NK_OK)
        status = nk_fraction_round(&change.difference, difference, later->indicator->decimals);
    if (status == NK_OK && earlier->exact.numerator != 0) {
        change.has_relative = true;
        struct nk_fraction size = earlier->exact;
        size.numerator = size.numerator < 0 ? -size.numerator : size.numerator;
        status = nk_fraction_divide(&change.relative, difference, size, PERCENT, CHANGE_DECIMALS);
    }
    if (status != NK_OK)
        return status;
    /* What is more than so much below the line, or taken away, is up to so much of the rest. */
    change.qualifier = nk_qualifier_of_ratio(later->qualifier, earlier->qualifier);
    change.fell = later->indicator->period == NK_PERIOD_CUMULATIVE && difference.numerator < 0;
    *ret = change;
    return NK_OK;
}
