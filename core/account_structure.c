#include "core/account_structure.h"

#include "core/codes.h"
#include "core/order.h"

static const char *const sign_codes[NK_ACCOUNT_SIGNS] = {
    [NK_EITHER_SIGN] = "either",
    [NK_POSITIVE] = "positive",
    [NK_NEGATIVE] = "negative",
};

static const char *const kind_codes[NK_IDENTITY_KINDS] = {
    [NK_IDENTITY_SUM] = "sum",
    [NK_IDENTITY_ACROSS] = "across",
    [NK_IDENTITY_ROLL_FORWARD] = "roll-forward",
    [NK_IDENTITY_CROSS_REFERENCE] = "cross-reference",
    [NK_IDENTITY_OPENING] = "opening",
    [NK_IDENTITY_CHANGE] = "change",
    [NK_IDENTITY_AT_MOST] = "at-most",
};

static const char *const number_codes[NK_ACCOUNT_NUMBERS] = {
    [NK_NO_ACCOUNT_NUMBER] = "",
    [NK_ACCOUNT_OPERATING_REVENUE] = "operating-revenue",
    [NK_ACCOUNT_OPERATING_COST] = "operating-cost",
    [NK_ACCOUNT_DEPRECIATION] = "depreciation",
    [NK_ACCOUNT_WRITE_DOWNS] = "write-downs",
    [NK_ACCOUNT_ICT_OPERATING] = "ict-operating",
    [NK_ACCOUNT_ICT_INVESTMENT] = "ict-investment",
};

const char *nk_account_sign_code(enum nk_account_sign sign)
{
    return nk_codes_text(sign_codes, NK_ACCOUNT_SIGNS, sign);
}

bool nk_account_sign_of(enum nk_account_sign *ret, struct nk_text code)
{
    int found = nk_codes_find(sign_codes, NK_ACCOUNT_SIGNS, code);
    if (found >= 0)
        *ret = (enum nk_account_sign)found;
    return found >= 0;
}

const char *nk_identity_kind_code(enum nk_identity_kind kind)
{
    return nk_codes_text(kind_codes, NK_IDENTITY_KINDS, kind);
}

bool nk_identity_kind_of(enum nk_identity_kind *ret, struct nk_text code)
{
    int found = nk_codes_find(kind_codes, NK_IDENTITY_KINDS, code);
    if (found >= 0)
        *ret = (enum nk_identity_kind)found;
    return found >= 0;
}

const char *nk_account_number_code(enum nk_account_number number)
{
    return nk_codes_text(number_codes, NK_ACCOUNT_NUMBERS, number);
}

bool nk_account_number_of(enum nk_account_number *ret, struct nk_text code)
{
    int found = nk_codes_find(number_codes, NK_ACCOUNT_NUMBERS, code);
    if (found > NK_NO_ACCOUNT_NUMBER)
        *ret = (enum nk_account_number)found;
    return found > NK_NO_ACCOUNT_NUMBER;
}

static int compare_codes(const void *codes, size_t a, size_t b)
{
    const struct nk_code *code = codes;
    return nk_text_compare(code[a].code, code[b].code);
}

static int find(const struct nk_code_list *codes, const size_t *by_code, struct nk_text code)
{
    size_t low = 0, high = codes->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = nk_text_compare(codes->codes[by_code[middle]].code, code);
        if (order == 0)
            return (int)by_code[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return -1;
}

static enum nk_status bind_term(struct nk_account_term *term, const struct nk_code_list *codes, const size_t *by_code)
{
    term->index = -1;
    if (term->line.length == 0)
        return term->number == NK_NO_ACCOUNT_NUMBER ? NK_INVALID : NK_OK;
    term->index = find(codes, by_code, term->line);
    return term->index < 0 ? NK_INVALID : NK_OK;
}

enum nk_status nk_account_structure_bind(struct nk_account_structure *structure, struct nk_arena *arena,
                                         const struct nk_code_list *codes)
{
    size_t *by_code = NK_NEW_ARRAY(arena, size_t, codes->count);
    if (!by_code)
        return NK_NO_MEMORY;
    nk_order(by_code, codes->count, compare_codes, codes->codes);
    structure->by_code = by_code;

    for (size_t i = 0; i < structure->identity_count; i++) {
        struct nk_account_identity *identity = &structure->identities[i];
        enum nk_status status = bind_term(&identity->stated, codes, by_code);
        for (size_t k = 0; status == NK_OK && k < identity->term_count; k++)
            status = bind_term(&identity->terms[k], codes, by_code);
        if (status != NK_OK || identity->term_count == 0)
            return NK_INVALID;
    }
    return NK_OK;
}

int nk_account_line_find(const struct nk_classification *classification, struct nk_text code)
{
    if (!classification->accounts)
        return nk_code_list_find(&classification->codes, code);
    return find(&classification->codes, classification->accounts->by_code, code);
}

int nk_account_line_find_next(struct nk_account_line_finder *finder, struct nk_text code)
{
    const struct nk_code_list *codes = &finder->classification->codes;
    if (finder->next < codes->count && nk_text_equal(codes->codes[finder->next].code, code))
        return (int)finder->next++;
    const int found = nk_account_line_find(finder->classification, code);
    if (found >= 0)
        finder->next = (size_t)found + 1;
    return found;
}

const struct nk_account_identity *nk_account_sum_of(const struct nk_account_structure *structure, int line)
{
    for (size_t i = 0; i < structure->identity_count; i++) {
        const struct nk_account_identity *identity = &structure->identities[i];
        if (identity->kind == NK_IDENTITY_SUM && identity->stated.index == line)
            return identity;
    }
    return NULL;
}

const struct nk_account_term *nk_account_parent(const struct nk_account_identity **ret_sum,
                                                const struct nk_account_structure *structure, int line)
{
    for (size_t i = 0; i < structure->identity_count; i++) {
        const struct nk_account_identity *identity = &structure->identities[i];
        for (size_t k = 0; identity->kind == NK_IDENTITY_SUM && k < identity->term_count; k++) {
            if (identity->terms[k].index != line)
                continue;
            *ret_sum = identity;
            return &identity->terms[k];
        }
    }
    return NULL;
}
