#include <stdio.h>
#include <stdlib.h>

#include "core/account_structure.h"
#include "server/db/catalogue.h"
#include "server/db/transaction.h"
#include "tests/db/cases.h"
#include "tests/db/support.h"

static struct nk_catalogue loaded(void)
{
    struct nk_catalogue catalogue;
    nk_assert_status(nk_db_catalogue_load(nk_test_db(), nk_test_arena(), &catalogue), NK_DB_ONE);
    return catalogue;
}

static size_t rows_of(const char *table)
{
    char statement[64];
    (void)snprintf(statement, sizeof statement, "SELECT count(*) FROM %s", table);
    return (size_t)strtoul(nk_sql(statement), NULL, 10);
}

START_TEST(everything_in_the_tables_is_in_the_catalogue)
{
    const struct nk_catalogue catalogue = loaded();
    ck_assert_uint_gt(catalogue.actor_count, 40);
    ck_assert_uint_eq(catalogue.actor_count, rows_of("actor"));
    ck_assert_uint_eq(catalogue.outside_financier_count, rows_of("outside_financier"));
    ck_assert_uint_eq(catalogue.classification_count, rows_of("classification"));
    ck_assert_uint_eq(catalogue.correspondence_count, rows_of("correspondence"));
    ck_assert_uint_eq(catalogue.methodology_count, rows_of("methodology"));
    ck_assert_uint_eq(catalogue.figure_count, rows_of("figure"));
    ck_assert_uint_eq(catalogue.outside_estimate_count, rows_of("outside_estimate"));
    ck_assert_uint_eq(catalogue.rule_count, rows_of("rule"));
    size_t codes = 0, terms = 0;
    for (size_t i = 0; i < catalogue.classification_count; i++)
        codes += catalogue.classifications[i].codes.count;
    for (size_t i = 0; i < catalogue.figure_count; i++)
        terms += catalogue.figures[i].numerator_count + catalogue.figures[i].denominator_count;
    ck_assert_uint_eq(codes, rows_of("code"));
    ck_assert_uint_eq(terms, rows_of("figure_term"));
}
END_TEST

START_TEST(every_line_and_identity_of_the_accounts_is_in_the_catalogue)
{
    const struct nk_catalogue catalogue = loaded();
    const struct nk_classification *lines = nk_catalogue_classification(&catalogue, NK_TEXT("account-line"), 2024);
    ck_assert_ptr_nonnull(lines);
    ck_assert_ptr_nonnull(lines->accounts);
    ck_assert_uint_eq(lines->codes.count, rows_of("account_line"));
    ck_assert_uint_eq(lines->accounts->identity_count, rows_of("account_identity"));
    size_t terms = 0;
    for (size_t i = 0; i < lines->accounts->identity_count; i++)
        terms += 1 + lines->accounts->identities[i].term_count;
    ck_assert_uint_eq(terms, rows_of("account_term"));

    int result = nk_account_line_find(lines, NK_TEXT("operating-result"));
    ck_assert_int_ge(result, 0);
    nk_assert_text(lines->codes.codes[result].code, "operating-result");
    nk_assert_text(lines->accounts->lines[result].statement, "income-statement");
    const struct nk_account_identity *sum = nk_account_sum_of(lines->accounts, result);
    ck_assert_ptr_nonnull(sum);
    nk_assert_text(sum->terms[1].line, "total-operating-cost");
    ck_assert(sum->terms[1].negative && !sum->terms[0].negative);

    const struct nk_classification *areas = nk_catalogue_classification(&catalogue, NK_TEXT("ict-area"), 2024);
    ck_assert_ptr_null(areas->accounts);
}
END_TEST

START_TEST(actors_are_sorted_by_the_bytes_of_their_ids)
{
    const struct nk_catalogue catalogue = loaded();
    for (size_t i = 1; i < catalogue.actor_count; i++)
        ck_assert_int_lt(nk_text_compare(catalogue.actors[i - 1].id, catalogue.actors[i].id), 0);
}
END_TEST

START_TEST(an_actor_comes_with_all_that_is_known_of_it_and_nothing_else)
{
    (void)nk_sql("INSERT INTO actor VALUES ('sample', '974760673', 'bm', 'nn', 'en', 'trust', 'helse-vest',"
                 " '2010-02-03', '2019-12-31', 'nhn', 's')");
    const struct nk_catalogue catalogue = loaded();
    const struct nk_actor *sample = nk_catalogue_actor(&catalogue, NK_TEXT("sample"));
    ck_assert_ptr_nonnull(sample);
    nk_assert_text(sample->organisation_number, "974760673");
    nk_assert_text(sample->name.in[NK_BOKMAL], "bm");
    nk_assert_text(sample->name.in[NK_NYNORSK], "nn");
    nk_assert_text(sample->name.in[NK_ENGLISH], "en");
    ck_assert_int_eq(sample->kind, NK_TRUST);
    nk_assert_text(sample->region, "helse-vest");
    ck_assert_int_eq(sample->valid_from, 20100203);
    ck_assert_int_eq(sample->valid_to, 20191231);
    nk_assert_text(sample->succeeded_by, "nhn");
    nk_assert_text(sample->source, "s");

    const struct nk_actor *region = nk_catalogue_actor(&catalogue, NK_TEXT("helse-vest"));
    ck_assert_ptr_nonnull(region);
    nk_assert_text(region->organisation_number, "");
    nk_assert_text(region->region, "");
    nk_assert_text(region->succeeded_by, "");
    ck_assert_int_eq(region->valid_to, 0);
}
END_TEST

START_TEST(a_methodology_has_the_codes_of_its_version_with_unspecified_last)
{
    (void)nk_sql("UPDATE code SET position = position + 100 WHERE code <> 'unspecified'");
    const struct nk_catalogue catalogue = loaded();
    const struct nk_methodology *crossed = nk_catalogue_methodology(&catalogue, NK_TEXT("2017"));
    const struct nk_methodology *margins = nk_catalogue_methodology(&catalogue, NK_TEXT("2022"));
    ck_assert_ptr_nonnull(crossed);
    ck_assert_ptr_nonnull(margins);
    ck_assert(crossed->crosses_dimensions);
    ck_assert(!margins->crosses_dimensions);
    ck_assert_int_ge(nk_code_list_find(&crossed->areas, NK_TEXT("network")), 0);
    ck_assert_int_ge(nk_code_list_find(&crossed->categories, NK_TEXT("hardware")), 0);
    ck_assert_int_lt(nk_code_list_find(&margins->areas, NK_TEXT("network")), 0);
    ck_assert_int_eq(nk_code_list_find(&crossed->areas, NK_TEXT(NK_UNSPECIFIED)), (int)crossed->areas.count - 1);
    ck_assert_int_eq(nk_code_list_find(&crossed->categories, NK_TEXT(NK_UNSPECIFIED)),
                     (int)crossed->categories.count - 1);
}
END_TEST

START_TEST(figures_come_in_their_order_with_their_terms)
{
    const struct nk_catalogue catalogue = loaded();
    const struct nk_figure *share = nk_catalogue_figure(&catalogue, NK_TEXT("contracted-share-of-ict-fte"));
    ck_assert_ptr_nonnull(share);
    ck_assert_uint_eq(share->numerator_count, 1);
    ck_assert_int_eq(share->numerator[0].sum, NK_SUM_ICT_FTE_CONTRACTED);
    ck_assert_uint_eq(share->denominator_count, 2);
    ck_assert_int_eq(share->factor, 100);
    const struct nk_figure *change = nk_catalogue_figure(&catalogue, NK_TEXT("change-from-previous-year"));
    ck_assert_ptr_nonnull(change);
    ck_assert_uint_eq(change->numerator_count, 2);
    ck_assert(!change->numerator[0].negative);
    ck_assert(change->numerator[1].negative);
    ck_assert_int_eq(change->numerator[1].year_offset, -1);
    const struct nk_figure *areas = nk_catalogue_figure(&catalogue, NK_TEXT("area-share"));
    ck_assert_ptr_nonnull(areas);
    ck_assert_int_eq(areas->breakdown, NK_BY_AREA);
    nk_assert_text(catalogue.figures[0].id, nk_sql("SELECT id FROM figure ORDER BY position LIMIT 1"));
}
END_TEST

START_TEST(a_value_that_the_program_does_not_know_is_fatal)
{
    (void)nk_sql("ALTER TABLE figure_term DROP CONSTRAINT figure_term_sum_is_known; UPDATE figure_term SET sum = 'beds'"
                 " WHERE (figure, side, position) = (SELECT figure, side, position FROM figure_term LIMIT 1)");
    struct nk_catalogue catalogue;
    nk_assert_status(nk_db_catalogue_load(nk_test_db(), nk_test_arena(), &catalogue), NK_DB_FATAL);
    ck_assert_ptr_nonnull(strstr(nk_db_error_text(nk_test_db()), "figure_terms"));
}
END_TEST

static enum nk_db_status loads(struct nk_db *db, void *context)
{
    return nk_db_catalogue_load(db, nk_test_arena(), context);
}

START_TEST(the_catalogue_is_loaded_inside_a_transaction_of_the_caller_too)
{
    struct nk_catalogue catalogue;
    nk_assert_status(nk_db_transaction(nk_test_db(), NK_READ_COMMITTED, loads, &catalogue), NK_DB_ONE);
    ck_assert_uint_gt(catalogue.rule_count, 0);
}
END_TEST

START_TEST(every_rule_and_estimate_is_read_whole)
{
    const struct nk_catalogue catalogue = loaded();
    for (size_t i = 0; i < catalogue.rule_count; i++) {
        const struct nk_rule *rule = &catalogue.rules[i];
        ck_assert_uint_gt(rule->check.length, 0);
        ck_assert_uint_gt(rule->message.in[NK_ENGLISH].length, 0);
        ck_assert_uint_gt(rule->how_to_mend.in[NK_BOKMAL].length, 0);
        ck_assert_int_ge(rule->first_year, 2000);
        ck_assert_uint_gt(rule->source.length, 0);
        if (i > 0)
            ck_assert_int_le(nk_text_compare(catalogue.rules[i - 1].id, rule->id), 0);
    }
    int64_t sum = 0;
    for (size_t i = 0; i < catalogue.outside_estimate_count; i++)
        sum += catalogue.outside_estimates[i].amount;
    ck_assert_int_eq(sum, strtoll(nk_sql("SELECT sum(amount) FROM outside_estimate"), NULL, 10));
}
END_TEST

void nk_add_catalogue(Suite *suite)
{
    TCase *cases = nk_case_with_tables(suite, "catalogue");
    tcase_add_test(cases, everything_in_the_tables_is_in_the_catalogue);
    tcase_add_test(cases, every_line_and_identity_of_the_accounts_is_in_the_catalogue);
    tcase_add_test(cases, actors_are_sorted_by_the_bytes_of_their_ids);
    tcase_add_test(cases, figures_come_in_their_order_with_their_terms);
    tcase_add_test(cases, the_catalogue_is_loaded_inside_a_transaction_of_the_caller_too);
    tcase_add_test(cases, every_rule_and_estimate_is_read_whole);

    TCase *changed = nk_case_with_database(suite, "changed catalogue");
    tcase_add_test(changed, an_actor_comes_with_all_that_is_known_of_it_and_nothing_else);
    tcase_add_test(changed, a_methodology_has_the_codes_of_its_version_with_unspecified_last);
    tcase_add_test(changed, a_value_that_the_program_does_not_know_is_fatal);
}
