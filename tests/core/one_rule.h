/* One rule a run, with its parameters, and what the run knows beside the return. */
#ifndef NK_TESTS_CORE_ONE_RULE_H
#define NK_TESTS_CORE_ONE_RULE_H

#include "tests/core/rule_set.h"

enum { PARAMETERS_MAX = 8 };

struct given_parameter {
    const char *name;
    int64_t value;
};

/* The rule that is run, and what the run knows. */
static struct nk_rule the_rule;
static struct nk_rule_parameter the_parameters[PARAMETERS_MAX];
static struct nk_rule_context known;

static inline void rule_is(const char *check, enum nk_severity severity, int64_t tolerance,
                    const struct given_parameter *parameters)
{
    the_rule = (struct nk_rule){.id = NK_TEXT("V99"), .check = nk_text_of(check), .severity = severity,
                                .tolerance = tolerance, .first_year = 2012, .parameters = the_parameters};
    for (; parameters && parameters->name; parameters++)
        the_parameters[the_rule.parameter_count++] = (struct nk_rule_parameter){
            .rule = the_rule.id, .name = nk_text_of(parameters->name), .value = nk_decimal_integer(parameters->value),
            .first_year = 2012,
        };
    known = (struct nk_rule_context){.prior = NULL};
}
#define PARAMETERS(...) ((const struct given_parameter[]){__VA_ARGS__, {NULL, 0}})

static inline struct nk_findings run_it(const struct nk_submission *submission)
{
    struct nk_findings findings;
    struct nk_rule both[2] = {rules[0], the_rule};
    ck_assert_int_eq(strcmp(rules[0].check.data, "actor-valid"), 0);
    struct nk_rule *set = NK_NEW_ARRAY(&arena, struct nk_rule, 2);
    memcpy(set, both, sizeof both);
    catalogue.rules = set;
    catalogue.rule_count = 2;
    ck_assert_int_eq(nk_rules_run(&findings, &arena, &catalogue, submission, &known), NK_OK);
    return findings;
}

static inline void assert_says(int year, const struct sector_return *from, const char *expected)
{
    struct nk_findings findings = run_it(sector_submission(&arena, year, from));
    char text[1024] = "";
    size_t length = 0;
    for (size_t i = 0; i < findings.count; i++) {
        const struct nk_finding *each = &findings.items[i];
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%s %.*s %.*s: %.*s %.*s %.*s", i ? "\n" : "",
                                   nk_severity_code(each->severity), NK_TEXT_ARGUMENTS(each->place.pointer),
                                   NK_TEXT_ARGUMENTS(each->code), NK_TEXT_ARGUMENTS(each->expected),
                                   NK_TEXT_ARGUMENTS(each->actual), NK_TEXT_ARGUMENTS(each->difference));
    }
    ck_assert_str_eq(text, expected);
    ck_assert_int_eq(findings.outcomes[1].skipped, NK_NOT_SKIPPED);
}

static inline void assert_skipped(const struct sector_return *from, enum nk_skip reason)
{
    struct nk_findings findings = run_it(sector_submission(&arena, 2017, from));
    ck_assert_uint_eq(findings.count, 0);
    ck_assert_str_eq(nk_skip_code(findings.outcomes[1].skipped), nk_skip_code(reason));
}

static inline struct nk_number given(int64_t value)
{
    return (struct nk_number){.given = true, .value = nk_decimal_integer(value)};
}

#define SAYS(expected, ...) assert_says(2017, &(struct sector_return){__VA_ARGS__}, (expected))
#define SKIPPED(reason, ...) assert_skipped(&(struct sector_return){__VA_ARGS__}, (reason))

/* The year before, as far as a return of the actor tells it. */
static inline void year_before_is(int year, const struct sector_return *from)
{
    struct nk_rule_year *earlier = NK_NEW_ARRAY(&arena, struct nk_rule_year, known.earlier_count + 1);
    for (size_t i = 0; i < known.earlier_count; i++)
        earlier[i] = known.earlier[i];
    const struct nk_submission *submission = sector_submission(&arena, year, from);
    earlier[known.earlier_count++] =
        (struct nk_rule_year){.year = year, .numbers = nk_return_numbers_of(&catalogue, submission),
                               .submission = submission};
    known.earlier = earlier;
    if (year == 2016)
        known.prior = submission;
}
#define YEAR_BEFORE(year, ...) year_before_is(year, &(struct sector_return){.actor = "helse-nord", __VA_ARGS__})

static inline void other_says(const struct sector_return *from)
{
    struct nk_rule_other *others = NK_NEW_ARRAY(&arena, struct nk_rule_other, known.other_count + 1);
    for (size_t i = 0; i < known.other_count; i++)
        others[i] = known.others[i];
    ck_assert_int_eq(nk_rule_other_of(&others[known.other_count++], &arena, &catalogue,
                                      sector_submission(&arena, 2017, from)),
                     NK_OK);
    known.others = others;
}
#define OTHER(...) other_says(&(struct sector_return){__VA_ARGS__})

/* What a finding of the last run rests on: "median 10, least 5 (2016: 10)". */
static inline void assert_rests_on(const struct nk_finding *finding, const char *expected)
{
    char text[512] = "";
    size_t length = 0;
    for (size_t i = 0; i < finding->basis.number_count; i++)
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%.*s %.*s", i ? ", " : "",
                                   NK_TEXT_ARGUMENTS(finding->basis.numbers[i].name),
                                   NK_TEXT_ARGUMENTS(finding->basis.numbers[i].value));
    (void)snprintf(text + length, sizeof text - length, " (%.*s)", NK_TEXT_ARGUMENTS(finding->basis.list));
    ck_assert_str_eq(text, expected);
}

#endif
