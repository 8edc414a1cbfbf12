#include <check.h>
#include <stdio.h>

#include "server/digest.h"
#include "server/heap.h"
#include "server/publish/rule_sets.h"
#include "tests/run.h"

/* One rule whose tolerance is another from 2020 on, one methodology until 2021 and another after a year without. */
static const struct nk_rule_parameter parameters[] = {
    {.name = NK_TEXT("warn-above"), .value = {.units = 1}, .unit = NK_TEXT("nok"), .first_year = 2012, .last_year = 2018},
    {.name = NK_TEXT("warn-above"), .value = {.units = 2}, .unit = NK_TEXT("nok"), .first_year = 2019},
};
static const struct nk_rule rules[] = {
    {.id = NK_TEXT("V06"), .check = NK_TEXT("margins-agree"), .severity = NK_ERROR, .tolerance = 0, .first_year = 2012,
     .last_year = 2019, .parameters = parameters, .parameter_count = 2, .source = NK_TEXT("R10")},
    {.id = NK_TEXT("V06"), .check = NK_TEXT("margins-agree"), .severity = NK_ERROR, .tolerance = 5, .first_year = 2020,
     .parameters = parameters, .parameter_count = 2, .source = NK_TEXT("R10")},
};
static const struct nk_methodology methodologies[] = {
    {.id = NK_TEXT("2017"), .first_year = 2017, .last_year = 2021},
    {.id = NK_TEXT("2023"), .first_year = 2023},
};
static const struct nk_catalogue catalogue = {
    .rules = rules, .rule_count = 2, .methodologies = methodologies, .methodology_count = 2};

static const struct nk_rule_set *set_of(struct nk_arena *arena, const struct nk_catalogue *of, int year)
{
    struct nk_rule_sets sets;
    ck_assert_int_eq(nk_rule_sets_of(&sets, arena, of), NK_OK);
    return nk_rule_set_of_year(&sets, year);
}

static bool same(int a, int b)
{
    struct nk_arena arena = nk_heap_arena();
    const bool equal = nk_text_equal(set_of(&arena, &catalogue, a)->sha256, set_of(&arena, &catalogue, b)->sha256);
    nk_arena_release(&arena);
    return equal;
}

START_TEST(years_with_the_same_rules_have_the_same_set_and_a_changed_number_makes_another)
{
    ck_assert(same(2017, 2018));
    ck_assert(!same(2018, 2019)); /* a parameter */
    ck_assert(!same(2019, 2020)); /* the tolerance */
    ck_assert(same(2020, 2021));
    ck_assert(!same(2021, 2023)); /* the methodology */
    ck_assert(same(2023, 2099));
}
END_TEST

START_TEST(a_year_without_a_methodology_has_no_set)
{
    struct nk_arena arena = nk_heap_arena();
    ck_assert_ptr_null(set_of(&arena, &catalogue, 2016));
    ck_assert_ptr_null(set_of(&arena, &catalogue, 2022));
    ck_assert_ptr_null(set_of(&arena, &(struct nk_catalogue){0}, 2017));
    nk_arena_release(&arena);
}
END_TEST

START_TEST(a_set_is_found_by_its_name_which_is_the_hash_of_what_it_says)
{
    struct nk_arena arena = nk_heap_arena();
    struct nk_rule_sets sets;
    char hex[NK_SHA256_HEX + 1];
    ck_assert_int_eq(nk_rule_sets_of(&sets, &arena, &catalogue), NK_OK);
    const struct nk_rule_set *set = nk_rule_set_of_year(&sets, 2018);
    nk_sha256_hex(hex, set->content);
    ck_assert(nk_text_is(set->sha256, hex));
    ck_assert_ptr_eq(nk_rule_set_named(&sets, nk_text_of(hex)), set);
    ck_assert_ptr_null(nk_rule_set_named(&sets, (struct nk_text){0}));
    ck_assert_ptr_null(nk_rule_set_named(&sets, NK_TEXT("x")));
    nk_arena_release(&arena);
}
END_TEST

START_TEST(a_set_says_what_is_in_force_with_sorted_members_and_no_white_space)
{
    struct nk_arena arena = nk_heap_arena();
    const char *labels = "{\"en\":\"\",\"nb\":\"\",\"nn\":\"\"}";
    char expected[1024];
    (void)snprintf(expected, sizeof expected,
                   "{\"methodology\":\"2017\",\"rules\":[{\"check\":\"margins-agree\",\"combinations\":[],\"enforcedAt\":\"return\","
                   "\"howToMend\":%s,\"id\":\"V06\",\"message\":%s,\"name\":%s,"
                   "\"parameters\":[{\"name\":\"warn-above\",\"source\":\"\",\"unit\":\"nok\",\"value\":\"1\"}],"
                   "\"severity\":\"error\",\"source\":\"R10\",\"tolerance\":0,\"toleranceUnit\":\"NOK\",\"why\":null}]}",
                   labels, labels, labels);
    const struct nk_text content = set_of(&arena, &catalogue, 2017)->content;
    ck_assert_msg(nk_text_is(content, expected), "%.*s", NK_TEXT_ARGUMENTS(content));
    nk_arena_release(&arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("rule sets");
    TCase *cases = tcase_create("rule sets");
    suite_add_tcase(suite, cases);
    tcase_add_test(cases, years_with_the_same_rules_have_the_same_set_and_a_changed_number_makes_another);
    tcase_add_test(cases, a_year_without_a_methodology_has_no_set);
    tcase_add_test(cases, a_set_is_found_by_its_name_which_is_the_hash_of_what_it_says);
    tcase_add_test(cases, a_set_says_what_is_in_force_with_sorted_members_and_no_white_space);
    return run(suite);
}
