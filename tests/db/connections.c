#include <stdio.h>

#include "server/db/collection.h"
#include "server/db/transaction.h"
#include "tests/db/cases.h"
#include "tests/db/support.h"

START_TEST(each_sqlstate_has_its_status)
{
    static const struct {
        const char *code;
        enum nk_db_status status;
    } expected[] = {
        {NULL, NK_DB_DOWN},     {"40001", NK_DB_RETRY}, {"40P01", NK_DB_RETRY}, {"23505", NK_DB_NONE},
        {"23503", NK_DB_FATAL}, {"23514", NK_DB_FATAL}, {"08006", NK_DB_DOWN},  {"08007", NK_DB_DOWN},
        {"57P01", NK_DB_DOWN},  {"57P03", NK_DB_DOWN},  {"25P03", NK_DB_DOWN},  {"25006", NK_DB_DOWN},
        {"53300", NK_DB_BUSY},  {"53100", NK_DB_BUSY},  {"55P03", NK_DB_BUSY},  {"57014", NK_DB_BUSY},
        {"42P01", NK_DB_FATAL}, {"22P02", NK_DB_FATAL}, {"XX000", NK_DB_FATAL}, {"40002", NK_DB_FATAL},
    };
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
        ck_assert_msg(nk_db_status_of_sqlstate(expected[i].code) == expected[i].status, "%s", expected[i].code);
}
END_TEST

START_TEST(a_connection_serves_as_the_service_role_in_utc_with_time_limits)
{
    (void)nk_sql("CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                 " RAISE EXCEPTION '% % % % % % %', current_user, current_setting('TimeZone'),"
                 "  current_setting('statement_timeout'), current_setting('lock_timeout'),"
                 "  current_setting('idle_in_transaction_session_timeout'), current_setting('client_encoding'),"
                 "  current_setting('application_name'); END $$;"
                 "CREATE TRIGGER look BEFORE UPDATE ON collection FOR EACH ROW EXECUTE FUNCTION look()");
    nk_open_collection();
    nk_assert_status(nk_db_collection_set_state(nk_test_db(), 2017, NK_CLOSED), NK_DB_FATAL);
    ck_assert_str_eq(nk_db_error_text(nk_test_db()),
                     "P0001 collection_set_state: nokkeltall_service UTC 4500ms 2s 10s UTF8 nokkeltall-test");
    ck_assert_str_eq(nk_db_error_code(nk_test_db()), "P0001");
}
END_TEST

START_TEST(an_unreachable_database_is_down_and_is_not_asked_again_at_once)
{
    const struct nk_db_configuration nowhere = {.conninfo = "host=/nonexistent dbname=none"};
    struct nk_db *db = nk_db_new(&nowhere);
    ck_assert_ptr_nonnull(db);
    nk_assert_status_of(db, nk_db_connect(db), NK_DB_DOWN);
    ck_assert(!nk_db_is_connected(db));
    ck_assert_ptr_nonnull(strstr(nk_db_error_text(db), "/nonexistent"));
    unsigned pause = nk_db_retry_after_ms(db);
    ck_assert_uint_gt(pause, 0);
    ck_assert_uint_le(pause, NK_DB_BACKOFF_FIRST_MS);
    nk_assert_status_of(db, nk_db_ping(db), NK_DB_DOWN);
    ck_assert_ptr_nonnull(strstr(nk_db_error_text(db), "waiting after a failed attempt"));
    for (int i = 0; i < 12; i++)
        nk_assert_status_of(db, nk_db_connect(db), NK_DB_DOWN);
    ck_assert_uint_gt(nk_db_retry_after_ms(db), NK_DB_BACKOFF_LAST_MS / 2);
    ck_assert_uint_le(nk_db_retry_after_ms(db), NK_DB_BACKOFF_LAST_MS);
    nk_db_free(db);
}
END_TEST

START_TEST(a_role_that_does_not_exist_is_said_at_once)
{
    struct nk_db_configuration configuration = nk_test_configuration();
    configuration.role = "nobody_at_all";
    struct nk_db *db = nk_db_new(&configuration);
    nk_assert_status_of(db, nk_db_connect(db), NK_DB_FATAL);
    ck_assert_ptr_nonnull(strstr(nk_db_error_text(db), "nobody_at_all"));
    nk_db_free(db);
}
END_TEST

START_TEST(an_older_schema_is_refused_and_the_missing_change_is_named)
{
    (void)nk_sql("DELETE FROM nokkeltall_sqitch.dependencies; DELETE FROM nokkeltall_sqitch.changes WHERE "
                 "change = 'audit'");
    nk_assert_status(nk_db_connect(nk_test_db()), NK_DB_FATAL);
    ck_assert_str_eq(nk_db_error_text(nk_test_db()), "schema: older than this program: change audit");
    ck_assert(!nk_db_is_connected(nk_test_db()));
}
END_TEST

START_TEST(a_newer_schema_is_refused_and_the_unknown_change_is_named)
{
    (void)nk_sql(
        "UPDATE nokkeltall_sqitch.changes SET change = 'later' WHERE change = 'audit';"
        "INSERT INTO nokkeltall_sqitch.changes (change_id, script_hash, change, project, note, committed_at,"
        " committer_name, committer_email, planned_at, planner_name, planner_email)"
        " VALUES ('x', 'x', 'audit', 'nokkeltall', '', now(), 'a', 'a', now(), 'a', 'a')");
    nk_assert_status(nk_db_connect(nk_test_db()), NK_DB_FATAL);
    ck_assert_str_eq(nk_db_error_text(nk_test_db()), "schema: newer than this program: change later");
}
END_TEST

START_TEST(an_answering_database_answers_a_ping)
{
    nk_assert_status(nk_db_ping(nk_test_db()), NK_DB_ONE);
    ck_assert(nk_db_is_connected(nk_test_db()));
    ck_assert_uint_eq(nk_db_retry_after_ms(nk_test_db()), 0);
    ck_assert_str_eq(nk_db_error_text(nk_test_db()), "");
}
END_TEST

START_TEST(the_time_is_in_utc_to_the_second)
{
    struct nk_text now;
    nk_assert_status(nk_db_now(nk_test_db(), nk_test_arena(), &now), NK_DB_ONE);
    ck_assert_uint_eq(now.length, strlen("2018-04-01T10:15:00Z"));
    char statement[128];
    (void)snprintf(statement, sizeof statement,
                   "SELECT abs(extract(epoch FROM now() - '%s'::timestamptz)) < 60", now.data);
    ck_assert_str_eq(nk_sql(statement), "t");
}
END_TEST

#define END_OTHERS                                                                                             \
    "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE datname = current_database() "  \
    "AND pid <> pg_backend_pid()"

START_TEST(a_connection_that_the_server_ended_while_idle_is_made_anew_without_a_failure)
{
    nk_assert_status(nk_db_ping(nk_test_db()), NK_DB_ONE);
    ck_assert_str_eq(nk_sql(END_OTHERS), "1");
    nk_assert_status(nk_db_ping(nk_test_db()), NK_DB_ONE);
}
END_TEST

static enum nk_db_status ended_in_the_middle(struct nk_db *db, void *context)
{
    (void)context;
    enum nk_db_status status = nk_db_ping(db);
    if (status != NK_DB_ONE)
        return status;
    ck_assert_str_eq(nk_sql(END_OTHERS), "1");
    return nk_db_ping(db);
}

START_TEST(a_connection_that_is_lost_inside_a_transaction_is_down_and_recovers)
{
    nk_assert_status(nk_db_transaction(nk_test_db(), NK_READ_COMMITTED, ended_in_the_middle, NULL), NK_DB_DOWN);
    ck_assert(!nk_db_is_connected(nk_test_db()));
    nk_assert_status(nk_db_ping(nk_test_db()), NK_DB_ONE);
}
END_TEST

static enum nk_db_status ended_before_the_first_statement(struct nk_db *db, void *context)
{
    int *runs = context;
    if ((*runs)++ == 0)
        ck_assert_str_eq(nk_sql(END_OTHERS), "1");
    return nk_db_ping(db);
}

START_TEST(a_connection_that_is_lost_before_the_first_statement_of_a_transaction_is_made_anew)
{
    int runs = 0;
    nk_assert_status(nk_db_ping(nk_test_db()), NK_DB_ONE);
    nk_assert_status(nk_db_transaction(nk_test_db(), NK_READ_COMMITTED, ended_before_the_first_statement, &runs),
                     NK_DB_ONE);
    ck_assert_int_eq(runs, 2);
}
END_TEST

START_TEST(a_statement_that_takes_too_long_is_busy_and_the_connection_stays)
{
    struct nk_db_configuration configuration = nk_test_configuration();
    configuration.lock_timeout_ms = 100;
    struct nk_db *db = nk_db_new(&configuration);
    nk_assert_status_of(db, nk_db_ping(db), NK_DB_ONE);
    (void)nk_sql("BEGIN; LOCK TABLE methodology");
    nk_assert_status_of(db, nk_db_ping(db), NK_DB_BUSY);
    ck_assert_str_eq(nk_db_error_code(db), "55P03");
    nk_db_free(db);

    configuration = nk_test_configuration();
    configuration.statement_timeout_ms = 200;
    db = nk_db_new(&configuration);
    (void)nk_sql("COMMIT");
    nk_assert_status_of(db, nk_db_ping(db), NK_DB_ONE);
    (void)nk_sql("BEGIN; LOCK TABLE methodology");
    nk_assert_status_of(db, nk_db_ping(db), NK_DB_BUSY);
    ck_assert_str_eq(nk_db_error_code(db), "57014");
    ck_assert(nk_db_is_connected(db));
    (void)nk_sql("COMMIT");
    nk_assert_status_of(db, nk_db_ping(db), NK_DB_ONE);
    nk_db_free(db);
}
END_TEST

static void *no_block(void *context, size_t size)
{
    (void)context;
    (void)size;
    return NULL;
}

START_TEST(an_exhausted_arena_is_fatal_and_nothing_worse)
{
    struct nk_arena empty = {.source = no_block};
    struct nk_text now;
    nk_assert_status(nk_db_now(nk_test_db(), &empty, &now), NK_DB_FATAL);
    ck_assert_str_ne(nk_db_error_text(nk_test_db()), "");
    nk_assert_status(nk_db_ping(nk_test_db()), NK_DB_ONE);
}
END_TEST

void nk_add_connections(Suite *suite)
{
    TCase *cases = nk_case_with_tables(suite, "connections");
    tcase_add_test(cases, each_sqlstate_has_its_status);
    tcase_add_test(cases, an_unreachable_database_is_down_and_is_not_asked_again_at_once);
    tcase_add_test(cases, a_role_that_does_not_exist_is_said_at_once);
    tcase_add_test(cases, an_answering_database_answers_a_ping);
    tcase_add_test(cases, the_time_is_in_utc_to_the_second);
    tcase_add_test(cases, a_connection_that_the_server_ended_while_idle_is_made_anew_without_a_failure);
    tcase_add_test(cases, a_connection_that_is_lost_inside_a_transaction_is_down_and_recovers);
    tcase_add_test(cases, a_connection_that_is_lost_before_the_first_statement_of_a_transaction_is_made_anew);
    tcase_add_test(cases, a_statement_that_takes_too_long_is_busy_and_the_connection_stays);
    tcase_add_test(cases, an_exhausted_arena_is_fatal_and_nothing_worse);

    TCase *changed = nk_case_with_database(suite, "connections to a changed schema");
    tcase_add_test(changed, a_connection_serves_as_the_service_role_in_utc_with_time_limits);
    tcase_add_test(changed, an_older_schema_is_refused_and_the_missing_change_is_named);
    tcase_add_test(changed, a_newer_schema_is_refused_and_the_unknown_change_is_named);
}
