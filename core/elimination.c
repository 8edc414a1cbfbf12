/* What counts twice in the gross sum: purchases that a region has booked, and what national actors pay each other
 * (R30–R37). */
#include "core/consolidating.h"
#include "core/money.h"
#include "core/order.h"

static bool has_return(const struct nk_consolidating *work, const struct nk_actor *actor)
{
    const size_t entity = work->entity_of_actor[actor - work->input->catalogue->actors];
    return entity != NK_NO_ENTITY && work->result->entities[entity].return_count > 0;
}

/* The region that a booked purchase is taken out of; NULL when it counts only once. NK_INVALID: an unknown supplier. */
static enum nk_status region_that_booked(const struct nk_actor **ret, const struct nk_consolidating *work,
                                         const struct nk_return *buyer, const struct nk_purchase *purchase)
{
    const struct nk_catalogue *catalogue = work->input->catalogue;
    *ret = NULL;
    if (!purchase->booked)
        return NK_OK;
    const struct nk_actor *supplier = nk_catalogue_actor(catalogue, purchase->supplier);
    if (!supplier)
        return nk_catalogue_is_outside_financier(catalogue, purchase->supplier) ? NK_OK : NK_INVALID;
    const struct nk_actor *entity = nk_entities_of(work, buyer->actor)->actor;
    /* What one national actor buys from another is taken out of the seller, by its financing. A purchase from a seller
     * that has no return counts nowhere but with its buyer. */
    if (supplier->kind == NK_NATIONAL_ACTOR && entity->kind == NK_REGION && has_return(work, supplier))
        *ret = entity;
    return NK_OK;
}

static enum nk_status count_booked(size_t *ret, const struct nk_consolidating *work)
{
    size_t count = 0;
    for (size_t i = 0; i < work->input->return_count; i++) {
        const struct nk_return *buyer = &work->input->returns[i];
        for (size_t k = 0; k < buyer->submission->purchase_count; k++) {
            const struct nk_actor *region;
            enum nk_status status = region_that_booked(&region, work, buyer, &buyer->submission->purchases[k]);
            if (status != NK_OK)
                return status;
            count += region ? 1 : 0;
        }
    }
    *ret = count;
    return NK_OK;
}

/* Fills in everything but the cells, in the order of the returns. */
static void name_booked(struct nk_booked_purchase *purchases, const struct nk_consolidating *work)
{
    size_t count = 0;
    for (size_t i = 0; i < work->input->return_count; i++) {
        const struct nk_return *buyer = &work->input->returns[i];
        for (size_t k = 0; k < buyer->submission->purchase_count; k++) {
            const struct nk_purchase *purchase = &buyer->submission->purchases[k];
            const struct nk_actor *region;
            if (region_that_booked(&region, work, buyer, purchase) == NK_OK && region)
                purchases[count++] = (struct nk_booked_purchase){
                    .buyer = buyer, .entity = region, .supplier = purchase->supplier, .purchase_index = k};
        }
    }
}

static int compare_booked(const void *context, size_t a, size_t b)
{
    const struct nk_booked_purchase *purchases = context;
    int order = nk_text_compare(purchases[a].entity->id, purchases[b].entity->id);
    return order ? order : nk_text_compare(purchases[a].supplier, purchases[b].supplier);
}

static enum nk_status add_booked(const struct nk_consolidating *work, struct nk_booked_purchase *purchase)
{
    const struct nk_shape *shape = &work->result->shape;
    const struct nk_cells *cells = &purchase->buyer->submission->purchases[purchase->purchase_index].cells;
    struct nk_entity *region = nk_consolidating_entity(work, purchase->entity);
    struct nk_knowledge knowledge = {.status = region->provenance.booked};
    enum nk_status status = nk_vector_new(&purchase->cells, work->arena, shape);
    if (status == NK_OK)
        status = nk_vector_add_cells(&purchase->cells, &knowledge, shape, cells);
    if (status == NK_OK)
        status = nk_vector_total(&purchase->total, &purchase->cells, shape);
    if (status != NK_OK)
        return status;
    nk_vector_finish(&purchase->cells, shape);
    if (region->booked_purchase_count++ == 0)
        region->booked_purchases = purchase;
    return nk_vector_add(&region->booked, &purchase->cells, shape);
}

enum nk_status nk_booked_purchases_build(struct nk_consolidating *work)
{
    size_t count;
    enum nk_status status = count_booked(&count, work);
    if (status != NK_OK)
        return status;
    struct nk_booked_purchase *unsorted = NK_NEW_ARRAY(work->arena, struct nk_booked_purchase, count);
    struct nk_booked_purchase *sorted = NK_NEW_ARRAY(work->arena, struct nk_booked_purchase, count);
    size_t *positions = NK_NEW_ARRAY(work->arena, size_t, count);
    if (!unsorted || !sorted || !positions)
        return NK_NO_MEMORY;
    name_booked(unsorted, work);
    nk_order(positions, count, compare_booked, unsorted);
    for (size_t i = 0; status == NK_OK && i < count; i++) {
        sorted[i] = unsorted[positions[i]];
        status = add_booked(work, &sorted[i]);
    }
    work->result->booked_purchases = sorted;
    work->result->booked_purchase_count = count;
    return status;
}

static int compare_eliminations(const void *context, size_t a, size_t b)
{
    const struct nk_elimination *lines = context;
    int order = nk_text_compare(lines[a].financier, lines[b].financier);
    if (order == 0)
        order = nk_text_compare(lines[a].supplier, lines[b].supplier);
    return order ? order : (int)lines[a].kind - (int)lines[b].kind;
}

/* One line for each flow between national actors and each booked purchase that has money in it; gives their number. */
static size_t list_lines(struct nk_elimination *lines, const struct nk_consolidation *result)
{
    size_t count = 0;
    for (size_t i = 0; i < result->flow_count; i++) {
        const struct nk_flow *flow = &result->flows[i];
        if (!flow->entity || flow->entity->kind != NK_NATIONAL_ACTOR ||
            !nk_consolidating_is_money(&flow->cells, &result->shape))
            continue;
        lines[count++] = (struct nk_elimination){
            .financier = flow->entity->id,
            .supplier = flow->supplier->actor->id,
            .kind = NK_BETWEEN_NATIONAL_ACTORS,
            .cells = flow->cells,
            .amount = flow->total,
        };
    }
    for (size_t i = 0; i < result->booked_purchase_count; i++) {
        const struct nk_booked_purchase *purchase = &result->booked_purchases[i];
        if (!nk_consolidating_is_money(&purchase->cells, &result->shape))
            continue;
        lines[count++] = (struct nk_elimination){
            .financier = purchase->entity->id,
            .supplier = purchase->supplier,
            .kind = NK_BOOKED_PURCHASE,
            .cells = purchase->cells,
            .amount = purchase->total,
        };
    }
    return count;
}

/* Adds a line to the one of the same pair before it. The cells of a line belong to what it was made from, so the first
 * addition makes the pair its own. */
static enum nk_status merge(const struct nk_consolidating *work, struct nk_elimination *pair, bool *is_own,
                            const struct nk_elimination *line)
{
    const struct nk_shape *shape = &work->result->shape;
    enum nk_status status = NK_OK;
    if (!*is_own) {
        struct nk_vector first = pair->cells;
        status = nk_vector_new(&pair->cells, work->arena, shape);
        if (status == NK_OK)
            status = nk_vector_add(&pair->cells, &first, shape);
        *is_own = true;
    }
    if (status == NK_OK)
        status = nk_vector_add(&pair->cells, &line->cells, shape);
    if (status == NK_OK && !nk_money_add(&pair->amount, line->amount))
        status = NK_OVERFLOW;
    return status;
}

enum nk_status nk_eliminations_build(struct nk_consolidating *work)
{
    struct nk_consolidation *result = work->result;
    size_t most = result->flow_count + result->booked_purchase_count;
    struct nk_elimination *lines = NK_NEW_ARRAY(work->arena, struct nk_elimination, most);
    struct nk_elimination *pairs = NK_NEW_ARRAY(work->arena, struct nk_elimination, most);
    size_t *positions = NK_NEW_ARRAY(work->arena, size_t, most);
    if (!lines || !pairs || !positions)
        return NK_NO_MEMORY;

    size_t line_count = list_lines(lines, result);
    nk_order(positions, line_count, compare_eliminations, lines);
    size_t count = 0;
    bool is_own = false;
    for (size_t i = 0; i < line_count; i++) {
        if (count == 0 || compare_eliminations(lines, positions[i], positions[i - 1]) != 0) {
            pairs[count++] = lines[positions[i]];
            is_own = false;
            continue;
        }
        enum nk_status status = merge(work, &pairs[count - 1], &is_own, &lines[positions[i]]);
        if (status != NK_OK)
            return status;
    }
    for (size_t i = 0; i < count; i++) {
        nk_vector_finish(&pairs[i].cells, &result->shape);
        if (!nk_money_add(&result->eliminated_total, pairs[i].amount))
            return NK_OVERFLOW;
    }
    result->eliminations = pairs;
    result->elimination_count = count;
    return NK_OK;
}
