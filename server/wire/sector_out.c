#include "server/wire/sector_out.h"

#include "server/wire/labels.h"
#include "server/wire/published_out.h"
#include "server/wire/sector_build.h"
#include "server/wire/sector_lines.h"

static void build_eliminations(struct nk_builder *builder, struct nk_node root,
                               const struct nk_consolidation *consolidation)
{
    struct nk_node items = nk_build_array(builder, root, "eliminations");
    for (size_t i = 0; i < consolidation->elimination_count; i++) {
        const struct nk_elimination *elimination = &consolidation->eliminations[i];
        struct nk_node item = nk_build_item_object(builder, items);
        nk_build_text(builder, item, "financier", elimination->financier);
        nk_build_text(builder, item, "supplier", elimination->supplier);
        nk_build_code(builder, item, "kind", nk_elimination_kind_code(elimination->kind));
        nk_build_integer(builder, item, "amount", elimination->amount);
    }
}

static void build_amount(struct nk_builder *builder, struct nk_node item, const char *name, bool exists, int64_t amount)
{
    if (exists)
        nk_build_integer(builder, item, name, amount);
    else
        nk_build_null(builder, item, name);
}

/* What has not been reported is null, not zero; so is what an entity of its kind does not have. A region that
 * has reported nothing may still have its share of the national actors. */
static void build_entity(struct nk_builder *builder, struct nk_node item, const struct nk_publication *publication,
                         const struct nk_entity *entity)
{
    const struct nk_sums *sums = &publication->sums;
    int index = nk_sums_entity(sums, entity->actor->id);
    if (index < 0) {
        builder->failed = true;
        return;
    }
    const struct nk_sum_value *sum = &sums->values[index * NK_SUMS + NK_SUM_ICT_EXPENDITURE];
    bool is_region = entity->actor->kind == NK_REGION;
    bool reported = entity->return_count > 0;
    nk_build_text(builder, item, "entity", entity->actor->id);
    nk_build_code(builder, item, "kind", nk_actor_kind_code(entity->actor->kind));
    build_amount(builder, item, "own", reported, entity->own_total);
    build_amount(builder, item, "booked", is_region && reported, entity->booked_total);
    build_amount(builder, item, "allocated", is_region, entity->allocated_total);
    build_amount(builder, item, "financed", !is_region && reported, entity->financed_total);
    build_amount(builder, item, "net", reported || entity->net_total != 0, entity->net_total);
    nk_build_code(builder, item, "status",
                  nk_value_status_code(sum->absence == NK_PRESENT ? sum->status : NK_MISSING));
}

static void build_outside_estimates(struct nk_builder *builder, struct nk_node root,
                                    const struct nk_publication *publication, enum nk_language language)
{
    const struct nk_catalogue *catalogue = &publication->bundle.catalogue;
    struct nk_node items = nk_build_array(builder, root, "outsideEstimates");
    for (size_t i = 0; i < catalogue->outside_estimate_count; i++) {
        const struct nk_outside_estimate *estimate = &catalogue->outside_estimates[i];
        if (estimate->year != publication->bundle.head.year)
            continue;
        struct nk_node item = nk_build_item_object(builder, items);
        nk_build_text(builder, item, "id", estimate->id);
        nk_build_text(builder, item, "label", nk_label_in(&estimate->label, language));
        nk_build_integer(builder, item, "amount", estimate->amount);
        nk_build_code(builder, item, "status", nk_value_status_code(NK_ESTIMATED));
        nk_build_text(builder, item, "source", estimate->source);
    }
}

void nk_build_sector(struct nk_builder *builder, struct nk_node root, const struct nk_publication *publication,
                     enum nk_language language)
{
    const struct nk_consolidation *consolidation = &publication->consolidation;
    nk_build_integer(builder, root, "gross", consolidation->gross_total);
    build_eliminations(builder, root, consolidation);
    nk_build_integer(builder, root, "eliminated", consolidation->eliminated_total);
    nk_build_integer(builder, root, "net", consolidation->net_total);
    nk_build_integer(builder, root, "regions", consolidation->regions_total);
    nk_build_integer(builder, root, "residuals", consolidation->residuals_total);
    struct nk_node entities = nk_build_array(builder, root, "entities");
    for (size_t i = 0; i < consolidation->entity_count; i++)
        build_entity(builder, nk_build_item_object(builder, entities), publication, &consolidation->entities[i]);
    build_outside_estimates(builder, root, publication, language);
    int64_t total;
    if (!nk_sector_total_with_estimates(&total, publication))
        builder->failed = true;
    else
        nk_build_integer(builder, root, "totalWithEstimates", total);
    nk_build_sector_estimated_share(builder, root, publication);
    nk_build_missing(builder, root, publication);
    nk_build_proof(builder, root, &publication->proof);
}

struct nk_buffer nk_sector_json(const struct nk_publication *publication, enum nk_language language)
{
    const struct nk_publication_head *head = &publication->bundle.head;
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_integer(&builder, root, "year", head->year);
    nk_build_published(&builder, root, &head, 1, publication->bundle.illustrative, language);
    nk_build_sector(&builder, root, publication, language);
    struct nk_node links = nk_build_object(&builder, root, "links");
    nk_build_format(&builder, links, "self", "/v1/data/sector?year=%d", head->year);
    nk_build_format(&builder, links, "publication", "/v1/publications/%.*s", NK_TEXT_ARGUMENTS(head->id));
    nk_build_format(&builder, links, "expenditure", "/v1/data/expenditure?year=%d&publication=%.*s", head->year,
                    NK_TEXT_ARGUMENTS(head->id));
    nk_build_format(&builder, links, "figures", "/v1/data/figures?year=%d&publication=%.*s", head->year,
                    NK_TEXT_ARGUMENTS(head->id));
    return nk_build_finish(&builder);
}
