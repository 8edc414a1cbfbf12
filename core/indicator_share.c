/* A value as a share of its base: 306 of 357 municipalities. The base is what the measurement itself says, otherwise
 * the latest of the base's own series in the same year: of the same service before one of another. */
#include "core/indicator_work.h"

enum { PERCENT = 100, YEAR_OF_DATE = 10000 };

static bool is_later(const struct nk_measurement *measurement, const struct nk_measurement *found, nk_date until)
{
    return measurement->period.last <= until && measurement->period.last / YEAR_OF_DATE == until / YEAR_OF_DATE &&
           nk_number_has_value(&measurement->given->value) &&
           (!found || measurement->period.last > found->period.last);
}

static const struct nk_measurement *latest_of(const struct nk_measurements *measurements, struct nk_text service,
                                              struct nk_text indicator, nk_date until)
{
    size_t count;
    size_t first = nk_measurements_of(measurements, service, indicator, &count);
    const struct nk_measurement *found = NULL;
    for (size_t i = first; i < first + count; i++)
        if (is_later(&measurements->items[i], found, until))
            found = &measurements->items[i];
    return found;
}

static const struct nk_measurement *base_of(const struct nk_measurements *measurements,
                                            const struct nk_indicator_result *result)
{
    const struct nk_text base = result->indicator->base;
    const nk_date until = result->period.last;
    if (base.length == 0)
        return NULL;
    const struct nk_measurement *found = latest_of(measurements, result->service->id, base, until);
    for (size_t i = 0; i < measurements->definitions->pair_count && !found; i++) {
        const struct nk_service_indicator *pair = &measurements->definitions->pairs[i];
        if (nk_text_equal(pair->indicator, base))
            found = latest_of(measurements, pair->service, base, until);
    }
    return found;
}

enum nk_status nk_indicator_find_share(struct nk_indicator_result *result, const struct nk_measurements *measurements)
{
    if (result->absence != NK_INDICATOR_PRESENT || result->indicator->is_share || result->has_availability)
        return NK_OK;
    const struct nk_measurement *own = result->used_count == 1 ? result->used[0] : NULL;
    enum nk_qualifier base_qualifier = NK_EXACTLY;
    if (own && nk_number_has_value(&own->given->base_value)) {
        result->base = own;
        result->base_value = own->given->base_value.value;
    } else {
        result->base = base_of(measurements, result);
        if (!result->base)
            return NK_OK;
        result->base_value = result->base->given->value.value;
        base_qualifier = result->base->given->qualifier;
    }
    if (result->base_value.units <= 0)
        return NK_OK;
    enum nk_status status = nk_fraction_divide(&result->share, result->exact, nk_fraction_of(result->base_value),
                                               PERCENT, NK_SHARE_DECIMALS);
    result->has_share = status == NK_OK;
    result->share_qualifier = nk_qualifier_of_ratio(result->qualifier, base_qualifier);
    return status;
}
