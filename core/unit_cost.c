#include "core/indicator_work.h"
#include "core/money.h"

enum { YEAR_OF_DATE = 10000 };

static bool is_of_year(const struct nk_return *each, const struct nk_period *period)
{
    return each->submission->year >= period->first / YEAR_OF_DATE &&
           each->submission->year <= period->last / YEAR_OF_DATE;
}

static enum nk_status add_costs(struct nk_unit_cost *cost, const struct nk_service_cost **ret_costs,
                                const struct nk_measurements *measurements)
{
    for (size_t i = 0; i < measurements->return_count; i++) {
        const struct nk_submission *submission = measurements->returns[i].submission;
        if (!is_of_year(&measurements->returns[i], &cost->use->period))
            continue;
        for (size_t k = 0; k < submission->service_cost_count; k++) {
            const struct nk_service_cost *each = &submission->service_costs[k];
            if (!nk_text_equal(each->service, cost->use->service->id) || !nk_number_has_value(&each->amount))
                continue;
            if (!nk_money_add(&cost->cost, each->amount.value.units))
                return NK_OVERFLOW;
            cost->status = each->amount.status > cost->status ? each->amount.status : cost->status;
            ret_costs[cost->cost_count++] = each;
        }
    }
    return NK_OK;
}

enum nk_status nk_unit_cost_compute(struct nk_unit_cost *ret, struct nk_arena *arena,
                                    const struct nk_measurements *measurements, const struct nk_indicator_result *use,
                                    uint8_t decimals)
{
    struct nk_unit_cost cost = {.use = use, .absence = use->absence, .status = NK_MISSING};
    size_t most = 0;
    for (size_t i = 0; i < measurements->return_count; i++)
        most += measurements->returns[i].submission->service_cost_count;
    const struct nk_service_cost **costs = NK_NEW_ARRAY(arena, const struct nk_service_cost *, most);
    if (!costs)
        return NK_NO_MEMORY;
    cost.costs = costs;
    if (cost.absence == NK_INDICATOR_PRESENT) {
        cost.status = use->status;
        enum nk_status status = add_costs(&cost, costs, measurements);
        if (status != NK_OK)
            return status;
        cost.absence = cost.cost_count == 0          ? NK_INDICATOR_NOT_MEASURED
                       : use->exact.numerator <= 0 ? NK_INDICATOR_WITHOUT_BASE
                                                     : NK_INDICATOR_PRESENT;
    }
    if (cost.absence != NK_INDICATOR_PRESENT) {
        cost.status = NK_MISSING;
        *ret = cost;
        return NK_OK;
    }
    const struct nk_fraction amount = {.numerator = cost.cost, .denominator = 1};
    enum nk_status status = nk_fraction_divide(&cost.value, amount, use->exact, 1, decimals);
    cost.qualifier = nk_qualifier_of_ratio(NK_EXACTLY, use->qualifier);
    if (status == NK_OK)
        *ret = cost;
    return status;
}
