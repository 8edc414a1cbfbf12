#include "core/quotient.h"
#include "core/series.h"

static void make_absent(struct nk_figure_value *value, enum nk_absence absence)
{
    value->absence = absence;
    value->status = NK_MISSING;
}

enum nk_status nk_series_real(struct nk_figure_value *value, const struct nk_price_index *index, int base_year)
{
    struct nk_figure_value real = *value;
    real.price_index = index;
    real.base_year = base_year;
    if (value->absence != NK_PRESENT) {
        *value = real;
        return NK_OK;
    }
    if (value->published && nk_figure_looks_back(value->figure)) {
        make_absent(&real, NK_NOT_SEPARABLE);
        *value = real;
        return NK_OK;
    }

    struct nk_quotient exact;
    enum nk_status status = nk_quotient_of(&exact, &real);
    if (status == NK_UNDEFINED) {
        make_absent(&real, NK_PRICE_INDEX_MISSING);
        *value = real;
        return NK_OK;
    }
    if (status != NK_OK)
        return status;
    if (exact.denominator.length == 0) {
        make_absent(&real, NK_DENOMINATOR_ZERO);
    } else {
        int64_t multiple = value->published && value->published->precision > 1 ? value->published->precision : 1;
        status = nk_quotient_round(&real.value, &exact, value->value.scale, multiple);
    }
    if (status == NK_OK)
        *value = real;
    return status;
}

bool nk_series_published(struct nk_figure_value *ret, const struct nk_catalogue *catalogue,
                         const struct nk_figure *figure, struct nk_text entity, int year)
{
    for (size_t i = 0; i < catalogue->published_value_count; i++) {
        const struct nk_published_value *published = &catalogue->published_values[i];
        if (published->year != year || !nk_text_equal(published->figure, figure->id) ||
            !nk_text_equal(published->entity, entity))
            continue;
        *ret = (struct nk_figure_value){
            .figure = figure,
            .entity = published->entity,
            .year = year,
            .value = published->value,
            .denominator = nk_decimal_integer(1),
            .has_denominator = figure->denominator_count > 0,
            .status = NK_PUBLIC_SOURCE,
            .estimated_share = {.units = 1000, .scale = 1},
            .published = published,
        };
        return true;
    }
    return false;
}
