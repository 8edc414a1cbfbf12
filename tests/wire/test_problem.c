#include <check.h>
#include <jansson.h>
#include <stdlib.h>

#include "server/wire/issue.h"
#include "server/wire/problem.h"
#include "tests/run.h"
#include "tests/wire/golden.h"
#include "tests/wire/sector_sample.h"

static json_t *parsed(struct nk_buffer buffer)
{
    ck_assert_ptr_nonnull(buffer.data);
    json_t *document = json_loadb((const char *)buffer.data, buffer.length, JSON_REJECT_DUPLICATES, NULL);
    ck_assert_ptr_nonnull(document);
    nk_buffer_free(&buffer);
    return document;
}

static const char *text(const json_t *object, const char *name)
{
    const char *value = json_string_value(json_object_get(object, name));
    ck_assert_msg(value != NULL, "no text %s", name);
    return value;
}

/* What http passes on (server/http/server.h) and what the obstacles of core/lifecycle.h are called. */
static const char *const needed[] = {
    "not-found",
    "method-not-allowed",
    "malformed-request",
    "length-required",
    "content-too-large",
    "unsupported-media-type",
    "unsupported-transfer-encoding",
    "request-timeout",
    "overloaded",
    "uri-too-long",
    "too-many-parameters",
    "internal",
    "not-acceptable",
    "unauthorized",
    "forbidden",
    "invalid-body",
    "malformed-body",
    "invalid-parameter",
    "unknown-parameter",
    "precondition-required",
    "precondition-failed",
    "idempotency-key-reused",
    "invalid-idempotency-key",
    "conflict",
    "flow-agrees",
    "wrong-state",
    "collection-not-open",
    "deadline-passed",
    "has-errors",
    "unexplained-warnings",
    "undecided-explanations",
    "not-explainable",
    "same-person",
    "double-reporting",
    "not-a-reporting-unit",
    "dimensions-not-crossed",
    "database-unavailable",
    "publication-refused",
    "unknown-code",
    "break-between",
};

START_TEST(every_code_that_the_server_uses_is_registered)
{
    for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
        ck_assert_msg(nk_problem_exists(nk_text_of(needed[i])), "%s", needed[i]);
    for (int obstacle = NK_WRONG_STATE; obstacle <= NK_UNDECIDED_EXPLANATIONS; obstacle++)
        ck_assert(nk_problem_exists(nk_text_of(nk_obstacle_code((enum nk_obstacle)obstacle))));
}
END_TEST

START_TEST(every_code_is_registered_once)
{
    for (size_t i = 0; nk_problem_code(i); i++)
        for (size_t j = i + 1; nk_problem_code(j); j++)
            ck_assert_str_ne(nk_problem_code(i), nk_problem_code(j));
}
END_TEST

START_TEST(every_code_has_title_and_description_in_three_languages)
{
    size_t count = 0;
    for (; nk_problem_code(count); count++) {
        json_t *type = parsed(nk_problem_type_json(nk_text_of(nk_problem_code(count))));
        ck_assert_str_eq(text(type, "code"), nk_problem_code(count));
        json_int_t status = json_integer_value(json_object_get(type, "status"));
        ck_assert_int_ge(status, 400);
        ck_assert_int_le(status, 599);
        ck_assert_int_eq(status, nk_problem_status(nk_problem_code(count)));
        static const char *const members[] = {"title", "description"};
        for (size_t i = 0; i < 2; i++) {
            const json_t *label = json_object_get(type, members[i]);
            ck_assert_uint_gt(strlen(text(label, "nb")), 3);
            ck_assert_uint_gt(strlen(text(label, "nn")), 3);
            ck_assert_uint_gt(strlen(text(label, "en")), 3);
            ck_assert_msg(strcmp(text(label, "nb"), text(label, "en")) != 0, "%s is not translated",
                          nk_problem_code(count));
        }
        json_decref(type);
    }
    ck_assert_uint_eq(count, sizeof(needed) / sizeof(needed[0]));
}
END_TEST

START_TEST(a_code_that_is_not_registered_is_internal)
{
    ck_assert_uint_eq(nk_problem_status("no-such-code"), 500);
    ck_assert(!nk_problem_exists(NK_TEXT("no-such-code")));
    ck_assert_ptr_null(nk_problem_type_json(NK_TEXT("no-such-code")).data);
    json_t *problem = parsed(nk_problem_json(&(struct nk_problem){.code = "no-such-code"}, NK_ENGLISH));
    ck_assert_str_eq(text(problem, "type"), "/problems/internal");
    json_decref(problem);
}
END_TEST

START_TEST(the_statuses_are_those_of_the_contract)
{
    ck_assert_uint_eq(nk_problem_status("unauthorized"), 401);
    ck_assert_uint_eq(nk_problem_status("forbidden"), 403);
    ck_assert_uint_eq(nk_problem_status("same-person"), 403);
    ck_assert_uint_eq(nk_problem_status("not-acceptable"), 406);
    ck_assert_uint_eq(nk_problem_status("wrong-state"), 409);
    ck_assert_uint_eq(nk_problem_status("precondition-failed"), 412);
    ck_assert_uint_eq(nk_problem_status("content-too-large"), 413);
    ck_assert_uint_eq(nk_problem_status("has-errors"), 422);
    ck_assert_uint_eq(nk_problem_status("precondition-required"), 428);
    ck_assert_uint_eq(nk_problem_status("database-unavailable"), 503);
}
END_TEST

START_TEST(a_detail_of_its_own_stands_instead_of_the_description)
{
    json_t *problem = parsed(nk_problem_json(
        &(struct nk_problem){.code = "not-found", .detail = NK_TEXT("Aktøren «abc» finnes ikke.")}, NK_BOKMAL));
    ck_assert_str_eq(text(problem, "title"), "Finnes ikke");
    ck_assert_str_eq(text(problem, "detail"), "Aktøren «abc» finnes ikke.");
    json_decref(problem);
}
END_TEST

START_TEST(a_path_of_any_bytes_becomes_a_uri)
{
    static const struct {
        struct nk_text path;
        const char *instance;
    } cases[] = {
        {NK_TEXT("/v1/actors/nhn"), "/v1/actors/nhn"},
        {NK_TEXT("/v1/%C3%A5%2f"), "/v1/%C3%A5%2f"},
        {NK_TEXT("/v1/%zz%"), "/v1/%25zz%25"},
        {NK_TEXT("/\xff\x01 \"<>[]\\^`{|}#?\x7f"), "/%FF%01%20%22%3C%3E%5B%5D%5C%5E%60%7B%7C%7D%23%3F%7F"},
        {NK_TEXT("/a\0b"), "/a%00b"},
        {NK_TEXT(""), ""},
    };
    json_t *problem =
        parsed(nk_problem_json(&(struct nk_problem){.code = "not-found", .instance = cases[_i].path}, NK_BOKMAL));
    ck_assert_str_eq(text(problem, "instance"), cases[_i].instance);
    json_decref(problem);
}
END_TEST

START_TEST(a_detail_that_is_not_utf_8_is_made_readable)
{
    json_t *problem = parsed(nk_problem_json(
        &(struct nk_problem){.code = "not-found", .detail = NK_TEXT("a\xff\xc3\xa5\xc3")}, NK_BOKMAL));
    ck_assert_str_eq(text(problem, "detail"), "a\xef\xbf\xbd\xc3\xa5\xef\xbf\xbd");
    json_decref(problem);
}
END_TEST

START_TEST(each_error_has_its_code_pointer_and_sentence)
{
    struct nk_arena arena = sample_arena();
    const struct nk_issue issues[] = {
        {.code = NK_UNKNOWN_MEMBER, .pointer = NK_TEXT("/expenditure/0/amuont"), .actual = NK_TEXT("amuont")},
        {.code = NK_INVALID_VALUE, .expectation = NK_EXPECT_INTEGER, .actual = NK_TEXT("x\xff")},
    };
    json_t *problem = parsed(nk_problem_json(
        &(struct nk_problem){.code = "invalid-body", .errors = issues, .error_count = 2, .dropped = 7, .arena = &arena},
        NK_ENGLISH));
    ck_assert_int_eq(json_integer_value(json_object_get(problem, "dropped")), 7);
    const json_t *errors = json_object_get(problem, "errors");
    ck_assert_uint_eq(json_array_size(errors), 2);
    const json_t *first = json_array_get(errors, 0);
    ck_assert_str_eq(text(first, "code"), "unknown-member");
    ck_assert_str_eq(text(first, "pointer"), "/expenditure/0/amuont");
    struct nk_text sentence = nk_issue_detail(&arena, &issues[0], NK_ENGLISH);
    ck_assert_str_eq(text(first, "detail"), sentence.data);
    ck_assert(json_is_null(json_object_get(json_array_get(errors, 1), "pointer")));
    json_decref(problem);
    nk_arena_release(&arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("problem");
    TCase *tests = tcase_create("problem");
    tcase_add_test(tests, every_code_that_the_server_uses_is_registered);
    tcase_add_test(tests, every_code_is_registered_once);
    tcase_add_test(tests, every_code_has_title_and_description_in_three_languages);
    tcase_add_test(tests, a_code_that_is_not_registered_is_internal);
    tcase_add_test(tests, the_statuses_are_those_of_the_contract);
    tcase_add_test(tests, a_detail_of_its_own_stands_instead_of_the_description);
    tcase_add_loop_test(tests, a_path_of_any_bytes_becomes_a_uri, 0, 6);
    tcase_add_test(tests, a_detail_that_is_not_utf_8_is_made_readable);
    tcase_add_test(tests, each_error_has_its_code_pointer_and_sentence);
    suite_add_tcase(suite, tests);
    return run(suite);
}
