#include "core/submitted_findings.h"
#include "tests/core/scarce.h"
#include "tests/core/support.h"

static struct nk_arena arena;

static void set_up(void)
{
    arena = test_arena();
}

static void tear_down(void)
{
    nk_arena_release(&arena);
}

static const struct nk_rule rule = {.id = NK_TEXT("V12"), .severity = NK_WARNING, .message = {{NK_TEXT("{subject}: {actual}")}}};
static const struct nk_rule other_rule = {.id = NK_TEXT("V13"), .severity = NK_WARNING};
static const struct nk_label subject = {{NK_TEXT("Avskrivninger")}};
static const struct nk_rule_outcome outcomes[] = {{.rule = &rule}, {.rule = &other_rule}};

static struct nk_finding found(const struct nk_rule *of, const char *actual)
{
    return (struct nk_finding){.rule = of,
                               .severity = NK_WARNING,
                               .place = {.pointer = NK_TEXT("/memo/depreciation")},
                               .subject = &subject,
                               .expected = NK_TEXT("100"),
                               .actual = nk_text_of(actual)};
}

/* The same as it was kept at the submit; the id lives as long as the test. */
static struct nk_submitted_finding kept(const struct nk_finding *finding)
{
    static char ids[8][13];
    static size_t used;
    char *id = ids[used++ % LENGTH_OF(ids)];
    nk_finding_id(id, finding);
    return (struct nk_submitted_finding){.id = nk_text_of(id),
                                         .rule = finding->rule->id,
                                         .pointer = finding->place.pointer,
                                         .expected = finding->expected,
                                         .actual = finding->actual,
                                         .difference = NK_TEXT("40")};
}

static struct nk_findings recalled(struct nk_finding *now, size_t now_count, const struct nk_submitted_finding *then,
                                   size_t then_count)
{
    struct nk_findings findings = {
        .items = now, .count = now_count, .outcomes = outcomes, .outcome_count = LENGTH_OF(outcomes)};
    ck_assert_int_eq(nk_findings_recall(&findings, &arena, then, then_count), NK_OK);
    return findings;
}

START_TEST(a_warning_of_then_keeps_its_place_and_its_values_when_it_is_found_with_others_now)
{
    const struct nk_finding then = found(&rule, "140");
    struct nk_finding now[] = {found(&other_rule, "7"), found(&rule, "150")};
    const struct nk_submitted_finding submitted[] = {kept(&then)};
    const struct nk_findings findings = recalled(now, LENGTH_OF(now), submitted, LENGTH_OF(submitted));
    ck_assert_uint_eq(findings.count, 2);
    ck_assert_ptr_eq(findings.items[0].rule, &other_rule);
    ck_assert_ptr_eq(findings.items[1].rule, &rule);
    ck_assert_text(findings.items[1].actual, "140");
    ck_assert_text(findings.items[1].difference, "40");
    ck_assert_text(nk_finding_message(&arena, &findings.items[1], NK_BOKMAL), "Avskrivninger: 140");
}
END_TEST

START_TEST(a_warning_of_then_that_is_not_found_now_stands_at_the_end)
{
    const struct nk_finding then = found(&rule, "140");
    struct nk_finding now[] = {found(&other_rule, "7")};
    const struct nk_submitted_finding submitted[] = {kept(&then)};
    const struct nk_findings findings = recalled(now, LENGTH_OF(now), submitted, LENGTH_OF(submitted));
    ck_assert_uint_eq(findings.count, 2);
    ck_assert_ptr_eq(findings.items[1].rule, &rule);
    char id[13];
    nk_finding_id(id, &findings.items[1]);
    ck_assert_text(submitted[0].id, id);
}
END_TEST

START_TEST(what_is_found_only_now_is_told_beside_what_was_found_then)
{
    const struct nk_finding then = found(&rule, "140");
    struct nk_finding now[] = {then, found(&other_rule, "7"), found(&other_rule, "8")};
    const struct nk_submitted_finding submitted[] = {kept(&then)};
    const struct nk_findings findings = recalled(now, LENGTH_OF(now), submitted, LENGTH_OF(submitted));
    ck_assert_uint_eq(findings.count, 3);
    ck_assert_text(findings.items[1].actual, "7");
    ck_assert_text(findings.items[2].actual, "8");
}
END_TEST

START_TEST(two_warnings_of_one_place_are_told_together_and_once)
{
    const struct nk_finding then[] = {found(&rule, "140"), found(&rule, "141")};
    struct nk_finding now[] = {found(&rule, "1"), found(&rule, "2"), found(&rule, "3")};
    const struct nk_submitted_finding submitted[] = {kept(&then[0]), kept(&then[1])};
    const struct nk_findings findings = recalled(now, LENGTH_OF(now), submitted, LENGTH_OF(submitted));
    ck_assert_uint_eq(findings.count, 2);
    ck_assert_text(findings.items[0].actual, "140");
    ck_assert_text(findings.items[1].actual, "141");
}
END_TEST

START_TEST(a_rule_that_is_no_longer_in_force_says_so)
{
    const struct nk_rule gone = {.id = NK_TEXT("V99")};
    const struct nk_finding then = found(&gone, "140");
    const struct nk_submitted_finding submitted[] = {kept(&then)};
    const struct nk_findings findings = recalled(NULL, 0, submitted, LENGTH_OF(submitted));
    ck_assert_uint_eq(findings.count, 1);
    ck_assert_text(findings.items[0].rule->id, "V99");
    ck_assert_text(nk_finding_message(&arena, &findings.items[0], NK_ENGLISH),
                   "A rule that is no longer in force found 140 and expected 100.");
}
END_TEST

START_TEST(without_memory_nothing_is_changed)
{
    const struct nk_finding then = found(&rule, "140");
    struct nk_finding now[] = {found(&other_rule, "7")};
    const struct nk_submitted_finding submitted[] = {kept(&then)};
    struct nk_findings findings = {.items = now, .count = 1};
    struct scarce scarce = {0};
    struct nk_arena little = scarce_arena(&scarce, 8);
    ck_assert_int_eq(nk_findings_recall(&findings, &little, submitted, 1), NK_NO_MEMORY);
    nk_arena_release(&little);
    ck_assert_ptr_eq(findings.items, now);
    ck_assert_uint_eq(findings.count, 1);
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("submitted findings");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, a_warning_of_then_keeps_its_place_and_its_values_when_it_is_found_with_others_now);
    tcase_add_test(cases, a_warning_of_then_that_is_not_found_now_stands_at_the_end);
    tcase_add_test(cases, what_is_found_only_now_is_told_beside_what_was_found_then);
    tcase_add_test(cases, two_warnings_of_one_place_are_told_together_and_once);
    tcase_add_test(cases, a_rule_that_is_no_longer_in_force_says_so);
    tcase_add_test(cases, without_memory_nothing_is_changed);
    return test_run("submitted findings", (TCase *[]){cases}, 1);
}
