#include "tests/wire/comparison_sample.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define LABEL(nb, nn, en) \
    { \
        { \
            NK_TEXT(nb), NK_TEXT(nn), NK_TEXT(en) \
        } \
    }

static const struct nk_price_index_value values_of_2018[] = {
    {.year = 2016, .value = {1036, 1}, .source = NK_TEXT("SSB")},
    {.year = 2017, .value = {1055, 1}, .source = NK_TEXT("SSB")},
};
static const struct nk_price_index_value values_of_2025[] = {
    {.year = 2017, .value = {1055, 1}, .source = NK_TEXT("SSB")},
    {.year = 2024, .value = {1336, 1}, .source = NK_TEXT("Derived from the growth")},
};

const struct nk_price_index sample_price_indices[SAMPLE_PRICE_INDICES] = {
    {.id = NK_TEXT("cpi"),
     .vintage = NK_TEXT("2018-01"),
     .name = LABEL("Konsumprisindeksen", "Konsumprisindeksen", "Consumer price index"),
     .reference_year = 2015,
     .values = values_of_2018,
     .value_count = COUNT(values_of_2018),
     .source = NK_TEXT("SSB")},
    {.id = NK_TEXT("cpi"),
     .vintage = NK_TEXT("2025-01"),
     .name = LABEL("Konsumprisindeksen", "Konsumprisindeksen", "Consumer price index"),
     .reference_year = 2015,
     .values = values_of_2025,
     .value_count = COUNT(values_of_2025),
     .source = NK_TEXT("SSB")},
};

static const struct nk_text former_definition[] = {NK_TEXT("investment-change")};

const struct nk_break sample_breaks[SAMPLE_BREAKS] = {
    {.id = NK_TEXT("method-2017"),
     .year = 2017,
     .exceptions = former_definition,
     .exception_count = COUNT(former_definition),
     .name = LABEL("Ny metode", "Ny metode", "New method"),
     .description = LABEL("Nasjonale aktører er med.", "Nasjonale aktørar er med.", "National actors are included."),
     .source = NK_TEXT("R54")},
    {.id = NK_TEXT("median-2021"),
     .year = 2021,
     .entity = NK_TEXT("all-regions"),
     .figure = NK_TEXT("ict-expenditure-share-of-revenue"),
     .of_benchmark = true,
     .name = LABEL("Medianer", "Medianar", "Medians"),
     .description = LABEL("Medianer, ikke gjennomsnitt.", "Medianar, ikkje gjennomsnitt.", "Medians, not averages."),
     .source = NK_TEXT("Gartner")},
    {.id = NK_TEXT("area-2022"),
     .year = 2022,
     .breakdown = NK_BY_AREA,
     .name = LABEL("Nye områder", "Nye område", "New areas"),
     .description = LABEL("Områdene er slått sammen.", "Områda er slått saman.", "Areas were merged."),
     .source = NK_TEXT("R52")},
};

const struct nk_benchmark sample_benchmarks[SAMPLE_BENCHMARKS] = {
    {.id = NK_TEXT("of-revenue"),
     .figure = NK_TEXT("ict-expenditure-share-of-revenue"),
     .year = 2017,
     .value = {45, 1},
     .edition = NK_TEXT("Key Metrics 2018"),
     .statistic = NK_TEXT("mean"),
     .denominator = NK_TEXT("revenue"),
     .comparable = true,
     .source = NK_TEXT("R51")},
    {.id = NK_TEXT("of-total-cost"),
     .figure = NK_TEXT("ict-expenditure-share-of-revenue"),
     .year = 2017,
     .value = {46, 1},
     .edition = NK_TEXT("Not named"),
     .statistic = NK_TEXT("mean"),
     .denominator = NK_TEXT("total cost"),
     .reason = LABEL("Gjelder kostnader.", "Gjeld kostnader.", "It is of cost."),
     .source = NK_TEXT("News item")},
    {.id = NK_TEXT("of-revenue-2020"),
     .figure = NK_TEXT("ict-expenditure-share-of-revenue"),
     .year = 2020,
     .value = {42, 1},
     .edition = NK_TEXT("Key Metrics 2021"),
     .statistic = NK_TEXT("median"),
     .denominator = NK_TEXT("revenue"),
     .comparable = true,
     .source = NK_TEXT("R51")},
};

const struct nk_published_value sample_published_values[SAMPLE_PUBLISHED_VALUES] = {
    {.figure = NK_TEXT("ict-expenditure"),
     .entity = NK_TEXT("sector"),
     .year = 2019,
     .value = {3100, 0},
     .precision = 100,
     .source = NK_TEXT("Rapport 2019, «3100»")},
    {.figure = NK_TEXT("ict-expenditure-share-of-revenue"),
     .entity = NK_TEXT("all-regions"),
     .year = 2019,
     .value = {525, 2},
     .precision = 5,
     .source = NK_TEXT("Rapport 2019")},
};

static const struct nk_text two_regions[] = {NK_TEXT("helse-nord"), NK_TEXT("helse-vest")};

const struct nk_imputation sample_imputations[SAMPLE_IMPUTATIONS] = {
    {.id = NK_TEXT("employees-of-pasientreiser"),
     .year = 2016,
     .actor = NK_TEXT("pasientreiser"),
     .target = NK_SUM_EMPLOYEES,
     .base = NK_SUM_OPERATING_COST,
     .base_value = {25005, 1},
     .base_given = true,
     .units = two_regions,
     .unit_count = COUNT(two_regions),
     .reason = LABEL("Ikke rapportert.", "Ikkje rapportert.", "Not reported."),
     .source = NK_TEXT("R41")},
};
