/* Nothing is counted twice and nothing is lost, whatever the sector: the consolidation against the same rules
 * applied one by one, cell by cell, without any of its code but the codes of the cost types. */
#include "core/proof.h"
#include "tests/core/random_sector.h"

enum {
    SECTORS = 4000,
    CELLS_MAX = RANDOM_CATEGORIES_MAX * RANDOM_AREAS_MAX * NK_COST_TYPES,
};

/* All by position in the catalogue, and by cell. */
struct expected {
    size_t cells;
    bool takes_part[RANDOM_ACTORS_MAX];
    int64_t own[RANDOM_ACTORS_MAX][CELLS_MAX];
    int64_t booked[RANDOM_ACTORS_MAX][CELLS_MAX];
    int64_t allocated[RANDOM_ACTORS_MAX][CELLS_MAX];
    int64_t financed[RANDOM_ACTORS_MAX][CELLS_MAX];
    int64_t net[RANDOM_ACTORS_MAX][CELLS_MAX];
    int64_t eliminated[2][RANDOM_ACTORS_MAX][RANDOM_ACTORS_MAX][CELLS_MAX]; /* kind, financier, supplier */
};

static struct random_sector sector;
static struct expected expected;

/* Position of an id in the catalogue, -1 when it is no actor. */
static int actor_of(struct nk_text id)
{
    for (size_t i = 0; i < sector.catalogue.actor_count; i++) {
        if (nk_text_equal(sector.actors[i].id, id))
            return (int)i;
    }
    return -1;
}

static int entity_of(int actor)
{
    if (actor < 0 || sector.actors[actor].kind == NK_STATE_BODY)
        return -1;
    return sector.actors[actor].kind == NK_TRUST ? actor_of(sector.actors[actor].region) : actor;
}

static size_t index_of(const struct nk_code_list *list, struct nk_text code)
{
    size_t i = 0;
    while (!nk_text_equal(list->codes[i].code, code))
        i++;
    return i;
}

static void add_cells(int64_t sums[CELLS_MAX], const struct nk_cells *cells)
{
    const struct nk_methodology *methodology = &sector.methodology;
    size_t categories = methodology->categories.count;
    size_t areas = methodology->areas.count;
    for (size_t i = 0; i < cells->count; i++) {
        const struct nk_cell *cell = &cells->items[i];
        if (cell->amount.status == NK_MISSING)
            continue;
        size_t type = nk_text_is(cell->cost_type, "investment") ? 1 : 0;
        size_t category = cell->category.length ? index_of(&methodology->categories, cell->category) : categories;
        size_t area = cell->area.length ? index_of(&methodology->areas, cell->area) : areas;
        int64_t amount = cell->amount.value.units;
        if (methodology->crosses_dimensions) {
            sums[2 * (category * areas + area) + type] += amount;
            continue;
        }
        if (category < categories)
            sums[2 * category + type] += amount;
        if (area < areas)
            sums[2 * categories + 2 * area + type] += amount;
    }
}

static int64_t weight_of(const struct nk_financing *line)
{
    int64_t weight = line->share.value.units;
    for (int scale = line->share.value.scale; scale < NK_KEY_SCALE; scale++)
        weight *= 10;
    return weight;
}

/* The largest remainder, said another way: a part is rounded up when fewer than the kroner left over come before it. */
static int64_t part_of(int64_t amount, const struct nk_financing *lines, size_t count, size_t line)
{
    __int128 magnitude = amount < 0 ? -(__int128)amount : amount;
    __int128 handed_out = 0;
    size_t before = 0;
    __int128 remainder = magnitude * weight_of(&lines[line]) % NK_KEY_WHOLE;
    for (size_t i = 0; i < count; i++) {
        __int128 product = magnitude * weight_of(&lines[i]);
        handed_out += product / NK_KEY_WHOLE;
        bool is_first = nk_text_compare(lines[i].financier, lines[line].financier) < 0;
        if (product % NK_KEY_WHOLE > remainder || (product % NK_KEY_WHOLE == remainder && is_first))
            before++;
    }
    __int128 part = magnitude * weight_of(&lines[line]) / NK_KEY_WHOLE;
    if ((__int128)before < magnitude - handed_out)
        part++;
    return (int64_t)(amount < 0 ? -part : part);
}

/* The cells of one financing line of a supplier. */
static void expect_line(int64_t cells[CELLS_MAX], int supplier, size_t line)
{
    const struct nk_submission *submission = &sector.submissions[supplier];
    const struct nk_financing *lines = submission->financing;
    memset(cells, 0, CELLS_MAX * sizeof cells[0]);
    if (lines[line].basis == NK_BASIS_AMOUNT) {
        add_cells(cells, &lines[line].cells);
        return;
    }
    for (size_t k = 0; k < expected.cells; k++)
        cells[k] = part_of(expected.own[supplier][k], lines, submission->financing_count, line);
}

static void expect_financing(int supplier)
{
    for (size_t i = 0; i < sector.submissions[supplier].financing_count; i++) {
        int financier = entity_of(actor_of(sector.submissions[supplier].financing[i].financier));
        if (financier < 0)
            continue;
        int64_t cells[CELLS_MAX];
        expect_line(cells, supplier, i);
        bool is_region = sector.actors[financier].kind == NK_REGION;
        if (is_region)
            expected.takes_part[financier] = true;
        for (size_t k = 0; k < expected.cells; k++) {
            expected.financed[supplier][k] += cells[k];
            if (is_region)
                expected.allocated[financier][k] += cells[k];
            else
                expected.eliminated[NK_BETWEEN_NATIONAL_ACTORS][financier][supplier][k] += cells[k];
        }
    }
}

static void expect_purchases(int buyer)
{
    int region = entity_of(buyer);
    if (sector.actors[region].kind != NK_REGION)
        return;
    for (size_t i = 0; i < sector.submissions[buyer].purchase_count; i++) {
        const struct nk_purchase *purchase = &sector.submissions[buyer].purchases[i];
        int supplier = actor_of(purchase->supplier);
        if (!purchase->booked || sector.actors[supplier].kind != NK_NATIONAL_ACTOR || !sector.reports[supplier])
            continue;
        add_cells(expected.booked[region], &purchase->cells);
        add_cells(expected.eliminated[NK_BOOKED_PURCHASE][region][supplier], &purchase->cells);
    }
}

static void expect_everything(void)
{
    size_t categories = sector.methodology.categories.count;
    size_t areas = sector.methodology.areas.count;
    memset(&expected, 0, offsetof(struct expected, eliminated));
    for (size_t kind = 0; kind < 2; kind++)
        memset(expected.eliminated[kind], 0, sector.catalogue.actor_count * sizeof expected.eliminated[kind][0]);
    expected.cells = 2 * (sector.methodology.crosses_dimensions ? categories * areas : categories + areas);
    for (size_t i = 0; i < sector.input.reporting_unit_count; i++)
        expected.takes_part[entity_of(actor_of(sector.units[i]->id))] = true;
    for (int i = 0; i < (int)sector.catalogue.actor_count; i++) {
        if (!sector.reports[i])
            continue;
        int entity = entity_of(i);
        expected.takes_part[entity] = true;
        add_cells(expected.own[entity], &sector.submissions[i].expenditure);
        add_cells(expected.own[entity], &sector.submissions[i].expenditure_by_category);
        add_cells(expected.own[entity], &sector.submissions[i].expenditure_by_area);
    }
    for (int i = 0; i < (int)sector.catalogue.actor_count; i++) {
        if (!sector.reports[i])
            continue;
        expect_financing(i);
        expect_purchases(i);
    }
    for (size_t i = 0; i < sector.catalogue.actor_count; i++) {
        for (size_t k = 0; k < expected.cells; k++)
            expected.net[i][k] =
                expected.own[i][k] - expected.booked[i][k] + expected.allocated[i][k] - expected.financed[i][k];
    }
}

static void assert_vector(const struct nk_vector *vector, const int64_t *cells)
{
    size_t wrong = 0;
    for (size_t k = 0; k < expected.cells; k++) {
        wrong += vector->amount[k] != cells[k];
        wrong += !vector->present[k] && vector->amount[k] != 0;
        wrong += vector->estimated[k] < 0 || vector->estimated[k] > (cells[k] < 0 ? -cells[k] : cells[k]);
    }
    ck_assert_uint_eq(wrong, 0);
}

static int64_t first_table(const struct nk_consolidation *result, const int64_t *cells)
{
    int64_t sum = 0;
    for (size_t k = 0; k < result->shape.size[0]; k++)
        sum += cells[k];
    return sum;
}

static void assert_entities(const struct nk_consolidation *result)
{
    size_t entities = 0;
    for (size_t i = 0; i < sector.catalogue.actor_count; i++) {
        const struct nk_entity *entity = nk_consolidation_entity(result, sector.actors[i].id);
        ck_assert_int_eq(entity != NULL, expected.takes_part[i]);
        if (!entity)
            continue;
        entities++;
        assert_vector(&entity->own, expected.own[i]);
        assert_vector(&entity->booked, expected.booked[i]);
        assert_vector(&entity->allocated, expected.allocated[i]);
        assert_vector(&entity->financed, expected.financed[i]);
        assert_vector(&entity->net, expected.net[i]);
        ck_assert_int_eq(entity->own_total, first_table(result, expected.own[i]));
        ck_assert_int_eq(entity->booked_total, first_table(result, expected.booked[i]));
        ck_assert_int_eq(entity->allocated_total, first_table(result, expected.allocated[i]));
        ck_assert_int_eq(entity->financed_total, first_table(result, expected.financed[i]));
        ck_assert_int_eq(entity->net_total, first_table(result, expected.net[i]));
    }
    ck_assert_uint_eq(entities, result->entity_count);
}

static void assert_flows(const struct nk_consolidation *result)
{
    for (size_t i = 0; i < result->flow_count; i++) {
        const struct nk_flow *flow = &result->flows[i];
        int supplier = actor_of(flow->supplier->actor->id);
        int64_t cells[CELLS_MAX];
        expect_line(cells, supplier, flow->financing_index);
        assert_vector(&flow->cells, cells);
        ck_assert_int_eq(flow->total, first_table(result, cells));
        if (i == 0)
            continue;
        int order = nk_text_compare(flow[-1].supplier->actor->id, flow->supplier->actor->id);
        ck_assert(order < 0 || (order == 0 && nk_text_compare(flow[-1].financier, flow->financier) < 0));
    }
}

static bool is_money(const int64_t *cells)
{
    for (size_t k = 0; k < expected.cells; k++) {
        if (cells[k] != 0)
            return true;
    }
    return false;
}

/* Every pair with money in it has one line, in order, and there is no other line. */
static void assert_eliminations(const struct nk_consolidation *result)
{
    size_t pairs = 0;
    for (size_t kind = 0; kind < 2; kind++) {
        for (size_t financier = 0; financier < sector.catalogue.actor_count; financier++) {
            for (size_t supplier = 0; supplier < sector.catalogue.actor_count; supplier++)
                pairs += is_money(expected.eliminated[kind][financier][supplier]);
        }
    }
    size_t lines = 0;
    for (size_t i = 0; i < result->elimination_count; i++) {
        const struct nk_elimination *line = &result->eliminations[i];
        const int64_t *cells = expected.eliminated[line->kind][actor_of(line->financier)][actor_of(line->supplier)];
        assert_vector(&line->cells, cells);
        ck_assert_int_eq(line->amount, first_table(result, cells));
        lines += is_money(cells);
        if (i == 0)
            continue;
        int order = nk_text_compare(line[-1].financier, line->financier);
        if (order == 0)
            order = nk_text_compare(line[-1].supplier, line->supplier);
        ck_assert(order < 0 || (order == 0 && line[-1].kind < line->kind));
    }
    ck_assert_uint_eq(lines, pairs);
}

static void assert_sector(const struct nk_consolidation *result)
{
    int64_t gross[CELLS_MAX] = {0}, net[CELLS_MAX] = {0}, eliminated = 0;
    for (size_t i = 0; i < sector.catalogue.actor_count; i++) {
        for (size_t k = 0; k < expected.cells; k++) {
            gross[k] += expected.own[i][k];
            net[k] += expected.net[i][k];
        }
    }
    for (size_t i = 0; i < result->elimination_count; i++)
        eliminated += result->eliminations[i].amount;
    assert_vector(&result->gross, gross);
    assert_vector(&result->net, net);
    ck_assert_int_eq(result->gross_total, first_table(result, gross));
    ck_assert_int_eq(result->net_total, first_table(result, net));
    ck_assert_int_eq(result->eliminated_total, eliminated);
    ck_assert_int_eq(result->gross_total - eliminated, result->net_total);
    ck_assert_int_eq(result->regions_total + result->residuals_total, result->net_total);
}

static void assert_parts_sum_to_their_cell(const struct nk_consolidation *result)
{
    for (size_t i = result->region_count; i < result->entity_count; i++) {
        const struct nk_entity *supplier = &result->entities[i];
        if (supplier->financing_count == 0 || supplier->financing[0].basis != NK_BASIS_KEY)
            continue;
        size_t wrong = 0;
        for (size_t k = 0; k < expected.cells; k++) {
            int64_t sum = 0;
            for (size_t line = 0; line < supplier->financing_count; line++) {
                const struct nk_flow *flow = &supplier->financing[line];
                __int128 off = (__int128)flow->cells.amount[k] * NK_KEY_WHOLE -
                               (__int128)supplier->own.amount[k] * flow->weight;
                wrong += off >= NK_KEY_WHOLE || off <= -NK_KEY_WHOLE;
                sum += flow->cells.amount[k];
            }
            wrong += sum != supplier->own.amount[k];
        }
        ck_assert_uint_eq(wrong, 0);
    }
}

static void consolidate(struct nk_consolidation *ret)
{
    ck_assert_int_eq(nk_consolidate(ret, &sector.arena, &sector.input), NK_OK);
    struct nk_proof proof;
    ck_assert_int_eq(nk_proof_check(&proof, ret), NK_OK);
    ck_assert_uint_eq(proof.failed, 0);
    ck_assert_int_eq(proof.residual, 0);
    ck_assert_uint_gt(proof.checked, 0);
}

START_TEST(every_sector_is_conserved_to_the_krone_in_every_cell)
{
    size_t flows = 0, eliminations = 0;
    for (uint64_t seed = 1; seed <= SECTORS; seed++) {
        random_sector_open(&sector, seed);
        struct nk_consolidation result;
        consolidate(&result);
        expect_everything();
        ck_assert_uint_eq(result.shape.length, expected.cells);
        assert_entities(&result);
        assert_flows(&result);
        assert_eliminations(&result);
        assert_sector(&result);
        assert_parts_sum_to_their_cell(&result);
        flows += result.flow_count;
        eliminations += result.elimination_count;
        random_sector_close(&sector);
    }
    /* Sectors without anything to go wrong would prove nothing. */
    ck_assert_uint_gt(flows, SECTORS);
    ck_assert_uint_gt(eliminations, SECTORS);
}
END_TEST

static void assert_same(const struct nk_vector *a, const struct nk_vector *b, const struct nk_shape *shape)
{
    ck_assert(memcmp(a->amount, b->amount, shape->length * sizeof a->amount[0]) == 0 &&
              memcmp(a->estimated, b->estimated, shape->length * sizeof a->estimated[0]) == 0 &&
              memcmp(a->present, b->present, shape->length * sizeof a->present[0]) == 0);
}

START_TEST(the_order_in_which_values_were_sent_changes_nothing)
{
    for (uint64_t seed = 1; seed <= SECTORS / 2; seed++) {
        random_sector_open(&sector, seed);
        struct nk_consolidation first, second;
        consolidate(&first);
        random_sector_shuffle(&sector);
        consolidate(&second);
        ck_assert_uint_eq(first.entity_count, second.entity_count);
        ck_assert_uint_eq(first.flow_count, second.flow_count);
        ck_assert_uint_eq(first.elimination_count, second.elimination_count);
        for (size_t i = 0; i < first.entity_count; i++) {
            assert_same(&first.entities[i].own, &second.entities[i].own, &first.shape);
            assert_same(&first.entities[i].booked, &second.entities[i].booked, &first.shape);
            assert_same(&first.entities[i].allocated, &second.entities[i].allocated, &first.shape);
            assert_same(&first.entities[i].financed, &second.entities[i].financed, &first.shape);
            assert_same(&first.entities[i].net, &second.entities[i].net, &first.shape);
        }
        for (size_t i = 0; i < first.flow_count; i++) {
            ck_assert(nk_text_equal(first.flows[i].financier, second.flows[i].financier));
            assert_same(&first.flows[i].cells, &second.flows[i].cells, &first.shape);
        }
        for (size_t i = 0; i < first.elimination_count; i++) {
            ck_assert(nk_text_equal(first.eliminations[i].financier, second.eliminations[i].financier));
            ck_assert(nk_text_equal(first.eliminations[i].supplier, second.eliminations[i].supplier));
            assert_same(&first.eliminations[i].cells, &second.eliminations[i].cells, &first.shape);
        }
        assert_same(&first.gross, &second.gross, &first.shape);
        assert_same(&first.net, &second.net, &first.shape);
        random_sector_close(&sector);
    }
}
END_TEST

START_TEST(a_circle_in_any_sector_is_refused)
{
    size_t circles = 0;
    for (uint64_t seed = 1; seed <= SECTORS / 4; seed++) {
        random_sector_open(&sector, seed);
        struct nk_consolidation result;
        consolidate(&result);
        /* The supplier of any flow from a national actor that reports is made to pay that actor back. */
        for (size_t i = 0; i < result.flow_count; i++) {
            const struct nk_flow *flow = &result.flows[i];
            if (!flow->entity || flow->entity->kind != NK_NATIONAL_ACTOR || flow->total <= 0)
                continue;
            int payer = actor_of(flow->entity->id);
            if (!sector.reports[payer])
                continue;
            struct nk_financing back = {.financier = flow->supplier->actor->id, .basis = NK_BASIS_KEY};
            back.share = (struct nk_number){.given = true, .value = nk_decimal_integer(100)};
            sector.submissions[payer].financing = &back;
            sector.submissions[payer].financing_count = 1;
            ck_assert_int_eq(nk_consolidate(&result, &sector.arena, &sector.input), NK_CYCLE);
            circles++;
            break;
        }
        random_sector_close(&sector);
    }
    ck_assert_uint_gt(circles, 100);
}
END_TEST

int main(void)
{
    TCase *sectors = tcase_create("random sectors");
    tcase_set_timeout(sectors, 300);
    tcase_add_test(sectors, every_sector_is_conserved_to_the_krone_in_every_cell);
    tcase_add_test(sectors, the_order_in_which_values_were_sent_changes_nothing);
    tcase_add_test(sectors, a_circle_in_any_sector_is_refused);
    return test_run("conservation", &sectors, 1);
}
