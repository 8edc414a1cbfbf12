#include <check.h>

#include "server/wire/rule_changes_out.h"
#include "tests/run.h"
#include "tests/wire/support.h"

#define NAME(nb) "\"name\":{\"en\":\"" nb "\",\"nb\":\"" nb "\",\"nn\":\"" nb "\"}"
#define RULE(id, severity, tolerance, parameters) \
    "{\"id\":\"" id "\"," NAME("N" id) ",\"parameters\":[" parameters "],\"severity\":\"" severity "\",\"tolerance\":" tolerance \
    ",\"toleranceUnit\":\"percent\",\"why\":null}"
#define SET(rules) NK_TEXT("{\"methodology\":\"2017\",\"rules\":[" rules "]}")
#define PARAMETER(value) "{\"name\":\"warn-above\",\"source\":\"s\",\"unit\":\"nok\",\"value\":\"" value "\"}"

static struct supply unlimited;
static struct nk_arena arena;

static struct nk_rule_changes between(struct nk_text before, struct nk_text after)
{
    struct nk_rule_changes changes;
    ck_assert_int_eq(nk_rule_changes_of(&changes, &arena, before, after), NK_OK);
    return changes;
}

static void assert_says(const struct nk_rule_changes *changes, size_t item, enum nk_language language,
                        const char *expected)
{
    ck_assert_uint_lt(item, changes->count);
    const struct nk_text text = nk_rule_change_text(&arena, &changes->items[item], language);
    ck_assert_msg(nk_text_is(text, expected), "%.*s", NK_TEXT_ARGUMENTS(text));
}

START_TEST(the_same_rules_in_another_order_have_not_changed)
{
    const struct nk_rule_changes changes =
        between(SET(RULE("V01", "error", "0", "") "," RULE("V02", "info", "0", "")),
                SET(RULE("V02", "info", "0", "") "," RULE("V01", "error", "0", "")));
    ck_assert_uint_eq(changes.count, 0);
    ck_assert(nk_text_is(nk_rule_changes_text(&arena, &changes, NK_ENGLISH), "The validation rules are the same."));
}
END_TEST

START_TEST(a_rule_comes_another_goes_and_a_third_says_what_it_was_and_is)
{
    const struct nk_rule_changes changes =
        between(SET(RULE("V01", "error", "0", "") "," RULE("V21", "warning", "5", PARAMETER("1"))),
                SET(RULE("V21", "error", "2", PARAMETER("3")) "," RULE("V66", "info", "0", "")));
    ck_assert_uint_eq(changes.count, 3);
    assert_says(&changes, 0, NK_BOKMAL, "V01 (NV01): regelen gjelder ikke lenger.");
    assert_says(&changes, 1, NK_ENGLISH,
                "V21 (NV21): “A smaller difference is information” is now 3 kroner (was 1 kroner); its severity is now “Error” "
                "(was “Warning”); its tolerance is now 2 percent (was 5 percent).");
    assert_says(&changes, 2, NK_NYNORSK, "V66 (NV66): regelen er ny.");
    ck_assert(nk_text_is(nk_rule_changes_text(&arena, &changes, NK_BOKMAL), "3 kontrollregler er andre."));
}
END_TEST

START_TEST(a_number_that_came_or_went_is_said_as_such)
{
    const struct nk_text without = SET(RULE("V06", "error", "0", "")),
                         with = SET(RULE("V06", "error", "0", PARAMETER("7")));
    const struct nk_rule_changes came = between(without, with), went = between(with, without);
    assert_says(&came, 0, NK_ENGLISH,
                "V06 (NV06): “A smaller difference is information” is new: 7 kroner.");
    assert_says(&went, 0, NK_ENGLISH,
                "V06 (NV06): “A smaller difference is information” does not apply any more (was 7 kroner).");
}
END_TEST

START_TEST(what_is_no_rule_set_is_refused)
{
    struct nk_rule_changes changes;
    static const struct nk_text others[] = {NK_TEXT("{}"), NK_TEXT("x"), NK_TEXT("{\"rules\":{}}"), NK_TEXT("{\"rules\":[1]}")};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        ck_assert_int_eq(nk_rule_changes_of(&changes, &arena, others[i], SET("")), NK_INVALID);
}
END_TEST

static void setup(void)
{
    arena = arena_of(&unlimited);
}

static void teardown(void)
{
    nk_arena_release(&arena);
}

int main(void)
{
    Suite *suite = suite_create("rule changes");
    TCase *cases = tcase_create("rule changes");
    tcase_add_checked_fixture(cases, setup, teardown);
    tcase_add_test(cases, the_same_rules_in_another_order_have_not_changed);
    tcase_add_test(cases, a_rule_comes_another_goes_and_a_third_says_what_it_was_and_is);
    tcase_add_test(cases, a_number_that_came_or_went_is_said_as_such);
    tcase_add_test(cases, what_is_no_rule_set_is_refused);
    suite_add_tcase(suite, cases);
    return run(suite);
}
