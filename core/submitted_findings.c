#include "core/submitted_findings.h"

static const struct nk_rule *rule_of(const struct nk_findings *findings, struct nk_arena *arena, struct nk_text id)
{
    static const struct nk_label over = {{
        NK_TEXT("En regel som ikke gjelder lenger, fant {actual} og ventet {expected}."),
        NK_TEXT("Ein regel som ikkje gjeld lenger, fann {actual} og venta {expected}."),
        NK_TEXT("A rule that is no longer in force found {actual} and expected {expected}."),
    }};
    static const struct nk_label nothing_to_mend = {{
        NK_TEXT("Regelen gjelder ikke lenger; forklaringen står."),
        NK_TEXT("Regelen gjeld ikkje lenger; forklaringa står."),
        NK_TEXT("The rule is no longer in force; the explanation stands."),
    }};
    for (size_t i = 0; i < findings->outcome_count; i++)
        if (nk_text_equal(findings->outcomes[i].rule->id, id))
            return findings->outcomes[i].rule;
    struct nk_rule *rule = NK_NEW(arena, struct nk_rule);
    if (rule)
        *rule = (struct nk_rule){
            .id = id, .severity = NK_WARNING, .name = over, .message = over, .how_to_mend = nothing_to_mend};
    return rule;
}

/* What is told of then with the words of now, where the same is found now. */
static const struct nk_finding *found_now(const struct nk_findings *findings, struct nk_text id)
{
    for (size_t i = 0; i < findings->count; i++) {
        char of_item[13];
        nk_finding_id(of_item, &findings->items[i]);
        if (nk_text_is(id, of_item))
            return &findings->items[i];
    }
    return NULL;
}

static struct nk_finding finding_of(const struct nk_findings *findings, const struct nk_submitted_finding *submitted,
                                    const struct nk_finding *now, const struct nk_rule *rule)
{
    const bool is_same =
        now && nk_text_equal(now->expected, submitted->expected) && nk_text_equal(now->actual, submitted->actual);
    return (struct nk_finding){
        .rule = rule,
        .severity = NK_WARNING,
        .place = {.pointer = submitted->pointer},
        .subject = now ? now->subject : NULL,
        .code = submitted->code,
        .expected = submitted->expected,
        .actual = submitted->actual,
        .difference = submitted->difference,
        .has_numbers = now && now->has_numbers,
        .basis = is_same ? now->basis : (struct nk_finding_basis){.number_count = 0},
        .unit = now ? now->unit : (struct nk_text){0},
        .catalogue = findings->catalogue,
        .year = findings->year,
    };
}

static bool is_of_then(const struct nk_submitted_finding *submitted, size_t count, struct nk_text id)
{
    for (size_t i = 0; i < count; i++)
        if (nk_text_equal(submitted[i].id, id))
            return true;
    return false;
}

/* Writes those of then that have the id, or with an empty one those that are not found now; how many. */
static size_t write_submitted(struct nk_finding *to, const struct nk_findings *findings, struct nk_text id,
                              const struct nk_submitted_finding *submitted, size_t count, struct nk_arena *arena,
                              bool *ret_failed)
{
    size_t written = 0;
    for (size_t i = 0; i < count; i++) {
        if (id.length && !nk_text_equal(submitted[i].id, id))
            continue;
        const struct nk_finding *now = found_now(findings, submitted[i].id);
        if (id.length == 0 && now)
            continue;
        const struct nk_rule *rule = rule_of(findings, arena, submitted[i].rule);
        *ret_failed |= !rule;
        to[written++] = finding_of(findings, &submitted[i], now, rule);
    }
    return written;
}

enum nk_status nk_findings_recall(struct nk_findings *findings, struct nk_arena *arena,
                                  const struct nk_submitted_finding *submitted, size_t count)
{
    if (count == 0)
        return NK_OK;
    struct nk_finding *items = NK_NEW_ARRAY(arena, struct nk_finding, findings->count + count);
    if (!items)
        return NK_NO_MEMORY;
    bool failed = false;
    size_t kept = 0;
    for (size_t i = 0; i < findings->count; i++) {
        const struct nk_finding *finding = &findings->items[i];
        char id[13];
        nk_finding_id(id, finding);
        if (!is_of_then(submitted, count, nk_text_of(id)))
            items[kept++] = *finding;
        else if (found_now(findings, nk_text_of(id)) == finding)
            kept += write_submitted(items + kept, findings, nk_text_of(id), submitted, count, arena, &failed);
    }
    kept += write_submitted(items + kept, findings, (struct nk_text){0}, submitted, count, arena, &failed);
    if (failed)
        return NK_NO_MEMORY;
    findings->items = items;
    findings->count = kept;
    return NK_OK;
}
