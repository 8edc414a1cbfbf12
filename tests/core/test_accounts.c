#include "tests/core/account_set.h"
#include "tests/core/random.h"

static struct nk_arena arena;

static void set_up(void)
{
    arena = test_arena();
}

static void tear_down(void)
{
    nk_arena_release(&arena);
}

struct line {
    const char *code, *amount, *prior;
};

static struct nk_submission *accounts_of(const struct line *lines, size_t count)
{
    const struct sector_return from = {.actor = "nhn", .expenditure = "software/network/operating 100"};
    struct nk_submission *submission = sector_submission(&arena, 2017, &from);
    for (size_t i = 0; i < count; i++)
        add_line(&arena, submission, nk_text_of(lines[i].code), lines[i].amount, lines[i].prior);
    return submission;
}

static void assert_accounts(const char *codes, const char *const *identities, const struct line *lines,
                            size_t count, const char *expected)
{
    char text[SET_TEXT_MAX];
    const struct account_set *set = account_set(&arena, codes, identities);
    const struct nk_findings findings = run_accounts(set, accounts_of(lines, count));
    account_findings_text(text, &findings);
    ck_assert_str_eq(text, expected);
}

#define IDENTITIES(...)                                                                                            \
    (const char *const[])                                                                                          \
    {                                                                                                              \
        __VA_ARGS__, NULL                                                                                          \
    }
#define LINES(...)                                                                                                 \
    (const struct line[]){__VA_ARGS__}, sizeof((const struct line[]){__VA_ARGS__}) / sizeof(struct line)
#define RESULT "+revenue +cost *result", IDENTITIES("sum result = revenue -cost")

START_TEST(a_sum_that_adds_up_in_both_years_has_no_finding)
{
    assert_accounts(RESULT, LINES({"revenue", "100", "90"}, {"cost", "60", "70"}, {"result", "40", "20"}), "");
}
END_TEST

START_TEST(a_sum_is_checked_in_both_years)
{
    assert_accounts(RESULT,
                    LINES({"revenue", "100000", "90000"}, {"cost", "60000", "70000"}, {"result", "40100", "20200"}),
                    "A02 2/amount sum-result: 40000 40100 100\nA02 2/priorYear sum-result: 20000 20200 200");
}
END_TEST

START_TEST(one_or_two_kroner_are_rounding_and_fifty_six_are_not)
{
    assert_accounts(RESULT,
                    LINES({"revenue", "100000", "90000"}, {"cost", "60000", "70000"}, {"result", "40001", "19998"}),
                    "A01 2/amount sum-result: 40000 40001 1\nA01 2/priorYear sum-result: 20000 19998 -2");
    assert_accounts(RESULT,
                    LINES({"revenue", "100000", "90000"}, {"cost", "60000", "70000"}, {"result", "40003", "20056"}),
                    "A02 2/amount sum-result: 40000 40003 3\nA02 2/priorYear sum-result: 20000 20056 56");
}
END_TEST

START_TEST(a_sum_of_many_numbers_may_be_off_by_half_a_krone_each)
{
    const char *codes = "+a +b +c +d +e +f +g +total";
    const char *const identities[] = {"sum total = a b c d e f g", NULL};
    assert_accounts(codes, identities,
                    LINES({"a", "100", NULL}, {"b", "100", NULL}, {"c", "100", NULL}, {"d", "100", NULL},
                          {"e", "100", NULL}, {"f", "100", NULL}, {"g", "100", NULL}, {"total", "704", NULL}),
                    "A01 7/amount sum-total: 700 704 4");
    assert_accounts(codes, identities,
                    LINES({"a", "100", NULL}, {"b", "100", NULL}, {"c", "100", NULL}, {"d", "100", NULL},
                          {"e", "100", NULL}, {"f", "100", NULL}, {"g", "100", NULL}, {"total", "705", NULL}),
                    "A02 7/amount sum-total: 700 705 5");
}
END_TEST

START_TEST(a_number_in_the_wrong_column_is_an_error)
{
    assert_accounts(RESULT, LINES({"revenue", "100000", NULL}, {"cost", "60000", NULL}, {"result", "60000", NULL}),
                    "A03 2/amount sum-result: 40000 60000 20000");
    assert_accounts(RESULT,
                    LINES({"revenue", "100000 public-source", NULL}, {"cost", "60000 public-source", NULL},
                          {"result", "60000 public-source", NULL}),
                    "A03 2/amount sum-result: 40000 60000 20000");
    assert_accounts(RESULT,
                    LINES({"revenue", "100000", NULL}, {"cost", "60000 public-source", NULL},
                          {"result", "60000 public-source", NULL}),
                    "A03 2/amount sum-result: 40000 60000 20000");
}
END_TEST

START_TEST(a_shift_in_a_printed_account_is_a_warning_only_where_every_note_names_the_account)
{
    char text[SET_TEXT_MAX];
    const struct line lines[] = {{"revenue", "100000 public-source", NULL}, {"cost", "60000 public-source", NULL},
                                 {"result", "60000 public-source", NULL}};
    const struct account_set *set = account_set(&arena, RESULT);
    for (size_t noted = 0; noted <= LENGTH_OF(lines); noted++) {
        struct nk_submission *submission = accounts_of(lines, LENGTH_OF(lines));
        for (size_t i = 0; i < noted; i++)
            submission->account_lines[i].amount.note = NK_TEXT("Annual report 2017");
        const struct nk_findings findings = run_accounts(set, submission);
        account_findings_text(text, &findings);
        ck_assert_str_eq(text, noted == LENGTH_OF(lines) ? "A09 2/amount sum-result: 40000 60000 20000"
                                                         : "A03 2/amount sum-result: 40000 60000 20000");
    }
}
END_TEST

START_TEST(a_small_difference_is_never_a_shift)
{
    assert_accounts(RESULT, LINES({"revenue", "2000", NULL}, {"cost", "0", NULL}, {"result", "1000", NULL}),
                    "A02 2/amount sum-result: 2000 1000 -1000");
    assert_accounts(RESULT, LINES({"revenue", "2001", NULL}, {"cost", "0", NULL}, {"result", "1000", NULL}),
                    "A03 2/amount sum-result: 2001 1000 -1001");
}
END_TEST

/* The row of totals is right across and wrong down: 17500 more came in than its only row says. */
START_TEST(a_row_of_totals_is_checked_down_and_across)
{
    assert_accounts("+in +used +left +total-in +total-used +total-left",
                    IDENTITIES("sum total-in = in", "sum total-used = used", "sum total-left = left",
                               "roll-forward left = in -used", "roll-forward total-left = total-in -total-used"),
                    LINES({"in", "1000000", NULL}, {"used", "900000", NULL}, {"left", "100000", NULL},
                          {"total-in", "1017500", NULL}, {"total-used", "900000", NULL},
                          {"total-left", "117500", NULL}),
                    "A02 3/amount sum-total-in: 1000000 1017500 17500\n"
                    "A03 5/amount sum-total-left: 100000 117500 17500");
}
END_TEST

START_TEST(opening_is_the_closing_of_the_year_before_and_a_change_is_the_difference_of_two_years)
{
    const char *codes = "+opening *change +closing +bank";
    const char *const identities[] = {"opening opening = @bank", "roll-forward closing = opening change",
                                      "cross-reference closing = bank", "change change = bank -@bank", NULL};
    assert_accounts(codes, identities,
                    LINES({"opening", "700000", "600000"}, {"change", "200000", "100000"},
                          {"closing", "900000", "700000"}, {"bank", "900000", "700000"}),
                    "");
    assert_accounts(
        codes, identities,
        LINES({"opening", "700010", "600000"}, {"change", "200000", "100000"}, {"closing", "900010", "700000"},
              {"bank", "900000", "700020"}),
        "A02 0/amount opening-opening: 700020 700010 -10\nA02 1/amount change-change: 199980 200000 20\n"
        "A02 2/amount cross-reference-closing: 900000 900010 10\n"
        "A02 2/priorYear cross-reference-closing: 700020 700000 -20");
}
END_TEST

START_TEST(what_is_left_out_is_not_there_and_what_is_missing_is_not_known)
{
    assert_accounts("+a +b +total", IDENTITIES("sum total = a b"),
                    LINES({"a", "100", NULL}, {"total", "100", NULL}), "");
    assert_accounts("+a +b +total", IDENTITIES("sum total = a b"),
                    LINES({"a", "100", NULL}, {"b", "0 missing", NULL}, {"total", "170", NULL}), "");
    /* A note that the account does not have refers to nothing. */
    assert_accounts("+line +note", IDENTITIES("cross-reference note = line"), LINES({"line", "100", "90"}), "");
    /* Last year is not known, so nothing is known of the change since. */
    assert_accounts("*change +bank", IDENTITIES("change change = bank -@bank"),
                    LINES({"change", "5", NULL}, {"bank", "9", NULL}), "");
}
END_TEST

START_TEST(a_part_is_no_more_than_the_whole)
{
    const char *const identities[] = {"at-most tied = bank", NULL};
    assert_accounts("+tied +bank", identities, LINES({"tied", "90", "100"}, {"bank", "100", "100"}), "");
    assert_accounts("+tied +bank", identities, LINES({"tied", "102", "90"}, {"bank", "100", "80"}),
                    "A04 0/priorYear at-most-tied: 80 90 10");
}
END_TEST

START_TEST(the_numbers_of_the_return_are_held_to_the_accounts)
{
    char text[SET_TEXT_MAX];
    const struct account_set *set =
        account_set(&arena, "+revenue +cost +salary",
                    IDENTITIES("cross-reference #operating-revenue = revenue", "at-most #ict-operating = cost",
                               "at-most #ict-investment = cost", "at-most #depreciation = salary"));
    const struct sector_return from = {.actor = "nhn",
                                       .revenue = "500",
                                       .expenditure =
                                           "software/network/operating 300, software/network/investment 40"};
    struct nk_submission *submission = sector_submission(&arena, 2017, &from);
    submission->depreciation = sector_number("7", NK_TEXT("/memo/depreciation"));
    add_line(&arena, submission, NK_TEXT("revenue"), "400", "1");
    add_line(&arena, submission, NK_TEXT("cost"), "290", "1");
    const struct nk_findings findings = run_accounts(set, submission);
    account_findings_text(text, &findings);
    ck_assert_str_eq(text, "A04 /expenditure at-most-#ict-operating: 290 300 10\n"
                           "A02 /accounts/operatingRevenue cross-reference-#operating-revenue: 400 500 100");
}
END_TEST

START_TEST(two_lines_whose_sum_is_not_stated_are_told_and_one_alone_is_not)
{
    const char *const identities[] = {"sum total = a b", NULL};
    assert_accounts("+a +b +total", identities, LINES({"a", "100", NULL}), "");
    assert_accounts("+a +b +total", identities, LINES({"a", "100", NULL}, {"b", "20", NULL}),
                    "A05 /accounts/lines total: 120 0 -120");
    assert_accounts("+a +b +total", identities,
                    LINES({"a", "100", "90"}, {"b", "20", "10"}, {"total", "120", NULL}),
                    "A05 2/priorYear total: 100 0 -100");
    /* A sum that is said to be missing is no sum that was forgotten. */
    assert_accounts("+a +b +total", identities,
                    LINES({"a", "100", NULL}, {"b", "20", NULL}, {"total", "0 missing", NULL}), "");
}
END_TEST

START_TEST(a_line_with_the_opposite_sign_is_told_in_either_year)
{
    assert_accounts("+asset -paid *result", IDENTITIES("cross-reference asset = asset"),
                    LINES({"asset", "-5", "0"}, {"paid", "-7", "7"}, {"result", "-1", "1"}),
                    "A06 0/amount asset: 5 -5 -10\nA06 1/priorYear paid: -7 7 14");
}
END_TEST

START_TEST(last_years_numbers_sent_again_are_told_and_a_few_equal_lines_are_not)
{
    const char *codes = "+a +b +c +d +e +f +g +h +i +j +k +l";
    const char *const identities[] = {"cross-reference a = a", NULL};
    struct line lines[] = {{"a", "1", "1"}, {"b", "2", "2"}, {"c", "3", "3"}, {"d", "4", "4"},
                           {"e", "5", "5"}, {"f", "6", "7"}, {"g", "7", "8"}, {"h", "8", "9"},
                           {"i", "9", "8"}, {"j", "9", "7"}, {"k", "0", "0"}, {"l", "1", NULL}};
    assert_accounts(codes, identities, lines, LENGTH_OF(lines), "");
    lines[5].prior = "6";
    assert_accounts(codes, identities, lines, LENGTH_OF(lines), "A07 /accounts/lines priorYear: 5 6 1");
    assert_accounts(codes, identities, lines, 9, "");
}
END_TEST

START_TEST(what_is_said_of_the_year_before_is_what_was_reported_then)
{
    char text[SET_TEXT_MAX];
    const struct account_set *set = account_set(&arena, RESULT);
    const struct line then[] = {{"revenue", "100000", NULL}, {"cost", "60000", NULL}, {"result", "40000", NULL}};
    const struct line now[] = {
        {"revenue", "90000", "100002"}, {"cost", "50000", "60056"}, {"result", "40000", "39946"}};
    struct nk_rule_context context = {.prior = accounts_of(then, LENGTH_OF(then))};
    struct nk_findings findings;
    ck_assert_int_eq(
        nk_rules_run(&findings, &arena, &set->catalogue, accounts_of(now, LENGTH_OF(now)), &context), NK_OK);
    account_findings_text(text, &findings);
    ck_assert_str_eq(text, "A08 1/priorYear cost: 60000 60056 56\nA08 2/priorYear result: 40000 39946 -54");
    context.prior = accounts_of(NULL, 0);
    ck_assert_int_eq(
        nk_rules_run(&findings, &arena, &set->catalogue, accounts_of(now, LENGTH_OF(now)), &context), NK_OK);
    ck_assert_uint_eq(findings.count, 0);
    ck_assert_int_eq(findings.outcomes[7].skipped, NK_NO_PRIOR_YEAR);
}
END_TEST

START_TEST(an_opening_balance_is_the_closing_one_that_was_reported_whatever_the_return_says)
{
    char text[SET_TEXT_MAX];
    const struct account_set *set = account_set(&arena, "*cash *change *opening",
                                                IDENTITIES("opening opening = @cash", "change change = cash -@cash"));
    const struct line then[] = {{"cash", "60000", NULL}};
    const struct {
        struct line now[2];
        const char *found;
    } cases[] = {
        {{{"opening", "60000", NULL}}, ""},
        {{{"opening", "60002", NULL}}, ""},
        {{{"opening", "60056", NULL}}, "V15 0/amount opening-opening: 60000 60056 56"},
        {{{"opening", "60056", NULL}, {"cash", "70000", NULL}}, "V15 0/amount opening-opening: 60000 60056 56"},
        {{{"opening", "60056", NULL}, {"cash", "70000", "60056"}},
         "V15 0/amount opening-opening: 60000 60056 56\nA08 1/priorYear cash: 60000 60056 56"},
        {{{"opening", "60056", NULL}, {"cash", "70000", "60000"}},
         "A02 0/amount opening-opening: 60000 60056 56\nV15 0/amount opening-opening: 60000 60056 56"},
        {{{"change", "5", NULL}}, ""},
    };
    for (size_t i = 0; i < LENGTH_OF(cases); i++) {
        struct nk_rule_context context = {.prior = accounts_of(then, LENGTH_OF(then))};
        struct nk_findings findings;
        const size_t count = cases[i].now[1].code ? 2 : 1;
        ck_assert_int_eq(
            nk_rules_run(&findings, &arena, &set->catalogue, accounts_of(cases[i].now, count), &context), NK_OK);
        account_findings_text(text, &findings);
        ck_assert_str_eq(text, cases[i].found);
    }
    const struct nk_findings alone = run_accounts(set, accounts_of(cases[2].now, 1));
    ck_assert_uint_eq(alone.count, 0);
    ck_assert_int_eq(alone.outcomes[LENGTH_OF(account_rules) - 1].skipped, NK_NO_PRIOR_YEAR);
}
END_TEST

START_TEST(the_rules_of_accounts_are_skipped_where_there_is_no_account)
{
    const struct account_set *set = account_set(&arena, RESULT);
    const struct nk_findings findings = run_accounts(set, accounts_of(NULL, 0));
    ck_assert_uint_eq(findings.count, 0);
    ck_assert_uint_eq(findings.rules_skipped, LENGTH_OF(account_rules) - 1);
}
END_TEST

START_TEST(a_message_says_the_label_in_the_language_and_the_code_where_there_is_none)
{
    struct nk_rule rule = account_rules[1];
    rule.message.in[NK_BOKMAL] = NK_TEXT("{subject}: {expected}");
    rule.message.in[NK_ENGLISH] = NK_TEXT("{subject}; {expected}");
    const struct nk_label label = {{NK_TEXT("Resultat"), NK_TEXT(""), NK_TEXT("Result")}};
    struct nk_finding finding = {
        .rule = &rule, .subject = &label, .code = NK_TEXT("sum-result"), .expected = NK_TEXT("7")};
    ck_assert_text(nk_finding_message(&arena, &finding, NK_ENGLISH), "Result; 7");
    ck_assert_text(nk_finding_message(&arena, &finding, NK_NYNORSK), "Resultat: 7");
    finding.subject = NULL;
    ck_assert_text(nk_finding_message(&arena, &finding, NK_BOKMAL), "sum-result: 7");
}
END_TEST

START_TEST(lines_that_are_found_one_after_the_other_are_those_that_are_found_alone)
{
    const struct account_set *set = account_set(&arena, RESULT);
    const struct nk_code_list *codes = &set->classification.codes;
    struct nk_account_line_finder finder = {.classification = &set->classification};
    struct random random = {.state = 7};
    for (int i = 0; i < 1000; i++) {
        const size_t any = random_below(&random, codes->count + 1);
        const struct nk_text code = any < codes->count ? codes->codes[any].code : NK_TEXT("of-nothing");
        const int next = any < codes->count ? (int)any + 1 : -1;
        ck_assert_int_eq(nk_account_line_find_next(&finder, code), any < codes->count ? (int)any : -1);
        if (next > 0 && next < (int)codes->count)
            ck_assert_int_eq(nk_account_line_find_next(&finder, codes->codes[next].code), next);
    }
}
END_TEST

START_TEST(a_structure_knows_its_sums_and_what_goes_into_them)
{
    const struct account_set *set = account_set(&arena, RESULT);
    const struct nk_account_structure *structure = &set->structure;
    const struct nk_account_identity *sum = NULL;
    int cost = nk_account_line_find(&set->classification, NK_TEXT("cost"));
    ck_assert_int_eq(cost, 1);
    ck_assert_int_eq(nk_account_line_find(&set->classification, NK_TEXT("costs")), -1);
    ck_assert_ptr_null(nk_account_sum_of(structure, cost));
    ck_assert_ptr_eq(nk_account_sum_of(structure, 2), &structure->identities[0]);
    const struct nk_account_term *term = nk_account_parent(&sum, structure, cost);
    ck_assert(term && term->negative);
    ck_assert_ptr_eq(sum, &structure->identities[0]);
    ck_assert_ptr_null(nk_account_parent(&sum, structure, 2));
}
END_TEST

START_TEST(an_identity_of_a_line_that_is_not_there_is_no_structure)
{
    struct account_set *set = account_set(&arena, RESULT);
    set->identities[0].terms[1].line = NK_TEXT("costs");
    ck_assert_int_eq(nk_account_structure_bind(&set->structure, &arena, &set->classification.codes), NK_INVALID);
    set->identities[0].terms[1].line = (struct nk_text){.length = 0};
    ck_assert_int_eq(nk_account_structure_bind(&set->structure, &arena, &set->classification.codes), NK_INVALID);
}
END_TEST

static enum nk_status attempt(struct nk_arena *scarce)
{
    const struct account_set *set = account_set(&arena, RESULT);
    const struct line lines[] = {{"revenue", "100000", NULL}, {"cost", "60000", NULL}, {"result", "60000", NULL}};
    struct nk_findings findings;
    return nk_rules_run(&findings, scarce, &set->catalogue, accounts_of(lines, LENGTH_OF(lines)), NULL);
}

START_TEST(without_memory_there_is_no_answer)
{
    ck_assert_uint_gt(scarce_until_enough(attempt, 8), 4);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("accounts");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_sum_that_adds_up_in_both_years_has_no_finding);
    tcase_add_test(tests, a_sum_is_checked_in_both_years);
    tcase_add_test(tests, one_or_two_kroner_are_rounding_and_fifty_six_are_not);
    tcase_add_test(tests, a_sum_of_many_numbers_may_be_off_by_half_a_krone_each);
    tcase_add_test(tests, a_number_in_the_wrong_column_is_an_error);
    tcase_add_test(tests, a_shift_in_a_printed_account_is_a_warning_only_where_every_note_names_the_account);
    tcase_add_test(tests, a_small_difference_is_never_a_shift);
    tcase_add_test(tests, a_row_of_totals_is_checked_down_and_across);
    tcase_add_test(tests, opening_is_the_closing_of_the_year_before_and_a_change_is_the_difference_of_two_years);
    tcase_add_test(tests, what_is_left_out_is_not_there_and_what_is_missing_is_not_known);
    tcase_add_test(tests, a_part_is_no_more_than_the_whole);
    tcase_add_test(tests, the_numbers_of_the_return_are_held_to_the_accounts);
    tcase_add_test(tests, two_lines_whose_sum_is_not_stated_are_told_and_one_alone_is_not);
    tcase_add_test(tests, a_line_with_the_opposite_sign_is_told_in_either_year);
    tcase_add_test(tests, last_years_numbers_sent_again_are_told_and_a_few_equal_lines_are_not);
    tcase_add_test(tests, what_is_said_of_the_year_before_is_what_was_reported_then);
    tcase_add_test(tests,
                   an_opening_balance_is_the_closing_one_that_was_reported_whatever_the_return_says);
    tcase_add_test(tests, the_rules_of_accounts_are_skipped_where_there_is_no_account);
    tcase_add_test(tests, a_message_says_the_label_in_the_language_and_the_code_where_there_is_none);
    tcase_add_test(tests, lines_that_are_found_one_after_the_other_are_those_that_are_found_alone);
    tcase_add_test(tests, a_structure_knows_its_sums_and_what_goes_into_them);
    tcase_add_test(tests, an_identity_of_a_line_that_is_not_there_is_no_structure);
    tcase_add_test(tests, without_memory_there_is_no_answer);
    return test_run("accounts", &tests, 1);
}
