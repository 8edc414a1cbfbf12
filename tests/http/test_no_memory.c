/* The n-th allocation of the server fails, for every n: it may answer 500 or close, and must serve the next
 * request. */
#include <check.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "tests/http/fixture.h"
#include "tests/run.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);

static atomic_int until_failure; /* 0: none fails */
static _Thread_local bool is_client;

static bool fails(void)
{
    if (is_client || until_failure == 0)
        return false;
    return atomic_fetch_sub(&until_failure, 1) == 1;
}

void *__wrap_malloc(size_t size)
{
    errno = ENOMEM;
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    errno = ENOMEM;
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *block, size_t size)
{
    errno = ENOMEM;
    return fails() ? NULL : __real_realloc(block, size);
}

static struct answer answer;

static const struct {
    const char *request;
    unsigned status;
} requests[] = {
    {"GET /published?a=b%20c&d=e+f HTTP/1.1\r\nHost: t\r\n\r\n", 200},
    {"GET /published HTTP/1.1\r\nHost: t\r\nIf-None-Match: \"a\"\r\nIf-None-Match: \"v1\"\r\n\r\n", 304},
    {"GET /things/%C3%B8 HTTP/1.1\r\nHost: t\r\n\r\n", 200},
    {"GET /nowhere HTTP/1.1\r\nHost: t\r\n\r\n", 404},
    {"OPTIONS /things/a HTTP/1.1\r\nHost: t\r\n\r\n", 204},
    {"GET /draft HTTP/1.1\r\nHost: t\r\n\r\n", 200},
    {"GET /broken HTTP/1.1\r\nHost: t\r\n\r\n", 500},
    {"POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: text/csv\r\nContent-Length: 3\r\n\r\nabc", 200},
};

/* The conditional request whose list cannot be joined is answered in full. */
static bool is_acceptable(unsigned status, unsigned wanted)
{
    return status == 0 || status == 500 || status == wanted || (wanted == 304 && status == 200);
}

START_TEST(a_failed_allocation_costs_one_answer_at_most)
{
    is_client = true;
    server_up();
    for (int n = 1;; n++) {
        ck_assert_int_lt(n, 1000);
        struct client *client = client_open(port);
        client_ask(client, &answer, "GET / HTTP/1.1\r\nHost: t\r\n\r\n");
        ck_assert_uint_eq(answer.status, 200);

        until_failure = n;
        ck_assert(client_send(client, requests[_i].request));
        client_receive(client, &answer, false);
        client_close(client);
        while (nk_http_server_counters(server).connections > 0)
            ;
        bool failed = until_failure <= 0;
        until_failure = 0;
        ck_assert_msg(is_acceptable(answer.status, requests[_i].status), "allocation %d: status %u", n, answer.status);
        if (!failed) {
            ck_assert_uint_eq(answer.status, requests[_i].status);
            break;
        }
    }
    server_down();
}
END_TEST

START_TEST(a_start_without_memory_fails_and_leaves_nothing)
{
    is_client = false;
    int n = 1;
    for (;; n++) {
        ck_assert_int_lt(n, 1000);
        until_failure = n;
        struct nk_http_server *started = fixture_start(NULL);
        bool failed = until_failure <= 0;
        until_failure = 0;
        if (started)
            fixture_stop(started);
        if (!failed)
            break;
    }
    ck_assert_int_gt(n, 5);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("http no memory");
    TCase *memory = tcase_create("memory");
    tcase_set_timeout(memory, 120);
    tcase_add_loop_test(memory, a_failed_allocation_costs_one_answer_at_most, 0, sizeof requests / sizeof *requests);
    tcase_add_test(memory, a_start_without_memory_fails_and_leaves_nothing);
    suite_add_tcase(suite, memory);
    return run(suite);
}
