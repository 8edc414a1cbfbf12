/* The table of routes and the matching of paths. */
#include <check.h>

#include "server/heap.h"
#include "server/http/router.h"
#include "tests/run.h"

static bool fast(struct nk_request *request, void *application)
{
    (void)request;
    (void)application;
    return true;
}

static const struct nk_route routes[] = {
    {NK_GET, "/", "root", fast, NULL, 0, NULL, false},
    {NK_GET, "/v1/actors", "list", fast, NULL, 0, NULL, false},
    {NK_GET, "/v1/actors/{actor}", "one", fast, NULL, 0, NULL, false},
    {NK_PUT, "/v1/actors/{actor}", "put", fast, NULL, 10, "a/b", false},
    {NK_DELETE, "/v1/actors/all", "clear", fast, NULL, 0, NULL, false},
    {NK_GET, "/v1/{kind}/newest", "newest", fast, NULL, 0, NULL, false},
    {NK_GET, "/v1/{kind}/{id}/changes", "changes", fast, NULL, 0, NULL, false},
    {NK_GET, "/v1/publications/{id}/{what}", "part", fast, NULL, 0, NULL, false},
};

static struct nk_router *router;
static struct nk_arena arena;

static void router_up(void)
{
    const char *fault;
    size_t index;
    arena = nk_heap_arena();
    router = nk_router_new(routes, sizeof routes / sizeof *routes, &fault, &index);
    ck_assert_ptr_nonnull(router);
}

static void router_down(void)
{
    nk_router_free(router);
    nk_arena_release(&arena);
}

struct case_of_match {
    enum nk_method method;
    const char *path, *operation; /* NULL: none */
    unsigned methods;
    const char *placeholders[2];
};

#define BIT(method) (1u << (method))

static const struct case_of_match matches[] = {
    {NK_GET, "/", "root", BIT(NK_GET), {0}},
    {NK_GET, "/v1/actors", "list", BIT(NK_GET), {0}},
    {NK_GET, "/v1/%61ctors", "list", BIT(NK_GET), {0}},
    {NK_GET, "/v1/actors/", NULL, 0, {0}},
    {NK_GET, "/v1//actors", NULL, 0, {0}},
    {NK_GET, "//v1/actors", NULL, 0, {0}},
    {NK_GET, "/V1/actors", NULL, 0, {0}},
    {NK_GET, "/v1/actors/nhn", "one", BIT(NK_GET) | BIT(NK_PUT), {"nhn"}},
    {NK_GET, "/v1/actors/a%2Fb", "one", BIT(NK_GET) | BIT(NK_PUT), {"a/b"}},
    {NK_PUT, "/v1/actors/nhn", "put", BIT(NK_GET) | BIT(NK_PUT), {"nhn"}},
    {NK_POST, "/v1/actors/nhn", NULL, BIT(NK_GET) | BIT(NK_PUT), {0}},
    {NK_GET, "/v1/actors/nhn/x", NULL, 0, {0}},
    /* A literal does not hide the methods of the placeholder beside it. */
    {NK_DELETE, "/v1/actors/all", "clear", BIT(NK_GET) | BIT(NK_PUT) | BIT(NK_DELETE), {0}},
    {NK_GET, "/v1/actors/all", "one", BIT(NK_GET) | BIT(NK_PUT) | BIT(NK_DELETE), {"all"}},
    /* The first segment that differs decides. */
    {NK_GET, "/v1/actors/newest", "one", BIT(NK_GET) | BIT(NK_PUT), {"newest"}},
    {NK_GET, "/v1/figures/newest", "newest", BIT(NK_GET), {"figures"}},
    {NK_GET, "/v1/publications/2017.1/changes", "part", BIT(NK_GET), {"2017.1", "changes"}},
    {NK_GET, "/v1/rules/R1/changes", "changes", BIT(NK_GET), {"rules", "R1"}},
    {NK_GET, "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17", NULL, 0, {0}},
};

START_TEST(a_path_belongs_to_the_most_literal_pattern_that_fits)
{
    const struct case_of_match *expected = &matches[_i];
    struct nk_target target;
    ck_assert_int_eq(nk_target_read(&target, nk_text_of(expected->path), &arena), NK_FAULT_NONE);
    struct nk_match match = nk_router_find(router, &target, expected->method, true);
    ck_assert_uint_eq(match.methods, expected->methods);
    ck_assert(!match.route == !expected->operation);
    if (!match.route)
        return;
    ck_assert_str_eq(match.route->operation, expected->operation);
    for (size_t i = 0; i < 2; i++) {
        ck_assert_int_eq(i < match.placeholder_count, expected->placeholders[i] != NULL);
        if (expected->placeholders[i])
            ck_assert(nk_text_is(target.segments[match.placeholders[i]], expected->placeholders[i]));
    }
}
END_TEST

START_TEST(a_method_that_nobody_knows_fits_no_route)
{
    struct nk_target target;
    ck_assert_int_eq(nk_target_read(&target, NK_TEXT("/v1/actors"), &arena), NK_FAULT_NONE);
    struct nk_match match = nk_router_find(router, &target, NK_GET, false);
    ck_assert_ptr_null(match.route);
    ck_assert_uint_eq(match.methods, BIT(NK_GET));
}
END_TEST

START_TEST(allow_names_head_with_get_and_always_options)
{
    char allow[NK_ALLOW_SIZE];
    nk_allow_value(allow, BIT(NK_GET) | BIT(NK_PUT));
    ck_assert_str_eq(allow, "GET, HEAD, PUT, OPTIONS");
    nk_allow_value(allow, BIT(NK_POST));
    ck_assert_str_eq(allow, "POST, OPTIONS");
    nk_allow_value(allow, ~0u);
    ck_assert_str_eq(allow, "GET, HEAD, PUT, POST, PATCH, DELETE, OPTIONS");
}
END_TEST

static const struct nk_route wrong[][2] = {
    {{NK_GET, "/a", "x", fast, NULL, 0, NULL, false}, {NK_GET, "a", "x", fast, NULL, 0, NULL, false}},
    {{NK_GET, "/a", "x", fast, NULL, 0, NULL, false}, {NK_GET, "/a/", "x", fast, NULL, 0, NULL, false}},
    {{NK_GET, "/a", "x", fast, NULL, 0, NULL, false}, {NK_GET, "/a//b", "x", fast, NULL, 0, NULL, false}},
    {{NK_GET, "/a", "x", fast, NULL, 0, NULL, false}, {NK_GET, "/a{b}", "x", fast, NULL, 0, NULL, false}},
    {{NK_GET, "/a", "x", fast, NULL, 0, NULL, false}, {NK_GET, "/a", "y", fast, NULL, 0, NULL, false}},
    {{NK_GET, "/{a}", "x", fast, NULL, 0, NULL, false}, {NK_GET, "/{b}", "y", fast, NULL, 0, NULL, false}},
    {{NK_GET, "/a", "x", fast, NULL, 0, NULL, false}, {NK_OPTIONS, "/b", "y", fast, NULL, 0, NULL, false}},
    {{NK_GET, "/a", "x", fast, NULL, 0, NULL, false}, {NK_GET, "/b", "y", NULL, NULL, 0, NULL, false}},
    {{NK_GET, "/a", "x", fast, NULL, 0, NULL, false}, {NK_GET, "/b", NULL, fast, NULL, 0, NULL, false}},
    {{NK_GET, "/a", "x", fast, NULL, 0, NULL, false}, {NK_PUT, "/b", "y", fast, NULL, 10, NULL, false}},
    {{NK_GET, "/a", "x", fast, NULL, 0, NULL, false}, {NK_PUT, "/b", "y", fast, NULL, 0, "a/b", false}},
    {{NK_GET, "/a", "x", fast, NULL, 0, NULL, false},
     {NK_GET, "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17", "y", fast, NULL, 0, NULL, false}},
};

START_TEST(a_wrong_table_is_refused_with_the_place)
{
    const char *fault = NULL;
    size_t index = 0;
    ck_assert_ptr_null(nk_router_new(wrong[_i], 2, &fault, &index));
    ck_assert_uint_eq(index, 1);
    ck_assert_ptr_nonnull(fault);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("http route");
    TCase *matching = tcase_create("matching");
    tcase_add_checked_fixture(matching, router_up, router_down);
    tcase_add_loop_test(matching, a_path_belongs_to_the_most_literal_pattern_that_fits, 0,
                        sizeof matches / sizeof *matches);
    tcase_add_test(matching, a_method_that_nobody_knows_fits_no_route);
    tcase_add_test(matching, allow_names_head_with_get_and_always_options);
    suite_add_tcase(suite, matching);
    TCase *table = tcase_create("table");
    tcase_add_loop_test(table, a_wrong_table_is_refused_with_the_place, 0, sizeof wrong / sizeof *wrong);
    suite_add_tcase(suite, table);
    return run(suite);
}
