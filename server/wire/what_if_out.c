#include "server/wire/what_if_out.h"

#include "core/money.h"
#include "server/wire/findings_out.h"
#include "server/wire/published_out.h"

enum { BASES = 4 };
static const char *const bases[BASES] = {
    [NK_FROM_NOTHING] = "none",
    [NK_FROM_PUBLICATION] = "publication",
    [NK_FROM_REVISION] = "revision",
    [NK_FROM_DOCUMENT] = "document",
};

static void build_sector(struct nk_builder *builder, json_t *parent, const char *name, int64_t gross,
                         int64_t eliminated, int64_t net)
{
    json_t *sector = nk_build_object(builder, parent, name);
    nk_build_integer(builder, sector, "gross", gross);
    nk_build_integer(builder, sector, "eliminated", eliminated);
    nk_build_integer(builder, sector, "net", net);
}

static void build_sectors(struct nk_builder *builder, json_t *root, const struct nk_what_if_answer *answer)
{
    const struct nk_consolidation *before = &answer->before->consolidation;
    const struct nk_consolidation *after = &answer->after->consolidation;
    int64_t gross = after->gross_total;
    int64_t eliminated = after->eliminated_total;
    int64_t net = after->net_total;
    if (!nk_money_subtract(&gross, before->gross_total) || !nk_money_subtract(&eliminated, before->eliminated_total) ||
        !nk_money_subtract(&net, before->net_total))
        builder->failed = true;
    json_t *sector = nk_build_object(builder, root, "sector");
    build_sector(builder, sector, "before", before->gross_total, before->eliminated_total, before->net_total);
    build_sector(builder, sector, "after", after->gross_total, after->eliminated_total, after->net_total);
    build_sector(builder, sector, "difference", gross, eliminated, net);
}

static void build_sum_if(struct nk_builder *builder, json_t *item, const char *name, bool exists,
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

static void build_one(struct nk_builder *builder, json_t *parent, const char *name,
                      const struct nk_figure_value *value, enum nk_language language)
{
    if (!value) {
        nk_build_null(builder, parent, name);
        return;
    }
    json_t *item = nk_build_object(builder, parent, name);
    build_sum_if(builder, item, "value", is_present(value), value->value);
    build_sum_if(builder, item, "numerator", value->numerator_known, value->numerator);
    build_sum_if(builder, item, "denominator", value->has_denominator && value->denominator_known, value->denominator);
    nk_build_code(builder, item, "status", nk_value_status_code(is_present(value) ? value->status : NK_MISSING));
    nk_build_absence(builder, item, value->absence, language);
}

static void build_value(struct nk_builder *builder, json_t *item, const struct nk_what_if_value *value,
                        enum nk_language language)
{
    const struct nk_figure_value *either = value->after ? value->after : value->before;
    struct nk_decimal difference = {0};
    bool both = is_present(value->before) && is_present(value->after);
    if (both && nk_decimal_subtract(&difference, value->after->value, value->before->value) != NK_OK)
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

static void build_return(struct nk_builder *builder, json_t *item, const struct nk_what_if_finding *changed,
                         struct nk_arena *arena, enum nk_language language)
{
    nk_build_text(builder, item, "actor", changed->actor);
    nk_build_code(builder, item, "base", bases[changed->base]);
    if (changed->revision)
        nk_build_integer(builder, item, "revision", changed->revision);
    else
        nk_build_null(builder, item, "revision");
    json_t *findings = nk_build_finding_counts(builder, item, "findings", changed->findings);
    nk_build_finding_list(builder, findings, "items", changed->findings, arena, language);
}

struct nk_buffer nk_what_if_json(const struct nk_what_if_answer *answer, struct nk_arena *arena,
                                 enum nk_language language)
{
    struct nk_builder builder;
    json_t *root = nk_build_start(&builder);
    nk_build_published(&builder, root, answer->published.publications, answer->published.publication_count,
                       answer->before->bundle.illustrative || answer->after->bundle.illustrative, language);
    nk_build_integer(&builder, root, "year", answer->before->bundle.head.year);
    build_sectors(&builder, root, answer);
    json_t *items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < answer->value_count; i++)
        build_value(&builder, nk_build_item_object(&builder, items), &answer->values[i], language);
    json_t *returns = nk_build_array(&builder, root, "returns");
    for (size_t i = 0; i < answer->return_count; i++)
        build_return(&builder, nk_build_item_object(&builder, returns), &answer->returns[i], arena, language);
    return nk_build_finish(&builder);
}
