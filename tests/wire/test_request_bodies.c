/* The small bodies of the API. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "server/wire/request_bodies.h"
#include "tests/run.h"
#include "tests/wire/support.h"

static struct supply unlimited;
static struct nk_arena arena;

static void set_up(void)
{
    arena = arena_of(&unlimited);
}

static void tear_down(void)
{
    nk_arena_release(&arena);
}

#define assert_text(text, expected) \
    ck_assert_msg(nk_text_is((text), (expected)), "«%.*s» is not «%s»", NK_TEXT_ARGUMENTS(text), (expected))

/* Decodes `body` with `decode` into `ret` and compares what is told. */
#define assert_told(decode, ret, body, expected) \
    do { \
        struct nk_issues issues = nk_issues_in(&arena); \
        const enum nk_status status = decode((ret), &arena, nk_text_of(body), &issues); \
        ck_assert_str_eq(told(&arena, &issues), (expected)); \
        ck_assert_int_eq(status, *(expected) ? NK_INVALID : NK_OK); \
    } while (0)

START_TEST(a_collection_is_read_in_full)
{
    struct nk_collection_body body;
    assert_told(nk_collection_body_decode, &body,
                "{\"year\": 2017, \"state\": \"open\", \"opens\": \"2018-02-01\", \"due\": \"2018-04-01\", "
                "\"closes\": \"2018-06-30\","
                " \"methodology\": \"2017\", \"reportingUnits\": [\"nhn\", \"helse-vest\"]}",
                "");
    ck_assert_int_eq(body.year, 2017);
    ck_assert_int_eq(body.state, NK_OPEN);
    ck_assert_int_eq(body.opens, 20180201);
    ck_assert_int_eq(body.due, 20180401);
    ck_assert_int_eq(body.closes, 20180630);
    assert_text(body.methodology, "2017");
    ck_assert(body.reporting_units_given);
    ck_assert_uint_eq(body.reporting_unit_count, 2);
    assert_text(body.reporting_units[1], "helse-vest");
}
END_TEST

START_TEST(a_collection_needs_nothing_and_tells_what_it_was_given)
{
    struct nk_collection_body body;
    assert_told(nk_collection_body_decode, &body, "{\"state\": \"planned\"}", "");
    ck_assert_int_eq(body.state, NK_PLANNED);
    ck_assert_int_eq(body.year, 0);
    ck_assert_int_eq(body.due, 0);
    ck_assert_uint_eq(body.methodology.length, 0);
    ck_assert(!body.reporting_units_given);
    ck_assert(!body.opens_given && !body.due_given && !body.closes_given);
    assert_told(nk_collection_body_decode, &body, "{\"opens\": null}", "");
    ck_assert(!body.state_given);
    assert_told(nk_collection_body_decode, &body, "{\"state\": \"open\", \"due\": null}", "");
    ck_assert(!body.opens_given && body.due_given && !body.closes_given && body.due == 0);
}
END_TEST

START_TEST(null_in_a_collection_is_the_same_as_left_out)
{
    struct nk_collection_body body;
    assert_told(nk_collection_body_decode, &body,
                "{\"state\": \"closed\", \"opens\": null, \"due\": null, \"closes\": null, \"methodology\": "
                "null, \"reportingUnits\": null}",
                "");
    ck_assert(!body.reporting_units_given);
    assert_told(nk_collection_body_decode, &body, "{\"state\": \"closed\", \"reportingUnits\": []}", "");
    ck_assert(body.reporting_units_given);
    ck_assert_uint_eq(body.reporting_unit_count, 0);
}
END_TEST

START_TEST(a_collection_that_is_wrong_is_told_everything)
{
    struct nk_collection_body body;
    assert_told(nk_collection_body_decode, &body,
                "{\"state\": \"opened\", \"opens\": \"2018-02-30\", \"due\": 20180401, \"closes\": "
                "\"1.6.2018\", \"methodology\": 2017,"
                " \"reportingUnits\": [\"nhn\", 7, \"nhn\", \"\"], \"links\": {}}",
                "invalid-value /state\ninvalid-value /opens\nwrong-type /due\ninvalid-value "
                "/closes\nwrong-type /methodology\n"
                "wrong-type /reportingUnits/1\ninvalid-value /reportingUnits/3\nunknown-member /links\n"
                "invalid-value /reportingUnits/2\n");
}
END_TEST

START_TEST(dates_of_a_collection_do_not_run_backwards)
{
    struct nk_collection_body body;
    assert_told(nk_collection_body_decode, &body,
                "{\"state\": \"open\", \"opens\": \"2018-02-01\", \"due\": \"2018-01-31\", \"closes\": \"2018-01-30\"}",
                "invalid-value /due\ninvalid-value /closes\n");
    assert_told(nk_collection_body_decode, &body,
                "{\"state\": \"open\", \"opens\": \"2018-02-01\", \"closes\": \"2018-01-30\"}",
                "invalid-value /closes\n");
    assert_told(
        nk_collection_body_decode, &body,
        "{\"state\": \"open\", \"opens\": \"2018-02-01\", \"due\": \"2018-02-01\", \"closes\": \"2018-02-01\"}",
        "");
}
END_TEST

START_TEST(a_collection_has_at_most_two_hundred_units)
{
    char text[4096] = "{\"state\": \"open\", \"reportingUnits\": [";
    char *end = text + strlen(text);
    for (int i = 0; i <= NK_REPORTING_UNITS_MAX; i++)
        end += snprintf(end, (size_t)(text + sizeof text - end), "%s\"u%d\"", i ? "," : "", i);
    (void)stpcpy(end, "]}");
    struct nk_collection_body body;
    assert_told(nk_collection_body_decode, &body, text, "too-many-items /reportingUnits\n");
}
END_TEST

START_TEST(a_signatory_has_a_name_and_a_title)
{
    struct nk_submit_body body;
    assert_told(nk_submit_body_decode, &body,
                "{\"signatory\": {\"name\": \"Kari Nordmann\", \"title\": \"Økonomidirektør\"}}", "");
    assert_text(body.signatory_name, "Kari Nordmann");
    assert_text(body.signatory_title, "Økonomidirektør");
    assert_told(nk_submit_body_decode, &body, "", "malformed-json \n");
    assert_told(nk_submit_body_decode, &body, "{}", "missing-member /signatory\n");
    assert_told(nk_submit_body_decode, &body, "{\"signatory\": {\"name\": \"\"}}",
                "invalid-value /signatory/name\nmissing-member /signatory/title\n");
    assert_told(nk_submit_body_decode, &body, "{\"signatory\": \"Kari Nordmann\"}", "wrong-type /signatory\n");
}
END_TEST

START_TEST(a_return_and_a_reopening_have_a_reason)
{
    struct nk_reason_body body;
    assert_told(nk_reason_body_decode, &body, "{\"reason\": \"Mangler lønn\"}", "");
    assert_text(body.reason, "Mangler lønn");
    assert_told(nk_reason_body_decode, &body, "{\"reason\": \"\"}", "invalid-value /reason\n");
    assert_told(nk_reason_body_decode, &body, "{\"reason\": null}", "wrong-type /reason\n");
    assert_told(nk_reason_body_decode, &body, "[]", "wrong-type \n");
    assert_told(nk_reason_body_decode, &body, "  ", "malformed-json \n");
}
END_TEST

START_TEST(a_reason_has_at_most_two_thousand_characters)
{
    struct nk_reason_body body;
    char text[8192];
    char *end = stpcpy(text, "{\"reason\":\"");
    for (int i = 0; i < NK_NOTE_LENGTH_MAX; i++)
        end = stpcpy(end, "å");
    (void)stpcpy(end, "\"}");
    assert_told(nk_reason_body_decode, &body, text, "");
    (void)stpcpy(end, "å\"}");
    assert_told(nk_reason_body_decode, &body, text, "too-long /reason\n");
}
END_TEST

START_TEST(a_publication_has_a_kind_and_perhaps_a_note_and_a_time)
{
    struct nk_publication_body body;
    assert_told(nk_publication_body_decode, &body,
                "{\"kind\": \"final\", \"note\": \"Rettet\", \"releaseAt\": \"2018-06-01T08:00:00.5+02:00\"}", "");
    ck_assert_int_eq(body.kind, NK_FINAL);
    assert_text(body.note, "Rettet");
    assert_text(body.release_at, "2018-06-01T06:00:00Z");
    assert_told(nk_publication_body_decode, &body,
                "{\"kind\": \"provisional\", \"note\": null, \"releaseAt\": null}", "");
    ck_assert_int_eq(body.kind, NK_PROVISIONAL);
    ck_assert_uint_eq(body.note.length, 0);
    ck_assert_uint_eq(body.release_at.length, 0);
    assert_told(nk_publication_body_decode, &body, "{\"note\": 1, \"releaseAt\": \"2018-06-01\"}",
                "wrong-type /note\ninvalid-value /releaseAt\nmissing-member /kind\n");
    assert_told(nk_publication_body_decode, &body, "{\"kind\": \"final\", \"note\": \" \\t\\n\"}",
                "invalid-value /note\n");
    assert_told(nk_publication_body_decode, &body, "{\"kind\": \"draft\"}", "invalid-value /kind\n");
}
END_TEST

START_TEST(an_explanation_is_text)
{
    struct nk_explanation_body body;
    assert_told(nk_explanation_body_decode, &body, "{\"text\": \"Ny avtale i 2017\"}", "");
    assert_text(body.text, "Ny avtale i 2017");
    assert_told(nk_explanation_body_decode, &body, "{\"text\": [\"Ny avtale\"]}", "wrong-type /text\n");
}
END_TEST

START_TEST(an_approval_says_nothing_or_that_explanations_are_accepted)
{
    struct nk_approve_body body;
    assert_told(nk_approve_body_decode, &body, "", "");
    ck_assert(!body.accept_explanations);
    assert_told(nk_approve_body_decode, &body, "{}", "");
    ck_assert(!body.accept_explanations);
    assert_told(nk_approve_body_decode, &body, "{\"acceptExplanations\": true}", "");
    ck_assert(body.accept_explanations);
    assert_told(nk_approve_body_decode, &body, "{\"acceptExplanations\": 1}", "wrong-type /acceptExplanations\n");
    assert_told(nk_approve_body_decode, &body, "{\"accept\": true}", "unknown-member /accept\n");
}
END_TEST

START_TEST(where_nothing_is_to_be_said_nothing_or_an_empty_object_is_right)
{
    static const struct {
        const char *body, *told;
    } cases[] = {{"", ""},
                 {"{}", ""},
                 {" {} ", ""},
                 {"{\"reason\": 1}", "unknown-member /reason\n"},
                 {"[]", "wrong-type \n"},
                 {"x", "malformed-json \n"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct nk_issues issues = nk_issues_in(&arena);
        const enum nk_status status = nk_nothing_body_decode(&arena, nk_text_of(cases[i].body), &issues);
        ck_assert_str_eq(told(&arena, &issues), cases[i].told);
        ck_assert_int_eq(status, *cases[i].told ? NK_INVALID : NK_OK);
    }
}
END_TEST

START_TEST(words_that_are_only_space_say_nothing)
{
    struct nk_reason_body body;
    static const char *const bodies[] = {
        "{\"reason\": \"\"}", "{\"reason\": \" \\t\\r\\n\"}", "{\"reason\": \"\\u00a0\\u2003 \\u3000\"}",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++)
        assert_told(nk_reason_body_decode, &body, bodies[i], "invalid-value /reason\n");
    assert_told(nk_reason_body_decode, &body, "{\"reason\": \" . \"}", "");
}
END_TEST

START_TEST(what_is_wrong_writes_nothing)
{
    struct nk_collection_body body;
    memset(&body, 0x5A, sizeof body);
    const struct nk_collection_body untouched = body;
    assert_told(nk_collection_body_decode, &body, "{\"state\": \"open\", \"year\": 2017, \"x\": 1}",
                "unknown-member /x\n");
    ck_assert_mem_eq(&body, &untouched, sizeof body);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("request_bodies");
    TCase *tests = tcase_create("request_bodies");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_collection_is_read_in_full);
    tcase_add_test(tests, a_collection_needs_nothing_and_tells_what_it_was_given);
    tcase_add_test(tests, null_in_a_collection_is_the_same_as_left_out);
    tcase_add_test(tests, a_collection_that_is_wrong_is_told_everything);
    tcase_add_test(tests, dates_of_a_collection_do_not_run_backwards);
    tcase_add_test(tests, a_collection_has_at_most_two_hundred_units);
    tcase_add_test(tests, a_signatory_has_a_name_and_a_title);
    tcase_add_test(tests, a_return_and_a_reopening_have_a_reason);
    tcase_add_test(tests, a_reason_has_at_most_two_thousand_characters);
    tcase_add_test(tests, a_publication_has_a_kind_and_perhaps_a_note_and_a_time);
    tcase_add_test(tests, an_explanation_is_text);
    tcase_add_test(tests, an_approval_says_nothing_or_that_explanations_are_accepted);
    tcase_add_test(tests, where_nothing_is_to_be_said_nothing_or_an_empty_object_is_right);
    tcase_add_test(tests, words_that_are_only_space_say_nothing);
    tcase_add_test(tests, what_is_wrong_writes_nothing);
    suite_add_tcase(suite, tests);
    return run(suite);
}
