#include "server/api/preview_warnings.h"

#include "core/reconciliation.h"
#include "server/api/access.h"
#include "server/api/answer.h"
#include "server/db/flow_resolution.h"

struct warning_list {
    struct nk_request *request;
    struct nk_arena *arena;
    struct nk_text collection; /* "/v1/collections/2017" */
    struct nk_preview_warning *items;
    size_t count;
};

static void warn(struct warning_list *list, const char *code, struct nk_text detail, struct nk_text about)
{
    list->items[list->count++] = (struct nk_preview_warning){.code = code, .detail = detail, .about = about};
}

static void warn_of_missing(struct warning_list *list, const struct nk_publishing *publishing)
{
    static const struct nk_label sentence = {{
        NK_TEXT("Uten oppgave: {1}. En endelig publisering avvises når ikke hver av dem er nevnt med en grunn."),
        NK_TEXT("Utan oppgåve: {1}. Ei endeleg publisering blir avvist når ikkje kvar av dei er nemnd med ein grunn."),
        NK_TEXT("Without a return: {1}. A final publication is refused unless each of them is named with a reason."),
    }};
    const struct nk_text missing = nk_publishing_unexcused(publishing, list->arena);
    if (missing.length)
        warn(list, "members-missing", nk_answer_sentence(list->request, &sentence, missing, (struct nk_text){0}),
             NK_JOIN(list->arena, list->collection, NK_TEXT("/submissions")));
}

static struct nk_text amount(struct nk_arena *arena, int64_t kroner)
{
    return nk_decimal_text(arena, nk_decimal_integer(kroner));
}

/* Why a flow is worth a warning; NULL: it is not. A buyer does not buy what is divided by a key. */
static const struct nk_label *sentence_of(const struct nk_reconciled_flow *flow)
{
    static const struct nk_label differs = {{
        NK_TEXT("{1} oppgir ulike beløp. Virkning på sektorens sum: {2} kroner."),
        NK_TEXT("{1} oppgir ulike beløp. Verknad på summen for sektoren: {2} kroner."),
        NK_TEXT("{1} state different amounts. Effect on the sector's total: {2} kroner."),
    }};
    static const struct nk_label no_seller = {{
        NK_TEXT("{1}: bare kjøperen har oppgitt beløpet. Virkning på sektorens sum: {2} kroner."),
        NK_TEXT("{1}: berre kjøparen har oppgitt beløpet. Verknad på summen for sektoren: {2} kroner."),
        NK_TEXT("{1}: only the buyer has stated the amount. Effect on the sector's total: {2} kroner."),
    }};
    static const struct nk_label no_buyer = {{
        NK_TEXT("{1}: bare selgeren har oppgitt beløpet, {2} kroner. Har kjøperen det i sine utgifter, telles det to ganger."),
        NK_TEXT("{1}: berre seljaren har oppgitt beløpet, {2} kroner. Har kjøparen det i sine utgifter, blir det talt to gonger."),
        NK_TEXT("{1}: only the seller has stated the amount, {2} kroner. If the buyer has it in its expenditure, it counts twice."),
    }};
    if (nk_flow_state_of(flow) != NK_FLOW_OPEN)
        return NULL;
    if (flow->compared)
        return &differs;
    if (flow->by_buyer.statement == NK_FLOW_STATED)
        return &no_seller;
    return flow->by_buyer.statement == NK_FLOW_NOT_STATED && !flow->by_key ? &no_buyer : NULL;
}

static void warn_of_flow(struct warning_list *list, const struct nk_reconciled_flow *flow)
{
    const struct nk_label *sentence = sentence_of(flow);
    if (!sentence)
        return;
    const struct nk_text names = NK_JOIN(list->arena, flow->supplier, NK_TEXT(" – "), flow->buyer);
    const struct nk_text kroner = flow->effect_known ? amount(list->arena, flow->effect_on_total)
                                  : flow->by_supplier.statement == NK_FLOW_STATED
                                      ? amount(list->arena, flow->by_supplier.amount)
                                      : NK_TEXT("?");
    warn(list, "flow-open", nk_answer_sentence(list->request, sentence, names, kroner),
         NK_JOIN(list->arena, list->collection, NK_TEXT("/reconciliation/"), flow->supplier, NK_TEXT("/"), flow->buyer));
}

/* The flow that a note is about: one of the two is the actor of the note, the other its code. */
static const struct nk_reconciled_flow *flow_of(const struct nk_reconciliation *flows,
                                                const struct nk_catalogue *catalogue,
                                                const struct nk_db_quality_note *line)
{
    const struct nk_actor *actor = nk_catalogue_actor(catalogue, line->actor);
    const struct nk_actor *entity = actor ? nk_catalogue_entity_of(catalogue, actor) : NULL;
    if (!entity)
        return NULL;
    const struct nk_reconciled_flow *bought = nk_reconciliation_find(flows, line->note.code, entity->id);
    return bought ? bought : nk_reconciliation_find(flows, line->actor, line->note.code);
}

/* An explanation follows the value: of a flow whose difference has changed since, it explains another one. */
static void warn_of_note(struct warning_list *list, const struct nk_reconciled_flow *flow,
                         const struct nk_db_quality_note *line)
{
    static const struct nk_label sentence = {{
        NK_TEXT("Forklaringen om {1} ble godtatt for en annen differanse enn den er nå. Den publiseres med det den gjaldt: {2}."),
        NK_TEXT("Forklaringa om {1} vart godteken for ein annan differanse enn han er no. Ho blir publisert med det ho gjaldt: {2}."),
        NK_TEXT("The explanation about {1} was accepted for another difference than there is now. It is published with what it was about: {2}."),
    }};
    struct nk_decimal expected, actual, was;
    if (!flow || !flow->compared || nk_decimal_parse(&expected, line->note.expected) != NK_OK ||
        nk_decimal_parse(&actual, line->note.actual) != NK_OK || nk_decimal_subtract(&was, actual, expected) != NK_OK)
        return;
    const bool is_buyers = nk_text_equal(flow->supplier, line->note.code);
    const int64_t is = is_buyers ? flow->difference : -flow->difference;
    if (was.scale != 0 || was.units == is)
        return;
    const struct nk_text names = NK_JOIN(list->arena, flow->supplier, NK_TEXT(" – "), flow->buyer);
    warn(list, "explanation-superseded",
         nk_answer_sentence(list->request, &sentence, names, nk_decimal_text(list->arena, was)),
         NK_JOIN(list->arena, list->collection, NK_TEXT("/reconciliation/"), flow->supplier, NK_TEXT("/"), flow->buyer));
}

static void warn_of_notes(struct warning_list *list, const struct nk_reconciliation *flows,
                          const struct nk_publishing *publishing, const struct nk_catalogue *catalogue)
{
    for (size_t i = 0; i < publishing->note_count; i++) {
        const struct nk_db_quality_note *line = &publishing->notes[i];
        const struct nk_rule *rule = nk_catalogue_rule(catalogue, line->note.rule);
        if (rule && nk_text_is(rule->check, "flows-agree"))
            warn_of_note(list, flow_of(flows, catalogue, line), line);
    }
}

static enum nk_status reconcile(struct nk_reconciliation *ret, struct nk_arena *arena,
                                const struct nk_publishing *publishing, const struct nk_publication *publication)
{
    const struct nk_bundle *bundle = &publication->bundle;
    struct nk_rule_other *returns = NK_NEW_ARRAY(arena, struct nk_rule_other, bundle->return_count);
    if (!returns)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < bundle->return_count; i++) {
        const enum nk_status status =
            nk_rule_other_of(&returns[i], arena, &bundle->catalogue, bundle->returns[i].submission);
        if (status != NK_OK)
            return status;
    }
    return nk_reconcile(ret, arena, &bundle->catalogue, returns, bundle->return_count,
                        publishing->collection.reporting_units, publishing->collection.reporting_unit_count);
}

enum nk_db_status nk_preview_warnings(const struct nk_preview_warning **ret, size_t *ret_count,
                                      struct nk_request *request, struct nk_db *db,
                                      const struct nk_principal *principal, const struct nk_publishing *publishing,
                                      const struct nk_publication *publication, const struct nk_catalogue *catalogue)
{
    struct nk_arena *arena = nk_request_arena(request);
    struct nk_reconciliation flows = {.count = 0};
    if (publication) {
        struct nk_flow_resolution *resolutions = NULL;
        size_t resolution_count = 0;
        const enum nk_db_status status =
            nk_db_flow_resolution_list(db, arena, &resolutions, &resolution_count, publishing->head.year);
        if (status < NK_DB_NONE)
            return status;
        if (reconcile(&flows, arena, publishing, publication) != NK_OK)
            return NK_DB_FATAL;
        nk_reconciliation_resolve(&flows, resolutions, resolution_count);
    }
    struct warning_list list = {
        .request = request,
        .arena = arena,
        .collection = NK_JOIN(arena, NK_TEXT("/v1/collections/"), amount(arena, publishing->head.year)),
        .items = NK_NEW_ARRAY(arena, struct nk_preview_warning, flows.count + publishing->note_count + 1),
    };
    if (!list.items)
        return NK_DB_FATAL;
    if (principal->role != NK_SUBMITTER)
        warn_of_missing(&list, publishing);
    for (size_t i = 0; i < flows.count; i++)
        if (nk_access_sees_flow(principal, &publication->bundle.catalogue, &flows.flows[i]))
            warn_of_flow(&list, &flows.flows[i]);
    if (principal->role != NK_SUBMITTER)
        warn_of_notes(&list, &flows, publishing, catalogue);
    *ret = list.items;
    *ret_count = list.count;
    return NK_DB_ONE;
}
