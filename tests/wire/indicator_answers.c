#include "tests/wire/indicator_answers.h"

#include <check.h>

#include "server/wire/indicators_out.h"
#include "server/wire/json_stat.h"
#include "tests/wire/indicator_sample.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define SAID(of_units, of_scale) {.given = true, .status = NK_PUBLIC_SOURCE, .value = {of_units, of_scale}}
#define AT(place_pointer) .place = {.pointer = NK_TEXT(place_pointer)}

static struct nk_indicator_value said[] = {
    {.service = NK_TEXT("stamnett"), .indicator = NK_TEXT("availability"), .period = NK_TEXT("2024-12"),
     .value = SAID(99, 0), AT("/indicators/0")},
    {.service = NK_TEXT("stamnett"), .indicator = NK_TEXT("availability"), .period = NK_TEXT("2024"),
     .verdict_given = true, .verdict = NK_MET, .source = NK_TEXT("L46"), AT("/indicators/1")},
    {.service = NK_TEXT("organisation"), .indicator = NK_TEXT("cloud-share"), .period = NK_TEXT("2025-06-30"),
     .value = SAID(70, 0), .qualifier = NK_MORE_THAN, AT("/indicators/2")},
    {.service = NK_TEXT("organisation"), .indicator = NK_TEXT("emissions"), .period = NK_TEXT("2024"),
     .value = SAID(4486, 1), AT("/indicators/3")},
    {.service = NK_TEXT("organisation"), .indicator = NK_TEXT("emissions-travel"), .period = NK_TEXT("2024"),
     .value = SAID(4482, 1), AT("/indicators/4")},
    {.service = NK_TEXT("organisation"), .indicator = NK_TEXT("emissions-waste"), .period = NK_TEXT("2024"),
     .value = {.given = true, .status = NK_MISSING}, AT("/indicators/5")},
};

static const char *const periods[] = {"2024-12", "2024", "2025-06-30", "2024", "2024", "2024"};
enum { ROWS = SAMPLE_INDICATORS };
_Static_assert(COUNT(periods) == ROWS && COUNT(said) == ROWS, "one row for each");

void sample_indicators(struct sample *sample)
{
    struct nk_indicator_row *rows = sample->indicators;
    struct nk_submission *submission = NK_NEW(&sample->arena, struct nk_submission);
    struct nk_return *from = NK_NEW(&sample->arena, struct nk_return);
    struct nk_measurements *measurements = NK_NEW(&sample->arena, struct nk_measurements);
    submission->year = 2024;
    submission->indicators = said;
    submission->indicator_count = COUNT(said);
    *from = (struct nk_return){
        .actor = nk_catalogue_actor(sample_catalogue(), NK_TEXT("nhn")), .submission = submission,
        .id = NK_TEXT("2024/nhn"), .revision = 3};
    ck_assert_int_eq(nk_measurements_collect(measurements, &sample->arena, &sample_definitions, from, 1), NK_OK);
    static const struct nk_service_cost spent = {
        .service = NK_TEXT("organisation"), .amount = SAID(897200, 0), .includes = NK_TEXT("Reiser"),
        AT("/serviceCosts/0")};
    static const struct nk_service_cost *const costs[] = {&spent};
    static const struct nk_unit_cost by_tonne = {
        .cost = 897200, .value = {200000, 2}, .status = NK_PUBLIC_SOURCE, .costs = costs, .cost_count = 1};
    for (size_t i = 0; i < ROWS; i++) {
        struct nk_indicator_question question = {.service = said[i].service, .indicator = said[i].indicator};
        ck_assert(nk_period_parse(&question.period, nk_text_of(periods[i])));
        rows[i] = (struct nk_indicator_row){.publication = sample->head};
        ck_assert_int_eq(nk_indicator_compute(&rows[i].result, &sample->arena, measurements, &question), NK_OK);
        if (nk_text_is(said[i].indicator, "emissions"))
            rows[i].unit_cost = &by_tonne;
    }
}

static struct nk_published published(const struct sample *sample)
{
    return (struct nk_published){
        .publications = &sample->head, .publication_count = 1, .catalogue = sample_catalogue()};
}

struct nk_buffer indicator_values_json(struct sample *sample)
{
    const struct nk_indicators_answer answer = {
        .published = published(sample), .rows = sample->indicators, .row_count = ROWS};
    return nk_indicator_values_json(&answer, NK_NYNORSK);
}

struct nk_buffer indicator_values_csv(struct sample *sample)
{
    return nk_indicator_values_csv(sample->indicators, ROWS);
}

struct nk_buffer indicators_json_stat(struct sample *sample)
{
    const struct nk_indicators_answer answer = {
        .published = published(sample), .rows = sample->indicators, .row_count = ROWS};
    return nk_indicators_json_stat(&answer, NK_ENGLISH);
}

struct nk_buffer breaches_json(struct sample *sample)
{
    const struct nk_breach breaches[] = {
        {.row = &sample->indicators[0],
         .missed = true,
         .has_minutes_over = true,
         .minutes_over = {441936, 3},
         .has_times = true,
         .times = {1000, 1}},
        {.row = &sample->indicators[1], .missed = true, .stated_otherwise = true},
    };
    const struct nk_published of = published(sample);
    return nk_breaches_json(&of, breaches, COUNT(breaches), NK_BOKMAL);
}

struct nk_buffer indicator_explanation_json(struct sample *sample)
{
    const struct nk_published of = published(sample);
    return nk_indicator_explanation_json(&of, &sample->indicators[1], NK_ENGLISH);
}
