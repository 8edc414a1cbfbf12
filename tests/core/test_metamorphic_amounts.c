/* What must change by exactly so much when the amounts of a sector do: scaled, of the other sign, with money that
 * flows inside. */
#include "tests/core/metamorphic.h"

static void multiply(struct nk_cells *cells, int64_t factor)
{
    for (size_t i = 0; i < cells->count; i++)
        cells->items[i].amount.value.units *= factor;
}

START_TEST(amounts_scale_exactly)
{
    static const int64_t factors[] = {-10, -1, 2, 3, 10};
    for (uint64_t seed = 1; seed <= SECTORS; seed++) {
        random_sector_open(&sector, seed);
        drop_keys();
        int64_t factor = factors[random_below(&sector.random, LENGTH_OF(factors))];
        struct nk_consolidation before = consolidate(&sector);
        each_list_of_all(multiply, factor);
        struct nk_consolidation after = consolidate(&sector);
        assert_scaled(&after, &before, factor);
        random_sector_close(&sector);
    }
}
END_TEST

START_TEST(a_sector_of_opposite_sign_is_divided_alike)
{
    for (uint64_t seed = 1; seed <= SECTORS; seed++) {
        random_sector_open(&sector, seed);
        struct nk_consolidation before = consolidate(&sector);
        each_list_of_all(multiply, -1);
        struct nk_consolidation after = consolidate(&sector);
        assert_scaled(&after, &before, -1);
        random_sector_close(&sector);
    }
}
END_TEST

START_TEST(parts_by_key_scale_within_their_rounding)
{
    static const int64_t factors[] = {2, 3, 10};
    size_t off = 0;
    for (uint64_t seed = 1; seed <= SECTORS; seed++) {
        random_sector_open(&sector, seed);
        int64_t factor = factors[random_below(&sector.random, LENGTH_OF(factors))];
        struct nk_consolidation before = consolidate(&sector);
        each_list_of_all(multiply, factor);
        struct nk_consolidation after = consolidate(&sector);
        ck_assert(is_scaled(&after.gross, &before.gross, factor, &before.shape));
        ck_assert_uint_eq(after.flow_count, before.flow_count);
        for (size_t i = 0; i < before.flow_count; i++) {
            for (size_t k = 0; k < before.shape.length; k++) {
                int64_t difference = after.flows[i].cells.amount[k] - factor * before.flows[i].cells.amount[k];
                /* Each of the two is off by less than a krone. */
                ck_assert_int_lt(llabs(difference), factor + 1);
                off += difference != 0;
            }
        }
        random_sector_close(&sector);
    }
    ck_assert_uint_gt(off, SECTORS);
}
END_TEST

/* Kroner of which every share is whole. */
static void make_divisible(struct nk_cells *cells, int64_t largest)
{
    for (size_t i = 0; i < cells->count; i++)
        cells->items[i].amount.value.units = cells->items[i].amount.value.units % largest * NK_KEY_WHOLE;
}

START_TEST(shares_that_are_whole_are_not_rounded)
{
    const int64_t largest = 1000000;
    size_t parts = 0;
    for (uint64_t seed = 1; seed <= SECTORS; seed++) {
        random_sector_open(&sector, seed);
        each_list_of_all(make_divisible, largest);
        struct nk_consolidation result = consolidate(&sector);
        for (size_t i = result.region_count; i < result.entity_count; i++) {
            const struct nk_entity *supplier = &result.entities[i];
            for (size_t line = 0; line < supplier->financing_count; line++) {
                const struct nk_flow *flow = &supplier->financing[line];
                for (size_t k = 0; flow->basis == NK_BASIS_KEY && k < result.shape.length; k++, parts++)
                    ck_assert_int_eq(flow->cells.amount[k], supplier->own.amount[k] / NK_KEY_WHOLE * flow->weight);
            }
        }
        random_sector_close(&sector);
    }
    ck_assert_uint_gt(parts, SECTORS);
}
END_TEST

static void append_cell(struct nk_cells *cells, const struct nk_cell *cell)
{
    *cells = joined(cells, &(struct nk_cells){.items = (struct nk_cell[]){*cell}, .count = 1});
}

/* A cell of the sector's lists with an amount that nobody knows already. */
static struct nk_cell some_cell(int64_t amount)
{
    return (struct nk_cell){
        .category = sector.methodology.categories.codes[0].code,
        .area = sector.methodology.areas.codes[0].code,
        .cost_type = nk_cost_type_codes[random_below(&sector.random, NK_COST_TYPES)],
        .amount = {.given = true, .value = nk_decimal_integer(amount)},
    };
}

static void spends_more(struct nk_submission *submission, const struct nk_cell *cell)
{
    if (sector.methodology.crosses_dimensions) {
        append_cell(&submission->expenditure, cell);
        return;
    }
    struct nk_cell by_category = *cell, by_area = *cell;
    by_category.area = by_area.category = (struct nk_text){0};
    append_cell(&submission->expenditure_by_category, &by_category);
    append_cell(&submission->expenditure_by_area, &by_area);
}

static struct nk_financing *line_of(struct nk_submission *supplier, struct nk_text financier)
{
    for (size_t i = 0; i < supplier->financing_count; i++) {
        if (nk_text_equal(supplier->financing[i].financier, financier))
            return &supplier->financing[i];
    }
    struct nk_financing *lines = NK_NEW_ARRAY(&sector.arena, struct nk_financing, supplier->financing_count + 1);
    for (size_t i = 0; i < supplier->financing_count; i++)
        lines[i] = supplier->financing[i];
    struct nk_financing *line = &lines[supplier->financing_count++];
    *line = (struct nk_financing){.financier = financier, .basis = NK_BASIS_AMOUNT};
    supplier->financing = lines;
    return line;
}

/* Two national actors that report, of which the first may pay the second, by amount. */
static bool find_payer_and_supplier(size_t *ret_payer, size_t *ret_supplier)
{
    size_t count = sector.catalogue.actor_count;
    for (size_t payer = 0; payer < count; payer++) {
        for (size_t supplier = 0; supplier < count; supplier++) {
            if (sector.actors[payer].kind != NK_NATIONAL_ACTOR || sector.actors[supplier].kind != NK_NATIONAL_ACTOR ||
                !sector.reports[payer] || !sector.reports[supplier] || payer == supplier ||
                !may_finance(&sector, payer, supplier) || is_paid_by_key(&sector.submissions[supplier]))
                continue;
            *ret_payer = payer;
            *ret_supplier = supplier;
            return true;
        }
    }
    return false;
}

static void assert_rises_alike(const struct nk_consolidation *after, const struct nk_consolidation *before, int64_t by)
{
    ck_assert_int_eq(after->gross_total, before->gross_total + by);
    ck_assert_int_eq(after->eliminated_total, before->eliminated_total + by);
    ck_assert_int_eq(after->net_total, before->net_total);
    ck_assert_int_eq(memcmp(after->net.amount, before->net.amount, before->shape.length * sizeof(int64_t)), 0);
    for (size_t i = 0; i < before->entity_count; i++)
        ck_assert_int_eq(after->entities[i].net_total, before->entities[i].net_total);
}

START_TEST(what_national_actors_pay_each_other_raises_gross_and_eliminated_alike)
{
    size_t paid = 0;
    for (uint64_t seed = 1; seed <= SECTORS; seed++) {
        random_sector_open(&sector, seed);
        size_t payer, supplier;
        if (find_payer_and_supplier(&payer, &supplier)) {
            struct nk_consolidation before = consolidate(&sector);
            int64_t amount = (int64_t)random_below(&sector.random, 1000000000);
            const struct nk_cell cell = some_cell(amount);
            spends_more(&sector.submissions[supplier], &cell);
            append_cell(&line_of(&sector.submissions[supplier], sector.actors[payer].id)->cells, &cell);
            struct nk_consolidation after = consolidate(&sector);
            assert_rises_alike(&after, &before, amount);
            paid++;
        }
        random_sector_close(&sector);
    }
    ck_assert_uint_gt(paid, SECTORS / 4);
}
END_TEST

START_TEST(what_a_region_books_twice_raises_gross_and_eliminated_alike)
{
    size_t booked = 0;
    for (uint64_t seed = 1; seed <= SECTORS; seed++) {
        random_sector_open(&sector, seed);
        struct nk_text supplier = {0};
        struct nk_submission *buyer = NULL;
        for (size_t i = 0; i < sector.catalogue.actor_count; i++) {
            if (!sector.reports[i])
                continue;
            if (sector.actors[i].kind == NK_NATIONAL_ACTOR)
                supplier = sector.actors[i].id;
            else
                buyer = &sector.submissions[i];
        }
        if (supplier.length > 0 && buyer) {
            struct nk_consolidation before = consolidate(&sector);
            int64_t amount = (int64_t)random_below(&sector.random, 1000000000);
            struct nk_cell cell = some_cell(amount);
            spends_more(buyer, &cell);
            struct nk_purchase *purchases = NK_NEW_ARRAY(&sector.arena, struct nk_purchase, buyer->purchase_count + 1);
            for (size_t i = 0; i < buyer->purchase_count; i++)
                purchases[i] = buyer->purchases[i];
            buyer->purchases = purchases;
            purchases[buyer->purchase_count++] =
                (struct nk_purchase){.supplier = supplier, .booked = true, .cells = {.items = &cell, .count = 1}};
            struct nk_consolidation after = consolidate(&sector);
            assert_rises_alike(&after, &before, amount);
            booked++;
        }
        random_sector_close(&sector);
    }
    ck_assert_uint_gt(booked, SECTORS / 4);
}
END_TEST

START_TEST(a_financier_with_nothing_of_the_key_changes_nothing)
{
    static const struct nk_outside_financier outside[] = {
        {.id = NK_TEXT("-")}, {.id = NK_TEXT("0-state-budget")}, {.id = NK_TEXT("b-municipalities")},
        {.id = NK_TEXT("z-other")}};
    for (uint64_t seed = 1; seed <= SECTORS; seed++) {
        random_sector_open(&sector, seed);
        struct nk_consolidation before = consolidate(&sector);
        sector.catalogue.outside_financiers = outside;
        sector.catalogue.outside_financier_count = LENGTH_OF(outside);
        for (size_t i = 0; i < sector.catalogue.actor_count; i++) {
            struct nk_submission *submission = &sector.submissions[i];
            if (!is_paid_by_key(submission))
                continue;
            struct nk_financing *line = line_of(submission, outside[random_below(&sector.random, 2) ? 0 : 3].id);
            if (line->basis == NK_BASIS_AMOUNT)
                *line = (struct nk_financing){.financier = line->financier, .share = {.given = true}};
        }
        struct nk_consolidation after = consolidate(&sector);
        assert_same(&after, &before);
        random_sector_close(&sector);
    }
}
END_TEST

int main(void)
{
    TCase *scale = tcase_create("scale");
    tcase_add_test(scale, amounts_scale_exactly);
    tcase_add_test(scale, a_sector_of_opposite_sign_is_divided_alike);
    tcase_add_test(scale, parts_by_key_scale_within_their_rounding);
    tcase_add_test(scale, shares_that_are_whole_are_not_rounded);
    TCase *flows = tcase_create("flows");
    tcase_add_test(flows, what_national_actors_pay_each_other_raises_gross_and_eliminated_alike);
    tcase_add_test(flows, what_a_region_books_twice_raises_gross_and_eliminated_alike);
    tcase_add_test(flows, a_financier_with_nothing_of_the_key_changes_nothing);
    tcase_set_timeout(scale, 300);
    tcase_set_timeout(flows, 300);
    return test_run("metamorphic amounts", (TCase *[]){scale, flows}, 2);
}
