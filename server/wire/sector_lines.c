#include "server/wire/sector_lines.h"

#include "core/money.h"

const char *nk_elimination_kind_code(enum nk_elimination_kind kind)
{
    static const char *const codes[] = {
        [NK_BETWEEN_NATIONAL_ACTORS] = "between-national-actors",
        [NK_BOOKED_PURCHASE] = "booked-purchase",
    };
    return codes[kind];
}

bool nk_sector_total_with_estimates(int64_t *ret, const struct nk_publication *publication)
{
    const struct nk_catalogue *catalogue = &publication->bundle.catalogue;
    int64_t total = publication->consolidation.net_total;
    for (size_t i = 0; i < catalogue->outside_estimate_count; i++) {
        const struct nk_outside_estimate *estimate = &catalogue->outside_estimates[i];
        if (estimate->year == publication->bundle.head.year && !nk_money_add(&total, estimate->amount))
            return false;
    }
    *ret = total;
    return true;
}
