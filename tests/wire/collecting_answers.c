#include "tests/wire/collecting_answers.h"

#include "server/wire/receipt_out.h"
#include "server/wire/collection_out.h"
#include "server/wire/difference_out.h"
#include "server/wire/event_out.h"
#include "server/wire/feed_out.h"
#include "server/wire/finding_out.h"
#include "server/wire/problem.h"
#include "server/wire/submission_out.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct nk_buffer collection_json(struct sample *sample)
{
    static const struct nk_text units[] = {NK_TEXT("helse-vest"), NK_TEXT("nhn")};
    (void)sample;
    return nk_collection_json(&(struct nk_collection){
        .year = 2017,
        .state = NK_OPEN,
        .opens = 20180201,
        .due = 20180401,
        .methodology = NK_TEXT("2017"),
        .reporting_units = units,
        .reporting_unit_count = 2,
    });
}

struct nk_buffer collections_json(struct sample *sample)
{
    (void)sample;
    const struct nk_collection published = {.year = 2017, .state = NK_PUBLISHED, .methodology = NK_TEXT("2017")};
    return nk_collections_json(&published, 1, NK_TEXT(""));
}

struct nk_buffer board_json(struct sample *sample)
{
    (void)sample;
    const struct nk_collection open = {.year = 2017, .state = NK_OPEN, .due = 20180401};
    const struct nk_board_line lines[] = {
        {.actor = NK_TEXT("hdo"), .late = true},
        {.actor = NK_TEXT("helse-vest"), .has_revision = true, .revision = sample_approved, .is_delivered = true,
         .days_late = 12},
        {.actor = NK_TEXT("nhn"), .has_revision = true, .revision = sample_draft, .late = true,
         .extension = {.closes = 20180415, .reason = NK_TEXT("Nytt regnskapssystem."),
                       .at = NK_TEXT("2018-03-20T09:00:00Z"), .by = NK_TEXT("token:7")}},
    };
    return nk_board_json(&open, lines, COUNT(lines), true);
}

struct nk_buffer draft_json(struct sample *sample)
{
    const struct nk_submission_view view = {
        .revision = &sample_draft,
        .document = NK_TEXT("{\"expenditure\":[],\"memo\":{\"writeDowns\":0,\"depreciation\":3000000},"
                            "\"staffing\":{\"fte\":\"933.40\"}}"),
        .findings = &sample->findings,
        .situation = {.collection = NK_OPEN,
                      .has_revision = true,
                      .revision = NK_DRAFT,
                      .error_count = 1,
                      .role = NK_SUBMITTER},
    };
    return nk_submission_json(&view, &sample->arena, NK_NYNORSK);
}

struct nk_buffer approved_json(struct sample *sample)
{
    const struct nk_findings none = {.rules_run = 1};
    const struct nk_submission_view view = {
        .revision = &sample_approved,
        .document = NK_TEXT("{}"),
        .findings = &none,
        .situation = {.collection = NK_CLOSED, .has_revision = true, .revision = NK_APPROVED, .role = NK_REVIEWER},
        .illustrative = true,
    };
    return nk_submission_json(&view, &sample->arena, NK_BOKMAL);
}

struct nk_buffer validation_json(struct sample *sample)
{
    return nk_validation_json(&sample->findings, &sample->arena, NK_ENGLISH);
}

struct nk_buffer receipt_json(struct sample *sample)
{
    (void)sample;
    struct nk_receipt receipt = nk_receipt_of(&sample_approved, NK_TEXT("3333333333333333333333333333333333333333333333333333333333333333"));
    receipt.digest = NK_TEXT("7777777777777777777777777777777777777777777777777777777777777777");
    return nk_receipt_json(&receipt);
}

struct nk_buffer revisions_json(struct sample *sample)
{
    (void)sample;
    const struct nk_revision both[] = {sample_approved, sample_draft};
    return nk_revisions_json(both, COUNT(both), NK_TEXT(""));
}

struct nk_buffer revision_json(struct sample *sample)
{
    (void)sample;
    return nk_revision_json(&sample_draft,
                            NK_TEXT("{\"expenditure\":[{\"amount\":1000000000000000,\"area\":\"network\","
                                    "\"category\":\"software\",\"costType\":\"operating\",\"note\":\"«æøå»\"}]}"));
}

static const struct nk_finding_step explanation_of_sample[] = {
    {.finding = NK_TEXT("b3bc42466ee6"), .state = NK_FINDING_EXPLAINED, .text = NK_TEXT("Ny avtale"),
     .at = NK_TEXT("2018-03-31T08:00:00Z"), .by = NK_TEXT("token:2"), .revision = 1},
    {.finding = NK_TEXT("b3bc42466ee6"), .state = NK_FINDING_REJECTED, .text = NK_TEXT("Hvilken?"),
     .at = NK_TEXT("2018-04-01T08:00:00Z"), .by = NK_TEXT("token:3"), .revision = 1},
};

/* Of a draft whose warning was rejected, for its submitter. */
static struct nk_findings_view findings_of_sample(struct sample *sample)
{
    static const struct nk_revision revision = {
        .actor = NK_TEXT("nhn"), .year = 2017, .number = 2, .state = NK_DRAFT, .version = 3};
    nk_findings_settle(&sample->findings, explanation_of_sample, COUNT(explanation_of_sample));
    return (struct nk_findings_view){
        .revision = &revision,
        .findings = &sample->findings,
        .steps = explanation_of_sample,
        .step_count = COUNT(explanation_of_sample),
        .situation = {.collection = NK_OPEN, .has_revision = true, .revision = NK_DRAFT, .role = NK_SUBMITTER},
    };
}

struct nk_buffer findings_json(struct sample *sample)
{
    struct nk_findings_view view = findings_of_sample(sample);
    struct nk_buffer answer = nk_findings_json(&view, &sample->arena, NK_NYNORSK);
    nk_findings_settle(&sample->findings, NULL, 0);
    return answer;
}

struct nk_buffer finding_json(struct sample *sample)
{
    struct nk_findings_view view = findings_of_sample(sample);
    struct nk_buffer answer = nk_finding_json(&view, &sample->findings.items[1], &sample->arena, NK_NYNORSK);
    nk_findings_settle(&sample->findings, NULL, 0);
    return answer;
}

struct nk_buffer difference_json(struct sample *sample)
{
    static const struct nk_revision before = {.actor = NK_TEXT("nhn"), .year = 2017, .number = 1, .state = NK_RETURNED,
                                              .sha256 = NK_TEXT("aa")};
    static const struct nk_revision after = {.actor = NK_TEXT("nhn"), .year = 2017, .number = 2, .state = NK_DRAFT,
                                             .sha256 = NK_TEXT("bb")};
    static struct nk_value_change changes[] = {
        {.kind = NK_VALUE_CHANGED, .section = NK_TEXT("memo"), .key = NK_TEXT("/memo/depreciation"),
         .before = NK_TEXT("3"), .after = NK_TEXT("5"), .difference = NK_TEXT("2")},
        {.kind = NK_VALUE_ADDED, .section = NK_TEXT("staffing"), .key = NK_TEXT("/staffing/fte"),
         .after = NK_TEXT("933.4")},
    };
    static struct nk_text added[] = {NK_TEXT("staffing")};
    (void)sample;
    return nk_difference_json(
        &(struct nk_revision_difference){
            .changes = changes, .count = COUNT(changes), .by_kind = {[NK_VALUE_ADDED] = 1, [NK_VALUE_CHANGED] = 1},
            .sections_added = added, .sections_added_count = COUNT(added)},
        &before, &after);
}

struct nk_buffer feed_json(struct sample *sample)
{
    static const struct nk_feed_item items[] = {
        {.cursor = NK_TEXT("20180318000000000000.reminder-due-2017-20180401-nhn"),
         .id = NK_TEXT("reminder-due-2017-20180401-nhn"), .at = NK_TEXT("2018-03-18T00:00:00Z"),
         .type = NK_TEXT("reminder-due"), .year = 2017, .actor = NK_TEXT("nhn")},
        {.cursor = NK_TEXT("20180401080000000000.event-000000000042"), .id = NK_TEXT("event-000000000042"),
         .at = NK_TEXT("2018-04-01T08:00:00Z"), .type = NK_TEXT("finding-rejected"), .year = 2017,
         .actor = NK_TEXT("nhn"), .revision = 2, .finding = NK_TEXT("b3bc42466ee6"), .reason = NK_TEXT("Hvilken?")},
        {.cursor = NK_TEXT("20180601060000000000.published-2017.1"), .id = NK_TEXT("published-2017.1"),
         .at = NK_TEXT("2018-06-01T06:00:00Z"), .type = NK_TEXT("published"), .year = 2017,
         .publication = NK_TEXT("2017.1")},
        {.cursor = NK_TEXT("20180401090000000000.event-000000000043"), .id = NK_TEXT("event-000000000043"),
         .at = NK_TEXT("2018-04-01T09:00:00Z"), .type = NK_TEXT("flow-resolved"), .year = 2017,
         .reason = NK_TEXT("Fakturert i januar."), .supplier = NK_TEXT("nhn"), .buyer = NK_TEXT("helse-vest")},
    };
    (void)sample;
    return nk_feed_json(items, COUNT(items), (struct nk_text){0}, true);
}

struct nk_buffer problem_with_findings_json(struct sample *sample)
{
    return nk_problem_json(&(struct nk_problem){.code = "unexplained-warnings",
                                                .instance = NK_TEXT("/v1/collections/2017/submissions/nhn/submit"),
                                                .request_id = NK_TEXT("0123456789abcdef"),
                                                .findings = &sample->findings,
                                                .about = nk_finding_wants_explanation,
                                                .arena = &sample->arena},
                           NK_NYNORSK);
}

struct nk_buffer event_detail_json(struct sample *sample)
{
    (void)sample;
    return nk_event_detail_json(NK_TEXT("b3bc42466ee6"), NK_TEXT("Hvilken?"));
}
