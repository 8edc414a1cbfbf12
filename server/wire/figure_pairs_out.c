#include "server/wire/figure_pairs_out.h"

#include "core/money.h"
#include "server/wire/published_out.h"

static void build_sector(struct nk_builder *builder, struct nk_node parent, const char *name, int64_t gross,
                         int64_t eliminated, int64_t net)
{
    struct nk_node sector = nk_build_object(builder, parent, name);
    nk_build_integer(builder, sector, "gross", gross);
    nk_build_integer(builder, sector, "eliminated", eliminated);
    nk_build_integer(builder, sector, "net", net);
}

void nk_build_sector_pair(struct nk_builder *builder, struct nk_node root, const struct nk_consolidation *before,
                          const struct nk_consolidation *after)
{
    int64_t gross = after->gross_total;
    int64_t eliminated = after->eliminated_total;
    int64_t net = after->net_total;
    if (!nk_money_subtract(&gross, before->gross_total) || !nk_money_subtract(&eliminated, before->eliminated_total) ||
        !nk_money_subtract(&net, before->net_total))
        builder->failed = true;
    struct nk_node sector = nk_build_object(builder, root, "sector");
    build_sector(builder, sector, "before", before->gross_total, before->eliminated_total, before->net_total);
    build_sector(builder, sector, "after", after->gross_total, after->eliminated_total, after->net_total);
    build_sector(builder, sector, "difference", gross, eliminated, net);
}

static void build_sum_if(struct nk_builder *builder, struct nk_node item, const char *name, bool exists,
                         struct nk_decimal value)
{
    if (exists)
        nk_build_sum(builder, item, name, value);
    else
        nk_build_null(builder, item, name);
}

static bool is_present(const struct nk_figure_value *value)
{
    return value && value->absence == NK_PRESENT;
}

bool nk_figure_pair_difference(struct nk_decimal *ret, bool *ret_exists, const struct nk_figure_pair *pair)
{
    *ret_exists = is_present(pair->before) && is_present(pair->after);
    return !*ret_exists || nk_decimal_subtract(ret, pair->after->value, pair->before->value) == NK_OK;
}

static void build_one(struct nk_builder *builder, struct nk_node parent, const char *name,
                      const struct nk_figure_value *value, enum nk_language language)
{
    if (!value) {
        nk_build_null(builder, parent, name);
        return;
    }
    struct nk_node item = nk_build_object(builder, parent, name);
    build_sum_if(builder, item, "value", is_present(value), value->value);
    build_sum_if(builder, item, "numerator", value->numerator_known, value->numerator);
    build_sum_if(builder, item, "denominator", value->has_denominator && value->denominator_known, value->denominator);
    nk_build_code(builder, item, "status", nk_value_status_code(is_present(value) ? value->status : NK_MISSING));
    nk_build_absence(builder, item, value->absence, language);
}

void nk_build_figure_pair(struct nk_builder *builder, struct nk_node item, const struct nk_figure_pair *value,
                          enum nk_language language)
{
    const struct nk_figure_value *either = value->after ? value->after : value->before;
    struct nk_decimal difference = {0};
    bool both;
    if (!nk_figure_pair_difference(&difference, &both, value))
        builder->failed = true;
    nk_build_text(builder, item, "figure", either->figure->id);
    nk_build_text(builder, item, "entity", either->entity);
    nk_build_integer(builder, item, "year", either->year);
    if (either->category.length)
        nk_build_text(builder, item, "category", either->category);
    if (either->area.length)
        nk_build_text(builder, item, "area", either->area);
    nk_build_text(builder, item, "unit", either->figure->unit);
    build_one(builder, item, "before", value->before, language);
    build_one(builder, item, "after", value->after, language);
    build_sum_if(builder, item, "difference", both, difference);
}
