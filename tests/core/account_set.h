/* Annual accounts as a test writes them down, and what the rules of accounts say of them. */
#ifndef NK_TESTS_CORE_ACCOUNT_SET_H
#define NK_TESTS_CORE_ACCOUNT_SET_H

#include "core/account_structure.h"
#include "core/rules.h"
#include "tests/core/scarce.h"
#include "tests/core/small_sector.h"

enum { SET_LINES_MAX = 128, SET_IDENTITIES_MAX = 64, SET_TERMS_MAX = 16, SET_TEXT_MAX = 8192 };

#define RULE(id_, check_, severity_, tolerance_)                                                                   \
    {                                                                                                              \
        .id = NK_TEXT(id_), .check = NK_TEXT(check_), .severity = (severity_), .tolerance = (tolerance_),          \
        .first_year = 2012                                                                                         \
    }
static const struct nk_rule account_rules[] = {
    RULE("A01", "account-rounding", NK_INFO, 2),
    RULE("A02", "account-deviation", NK_WARNING, 1000),
    RULE("A03", "account-shift", NK_ERROR, 5),
    RULE("A04", "account-at-most", NK_ERROR, 2),
    RULE("A05", "account-sum-stated", NK_WARNING, 1),
    RULE("A06", "account-sign", NK_WARNING, 0),
    RULE("A07", "account-stale-copy", NK_WARNING, 50),
    RULE("A08", "account-prior-year", NK_WARNING, 2),
    RULE("A09", "account-shift-quoted", NK_WARNING, 0),
    RULE("V01", "actor-valid", NK_ERROR, 0),
    RULE("V15", "account-opening", NK_WARNING, 2),
};

/* The lines and identities, made of text by account_set. */
struct account_set {
    struct nk_arena *arena;
    struct nk_code codes[SET_LINES_MAX];
    struct nk_account_line_kind kinds[SET_LINES_MAX];
    struct nk_account_identity identities[SET_IDENTITIES_MAX];
    struct nk_account_structure structure;
    struct nk_classification classification;
    struct nk_catalogue catalogue;
};

/* The next word of `*text`, separated by spaces; empty at its end. */
static inline struct nk_text set_word(const char **text)
{
    *text += strspn(*text, " ");
    const struct nk_text word = {.data = *text, .length = strcspn(*text, " ")};
    *text += word.length;
    return word;
}

static inline struct nk_text set_without(struct nk_text word)
{
    return (struct nk_text){.data = word.data + 1, .length = word.length - 1};
}

/* "-@cash": subtracted, of the year before. "#operating-cost": a number of the return. */
static inline struct nk_account_term set_term(struct nk_text word)
{
    struct nk_account_term term = {.negative = word.data[0] == '-'};
    if (term.negative)
        word = set_without(word);
    term.year_offset = word.data[0] == '@' ? -1 : 0;
    if (term.year_offset != 0)
        word = set_without(word);
    if (word.data[0] == '#')
        ck_assert_msg(nk_account_number_of(&term.number, set_without(word)), "no number: %s", word.data);
    else
        term.line = word;
    return term;
}

/* Lines as "+revenue -cost *result", each with its sign. */
static inline void set_lines(struct account_set *set, const char *lines)
{
    size_t count = 0;
    for (struct nk_text word = set_word(&lines); word.length > 0; word = set_word(&lines)) {
        ck_assert_uint_lt(count, SET_LINES_MAX);
        set->codes[count].code = set_without(word);
        set->kinds[count++].sign = word.data[0] == '+'   ? NK_POSITIVE
                                   : word.data[0] == '-' ? NK_NEGATIVE
                                                         : NK_EITHER_SIGN;
    }
    set->classification.codes.count = count;
}

/* An identity as "sum result = revenue -cost"; its id is the kind and what is stated: "sum-result". */
static inline void set_identity(struct account_set *set, const char *text)
{
    struct nk_account_identity *identity = &set->identities[set->structure.identity_count++];
    char id[SET_TEXT_MAX];
    struct nk_text kind = set_word(&text), stated = set_word(&text);
    ck_assert_msg(nk_identity_kind_of(&identity->kind, kind), "no kind: %s", kind.data);
    snprintf(id, sizeof id, "%.*s-%.*s", NK_TEXT_ARGUMENTS(kind), NK_TEXT_ARGUMENTS(stated));
    identity->id = sector_text(set->arena, id);
    identity->stated = set_term(stated);
    ck_assert(nk_text_is(set_word(&text), "="));
    identity->terms = NK_NEW_ARRAY(set->arena, struct nk_account_term, SET_TERMS_MAX);
    ck_assert_ptr_nonnull(identity->terms);
    for (struct nk_text word = set_word(&text); word.length > 0; word = set_word(&text))
        identity->terms[identity->term_count++] = set_term(word);
}

static inline struct account_set *account_set(struct nk_arena *arena, const char *lines,
                                              const char *const *identities)
{
    struct account_set *set = NK_NEW(arena, struct account_set);
    ck_assert_ptr_nonnull(set);
    set->arena = arena;
    set_lines(set, lines);
    for (; *identities; identities++)
        set_identity(set, *identities);
    set->structure.lines = set->kinds;
    set->structure.identities = set->identities;
    set->classification.id = NK_TEXT(NK_ACCOUNT_LINES);
    set->classification.version = NK_TEXT("2017");
    set->classification.first_year = 2017;
    set->classification.codes.codes = set->codes;
    set->classification.accounts = &set->structure;
    ck_assert_int_eq(nk_account_structure_bind(&set->structure, arena, &set->classification.codes), NK_OK);
    set->catalogue = sector_catalogue;
    set->catalogue.classifications = &set->classification;
    set->catalogue.classification_count = 1;
    set->catalogue.rules = account_rules;
    set->catalogue.rule_count = LENGTH_OF(account_rules);
    return set;
}

/* Adds a line; NULL leaves a year out. Numbers as sector_number reads them. */
static inline void add_line(struct nk_arena *arena, struct nk_submission *to, struct nk_text code,
                            const char *amount, const char *prior)
{
    if (!to->account_lines)
        to->account_lines = NK_NEW_ARRAY(arena, struct nk_account_line, SET_LINES_MAX);
    ck_assert(to->account_lines && to->account_line_count < SET_LINES_MAX);
    size_t index = to->account_line_count++;
    to->account_lines[index] = (struct nk_account_line){
        .code = code,
        .amount = sector_number(amount, sector_pointer(arena, "accounts/lines", index, "/amount")),
        .prior_year = sector_number(prior, sector_pointer(arena, "accounts/lines", index, "/priorYear")),
        .place = {.pointer = sector_pointer(arena, "accounts/lines", index, "")},
    };
}

static inline struct nk_findings run_accounts(const struct account_set *set, const struct nk_submission *submission)
{
    struct nk_findings findings;
    ck_assert_int_eq(nk_rules_run(&findings, set->arena, &set->catalogue, submission, NULL), NK_OK);
    return findings;
}

/* One line a finding: "A02 2/amount sum-result: 10 60 50", the pointer within /accounts/lines. */
static inline void account_findings_text(char *text, const struct nk_findings *findings)
{
    static const char lines[] = "/accounts/lines/";
    size_t length = 0;
    text[0] = '\0';
    for (size_t i = 0; i < findings->count; i++) {
        const struct nk_finding *each = &findings->items[i];
        struct nk_text place = each->place.pointer;
        if (place.length > sizeof lines - 1 && memcmp(place.data, lines, sizeof lines - 1) == 0)
            place = (struct nk_text){.data = place.data + sizeof lines - 1,
                                     .length = place.length - (sizeof lines - 1)};
        length += (size_t)snprintf(text + length, SET_TEXT_MAX - length, "%s%.*s %.*s %.*s: %.*s %.*s %.*s",
                                   i ? "\n" : "", NK_TEXT_ARGUMENTS(each->rule->id), NK_TEXT_ARGUMENTS(place),
                                   NK_TEXT_ARGUMENTS(each->code), NK_TEXT_ARGUMENTS(each->expected),
                                   NK_TEXT_ARGUMENTS(each->actual), NK_TEXT_ARGUMENTS(each->difference));
        ck_assert_uint_lt(length, SET_TEXT_MAX);
    }
}

#endif
