#include "server/db/listener.h"

#include <stdint.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include "tests/db/cases.h"
#include "tests/db/support.h"

enum { LONG_MS = 20000, SHORT_MS = 150 };

static struct nk_db_listener *connected(void)
{
    const struct nk_db_configuration configuration = nk_test_configuration();
    struct nk_db_listener *listener = nk_db_listener_new(&configuration);
    struct nk_db_news news;
    ck_assert_ptr_nonnull(listener);
    enum nk_db_status status = nk_db_listener_wait(listener, &news, -1, LONG_MS);
    ck_assert_msg(status == NK_DB_ONE, "%s", nk_db_listener_error_text(listener));
    ck_assert(news.publications);
    ck_assert(news.catalogue);
    return listener;
}

#define PUBLISH                                                                                            \
    "WITH p AS (INSERT INTO publication VALUES ('2017.1', 2017, 1, 'final', '', now(), 'p', now(), '{}',"  \
    " sha256_of('{}'), repeat('0', 64), 1))"                                                               \
    " INSERT INTO publication_revision VALUES ('2017.1', 2017, 'nhn', 1)"

START_TEST(a_new_listener_takes_everything_as_news_once)
{
    struct nk_db_listener *listener = connected();
    struct nk_db_news news;
    ck_assert(nk_db_listener_is_connected(listener));
    ck_assert_int_eq(nk_db_listener_wait(listener, &news, -1, SHORT_MS), NK_DB_NONE);
    ck_assert(!news.publications);
    nk_db_listener_free(listener);
}
END_TEST

START_TEST(a_publication_is_heard_of_after_its_commit_and_not_before)
{
    nk_open_collection();
    (void)nk_approved("nhn", 1);
    struct nk_db_listener *listener = connected();
    struct nk_db_news news;
    (void)nk_sql("BEGIN");
    (void)nk_sql(PUBLISH);
    ck_assert_int_eq(nk_db_listener_wait(listener, &news, -1, SHORT_MS), NK_DB_NONE);
    (void)nk_sql("COMMIT");
    ck_assert_int_eq(nk_db_listener_wait(listener, &news, -1, LONG_MS), NK_DB_ONE);
    ck_assert(news.publications);
    ck_assert(!news.catalogue);
    nk_db_listener_free(listener);
}
END_TEST

START_TEST(a_publication_that_was_rolled_back_is_no_news)
{
    nk_open_collection();
    (void)nk_approved("nhn", 1);
    struct nk_db_listener *listener = connected();
    struct nk_db_news news;
    (void)nk_sql("BEGIN");
    (void)nk_sql(PUBLISH);
    (void)nk_sql("ROLLBACK");
    ck_assert_int_eq(nk_db_listener_wait(listener, &news, -1, SHORT_MS), NK_DB_NONE);
    nk_db_listener_free(listener);
}
END_TEST

START_TEST(changed_reference_data_is_heard_of)
{
    struct nk_db_listener *listener = connected();
    struct nk_db_news news;
    (void)nk_sql("UPDATE actor SET name_en = name_en || '.'");
    ck_assert_int_eq(nk_db_listener_wait(listener, &news, -1, LONG_MS), NK_DB_ONE);
    ck_assert(news.catalogue);
    ck_assert(!news.publications);
    ck_assert_int_eq(nk_db_listener_wait(listener, &news, -1, SHORT_MS), NK_DB_NONE);
    nk_db_listener_free(listener);
}
END_TEST

static int64_t now_ms(void)
{
    struct timespec now;
    ck_assert_int_eq(clock_gettime(CLOCK_MONOTONIC, &now), 0);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

START_TEST(a_waiting_listener_is_woken)
{
    struct nk_db_listener *listener = connected();
    struct nk_db_news news;
    int wake = eventfd(1, EFD_CLOEXEC);
    ck_assert_int_ge(wake, 0);
    int64_t began = now_ms();
    ck_assert_int_eq(nk_db_listener_wait(listener, &news, wake, LONG_MS), NK_DB_NONE);
    ck_assert_int_lt(now_ms() - began, LONG_MS / 2);
    nk_db_listener_free(listener);

    const struct nk_db_configuration nowhere = {.conninfo = "host=/nonexistent dbname=none"};
    listener = nk_db_listener_new(&nowhere);
    began = now_ms();
    ck_assert_int_eq(nk_db_listener_wait(listener, &news, wake, LONG_MS), NK_DB_NONE);
    ck_assert_int_lt(now_ms() - began, LONG_MS / 2);
    nk_db_listener_free(listener);
    (void)close(wake);
}
END_TEST

START_TEST(a_listener_without_a_server_is_down_until_its_time_is_up)
{
    const struct nk_db_configuration nowhere = {.conninfo = "host=/nonexistent dbname=none"};
    struct nk_db_listener *listener = nk_db_listener_new(&nowhere);
    struct nk_db_news news;
    int64_t began = now_ms();
    ck_assert_int_eq(nk_db_listener_wait(listener, &news, -1, SHORT_MS), NK_DB_DOWN);
    ck_assert_int_ge(now_ms() - began, SHORT_MS - 1);
    ck_assert(!nk_db_listener_is_connected(listener));
    ck_assert_ptr_nonnull(strstr(nk_db_listener_error_text(listener), "/nonexistent"));
    nk_db_listener_free(listener);
}
END_TEST

START_TEST(a_listener_that_lost_its_connection_comes_back_and_takes_everything_as_news)
{
    struct nk_db_listener *listener = connected();
    struct nk_db_news news;
    (void)nk_sql("SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity"
                 " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    ck_assert_int_eq(nk_db_listener_wait(listener, &news, -1, LONG_MS), NK_DB_ONE);
    ck_assert(news.publications);
    ck_assert(news.catalogue);
    (void)nk_sql("UPDATE actor SET name_en = name_en || '.'");
    ck_assert_int_eq(nk_db_listener_wait(listener, &news, -1, LONG_MS), NK_DB_ONE);
    ck_assert(!news.publications);
    nk_db_listener_free(listener);
}
END_TEST

void nk_add_listener(Suite *suite)
{
    TCase *cases = nk_case_with_tables(suite, "listener");
    tcase_add_test(cases, a_new_listener_takes_everything_as_news_once);
    tcase_add_test(cases, a_publication_is_heard_of_after_its_commit_and_not_before);
    tcase_add_test(cases, a_publication_that_was_rolled_back_is_no_news);
    tcase_add_test(cases, changed_reference_data_is_heard_of);
    tcase_add_test(cases, a_waiting_listener_is_woken);
    tcase_add_test(cases, a_listener_without_a_server_is_down_until_its_time_is_up);
    tcase_add_test(cases, a_listener_that_lost_its_connection_comes_back_and_takes_everything_as_news);
}
