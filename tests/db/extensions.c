/* More time for one reporting unit. */
#include "server/db/collection.h"
#include "server/db/extension.h"
#include "tests/db/cases.h"
#include "tests/db/support.h"

static const struct nk_text nhn = {"nhn", 3};

static struct nk_extension granted(nk_date closes, const char *reason)
{
    struct nk_extension extension = {.closes = closes, .reason = nk_text_of(reason), .by = NK_TEXT("token:publisher")};
    nk_assert_status(nk_db_extension_grant(nk_test_db(), nk_test_arena(), 2017, nhn, &extension), NK_DB_ONE);
    return extension;
}

static enum nk_db_status in_force(struct nk_extension *ret)
{
    return nk_db_extension_get(nk_test_db(), nk_test_arena(), ret, 2017, nhn);
}

START_TEST(the_last_extension_of_a_unit_is_in_force_until_it_is_taken_back_and_the_history_stays)
{
    struct nk_extension extension = {0};
    nk_open_collection();
    nk_assert_status(in_force(&extension), NK_DB_NONE);
    (void)granted(20180410, "Sykdom");
    (void)granted(20180415, "Nytt system");
    nk_assert_status(in_force(&extension), NK_DB_ONE);
    ck_assert_int_eq(extension.closes, 20180415);
    nk_assert_text(extension.reason, "Nytt system");
    nk_assert_text(extension.by, "token:publisher");
    nk_assert_status(
        nk_db_extension_withdraw(nk_test_db(), nk_test_arena(), 2017, nhn, NK_TEXT("token:publisher")), NK_DB_ONE);
    nk_assert_status(in_force(&extension), NK_DB_NONE);
    ck_assert_str_eq(nk_sql("SELECT string_agg(coalesce(closes::text, 'none'), ' ' ORDER BY id) FROM extension"),
                     "2018-04-10 2018-04-15 none");
}
END_TEST

START_TEST(a_unit_is_late_by_the_later_of_its_own_deadline_and_that_of_all)
{
    struct nk_board_line *lines;
    size_t count;
    nk_open_collection();
    (void)granted(20990101, "Nytt system");
    nk_assert_status(nk_db_board(nk_test_db(), nk_test_arena(), &lines, &count, 2017), NK_DB_MANY);
    ck_assert_uint_eq(count, 3);
    ck_assert(lines[0].late && lines[0].extension.closes == 0);
    nk_assert_text(lines[2].actor, "nhn");
    ck_assert(!lines[2].late && lines[2].extension.closes == 20990101);
    (void)granted(20180402, "Bare en dag");
    nk_assert_status(nk_db_board(nk_test_db(), nk_test_arena(), &lines, &count, 2017), NK_DB_MANY);
    ck_assert(lines[2].late);
    (void)nk_sql("UPDATE collection SET due = '2098-01-01', closes = NULL, version = version + 1");
    nk_assert_status(nk_db_board(nk_test_db(), nk_test_arena(), &lines, &count, 2017), NK_DB_MANY);
    ck_assert(!lines[2].late);
}
END_TEST

#define EXTENSION(actor, closes, words)                                   \
    "INSERT INTO extension (year, actor, closes, words, granted_by)"      \
    " VALUES (2017, '" actor "', " closes ", " words ", 'token:publisher')"

START_TEST(the_database_refuses_an_extension_that_is_not_right_and_keeps_those_that_are)
{
    nk_open_collection();
    ck_assert_str_eq(nk_refusal_to_service(EXTENSION("nhn", "'2018-04-01'", "'x'")), "");
    ck_assert_str_eq(nk_refusal_to_service(EXTENSION("nhn", "'2018-03-31'", "'x'")), "extension_not_before_due");
    ck_assert_str_eq(nk_refusal_to_service(EXTENSION("helse-nord", "'2018-05-01'", "'x'")),
                     "extension_of_a_reporting_unit");
    ck_assert_str_eq(nk_refusal_to_service(EXTENSION("nhn", "'2018-05-01'", "NULL")), "extension_says_why");
    ck_assert_str_eq(nk_refusal_to_service(EXTENSION("nhn", "NULL", "'x'")), "extension_says_why");
    ck_assert_str_eq(nk_refusal_to_service(EXTENSION("nhn", "NULL", "NULL")), "");
    (void)granted(20180410, "Sykdom");
    ck_assert_str_eq(nk_refusal("UPDATE extension SET closes = '2019-01-01'"), "extension_is_kept");
    ck_assert_str_eq(nk_refusal("DELETE FROM extension"), "extension_is_kept");
    ck_assert_str_eq(nk_refusal("TRUNCATE extension"), "extension_is_not_truncated");
}
END_TEST

void nk_add_extensions(Suite *suite)
{
    TCase *cases = nk_case_with_tables(suite, "extensions");
    tcase_add_test(cases, the_last_extension_of_a_unit_is_in_force_until_it_is_taken_back_and_the_history_stays);
    tcase_add_test(cases, a_unit_is_late_by_the_later_of_its_own_deadline_and_that_of_all);
    tcase_add_test(cases, the_database_refuses_an_extension_that_is_not_right_and_keeps_those_that_are);
}
