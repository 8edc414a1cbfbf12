#include "core/series.h"

enum { PERCENT = 100 };

const struct nk_price_index *nk_catalogue_price_index(const struct nk_catalogue *catalogue, struct nk_text id,
                                                      struct nk_text vintage)
{
    const struct nk_price_index *found = NULL;
    for (size_t i = 0; i < catalogue->price_index_count; i++) {
        const struct nk_price_index *index = &catalogue->price_indices[i];
        if (nk_text_equal(index->id, id) && (vintage.length == 0 || nk_text_equal(index->vintage, vintage)))
            found = index;
    }
    return found;
}

bool nk_price_index_of_year(struct nk_decimal *ret, const struct nk_price_index *index, int year)
{
    for (size_t i = 0; i < index->value_count; i++) {
        if (index->values[i].year != year || index->values[i].value.units <= 0)
            continue;
        *ret = index->values[i].value;
        return true;
    }
    return false;
}

enum nk_status nk_price_index_change(struct nk_decimal *ret, const struct nk_price_index *index, int year)
{
    struct nk_decimal now;
    struct nk_decimal before;
    if (!nk_price_index_of_year(&now, index, year) || !nk_price_index_of_year(&before, index, year - 1))
        return NK_UNDEFINED;
    struct nk_decimal difference;
    enum nk_status status = nk_decimal_subtract(&difference, now, before);
    return status == NK_OK ? nk_decimal_ratio(ret, difference, before, PERCENT, NK_CHANGE_DECIMALS) : status;
}
