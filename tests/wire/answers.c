#include "tests/wire/account_sample.h"
#include "tests/wire/answers.h"

#include <check.h>

#include "server/wire/catalogue_out.h"
#include "server/wire/rule_out.h"
#include "server/wire/csv.h"
#include "server/wire/event_out.h"
#include "server/wire/financing_out.h"
#include "server/wire/issue.h"
#include "server/wire/json_stat.h"
#include "server/wire/problem.h"
#include "server/wire/publication_out.h"
#include "server/wire/sector_out.h"
#include "server/wire/service_out.h"
#include "tests/wire/collecting_answers.h"
#include "tests/wire/definition_answers.h"
#include "tests/wire/indicator_answers.h"
#include "tests/wire/explain_answers.h"
#include "tests/wire/series_answers.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void add_figure(struct sample *sample, struct nk_figure_value *values, size_t *count, const char *figure,
                       const char *entity)
{
    const struct nk_figure *definition = nk_catalogue_figure(sample_catalogue(), nk_text_of(figure));
    int index = nk_sums_entity(&sample->publication->sums, nk_text_of(entity));
    ck_assert(definition && index >= 0);
    struct nk_figure_value *found;
    size_t found_count;
    ck_assert_int_eq(nk_figure_compute(&found, &found_count, &sample->arena, definition, &sample->publication->sums,
                                       (size_t)index, NULL),
                     NK_OK);
    for (size_t i = 0; i < found_count; i++)
        values[(*count)++] = found[i];
}

static void compute_figures(struct sample *sample)
{
    struct nk_figure_value *values = NK_NEW_ARRAY(&sample->arena, struct nk_figure_value, 7);
    ck_assert_ptr_nonnull(values);
    size_t count = 0;
    add_figure(sample, values, &count, "ict-expenditure", "helse-vest");
    add_figure(sample, values, &count, "ict-expenditure", "sector");
    add_figure(sample, values, &count, "ict-expenditure", "hdo");
    add_figure(sample, values, &count, "ict-expenditure-share-of-revenue", "helse-vest");
    add_figure(sample, values, &count, "ict-expenditure-share-of-revenue", "helse-nord");
    add_figure(sample, values, &count, "category-share", "helse-vest");
    sample->figures = (struct nk_figures_answer){
        .published = {&sample->head, 1, sample_catalogue()},
        .values = values,
        .value_count = count,
    };
    (void)sample_look_beside(sample, &sample->figures);
}

static struct nk_expenditure_answer select_expenditure(struct sample *sample,
                                                       const struct nk_expenditure_query *query)
{
    const struct nk_consolidation *years[] = {&sample->publication->consolidation};
    struct nk_expenditure_row *rows;
    size_t count;
    ck_assert_int_eq(nk_expenditure_select(&rows, &count, &sample->arena, query, years, COUNT(years)), NK_OK);
    struct nk_expenditure_answer answer = {
        .published = {&sample->head, 1, sample_catalogue()},
        .measure = query->measure,
        .rows = rows,
        .row_count = count,
    };
    memcpy(answer.group_by, query->group_by, sizeof(answer.group_by));
    return answer;
}

struct nk_expenditure_answer sample_expenditure_of(struct sample *sample, const struct nk_text *entities,
                                                   size_t count)
{
    return select_expenditure(sample,
                              &(struct nk_expenditure_query){.group_by = {[NK_ENTITY] = true},
                                                             .filter = {[NK_ENTITY] = {entities, count}}});
}

void sample_new(struct sample *sample)
{
    static const struct nk_expenditure_query by_cost_type = {
        .group_by = {[NK_ENTITY] = true, [NK_YEAR] = true, [NK_COST_TYPE] = true},
    };
    static struct nk_finding findings[2];
    static struct nk_rule_outcome outcomes[3];
    static const struct nk_finding_number numbers[] = {
        {NK_TEXT("median"), NK_TEXT("100")}, {NK_TEXT("spread"), NK_TEXT("0.1")},
    };
    *sample = (struct sample){.arena = sample_arena()};
    sample->publication = sample_publication(&sample->arena);
    sample->head = &sample->publication->bundle.head;
    compute_figures(sample);
    sample_series(sample);
    sample_indicators(sample);
    sample_changes(sample);
    sample->expenditure = select_expenditure(sample, &by_cost_type);
    findings[0] = (struct nk_finding){
        .rule = &sample_catalogue()->rules[0],
        .severity = NK_FATAL,
        .place = {.pointer = NK_TEXT("/financing/0/share")},
        .code = NK_TEXT("helse-nord"),
        .expected = NK_TEXT("100"),
        .actual = NK_TEXT("99.5"),
        .difference = NK_TEXT("-0.5"),
        .basis = {.numbers = numbers, .number_count = 2, .list = NK_TEXT("2016: 100, 2015: 100")},
    };
    findings[1] = (struct nk_finding){
        .rule = &sample_catalogue()->rules[0],
        .severity = NK_WARNING,
        .place = {.pointer = NK_TEXT("/financing"), .row = 4, .column = 2},
    };
    outcomes[0] = (struct nk_rule_outcome){.rule = &sample_catalogue()->rules[0], .found = 2};
    outcomes[1] = (struct nk_rule_outcome){.rule = &sample_catalogue()->rules[0], .skipped = NK_SECTION_ABSENT};
    outcomes[2] = (struct nk_rule_outcome){.rule = &sample_catalogue()->rules[0], .skipped = NK_NO_PRIOR_YEAR};
    sample->findings = (struct nk_findings){
        .items = findings, .count = 2, .dropped = 4, .outcomes = outcomes, .outcome_count = 3,
        .rules_run = 1, .rules_failed = 1, .rules_skipped = 2,
    };
    sample_explanations(sample);
}

static const struct nk_actor *two_actors[2];

static const struct nk_actor *const *actors_of_sample(void)
{
    two_actors[0] = nk_catalogue_actor(sample_catalogue(), NK_TEXT("helse-nord"));
    two_actors[1] = nk_catalogue_actor(sample_catalogue(), NK_TEXT("pasientreiser"));
    return two_actors;
}

static struct nk_buffer actors(struct sample *sample)
{
    (void)sample;
    return nk_actors_json(actors_of_sample(), 2, NK_TEXT("/v1/actors?after=pasientreiser"));
}

static struct nk_buffer actor(struct sample *sample)
{
    (void)sample;
    const struct nk_actor member = {
        .id = NK_TEXT("unn"),
        .organisation_number = NK_TEXT("983974899"),
        .name = {{NK_TEXT("Universitetssykehuset Nord-Norge HF"), NK_TEXT(""),
                  NK_TEXT("University Hospital of North Norway")}},
        .kind = NK_TRUST,
        .region = NK_TEXT("helse-nord"),
        .valid_from = 20020101,
        .source = NK_TEXT("Enhetsregisteret"),
    };
    return nk_actor_json(&member);
}

static struct nk_buffer classification(struct sample *sample)
{
    (void)sample;
    return nk_classification_json(sample_catalogue(), &sample_catalogue()->classifications[0]);
}

static struct nk_buffer classification_with_definitions(struct sample *sample)
{
    (void)sample;
    return nk_classification_json(sample_catalogue(), &sample_catalogue()->classifications[2]);
}

static struct nk_buffer account_lines(struct sample *sample)
{
    (void)sample;
    return nk_classification_json(sample_catalogue(), account_sample());
}

static struct nk_buffer classifications(struct sample *sample)
{
    (void)sample;
    return nk_classifications_json(sample_catalogue());
}

static struct nk_buffer methodologies(struct sample *sample)
{
    (void)sample;
    return nk_methodologies_json(sample_catalogue());
}

static struct nk_buffer figure_definitions(struct sample *sample)
{
    (void)sample;
    return nk_figure_definitions_json(sample_catalogue());
}

static struct nk_buffer rule(struct sample *sample)
{
    (void)sample;
    return nk_rule_json(sample_catalogue(), &sample_catalogue()->rules[0]);
}

static struct nk_published_result result_of(const struct sample *sample)
{
    return (struct nk_published_result){
        .publication = sample->publication,
        .result_sha256 = NK_TEXT("6666666666666666666666666666666666666666666666666666666666666666")};
}

static struct nk_buffer publication(struct sample *sample)
{
    const struct nk_published_result result = result_of(sample);
    return nk_publication_json(&result);
}

static struct nk_buffer publications(struct sample *sample)
{
    const struct nk_published_result result = result_of(sample);
    return nk_publications_json(&result, 1, NK_TEXT(""));
}

static struct nk_buffer sector(struct sample *sample)
{
    return nk_sector_json(sample->publication, NK_ENGLISH);
}

static const struct nk_entity *entity(const struct sample *sample, const char *id)
{
    return nk_consolidation_entity(&sample->publication->consolidation, nk_text_of(id));
}

static struct nk_buffer financing_by_amount(struct sample *sample)
{
    return nk_financing_json(sample->publication, entity(sample, "nhn"), NK_BOKMAL);
}

static struct nk_buffer financing_by_key(struct sample *sample)
{
    return nk_financing_json(sample->publication, entity(sample, "pasientreiser"), NK_ENGLISH);
}

static struct nk_buffer figures(struct sample *sample)
{
    return nk_figures_json(&sample->figures, NK_BOKMAL);
}

static struct nk_buffer expenditure(struct sample *sample)
{
    return nk_expenditure_json(&sample->expenditure, NK_ENGLISH);
}

static struct nk_buffer configuration(struct sample *sample)
{
    static const struct nk_named_limit limits[] = {{"maxBodyBytes", 262144}, {"maxFindings", 1000}};
    (void)sample;
    return nk_configuration_json(&(struct nk_service_configuration){
        .name = "Nøkkeltall",
        .version = "0.1.0",
        .limits = limits,
        .limit_count = COUNT(limits),
        .source = NK_TEXT("https://example.org/nokkeltall"),
    });
}

static struct nk_buffer health(struct sample *sample)
{
    static const struct nk_health_check checks[] = {
        {.name = "publications", .ok = true},
        {.name = "database", .detail = NK_TEXT("no connection")},
    };
    (void)sample;
    return nk_health_json(checks, COUNT(checks));
}

static struct nk_buffer events(struct sample *sample)
{
    static const struct nk_event both[] = {
        {.id = 41,
         .at = NK_TEXT("2018-03-02T09:00:00Z"),
         .principal = NK_TEXT("token-2"),
         .role = NK_SUBMITTER,
         .action = NK_TEXT("submit"),
         .year = 2017,
         .actor = NK_TEXT("helse-vest"),
         .revision = 3,
         .request = NK_TEXT("0123456789abcdef"),
         .detail = NK_TEXT("{\"receipt\":\"2017-helse-vest-3\"}")},
        {.id = 42,
         .at = NK_TEXT("2018-03-03T09:00:00Z"),
         .principal = NK_TEXT("token-1"),
         .role = NK_ADMINISTRATOR,
         .action = NK_TEXT("token-create")},
    };
    (void)sample;
    return nk_events_json(both, COUNT(both), NK_TEXT("/v1/audit/events?after=42"));
}

static struct nk_buffer problem(struct sample *sample)
{
    (void)sample;
    return nk_problem_json(&(struct nk_problem){.code = "has-errors",
                                                .instance = NK_TEXT("/v1/collections/2017/submissions/nhn/submit"),
                                                .request_id = NK_TEXT("0123456789abcdef")},
                           NK_ENGLISH);
}

static struct nk_buffer problem_with_errors(struct sample *sample)
{
    static const struct nk_issue issues[] = {
        {.code = NK_UNKNOWN_MEMBER, .pointer = NK_TEXT("/expenditure/0/amuont"), .actual = NK_TEXT("amuont")},
        {.code = NK_INVALID_VALUE, .expectation = NK_EXPECT_INTEGER, .actual = NK_TEXT("x")},
    };
    return nk_problem_json(&(struct nk_problem){.code = "invalid-body",
                                                .instance = NK_TEXT("/v1/collections/2017"),
                                                .request_id = NK_TEXT("1"),
                                                .errors = issues,
                                                .error_count = COUNT(issues),
                                                .arena = &sample->arena},
                           NK_BOKMAL);
}

static struct nk_buffer problem_type(struct sample *sample)
{
    (void)sample;
    return nk_problem_type_json(NK_TEXT("not-found"));
}

static struct nk_buffer figures_json_stat(struct sample *sample)
{
    return nk_figures_json_stat(&sample->figures, NK_ENGLISH);
}

static struct nk_buffer expenditure_json_stat(struct sample *sample)
{
    return nk_expenditure_json_stat(&sample->expenditure, NK_NYNORSK);
}

static struct nk_buffer actors_csv(struct sample *sample)
{
    (void)sample;
    return nk_actors_csv(actors_of_sample(), 2);
}

static struct nk_buffer figures_csv(struct sample *sample)
{
    return nk_figures_csv(&sample->figures);
}

static struct nk_buffer expenditure_csv(struct sample *sample)
{
    return nk_expenditure_csv(&sample->expenditure);
}

static struct nk_buffer sector_csv(struct sample *sample)
{
    return nk_sector_csv(sample->publication);
}

static struct nk_buffer financing_csv(struct sample *sample)
{
    return nk_financing_csv(sample->publication, entity(sample, "nhn"), NK_BOKMAL);
}

const struct answer answers[] = {
    {"actors", actors},
    {"actor", actor},
    {"classification", classification},
    {"classification-with-definitions", classification_with_definitions},
    {"classification-of-account-lines", account_lines},
    {"classifications", classifications},
    {"methodologies", methodologies},
    {"figure-definitions", figure_definitions},
    {"rule", rule},
    {"collection", collection_json},
    {"collections", collections_json},
    {"board", board_json},
    {"submission-draft", draft_json},
    {"submission-approved", approved_json},
    {"validation", validation_json},
    {"difference", difference_json},
    {"feed", feed_json},
    {"findings", findings_json},
    {"finding", finding_json},
    {"problem-with-findings", problem_with_findings_json},
    {"event-detail", event_detail_json},
    {"receipt", receipt_json},
    {"revisions", revisions_json},
    {"revision", revision_json},
    {"publication", publication},
    {"publications", publications},
    {"sector", sector},
    {"financing-by-amount", financing_by_amount},
    {"financing-by-key", financing_by_key},
    {"figures", figures},
    {"expenditure", expenditure},
    {"explanation", explanation_json},
    {"explanation-for-anyone", explanation_for_anyone_json},
    {"explanation-of-nothing", explanation_of_nothing_json},
    {"explanation-of-an-estimate", explanation_of_an_estimate_json},
    {"what-if", what_if_json},
    {"configuration", configuration},
    {"health", health},
    {"events", events},
    {"problem", problem},
    {"problem-type", problem_type},
    {"figures-of-several-years", series_json},
    {"figures-of-several-years-json-stat", series_json_stat},
    {"changes", changes_json},
    {"price-index", price_index_json},
    {"price-indices", price_indices_json},
    {"break", break_json},
    {"breaks", breaks_json},
    {"benchmark", benchmark_json},
    {"benchmarks", benchmarks_json},
    {"imputations", imputations_json},
    {"indicator-values", indicator_values_json},
    {"indicator-values-json-stat", indicators_json_stat},
    {"breaches", breaches_json},
    {"indicator-explanation", indicator_explanation_json},
    {"services", services_json},
    {"service", service_json},
    {"indicator-definition", indicator_json},
    {"indicator-definitions", indicators_json},
    {"figures-json-stat", figures_json_stat},
    {"expenditure-json-stat", expenditure_json_stat},
    {NULL, problem_with_errors},
    {NULL, actors_csv},
    {NULL, indicator_values_csv},
    {NULL, figures_csv},
    {NULL, series_csv},
    {NULL, figure_results_csv},
    {NULL, changes_csv},
    {NULL, expenditure_csv},
    {NULL, sector_csv},
    {NULL, financing_csv},
};
const size_t answer_count = COUNT(answers);
