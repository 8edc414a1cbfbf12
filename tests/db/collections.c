#include "server/db/collection.h"
#include "tests/db/cases.h"
#include "tests/db/support.h"

static const struct nk_text units[] = {{"nhn", 3}, {"hdo", 3}, {"helse-vest", 10}};

static struct nk_collection sample(void)
{
    return (struct nk_collection){
        .year = 2017,
        .state = NK_OPEN,
        .opens = 20180101,
        .due = 20180401,
        .closes = 21990601,
        .methodology = NK_TEXT("2017"),
        .reporting_units = units,
        .reporting_unit_count = 3,
    };
}

static struct nk_collection put(const struct nk_collection *collection, int64_t version,
                                enum nk_collection_put expected)
{
    struct nk_collection stored = {0};
    enum nk_collection_put outcome;
    enum nk_db_status status = expected <= NK_COLLECTION_CHANGED ? NK_DB_ONE : NK_DB_NONE;
    nk_assert_status(
        nk_db_collection_put(nk_test_db(), nk_test_arena(), &stored, &outcome, collection, version), status);
    ck_assert_int_eq(outcome, expected);
    return stored;
}

START_TEST(a_new_collection_is_stored_with_its_units_sorted)
{
    const struct nk_collection collection = sample();
    const struct nk_collection stored = put(&collection, 0, NK_COLLECTION_CREATED);
    ck_assert_int_eq(stored.year, 2017);
    ck_assert_int_eq(stored.state, NK_OPEN);
    ck_assert_int_eq(stored.opens, 20180101);
    ck_assert_int_eq(stored.due, 20180401);
    ck_assert_int_eq(stored.closes, 21990601);
    nk_assert_text(stored.methodology, "2017");
    ck_assert_int_eq(stored.version, 1);
    ck_assert_uint_eq(stored.reporting_unit_count, 3);
    nk_assert_text(stored.reporting_units[0], "hdo");
    nk_assert_text(stored.reporting_units[1], "helse-vest");
    nk_assert_text(stored.reporting_units[2], "nhn");
}
END_TEST

START_TEST(a_collection_without_dates_and_units_is_possible)
{
    const struct nk_collection collection = {.year = 2017, .state = NK_PLANNED, .methodology = NK_TEXT("2017")};
    const struct nk_collection stored = put(&collection, 0, NK_COLLECTION_CREATED);
    ck_assert_int_eq(stored.due, 0);
    ck_assert_uint_eq(stored.reporting_unit_count, 0);
}
END_TEST

START_TEST(a_change_replaces_the_units_and_counts_the_version)
{
    struct nk_collection collection = sample();
    (void)put(&collection, 0, NK_COLLECTION_CREATED);
    collection.state = NK_CLOSED;
    collection.reporting_unit_count = 1;
    collection.due = 0;
    const struct nk_collection stored = put(&collection, 1, NK_COLLECTION_CHANGED);
    ck_assert_int_eq(stored.version, 2);
    ck_assert_int_eq(stored.state, NK_CLOSED);
    ck_assert_int_eq(stored.due, 0);
    ck_assert_uint_eq(stored.reporting_unit_count, 1);
    nk_assert_text(stored.reporting_units[0], "nhn");
}
END_TEST

START_TEST(a_put_says_why_it_changed_nothing)
{
    struct nk_collection collection = sample();
    (void)put(&collection, 7, NK_COLLECTION_ABSENT);
    (void)put(&collection, 0, NK_COLLECTION_CREATED);
    (void)put(&collection, 0, NK_COLLECTION_OTHER_VERSION);
    (void)put(&collection, 2, NK_COLLECTION_OTHER_VERSION);
    (void)nk_begun("helse-vest", 1);
    collection.reporting_unit_count = 2;
    (void)put(&collection, 1, NK_COLLECTION_UNIT_IN_USE);
    ck_assert_str_eq(nk_sql("SELECT count(*) FROM collection_unit"), "3");
    ck_assert_str_eq(nk_sql("SELECT version FROM collection"), "1");
}
END_TEST

START_TEST(a_put_that_an_invariant_forbids_is_fatal_and_changes_nothing)
{
    struct nk_collection stored, collection = sample();
    enum nk_collection_put outcome;
    collection.methodology = NK_TEXT("1999");
    nk_assert_status(nk_db_collection_put(nk_test_db(), nk_test_arena(), &stored, &outcome, &collection, 0),
                     NK_DB_FATAL);
    collection = sample();
    collection.due = 20180231;
    nk_assert_status(nk_db_collection_put(nk_test_db(), nk_test_arena(), &stored, &outcome, &collection, 0),
                     NK_DB_FATAL);
    ck_assert_str_eq(nk_sql("SELECT count(*) FROM collection"), "0");
}
END_TEST

START_TEST(collections_are_listed_by_year_and_read_one_by_one)
{
    struct nk_collection collection = sample();
    (void)put(&collection, 0, NK_COLLECTION_CREATED);
    collection.year = 2016;
    collection.reporting_unit_count = 1;
    (void)put(&collection, 0, NK_COLLECTION_CREATED);
    struct nk_collection *list;
    size_t count;
    nk_assert_status(nk_db_collection_list(nk_test_db(), nk_test_arena(), &list, &count), NK_DB_MANY);
    ck_assert_uint_eq(count, 2);
    ck_assert_int_eq(list[0].year, 2016);
    ck_assert_uint_eq(list[0].reporting_unit_count, 1);
    ck_assert_uint_eq(list[1].reporting_unit_count, 3);
    nk_assert_status(nk_db_collection_get(nk_test_db(), nk_test_arena(), &collection, 2017), NK_DB_ONE);
    nk_assert_status(nk_db_collection_get(nk_test_db(), nk_test_arena(), &collection, 1999), NK_DB_NONE);
    nk_assert_status(nk_db_collection_get(nk_test_db(), nk_test_arena(), &collection, 99999), NK_DB_NONE);
}
END_TEST

START_TEST(the_state_is_set_alone)
{
    nk_open_collection();
    nk_assert_status(nk_db_collection_set_state(nk_test_db(), 2017, NK_CLOSED), NK_DB_ONE);
    nk_assert_status(nk_db_collection_set_state(nk_test_db(), 2017, NK_CLOSED), NK_DB_NONE);
    nk_assert_status(nk_db_collection_set_state(nk_test_db(), 2016, NK_CLOSED), NK_DB_NONE);
    nk_assert_status(nk_db_collection_set_state(nk_test_db(), 2017, NK_PUBLISHED), NK_DB_FATAL);
    ck_assert_str_eq(nk_sql("SELECT state || ' ' || version FROM collection"), "closed 2");
}
END_TEST

START_TEST(the_board_has_a_line_for_each_unit_with_its_newest_revision)
{
    nk_open_collection();
    const struct nk_revision first = nk_submitted("nhn", 1);
    const struct nk_revision_key key = nk_key_of(&first);
    struct nk_revision returned;
    nk_assert_status(
        nk_db_revision_return(nk_test_db(), nk_test_arena(), &returned, &key, NK_TEXT("r"), NK_TEXT("why")),
        NK_DB_ONE);
    (void)nk_begun("nhn", 2);
    (void)nk_approved("hdo", 1);

    struct nk_board_line *lines;
    size_t count;
    nk_assert_status(nk_db_board(nk_test_db(), nk_test_arena(), &lines, &count, 2017), NK_DB_MANY);
    ck_assert_uint_eq(count, 3);
    nk_assert_text(lines[0].actor, "hdo");
    ck_assert(lines[0].has_revision);
    ck_assert_int_eq(lines[0].revision.state, NK_APPROVED);
    ck_assert_uint_eq(lines[0].revision.findings[NK_WARNING], 2);
    ck_assert(!lines[0].late);
    ck_assert(lines[0].is_delivered && lines[0].days_late > 0);
    nk_assert_text(lines[1].actor, "helse-vest");
    ck_assert(!lines[1].has_revision);
    ck_assert(lines[1].late && !lines[1].is_delivered);
    nk_assert_text(lines[2].actor, "nhn");
    ck_assert_int_eq(lines[2].revision.number, 2);
    ck_assert_int_eq(lines[2].revision.state, NK_DRAFT);
    ck_assert(lines[2].late);

    (void)nk_sql("UPDATE collection SET version = 2, due = current_date + 1, closes = NULL");
    nk_assert_status(nk_db_board(nk_test_db(), nk_test_arena(), &lines, &count, 2017), NK_DB_MANY);
    ck_assert(!lines[1].late);
    ck_assert(lines[0].is_delivered && lines[0].days_late == 0);
    nk_assert_status(nk_db_board(nk_test_db(), nk_test_arena(), &lines, &count, 2016), NK_DB_MANY);
    ck_assert_uint_eq(count, 0);
}
END_TEST

void nk_add_collections(Suite *suite)
{
    TCase *cases = nk_case_with_tables(suite, "collections");
    tcase_add_test(cases, a_new_collection_is_stored_with_its_units_sorted);
    tcase_add_test(cases, a_collection_without_dates_and_units_is_possible);
    tcase_add_test(cases, a_change_replaces_the_units_and_counts_the_version);
    tcase_add_test(cases, a_put_says_why_it_changed_nothing);
    tcase_add_test(cases, a_put_that_an_invariant_forbids_is_fatal_and_changes_nothing);
    tcase_add_test(cases, collections_are_listed_by_year_and_read_one_by_one);
    tcase_add_test(cases, the_state_is_set_alone);
    tcase_add_test(cases, the_board_has_a_line_for_each_unit_with_its_newest_revision);
}
