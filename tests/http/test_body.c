/* Bodies: what is taken, what is refused and when. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/http/fixture.h"
#include "tests/run.h"

static struct answer answer;

/* Client and server: a body deadline and an idle limit of a second. */
static void be_impatient(struct nk_http_configuration *configuration)
{
    configuration->body_timeout_s = 1;
    configuration->idle_timeout_s = 1;
}

static void impatient_up(void)
{
    server = fixture_start(be_impatient);
    ck_assert_ptr_nonnull(server);
    port = nk_http_server_port(server);
}

static void send_filled(struct client *client, size_t length)
{
    char *bytes = malloc(length);
    ck_assert_ptr_nonnull(bytes);
    for (size_t i = 0; i < length; i++)
        bytes[i] = (char)('a' + i % 26);
    ck_assert(client_send_bytes(client, bytes, length));
    free(bytes);
}

static void assert_filled(const struct answer *filled, size_t length)
{
    ck_assert_uint_eq(filled->status, 200);
    ck_assert_uint_eq(filled->body_length, length);
    for (size_t i = 0; i < length; i++)
        if (filled->body[i] != (char)('a' + i % 26))
            ck_abort_msg("byte %zu of %zu is wrong", i, length);
}

static void assert_alive(struct client *client)
{
    client_ask(client, &answer, "GET / HTTP/1.1\r\nHost: t\r\n\r\n");
    ck_assert_uint_eq(answer.status, 200);
}

START_TEST(a_body_arrives_whole_whatever_its_size)
{
    static const size_t sizes[] = {1, 2, 4095, 4096, 4097, 16312, 16313, 50000, ECHO_MAX - 1, ECHO_MAX};
    struct client *client = client_open(port);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char head[256];
        snprintf(head, sizeof head,
                 "POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n",
                 sizes[i]);
        ck_assert(client_send(client, head));
        send_filled(client, sizes[i]);
        client_receive(client, &answer, false);
        assert_filled(&answer, sizes[i]);
    }
    client_close(client);
}
END_TEST

START_TEST(a_chunked_body_arrives_whole)
{
    struct client *client = client_open(port);
    ck_assert(client_send(client, "POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: text/csv\r\n"
                                  "Transfer-Encoding: Chunked\r\n\r\n3\r\nabc\r\n1\r\nd\r\n00A\r\nefghijklmn\r\n"
                                  "0\r\nX-Trailer: y\r\n\r\n"));
    client_receive(client, &answer, false);
    assert_filled(&answer, 14);
    assert_alive(client);
    client_close(client);
}
END_TEST

START_TEST(an_empty_body_is_no_body)
{
    ask_once(port, &answer, "POST /echo HTTP/1.1\r\nHost: t\r\nContent-Length: 0\r\n\r\n");
    assert_filled(&answer, 0);
    ask_once(port, &answer, "POST /echo HTTP/1.1\r\nHost: t\r\n\r\n");
    assert_filled(&answer, 0);
    ask_once(port, &answer, "POST /order HTTP/1.1\r\nHost: t\r\nContent-Length: 0\r\n\r\n");
    ck_assert_str_eq(answer.body, "ordered");
}
END_TEST

START_TEST(a_request_with_a_body_is_never_answered_on_the_fast_way)
{
    ask_once(port, &answer, "POST /either HTTP/1.1\r\nHost: t\r\n\r\n");
    ck_assert_str_eq(answer.body, "fast");
    ask_once(port, &answer,
             "POST /either HTTP/1.1\r\nHost: t\r\nContent-Type: text/plain\r\nContent-Length: 1\r\n\r\nx");
    ck_assert_str_eq(answer.body, "x");
}
END_TEST

START_TEST(a_declared_length_beyond_the_limit_is_refused_before_the_first_byte)
{
    struct client *client = client_open(port);
    char head[256];
    snprintf(head, sizeof head,
             "POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n",
             ECHO_MAX + 1);
    client_ask(client, &answer, head);
    ck_assert_uint_eq(answer.status, 413);
    ck_assert_str_eq(answer.body, "content-too-large body-too-large");
    ck_assert(client_sees_end(client));
    client_close(client);
}
END_TEST

START_TEST(a_client_that_asks_first_gets_413_instead_of_100)
{
    struct client *client = client_open(port);
    client_ask(client, &answer,
               "POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\nContent-Length: 9999999\r\n"
               "Expect: 100-continue\r\n\r\n");
    ck_assert_uint_eq(answer.status, 413);
    client_close(client);
}
END_TEST

START_TEST(a_client_that_asks_first_is_told_to_continue)
{
    struct client *client = client_open(port);
    client_ask(client, &answer,
               "POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\nContent-Length: 3\r\n"
               "Expect: 100-continue\r\n\r\n");
    ck_assert_uint_eq(answer.status, 100);
    client_ask(client, &answer, "abc");
    assert_filled(&answer, 3);
    assert_alive(client);
    client_close(client);
}
END_TEST

static const char *const early_refusals[] = {"/nowhere", "/published", "/echo"};

START_TEST(a_client_that_asks_first_hears_at_once_that_it_is_refused)
{
    struct client *client = client_open(port);
    char head[256];
    snprintf(head, sizeof head,
             "POST %s HTTP/1.1\r\nHost: t\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n"
             "Expect: 100-continue\r\n\r\n",
             early_refusals[_i]);
    client_ask(client, &answer, head);
    static const unsigned statuses[] = {404, 405, 415};
    ck_assert_uint_eq(answer.status, statuses[_i]);
    client_close(client);
}
END_TEST

START_TEST(a_chunked_body_beyond_the_limit_is_refused_and_the_connection_kept)
{
    struct client *client = client_open(port);
    char chunk[1000];
    memset(chunk, 'x', sizeof chunk);
    ck_assert(client_send(client, "PUT /things/a HTTP/1.1\r\nHost: t\r\nContent-Type: text/plain\r\n"
                                  "Transfer-Encoding: chunked\r\n\r\n10\r\n0123456789abcdef\r\n3e8\r\n"));
    ck_assert(client_send_bytes(client, chunk, sizeof chunk));
    client_ask(client, &answer, "\r\n0\r\n\r\n");
    ck_assert_uint_eq(answer.status, 413);
    assert_alive(client);

    client_ask(client, &answer,
               "PUT /things/a HTTP/1.1\r\nHost: t\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
               "10\r\n0123456789abcdef\r\n1\r\nx\r\n0\r\n\r\n");
    ck_assert_uint_eq(answer.status, 413);

    client_ask(client, &answer,
               "PUT /things/a HTTP/1.1\r\nHost: t\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
               "10\r\n0123456789abcdef\r\n0\r\n\r\n");
    ck_assert_uint_eq(answer.status, 200);
    ck_assert_str_eq(answer.body, "a:=0123456789abcdef");
    client_close(client);
}
END_TEST

START_TEST(an_endless_chunked_body_is_cut_off)
{
    struct client *client = client_open(port);
    ck_assert(client_send(client, "PUT /things/a HTTP/1.1\r\nHost: t\r\nContent-Type: text/plain\r\n"
                                  "Transfer-Encoding: chunked\r\n\r\n"));
    char bytes[4096];
    memset(bytes, 'x', sizeof bytes);
    bool sending = true;
    size_t sent = 0;
    while (sending && sent < 64 * 1024 * 1024) {
        sending = client_send(client, "1000\r\n") && client_send_bytes(client, bytes, sizeof bytes) &&
                  client_send(client, "\r\n");
        sent += sizeof bytes;
    }
    ck_assert(!sending);
    client_close(client);
}
END_TEST

static const struct {
    const char *type;
    unsigned status;
    const char *text;
} types[] = {
    {"Content-Type: application/json\r\n", 200, NULL},
    {"Content-Type: text/csv\r\n", 200, NULL},
    {"Content-Type: TEXT/CSV\r\n", 200, NULL},
    {"Content-Type: text/csv; charset=utf-8\r\n", 200, NULL},
    {"Content-Type: text/csv ;header=present; charset=\"UTF-8\"\r\n", 200, NULL},
    {"Content-Type: text/csv\r\nContent-Encoding: identity\r\n", 200, NULL},
    {"", 415, "unsupported-media-type content-type"},
    {"Content-Type:\r\n", 415, "unsupported-media-type content-type"},
    {"Content-Type: text/plain\r\n", 415, "unsupported-media-type content-type"},
    {"Content-Type: text\r\n", 415, "unsupported-media-type content-type"},
    {"Content-Type: text/csvx\r\n", 415, "unsupported-media-type content-type"},
    {"Content-Type: application/json text/csv\r\n", 415, "unsupported-media-type content-type"},
    {"Content-Type: text/csv; charset=iso-8859-1\r\n", 415, "unsupported-media-type content-charset"},
    {"Content-Type: text/csv\r\nContent-Encoding: gzip\r\n", 415, "unsupported-media-type content-encoding"},
};

START_TEST(a_body_of_another_type_is_refused_and_the_connection_kept)
{
    struct client *client = client_open(port);
    char request[256];
    snprintf(request, sizeof request, "POST /echo HTTP/1.1\r\nHost: t\r\n%sContent-Length: 3\r\n\r\nabc",
             types[_i].type);
    client_ask(client, &answer, request);
    ck_assert_msg(answer.status == types[_i].status, "%s: status %u", types[_i].type, answer.status);
    if (types[_i].text)
        ck_assert_str_eq(answer.body, types[_i].text);
    assert_alive(client);
    client_close(client);
}
END_TEST

START_TEST(a_small_body_for_nobody_is_read_and_the_connection_kept)
{
    struct client *client = client_open(port);
    client_ask(client, &answer, "POST /nowhere HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\n\r\nabc");
    ck_assert_uint_eq(answer.status, 404);
    client_ask(client, &answer, "POST /published HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\n\r\nabc");
    ck_assert_uint_eq(answer.status, 405);
    assert_alive(client);
    client_close(client);
}
END_TEST

START_TEST(a_large_body_for_nobody_is_refused_at_once)
{
    struct client *client = client_open(port);
    client_ask(client, &answer, "POST /nowhere HTTP/1.1\r\nHost: t\r\nContent-Length: 9999999\r\n\r\n");
    ck_assert_uint_eq(answer.status, 404);
    ck_assert(client_sees_end(client));
    client_close(client);
}
END_TEST

static const char *const unfinished[] = {
    "POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
    "POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n",
    "POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX-T: y\r\n",
    "POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: text/csv\r\nContent-Length: 4\r\n\r\nabc",
    "GET / HTTP/1.1\r\nHost: t\r\n",
    "GET / HT",
};

START_TEST(a_request_without_an_end_is_given_up_and_hangs_nothing)
{
    struct client *client = client_open(port);
    ck_assert(client_send(client, unfinished[_i]));
    client_receive(client, &answer, false);
    ck_assert_uint_eq(answer.status, 0);
    ck_assert(client_sees_end(client));
    client_close(client);
    ask_once(port, &answer, "GET / HTTP/1.1\r\nHost: t\r\n\r\n");
    ck_assert_uint_eq(answer.status, 200);
}
END_TEST

START_TEST(a_body_that_drips_is_given_up_though_it_is_never_idle)
{
    struct client *client = client_open(port);
    ck_assert(client_send(client, "POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: text/csv\r\n"
                                  "Content-Length: 1000\r\n\r\n"));
    int drops = 0;
    while (drops < 100 && client_send(client, "x") && !client_hears_within(client, 100))
        drops++;
    ck_assert_int_ge(drops, 8);
    ck_assert_int_lt(drops, 100);
    client_close(client);
}
END_TEST

START_TEST(a_head_that_drips_is_given_up_though_it_is_never_idle)
{
    struct client *client = client_open(port);
    ck_assert(client_send(client, "GET / HTTP/1.1\r\nHost: t\r\nX-Drops: "));
    int drops = 0;
    while (drops < 100 && client_send(client, "x") && !client_hears_within(client, 100))
        drops++;
    ck_assert_int_ge(drops, 5);
    ck_assert_int_lt(drops, 100);
    client_close(client);
}
END_TEST

START_TEST(a_connection_that_is_used_lives_on)
{
    struct client *client = client_open(port);
    for (size_t i = 0; i < 10; i++) {
        assert_alive(client);
        ck_assert(!client_hears_within(client, 300));
    }
    client_close(client);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("http body");
    TCase *patient = tcase_create("patient");
    tcase_add_checked_fixture(patient, server_up, server_down);
    tcase_set_timeout(patient, 120);
    tcase_add_test(patient, a_body_arrives_whole_whatever_its_size);
    tcase_add_test(patient, a_chunked_body_arrives_whole);
    tcase_add_test(patient, an_empty_body_is_no_body);
    tcase_add_test(patient, a_request_with_a_body_is_never_answered_on_the_fast_way);
    tcase_add_test(patient, a_declared_length_beyond_the_limit_is_refused_before_the_first_byte);
    tcase_add_test(patient, a_client_that_asks_first_gets_413_instead_of_100);
    tcase_add_test(patient, a_client_that_asks_first_is_told_to_continue);
    tcase_add_loop_test(patient, a_client_that_asks_first_hears_at_once_that_it_is_refused, 0,
                        sizeof early_refusals / sizeof *early_refusals);
    tcase_add_test(patient, a_chunked_body_beyond_the_limit_is_refused_and_the_connection_kept);
    tcase_add_test(patient, an_endless_chunked_body_is_cut_off);
    tcase_add_loop_test(patient, a_body_of_another_type_is_refused_and_the_connection_kept, 0,
                        sizeof types / sizeof *types);
    tcase_add_test(patient, a_small_body_for_nobody_is_read_and_the_connection_kept);
    tcase_add_test(patient, a_large_body_for_nobody_is_refused_at_once);
    suite_add_tcase(suite, patient);
    TCase *impatient = tcase_create("impatient");
    tcase_add_checked_fixture(impatient, impatient_up, server_down);
    tcase_set_timeout(impatient, 120);
    tcase_add_loop_test(impatient, a_request_without_an_end_is_given_up_and_hangs_nothing, 0,
                        sizeof unfinished / sizeof *unfinished);
    tcase_add_test(impatient, a_head_that_drips_is_given_up_though_it_is_never_idle);
    tcase_add_test(impatient, a_connection_that_is_used_lives_on);
    tcase_add_test(impatient, a_body_that_drips_is_given_up_though_it_is_never_idle);
    suite_add_tcase(suite, impatient);
    return run(suite);
}
