/* What the rules were stays what it was, under a name that proves it. */
#include "server/db/receipt.h"
#include "server/db/rule_set.h"
#include "server/digest.h"
#include "tests/db/cases.h"
#include "tests/db/support.h"

static struct nk_text name_of(struct nk_text content)
{
    char hex[NK_SHA256_HEX + 1];
    nk_sha256_hex(hex, content);
    return nk_arena_copy(nk_test_arena(), (struct nk_text){hex, NK_SHA256_HEX});
}

START_TEST(a_rule_set_that_is_kept_is_read_again_and_keeping_it_twice_changes_nothing)
{
    const struct nk_text rules = NK_TEXT("{\"methodology\":\"2017\",\"rules\":[{\"id\":\"V06\",\"why\":\"Å\"}]}");
    const struct nk_text name = name_of(rules);
    struct nk_text read;
    nk_assert_status(nk_db_rule_set_get(nk_test_db(), nk_test_arena(), &read, name), NK_DB_NONE);
    nk_assert_status(nk_db_rule_set_keep(nk_test_db(), name, rules), NK_DB_ONE);
    nk_assert_status(nk_db_rule_set_keep(nk_test_db(), name, rules), NK_DB_ONE);
    nk_assert_status(nk_db_rule_set_get(nk_test_db(), nk_test_arena(), &read, name), NK_DB_ONE);
    ck_assert(nk_text_equal(read, rules));
    struct nk_kept_rule_set *kept;
    size_t count;
    nk_assert_status(nk_db_rule_set_list(nk_test_db(), nk_test_arena(), &kept, &count), NK_DB_MANY);
    ck_assert_uint_eq(count, 1);
    ck_assert(nk_text_equal(kept->sha256, name));
    nk_assert_text(kept->methodology, "2017");
}
END_TEST

START_TEST(a_rule_set_has_the_name_that_its_content_gives)
{
    const struct nk_text name = name_of(NK_TEXT("{\"rules\":[]}"));
    nk_assert_status(nk_db_rule_set_keep(nk_test_db(), name, NK_TEXT("{\"rules\":[1]}")), NK_DB_FATAL);
    ck_assert_ptr_nonnull(strstr(nk_db_error_text(nk_test_db()), "constraint=rule_set_sha256_is_of_the_content"));
    ck_assert_str_eq(nk_refusal("INSERT INTO rule_set (sha256, content) VALUES (sha256_of('[]'), '[]')"),
                     "rule_set_is_an_object");
}
END_TEST

START_TEST(a_rule_set_is_never_rewritten)
{
    const struct nk_text rules = NK_TEXT("{\"rules\":[2]}");
    nk_assert_status(nk_db_rule_set_keep(nk_test_db(), name_of(rules), rules), NK_DB_ONE);
    ck_assert_str_eq(nk_refusal("UPDATE rule_set SET content = '{}', sha256 = sha256_of('{}')"), "rule_set_is_kept");
    ck_assert_str_eq(nk_refusal("DELETE FROM rule_set"), "rule_set_is_kept");
    ck_assert_str_eq(nk_refusal("TRUNCATE rule_set CASCADE"), "rule_set_is_not_truncated");
}
END_TEST

START_TEST(a_receipt_names_a_rule_set_that_is_kept)
{
    nk_open_collection();
    (void)nk_submitted("nhn", 1);
    const struct nk_text rules = NK_TEXT("{\"rules\":[3]}");
    nk_assert_status(nk_db_receipt_keep(nk_test_db(), NK_TEXT("nhn-1"), name_of(rules)), NK_DB_FATAL);
    ck_assert_ptr_nonnull(strstr(nk_db_error_text(nk_test_db()), "constraint=receipt_rules_name_a_rule_set"));
    nk_assert_status(nk_db_rule_set_keep(nk_test_db(), name_of(rules), rules), NK_DB_ONE);
    nk_assert_status(nk_db_receipt_keep(nk_test_db(), NK_TEXT("nhn-1"), name_of(rules)), NK_DB_ONE);
}
END_TEST

void nk_add_rule_sets(Suite *suite)
{
    TCase *cases = nk_case_with_tables(suite, "rule sets");
    tcase_add_test(cases, a_rule_set_that_is_kept_is_read_again_and_keeping_it_twice_changes_nothing);
    tcase_add_test(cases, a_rule_set_has_the_name_that_its_content_gives);
    tcase_add_test(cases, a_rule_set_is_never_rewritten);
    tcase_add_test(cases, a_receipt_names_a_rule_set_that_is_kept);
}
