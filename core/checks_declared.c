/* What a return has to say about itself: how values came about, what they include, who answers for them. */
#include "core/check.h"

static bool is_separator(char byte)
{
    return byte == '.' || byte == ',';
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* "−1.234" is −1234 or −1.234: of the text its digits, with or without a point where the separator stands. */
static struct nk_text reading(struct nk_checking *checking, struct nk_text text, bool is_whole)
{
    static const char minus[] = "\xe2\x88\x92";
    char *digits = NK_NEW_ARRAY(checking->arena, char, text.length + 1);
    size_t length = 0;
    if (!digits) {
        checking->status = NK_NO_MEMORY;
        return NK_NO_TEXT;
    }
    for (size_t i = 0; i < text.length; i++) {
        const bool has_minus = text.data[i] == '-' || (text.length - i >= sizeof(minus) - 1 &&
                                                       memcmp(text.data + i, minus, sizeof(minus) - 1) == 0);
        if (has_minus)
            digits[length++] = '-';
        else if (is_digit(text.data[i]))
            digits[length++] = text.data[i];
        else if (is_separator(text.data[i]) && !is_whole)
            digits[length++] = '.';
    }
    return (struct nk_text){.data = digits, .length = length};
}

static void rest_on_readings(struct nk_checking *checking, struct nk_text text)
{
    struct nk_finding_number *numbers = NK_NEW_ARRAY(checking->arena, struct nk_finding_number, 2);
    if (!numbers) {
        checking->status = NK_NO_MEMORY;
        return;
    }
    numbers[0] = (struct nk_finding_number){NK_TEXT("whole"), reading(checking, text, true)};
    numbers[1] = (struct nk_finding_number){NK_TEXT("fraction"), reading(checking, text, false)};
    checking->basis = (struct nk_finding_basis){.numbers = numbers, .number_count = 2};
}

/* Nobody guesses whether 1.234 is a thousand and more or one and a fraction: it has no value until somebody says so. */
void nk_check_read_in_one_way(struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;
    checking->applied = true;
    for (size_t i = 0; i < submission->unread_count; i++) {
        rest_on_readings(checking, submission->unread[i].text);
        nk_check_report(checking, submission->unread[i].place, NK_NO_TEXT, NK_NO_TEXT, submission->unread[i].text);
    }
}

/* An estimate without a word on how it was made cannot be judged by anybody (R40, R41). A public source is one that
 * everybody can look up. */
void nk_check_estimate_explained(struct nk_checking *checking)
{
    for (size_t i = 0; i < checking->number_count; i++) {
        const struct nk_number *number = checking->numbers[i].number;
        if (!number->given || number->status != NK_ESTIMATED)
            continue;
        checking->applied = true;
        if (number->method.length == 0 && number->note.length == 0)
            nk_check_report(checking, number->place, NK_NO_TEXT, NK_NO_TEXT,
                            nk_text_of(nk_value_status_code(number->status)));
    }
}

/* Amounts with and without value added tax do not compare (R53). */
void nk_check_vat_basis_declared(struct nk_checking *checking)
{
    checking->applied = nk_check_wants_attestations(checking);
    if (checking->applied && checking->submission->vat_basis.length == 0)
        nk_check_report(checking, nk_check_pointer(NK_TEXT("/attestations")), NK_NO_TEXT, NK_NO_TEXT, NK_NO_TEXT);
}

void nk_check_vat_basis_unchanged(struct nk_checking *checking)
{
    const struct nk_submission *prior = checking->context->prior;
    struct nk_text now = checking->submission->vat_basis;
    if (now.length == 0)
        return;
    checking->reason = NK_NO_PRIOR_YEAR;
    if (!prior || prior->vat_basis.length == 0)
        return;
    checking->applied = true;
    if (!nk_text_equal(now, prior->vat_basis))
        nk_check_report(checking, nk_check_pointer(NK_TEXT("/attestations/vatBasis")), now, prior->vat_basis, now);
}

/* Only looked at when the return is being submitted: a draft has no signatory. */
void nk_check_signatory_named(struct nk_checking *checking)
{
    const struct nk_rule_signatory *signatory = checking->context->signatory;
    checking->reason = NK_NOT_SUBMITTING;
    if (!signatory)
        return;
    checking->applied = true;
    if (signatory->name.length == 0 || signatory->title.length == 0)
        nk_check_report(checking, nk_check_pointer(NK_NO_TEXT), NK_NO_TEXT, NK_NO_TEXT, NK_NO_TEXT);
}

static bool is_unspecified(const struct nk_cell *cell)
{
    return nk_text_is(cell->category, NK_UNSPECIFIED) || nk_text_is(cell->area, NK_UNSPECIFIED);
}

/* National actors may stay at the top level (R27); others break their expenditure down but for a small rest.
 * Parameter most-percent: so much of a list may be unspecified. */
void nk_check_broken_down(struct nk_checking *checking)
{
    const struct nk_actor *actor = nk_catalogue_actor(checking->catalogue, checking->submission->actor);
    struct nk_exact most = nk_exact_integer(0);
    checking->reason = NK_NOT_APPLICABLE;
    if (!actor || actor->kind == NK_NATIONAL_ACTOR || actor->kind == NK_STATE_BODY)
        return;
    checking->reason = NK_SECTION_ABSENT;
    (void)nk_check_parameter(&most, checking, "most-percent");
    for (size_t i = 0; i < checking->list_count; i++) {
        const struct nk_cell_list *list = &checking->lists[i];
        if (list->section > NK_CELLS_BY_AREA || list->cells->count == 0)
            continue;
        checking->applied = true;
        __int128 all = 0, unspecified = 0;
        for (size_t k = 0; k < list->cells->count; k++) {
            const struct nk_cell *cell = &list->cells->items[k];
            all += cell->amount.value.units;
            unspecified += is_unspecified(cell) ? cell->amount.value.units : 0;
        }
        const struct nk_exact allowed = nk_exact_percent(nk_exact_integer(all), most);
        if (unspecified > 0 && nk_exact_subtract(nk_exact_integer(unspecified), allowed).units > 0)
            nk_check_report_number_texts(checking, nk_check_pointer(list->pointer), list->name,
                                         nk_check_number_text(checking, nk_exact_whole(allowed)),
                                         nk_check_number_text(checking, nk_exact_integer(unspecified)));
    }
}
