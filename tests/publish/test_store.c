#include <check.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include "server/heap.h"
#include "server/publish/store.h"
#include "tests/run.h"

static struct nk_shared_catalogue *catalogue_named(const char *id)
{
    struct nk_arena arena = nk_heap_arena();
    struct nk_figure *figure = NK_NEW(&arena, struct nk_figure);
    ck_assert_ptr_nonnull(figure);
    figure->id = nk_arena_copy(&arena, nk_text_of(id));
    struct nk_shared_catalogue *shared =
        nk_shared_catalogue_new(&arena, (struct nk_catalogue){.figures = figure, .figure_count = 1});
    ck_assert_ptr_nonnull(shared);
    return shared;
}

static struct nk_response *answer(const char *body)
{
    struct nk_response *response = nk_response_new_static(200, "text/plain", body, strlen(body));
    ck_assert_ptr_nonnull(response);
    return response;
}

START_TEST(a_new_store_shows_an_empty_snapshot)
{
    struct nk_store *store = nk_store_new();
    struct nk_reading reading = nk_store_read(store);
    ck_assert_uint_eq(reading.snapshot->publication_count, 0);
    ck_assert_uint_eq(reading.snapshot->catalogue->figure_count, 0);
    nk_store_finish(store, reading);
    nk_store_free(store);
}
END_TEST

START_TEST(a_reader_keeps_its_snapshot_while_a_newer_one_is_shown_to_others)
{
    struct nk_store *store = nk_store_new();
    struct nk_shared_catalogue *first = catalogue_named("first"), *second = catalogue_named("second");
    ck_assert(nk_store_replace(store, first, NULL, 0));
    nk_shared_catalogue_unref(first);
    struct nk_reading old = nk_store_read(store);
    ck_assert(nk_store_replace(store, second, NULL, 0));
    nk_shared_catalogue_unref(second);
    nk_store_sweep(store);
    struct nk_reading new = nk_store_read(store);
    ck_assert(nk_text_is(old.snapshot->catalogue->figures[0].id, "first"));
    ck_assert(nk_text_is(new.snapshot->catalogue->figures[0].id, "second"));
    nk_store_finish(store, old);
    nk_store_finish(store, new);
    nk_store_free(store);
}
END_TEST

START_TEST(a_kept_response_is_found_again_by_its_key_alone)
{
    struct nk_responses *responses = nk_responses_new();
    struct nk_response *kept = answer("kept");
    ck_assert(nk_responses_keep(responses, NK_TEXT("/v1/data/sector?year=2017"), kept));
    struct nk_response *found = nk_responses_find(responses, NK_TEXT("/v1/data/sector?year=2017"));
    ck_assert_ptr_eq(found, kept);
    ck_assert_ptr_null(nk_responses_find(responses, NK_TEXT("/v1/data/sector?year=2018")));
    nk_response_unref(found);
    nk_response_unref(kept);
    nk_responses_free(responses);
}
END_TEST

START_TEST(a_full_table_keeps_nothing_more_and_renewing_makes_room)
{
    struct nk_store *store = nk_store_new();
    struct nk_reading reading = nk_store_read(store);
    struct nk_response *response = answer("x");
    char key[32];
    for (int i = 0; i < NK_RESPONSES_MAX; i++) {
        snprintf(key, sizeof(key), "/%d", i);
        ck_assert(nk_responses_keep(reading.snapshot->responses, nk_text_of(key), response));
    }
    ck_assert(!nk_responses_keep(reading.snapshot->responses, NK_TEXT("/more"), response));
    nk_store_finish(store, reading);
    ck_assert(nk_store_renew(store));
    reading = nk_store_read(store);
    ck_assert(nk_responses_keep(reading.snapshot->responses, NK_TEXT("/more"), response));
    nk_store_finish(store, reading);
    nk_response_unref(response);
    nk_store_free(store);
}
END_TEST

START_TEST(long_keys_count_towards_the_space_of_a_table)
{
    struct nk_responses *responses = nk_responses_new();
    struct nk_response *response = answer("x");
    static char key[1024 * 1024];
    size_t kept = 0;
    while (kept < NK_RESPONSES_MAX && nk_responses_keep(responses, (struct nk_text){key, sizeof(key)}, response))
        key[kept++] = 'x';
    ck_assert(nk_responses_is_full(responses));
    ck_assert_uint_le(kept, NK_RESPONSE_BYTES_MAX / sizeof(key));
    nk_response_unref(response);
    nk_responses_free(responses);
}
END_TEST

/* ---- many readers and a writer at once; the sanitizers are the judges ---- */

enum { READERS = 4, ROUNDS = 2000, SWAPS = 300 };

struct crowd {
    struct nk_store *store;
    atomic_bool stop;
    atomic_int wrong;
};

static void *read_again_and_again(void *context)
{
    struct crowd *crowd = context;
    for (int i = 0; i < ROUNDS || !atomic_load(&crowd->stop); i++) {
        struct nk_reading reading = nk_store_read(crowd->store);
        struct nk_text id = reading.snapshot->catalogue->figure_count ? reading.snapshot->catalogue->figures[0].id
                                                                      : NK_TEXT("empty");
        struct nk_response *response = nk_responses_find(reading.snapshot->responses, id);
        if (!response) {
            response = answer("made");
            nk_responses_keep(reading.snapshot->responses, id, response);
        }
        if (nk_response_length(response) != 4 || id.length == 0)
            atomic_fetch_add(&crowd->wrong, 1);
        nk_response_unref(response);
        nk_store_finish(crowd->store, reading);
    }
    return NULL;
}

START_TEST(readers_never_see_a_freed_snapshot)
{
    struct crowd crowd = {.store = nk_store_new()};
    pthread_t readers[READERS];
    for (int i = 0; i < READERS; i++)
        ck_assert_int_eq(pthread_create(&readers[i], NULL, read_again_and_again, &crowd), 0);
    for (int i = 0; i < SWAPS; i++) {
        char id[16];
        snprintf(id, sizeof(id), "id-%d", i);
        struct nk_shared_catalogue *catalogue = catalogue_named(id);
        ck_assert(nk_store_replace(crowd.store, catalogue, NULL, 0));
        nk_shared_catalogue_unref(catalogue);
    }
    atomic_store(&crowd.stop, true);
    for (int i = 0; i < READERS; i++)
        pthread_join(readers[i], NULL);
    ck_assert_int_eq(atomic_load(&crowd.wrong), 0);
    nk_store_free(crowd.store);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("publication store");
    TCase *tests = tcase_create("store");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, a_new_store_shows_an_empty_snapshot);
    tcase_add_test(tests, a_reader_keeps_its_snapshot_while_a_newer_one_is_shown_to_others);
    tcase_add_test(tests, a_kept_response_is_found_again_by_its_key_alone);
    tcase_add_test(tests, a_full_table_keeps_nothing_more_and_renewing_makes_room);
    tcase_add_test(tests, long_keys_count_towards_the_space_of_a_table);
    tcase_add_test(tests, readers_never_see_a_freed_snapshot);
    suite_add_tcase(suite, tests);
    return run(suite);
}
