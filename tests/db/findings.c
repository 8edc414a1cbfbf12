/* Explanations of findings, and decisions over them. */
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "server/db/finding.h"
#include "tests/db/cases.h"
#include "tests/db/support.h"

static const struct nk_rule rule = {.id = NK_TEXT("V12"), .severity = NK_WARNING};
static const struct nk_finding warning = {.rule = &rule,
                                          .severity = NK_WARNING,
                                          .place = {.pointer = NK_TEXT("/memo/depreciation")},
                                          .expected = NK_TEXT("100"),
                                          .actual = NK_TEXT("140"),
                                          .code = NK_TEXT("depreciation")};

static struct nk_finding_step step(enum nk_finding_state state, const char *text, const char *by)
{
    static char id[13];
    nk_finding_id(id, &warning);
    return (struct nk_finding_step){.finding = nk_text_of(id),
                                    .expected = warning.expected,
                                    .actual = warning.actual,
                                    .state = state,
                                    .text = nk_text_of(text),
                                    .by = nk_text_of(by)};
}

static struct nk_revision explained(int32_t number)
{
    struct nk_revision revision = nk_begun("nhn", number);
    const struct nk_revision_key key = nk_key_of(&revision);
    const struct nk_finding_step taken = step(NK_FINDING_EXPLAINED, "Ny avtale", "token:controller");
    nk_assert_status(nk_db_revision_touch(nk_test_db(), nk_test_arena(), &revision, &key, NK_DRAFT), NK_DB_ONE);
    nk_assert_status(nk_db_finding_step_append(nk_test_db(), &key, &taken), NK_DB_ONE);
    return revision;
}

/* Explained and submitted with the warning. */
static struct nk_revision submitted(int32_t number)
{
    struct nk_revision revision = explained(number);
    const struct nk_revision_key key = nk_key_of(&revision);
    nk_assert_status(nk_db_revision_finding_insert(nk_test_db(), &key, &warning), NK_DB_ONE);
    nk_assert_status(nk_db_revision_submit(nk_test_db(), nk_test_arena(), &revision, &key, NK_TEXT("token:controller"),
                                           NK_TEXT("n"), NK_TEXT("t"), NK_TEXT("r")),
                     NK_DB_ONE);
    return revision;
}

static enum nk_db_status approve(const struct nk_revision *revision)
{
    struct nk_revision after;
    const struct nk_revision_key key = nk_key_of(revision);
    return nk_db_revision_approve(nk_test_db(), nk_test_arena(), &after, &key, NK_TEXT("token:reviewer"));
}

START_TEST(steps_are_read_as_they_were_taken_up_to_a_revision)
{
    nk_open_collection();
    const struct nk_revision revision = submitted(1);
    const struct nk_revision_key key = nk_key_of(&revision);
    const struct nk_finding_step rejected = step(NK_FINDING_REJECTED, "Hvilken?", "token:reviewer");
    nk_assert_status(nk_db_finding_step_append(nk_test_db(), &key, &rejected), NK_DB_ONE);
    struct nk_finding_step *steps;
    size_t count;
    nk_assert_status(
        nk_db_finding_step_list(nk_test_db(), nk_test_arena(), &steps, &count, 2017, NK_TEXT("nhn"), 1), NK_DB_MANY);
    ck_assert_uint_eq(count, 2);
    char id[13];
    nk_finding_id(id, &warning);
    for (size_t i = 0; i < count; i++) {
        nk_assert_text(steps[i].finding, id);
        ck_assert(nk_text_equal(steps[i].expected, warning.expected) && nk_text_equal(steps[i].actual, warning.actual));
    }
    ck_assert_int_eq(steps[0].state, NK_FINDING_EXPLAINED);
    nk_assert_text(steps[0].text, "Ny avtale");
    nk_assert_text(steps[0].by, "token:controller");
    ck_assert_int_eq(steps[0].revision, 1);
    ck_assert_uint_eq(steps[0].at.length, strlen("2018-04-01T10:15:00Z"));
    ck_assert_int_eq(steps[1].state, NK_FINDING_REJECTED);
    nk_assert_text(steps[1].text, "Hvilken?");
    nk_assert_status(
        nk_db_finding_step_list(nk_test_db(), nk_test_arena(), &steps, &count, 2017, NK_TEXT("nhn"), 0), NK_DB_MANY);
    ck_assert_uint_eq(count, 0);
}
END_TEST

START_TEST(an_explanation_counts_the_version_so_that_a_save_of_what_was_read_before_is_refused)
{
    nk_open_collection();
    const struct nk_revision revision = explained(1);
    ck_assert_int_eq(revision.version, 2);
    const struct nk_db_draft draft = nk_draft("nhn", "saved");
    struct nk_revision after;
    nk_assert_status(nk_db_revision_save(nk_test_db(), nk_test_arena(), &after, &draft, 1, 1), NK_DB_NONE);
    const struct nk_revision_key stale = {.year = 2017, .actor = NK_TEXT("nhn"), .number = 1, .version = 1};
    nk_assert_status(nk_db_revision_touch(nk_test_db(), nk_test_arena(), &after, &stale, NK_DRAFT), NK_DB_NONE);
    const struct nk_revision_key now = nk_key_of(&revision);
    nk_assert_status(nk_db_revision_touch(nk_test_db(), nk_test_arena(), &after, &now, NK_SUBMITTED), NK_DB_NONE);
}
END_TEST

START_TEST(a_draft_is_explained_in_an_open_collection_and_a_submitted_one_decided_over_also_later)
{
    nk_open_collection();
    struct nk_revision draft = nk_begun("hdo", 1), other = submitted(1), after;
    (void)nk_sql("UPDATE collection SET version = version + 1, state = 'closed'");
    const struct nk_revision_key of_draft = nk_key_of(&draft), of_other = nk_key_of(&other);
    nk_assert_status(nk_db_revision_touch(nk_test_db(), nk_test_arena(), &after, &of_draft, NK_DRAFT), NK_DB_NONE);
    nk_assert_status(nk_db_revision_touch(nk_test_db(), nk_test_arena(), &after, &of_other, NK_SUBMITTED), NK_DB_ONE);
}
END_TEST

START_TEST(a_revision_is_approved_when_every_explanation_is_accepted)
{
    nk_open_collection();
    const struct nk_revision revision = submitted(1);
    const struct nk_revision_key key = nk_key_of(&revision);
    nk_assert_status(approve(&revision), NK_DB_FATAL);
    ck_assert_ptr_nonnull(
        strstr(nk_db_error_text(nk_test_db()), "constraint=revision_approved_with_accepted_explanations"));
    const struct nk_finding_step rejected = step(NK_FINDING_REJECTED, "Hvilken?", "token:reviewer");
    nk_assert_status(nk_db_finding_step_append(nk_test_db(), &key, &rejected), NK_DB_ONE);
    nk_assert_status(approve(&revision), NK_DB_FATAL);
    const struct nk_finding_step accepted = step(NK_FINDING_ACCEPTED, "", "token:reviewer");
    nk_assert_status(nk_db_finding_step_append(nk_test_db(), &key, &accepted), NK_DB_ONE);
    nk_assert_status(approve(&revision), NK_DB_ONE);
}
END_TEST

static struct nk_db_quality_note *notes(size_t *ret_count)
{
    struct nk_db_quality_note *lines;
    nk_assert_status(nk_db_quality_note_list(nk_test_db(), nk_test_arena(), &lines, ret_count, 2017), NK_DB_MANY);
    return lines;
}

START_TEST(a_quality_note_is_what_was_accepted_before_the_approval_and_not_what_is_said_later)
{
    nk_open_collection();
    struct nk_revision revision = submitted(1), reopened;
    const struct nk_revision_key key = nk_key_of(&revision);
    const struct nk_finding_step accepted = step(NK_FINDING_ACCEPTED, "", "token:reviewer");
    nk_assert_status(nk_db_finding_step_append(nk_test_db(), &key, &accepted), NK_DB_ONE);
    size_t count;
    (void)notes(&count);
    ck_assert_uint_eq(count, 0);
    nk_assert_status(nk_db_revision_approve(nk_test_db(), nk_test_arena(), &revision, &key, NK_TEXT("token:reviewer")),
                     NK_DB_ONE);

    const struct nk_revision_key approved = nk_key_of(&revision);
    nk_assert_status(nk_db_revision_reopen(nk_test_db(), nk_test_arena(), &reopened, &approved,
                                           NK_TEXT("token:reviewer"), NK_TEXT("Feil")),
                     NK_DB_ONE);
    const struct nk_revision_key later = nk_key_of(&reopened);
    const struct nk_finding_step again = step(NK_FINDING_EXPLAINED, "En annen avtale", "token:controller");
    nk_assert_status(nk_db_finding_step_append(nk_test_db(), &later, &again), NK_DB_ONE);

    const struct nk_db_quality_note *lines = notes(&count);
    ck_assert_uint_eq(count, 1);
    nk_assert_text(lines[0].actor, "nhn");
    ck_assert_int_eq(lines[0].revision, 1);
    nk_assert_text(lines[0].note.rule, "V12");
    nk_assert_text(lines[0].note.pointer, "/memo/depreciation");
    nk_assert_text(lines[0].note.code, "depreciation");
    nk_assert_text(lines[0].note.text, "Ny avtale");
    ck_assert_uint_eq(lines[0].note.accepted_at.length, strlen("2018-04-01T10:15:00Z"));
}
END_TEST

/* Columns of a step about hdo and nhn that everything is right with but what the test says. */
#define STEP(actor, state, words, by)                                                                     \
    "INSERT INTO finding_step (year, actor, revision, finding, expected, actual, state, words, taken_by)" \
    " VALUES (2017, '" actor "', 1, '0123456789ab', '', '1', '" state "', " words ", '" by "')"

START_TEST(the_database_refuses_words_at_the_wrong_time_and_by_the_wrong_person)
{
    nk_open_collection();
    (void)nk_begun("hdo", 1);
    (void)submitted(1);
    ck_assert_str_eq(nk_refusal_to_service(STEP("hdo", "explained", "'Ny avtale'", "p")), "");
    ck_assert_str_eq(nk_refusal_to_service(STEP("hdo", "explained", "NULL", "p")), "finding_step_has_its_words");
    ck_assert_str_eq(nk_refusal_to_service(STEP("hdo", "accepted", "NULL", "p")), "finding_step_is_allowed");
    ck_assert_str_eq(nk_refusal_to_service(STEP("nhn", "explained", "'x'", "p")), "finding_step_is_allowed");
    ck_assert_str_eq(nk_refusal_to_service(STEP("nhn", "accepted", "NULL", "p")), "finding_step_after_an_explanation");
    ck_assert_str_eq(nk_refusal_to_service(STEP("nhn", "accepted", "NULL", "token:controller")),
                     "finding_step_decided_by_another");
    ck_assert_str_eq(nk_refusal_to_service(STEP("hdo", "open", "'x'", "p")), "finding_step_is_allowed");
    ck_assert_str_eq(nk_refusal_to_service("DELETE FROM finding_step"), "42501");
    ck_assert_str_eq(nk_refusal("UPDATE finding_step SET words = 'y'"), "finding_step_is_kept");
    ck_assert_str_eq(nk_refusal("DELETE FROM revision_finding"), "revision_finding_is_kept");
}
END_TEST

START_TEST(the_warnings_of_a_submit_are_explained_and_stay)
{
    static const char insert[] =
        "INSERT INTO revision_finding VALUES (2017, '%s', 1, '0123456789ab', 'V12', '', '', '1')";
    char of_draft[160], of_submitted[160];
    (void)snprintf(of_draft, sizeof of_draft, insert, "hdo");
    (void)snprintf(of_submitted, sizeof of_submitted, insert, "nhn");
    nk_open_collection();
    (void)nk_begun("hdo", 1);
    (void)submitted(1);
    ck_assert_str_eq(nk_refusal_to_service(of_draft), "revision_finding_is_explained");
    ck_assert_str_eq(nk_refusal_to_service(of_submitted), "revision_finding_is_allowed");
}
END_TEST

/* One explains and one saves what both have read: exactly one is told that it has changed. */
struct writer {
    pthread_t thread;
    pthread_barrier_t *start;
    struct nk_db *db;
    struct nk_arena arena;
    struct nk_revision_key key;
    struct nk_db_draft draft;
    bool saves;
    enum nk_db_status status;
};

static void *write_once(void *context)
{
    struct writer *writer = context;
    struct nk_revision revision;
    (void)pthread_barrier_wait(writer->start);
    writer->status = writer->saves
                         ? nk_db_revision_save(writer->db, &writer->arena, &revision, &writer->draft,
                                               writer->key.number, writer->key.version)
                         : nk_db_revision_touch(writer->db, &writer->arena, &revision, &writer->key, NK_DRAFT);
    return NULL;
}

START_TEST(of_an_explanation_and_a_save_at_once_exactly_one_wins)
{
    enum { ROUNDS = 20 };
    nk_open_collection();
    const struct nk_revision begun = nk_begun("nhn", 1);
    const struct nk_db_configuration configuration = nk_test_configuration();
    struct writer writers[2];
    for (unsigned i = 0; i < 2; i++) {
        writers[i] = (struct writer){.db = nk_db_new(&configuration),
                                     .arena = nk_heap_arena(),
                                     .key = nk_key_of(&begun),
                                     .draft = nk_draft("nhn", "raced"),
                                     .saves = i == 1};
        ck_assert_int_eq(nk_db_connect(writers[i].db), NK_DB_ONE);
    }
    for (int64_t version = 1; version <= ROUNDS; version++) {
        pthread_barrier_t start;
        ck_assert_int_eq(pthread_barrier_init(&start, NULL, 2), 0);
        for (unsigned i = 0; i < 2; i++) {
            writers[i].start = &start;
            writers[i].key.version = version;
            ck_assert_int_eq(pthread_create(&writers[i].thread, NULL, write_once, &writers[i]), 0);
        }
        for (unsigned i = 0; i < 2; i++)
            ck_assert_int_eq(pthread_join(writers[i].thread, NULL), 0);
        (void)pthread_barrier_destroy(&start);
        ck_assert_int_eq((writers[0].status == NK_DB_ONE) + (writers[1].status == NK_DB_ONE), 1);
        ck_assert_int_eq((writers[0].status == NK_DB_NONE) + (writers[1].status == NK_DB_NONE), 1);
    }
    for (unsigned i = 0; i < 2; i++) {
        nk_db_free(writers[i].db);
        nk_arena_release(&writers[i].arena);
    }
}
END_TEST

void nk_add_findings(Suite *suite)
{
    TCase *cases = nk_case_with_tables(suite, "findings");
    tcase_add_test(cases, steps_are_read_as_they_were_taken_up_to_a_revision);
    tcase_add_test(cases, an_explanation_counts_the_version_so_that_a_save_of_what_was_read_before_is_refused);
    tcase_add_test(cases, a_draft_is_explained_in_an_open_collection_and_a_submitted_one_decided_over_also_later);
    tcase_add_test(cases, a_revision_is_approved_when_every_explanation_is_accepted);
    tcase_add_test(cases, a_quality_note_is_what_was_accepted_before_the_approval_and_not_what_is_said_later);
    tcase_add_test(cases, the_database_refuses_words_at_the_wrong_time_and_by_the_wrong_person);
    tcase_add_test(cases, the_warnings_of_a_submit_are_explained_and_stay);
    tcase_add_test(cases, of_an_explanation_and_a_save_at_once_exactly_one_wins);
}
