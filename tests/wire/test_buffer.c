#include <check.h>
#include <stdlib.h>

#include "server/wire/buffer.h"
#include "server/wire/builder.h"
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
    nk_write(&writer, "x", SIZE_MAX);
    nk_write_text(&writer, NK_TEXT("after"));
    ck_assert_ptr_null(nk_writer_finish(&writer).data);
}
END_TEST

START_TEST(members_come_out_in_the_order_in_which_they_were_built)
{
    struct nk_builder builder;
    json_t *root = nk_build_start(&builder);
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

START_TEST(a_document_is_set_in_byte_for_byte)
{
    struct nk_builder builder;
    json_t *root = nk_build_start(&builder);
    nk_build_integer(&builder, root, "before", 1);
    nk_build_document(&builder, "document", NK_TEXT("{\"y\": 1.50, \"b\":[123456789012345678901]}"));
    nk_build_integer(&builder, root, "after", 2);
    assert_text(nk_build_finish(&builder),
                "{\"before\":1,\"document\":{\"y\": 1.50, \"b\":[123456789012345678901]},\"after\":2}");
}
END_TEST

START_TEST(documents_may_stand_first_last_and_alone)
{
    struct nk_builder builder;
    json_t *root = nk_build_start(&builder);
    nk_build_document(&builder, "first", NK_TEXT("{}"));
    nk_build_document(&builder, "second", NK_TEXT("{}"));
    nk_build_integer(&builder, root, "between", 1);
    nk_build_document(&builder, "last", NK_TEXT("{}"));
    assert_text(nk_build_finish(&builder), "{\"first\":{},\"second\":{},\"between\":1,\"last\":{}}");
    nk_build_start(&builder);
    nk_build_document(&builder, "alone", NK_TEXT("{}"));
    assert_text(nk_build_finish(&builder), "{\"alone\":{}}");
    nk_build_start(&builder);
    assert_text(nk_build_finish(&builder), "{}");
}
END_TEST

START_TEST(text_that_is_not_utf_8_is_no_answer)
{
    struct nk_builder builder;
    json_t *root = nk_build_start(&builder);
    nk_build_text(&builder, root, "before", NK_TEXT("fine"));
    nk_build_text(&builder, root, "broken", NK_TEXT("\xff"));
    nk_build_text(&builder, root, "after", NK_TEXT("fine"));
    ck_assert_ptr_null(nk_build_finish(&builder).data);
}
END_TEST

START_TEST(a_document_that_is_no_object_is_no_answer)
{
    static const struct nk_text documents[] = {
        NK_TEXT("{\"a\":1"), NK_TEXT("[{}]"), NK_TEXT("{\"a\":\"\xff\"}"), {NULL, 0}};
    struct nk_builder builder;
    nk_build_start(&builder);
    nk_build_document(&builder, "document", documents[_i]);
    ck_assert_ptr_null(nk_build_finish(&builder).data);
}
END_TEST

START_TEST(a_reference_that_is_too_long_is_no_answer)
{
    static char name[600];
    memset(name, 'a', sizeof(name));
    struct nk_builder builder;
    json_t *root = nk_build_start(&builder);
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
    tcase_add_test(tests, a_document_is_set_in_byte_for_byte);
    tcase_add_test(tests, documents_may_stand_first_last_and_alone);
    tcase_add_loop_test(tests, a_document_that_is_no_object_is_no_answer, 0, 4);
    tcase_add_test(tests, a_reference_that_is_too_long_is_no_answer);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
