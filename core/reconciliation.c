#include "core/reconciliation.h"

struct side {
    __int128 amount;
    bool any, known;
};

/* A flow while both sides are being added up. */
struct work {
    struct nk_text supplier, buyer;
    struct side supplied, bought;
    __int128 booked;
    bool any_booked, all_booked, by_key;
};

struct working {
    const struct nk_catalogue *catalogue;
    struct work *flows;
    size_t count;
};

static const char *const statements[NK_FLOW_STATEMENTS] = {
    [NK_FLOW_STATED] = "stated",         [NK_FLOW_MISSING] = "missing",
    [NK_FLOW_NOT_STATED] = "not-stated", [NK_FLOW_NO_RETURN] = "no-return",
    [NK_FLOW_INCOMPLETE] = "incomplete",
};

const char *nk_flow_statement_code(enum nk_flow_statement statement)
{
    return statements[statement];
}

bool nk_flow_statement_of(enum nk_flow_statement *ret, struct nk_text code)
{
    for (int i = 0; i < NK_FLOW_STATEMENTS; i++)
        if (nk_text_is(code, statements[i])) {
            *ret = (enum nk_flow_statement)i;
            return true;
        }
    return false;
}

static const char *const resolutions[NK_RESOLUTIONS] = {
    [NK_SUPPLIER_CORRECTS] = "supplier-corrects",
    [NK_BUYER_CORRECTS] = "buyer-corrects",
    [NK_DIFFERENCE_EXPLAINED] = "difference-explained",
};

const char *nk_resolution_code(enum nk_resolution resolution)
{
    return resolutions[resolution];
}

bool nk_resolution_of(enum nk_resolution *ret, struct nk_text code)
{
    for (int i = 0; i < NK_RESOLUTIONS; i++)
        if (nk_text_is(code, resolutions[i])) {
            *ret = (enum nk_resolution)i;
            return true;
        }
    return false;
}

const char *nk_flow_use_code(enum nk_flow_use use)
{
    static const char *const codes[NK_FLOW_USES] = {
        [NK_FLOW_USES_SUPPLIER] = "supplier", [NK_FLOW_USES_BUYER] = "buyer"};
    return codes[use];
}

static const char *const states[NK_FLOW_STATES] = {
    [NK_FLOW_OPEN] = "open", [NK_FLOW_AGREES] = "agrees", [NK_FLOW_RESOLVED] = "resolved"};

const char *nk_flow_state_code(enum nk_flow_state state)
{
    return states[state];
}

bool nk_flow_state_named(enum nk_flow_state *ret, struct nk_text code)
{
    for (int i = 0; i < NK_FLOW_STATES; i++)
        if (nk_text_is(code, states[i])) {
            *ret = (enum nk_flow_state)i;
            return true;
        }
    return false;
}

/* What an actor counts under; NULL for what is no actor, or is counted nowhere. */
static const struct nk_actor *entity_of(const struct nk_catalogue *catalogue, struct nk_text id)
{
    const struct nk_actor *actor = nk_catalogue_actor(catalogue, id);
    return actor ? nk_catalogue_entity_of(catalogue, actor) : NULL;
}

static int compare(const struct work *work, struct nk_text supplier, struct nk_text buyer)
{
    const int order = nk_text_compare(work->supplier, supplier);
    return order ? order : nk_text_compare(work->buyer, buyer);
}

/* The flow of the two, made in its place when it is new. NULL: the buyer has no return of its own kind. */
static struct work *flow_of(struct working *working, struct nk_text supplier, struct nk_text buyer)
{
    const struct nk_actor *entity = entity_of(working->catalogue, buyer);
    if (!entity)
        return NULL;
    size_t at = 0;
    while (at < working->count && compare(&working->flows[at], supplier, entity->id) < 0)
        at++;
    if (at < working->count && compare(&working->flows[at], supplier, entity->id) == 0)
        return &working->flows[at];
    for (size_t i = working->count++; i > at; i--)
        working->flows[i] = working->flows[i - 1];
    working->flows[at] = (struct work){.supplier = supplier,
                                       .buyer = entity->id,
                                       .supplied = {.known = true},
                                       .bought = {.known = true},
                                       .all_booked = true};
    return &working->flows[at];
}

static void add(struct side *side, const struct nk_rule_flow *flow)
{
    side->any = true;
    side->known = side->known && flow->known;
    side->amount += flow->amount;
}

static void add_return(struct working *working, const struct nk_rule_other *one)
{
    for (size_t i = 0; i < one->financing_count; i++) {
        struct work *work = flow_of(working, one->actor, one->financing[i].buyer);
        if (!work)
            continue;
        add(&work->supplied, &one->financing[i]);
        work->by_key |= one->financing[i].by_key;
    }
    for (size_t i = 0; i < one->purchase_count; i++) {
        struct work *work = flow_of(working, one->purchases[i].supplier, one->actor);
        if (!work)
            continue;
        add(&work->bought, &one->purchases[i]);
        if (one->purchases[i].booked)
            work->booked += one->purchases[i].amount;
        work->any_booked |= one->purchases[i].booked;
        work->all_booked &= one->purchases[i].booked;
    }
}

static bool has_return(const struct nk_rule_other *returns, size_t count, struct nk_text actor)
{
    for (size_t i = 0; i < count; i++)
        if (nk_text_equal(returns[i].actor, actor))
            return true;
    return false;
}

static enum nk_flow_statement statement_of(const struct side *side, bool any_return, bool all_returns)
{
    if (!any_return)
        return NK_FLOW_NO_RETURN;
    if (!all_returns)
        return NK_FLOW_INCOMPLETE;
    if (!side->any)
        return NK_FLOW_NOT_STATED;
    return side->known ? NK_FLOW_STATED : NK_FLOW_MISSING;
}

/* What the total is more by than with the supplier's amount taken out. A supplier without a return counts nowhere, so
 * what was bought from it stays with the buyer and changes nothing. */
static bool effect_of(__int128 *ret, const struct nk_reconciled_flow *flow, const struct work *work, bool is_region)
{
    const bool is_unnamed = flow->by_supplier.statement == NK_FLOW_NOT_STATED;
    *ret = 0;
    if (flow->by_buyer.statement != NK_FLOW_STATED)
        return false;
    if (flow->by_supplier.statement == NK_FLOW_NO_RETURN)
        return true;
    if (!flow->compared && !is_unnamed)
        return false;
    if (work->any_booked != work->all_booked)
        return false;
    if (is_region && work->all_booked)
        *ret = work->supplied.amount - work->bought.amount;
    if (!is_region && !work->all_booked)
        *ret = -work->supplied.amount;
    return true;
}

static void choose_amount(struct nk_reconciled_flow *ret)
{
    const bool is_only_bought =
        ret->by_supplier.statement == NK_FLOW_NO_RETURN && ret->by_buyer.statement == NK_FLOW_STATED;
    ret->used = ret->by_supplier.statement == NK_FLOW_STATED ? NK_FLOW_USES_SUPPLIER
                : is_only_bought                             ? NK_FLOW_USES_BUYER
                                                             : NK_FLOW_USES_NONE;
    if (ret->used != NK_FLOW_USES_NONE)
        ret->used_amount = ret->used == NK_FLOW_USES_SUPPLIER ? ret->by_supplier.amount : ret->by_buyer.amount;
}

/* Needs the statements of both sides. */
static enum nk_status finish(struct nk_reconciled_flow *ret, const struct work *work, bool is_region)
{
    const bool has_supplier = ret->by_supplier.statement != NK_FLOW_NO_RETURN;
    const __int128 difference = work->bought.amount - work->supplied.amount;
    const __int128 eliminated = !is_region ? work->supplied.amount : has_supplier ? work->booked : 0;
    __int128 effect;
    ret->compared = ret->by_supplier.statement == NK_FLOW_STATED && ret->by_buyer.statement == NK_FLOW_STATED;
    ret->effect_known = effect_of(&effect, ret, work, is_region);
    const __int128 values[] = {work->supplied.amount, work->bought.amount, difference, eliminated, effect};
    for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++)
        if (values[i] < INT64_MIN || values[i] > INT64_MAX)
            return NK_OVERFLOW;
    ret->supplier = work->supplier;
    ret->buyer = work->buyer;
    ret->by_key = work->by_key;
    ret->by_supplier.amount = (int64_t)work->supplied.amount;
    ret->by_buyer.amount = (int64_t)work->bought.amount;
    ret->difference = ret->compared ? (int64_t)difference : 0;
    ret->eliminated = (int64_t)eliminated;
    ret->effect_on_total = (int64_t)effect;
    choose_amount(ret);
    return NK_OK;
}

enum nk_status nk_reconcile(struct nk_reconciliation *ret, struct nk_arena *arena,
                            const struct nk_catalogue *catalogue, const struct nk_rule_other *returns,
                            size_t return_count, const struct nk_text *units, size_t unit_count)
{
    size_t most = 0;
    for (size_t i = 0; i < return_count; i++)
        most += returns[i].financing_count + returns[i].purchase_count;
    struct working working = {.catalogue = catalogue, .flows = NK_NEW_ARRAY(arena, struct work, most)};
    struct nk_reconciled_flow *flows = NK_NEW_ARRAY(arena, struct nk_reconciled_flow, most);
    if (!working.flows || !flows)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < return_count; i++)
        add_return(&working, &returns[i]);

    for (size_t i = 0; i < working.count; i++) {
        const struct work *work = &working.flows[i];
        bool any = false, all = true;
        for (size_t k = 0; k < unit_count; k++) {
            const struct nk_actor *entity = entity_of(catalogue, units[k]);
            if (!entity || !nk_text_equal(entity->id, work->buyer))
                continue;
            const bool found = has_return(returns, return_count, units[k]);
            any |= found;
            all &= found;
        }
        const bool has_supplier = has_return(returns, return_count, work->supplier);
        flows[i].by_supplier.statement = statement_of(&work->supplied, has_supplier, has_supplier);
        flows[i].by_buyer.statement = statement_of(&work->bought, any, all);
        const struct nk_actor *buyer = nk_catalogue_actor(catalogue, work->buyer);
        const enum nk_status status = finish(&flows[i], work, buyer->kind == NK_REGION);
        if (status != NK_OK)
            return status;
    }
    *ret = (struct nk_reconciliation){.flows = flows, .count = working.count};
    return NK_OK;
}

bool nk_flow_is_of(const struct nk_catalogue *catalogue, const struct nk_reconciled_flow *flow, struct nk_text actor)
{
    const struct nk_actor *entity = entity_of(catalogue, actor);
    return nk_text_equal(flow->supplier, actor) || (entity && nk_text_equal(entity->id, flow->buyer));
}

const struct nk_reconciled_flow *nk_reconciliation_find(const struct nk_reconciliation *reconciliation,
                                                        struct nk_text supplier, struct nk_text buyer)
{
    for (size_t i = 0; i < reconciliation->count; i++)
        if (nk_text_equal(reconciliation->flows[i].supplier, supplier) &&
            nk_text_equal(reconciliation->flows[i].buyer, buyer))
            return &reconciliation->flows[i];
    return NULL;
}

void nk_reconciliation_resolve(struct nk_reconciliation *reconciliation, const struct nk_flow_resolution *all,
                               size_t count)
{
    for (size_t i = 0; i < reconciliation->count; i++)
        for (size_t k = 0; k < count; k++)
            if (nk_text_equal(reconciliation->flows[i].supplier, all[k].supplier) &&
                nk_text_equal(reconciliation->flows[i].buyer, all[k].buyer))
                reconciliation->flows[i].resolution = &all[k];
}

bool nk_flow_matter_is_difference(const struct nk_flow_matter *matter)
{
    return matter->by_supplier == NK_FLOW_STATED && matter->by_buyer == NK_FLOW_STATED;
}

bool nk_flow_matter_is_one_sided(const struct nk_flow_matter *matter)
{
    return (matter->by_supplier == NK_FLOW_STATED) != (matter->by_buyer == NK_FLOW_STATED);
}

struct nk_flow_matter nk_flow_matter_of(const struct nk_reconciled_flow *flow)
{
    struct nk_flow_matter matter = {.by_supplier = flow->by_supplier.statement, .by_buyer = flow->by_buyer.statement};
    if (nk_flow_matter_is_difference(&matter))
        matter.amount = flow->difference;
    else if (nk_flow_matter_is_one_sided(&matter))
        matter.amount =
            matter.by_supplier == NK_FLOW_STATED ? flow->by_supplier.amount : flow->by_buyer.amount;
    return matter;
}

/* Another amount, or another reason why there is none, was not decided about. */
static bool is_decided(const struct nk_reconciled_flow *flow)
{
    const struct nk_flow_matter now = nk_flow_matter_of(flow);
    return flow->resolution && flow->resolution->about.by_supplier == now.by_supplier &&
           flow->resolution->about.by_buyer == now.by_buyer && flow->resolution->about.amount == now.amount;
}

enum nk_flow_state nk_flow_state_of(const struct nk_reconciled_flow *flow)
{
    if (flow->compared && flow->difference == 0)
        return NK_FLOW_AGREES;
    return is_decided(flow) ? NK_FLOW_RESOLVED : NK_FLOW_OPEN;
}
