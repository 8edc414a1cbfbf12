/* Rules about who pays for whom: financing and purchases. */
#include "tests/core/rule_set.h"

START_TEST(V09_a_key_sums_to_100)
{
    ASSERT_2017("", .actor = "nhn", SOMETHING,
                .financing = {{.financier = "helse-nord", .share = "33.333333"},
                              {.financier = "helse-vest", .share = "66.666667"}});
    ASSERT_2017(
        "V09 /financing nhn: 100 99.9 -0.1", .actor = "nhn", SOMETHING,
        .financing = {{.financier = "helse-nord", .share = "19.5"}, {.financier = "helse-vest", .share = "80.4"}});
    ASSERT_2017(
        "V09 /financing nhn: 100 100.000001 0.000001", .actor = "nhn", SOMETHING,
        .financing = {{.financier = "helse-nord", .share = "50"}, {.financier = "helse-vest", .share = "50.000001"}});
    rules[6].tolerance = 1;
    ASSERT_2017(
        "", .actor = "nhn", SOMETHING,
        .financing = {{.financier = "helse-nord", .share = "50"}, {.financier = "helse-vest", .share = "50.000001"}});
    ASSERT_2017("V09 /financing nhn: 100 100.000002 0.000002", .actor = "nhn", SOMETHING,
                .financing = {{.financier = "helse-nord", .share = "50"},
                              {.financier = "helse-vest", .share = "50.000002"}});
}
END_TEST

START_TEST(V10_others_do_not_finance_more_than_there_is)
{
    ASSERT_2017("", .actor = "nhn", SOMETHING,
                .financing = {{.financier = "helse-nord", .cells = "software/network/operating 100"}});
    ASSERT_2017("V10 /financing nhn: 100 102 2\nV28 /financing/0/cells/0/amount software/network/operating: 100 102 2",
                .actor = "nhn", SOMETHING,
                .financing = {{.financier = "helse-nord", .cells = "software/network/operating 60"},
                              {.financier = "state-budget", .cells = "software/network/operating 42"}});
    rules[7].tolerance = 2;
    rules[13].tolerance = 2;
    ASSERT_2017("", .actor = "nhn", SOMETHING,
                .financing = {{.financier = "helse-nord", .cells = "software/network/operating 102"}});
    /* Unknown own expenditure limits nothing. */
    ASSERT_2017("", .actor = "nhn",
                .expenditure = "software/network/operating 1, software/data-centre/operating 0 missing",
                .financing = {{.financier = "helse-nord", .cells = "software/data-centre/operating 90"}});
}
END_TEST

START_TEST(V28_a_cell_that_is_financed_beyond_itself_is_told)
{
    ASSERT_2017("V28 /financing/0/cells/0/amount outsourced-services/network/operating: 0 70 70", .actor = "nhn",
                SOMETHING,
                .financing = {{.financier = "helse-nord", .cells = "outsourced-services/network/operating 70"}});
    ASSERT_2022("V28 /financing/0/cells/0/amount software/operating: 5 6 1", .actor = "nhn",
                .by_category = "software//operating 5, public-cloud//operating 5",
                .by_area = "/infrastructure/operating 10",
                .financing = {{.financier = "helse-nord", .cells = "software/infrastructure/operating 6"}});
}
END_TEST

START_TEST(V27_financing_has_one_basis_and_what_it_needs)
{
    ASSERT_2017("V09 /financing nhn: 100 60 -40\nV27 /financing/1/basis helse-vest: key amount ", .actor = "nhn",
                SOMETHING,
                .financing = {{.financier = "helse-nord", .share = "60"},
                              {.financier = "helse-vest", .cells = "software/network/operating 1"}});
    ASSERT_2017("V27 /financing/0/cells helse-nord:   ", .actor = "nhn", SOMETHING,
                .financing = {{.financier = "helse-nord", .cells = ""}});
    ASSERT_2017("V27 /financing/0/cells helse-nord:   ", .actor = "nhn", SOMETHING,
                .financing = {{.financier = "helse-nord", .share = "100", .cells = "software/network/operating 1"}});
    ASSERT_2017(
        "V27 /financing/0/share helse-nord:   ", .actor = "nhn", SOMETHING,
        .financing = {{.financier = "helse-nord", .share = "0 missing"}, {.financier = "helse-vest", .share = "70"}});
    ASSERT_2017("V27 /financing/0/share helse-nord: 33.333333 33.3333331 0.0000001\n"
                "V27 /financing/1/share helse-vest: 66.666666 66.6666669 0.0000009", .actor = "nhn", SOMETHING,
                .financing = {{.financier = "helse-nord", .share = "33.3333331"},
                              {.financier = "helse-vest", .share = "66.6666669"}});
}
END_TEST

START_TEST(V27_an_amount_has_no_share)
{
    const struct sector_return from = {
        .actor = "nhn", SOMETHING, .financing = {{.financier = "helse-nord", .cells = "software/network/operating 1"}}};
    struct nk_submission *submission = sector_submission(&arena, 2017, &from);
    submission->financing[0].share = sector_number("100", NK_TEXT("/financing/0/share"));
    struct nk_findings findings = run(submission);
    assert_found(&findings, "V27 /financing/0/share helse-nord:   ");
}
END_TEST

START_TEST(V29_counterparties_exist_and_are_others)
{
    ASSERT_2017(
        "V29 /financing/0/financier nhn:  nhn \nV29 /financing/1/financier helse-midt-norge:  helse-midt-norge ",
        .actor = "nhn", SOMETHING,
        .financing = {{.financier = "nhn", .share = "20"},
                      {.financier = "helse-midt-norge", .share = "20"},
                      {.financier = "municipalities", .share = "20"},
                      {.financier = "nasjonal-ikt", .share = "20"},
                      {.financier = "bergen", .share = "20"}});
    ASSERT_2017(
        "V29 /purchases/0/supplier helse-vest:  helse-vest \nV29 /purchases/1/supplier state-budget:  state-budget ",
        .actor = "helse-nord", SOMETHING,
        .purchases = {{"helse-vest", "1", false, NULL}, {"state-budget", "1", false, NULL}, {"nhn", "1", false, NULL}});
    /* Nasjonal IKT ended in 2019. */
    const struct sector_return late = {
        .actor = "helse-nord", SOMETHING, .purchases = {{"nasjonal-ikt", "1", false, NULL}}};
    assert_return(2020, &late, "V29 /purchases/0/supplier nasjonal-ikt:  nasjonal-ikt ");
}
END_TEST

START_TEST(V30_a_counterparty_is_named_once)
{
    ASSERT_2017("V30 /financing/2/financier helse-nord:   ", .actor = "nhn", SOMETHING,
                .financing = {{.financier = "helse-nord", .share = "40"}, {.financier = "helse-vest", .share = "20"},
                              {.financier = "helse-nord", .share = "40"}});
    ASSERT_2017("V30 /purchases/1/supplier nhn:   ", .actor = "helse-nord", SOMETHING,
                .purchases = {{"nhn", "1", false, NULL}, {"nhn", "1", false, NULL}});
}
END_TEST

START_TEST(V31_cells_of_a_purchase_sum_to_it)
{
    ASSERT_2017("", .actor = "helse-nord", SOMETHING, .purchases = {{"nhn", "5", false, NULL}});
    ASSERT_2017("V31 /purchases/0/cells nhn: 5 6 1", .actor = "helse-nord", SOMETHING,
                .purchases = {{"nhn", "5", false, "software/network/operating 4, software/data-centre/operating 2"}});
    ASSERT_2017("V31 /purchases/0/cells nhn: 5 0 -5", .actor = "helse-nord", SOMETHING,
                .purchases = {{"nhn", "5", true, NULL}});
    ASSERT_2017("V31 /purchases/0/cells nhn:   ", .actor = "helse-nord", SOMETHING,
                .purchases = {{"nhn", "0 missing", true, NULL}});
    ASSERT_2017("", .actor = "helse-nord", SOMETHING,
                .purchases = {{"nhn", "0 missing", false, "software/network/operating 4"}});
    rules[16].tolerance = 1;
    ASSERT_2017("", .actor = "helse-nord", SOMETHING,
                .purchases = {{"nhn", "5", true, "software/network/operating 6"}});
}
END_TEST

static struct nk_text list_of(const struct nk_findings *findings, size_t index)
{
    ck_assert_uint_lt(index, findings->count);
    return findings->items[index].basis.list;
}

START_TEST(V28_V34_what_is_too_much_in_a_cell_is_named_by_its_lines)
{
    const char *const cell = "software/network/operating 60";
    struct sector_return from = {.actor = "helse-nord", SOMETHING,
                                 .purchases = {{"pasientreiser", "60", true, cell}, {"nhn", "60", true, cell}}};
    struct nk_findings findings = run(sector_submission(&arena, 2017, &from));
    /* Of equal cells that of the first supplier by its id, wherever it stands. */
    assert_found(&findings, "V34 /purchases/1/cells/0/amount software/network/operating: 100 120 20");
    ck_assert_text(list_of(&findings, 0), "nhn: 60, pasientreiser: 60");
    from = (struct sector_return){
        .actor = "nhn",
        SOMETHING,
        .financing = {{.financier = "helse-vest", .cells = cell},
                      {.financier = "helse-nord",
                       .cells = "software/network/operating 70, outsourced-services/network/operating 0"}}};
    findings = run(sector_submission(&arena, 2017, &from));
    assert_found(&findings, "V10 /financing nhn: 100 130 30\n"
                            "V28 /financing/1/cells/0/amount software/network/operating: 100 130 30");
    ck_assert_text(list_of(&findings, 1), "helse-nord: 70, helse-vest: 60");
}
END_TEST

START_TEST(V34_what_is_booked_is_in_own_expenditure)
{
    ASSERT_2017("", .actor = "helse-nord", SOMETHING,
                .purchases = {{"nhn", "100", true, "software/network/operating 100"}});
    ASSERT_2017("V34 /purchases/0/cells/0/amount software/network/operating: 100 101 1", .actor = "helse-nord",
                SOMETHING,
                .purchases = {{"nhn", "60", true, "software/network/operating 60"},
                              {"pasientreiser", "41", true, "software/network/operating 41"}});
    ASSERT_2017("", .actor = "helse-nord", SOMETHING,
                .purchases = {{"nhn", "101", false, "software/network/operating 101"}});
    ASSERT_2022("V34 /purchases/0/cells/0/amount infrastructure/operating: 4 5 1", .actor = "helse-nord",
                .by_category = "software//operating 10",
                .by_area = "/infrastructure/operating 4, /end-user-services/operating 6",
                .purchases = {{"nhn", "5", true, "software/infrastructure/operating 5"}});
}
END_TEST

int main(void)
{
    TCase *each = tcase_create("each rule");
    tcase_add_checked_fixture(each, set_up, tear_down);
    tcase_add_test(each, V09_a_key_sums_to_100);
    tcase_add_test(each, V10_others_do_not_finance_more_than_there_is);
    tcase_add_test(each, V28_a_cell_that_is_financed_beyond_itself_is_told);
    tcase_add_test(each, V27_financing_has_one_basis_and_what_it_needs);
    tcase_add_test(each, V27_an_amount_has_no_share);
    tcase_add_test(each, V29_counterparties_exist_and_are_others);
    tcase_add_test(each, V30_a_counterparty_is_named_once);
    tcase_add_test(each, V31_cells_of_a_purchase_sum_to_it);
    tcase_add_test(each, V28_V34_what_is_too_much_in_a_cell_is_named_by_its_lines);
    tcase_add_test(each, V34_what_is_booked_is_in_own_expenditure);
    return test_run("rules about parties", (TCase *[]){each}, 1);
}
