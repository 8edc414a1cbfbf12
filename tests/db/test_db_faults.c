/* The server itself dies and comes back. These tests own the whole cluster. */
#include "server/db/event.h"
#include "server/db/listener.h"
#include "server/db/transaction.h"
#include "tests/db/support.h"

enum { LONG_MS = 20000 };

static const struct nk_event look = {.principal = {"p", 1}, .role = NK_AUDITOR, .action = {"look", 4}};

static enum nk_db_status server_dies_in_the_middle(struct nk_db *db, void *context)
{
    (void)context;
    enum nk_db_status status = nk_db_event_append(db, &look);
    if (status != NK_DB_ONE)
        return status;
    nk_postgres("kill");
    return nk_db_event_append(db, &look);
}

static enum nk_db_status server_dies_before_the_commit(struct nk_db *db, void *context)
{
    (void)context;
    enum nk_db_status status = nk_db_event_append(db, &look);
    nk_postgres("kill");
    return status;
}

START_TEST(a_killed_server_is_down_and_after_its_return_nothing_is_half_done)
{
    const struct nk_db_configuration configuration = nk_test_configuration();
    struct nk_db *db = nk_db_new(&configuration);
    struct nk_event *events;
    size_t count;
    nk_assert_status_of(db, nk_db_event_append(db, &look), NK_DB_ONE);
    nk_assert_status_of(db, nk_db_transaction(db, NK_READ_COMMITTED, server_dies_in_the_middle, NULL), NK_DB_DOWN);
    ck_assert(!nk_db_is_connected(db));
    nk_assert_status_of(db, nk_db_ping(db), NK_DB_DOWN);
    nk_assert_status_of(db, nk_db_ping(db), NK_DB_DOWN);
    ck_assert_uint_gt(nk_db_retry_after_ms(db), 0);

    nk_postgres("start");
    nk_assert_status_of(db, nk_db_connect(db), NK_DB_ONE);
    nk_assert_status_of(
        db, nk_db_event_list(db, nk_test_arena(), &events, &count, 0, 0, (struct nk_text){0}, 10), NK_DB_MANY);
    ck_assert_uint_eq(count, 1);

    nk_assert_status_of(db, nk_db_transaction(db, NK_READ_COMMITTED, server_dies_before_the_commit, NULL),
                        NK_DB_DOWN);
    nk_postgres("start");
    nk_assert_status_of(db, nk_db_connect(db), NK_DB_ONE);
    nk_assert_status_of(
        db, nk_db_event_list(db, nk_test_arena(), &events, &count, 0, 0, (struct nk_text){0}, 10), NK_DB_MANY);
    ck_assert_uint_eq(count, 1);
    nk_db_free(db);
}
END_TEST

START_TEST(a_server_that_was_restarted_in_good_order_costs_no_failed_call)
{
    const struct nk_db_configuration configuration = nk_test_configuration();
    struct nk_db *db = nk_db_new(&configuration);
    nk_assert_status_of(db, nk_db_ping(db), NK_DB_ONE);
    nk_postgres("stop");
    nk_postgres("start");
    nk_assert_status_of(db, nk_db_ping(db), NK_DB_ONE);
    nk_db_free(db);
}
END_TEST

START_TEST(a_listener_finds_a_server_that_comes_back)
{
    const struct nk_db_configuration configuration = nk_test_configuration();
    struct nk_db_listener *listener = nk_db_listener_new(&configuration);
    struct nk_db_news news;
    ck_assert_int_eq(nk_db_listener_wait(listener, &news, -1, LONG_MS), NK_DB_ONE);
    nk_postgres("kill");
    ck_assert_int_eq(nk_db_listener_wait(listener, &news, -1, 500), NK_DB_DOWN);
    nk_postgres("start");
    ck_assert_int_eq(nk_db_listener_wait(listener, &news, -1, LONG_MS), NK_DB_ONE);
    ck_assert(news.publications);
    nk_db_listener_free(listener);
}
END_TEST

static enum nk_db_status counts_and_pings(struct nk_db *db, void *context)
{
    ++*(int *)context;
    return nk_db_ping(db);
}

START_TEST(a_server_that_hangs_is_down_after_the_deadline_and_used_again_when_it_goes_on)
{
    struct nk_db_configuration configuration = nk_test_configuration();
    configuration.statement_timeout_ms = 200;
    configuration.connect_timeout_s = 2;
    struct nk_db *db = nk_db_new(&configuration);
    struct nk_db_listener *listener = nk_db_listener_new(&configuration);
    struct nk_db_news news;
    nk_assert_status_of(db, nk_db_ping(db), NK_DB_ONE);
    ck_assert_int_eq(nk_db_listener_wait(listener, &news, -1, LONG_MS), NK_DB_ONE);

    nk_postgres("hang");
    nk_assert_status_of(db, nk_db_event_append(db, &look), NK_DB_DOWN);
    ck_assert_ptr_nonnull(strstr(nk_db_error_text(db), "does not answer"));
    ck_assert(!nk_db_is_connected(db));
    nk_postgres("wake");
    nk_assert_status_of(db, nk_db_connect(db), NK_DB_ONE);
    nk_postgres("hang");
    int runs = 0;
    nk_assert_status_of(db, nk_db_transaction(db, NK_READ_COMMITTED, counts_and_pings, &runs), NK_DB_DOWN);
    ck_assert_int_eq(runs, 1);
    while (nk_db_listener_is_connected(listener))
        ck_assert_int_le(nk_db_listener_wait(listener, &news, -1, 500), NK_DB_NONE);

    nk_postgres("wake");
    ck_assert_int_eq(nk_db_listener_wait(listener, &news, -1, LONG_MS), NK_DB_ONE);
    nk_assert_status_of(db, nk_db_connect(db), NK_DB_ONE);
    nk_assert_status_of(db, nk_db_ping(db), NK_DB_ONE);
    nk_db_listener_free(listener);
    nk_db_free(db);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("db-faults");
    TCase *cases = nk_case_with_database(suite, "faults");
    tcase_add_test(cases, a_killed_server_is_down_and_after_its_return_nothing_is_half_done);
    tcase_add_test(cases, a_server_that_was_restarted_in_good_order_costs_no_failed_call);
    tcase_add_test(cases, a_listener_finds_a_server_that_comes_back);
    tcase_add_test(cases, a_server_that_hangs_is_down_after_the_deadline_and_used_again_when_it_goes_on);
    return nk_run_suite(suite);
}
