/* The examples of the catalogue, through the engine: each meets its rule, or fails it and no other. */
#include <jansson.h>

#include "core/rules.h"
#include "server/db/catalogue.h"
#include "server/wire/return_in.h"
#include "server/wire/rule_words.h"
#include "tests/db/support.h"

enum { BESIDE_MAX = 16 };

/* What an example knows beside its return. */
struct beside {
    struct nk_rule_context context;
    struct nk_rule_year earlier[BESIDE_MAX];
    struct nk_rule_other others[BESIDE_MAX];
    struct nk_text units[BESIDE_MAX];
    struct nk_text sender_actors[BESIDE_MAX];
    struct nk_rule_sender sender;
    struct nk_rule_signatory signatory;
};

static struct nk_catalogue catalogue;

static const struct nk_submission *decoded(struct nk_text document, struct nk_text actor, int year)
{
    struct nk_return_document *ret = NK_NEW(nk_test_arena(), struct nk_return_document);
    struct nk_issues issues = nk_issues_in(nk_test_arena());
    ck_assert_msg(nk_return_decode(ret, nk_test_arena(), document, actor, year, &issues) == NK_OK,
                  "an example cannot be read: %.*s", NK_TEXT_ARGUMENTS(document));
    return &ret->submission;
}

static struct nk_text copied(const char *text)
{
    return nk_arena_copy(nk_test_arena(), nk_text_of(text));
}

/* A return beside it without a document is one that was asked for and has not come. */
static void add_beside(struct beside *beside, const struct nk_rule_example *example, const json_t *line)
{
    struct nk_text actor = copied(json_string_value(json_object_get(line, "actor")));
    int year = (int)json_integer_value(json_object_get(line, "year"));
    const json_t *document = json_object_get(line, "document");
    struct nk_rule_context *context = &beside->context;
    if (year == example->year)
        beside->units[context->reporting_unit_count++] = actor;
    if (json_is_null(document))
        return;
    char *text = json_dumps(document, 0);
    const struct nk_submission *submission = decoded(copied(text), actor, year);
    free(text);
    if (year == example->year) {
        ck_assert_int_eq(
            nk_rule_other_of(&beside->others[context->other_count++], nk_test_arena(), &catalogue, submission), NK_OK);
        return;
    }
    beside->earlier[context->earlier_count++] =
        (struct nk_rule_year){.year = year, .numbers = nk_return_numbers_of(&catalogue, submission),
                               .submission = submission};
    if (year == example->year - 1)
        context->prior = submission;
}

static void read_sender(struct beside *beside, struct nk_text sender)
{
    if (sender.length == 0)
        return;
    json_t *actors = json_loadb(sender.data, sender.length, 0, NULL);
    ck_assert_uint_le(json_array_size(actors), BESIDE_MAX);
    beside->sender = (struct nk_rule_sender){.actors = beside->sender_actors, .actor_count = json_array_size(actors)};
    for (size_t i = 0; i < json_array_size(actors); i++)
        beside->sender_actors[i] = copied(json_string_value(json_array_get(actors, i)));
    beside->context.sender = &beside->sender;
    json_decref(actors);
}

static void read_signatory(struct beside *beside, struct nk_text signatory)
{
    if (signatory.length == 0)
        return;
    json_t *members = json_loadb(signatory.data, signatory.length, 0, NULL);
    beside->signatory = (struct nk_rule_signatory){
        .name = copied(json_string_value(json_object_get(members, "name"))),
        .title = copied(json_string_value(json_object_get(members, "title"))),
    };
    beside->context.signatory = &beside->signatory;
    json_decref(members);
}

static void read_beside(struct beside *ret, const struct nk_rule_example *example)
{
    json_t *lines = json_loadb(example->beside.data, example->beside.length, 0, NULL);
    ck_assert_msg(json_is_array(lines) && json_array_size(lines) < BESIDE_MAX, "%.*s",
                  NK_TEXT_ARGUMENTS(example->beside));
    *ret = (struct beside){.context = {.prior = NULL}};
    ret->context.earlier = ret->earlier;
    ret->context.others = ret->others;
    ret->context.reporting_units = ret->units;
    for (size_t i = 0; i < json_array_size(lines); i++)
        add_beside(ret, example, json_array_get(lines, i));
    ret->units[ret->context.reporting_unit_count++] = example->actor;
    read_sender(ret, example->sender);
    read_signatory(ret, example->signatory);
    json_decref(lines);
}

static void assert_is_of_the_rule(const struct nk_rule *rule, const struct nk_rule_example *example,
                                  const struct nk_finding *finding)
{
    const struct nk_text id = finding->rule->id;
    ck_assert_msg(nk_text_equal(id, rule->id) || nk_text_equal(id, example->implied) || finding->severity < NK_WARNING,
                  "the %s example of %.*s meets %.*s at %.*s", example->passes ? "passing" : "failing",
                  NK_TEXT_ARGUMENTS(rule->id), NK_TEXT_ARGUMENTS(id), NK_TEXT_ARGUMENTS(finding->place.pointer));
}

/* The rule itself has run and found nothing, or something; no other rule asks for an explanation, but one that is
 * implied. */
static void assert_example(const struct nk_rule *rule, const struct nk_rule_example *example)
{
    struct beside beside;
    struct nk_findings findings;
    read_beside(&beside, example);
    const struct nk_submission *submission = decoded(example->document, example->actor, example->year);
    ck_assert_int_eq(nk_rules_run(&findings, nk_test_arena(), &catalogue, submission, &beside.context), NK_OK);
    for (size_t i = 0; i < findings.outcome_count; i++) {
        const struct nk_rule_outcome *outcome = &findings.outcomes[i];
        if (!nk_text_equal(outcome->rule->id, rule->id))
            continue;
        ck_assert_msg(outcome->skipped == NK_NOT_SKIPPED, "%.*s is skipped: %s", NK_TEXT_ARGUMENTS(rule->id),
                      nk_skip_code(outcome->skipped));
        ck_assert_msg((outcome->found == 0) == example->passes, "%.*s: the %s example has %zu findings",
                      NK_TEXT_ARGUMENTS(rule->id), example->passes ? "passing" : "failing", outcome->found);
    }
    for (size_t i = 0; i < findings.count; i++)
        assert_is_of_the_rule(rule, example, &findings.items[i]);
}

START_TEST(every_rule_says_why_and_has_an_example_that_meets_it_and_one_that_fails_it)
{
    nk_assert_status(nk_db_catalogue_load(nk_test_db(), nk_test_arena(), &catalogue), NK_DB_ONE);
    for (size_t i = 0; i < catalogue.rule_count; i++) {
        const struct nk_rule *rule = &catalogue.rules[i];
        ck_assert_msg(rule->why.in[NK_BOKMAL].length > 0, "%.*s does not say why", NK_TEXT_ARGUMENTS(rule->id));
        ck_assert_msg(nk_rules_has_check(rule->check), "%.*s has no check", NK_TEXT_ARGUMENTS(rule->id));
        ck_assert_msg(rule->example_count == 2 && rule->examples[0].passes && !rule->examples[1].passes,
                      "%.*s has %zu examples, not one of each", NK_TEXT_ARGUMENTS(rule->id), rule->example_count);
    }
}
END_TEST

START_TEST(each_example_meets_its_rule_or_fails_it_and_no_other)
{
    nk_assert_status(nk_db_catalogue_load(nk_test_db(), nk_test_arena(), &catalogue), NK_DB_ONE);
    for (size_t i = 0; i < catalogue.rule_count; i++)
        for (size_t k = 0; k < catalogue.rules[i].example_count; k++)
            assert_example(&catalogue.rules[i], &catalogue.rules[i].examples[k]);
}
END_TEST

START_TEST(every_number_of_a_rule_has_words_for_what_it_bounds_and_for_its_unit)
{
    nk_assert_status(nk_db_catalogue_load(nk_test_db(), nk_test_arena(), &catalogue), NK_DB_ONE);
    for (size_t i = 0; i < catalogue.rule_count; i++) {
        const struct nk_rule *rule = &catalogue.rules[i];
        const struct nk_text unit = nk_rules_tolerance_unit(rule->check);
        ck_assert_msg(nk_rule_unit_label(unit) != NULL, "%.*s", NK_TEXT_ARGUMENTS(unit));
        for (size_t k = 0; k < rule->parameter_count; k++) {
            const struct nk_rule_parameter *number = &rule->parameters[k];
            ck_assert_msg(nk_rule_parameter_label(number->name) != NULL, "%.*s of %.*s",
                          NK_TEXT_ARGUMENTS(number->name), NK_TEXT_ARGUMENTS(rule->id));
            ck_assert_msg(nk_rule_unit_label(number->unit) != NULL, "%.*s of %.*s", NK_TEXT_ARGUMENTS(number->unit),
                          NK_TEXT_ARGUMENTS(rule->id));
        }
    }
}
END_TEST

START_TEST(a_changed_line_changes_what_a_rule_finds)
{
    struct nk_findings findings;
    nk_assert_status(nk_db_catalogue_load(nk_test_db(), nk_test_arena(), &catalogue), NK_DB_ONE);
    const struct nk_rule *rule = nk_catalogue_rule(&catalogue, NK_TEXT("V06"));
    const struct nk_rule_example *failing = &rule->examples[1];
    const struct nk_submission *submission = decoded(failing->document, failing->actor, failing->year);
    ck_assert_int_eq(nk_rules_run(&findings, nk_test_arena(), &catalogue, submission, NULL), NK_OK);
    ck_assert_uint_eq(nk_findings_count(&findings, NK_ERROR), 1);

    (void)nk_sql("UPDATE nokkeltall.rule_parameter SET value = 100000000 WHERE rule = 'V06' AND name = 'error-above'");
    (void)nk_sql("UPDATE nokkeltall.rule SET message_en = 'Other words.' WHERE id = 'V06'");
    nk_assert_status(nk_db_catalogue_load(nk_test_db(), nk_test_arena(), &catalogue), NK_DB_ONE);
    ck_assert_int_eq(nk_rules_run(&findings, nk_test_arena(), &catalogue, submission, NULL), NK_OK);
    ck_assert_uint_eq(nk_findings_count(&findings, NK_ERROR), 0);
    ck_assert_uint_eq(nk_findings_count(&findings, NK_WARNING), 1);
    nk_assert_text(nk_finding_message(nk_test_arena(), &findings.items[0], NK_ENGLISH), "Other words.");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("rules");
    TCase *cases = nk_case_with_tables(suite, "rule examples");
    tcase_add_test(cases, every_rule_says_why_and_has_an_example_that_meets_it_and_one_that_fails_it);
    tcase_add_test(cases, each_example_meets_its_rule_or_fails_it_and_no_other);
    tcase_add_test(cases, every_number_of_a_rule_has_words_for_what_it_bounds_and_for_its_unit);
    TCase *changed = nk_case_with_database(suite, "changed rules");
    tcase_add_test(changed, a_changed_line_changes_what_a_rule_finds);
    return nk_run_suite(suite);
}
