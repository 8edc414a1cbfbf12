/* Two at once: threads with a connection each, released together, many times. */
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "server/db/collection.h"
#include "server/db/event.h"
#include "server/db/transaction.h"
#include "tests/db/cases.h"
#include "tests/db/support.h"

enum { RUNNERS = 4, ROUNDS = 12, EVENTS = 3 /* 4 · 12 · 3 = 144 */ };

struct runner {
    pthread_t thread;
    pthread_barrier_t *start;
    struct nk_db *db;
    struct nk_arena arena;
    struct nk_db_draft draft;
    struct nk_revision_key key;
    unsigned index;
    enum nk_db_status (*action)(struct runner *runner);
    enum nk_db_status status;
    char error[512];
};

static void *run(void *context)
{
    struct runner *runner = context;
    (void)pthread_barrier_wait(runner->start);
    runner->status = runner->action(runner);
    (void)snprintf(runner->error, sizeof runner->error, "%s", nk_db_error_text(runner->db));
    return NULL;
}

/* Runs the action in all runners at once, and answers how many of them won; the others must have
 * answered NK_DB_NONE. */
static unsigned race(struct runner *runners, enum nk_db_status (*action)(struct runner *),
                     struct nk_revision_key key)
{
    pthread_barrier_t start;
    ck_assert_int_eq(pthread_barrier_init(&start, NULL, RUNNERS), 0);
    for (unsigned i = 0; i < RUNNERS; i++) {
        runners[i].start = &start;
        runners[i].action = action;
        runners[i].key = key;
        ck_assert_int_eq(pthread_create(&runners[i].thread, NULL, run, &runners[i]), 0);
    }
    for (unsigned i = 0; i < RUNNERS; i++)
        ck_assert_int_eq(pthread_join(runners[i].thread, NULL), 0);
    (void)pthread_barrier_destroy(&start);

    unsigned won = 0;
    for (unsigned i = 0; i < RUNNERS; i++) {
        ck_assert_msg(runners[i].status == NK_DB_ONE || runners[i].status == NK_DB_NONE, "%d %s",
                      (int)runners[i].status, runners[i].error);
        won += runners[i].status == NK_DB_ONE;
    }
    return won;
}

static void make(struct runner *runners)
{
    const struct nk_db_configuration configuration = nk_test_configuration();
    for (unsigned i = 0; i < RUNNERS; i++) {
        runners[i] = (struct runner){.db = nk_db_new(&configuration), .arena = nk_heap_arena(), .index = i,
                                     .draft = nk_draft("nhn", "raced")};
        ck_assert_int_eq(nk_db_connect(runners[i].db), NK_DB_ONE);
    }
}

static void unmake(struct runner *runners)
{
    for (unsigned i = 0; i < RUNNERS; i++) {
        nk_db_free(runners[i].db);
        nk_arena_release(&runners[i].arena);
    }
}

static enum nk_db_status begins(struct runner *runner)
{
    struct nk_revision revision;
    return nk_db_revision_begin(runner->db, &runner->arena, &revision, &runner->draft, runner->key.number);
}

static enum nk_db_status saves(struct runner *runner)
{
    struct nk_revision revision;
    return nk_db_revision_save(runner->db, &runner->arena, &revision, &runner->draft, runner->key.number,
                               runner->key.version);
}

static enum nk_db_status submits(struct runner *runner)
{
    struct nk_revision revision;
    char receipt[32];
    (void)snprintf(receipt, sizeof receipt, "receipt-%d-%u", (int)runner->key.number, runner->index);
    return nk_db_revision_submit(runner->db, &runner->arena, &revision, &runner->key, NK_TEXT("token:controller"),
                                 NK_TEXT("n"), NK_TEXT("t"), nk_text_of(receipt));
}

static enum nk_db_status withdraws_or_returns(struct runner *runner)
{
    struct nk_revision revision;
    if (runner->index % 2 == 0)
        return nk_db_revision_withdraw(runner->db, &runner->arena, &revision, &runner->key,
                                       NK_TEXT("token:controller"));
    return nk_db_revision_return(runner->db, &runner->arena, &revision, &runner->key, NK_TEXT("token:reviewer"),
                                 NK_TEXT("r"));
}

START_TEST(of_several_who_begin_save_submit_or_decide_at_once_exactly_one_wins)
{
    struct runner runners[RUNNERS];
    nk_open_collection();
    make(runners);
    for (int32_t number = 1; number <= ROUNDS; number++) {
        struct nk_revision_key key = {.year = 2017, .actor = NK_TEXT("nhn"), .number = number, .version = 1};
        ck_assert_uint_eq(race(runners, begins, key), 1);
        ck_assert_uint_eq(race(runners, saves, key), 1);
        key.version = 2;
        ck_assert_uint_eq(race(runners, submits, key), 1);
        key.version = 3;
        ck_assert_uint_eq(race(runners, withdraws_or_returns, key), 1);
    }
    unmake(runners);
    ck_assert_str_eq(
        nk_sql("SELECT count(*) || ' ' || max(number) || ' ' || bool_and(version = 4) FROM revision"),
        "12 12 true");
}
END_TEST

static enum nk_db_status submits_or_closes(struct runner *runner)
{
    if (runner->index == 0)
        return nk_db_collection_set_state(runner->db, 2017, NK_CLOSED);
    return submits(runner);
}

START_TEST(a_submit_while_the_collection_closes_comes_before_it_or_not_at_all)
{
    struct runner runners[RUNNERS];
    nk_open_collection();
    make(runners);
    for (int32_t number = 1; number <= ROUNDS; number++) {
        const struct nk_revision begun = nk_begun("nhn", number);
        struct nk_revision revision, submitted;
        unsigned won = race(runners, submits_or_closes, nk_key_of(&begun));
        ck_assert(won == 1 || won == 2);
        nk_assert_status(nk_db_collection_set_state(nk_test_db(), 2017, NK_OPEN), NK_DB_ONE);
        nk_assert_status(
            nk_db_revision_latest(nk_test_db(), nk_test_arena(), &revision, NULL, 2017, NK_TEXT("nhn")),
            NK_DB_ONE);
        ck_assert_int_eq(revision.state, won == 2 ? NK_SUBMITTED : NK_DRAFT);
        struct nk_revision_key key = nk_key_of(&revision);
        char receipt[32];
        (void)snprintf(receipt, sizeof receipt, "after-%d", (int)number);
        if (won == 1)
            nk_assert_status(nk_db_revision_submit(nk_test_db(), nk_test_arena(), &submitted, &key,
                                                   NK_TEXT("p"), NK_TEXT("n"), NK_TEXT("t"),
                                                   nk_text_of(receipt)),
                             NK_DB_ONE);
        key.version = 0;
        nk_assert_status(nk_db_revision_withdraw(nk_test_db(), nk_test_arena(), &submitted, &key, NK_TEXT("p")),
                         NK_DB_ONE);
    }
    unmake(runners);
}
END_TEST

START_TEST(a_submit_that_waits_for_a_closing_collection_finds_it_closed)
{
    nk_open_collection();
    const struct nk_revision begun = nk_begun("nhn", 1);
    const struct nk_db_configuration configuration = nk_test_configuration();
    struct runner runner = {
        .db = nk_db_new(&configuration), .arena = nk_heap_arena(), .key = nk_key_of(&begun), .action = submits};
    pthread_barrier_t start;
    ck_assert_int_eq(pthread_barrier_init(&start, NULL, 2), 0);
    runner.start = &start;

    (void)nk_sql("BEGIN");
    (void)nk_sql("UPDATE collection SET version = version + 1, state = 'closed'");
    ck_assert_int_eq(pthread_create(&runner.thread, NULL, run, &runner), 0);
    (void)pthread_barrier_wait(&start);
    while (strcmp(nk_sql("SELECT count(*) FROM pg_locks WHERE NOT granted"), "0") == 0)
        continue;
    (void)nk_sql("COMMIT");
    ck_assert_int_eq(pthread_join(runner.thread, NULL), 0);
    (void)pthread_barrier_destroy(&start);
    nk_db_free(runner.db);
    nk_arena_release(&runner.arena);
    ck_assert_msg(runner.status == NK_DB_NONE, "%d %s", (int)runner.status, runner.error);
}
END_TEST

static enum nk_db_status appends_in_a_transaction(struct nk_db *db, void *context)
{
    (void)context;
    for (int i = 0; i < EVENTS; i++) {
        const struct nk_event event = {.principal = NK_TEXT("p"), .role = NK_AUDITOR, .action = NK_TEXT("a")};
        enum nk_db_status status = nk_db_event_append(db, &event);
        if (status != NK_DB_ONE)
            return status;
    }
    return NK_DB_ONE;
}

static enum nk_db_status appends(struct runner *runner)
{
    enum nk_db_status status = NK_DB_ONE;
    for (int i = 0; i < ROUNDS && status == NK_DB_ONE; i++)
        status = nk_db_transaction(runner->db, NK_READ_COMMITTED, appends_in_a_transaction, NULL);
    return status;
}

START_TEST(events_of_several_at_once_are_numbered_without_gaps)
{
    struct runner runners[RUNNERS];
    make(runners);
    ck_assert_uint_eq(race(runners, appends, (struct nk_revision_key){0}), RUNNERS);
    unmake(runners);
    ck_assert_str_eq(nk_sql("SELECT count(*) || ' ' || max(id) FROM event"), "144 144");
    ck_assert_str_eq(
        nk_sql(
            "SELECT count(*) FROM (SELECT at < lag(at) OVER (ORDER BY id) AS back FROM event) AS e WHERE back"),
        "0");
}
END_TEST

void nk_add_revision_races(Suite *suite)
{
    TCase *cases = nk_case_with_tables(suite, "races");
    tcase_add_test(cases, of_several_who_begin_save_submit_or_decide_at_once_exactly_one_wins);
    tcase_add_test(cases, a_submit_while_the_collection_closes_comes_before_it_or_not_at_all);
    tcase_add_test(cases, a_submit_that_waits_for_a_closing_collection_finds_it_closed);
    tcase_add_test(cases, events_of_several_at_once_are_numbered_without_gaps);
}
