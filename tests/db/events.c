#include <stdlib.h>

#include "server/db/event.h"
#include "server/db/transaction.h"
#include "tests/db/cases.h"
#include "tests/db/support.h"

static int64_t appended(const struct nk_event *event)
{
    nk_assert_status(nk_db_event_append(nk_test_db(), event), NK_DB_ONE);
    return strtoll(nk_sql("SELECT max(id) FROM event"), NULL, 10);
}

static size_t listed(struct nk_event **ret, int64_t after, int year, const char *actor, unsigned limit)
{
    size_t count;
    nk_assert_status(
        nk_db_event_list(nk_test_db(), nk_test_arena(), ret, &count, after, year, nk_text_of(actor), limit),
        NK_DB_MANY);
    return count;
}

static const struct nk_event approval = {.principal = {"token:reviewer", 14},
                                         .role = NK_REVIEWER,
                                         .action = {"approve", 7},
                                         .year = 2017,
                                         .actor = {"nhn", 3},
                                         .revision = 2,
                                         .request = {"01HZX", 5},
                                         .detail = {"{\"b\": 1, \"a\": \"å\"}", 19}};
static const struct nk_event look = {
    .principal = {"token:auditor", 13}, .role = NK_AUDITOR, .action = {"list-tokens", 11}};

START_TEST(an_event_is_read_back_with_its_number_and_time)
{
    struct nk_event *events;
    ck_assert_int_eq(appended(&approval), 1);
    ck_assert_uint_eq(listed(&events, 0, 0, "", 10), 1);
    ck_assert_int_eq(events[0].id, 1);
    ck_assert_uint_eq(events[0].at.length, strlen("2018-04-01T10:15:00Z"));
    nk_assert_text(events[0].principal, "token:reviewer");
    ck_assert_int_eq(events[0].role, NK_REVIEWER);
    nk_assert_text(events[0].action, "approve");
    ck_assert_int_eq(events[0].year, 2017);
    nk_assert_text(events[0].actor, "nhn");
    ck_assert_int_eq(events[0].revision, 2);
    nk_assert_text(events[0].request, "01HZX");
    nk_assert_text(events[0].detail, "{\"a\": \"å\", \"b\": 1}");
}
END_TEST

START_TEST(an_event_about_nothing_in_particular_has_empty_members)
{
    struct nk_event *events;
    (void)appended(&look);
    ck_assert_uint_eq(listed(&events, 0, 0, "", 10), 1);
    ck_assert_int_eq(events[0].year, 0);
    nk_assert_text(events[0].actor, "");
    ck_assert_int_eq(events[0].revision, 0);
    nk_assert_text(events[0].request, "");
    nk_assert_text(events[0].detail, "{}");
}
END_TEST

START_TEST(events_are_paged_by_id_and_filtered_by_year_and_actor)
{
    struct nk_event *events;
    for (int i = 0; i < 3; i++) {
        (void)appended(&approval);
        (void)appended(&look);
    }
    ck_assert_uint_eq(listed(&events, 0, 0, "", 4), 4);
    ck_assert_uint_eq(listed(&events, events[3].id, 0, "", 4), 2);
    ck_assert_int_eq(events[0].id, 5);
    ck_assert_uint_eq(listed(&events, 0, 2017, "", 10), 3);
    ck_assert_uint_eq(listed(&events, 1, 2017, "nhn", 10), 2);
    ck_assert_uint_eq(listed(&events, 0, 2016, "", 10), 0);
    ck_assert_uint_eq(listed(&events, 0, 0, "hdo", 10), 0);
}
END_TEST

static enum nk_db_status appends_and_gives_up(struct nk_db *db, void *context)
{
    (void)context;
    enum nk_db_status status = nk_db_event_append(db, &look);
    return status == NK_DB_ONE ? NK_DB_NONE : status;
}

START_TEST(an_event_that_was_rolled_back_leaves_no_gap)
{
    (void)appended(&look);
    nk_assert_status(nk_db_transaction(nk_test_db(), NK_READ_COMMITTED, appends_and_gives_up, NULL), NK_DB_NONE);
    ck_assert_int_eq(appended(&look), 2);
}
END_TEST

START_TEST(detail_that_is_no_object_is_refused)
{
    struct nk_event event = look;
    event.detail = NK_TEXT("[1]");
    nk_assert_status(nk_db_event_append(nk_test_db(), &event), NK_DB_FATAL);
    event.detail = NK_TEXT("{");
    nk_assert_status(nk_db_event_append(nk_test_db(), &event), NK_DB_FATAL);
}
END_TEST

void nk_add_events(Suite *suite)
{
    TCase *cases = nk_case_with_tables(suite, "events");
    tcase_add_test(cases, an_event_is_read_back_with_its_number_and_time);
    tcase_add_test(cases, an_event_about_nothing_in_particular_has_empty_members);
    tcase_add_test(cases, events_are_paged_by_id_and_filtered_by_year_and_actor);
    tcase_add_test(cases, an_event_that_was_rolled_back_leaves_no_gap);
    tcase_add_test(cases, detail_that_is_no_object_is_refused);
}
