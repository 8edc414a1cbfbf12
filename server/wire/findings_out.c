#include "server/wire/findings_out.h"

#include "core/finding_steps.h"
#include "server/wire/labels.h"

/* Row and column of a place in a JSON body do not exist. */
static void build_position(struct nk_builder *builder, struct nk_node item, const char *name, uint32_t position)
{
    if (position)
        nk_build_integer(builder, item, name, position);
    else
        nk_build_null(builder, item, name);
}

static void build_other(struct nk_builder *builder, struct nk_node item, const struct nk_place *other)
{
    if (other->pointer.length == 0) {
        nk_build_null(builder, item, "other");
        return;
    }
    struct nk_node object = nk_build_object(builder, item, "other");
    nk_build_text(builder, object, "pointer", other->pointer);
    build_position(builder, object, "row", other->row);
    build_position(builder, object, "column", other->column);
}

static void build_basis(struct nk_builder *builder, struct nk_node item, const struct nk_finding_basis *basis)
{
    if (basis->number_count == 0 && basis->list.length == 0) {
        nk_build_null(builder, item, "basis");
        return;
    }
    struct nk_node object = nk_build_object(builder, item, "basis");
    struct nk_node numbers = nk_build_array(builder, object, "numbers");
    for (size_t i = 0; i < basis->number_count; i++) {
        struct nk_node number = nk_build_item_object(builder, numbers);
        nk_build_text(builder, number, "name", basis->numbers[i].name);
        nk_build_text(builder, number, "value", basis->numbers[i].value);
    }
    nk_build_text_or_null(builder, object, "list", basis->list);
}

void nk_build_finding(struct nk_builder *builder, struct nk_node item, const struct nk_finding *finding,
                      struct nk_arena *arena, enum nk_language language)
{
    char id[13];
    nk_finding_id(id, finding);
    const struct nk_text message = nk_finding_message(arena, finding, language);
    const struct nk_text how_to_mend = nk_finding_how_to_mend(arena, finding, language);
    const struct nk_text page = NK_JOIN(arena, NK_TEXT("/docs/rules/"), finding->rule->id);
    if (!message.data || !how_to_mend.data || !page.data)
        builder->failed = true;
    nk_build_code(builder, item, "id", id);
    nk_build_text(builder, item, "rule", finding->rule->id);
    nk_build_text_or_null(builder, item, "code", finding->code);
    nk_build_code(builder, item, "severity", nk_severity_code(finding->severity));
    nk_build_text(builder, item, "pointer", finding->place.pointer);
    build_position(builder, item, "row", finding->place.row);
    build_position(builder, item, "column", finding->place.column);
    build_other(builder, item, &finding->other);
    nk_build_text(builder, item, "message", message);
    nk_build_text_or_null(builder, item, "expected", finding->expected);
    nk_build_text_or_null(builder, item, "actual", finding->actual);
    nk_build_text_or_null(builder, item, "difference", finding->difference);
    build_basis(builder, item, &finding->basis);
    nk_build_text(builder, item, "howToMend", how_to_mend);
    nk_build_text(builder, item, "page", page);
    nk_build_code(builder, item, "state", nk_finding_state_code(finding->state));
    nk_build_text_or_null(builder, item, "explanation", finding->explanation);
}

void nk_build_finding_list(struct nk_builder *builder, struct nk_node parent, const char *name,
                           const struct nk_findings *findings, struct nk_arena *arena, enum nk_language language)
{
    struct nk_node items = nk_build_array(builder, parent, name);
    for (size_t i = 0; i < findings->count; i++)
        nk_build_finding(builder, nk_build_item_object(builder, items), &findings->items[i], arena, language);
}

struct nk_node nk_build_finding_counts(struct nk_builder *builder, struct nk_node parent, const char *name,
                                const struct nk_findings *findings)
{
    size_t by_severity[4];
    for (int severity = NK_INFO; severity <= NK_FATAL; severity++)
        by_severity[severity] = nk_findings_count(findings, (enum nk_severity)severity);
    return nk_build_severities(builder, parent, name, by_severity);
}
