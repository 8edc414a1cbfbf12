#include "tests/core/figure_questions.h"

START_TEST(a_change_says_who_is_missing_in_either_year)
{
    const struct nk_sums *now = sums_of(2018, returns_2018, 1, silent_2018, 2);
    const struct nk_sums *later = sums_of(2019, sector_2017, LENGTH_OF(sector_2017), NULL, 0);
    const struct nk_figure_value *value = value_of("change-from-previous-year", now, "all-regions", sums_2017);
    assert_value(value, "-43.0");
    ck_assert_uint_eq(value->missing_count, 1);
    ck_assert_text(value->missing[0]->id, "bergen");

    value = value_of("change-from-previous-year", later, "all-regions", now);
    assert_value(value, "75.5");
    ck_assert_uint_eq(value->missing_count, 1);
    ck_assert_text(value->missing[0]->id, "bergen");

    /* Whoever is missing in both years is named once. */
    const char *const silent[] = {"diakon", "bergen"};
    later = sums_of(2019, returns_2018, 1, silent, 2);
    value = value_of("change-from-previous-year", later, "sector", now);
    ck_assert_uint_eq(value->missing_count, 3);
    ck_assert_text(value->missing[0]->id, "bergen");
    ck_assert_text(value->missing[1]->id, "diakon");
    ck_assert_text(value->missing[2]->id, "nhn");
}
END_TEST

START_TEST(there_is_no_change_without_the_year_before)
{
    const struct nk_sums *now = sums_of(2018, returns_2018, 1, silent_2018, 2);
    ck_assert_int_eq(value_of("change-from-previous-year", now, "helse-nord", NULL)->absence, NK_YEAR_BEFORE_MISSING);
    /* Two years apart is not the year before. */
    const struct nk_sums *later = sums_of(2019, returns_2018, 1, NULL, 0);
    ck_assert_int_eq(value_of("change-from-previous-year", later, "helse-nord", sums_2017)->absence,
                     NK_YEAR_BEFORE_MISSING);
    /* An entity that did not report then. */
    const struct nk_sums *full = sums_of(2019, sector_2017, LENGTH_OF(sector_2017), NULL, 0);
    ck_assert_int_eq(value_of("change-from-previous-year", full, "helse-vest", now)->absence, NK_YEAR_BEFORE_MISSING);
    ck_assert_int_eq(value_of("change-from-previous-year", full, "pasientreiser", now)->absence,
                     NK_YEAR_BEFORE_MISSING);
}
END_TEST

START_TEST(without_a_return_there_is_no_figure_and_it_says_who_is_missing)
{
    const struct nk_sums *sums = sums_of(2018, returns_2018, 1, silent_2018, 2);
    const struct nk_figure_value *value = value_of("ict-expenditure", sums, "helse-vest", sums_2017);
    ck_assert_int_eq(value->absence, NK_NOT_REPORTED);
    ck_assert(!value->numerator_known);
    ck_assert_int_eq(value->status, NK_MISSING);
    ck_assert_uint_eq(value->missing_count, 1);
    ck_assert_text(value->missing[0]->id, "bergen");
    const char *const others[] = {"change-from-previous-year", "investment-share", "outsourcing-and-cloud-share",
                                  "national-share", "ict-fte-share-of-employees"};
    for (size_t i = 0; i < LENGTH_OF(others); i++)
        ck_assert_int_eq(value_of(others[i], sums, "helse-vest", sums_2017)->absence, NK_NOT_REPORTED);
}
END_TEST

START_TEST(sums_over_entities_have_what_is_there)
{
    const struct nk_sums *sums = sums_of(2018, returns_2018, 1, silent_2018, 2);
    const struct nk_figure_value *value = value_of("ict-expenditure", sums, "sector", NULL);
    assert_value(value, "1260");
    ck_assert_uint_eq(value->missing_count, 2);
    ck_assert_text(value->missing[0]->id, "bergen");
    ck_assert_text(value->missing[1]->id, "nhn");
    assert_value(value_of("ict-expenditure", sums, "all-regions", NULL), "1260");
    /* A region without a return does not take the denominators away. */
    assert_value(value_of("ict-expenditure-per-employee", sums, "all-regions", NULL), "21");
}
END_TEST

START_TEST(all_regions_is_not_reported_when_no_region_has_answered)
{
    const struct sector_return returns[] = {
        {.actor = "nhn",
         .expenditure = "software/network/operating 70",
         .financing = {{.financier = "helse-nord", .cells = "software/network/operating 20"}}}};
    const char *const silent[] = {"helse-nord"};
    const struct nk_sums *sums = sums_of(2017, returns, 1, silent, 1);
    ck_assert_int_eq(value_of("ict-expenditure", sums, "all-regions", NULL)->absence, NK_NOT_REPORTED);
    ck_assert_int_eq(value_of("ict-expenditure", sums, "helse-nord", NULL)->absence, NK_NOT_REPORTED);
    ck_assert_int_eq(value_of("national-share", sums, "helse-nord", NULL)->absence, NK_NOT_REPORTED);
    assert_value(value_of("ict-expenditure", sums, "sector", NULL), "70");
}
END_TEST

START_TEST(a_denominator_that_one_member_lacks_is_missing_for_its_region_and_for_all)
{
    struct sector_return bergen = sector_2017[0];
    bergen.revenue = NULL;
    bergen.employees = "0 missing";
    const struct nk_sums *sums = sums_of(2017, replaced("bergen", bergen), LENGTH_OF(sector_2017), NULL, 0);
    const char *const figures[] = {"ict-expenditure-share-of-revenue", "ict-expenditure-per-employee"};
    for (size_t i = 0; i < LENGTH_OF(figures); i++) {
        const struct nk_figure_value *value = value_of(figures[i], sums, "helse-vest", NULL);
        ck_assert_int_eq(value->absence, NK_DENOMINATOR_MISSING);
        ck_assert(value->numerator_known && !value->denominator_known);
        ck_assert_text(printed(value->numerator), "1161");
        ck_assert_int_eq(value_of(figures[i], sums, "all-regions", NULL)->absence, NK_DENOMINATOR_MISSING);
        assert_value(value_of(figures[i], sums, "helse-nord", NULL), i == 0 ? "5.0" : "21");
    }
    /* What it is a numerator of is not reported. */
    bergen.ict_internal = NULL;
    sums = sums_of(2017, replaced("bergen", bergen), LENGTH_OF(sector_2017), NULL, 0);
    ck_assert_int_eq(value_of("ict-fte-share-of-employees", sums, "helse-vest", NULL)->absence, NK_NOT_REPORTED);
}
END_TEST

START_TEST(private_nonprofit_hospitals_need_not_give_revenue)
{
    struct sector_return diakon = sector_2017[1];
    diakon.revenue = NULL;
    const struct nk_sums *sums = sums_of(2017, replaced("diakon", diakon), LENGTH_OF(sector_2017), NULL, 0);
    assert_value(value_of("ict-expenditure-share-of-revenue", sums, "helse-vest", NULL), "10.6");
}
END_TEST

START_TEST(a_region_whose_only_returns_are_of_nonprofit_hospitals_has_no_revenue)
{
    const struct nk_sums *sums = sums_of(2017, &sector_2017[1], 1, NULL, 0);
    ck_assert_int_eq(value_of("ict-expenditure-share-of-revenue", sums, "helse-vest", NULL)->absence,
                     NK_DENOMINATOR_MISSING);
    assert_value(value_of("ict-expenditure-per-employee", sums, "helse-vest", NULL), "7");
}
END_TEST

START_TEST(a_denominator_of_zero_gives_no_figure)
{
    struct sector_return nord = sector_2017[2];
    nord.employees = "0";
    const struct nk_sums *sums = sums_of(2017, replaced("helse-nord", nord), LENGTH_OF(sector_2017), NULL, 0);
    const struct nk_figure_value *value = value_of("ict-expenditure-per-employee", sums, "helse-nord", NULL);
    ck_assert_int_eq(value->absence, NK_DENOMINATOR_ZERO);
    ck_assert(value->numerator_known && value->denominator_known);
    assert_value(value_of("ict-expenditure-per-employee", sums, "all-regions", NULL), "55");
}
END_TEST

START_TEST(a_missing_cell_is_not_zero)
{
    struct sector_return nord = sector_2017[2];
    nord.expenditure = "software/network/operating 600, software/data-centre/investment 0 missing,"
                       "outsourced-services/network/operating 100";
    const struct nk_sums *sums = sums_of(2017, replaced("helse-nord", nord), LENGTH_OF(sector_2017), NULL, 0);
    const struct nk_figure_value *value = value_of("ict-expenditure", sums, "helse-nord", NULL);
    ck_assert_int_eq(value->absence, NK_NOT_REPORTED);
    ck_assert_uint_eq(value->missing_count, 1);
    ck_assert_text(value->missing[0]->id, "helse-nord");
    ck_assert_int_eq(value_of("investment-share", sums, "helse-nord", NULL)->absence, NK_NOT_REPORTED);
    /* The numerator has all its cells, the denominator has not. */
    ck_assert_int_eq(value_of("outsourcing-and-cloud-share", sums, "helse-nord", NULL)->absence,
                     NK_DENOMINATOR_MISSING);
    assert_breakdown("area-share", sums, "helse-nord", "network denominator-missing, data-centre not-reported");
    /* The sums over entities have what is there, and say who is not in them. */
    value = value_of("ict-expenditure", sums, "all-regions", NULL);
    assert_value(value, "1911");
    ck_assert_uint_eq(value->missing_count, 1);
    ck_assert_text(value->missing[0]->id, "helse-nord");
}
END_TEST

START_TEST(the_status_is_the_worst_of_what_a_figure_is_made_of)
{
    ck_assert_int_eq(value_of("ict-expenditure", sums_2017, "helse-nord", NULL)->status, NK_REPORTED);
    ck_assert_int_eq(value_of("ict-expenditure", sums_2017, "helse-vest", NULL)->status, NK_ESTIMATED);
    ck_assert_int_eq(value_of("ict-expenditure", sums_2017, "sector", NULL)->status, NK_ESTIMATED);
    ck_assert_int_eq(value_of("outsourcing-and-cloud-share", sums_2017, "nhn", NULL)->status, NK_REPORTED);
    /* Employees of vest are estimated in part, its ICT FTE are not. */
    ck_assert_int_eq(value_of("ict-fte-share-of-employees", sums_2017, "helse-vest", NULL)->status, NK_ESTIMATED);
    ck_assert_int_eq(value_of("contracted-share-of-ict-fte", sums_2017, "helse-vest", NULL)->status, NK_REPORTED);

    struct sector_return nord = sector_2017[2];
    nord.revenue = "21000 public-source";
    const struct nk_sums *sums = sums_of(2017, replaced("helse-nord", nord), LENGTH_OF(sector_2017), NULL, 0);
    ck_assert_int_eq(value_of("ict-expenditure-share-of-revenue", sums, "helse-nord", NULL)->status, NK_PUBLIC_SOURCE);
}
END_TEST

START_TEST(the_status_of_a_supplier_goes_with_what_it_allocates)
{
    struct sector_return pasientreiser = sector_2017[4];
    pasientreiser.expenditure = "software/network/operating 101 public-source";
    const struct nk_sums *sums =
        sums_of(2017, replaced("pasientreiser", pasientreiser), LENGTH_OF(sector_2017), NULL, 0);
    const struct nk_figure_value *value = value_of("national-share", sums, "helse-nord", NULL);
    ck_assert_int_eq(value->status, NK_PUBLIC_SOURCE);
    /* 30 of 60 + 30. */
    ck_assert_text(printed(value->estimated_share), "33.3");
    ck_assert_int_eq(value_of("ict-expenditure", sums, "helse-nord", NULL)->status, NK_PUBLIC_SOURCE);
    ck_assert_int_eq(value_of("ict-expenditure-own", sums, "helse-nord", NULL)->status, NK_REPORTED);
}
END_TEST

START_TEST(the_estimated_share_is_of_the_numerator)
{
    /* 50 of 1161, 2211 and 3051. */
    ck_assert_text(printed(value_of("ict-expenditure", sums_2017, "helse-vest", NULL)->estimated_share), "4.3");
    ck_assert_text(printed(value_of("ict-expenditure", sums_2017, "all-regions", NULL)->estimated_share), "2.3");
    ck_assert_text(printed(value_of("ict-expenditure", sums_2017, "sector", NULL)->estimated_share), "1.6");
    ck_assert_text(printed(value_of("ict-expenditure", sums_2017, "helse-nord", NULL)->estimated_share), "0.0");
    /* Nothing of the ICT FTE is estimated, though the employees below them are. */
    ck_assert_text(printed(value_of("ict-fte-share-of-employees", sums_2017, "helse-vest", NULL)->estimated_share),
                   "0.0");

    size_t count;
    const struct nk_figure_value *categories = values_of(&count, "category-share", sums_2017, "helse-vest", NULL);
    /* 50 of 621 of software; nothing of the others. */
    ck_assert_text(printed(categories[0].estimated_share), "8.1");
    ck_assert_int_eq(categories[0].status, NK_ESTIMATED);
    ck_assert_text(printed(categories[1].estimated_share), "0.0");
}
END_TEST

START_TEST(of_a_change_the_estimated_share_is_of_both_years)
{
    const struct nk_sums *now = sums_of(2018, returns_2018, 1, NULL, 0);
    const struct nk_figure_value *value = value_of("change-from-previous-year", now, "helse-nord", sums_2017);
    /* 1260 of 1260 + 1050. */
    ck_assert_text(printed(value->estimated_share), "54.5");
    ck_assert_int_eq(value->status, NK_ESTIMATED);
}
END_TEST

START_TEST(a_figure_is_illustrative_when_a_return_behind_it_is)
{
    struct sector_return nhn = sector_2017[3];
    nhn.illustrative = true;
    const struct nk_sums *sums = sums_of(2017, replaced("nhn", nhn), LENGTH_OF(sector_2017), NULL, 0);
    const char *const yes[] = {"nhn", "helse-nord", "helse-vest", "all-regions", "sector"};
    for (size_t i = 0; i < LENGTH_OF(yes); i++)
        ck_assert_msg(value_of("ict-expenditure", sums, yes[i], NULL)->illustrative, "%s", yes[i]);
    ck_assert(!value_of("ict-expenditure", sums, "pasientreiser", NULL)->illustrative);
    ck_assert(!value_of("ict-expenditure", sums_2017, "sector", NULL)->illustrative);

    const struct nk_sums *now = sums_of(2018, returns_2018, 1, NULL, 0);
    ck_assert(value_of("change-from-previous-year", now, "helse-nord", sums)->illustrative);
    ck_assert(!value_of("ict-expenditure", now, "helse-nord", sums)->illustrative);
}
END_TEST

START_TEST(a_sum_that_leaves_64_bits_gives_no_number)
{
    char large[256];
    snprintf(large, sizeof large, "%lld", (long long)INT64_MAX);
    struct sector_return bergen = sector_2017[0];
    bergen.employees = large;
    struct nk_publication *publication =
        sector_bundle(&arena, 2017, replaced("bergen", bergen), LENGTH_OF(sector_2017), NULL, 0);
    ck_assert_int_eq(nk_publication_compute(publication, &arena), NK_OVERFLOW);
}
END_TEST

START_TEST(publication_kinds_have_codes)
{
    enum nk_publication_kind kind;
    ck_assert_str_eq(nk_publication_kind_code(NK_PROVISIONAL), "provisional");
    ck_assert_str_eq(nk_publication_kind_code(NK_FINAL), "final");
    ck_assert(nk_publication_kind_of(&kind, NK_TEXT("final")) && kind == NK_FINAL);
    ck_assert(!nk_publication_kind_of(&kind, NK_TEXT("draft")));
}
END_TEST

START_TEST(a_publication_that_cannot_be_consolidated_says_why)
{
    struct sector_return pasientreiser = sector_2017[4];
    pasientreiser.financing[1].share = "69";
    struct nk_publication *publication =
        sector_bundle(&arena, 2017, replaced("pasientreiser", pasientreiser), LENGTH_OF(sector_2017), NULL, 0);
    ck_assert_int_eq(nk_publication_compute(publication, &arena), NK_INVALID);
}
END_TEST

static enum nk_status compute_with(struct nk_arena *scarce)
{
    struct nk_publication *publication = sector_bundle(&arena, 2017, sector_2017, LENGTH_OF(sector_2017), NULL, 0);
    enum nk_status status = nk_publication_compute(publication, scarce);
    for (size_t i = 0; i < LENGTH_OF(figure_definitions) && status == NK_OK; i++) {
        struct nk_figure_value *values;
        size_t count;
        status = nk_figure_compute(&values, &count, scarce, &figure_definitions[i], &publication->sums, 0, NULL);
    }
    return status;
}

START_TEST(running_out_of_memory_anywhere_is_told)
{
    ck_assert_uint_gt(scarce_until_enough(compute_with, 64), 100);
}
END_TEST

static enum nk_status change_with(struct nk_arena *scarce)
{
    static const struct nk_sums *now;
    struct nk_figure_value *values;
    size_t count;
    if (!now)
        now = sums_of(2018, returns_2018, 1, silent_2018, 2);
    enum nk_status status = nk_figure_compute(&values, &count, scarce, figure_definition("change-from-previous-year"),
                                              now, (size_t)nk_sums_entity(now, NK_TEXT("all-regions")), sums_2017);
    if (status == NK_OK)
        now = NULL;
    return status;
}

START_TEST(running_out_of_memory_for_a_change_is_told)
{
    ck_assert_uint_gt(scarce_until_enough(change_with, 16), 4);
}
END_TEST

int main(void)
{
    TCase *absence = tcase_create("what is not there");
    tcase_add_checked_fixture(absence, set_up, tear_down);
    tcase_add_test(absence, a_change_says_who_is_missing_in_either_year);
    tcase_add_test(absence, there_is_no_change_without_the_year_before);
    tcase_add_test(absence, without_a_return_there_is_no_figure_and_it_says_who_is_missing);
    tcase_add_test(absence, sums_over_entities_have_what_is_there);
    tcase_add_test(absence, all_regions_is_not_reported_when_no_region_has_answered);
    tcase_add_test(absence, a_denominator_that_one_member_lacks_is_missing_for_its_region_and_for_all);
    tcase_add_test(absence, private_nonprofit_hospitals_need_not_give_revenue);
    tcase_add_test(absence, a_region_whose_only_returns_are_of_nonprofit_hospitals_has_no_revenue);
    tcase_add_test(absence, a_denominator_of_zero_gives_no_figure);
    tcase_add_test(absence, a_missing_cell_is_not_zero);

    TCase *quality = tcase_create("quality");
    tcase_add_checked_fixture(quality, set_up, tear_down);
    tcase_add_test(quality, the_status_is_the_worst_of_what_a_figure_is_made_of);
    tcase_add_test(quality, the_status_of_a_supplier_goes_with_what_it_allocates);
    tcase_add_test(quality, the_estimated_share_is_of_the_numerator);
    tcase_add_test(quality, of_a_change_the_estimated_share_is_of_both_years);
    tcase_add_test(quality, a_figure_is_illustrative_when_a_return_behind_it_is);

    TCase *failures = tcase_create("failures");
    tcase_add_checked_fixture(failures, set_up, tear_down);
    tcase_set_timeout(failures, 60);
    tcase_add_test(failures, a_sum_that_leaves_64_bits_gives_no_number);
    tcase_add_test(failures, publication_kinds_have_codes);
    tcase_add_test(failures, a_publication_that_cannot_be_consolidated_says_why);
    tcase_add_test(failures, running_out_of_memory_anywhere_is_told);
    tcase_add_test(failures, running_out_of_memory_for_a_change_is_told);
    return test_run("figure quality", (TCase *[]){absence, quality, failures}, 3);
}
