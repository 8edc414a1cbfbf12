/* Views: made once for each representation that they are offered in, whatever else a client would have liked. */
#include <check.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "server/api/view.h"
#include "server/wire/start.h"
#include "tests/http/client.h"
#include "tests/http/fixture.h"
#include "tests/run.h"

NK_VIEW(json_only);
NK_VIEW(json_or_csv);

static atomic_uint builds;
static struct nk_application memory;

static bool build(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    const char *text = viewing->representation.format == NK_CSV ? "a;b\n" : "{}";
    atomic_fetch_add(&builds, 1);
    *ret = (struct nk_buffer){.data = (unsigned char *)strdup(text), .length = strlen(text)};
    return true;
}

static const char *const no_parameters[] = {NULL};
static const struct nk_view json_view = {NK_JSON, no_parameters, build};
static const struct nk_view table_view = {NK_JSON | NK_CSV, no_parameters, build};
NK_VIEW_HANDLER(json_only, json_view)
NK_VIEW_HANDLER(json_or_csv, table_view)

static const struct nk_route view_routes[] = {
    {NK_GET, "/json", "json", json_only_from_memory, json_only, 0, NULL, true},
    {NK_GET, "/table", "table", json_or_csv_from_memory, json_or_csv, 0, NULL, true},
};

static struct nk_response *write_problem(void *context, const char *code, const struct nk_request *request)
{
    (void)context, (void)code, (void)request;
    return NULL;
}

static void serve_views(struct nk_http_configuration *configuration)
{
    configuration->routes = view_routes;
    configuration->route_count = sizeof view_routes / sizeof *view_routes;
    configuration->application = &memory;
    configuration->problem = write_problem;
}

static void views_up(void)
{
    nk_wire_start();
    atomic_store(&builds, 0);
    atomic_store(&memory.loaded, true);
    memory.store = nk_store_new();
    server = fixture_start(serve_views);
    ck_assert(memory.store && server);
    port = nk_http_server_port(server);
}

static void views_down(void)
{
    server_down();
    nk_store_free(memory.store);
}

static const struct {
    const char *path, *accept, *type;
    unsigned status;
} questions[] = {
    {"/json", "*/*", "application/json", 200},
    {"/json", "text/csv, application/json;q=0.5", "application/json", 200},
    {"/json", "text/csv, application/vnd.json-stat+json;q=0.9, */*;q=0.1", "application/json", 200},
    {"/json", "text/csv", "application/problem+json", 406},
    {"/table", "application/json", "application/json", 200},
    {"/table", "application/json;q=0.5, text/csv", "text/csv; charset=utf-8", 200},
    {"/table", "application/vnd.json-stat+json, text/csv;q=0.2", "text/csv; charset=utf-8", 200},
    {"/table", "application/vnd.json-stat+json", "application/problem+json", 406},
};
enum { QUESTIONS = sizeof questions / sizeof *questions, REPRESENTATIONS = 3 };

static void ask_all(void)
{
    char text[256];
    struct answer answer;
    for (size_t i = 0; i < QUESTIONS; i++) {
        snprintf(text, sizeof text, "GET %s HTTP/1.1\r\nHost: t\r\nAccept: %s\r\n\r\n", questions[i].path,
                 questions[i].accept);
        ask_once(port, &answer, text);
        ck_assert_uint_eq(answer.status, questions[i].status);
        ck_assert_str_eq(answer_header(&answer, "Content-Type"), questions[i].type);
    }
}

START_TEST(the_best_format_of_those_offered_is_given_first_and_again_from_memory)
{
    ask_all();
    ask_all();
}
END_TEST

START_TEST(a_representation_is_made_once_whatever_else_was_accepted)
{
    ask_all();
    ask_all();
    ck_assert_uint_eq(atomic_load(&builds), REPRESENTATIONS);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("api views");
    TCase *served = tcase_create("served");
    tcase_add_checked_fixture(served, views_up, views_down);
    tcase_set_timeout(served, 60);
    tcase_add_test(served, the_best_format_of_those_offered_is_given_first_and_again_from_memory);
    tcase_add_test(served, a_representation_is_made_once_whatever_else_was_accepted);
    suite_add_tcase(suite, served);
    return run(suite);
}
