#include "tests/http/fixture.h"

#include <check.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct nk_http_server *server;
uint16_t port;

static struct gate {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    bool open;
    unsigned waiting, arrivals;
    int workers;
    struct nk_response *published;
} state = {.lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};

static char published_body[1000];

static struct nk_response *text_response(unsigned status, const char *text, size_t length)
{
    unsigned char *body = malloc(length + 1);
    if (!body)
        return NULL;
    memcpy(body, text, length);
    return nk_response_new(status, "text/plain", body, length);
}

static void answer_text(struct nk_request *request, const char *text)
{
    nk_request_answer(request, text_response(200, text, strlen(text)));
}

static bool get_published(struct nk_request *request, void *application)
{
    (void)application;
    nk_request_answer(request, nk_response_ref(state.published));
    return true;
}

static bool get_draft(struct nk_request *request, void *application)
{
    (void)application;
    struct nk_response *response = text_response(200, "draft", 5);
    nk_response_header(response, "Cache-Control", "private, no-cache");
    nk_response_etag(response, "d1");
    nk_request_answer(request, response);
    return true;
}

static bool get_thing(struct nk_request *request, void *application)
{
    (void)application;
    char text[8192];
    struct nk_text thing = nk_request_segment(request, 0);
    int at = snprintf(text, sizeof text, "thing=%.*s", NK_TEXT_ARGUMENTS(thing));
    size_t count;
    const struct nk_parameter *query = nk_request_query(request, &count);
    for (size_t i = 0; i < count; i++)
        at += snprintf(text + at, sizeof text - (size_t)at, "|%.*s=%.*s", NK_TEXT_ARGUMENTS(query[i].name),
                       NK_TEXT_ARGUMENTS(query[i].value));
    answer_text(request, text);
    return true;
}

static void put_thing(struct nk_request *request, void *application, void *worker)
{
    (void)application;
    (void)worker;
    char text[256];
    struct nk_text thing = nk_request_segment(request, 0), body = nk_request_body(request);
    snprintf(text, sizeof text, "%.*s:=%.*s", NK_TEXT_ARGUMENTS(thing), NK_TEXT_ARGUMENTS(body));
    nk_request_set_principal(request, NK_TEXT("controller\nof trust"));
    answer_text(request, text);
}

static bool get_literal(struct nk_request *request, void *application)
{
    (void)application;
    answer_text(request, "literal");
    return true;
}

static bool get_placeholder(struct nk_request *request, void *application)
{
    (void)application;
    answer_text(request, "placeholder");
    return true;
}

static bool get_root(struct nk_request *request, void *application)
{
    (void)application;
    answer_text(request, "root");
    return true;
}

static bool get_accept(struct nk_request *request, void *application)
{
    (void)application;
    struct nk_text accept = nk_request_header(request, "accept");
    nk_request_answer(request, text_response(200, accept.data ? accept.data : "", accept.length));
    return true;
}

static void get_work(struct nk_request *request, void *application, void *worker)
{
    (void)application;
    char text[64];
    snprintf(text, sizeof text, "worked by %d", worker ? *(const int *)worker : 0);
    answer_text(request, text);
}

static void get_gate(struct nk_request *request, void *application, void *worker)
{
    (void)application;
    (void)worker;
    pthread_mutex_lock(&state.lock);
    state.waiting++;
    state.arrivals++;
    pthread_cond_broadcast(&state.changed);
    while (!state.open)
        pthread_cond_wait(&state.changed, &state.lock);
    state.waiting--;
    pthread_mutex_unlock(&state.lock);
    answer_text(request, "through the gate");
}

static void post_echo(struct nk_request *request, void *application, void *worker)
{
    (void)application;
    (void)worker;
    struct nk_text body = nk_request_body(request);
    nk_request_answer(request, text_response(200, body.data ? body.data : "", body.length));
}

static bool post_fast(struct nk_request *request, void *application)
{
    (void)application;
    answer_text(request, "fast");
    return true;
}

static void post_order(struct nk_request *request, void *application, void *worker)
{
    (void)application;
    (void)worker;
    answer_text(request, "ordered");
}

static bool decline(struct nk_request *request, void *application)
{
    (void)request;
    (void)application;
    return false;
}

static void say_nothing(struct nk_request *request, void *application, void *worker)
{
    (void)request;
    (void)application;
    (void)worker;
}

static bool get_broken(struct nk_request *request, void *application)
{
    (void)application;
    struct nk_response *response = text_response(200, "never seen", 10);
    nk_response_header(response, "X-Injected", "a\r\nSet-Cookie: b");
    nk_request_answer(request, response);
    return true;
}

static const struct nk_route routes[] = {
    {NK_GET, "/", "getRoot", get_root, NULL, 0, NULL, false},
    {NK_GET, "/published", "getPublished", get_published, NULL, 0, NULL, false},
    {NK_GET, "/draft", "getDraft", get_draft, NULL, 0, NULL, false},
    {NK_GET, "/things/{thing}", "getThing", get_thing, NULL, 0, NULL, false},
    {NK_PUT, "/things/{thing}", "putThing", NULL, put_thing, SMALL_MAX, "text/plain", false},
    {NK_GET, "/special/{id}", "getSpecial", get_placeholder, NULL, 0, NULL, false},
    {NK_GET, "/special/new", "getNew", get_literal, NULL, 0, NULL, false},
    {NK_GET, "/accept", "getAccept", get_accept, NULL, 0, NULL, false},
    {NK_GET, "/work", "getWork", NULL, get_work, 0, NULL, false},
    {NK_GET, "/memory", "getMemory", NULL, get_work, 0, NULL, true},
    {NK_GET, "/gate", "getGate", NULL, get_gate, 0, NULL, false},
    {NK_POST, "/echo", "postEcho", NULL, post_echo, ECHO_MAX, "application/json text/csv", false},
    {NK_POST, "/either", "postEither", post_fast, post_echo, ECHO_MAX, "text/plain", false},
    {NK_POST, "/order", "postOrder", NULL, post_order, 0, NULL, false},
    {NK_GET, "/undecided", "getUndecided", decline, NULL, 0, NULL, false},
    {NK_GET, "/silent", "getSilent", NULL, say_nothing, 0, NULL, false},
    {NK_GET, "/broken", "getBroken", get_broken, NULL, 0, NULL, false},
};

static struct nk_response *write_problem(void *application, const char *code, const struct nk_request *request)
{
    (void)application;
    static const struct {
        const char *code;
        unsigned status;
    } statuses[] = {
        {"not-found", 404},         {"method-not-allowed", 405},     {"malformed-request", 400},
        {"content-too-large", 413}, {"unsupported-media-type", 415}, {"unsupported-transfer-encoding", 501},
        {"overloaded", 503},        {"uri-too-long", 414},           {"internal", 500},
        {"too-many-parameters", 400},
    };
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
        if (strcmp(statuses[i].code, code) != 0)
            continue;
        char text[128];
        const char *fault = nk_request_fault(request);
        snprintf(text, sizeof text, "%s %s", code, fault ? fault : "-");
        return text_response(statuses[i].status, text, strlen(text));
    }
    ck_abort_msg("a problem code that is not in the list: %s", code);
    return NULL;
}

static void *start_worker(void *application, unsigned index)
{
    (void)application;
    pthread_mutex_lock(&state.lock);
    state.workers++;
    pthread_mutex_unlock(&state.lock);
    int *worker = malloc(sizeof *worker);
    if (worker)
        *worker = (int)index;
    return worker;
}

static void stop_worker(void *application, void *worker)
{
    (void)application;
    free(worker);
    pthread_mutex_lock(&state.lock);
    state.workers--;
    pthread_mutex_unlock(&state.lock);
}

struct nk_http_server *fixture_start(void (*adjust)(struct nk_http_configuration *configuration))
{
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, NULL);

    memset(published_body, 'p', sizeof published_body);
    state.open = false;
    state.waiting = state.arrivals = 0;
    struct nk_response *before = state.published;
    state.published = nk_response_new_static(200, "application/json", published_body, sizeof published_body);
    nk_response_header(state.published, "Cache-Control", "public, max-age=60");
    nk_response_header(state.published, "Vary", "Accept, Accept-Language");
    nk_response_header(state.published, "Content-Language", "nb");
    nk_response_etag(state.published, "v1");

    struct nk_http_configuration configuration = {
        .address = "127.0.0.1",
        .http_threads = 2,
        .work_threads = 2,
        .queue_max = 8,
        .queue_wait_ms = 10000,
        .connection_max = 64,
        .idle_timeout_s = 30,
        .body_timeout_s = 30,
        .routes = routes,
        .route_count = sizeof routes / sizeof *routes,
        .problem = write_problem,
        .worker_start = start_worker,
        .worker_stop = stop_worker,
    };
    if (adjust)
        adjust(&configuration);
    struct nk_http_server *started = nk_http_server_start(&configuration);
    if (started)
        return started;
    nk_response_unref(state.published);
    state.published = before;
    return NULL;
}

void fixture_stop_within(struct nk_http_server *stopped, unsigned grace_ms)
{
    nk_http_server_stop(stopped, grace_ms);
    nk_response_unref(state.published);
    state.published = NULL;
}

void fixture_stop(struct nk_http_server *stopped)
{
    gate_open();
    fixture_stop_within(stopped, 2000);
}

void gate_open(void)
{
    pthread_mutex_lock(&state.lock);
    state.open = true;
    pthread_cond_broadcast(&state.changed);
    pthread_mutex_unlock(&state.lock);
}

void gate_wait_for(unsigned waiting)
{
    pthread_mutex_lock(&state.lock);
    while (state.waiting < waiting)
        pthread_cond_wait(&state.changed, &state.lock);
    pthread_mutex_unlock(&state.lock);
}

unsigned gate_arrivals(void)
{
    pthread_mutex_lock(&state.lock);
    unsigned arrivals = state.arrivals;
    pthread_mutex_unlock(&state.lock);
    return arrivals;
}

int workers_alive(void)
{
    pthread_mutex_lock(&state.lock);
    int workers = state.workers;
    pthread_mutex_unlock(&state.lock);
    return workers;
}

void server_up(void)
{
    server = fixture_start(NULL);
    ck_assert_ptr_nonnull(server);
    port = nk_http_server_port(server);
}

void server_down(void)
{
    fixture_stop(server);
    server = NULL;
}
