/* What the database refuses of tokens, collections, returns, publications and events, whoever asks.
 * The owner asks here, so nothing is a matter of rights. */
#include <stdio.h>

#include "tests/db/cases.h"
#include "tests/db/support.h"

START_TEST(a_token_of_a_submitter_names_actors_that_exist_and_other_tokens_none)
{
#define TOKEN(role, actors)                                                                                    \
    "INSERT INTO token (role, actors, sha256, label) VALUES ('" role "', '" actors "', repeat('a', 64), 'l')"
    ck_assert_str_eq(nk_refusal(TOKEN("submitter", "{}")), "token_binds_submitters_to_actors");
    ck_assert_str_eq(nk_refusal(TOKEN("reviewer", "{nhn}")), "token_binds_submitters_to_actors");
    ck_assert_str_eq(nk_refusal(TOKEN("submitter", "{nhn,nobody}")), "token_names_actors");
    ck_assert_str_eq(nk_refusal(TOKEN("emperor", "{}")), "role_code_is_known");
    ck_assert_str_eq(nk_refusal(TOKEN("submitter", "{nhn}")), "");
}
END_TEST

START_TEST(a_token_never_gets_other_rights_and_is_not_taken_back_into_use)
{
    (void)nk_sql(TOKEN("auditor", "{}"));
    ck_assert_str_eq(nk_refusal("UPDATE token SET role = 'administrator'"), "token_is_only_revoked");
    (void)nk_sql("UPDATE token SET revoked_at = now()");
    ck_assert_str_eq(nk_refusal("UPDATE token SET revoked_at = NULL"), "token_is_only_revoked");
    ck_assert_str_eq(nk_refusal("DELETE FROM token"), "token_is_kept");
    ck_assert_str_eq(nk_refusal("TRUNCATE token"), "token_is_not_truncated");
}
END_TEST

START_TEST(a_collection_goes_only_along_its_life)
{
    nk_open_collection();
#define TO(state) "UPDATE collection SET version = version + 1, state = '" state "'"
    ck_assert_str_eq(nk_refusal(TO("planned")), "collection_step_is_allowed");
    ck_assert_str_eq(nk_refusal(TO("published")), "collection_published_with_a_publication");
    ck_assert_str_eq(nk_refusal("UPDATE collection SET state = 'closed'"), "collection_step_is_allowed");
    ck_assert_str_eq(nk_refusal(TO("closed")), "");
    ck_assert_str_eq(
        nk_refusal("INSERT INTO collection (year, state, methodology) VALUES (2018, 'closed', '2017')"),
        "collection_step_is_allowed");
}
END_TEST

START_TEST(the_dates_of_a_collection_are_in_order)
{
    nk_open_collection();
    ck_assert_str_eq(nk_refusal("UPDATE collection SET version = 2, due = '2199-06-02'"),
                     "collection_dates_are_in_order");
    ck_assert_str_eq(nk_refusal("UPDATE collection SET version = 2, opens = '2199-06-02', due = NULL"),
                     "collection_dates_are_in_order");
}
END_TEST

START_TEST(a_reporting_unit_existed_in_the_year)
{
    nk_open_collection();
    ck_assert_str_eq(nk_refusal("INSERT INTO collection_unit VALUES (2017, 'hemit')"), "collection_unit_existed");
    ck_assert_str_eq(nk_refusal("INSERT INTO collection_unit VALUES (2017, 'nobody')"),
                     "collection_unit_actor_fkey");
}
END_TEST

START_TEST(a_region_reports_as_one_return_or_through_its_members)
{
    nk_open_collection();
    ck_assert_str_eq(nk_refusal("INSERT INTO collection_unit VALUES (2017, 'helse-bergen')"),
                     "collection_unit_counts_once");
    ck_assert_str_eq(
        nk_refusal("INSERT INTO collection_unit VALUES (2017, 'sunnaas-sykehus'), (2017, 'helse-sor-ost')"),
        "collection_unit_counts_once");
    ck_assert_str_eq(
        nk_refusal("INSERT INTO collection_unit VALUES (2017, 'sunnaas-sykehus'), (2017, 'vestre-viken')"), "");
}
END_TEST

#define NEXT "version = version + 1, "
#define SUBMIT                                                                                                 \
    NEXT "state = 'submitted', submitted_at = now(), submitted_by = 'a', signatory_name = 'n', "               \
         "signatory_title = 't', receipt = 'r'"
#define DECIDE(state, who) NEXT "state = '" state "', decided_at = now(), decided_by = '" who "'"

START_TEST(a_document_is_a_json_object_and_its_hash_is_of_its_bytes)
{
    nk_open_collection();
    (void)nk_begun("nhn", 1);
    ck_assert_str_eq(
        nk_refusal("UPDATE revision SET " NEXT "document = '{\"a\": }', sha256 = sha256_of('{\"a\": }')"),
        "22P02");
    ck_assert_str_eq(nk_refusal("UPDATE revision SET " NEXT "document = '[]', sha256 = sha256_of('[]')"),
                     "revision_document_is_an_object");
    ck_assert_str_eq(nk_refusal("UPDATE revision SET " NEXT "document = '{}'"),
                     "revision_sha256_is_of_the_document");
    ck_assert_str_eq(nk_refusal("UPDATE revision SET " NEXT "document = '{}', sha256 = sha256_of('{}')"), "");
}
END_TEST

START_TEST(what_was_submitted_never_changes)
{
    nk_open_collection();
    (void)nk_submitted("nhn", 1);
    static const char *const changes[] = {
        "document = '{}', sha256 = sha256_of('{}')",
        "methodology = '2022'",
        "findings_warning = 0",
        "saved_by = 'x'",
        "saved_at = now()",
        "submitted_by = 'x'",
        "submitted_at = now() + '1 day'",
        "receipt = 'x'",
        "signatory_name = 'x'",
        "number = 2",
        "actor = 'hdo'",
    };
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        char statement[512];
        (void)snprintf(statement, sizeof statement, "UPDATE revision SET %s, %s", DECIDE("approved", "other"),
                       changes[i]);
        ck_assert_str_eq(nk_refusal(statement), "revision_step_is_allowed");
        (void)snprintf(statement, sizeof statement, "UPDATE revision SET " NEXT "%s", changes[i]);
        ck_assert_str_eq(nk_refusal(statement), "revision_step_is_allowed");
    }
    ck_assert_str_eq(nk_refusal("DELETE FROM revision"), "revision_is_kept");
    ck_assert_str_eq(nk_refusal("TRUNCATE revision CASCADE"), "revision_is_not_truncated");
}
END_TEST

START_TEST(a_submit_changes_nothing_of_the_content)
{
    nk_open_collection();
    (void)nk_begun("nhn", 1);
    ck_assert_str_eq(nk_refusal("UPDATE revision SET " SUBMIT ", document = '{}', sha256 = sha256_of('{}')"),
                     "revision_step_is_allowed");
    ck_assert_str_eq(nk_refusal("UPDATE revision SET " SUBMIT), "");
}
END_TEST

START_TEST(a_return_with_errors_is_not_submitted)
{
    nk_open_collection();
    (void)nk_begun("nhn", 1);
    (void)nk_sql("UPDATE revision SET " NEXT "findings_error = 1");
    ck_assert_str_eq(nk_refusal("UPDATE revision SET " SUBMIT), "revision_submitted_without_errors");
}
END_TEST

START_TEST(every_step_that_is_not_in_the_life_of_a_revision_is_refused)
{
    static const char *const states[] = {"draft", "submitted", "returned", "withdrawn", "approved"};
    static const char *const allowed[] = {"draft draft", "draft submitted", "submitted returned",
                                          "submitted withdrawn", "submitted approved"};
    nk_open_collection();
    (void)nk_submitted("nhn", 1);
    for (size_t from = 0; from < sizeof states / sizeof states[0]; from++) {
        for (size_t to = 0; to < sizeof states / sizeof states[0]; to++) {
            char step[64], statement[512];
            (void)snprintf(step, sizeof step, "%s %s", states[from], states[to]);
            bool is_allowed = false;
            for (size_t i = 0; i < sizeof allowed / sizeof allowed[0]; i++)
                is_allowed = is_allowed || strcmp(step, allowed[i]) == 0;

            /* Triggers and constraints off: it is put into the state that the step begins in. */
            (void)snprintf(
                statement, sizeof statement,
                "ALTER TABLE revision DISABLE TRIGGER USER;"
                "UPDATE revision SET state = '%s', submitted_at = %s, submitted_by = %s, signatory_name = %s,"
                " signatory_title = %s, receipt = %s, decided_at = %s, decided_by = %s, reason = 'r';"
                "ALTER TABLE revision ENABLE TRIGGER USER",
                states[from], from ? "now()" : "NULL", from ? "'a'" : "NULL", from ? "'n'" : "NULL",
                from ? "'t'" : "NULL", from ? "'r'" : "NULL", from > 1 ? "now()" : "NULL",
                from > 1 ? "'b'" : "NULL");
            (void)nk_sql(statement);
            const char *columns = to == 0   ? NEXT "saved_by = 'x', state = 'draft'"
                                  : to == 1 ? SUBMIT
                                            : NEXT "decided_at = now(), decided_by = 'b'";
            (void)snprintf(statement, sizeof statement, "UPDATE revision SET %s%s%s%s", columns,
                           to > 1 ? ", state = '" : "", to > 1 ? states[to] : "", to > 1 ? "'" : "");
            ck_assert_msg(strcmp(nk_refusal(statement), is_allowed ? "" : "revision_step_is_allowed") == 0,
                          "%s: \"%s\"", step, nk_refusal(statement));
        }
    }
}
END_TEST

START_TEST(nobody_approves_what_they_submitted)
{
    nk_open_collection();
    (void)nk_submitted("nhn", 1);
    ck_assert_str_eq(nk_refusal("UPDATE revision SET " DECIDE("approved", "token:controller")),
                     "revision_approved_by_another");
    ck_assert_str_eq(nk_refusal("UPDATE revision SET " DECIDE("withdrawn", "token:controller")), "");
    ck_assert_str_eq(nk_refusal("UPDATE revision SET " DECIDE("approved", "token:reviewer")), "");
}
END_TEST

START_TEST(a_return_is_sent_back_with_a_reason)
{
    nk_open_collection();
    (void)nk_submitted("nhn", 1);
    ck_assert_str_eq(nk_refusal("UPDATE revision SET " DECIDE("returned", "token:reviewer")),
                     "revision_returned_with_a_reason");
}
END_TEST

#define REVISION(number, reason)                                                                          \
    "INSERT INTO revision (year, actor, number, document, sha256, methodology, findings_info,"            \
    " findings_warning, findings_error, findings_fatal, saved_by, reason)"                                \
    " VALUES (2017, 'nhn', " number ", '{}', sha256_of('{}'), '2017', 0, 0, 0, 0, 'a', " reason ")"

START_TEST(revisions_are_counted_without_gaps_and_one_at_a_time)
{
    nk_open_collection();
    ck_assert_str_eq(nk_refusal(REVISION("2", "NULL")), "revision_begins_as_the_next_draft");
    (void)nk_sql(REVISION("1", "NULL"));
    ck_assert_str_eq(nk_refusal(REVISION("1", "NULL")), "revision_pkey");
    ck_assert_str_eq(nk_refusal(REVISION("2", "NULL")), "revision_one_at_a_time");
    (void)nk_sql("UPDATE revision SET " SUBMIT);
    ck_assert_str_eq(nk_refusal(REVISION("2", "NULL")), "revision_one_at_a_time");
}
END_TEST

START_TEST(an_approved_return_is_reopened_with_a_reason)
{
    nk_open_collection();
    (void)nk_approved("nhn", 1);
    ck_assert_str_eq(nk_refusal(REVISION("2", "NULL")), "revision_begins_as_the_next_draft");
    ck_assert_str_eq(nk_refusal(REVISION("2", "'a cell was wrong'")), "");
}
END_TEST

START_TEST(a_closed_collection_takes_no_returns_and_still_decisions)
{
    nk_open_collection();
    (void)nk_submitted("nhn", 1);
    (void)nk_begun("hdo", 1);
    (void)nk_sql("UPDATE collection SET version = 2, state = 'closed'");
    ck_assert_str_eq(nk_refusal("UPDATE revision SET " NEXT "saved_by = 'x' WHERE actor = 'hdo'"),
                     "revision_in_an_open_collection");
    ck_assert_str_eq(nk_refusal("UPDATE revision SET " SUBMIT " WHERE actor = 'hdo'"),
                     "revision_in_an_open_collection");
    ck_assert_str_eq(nk_refusal("UPDATE revision SET " DECIDE("withdrawn", "b") " WHERE actor = 'nhn'"),
                     "revision_in_an_open_collection");
    ck_assert_str_eq(nk_refusal("UPDATE revision SET " DECIDE("approved", "b") " WHERE actor = 'nhn'"), "");
}
END_TEST

START_TEST(after_the_last_day_of_a_unit_an_open_collection_takes_only_what_was_asked_for)
{
    nk_open_collection();
    (void)nk_submitted("nhn", 1);
    (void)nk_begun("hdo", 1);
    (void)nk_approved("helse-vest", 1);
    (void)nk_sql("UPDATE collection SET version = 2, closes = today() - 1");
    ck_assert_str_eq(nk_refusal("UPDATE revision SET " NEXT "saved_by = 'x' WHERE actor = 'hdo'"),
                     "revision_within_the_last_day");
    ck_assert_str_eq(nk_refusal("UPDATE revision SET " SUBMIT " WHERE actor = 'hdo'"), "revision_within_the_last_day");
    ck_assert_str_eq(nk_refusal("UPDATE revision SET " DECIDE("withdrawn", "b") " WHERE actor = 'nhn'"),
                     "revision_within_the_last_day");
    (void)nk_sql("UPDATE revision SET reason = 'r', " DECIDE("returned", "b") " WHERE actor = 'nhn'");
    ck_assert_str_eq(nk_refusal(REVISION("2", "NULL")), "");
    (void)nk_sql(
        "INSERT INTO extension (year, actor, closes, words, granted_by) VALUES (2017, 'hdo', today(), 'w', 'p')");
    ck_assert_str_eq(nk_refusal("UPDATE revision SET " SUBMIT " WHERE actor = 'hdo'"), "");
    (void)nk_sql("INSERT INTO extension (year, actor, granted_by) VALUES (2017, 'hdo', 'p')");
    ck_assert_str_eq(nk_refusal("UPDATE revision SET " SUBMIT " WHERE actor = 'hdo'"), "revision_within_the_last_day");
    (void)nk_sql("UPDATE collection SET version = 3, closes = today()");
    ck_assert_str_eq(nk_refusal("UPDATE revision SET " SUBMIT " WHERE actor = 'hdo'"), "");
}
END_TEST

START_TEST(nobody_begins_a_return_after_the_last_day_of_the_unit)
{
    nk_open_collection();
    (void)nk_sql("UPDATE collection SET version = 2, closes = today() - 1");
    ck_assert_str_eq(nk_refusal(REVISION("1", "NULL")), "revision_within_the_last_day");
}
END_TEST

#define PUBLICATION(number, count)                                                                        \
    "INSERT INTO publication VALUES ('2017.' || " number ", 2017, " number ", 'provisional', '', now(), 'p',"  \
    " now(), '{}', sha256_of('{}'), repeat('0', 64), " count ")"

START_TEST(a_publication_is_stored_whole_and_of_approved_revisions)
{
    nk_open_collection();
    (void)nk_approved("nhn", 1);
    (void)nk_submitted("hdo", 1);
    ck_assert_str_eq(nk_refusal(PUBLICATION("1", "1")), "publication_is_whole");
    ck_assert_str_eq(nk_refusal("WITH p AS (" PUBLICATION("1", "1") ")"
                                " INSERT INTO publication_revision VALUES ('2017.1', 2017, 'hdo', 1)"),
                     "publication_of_approved_revisions");
    ck_assert_str_eq(nk_refusal("WITH p AS (" PUBLICATION("2", "1") ")"
                                " INSERT INTO publication_revision VALUES ('2017.2', 2017, 'nhn', 1)"),
                     "publication_number_is_the_next");
    ck_assert_str_eq(nk_refusal("WITH p AS (" PUBLICATION("1", "1") ")"
                                " INSERT INTO publication_revision VALUES ('2017.1', 2017, 'nhn', 2)"),
                     "publication_revision_year_actor_revision_fkey");
}
END_TEST

START_TEST(a_publication_is_never_rewritten_not_even_by_adding_to_it)
{
    nk_open_collection();
    (void)nk_approved("nhn", 1);
    (void)nk_approved("hdo", 1);
    (void)nk_sql("WITH p AS (" PUBLICATION(
        "1", "1") ") INSERT INTO publication_revision VALUES ('2017.1', 2017, 'nhn', 1)");
    ck_assert_str_eq(nk_refusal("UPDATE publication SET note = 'better'"), "publication_is_kept");
    ck_assert_str_eq(nk_refusal("DELETE FROM publication_revision"), "publication_revision_is_kept");
    ck_assert_str_eq(nk_refusal("TRUNCATE publication_revision"), "publication_revision_is_not_truncated");
    ck_assert_str_eq(nk_refusal("INSERT INTO publication_revision VALUES ('2017.1', 2017, 'hdo', 1)"),
                     "publication_revision_belongs_to_a_whole");
}
END_TEST

START_TEST(the_audit_log_is_never_rewritten)
{
    (void)nk_sql("INSERT INTO event (principal, role, action) VALUES ('p', 'auditor', 'looked')");
    ck_assert_str_eq(nk_refusal("UPDATE event SET principal = 'x'"), "event_is_kept");
    ck_assert_str_eq(nk_refusal("DELETE FROM event"), "event_is_kept");
    ck_assert_str_eq(nk_refusal("TRUNCATE event"), "event_is_not_truncated");
}
END_TEST

void nk_add_invariants(Suite *suite)
{
    TCase *cases = nk_case_with_tables(suite, "invariants");
    tcase_add_test(cases, a_token_of_a_submitter_names_actors_that_exist_and_other_tokens_none);
    tcase_add_test(cases, a_token_never_gets_other_rights_and_is_not_taken_back_into_use);
    tcase_add_test(cases, a_collection_goes_only_along_its_life);
    tcase_add_test(cases, the_dates_of_a_collection_are_in_order);
    tcase_add_test(cases, a_reporting_unit_existed_in_the_year);
    tcase_add_test(cases, a_region_reports_as_one_return_or_through_its_members);
    tcase_add_test(cases, a_document_is_a_json_object_and_its_hash_is_of_its_bytes);
    tcase_add_test(cases, what_was_submitted_never_changes);
    tcase_add_test(cases, a_submit_changes_nothing_of_the_content);
    tcase_add_test(cases, a_return_with_errors_is_not_submitted);
    tcase_add_test(cases, every_step_that_is_not_in_the_life_of_a_revision_is_refused);
    tcase_add_test(cases, nobody_approves_what_they_submitted);
    tcase_add_test(cases, a_return_is_sent_back_with_a_reason);
    tcase_add_test(cases, revisions_are_counted_without_gaps_and_one_at_a_time);
    tcase_add_test(cases, an_approved_return_is_reopened_with_a_reason);
    tcase_add_test(cases, a_closed_collection_takes_no_returns_and_still_decisions);
    tcase_add_test(cases, after_the_last_day_of_a_unit_an_open_collection_takes_only_what_was_asked_for);
    tcase_add_test(cases, nobody_begins_a_return_after_the_last_day_of_the_unit);
    tcase_add_test(cases, a_publication_is_stored_whole_and_of_approved_revisions);
    tcase_add_test(cases, a_publication_is_never_rewritten_not_even_by_adding_to_it);
    tcase_add_test(cases, the_audit_log_is_never_rewritten);
}
