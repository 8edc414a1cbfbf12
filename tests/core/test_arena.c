#include "tests/core/support.h"

START_TEST(memory_is_zeroed_and_aligned)
{
    struct nk_arena arena = test_arena();
    for (size_t size = 1; size < 40; size++) {
        unsigned char *bytes = nk_arena_array(&arena, size, 1);
        ck_assert_ptr_nonnull(bytes);
        ck_assert_uint_eq((uintptr_t)bytes % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            ck_assert_uint_eq(bytes[i], 0);
        memset(bytes, 0xff, size);
    }
    nk_arena_release(&arena);
}
END_TEST

START_TEST(small_and_large_requests_live_side_by_side)
{
    struct nk_arena arena = test_arena();
    enum { PIECES = 400 };
    unsigned char *pieces[PIECES];
    size_t sizes[PIECES];
    for (size_t i = 0; i < PIECES; i++) {
        sizes[i] = i % 7 == 0 ? 50000 + i : 1 + i;
        pieces[i] = nk_arena_array(&arena, sizes[i], 1);
        ck_assert_ptr_nonnull(pieces[i]);
        memset(pieces[i], (int)(i % 251), sizes[i]);
    }
    for (size_t i = 0; i < PIECES; i++) {
        ck_assert_uint_eq(pieces[i][0], i % 251);
        ck_assert_uint_eq(pieces[i][sizes[i] - 1], i % 251);
    }
    nk_arena_release(&arena);
}
END_TEST

START_TEST(a_size_of_zero_gives_a_pointer)
{
    struct nk_arena arena = test_arena();
    ck_assert_ptr_nonnull(nk_arena_array(&arena, 0, 8));
    ck_assert_ptr_nonnull(nk_arena_array(&arena, 8, 0));
    nk_arena_release(&arena);
}
END_TEST

START_TEST(a_product_that_does_not_fit_gives_nothing)
{
    struct nk_arena arena = test_arena();
    ck_assert_ptr_null(nk_arena_array(&arena, SIZE_MAX / 2, 3));
    ck_assert_ptr_null(nk_arena_array(&arena, SIZE_MAX, 1));
    ck_assert_ptr_null(nk_arena_array(&arena, SIZE_MAX - 8, 1));
    ck_assert_ptr_null(nk_arena_array(&arena, SIZE_MAX - 16, 1));
    ck_assert_uint_eq(arena.used, 0);
    nk_arena_release(&arena);
}
END_TEST

START_TEST(a_copy_is_terminated_and_independent)
{
    struct nk_arena arena = test_arena();
    char original[] = "helse-vest and more";
    struct nk_text copy = nk_arena_copy(&arena, (struct nk_text){original, 10});
    original[0] = 'H';
    ck_assert_text(copy, "helse-vest");
    ck_assert_int_eq(copy.data[10], '\0');
    struct nk_text empty = nk_arena_copy(&arena, (struct nk_text){0});
    ck_assert_uint_eq(empty.length, 0);
    ck_assert_ptr_nonnull(empty.data);
    nk_arena_release(&arena);
}
END_TEST

START_TEST(joined_parts_follow_each_other_and_one_that_is_none_makes_the_whole_none)
{
    struct nk_arena arena = test_arena();
    struct nk_text joined = NK_JOIN(&arena, NK_TEXT("2024"), NK_TEXT(""), NK_TEXT("."), NK_TEXT("12"));
    ck_assert_text(joined, "2024.12");
    ck_assert_int_eq(joined.data[7], '\0');
    ck_assert_ptr_null(NK_JOIN(&arena, NK_TEXT("2024."), {0}).data);
    nk_arena_release(&arena);
}
END_TEST

struct ledger {
    size_t given, taken_back, allowed;
};

static void *counted_block(void *context, size_t size)
{
    struct ledger *ledger = context;
    if (ledger->given == ledger->allowed)
        return NULL;
    ledger->given++;
    return malloc(size);
}

static void counted_block_back(void *context, void *block)
{
    struct ledger *ledger = context;
    ledger->taken_back++;
    free(block);
}

START_TEST(an_array_grows_and_keeps_its_items)
{
    struct nk_arena arena = test_arena();
    size_t capacity = 0, moves = 0;
    int64_t *items = NULL;
    for (size_t count = 0; count < 10000; count++) {
        int64_t *grown = NK_GROW(&arena, int64_t, items, count, 1, &capacity);
        ck_assert_ptr_nonnull(grown);
        ck_assert_uint_gt(capacity, count);
        ck_assert_int_eq(grown[count], 0);
        moves += grown != items;
        items = grown;
        items[count] = (int64_t)count;
    }
    for (size_t i = 0; i < 10000; i++)
        ck_assert_int_eq(items[i], (int64_t)i);
    ck_assert_uint_le(moves, 11);
    nk_arena_release(&arena);
}
END_TEST

START_TEST(an_array_that_has_the_room_stays_where_it_is)
{
    struct nk_arena arena = test_arena();
    size_t capacity = 0;
    char *items = NK_GROW(&arena, char, NULL, 0, 100, &capacity);
    ck_assert_ptr_nonnull(items);
    ck_assert_uint_ge(capacity, 100);
    ck_assert_ptr_eq(NK_GROW(&arena, char, items, 60, capacity - 60, &capacity), items);
    ck_assert_ptr_nonnull(NK_GROW(&arena, char, NULL, 0, 0, &(size_t){0}));
    nk_arena_release(&arena);
}
END_TEST

static const struct {
    size_t count, more, capacity, size;
} too_many[] = {
    {16, SIZE_MAX, 16, 8},
    {16, SIZE_MAX - 16, 16, 8},
    {16, SIZE_MAX / 8, 16, 8},
    {SIZE_MAX, 1, SIZE_MAX, 1},
};

START_TEST(room_that_does_not_fit_a_size_gives_nothing_and_changes_nothing)
{
    struct nk_arena arena = test_arena();
    char items[16 * 8] = "kept";
    size_t capacity = too_many[_i].capacity;
    ck_assert_ptr_null(
        nk_arena_grow(&arena, items, too_many[_i].count, too_many[_i].more, &capacity, too_many[_i].size));
    ck_assert_uint_eq(capacity, too_many[_i].capacity);
    ck_assert_str_eq(items, "kept");
    nk_arena_release(&arena);
}
END_TEST

START_TEST(release_gives_every_block_back_and_the_arena_can_be_used_again)
{
    struct ledger ledger = {.allowed = 1000};
    struct nk_arena arena = {.source = counted_block, .sink = counted_block_back, .context = &ledger};
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < 300; i++)
            ck_assert_ptr_nonnull(nk_arena_array(&arena, i % 50 == 49 ? 30000 : i, 100));
        ck_assert_uint_gt(arena.used, 0);
        nk_arena_release(&arena);
        ck_assert_uint_eq(arena.used, 0);
        ck_assert_uint_eq(ledger.given, ledger.taken_back);
    }
    ck_assert_uint_gt(ledger.given, 2);
}
END_TEST

START_TEST(an_exhausted_source_gives_nothing_and_keeps_what_was_given)
{
    struct ledger ledger = {.allowed = 1};
    struct nk_arena arena = {.source = counted_block, .sink = counted_block_back, .context = &ledger};
    char *kept = nk_arena_array(&arena, 10, 1);
    ck_assert_ptr_nonnull(kept);
    kept[9] = 'x';
    ck_assert_ptr_null(nk_arena_array(&arena, 10 * 1024 * 1024, 1));
    ck_assert_ptr_null(nk_arena_copy(&arena, (struct nk_text){kept, 10 * 1024 * 1024}).data);
    ck_assert_ptr_nonnull(nk_arena_array(&arena, 10, 1));
    ck_assert_int_eq(kept[9], 'x');
    nk_arena_release(&arena);
    ck_assert_uint_eq(ledger.taken_back, 1);
}
END_TEST

int main(void)
{
    TCase *arena = tcase_create("arena");
    tcase_add_test(arena, memory_is_zeroed_and_aligned);
    tcase_add_test(arena, small_and_large_requests_live_side_by_side);
    tcase_add_test(arena, a_size_of_zero_gives_a_pointer);
    tcase_add_test(arena, a_product_that_does_not_fit_gives_nothing);
    tcase_add_test(arena, a_copy_is_terminated_and_independent);
    tcase_add_test(arena, joined_parts_follow_each_other_and_one_that_is_none_makes_the_whole_none);
    tcase_add_test(arena, an_array_grows_and_keeps_its_items);
    tcase_add_test(arena, an_array_that_has_the_room_stays_where_it_is);
    tcase_add_loop_test(arena, room_that_does_not_fit_a_size_gives_nothing_and_changes_nothing, 0,
                        sizeof(too_many) / sizeof(too_many[0]));
    tcase_add_test(arena, release_gives_every_block_back_and_the_arena_can_be_used_again);
    tcase_add_test(arena, an_exhausted_source_gives_nothing_and_keeps_what_was_given);
    return test_run("arena", &arena, 1);
}
