/* Targets: what is taken apart before it is decoded. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "server/heap.h"
#include "server/http/character.h"
#include "server/http/target.h"
#include "tests/run.h"

static struct nk_arena arena;

static void arena_up(void)
{
    arena = nk_heap_arena();
}

static void arena_down(void)
{
    nk_arena_release(&arena);
}

struct case_of_path {
    const char *raw;
    enum nk_fault fault;
    const char *segments; /* joined by " | " */
};

static const struct case_of_path paths[] = {
    {"/", NK_FAULT_NONE, ""},
    {"/v1/actors", NK_FAULT_NONE, "v1 | actors"},
    {"/v1/actors/", NK_FAULT_NONE, "v1 | actors | "},
    {"//v1", NK_FAULT_NONE, " | v1"},
    {"/v1/a%2Fb/c", NK_FAULT_NONE, "v1 | a/b | c"},
    {"/%76%31/x", NK_FAULT_NONE, "v1 | x"},
    {"/sm%C3%B8r", NK_FAULT_NONE, "sm\xC3\xB8r"},
    {"/a+b", NK_FAULT_NONE, "a+b"},
    {"/a%20b", NK_FAULT_NONE, "a b"},
    {"/1...2", NK_FAULT_NONE, "1...2"},
    {"http://host/x?y", NK_FAULT_NONE, "x"},
    {"HTTPS://host:1/x", NK_FAULT_NONE, "x"},
    {"http://host", NK_FAULT_NONE, ""},
    {"http:///x", NK_FAULT_TARGET_FORM, NULL},
    {"http://host?x", NK_FAULT_TARGET_FORM, NULL},
    {"host:443", NK_FAULT_TARGET_FORM, NULL},
    {"", NK_FAULT_TARGET_FORM, NULL},
    {"v1", NK_FAULT_TARGET_FORM, NULL},
    {"/a b", NK_FAULT_TARGET_FORM, NULL},
    {"/a#b", NK_FAULT_TARGET_FORM, NULL},
    {"/a\tb", NK_FAULT_TARGET_FORM, NULL},
    {"/\xC3\xB8", NK_FAULT_TARGET_FORM, NULL},
    {"/a\x7F", NK_FAULT_TARGET_FORM, NULL},
    {"/s%00x", NK_FAULT_CHARACTER, NULL},
    {"/s%0Ax", NK_FAULT_CHARACTER, NULL},
    {"/s%7F", NK_FAULT_CHARACTER, NULL},
    {"/s%C2%85", NK_FAULT_CHARACTER, NULL},
    {"/s%FF", NK_FAULT_CHARACTER, NULL},
    {"/s%C0%AF", NK_FAULT_CHARACTER, NULL},
    {"/s%ED%A0%80", NK_FAULT_CHARACTER, NULL},
    {"/s%zz", NK_FAULT_PERCENT_ENCODING, NULL},
    {"/s%2", NK_FAULT_PERCENT_ENCODING, NULL},
    {"/s%", NK_FAULT_PERCENT_ENCODING, NULL},
    {"/s%2/x", NK_FAULT_PERCENT_ENCODING, NULL},
    {"/a/../b", NK_FAULT_DOT_SEGMENT, NULL},
    {"/a/./b", NK_FAULT_DOT_SEGMENT, NULL},
    {"/a/%2E%2e/b", NK_FAULT_DOT_SEGMENT, NULL},
    {"/..", NK_FAULT_DOT_SEGMENT, NULL},
};

START_TEST(a_path_is_split_at_raw_slashes_and_then_decoded)
{
    const struct case_of_path *path = &paths[_i];
    struct nk_target target;
    enum nk_fault fault = nk_target_read(&target, nk_text_of(path->raw), &arena);
    ck_assert_msg(fault == path->fault, "%s: fault %d", path->raw, (int)fault);
    if (fault != NK_FAULT_NONE)
        return;
    char joined[256] = "";
    size_t at = 0;
    for (size_t i = 0; i < target.segment_count; i++)
        at += (size_t)snprintf(joined + at, sizeof joined - at, "%s%.*s", i ? " | " : "",
                               NK_TEXT_ARGUMENTS(target.segments[i]));
    ck_assert_str_eq(joined, path->segments);
}
END_TEST

START_TEST(a_path_deeper_than_any_route_is_read_to_its_end)
{
    char raw[2 * (NK_SEGMENTS_MAX + 5) + 1] = "";
    for (size_t i = 0; i < NK_SEGMENTS_MAX + 5; i++)
        memcpy(raw + 2 * i, "/a", 3);
    struct nk_target target;
    ck_assert_int_eq(nk_target_read(&target, nk_text_of(raw), &arena), NK_FAULT_NONE);
    ck_assert_uint_eq(target.segment_count, NK_SEGMENTS_MAX + 1);
    raw[sizeof raw - 2] = '%';
    ck_assert_int_eq(nk_target_read(&target, nk_text_of(raw), &arena), NK_FAULT_PERCENT_ENCODING);
}
END_TEST

START_TEST(a_target_has_a_longest_length)
{
    static char raw[NK_TARGET_MAX + 2];
    memset(raw, 'a', sizeof raw - 1);
    raw[0] = '/';
    struct nk_target target;
    struct nk_text text = {.data = raw, .length = NK_TARGET_MAX};
    ck_assert_int_eq(nk_target_read(&target, text, &arena), NK_FAULT_NONE);
    text.length++;
    ck_assert_int_eq(nk_target_read(&target, text, &arena), NK_FAULT_TARGET_TOO_LONG);
}
END_TEST

struct case_of_query {
    const char *raw;
    enum nk_fault fault;
    const char *parameters;
};

static const struct case_of_query queries[] = {
    {"/", NK_FAULT_NONE, ""},
    {"/?", NK_FAULT_NONE, ""},
    {"/?a=b", NK_FAULT_NONE, "[a=b]"},
    {"/?a=b&c=d", NK_FAULT_NONE, "[a=b][c=d]"},
    {"/?a", NK_FAULT_NONE, "[a=]"},
    {"/?=b", NK_FAULT_NONE, "[=b]"},
    {"/?a=b=c", NK_FAULT_NONE, "[a=b=c]"},
    {"/?&&a=b&", NK_FAULT_NONE, "[a=b]"},
    {"/?a=b&a=c", NK_FAULT_NONE, "[a=b][a=c]"},
    {"/?a+b=c+d", NK_FAULT_NONE, "[a b=c d]"},
    {"/?a=c%2Bd", NK_FAULT_NONE, "[a=c+d]"},
    {"/?a=c%26d%3De", NK_FAULT_NONE, "[a=c&d=e]"},
    {"/?a=?/", NK_FAULT_NONE, "[a=?/]"},
    {"/?year=2012..2017", NK_FAULT_NONE, "[year=2012..2017]"},
    {"/?a=%C3%B8", NK_FAULT_NONE, "[a=\xC3\xB8]"},
    {"/?a=%00", NK_FAULT_CHARACTER, NULL},
    {"/?%0A=a", NK_FAULT_CHARACTER, NULL},
    {"/?a=%FE", NK_FAULT_CHARACTER, NULL},
    {"/?a=%g1", NK_FAULT_PERCENT_ENCODING, NULL},
    {"/?a=%1", NK_FAULT_PERCENT_ENCODING, NULL},
};

START_TEST(a_query_is_split_and_then_decoded)
{
    const struct case_of_query *query = &queries[_i];
    struct nk_target target;
    ck_assert_int_eq(nk_target_read(&target, nk_text_of(query->raw), &arena), NK_FAULT_NONE);
    enum nk_fault fault = nk_target_read_query(&target, &arena);
    ck_assert_msg(fault == query->fault, "%s: fault %d", query->raw, (int)fault);
    if (fault != NK_FAULT_NONE)
        return;
    char joined[256] = "";
    size_t at = 0;
    for (size_t i = 0; i < target.parameter_count; i++)
        at += (size_t)snprintf(joined + at, sizeof joined - at, "[%.*s=%.*s]",
                               NK_TEXT_ARGUMENTS(target.parameters[i].name),
                               NK_TEXT_ARGUMENTS(target.parameters[i].value));
    ck_assert_str_eq(joined, query->parameters);
}
END_TEST

START_TEST(a_query_has_a_largest_number_of_parameters)
{
    char raw[2 + 2 * (NK_PARAMETERS_MAX + 1)] = "/?";
    for (size_t i = 0; i <= NK_PARAMETERS_MAX; i++)
        memcpy(raw + 2 + 2 * i, "a&", 2);
    struct nk_target target;
    struct nk_text text = {.data = raw, .length = 2 + 2 * NK_PARAMETERS_MAX - 1};
    ck_assert_int_eq(nk_target_read(&target, text, &arena), NK_FAULT_NONE);
    ck_assert_int_eq(nk_target_read_query(&target, &arena), NK_FAULT_NONE);
    ck_assert_uint_eq(target.parameter_count, NK_PARAMETERS_MAX);
    text.length += 2;
    ck_assert_int_eq(nk_target_read(&target, text, &arena), NK_FAULT_NONE);
    ck_assert_int_eq(nk_target_read_query(&target, &arena), NK_FAULT_TOO_MANY_PARAMETERS);
}
END_TEST

/* The definition, slowly: a code point between the ranges, in its shortest form. */
static bool is_plain_by_definition(unsigned code_point)
{
    bool control = code_point < 0x20 || (code_point >= 0x7F && code_point <= 0x9F);
    bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    return !control && !surrogate && code_point <= 0x10FFFF;
}

START_TEST(every_code_point_is_judged_by_the_definition)
{
    unsigned wrong = 0;
    for (unsigned c = 0x80; c < 0x200000; c++) {
        char bytes[4];
        size_t length;
        if (c < 0x800) {
            length = 2;
            bytes[0] = (char)(0xC0 | c >> 6);
        } else if (c < 0x10000) {
            length = 3;
            bytes[0] = (char)(0xE0 | c >> 12);
        } else {
            length = 4;
            bytes[0] = (char)(0xF0 | c >> 18);
        }
        for (size_t i = 1; i < length; i++)
            bytes[i] = (char)(0x80 | (c >> 6 * (length - 1 - i) & 0x3F));
        bool plain = nk_is_plain_utf8((struct nk_text){.data = bytes, .length = length}, false);
        wrong += plain != is_plain_by_definition(c);
        wrong += nk_is_plain_utf8((struct nk_text){.data = bytes, .length = length - 1}, false);
    }
    ck_assert_uint_eq(wrong, 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("http target");
    TCase *target = tcase_create("target");
    tcase_add_checked_fixture(target, arena_up, arena_down);
    tcase_set_timeout(target, 60);
    tcase_add_loop_test(target, a_path_is_split_at_raw_slashes_and_then_decoded, 0, sizeof paths / sizeof *paths);
    tcase_add_test(target, a_path_deeper_than_any_route_is_read_to_its_end);
    tcase_add_test(target, a_target_has_a_longest_length);
    tcase_add_loop_test(target, a_query_is_split_and_then_decoded, 0, sizeof queries / sizeof *queries);
    tcase_add_test(target, a_query_has_a_largest_number_of_parameters);
    tcase_add_test(target, every_code_point_is_judged_by_the_definition);
    suite_add_tcase(suite, target);
    return run(suite);
}
