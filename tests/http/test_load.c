/* Many requests at once: the queue, slow handlers, shared answers, the limit of connections. */
#include <check.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tests/http/fixture.h"
#include "tests/run.h"

static struct answer answer;

static void one_worker_two_places(struct nk_http_configuration *configuration)
{
    configuration->work_threads = 1;
    configuration->queue_max = 2;
}

static void short_wait(struct nk_http_configuration *configuration)
{
    configuration->work_threads = 1;
    configuration->queue_wait_ms = 50;
}

static void two_connections(struct nk_http_configuration *configuration)
{
    configuration->connection_max = 2;
}

static void up(void (*adjust)(struct nk_http_configuration *configuration))
{
    server = fixture_start(adjust);
    ck_assert_ptr_nonnull(server);
    port = nk_http_server_port(server);
}

static struct client *open_at_gate(void)
{
    struct client *client = client_open(port);
    ck_assert(client_send(client, "GET /gate HTTP/1.1\r\nHost: t\r\n\r\n"));
    return client;
}

static void pause_ms(long milliseconds)
{
    nanosleep(&(struct timespec){.tv_sec = milliseconds / 1000, .tv_nsec = milliseconds % 1000 * 1000000}, NULL);
}

static void wait_for_queue(uint64_t length)
{
    while (nk_http_server_counters(server).queue_length != length)
        pause_ms(1);
}

static void assert_through(struct client *client)
{
    client_receive(client, &answer, false);
    ck_assert_uint_eq(answer.status, 200);
    ck_assert_str_eq(answer.body, "through the gate");
    client_close(client);
}

START_TEST(a_full_queue_answers_503_at_once)
{
    up(one_worker_two_places);
    struct client *running = open_at_gate();
    gate_wait_for(1);
    struct client *waiting[2] = {open_at_gate(), open_at_gate()};
    wait_for_queue(2);

    struct client *refused = open_at_gate();
    client_receive(refused, &answer, false);
    ck_assert_uint_eq(answer.status, 503);
    ck_assert_str_eq(answer.body, "overloaded queue-full");
    ck_assert_str_eq(answer_header(&answer, "Retry-After"), "1");
    /* The client may try again on the same connection; published data is still there. */
    client_ask(refused, &answer, "GET /published HTTP/1.1\r\nHost: t\r\n\r\n");
    ck_assert_uint_eq(answer.status, 200);
    client_close(refused);
    ck_assert_uint_eq(nk_http_server_counters(server).queue_full, 1);

    gate_open();
    assert_through(running);
    assert_through(waiting[0]);
    assert_through(waiting[1]);
    server_down();
}
END_TEST

START_TEST(a_job_that_waited_too_long_is_answered_without_running)
{
    up(short_wait);
    struct client *running = open_at_gate();
    gate_wait_for(1);
    struct client *late = open_at_gate();
    wait_for_queue(1);
    pause_ms(100);
    gate_open();
    assert_through(running);
    client_receive(late, &answer, false);
    ck_assert_uint_eq(answer.status, 503);
    ck_assert_str_eq(answer.body, "overloaded waited-too-long");
    ck_assert_str_eq(answer_header(&answer, "Retry-After"), "1");
    ck_assert_uint_eq(gate_arrivals(), 1);
    client_close(late);
    server_down();
}
END_TEST

START_TEST(slow_handlers_do_not_stall_fast_ones)
{
    up(NULL);
    struct client *slow[8];
    for (size_t i = 0; i < 8; i++)
        slow[i] = open_at_gate();
    gate_wait_for(2); /* both work threads are taken, the rest waits */
    wait_for_queue(6);
    for (size_t i = 0; i < 50; i++) {
        ask_once(port, &answer, "GET /published HTTP/1.1\r\nHost: t\r\n\r\n");
        ck_assert_uint_eq(answer.status, 200);
    }
    for (size_t i = 0; i < 8; i++)
        ck_assert(!client_hears_within(slow[i], 0));
    gate_open();
    for (size_t i = 0; i < 8; i++)
        assert_through(slow[i]);
    server_down();
}
END_TEST

START_TEST(what_is_computed_from_memory_does_not_wait_for_threads_that_wait_for_the_database)
{
    up(one_worker_two_places);
    struct client *running = open_at_gate();
    gate_wait_for(1);
    struct client *waiting[2] = {open_at_gate(), open_at_gate()};
    wait_for_queue(2); /* the work thread is taken and its queue is full */
    for (size_t i = 0; i < 20; i++) {
        ask_once(port, &answer, "GET /memory HTTP/1.1\r\nHost: t\r\n\r\n");
        ck_assert_uint_eq(answer.status, 200);
        ck_assert_str_eq(answer.body, "worked by 0");
    }
    gate_open();
    assert_through(running);
    assert_through(waiting[0]);
    assert_through(waiting[1]);
    server_down();
}
END_TEST

START_TEST(a_client_that_leaves_while_its_job_runs_does_no_harm)
{
    up(NULL);
    struct client *gone[4];
    for (size_t i = 0; i < 4; i++)
        gone[i] = open_at_gate();
    gate_wait_for(2);
    wait_for_queue(2);
    for (size_t i = 0; i < 4; i++)
        client_close(gone[i]);
    gate_open();
    while (nk_http_server_counters(server).connections > 0)
        pause_ms(1);
    ck_assert_uint_eq(gate_arrivals(), 4);
    ask_once(port, &answer, "GET /work HTTP/1.1\r\nHost: t\r\n\r\n");
    ck_assert_uint_eq(answer.status, 200);
    server_down();
}
END_TEST

START_TEST(clients_beyond_the_limit_wait_for_their_turn)
{
    up(two_connections);
    struct client *first = client_open(port), *second = client_open(port);
    client_ask(first, &answer, "GET / HTTP/1.1\r\nHost: t\r\n\r\n");
    client_ask(second, &answer, "GET / HTTP/1.1\r\nHost: t\r\n\r\n");
    struct client *third = client_open(port);
    ck_assert(client_send(third, "GET / HTTP/1.1\r\nHost: t\r\n\r\n"));
    ck_assert(!client_hears_within(third, 50));
    ck_assert_uint_eq(nk_http_server_counters(server).connections, 2);
    client_close(first);
    ck_assert(client_hears_within(third, 700)); /* at once, not when the acceptor looks again after a second */
    client_receive(third, &answer, false);
    ck_assert_uint_eq(answer.status, 200);
    client_close(second);
    client_close(third);
    server_down();
}
END_TEST

enum { CROWD = 8, ROUNDS = 100, PIPELINED = 10 };

static atomic_uint wrong;

/* Asks for the same response over and over, as 200, 304, HEAD and with work in between. */
static void *crowd_member(void *argument)
{
    (void)argument;
    struct answer *own = malloc(sizeof *own);
    struct client *client = client_open(port);
    for (unsigned round = 0; own && round < ROUNDS; round++) {
        for (unsigned i = 0; i < PIPELINED; i++) {
            static const char *const requests[] = {
                "GET /published HTTP/1.1\r\nHost: t\r\n\r\n",
                "GET /published HTTP/1.1\r\nHost: t\r\nIf-None-Match: \"v1\"\r\n\r\n",
                "HEAD /published HTTP/1.1\r\nHost: t\r\n\r\n",
                "GET /work HTTP/1.1\r\nHost: t\r\n\r\n",
            };
            client_send(client, requests[i % 4]);
        }
        for (unsigned i = 0; i < PIPELINED; i++) {
            static const unsigned statuses[] = {200, 304, 200, 200};
            client_receive(client, own, i % 4 == 2);
            bool refused = i % 4 == 3 && own->status == 503;
            wrong += own->status != statuses[i % 4] && !refused;
            wrong += i % 4 == 0 && (own->body_length != 1000 || own->body[999] != 'p');
        }
    }
    client_close(client);
    free(own);
    return NULL;
}

START_TEST(one_response_answers_many_connections_at_once)
{
    up(NULL);
    pthread_t members[CROWD];
    for (size_t i = 0; i < CROWD; i++)
        ck_assert_int_eq(pthread_create(&members[i], NULL, crowd_member, NULL), 0);
    for (size_t i = 0; i < CROWD; i++)
        pthread_join(members[i], NULL);
    ck_assert_uint_eq(wrong, 0);
    server_down();
}
END_TEST

static void *visitor(void *argument)
{
    (void)argument;
    struct answer *own = malloc(sizeof *own);
    for (unsigned round = 0; own && round < ROUNDS; round++) {
        ask_once(port, own, "GET /published HTTP/1.1\r\nHost: t\r\n\r\n");
        wrong += own->status != 200;
    }
    free(own);
    return NULL;
}

START_TEST(every_new_connection_is_served_and_given_back)
{
    up(NULL);
    pthread_t visitors[CROWD];
    for (size_t i = 0; i < CROWD; i++)
        ck_assert_int_eq(pthread_create(&visitors[i], NULL, visitor, NULL), 0);
    for (size_t i = 0; i < CROWD; i++)
        pthread_join(visitors[i], NULL);
    ck_assert_uint_eq(wrong, 0);
    while (nk_http_server_counters(server).connections > 0)
        pause_ms(1);
    ck_assert_uint_eq(nk_http_server_counters(server).responses_2xx, CROWD * ROUNDS);
    server_down();
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("http load");
    TCase *load = tcase_create("load");
    tcase_set_timeout(load, 120);
    tcase_add_test(load, a_full_queue_answers_503_at_once);
    tcase_add_test(load, a_job_that_waited_too_long_is_answered_without_running);
    tcase_add_test(load, slow_handlers_do_not_stall_fast_ones);
    tcase_add_test(load, what_is_computed_from_memory_does_not_wait_for_threads_that_wait_for_the_database);
    tcase_add_test(load, a_client_that_leaves_while_its_job_runs_does_no_harm);
    tcase_add_test(load, clients_beyond_the_limit_wait_for_their_turn);
    tcase_add_test(load, one_response_answers_many_connections_at_once);
    tcase_add_test(load, every_new_connection_is_served_and_given_back);
    suite_add_tcase(suite, load);
    return run(suite);
}
