#include "tests/oracle/sector.h"

enum { THIS_YEAR = 2017 };
/* Numbers stay small where a ratio of them is multiplied by a third, so that the product fits. */
static const int64_t largest_number = 1000000000;
static const int64_t largest_ratio_number = 100000;

static const struct nk_text cost_types[] = {NK_TEXT("operating"), NK_TEXT("investment")};
static const struct nk_text filter_categories[] = {NK_TEXT("c0"), NK_TEXT("c1"), NK_TEXT("c2"), NK_TEXT("c3"),
                                                   NK_TEXT(NK_UNSPECIFIED)};
static const struct nk_text filter_areas[] = {NK_TEXT("a0"), NK_TEXT("a1"), NK_TEXT("a2"), NK_TEXT(NK_UNSPECIFIED)};
static const enum nk_sum kroner_sums[] = {NK_SUM_ICT_EXPENDITURE, NK_SUM_ICT_EXPENDITURE_OWN, NK_SUM_NATIONAL_SHARE,
                                          NK_SUM_OPERATING_REVENUE, NK_SUM_OPERATING_COST,
                                          NK_SUM_SOMATIC_OPERATING_COST,
                                          NK_SUM_ICT_EXPENDITURE_FORMER};
static const enum nk_sum counts[] = {NK_SUM_EMPLOYEES, NK_SUM_FTE, NK_SUM_ICT_FTE_INTERNAL, NK_SUM_ICT_FTE_CONTRACTED,
                                     NK_SUM_DRG_POINTS, NK_SUM_INHABITANTS};

void oracle_numbers(struct nk_number *ret[static ORACLE_NUMBERS], struct nk_submission *submission)
{
    struct nk_number *const numbers[ORACLE_NUMBERS] = {
        &submission->operating_revenue, &submission->operating_cost,    &submission->employees,
        &submission->fte,               &submission->ict_fte_internal, &submission->ict_fte_contracted,
        &submission->drg_points,        &submission->inhabitants,      &submission->somatic_operating_cost,
    };
    memcpy(ret, numbers, sizeof numbers);
}

static size_t draw(struct random_sector *year, size_t count)
{
    return (size_t)random_below(&year->random, count);
}

/* Trusts become members of every kind. They were trusts while the year was made up. */
static void name_kinds(struct oracle_sector *sector)
{
    static const enum nk_actor_kind kinds[] = {NK_TRUST, NK_TRUST, NK_PRIVATE_NONPROFIT, NK_ICT_PROVIDER,
                                               NK_PHARMACY_TRUST, NK_REGIONAL_AUTHORITY};
    struct random_sector *first = &sector->years[0];
    for (size_t i = 0; i < first->catalogue.actor_count; i++) {
        if (first->actors[i].kind != NK_TRUST)
            continue;
        enum nk_actor_kind kind = kinds[draw(first, LENGTH_OF(kinds))];
        for (size_t y = 0; y < sector->year_count; y++)
            sector->years[y].actors[i].kind = kind;
    }
}

/* Two financiers with the same weight have the same remainder of every cell. */
static void make_equal(struct random_sector *year, struct nk_submission *submission)
{
    for (size_t i = 0; i + 1 < submission->financing_count; i += 2) {
        struct nk_financing *pair = &submission->financing[i];
        struct nk_decimal sum;
        if (pair->basis != NK_BASIS_KEY || !chance(year, 40) ||
            nk_decimal_add(&sum, pair[0].share.value, pair[1].share.value) != NK_OK || sum.units % 2 != 0)
            continue;
        sum.units /= 2;
        pair[0].share.value = pair[1].share.value = sum;
    }
}

/* A financier without a share may also have been left blank. */
static void leave_blank(struct random_sector *year, struct nk_submission *submission)
{
    for (size_t i = 0; i < submission->financing_count; i++) {
        struct nk_financing *line = &submission->financing[i];
        if (line->basis == NK_BASIS_KEY && line->share.value.units == 0 && chance(year, 30))
            line->share.status = NK_MISSING;
    }
}

/* Where the dimensions are not crossed a cell of a financing or a purchase may have one of them. */
static void drop_dimensions(struct random_sector *year, struct nk_cells *cells)
{
    for (size_t i = 0; i < cells->count; i++) {
        if (year->methodology.crosses_dimensions || !chance(year, 20))
            continue;
        *(chance(year, 50) ? &cells->items[i].category : &cells->items[i].area) = (struct nk_text){0};
    }
}

static void fill_numbers(struct random_sector *year, struct nk_submission *submission, uint64_t gaps, int64_t largest)
{
    struct nk_number *numbers[ORACLE_NUMBERS];
    oracle_numbers(numbers, submission);
    for (size_t i = 0; i < ORACLE_NUMBERS; i++) {
        struct nk_number *number = numbers[i];
        if (chance(year, gaps))
            continue;
        number->given = true;
        if (chance(year, gaps / 2)) {
            number->status = NK_MISSING;
            continue;
        }
        bool whole = i == 0 || i == 1 || i == 2;
        number->value.scale = (uint8_t)(whole ? 0 : draw(year, 4));
        number->value.units = (int64_t)random_below(&year->random, (uint64_t)largest) + 1;
        if (chance(year, 5))
            number->value.units = 0;
        else if (largest == largest_number && chance(year, 3))
            number->value.units = -number->value.units;
        if (chance(year, 20))
            number->status = chance(year, 50) ? NK_ESTIMATED : NK_PUBLIC_SOURCE;
    }
}

/* Others than national actors have nothing to say about who finances whom. */
static void claim_financing(struct random_sector *year, struct nk_submission *submission)
{
    submission->financing = NK_NEW(&year->arena, struct nk_financing);
    submission->financing_count = 1;
    *submission->financing = (struct nk_financing){
        .financier = NK_TEXT("z-other"),
        .basis = NK_BASIS_KEY,
        .share = {.given = true, .value = nk_decimal_integer(100)},
    };
}

static void fill_returns(struct random_sector *year, uint64_t gaps, int64_t largest)
{
    for (size_t i = 0; i < year->input.return_count; i++) {
        const struct nk_actor *actor = year->returns[i].actor;
        struct nk_submission *submission = &year->submissions[actor - year->actors];
        submission->illustrative = chance(year, 10);
        fill_numbers(year, submission, gaps, largest);
        make_equal(year, submission);
        leave_blank(year, submission);
        for (size_t k = 0; k < submission->financing_count; k++)
            drop_dimensions(year, &submission->financing[k].cells);
        for (size_t k = 0; k < submission->purchase_count; k++)
            drop_dimensions(year, &submission->purchases[k].cells);
        if (actor->kind != NK_NATIONAL_ACTOR && chance(year, 5))
            claim_financing(year, submission);
    }
    random_sector_shuffle(year);
}

static enum nk_sum number_sum(struct random_sector *year)
{
    return (enum nk_sum)(NK_SUM_OPERATING_REVENUE + (int)draw(year, ORACLE_NUMBERS));
}

static bool is_imputed_already(const struct oracle_sector *sector, const struct nk_imputation *other)
{
    for (size_t i = 0; i < sector->imputation_count; i++)
        if (sector->imputations[i].target == other->target &&
            nk_text_equal(sector->imputations[i].actor, other->actor))
            return true;
    return false;
}

/* Units of the ratio, mostly some that report. */
static void choose_units(struct random_sector *year, struct nk_imputation *imputation, struct nk_text *units)
{
    bool any_actor = year->input.return_count == 0 || chance(year, 20);
    size_t count = any_actor ? year->catalogue.actor_count : year->input.return_count;
    for (size_t i = draw(year, count); i < count && imputation->unit_count < ORACLE_IMPUTATION_UNITS_MAX; i++) {
        struct nk_text unit = any_actor ? year->actors[i].id : year->returns[i].actor->id;
        if (chance(year, 60) && !nk_text_equal(unit, imputation->actor))
            units[imputation->unit_count++] = unit;
    }
    imputation->units = units;
}

/* An estimate that is mostly needed: the actor has not given the number. */
static void make_imputation(struct oracle_sector *sector)
{
    static const struct nk_text ids[ORACLE_IMPUTATIONS_MAX] = {NK_TEXT("i0"), NK_TEXT("i1"), NK_TEXT("i2")};
    struct random_sector *year = &sector->years[0];
    size_t actor = draw(year, year->catalogue.actor_count);
    struct nk_imputation imputation = {
        .id = ids[sector->imputation_count],
        .year = THIS_YEAR,
        .actor = year->actors[actor].id,
        .target = number_sum(year),
        .base = number_sum(year),
        .base_given = chance(year, 60),
        .base_value = {.units = (int64_t)draw(year, (size_t)largest_ratio_number), .scale = (uint8_t)draw(year, 3)},
    };
    choose_units(year, &imputation, sector->imputation_units[sector->imputation_count]);
    if (imputation.unit_count == 0 || is_imputed_already(sector, &imputation))
        return;
    struct nk_number *numbers[ORACLE_NUMBERS];
    oracle_numbers(numbers, &year->submissions[actor]);
    if (chance(year, 80))
        *numbers[imputation.target - NK_SUM_OPERATING_REVENUE] = (struct nk_number){.given = false};
    sector->imputations[sector->imputation_count++] = imputation;
}

/* A selection of cells that both years can express. */
static void restrict_term(struct oracle_sector *sector, struct nk_figure_term *term, enum nk_breakdown breakdown)
{
    struct random_sector *year = &sector->years[0];
    bool crosses = true;
    for (size_t y = 0; y < sector->year_count; y++)
        crosses &= sector->years[y].methodology.crosses_dimensions;
    bool by_category = breakdown != NK_BY_CATEGORY && (crosses || breakdown != NK_BY_AREA) && chance(year, 50);
    bool has_category = by_category || breakdown == NK_BY_CATEGORY;
    bool by_area = breakdown != NK_BY_AREA && (crosses || !has_category) && chance(year, 50);
    if (by_category)
        term->category = filter_categories[draw(year, LENGTH_OF(filter_categories))];
    if (by_area)
        term->area = filter_areas[draw(year, LENGTH_OF(filter_areas))];
    if (chance(year, 30))
        term->cost_type = cost_types[draw(year, LENGTH_OF(cost_types))];
}

static size_t make_terms(struct oracle_sector *sector, struct nk_figure_term terms[static ORACLE_TERMS_MAX],
                         size_t count, enum nk_breakdown breakdown)
{
    struct random_sector *year = &sector->years[0];
    bool by_cell = breakdown != NK_BY_NOTHING;
    bool kroner = by_cell || chance(year, 60);
    for (size_t i = 0; i < count; i++) {
        struct nk_figure_term *term = &terms[i];
        *term = (struct nk_figure_term){
            .sum = kroner ? kroner_sums[draw(year, by_cell ? NK_SUMS_BY_CELL : LENGTH_OF(kroner_sums))]
                          : counts[draw(year, LENGTH_OF(counts))],
            .negative = i > 0 && chance(year, 40),
            .year_offset = (int8_t)(chance(year, 25) ? -1 : 0),
        };
        if (term->sum < (enum nk_sum)NK_SUMS_BY_CELL && chance(year, 50))
            restrict_term(sector, term, breakdown);
    }
    return count;
}

static void make_figure(struct oracle_sector *sector)
{
    static const struct nk_text ids[ORACLE_FIGURES_MAX] = {NK_TEXT("f0"), NK_TEXT("f1")};
    struct random_sector *year = &sector->years[0];
    struct oracle_figure *figure = &sector->figures[sector->figure_count];
    static const enum nk_breakdown breakdowns[] = {NK_BY_NOTHING, NK_BY_NOTHING, NK_BY_CATEGORY, NK_BY_AREA};
    enum nk_breakdown breakdown = breakdowns[draw(year, LENGTH_OF(breakdowns))];
    figure->definition = (struct nk_figure){
        .id = ids[sector->figure_count++],
        .decimals = (uint8_t)draw(year, 4),
        .factor = chance(year, 50) ? 100 : 1,
        .breakdown = breakdown,
        .numerator = figure->numerator,
        .numerator_count = make_terms(sector, figure->numerator, 1 + draw(year, ORACLE_TERMS_MAX), breakdown),
        .denominator = figure->denominator,
        .denominator_count = make_terms(sector, figure->denominator, draw(year, ORACLE_TERMS_MAX), NK_BY_NOTHING),
    };
}

void oracle_sector_open(struct oracle_sector *sector, uint64_t seed)
{
    *sector = (struct oracle_sector){.seed = seed, .year_count = 1};
    struct random choices = {.state = ~seed};
    static const size_t sizes[] = {6, 6, 6, 6, 6, 8, 8, 8, 10, 10, 16, RANDOM_ACTORS_MAX};
    size_t most_actors = sizes[random_below(&choices, LENGTH_OF(sizes))];
    sector->year_count += random_below(&choices, 3) == 0;
    for (size_t y = 0; y < sector->year_count; y++) {
        struct random_sector *year = &sector->years[y];
        random_sector_begin(year, seed, most_actors);
        year->random.state += y;
        year->missing_percent = random_below(&choices, 2) ? RANDOM_MISSING_PERCENT : 0;
        random_sector_report(year, THIS_YEAR - (int)y);
    }
    name_kinds(sector);

    static const uint64_t gaps[] = {0, 4, 20};
    bool imputes = random_below(&choices, 2) == 0;
    for (size_t y = 0; y < sector->year_count; y++) {
        struct random_sector *year = &sector->years[y];
        fill_returns(year, gaps[random_below(&choices, LENGTH_OF(gaps))],
                     imputes ? largest_ratio_number : largest_number);
    }
    for (size_t i = 0; imputes && i < ORACLE_IMPUTATIONS_MAX; i++)
        make_imputation(sector);
    for (size_t y = 0; y < sector->year_count; y++) {
        struct random_sector *year = &sector->years[y];
        year->catalogue.imputations = sector->imputations;
        year->catalogue.imputation_count = sector->imputation_count;
    }
    make_figure(sector);
    if (random_below(&choices, 2) == 0)
        make_figure(sector);
}

void oracle_sector_close(struct oracle_sector *sector)
{
    for (size_t y = 0; y < sector->year_count; y++)
        random_sector_close(&sector->years[y]);
}
