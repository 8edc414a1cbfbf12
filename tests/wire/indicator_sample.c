#include "tests/wire/indicator_sample.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define LABEL(nb, nn, en) \
    { \
        { \
            NK_TEXT(nb), NK_TEXT(nn), NK_TEXT(en) \
        } \
    }

static const struct nk_service services[] = {
    {.id = NK_TEXT("organisation"),
     .name = LABEL("Virksomheten", "Verksemda", "The organisation"),
     .description = LABEL("Virksomheten selv", "Verksemda sjølv", "The organisation itself"),
     .actor = NK_TEXT("nhn"),
     .source = NK_TEXT("Årsrapport")},
    {.id = NK_TEXT("stamnett"),
     .name = LABEL("Stamnett", "Stamnett", "Backbone"),
     .description = LABEL("Det lukkede nettet", "Det lukka nettet", "The closed network"),
     .actor = NK_TEXT("nhn"),
     .valid_from = 20040701,
     .source = NK_TEXT("Årsrapport")},
};

static const struct nk_indicator indicators[] = {
    {.id = NK_TEXT("availability"),
     .family = NK_FAMILY_AVAILABILITY,
     .name = LABEL("Tilgjengelighet", "Tilgjenge", "Availability"),
     .description = LABEL("Minutter oppe", "Minutt oppe", "Minutes up"),
     .caveat = LABEL("Ukjente minutter gir grenser.", "Ukjende minutt gir grenser.", "Unknown minutes give bounds."),
     .unit = NK_TEXT("percent"),
     .decimals = 3,
     .is_share = true,
     .period = NK_PERIOD_MONTH,
     .over_time = NK_AGGREGATE_TIME_WEIGHTED,
     .source = NK_TEXT("L44")},
    {.id = NK_TEXT("cloud-share"),
     .family = NK_FAMILY_OPERATIONS,
     .name = LABEL("I skyen", "I skya", "In the cloud"),
     .description = LABEL("Del i skyen", "Del i skya", "Share in the cloud"),
     .unit = NK_TEXT("percent"),
     .is_share = true,
     .period = NK_PERIOD_POINT,
     .source = NK_TEXT("L1277")},
    {.id = NK_TEXT("emissions"),
     .family = NK_FAMILY_SUSTAINABILITY,
     .name = LABEL("Utslipp", "Utslepp", "Emissions"),
     .description = LABEL("Alle utslipp", "Alle utslepp", "All emissions"),
     .unit = NK_TEXT("tCO2e"),
     .decimals = 1,
     .direction = NK_LOWER_IS_BETTER,
     .over_time = NK_AGGREGATE_SUM,
     .over_actors = NK_AGGREGATE_SUM,
     .source = NK_TEXT("L2256")},
    {.id = NK_TEXT("emissions-travel"),
     .family = NK_FAMILY_SUSTAINABILITY,
     .name = LABEL("Reiser", "Reiser", "Travel"),
     .description = LABEL("Utslipp fra reiser", "Utslepp frå reiser", "Emissions of travel"),
     .unit = NK_TEXT("tCO2e"),
     .decimals = 1,
     .direction = NK_LOWER_IS_BETTER,
     .over_time = NK_AGGREGATE_SUM,
     .over_actors = NK_AGGREGATE_SUM,
     .source = NK_TEXT("L2251")},
    {.id = NK_TEXT("emissions-waste"),
     .family = NK_FAMILY_SUSTAINABILITY,
     .name = LABEL("Avfall", "Avfall", "Waste"),
     .description = LABEL("Utslipp fra avfall", "Utslepp frå avfall", "Emissions of waste"),
     .unit = NK_TEXT("tCO2e"),
     .decimals = 1,
     .base = NK_TEXT("emissions"),
     .direction = NK_LOWER_IS_BETTER,
     .over_time = NK_AGGREGATE_SUM,
     .over_actors = NK_AGGREGATE_SUM,
     .source = NK_TEXT("L2250")},
};

static const struct nk_service_indicator pairs[] = {
    {NK_TEXT("organisation"), NK_TEXT("cloud-share"), NK_TEXT("L1277")},
    {NK_TEXT("organisation"), NK_TEXT("emissions"), NK_TEXT("L2256")},
    {NK_TEXT("organisation"), NK_TEXT("emissions-travel"), NK_TEXT("L2251")},
    {NK_TEXT("organisation"), NK_TEXT("emissions-waste"), NK_TEXT("L2250")},
    {NK_TEXT("stamnett"), NK_TEXT("availability"), NK_TEXT("L44")},
};

static const struct nk_target targets[] = {
    {.id = NK_TEXT("all-availability"),
     .indicator = NK_TEXT("availability"),
     .value = {9999, 2},
     .valid_from = 20240101,
     .source = NK_TEXT("L1257")},
    {.id = NK_TEXT("cloud-2025"),
     .service = NK_TEXT("organisation"),
     .indicator = NK_TEXT("cloud-share"),
     .value = {100, 0},
     .has_path = true,
     .start_value = {58, 0},
     .start_date = 20241231,
     .end_date = 20251231,
     .note = LABEL("Rett linje", "Rett linje", "Straight line"),
     .source = NK_TEXT("L1277")},
};

static const struct nk_indicator_break breaks[] = {
    {.id = NK_TEXT("emissions-2023"),
     .service = NK_TEXT("organisation"),
     .indicator = NK_TEXT("emissions"),
     .from = 20230101,
     .is_reset = false,
     .text = LABEL("Mer er med", "Meir er med", "More is included"),
     .source = NK_TEXT("L2246")},
    {.id = NK_TEXT("emissions-reset-2025"),
     .indicator = NK_TEXT("emissions"),
     .from = 20250101,
     .is_reset = true,
     .text = LABEL("Begynner på nytt", "Byrjar på nytt", "Begins again"),
     .source = NK_TEXT("L337")},
};

static const struct nk_indicator_sum sums[] = {
    {NK_TEXT("emissions"), NK_TEXT("emissions-waste"), NK_TEXT("L2250")},
    {NK_TEXT("emissions"), NK_TEXT("emissions-travel"), NK_TEXT("L2251")},
};

const struct nk_indicator_definitions sample_definitions = {
    .services = services, .service_count = COUNT(services),
    .indicators = indicators, .indicator_count = COUNT(indicators),
    .pairs = pairs, .pair_count = COUNT(pairs),
    .targets = targets, .target_count = COUNT(targets),
    .breaks = breaks, .break_count = COUNT(breaks),
    .sums = sums, .sum_count = COUNT(sums),
};
