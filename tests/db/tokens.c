#include "server/db/token.h"
#include "tests/db/cases.h"
#include "tests/db/support.h"

#define HASH_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define HASH_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

static struct nk_text inserted(const struct nk_token *token, struct nk_text hash)
{
    struct nk_text id;
    nk_assert_status(nk_db_token_insert(nk_test_db(), nk_test_arena(), &id, token, hash), NK_DB_ONE);
    ck_assert_uint_eq(id.length, 36);
    return id;
}

static const struct nk_text two_actors[] = {{"nhn", 3}, {"hdo", 3}};
static const struct nk_token submitter = {
    .role = NK_SUBMITTER, .actors = two_actors, .actor_count = 2, .label = {"Kari's \"own\" {token}\\", 21}};
static const struct nk_token auditor = {.role = NK_AUDITOR, .label = {"Riksrevisjonen", 14}};

START_TEST(a_token_is_found_by_its_hash_with_role_and_sorted_actors)
{
    struct nk_text id = inserted(&submitter, NK_TEXT(HASH_A));
    struct nk_token token;
    nk_assert_status(nk_db_token_find(nk_test_db(), nk_test_arena(), &token, NK_TEXT(HASH_A)), NK_DB_ONE);
    ck_assert(nk_text_equal(token.id, id));
    ck_assert_int_eq(token.role, NK_SUBMITTER);
    ck_assert_uint_eq(token.actor_count, 2);
    nk_assert_text(token.actors[0], "hdo");
    nk_assert_text(token.actors[1], "nhn");
    ck_assert(nk_text_equal(token.label, submitter.label));
    ck_assert_uint_gt(token.created_at.length, 0);
    nk_assert_text(token.expires_at, "");
    nk_assert_text(token.revoked_at, "");
}
END_TEST

START_TEST(an_unknown_hash_is_nobody)
{
    struct nk_token token;
    (void)inserted(&auditor, NK_TEXT(HASH_A));
    nk_assert_status(nk_db_token_find(nk_test_db(), nk_test_arena(), &token, NK_TEXT(HASH_B)), NK_DB_NONE);
    nk_assert_status(nk_db_token_find(nk_test_db(), nk_test_arena(), &token, NK_TEXT("")), NK_DB_NONE);
}
END_TEST

START_TEST(a_hash_is_stored_once)
{
    struct nk_text id;
    (void)inserted(&auditor, NK_TEXT(HASH_A));
    nk_assert_status(nk_db_token_insert(nk_test_db(), nk_test_arena(), &id, &submitter, NK_TEXT(HASH_A)),
                     NK_DB_NONE);
}
END_TEST

START_TEST(a_revoked_token_is_not_found_and_is_revoked_once)
{
    struct nk_token token;
    struct nk_text id = inserted(&auditor, NK_TEXT(HASH_A));
    nk_assert_status(nk_db_token_revoke(nk_test_db(), id), NK_DB_ONE);
    nk_assert_status(nk_db_token_revoke(nk_test_db(), id), NK_DB_NONE);
    nk_assert_status(nk_db_token_revoke(nk_test_db(), NK_TEXT("no uuid at all")), NK_DB_NONE);
    nk_assert_status(nk_db_token_find(nk_test_db(), nk_test_arena(), &token, NK_TEXT(HASH_A)), NK_DB_NONE);
}
END_TEST

START_TEST(a_token_expires)
{
    struct nk_token token = auditor;
    token.expires_at = NK_TEXT("2999-12-31T00:00:00Z");
    (void)inserted(&token, NK_TEXT(HASH_A));
    nk_assert_status(nk_db_token_find(nk_test_db(), nk_test_arena(), &token, NK_TEXT(HASH_A)), NK_DB_ONE);
    nk_assert_text(token.expires_at, "2999-12-31T00:00:00Z");
    (void)nk_sql(
        "ALTER TABLE token DISABLE TRIGGER USER;"
        "UPDATE token SET created_at = now() - interval '2 days', expires_at = now() - interval '1 second';"
        "ALTER TABLE token ENABLE TRIGGER USER");
    nk_assert_status(nk_db_token_find(nk_test_db(), nk_test_arena(), &token, NK_TEXT(HASH_A)), NK_DB_NONE);
}
END_TEST

START_TEST(a_token_for_an_actor_that_does_not_exist_is_refused)
{
    static const struct nk_text nobody[] = {{"nhn\",\"hdo", 9}};
    const struct nk_token token = {.role = NK_SUBMITTER, .actors = nobody, .actor_count = 1, .label = NK_TEXT("l")};
    struct nk_text id;
    nk_assert_status(nk_db_token_insert(nk_test_db(), nk_test_arena(), &id, &token, NK_TEXT(HASH_A)), NK_DB_FATAL);
    ck_assert_str_eq(nk_db_error_code(nk_test_db()), "23503");
}
END_TEST

START_TEST(all_tokens_are_listed_oldest_first_also_those_that_are_over)
{
    struct nk_text first = inserted(&submitter, NK_TEXT(HASH_A));
    (void)inserted(&auditor, NK_TEXT(HASH_B));
    nk_assert_status(nk_db_token_revoke(nk_test_db(), first), NK_DB_ONE);
    struct nk_token *tokens;
    size_t count;
    nk_assert_status(nk_db_token_list(nk_test_db(), nk_test_arena(), &tokens, &count), NK_DB_MANY);
    ck_assert_uint_eq(count, 2);
    ck_assert(nk_text_equal(tokens[0].id, first));
    ck_assert_uint_gt(tokens[0].revoked_at.length, 0);
    ck_assert_uint_eq(tokens[1].actor_count, 0);
}
END_TEST

void nk_add_tokens(Suite *suite)
{
    TCase *cases = nk_case_with_tables(suite, "tokens");
    tcase_add_test(cases, a_token_is_found_by_its_hash_with_role_and_sorted_actors);
    tcase_add_test(cases, an_unknown_hash_is_nobody);
    tcase_add_test(cases, a_hash_is_stored_once);
    tcase_add_test(cases, a_revoked_token_is_not_found_and_is_revoked_once);
    tcase_add_test(cases, a_token_expires);
    tcase_add_test(cases, a_token_for_an_actor_that_does_not_exist_is_refused);
    tcase_add_test(cases, all_tokens_are_listed_oldest_first_also_those_that_are_over);
}
