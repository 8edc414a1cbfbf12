#include "core/finding_steps.h"
#include "tests/core/support.h"

static const struct nk_rule rule = {.id = NK_TEXT("V12"), .severity = NK_WARNING};
static const struct nk_rule other_rule = {.id = NK_TEXT("V13"), .severity = NK_WARNING};

static struct nk_finding warning_of(const struct nk_rule *of, const char *actual)
{
    return (struct nk_finding){.rule = of,
                               .severity = of->severity,
                               .place = {.pointer = NK_TEXT("/memo/depreciation")},
                               .expected = NK_TEXT("100"),
                               .actual = nk_text_of(actual)};
}

/* A step about a finding as it stands. The id is kept for as long as the test runs. */
static struct nk_finding_step step_about(const struct nk_finding *finding, enum nk_finding_state state,
                                         const char *text)
{
    static char ids[8][13];
    static size_t used;
    char *id = ids[used++ % LENGTH_OF(ids)];
    nk_finding_id(id, finding);
    return (struct nk_finding_step){.finding = nk_text_of(id),
                                    .expected = finding->expected,
                                    .actual = finding->actual,
                                    .state = state,
                                    .text = nk_text_of(text)};
}

static struct nk_finding settled(struct nk_finding finding, const struct nk_finding_step *steps, size_t count)
{
    struct nk_findings findings = {.items = &finding, .count = 1};
    nk_findings_settle(&findings, steps, count);
    return finding;
}

START_TEST(a_finding_that_nobody_has_spoken_of_is_open)
{
    const struct nk_finding spoken_of = warning_of(&other_rule, "140"), silent = warning_of(&rule, "140");
    const struct nk_finding_step steps[] = {step_about(&spoken_of, NK_FINDING_EXPLAINED, "Ny avtale")};
    const struct nk_finding finding = settled(silent, steps, LENGTH_OF(steps));
    ck_assert_int_eq(finding.state, NK_FINDING_OPEN);
    ck_assert_text(finding.explanation, "");
    ck_assert(nk_finding_wants_explanation(&finding));
    ck_assert(!nk_finding_wants_decision(&finding));
}
END_TEST

START_TEST(the_last_step_decides_and_the_explanation_is_the_last_that_was_given)
{
    const struct nk_finding finding = warning_of(&rule, "140");
    const struct nk_finding_step steps[] = {
        step_about(&finding, NK_FINDING_EXPLAINED, "Ny avtale"), step_about(&finding, NK_FINDING_REJECTED, "Hvilken?"),
        step_about(&finding, NK_FINDING_EXPLAINED, "Avtale 17/23"), step_about(&finding, NK_FINDING_ACCEPTED, "")};
    static const struct {
        enum nk_finding_state state;
        const char *explanation;
        bool wants_explanation, wants_decision;
    } after[] = {{NK_FINDING_OPEN, "", true, false},
                 {NK_FINDING_EXPLAINED, "Ny avtale", false, true},
                 {NK_FINDING_REJECTED, "Ny avtale", true, true},
                 {NK_FINDING_EXPLAINED, "Avtale 17/23", false, true},
                 {NK_FINDING_ACCEPTED, "Avtale 17/23", false, false}};
    for (size_t count = 0; count <= LENGTH_OF(steps); count++) {
        const struct nk_finding now = settled(finding, steps, count);
        ck_assert_int_eq(now.state, after[count].state);
        ck_assert_text(now.explanation, after[count].explanation);
        ck_assert(nk_finding_wants_explanation(&now) == after[count].wants_explanation);
        ck_assert(nk_finding_wants_decision(&now) == after[count].wants_decision);
    }
}
END_TEST

START_TEST(a_finding_whose_value_has_changed_is_open_again_until_the_value_is_back)
{
    const struct nk_finding before = warning_of(&rule, "140"), after = warning_of(&rule, "141");
    struct nk_finding other_expectation = before;
    other_expectation.expected = NK_TEXT("101");
    const struct nk_finding_step steps[] = {step_about(&before, NK_FINDING_EXPLAINED, "Ny avtale")};
    ck_assert_int_eq(settled(after, steps, 1).state, NK_FINDING_OPEN);
    ck_assert_int_eq(settled(other_expectation, steps, 1).state, NK_FINDING_OPEN);
    ck_assert_int_eq(settled(before, steps, 1).state, NK_FINDING_EXPLAINED);
}
END_TEST

START_TEST(only_warnings_want_words)
{
    static const enum nk_severity others[] = {NK_INFO, NK_ERROR, NK_FATAL};
    for (size_t i = 0; i < LENGTH_OF(others); i++) {
        const struct nk_finding finding = {.rule = &rule, .severity = others[i]};
        const struct nk_finding rejected = {.rule = &rule, .severity = others[i], .state = NK_FINDING_REJECTED};
        ck_assert(!nk_finding_wants_explanation(&finding));
        ck_assert(!nk_finding_wants_decision(&rejected));
    }
}
END_TEST

START_TEST(what_is_settled_again_forgets_what_it_was)
{
    struct nk_finding items[] = {warning_of(&rule, "1"), warning_of(&other_rule, "1")};
    struct nk_findings findings = {.items = items, .count = LENGTH_OF(items)};
    const struct nk_finding_step steps[] = {step_about(&items[0], NK_FINDING_EXPLAINED, "Ny avtale")};
    nk_findings_settle(&findings, steps, 1);
    ck_assert_uint_eq(nk_findings_that(&findings, nk_finding_wants_explanation), 1);
    nk_findings_settle(&findings, NULL, 0);
    ck_assert_uint_eq(nk_findings_that(&findings, nk_finding_wants_explanation), 2);
    ck_assert_text(items[0].explanation, "");
}
END_TEST

START_TEST(states_are_read_back_from_their_codes)
{
    for (unsigned i = 0; i < NK_FINDING_STATES; i++) {
        enum nk_finding_state state;
        ck_assert(nk_finding_state_of(&state, nk_text_of(nk_finding_state_code((enum nk_finding_state)i))));
        ck_assert_uint_eq(state, i);
    }
    enum nk_finding_state untouched = NK_FINDING_REJECTED;
    ck_assert(!nk_finding_state_of(&untouched, NK_TEXT("Open")) && untouched == NK_FINDING_REJECTED);
}
END_TEST

int main(void)
{
    TCase *steps = tcase_create("what becomes of findings");
    tcase_add_test(steps, a_finding_that_nobody_has_spoken_of_is_open);
    tcase_add_test(steps, the_last_step_decides_and_the_explanation_is_the_last_that_was_given);
    tcase_add_test(steps, a_finding_whose_value_has_changed_is_open_again_until_the_value_is_back);
    tcase_add_test(steps, only_warnings_want_words);
    tcase_add_test(steps, what_is_settled_again_forgets_what_it_was);
    tcase_add_test(steps, states_are_read_back_from_their_codes);
    return test_run("finding_steps", (TCase *[]){steps}, 1);
}
