#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "server/wire/buffer.h"
#include "server/wire/builder.h"
#include "server/wire/json_text.h"
#include "tests/run.h"
#include "tests/wire/golden.h"

START_TEST(what_is_written_is_what_comes_out)
{
    struct nk_writer writer = {0};
    nk_write_text(&writer, NK_TEXT("a"));
    nk_write_integer(&writer, INT64_MIN);
    nk_write_decimal(&writer, (struct nk_decimal){4900, 3});
    nk_write(&writer, NULL, 0);
    assert_text(nk_writer_finish(&writer), "a-92233720368547758084.900");
}
END_TEST

START_TEST(a_writer_grows_as_far_as_needed)
{
    struct nk_writer writer = {0};
    for (int i = 0; i < 100000; i++)
        nk_write_text(&writer, NK_TEXT("0123456789"));
    struct nk_buffer buffer = nk_writer_finish(&writer);
    ck_assert_uint_eq(buffer.length, 1000000);
    ck_assert_mem_eq(buffer.data + 999990, "0123456789", 10);
    nk_buffer_free(&buffer);
    ck_assert_ptr_null(buffer.data);
}
END_TEST

START_TEST(nothing_written_is_an_empty_body_and_no_failure)
{
    struct nk_writer writer = {0};
    struct nk_buffer buffer = nk_writer_finish(&writer);
    ck_assert_ptr_nonnull(buffer.data);
    ck_assert_uint_eq(buffer.length, 0);
    nk_buffer_free(&buffer);
}
END_TEST

START_TEST(a_failed_writer_gives_nothing_whatever_follows)
{
    struct nk_writer writer = {0};
    nk_write_text(&writer, NK_TEXT("before"));
    ck_assert(!nk_writer_room(&writer, SIZE_MAX));
    nk_write_text(&writer, NK_TEXT("after"));
    ck_assert_ptr_null(nk_writer_finish(&writer).data);
}
END_TEST

START_TEST(members_come_out_in_the_order_in_which_they_were_built)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_text(&builder, root, "z", NK_TEXT("\"\n"));
    nk_build_integer(&builder, root, "a", INT64_MIN);
    nk_build_date_or_null(&builder, root, "date", 20180201);
    nk_build_sum(&builder, root, "whole", (struct nk_decimal){12, 0});
    nk_build_sum(&builder, root, "part", (struct nk_decimal){-120, 2});
    assert_text(nk_build_finish(&builder),
                "{\"z\":\"\\\"\\n\",\"a\":-9223372036854775808,\"date\":\"2018-02-01\",\"whole\":12,"
                "\"part\":\"-1.20\"}");
}
END_TEST

START_TEST(what_is_built_on_closes_what_was_opened_inside_it)
{
    struct nk_builder builder;
    const struct nk_node root = nk_build_start(&builder);
    const struct nk_node array = nk_build_array(&builder, root, "array");
    for (int64_t i = 0; i < 2; i++) {
        const struct nk_node inner = nk_build_object(&builder, nk_build_item_object(&builder, array), "inner");
        nk_build_integer(&builder, inner, "i", i);
    }
    nk_build_item_integer(&builder, array, 2);
    nk_build_boolean(&builder, root, "last", true);
    assert_text(nk_build_finish(&builder), "{\"array\":[{\"inner\":{\"i\":0}},{\"inner\":{\"i\":1}},2],\"last\":true}");
}
END_TEST

START_TEST(building_in_what_is_closed_is_no_answer)
{
    struct nk_builder builder;
    const struct nk_node root = nk_build_start(&builder);
    const struct nk_node first = nk_build_object(&builder, root, "first");
    const struct nk_node second = nk_build_object(&builder, root, "second");
    nk_build_null(&builder, second, "fine");
    nk_build_null(&builder, first, "late");
    ck_assert_ptr_null(nk_build_finish(&builder).data);
}
END_TEST

START_TEST(a_member_in_an_array_and_an_item_in_an_object_are_no_answer)
{
    struct nk_builder builder;
    nk_build_null(&builder, nk_build_array(&builder, nk_build_start(&builder), "array"), "member");
    ck_assert_ptr_null(nk_build_finish(&builder).data);
    nk_build_item_integer(&builder, nk_build_start(&builder), 1);
    ck_assert_ptr_null(nk_build_finish(&builder).data);
}
END_TEST

START_TEST(what_is_nested_too_deep_is_no_answer)
{
    struct nk_builder builder;
    struct nk_node node = nk_build_start(&builder);
    for (int depth = 1; depth < NK_BUILDER_DEPTH_MAX; depth++)
        node = nk_build_object(&builder, node, "o");
    struct nk_buffer deepest = nk_build_finish(&builder);
    ck_assert_ptr_nonnull(deepest.data);
    nk_buffer_free(&deepest);
    node = nk_build_start(&builder);
    for (int depth = 0; depth < NK_BUILDER_DEPTH_MAX; depth++)
        node = nk_build_object(&builder, node, "o");
    ck_assert_ptr_null(nk_build_finish(&builder).data);
}
END_TEST

START_TEST(texts_are_escaped_no_more_than_json_wants)
{
    struct nk_builder builder;
    const struct nk_node root = nk_build_start(&builder);
    nk_build_text_at(&builder, root, NK_TEXT("\""), NK_TEXT("\b\t\n\f\r\x01\x1f \"\\/\x7f æ€😀"));
    assert_text(nk_build_finish(&builder),
                "{\"\\\"\":\"\\b\\t\\n\\f\\r\\u0001\\u001F \\\"\\\\/\x7f æ€😀\"}");
}
END_TEST

/* A byte among others that are plain, wherever it stands among the eight that are looked at together. */
START_TEST(every_byte_is_told_from_a_plain_one_wherever_it_stands)
{
    enum { LENGTH = 19 };
    const unsigned char byte = (unsigned char)_i;
    const bool is_escaped = byte < ' ' || byte == '"' || byte == '\\';
    for (size_t at = 0; at < LENGTH; at++) {
        char text[LENGTH];
        struct nk_writer writer = {0};
        memset(text, '~', sizeof text);
        text[at] = (char)byte;
        nk_write_text(&writer, NK_TEXT("before"));
        ck_assert(nk_write_json_text(&writer, (struct nk_text){text, sizeof text}) == (byte < 0x80));
        struct nk_buffer buffer = nk_writer_finish(&writer);
        const char *quoted = (const char *)buffer.data + strlen("before");
        if (byte >= 0x80) {
            ck_assert_uint_eq(buffer.length, strlen("before"));
        } else {
            ck_assert(quoted[0] == '"' && quoted[buffer.length - strlen("before") - 1] == '"');
            ck_assert_mem_eq(quoted + 1, text, at);
            ck_assert(is_escaped ? quoted[1 + at] == '\\' : quoted[1 + at] == (char)byte);
            ck_assert_mem_eq(buffer.data + buffer.length - (LENGTH - at), text + at + 1, LENGTH - at - 1);
        }
        nk_buffer_free(&buffer);
    }
}
END_TEST

START_TEST(a_document_is_set_in_byte_for_byte)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_integer(&builder, root, "before", 1);
    nk_build_json(&builder, root, "document", NK_TEXT("{\"y\": 1.50, \"b\":[123456789012345678901]}"));
    nk_build_integer(&builder, root, "after", 2);
    assert_text(nk_build_finish(&builder),
                "{\"before\":1,\"document\":{\"y\": 1.50, \"b\":[123456789012345678901]},\"after\":2}");
}
END_TEST

START_TEST(documents_may_stand_first_last_and_alone)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_json(&builder, root, "first", NK_TEXT("{}"));
    nk_build_json(&builder, root, "second", NK_TEXT("{}"));
    nk_build_integer(&builder, root, "between", 1);
    nk_build_json(&builder, root, "last", NK_TEXT("{}"));
    assert_text(nk_build_finish(&builder), "{\"first\":{},\"second\":{},\"between\":1,\"last\":{}}");
    root = nk_build_start(&builder);
    nk_build_json(&builder, root, "alone", NK_TEXT("{}"));
    assert_text(nk_build_finish(&builder), "{\"alone\":{}}");
    root = nk_build_start(&builder);
    assert_text(nk_build_finish(&builder), "{}");
}
END_TEST

START_TEST(text_that_is_not_utf_8_is_no_answer)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_text(&builder, root, "before", NK_TEXT("fine"));
    nk_build_text(&builder, root, "broken", NK_TEXT("\xff"));
    nk_build_text(&builder, root, "after", NK_TEXT("fine"));
    ck_assert_ptr_null(nk_build_finish(&builder).data);
}
END_TEST

START_TEST(a_text_that_is_no_whole_document_is_no_answer)
{
    static const struct nk_text documents[] = {
        NK_TEXT("{\"a\":1"), NK_TEXT("[{}}"), NK_TEXT("1"), NK_TEXT("{\"a\":\"\xff\"}"), {NULL, 0}};
    struct nk_builder builder;
    const struct nk_node root = nk_build_start(&builder);
    nk_build_json(&builder, root, "document", documents[_i]);
    ck_assert_ptr_null(nk_build_finish(&builder).data);
}
END_TEST

START_TEST(a_reference_that_is_too_long_is_no_answer)
{
    static char name[600];
    memset(name, 'a', sizeof(name));
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_format(&builder, root, "self", "/%.*s", (int)sizeof(name), name);
    ck_assert_ptr_null(nk_build_finish(&builder).data);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("buffer");
    TCase *tests = tcase_create("buffer");
    tcase_add_test(tests, what_is_written_is_what_comes_out);
    tcase_add_test(tests, a_writer_grows_as_far_as_needed);
    tcase_add_test(tests, nothing_written_is_an_empty_body_and_no_failure);
    tcase_add_test(tests, a_failed_writer_gives_nothing_whatever_follows);
    tcase_add_test(tests, members_come_out_in_the_order_in_which_they_were_built);
    tcase_add_test(tests, text_that_is_not_utf_8_is_no_answer);
    tcase_add_test(tests, what_is_built_on_closes_what_was_opened_inside_it);
    tcase_add_test(tests, building_in_what_is_closed_is_no_answer);
    tcase_add_test(tests, a_member_in_an_array_and_an_item_in_an_object_are_no_answer);
    tcase_add_test(tests, what_is_nested_too_deep_is_no_answer);
    tcase_add_test(tests, texts_are_escaped_no_more_than_json_wants);
    tcase_add_loop_test(tests, every_byte_is_told_from_a_plain_one_wherever_it_stands, 0, 256);
    tcase_add_test(tests, a_document_is_set_in_byte_for_byte);
    tcase_add_test(tests, documents_may_stand_first_last_and_alone);
    tcase_add_loop_test(tests, a_text_that_is_no_whole_document_is_no_answer, 0, 5);
    tcase_add_test(tests, a_reference_that_is_too_long_is_no_answer);
    suite_add_tcase(suite, tests);
    return run(suite);
}
