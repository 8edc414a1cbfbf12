/* Start and stop: what fails is said, nothing that waits is forgotten. */
#include <check.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tests/http/fixture.h"
#include "tests/run.h"

static struct answer answer;

static void pause_ms(long milliseconds)
{
    nanosleep(&(struct timespec){.tv_sec = milliseconds / 1000, .tv_nsec = milliseconds % 1000 * 1000000}, NULL);
}

static struct client *send_new(const char *request)
{
    struct client *client = client_open(port);
    ck_assert(client_send(client, request));
    return client;
}

struct stopping {
    pthread_t thread;
    unsigned grace_ms;
};

static void *stop(void *argument)
{
    const struct stopping *stopping = argument;
    fixture_stop_within(server, stopping->grace_ms);
    return NULL;
}

static void begin_stop(struct stopping *stopping, unsigned grace_ms)
{
    stopping->grace_ms = grace_ms;
    ck_assert_int_eq(pthread_create(&stopping->thread, NULL, stop, stopping), 0);
}

enum { SUSPENDED = 6 };

static void suspend_some(struct client *clients[SUSPENDED])
{
    for (size_t i = 0; i < SUSPENDED; i++)
        clients[i] = send_new("GET /gate HTTP/1.1\r\nHost: t\r\n\r\n");
    gate_wait_for(2);
    while (nk_http_server_counters(server).queue_length < SUSPENDED - 2)
        pause_ms(1);
}

START_TEST(suspended_requests_are_finished_before_the_end)
{
    server_up();
    struct client *clients[SUSPENDED];
    suspend_some(clients);
    struct stopping stopping;
    begin_stop(&stopping, 10000);
    pause_ms(100);
    gate_open();
    for (size_t i = 0; i < SUSPENDED; i++) {
        client_receive(clients[i], &answer, false);
        ck_assert_uint_eq(answer.status, 200);
        ck_assert_str_eq(answer_header(&answer, "Connection"), "close");
        ck_assert(client_sees_end(clients[i]));
        client_close(clients[i]);
    }
    pthread_join(stopping.thread, NULL);
    ck_assert_int_eq(workers_alive(), 0);
}
END_TEST

START_TEST(what_still_waits_after_the_grace_is_answered_503)
{
    server_up();
    struct client *clients[SUSPENDED];
    suspend_some(clients);
    struct stopping stopping;
    begin_stop(&stopping, 50);
    pause_ms(200);
    gate_open();
    unsigned served = 0, refused = 0;
    for (size_t i = 0; i < SUSPENDED; i++) {
        client_receive(clients[i], &answer, false);
        served += answer.status == 200;
        if (answer.status == 503) {
            ck_assert_str_eq(answer.body, "overloaded stopping");
            refused++;
        }
        client_close(clients[i]);
    }
    ck_assert_uint_eq(served, 2);
    ck_assert_uint_eq(refused, SUSPENDED - 2);
    pthread_join(stopping.thread, NULL);
}
END_TEST

START_TEST(a_stopping_server_takes_no_more_work_but_answers_from_memory)
{
    server_up();
    struct client *at_gate = send_new("GET /gate HTTP/1.1\r\nHost: t\r\n\r\n");
    struct client *other = client_open(port), *reader = client_open(port);
    client_ask(other, &answer, "GET / HTTP/1.1\r\nHost: t\r\n\r\n");
    client_ask(reader, &answer, "GET / HTTP/1.1\r\nHost: t\r\n\r\n");
    gate_wait_for(1);
    struct stopping stopping;
    begin_stop(&stopping, 10000);
    pause_ms(100);

    ck_assert(!can_connect(port));
    client_ask(other, &answer, "GET /work HTTP/1.1\r\nHost: t\r\n\r\n");
    ck_assert_uint_eq(answer.status, 503);
    ck_assert_str_eq(answer.body, "overloaded stopping");
    ck_assert_str_eq(answer_header(&answer, "Retry-After"), "1");
    ck_assert(client_sees_end(other));
    client_ask(reader, &answer, "GET /published HTTP/1.1\r\nHost: t\r\n\r\n");
    ck_assert_uint_eq(answer.status, 200);
    ck_assert(client_sees_end(reader));
    gate_open();
    client_receive(at_gate, &answer, false);
    ck_assert_uint_eq(answer.status, 200);
    client_close(at_gate);
    client_close(other);
    client_close(reader);
    pthread_join(stopping.thread, NULL);
}
END_TEST

START_TEST(idle_and_half_sent_connections_do_not_hold_it_up)
{
    server_up();
    struct client *idle = client_open(port), *kept = client_open(port);
    struct client *half = send_new("GET /published HT");
    struct client *body = send_new("POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: text/csv\r\n"
                                   "Content-Length: 9\r\n\r\nab");
    client_ask(kept, &answer, "GET /work HTTP/1.1\r\nHost: t\r\n\r\n");
    time_t before = time(NULL);
    struct stopping stopping;
    begin_stop(&stopping, 60000);
    pthread_join(stopping.thread, NULL);
    ck_assert_int_lt(time(NULL) - before, 20);
    ck_assert(client_sees_end(idle));
    client_close(idle);
    client_close(kept);
    client_close(half);
    client_close(body);
}
END_TEST

static atomic_bool hammering;

/* Its client is open: a thread that comes late finds the server gone, and may not fail an assertion. */
static void *hammer(void *argument)
{
    struct client *client = argument;
    struct answer *own = malloc(sizeof *own);
    while (own && hammering) {
        bool sent = client_send(client, "GET /published HTTP/1.1\r\nHost: t\r\n\r\n"
                                        "GET /work HTTP/1.1\r\nHost: t\r\n\r\n");
        if (!sent)
            break;
        client_receive(client, own, false);
        if (own->status == 0)
            break;
        client_receive(client, own, false);
        if (own->status == 0)
            break;
    }
    client_close(client);
    free(own);
    return NULL;
}

START_TEST(a_server_under_load_stops_and_starts_again)
{
    enum { HAMMERS = 6, TIMES = 10 };
    for (unsigned i = 0; i < TIMES; i++) {
        server_up();
        pthread_t hammers[HAMMERS];
        hammering = true;
        for (size_t j = 0; j < HAMMERS; j++)
            ck_assert_int_eq(pthread_create(&hammers[j], NULL, hammer, client_open(port)), 0);
        pause_ms(20);
        server_down();
        hammering = false;
        for (size_t j = 0; j < HAMMERS; j++)
            pthread_join(hammers[j], NULL);
        ck_assert_int_eq(workers_alive(), 0);
    }
}
END_TEST

static uint16_t taken_port;

static void take_the_same_port(struct nk_http_configuration *configuration)
{
    configuration->port = taken_port;
}

START_TEST(a_port_that_is_taken_fails_the_start)
{
    server_up();
    taken_port = port;
    struct nk_http_server *second = fixture_start(take_the_same_port);
    ck_assert_ptr_null(second);
    server_down();
}
END_TEST

static void name_instead_of_address(struct nk_http_configuration *configuration)
{
    configuration->address = "localhost";
}

static void no_work_threads(struct nk_http_configuration *configuration)
{
    configuration->work_threads = 0;
}

static void no_idle_timeout(struct nk_http_configuration *configuration)
{
    configuration->idle_timeout_s = 0;
}

static void no_problem_writer(struct nk_http_configuration *configuration)
{
    configuration->problem = NULL;
}

static void wrong_routes(struct nk_http_configuration *configuration)
{
    static const struct nk_route route = {.method = NK_GET, .pattern = "x", .operation = "x"};
    configuration->routes = &route;
    configuration->route_count = 1;
}

START_TEST(a_wrong_configuration_fails_the_start)
{
    static void (*const adjustments[])(struct nk_http_configuration *) = {
        name_instead_of_address, no_work_threads, no_idle_timeout, no_problem_writer, wrong_routes};
    for (size_t i = 0; i < sizeof adjustments / sizeof *adjustments; i++)
        ck_assert_ptr_null(fixture_start(adjustments[i]));
}
END_TEST

static void single_threads(struct nk_http_configuration *configuration)
{
    configuration->http_threads = 1;
    configuration->work_threads = 1;
    configuration->queue_max = 1;
    configuration->connection_max = 1;
}

static void default_threads(struct nk_http_configuration *configuration)
{
    configuration->http_threads = 0;
    configuration->worker_start = NULL;
    configuration->worker_stop = NULL;
}

START_TEST(the_smallest_and_the_default_server_answer)
{
    static void (*const adjustments[])(struct nk_http_configuration *) = {single_threads, default_threads};
    for (size_t i = 0; i < sizeof adjustments / sizeof *adjustments; i++) {
        server = fixture_start(adjustments[i]);
        ck_assert_ptr_nonnull(server);
        port = nk_http_server_port(server);
        struct client *client = send_new("GET /gate HTTP/1.1\r\nHost: t\r\n\r\n");
        gate_wait_for(1);
        gate_open();
        client_receive(client, &answer, false);
        ck_assert_uint_eq(answer.status, 200);
        client_close(client);
        server_down();
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("http stop");
    TCase *stops = tcase_create("stop");
    tcase_set_timeout(stops, 120);
    tcase_add_test(stops, suspended_requests_are_finished_before_the_end);
    tcase_add_test(stops, what_still_waits_after_the_grace_is_answered_503);
    tcase_add_test(stops, a_stopping_server_takes_no_more_work_but_answers_from_memory);
    tcase_add_test(stops, idle_and_half_sent_connections_do_not_hold_it_up);
    tcase_add_test(stops, a_server_under_load_stops_and_starts_again);
    suite_add_tcase(suite, stops);
    TCase *starts = tcase_create("start");
    tcase_set_timeout(starts, 60);
    tcase_add_test(starts, a_port_that_is_taken_fails_the_start);
    tcase_add_test(starts, a_wrong_configuration_fails_the_start);
    tcase_add_test(starts, the_smallest_and_the_default_server_answer);
    suite_add_tcase(suite, starts);
    return run(suite);
}
