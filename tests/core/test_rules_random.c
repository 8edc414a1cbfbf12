/* What holds of the rules whatever a return says: random returns, most of them wrong in many ways. */
#include "core/money.h"
#include "tests/core/random.h"
#include "tests/core/rule_set.h"

enum { ROUNDS = 400, CELLS_MAX = 40, LINES_MAX = 6, OTHERS_MAX = 5 };

static const char *const later_checks[] = {
    "depreciation-as-cell", "depreciation-outside-operating", "estimate-explained", "flows-agree", "ict-fte-within-fte",
    "ict-within-operating-cost", "financing-named-by-buyer", "purchase-named-by-seller", "members-complete", "not-fallen-to-zero", "plausible-among-peers", "plausible-over-time", "section-not-copied",
    "signatory-named", "value-not-copied", "vat-basis-declared", "vat-basis-unchanged", "zero-is-not-missing", "broken-down",
    "return-thousandfold", "cells-in-place", "cell-thousandfold", "cell-plausible-over-time", "cells-kept", "sections-kept",
};
enum { ALL = LENGTH_OF(first_rules) + LENGTH_OF(later_checks) };

static const struct nk_rule_parameter bounds[] = {
    {.name = NK_TEXT("warn-above"), .value = {.units = 1}, .first_year = 2012},
    {.name = NK_TEXT("error-above"), .value = {.units = 1000}, .first_year = 2012},
    {.name = NK_TEXT("least-peers"), .value = {.units = 1}, .first_year = 2012},
};

static struct nk_rule all_rules[ALL];
static char ids[ALL][8];
static struct random source;

static void every_rule(void)
{
    set_up();
    memcpy(all_rules, first_rules, sizeof first_rules);
    for (size_t i = 0; i < ALL; i++) {
        if (i >= LENGTH_OF(first_rules)) {
            (void)snprintf(ids[i], sizeof ids[i], "W%02zu", i);
            all_rules[i] = (struct nk_rule){.id = nk_text_of(ids[i]), .severity = NK_WARNING, .first_year = 2012,
                                            .check = nk_text_of(later_checks[i - LENGTH_OF(first_rules)])};
        }
        all_rules[i].parameters = bounds;
        all_rules[i].parameter_count = LENGTH_OF(bounds);
    }
    catalogue.rules = all_rules;
    catalogue.rule_count = ALL;
    source = (struct random){.state = 4};
}

static const char *any(const char *const *texts, size_t count)
{
    return texts[random_below(&source, count)];
}
#define ANY(...) any((const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static struct nk_text random_actor(void)
{
    return nk_text_of(ANY("helse-nord", "helse-vest", "nhn", "pasientreiser", "bergen", "nasjonal-ikt", "nobody", ""));
}

static struct nk_text random_category(void)
{
    return nk_text_of(ANY("software", "outsourced-services", "cloud-services", "public-cloud", "unspecified", "x", ""));
}

static struct nk_text random_area(void)
{
    return nk_text_of(ANY("network", "data-centre", "infrastructure", "unspecified", "", "y"));
}

static struct nk_number random_number(const char *section, size_t index, const char *member)
{
    static const int64_t extremes[] = {0, 1, -1, INT64_MAX, INT64_MIN + 1, NK_AMOUNT_MAX, -NK_AMOUNT_MAX, 100};
    struct nk_number number = {
        .given = random_below(&source, 8) != 0,
        .status = (enum nk_value_status)random_below(&source, NK_VALUE_STATUSES),
        .place = {.pointer = sector_pointer(&arena, section, index, member)},
    };
    if (number.given && number.status != NK_MISSING)
        number.value = nk_decimal_integer(random_below(&source, 3) == 0
                                              ? extremes[random_below(&source, LENGTH_OF(extremes))]
                                              : (int64_t)random_below(&source, 100000));
    return number;
}

static struct nk_number random_decimal(const char *section, const char *member)
{
    struct nk_number number = random_number(section, 0, member);
    number.value.scale = (uint8_t)random_below(&source, NK_DECIMAL_SCALE_MAX + 1);
    return number;
}

static struct nk_cells random_cells(const char *section)
{
    struct nk_cells cells = {.items = NK_NEW_ARRAY(&arena, struct nk_cell, CELLS_MAX),
                             .count = random_below(&source, CELLS_MAX)};
    for (size_t i = 0; i < cells.count; i++)
        cells.items[i] = (struct nk_cell){
            .category = random_category(), .area = random_area(),
            .cost_type = nk_text_of(ANY("operating", "investment", "operating", "z")),
            .amount = random_number(section, i, "/amount"),
            .place = {.pointer = sector_pointer(&arena, section, i, "")},
        };
    for (size_t i = 0; i < cells.count; i++)
        cells.items[i].amount.value.scale = 0;
    return cells;
}

static struct nk_submission *random_submission(struct nk_text actor, int year)
{
    struct nk_submission *to = NK_NEW(&arena, struct nk_submission);
    *to = (struct nk_submission){
        .actor = actor, .year = year,
        .expenditure = random_cells("expenditure"),
        .depreciation = random_number("memo", 0, ""), .write_downs = random_number("memo", 1, ""),
        .operating_revenue = random_number("accounts", 0, ""), .operating_cost = random_number("accounts", 1, ""),
        .employees = random_number("staffing", 0, ""), .fte = random_decimal("staffing", "/fte"),
        .ict_fte_internal = random_decimal("staffing", "/internal"),
        .ict_fte_contracted = random_decimal("staffing", "/contracted"), .drg_points = random_decimal("activity", ""),
        .attestations_given = random_below(&source, 2), .vat_basis = nk_text_of(ANY("", "included", "compensated")),
    };
    if (random_below(&source, 2)) {
        to->expenditure_by_category = random_cells("expenditureByCategory");
        to->expenditure_by_area = random_cells("expenditureByArea");
    }
    to->financing = NK_NEW_ARRAY(&arena, struct nk_financing, LINES_MAX);
    to->purchases = NK_NEW_ARRAY(&arena, struct nk_purchase, LINES_MAX);
    to->financing_count = random_below(&source, LINES_MAX);
    to->purchase_count = random_below(&source, LINES_MAX);
    for (size_t i = 0; i < to->financing_count; i++)
        to->financing[i] = (struct nk_financing){
            .financier = random_actor(), .basis = random_below(&source, 2) ? NK_BASIS_KEY : NK_BASIS_AMOUNT,
            .share = random_number("financing", i, "/share"), .cells = random_cells("financing"),
            .place = {.pointer = sector_pointer(&arena, "financing", i, "")},
        };
    for (size_t i = 0; i < to->purchase_count; i++)
        to->purchases[i] = (struct nk_purchase){
            .supplier = random_actor(),
            .amount = random_number("purchases", i, "/amount"),
            .booked = random_below(&source, 2),
            .cells = random_cells("purchases"),
            .place = {.pointer = sector_pointer(&arena, "purchases", i, "")},
        };
    return to;
}

static struct nk_rule_context random_context(const struct nk_submission *of)
{
    static const struct nk_text units[] = {NK_TEXT("bergen"), NK_TEXT("nhn"), NK_TEXT("vest-ikt")};
    struct nk_rule_other *others = NK_NEW_ARRAY(&arena, struct nk_rule_other, OTHERS_MAX);
    struct nk_rule_year *earlier = NK_NEW_ARRAY(&arena, struct nk_rule_year, OTHERS_MAX);
    struct nk_rule_context context = {.others = others, .other_count = random_below(&source, OTHERS_MAX),
                                      .earlier = earlier, .earlier_count = random_below(&source, OTHERS_MAX),
                                      .reporting_units = units, .reporting_unit_count = random_below(&source, 4)};
    for (size_t i = 0; i < context.other_count; i++)
        ck_assert_int_eq(
            nk_rule_other_of(&others[i], &arena, &catalogue, random_submission(random_actor(), of->year)), NK_OK);
    for (size_t i = 0; i < context.earlier_count; i++) {
        const struct nk_submission *before = random_submission(of->actor, of->year - 1 - (int)i);
        context.prior = i == 0 ? before : context.prior;
        earlier[i] = (struct nk_rule_year){.year = before->year, .numbers = nk_return_numbers_of(&catalogue, before),
                                          .submission = before};
    }
    return context;
}

static struct nk_findings run_all(const struct nk_submission *submission, const struct nk_rule_context *context)
{
    struct nk_findings findings;
    ck_assert_int_eq(nk_rules_run(&findings, &arena, &catalogue, submission, context), NK_OK);
    return findings;
}

static bool is_same(const struct nk_finding *a, const struct nk_finding *b)
{
    return a->rule == b->rule && nk_text_equal(a->place.pointer, b->place.pointer) && nk_text_equal(a->code, b->code) &&
           a->severity == b->severity && nk_text_equal(a->expected, b->expected) && nk_text_equal(a->actual, b->actual);
}

START_TEST(whatever_a_return_says_every_rule_is_accounted_for_and_no_finding_told_twice)
{
    for (int round = 0; round < ROUNDS; round++) {
        const struct nk_submission *submission =
            random_submission(random_actor(), 2015 + (int)random_below(&source, 10));
        const struct nk_rule_context context = random_context(submission);
        struct nk_findings findings = run_all(submission, &context);
        ck_assert_uint_eq(findings.outcome_count, ALL);
        ck_assert_uint_eq(findings.rules_run + findings.rules_skipped, ALL);
        ck_assert_uint_eq(findings.rules_passed + findings.rules_failed, findings.rules_run);
        ck_assert_uint_le(findings.count, NK_FINDINGS_MAX);
        for (size_t i = 0; i < findings.outcome_count; i++)
            ck_assert(findings.outcomes[i].skipped == NK_NOT_SKIPPED || findings.outcomes[i].found == 0);
        for (size_t i = 1; i < findings.count; i++)
            ck_assert(!is_same(&findings.items[i - 1], &findings.items[i]));
        nk_arena_release(&arena);
    }
}
END_TEST

START_TEST(the_same_return_has_the_same_findings_whatever_the_order_of_the_rules)
{
    for (int round = 0; round < ROUNDS / 4; round++) {
        const struct nk_submission *submission = random_submission(random_actor(), 2017);
        const struct nk_rule_context context = random_context(submission);
        struct nk_findings first = run_all(submission, &context);
        for (size_t i = ALL; i-- > 1;) {
            size_t with = random_below(&source, i + 1);
            struct nk_rule swapped = all_rules[i];
            all_rules[i] = all_rules[with];
            all_rules[with] = swapped;
        }
        struct nk_findings again = run_all(submission, &context);
        ck_assert_uint_eq(again.count, first.count);
        ck_assert_uint_eq(again.dropped, first.dropped);
        for (size_t i = 0; i < first.count; i++) {
            ck_assert(nk_text_equal(first.items[i].place.pointer, again.items[i].place.pointer));
            ck_assert(nk_text_equal(first.items[i].code, again.items[i].code));
        }
        nk_arena_release(&arena);
    }
}
END_TEST

START_TEST(a_context_only_adds_to_what_the_return_alone_says)
{
    for (int round = 0; round < ROUNDS / 4; round++) {
        const struct nk_submission *submission = random_submission(random_actor(), 2017);
        const struct nk_rule_context context = random_context(submission);
        struct nk_findings alone = run_all(submission, NULL);
        struct nk_findings with = run_all(submission, &context);
        ck_assert_uint_ge(with.rules_run, alone.rules_run);
        for (size_t i = 0; i < ALL; i++)
            if (alone.outcomes[i].skipped == NK_NOT_SKIPPED)
                ck_assert_uint_eq(alone.outcomes[i].found, with.outcomes[i].found);
        nk_arena_release(&arena);
    }
}
END_TEST

int main(void)
{
    TCase *random_returns = tcase_create("random returns");
    tcase_add_checked_fixture(random_returns, every_rule, tear_down);
    tcase_set_timeout(random_returns, 120);
    tcase_add_test(random_returns, whatever_a_return_says_every_rule_is_accounted_for_and_no_finding_told_twice);
    tcase_add_test(random_returns, the_same_return_has_the_same_findings_whatever_the_order_of_the_rules);
    tcase_add_test(random_returns, a_context_only_adds_to_what_the_return_alone_says);
    return test_run("rules_random", (TCase *[]){random_returns}, 1);
}
