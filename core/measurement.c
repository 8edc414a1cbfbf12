#include "core/measurement.h"

#include "core/order.h"

static int compare_keys(const struct nk_measurement *a, struct nk_text service, struct nk_text indicator)
{
    int order = nk_text_compare(a->given->service, service);
    return order ? order : nk_text_compare(a->given->indicator, indicator);
}

static int compare(const void *context, size_t left, size_t right)
{
    const struct nk_measurement *items = context;
    const struct nk_measurement *a = &items[left];
    const struct nk_measurement *b = &items[right];
    int order = compare_keys(a, b->given->service, b->given->indicator);
    if (order == 0)
        order = (a->period.first > b->period.first) - (a->period.first < b->period.first);
    if (order == 0)
        order = (a->period.last < b->period.last) - (a->period.last > b->period.last);
    return order ? order : nk_text_compare(a->from->submission->actor, b->from->submission->actor);
}

static bool read_measurement(struct nk_measurement *ret, const struct nk_indicator_definitions *definitions,
                             const struct nk_return *from, const struct nk_indicator_value *given)
{
    struct nk_measurement result = {.from = from, .given = given};
    if (!nk_service_indicator_find(definitions, given->service, given->indicator))
        return false;
    result.indicator = nk_indicator_find(definitions, given->indicator);
    if (!result.indicator || !nk_period_parse(&result.period, given->period) ||
        !nk_indicator_has_its_unit(result.indicator, given))
        return false;
    if (result.period.kind == NK_PERIOD_POINT && result.indicator->period == NK_PERIOD_CUMULATIVE)
        result.period.kind = NK_PERIOD_CUMULATIVE;
    *ret = result;
    return true;
}

enum nk_status nk_measurements_collect(struct nk_measurements *ret, struct nk_arena *arena,
                                       const struct nk_indicator_definitions *definitions,
                                       const struct nk_return *returns, size_t return_count)
{
    size_t most = 0;
    for (size_t i = 0; i < return_count; i++)
        most += returns[i].submission->indicator_count;
    struct nk_measurement *read = NK_NEW_ARRAY(arena, struct nk_measurement, most);
    struct nk_measurement *items = NK_NEW_ARRAY(arena, struct nk_measurement, most);
    size_t *positions = NK_NEW_ARRAY(arena, size_t, most);
    if (!read || !items || !positions)
        return NK_NO_MEMORY;

    size_t count = 0;
    for (size_t i = 0; i < return_count; i++)
        for (size_t k = 0; k < returns[i].submission->indicator_count; k++)
            if (read_measurement(&read[count], definitions, &returns[i], &returns[i].submission->indicators[k]))
                count++;
    nk_order(positions, count, compare, read);
    for (size_t i = 0; i < count; i++)
        items[i] = read[positions[i]];
    *ret = (struct nk_measurements){
        .definitions = definitions,
        .items = items,
        .count = count,
        .returns = returns,
        .return_count = return_count,
    };
    return NK_OK;
}

size_t nk_measurements_of(const struct nk_measurements *measurements, struct nk_text service, struct nk_text indicator,
                          size_t *ret_count)
{
    size_t low = 0;
    for (size_t high = measurements->count; low < high;) {
        size_t middle = low + (high - low) / 2;
        bool before = compare_keys(&measurements->items[middle], service, indicator) < 0;
        *(before ? &low : &high) = before ? middle + 1 : middle;
    }
    size_t count = 0;
    while (low + count < measurements->count &&
           compare_keys(&measurements->items[low + count], service, indicator) == 0)
        count++;
    *ret_count = count;
    return low;
}
