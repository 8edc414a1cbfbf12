#include "server/wire/breakdown_out.h"

#include "core/number_sums.h"
#include "server/wire/findings_out.h"
#include "server/wire/labels.h"
#include "server/wire/published_out.h"

struct telling {
    struct nk_builder *builder;
    const struct nk_breakdown_answer *answer;
    enum nk_language language;
};

static void build_amounts(struct nk_builder *builder, struct nk_node item, const int64_t amounts[static NK_PARTS])
{
    for (int part = 0; part < NK_PARTS; part++)
        nk_build_integer(builder, item, nk_contribution_part_code((enum nk_contribution_part)part), amounts[part]);
}

static void build_code_of(struct nk_builder *builder, struct nk_node item, const char *name,
                          const struct nk_code_list *list, int index)
{
    if (index >= 0)
        nk_build_text(builder, item, name, list->codes[index].code);
}

static void build_groups(const struct telling *telling, struct nk_node root)
{
    const struct nk_breakdown_answer *answer = telling->answer;
    const struct nk_methodology *methodology = answer->contribution->consolidation->shape.methodology;
    struct nk_builder *builder = telling->builder;
    const struct {
        const char *name;
        bool is_grouped_by;
    } dimensions[] = {
        {"category", answer->by.by_category}, {"area", answer->by.by_area}, {"costType", answer->by.by_cost_type}};
    struct nk_node names = nk_build_array(builder, root, "groupBy");
    for (size_t i = 0; i < sizeof(dimensions) / sizeof(dimensions[0]); i++)
        if (dimensions[i].is_grouped_by)
            nk_build_item_text(builder, names, nk_text_of(dimensions[i].name));

    struct nk_node items = nk_build_array(builder, root, "items");
    for (size_t i = 0; i < answer->group_count; i++) {
        const struct nk_contribution_group *group = &answer->groups[i];
        struct nk_node item = nk_build_item_object(builder, items);
        build_code_of(builder, item, "category", &methodology->categories, group->category);
        build_code_of(builder, item, "area", &methodology->areas, group->area);
        if (group->cost_type >= 0)
            nk_build_text(builder, item, "costType", nk_cost_type_codes[group->cost_type]);
        build_amounts(builder, item, group->amounts);
        nk_build_integer(builder, item, "estimated", group->estimated);
    }
}

static void build_text_if_any(struct nk_builder *builder, struct nk_node item, const char *name, struct nk_text text)
{
    if (text.length)
        nk_build_text(builder, item, name, text);
}

/* How a number came about, and where it stands in the return. */
static void build_number(struct nk_builder *builder, struct nk_node item, const char *name,
                         const struct nk_number *number)
{
    if (nk_number_has_value(number))
        nk_build_sum(builder, item, name, number->value);
    else
        nk_build_null(builder, item, name);
    nk_build_code(builder, item, "status", nk_value_status_code(number->status));
    build_text_if_any(builder, item, "note", number->note);
    build_text_if_any(builder, item, "method", number->method);
    nk_build_text(builder, item, "pointer", number->place.pointer);
}

static void build_cells(struct nk_builder *builder, struct nk_node items, const struct nk_cells *cells)
{
    for (size_t i = 0; i < cells->count; i++) {
        const struct nk_cell *cell = &cells->items[i];
        struct nk_node item = nk_build_item_object(builder, items);
        build_text_if_any(builder, item, "category", cell->category);
        build_text_if_any(builder, item, "area", cell->area);
        nk_build_text(builder, item, "costType", cell->cost_type);
        build_number(builder, item, "amount", &cell->amount);
    }
}

/* What the return says of itself that the sums rest on: its cells, and the numbers that it gives once. */
static void build_submitted(const struct telling *telling, struct nk_node root)
{
    struct nk_builder *builder = telling->builder;
    const struct nk_return *from = telling->answer->contribution->from;
    const struct nk_submission *submission = from->submission;
    struct nk_node cells = nk_build_array(builder, root, "cells");
    build_cells(builder, cells, &submission->expenditure);
    build_cells(builder, cells, &submission->expenditure_by_category);
    build_cells(builder, cells, &submission->expenditure_by_area);

    struct nk_node numbers = nk_build_array(builder, root, "numbers");
    for (int sum = NK_NUMBER_SUM_FIRST; sum <= NK_NUMBER_SUM_LAST; sum++) {
        const struct nk_number *number = nk_number_of_sum(submission, (enum nk_sum)sum);
        if (!number->given)
            continue;
        struct nk_node item = nk_build_item_object(builder, numbers);
        nk_build_code(builder, item, "sum", nk_sum_code((enum nk_sum)sum));
        build_number(builder, item, "value", number);
        nk_build_boolean(builder, item, "counted", nk_number_is_counted((enum nk_sum)sum, from->actor->kind));
    }
}

static const char *flow_kind(const struct nk_flow *flow)
{
    return flow->entity ? nk_actor_kind_code(flow->entity->kind) : "outside";
}

static void build_flow(struct nk_builder *builder, struct nk_node item, const struct nk_flow *flow)
{
    static const char *const bases[] = {[NK_BASIS_KEY] = "key", [NK_BASIS_AMOUNT] = "amount"};
    const struct nk_return *supplier = flow->supplier;
    const struct nk_financing *line = &supplier->submission->financing[flow->financing_index];
    nk_build_text(builder, item, "financier", flow->financier);
    nk_build_text_or_null(builder, item, "entity", flow->entity ? flow->entity->id : (struct nk_text){0});
    nk_build_code(builder, item, "kind", flow_kind(flow));
    nk_build_text(builder, item, "supplier", supplier->actor->id);
    nk_build_code(builder, item, "basis", bases[flow->basis]);
    if (nk_number_has_value(&line->share))
        nk_build_decimal(builder, item, "key", line->share.value);
    else
        nk_build_null(builder, item, "key");
    nk_build_integer(builder, item, "amount", flow->total);
    nk_build_boolean(builder, item, "eliminated", flow->entity && flow->entity->kind == NK_NATIONAL_ACTOR);
    nk_build_text(builder, item, "submission", supplier->id);
    nk_build_integer(builder, item, "revision", supplier->revision);
    nk_build_text(builder, item, "pointer", line->place.pointer);
}

static void build_financed_by(const struct telling *telling, struct nk_node root)
{
    const struct nk_contribution *contribution = telling->answer->contribution;
    const struct nk_consolidation *consolidation = contribution->consolidation;
    struct nk_node items = nk_build_array(telling->builder, root, "financedBy");
    for (size_t i = 0; i < consolidation->flow_count; i++)
        if (consolidation->flows[i].supplier == contribution->from)
            build_flow(telling->builder, nk_build_item_object(telling->builder, items), &consolidation->flows[i]);
}

/* What it finances by its own name. */
static void build_finances(const struct telling *telling, struct nk_node root)
{
    const struct nk_contribution *contribution = telling->answer->contribution;
    const struct nk_consolidation *consolidation = contribution->consolidation;
    struct nk_node items = nk_build_array(telling->builder, root, "finances");
    for (size_t i = 0; i < consolidation->flow_count; i++) {
        const struct nk_flow *flow = &consolidation->flows[i];
        if (flow->supplier != contribution->from && nk_text_equal(flow->financier, contribution->from->actor->id))
            build_flow(telling->builder, nk_build_item_object(telling->builder, items), flow);
    }
}

static void build_purchases(const struct telling *telling, struct nk_node root)
{
    struct nk_builder *builder = telling->builder;
    const struct nk_contribution *contribution = telling->answer->contribution;
    const struct nk_consolidation *consolidation = contribution->consolidation;
    struct nk_node items = nk_build_array(builder, root, "booked");
    for (size_t i = 0; i < consolidation->booked_purchase_count; i++) {
        const struct nk_booked_purchase *purchase = &consolidation->booked_purchases[i];
        if (purchase->buyer != contribution->from)
            continue;
        struct nk_node item = nk_build_item_object(builder, items);
        nk_build_text(builder, item, "supplier", purchase->supplier);
        nk_build_integer(builder, item, "amount", purchase->total);
        nk_build_text(builder, item, "pointer",
                      purchase->buyer->submission->purchases[purchase->purchase_index].place.pointer);
    }
}

/* What the return adds to, with what the others add, up to the published number. */
static void build_published_sums(const struct telling *telling, struct nk_node root)
{
    struct nk_builder *builder = telling->builder;
    const struct nk_contribution *contribution = telling->answer->contribution;
    const struct nk_entity *entity = contribution->entity;
    struct nk_node item = nk_build_object(builder, root, "entity");
    nk_build_text(builder, item, "id", entity->actor->id);
    nk_build_code(builder, item, "kind", nk_actor_kind_code(entity->actor->kind));
    nk_build_integer(builder, item, "kept", contribution->totals[NK_PART_KEPT]);
    nk_build_integer(builder, item, "keptByOthers", contribution->kept_by_others);
    nk_build_integer(builder, item, "allocated", entity->allocated_total);
    nk_build_integer(builder, item, "net", entity->net_total);

    item = nk_build_object(builder, root, "sector");
    nk_build_integer(builder, item, "contributed", contribution->totals[NK_PART_CONTRIBUTED]);
    nk_build_integer(builder, item, "contributedByOthers", contribution->contributed_by_others);
    nk_build_integer(builder, item, "net", contribution->consolidation->net_total);
}

/* Each tie as a formula over members of the answer, and both of its sides. */
static void build_ties(const struct telling *telling, struct nk_node root)
{
    static const char *const formulas[NK_TIES] = {
        [NK_OWN_LESS_ELIMINATED_IS_ALLOCATED_AND_KEPT] =
            "totals.own - totals.eliminated = totals.allocated + totals.kept",
        [NK_CONTRIBUTIONS_ARE_NET_OF_SECTOR] = "sector.contributed + sector.contributedByOthers = sector.net",
        [NK_KEPT_AND_ALLOCATED_ARE_NET_OF_ENTITY] =
            "entity.kept + entity.keptByOthers + entity.allocated = entity.net",
    };
    struct nk_builder *builder = telling->builder;
    struct nk_node items = nk_build_array(builder, root, "identities");
    for (int tie = 0; tie < NK_TIES; tie++) {
        const struct nk_tie *sides = &telling->answer->contribution->ties[tie];
        struct nk_node item = nk_build_item_object(builder, items);
        nk_build_code(builder, item, "identity", nk_contribution_tie_code((enum nk_contribution_tie)tie));
        nk_build_code(builder, item, "formula", formulas[tie]);
        nk_build_integer(builder, item, "left", sides->left);
        nk_build_integer(builder, item, "right", sides->right);
        nk_build_boolean(builder, item, "holds", sides->left == sides->right);
    }
}

static void build_return(const struct telling *telling, struct nk_node root)
{
    struct nk_builder *builder = telling->builder;
    const struct nk_breakdown_answer *answer = telling->answer;
    const struct nk_revision *revision = answer->revision;
    struct nk_node item = nk_build_object(builder, root, "return");
    nk_build_text(builder, item, "submission", answer->contribution->from->id);
    nk_build_integer(builder, item, "revision", answer->line->revision);
    nk_build_text(builder, item, "sha256", answer->line->sha256);
    nk_build_boolean(builder, item, "storedUnchanged", nk_text_equal(answer->line->sha256, revision->sha256));
    nk_build_text(builder, item, "receipt", revision->receipt);
    nk_build_text(builder, item, "submittedAt", revision->submitted_at);
    nk_build_text(builder, item, "approvedAt", revision->decided_at);
    struct nk_node signatory = nk_build_object(builder, item, "signatory");
    nk_build_text(builder, signatory, "name", revision->signatory_name);
    nk_build_text(builder, signatory, "title", revision->signatory_title);
    nk_build_text_or_null(builder, item, "reason", revision->reason);
}

static void build_links(const struct telling *telling, struct nk_node root)
{
    struct nk_builder *builder = telling->builder;
    const struct nk_publication_head *head = &telling->answer->publication->bundle.head;
    const struct nk_contribution *contribution = telling->answer->contribution;
    struct nk_text actor = contribution->from->actor->id;
    struct nk_text entity = contribution->entity->actor->id;
    struct nk_node links = nk_build_object(builder, root, "links");
    nk_build_format(builder, links, "revision", "/v1/collections/%d/submissions/%.*s/revisions/%d", head->year,
                    NK_TEXT_ARGUMENTS(actor), (int)telling->answer->line->revision);
    nk_build_format(builder, links, "actor", "/v1/actors/%.*s", NK_TEXT_ARGUMENTS(actor));
    nk_build_format(builder, links, "publication", "/v1/publications/%.*s", NK_TEXT_ARGUMENTS(head->id));
    nk_build_format(builder, links, "sector", "/v1/data/sector?publication=%.*s", NK_TEXT_ARGUMENTS(head->id));
    nk_build_format(builder, links, "explain", "/v1/data/figures/ict-expenditure/explain?entity=%.*s&publication=%.*s",
                    NK_TEXT_ARGUMENTS(entity), NK_TEXT_ARGUMENTS(head->id));
    nk_build_format(builder, links, "explainSector",
                    "/v1/data/figures/ict-expenditure/explain?entity=" NK_SECTOR "&publication=%.*s",
                    NK_TEXT_ARGUMENTS(head->id));
}

struct nk_buffer nk_breakdown_json(const struct nk_breakdown_answer *answer, struct nk_arena *arena,
                                   enum nk_language language)
{
    const struct nk_publication_head *head = &answer->publication->bundle.head;
    const struct nk_contribution *contribution = answer->contribution;
    struct nk_builder builder;
    struct telling telling = {.builder = &builder, .answer = answer, .language = language};
    struct nk_node root = nk_build_start(&builder);
    nk_build_text(&builder, root, "actor", contribution->from->actor->id);
    nk_build_integer(&builder, root, "year", head->year);
    nk_build_published(&builder, root, &head, 1, contribution->from->submission->illustrative, language);
    build_return(&telling, root);
    build_amounts(&builder, nk_build_object(&builder, root, "totals"), contribution->totals);
    build_published_sums(&telling, root);
    build_ties(&telling, root);
    build_groups(&telling, root);
    build_submitted(&telling, root);
    build_purchases(&telling, root);
    build_financed_by(&telling, root);
    build_finances(&telling, root);
    struct nk_node findings = nk_build_finding_counts(&builder, root, "findings", answer->findings);
    nk_build_finding_list(&builder, findings, "items", answer->findings, arena, language);
    build_links(&telling, root);
    return nk_build_finish(&builder);
}
