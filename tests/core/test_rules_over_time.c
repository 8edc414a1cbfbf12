/* Cells and sections beside those of earlier years; one rule a run. */
#include "tests/core/one_rule.h"

/* A year of the same methodology before 2018. */
static void earlier_is(int year, const char *cells)
{
    const struct sector_return from = {.actor = "helse-nord", .expenditure = cells, .employees = "976", .fte = "933.4"};
    year_before_is(year, &from);
    known.prior = known.earlier[0].submission;
}

static struct nk_findings found_in(const char *cells)
{
    const struct sector_return from = {.actor = "helse-nord", .expenditure = cells, .employees = "976", .fte = "933.4"};
    return run_it(sector_submission(&arena, 2018, &from));
}

static void assert_finds(const char *cells, const char *expected)
{
    const struct sector_return from = {.actor = "helse-nord", .expenditure = cells, .employees = "976", .fte = "933.4"};
    assert_says(2018, &from, expected);
}

#define NETWORK(amount) "software/network/operating " amount
#define CENTRE(amount) "software/data-centre/operating " amount
#define CLOUD(network, centre)                                                                                       \
    "cloud-services/network/operating " network ", cloud-services/data-centre/operating " centre

START_TEST(a_cell_in_thousands_is_named_as_that)
{
    rule_is("cell-thousandfold", NK_WARNING, 0, NULL);
    earlier_is(2017, NETWORK("20245084") ", " CENTRE("3000"));
    assert_finds(NETWORK("20245"),
                 "warning /expenditure/0/amount software/network/operating: 20245084 20245 -20224839");
    assert_finds(NETWORK("41000"), "");
    assert_finds(NETWORK("9000"), "");
    assert_finds(NETWORK("20245084") ", " CENTRE("3"), "");
    const struct nk_findings findings = found_in(NETWORK("20245084000"));
    ck_assert_uint_eq(findings.count, 1);
    assert_rests_on(&findings.items[0], "factor 1000, count 1 ()");
}
END_TEST

START_TEST(a_return_in_thousands_is_told_once)
{
    rule_is("return-thousandfold", NK_ERROR, 0, NULL);
    earlier_is(2017, NETWORK("20000000") ", " CENTRE("3000000") ", " CLOUD("7000000", "2000000"));
    assert_finds(NETWORK("21000") ", " CENTRE("3100") ", " CLOUD("7200", "2100"),
                 "error /expenditure expenditure: 32000000 33400 -31966600");
    assert_finds(NETWORK("21000000") ", " CENTRE("3100") ", " CLOUD("7200000", "2100000"), "");
    assert_finds(NETWORK("21000000") ", " CENTRE("3100000"), "");
}
END_TEST

START_TEST(a_cell_far_from_last_year_is_asked_about_by_its_size)
{
    rule_is("cell-plausible-over-time", NK_WARNING, 0, NULL);
    earlier_is(2017, NETWORK("9000000") ", " CENTRE("60000000"));
    assert_finds(NETWORK("27000000"), "");
    assert_finds(NETWORK("27000001"),
                 "warning /expenditure/0/amount software/network/operating: 9000000 27000001 18000001");
    assert_finds(NETWORK("3000000"), "");
    assert_finds(NETWORK("2999999"),
                 "warning /expenditure/0/amount software/network/operating: 9000000 2999999 -6000001");
    assert_finds(CENTRE("120000001"),
                 "warning /expenditure/0/amount software/data-centre/operating: 60000000 120000001 60000001");
    const struct nk_findings findings = found_in(NETWORK("90000000"));
    assert_rests_on(&findings.items[0], "least 3000000, most 27000000 (2017: 9000000)");
}
END_TEST

START_TEST(small_amounts_and_normal_growth_make_no_noise)
{
    rule_is("cell-plausible-over-time", NK_WARNING, 0, NULL);
    earlier_is(2017, NETWORK("9000000") ", " CENTRE("60000"));
    assert_finds(NETWORK("9360000") ", " CENTRE("900000"), "");
    assert_finds(NETWORK("0") ", " CENTRE("900000"), "");
}
END_TEST

START_TEST(investments_may_vary_more_than_operation)
{
    rule_is("cell-plausible-over-time", NK_WARNING, 0, NULL);
    earlier_is(2017, "software/network/investment 3000000");
    assert_finds("software/network/investment 18000000", "");
    assert_finds("software/network/investment 18000001",
                 "warning /expenditure/0/amount software/network/investment: 3000000 18000001 15000001");
}
END_TEST

START_TEST(years_of_another_methodology_do_not_count_for_the_median)
{
    rule_is("cell-plausible-over-time", NK_WARNING, 0, NULL);
    earlier_is(2017, NETWORK("90000000"));
    earlier_is(2016, NETWORK("7000000"));
    earlier_is(2015, NETWORK("9000000"));
    assert_finds(NETWORK("9000000"),
                 "warning /expenditure/0/amount software/network/operating: 90000000 9000000 -81000000");
}
END_TEST

START_TEST(with_enough_years_a_cell_is_seen_from_their_median_and_one_wrong_year_hides_nothing)
{
    rule_is("cell-plausible-over-time", NK_WARNING, 0, NULL);
    const int years[] = {2019, 2018, 2017};
    const char *const cells[] = {NETWORK("90000000"), NETWORK("9000000"), NETWORK("8000000")};
    for (size_t i = 0; i < LENGTH_OF(years); i++)
        earlier_is(years[i], cells[i]);
    const struct sector_return again = {.actor = "helse-nord", .expenditure = NETWORK("91000000")};
    const struct nk_findings findings = run_it(sector_submission(&arena, 2020, &again));
    ck_assert_uint_eq(findings.count, 1);
    assert_rests_on(&findings.items[0],
                    "median 9000000, spread 1000000, least 3000000, most 27000000 "
                    "(2019: 90000000, 2018: 9000000, 2017: 8000000)");
}
END_TEST

#define OF(category, a, b, c, d)                                                                                       \
    category "/network/operating " a ", " category "/data-centre/operating " b ", " category "/network/investment " c  \
             ", " category "/data-centre/investment " d

START_TEST(two_categories_that_are_swapped_are_an_error_and_told_once)
{
    rule_is("cells-in-place", NK_ERROR, 0, NULL);
    earlier_is(2017, OF("software", "9000000", "4000000", "700000", "150000") ", "
                         OF("cloud-services", "1000000", "20000000", "3000000", "900000"));
    assert_finds(OF("software", "1040000", "20800000", "3120000", "936000") ", "
                     OF("cloud-services", "9360000", "4160000", "728000", "156000"),
                 "error /expenditure software: cloud-services, cloud-services: software:   ");
    assert_finds(OF("software", "9360000", "4160000", "728000", "156000") ", "
                     OF("cloud-services", "1040000", "20800000", "3120000", "936000"), "");
    /* One of them alone may be chance. */
    assert_finds(OF("software", "1040000", "20800000", "3120000", "936000") ", "
                     OF("cloud-services", "1040000", "20800000", "3120000", "936000"), "");
}
END_TEST

START_TEST(columns_that_are_empty_now_moved_nowhere)
{
    rule_is("cells-in-place", NK_ERROR, 0, NULL);
    earlier_is(2017, OF("software", "9000000", "4000000", "700000", "150000") ", "
                         OF("cloud-services", "1000000", "20000000", "3000000", "900000"));
    assert_finds("outsourced-services/network/operating 0", "");
    /* All of one column in one that nobody used is a move, and names both. */
    assert_finds(OF("outsourced-services", "9360000", "4160000", "728000", "156000") ", "
                     OF("cloud-services", "1040000", "20800000", "3120000", "936000"),
                 "error /expenditure software: outsourced-services, outsourced-services: software:   ");
}
END_TEST

/* Two columns that are empty now, the first alike with what the second had: where the second went is told
 * alike, whichever of the two comes first. */
START_TEST(where_emptied_columns_went_does_not_depend_on_the_order_of_the_codes)
{
    static const struct nk_code one_way[] = {
        {.code = NK_TEXT("wide")}, {.code = NK_TEXT("narrow")}, {.code = NK_TEXT("unused")},
        {.code = NK_TEXT("takes-narrow")}, {.code = NK_TEXT("takes-wide")},
    };
    const struct nk_code other_way[] = {one_way[1], one_way[0], one_way[2], one_way[3], one_way[4]};
    const struct {
        const struct nk_code *codes;
        const char *expected;
    } orders[] = {
        {one_way,
         "error /expenditure wide: narrow, narrow: takes-narrow, takes-narrow: narrow, takes-wide: wide:   "},
        {other_way,
         "error /expenditure narrow: takes-narrow, wide: narrow, takes-narrow: narrow, takes-wide: wide:   "},
    };
    struct nk_methodology methodology = catalogue.methodologies[0];
    for (size_t i = 0; i < LENGTH_OF(orders); i++) {
        methodology.categories = (struct nk_code_list){orders[i].codes, LENGTH_OF(one_way)};
        catalogue.methodologies = &methodology;
        catalogue.methodology_count = 1;
        the_rule = (struct nk_rule){.parameter_count = 0};
        rule_is("cells-in-place", NK_ERROR, 0, PARAMETERS({"least-cells", 1}));
        earlier_is(2017, OF("wide", "9000000", "4000000", "700000", "150000") ", wide/unspecified/operating 500000, "
                         OF("takes-wide", "1000000", "20000000", "3000000", "900000")
                         ", takes-wide/unspecified/operating 60000000, narrow/unspecified/investment 250000");
        assert_finds(OF("takes-wide", "9360000", "4160000", "728000", "156000")
                     ", takes-wide/unspecified/operating 520000, takes-narrow/unspecified/investment 260000",
                     orders[i].expected);
    }
}
END_TEST

START_TEST(what_is_left_unspecified_has_not_been_moved)
{
    rule_is("cells-in-place", NK_ERROR, 0, NULL);
    earlier_is(2017, OF("software", "9000000", "4000000", "700000", "150000"));
    assert_finds(OF("unspecified", "9360000", "4160000", "728000", "156000"), "");
    assert_finds(OF("outsourced-services", "9360000", "4160000", "728000", "156000"),
                 "error /expenditure software: outsourced-services, outsourced-services: software:   ");
}
END_TEST

START_TEST(cost_types_that_are_swapped_are_an_error)
{
    rule_is("cells-in-place", NK_ERROR, 0, NULL);
    earlier_is(2017, OF("software", "9000000", "4000000", "700000", "150000") ", "
                         OF("cloud-services", "3000000", "20000000", "1000000", "900000"));
    assert_finds(OF("software", "728000", "156000", "9360000", "4160000") ", "
                     OF("cloud-services", "1040000", "936000", "3120000", "20800000"),
                 "error /expenditure operating: investment, investment: operating:   ");
}
END_TEST

#define MARGIN(a, b) "software//operating " a ", software//investment " b
#define OTHER_MARGIN(a, b) ", public-cloud//operating " a ", public-cloud//investment " b

static struct nk_findings found_in_margins(const char *now)
{
    const struct sector_return from = {
        .actor = "helse-nord", .by_category = now, .by_area = "/infrastructure/operating 5"};
    return run_it(sector_submission(&arena, 2023, &from));
}

START_TEST(categories_that_are_swapped_in_a_margin_are_an_error_when_enough_cells_say_so)
{
    rule_is("cells-in-place", NK_ERROR, 0, NULL);
    year_before_is(
        2022, &(struct sector_return){.actor = "helse-nord",
                                      .by_category = MARGIN("9000000", "700000") OTHER_MARGIN("1000000", "3000000"),
                                      .by_area = "/infrastructure/operating 5"});
    known.prior = known.earlier[0].submission;
    ck_assert_uint_eq(found_in_margins(MARGIN("1040000", "3120000") OTHER_MARGIN("9360000", "728000")).count, 1);
    ck_assert_uint_eq(found_in_margins(MARGIN("9360000", "728000") OTHER_MARGIN("1040000", "3120000")).count, 0);
    ck_assert_uint_eq(found_in_margins("software//operating 1040000, public-cloud//operating 9360000").count, 0);
    /* Two that look like the same third are growth, not a shift. */
    ck_assert_uint_eq(found_in_margins(MARGIN("1040000", "3120000") OTHER_MARGIN("1000000", "3000000")).count, 0);
}
END_TEST

START_TEST(cells_that_are_gone_are_told_by_their_code_or_one_by_one)
{
    rule_is("cells-kept", NK_WARNING, 0, NULL);
    earlier_is(2017, NETWORK("9000000") ", " CENTRE("60000000") ", " CLOUD("500000", "250000"));
    assert_finds(NETWORK("9000000") ", " CENTRE("60000000"), "warning /expenditure cloud-services: 750000  ");
    assert_finds(NETWORK("9000000") ", " CLOUD("500000", "250000"),
                 "warning /expenditure software/data-centre/operating: 60000000  ");
    /* Somebody said that it is missing, or that it is zero. */
    assert_finds(NETWORK("9000000") ", " CENTRE("0 missing") ", " CLOUD("0", "250000"), "");
}
END_TEST

START_TEST(small_cells_may_end)
{
    rule_is("cells-kept", NK_WARNING, 0, NULL);
    earlier_is(2017, NETWORK("9000000") ", " CENTRE("99999"));
    assert_finds(NETWORK("9000000"), "");
}
END_TEST

START_TEST(sections_and_numbers_that_are_gone_are_told)
{
    rule_is("sections-kept", NK_WARNING, 0, NULL);
    earlier_is(2017, NETWORK("9000000"));
    assert_says(2018, &(struct sector_return){.actor = "helse-nord", SOMETHING, .employees = "1"},
                "warning /staffing/fte fte: 1 0 -1");
    assert_says(2018, &(struct sector_return){.actor = "helse-nord", SOMETHING}, "warning /staffing staffing: 2 0 -2");
    assert_says(2018, &(struct sector_return){.actor = "helse-nord", .employees = "1", .fte = "0 missing"},
                "warning /expenditure expenditure: 1 0 -1");
}
END_TEST

START_TEST(another_methodology_does_not_compare)
{
    rule_is("cells-kept", NK_WARNING, 0, NULL);
    year_before_is(2021, &(struct sector_return){.actor = "helse-nord", SOMETHING});
    known.prior = known.earlier[0].submission;
    const struct sector_return from = {.actor = "helse-nord", .by_category = "software//operating 5",
                                       .by_area = "/infrastructure/operating 5"};
    const struct nk_findings findings = run_it(sector_submission(&arena, 2022, &from));
    ck_assert_uint_eq(findings.count, 0);
    ck_assert_str_eq(nk_skip_code(findings.outcomes[1].skipped), "not-applicable");
}
END_TEST

int main(void)
{
    TCase *cells = tcase_create("cells over time");
    tcase_add_checked_fixture(cells, set_up, tear_down);
    tcase_add_test(cells, a_cell_in_thousands_is_named_as_that);
    tcase_add_test(cells, a_return_in_thousands_is_told_once);
    tcase_add_test(cells, a_cell_far_from_last_year_is_asked_about_by_its_size);
    tcase_add_test(cells, small_amounts_and_normal_growth_make_no_noise);
    tcase_add_test(cells, investments_may_vary_more_than_operation);
    tcase_add_test(cells, years_of_another_methodology_do_not_count_for_the_median);
    tcase_add_test(cells, with_enough_years_a_cell_is_seen_from_their_median_and_one_wrong_year_hides_nothing);
    tcase_add_test(cells, two_categories_that_are_swapped_are_an_error_and_told_once);
    tcase_add_test(cells, categories_that_are_swapped_in_a_margin_are_an_error_when_enough_cells_say_so);
    tcase_add_test(cells, columns_that_are_empty_now_moved_nowhere);
    tcase_add_test(cells, where_emptied_columns_went_does_not_depend_on_the_order_of_the_codes);
    tcase_add_test(cells, cost_types_that_are_swapped_are_an_error);
    tcase_add_test(cells, what_is_left_unspecified_has_not_been_moved);
    tcase_add_test(cells, cells_that_are_gone_are_told_by_their_code_or_one_by_one);
    tcase_add_test(cells, small_cells_may_end);
    tcase_add_test(cells, sections_and_numbers_that_are_gone_are_told);
    tcase_add_test(cells, another_methodology_does_not_compare);
    return test_run("rules over time", (TCase *[]){cells}, 1);
}
