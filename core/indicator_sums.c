/* Indicators that are sums of others, such as the scopes of emissions: what was not collected is not zero, and the sum
 * says which parts it lacks. */
#include "core/indicator_work.h"

/* Sums of sums go this deep, and a circle of them no deeper. */
enum { SUM_DEPTH_MAX = 4 };

/* The parts of a sum of indicators, and what they come to. */
struct summing {
    struct nk_indicator_part *parts;
    size_t part_count;
    bool lacking, any;
    struct nk_indicator_amount sum;
    const struct nk_measurement **used;
    size_t used_count;
};

static enum nk_status add_value(struct summing *summing, const struct nk_indicator_result *part)
{
    struct nk_indicator_amount *sum = &summing->sum;
    __int128 value = part->value.units;
    for (uint8_t digit = part->value.scale; digit < NK_DECIMAL_SCALE_MAX; digit++)
        value *= 10;
    const __int128 magnitude = value < 0 ? -value : value;
    bool certain = part->has_low && part->has_high && nk_fraction_compare(part->exact_low, part->exact_high) == 0;
    sum->complete &= certain || part->qualifier != NK_EXACTLY;
    sum->not_negative &= value >= 0;
    sum->illustrative |= part->illustrative;
    sum->status = part->status > sum->status ? part->status : sum->status;
    sum->qualifier = nk_qualifier_of_sum(sum->qualifier, part->qualifier);
    sum->as_of = part->as_of > sum->as_of ? part->as_of : sum->as_of;
    sum->days_covered =
        !summing->any || part->days_covered < sum->days_covered ? part->days_covered : sum->days_covered;
    sum->magnitude += magnitude;
    sum->estimated += part->status == NK_REPORTED ? 0 : magnitude;
    summing->any = true;
    for (size_t i = 0; i < part->used_count; i++)
        summing->used[summing->used_count++] = part->used[i];
    return __builtin_add_overflow(sum->value, value, &sum->value) ? NK_OVERFLOW : NK_OK;
}

static enum nk_status add_part(struct summing *summing, const struct nk_indicator_result *part)
{
    bool present = part->absence == NK_INDICATOR_PRESENT;
    summing->parts[summing->part_count++] = (struct nk_indicator_part){
        .indicator = part->indicator,
        .present = present,
        .value = present ? part->value : nk_decimal_integer(0),
        .qualifier = part->qualifier,
        .status = part->status,
    };
    if (present)
        return add_value(summing, part);
    summing->lacking = true;
    summing->sum.complete = false;
    return NK_OK;
}

static enum nk_status sum_parts(struct summing *summing, struct nk_arena *arena,
                                const struct nk_measurements *measurements,
                                const struct nk_indicator_question *question, int depth)
{
    const struct nk_indicator_definitions *definitions = measurements->definitions;
    for (size_t i = 0; i < definitions->sum_count; i++) {
        if (!nk_text_equal(definitions->sums[i].sum, question->indicator))
            continue;
        struct nk_indicator_question of_part = *question;
        of_part.indicator = definitions->sums[i].part;
        struct nk_indicator_result part;
        enum nk_status status = nk_indicator_compute_part(&part, arena, measurements, &of_part, depth + 1);
        if (status == NK_OK && part.indicator)
            status = add_part(summing, &part);
        if (status != NK_OK)
            return status;
    }
    return NK_OK;
}

static size_t count_parts(const struct nk_indicator_definitions *definitions, struct nk_text sum)
{
    size_t count = 0;
    for (size_t i = 0; i < definitions->sum_count; i++)
        count += nk_text_equal(definitions->sums[i].sum, sum) ? 1 : 0;
    return count;
}

/* A sum of indicators that nobody measured is the sum of its parts; one that somebody measured stands beside it. */
enum nk_status nk_indicator_add_parts(struct nk_indicator_result *result, struct nk_arena *arena,
                                      const struct nk_measurements *measurements,
                                      const struct nk_indicator_question *question, int depth)
{
    size_t count = count_parts(measurements->definitions, result->indicator->id);
    if (count == 0 || depth >= SUM_DEPTH_MAX)
        return NK_OK;
    struct summing summing = {
        .sum = {.complete = true, .not_negative = true},
        .parts = NK_NEW_ARRAY(arena, struct nk_indicator_part, count),
        .used = NK_NEW_ARRAY(arena, const struct nk_measurement *, count * measurements->count),
    };
    if (!summing.parts || !summing.used)
        return NK_NO_MEMORY;
    enum nk_status status = sum_parts(&summing, arena, measurements, question, depth);
    if (status != NK_OK)
        return status;
    result->parts = summing.parts;
    result->part_count = summing.part_count;
    result->parts_complete = !summing.lacking;
    result->has_parts_sum = summing.any;
    if (!summing.any)
        return NK_OK;
    const struct nk_fraction exact = {.numerator = summing.sum.value, .denominator = NK_AMOUNT_ONE};
    status = nk_fraction_round(&result->parts_sum, exact, result->indicator->decimals);
    bool measured = result->absence != NK_INDICATOR_NOT_MEASURED && result->absence != NK_INDICATOR_NOT_COLLECTED;
    if (status != NK_OK || measured || result->has_availability)
        return status;
    result->absence = NK_INDICATOR_PRESENT;
    result->is_parts_sum = true;
    result->aggregation = NK_AGGREGATE_SUM;
    result->used = summing.used;
    result->used_count = summing.used_count;
    return nk_indicator_take(result, &summing.sum);
}
