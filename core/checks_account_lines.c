/* The lines of an annual account one by one: sums that are not there, signs, and last year's numbers. */
#include "core/check_accounts.h"

/* Of fewer lines some are the same two years running by chance: art, share capital, straight-line depreciation. */
enum { STALE_LINES_MIN = 10 };

/* Where the number of a year would stand. */
static struct nk_place place_of_sum(struct nk_checking *checking, const struct nk_account_line *line)
{
    return line ? nk_check_member(checking, &line->place, "priorYear")
                : nk_check_pointer(NK_TEXT("/accounts/lines"));
}

static void check_sum_stated(struct nk_checking *checking, const struct nk_account_view *view,
                             size_t number, int year)
{
    const struct nk_account_sides *sides = nk_account_sides_of(view, number, year);
    if (sides->sum.incomplete || sides->sum.known <= (size_t)checking->rule->tolerance)
        return;
    checking->applied = true;
    if (sides->stated.given)
        return;
    const int line = view->structure->identities[number].stated.index;
    const struct nk_code *code = &view->classification->codes.codes[line];
    checking->subject = &code->label;
    nk_check_report_numbers(checking, place_of_sum(checking, view->lines[line]), code->code,
                            nk_exact_integer(sides->sum.sum), nk_exact_integer(0));
}

void nk_check_account_sum_stated(struct nk_checking *checking)
{
    const struct nk_account_view *view = nk_check_account_view(checking);
    for (size_t i = 0; view && i < view->structure->identity_count; i++) {
        const struct nk_account_identity *identity = &view->structure->identities[i];
        if (identity->kind != NK_IDENTITY_SUM || identity->stated.index < 0)
            continue;
        check_sum_stated(checking, view, i, NK_ACCOUNT_THIS_YEAR);
        check_sum_stated(checking, view, i, NK_ACCOUNT_YEAR_BEFORE);
    }
}

static void check_sign(struct nk_checking *checking, const struct nk_code *code, enum nk_account_sign sign,
                       const struct nk_number *number)
{
    if (sign == NK_EITHER_SIGN || !nk_number_has_value(number))
        return;
    checking->applied = true;
    bool wrong = sign == NK_POSITIVE ? number->value.units < 0 : number->value.units > 0;
    if (!wrong)
        return;
    checking->subject = &code->label;
    nk_check_report_numbers(checking, number->place, code->code, nk_exact_integer(-(__int128)number->value.units),
                            nk_exact_of(number->value));
}

void nk_check_account_sign(struct nk_checking *checking)
{
    const struct nk_account_view *view = nk_check_account_view(checking);
    for (size_t i = 0; view && i < view->classification->codes.count; i++) {
        const struct nk_code *code = &view->classification->codes.codes[i];
        if (!view->lines[i])
            continue;
        check_sign(checking, code, view->structure->lines[i].sign, &view->lines[i]->amount);
        check_sign(checking, code, view->structure->lines[i].sign, &view->lines[i]->prior_year);
    }
}

/* Lines without money are the same every year and say nothing. */
static bool has_money_twice(const struct nk_account_line *line)
{
    return nk_number_has_value(&line->amount) && nk_number_has_value(&line->prior_year) &&
           (line->amount.value.units != 0 || line->prior_year.value.units != 0);
}

void nk_check_account_stale_copy(struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;
    int64_t lines = 0, same = 0;
    for (size_t i = 0; i < submission->account_line_count; i++) {
        const struct nk_account_line *line = &submission->account_lines[i];
        if (!has_money_twice(line))
            continue;
        lines++;
        same += line->amount.value.units == line->prior_year.value.units;
    }
    if (lines < STALE_LINES_MIN)
        return;
    checking->applied = true;
    const int64_t bound = lines * checking->rule->tolerance / 100;
    checking->unit = NK_TEXT("count");
    if (same > bound)
        nk_check_report_numbers(checking, nk_check_pointer(NK_TEXT("/accounts/lines")), NK_TEXT("priorYear"),
                                nk_exact_integer(bound), nk_exact_integer(same));
}

/* What is said of the year before is what was reported then. */
void nk_check_account_prior_year(struct nk_checking *checking)
{
    const struct nk_account_view *view = nk_check_account_view(checking);
    const struct nk_submission *prior = checking->context->prior;
    if (!view)
        return;
    if (!prior || prior->account_line_count == 0)
        checking->reason = NK_NO_PRIOR_YEAR;
    struct nk_account_line_finder finder = {.classification = view->classification};
    for (size_t i = 0; prior && i < prior->account_line_count; i++) {
        const struct nk_number *then = &prior->account_lines[i].amount;
        int line = nk_account_line_find_next(&finder, prior->account_lines[i].code);
        const struct nk_number *now = line >= 0 && view->lines[line] ? &view->lines[line]->prior_year : NULL;
        if (!now || !nk_number_has_value(now) || !nk_number_has_value(then))
            continue;
        checking->applied = true;
        const struct nk_exact off = nk_exact_subtract(nk_exact_of(now->value), nk_exact_of(then->value));
        if (!nk_exact_exceeds(off, checking->rule->tolerance, 0))
            continue;
        checking->subject = &view->classification->codes.codes[line].label;
        nk_check_report_numbers(checking, now->place, view->classification->codes.codes[line].code,
                                nk_exact_of(then->value), nk_exact_of(now->value));
    }
}

/* What the year before reported on a line; NULL when it did not, or without a value. */
static const struct nk_number *reported_then(const struct nk_submission *prior, struct nk_text code)
{
    for (size_t i = 0; i < prior->account_line_count; i++)
        if (nk_text_equal(prior->account_lines[i].code, code))
            return nk_number_has_value(&prior->account_lines[i].amount) ? &prior->account_lines[i].amount : NULL;
    return NULL;
}

/* The closing balance that an opening one is, as it was reported. False: it was not. */
static bool closing_then(__int128 *ret, const struct nk_checking *checking,
                         const struct nk_account_identity *identity)
{
    *ret = 0;
    for (size_t i = 0; i < identity->term_count; i++) {
        const struct nk_account_term *term = &identity->terms[i];
        const struct nk_number *then = term->index < 0 ? NULL : reported_then(checking->context->prior, term->line);
        if (!then)
            return false;
        *ret += term->negative ? -(__int128)then->value.units : then->value.units;
    }
    return true;
}

/* An opening balance is last year's closing one, as it was approved, whatever the return says itself that it was: that
 * is compared with the opening balance by the identities of the accounts, and with what was reported by
 * account-prior-year. */
void nk_check_account_opening(struct nk_checking *checking)
{
    const struct nk_account_view *view = nk_check_account_view(checking);
    if (!view)
        return;
    if (!checking->context->prior) {
        checking->reason = NK_NO_PRIOR_YEAR;
        return;
    }
    for (size_t i = 0; i < view->structure->identity_count; i++) {
        const struct nk_account_identity *identity = &view->structure->identities[i];
        if (identity->kind != NK_IDENTITY_OPENING)
            continue;
        const struct nk_account_value *opening = &nk_account_sides_of(view, i, NK_ACCOUNT_THIS_YEAR)->stated;
        __int128 closing;
        if (!opening->known || !closing_then(&closing, checking, identity))
            continue;
        checking->applied = true;
        const struct nk_exact off = nk_exact_integer(opening->value - closing);
        if (!nk_exact_exceeds(off, checking->rule->tolerance, 0))
            continue;
        checking->subject = &identity->label;
        nk_check_report_numbers(checking, *opening->place, identity->id, nk_exact_integer(closing),
                                nk_exact_integer(opening->value));
    }
}
