/* The values of a stored return, and a receipt that is read back. */
#include <check.h>

#include "server/wire/document_values.h"
#include "server/wire/receipt_out.h"
#include "tests/run.h"
#include "tests/wire/support.h"

static struct supply unlimited;
static struct nk_arena arena;

static void set_up(void)
{
    arena = arena_of(&unlimited);
}

static void tear_down(void)
{
    nk_arena_release(&arena);
}

#define assert_text(text, expected) \
    ck_assert_msg(nk_text_is((text), (expected)), "«%.*s» is not «%s»", NK_TEXT_ARGUMENTS(text), (expected))

static struct nk_document_values values_of(const char *document)
{
    struct nk_document_values values;
    ck_assert_int_eq(nk_document_values_read(&values, &arena, nk_text_of(document)), NK_OK);
    return values;
}

START_TEST(cells_are_named_by_their_codes_and_other_items_by_their_place)
{
    const struct nk_document_values values = values_of(
        "{\"expenditure\":[{\"category\":\"software\",\"area\":\"network\",\"costType\":\"operating\",\"amount\":-12,"
        "\"note\":\"x\"}],\"memo\":{\"depreciation\":{\"value\":3,\"status\":\"estimated\"}},"
        "\"financing\":[{\"financier\":\"helse-vest\",\"basis\":\"amount\",\"cells\":[{\"category\":\"a/b\","
        "\"amount\":null}]}],\"attestations\":{\"list\":[true,\"0.50\"]}}");
    static const struct {
        const char *section, *key, *text;
        bool is_number;
    } expected[] = {
        {"attestations", "/attestations/list/0", "true", false},
        {"attestations", "/attestations/list/1", "0.50", true},
        {"expenditure", "/expenditure/software/network/operating/amount", "-12", true},
        {"expenditure", "/expenditure/software/network/operating/note", "x", false},
        {"financing", "/financing/helse-vest/basis", "amount", false},
        {"financing", "/financing/helse-vest/cells/a~1b/amount", "", false},
        {"memo", "/memo/depreciation/status", "estimated", false},
        {"memo", "/memo/depreciation/value", "3", true},
    };
    ck_assert_uint_eq(values.count, sizeof expected / sizeof expected[0]);
    for (size_t i = 0; i < values.count; i++) {
        assert_text(values.items[i].section, expected[i].section);
        assert_text(values.items[i].key, expected[i].key);
        assert_text(values.items[i].text, expected[i].text);
        ck_assert(values.items[i].is_number == expected[i].is_number);
    }
}
END_TEST

START_TEST(an_empty_return_has_no_values_and_what_is_no_return_is_refused)
{
    struct nk_document_values values;
    ck_assert_uint_eq(values_of("{}").count, 0);
    ck_assert_int_eq(nk_document_values_read(&values, &arena, NK_TEXT("[]")), NK_INVALID);
    ck_assert_int_eq(nk_document_values_read(&values, &arena, NK_TEXT("{")), NK_INVALID);
}
END_TEST

#define RECEIPT(more) \
    "{\"receipt\":\"2017-nhn-1-0123456789ab\",\"actor\":\"nhn\",\"year\":2017,\"revision\":1," \
    "\"submittedAt\":\"2018-04-01T10:15:00Z\",\"methodology\":\"2017\"," \
    "\"sha256\":\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"" more "}"

START_TEST(a_receipt_is_read_as_it_was_given)
{
    struct nk_receipt receipt;
    struct nk_issues issues = nk_issues_in(&arena);
    ck_assert_int_eq(
        nk_receipt_decode(&receipt, &arena,
                          NK_TEXT(RECEIPT(",\"ruleSet\":\"2017-0123456789ab\",\"links\":{\"revision\":\"/v1\"}")),
                          &issues),
        NK_OK);
    assert_text(receipt.receipt, "2017-nhn-1-0123456789ab");
    assert_text(receipt.actor, "nhn");
    assert_text(receipt.submitted_at, "2018-04-01T10:15:00Z");
    assert_text(receipt.rule_set, "2017-0123456789ab");
    ck_assert_int_eq(receipt.year, 2017);
    ck_assert_int_eq(receipt.revision, 1);
    ck_assert_int_eq(nk_receipt_decode(&receipt, &arena, NK_TEXT(RECEIPT(",\"ruleSet\":null")), &issues), NK_OK);
    assert_text(receipt.rule_set, "");
    ck_assert_uint_eq(nk_issues_total(&issues), 0);
}
END_TEST

START_TEST(what_the_digest_of_a_receipt_is_over_is_everything_but_itself_and_the_links)
{
    struct nk_receipt receipt;
    struct nk_issues issues = nk_issues_in(&arena);
    ck_assert_int_eq(nk_receipt_decode(&receipt, &arena,
                                       NK_TEXT(RECEIPT(",\"signatory\":{\"name\":\"Kåre\",\"title\":\"sjef\"},"
                                                       "\"links\":{\"self\":\"/v1/x\"}")),
                                       &issues),
                     NK_OK);
    assert_text(receipt.self, "/v1/x");
    struct nk_buffer statement = nk_receipt_statement(&receipt);
    const struct nk_text text = {.data = (const char *)statement.data, .length = statement.length};
    assert_text(text,
                "{\"actor\":\"nhn\",\"methodology\":\"2017\",\"receipt\":\"2017-nhn-1-0123456789ab\",\"revision\":1,"
                "\"ruleSet\":null,\"sha256\":\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\","
                "\"signatory\":{\"name\":\"Kåre\",\"title\":\"sjef\"},\"submittedAt\":\"2018-04-01T10:15:00Z\","
                "\"year\":2017}");
    nk_buffer_free(&statement);
}
END_TEST

START_TEST(what_is_no_receipt_is_refused)
{
    static const char *const wrong[] = {"", "{}", RECEIPT(",\"surprise\":1"), RECEIPT(",\"links\":1")};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct nk_receipt receipt;
        struct nk_issues issues = nk_issues_in(&arena);
        ck_assert_int_eq(nk_receipt_decode(&receipt, &arena, nk_text_of(wrong[i]), &issues), NK_INVALID);
        ck_assert_uint_gt(nk_issues_total(&issues), 0);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("document_values");
    TCase *cases = tcase_create("values and receipts");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, cells_are_named_by_their_codes_and_other_items_by_their_place);
    tcase_add_test(cases, an_empty_return_has_no_values_and_what_is_no_return_is_refused);
    tcase_add_test(cases, a_receipt_is_read_as_it_was_given);
    tcase_add_test(cases, what_the_digest_of_a_receipt_is_over_is_everything_but_itself_and_the_links);
    tcase_add_test(cases, what_is_no_receipt_is_refused);
    suite_add_tcase(suite, cases);
    return run(suite);
}
