#include "server/wire/expenditure_out.h"

#include "core/money.h"
#include "server/wire/published_out.h"
#include "server/wire/series_out.h"

bool nk_expenditure_is_illustrative(const struct nk_expenditure_answer *answer)
{
    for (size_t i = 0; i < answer->row_count; i++)
        if (answer->rows[i].illustrative)
            return true;
    return false;
}

const char *nk_measure_code(enum nk_measure measure)
{
    static const char *const codes[] = {[NK_NET] = "net", [NK_GROSS] = "gross"};
    return codes[measure];
}

struct nk_text nk_expenditure_key(const struct nk_expenditure_row *row, enum nk_dimension dimension)
{
    switch (dimension) {
    case NK_ENTITY:
        return row->entity;
    case NK_YEAR:
        break;
    case NK_CATEGORY:
        return row->category;
    case NK_AREA:
        return row->area;
    case NK_COST_TYPE:
        return nk_cost_type_codes[row->cost_type];
    case NK_ORIGIN:
        return nk_text_of(nk_origin_code(row->origin));
    }
    return NK_TEXT("");
}

static void build_row(struct nk_builder *builder, struct nk_node item, const struct nk_expenditure_answer *answer,
                      const struct nk_expenditure_row *row)
{
    for (int number = 0; number < NK_DIMENSIONS; number++) {
        enum nk_dimension dimension = (enum nk_dimension)number;
        if (!answer->group_by[number])
            continue;
        if (dimension == NK_YEAR)
            nk_build_integer(builder, item, nk_dimension_code(dimension), row->year);
        else
            nk_build_text(builder, item, nk_dimension_code(dimension), nk_expenditure_key(row, dimension));
    }
    nk_build_integer(builder, item, "amount", row->amount);
    nk_build_integer(builder, item, "estimated", row->estimated);
    nk_build_boolean(builder, item, "illustrative", row->illustrative);
}

static bool has_entity(const struct nk_expenditure_answer *answer, const char *entity)
{
    for (size_t i = 0; i < answer->row_count; i++)
        if (nk_text_is(answer->rows[i].entity, entity))
            return true;
    return false;
}

static bool is_region(const struct nk_expenditure_answer *answer, struct nk_text entity)
{
    const struct nk_catalogue *catalogue = answer->published.catalogue;
    const struct nk_actor *actor = catalogue ? nk_catalogue_actor(catalogue, entity) : NULL;
    return actor && actor->kind == NK_REGION;
}

/* Every row has the same filter but for its entity, so a row of the sector holds all that other rows of its
 * year have, and a row of all regions all that regions have. */
static bool total_of(int64_t *ret, const struct nk_expenditure_answer *answer)
{
    bool has_sector = answer->group_by[NK_ENTITY] && has_entity(answer, NK_SECTOR);
    bool has_all_regions = answer->group_by[NK_ENTITY] && has_entity(answer, NK_ALL_REGIONS);
    int64_t total = 0;
    for (size_t i = 0; i < answer->row_count; i++) {
        const struct nk_expenditure_row *row = &answer->rows[i];
        if (has_sector && !nk_text_is(row->entity, NK_SECTOR))
            continue;
        if (has_all_regions && is_region(answer, row->entity))
            continue;
        if (!nk_money_add(&total, row->amount))
            return false;
    }
    *ret = total;
    return true;
}

struct nk_buffer nk_expenditure_json(const struct nk_expenditure_answer *answer, enum nk_language language)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_published(&builder, root, answer->published.publications, answer->published.publication_count,
                       nk_expenditure_is_illustrative(answer), language);
    nk_build_code(&builder, root, "measure", nk_measure_code(answer->measure));
    struct nk_node group_by = nk_build_array(&builder, root, "groupBy");
    for (int dimension = 0; dimension < NK_DIMENSIONS; dimension++)
        if (answer->group_by[dimension])
            nk_build_item_text(&builder, group_by, nk_text_of(nk_dimension_code((enum nk_dimension)dimension)));
    nk_build_classification(&builder, root, &answer->frame, language);
    nk_build_breaks(&builder, root, &answer->frame, language);
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < answer->row_count; i++)
        build_row(&builder, nk_build_item_object(&builder, items), answer, &answer->rows[i]);
    int64_t total;
    if (!total_of(&total, answer))
        builder.failed = true;
    else
        nk_build_integer(&builder, root, "total", total);
    return nk_build_finish(&builder);
}
