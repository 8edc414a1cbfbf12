#include <stdio.h>

#include "server/db/event.h"
#include "server/db/transaction.h"
#include "tests/db/cases.h"
#include "tests/db/support.h"

/* Work that counts how often it runs, leaves an event behind and then answers as it is told. */
struct work {
    int runs;
    enum nk_db_status answer;
    int refused_runs; /* in the first ones, a trigger of the database raises 40001 */
};

static enum nk_db_status append(struct nk_db *db, const char *action)
{
    const struct nk_event event = {.principal = NK_TEXT("p"), .role = NK_AUDITOR, .action = nk_text_of(action)};
    return nk_db_event_append(db, &event);
}

static enum nk_db_status counted(struct nk_db *db, void *context)
{
    struct work *work = context;
    work->runs++;
    enum nk_db_status status = append(db, work->runs <= work->refused_runs ? "conflict" : "done");
    return status == NK_DB_ONE ? work->answer : status;
}

static void raise_on_conflict(const char *sqlstate)
{
    char statement[512];
    (void)snprintf(statement, sizeof statement,
                   "CREATE FUNCTION conflict() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                   " RAISE EXCEPTION 'forced' USING ERRCODE = '%s'; END $$;"
                   "CREATE TRIGGER conflict BEFORE INSERT ON event FOR EACH ROW WHEN (NEW.action = 'conflict')"
                   " EXECUTE FUNCTION conflict()", sqlstate);
    (void)nk_sql(statement);
}

START_TEST(work_that_succeeds_is_committed)
{
    struct work work = {.answer = NK_DB_ONE};
    nk_assert_status(nk_db_transaction(nk_test_db(), NK_READ_COMMITTED, counted, &work), NK_DB_ONE);
    ck_assert_int_eq(work.runs, 1);
    ck_assert_str_eq(nk_sql("SELECT count(*) FROM event"), "1");
}
END_TEST

START_TEST(work_that_finds_nothing_to_do_or_fails_is_rolled_back)
{
    static const enum nk_db_status answers[] = {NK_DB_NONE, NK_DB_BUSY, NK_DB_FATAL};
    for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++) {
        struct work work = {.answer = answers[i]};
        nk_assert_status(nk_db_transaction(nk_test_db(), NK_READ_COMMITTED, counted, &work), answers[i]);
        ck_assert_int_eq(work.runs, 1);
    }
    ck_assert_str_eq(nk_sql("SELECT count(*) FROM event"), "0");
}
END_TEST

START_TEST(a_forced_40001_is_retried_until_it_succeeds)
{
    raise_on_conflict("40001");
    struct work work = {.answer = NK_DB_ONE, .refused_runs = 2};
    nk_assert_status(nk_db_transaction(nk_test_db(), NK_SERIALIZABLE, counted, &work), NK_DB_ONE);
    ck_assert_int_eq(work.runs, 3);
    ck_assert_str_eq(nk_sql("SELECT string_agg(action, ' ') FROM event"), "done");
}
END_TEST

START_TEST(a_conflict_that_does_not_end_is_given_up_after_three_retries)
{
    raise_on_conflict("40P01");
    struct work work = {.answer = NK_DB_ONE, .refused_runs = 100};
    nk_assert_status(nk_db_transaction(nk_test_db(), NK_READ_COMMITTED, counted, &work), NK_DB_RETRY);
    ck_assert_int_eq(work.runs, NK_DB_ATTEMPTS_MAX);
    ck_assert_str_eq(nk_db_error_text(nk_test_db()), "40P01 event_append: forced");
}
END_TEST

START_TEST(a_conflict_that_shows_at_the_commit_is_retried_too)
{
    (void)nk_sql(
        "CREATE SEQUENCE attempt;"
        "CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN"
        " IF nextval('nokkeltall.attempt') = 1 THEN RAISE EXCEPTION 'late' USING ERRCODE = '40001'; END IF;"
        " RETURN NULL; END $$;"
        "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON event DEFERRABLE INITIALLY DEFERRED"
        " FOR EACH ROW EXECUTE FUNCTION late()");
    struct work work = {.answer = NK_DB_ONE};
    nk_assert_status(nk_db_transaction(nk_test_db(), NK_READ_COMMITTED, counted, &work), NK_DB_ONE);
    ck_assert_int_eq(work.runs, 2);
    ck_assert_str_eq(nk_sql("SELECT count(*) FROM event"), "1");
}
END_TEST

static enum nk_db_status overlooks_a_failure(struct nk_db *db, void *context)
{
    (void)context;
    ck_assert_int_eq(append(db, "conflict"), NK_DB_ONE);
    ck_assert_int_eq(nk_db_ping(db), NK_DB_FATAL);
    return NK_DB_ONE;
}

START_TEST(a_commit_after_an_overlooked_failure_is_fatal)
{
    raise_on_conflict("P0001");
    nk_assert_status(nk_db_transaction(nk_test_db(), NK_READ_COMMITTED, overlooks_a_failure, NULL), NK_DB_FATAL);
    nk_assert_status(nk_db_ping(nk_test_db()), NK_DB_ONE);
}
END_TEST

static enum nk_db_status appends_and_pings(struct nk_db *db, void *context)
{
    (void)context;
    enum nk_db_status status = append(db, "conflict");
    return status == NK_DB_ONE ? nk_db_ping(db) : status;
}

START_TEST(the_failure_of_an_event_is_told_by_what_it_travels_with)
{
    raise_on_conflict("P0001");
    struct work work = {.answer = NK_DB_ONE, .refused_runs = 1};
    nk_assert_status(nk_db_transaction(nk_test_db(), NK_READ_COMMITTED, counted, &work), NK_DB_FATAL);
    ck_assert_str_eq(nk_db_error_text(nk_test_db()), "P0001 event_append: forced");
    nk_assert_status(nk_db_transaction(nk_test_db(), NK_READ_COMMITTED, appends_and_pings, NULL), NK_DB_FATAL);
    ck_assert_str_eq(nk_db_error_text(nk_test_db()), "P0001 event_append: forced");
    nk_assert_status(append(nk_test_db(), "conflict"), NK_DB_FATAL);
    (void)nk_sql("DROP FUNCTION conflict CASCADE");
    raise_on_conflict("23505");
    work = (struct work){.answer = NK_DB_ONE, .refused_runs = 1};
    nk_assert_status(nk_db_transaction(nk_test_db(), NK_READ_COMMITTED, counted, &work), NK_DB_FATAL);
    ck_assert_str_eq(nk_sql("SELECT count(*) FROM event"), "0");
    ck_assert(nk_db_is_connected(nk_test_db()));
}
END_TEST

static enum nk_db_status appends_ten(struct nk_db *db, void *context)
{
    (void)context;
    enum nk_db_status status = NK_DB_ONE;
    for (int i = 0; status == NK_DB_ONE && i < 10; i++)
        status = append(db, "done");
    return status;
}

START_TEST(any_number_of_events_travels_with_one_commit)
{
    nk_assert_status(nk_db_transaction(nk_test_db(), NK_READ_COMMITTED, appends_ten, NULL), NK_DB_ONE);
    ck_assert_str_eq(nk_sql("SELECT count(*) FROM event"), "10");
}
END_TEST

static enum nk_db_status does_nothing(struct nk_db *db, void *context)
{
    (void)db;
    return *(enum nk_db_status *)context;
}

START_TEST(a_transaction_without_a_statement_is_one_all_the_same)
{
    enum nk_db_status answers[] = {NK_DB_ONE, NK_DB_NONE, NK_DB_FATAL};
    for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++)
        nk_assert_status(nk_db_transaction(nk_test_db(), NK_READ_COMMITTED, does_nothing, &answers[i]), answers[i]);
    nk_assert_status(nk_db_ping(nk_test_db()), NK_DB_ONE);
}
END_TEST

static enum nk_db_status nests(struct nk_db *db, void *context)
{
    return nk_db_transaction(db, NK_READ_COMMITTED, counted, context);
}

START_TEST(a_transaction_inside_a_transaction_is_refused)
{
    struct work work = {.answer = NK_DB_ONE};
    nk_assert_status(nk_db_transaction(nk_test_db(), NK_READ_COMMITTED, nests, &work), NK_DB_FATAL);
    ck_assert_int_eq(work.runs, 0);
}
END_TEST

static enum nk_db_status writes_in_a_snapshot(struct nk_db *db, void *context)
{
    (void)context;
    return append(db, "done");
}

START_TEST(a_read_only_snapshot_writes_nothing)
{
    enum nk_db_status status = nk_db_transaction(nk_test_db(), NK_READ_ONLY_SNAPSHOT, writes_in_a_snapshot, NULL);
    ck_assert_int_lt(status, NK_DB_NONE);
    ck_assert_str_eq(nk_db_error_code(nk_test_db()), "25006");
    ck_assert_str_eq(nk_sql("SELECT count(*) FROM event"), "0");
}
END_TEST

static enum nk_db_status reads_twice(struct nk_db *db, void *context)
{
    size_t *counts = context;
    for (int i = 0; i < 2; i++) {
        struct nk_event *events;
        enum nk_db_status status =
            nk_db_event_list(db, nk_test_arena(), &events, &counts[i], 0, 0, (struct nk_text){0}, 10);
        if (status < NK_DB_NONE)
            return status;
        (void)nk_sql("INSERT INTO event (principal, role, action) VALUES ('p', 'auditor', 'meanwhile')");
    }
    return NK_DB_MANY;
}

START_TEST(all_reads_of_a_snapshot_see_the_same)
{
    size_t counts[2];
    nk_assert_status(nk_db_transaction(nk_test_db(), NK_READ_ONLY_SNAPSHOT, reads_twice, counts), NK_DB_MANY);
    ck_assert_uint_eq(counts[0], 0);
    ck_assert_uint_eq(counts[1], 0);
    nk_assert_status(nk_db_transaction(nk_test_db(), NK_READ_COMMITTED, reads_twice, counts), NK_DB_MANY);
    ck_assert_uint_eq(counts[1], counts[0] + 1);
}
END_TEST

void nk_add_transactions(Suite *suite)
{
    TCase *cases = nk_case_with_tables(suite, "transactions");
    tcase_add_test(cases, work_that_succeeds_is_committed);
    tcase_add_test(cases, work_that_finds_nothing_to_do_or_fails_is_rolled_back);
    tcase_add_test(cases, any_number_of_events_travels_with_one_commit);
    tcase_add_test(cases, a_transaction_without_a_statement_is_one_all_the_same);
    tcase_add_test(cases, a_transaction_inside_a_transaction_is_refused);
    tcase_add_test(cases, a_read_only_snapshot_writes_nothing);
    tcase_add_test(cases, all_reads_of_a_snapshot_see_the_same);

    TCase *forced = nk_case_with_database(suite, "forced conflicts");
    tcase_add_test(forced, a_forced_40001_is_retried_until_it_succeeds);
    tcase_add_test(forced, a_conflict_that_does_not_end_is_given_up_after_three_retries);
    tcase_add_test(forced, a_conflict_that_shows_at_the_commit_is_retried_too);
    tcase_add_test(forced, the_failure_of_an_event_is_told_by_what_it_travels_with);
    tcase_add_test(forced, a_commit_after_an_overlooked_failure_is_fatal);
}
