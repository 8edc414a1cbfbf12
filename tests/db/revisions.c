#include "server/db/revision.h"
#include "server/db/collection.h"
#include "server/db/finding.h"
#include "server/db/receipt.h"
#include "server/db/rule_set.h"
#include "tests/db/cases.h"
#include "tests/db/support.h"

START_TEST(the_first_draft_is_revision_one_with_its_content_and_findings)
{
    nk_open_collection();
    const struct nk_db_draft draft = nk_draft("nhn", "æøå \\\" \\u00e5");
    struct nk_revision begun, read;
    struct nk_text document;
    nk_assert_status(nk_db_revision_begin(nk_test_db(), nk_test_arena(), &begun, &draft, 1), NK_DB_ONE);
    nk_assert_status(
        nk_db_revision_latest(nk_test_db(), nk_test_arena(), &read, &document, 2017, NK_TEXT("nhn")),
        NK_DB_ONE);
    ck_assert(nk_text_equal(document, draft.document));
    ck_assert(nk_text_equal(read.sha256, draft.sha256));
    nk_assert_text(read.actor, "nhn");
    ck_assert_int_eq(read.year, 2017);
    ck_assert_int_eq(read.number, 1);
    ck_assert_int_eq(read.state, NK_DRAFT);
    ck_assert_int_eq(read.version, 1);
    nk_assert_text(read.methodology, "2017");
    nk_assert_text(read.saved_by, "token:controller");
    ck_assert_uint_eq(read.saved_at.length, strlen("2018-04-01T10:15:00Z"));
    nk_assert_text(read.submitted_at, "");
    nk_assert_text(read.receipt, "");
    ck_assert_uint_eq(read.findings[NK_INFO], 1);
    ck_assert_uint_eq(read.findings[NK_WARNING], 2);
    ck_assert_uint_eq(read.findings[NK_ERROR], 0);
    ck_assert_uint_eq(read.findings[NK_FATAL], 0);
    ck_assert(nk_text_equal(begun.saved_at, read.saved_at));
}
END_TEST

START_TEST(a_draft_is_begun_once_by_a_reporting_unit_of_an_open_collection)
{
    struct nk_revision revision;
    const struct nk_db_draft ours = nk_draft("nhn", "x"), theirs = nk_draft("helse-nord", "x");
    nk_assert_status(nk_db_revision_begin(nk_test_db(), nk_test_arena(), &revision, &ours, 1), NK_DB_NONE);
    nk_open_collection();
    nk_assert_status(nk_db_revision_begin(nk_test_db(), nk_test_arena(), &revision, &theirs, 1), NK_DB_NONE);
    nk_assert_status(nk_db_revision_begin(nk_test_db(), nk_test_arena(), &revision, &ours, 2), NK_DB_NONE);
    nk_assert_status(nk_db_revision_begin(nk_test_db(), nk_test_arena(), &revision, &ours, 1), NK_DB_ONE);
    nk_assert_status(nk_db_revision_begin(nk_test_db(), nk_test_arena(), &revision, &ours, 1), NK_DB_NONE);
    nk_assert_status(nk_db_revision_begin(nk_test_db(), nk_test_arena(), &revision, &ours, 2), NK_DB_NONE);
}
END_TEST

START_TEST(a_save_replaces_the_content_of_the_version_that_was_expected)
{
    nk_open_collection();
    (void)nk_begun("nhn", 1);
    const struct nk_db_draft second = nk_draft("nhn", "second"), third = nk_draft("nhn", "third");
    struct nk_revision revision;
    struct nk_text document;
    nk_assert_status(nk_db_revision_save(nk_test_db(), nk_test_arena(), &revision, &second, 1, 1), NK_DB_ONE);
    ck_assert_int_eq(revision.version, 2);
    nk_assert_status(nk_db_revision_save(nk_test_db(), nk_test_arena(), &revision, &third, 1, 1), NK_DB_NONE);
    nk_assert_status(
        nk_db_revision_latest(nk_test_db(), nk_test_arena(), &revision, &document, 2017, NK_TEXT("nhn")),
        NK_DB_ONE);
    nk_assert_text(document, "{\"note\":\"second\"}");
    nk_assert_status(nk_db_revision_save(nk_test_db(), nk_test_arena(), &revision, &third, 1, 0), NK_DB_ONE);
    ck_assert_int_eq(revision.version, 3);
}
END_TEST

START_TEST(a_content_with_another_hash_is_not_stored)
{
    nk_open_collection();
    struct nk_db_draft draft = nk_draft("nhn", "x");
    struct nk_revision revision;
    draft.document = NK_TEXT("{\"note\":\"y\"}");
    nk_assert_status(nk_db_revision_begin(nk_test_db(), nk_test_arena(), &revision, &draft, 1), NK_DB_FATAL);
    ck_assert_ptr_nonnull(strstr(nk_db_error_text(nk_test_db()), "constraint=revision_sha256_is_of_the_document"));
}
END_TEST

START_TEST(a_submit_leaves_a_receipt_and_cannot_be_done_twice)
{
    nk_open_collection();
    const struct nk_revision submitted = nk_submitted("nhn", 1);
    ck_assert_int_eq(submitted.state, NK_SUBMITTED);
    ck_assert_int_eq(submitted.version, 2);
    nk_assert_text(submitted.receipt, "nhn-1");
    nk_assert_text(submitted.submitted_by, "token:controller");
    nk_assert_text(submitted.signatory_name, "Kari Nordmann");
    nk_assert_text(submitted.signatory_title, "økonomidirektør");
    ck_assert_uint_eq(submitted.submitted_at.length, strlen("2018-04-01T10:15:00Z"));

    struct nk_revision revision;
    struct nk_revision_key key = nk_key_of(&submitted);
    nk_assert_status(nk_db_revision_submit(nk_test_db(), nk_test_arena(), &revision, &key, NK_TEXT("p"),
                                           NK_TEXT("n"), NK_TEXT("t"), NK_TEXT("r")),
                     NK_DB_NONE);
    const struct nk_db_draft draft = nk_draft("nhn", "changed");
    nk_assert_status(nk_db_revision_save(nk_test_db(), nk_test_arena(), &revision, &draft, 1, 0), NK_DB_NONE);
    nk_assert_status(nk_db_revision_begin(nk_test_db(), nk_test_arena(), &revision, &draft, 2), NK_DB_NONE);
}
END_TEST

START_TEST(a_receipt_leads_back_to_its_revision_and_its_rules)
{
    nk_open_collection();
    (void)nk_submitted("nhn", 1);
    struct nk_revision revision;
    struct nk_text rule_set;
    nk_assert_status(nk_db_receipt_get(nk_test_db(), nk_test_arena(), &revision, &rule_set, 2017, NK_TEXT("nhn"),
                                       NK_TEXT("nhn-1")),
                     NK_DB_ONE);
    nk_assert_text(rule_set, "");
    /* of {} */
    const struct nk_text rules = NK_TEXT("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    nk_assert_status(nk_db_rule_set_keep(nk_test_db(), rules, NK_TEXT("{}")), NK_DB_ONE);
    nk_assert_status(nk_db_receipt_keep(nk_test_db(), NK_TEXT("nhn-1"), rules), NK_DB_ONE);
    nk_assert_status(nk_db_receipt_get(nk_test_db(), nk_test_arena(), &revision, &rule_set, 2017, NK_TEXT("nhn"),
                                       NK_TEXT("nhn-1")),
                     NK_DB_ONE);
    ck_assert(nk_text_equal(rule_set, rules));
    ck_assert_int_eq(revision.number, 1);
    nk_assert_status(nk_db_receipt_get(nk_test_db(), nk_test_arena(), &revision, &rule_set, 2017, NK_TEXT("hdo"),
                                       NK_TEXT("nhn-1")),
                     NK_DB_NONE);
    nk_assert_status(nk_db_receipt_keep(nk_test_db(), NK_TEXT("nhn-2"), rules), NK_DB_FATAL);
    ck_assert_str_eq(nk_refusal("UPDATE receipt_rules SET rule_set = '2017-000000000000'"), "receipt_rules_are_kept");
}
END_TEST

START_TEST(a_draft_with_errors_or_of_another_version_is_not_submitted)
{
    nk_open_collection();
    struct nk_db_draft draft = nk_draft("nhn", "x");
    struct nk_revision revision;
    draft.findings[NK_ERROR] = 1;
    nk_assert_status(nk_db_revision_begin(nk_test_db(), nk_test_arena(), &revision, &draft, 1), NK_DB_ONE);
    struct nk_revision_key key = nk_key_of(&revision);
    nk_assert_status(nk_db_revision_submit(nk_test_db(), nk_test_arena(), &revision, &key, NK_TEXT("p"),
                                           NK_TEXT("n"), NK_TEXT("t"), NK_TEXT("r")),
                     NK_DB_NONE);
    draft.findings[NK_ERROR] = 0;
    nk_assert_status(nk_db_revision_save(nk_test_db(), nk_test_arena(), &revision, &draft, 1, 0), NK_DB_ONE);
    nk_assert_status(nk_db_revision_submit(nk_test_db(), nk_test_arena(), &revision, &key, NK_TEXT("p"),
                                           NK_TEXT("n"), NK_TEXT("t"), NK_TEXT("r")),
                     NK_DB_NONE);
    key.version = 0;
    nk_assert_status(nk_db_revision_submit(nk_test_db(), nk_test_arena(), &revision, &key, NK_TEXT("p"),
                                           NK_TEXT("n"), NK_TEXT("t"), NK_TEXT("r")),
                     NK_DB_ONE);
}
END_TEST

START_TEST(after_a_withdrawal_or_a_return_the_next_revision_begins)
{
    nk_open_collection();
    struct nk_revision revision = nk_submitted("nhn", 1);
    struct nk_revision_key key = nk_key_of(&revision);
    nk_assert_status(
        nk_db_revision_withdraw(nk_test_db(), nk_test_arena(), &revision, &key, NK_TEXT("token:controller")),
        NK_DB_ONE);
    ck_assert_int_eq(revision.state, NK_WITHDRAWN);
    nk_assert_text(revision.decided_by, "token:controller");
    nk_assert_status(nk_db_revision_withdraw(nk_test_db(), nk_test_arena(), &revision, &key, NK_TEXT("p")),
                     NK_DB_NONE);

    revision = nk_submitted("nhn", 2);
    key = nk_key_of(&revision);
    nk_assert_status(nk_db_revision_return(nk_test_db(), nk_test_arena(), &revision, &key,
                                           NK_TEXT("token:reviewer"), NK_TEXT("sum is off")),
                     NK_DB_ONE);
    ck_assert_int_eq(revision.state, NK_RETURNED);
    nk_assert_text(revision.reason, "sum is off");
    nk_assert_status(nk_db_revision_approve(nk_test_db(), nk_test_arena(), &revision, &key, NK_TEXT("p")),
                     NK_DB_NONE);
    ck_assert_int_eq(nk_begun("nhn", 3).number, 3);
}
END_TEST

START_TEST(an_approval_is_final_and_names_who_and_when)
{
    nk_open_collection();
    struct nk_revision revision = nk_approved("nhn", 1);
    ck_assert_int_eq(revision.state, NK_APPROVED);
    ck_assert_int_eq(revision.version, 3);
    nk_assert_text(revision.decided_by, "token:reviewer");
    ck_assert_uint_gt(revision.decided_at.length, 0);
    const struct nk_revision_key key = nk_key_of(&revision);
    const struct nk_db_draft draft = nk_draft("nhn", "x");
    nk_assert_status(nk_db_revision_withdraw(nk_test_db(), nk_test_arena(), &revision, &key, NK_TEXT("p")),
                     NK_DB_NONE);
    nk_assert_status(
        nk_db_revision_return(nk_test_db(), nk_test_arena(), &revision, &key, NK_TEXT("p"), NK_TEXT("r")),
        NK_DB_NONE);
    nk_assert_status(nk_db_revision_begin(nk_test_db(), nk_test_arena(), &revision, &draft, 2), NK_DB_NONE);
}
END_TEST

START_TEST(an_approval_by_the_submitter_is_refused_by_the_database)
{
    nk_open_collection();
    struct nk_revision revision = nk_submitted("nhn", 1);
    const struct nk_revision_key key = nk_key_of(&revision);
    nk_assert_status(
        nk_db_revision_approve(nk_test_db(), nk_test_arena(), &revision, &key, NK_TEXT("token:controller")),
        NK_DB_FATAL);
    ck_assert_ptr_nonnull(strstr(nk_db_error_text(nk_test_db()), "constraint=revision_approved_by_another"));
}
END_TEST

START_TEST(a_reopened_return_begins_with_the_approved_content_and_leaves_it_approved)
{
    nk_open_collection();
    struct nk_revision revision, before = nk_approved("nhn", 1);
    struct nk_revision_key key = nk_key_of(&before);
    struct nk_text document;
    nk_assert_status(nk_db_collection_set_state(nk_test_db(), 2017, NK_CLOSED), NK_DB_ONE);
    nk_assert_status(nk_db_revision_reopen(nk_test_db(), nk_test_arena(), &revision, &key,
                                           NK_TEXT("token:reviewer"), NK_TEXT("a cell was wrong")),
                     NK_DB_ONE);
    ck_assert_int_eq(revision.number, 2);
    ck_assert_int_eq(revision.state, NK_DRAFT);
    ck_assert_int_eq(revision.version, 1);
    nk_assert_text(revision.reason, "a cell was wrong");
    nk_assert_text(revision.saved_by, "token:reviewer");
    ck_assert(nk_text_equal(revision.sha256, before.sha256));
    ck_assert_uint_eq(revision.findings[NK_WARNING], 2);
    nk_assert_status(
        nk_db_revision_reopen(nk_test_db(), nk_test_arena(), &revision, &key, NK_TEXT("p"), NK_TEXT("r")),
        NK_DB_NONE);
    nk_assert_status(nk_db_revision_latest_approved(nk_test_db(), nk_test_arena(), &revision, &document, 2017,
                                                    NK_TEXT("nhn")),
                     NK_DB_ONE);
    ck_assert_int_eq(revision.number, 1);
    nk_assert_text(document, "{\"note\":\"first\"}");
}
END_TEST

START_TEST(only_an_approved_return_is_reopened)
{
    nk_open_collection();
    struct nk_revision revision = nk_submitted("nhn", 1);
    const struct nk_revision_key key = nk_key_of(&revision);
    nk_assert_status(
        nk_db_revision_reopen(nk_test_db(), nk_test_arena(), &revision, &key, NK_TEXT("p"), NK_TEXT("r")),
        NK_DB_NONE);
}
END_TEST

START_TEST(revisions_are_read_by_number_as_a_list_and_without_content)
{
    nk_open_collection();
    struct nk_revision revision = nk_submitted("nhn", 1), *list;
    const struct nk_revision_key key = nk_key_of(&revision);
    struct nk_text document;
    size_t count;
    nk_assert_status(nk_db_revision_withdraw(nk_test_db(), nk_test_arena(), &revision, &key, NK_TEXT("p")),
                     NK_DB_ONE);
    (void)nk_begun("nhn", 2);
    nk_assert_status(
        nk_db_revision_get(nk_test_db(), nk_test_arena(), &revision, &document, 2017, NK_TEXT("nhn"), 1),
        NK_DB_ONE);
    ck_assert_int_eq(revision.state, NK_WITHDRAWN);
    nk_assert_status(
        nk_db_revision_get(nk_test_db(), nk_test_arena(), &revision, NULL, 2017, NK_TEXT("nhn"), 2), NK_DB_ONE);
    nk_assert_status(
        nk_db_revision_get(nk_test_db(), nk_test_arena(), &revision, NULL, 2017, NK_TEXT("nhn"), 3),
        NK_DB_NONE);
    nk_assert_status(
        nk_db_revision_latest(nk_test_db(), nk_test_arena(), &revision, NULL, 2017, NK_TEXT("hdo")),
        NK_DB_NONE);
    nk_assert_status(
        nk_db_revision_latest_approved(nk_test_db(), nk_test_arena(), &revision, NULL, 2017, NK_TEXT("nhn")),
        NK_DB_NONE);
    nk_assert_status(nk_db_revision_list(nk_test_db(), nk_test_arena(), &list, &count, 2017, NK_TEXT("nhn")),
                     NK_DB_MANY);
    ck_assert_uint_eq(count, 2);
    ck_assert_int_eq(list[0].number, 1);
    ck_assert_int_eq(list[1].number, 2);
}
END_TEST

START_TEST(what_publishing_would_use_is_the_newest_approved_revision_of_each_unit)
{
    nk_open_collection();
    struct nk_revision revision = nk_approved("nhn", 1);
    const struct nk_revision_key key = nk_key_of(&revision);
    nk_assert_status(
        nk_db_revision_reopen(nk_test_db(), nk_test_arena(), &revision, &key, NK_TEXT("p"), NK_TEXT("r")),
        NK_DB_ONE);
    (void)nk_approved("hdo", 1);
    (void)nk_submitted("helse-vest", 1);

    struct nk_db_return *returns;
    size_t count;
    nk_assert_status(nk_db_revision_approved_of_year(nk_test_db(), nk_test_arena(), &returns, &count, 2017),
                     NK_DB_MANY);
    ck_assert_uint_eq(count, 2);
    nk_assert_text(returns[0].revision.actor, "hdo");
    nk_assert_text(returns[1].revision.actor, "nhn");
    ck_assert_int_eq(returns[1].revision.number, 1);
    nk_assert_text(returns[1].document, "{\"note\":\"first\"}");
    nk_assert_status(nk_db_revision_latest_of_year(nk_test_db(), nk_test_arena(), &returns, &count, 2017),
                     NK_DB_MANY);
    ck_assert_uint_eq(count, 3);
    ck_assert_int_eq(returns[2].revision.number, 2);
}
END_TEST

START_TEST(of_what_counts_only_the_unknown_is_read)
{
    nk_open_collection();
    const struct nk_revision known = nk_approved("nhn", 1);
    (void)nk_submitted("helse-vest", 1);
    (void)nk_begun("hdo", 1);
    const struct nk_text hash_of_another = nk_text_of("0");
    struct nk_db_counting *lines;
    size_t count;
    nk_assert_status(
        nk_db_revision_counting_unknown(nk_test_db(), nk_test_arena(), &lines, &count, 2017, NULL, NULL, 0),
        NK_DB_MANY);
    ck_assert_uint_eq(count, 2); /* a draft does not count */
    nk_assert_text(lines[0].actor, "helse-vest");
    nk_assert_text(lines[0].document, "{\"note\":\"first\"}");
    nk_assert_text(lines[1].document, "{\"note\":\"first\"}");

    /* The same content under another actor is not known, and neither is other content of the same one. */
    nk_assert_status(nk_db_revision_counting_unknown(nk_test_db(), nk_test_arena(), &lines, &count, 2017, &known.actor,
                                                     &known.sha256, 1), NK_DB_MANY);
    ck_assert_uint_eq(count, 2);
    nk_assert_text(lines[0].document, "{\"note\":\"first\"}");
    ck_assert(nk_text_equal(lines[1].sha256, known.sha256));
    nk_assert_text(lines[1].document, "");
    nk_assert_status(nk_db_revision_counting_unknown(nk_test_db(), nk_test_arena(), &lines, &count, 2017, &known.actor,
                                                     &hash_of_another, 1), NK_DB_MANY);
    nk_assert_text(lines[1].document, "{\"note\":\"first\"}");
}
END_TEST

START_TEST(the_earlier_years_of_an_actor_are_those_that_were_approved)
{
    nk_open_collection();
    (void)nk_approved("nhn", 1);
    (void)nk_submitted("helse-vest", 1);
    struct nk_db_earlier *returns;
    size_t count;
    const struct {
        const char *actor;
        int year, years;
        size_t count;
    } asked[] = {
        {"nhn", 2018, 1, 1}, {"nhn", 2019, 1, 0}, {"nhn", 2019, 2, 1}, {"nhn", 2017, 9, 0}, {"helse-vest", 2018, 1, 0}};
    for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++) {
        nk_assert_status(nk_db_revision_approved_before(nk_test_db(), nk_test_arena(), &returns, &count, asked[i].year,
                                                        nk_text_of(asked[i].actor), asked[i].years, NULL, NULL, 0),
                         NK_DB_MANY);
        ck_assert_uint_eq(count, asked[i].count);
    }
}
END_TEST

START_TEST(an_earlier_year_whose_content_is_known_is_read_without_it)
{
    nk_open_collection();
    (void)nk_approved("nhn", 1);
    struct nk_db_earlier *first, *second;
    size_t count;
    nk_assert_status(nk_db_revision_approved_before(nk_test_db(), nk_test_arena(), &first, &count, 2018, NK_TEXT("nhn"),
                                                    1, NULL, NULL, 0),
                     NK_DB_MANY);
    const struct nk_text hashes[] = {first[0].sha256, first[0].sha256};
    const int32_t of_another_year[] = {2015, 2016}, years[] = {2016, 2017};
    nk_assert_status(nk_db_revision_approved_before(nk_test_db(), nk_test_arena(), &second, &count, 2018,
                                                    NK_TEXT("nhn"), 1, of_another_year, hashes, 2),
                     NK_DB_MANY);
    ck_assert_uint_gt(second[0].document.length, 0);
    nk_assert_status(nk_db_revision_approved_before(nk_test_db(), nk_test_arena(), &second, &count, 2018,
                                                    NK_TEXT("nhn"), 1, years, hashes, 2),
                     NK_DB_MANY);
    ck_assert_uint_eq(count, 1);
    ck_assert_uint_eq(second[0].document.length, 0);
    ck_assert(nk_text_equal(first[0].sha256, second[0].sha256));
}
END_TEST

static void nothing_but_decisions_is_taken(const char *since)
{
    nk_open_collection();
    struct nk_revision draft = nk_begun("nhn", 1), submitted = nk_submitted("hdo", 1), revision;
    struct nk_revision_key draft_key = nk_key_of(&draft), submitted_key = nk_key_of(&submitted);
    const struct nk_db_draft content = nk_draft("nhn", "late"), first = nk_draft("helse-vest", "late");
    (void)nk_sql(since);
    nk_assert_status(nk_db_revision_begin(nk_test_db(), nk_test_arena(), &revision, &first, 1), NK_DB_NONE);
    nk_assert_status(nk_db_revision_save(nk_test_db(), nk_test_arena(), &revision, &content, 1, 0), NK_DB_NONE);
    nk_assert_status(nk_db_revision_touch(nk_test_db(), nk_test_arena(), &revision, &draft_key, NK_DRAFT), NK_DB_NONE);
    nk_assert_status(nk_db_revision_submit(nk_test_db(), nk_test_arena(), &revision, &draft_key, NK_TEXT("p"),
                                           NK_TEXT("n"), NK_TEXT("t"), NK_TEXT("r")),
                     NK_DB_NONE);
    nk_assert_status(
        nk_db_revision_withdraw(nk_test_db(), nk_test_arena(), &revision, &submitted_key, NK_TEXT("p")),
        NK_DB_NONE);
    nk_assert_status(
        nk_db_revision_approve(nk_test_db(), nk_test_arena(), &revision, &submitted_key, NK_TEXT("p")),
        NK_DB_ONE);
}

START_TEST(a_closed_collection_takes_no_save_submit_or_withdrawal)
{
    nothing_but_decisions_is_taken("UPDATE collection SET version = 2, state = 'closed'");
}
END_TEST

START_TEST(after_its_last_day_an_open_collection_takes_no_save_submit_or_withdrawal)
{
    nothing_but_decisions_is_taken("UPDATE collection SET version = 2, closes = today() - 1");
}
END_TEST

void nk_add_revisions(Suite *suite)
{
    TCase *cases = nk_case_with_tables(suite, "revisions");
    tcase_add_test(cases, the_first_draft_is_revision_one_with_its_content_and_findings);
    tcase_add_test(cases, a_draft_is_begun_once_by_a_reporting_unit_of_an_open_collection);
    tcase_add_test(cases, a_save_replaces_the_content_of_the_version_that_was_expected);
    tcase_add_test(cases, a_content_with_another_hash_is_not_stored);
    tcase_add_test(cases, a_submit_leaves_a_receipt_and_cannot_be_done_twice);
    tcase_add_test(cases, a_receipt_leads_back_to_its_revision_and_its_rules);
    tcase_add_test(cases, a_draft_with_errors_or_of_another_version_is_not_submitted);
    tcase_add_test(cases, after_a_withdrawal_or_a_return_the_next_revision_begins);
    tcase_add_test(cases, an_approval_is_final_and_names_who_and_when);
    tcase_add_test(cases, an_approval_by_the_submitter_is_refused_by_the_database);
    tcase_add_test(cases, a_reopened_return_begins_with_the_approved_content_and_leaves_it_approved);
    tcase_add_test(cases, only_an_approved_return_is_reopened);
    tcase_add_test(cases, revisions_are_read_by_number_as_a_list_and_without_content);
    tcase_add_test(cases, what_publishing_would_use_is_the_newest_approved_revision_of_each_unit);
    tcase_add_test(cases, of_what_counts_only_the_unknown_is_read);
    tcase_add_test(cases, the_earlier_years_of_an_actor_are_those_that_were_approved);
    tcase_add_test(cases, an_earlier_year_whose_content_is_known_is_read_without_it);
    tcase_add_test(cases, a_closed_collection_takes_no_save_submit_or_withdrawal);
    tcase_add_test(cases, after_its_last_day_an_open_collection_takes_no_save_submit_or_withdrawal);
}
