/* The form of a national actor's financing: all keys or all amounts, and keys that divide the whole (R21–R24). */
#include "core/apportion.h"
#include "core/check.h"

enum { WHOLE_KEY = 100 };

static const char *basis_code(enum nk_financing_basis basis)
{
    switch (basis) {
    case NK_BASIS_KEY:
        return "key";
    case NK_BASIS_AMOUNT:
        return "amount";
    }
    return "";
}

/* The share without the digits that a key does not have. */
static struct nk_exact rounded_down(struct nk_decimal share)
{
    struct nk_exact value = nk_exact_of(share);
    for (; value.scale > NK_KEY_SCALE; value.scale--)
        value.units /= 10;
    return value;
}

/* What a line of its basis needs, and what it cannot have. */
static void check_line(struct nk_checking *checking, const struct nk_financing *line)
{
    bool has_cells = line->cells.count > 0;
    if (line->basis == NK_BASIS_KEY) {
        if (!nk_number_has_value(&line->share))
            nk_check_report(checking, nk_check_member(checking, &line->place, "share"), line->financier, NK_NO_TEXT,
                            NK_NO_TEXT);
        else if (nk_exact_subtract(rounded_down(line->share.value), nk_exact_of(line->share.value)).units != 0)
            nk_check_report_numbers(checking, line->share.place, line->financier, rounded_down(line->share.value),
                                    nk_exact_of(line->share.value));
        if (has_cells)
            nk_check_report(checking, nk_check_member(checking, &line->place, "cells"), line->financier, NK_NO_TEXT,
                            NK_NO_TEXT);
        return;
    }
    if (line->share.given)
        nk_check_report(checking, nk_check_member(checking, &line->place, "share"), line->financier, NK_NO_TEXT,
                        NK_NO_TEXT);
    if (!has_cells)
        nk_check_report(checking, nk_check_member(checking, &line->place, "cells"), line->financier, NK_NO_TEXT,
                        NK_NO_TEXT);
}

/* The basis of most lines, whatever their order; a key where both have as many. */
static enum nk_financing_basis basis_of_most(const struct nk_submission *submission)
{
    size_t keys = 0;
    for (size_t i = 0; i < submission->financing_count; i++)
        keys += submission->financing[i].basis == NK_BASIS_KEY;
    return 2 * keys >= submission->financing_count ? NK_BASIS_KEY : NK_BASIS_AMOUNT;
}

void nk_check_financing_basis(struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;
    const enum nk_financing_basis usual = basis_of_most(submission);
    checking->applied = submission->financing_count > 0;
    for (size_t i = 0; i < submission->financing_count; i++) {
        const struct nk_financing *line = &submission->financing[i];
        if (line->basis != usual)
            nk_check_report(checking, nk_check_member(checking, &line->place, "basis"), line->financier,
                            nk_text_of(basis_code(usual)), nk_text_of(basis_code(line->basis)));
        check_line(checking, line);
    }
}

/* The tolerance is in millionths of a percent. A key with a share that is not known has no sum. */
void nk_check_key_sums_to_100(struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;
    struct nk_exact sum = nk_exact_integer(0);
    size_t keys = 0;

    for (size_t i = 0; i < submission->financing_count; i++) {
        const struct nk_financing *line = &submission->financing[i];
        if (line->basis != NK_BASIS_KEY)
            continue;
        if (!nk_number_has_value(&line->share))
            return;
        sum = nk_exact_add(sum, nk_exact_of(line->share.value));
        keys++;
    }
    if (keys == 0)
        return;
    checking->applied = true;
    checking->unit = NK_TEXT("percent");
    const struct nk_exact whole = nk_exact_integer(WHOLE_KEY);
    if (nk_exact_exceeds(nk_exact_subtract(sum, whole), checking->rule->tolerance, NK_KEY_SCALE))
        nk_check_report_numbers(checking, nk_check_pointer(NK_TEXT("/financing")), submission->actor, whole, sum);
}
