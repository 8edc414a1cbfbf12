/* Requests and their answers: phases, methods, keep-alive, headers. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/http/fixture.h"
#include "tests/run.h"

#define REQUEST(method, target) method " " target " HTTP/1.1\r\nHost: t\r\n\r\n"

static struct answer answer; /* too large for a stack */

START_TEST(a_fast_handler_answers)
{
    ask_once(port, &answer, REQUEST("GET", "/things/a%2Fb?x=1&y=%C3%B8+z"));
    ck_assert_uint_eq(answer.status, 200);
    ck_assert_str_eq(answer.body, "thing=a/b|x=1|y=\xC3\xB8 z");
}
END_TEST

START_TEST(a_handler_answers_from_a_work_thread)
{
    ask_once(port, &answer, REQUEST("GET", "/work"));
    ck_assert_uint_eq(answer.status, 200);
    ck_assert(strcmp(answer.body, "worked by 0") == 0 || strcmp(answer.body, "worked by 1") == 0);
}
END_TEST

START_TEST(every_answer_carries_the_protective_headers)
{
    static const char *const requests[] = {
        REQUEST("GET", "/published"),    REQUEST("GET", "/work"),        REQUEST("GET", "/nowhere"),
        REQUEST("PATCH", "/published"),  REQUEST("OPTIONS", "/work"),    REQUEST("GET", "/broken"),
        REQUEST("HEAD", "/published"),   REQUEST("GET", "/things/%zz"),  REQUEST("GET", "/silent"),
    };
    for (size_t i = 0; i < sizeof requests / sizeof *requests; i++) {
        ask_once(port, &answer, requests[i]);
        ck_assert_str_eq(answer_header(&answer, "X-Content-Type-Options"), "nosniff");
        ck_assert_str_eq(answer_header(&answer, "Referrer-Policy"), "no-referrer");
        ck_assert_uint_eq(strlen(answer_header(&answer, "X-Request-Id")), 32);
        ck_assert_ptr_nonnull(answer_header(&answer, "Date"));
    }
}
END_TEST

START_TEST(published_data_may_be_read_by_any_page_and_drafts_may_not)
{
    ask_once(port, &answer, REQUEST("GET", "/published"));
    ck_assert_str_eq(answer_header(&answer, "Access-Control-Allow-Origin"), "*");
    ask_once(port, &answer, REQUEST("GET", "/draft"));
    ck_assert_uint_eq(answer.status, 200);
    ck_assert_ptr_null(answer_header(&answer, "Access-Control-Allow-Origin"));
}
END_TEST

static const struct {
    const char *sent;
    bool kept;
} ids[] = {
    {"12345678", true},
    {"A.b_c-0123456789", true},
    {"0123456789012345678901234567890123456789012345678901234567890123", true},
    {"1234567", false},
    {"01234567890123456789012345678901234567890123456789012345678901234", false},
    {"1234 5678", false},
    {"1234\"5678", false},
    {"12345678/", false},
};

START_TEST(a_harmless_request_id_is_kept_and_any_other_replaced)
{
    char request[256];
    snprintf(request, sizeof request, "GET /published HTTP/1.1\r\nHost: t\r\nX-Request-Id: %s\r\n\r\n", ids[_i].sent);
    ask_once(port, &answer, request);
    const char *id = answer_header(&answer, "X-Request-Id");
    ck_assert_ptr_nonnull(id);
    ck_assert_int_eq(strcmp(id, ids[_i].sent) == 0, ids[_i].kept);
    if (!ids[_i].kept)
        ck_assert_uint_eq(strspn(id, "0123456789abcdef"), 32);
}
END_TEST

START_TEST(made_request_ids_differ)
{
    char first[64];
    ask_once(port, &answer, REQUEST("GET", "/published"));
    snprintf(first, sizeof first, "%s", answer_header(&answer, "X-Request-Id"));
    ask_once(port, &answer, REQUEST("GET", "/published"));
    ck_assert_str_ne(first, answer_header(&answer, "X-Request-Id"));
}
END_TEST

/* What goes wrong with a request that is well framed. */
static const struct {
    const char *request;
    unsigned status;
    const char *text, *allow;
} errors[] = {
    {REQUEST("GET", "/nowhere"), 404, "not-found no-route", NULL},
    {REQUEST("GET", "/published/"), 404, "not-found no-route", NULL},
    {REQUEST("GET", "//published"), 404, "not-found no-route", NULL},
    {REQUEST("GET", "/things/"), 404, "not-found no-route", NULL},
    {REQUEST("OPTIONS", "/nowhere"), 404, "not-found no-route", NULL},
    {REQUEST("BREW", "/nowhere"), 404, "not-found no-route", NULL},
    {REQUEST("POST", "/published"), 405, "method-not-allowed no-method", "GET, HEAD, OPTIONS"},
    {REQUEST("DELETE", "/things/a"), 405, "method-not-allowed no-method", "GET, HEAD, PUT, OPTIONS"},
    {REQUEST("GET", "/echo"), 405, "method-not-allowed no-method", "POST, OPTIONS"},
    {REQUEST("HEAD", "/echo"), 405, NULL, "POST, OPTIONS"},
    {REQUEST("BREW", "/published"), 405, "method-not-allowed no-method", "GET, HEAD, OPTIONS"},
    {REQUEST("TRACE", "/published"), 405, "method-not-allowed no-method", "GET, HEAD, OPTIONS"},
    {REQUEST("get", "/published"), 405, "method-not-allowed no-method", "GET, HEAD, OPTIONS"},
    {REQUEST("GET", "/things/a%00b"), 400, "malformed-request character", NULL},
    {REQUEST("GET", "/things/a%zz"), 400, "malformed-request percent-encoding", NULL},
    {REQUEST("GET", "/things/a%FF"), 400, "malformed-request character", NULL},
    {REQUEST("GET", "/things/../published"), 400, "malformed-request dot-segment", NULL},
    {REQUEST("GET", "/things/a?b=%00"), 400, "malformed-request character", NULL},
    {REQUEST("GET", "/silent"), 500, "internal no-answer", NULL},
    {REQUEST("GET", "/undecided"), 500, "internal no-answer", NULL},
    {REQUEST("GET", "/broken"), 500, "internal broken-response", NULL},
};

START_TEST(an_error_is_answered_and_the_connection_kept)
{
    struct client *client = client_open(port);
    client_ask(client, &answer, errors[_i].request);
    ck_assert_msg(answer.status == errors[_i].status, "%s: status %u", errors[_i].request, answer.status);
    if (errors[_i].text)
        ck_assert_str_eq(answer.body, errors[_i].text);
    const char *allow = answer_header(&answer, "Allow");
    if (errors[_i].allow)
        ck_assert_str_eq(allow, errors[_i].allow);
    else
        ck_assert_ptr_null(allow);

    client_ask(client, &answer, REQUEST("GET", "/published"));
    ck_assert_uint_eq(answer.status, 200);
    client_close(client);
}
END_TEST

START_TEST(options_says_what_is_allowed)
{
    ask_once(port, &answer, REQUEST("OPTIONS", "/things/a"));
    ck_assert_uint_eq(answer.status, 204);
    ck_assert_str_eq(answer_header(&answer, "Allow"), "GET, HEAD, PUT, OPTIONS");
    ck_assert_ptr_null(answer_header(&answer, "Content-Length"));
    ask_once(port, &answer, REQUEST("OPTIONS", "*"));
    ck_assert_uint_eq(answer.status, 204);
    ask_once(port, &answer, REQUEST("GET", "*"));
    ck_assert_uint_eq(answer.status, 400);
}
END_TEST

START_TEST(head_is_get_without_the_body)
{
    static const char *const paths[] = {"/published", "/draft", "/things/a", "/work", "/nowhere", "/"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        char request[128], length[32];
        struct client *client = client_open(port);
        snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: t\r\n\r\n", paths[i]);
        client_ask(client, &answer, request);
        unsigned status = answer.status;
        snprintf(length, sizeof length, "%s", answer_header(&answer, "Content-Length"));
        snprintf(request, sizeof request, "HEAD %s HTTP/1.1\r\nHost: t\r\n\r\n", paths[i]);
        client_ask(client, &answer, request);
        ck_assert_uint_eq(answer.status, status);
        ck_assert_str_eq(answer_header(&answer, "Content-Length"), length);
        client_ask(client, &answer, REQUEST("GET", "/"));
        ck_assert_str_eq(answer.body, "root");
        client_close(client);
    }
}
END_TEST

START_TEST(a_literal_wins_over_a_placeholder)
{
    ask_once(port, &answer, REQUEST("GET", "/special/new"));
    ck_assert_str_eq(answer.body, "literal");
    ask_once(port, &answer, REQUEST("GET", "/special/newer"));
    ck_assert_str_eq(answer.body, "placeholder");
}
END_TEST

START_TEST(a_header_sent_twice_is_one_list)
{
    ask_once(port, &answer, "GET /accept HTTP/1.1\r\nHost: t\r\nACCEPT:  text/csv \r\nAccept: */*\r\n\r\n");
    ck_assert_str_eq(answer.body, "text/csv, */*");
    ask_once(port, &answer, REQUEST("GET", "/accept"));
    ck_assert_str_eq(answer.body, "");
}
END_TEST

START_TEST(pipelined_requests_are_answered_in_order)
{
    struct client *client = client_open(port);
    ck_assert(client_send(client, REQUEST("GET", "/") REQUEST("GET", "/work") REQUEST("GET", "/nowhere")
                                      REQUEST("PUT", "/published") "POST /echo HTTP/1.1\r\nHost: t\r\n"
                                      "Content-Type: text/csv\r\nContent-Length: 4\r\n\r\nbody"
                                      REQUEST("HEAD", "/published") REQUEST("GET", "/things/last")));
    static const struct {
        unsigned status;
        const char *body;
    } expected[] = {{200, "root"}, {200, NULL}, {404, NULL},        {405, NULL},
                    {200, "body"}, {200, NULL}, {200, "thing=last"}};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        client_receive(client, &answer, i == 5);
        ck_assert_uint_eq(answer.status, expected[i].status);
        if (expected[i].body)
            ck_assert_str_eq(answer.body, expected[i].body);
    }
    client_close(client);
}
END_TEST

START_TEST(a_request_in_single_bytes_is_understood)
{
    static const char request[] = "POST /echo HTTP/1.1\r\nHost: t\r\n"
                                  "Content-Type: text/csv\r\nContent-Length: 3\r\n\r\nabc";
    struct client *client = client_open(port);
    for (size_t i = 0; i < sizeof request - 1; i++)
        ck_assert(client_send_bytes(client, request + i, 1));
    client_receive(client, &answer, false);
    ck_assert_uint_eq(answer.status, 200);
    ck_assert_str_eq(answer.body, "abc");
    client_close(client);
}
END_TEST

START_TEST(connection_close_is_obeyed)
{
    struct client *client = client_open(port);
    client_ask(client, &answer, "GET /work HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n");
    ck_assert_uint_eq(answer.status, 200);
    ck_assert_str_eq(answer_header(&answer, "Connection"), "close");
    ck_assert(client_sees_end(client));
    client_close(client);
}
END_TEST

/* The head of a request with a long target or many headers. */
static char *long_request(size_t target_length, size_t headers)
{
    size_t size = target_length + headers * 16 + 256;
    char *request = calloc(1, size);
    ck_assert_ptr_nonnull(request);
    size_t at = (size_t)snprintf(request, size, "GET /things/");
    memset(request + at, 'a', target_length);
    at += target_length;
    at += (size_t)snprintf(request + at, size - at, " HTTP/1.1\r\nHost: t\r\n");
    for (size_t i = 0; i < headers; i++)
        at += (size_t)snprintf(request + at, size - at, "X-%05zu: %05zu\r\n", i, i);
    snprintf(request + at, size - at, "\r\n");
    return request;
}

static unsigned status_of_long_request(size_t target_length, size_t headers)
{
    char *request = long_request(target_length, headers);
    struct client *client = client_open(port);
    client_send(client, request); /* the server may close before it has all of it */
    client_receive(client, &answer, false);
    client_close(client);
    free(request);
    return answer.status;
}

START_TEST(a_target_that_is_too_long_is_refused)
{
    ck_assert_uint_eq(status_of_long_request(7000, 0), 200);
    ck_assert_uint_eq(status_of_long_request(8001, 0), 414);
    ck_assert_str_eq(answer.body, "uri-too-long target-too-long");
    unsigned status = status_of_long_request(100 * 1000, 0);
    ck_assert(status == 414 || status == 0); /* answered by the library, and cut off if the client is still sending */
    ck_assert_uint_eq(status_of_long_request(10, 0), 200);
}
END_TEST

START_TEST(a_query_of_separators_alone_is_answered)
{
    for (size_t count = 100; count < 7900; count += 450) {
        char request[8200] = "GET /published?";
        size_t length = strlen(request);
        memset(request + length, '&', count);
        memcpy(request + length + count, " HTTP/1.1\r\nHost: t\r\n\r\n", sizeof " HTTP/1.1\r\nHost: t\r\n\r\n");
        ask_once(port, &answer, request);
        ck_assert_msg(answer.status == 400, "%zu separators: %u", count, answer.status);
        ck_assert_str_eq(answer.body, "too-many-parameters too-many-parameters");
    }
}
END_TEST

START_TEST(headers_that_are_too_many_are_refused)
{
    ck_assert_uint_eq(status_of_long_request(10, 50), 200);
    unsigned status = status_of_long_request(10, 20 * 1000);
    ck_assert(status == 431 || status == 0);
    ck_assert_uint_eq(status_of_long_request(10, 0), 200);
}
END_TEST

START_TEST(what_happens_is_counted)
{
    ask_once(port, &answer, REQUEST("GET", "/published"));
    ask_once(port, &answer, "GET /published HTTP/1.1\r\nHost: t\r\nIf-None-Match: *\r\n\r\n");
    ask_once(port, &answer, REQUEST("GET", "/nowhere"));
    ask_once(port, &answer, REQUEST("GET", "/silent"));
    while (nk_http_server_counters(server).connections > 0)
        ;
    struct nk_http_counters counters = nk_http_server_counters(server);
    ck_assert_uint_eq(counters.requests, 4);
    ck_assert_uint_eq(counters.responses_2xx, 1);
    ck_assert_uint_eq(counters.responses_3xx, 1);
    ck_assert_uint_eq(counters.responses_4xx, 1);
    ck_assert_uint_eq(counters.responses_5xx, 1);
    ck_assert_uint_eq(counters.queue_length, 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("http exchange");
    TCase *served = tcase_create("served");
    tcase_add_checked_fixture(served, server_up, server_down);
    tcase_set_timeout(served, 60);
    tcase_add_test(served, a_fast_handler_answers);
    tcase_add_test(served, a_handler_answers_from_a_work_thread);
    tcase_add_test(served, every_answer_carries_the_protective_headers);
    tcase_add_test(served, published_data_may_be_read_by_any_page_and_drafts_may_not);
    tcase_add_loop_test(served, a_harmless_request_id_is_kept_and_any_other_replaced, 0, sizeof ids / sizeof *ids);
    tcase_add_test(served, made_request_ids_differ);
    tcase_add_loop_test(served, an_error_is_answered_and_the_connection_kept, 0, sizeof errors / sizeof *errors);
    tcase_add_test(served, options_says_what_is_allowed);
    tcase_add_test(served, head_is_get_without_the_body);
    tcase_add_test(served, a_literal_wins_over_a_placeholder);
    tcase_add_test(served, a_header_sent_twice_is_one_list);
    tcase_add_test(served, pipelined_requests_are_answered_in_order);
    tcase_add_test(served, a_request_in_single_bytes_is_understood);
    tcase_add_test(served, connection_close_is_obeyed);
    tcase_add_test(served, a_target_that_is_too_long_is_refused);
    tcase_add_test(served, a_query_of_separators_alone_is_answered);
    tcase_add_test(served, headers_that_are_too_many_are_refused);
    tcase_add_test(served, what_happens_is_counted);
    suite_add_tcase(suite, served);
    return run(suite);
}
