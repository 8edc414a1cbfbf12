/* Memory that runs out: each single request of core is refused in turn. */
#include "tests/core/nth_request.h"
#include "tests/core/sector.h"

/* A sector with every kind of flow. */
static void fill(struct sector *sector)
{
    struct nk_submission *nhn = reports(sector, "nhn");
    spends(sector, nhn, "software/network/operating", 100);
    by_key(sector, nhn, "helse-vest", "40");
    by_key(sector, nhn, "pasientreiser", "35");
    by_key(sector, nhn, "municipalities", "25");
    struct nk_submission *pasientreiser = reports(sector, "pasientreiser");
    spends(sector, pasientreiser, "software/network/operating", 100);
    by_amount(sector, pasientreiser, "helse-nord", "software/network/operating", 100);
    struct nk_submission *bergen = reports(sector, "helse-bergen");
    spends(sector, bergen, "software/network/operating", 70);
    buys(sector, bergen, "nhn", true, "software/network/operating", 20);
    buys(sector, bergen, "nhn", true, "software/data-centre/operating", 5);
    asks(sector, "helse-vest-ikt");
    sector_sort(sector);
}

START_TEST(whichever_request_fails_the_consolidation_has_no_memory_and_no_result)
{
    struct sector sector;
    sector_open(&sector, 2017);
    fill(&sector);
    size_t allowed = 0;
    for (;; allowed++) {
        struct nk_arena arena = test_arena();
        struct nk_consolidation result = {.gross_total = 42};
        requests_left = allowed;
        enum nk_status status = nk_consolidate(&result, &arena, &sector.input);
        requests_left = SIZE_MAX;
        if (status == NK_OK) {
            ck_assert_int_eq(result.net_total, 100 + 100 + 70 - 35 - 25);
            nk_arena_release(&arena);
            break;
        }
        ck_assert_int_eq(status, NK_NO_MEMORY);
        ck_assert_int_eq(result.gross_total, 42);
        nk_arena_release(&arena);
    }
    ck_assert_uint_gt(allowed, 50);
    sector_close(&sector);
}
END_TEST

START_TEST(a_text_without_memory_has_no_data)
{
    struct nk_arena arena = test_arena();
    requests_left = 0;
    ck_assert_ptr_null(nk_decimal_text(&arena, nk_decimal_integer(5)).data);
    requests_left = SIZE_MAX;
    nk_arena_release(&arena);
}
END_TEST

int main(void)
{
    TCase *exhaustion = tcase_create("exhaustion");
    tcase_add_test(exhaustion, whichever_request_fails_the_consolidation_has_no_memory_and_no_result);
    tcase_add_test(exhaustion, a_text_without_memory_has_no_data);
    return test_run("exhaustion", &exhaustion, 1);
}
