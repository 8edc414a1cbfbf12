#include "core/flow_statements.h"

/* In the return of a regional authority: who in the region was asked and has not reported (R02, R40). */
void nk_check_members_complete(struct nk_checking *checking)
{
    const struct nk_rule_context *context = checking->context;
    const struct nk_actor *actor = nk_catalogue_actor(checking->catalogue, checking->submission->actor);
    checking->reason = NK_NOT_APPLICABLE;
    if (!actor || actor->kind != NK_REGIONAL_AUTHORITY)
        return;
    checking->reason = NK_NO_COLLECTION;
    if (context->reporting_unit_count == 0)
        return;
    checking->applied = true;
    for (size_t i = 0; i < context->reporting_unit_count; i++) {
        struct nk_text unit = context->reporting_units[i];
        if (nk_text_equal(unit, actor->id) || !nk_text_equal(nk_flow_entity_of(checking, unit), actor->region) ||
            nk_flow_other_of(checking, unit))
            continue;
        nk_check_report(checking, nk_check_pointer(NK_NO_TEXT), unit, NK_NO_TEXT, NK_NO_TEXT);
    }
}
