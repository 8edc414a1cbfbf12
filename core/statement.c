#include "core/statement.h"

#include "core/codes.h"

static const char *const qualifiers[NK_QUALIFIERS] = {
    [NK_EXACTLY] = "exactly",
    [NK_ABOUT] = "about",
    [NK_MORE_THAN] = "more-than",
    [NK_UP_TO] = "up-to",
};

static const char *const comparators[NK_COMPARATORS] = {
    [NK_AT_LEAST] = "at-least",
    [NK_AT_MOST] = "at-most",
    [NK_EQUAL_TO] = "equal-to",
};

static const char *const verdicts[NK_VERDICTS] = {
    [NK_UNDETERMINED] = "undetermined",
    [NK_MET] = "met",
    [NK_MISSED] = "missed",
};

const char *nk_qualifier_code(enum nk_qualifier qualifier)
{
    return nk_codes_text(qualifiers, NK_QUALIFIERS, qualifier);
}

enum nk_qualifier nk_qualifier_of_sum(enum nk_qualifier a, enum nk_qualifier b)
{
    if (a == NK_EXACTLY || a == b)
        return b;
    return b == NK_EXACTLY ? a : NK_ABOUT;
}

enum nk_qualifier nk_qualifier_of_ratio(enum nk_qualifier numerator, enum nk_qualifier denominator)
{
    static const enum nk_qualifier inverted[NK_QUALIFIERS] = {
        [NK_EXACTLY] = NK_EXACTLY,
        [NK_ABOUT] = NK_ABOUT,
        [NK_MORE_THAN] = NK_UP_TO,
        [NK_UP_TO] = NK_MORE_THAN,
    };
    return nk_qualifier_of_sum(numerator, inverted[denominator]);
}

const char *nk_comparator_code(enum nk_comparator comparator)
{
    return nk_codes_text(comparators, NK_COMPARATORS, comparator);
}

bool nk_comparator_of(enum nk_comparator *ret, struct nk_text code)
{
    int found = nk_codes_find(comparators, NK_COMPARATORS, code);
    if (found >= 0)
        *ret = (enum nk_comparator)found;
    return found >= 0;
}

const char *nk_verdict_code(enum nk_verdict verdict)
{
    return nk_codes_text(verdicts, NK_VERDICTS, verdict);
}
