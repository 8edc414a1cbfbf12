#include <stdio.h>

#include "server/db/publication.h"
#include "server/db/collection.h"
#include "server/db/transaction.h"
#include "server/digest.h"
#include "tests/db/cases.h"
#include "tests/db/support.h"

static const struct nk_manifest_line two_returns[] = {{.actor = {"hdo", 3}, .revision = 1},
                                                      {.actor = {"nhn", 3}, .revision = 1}};

static struct nk_db_publication sample(int32_t number)
{
    enum { ID_MAX = 16 };
    char *id = nk_arena_array(nk_test_arena(), ID_MAX, 1);
    char *sha256 = nk_arena_array(nk_test_arena(), NK_SHA256_HEX + 1, 1);
    ck_assert_ptr_nonnull(id);
    ck_assert_ptr_nonnull(sha256);
    (void)snprintf(id, ID_MAX, "2017.%d", (int)number);
    const struct nk_text bundle = NK_TEXT("{\"returns\":[\"æ\"]}");
    nk_sha256_hex(sha256, bundle);
    return (struct nk_db_publication){
        .head = {.id = nk_text_of(id),
                 .year = 2017,
                 .number = number,
                 .kind = NK_FINAL,
                 .note = NK_TEXT("first numbers"),
                 .created_at = NK_TEXT("2018-06-18T08:00:00Z"),
                 .release_at = NK_TEXT("2018-06-19T06:00:00Z"),
                 .created_by = NK_TEXT("token:publisher"),
                 .sha256 = nk_text_of(sha256)},
        .bundle = bundle,
        .result_sha256 = NK_TEXT("cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"),
    };
}

static void two_approved(void)
{
    nk_open_collection();
    (void)nk_approved("nhn", 1);
    (void)nk_approved("hdo", 1);
}

static void insert(const struct nk_db_publication *publication, enum nk_db_status expected)
{
    nk_assert_status(nk_db_publication_insert(nk_test_db(), publication, two_returns, 2), expected);
}

START_TEST(a_publication_is_read_back_to_the_byte)
{
    two_approved();
    const struct nk_db_publication stored = sample(1);
    insert(&stored, NK_DB_ONE);
    struct nk_db_publication read;
    nk_assert_status(nk_db_publication_get(nk_test_db(), nk_test_arena(), &read, NK_TEXT("2017.1")), NK_DB_ONE);
    nk_assert_text(read.head.id, "2017.1");
    ck_assert_int_eq(read.head.year, 2017);
    ck_assert_int_eq(read.head.number, 1);
    ck_assert_int_eq(read.head.kind, NK_FINAL);
    nk_assert_text(read.head.note, "first numbers");
    nk_assert_text(read.head.created_at, "2018-06-18T08:00:00Z");
    nk_assert_text(read.head.release_at, "2018-06-19T06:00:00Z");
    nk_assert_text(read.head.created_by, "token:publisher");
    ck_assert(nk_text_equal(read.head.sha256, stored.head.sha256));
    ck_assert(nk_text_equal(read.result_sha256, stored.result_sha256));
    ck_assert(nk_text_equal(read.bundle, stored.bundle));
    ck_assert_str_eq(nk_sql("SELECT string_agg(concat_ws(' ', publication, actor, revision), ', ' ORDER BY "
                            "actor) FROM publication_revision"),
                     "2017.1 hdo 1, 2017.1 nhn 1");
    nk_assert_status(nk_db_publication_get(nk_test_db(), nk_test_arena(), &read, NK_TEXT("2017.2")), NK_DB_NONE);
}
END_TEST

START_TEST(publications_of_a_year_are_numbered_and_a_number_is_given_once)
{
    two_approved();
    struct nk_db_publication_next next;
    const struct nk_db_publication first = sample(1), second = sample(2), third = sample(3);
    nk_assert_status(nk_db_publication_next(nk_test_db(), &next, 2017), NK_DB_ONE);
    ck_assert_int_eq(next.number, 1);
    insert(&first, NK_DB_ONE);
    insert(&first, NK_DB_NONE);
    insert(&third, NK_DB_NONE);
    nk_assert_status(nk_db_publication_next(nk_test_db(), &next, 2017), NK_DB_ONE);
    ck_assert_int_eq(next.number, 2);
    insert(&second, NK_DB_ONE);
    nk_assert_status(nk_db_publication_next(nk_test_db(), &next, 2018), NK_DB_ONE);
    ck_assert_int_eq(next.number, 1);
    ck_assert_str_eq(nk_sql("SELECT count(*) FROM publication_revision"), "4");
}
END_TEST

START_TEST(a_publication_of_a_return_that_is_not_approved_is_refused)
{
    nk_open_collection();
    (void)nk_approved("nhn", 1);
    (void)nk_submitted("hdo", 1);
    const struct nk_db_publication publication = sample(1);
    insert(&publication, NK_DB_FATAL);
    ck_assert_ptr_nonnull(strstr(nk_db_error_text(nk_test_db()), "constraint=publication_of_approved_revisions"));
    ck_assert_str_eq(nk_sql("SELECT count(*) FROM publication"), "0");
}
END_TEST

START_TEST(a_bundle_with_another_hash_is_refused)
{
    two_approved();
    struct nk_db_publication publication = sample(1);
    publication.head.sha256 = publication.result_sha256;
    insert(&publication, NK_DB_FATAL);
    ck_assert_ptr_nonnull(strstr(nk_db_error_text(nk_test_db()), "constraint=publication_sha256_is_of_the_bundle"));
}
END_TEST

START_TEST(what_is_not_known_yet_is_named)
{
    two_approved();
    const struct nk_db_publication first = sample(1), second = sample(2);
    insert(&first, NK_DB_ONE);
    insert(&second, NK_DB_ONE);
    struct nk_text *ids;
    size_t count;
    nk_assert_status(nk_db_publication_unknown(nk_test_db(), nk_test_arena(), &ids, &count, NULL, 0), NK_DB_MANY);
    ck_assert_uint_eq(count, 2);
    nk_assert_status(nk_db_publication_unknown(nk_test_db(), nk_test_arena(), &ids, &count, &first.head.id, 1),
                     NK_DB_MANY);
    ck_assert_uint_eq(count, 1);
    nk_assert_text(ids[0], "2017.2");
}
END_TEST

START_TEST(a_collection_is_published_once_it_has_a_publication)
{
    two_approved();
    const struct nk_db_publication publication = sample(1);
    insert(&publication, NK_DB_ONE);
    nk_assert_status(nk_db_collection_set_state(nk_test_db(), 2017, NK_PUBLISHED), NK_DB_ONE);
}
END_TEST

START_TEST(without_a_release_time_it_is_that_of_its_making)
{
    two_approved();
    struct nk_db_publication publication = sample(1), read;
    publication.head.release_at = (struct nk_text){0};
    publication.head.note = (struct nk_text){0};
    insert(&publication, NK_DB_ONE);
    nk_assert_status(nk_db_publication_get(nk_test_db(), nk_test_arena(), &read, publication.head.id), NK_DB_ONE);
    nk_assert_text(read.head.release_at, "2018-06-18T08:00:00Z");
    nk_assert_text(read.head.note, "");
}
END_TEST

void nk_add_publications(Suite *suite)
{
    TCase *cases = nk_case_with_tables(suite, "publications");
    tcase_add_test(cases, a_publication_is_read_back_to_the_byte);
    tcase_add_test(cases, publications_of_a_year_are_numbered_and_a_number_is_given_once);
    tcase_add_test(cases, a_publication_of_a_return_that_is_not_approved_is_refused);
    tcase_add_test(cases, a_bundle_with_another_hash_is_refused);
    tcase_add_test(cases, what_is_not_known_yet_is_named);
    tcase_add_test(cases, a_collection_is_published_once_it_has_a_publication);
    tcase_add_test(cases, without_a_release_time_it_is_that_of_its_making);
}
