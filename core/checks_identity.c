/* Who reports, for which year, what sections, and about whom. */
#include "core/check.h"
#include "core/roles.h"

/* A server asks this at its door, before it reads the return (nk_may_send_for): whoever may not send gets
 * no findings. */
void nk_check_sender_bound(struct nk_checking *checking)
{
    const struct nk_rule_sender *sender = checking->context->sender;
    const struct nk_text actor = checking->submission->actor;
    checking->reason = NK_DECIDED_BEFORE;
    if (!sender)
        return;
    checking->applied = true;
    if (!nk_may_send_for(sender->actors, sender->actor_count, actor))
        nk_check_report(checking, nk_check_pointer(NK_NO_TEXT), actor, NK_NO_TEXT, NK_NO_TEXT);
}

void nk_check_actor_valid(struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;
    const struct nk_actor *actor = nk_catalogue_actor(checking->catalogue, submission->actor);
    struct nk_text pointer = submission->stated_actor.length > 0 ? NK_TEXT("/actor") : NK_NO_TEXT;

    checking->applied = true;
    if (!actor || !nk_actor_is_valid_in(actor, submission->year))
        nk_check_report(checking, nk_check_pointer(pointer), submission->actor, NK_NO_TEXT, submission->actor);
}

/* What the document says of itself is what its address says, as far as it says anything. */
void nk_check_year_matches(struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;

    checking->applied = submission->stated_actor.length > 0 || submission->stated_year != 0;
    checking->unit = NK_TEXT("count");
    if (submission->stated_actor.length > 0 && !nk_text_equal(submission->stated_actor, submission->actor))
        nk_check_report(checking, nk_check_pointer(NK_TEXT("/actor")), submission->stated_actor, submission->actor,
                        submission->stated_actor);
    if (submission->stated_year != 0 && submission->stated_year != submission->year)
        nk_check_report_numbers(checking, nk_check_pointer(NK_TEXT("/year")), NK_TEXT("year"),
                                nk_exact_integer(submission->year), nk_exact_integer(submission->stated_year));
}

/* A year has either the matrix or its margins, and none without a methodology. */
static bool section_applies(const struct nk_methodology *methodology, enum nk_cell_section section)
{
    switch (section) {
    case NK_CELLS_EXPENDITURE:
        return methodology && methodology->crosses_dimensions;
    case NK_CELLS_BY_CATEGORY:
    case NK_CELLS_BY_AREA:
        return methodology && !methodology->crosses_dimensions;
    case NK_CELLS_FINANCING:
    case NK_CELLS_PURCHASE:
        return true;
    }
    return true;
}

void nk_check_who_reports_what(struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;
    const struct nk_actor *actor = nk_catalogue_actor(checking->catalogue, submission->actor);

    for (size_t i = 0; i < checking->list_count; i++) {
        const struct nk_cell_list *list = &checking->lists[i];
        checking->applied |= list->cells->count > 0;
        if (list->cells->count > 0 && !section_applies(checking->methodology, list->section))
            nk_check_report(checking, nk_check_pointer(list->pointer), list->name, NK_NO_TEXT, NK_NO_TEXT);
    }
    checking->applied |= submission->financing_count > 0;
    if (submission->financing_count > 0 && actor && actor->kind != NK_NATIONAL_ACTOR)
        nk_check_report(checking, nk_check_pointer(NK_TEXT("/financing")), NK_TEXT("financing"),
                        nk_text_of(nk_actor_kind_code(NK_NATIONAL_ACTOR)), nk_text_of(nk_actor_kind_code(actor->kind)));
}

static bool is_other_actor(const struct nk_checking *checking, struct nk_text id, const struct nk_actor **ret_actor)
{
    *ret_actor = nk_catalogue_actor(checking->catalogue, id);
    return *ret_actor && nk_actor_is_valid_in(*ret_actor, checking->submission->year) &&
           !nk_text_equal(id, checking->submission->actor);
}

void nk_check_known_counterparty(struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;
    const struct nk_actor *actor;

    checking->applied = submission->financing_count > 0 || submission->purchase_count > 0;
    for (size_t i = 0; i < submission->financing_count; i++) {
        const struct nk_financing *line = &submission->financing[i];
        if (is_other_actor(checking, line->financier, &actor) ||
            nk_catalogue_is_outside_financier(checking->catalogue, line->financier))
            continue;
        nk_check_report(checking, nk_check_member(checking, &line->place, "financier"), line->financier, NK_NO_TEXT,
                        line->financier);
    }
    for (size_t i = 0; i < submission->purchase_count; i++) {
        const struct nk_purchase *line = &submission->purchases[i];
        if (is_other_actor(checking, line->supplier, &actor) && actor->kind == NK_NATIONAL_ACTOR)
            continue;
        nk_check_report(checking, nk_check_member(checking, &line->place, "supplier"), line->supplier, NK_NO_TEXT,
                        line->supplier);
    }
}

/* Whoever has expenditure says so (R12): nothing said is not a confirmation. */
void nk_check_medical_equipment_excluded(struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;
    checking->applied = nk_check_wants_attestations(checking);
    if (checking->applied && !submission->medical_equipment_excluded)
        nk_check_report(checking, nk_check_pointer(NK_TEXT("/attestations/medicalEquipmentExcluded")), NK_NO_TEXT,
                        NK_TEXT("true"), submission->attestations_given ? NK_TEXT("false") : NK_NO_TEXT);
}
