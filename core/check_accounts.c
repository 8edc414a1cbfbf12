#include "core/check_accounts.h"

static struct nk_account_value value_of(const struct nk_number *number)
{
    return (struct nk_account_value){
        .given = number->given,
        .known = nk_number_has_value(number),
        .quoted = number->status == NK_PUBLIC_SOURCE && number->note.length > 0,
        .value = number->value.units,
        .note = &number->note,
        .place = &number->place,
    };
}

/* The cells of one cost type. */
static struct nk_account_value expenditure_of(const struct nk_checking *checking, enum nk_cost_type cost_type)
{
    static const struct nk_place crossed = {.pointer = NK_TEXT("/expenditure")};
    static const struct nk_place margin = {.pointer = NK_TEXT("/expenditureByCategory")};
    const struct nk_cells *cells = nk_check_expenditure(checking);
    struct nk_account_value value = {
        .known = cells->count > 0,
        .place = cells == &checking->submission->expenditure ? &crossed : &margin,
    };
    for (size_t i = 0; i < cells->count; i++) {
        if (!nk_text_equal(cells->items[i].cost_type, nk_cost_type_codes[cost_type]))
            continue;
        value.given = true;
        value.known &= nk_number_has_value(&cells->items[i].amount);
        value.value += cells->items[i].amount.value.units;
    }
    value.known &= value.given;
    return value;
}

static struct nk_account_value return_number(const struct nk_checking *checking, enum nk_account_number number)
{
    const struct nk_submission *submission = checking->submission;
    switch (number) {
    case NK_NO_ACCOUNT_NUMBER:
        break;
    case NK_ACCOUNT_OPERATING_REVENUE:
        return value_of(&submission->operating_revenue);
    case NK_ACCOUNT_OPERATING_COST:
        return value_of(&submission->operating_cost);
    case NK_ACCOUNT_DEPRECIATION:
        return value_of(&submission->depreciation);
    case NK_ACCOUNT_WRITE_DOWNS:
        return value_of(&submission->write_downs);
    case NK_ACCOUNT_ICT_OPERATING:
        return expenditure_of(checking, NK_OPERATING);
    case NK_ACCOUNT_ICT_INVESTMENT:
        return expenditure_of(checking, NK_INVESTMENT);
    }
    return (struct nk_account_value){.given = false};
}

/* The number that a term means when its identity is looked at in `year`. */
static struct nk_account_value value_at(const struct nk_checking *checking, const struct nk_account_view *view,
                                        const struct nk_account_term *term, int year)
{
    const int of_year = year + term->year_offset;
    if (term->index < 0)
        return of_year == NK_ACCOUNT_THIS_YEAR ? return_number(checking, term->number)
                                               : (struct nk_account_value){.given = false};
    const struct nk_account_line *line = view->lines[term->index];
    if (!line || of_year < NK_ACCOUNT_YEAR_BEFORE)
        return (struct nk_account_value){.given = false};
    return value_of(of_year == NK_ACCOUNT_THIS_YEAR ? &line->amount : &line->prior_year);
}

static struct nk_account_sum sum_of(const struct nk_checking *checking, const struct nk_account_view *view,
                                    const struct nk_account_identity *identity, int year)
{
    bool spoken_of[NK_ACCOUNT_YEARS] = {false}, known[NK_ACCOUNT_YEARS] = {false};
    struct nk_account_sum sum = {.quoted = true};

    for (size_t i = 0; i < identity->term_count; i++) {
        const struct nk_account_term *term = &identity->terms[i];
        const struct nk_account_value value = value_at(checking, view, term, year);
        spoken_of[term->year_offset != 0] = true;
        if (!value.given)
            continue;
        sum.incomplete |= !value.known;
        sum.quoted &= value.quoted;
        sum.known += value.known;
        sum.sum += term->negative ? -value.value : value.value;
        known[term->year_offset != 0] = true;
    }
    for (size_t i = 0; i < NK_ACCOUNT_YEARS; i++)
        sum.incomplete |= spoken_of[i] && !known[i];
    return sum;
}

static const struct nk_account_sides *sides_of(const struct nk_checking *checking, const struct nk_account_view *view)
{
    const struct nk_account_structure *structure = view->structure;
    struct nk_account_sides *sides =
        NK_NEW_ARRAY(checking->arena, struct nk_account_sides, structure->identity_count * NK_ACCOUNT_YEARS);
    for (size_t i = 0; sides && i < structure->identity_count; i++) {
        const struct nk_account_identity *identity = &structure->identities[i];
        for (int year = 0; year < NK_ACCOUNT_YEARS; year++)
            sides[i * NK_ACCOUNT_YEARS + (size_t)year] = (struct nk_account_sides){
                .stated = value_at(checking, view, &identity->stated, -year),
                .sum = sum_of(checking, view, identity, -year),
            };
    }
    return sides;
}

static enum nk_status fill(struct nk_account_view *view, struct nk_checking *checking,
                           const struct nk_classification *classification)
{
    const struct nk_submission *submission = checking->submission;
    struct nk_account_line_finder finder = {.classification = classification};
    view->classification = classification;
    view->structure = classification->accounts;
    view->lines = NK_NEW_ARRAY(checking->arena, const struct nk_account_line *, classification->codes.count);
    if (!view->lines)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < submission->account_line_count; i++) {
        int line = nk_account_line_find_next(&finder, submission->account_lines[i].code);
        if (line >= 0 && !view->lines[line])
            view->lines[line] = &submission->account_lines[i];
    }
    view->sides = sides_of(checking, view);
    return view->sides ? NK_OK : NK_NO_MEMORY;
}

const struct nk_account_view *nk_check_account_view(struct nk_checking *checking)
{
    if (checking->accounts || checking->submission->account_line_count == 0)
        return checking->accounts;
    const struct nk_classification *classification =
        nk_catalogue_classification(checking->catalogue, NK_TEXT(NK_ACCOUNT_LINES), checking->submission->year);
    if (!classification || !classification->accounts)
        return NULL;
    struct nk_account_view *view = NK_NEW(checking->arena, struct nk_account_view);
    enum nk_status status = view ? fill(view, checking, classification) : NK_NO_MEMORY;
    if (status != NK_OK) {
        checking->status = status;
        return NULL;
    }
    checking->accounts = view;
    return view;
}
