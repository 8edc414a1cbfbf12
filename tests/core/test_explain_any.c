/* Every value of any figure in any sector is explained, and every step of the explanation folds to its value. */
#include "core/explain.h"
#include "core/publication.h"
#include "tests/core/random_sector.h"

enum { SECTORS = 1200, FIGURES = 10, TERMS_MAX = 3, IMPUTATIONS_MAX = 20, UNITS_MAX = 3 };

struct year {
    struct random_sector sector;
    struct nk_imputation imputations[IMPUTATIONS_MAX];
    struct nk_text units[IMPUTATIONS_MAX][UNITS_MAX];
    struct nk_consolidation consolidation;
    struct nk_sums sums;
};

/* How often each operation was seen, and numbers that were missing. */
struct seen {
    size_t operations[NK_OPERATIONS];
    size_t missing, values, absent;
};

static struct year now, before;
static struct seen seen;

static struct nk_number some_number(struct random *random)
{
    struct nk_number number = {.given = random_below(random, 10) > 0};
    if (!number.given)
        return number;
    if (random_below(random, 12) == 0) {
        number.status = NK_MISSING;
        return number;
    }
    number.value = (struct nk_decimal){.units = (int64_t)random_below(random, 100000),
                                       .scale = (uint8_t)random_below(random, 3)};
    number.status = random_below(random, 6) == 0 ? NK_ESTIMATED : NK_REPORTED;
    return number;
}

static void give_numbers(struct year *year)
{
    struct random *random = &year->sector.random;
    for (size_t i = 0; i < year->sector.catalogue.actor_count; i++) {
        struct nk_submission *submission = &year->sector.submissions[i];
        struct nk_number *numbers[] = {
            &submission->operating_revenue, &submission->operating_cost,   &submission->employees,
            &submission->fte,               &submission->ict_fte_internal, &submission->ict_fte_contracted,
            &submission->drg_points,        &submission->inhabitants,      &submission->somatic_operating_cost,
        };
        for (size_t n = 0; n < LENGTH_OF(numbers); n++)
            *numbers[n] = some_number(random);
        struct nk_actor *actor = &year->sector.actors[i];
        if (actor->kind == NK_TRUST && random_below(random, 4) == 0)
            actor->kind = random_below(random, 2) == 0 ? NK_PRIVATE_NONPROFIT : NK_ICT_PROVIDER;
    }
}

/* Estimates for the first actors, each by a ratio over a few of the others. */
static void give_imputations(struct year *year)
{
    struct random *random = &year->sector.random;
    struct nk_catalogue *catalogue = &year->sector.catalogue;
    catalogue->imputations = year->imputations;
    for (size_t i = 0; i < IMPUTATIONS_MAX && i < catalogue->actor_count; i++) {
        struct nk_imputation *imputation = &year->imputations[catalogue->imputation_count];
        *imputation = (struct nk_imputation){
            .year = (int16_t)year->sector.input.year,
            .actor = year->sector.actors[i].id,
            .target = random_below(random, 2) == 0 ? NK_SUM_EMPLOYEES : NK_SUM_ICT_FTE_INTERNAL,
            .base = NK_SUM_FTE,
            .base_value = {.units = (int64_t)random_below(random, 1000), .scale = 1},
            .base_given = random_below(random, 2) == 0,
            .units = year->units[i],
        };
        for (size_t unit = 0; unit < catalogue->actor_count && imputation->unit_count < UNITS_MAX; unit++)
            if (unit != i && year->sector.reports[unit] && random_below(random, 3) == 0)
                year->units[i][imputation->unit_count++] = year->sector.actors[unit].id;
        catalogue->imputation_count += imputation->unit_count > 0;
    }
}

static void open_year(struct year *year, uint64_t seed, int number)
{
    random_sector_open(&year->sector, seed);
    year->sector.input.year = number;
    give_numbers(year);
    give_imputations(year);
    enum nk_status status = nk_consolidate(&year->consolidation, &year->sector.arena, &year->sector.input);
    ck_assert_int_eq(status, NK_OK);
    ck_assert_int_eq(nk_sums_compute(&year->sums, &year->sector.arena, &year->consolidation), NK_OK);
}

static struct nk_text some_code(struct random *random, const struct nk_code_list *list)
{
    size_t index = random_below(random, list->count + 1);
    return index == list->count ? NK_TEXT("unknown") : list->codes[index].code;
}

static void some_term(struct nk_figure_term *term, struct random *random, const struct nk_methodology *methodology)
{
    *term = (struct nk_figure_term){
        .sum = (enum nk_sum)random_below(random, random_below(random, 2) == 0 ? NK_SUMS_BY_CELL : NK_SUMS),
        .negative = random_below(random, 4) == 0,
        .year_offset = random_below(random, 5) == 0 ? -1 : 0,
    };
    if (term->sum >= (enum nk_sum)NK_SUMS_BY_CELL)
        return;
    if (random_below(random, 3) == 0)
        term->category = some_code(random, &methodology->categories);
    if (random_below(random, 3) == 0)
        term->area = some_code(random, &methodology->areas);
    if (random_below(random, 3) == 0)
        term->cost_type = nk_cost_type_codes[random_below(random, NK_COST_TYPES)];
}

struct some_figure {
    struct nk_figure figure;
    struct nk_figure_term numerator[TERMS_MAX], denominator[TERMS_MAX];
};

static void make_figure(struct some_figure *made, struct random *random, const struct nk_methodology *methodology)
{
    static const int64_t factors[] = {1, 1, 100, 1000};
    *made = (struct some_figure){.figure = {
                                     .id = NK_TEXT("any"),
                                     .decimals = (uint8_t)random_below(random, 5),
                                     .factor = factors[random_below(random, LENGTH_OF(factors))],
                                     .breakdown = (enum nk_breakdown)random_below(random, 3),
                                     .numerator_count = 1 + random_below(random, TERMS_MAX),
                                     .denominator_count = random_below(random, TERMS_MAX),
                                 }};
    for (size_t i = 0; i < TERMS_MAX; i++) {
        some_term(&made->numerator[i], random, methodology);
        some_term(&made->denominator[i], random, methodology);
    }
    made->figure.numerator = made->numerator;
    made->figure.denominator = made->denominator;
}

/* Each step by itself gives its own value. */
static void assert_steps(const struct nk_explanation *step)
{
    seen.operations[step->operation]++;
    seen.missing += step->operation == NK_OP_CELL && !nk_number_has_value(step->number);
    if (step->operation == NK_OP_RATIO) {
        ck_assert_uint_eq(step->input_count, 2);
        ck_assert_int_eq(nk_decimal_compare(step->value, step->inputs[0]->value), 0);
        ck_assert_int_eq(nk_decimal_compare(step->over, step->inputs[1]->value), 0);
    } else {
        struct nk_decimal folded;
        ck_assert_int_eq(nk_explanation_fold(&folded, step), NK_OK);
        ck_assert_int_eq(nk_decimal_compare(folded, step->value), 0);
    }
    for (size_t i = 0; i < step->input_count; i++)
        assert_steps(step->inputs[i]);
}

static void assert_explained(const struct nk_figure_value *value)
{
    struct nk_arena arena = test_arena();
    const struct nk_explanation *root;
    enum nk_status status = nk_explain(&root, &arena, value, &now.sums, &before.sums);
    if (value->absence != NK_PRESENT) {
        ck_assert_int_eq(status, NK_UNDEFINED);
        seen.absent++;
    } else {
        struct nk_decimal recomputed;
        bool equal;
        ck_assert_int_eq(status, NK_OK);
        ck_assert_int_eq(root->operation, NK_OP_ROUND);
        ck_assert_int_eq(nk_explanation_check(&recomputed, &equal, root), NK_OK);
        ck_assert(equal);
        ck_assert_int_eq(recomputed.units, value->value.units);
        assert_steps(root);
        seen.values++;
    }
    nk_arena_release(&arena);
}

START_TEST(every_value_of_any_figure_in_any_sector_folds_again_from_what_was_submitted)
{
    for (uint64_t seed = 1; seed <= SECTORS; seed++) {
        open_year(&now, seed, 2017);
        open_year(&before, seed % 3 ? seed : seed + SECTORS, 2016);
        for (int i = 0; i < FIGURES; i++) {
            struct some_figure made;
            make_figure(&made, &now.sector.random, &now.sector.methodology);
            for (size_t entity = 0; entity < now.sums.entity_count; entity++) {
                struct nk_figure_value *values;
                size_t count;
                enum nk_status status = nk_figure_compute(&values, &count, &now.sector.arena, &made.figure, &now.sums,
                                                          entity, &before.sums);
                if (status == NK_INVALID || status == NK_OVERFLOW)
                    continue;
                ck_assert_int_eq(status, NK_OK);
                for (size_t v = 0; v < count; v++)
                    assert_explained(&values[v]);
            }
        }
        random_sector_close(&now.sector);
        random_sector_close(&before.sector);
    }
    /* Trees without anything to go wrong would prove nothing. */
    ck_assert_uint_gt(seen.values, 10 * SECTORS);
    ck_assert_uint_gt(seen.absent, SECTORS);
    ck_assert_uint_gt(seen.missing, SECTORS);
    for (int operation = 0; operation < NK_OPERATIONS; operation++)
        ck_assert_uint_gt(seen.operations[operation], SECTORS / 10);
}
END_TEST

int main(void)
{
    TCase *any = tcase_create("any");
    tcase_set_timeout(any, 120);
    tcase_add_test(any, every_value_of_any_figure_in_any_sector_folds_again_from_what_was_submitted);
    return test_run("explain-any", &any, 1);
}
