#include "server/wire/reconciliation_out.h"

#include "server/wire/builder.h"

/* An amount that a side has stated, or null. */
static void build_amount(struct nk_builder *builder, struct nk_node item, const char *name, bool exists, int64_t amount)
{
    if (exists)
        nk_build_integer(builder, item, name, amount);
    else
        nk_build_null(builder, item, name);
}

static void build_side(struct nk_builder *builder, struct nk_node item, const char *amount, const char *statement,
                       const struct nk_flow_side *side)
{
    build_amount(builder, item, amount, side->statement == NK_FLOW_STATED, side->amount);
    nk_build_code(builder, item, statement, nk_flow_statement_code(side->statement));
}

static void build_decision(struct nk_builder *builder, struct nk_node object,
                           const struct nk_flow_resolution *resolution)
{
    nk_build_code(builder, object, "resolution", nk_resolution_code(resolution->resolution));
    nk_build_text(builder, object, "text", resolution->text);
    const struct nk_flow_matter *about = &resolution->about;
    nk_build_code(builder, object, "supplierStatement", nk_flow_statement_code(about->by_supplier));
    nk_build_code(builder, object, "buyerStatement", nk_flow_statement_code(about->by_buyer));
    build_amount(builder, object, "difference", nk_flow_matter_is_difference(about), about->amount);
    build_amount(builder, object, "amount", nk_flow_matter_is_one_sided(about), about->amount);
    nk_build_text(builder, object, "at", resolution->at);
    nk_build_text(builder, object, "by", resolution->by);
}

static void build_resolution(struct nk_builder *builder, struct nk_node item,
                             const struct nk_flow_resolution *resolution)
{
    if (resolution)
        build_decision(builder, nk_build_object(builder, item, "resolution"), resolution);
    else
        nk_build_null(builder, item, "resolution");
}

static void build_history(struct nk_builder *builder, struct nk_node item, const struct nk_reconciled_flow *flow,
                          const struct nk_flows_view *view)
{
    struct nk_node items = nk_build_array(builder, item, "history");
    for (size_t i = 0; i < view->decision_count; i++)
        if (nk_text_equal(view->decisions[i].supplier, flow->supplier) &&
            nk_text_equal(view->decisions[i].buyer, flow->buyer))
            build_decision(builder, nk_build_item_object(builder, items), &view->decisions[i]);
}

#define FLOW "/v1/collections/%d/reconciliation/%.*s/%.*s"
#define FLOW_ARGUMENTS(view, flow) (view)->year, NK_TEXT_ARGUMENTS((flow)->supplier), NK_TEXT_ARGUMENTS((flow)->buyer)

static void build_actions(struct nk_builder *builder, struct nk_node item, const struct nk_reconciled_flow *flow,
                          const struct nk_flows_view *view)
{
    struct nk_node actions = nk_build_array(builder, item, "actions");
    if (!view->may_decide)
        return;
    struct nk_node action = nk_build_item_object(builder, actions);
    nk_build_code(builder, action, "rel", "decide");
    nk_build_code(builder, action, "method", "PUT");
    nk_build_format(builder, action, "href", FLOW, FLOW_ARGUMENTS(view, flow));
    struct nk_node blocked = nk_build_array(builder, action, "blockedBy");
    if (nk_flow_state_of(flow) == NK_FLOW_AGREES)
        nk_build_item_text(builder, blocked, NK_TEXT("flow-agrees"));
}

static void build_flow(struct nk_builder *builder, struct nk_node item, const struct nk_reconciled_flow *flow,
                       const struct nk_flows_view *view)
{
    const char *used = nk_flow_use_code(flow->used);
    nk_build_text(builder, item, "supplier", flow->supplier);
    nk_build_text(builder, item, "buyer", flow->buyer);
    build_side(builder, item, "supplierAmount", "supplierStatement", &flow->by_supplier);
    build_side(builder, item, "buyerAmount", "buyerStatement", &flow->by_buyer);
    build_amount(builder, item, "difference", flow->compared, flow->difference);
    if (used)
        nk_build_code(builder, item, "used", used);
    else
        nk_build_null(builder, item, "used");
    build_amount(builder, item, "usedAmount", used != NULL, flow->used_amount);
    nk_build_integer(builder, item, "eliminated", flow->eliminated);
    build_amount(builder, item, "effectOnNationalTotal", flow->effect_known, flow->effect_on_total);
    nk_build_code(builder, item, "state", nk_flow_state_code(nk_flow_state_of(flow)));
    build_resolution(builder, item, flow->resolution);
    build_history(builder, item, flow, view);
    build_actions(builder, item, flow, view);
    struct nk_node links = nk_build_object(builder, item, "links");
    nk_build_format(builder, links, "self", FLOW, FLOW_ARGUMENTS(view, flow));
    nk_build_format(builder, links, "reconciliation", "/v1/collections/%d/reconciliation", view->year);
}

struct nk_buffer nk_reconciled_flow_json(const struct nk_reconciled_flow *flow, const struct nk_flows_view *view)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    build_flow(&builder, root, flow, view);
    return nk_build_finish(&builder);
}

struct nk_buffer nk_reconciliation_json(const struct nk_reconciled_flow *const *flows, size_t count,
                                        const struct nk_flows_view *view)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_integer(&builder, root, "year", view->year);
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < count; i++)
        build_flow(&builder, nk_build_item_object(&builder, items), flows[i], view);
    nk_build_null(&builder, root, "next");
    struct nk_node links = nk_build_object(&builder, root, "links");
    nk_build_format(&builder, links, "self", "/v1/collections/%d/reconciliation", view->year);
    nk_build_format(&builder, links, "collection", "/v1/collections/%d", view->year);
    return nk_build_finish(&builder);
}
