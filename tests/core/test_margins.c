/* A year with two margins: a key divides each cell of each of them by itself, and what that may cost (R22). */
#include "core/proof.h"
#include "tests/core/random_sector.h"
#include "tests/core/sector.h"

enum { SECTORS = 6000 };

/* The sum by category less the sum by area. */
static int64_t margins_apart(const struct nk_vector *vector, const struct nk_shape *shape)
{
    int64_t apart = 0;
    for (size_t i = 0; i < shape->length; i++)
        apart += i < shape->size[0] ? vector->amount[i] : -vector->amount[i];
    return apart;
}

static int64_t cells_present(const struct nk_vector *vector, const struct nk_shape *shape)
{
    int64_t count = 0;
    for (size_t i = 0; i < shape->length; i++)
        count += vector->present[i];
    return count;
}

START_TEST(R22_a_part_by_key_may_be_a_few_kroner_more_by_category_than_by_area)
{
    struct sector s;
    sector_open(&s, 2022);
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "hardware//operating", 1);
    spends(&s, nhn, "software//operating", 1);
    spends(&s, nhn, "/security/operating", 2);
    by_key(&s, nhn, "helse-nord", "50");
    by_key(&s, nhn, "helse-vest", "50");
    const struct nk_consolidation *result = sector_consolidate(&s);
    /* Of each krone by category the half goes to the lower id; of two kroner each has one. */
    assert_region(&s, "helse-nord", 0, 0, 2, 2);
    assert_region(&s, "helse-vest", 0, 0, 0, 0);
    ck_assert_int_eq(cell_of(&s, &entity_named(&s, "helse-nord")->net, "/security/operating"), 1);
    ck_assert_int_eq(cell_of(&s, &entity_named(&s, "helse-vest")->net, "/security/operating"), 1);
    ck_assert_int_eq(s.proof.margin_rounding, 1);
    ck_assert_int_eq(margins_apart(&result->net, &result->shape), 0);
    sector_close(&s);
}
END_TEST

START_TEST(a_year_that_crosses_has_no_margins_to_be_apart)
{
    struct sector s;
    sector_open(&s, 2017);
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "software/network/operating", 1);
    by_key(&s, nhn, "helse-nord", "50");
    by_key(&s, nhn, "helse-vest", "50");
    sector_consolidate(&s);
    ck_assert_int_eq(s.proof.margin_rounding, 0);
    sector_close(&s);
}
END_TEST

/* Gives how many parts had margins apart. */
static size_t assert_parts(const struct nk_entity *supplier, const struct nk_shape *shape)
{
    size_t apart = 0;
    int64_t all = 0;
    for (size_t i = 0; i < supplier->financing_count; i++) {
        int64_t part = margins_apart(&supplier->financing[i].cells, shape);
        if (supplier->financing[i].basis == NK_BASIS_AMOUNT)
            ck_assert_int_eq(part, 0);
        else if (part != 0)
            ck_assert_int_lt(nk_money_absolute(part), cells_present(&supplier->own, shape));
        apart += part != 0;
        all += supplier->financing[i].entity ? part : 0;
    }
    /* What the parts in the collection are apart, the residual is apart the other way. */
    ck_assert_int_eq(all + margins_apart(&supplier->net, shape), 0);
    return apart;
}

static void assert_whole(const struct nk_consolidation *result, const struct nk_proof *proof)
{
    const struct nk_shape *shape = &result->shape;
    int64_t widest = 0, eliminated = 0;
    for (size_t i = 0; i < result->entity_count; i++) {
        int64_t apart = nk_money_absolute(margins_apart(&result->entities[i].net, shape));
        widest = apart > widest ? apart : widest;
        ck_assert_int_eq(margins_apart(&result->entities[i].own, shape), 0);
        ck_assert_int_eq(margins_apart(&result->entities[i].booked, shape), 0);
    }
    for (size_t i = 0; i < result->elimination_count; i++)
        eliminated += margins_apart(&result->eliminations[i].cells, shape);
    ck_assert_int_eq(proof->margin_rounding, widest);
    ck_assert_int_eq(margins_apart(&result->gross, shape), 0);
    ck_assert_int_eq(margins_apart(&result->net, shape) + eliminated, 0);
}

START_TEST(R22_the_margins_of_a_part_are_closer_than_their_cells_and_those_of_the_whole_are_one)
{
    static struct random_sector sector;
    size_t apart = 0;
    for (uint64_t seed = 1; seed <= SECTORS; seed++) {
        random_sector_open(&sector, seed);
        struct nk_consolidation result;
        struct nk_proof proof;
        ck_assert_int_eq(nk_consolidate(&result, &sector.arena, &sector.input), NK_OK);
        ck_assert_int_eq(nk_proof_check(&proof, &result), NK_OK);
        if (result.shape.table_count == 1)
            ck_assert_int_eq(proof.margin_rounding, 0);
        for (size_t i = result.region_count; result.shape.table_count > 1 && i < result.entity_count; i++)
            apart += assert_parts(&result.entities[i], &result.shape);
        if (result.shape.table_count > 1)
            assert_whole(&result, &proof);
        random_sector_close(&sector);
    }
    /* Parts that are never apart would prove nothing. */
    ck_assert_uint_gt(apart, SECTORS);
}
END_TEST

int main(void)
{
    TCase *margins = tcase_create("margins");
    tcase_add_test(margins, R22_a_part_by_key_may_be_a_few_kroner_more_by_category_than_by_area);
    tcase_add_test(margins, a_year_that_crosses_has_no_margins_to_be_apart);
    tcase_add_test(margins, R22_the_margins_of_a_part_are_closer_than_their_cells_and_those_of_the_whole_are_one);
    return test_run("margins", (TCase *[]){margins}, 1);
}
