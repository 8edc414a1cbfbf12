/* What must stay as it is when a sector is told in another way: by other names, lines, codes or members. */
#include "core/sums.h"
#include "tests/core/metamorphic.h"
#include "tests/core/renaming.h"

START_TEST(who_is_called_what_changes_no_amount)
{
    static struct random_sector other;
    for (uint64_t seed = 1; seed <= SECTORS; seed++) {
        random_sector_open(&sector, seed);
        drop_keys();
        const struct renaming renaming = renaming_of(&sector.random, sector.catalogue.actor_count);
        rename_sector(&other, &sector, &renaming);
        struct nk_consolidation before = consolidate(&sector);
        struct nk_consolidation after = consolidate(&other);
        ck_assert_uint_eq(after.entity_count, before.entity_count);
        for (size_t i = 0; i < before.entity_count; i++) {
            const struct nk_entity *entity = &before.entities[i];
            const struct nk_entity *same =
                nk_consolidation_entity(&after, renamed_id(&sector, &renaming, entity->actor->id));
            ck_assert_ptr_nonnull(same);
            ck_assert(is_entity_scaled(same, entity, 1, &before.shape));
        }
        ck_assert_int_eq(after.gross_total, before.gross_total);
        ck_assert_int_eq(after.eliminated_total, before.eliminated_total);
        ck_assert(is_same(&after.net, &before.net, &before.shape));
        random_sector_close(&other);
        random_sector_close(&sector);
    }
}
END_TEST

/* How a part of a cell came about: what was left when it was rounded down, and whether it got one of the kroner. */
struct rounding {
    int64_t remainder, krone;
};

static int compare_roundings(const void *a, const void *b)
{
    const struct rounding *x = a, *y = b;
    if (x->remainder != y->remainder)
        return x->remainder < y->remainder ? -1 : 1;
    return (x->krone > y->krone) - (x->krone < y->krone);
}

static void roundings_of(struct rounding *ret, const struct nk_entity *supplier, size_t cell)
{
    __int128 amount = supplier->own.amount[cell];
    for (size_t i = 0; i < supplier->financing_count; i++) {
        const struct nk_flow *flow = &supplier->financing[i];
        __int128 product = (amount < 0 ? -amount : amount) * flow->weight;
        ret[i].remainder = (int64_t)(product % NK_KEY_WHOLE);
        ret[i].krone = llabs(flow->cells.amount[cell]) - (int64_t)(product / NK_KEY_WHOLE);
    }
    qsort(ret, supplier->financing_count, sizeof *ret, compare_roundings);
}

START_TEST(who_is_called_what_moves_a_krone_only_between_equal_remainders)
{
    static struct random_sector other;
    size_t ties = 0;
    for (uint64_t seed = 1; seed <= SECTORS; seed++) {
        random_sector_open(&sector, seed);
        const struct renaming renaming = renaming_of(&sector.random, sector.catalogue.actor_count);
        rename_sector(&other, &sector, &renaming);
        struct nk_consolidation before = consolidate(&sector);
        struct nk_consolidation after = consolidate(&other);
        ck_assert(is_same(&after.gross, &before.gross, &before.shape));
        for (size_t i = before.region_count; i < before.entity_count; i++) {
            const struct nk_entity *entity = &before.entities[i];
            const struct nk_entity *same =
                nk_consolidation_entity(&after, renamed_id(&sector, &renaming, entity->actor->id));
            if (entity->financing_count == 0 || entity->financing[0].basis != NK_BASIS_KEY)
                continue;
            for (size_t k = 0; k < before.shape.length; k++) {
                struct rounding was[RANDOM_FINANCIERS_MAX], is[RANDOM_FINANCIERS_MAX];
                roundings_of(was, entity, k);
                roundings_of(is, same, k);
                ck_assert(memcmp(was, is, entity->financing_count * sizeof was[0]) == 0);
                for (size_t line = 1; line < entity->financing_count; line++)
                    ties += was[line].remainder == was[line - 1].remainder && was[line].krone > was[line - 1].krone;
            }
        }
        random_sector_close(&other);
        random_sector_close(&sector);
    }
    ck_assert_uint_gt(ties, 0);
}
END_TEST

/* Makes of every second cell two lines with so many per mille of the kroner in the first. */
static void split(struct nk_cells *cells, int64_t per_mille)
{
    struct nk_cell *items = NK_NEW_ARRAY(&sector.arena, struct nk_cell, 2 * cells->count);
    size_t count = 0;
    for (size_t i = 0; i < cells->count; i++) {
        struct nk_number *amount = &cells->items[i].amount;
        items[count] = cells->items[i];
        if (i % 2 == 0 && nk_number_has_value(amount)) {
            items[count].amount.value.units = amount->value.units / 1000 * per_mille;
            amount->value.units -= items[count].amount.value.units;
            items[count + 1] = cells->items[i];
            count++;
        }
        count++;
    }
    *cells = (struct nk_cells){.items = items, .count = count};
}

START_TEST(a_cell_in_two_lines_is_the_same_cell)
{
    for (uint64_t seed = 1; seed <= SECTORS; seed++) {
        random_sector_open(&sector, seed);
        struct nk_consolidation before = consolidate(&sector);
        each_list_of_all(split, (int64_t)random_below(&sector.random, 1001));
        struct nk_consolidation after = consolidate(&sector);
        assert_same(&after, &before);
        random_sector_close(&sector);
    }
}
END_TEST

static const struct nk_code split_categories[] = {
    {.code = NK_TEXT("c0")},   {.code = NK_TEXT("c1")},   {.code = NK_TEXT("c2")},   {.code = NK_TEXT(NK_UNSPECIFIED)},
    {.code = NK_TEXT("c0'")}, {.code = NK_TEXT("c1'")}, {.code = NK_TEXT("c2'")}, {.code = NK_TEXT("unspecified'")},
};

/* Moves so many per mille of every cell to the category's other half. */
static void halve(struct nk_cells *cells, int64_t per_mille)
{
    size_t count = cells->count;
    struct nk_cell *items = NK_NEW_ARRAY(&sector.arena, struct nk_cell, 2 * count);
    for (size_t i = 0; i < count; i++) {
        struct nk_cell *half = &items[count + i];
        items[i] = *half = cells->items[i];
        int code = nk_code_list_find(&sector.methodology.categories, half->category);
        if (code < 0 || !nk_number_has_value(&half->amount)) {
            half->amount.value.units = 0;
            continue;
        }
        half->category = split_categories[code + RANDOM_CATEGORIES_MAX].code;
        half->amount.value.units = half->amount.value.units / 1000 * per_mille;
        items[i].amount.value.units -= half->amount.value.units;
    }
    *cells = (struct nk_cells){.items = items, .count = 2 * count};
}

START_TEST(a_category_split_in_two_holds_what_the_one_held)
{
    for (uint64_t seed = 1; seed <= SECTORS; seed++) {
        random_sector_open(&sector, seed);
        struct nk_consolidation before = consolidate(&sector);
        each_list_of_all(halve, (int64_t)random_below(&sector.random, 1001));
        sector.methodology.categories = (struct nk_code_list){split_categories, LENGTH_OF(split_categories)};
        struct nk_consolidation after = consolidate(&sector);
        ck_assert_int_eq(after.gross_total, before.gross_total);
        size_t cells = before.shape.size[0];
        for (size_t i = 0; i < before.entity_count; i++) {
            const struct nk_entity *was = &before.entities[i], *is = &after.entities[i];
            ck_assert_int_eq(is->own_total, was->own_total);
            ck_assert_int_eq(is->booked_total, was->booked_total);
            /* A part is off by less than a krone, and there are two parts now for each. */
            ck_assert_int_le(llabs(is->allocated_total - was->allocated_total),
                             (int64_t)(3 * cells * was->share_count));
            ck_assert_int_le(llabs(is->financed_total - was->financed_total),
                             (int64_t)(3 * cells * was->financing_count));
        }
        random_sector_close(&sector);
    }
}
END_TEST

START_TEST(amounts_do_not_mind_how_categories_are_split)
{
    for (uint64_t seed = 1; seed <= SECTORS; seed++) {
        random_sector_open(&sector, seed);
        drop_keys();
        struct nk_consolidation before = consolidate(&sector);
        each_list_of_all(halve, (int64_t)random_below(&sector.random, 1001));
        sector.methodology.categories = (struct nk_code_list){split_categories, LENGTH_OF(split_categories)};
        struct nk_consolidation after = consolidate(&sector);
        for (size_t i = 0; i < before.entity_count; i++) {
            ck_assert_int_eq(after.entities[i].allocated_total, before.entities[i].allocated_total);
            ck_assert_int_eq(after.entities[i].financed_total, before.entities[i].financed_total);
            ck_assert_int_eq(after.entities[i].net_total, before.entities[i].net_total);
        }
        ck_assert_int_eq(after.eliminated_total, before.eliminated_total);
        ck_assert_int_eq(after.net_total, before.net_total);
        random_sector_close(&sector);
    }
}
END_TEST

static struct nk_number added(const struct nk_number *a, const struct nk_number *b)
{
    struct nk_number sum = *a;
    ck_assert_int_eq(nk_decimal_add(&sum.value, a->value, b->value), NK_OK);
    return sum;
}

/* The second of two members becomes a part of the first. */
static void merge(struct nk_submission *into, const struct nk_submission *from)
{
    into->expenditure = joined(&into->expenditure, &from->expenditure);
    into->expenditure_by_category = joined(&into->expenditure_by_category, &from->expenditure_by_category);
    into->expenditure_by_area = joined(&into->expenditure_by_area, &from->expenditure_by_area);
    into->employees = added(&into->employees, &from->employees);
    into->fte = added(&into->fte, &from->fte);
    struct nk_purchase *purchases =
        NK_NEW_ARRAY(&sector.arena, struct nk_purchase, into->purchase_count + from->purchase_count);
    for (size_t i = 0; i < into->purchase_count; i++)
        purchases[i] = into->purchases[i];
    for (size_t i = 0; i < from->purchase_count; i++)
        purchases[into->purchase_count++] = from->purchases[i];
    into->purchases = purchases;
}

static bool find_members(size_t *ret_first, size_t *ret_second)
{
    for (size_t i = 0; i < sector.input.return_count; i++) {
        for (size_t k = i + 1; k < sector.input.return_count; k++) {
            const struct nk_actor *a = sector.returns[i].actor, *b = sector.returns[k].actor;
            if (a->kind != NK_TRUST || b->kind != NK_TRUST || !nk_text_equal(a->region, b->region))
                continue;
            *ret_first = i;
            *ret_second = k;
            return true;
        }
    }
    return false;
}

static void count_heads(void)
{
    for (size_t i = 0; i < sector.catalogue.actor_count; i++) {
        struct nk_submission *submission = &sector.submissions[i];
        submission->employees = (struct nk_number){
            .given = true, .value = nk_decimal_integer((int64_t)random_below(&sector.random, 10000))};
        submission->fte = (struct nk_number){
            .given = true, .value = {.units = (int64_t)random_below(&sector.random, 100000), .scale = 1}};
    }
}

static void assert_same_sum(const struct nk_sums *after, const struct nk_sums *before, enum nk_sum sum)
{
    for (size_t i = 0; i < before->entity_count; i++) {
        const struct nk_sum_value *was = &before->values[i * NK_SUMS + sum], *is = &after->values[i * NK_SUMS + sum];
        ck_assert_int_eq(is->absence, was->absence);
        if (was->absence != NK_PRESENT)
            continue;
        ck_assert_int_eq(nk_decimal_compare(is->value, was->value), 0);
        ck_assert_int_eq(nk_decimal_compare(is->estimated, was->estimated), 0);
        ck_assert_int_eq(is->status, was->status);
    }
}

START_TEST(two_members_of_a_region_count_as_one)
{
    size_t merged = 0;
    for (uint64_t seed = 1; seed <= SECTORS; seed++) {
        random_sector_open(&sector, seed);
        count_heads();
        size_t first, second;
        if (find_members(&first, &second)) {
            struct nk_sums sums[2];
            struct nk_consolidation before = consolidate(&sector);
            ck_assert_int_eq(nk_sums_compute(&sums[0], &sector.arena, &before), NK_OK);
            merge(&sector.submissions[sector.returns[first].actor - sector.actors], sector.returns[second].submission);
            for (size_t i = second + 1; i < sector.input.return_count; i++)
                sector.returns[i - 1] = sector.returns[i];
            sector.input.return_count--;
            struct nk_consolidation after = consolidate(&sector);
            ck_assert_int_eq(nk_sums_compute(&sums[1], &sector.arena, &after), NK_OK);
            assert_same(&after, &before);
            for (int sum = 0; sum < NK_SUMS; sum++)
                assert_same_sum(&sums[1], &sums[0], (enum nk_sum)sum);
            merged++;
        }
        random_sector_close(&sector);
    }
    ck_assert_uint_gt(merged, SECTORS / 4);
}
END_TEST

int main(void)
{
    TCase *names = tcase_create("names");
    tcase_add_test(names, who_is_called_what_changes_no_amount);
    tcase_add_test(names, who_is_called_what_moves_a_krone_only_between_equal_remainders);
    TCase *parts = tcase_create("parts");
    tcase_add_test(parts, a_cell_in_two_lines_is_the_same_cell);
    tcase_add_test(parts, a_category_split_in_two_holds_what_the_one_held);
    tcase_add_test(parts, amounts_do_not_mind_how_categories_are_split);
    tcase_add_test(parts, two_members_of_a_region_count_as_one);
    tcase_set_timeout(names, 300);
    tcase_set_timeout(parts, 300);
    return test_run("metamorphic", (TCase *[]){names, parts}, 2);
}
