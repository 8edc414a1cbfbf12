#include "tests/wire/sector_sample.h"

#include <check.h>
#include <stdlib.h>

#include "core/combination.h"
#include "tests/wire/comparison_sample.h"
#include "tests/wire/indicator_sample.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define LABEL(nb, nn, en) {{NK_TEXT(nb), NK_TEXT(nn), NK_TEXT(en)}}
#define SAME(text) LABEL(text, text, text)

static void *take(void *context, size_t size)
{
    (void)context;
    return malloc(size);
}

static void give_back(void *context, void *block)
{
    (void)context;
    free(block);
}

struct nk_arena sample_arena(void)
{
    return (struct nk_arena){.source = take, .sink = give_back};
}

enum { HDO, HELSE_NORD, HELSE_VEST, NHN, PASIENTREISER, ACTORS };

static const struct nk_actor actors[ACTORS] = {
    [HDO] = {.id = NK_TEXT("hdo"),
             .organisation_number = NK_TEXT("911912759"),
             .name = SAME("HDO"),
             .kind = NK_NATIONAL_ACTOR,
             .valid_from = 20130101,
             .source = NK_TEXT("Enhetsregisteret")},
    [HELSE_NORD] = {.id = NK_TEXT("helse-nord"),
                    .name = LABEL("Helse Nord", "Helse Nord", "Northern Norway"),
                    .kind = NK_REGION,
                    .valid_from = 20020101,
                    .source = NK_TEXT("R01")},
    [HELSE_VEST] = {.id = NK_TEXT("helse-vest"),
                    .name = LABEL("Helse Vest", "Helse Vest", "Western Norway"),
                    .kind = NK_REGION,
                    .valid_from = 20020101,
                    .source = NK_TEXT("R01")},
    [NHN] = {.id = NK_TEXT("nhn"),
             .organisation_number = NK_TEXT("994598759"),
             .name = SAME("Norsk helsenett SF"),
             .kind = NK_NATIONAL_ACTOR,
             .valid_from = 20090701,
             .source = NK_TEXT("Enhetsregisteret")},
    [PASIENTREISER] = {.id = NK_TEXT("pasientreiser"),
                       .organisation_number = NK_TEXT("913504139"),
                       .name = SAME("Pasientreiser HF"),
                       .kind = NK_NATIONAL_ACTOR,
                       .region = NK_TEXT(""),
                       .valid_from = 20140101,
                       .valid_to = 20301231,
                       .succeeded_by = NK_TEXT("nhn"),
                       .source = NK_TEXT("Enhetsregisteret, \"kunngjøringer\"")},
};

static const struct nk_code categories[] = {
    {.code = NK_TEXT("software"),
     .label = LABEL("Programvare", "Programvare", "Software"),
     .definition = LABEL("Lisenser og vedlikehold", "Lisensar og vedlikehald", "Licences and maintenance"),
     .source = NK_TEXT("R50")},
    {.code = NK_TEXT("hardware"), .label = LABEL("Maskinvare", "Maskinvare", "Hardware"), .source = NK_TEXT("R50")},
};
static const struct nk_code areas[] = {
    {.code = NK_TEXT("network"), .label = LABEL("Nettverk", "Nettverk", "Network"), .source = NK_TEXT("R51")},
    {.code = NK_TEXT("data-centre"),
     .label = LABEL("Datasenter", "Datasenter", "Data centre"),
     .source = NK_TEXT("R51")},
};
static const struct nk_code areas_2022[] = {
    {.code = NK_TEXT("infrastructure"),
     .label = LABEL("Infrastruktur", "Infrastruktur", "Infrastructure"),
     .source = NK_TEXT("R52")},
};

static const struct nk_methodology methodologies[] = {
    {.id = NK_TEXT("2017"),
     .first_year = 2017,
     .last_year = 2021,
     .crosses_dimensions = true,
     .classification_version = NK_TEXT("2017"),
     .categories = {categories, COUNT(categories)},
     .areas = {areas, COUNT(areas)},
     .name = LABEL("Metode 2017", "Metode 2017", "Methodology 2017"),
     .description = LABEL("Kryssede dimensjoner.", "Kryssa dimensjonar.", "Crossed dimensions."),
     .source = NK_TEXT("R05")},
    {.id = NK_TEXT("2022"),
     .first_year = 2022,
     .classification_version = NK_TEXT("2022"),
     .categories = {categories, COUNT(categories)},
     .areas = {areas_2022, COUNT(areas_2022)},
     .name = LABEL("Metode 2022", "Metode 2022", "Methodology 2022"),
     .description = LABEL("To marginer.", "To marginar.", "Two margins."),
     .source = NK_TEXT("R05")},
};

static const struct nk_classification classifications[] = {
    {.id = NK_TEXT("ict-area"),
     .version = NK_TEXT("2017"),
     .name = LABEL("IKT-område", "IKT-område", "ICT area"),
     .first_year = 2017,
     .last_year = 2021,
     .codes = {areas, COUNT(areas)},
     .source = NK_TEXT("R51")},
    {.id = NK_TEXT("ict-area"),
     .version = NK_TEXT("2022"),
     .name = LABEL("IKT-område", "IKT-område", "ICT area"),
     .first_year = 2022,
     .codes = {areas_2022, COUNT(areas_2022)},
     .source = NK_TEXT("R52")},
    {.id = NK_TEXT("resource-category"),
     .version = NK_TEXT("2017"),
     .name = LABEL("Ressurskategori", "Ressurskategori", "Resource category"),
     .first_year = 2017,
     .codes = {categories, COUNT(categories)},
     .source = NK_TEXT("R50")},
};

static const struct nk_correspondence correspondences[] = {
    {NK_TEXT("ict-area"), NK_TEXT("2017"), NK_TEXT("data-centre"), NK_TEXT("2022"), NK_TEXT("infrastructure"),
     NK_TEXT("R52")},
    {NK_TEXT("ict-area"), NK_TEXT("2017"), NK_TEXT("network"), NK_TEXT("2022"), NK_TEXT("infrastructure"),
     NK_TEXT("R52")},
};

static const struct nk_figure_term expenditure[] = {{.sum = NK_SUM_ICT_EXPENDITURE}};
static const struct nk_figure_term revenue[] = {{.sum = NK_SUM_OPERATING_REVENUE}};
static const struct nk_figure_term change[] = {
    {.sum = NK_SUM_ICT_EXPENDITURE, .cost_type = NK_TEXT("investment")},
    {.sum = NK_SUM_ICT_EXPENDITURE, .negative = true, .year_offset = -1},
};

static const struct nk_figure figures[] = {
    {.id = NK_TEXT("ict-expenditure"),
     .name = LABEL("IKT-utgifter", "IKT-utgifter", "ICT expenditure"),
     .description = LABEL("Drift og investering.", "Drift og investering.", "Operating and investment."),
     .unit = NK_TEXT("NOK"),
     .factor = 1,
     .numerator = expenditure,
     .numerator_count = COUNT(expenditure),
     .source = NK_TEXT("R10")},
    {.id = NK_TEXT("ict-expenditure-share-of-revenue"),
     .name = LABEL("Andel av inntekter", "Del av inntekter", "Share of revenue"),
     .description = LABEL("IKT-utgifter delt på driftsinntekter.", "IKT-utgifter delt på driftsinntekter.",
                          "ICT expenditure by operating revenue."),
     .caveat = LABEL("Uten private sykehus.", "Utan private sjukehus.", "Without private hospitals."),
     .unit = NK_TEXT("percent"),
     .decimals = 1,
     .factor = 100,
     .numerator = expenditure,
     .numerator_count = COUNT(expenditure),
     .denominator = revenue,
     .denominator_count = COUNT(revenue),
     .source = NK_TEXT("R31")},
    {.id = NK_TEXT("category-share"),
     .name = LABEL("Andel per kategori", "Del per kategori", "Share of category"),
     .description = LABEL("Kategoriens del.", "Delen til kategorien.", "The category's part."),
     .unit = NK_TEXT("percent"),
     .decimals = 1,
     .factor = 100,
     .breakdown = NK_BY_CATEGORY,
     .numerator = expenditure,
     .numerator_count = COUNT(expenditure),
     .denominator = expenditure,
     .denominator_count = COUNT(expenditure),
     .source = NK_TEXT("R50")},
    {.id = NK_TEXT("investment-change"),
     .name = LABEL("Endring", "Endring", "Change"),
     .description = LABEL("Endring.", "Endring.", "Change."),
     .unit = NK_TEXT("NOK"),
     .factor = 1,
     .breakdown = NK_BY_AREA,
     .numerator = change,
     .numerator_count = COUNT(change),
     .source = NK_TEXT("R10")},
};

static const struct nk_outside_estimate outside_estimates[] = {
    {.id = NK_TEXT("municipal-sector"),
     .year = 2017,
     .amount = 1100,
     .label = LABEL("Kommunal sektor", "Kommunal sektor", "Municipal sector"),
     .source = NK_TEXT("R42")},
    {.id = NK_TEXT("municipal-sector"),
     .year = 2016,
     .amount = 77,
     .label = LABEL("Kommunal sektor", "Kommunal sektor", "Municipal sector"),
     .source = NK_TEXT("R42")},
};

static const struct nk_outside_financier outside_financiers[] = {
    {.id = NK_TEXT("state-budget"),
     .name = LABEL("Statsbudsjettet", "Statsbudsjettet", "State budget"),
     .source = NK_TEXT("R24")},
};

static const struct nk_rule_parameter rule_parameters[] = {
    {.rule = NK_TEXT("V09"),
     .name = NK_TEXT("warn-above"),
     .value = {.units = 15, .scale = 1},
     .unit = NK_TEXT("percent"),
     .first_year = 2017,
     .last_year = 2021,
     .source = NK_TEXT("R21")},
};
static const struct nk_rule_example rule_examples[] = {
    {.rule = NK_TEXT("V09"),
     .passes = true,
     .year = 2017,
     .actor = NK_TEXT("hdo"),
     .document = NK_TEXT("{\"financing\":[]}"),
     .beside = NK_TEXT("[{\"actor\":\"hdo\",\"year\":2016,\"document\":{}}]"),
     .sender = NK_TEXT("[\"hdo\"]"),
     .signatory = NK_TEXT("{\"name\":\"Kari\",\"title\":\"Direktør\"}"),
     .implied = NK_TEXT("V27")},
};

static const struct nk_combination_code combination_codes[] = {
    {NK_OF_SUPPLIER, NK_TEXT("nhn")},
    {NK_OF_CATEGORY, NK_TEXT("hardware")},
    {NK_OF_CATEGORY, NK_TEXT("software")},
};
static const struct nk_combination combinations[] = {
    {.id = NK_TEXT("nhn-category"),
     .label = LABEL("Tjenester.", "Tenester.", "Services."),
     .codes = combination_codes,
     .code_count = COUNT(combination_codes),
     .first_year = 2017,
     .last_year = 2021,
     .source = NK_TEXT("R26")},
};

static const struct nk_rule rules[] = {
    {.id = NK_TEXT("V09"),
     .check = NK_TEXT("key-sums-to-100"),
     .severity = NK_ERROR,
     .tolerance = 0,
     .name = LABEL("Nøkkel", "Nykel", "Key"),
     .message =
         LABEL("Nøkkelen summerer til {actual}, ikke {expected}.",
               "Nykelen summerer til {actual}, ikkje {expected}.", "The key sums to {actual}, not {expected}."),
     .how_to_mend = LABEL("Rett andelene.", "Rett delane.", "Correct the shares."),
     .why = LABEL("Derfor.", "Difor.", "Because."),
     .first_year = 2017,
     .parameters = rule_parameters,
     .parameter_count = COUNT(rule_parameters),
     .combinations = combinations,
     .combination_count = COUNT(combinations),
     .examples = rule_examples,
     .example_count = COUNT(rule_examples),
     .source = NK_TEXT("R21")},
};

static const struct nk_catalogue catalogue = {
    .actors = actors,
    .actor_count = ACTORS,
    .outside_financiers = outside_financiers,
    .outside_financier_count = COUNT(outside_financiers),
    .classifications = classifications,
    .classification_count = COUNT(classifications),
    .correspondences = correspondences,
    .correspondence_count = COUNT(correspondences),
    .methodologies = methodologies,
    .methodology_count = COUNT(methodologies),
    .figures = figures,
    .figure_count = COUNT(figures),
    .outside_estimates = outside_estimates,
    .outside_estimate_count = COUNT(outside_estimates),
    .rules = rules,
    .rule_count = COUNT(rules),
    .price_indices = sample_price_indices,
    .price_index_count = SAMPLE_PRICE_INDICES,
    .breaks = sample_breaks,
    .break_count = SAMPLE_BREAKS,
    .benchmarks = sample_benchmarks,
    .benchmark_count = SAMPLE_BENCHMARKS,
    .published_values = sample_published_values,
    .published_value_count = SAMPLE_PUBLISHED_VALUES,
    .imputations = sample_imputations,
    .imputation_count = SAMPLE_IMPUTATIONS,
    .indicators = &sample_definitions,
};

const struct nk_catalogue *sample_catalogue(void)
{
    return &catalogue;
}

/* One cell: software in the network, operating. */
static struct nk_cells software_in_network(struct nk_arena *arena, int64_t amount)
{
    struct nk_cell *cell = NK_NEW(arena, struct nk_cell);
    ck_assert_ptr_nonnull(cell);
    *cell = (struct nk_cell){
        .category = NK_TEXT("software"),
        .area = NK_TEXT("network"),
        .cost_type = NK_TEXT("operating"),
        .amount = {.given = true, .value = nk_decimal_integer(amount)},
    };
    return (struct nk_cells){cell, 1};
}

static struct nk_submission *new_submission(struct nk_arena *arena, struct nk_text actor, int64_t amount)
{
    struct nk_submission *submission = NK_NEW(arena, struct nk_submission);
    ck_assert_ptr_nonnull(submission);
    submission->actor = actor;
    submission->year = 2017;
    submission->expenditure = software_in_network(arena, amount);
    return submission;
}

static const struct nk_submission *of_helse_vest(struct nk_arena *arena)
{
    struct nk_submission *submission = new_submission(arena, NK_TEXT("helse-vest"), 1000);
    struct nk_cell *cells = NK_NEW_ARRAY(arena, struct nk_cell, 2);
    ck_assert_ptr_nonnull(cells);
    cells[0] = submission->expenditure.items[0];
    cells[1] = (struct nk_cell){
        .category = NK_TEXT("hardware"),
        .area = NK_TEXT("data-centre"),
        .cost_type = NK_TEXT("investment"),
        .amount = {.given = true, .status = NK_ESTIMATED, .value = nk_decimal_integer(500)},
    };
    submission->expenditure = (struct nk_cells){cells, 2};
    submission->operating_revenue = (struct nk_number){.given = true, .value = nk_decimal_integer(30000)};
    submission->illustrative = true;
    submission->purchases = NK_NEW(arena, struct nk_purchase);
    ck_assert_ptr_nonnull(submission->purchases);
    submission->purchase_count = 1;
    *submission->purchases = (struct nk_purchase){
        .supplier = NK_TEXT("nhn"),
        .amount = {.given = true, .value = nk_decimal_integer(200)},
        .booked = true,
        .cells = software_in_network(arena, 200),
    };
    return submission;
}

static const struct nk_submission *of_nhn(struct nk_arena *arena)
{
    static const struct {
        struct nk_text financier;
        int64_t amount;
    } payments[] = {{NK_TEXT("helse-vest"), 200}, {NK_TEXT("pasientreiser"), 100}, {NK_TEXT("state-budget"), 50}};
    struct nk_submission *submission = new_submission(arena, NK_TEXT("nhn"), 600);
    submission->financing = NK_NEW_ARRAY(arena, struct nk_financing, COUNT(payments));
    ck_assert_ptr_nonnull(submission->financing);
    submission->financing_count = COUNT(payments);
    for (size_t i = 0; i < COUNT(payments); i++)
        submission->financing[i] = (struct nk_financing){
            .financier = payments[i].financier,
            .basis = NK_BASIS_AMOUNT,
            .cells = software_in_network(arena, payments[i].amount),
        };
    return submission;
}

static const struct nk_submission *of_pasientreiser(struct nk_arena *arena)
{
    struct nk_submission *submission = new_submission(arena, NK_TEXT("pasientreiser"), 300);
    submission->financing = NK_NEW_ARRAY(arena, struct nk_financing, 2);
    ck_assert_ptr_nonnull(submission->financing);
    submission->financing_count = 2;
    submission->financing[0] = (struct nk_financing){
        .financier = NK_TEXT("helse-nord"),
        .basis = NK_BASIS_KEY,
        .share = {.given = true, .value = {395, 1}},
    };
    submission->financing[1] = (struct nk_financing){
        .financier = NK_TEXT("helse-vest"),
        .basis = NK_BASIS_KEY,
        .share = {.given = true, .value = {605, 1}},
    };
    return submission;
}

#define SHA_NORD "1111111111111111111111111111111111111111111111111111111111111111"
#define SHA_VEST "2222222222222222222222222222222222222222222222222222222222222222"
#define SHA_NHN "3333333333333333333333333333333333333333333333333333333333333333"
#define SHA_PASIENTREISER "4444444444444444444444444444444444444444444444444444444444444444"
#define SHA_BUNDLE "5555555555555555555555555555555555555555555555555555555555555555"

const struct nk_publication *sample_publication(struct nk_arena *arena)
{
    static const struct nk_actor *units[] = {&actors[HDO], &actors[HELSE_NORD], &actors[HELSE_VEST], &actors[NHN],
                                             &actors[PASIENTREISER]};
    static const struct nk_quality_note notes[] = {
        {.rule = NK_TEXT("V12"),
         .pointer = NK_TEXT("/memo/depreciation"),
         .text = NK_TEXT("Avskrevet over fem år, ikke tre."),
         .accepted_at = NK_TEXT("2018-03-09T09:30:00Z")},
        {.rule = NK_TEXT("V28"),
         .pointer = NK_TEXT("/financing/0/cells/0"),
         .code = NK_TEXT("software/network/operating"),
         .text = NK_TEXT("Etteroppgjør for 2016."),
         .accepted_at = NK_TEXT("2018-03-09T09:45:00Z")},
    };
    static struct nk_manifest_line manifest[] = {
        {.actor = NK_TEXT("helse-nord"), .revision = 1, .sha256 = NK_TEXT(SHA_NORD)},
        {.actor = NK_TEXT("helse-vest"), .revision = 3, .sha256 = NK_TEXT(SHA_VEST), .notes = notes, .note_count = 2},
        {.actor = NK_TEXT("nhn"), .revision = 1, .sha256 = NK_TEXT(SHA_NHN)},
        {.actor = NK_TEXT("pasientreiser"), .revision = 2, .sha256 = NK_TEXT(SHA_PASIENTREISER)},
    };
    const struct nk_return returns[] = {
        {&actors[HELSE_NORD], new_submission(arena, NK_TEXT("helse-nord"), 800), NK_TEXT("2017/helse-nord"), 1},
        {&actors[HELSE_VEST], of_helse_vest(arena), NK_TEXT("2017/helse-vest"), 3},
        {&actors[NHN], of_nhn(arena), NK_TEXT("2017/nhn"), 1},
        {&actors[PASIENTREISER], of_pasientreiser(arena), NK_TEXT("2017/pasientreiser"), 2},
    };

    struct nk_publication *publication = NK_NEW(arena, struct nk_publication);
    struct nk_return *copies = NK_NEW_ARRAY(arena, struct nk_return, COUNT(returns));
    ck_assert(publication && copies);
    memcpy(copies, returns, sizeof(returns));
    publication->bundle = (struct nk_bundle){
        .head = {.id = NK_TEXT("2017.1"),
                 .year = 2017,
                 .number = 1,
                 .kind = NK_PROVISIONAL,
                 .note = NK_TEXT("Første tall"),
                 .created_at = NK_TEXT("2018-06-01T10:00:00Z"),
                 .release_at = NK_TEXT("2018-06-15T06:00:00Z"),
                 .sha256 = NK_TEXT(SHA_BUNDLE)},
        .catalogue = catalogue,
        .methodology = &methodologies[0],
        .reporting_units = units,
        .reporting_unit_count = COUNT(units),
        .returns = copies,
        .manifest = manifest,
        .return_count = COUNT(returns),
        .illustrative = true,
    };
    ck_assert_int_eq(nk_publication_compute(publication, arena), NK_OK);
    /* How many comparisons a proof makes is its own affair; here it is the form that counts. */
    publication->proof = (struct nk_proof){
        .identities = {
            [NK_GROSS_LESS_ELIMINATIONS_IS_NET] = {2900, 2900, 21, 0},
            [NK_REGIONS_AND_RESIDUALS_ARE_NET] = {2900, 2900, 9, 0},
            [NK_REGION_IS_OWN_LESS_BOOKED_PLUS_SHARES] = {2600, 2600, 18, 0},
            [NK_FINANCING_AND_RESIDUAL_ARE_OWN] = {900, 900, 27, 0},
            [NK_KEY_PARTS_SUM_TO_CELL] = {298, 300, 9, 1},
        },
        .residual = 2,
        .margin_rounding = 3,
        .checked = 84,
        .failed = 1,
    };
    return publication;
}

const struct nk_revision sample_approved = {
    .actor = NK_TEXT("helse-vest"),
    .year = 2017,
    .number = 3,
    .state = NK_APPROVED,
    .version = 7,
    .saved_at = NK_TEXT("2018-03-01T08:00:00Z"),
    .submitted_at = NK_TEXT("2018-03-02T09:00:00Z"),
    .decided_at = NK_TEXT("2018-03-09T10:00:00Z"),
    .saved_by = NK_TEXT("token-2"),
    .submitted_by = NK_TEXT("token-2"),
    .decided_by = NK_TEXT("token-9"),
    .signatory_name = NK_TEXT("Kari Nordmann"),
    .signatory_title = NK_TEXT("Økonomidirektør"),
    .receipt = NK_TEXT("2017-helse-vest-3"),
    .sha256 = NK_TEXT(SHA_VEST),
    .reason = NK_TEXT("Feil i nøkkelen"),
    .methodology = NK_TEXT("2017"),
    .findings = {[NK_WARNING] = 1},
};

const struct nk_revision sample_draft = {
    .actor = NK_TEXT("nhn"),
    .year = 2017,
    .number = 1,
    .state = NK_DRAFT,
    .version = 2,
    .saved_at = NK_TEXT("2018-02-20T12:30:00Z"),
    .saved_by = NK_TEXT("token-5"),
    .sha256 = NK_TEXT(SHA_NHN),
    .methodology = NK_TEXT("2017"),
    .findings = {[NK_INFO] = 3, [NK_WARNING] = 2, [NK_ERROR] = 1, [NK_FATAL] = 1},
};
