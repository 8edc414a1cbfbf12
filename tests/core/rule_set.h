/* The first rule set, and what the tests of the rules ask of it. */
#ifndef NK_TESTS_CORE_RULE_SET_H
#define NK_TESTS_CORE_RULE_SET_H

#include "core/rules.h"
#include "tests/core/scarce.h"
#include "tests/core/small_sector.h"

#define RULE(id_, check_, severity_)                                                                                   \
    {                                                                                                                  \
        .id = NK_TEXT(id_), .check = NK_TEXT(check_), .severity = (severity_), .first_year = 2012                      \
    }
static const struct nk_rule first_rules[] = {
    RULE("V01", "actor-valid", NK_ERROR),
    RULE("V03", "year-matches", NK_ERROR),
    RULE("V04", "duplicate-cell", NK_ERROR),
    RULE("V05", "negative-amount", NK_ERROR),
    RULE("V06", "margins-agree", NK_ERROR),
    RULE("V08", "employees-at-least-fte", NK_ERROR),
    RULE("V09", "key-sums-to-100", NK_ERROR),
    RULE("V10", "residual-not-negative", NK_ERROR),
    RULE("V20", "medical-equipment-excluded", NK_ERROR),
    RULE("V24", "known-code", NK_ERROR),
    RULE("V25", "amount-limit", NK_ERROR),
    RULE("V26", "sum-overflow", NK_ERROR),
    RULE("V27", "financing-basis", NK_ERROR),
    RULE("V28", "residual-cell-not-negative", NK_INFO),
    RULE("V29", "known-counterparty", NK_ERROR),
    RULE("V30", "duplicate-line", NK_ERROR),
    RULE("V31", "purchase-cells-sum", NK_ERROR),
    RULE("V32", "who-reports-what", NK_ERROR),
    RULE("V33", "empty-return", NK_ERROR),
    RULE("V34", "booked-within-own", NK_ERROR),
    RULE("V66", "both-margins", NK_ERROR),
};

static struct nk_arena arena;
static struct nk_rule rules[LENGTH_OF(first_rules)];
static struct nk_catalogue catalogue;

static inline void set_up(void)
{
    arena = test_arena();
    memcpy(rules, first_rules, sizeof rules);
    catalogue = sector_catalogue;
    catalogue.rules = rules;
    catalogue.rule_count = LENGTH_OF(rules);
}

static inline void tear_down(void)
{
    nk_arena_release(&arena);
}

static inline struct nk_findings run(const struct nk_submission *submission)
{
    struct nk_findings findings;
    ck_assert_int_eq(nk_rules_run(&findings, &arena, &catalogue, submission, NULL), NK_OK);
    ck_assert_uint_eq(findings.rules_run + findings.rules_skipped, catalogue.rule_count);
    return findings;
}

/* One line a finding: "V05 /expenditure/0/amount code: 0 -1 -1", the numbers being expected, actual, difference. */
static inline void assert_found(const struct nk_findings *findings, const char *expected)
{
    char text[4096] = "";
    size_t length = 0;
    for (size_t i = 0; i < findings->count; i++) {
        const struct nk_finding *each = &findings->items[i];
        ck_assert_int_eq(each->severity, each->rule->severity);
        length += (size_t)snprintf(
            text + length, sizeof text - length, "%s%.*s %.*s %.*s: %.*s %.*s %.*s", i ? "\n" : "",
            NK_TEXT_ARGUMENTS(each->rule->id), NK_TEXT_ARGUMENTS(each->place.pointer), NK_TEXT_ARGUMENTS(each->code),
            NK_TEXT_ARGUMENTS(each->expected), NK_TEXT_ARGUMENTS(each->actual), NK_TEXT_ARGUMENTS(each->difference));
        ck_assert_uint_lt(length, sizeof text);
    }
    ck_assert_str_eq(text, expected);
}

static inline void assert_return(int year, const struct sector_return *from, const char *expected)
{
    struct nk_findings findings = run(sector_submission(&arena, year, from));
    assert_found(&findings, expected);
}

#define ASSERT_2017(expected, ...) assert_return(2017, &(struct sector_return){__VA_ARGS__}, (expected))
#define ASSERT_2022(expected, ...) assert_return(2022, &(struct sector_return){__VA_ARGS__}, (expected))
#define SOMETHING .expenditure = "software/network/operating 100"

#endif
