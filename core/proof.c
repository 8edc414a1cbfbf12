#include "core/proof.h"

#include "core/codes.h"
#include "core/money.h"

static const char *const identity_codes[NK_IDENTITIES] = {
    [NK_GROSS_LESS_ELIMINATIONS_IS_NET] = "gross-less-eliminations-is-net",
    [NK_REGIONS_AND_RESIDUALS_ARE_NET] = "regions-and-residuals-are-net",
    [NK_REGION_IS_OWN_LESS_BOOKED_PLUS_SHARES] = "region-is-own-less-booked-plus-shares",
    [NK_FINANCING_AND_RESIDUAL_ARE_OWN] = "financing-and-residual-are-own",
    [NK_KEY_PARTS_SUM_TO_CELL] = "key-parts-sum-to-cell",
};

const char *nk_identity_code(enum nk_identity identity)
{
    return nk_codes_text(identity_codes, NK_IDENTITIES, identity);
}

/* Counts one comparison. False when a sum left 64 bits. */
static bool compare(struct nk_proof *proof, enum nk_identity identity, int64_t left, int64_t right)
{
    proof->checked++;
    proof->identities[identity].checked++;
    if (left == right)
        return true;
    proof->failed++;
    proof->identities[identity].failed++;
    int64_t off = left;
    return nk_money_subtract(&off, right) &&
           (off > 0 ? nk_money_add(&proof->residual, off) : nk_money_subtract(&proof->residual, off));
}

/* The same for a cell; the cells of the first table add up to the sides that are published. */
static bool compare_cell(struct nk_proof *proof, enum nk_identity identity, const struct nk_shape *shape,
                         size_t position, int64_t left, int64_t right)
{
    struct nk_identity_check *check = &proof->identities[identity];
    if (position < shape->size[0] && (!nk_money_add(&check->left, left) || !nk_money_add(&check->right, right)))
        return false;
    return compare(proof, identity, left, right);
}

static bool check_sector_cell(struct nk_proof *proof, const struct nk_consolidation *consolidation, size_t position)
{
    const struct nk_shape *shape = &consolidation->shape;
    int64_t gross = 0;
    int64_t regions = 0;
    int64_t residuals = 0;
    for (size_t i = 0; i < consolidation->entity_count; i++) {
        const struct nk_entity *entity = &consolidation->entities[i];
        int64_t *side = i < consolidation->region_count ? &regions : &residuals;
        if (!nk_money_add(&gross, entity->own.amount[position]) || !nk_money_add(side, entity->net.amount[position]))
            return false;
    }
    int64_t less_eliminations = gross;
    for (size_t i = 0; i < consolidation->elimination_count; i++) {
        if (!nk_money_subtract(&less_eliminations, consolidation->eliminations[i].cells.amount[position]))
            return false;
    }
    int64_t both = regions;
    int64_t net = consolidation->net.amount[position];
    return nk_money_add(&both, residuals) &&
           compare(proof, NK_GROSS_LESS_ELIMINATIONS_IS_NET, gross, consolidation->gross.amount[position]) &&
           compare_cell(proof, NK_GROSS_LESS_ELIMINATIONS_IS_NET, shape, position, less_eliminations, net) &&
           compare_cell(proof, NK_REGIONS_AND_RESIDUALS_ARE_NET, shape, position, both, net);
}

/* The kroner of the cells that were sent in, one dimension of them where a year has two margins. */
static bool add_submitted(int64_t *sum, const struct nk_shape *shape, const struct nk_submission *submission)
{
    const struct nk_cells *cells =
        shape->table_count == 1 ? &submission->expenditure : &submission->expenditure_by_category;
    for (size_t i = 0; i < cells->count; i++) {
        nk_cells_fetch_ahead(cells, i);
        const struct nk_number *amount = &cells->items[i].amount;
        if (amount->given && amount->status != NK_MISSING && !nk_money_add(sum, amount->value.units))
            return false;
    }
    return true;
}

static bool check_sector_total(struct nk_proof *proof, const struct nk_consolidation *consolidation)
{
    int64_t submitted = 0;
    for (size_t i = 0; i < consolidation->input->return_count; i++) {
        if (!add_submitted(&submitted, &consolidation->shape, consolidation->input->returns[i].submission))
            return false;
    }
    int64_t less_eliminations = submitted;
    for (size_t i = 0; i < consolidation->elimination_count; i++) {
        if (!nk_money_subtract(&less_eliminations, consolidation->eliminations[i].amount))
            return false;
    }
    int64_t less_eliminated = submitted;
    int64_t both = consolidation->regions_total;
    return nk_money_subtract(&less_eliminated, consolidation->eliminated_total) &&
           nk_money_add(&both, consolidation->residuals_total) &&
           compare(proof, NK_GROSS_LESS_ELIMINATIONS_IS_NET, submitted, consolidation->gross_total) &&
           compare(proof, NK_GROSS_LESS_ELIMINATIONS_IS_NET, less_eliminations, consolidation->net_total) &&
           compare(proof, NK_GROSS_LESS_ELIMINATIONS_IS_NET, less_eliminated, consolidation->net_total) &&
           compare(proof, NK_REGIONS_AND_RESIDUALS_ARE_NET, both, consolidation->net_total);
}

static bool check_region(struct nk_proof *proof, const struct nk_shape *shape, const struct nk_entity *region)
{
    const enum nk_identity identity = NK_REGION_IS_OWN_LESS_BOOKED_PLUS_SHARES;
    for (size_t position = 0; position < shape->length; position++) {
        int64_t sum = region->own.amount[position];
        for (size_t i = 0; i < region->booked_purchase_count; i++) {
            if (!nk_money_subtract(&sum, region->booked_purchases[i].cells.amount[position]))
                return false;
        }
        for (size_t i = 0; i < region->share_count; i++) {
            if (!nk_money_add(&sum, region->shares[i]->cells.amount[position]))
                return false;
        }
        if (!compare_cell(proof, identity, shape, position, region->net.amount[position], sum))
            return false;
    }
    int64_t sum = region->own_total;
    for (size_t i = 0; i < region->booked_purchase_count; i++) {
        if (!nk_money_subtract(&sum, region->booked_purchases[i].total))
            return false;
    }
    for (size_t i = 0; i < region->share_count; i++) {
        if (!nk_money_add(&sum, region->shares[i]->total))
            return false;
    }
    return compare(proof, identity, region->net_total, sum);
}

static bool check_residual(struct nk_proof *proof, const struct nk_shape *shape, const struct nk_entity *supplier)
{
    const enum nk_identity identity = NK_FINANCING_AND_RESIDUAL_ARE_OWN;
    for (size_t position = 0; position < shape->length; position++) {
        int64_t sum = supplier->net.amount[position];
        for (size_t i = 0; i < supplier->financing_count; i++) {
            const struct nk_flow *flow = &supplier->financing[i];
            if (flow->entity && !nk_money_add(&sum, flow->cells.amount[position]))
                return false;
        }
        if (!compare_cell(proof, identity, shape, position, sum, supplier->own.amount[position]))
            return false;
    }
    int64_t sum = supplier->net_total;
    for (size_t i = 0; i < supplier->financing_count; i++) {
        const struct nk_flow *flow = &supplier->financing[i];
        if (flow->entity && !nk_money_add(&sum, flow->total))
            return false;
    }
    return compare(proof, identity, sum, supplier->own_total);
}

static bool check_key(struct nk_proof *proof, const struct nk_shape *shape, const struct nk_entity *supplier)
{
    const enum nk_identity identity = NK_KEY_PARTS_SUM_TO_CELL;
    if (supplier->financing_count == 0 || supplier->financing[0].basis != NK_BASIS_KEY)
        return true;
    for (size_t position = 0; position < shape->length; position++) {
        int64_t sum = 0;
        for (size_t i = 0; i < supplier->financing_count; i++) {
            if (!nk_money_add(&sum, supplier->financing[i].cells.amount[position]))
                return false;
        }
        if (!compare_cell(proof, identity, shape, position, sum, supplier->own.amount[position]))
            return false;
    }
    int64_t sum = 0;
    for (size_t i = 0; i < supplier->financing_count; i++) {
        if (!nk_money_add(&sum, supplier->financing[i].total))
            return false;
    }
    return compare(proof, identity, sum, supplier->own_total);
}

/* False when a sum left 64 bits. */
static bool widen_margin_rounding(int64_t *widest, const struct nk_shape *shape, const struct nk_vector *net)
{
    int64_t off = 0;
    for (size_t i = 0; i < shape->length; i++) {
        bool first = i < shape->size[0];
        if (!(first ? nk_money_add(&off, net->amount[i]) : nk_money_subtract(&off, net->amount[i])))
            return false;
    }
    off = nk_money_absolute(off);
    *widest = off > *widest ? off : *widest;
    return true;
}

enum nk_status nk_proof_check(struct nk_proof *ret, const struct nk_consolidation *consolidation)
{
    const struct nk_shape *shape = &consolidation->shape;
    struct nk_proof proof = {0};
    for (size_t position = 0; position < shape->length; position++) {
        if (!check_sector_cell(&proof, consolidation, position))
            return NK_OVERFLOW;
    }
    if (!check_sector_total(&proof, consolidation))
        return NK_OVERFLOW;
    for (size_t i = 0; i < consolidation->entity_count; i++) {
        const struct nk_entity *entity = &consolidation->entities[i];
        bool is_region = i < consolidation->region_count;
        bool fits = is_region ? check_region(&proof, shape, entity)
                              : check_residual(&proof, shape, entity) && check_key(&proof, shape, entity);
        if (shape->table_count > 1)
            fits = fits && widen_margin_rounding(&proof.margin_rounding, shape, &entity->net);
        if (!fits)
            return NK_OVERFLOW;
    }
    *ret = proof;
    return NK_OK;
}
