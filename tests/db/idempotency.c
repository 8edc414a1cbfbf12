#include <pthread.h>
#include <time.h>

#include "server/db/idempotency.h"
#include "server/db/transaction.h"
#include "tests/db/cases.h"
#include "tests/db/support.h"

static enum nk_db_status claim(struct nk_db *db, struct nk_stored_answer *earlier, const char *principal,
                               const char *key, const char *fingerprint)
{
    return nk_db_idempotency_claim(db, nk_test_arena(), earlier, nk_text_of(principal), nk_text_of(key),
                                   nk_text_of(fingerprint));
}

static const struct nk_stored_answer answer = {.status = 201,
                                               .content_type = {"application/json", 16},
                                               .etag = {"abc", 3},
                                               .location = {"/v1/x", 5},
                                               .body = {"{\"a\":\"å\"}", 10}};

START_TEST(a_key_is_claimed_once_and_its_answer_is_given_again)
{
    struct nk_stored_answer earlier;
    nk_assert_status(claim(nk_test_db(), &earlier, "p", "k", "f"), NK_DB_ONE);
    nk_assert_status(nk_db_idempotency_store(nk_test_db(), NK_TEXT("p"), NK_TEXT("k"), &answer), NK_DB_ONE);
    nk_assert_status(claim(nk_test_db(), &earlier, "p", "k", "other"), NK_DB_NONE);
    nk_assert_text(earlier.fingerprint, "f");
    ck_assert_int_eq(earlier.status, 201);
    nk_assert_text(earlier.content_type, "application/json");
    nk_assert_text(earlier.etag, "abc");
    nk_assert_text(earlier.location, "/v1/x");
    ck_assert(nk_text_equal(earlier.body, answer.body));
}
END_TEST

START_TEST(a_key_of_one_principal_is_free_for_another)
{
    struct nk_stored_answer earlier;
    nk_assert_status(claim(nk_test_db(), &earlier, "p", "k", "f"), NK_DB_ONE);
    nk_assert_status(claim(nk_test_db(), &earlier, "q", "k", "f"), NK_DB_ONE);
}
END_TEST

START_TEST(an_answer_without_a_body_is_an_answer)
{
    const struct nk_stored_answer empty = {.status = 204};
    struct nk_stored_answer earlier;
    nk_assert_status(claim(nk_test_db(), &earlier, "p", "k", "f"), NK_DB_ONE);
    nk_assert_status(claim(nk_test_db(), &earlier, "p", "k", "f"), NK_DB_NONE);
    ck_assert_int_eq(earlier.status, 0);
    nk_assert_status(nk_db_idempotency_store(nk_test_db(), NK_TEXT("p"), NK_TEXT("k"), &empty), NK_DB_ONE);
    nk_assert_status(claim(nk_test_db(), &earlier, "p", "k", "f"), NK_DB_NONE);
    ck_assert_int_eq(earlier.status, 204);
    nk_assert_text(earlier.body, "");
}
END_TEST

START_TEST(an_answer_is_stored_once_and_only_for_a_claimed_key)
{
    struct nk_stored_answer earlier;
    nk_assert_status(nk_db_idempotency_store(nk_test_db(), NK_TEXT("p"), NK_TEXT("k"), &answer), NK_DB_NONE);
    nk_assert_status(claim(nk_test_db(), &earlier, "p", "k", "f"), NK_DB_ONE);
    nk_assert_status(nk_db_idempotency_store(nk_test_db(), NK_TEXT("p"), NK_TEXT("k"), &answer), NK_DB_ONE);
    nk_assert_status(nk_db_idempotency_store(nk_test_db(), NK_TEXT("p"), NK_TEXT("k"), &answer), NK_DB_NONE);
}
END_TEST

START_TEST(old_keys_are_forgotten)
{
    struct nk_stored_answer earlier;
    int64_t count = -1;
    nk_assert_status(claim(nk_test_db(), &earlier, "p", "old", "f"), NK_DB_ONE);
    nk_assert_status(claim(nk_test_db(), &earlier, "p", "new", "f"), NK_DB_ONE);
    (void)nk_sql("UPDATE idempotency SET created_at = now() - interval '25 hours' WHERE key = 'old'");
    nk_assert_status(nk_db_idempotency_forget(nk_test_db(), &count, 24), NK_DB_ONE);
    ck_assert_int_eq(count, 1);
    nk_assert_status(nk_db_idempotency_forget(nk_test_db(), NULL, 24), NK_DB_ONE);
    ck_assert_str_eq(nk_sql("SELECT string_agg(key, ' ') FROM idempotency"), "new");
}
END_TEST

/* What another thread does with the same key while this one is between its claim and its commit. */
struct rival {
    pthread_t thread;
    struct nk_db *db;
    struct nk_arena arena;
    struct nk_stored_answer earlier;
    enum nk_db_status status;
    bool is_done;
};

static enum nk_db_status claims_as_rival(struct nk_db *db, void *context)
{
    struct rival *rival = context;
    return nk_db_idempotency_claim(db, &rival->arena, &rival->earlier, NK_TEXT("p"), NK_TEXT("k"), NK_TEXT("f"));
}

static void *run_rival(void *context)
{
    struct rival *rival = context;
    rival->status = nk_db_transaction(rival->db, NK_READ_COMMITTED, claims_as_rival, rival);
    __atomic_store_n(&rival->is_done, true, __ATOMIC_RELEASE);
    return NULL;
}

struct claimant {
    struct rival *rival;
    bool rolls_back;
};

static enum nk_db_status claims_and_answers(struct nk_db *db, void *context)
{
    struct claimant *claimant = context;
    struct nk_stored_answer earlier;
    enum nk_db_status status = claim(db, &earlier, "p", "k", "f");
    ck_assert_int_eq(status, NK_DB_ONE);
    ck_assert_int_eq(pthread_create(&claimant->rival->thread, NULL, run_rival, claimant->rival), 0);
    const struct timespec pause = {.tv_nsec = 200000000};
    (void)nanosleep(&pause, NULL);
    ck_assert(!__atomic_load_n(&claimant->rival->is_done, __ATOMIC_ACQUIRE));
    status = nk_db_idempotency_store(db, NK_TEXT("p"), NK_TEXT("k"), &answer);
    ck_assert_int_eq(status, NK_DB_ONE);
    return claimant->rolls_back ? NK_DB_NONE : NK_DB_ONE;
}

static void with_rival(bool rolls_back, enum nk_db_status expected)
{
    struct rival rival = {.db = nk_test_other_db(), .arena = nk_heap_arena()};
    struct claimant claimant = {.rival = &rival, .rolls_back = rolls_back};
    nk_assert_status_of(rival.db, nk_db_ping(rival.db), NK_DB_ONE);
    nk_assert_status(nk_db_transaction(nk_test_db(), NK_READ_COMMITTED, claims_and_answers, &claimant),
                     rolls_back ? NK_DB_NONE : NK_DB_ONE);
    ck_assert_int_eq(pthread_join(rival.thread, NULL), 0);
    ck_assert_int_eq(rival.status, expected);
    if (expected == NK_DB_NONE)
        ck_assert_int_eq(rival.earlier.status, 201);
    nk_arena_release(&rival.arena);
}

START_TEST(a_second_claim_waits_and_gets_the_first_answer)
{
    with_rival(false, NK_DB_NONE);
}
END_TEST

START_TEST(a_second_claim_waits_and_is_first_when_the_first_was_rolled_back)
{
    with_rival(true, NK_DB_ONE);
}
END_TEST

void nk_add_idempotency(Suite *suite)
{
    TCase *cases = nk_case_with_tables(suite, "idempotency");
    tcase_add_test(cases, a_key_is_claimed_once_and_its_answer_is_given_again);
    tcase_add_test(cases, a_key_of_one_principal_is_free_for_another);
    tcase_add_test(cases, an_answer_without_a_body_is_an_answer);
    tcase_add_test(cases, an_answer_is_stored_once_and_only_for_a_claimed_key);
    tcase_add_test(cases, old_keys_are_forgotten);
    tcase_add_test(cases, a_second_claim_waits_and_gets_the_first_answer);
    tcase_add_test(cases, a_second_claim_waits_and_is_first_when_the_first_was_rolled_back);
}
