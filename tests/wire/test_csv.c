#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "server/wire/csv.h"
#include "tests/run.h"
#include "tests/wire/answers.h"
#include "tests/wire/golden.h"

static struct sample sample;

static void set_up(void)
{
    sample_new(&sample);
}

static void tear_down(void)
{
    nk_arena_release(&sample.arena);
}

START_TEST(figures_are_one_row_a_value_with_what_stands_beside_it)
{
    assert_text(
        nk_figures_csv(&sample.figures),
        "figure,entity,year,value,unit,numerator,denominator,status,estimatedShare,category,area,absence,missing,"
        "illustrative,"
        "denominatorEstimatedShare,basis,priceIndex,baseYear,nominal,breaks,benchmark,benchmarkValue,benchmarkPoints,"
        "benchmarkRelative,imputations,precision,source\r\n"
        "ict-expenditure,helse-vest,2017,1681,NOK,1681,,estimated,29.7,,,,,true,,nominal,,,,method-2017,,,,,,,\r\n"
        "ict-expenditure,sector,2017,2900,NOK,2900,,estimated,17.2,,,,hdo,true,,nominal,,,,method-2017,,,,,,,\r\n"
        "ict-expenditure,hdo,2017,,NOK,,,missing,,,,not-reported,hdo,false,,nominal,,,,method-2017,,,,,,,\r\n"
        "ict-expenditure-share-of-revenue,helse-vest,2017,5.6,percent,1681,30000,estimated,29.7,,,,,true,"
        "0.0,nominal,,,,method-2017,of-revenue,4.5,1.1,24.4,,,\r\n"
        "ict-expenditure-share-of-revenue,helse-nord,2017,,percent,919,,missing,,,,denominator-missing,,false,"
        ",nominal,,,,method-2017,of-revenue,4.5,,,,,\r\n"
        "category-share,helse-vest,2017,70.3,percent,1181,1681,estimated,0.0,software,,,,true,29.7,nominal,,,,method-"
        "2017,,,,,,,\r\n"
        "category-share,helse-vest,2017,29.7,percent,500,1681,estimated,100.0,hardware,,,,true,29.7,nominal,,,,method-"
        "2017,,,,,,,\r\n");
}
END_TEST

START_TEST(a_row_in_prices_of_another_year_names_the_index_and_a_row_of_a_report_the_report)
{
    sample.series.value_count = 2;
    assert_text(
        nk_figures_csv(&sample.series),
        "figure,entity,year,value,unit,numerator,denominator,status,estimatedShare,category,area,absence,missing,"
        "illustrative,"
        "denominatorEstimatedShare,basis,priceIndex,baseYear,nominal,breaks,benchmark,benchmarkValue,benchmarkPoints,"
        "benchmarkRelative,imputations,precision,source\r\n"
        "ict-expenditure,sector,2017,3672,NOK,2900,,estimated,17.2,,,,hdo,true,,real,cpi@2025-01,2024,2900,method-2017,"
        ",,,,,,\r\n"
        "ict-expenditure,sector,2019,,NOK,,,missing,,,,price-index-missing,,false,,real,cpi@2025-01,2024,3100,method-"
        "2017,,,,,,"
        "100,\"Rapport 2019, «3100»\"\r\n");
}
END_TEST

START_TEST(a_change_is_one_row)
{
    assert_text(
        nk_changes_csv(&sample.changes),
        "figure,entity,category,area,unit,from,fromValue,fromStatus,to,toValue,toStatus,years,difference,"
        "differenceUnit,relative,"
        "growthPerYear,breaks,basis,priceIndex,baseYear,illustrative\r\n"
        "ict-expenditure,sector,,,NOK,2017,2900,estimated,2019,3100,public-source,2,,NOK,,,,nominal,,,true\r\n"
        "ict-expenditure-share-of-revenue,all-regions,,,percent,2015,,missing,2019,5.25,public-source,4,,percentage-"
        "points,,,"
        "method-2017,nominal,,,false\r\n");
}
END_TEST

START_TEST(the_result_that_is_hashed_is_one_row_a_value)
{
    assert_text(nk_figure_results_csv(sample.figures.values, sample.figures.value_count),
                "figure,entity,year,value,unit,numerator,denominator,status,estimatedShare,category,area,absence,"
                "missing,"
                "illustrative\r\n"
                "ict-expenditure,helse-vest,2017,1681,NOK,1681,,estimated,29.7,,,,,true\r\n"
                "ict-expenditure,sector,2017,2900,NOK,2900,,estimated,17.2,,,,hdo,true\r\n"
                "ict-expenditure,hdo,2017,,NOK,,,missing,,,,not-reported,hdo,false\r\n"
                "ict-expenditure-share-of-revenue,helse-vest,2017,5.6,percent,1681,30000,estimated,29.7,,,,,true\r\n"
                "ict-expenditure-share-of-revenue,helse-nord,2017,,percent,919,,missing,,,,denominator-missing,,"
                "false\r\n"
                "category-share,helse-vest,2017,70.3,percent,1181,1681,estimated,0.0,software,,,,true\r\n"
                "category-share,helse-vest,2017,29.7,percent,500,1681,estimated,100.0,hardware,,,,true\r\n");
}
END_TEST

START_TEST(expenditure_has_the_columns_that_it_is_grouped_by)
{
    assert_text(nk_expenditure_csv(&sample.expenditure),
                "entity,year,costType,amount,estimated,illustrative\r\n"
                "helse-nord,2017,operating,919,0,false\r\n"
                "helse-vest,2017,operating,1181,0,true\r\n"
                "helse-vest,2017,investment,500,500,true\r\n"
                "nhn,2017,operating,300,0,false\r\n"
                "pasientreiser,2017,operating,0,0,false\r\n");
}
END_TEST

START_TEST(the_sector_is_an_account_from_gross_to_the_total)
{
    assert_text(nk_sector_csv(sample.publication),
                "line,financier,supplier,kind,amount,illustrative\r\n"
                "gross,,,,3200,true\r\n"
                "elimination,helse-vest,nhn,booked-purchase,200,true\r\n"
                "elimination,pasientreiser,nhn,between-national-actors,100,true\r\n"
                "eliminated,,,,300,true\r\n"
                "net,,,,2900,true\r\n"
                "regions,,,,2600,true\r\n"
                "residuals,,,,300,true\r\n"
                "outsideEstimate,,,municipal-sector,1100,false\r\n"
                "totalWithEstimates,,,,4000,true\r\n");
}
END_TEST

START_TEST(financing_adds_up_to_own_expenditure)
{
    const struct nk_entity *nhn = nk_consolidation_entity(&sample.publication->consolidation, NK_TEXT("nhn"));
    assert_text(nk_financing_csv(sample.publication, nhn, NK_ENGLISH),
                "financier,name,entity,kind,basis,share,key,amount,illustrative\r\n"
                "helse-vest,Western Norway,helse-vest,region,amount,33.3,,200,false\r\n"
                "pasientreiser,Pasientreiser HF,pasientreiser,national-actor,amount,16.7,,100,false\r\n"
                "state-budget,State budget,,outside,amount,8.3,,50,false\r\n"
                "unfinanced,Not financed by others,,unfinanced,,41.7,,250,false\r\n");
}
END_TEST

START_TEST(text_with_commas_quotes_or_line_breaks_is_quoted)
{
    const struct nk_actor actor = {
        .id = NK_TEXT("a"),
        .name = {{NK_TEXT("en, to"), NK_TEXT("«\"tre\"»"), NK_TEXT("four\r\nfive")}},
        .valid_from = 20020101,
        .source = NK_TEXT("plain text"),
    };
    const struct nk_actor *one = &actor;
    assert_text(nk_actors_csv(&one, 1),
                "id,organisationNumber,name.nb,name.nn,name.en,kind,region,validFrom,validTo,succeededBy,source\r\n"
                "a,,\"en, to\",\"«\"\"tre\"\"»\",\"four\r\nfive\",region,,2002-01-01,,,plain text\r\n");
}
END_TEST

START_TEST(text_never_becomes_a_formula)
{
    static const struct {
        struct nk_text source;
        const char *cell;
    } cases[] = {
        {NK_TEXT("=1+1"), "'=1+1"},
        {NK_TEXT("+47 12345678"), "'+47 12345678"},
        {NK_TEXT("-1"), "'-1"},
        {NK_TEXT("@sum"), "'@sum"},
        {NK_TEXT("\tx"), "'\tx"},
        {NK_TEXT("\rx"), "\"'\rx\""},
        {NK_TEXT("=HYPERLINK(\"http://x\",\"y\")"), "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""},
        {NK_TEXT("a=b"), "a=b"},
    };
    const struct nk_actor actor = {.id = NK_TEXT("a"), .source = cases[_i].source};
    const struct nk_actor *one = &actor;
    struct nk_buffer buffer = nk_actors_csv(&one, 1);
    char expected[128];
    int length = snprintf(expected, sizeof(expected), "\r\na,,,,,region,,,,,%s\r\n", cases[_i].cell);
    ck_assert(length > 0 && buffer.length > (size_t)length);
    ck_assert_mem_eq(buffer.data + buffer.length - length, expected, (size_t)length);
    nk_buffer_free(&buffer);
}
END_TEST

START_TEST(a_negative_number_stays_a_number)
{
    const struct nk_expenditure_row row = {.amount = -5, .estimated = 0};
    assert_text(nk_expenditure_csv(&(struct nk_expenditure_answer){.rows = &row, .row_count = 1}),
                "amount,estimated,illustrative\r\n-5,0,false\r\n");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("csv");
    TCase *tests = tcase_create("csv");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, figures_are_one_row_a_value_with_what_stands_beside_it);
    tcase_add_test(tests, a_row_in_prices_of_another_year_names_the_index_and_a_row_of_a_report_the_report);
    tcase_add_test(tests, a_change_is_one_row);
    tcase_add_test(tests, the_result_that_is_hashed_is_one_row_a_value);
    tcase_add_test(tests, expenditure_has_the_columns_that_it_is_grouped_by);
    tcase_add_test(tests, the_sector_is_an_account_from_gross_to_the_total);
    tcase_add_test(tests, financing_adds_up_to_own_expenditure);
    tcase_add_test(tests, text_with_commas_quotes_or_line_breaks_is_quoted);
    tcase_add_loop_test(tests, text_never_becomes_a_formula, 0, 8);
    tcase_add_test(tests, a_negative_number_stays_a_number);
    suite_add_tcase(suite, tests);
    return run(suite);
}
