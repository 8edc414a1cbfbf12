/* What happens in collections, followed by a reader who never goes back: nothing is missed, however transactions
 * overlap. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <time.h>

#include "server/db/event.h"
#include "server/db/feed.h"
#include "server/db/transaction.h"
#include "tests/db/cases.h"
#include "tests/db/support.h"

enum { PAGE = 3, WRITERS = 3, EVENTS = 40, CURSOR_MAX = 160 };

static void pause_for(long microseconds)
{
    (void)nanosleep(&(struct timespec){.tv_nsec = microseconds * 1000}, NULL);
}

/* Goes on after the cursor in pages, moves it, and adds what was told to a text: " id id …". */
static void follow(struct nk_db *db, struct nk_arena *arena, char *told, size_t size, char cursor[CURSOR_MAX])
{
    size_t count;
    do {
        struct nk_feed_item *items;
        nk_assert_status_of(db,
                            nk_db_feed(db, arena, &items, &count, nk_text_of(cursor),
                                       &(struct nk_feed_reader){.everybody = true}, PAGE),
                            NK_DB_MANY);
        for (size_t i = 0; i < count; i++) {
            const size_t length = strlen(told);
            (void)snprintf(told + length, size - length, " %.*s", NK_TEXT_ARGUMENTS(items[i].id));
            (void)snprintf(cursor, CURSOR_MAX, "%.*s", NK_TEXT_ARGUMENTS(items[i].cursor));
        }
    } while (count == PAGE);
}

static const struct nk_event submitted = {.principal = {"token:controller", 16},
                                          .role = NK_SUBMITTER,
                                          .action = {"submitted", 9},
                                          .year = 2017,
                                          .actor = {"nhn", 3},
                                          .revision = 1};

#define LOG(action, actor, detail)                                                                       \
    "INSERT INTO event (principal, role, action, year, actor, detail)"                                   \
    " VALUES ('p', 'publisher', '" action "', 2017, " actor ", '" detail "');"

static void no_deadline(void)
{
    nk_open_collection();
    (void)nk_sql("UPDATE collection SET due = NULL, version = version + 1");
}

/* Everybody's deadline was yesterday evening; the log ends before it. */
static void overdue_since_midnight(void)
{
    nk_open_collection();
    (void)nk_sql("UPDATE collection SET due = today() - 1, version = version + 1;"
                 "UPDATE event_head SET last_at = now() - interval '3 days'");
}

START_TEST(a_publication_that_was_long_in_the_making_is_told_after_what_came_before_its_commit)
{
    char told[512] = "", cursor[CURSOR_MAX] = "";
    no_deadline();
    (void)nk_approved("nhn", 1);
    (void)nk_sql(
        "BEGIN;"
        "WITH made AS (INSERT INTO publication VALUES ('2017.1', 2017, 1, 'final', '', now(), 'p', now(), '{}',"
        " sha256_of('{}'), repeat('0', 64), 1))"
        "INSERT INTO publication_revision VALUES ('2017.1', 2017, 'nhn', 1)");
    nk_assert_status(nk_db_event_append(nk_test_db(), &submitted), NK_DB_ONE);
    follow(nk_test_db(), nk_test_arena(), told, sizeof told, cursor);
    ck_assert_str_eq(told, " event-000000000001");
    (void)nk_sql(LOG("published", "NULL", "{\"publication\": \"2017.1\"}") "COMMIT");
    follow(nk_test_db(), nk_test_arena(), told, sizeof told, cursor);
    ck_assert_str_eq(told, " event-000000000001 published-2017.1");
}
END_TEST

struct reader {
    char told[1024];
    char cursor[CURSOR_MAX];
    atomic_bool done;
};

static void *reads(void *context)
{
    struct reader *reader = context;
    follow(nk_test_db(), nk_test_arena(), reader->told, sizeof reader->told, reader->cursor);
    reader->done = true;
    return NULL;
}

START_TEST(a_date_that_has_come_is_told_once_those_who_were_adding_before_it_are_done)
{
    struct reader reader = {.done = false};
    pthread_t thread;
    overdue_since_midnight();
    (void)nk_test_db();
    (void)nk_sql("BEGIN;" LOG("submitted", "'nhn'", "{}"));
    ck_assert_int_eq(pthread_create(&thread, NULL, reads, &reader), 0);
    pause_for(200000);
    ck_assert(!reader.done);
    (void)nk_sql("COMMIT");
    ck_assert_int_eq(pthread_join(thread, NULL), 0);
    ck_assert_ptr_nonnull(strstr(reader.told, "-nhn event-000000000001"));
    ck_assert_ptr_nonnull(strstr(reader.told, " overdue-2017-"));
}
END_TEST

START_TEST(a_date_is_told_although_nothing_happens_after_it)
{
    char told[1024] = "", cursor[CURSOR_MAX] = "";
    overdue_since_midnight();
    follow(nk_test_db(), nk_test_arena(), told, sizeof told, cursor);
    ck_assert_ptr_nonnull(strstr(told, "-hdo overdue-2017-"));
    ck_assert_ptr_nonnull(strstr(told, "-helse-vest overdue-2017-"));
}
END_TEST

START_TEST(what_happens_after_a_date_was_told_is_later_also_when_the_clock_was_set_back)
{
    char told[1024] = "", cursor[CURSOR_MAX] = "";
    overdue_since_midnight();
    (void)nk_sql("UPDATE event_head SET last_at = now() + interval '1 hour'");
    follow(nk_test_db(), nk_test_arena(), told, sizeof told, cursor);
    ck_assert_ptr_nonnull(strstr(told, " overdue-2017-"));
    told[0] = '\0';
    for (int i = 0; i < 2; i++)
        nk_assert_status(nk_db_event_append(nk_test_db(), &submitted), NK_DB_ONE);
    follow(nk_test_db(), nk_test_arena(), told, sizeof told, cursor);
    ck_assert_str_eq(told, " event-000000000001 event-000000000002");
}
END_TEST

struct writer {
    pthread_t thread;
    struct nk_db *db;
    unsigned index;
};

static enum nk_db_status append_slowly(struct nk_db *db, void *context)
{
    const struct writer *writer = context;
    pause_for(300 * (long)writer->index);
    const enum nk_db_status status = nk_db_event_append(db, &submitted);
    pause_for(500);
    return status;
}

static void *writes(void *context)
{
    struct writer *writer = context;
    for (unsigned i = 0; i < EVENTS; i++)
        if (nk_db_transaction(writer->db, NK_READ_COMMITTED, append_slowly, writer) != NK_DB_ONE)
            return context;
    return NULL;
}

START_TEST(a_follower_hears_of_all_that_several_write_at_once_and_in_order)
{
    enum { ITEM_LENGTH = 19 /* with the space before it */, ALL = WRITERS * EVENTS };
    static char told[ITEM_LENGTH * (2 * ALL) + 1];
    const struct nk_db_configuration configuration = nk_test_configuration();
    struct writer writers[WRITERS];
    char cursor[CURSOR_MAX] = "";
    told[0] = '\0';
    no_deadline();
    for (unsigned i = 0; i < WRITERS; i++) {
        writers[i] = (struct writer){.db = nk_db_new(&configuration), .index = i};
        ck_assert_int_eq(nk_db_connect(writers[i].db), NK_DB_ONE);
        ck_assert_int_eq(pthread_create(&writers[i].thread, NULL, writes, &writers[i]), 0);
    }
    for (int round = 0; round < 1000 && strlen(told) < (size_t)ITEM_LENGTH * ALL; round++)
        follow(nk_test_db(), nk_test_arena(), told, sizeof told, cursor);
    for (unsigned i = 0; i < WRITERS; i++) {
        void *failed;
        ck_assert_int_eq(pthread_join(writers[i].thread, &failed), 0);
        ck_assert_ptr_null(failed);
        nk_db_free(writers[i].db);
    }
    follow(nk_test_db(), nk_test_arena(), told, sizeof told, cursor);
    char expected[sizeof told] = "";
    for (int id = 1; id <= ALL; id++) {
        const size_t length = strlen(expected);
        (void)snprintf(expected + length, sizeof expected - length, " event-%012d", id);
    }
    ck_assert_msg(strcmp(told, expected) == 0, "%.400s", told);
}
END_TEST

void nk_add_feed(Suite *suite)
{
    TCase *cases = nk_case_with_tables(suite, "feed");
    tcase_add_test(cases, a_publication_that_was_long_in_the_making_is_told_after_what_came_before_its_commit);
    tcase_add_test(cases, a_date_that_has_come_is_told_once_those_who_were_adding_before_it_are_done);
    tcase_add_test(cases, a_date_is_told_although_nothing_happens_after_it);
    tcase_add_test(cases, what_happens_after_a_date_was_told_is_later_also_when_the_clock_was_set_back);
    tcase_add_test(cases, a_follower_hears_of_all_that_several_write_at_once_and_in_order);
}
