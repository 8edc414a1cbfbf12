#include "tests/core/rule_set.h"

START_TEST(findings_are_in_the_order_of_the_document_then_of_the_rules)
{
    ASSERT_2017(
        "V33 /expenditure :   \nV05 /staffing/employees : 0 -2 -2\nV08 /staffing/employees : 5 -2 -7\n"
        "V05 /activity/drgPoints : 0 -0.5 -0.5\nV09 /financing nhn: 100 99 -1\nV29 /financing/0/financier x:  x \n"
        "V29 /purchases/0/supplier y:  y ",
        .actor = "nhn", .employees = "-2", .fte = "5", .drg_points = "-0.5",
        .financing = {{.financier = "x", .share = "99"}}, .purchases = {{"y", "1", false, NULL}});
}
END_TEST

START_TEST(items_are_ordered_by_their_index_as_a_number)
{
    char cells[512] = "";
    size_t length = 0;
    for (int i = 0; i < 12; i++)
        length += (size_t)snprintf(cells + length, sizeof cells - length, "software/x/operating %d,", i == 2 ? -1 : i);
    struct nk_findings findings =
        run(sector_submission(&arena, 2017, &(struct sector_return){.actor = "helse-nord", .expenditure = cells}));
    ck_assert_text(findings.items[0].place.pointer, "/expenditure/0/area");
    ck_assert_text(findings.items[2].place.pointer, "/expenditure/1/area");
    /* The object, then its members. */
    ck_assert_text(findings.items[3].place.pointer, "/expenditure/2");
    ck_assert_text(findings.items[4].place.pointer, "/expenditure/2/amount");
    ck_assert_text(findings.items[5].place.pointer, "/expenditure/2/area");
    ck_assert_text(findings.items[findings.count - 1].place.pointer, "/expenditure/11/area");
}
END_TEST

START_TEST(the_same_problem_is_told_once)
{
    const struct sector_return from = {.actor = "helse-nord",
                                       .expenditure = "software/x/operating 1, software/x/operating 2"};
    struct nk_submission *submission = sector_submission(&arena, 2017, &from);
    submission->expenditure.items[1].place = submission->expenditure.items[0].place;
    struct nk_findings findings = run(submission);
    assert_found(
        &findings,
        "V04 /expenditure/0 software/x/operating:   \nV24 /expenditure/0/area x: network, data-centre, unspecified x ");
}
END_TEST

START_TEST(what_is_cut_off_is_counted_and_never_hides_an_error)
{
    const size_t cells = NK_FINDINGS_MAX + 10;
    const struct sector_return from = {.actor = "helse-nord", .fte = "2", .employees = "1"};
    struct nk_submission *submission = sector_submission(&arena, 2017, &from);
    submission->expenditure.items = NK_NEW_ARRAY(&arena, struct nk_cell, cells);
    ck_assert_ptr_nonnull(submission->expenditure.items);
    submission->expenditure.count = cells;
    for (size_t i = 0; i < cells; i++)
        submission->expenditure.items[i] = (struct nk_cell){
            .category = NK_TEXT("software"), .area = NK_TEXT("network"), .cost_type = NK_TEXT("operating"),
            .amount = sector_number("1", sector_pointer(&arena, "expenditure", i, "/amount")),
            .place = {.pointer = sector_pointer(&arena, "expenditure", i, "")},
        };
    rules[2].severity = NK_INFO;
    struct nk_findings findings = run(submission);
    /* All but the first cell are duplicates, and the error comes after them. */
    ck_assert_uint_eq(findings.count, NK_FINDINGS_OF_RULE_MAX + 1);
    ck_assert_uint_eq(findings.dropped, cells - 1 - NK_FINDINGS_OF_RULE_MAX);
    ck_assert_uint_eq(nk_findings_count(&findings, NK_INFO), cells - 1);
    ck_assert_uint_eq(nk_findings_count(&findings, NK_ERROR), 1);
    ck_assert_text(findings.items[NK_FINDINGS_OF_RULE_MAX].place.pointer, "/staffing/employees");
    ck_assert_text(findings.items[0].place.pointer, "/expenditure/1");
}
END_TEST

START_TEST(rules_that_have_nothing_to_look_at_are_skipped)
{
    const struct sector_return bare = {.actor = "helse-nord", SOMETHING};
    struct nk_findings findings = run(sector_submission(&arena, 2017, &bare));
    /* actor, duplicate cell, negative, limit, overflow, codes, sections, empty, medical equipment. */
    ck_assert_uint_eq(findings.rules_run, 9);
    ck_assert_uint_eq(findings.rules_passed, 9);
    ck_assert_uint_eq(findings.outcome_count, catalogue.rule_count);
    ck_assert_text(findings.outcomes[1].rule->id, "V03");
    ck_assert_str_eq(nk_skip_code(findings.outcomes[1].skipped), "section-absent");
    ck_assert_int_eq(findings.outcomes[0].skipped, NK_NOT_SKIPPED);
    findings = run(sector_submission(&arena, 2017, &sector_2017[2]));
    /* And employees, counterparty, duplicate line, both of the purchase. */
    ck_assert_uint_eq(findings.rules_run, 14);
}
END_TEST

START_TEST(a_rule_that_found_something_has_failed_and_says_how_much)
{
    const struct sector_return wrong = {.actor = "helse-nord",
                                        .expenditure = "software/x/operating 1, x/network/operating -2"};
    struct nk_findings findings = run(sector_submission(&arena, 2017, &wrong));
    ck_assert_uint_eq(findings.rules_failed, 2);
    ck_assert_uint_eq(findings.rules_run, findings.rules_passed + 2);
    for (size_t i = 0; i < findings.outcome_count; i++)
        if (nk_text_is(findings.outcomes[i].rule->id, "V24"))
            ck_assert_uint_eq(findings.outcomes[i].found, 2);
}
END_TEST

START_TEST(only_rules_in_force_in_the_year_are_run)
{
    const struct sector_return empty = {.actor = "helse-nord"};
    rules[18].first_year = 2018;
    rules[18].last_year = 2018;
    struct nk_findings findings;
    for (int year = 2017; year <= 2019; year++) {
        ck_assert_int_eq(nk_rules_run(&findings, &arena, &catalogue, sector_submission(&arena, year, &empty), NULL),
                         NK_OK);
        ck_assert_uint_eq(findings.count, year == 2018);
        ck_assert_uint_eq(findings.rules_run + findings.rules_skipped, LENGTH_OF(rules) - (year == 2018 ? 0 : 1));
    }
}
END_TEST

START_TEST(no_rules_is_a_failure_and_so_is_a_check_that_does_not_exist)
{
    const struct nk_submission *submission = sector_submission(&arena, 2017, &sector_2017[0]);
    struct nk_findings findings = {.count = 77};
    rules[3].check = NK_TEXT("negative-amounts");
    ck_assert_int_eq(nk_rules_run(&findings, &arena, &catalogue, submission, NULL), NK_INVALID);
    catalogue.rule_count = 0;
    ck_assert_int_eq(nk_rules_run(&findings, &arena, &catalogue, submission, NULL), NK_INVALID);
    ck_assert_uint_eq(findings.count, 77);
}
END_TEST

START_TEST(every_rule_of_the_first_set_has_its_check)
{
    for (size_t i = 0; i < LENGTH_OF(first_rules); i++)
        ck_assert(nk_rules_has_check(first_rules[i].check));
    ck_assert(!nk_rules_has_check(NK_TEXT("")));
    ck_assert(!nk_rules_has_check(NK_TEXT("known-codes")));
}
END_TEST

static enum nk_status run_with(struct nk_arena *scarce)
{
    const struct sector_return wrong = {
        .actor = "nhn", .expenditure = "x/network/operating 1, x/network/operating -2", .employees = "1", .fte = "2",
        .financing = {{.financier = "nobody", .cells = "software/network/operating 3"}},
        .purchases = {{"nhn", "4", true, "software/network/operating 5"}},
    };
    struct nk_findings findings;
    return nk_rules_run(&findings, scarce, &catalogue, sector_submission(&arena, 2017, &wrong), NULL);
}

START_TEST(F01_a_number_that_can_be_read_in_two_ways_is_an_error_where_it_stood)
{
    struct nk_rule only[] = {RULE("F01", "read-in-one-way", NK_ERROR)};
    const struct nk_unread unread[] = {
        {.place = {.pointer = NK_TEXT("/staffing/fte"), .row = 9, .column = 8}, .text = NK_TEXT("1,234")},
        {.place = {.pointer = NK_TEXT("/expenditure/0/amount"), .row = 3, .column = 8}, .text = NK_TEXT("5.678")},
    };
    struct nk_submission *submission = sector_submission(&arena, 2017, &(struct sector_return){.actor = "helse-nord"});
    catalogue.rules = only;
    catalogue.rule_count = 1;
    struct nk_findings findings = run(submission);
    assert_found(&findings, "");
    submission->unread = unread;
    submission->unread_count = 2;
    findings = run(submission);
    assert_found(&findings, "F01 /expenditure/0/amount :  5.678 \nF01 /staffing/fte :  1,234 ");
    ck_assert_int_eq(findings.items[0].severity, NK_ERROR);
    ck_assert_uint_eq(findings.items[0].place.row, 3);
    ck_assert_uint_eq(findings.items[1].place.column, 8);
}
END_TEST

START_TEST(running_out_of_memory_anywhere_is_told)
{
    ck_assert_uint_gt(scarce_until_enough(run_with, 16), 100);
}
END_TEST

int main(void)
{
    TCase *together = tcase_create("all rules");
    tcase_add_checked_fixture(together, set_up, tear_down);
    tcase_set_timeout(together, 60);
    tcase_add_test(together, findings_are_in_the_order_of_the_document_then_of_the_rules);
    tcase_add_test(together, items_are_ordered_by_their_index_as_a_number);
    tcase_add_test(together, the_same_problem_is_told_once);
    tcase_add_test(together, what_is_cut_off_is_counted_and_never_hides_an_error);
    tcase_add_test(together, rules_that_have_nothing_to_look_at_are_skipped);
    tcase_add_test(together, a_rule_that_found_something_has_failed_and_says_how_much);
    tcase_add_test(together, only_rules_in_force_in_the_year_are_run);
    tcase_add_test(together, no_rules_is_a_failure_and_so_is_a_check_that_does_not_exist);
    tcase_add_test(together, every_rule_of_the_first_set_has_its_check);
    tcase_add_test(together, F01_a_number_that_can_be_read_in_two_ways_is_an_error_where_it_stood);
    tcase_add_test(together, running_out_of_memory_anywhere_is_told);
    return test_run("rules_run", (TCase *[]){together}, 1);
}
