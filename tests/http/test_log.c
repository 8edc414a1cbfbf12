/* The log: one line a request, which no client can forge. */
#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "server/http/log.h"
#include "tests/http/fixture.h"
#include "tests/run.h"

static struct answer answer;
static int kept_stderr, log_file;
static char text[64 * 1024];

static void capture(void)
{
    char name[] = "/tmp/nk-log-XXXXXX";
    log_file = mkstemp(name);
    ck_assert_int_ge(log_file, 0);
    unlink(name);
    kept_stderr = dup(STDERR_FILENO);
    ck_assert_int_ge(dup2(log_file, STDERR_FILENO), 0);
}

static const char *captured(void)
{
    ssize_t length = pread(log_file, text, sizeof text - 1, 0);
    ck_assert_int_ge(length, 0);
    text[length] = '\0';
    return text;
}

static void release(void)
{
    dup2(kept_stderr, STDERR_FILENO);
    close(kept_stderr);
    close(log_file);
}

static void up(void)
{
    capture();
    server_up();
}

static void down(void)
{
    if (server)
        server_down();
    release();
}

/* After the server has stopped every line has been written. */
static const char *log_of(const char *request)
{
    ask_once(port, &answer, request);
    server_down();
    return captured();
}

static size_t lines(const char *log)
{
    size_t count = 0;
    for (; *log; log++)
        count += *log == '\n';
    return count;
}

START_TEST(a_request_is_one_line_with_its_parts)
{
    const char *log = log_of("GET /published HTTP/1.1\r\nHost: t\r\nX-Request-Id: my-id-0001\r\n\r\n");
    ck_assert_uint_eq(lines(log), 1);
    ck_assert_ptr_eq(strstr(log, "time=20"), log);
    ck_assert_uint_eq(strcspn(log, " "), strlen("time=2000-01-01T00:00:00.000Z"));
    ck_assert_ptr_nonnull(strstr(log, " id=my-id-0001 method=GET path=/published status=200 bytes=1000 ms="));
    ck_assert_ptr_nonnull(strstr(log, " principal=- operation=getPublished peer=127.0.0.1\n"));
}
END_TEST

START_TEST(a_304_and_a_head_carry_no_bytes)
{
    ask_once(port, &answer, "HEAD /published HTTP/1.1\r\nHost: t\r\n\r\n");
    const char *log = log_of("GET /published HTTP/1.1\r\nHost: t\r\nIf-None-Match: *\r\n\r\n");
    ck_assert_uint_eq(lines(log), 2);
    ck_assert_ptr_nonnull(strstr(log, " method=HEAD path=/published status=200 bytes=0 "));
    ck_assert_ptr_nonnull(strstr(log, " method=GET path=/published status=304 bytes=0 "));
}
END_TEST

START_TEST(neither_query_nor_body_is_logged)
{
    const char *log = log_of("PUT /things/a?secret=1 HTTP/1.1\r\nHost: t\r\nContent-Type: text/plain\r\n"
                             "Content-Length: 8\r\n\r\npassword");
    ck_assert_ptr_nonnull(strstr(log, " path=/things/a status=200 "));
    ck_assert_ptr_null(strstr(log, "secret"));
    ck_assert_ptr_null(strstr(log, "password"));
}
END_TEST

START_TEST(what_is_not_plain_is_quoted)
{
    const char *log = log_of("PUT /things/a HTTP/1.1\r\nHost: t\r\nContent-Type: text/plain\r\n"
                             "Content-Length: 1\r\n\r\nx");
    ck_assert_uint_eq(lines(log), 1);
    ck_assert_ptr_nonnull(strstr(log, " principal=\"controller\\x0aof trust\" "));
}
END_TEST

START_TEST(a_path_cannot_forge_anything)
{
    const char *log = log_of("GET /a\"status=200\x1b[2J\xC3\xB8\\ HTTP/1.1\r\nHost: t\r\n\r\n");
    ck_assert_uint_eq(lines(log), 1);
    ck_assert_ptr_nonnull(strstr(log, " path=\"/a\\x22status=200\\x1b[2J\\xc3\\xb8\\x5c\" status=400 "));
    ck_assert_ptr_nonnull(strstr(log, " fault=target-form"));
}
END_TEST

START_TEST(a_fault_is_named)
{
    const char *log = log_of("GET /nowhere HTTP/1.1\r\nHost: t\r\n\r\n");
    ck_assert_ptr_nonnull(strstr(log, " status=404 "));
    ck_assert_ptr_nonnull(strstr(log, " operation=- peer=127.0.0.1 fault=no-route\n"));
}
END_TEST

START_TEST(a_request_that_was_never_answered_is_logged_without_status)
{
    struct client *client = client_open(port);
    ck_assert(client_send(client, "POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: text/csv\r\n"
                                  "Content-Length: 9\r\n\r\nab"));
    while (nk_http_server_counters(server).requests == 0)
        ;
    client_close(client);
    while (nk_http_server_counters(server).connections > 0)
        ;
    server_down();
    ck_assert_ptr_nonnull(strstr(captured(), " method=POST path=/echo status=- bytes=0 "));
}
END_TEST

START_TEST(a_long_path_is_cut_and_the_line_stays_whole)
{
    char request[4096];
    size_t at = (size_t)snprintf(request, sizeof request, "GET /");
    memset(request + at, '"', 3000);
    snprintf(request + at + 3000, sizeof request - at - 3000, " HTTP/1.1\r\nHost: t\r\n\r\n");
    const char *log = log_of(request);
    ck_assert_uint_eq(lines(log), 1);
    ck_assert_uint_le(strlen(log), 4096);
    ck_assert_ptr_nonnull(strstr(log, "\\x22\"... status=404 "));
    ck_assert_ptr_nonnull(strstr(log, " fault=no-route\n"));
}
END_TEST

START_TEST(an_event_is_one_line)
{
    capture();
    nk_log_event("test", "two\nlines and %d\n\n", 42);
    const char *log = captured();
    ck_assert_uint_eq(lines(log), 1);
    ck_assert_ptr_nonnull(strstr(log, " event=test detail=\"two\\x0alines and 42\"\n"));
    release();
}
END_TEST

START_TEST(what_is_said_of_something_is_one_line_that_quotes_cannot_break)
{
    capture();
    nk_log_said("warning", "request", NK_TEXT("0f"), "database", NK_TEXT("at \"::1\", port 1\nrefused"));
    const char *log = captured();
    ck_assert_uint_eq(lines(log), 1);
    ck_assert_int_eq(strncmp(log, "time=2", 6), 0);
    ck_assert_ptr_nonnull(
        strstr(log, " level=warning request=0f database=\"at \\x22::1\\x22, port 1\\x0arefused\"\n"));
    release();
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("http log");
    TCase *requests = tcase_create("requests");
    tcase_add_checked_fixture(requests, up, down);
    tcase_set_timeout(requests, 60);
    tcase_add_test(requests, a_request_is_one_line_with_its_parts);
    tcase_add_test(requests, a_304_and_a_head_carry_no_bytes);
    tcase_add_test(requests, neither_query_nor_body_is_logged);
    tcase_add_test(requests, what_is_not_plain_is_quoted);
    tcase_add_test(requests, a_path_cannot_forge_anything);
    tcase_add_test(requests, a_fault_is_named);
    tcase_add_test(requests, a_request_that_was_never_answered_is_logged_without_status);
    tcase_add_test(requests, a_long_path_is_cut_and_the_line_stays_whole);
    suite_add_tcase(suite, requests);
    TCase *events = tcase_create("events");
    tcase_add_test(events, an_event_is_one_line);
    tcase_add_test(events, what_is_said_of_something_is_one_line_that_quotes_cannot_break);
    suite_add_tcase(suite, events);
    return run(suite);
}
