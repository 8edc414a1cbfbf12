/* What is not a bundle is told where it is not, and never read or written by half. */
#include <check.h>
#include <stdlib.h>

#include "server/wire/bundle_in.h"
#include "server/wire/bundle_out.h"
#include "tests/run.h"
#include "tests/wire/bundle_sample.h"
#include "tests/wire/indicator_sample.h"
#include "tests/wire/sector_sample.h"
#include "tests/wire/support.h"

static enum nk_status encode_status(const struct nk_bundle_source *source)
{
    char *text = NULL;
    size_t length = 0;
    const enum nk_status status = nk_bundle_encode(&text, &length, source);
    ck_assert((status == NK_OK) == (text != NULL));
    free(text);
    return status;
}

START_TEST(definitions_that_are_out_of_order_are_told)
{
    struct nk_catalogue catalogue = *sample_catalogue();
    struct nk_indicator_definitions definitions = sample_definitions;
    const struct nk_service turned[] = {sample_definitions.services[1], sample_definitions.services[0]};
    definitions.services = turned;
    catalogue.indicators = &definitions;
    struct bundle_draft draft;
    draft_bundle(&draft);
    draft.source.catalogue = &catalogue;

    struct nk_issues issues = nk_issues_in(&bundle_arena);
    struct nk_bundle_document document;
    ck_assert_int_eq(nk_bundle_decode(&document, &bundle_arena, encode_bundle(&draft.source), &issues), NK_INVALID);
    ck_assert_str_eq(told(&bundle_arena, &issues), "invalid-value /indicators/services/1\n");
}
END_TEST

START_TEST(a_document_that_is_not_canonical_is_refused)
{
    static const char *const documents[] = {"",
                                            "{",
                                            "{\"year\": 2017}",
                                            "{\"year\":2017,\"actor\":\"nhn\"}",
                                            "{\"year\":2017,\"year\":2017}",
                                            "{\"actor\":\"\\u0061\"}",
                                            "{\"memo\":{\"depreciation\":1.5}}0"};
    for (size_t i = 0; i < sizeof documents / sizeof documents[0]; i++) {
        struct bundle_draft draft;
        draft_bundle(&draft);
        draft.submissions[1].document = nk_text_of(documents[i]);
        ck_assert_msg(encode_status(&draft.source) == NK_INVALID, "%s", documents[i]);
    }
}
END_TEST

START_TEST(a_text_that_is_not_utf_8_is_refused)
{
    struct bundle_draft draft;
    draft_bundle(&draft);
    struct nk_publication_head latin = bundle_head;
    latin.note = NK_TEXT("Nord-Tr\xF8ndelag");
    draft.source.head = &latin;
    ck_assert_int_eq(encode_status(&draft.source), NK_INVALID);
}
END_TEST

START_TEST(a_return_in_a_bundle_keeps_its_signed_zero_and_it_is_read_as_0)
{
    struct nk_issues issues = nk_issues_in(&bundle_arena);
    struct nk_bundle_document document;
    const struct nk_text text = altered_bundle("\"fte\":\"933.4\"", "\"fte\":\"-0.0\"");
    ck_assert_int_eq(nk_bundle_decode(&document, &bundle_arena, text, &issues), NK_OK);
    struct nk_bundle_source source;
    ck_assert_int_eq(nk_bundle_source_of(&source, &bundle_arena, &document), NK_OK);
    ck_assert(nk_text_equal(encode_bundle(&source), text));
}
END_TEST

static void assert_told(struct nk_text text, const char *expected)
{
    struct nk_issues issues = nk_issues_in(&bundle_arena);
    struct nk_bundle_document document;
    ck_assert_int_eq(nk_bundle_decode(&document, &bundle_arena, text, &issues), NK_INVALID);
    ck_assert_str_eq(told(&bundle_arena, &issues), expected);
}

START_TEST(what_is_wrong_with_a_bundle_is_told_where_it_is)
{
    assert_told(NK_TEXT(""), "malformed-json \n");
    assert_told(altered_bundle("nokkeltall-bundle-1", "nokkeltall-bundle-2"), "invalid-value /format\n");
    assert_told(altered_bundle("\"format\"", "\"Format\""), "unknown-member /Format\nmissing-member /format\n");
    assert_told(altered_bundle("{\"id\":\"hdo\"", "{\"id\":\"zzz\""), "invalid-value /actors/1\n");
    assert_told(altered_bundle("{\"id\":\"hdo\"", "{\"id\":\"helse-nord\""), "invalid-value /actors/1\n");
    assert_told(altered_bundle("[\"helse-nord\",\"helse-vest\"", "[\"helse-nord\",\"helse-nord\""),
                "invalid-value /reportingUnits/1\n");
    assert_told(altered_bundle("[\"helse-nord\",\"helse-vest\"", "[\"helse-nord\",\"helse-west\""),
                "invalid-value /reportingUnits/1\n");
    assert_told(altered_bundle("{\"actor\":\"helse-vest\"", "{\"actor\":\"nhn\""), "invalid-value /submissions/1\n");
    assert_told(altered_bundle("{\"actor\":\"helse-vest\"", "{\"actor\":\"a\""), "invalid-value /submissions/0\n");
    assert_told(altered_bundle("\"validFrom\":\"2013-01-01\"", "\"validFrom\":\"2013-02-29\""),
                "invalid-value /actors/0/validFrom\n");
    assert_told(altered_bundle("\"value\":\"105.5\"", "\"value\":\"-0.0\""),
                "invalid-value /priceIndices/0/values/0/value\n");
    assert_told(altered_bundle("\"value\":\"105.5\"", "\"value\":105"), "wrong-type /priceIndices/0/values/0/value\n");
    assert_told(altered_bundle("\"id\":\"of-revenue\"", "\"id\":\"of-total-cost\""), "invalid-value /benchmarks/1\n");
    assert_told(altered_bundle("\"amount\":12000000", "\"amount\":12000000.0"),
                "decimal-as-number /submissions/1/document/expenditure/0/amount\n");
    assert_told(altered_bundle("\"amount\":12000000", "\"amont\":12000000"),
                "unknown-member /submissions/1/document/expenditure/0/amont\n"
                "missing-member /submissions/1/document/expenditure/0/amount\n");
}
END_TEST

START_TEST(versions_of_a_classification_out_of_order_are_told)
{
    struct bundle_draft draft;
    draft_bundle(&draft);
    struct nk_catalogue catalogue = *sample_catalogue();
    const struct nk_classification first = {.id = NK_TEXT("b"), .version = NK_TEXT("2017"), .first_year = 2017};
    const struct nk_classification second = {.id = NK_TEXT("b"), .version = NK_TEXT("2022"), .first_year = 2022};
    const struct nk_classification before = {.id = NK_TEXT("a"), .version = NK_TEXT("2023"), .first_year = 2023};
    const struct nk_classification orders[][2] = {{second, first}, {first, first}, {first, before}};
    for (size_t i = 0; i < sizeof orders / sizeof orders[0]; i++) {
        catalogue.classifications = orders[i];
        catalogue.classification_count = 2;
        draft.source.catalogue = &catalogue;
        assert_told(encode_bundle(&draft.source), "invalid-value /classifications/1\n");
    }
}
END_TEST

START_TEST(there_is_one_way_to_write_that_there_is_nothing)
{
    assert_told(altered_bundle("\"validTo\":null", "\"validTo\":\"\""), "invalid-value /actors/0/validTo\n");
    assert_told(altered_bundle("\"region\":null", "\"region\":\"\""), "invalid-value /actors/0/region\n");
    struct nk_issues issues = nk_issues_in(&bundle_arena);
    struct nk_bundle_document document;
    const struct nk_text text =
        altered_bundle("\"definition\":null", "\"definition\":{\"en\":\"\",\"nb\":\"\",\"nn\":\"\"}");
    ck_assert_int_eq(nk_bundle_decode(&document, &bundle_arena, text, &issues), NK_INVALID);
    ck_assert_uint_eq(issues.count, 1);
    ck_assert_int_eq(issues.items[0].code, NK_INVALID_VALUE);
}
END_TEST

START_TEST(a_bundle_cut_off_is_refused)
{
    const struct nk_text text = sample_bundle();
    for (size_t length = 0; length < text.length; length += 97) {
        struct nk_issues issues = nk_issues_in(&bundle_arena);
        struct nk_bundle_document document;
        ck_assert_int_eq(
            nk_bundle_decode(&document, &bundle_arena, (struct nk_text){.data = text.data, .length = length}, &issues),
            NK_INVALID);
        ck_assert_uint_gt(issues.count, 0);
    }
}
END_TEST

static enum nk_status decode_with(struct supply *supply, struct nk_text text)
{
    struct nk_arena own = arena_of(supply);
    struct nk_issues issues = nk_issues_in(&own);
    struct nk_bundle_document document;
    const enum nk_status status = nk_bundle_decode(&document, &own, text, &issues);
    nk_arena_release(&own);
    return status;
}

START_TEST(without_memory_nothing_is_read_or_written_and_nothing_is_lost)
{
    const struct nk_text text = sample_bundle();
    enum nk_status status = NK_NO_MEMORY;
    for (size_t blocks = 0; status == NK_NO_MEMORY; blocks++)
        status = decode_with(&(struct supply){.is_limited = true, .blocks = blocks}, text);
    ck_assert_int_eq(status, NK_OK);

    struct bundle_draft draft;
    draft_bundle(&draft);
    status = NK_NO_MEMORY;
    for (size_t count = 0; status == NK_NO_MEMORY; count += 7) {
        allow_jansson(count);
        status = encode_status(&draft.source);
        allow_jansson_all();
    }
    ck_assert_int_eq(status, NK_OK);

    status = NK_NO_MEMORY;
    for (size_t count = 0; status == NK_NO_MEMORY; count += 7) {
        allow_jansson(count);
        status = decode_with(&(struct supply){0}, text);
        allow_jansson_all();
    }
    ck_assert_int_eq(status, NK_OK);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("bundle_refused");
    TCase *tests = tcase_create("bundle_refused");
    tcase_set_timeout(tests, 100);
    tcase_add_checked_fixture(tests, bundle_set_up, bundle_tear_down);
    tcase_add_test(tests, definitions_that_are_out_of_order_are_told);
    tcase_add_test(tests, a_document_that_is_not_canonical_is_refused);
    tcase_add_test(tests, a_text_that_is_not_utf_8_is_refused);
    tcase_add_test(tests, a_return_in_a_bundle_keeps_its_signed_zero_and_it_is_read_as_0);
    tcase_add_test(tests, what_is_wrong_with_a_bundle_is_told_where_it_is);
    tcase_add_test(tests, versions_of_a_classification_out_of_order_are_told);
    tcase_add_test(tests, there_is_one_way_to_write_that_there_is_nothing);
    tcase_add_test(tests, a_bundle_cut_off_is_refused);
    tcase_add_test(tests, without_memory_nothing_is_read_or_written_and_nothing_is_lost);
    suite_add_tcase(suite, tests);
    return run(suite);
}
