/* If-None-Match, and the answer 304. */
#include <check.h>
#include <string.h>

#include "server/http/conditional.h"
#include "tests/http/fixture.h"
#include "tests/run.h"

static const struct {
    const char *value;
    bool listed;
} lists[] = {
    {"\"v1\"", true},
    {"W/\"v1\"", true},
    {"*", true},
    {" \"v1\" ", true},
    {"\"a\", \"v1\"", true},
    {"\"a\",W/\"v1\",\"b\"", true},
    {"\"a\"\t,\t\"v1\"", true},
    {", ,\"v1\"", true},
    {"\"a,v1\", \"v1\"", true},
    {"", false},
    {"v1", false},
    {"\"v1", false},
    {"v1\"", false},
    {"\"v2\"", false},
    {"\"v11\"", false},
    {"\"v\"", false},
    {"w/\"v1\"", false},
    {"W/v1", false},
    {"W/", false},
    {"\"", false},
    {"\"a,v1\"", false},
    {"**", false},
    {"\"a\" garbage \"v1\"", false},
};

START_TEST(an_entity_tag_is_found_in_a_list_without_regard_to_weakness)
{
    bool listed = nk_etag_listed(nk_text_of(lists[_i].value), NK_TEXT("v1"));
    ck_assert_msg(listed == lists[_i].listed, "%s", lists[_i].value);
}
END_TEST

START_TEST(the_tags_of_a_list_come_one_by_one_with_their_weakness)
{
    struct nk_text rest = NK_TEXT(", \"a\" ,W/\"b,c\", \"\" d"), tag;
    bool weak;
    ck_assert(nk_etag_next(&rest, &tag, &weak) && nk_text_is(tag, "a") && !weak);
    ck_assert(nk_etag_next(&rest, &tag, &weak) && nk_text_is(tag, "b,c") && weak);
    ck_assert(nk_etag_next(&rest, &tag, &weak) && tag.length == 0 && !weak);
    ck_assert(!nk_etag_next(&rest, &tag, &weak));
}
END_TEST

START_TEST(a_match_is_answered_with_304_and_the_headers_a_cache_needs)
{
    struct client *client = client_open(port);
    struct answer answer;
    client_ask(client, &answer, "GET /published HTTP/1.1\r\nHost: t\r\nIf-None-Match: \"x\", W/\"v1\"\r\n\r\n");
    ck_assert_uint_eq(answer.status, 304);
    ck_assert_str_eq(answer_header(&answer, "ETag"), "\"v1\"");
    ck_assert_str_eq(answer_header(&answer, "Cache-Control"), "public, max-age=60");
    ck_assert_str_eq(answer_header(&answer, "Vary"), "Accept, Accept-Language");
    ck_assert_str_eq(answer_header(&answer, "Access-Control-Allow-Origin"), "*");
    ck_assert_ptr_nonnull(answer_header(&answer, "X-Request-Id"));
    ck_assert_ptr_null(answer_header(&answer, "Content-Type"));
    ck_assert_ptr_null(answer_header(&answer, "Content-Language"));
    const char *length = answer_header(&answer, "Content-Length");
    ck_assert(!length || strcmp(length, "0") == 0);

    client_ask(client, &answer, "GET /published HTTP/1.1\r\nHost: t\r\nIf-None-Match: \"x\"\r\n\r\n");
    ck_assert_uint_eq(answer.status, 200);
    ck_assert_uint_eq(answer.body_length, 1000);
    client_close(client);
}
END_TEST

START_TEST(a_list_over_several_header_lines_is_one_list)
{
    struct answer answer;
    ask_once(port, &answer,
             "GET /published HTTP/1.1\r\nHost: t\r\nIf-None-Match: \"x\"\r\nIf-None-Match: \"v1\"\r\n\r\n");
    ck_assert_uint_eq(answer.status, 304);
}
END_TEST

START_TEST(a_head_is_answered_with_304_too)
{
    struct answer answer;
    ask_once(port, &answer, "HEAD /published HTTP/1.1\r\nHost: t\r\nIf-None-Match: *\r\n\r\n");
    ck_assert_uint_eq(answer.status, 304);
}
END_TEST

START_TEST(an_answer_without_entity_tag_is_never_304)
{
    struct answer answer;
    ask_once(port, &answer, "GET /things/a HTTP/1.1\r\nHost: t\r\nIf-None-Match: *\r\n\r\n");
    ck_assert_uint_eq(answer.status, 200);
}
END_TEST

START_TEST(an_error_is_never_304)
{
    struct answer answer;
    ask_once(port, &answer, "GET /nowhere HTTP/1.1\r\nHost: t\r\nIf-None-Match: *\r\n\r\n");
    ck_assert_uint_eq(answer.status, 404);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("http conditional");
    TCase *list = tcase_create("list");
    tcase_add_loop_test(list, an_entity_tag_is_found_in_a_list_without_regard_to_weakness, 0,
                        sizeof lists / sizeof *lists);
    tcase_add_test(list, the_tags_of_a_list_come_one_by_one_with_their_weakness);
    suite_add_tcase(suite, list);
    TCase *served = tcase_create("served");
    tcase_add_checked_fixture(served, server_up, server_down);
    tcase_set_timeout(served, 60);
    tcase_add_test(served, a_match_is_answered_with_304_and_the_headers_a_cache_needs);
    tcase_add_test(served, a_list_over_several_header_lines_is_one_list);
    tcase_add_test(served, a_head_is_answered_with_304_too);
    tcase_add_test(served, an_answer_without_entity_tag_is_never_304);
    tcase_add_test(served, an_error_is_never_304);
    suite_add_tcase(suite, served);
    return run(suite);
}
