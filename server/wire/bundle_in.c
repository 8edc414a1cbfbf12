#include "server/wire/bundle_in.h"

#include <string.h>

#include "core/decimal.h"
#include "core/indicator.h"
#include "core/reference.h"
#include "server/wire/bundle_schema.h"
#include "server/wire/decode.h"

/* What is decoded and found to refer to each other. */
struct reader {
    struct nk_arena *arena;
    struct nk_issues *issues;
    const struct nk_bundle_form *form;
    bool no_memory;
};

static void tell_item_of(struct reader *reader, const struct nk_step *parent, const char *list, size_t index,
                         struct nk_text id, enum nk_expectation expectation)
{
    const struct nk_step step = nk_step_to_member(parent, nk_text_of(list));
    const struct nk_step item = nk_step_to_item(&step, index);
    const struct nk_text pointer = nk_pointer_text(reader->arena, &item, NULL);
    if (!pointer.data) {
        reader->no_memory = true;
        return;
    }
    const struct nk_issue issue = {
        .code = NK_INVALID_VALUE, .expectation = expectation, .pointer = pointer, .actual = id};
    nk_issues_add(reader->issues, issue);
}

static void tell_item(struct reader *reader, const char *list, size_t index, struct nk_text id,
                      enum nk_expectation expectation)
{
    tell_item_of(reader, NULL, list, index, id, expectation);
}

static void tell_definition(struct reader *reader, const char *list, size_t index, struct nk_text id)
{
    const struct nk_step indicators = nk_step_to_member(NULL, NK_TEXT("indicators"));
    tell_item_of(reader, &indicators, list, index, id, NK_EXPECT_SORTED);
}

static bool is_actor(const struct nk_bundle_form *form, struct nk_text id)
{
    return nk_catalogue_actor(&form->catalogue, id) != NULL;
}

static bool is_before(int order_of_first, int order_of_second)
{
    return order_of_first < 0 || (order_of_first == 0 && order_of_second < 0);
}

/* Lookups search sorted lists, and results are given in their order. */
static void check_order(struct reader *reader)
{
    const struct nk_bundle_form *form = reader->form;
    for (size_t i = 1; i < form->catalogue.actor_count; i++) {
        const struct nk_actor *actor = &form->catalogue.actors[i];
        if (nk_text_compare(actor[-1].id, actor->id) >= 0)
            tell_item(reader, "actors", i, actor->id, NK_EXPECT_SORTED);
    }
    for (size_t i = 1; i < form->catalogue.classification_count; i++) {
        const struct nk_classification *classification = &form->catalogue.classifications[i];
        if (!is_before(nk_text_compare(classification[-1].id, classification->id),
                       nk_text_compare(classification[-1].version, classification->version)))
            tell_item(reader, "classifications", i, classification->id, NK_EXPECT_SORTED);
    }
    for (size_t i = 1; i < form->reporting_unit_count; i++) {
        const struct nk_text *unit = &form->reporting_units[i];
        if (nk_text_compare(unit[-1], *unit) >= 0)
            tell_item(reader, "reportingUnits", i, *unit, NK_EXPECT_SORTED);
    }
    for (size_t i = 1; i < form->submission_count; i++) {
        const struct nk_bundle_submission *stored = &form->submissions[i].stored;
        if (nk_text_compare(form->submissions[i - 1].stored.actor, stored->actor) >= 0)
            tell_item(reader, "submissions", i, stored->actor, NK_EXPECT_SORTED);
    }
}

static void check_order_of_comparisons(struct reader *reader)
{
    const struct nk_catalogue *catalogue = &reader->form->catalogue;
    for (size_t i = 1; i < catalogue->price_index_count; i++) {
        const struct nk_price_index *index = &catalogue->price_indices[i];
        if (nk_text_compare(index[-1].id, index->id) >= 0)
            tell_item(reader, "priceIndices", i, index->id, NK_EXPECT_SORTED);
    }
    for (size_t i = 1; i < catalogue->break_count; i++) {
        const struct nk_break *each = &catalogue->breaks[i];
        if (!is_before(each[-1].year - each->year, nk_text_compare(each[-1].id, each->id)))
            tell_item(reader, "breaks", i, each->id, NK_EXPECT_SORTED);
    }
    for (size_t i = 1; i < catalogue->benchmark_count; i++) {
        const struct nk_benchmark *benchmark = &catalogue->benchmarks[i];
        if (!is_before(nk_text_compare(benchmark[-1].figure, benchmark->figure),
                       nk_text_compare(benchmark[-1].id, benchmark->id)))
            tell_item(reader, "benchmarks", i, benchmark->id, NK_EXPECT_SORTED);
    }
    for (size_t i = 1; i < catalogue->published_value_count; i++) {
        const struct nk_published_value *value = &catalogue->published_values[i];
        if (!is_before(nk_text_compare(value[-1].figure, value->figure),
                       nk_text_compare(value[-1].entity, value->entity)))
            tell_item(reader, "publishedValues", i, value->entity, NK_EXPECT_SORTED);
    }
    for (size_t i = 1; i < catalogue->imputation_count; i++) {
        const struct nk_imputation *imputation = &catalogue->imputations[i];
        if (nk_text_compare(imputation[-1].id, imputation->id) >= 0)
            tell_item(reader, "imputations", i, imputation->id, NK_EXPECT_SORTED);
    }
}

/* The lists that are searched by halves. */
static void check_order_of_indicators(struct reader *reader)
{
    const struct nk_indicator_definitions *definitions = &reader->form->indicators;
    for (size_t i = 1; i < definitions->service_count; i++) {
        const struct nk_service *service = &definitions->services[i];
        if (nk_text_compare(service[-1].id, service->id) >= 0)
            tell_definition(reader, "services", i, service->id);
    }
    for (size_t i = 1; i < definitions->indicator_count; i++) {
        const struct nk_indicator *indicator = &definitions->indicators[i];
        if (nk_text_compare(indicator[-1].id, indicator->id) >= 0)
            tell_definition(reader, "indicators", i, indicator->id);
    }
    for (size_t i = 1; i < definitions->pair_count; i++) {
        const struct nk_service_indicator *pair = &definitions->pairs[i];
        if (!is_before(nk_text_compare(pair[-1].service, pair->service),
                       nk_text_compare(pair[-1].indicator, pair->indicator)))
            tell_definition(reader, "serviceIndicators", i, pair->indicator);
    }
    for (size_t i = 1; i < definitions->target_count; i++) {
        const struct nk_target *target = &definitions->targets[i];
        if (nk_text_compare(target[-1].id, target->id) >= 0)
            tell_definition(reader, "targets", i, target->id);
    }
    for (size_t i = 1; i < definitions->break_count; i++) {
        const struct nk_indicator_break *each = &definitions->breaks[i];
        if (!is_before(each[-1].from - each->from, nk_text_compare(each[-1].id, each->id)))
            tell_definition(reader, "breaks", i, each->id);
    }
}

static void check_actors(struct reader *reader)
{
    const struct nk_bundle_form *form = reader->form;
    for (size_t i = 0; i < form->reporting_unit_count; i++) {
        if (!is_actor(form, form->reporting_units[i]))
            tell_item(reader, "reportingUnits", i, form->reporting_units[i], NK_EXPECT_KNOWN);
    }
    for (size_t i = 0; i < form->submission_count; i++) {
        if (!is_actor(form, form->submissions[i].stored.actor))
            tell_item(reader, "submissions", i, form->submissions[i].stored.actor, NK_EXPECT_KNOWN);
    }
}

/* "2017/helse-vest" */
static struct nk_text return_id(struct nk_arena *arena, int year, struct nk_text actor)
{
    char digits[NK_DECIMAL_TEXT_MAX];
    const size_t length = nk_decimal_print(digits, nk_decimal_integer(year));
    char *id = nk_arena_array(arena, length + 1 + actor.length + 1, 1);
    if (!id)
        return (struct nk_text){0};
    memcpy(id, digits, length);
    id[length] = '/';
    memcpy(id + length + 1, actor.data, actor.length);
    return (struct nk_text){.data = id, .length = length + 1 + actor.length};
}

static enum nk_status fill_returns(struct nk_bundle_document *ret, struct nk_arena *arena,
                                   const struct nk_bundle_form *form)
{
    const size_t count = form->submission_count;
    struct nk_submission *submissions = NK_NEW_ARRAY(arena, struct nk_submission, count);
    ret->submissions = NK_NEW_ARRAY(arena, struct nk_bundle_submission, count);
    ret->bundle.returns = NK_NEW_ARRAY(arena, struct nk_return, count);
    ret->bundle.manifest = NK_NEW_ARRAY(arena, struct nk_manifest_line, count);
    if (!submissions || !ret->submissions || !ret->bundle.returns || !ret->bundle.manifest)
        return NK_NO_MEMORY;

    for (size_t i = 0; i < count; i++) {
        const struct nk_bundle_submission *stored = &form->submissions[i].stored;
        submissions[i] = form->submissions[i].submission;
        submissions[i].actor = stored->actor;
        submissions[i].year = form->publication.year;
        ret->submissions[i] = *stored;
        ret->bundle.illustrative |= submissions[i].illustrative;
        ret->bundle.manifest[i] = (struct nk_manifest_line){
            .actor = stored->actor, .revision = stored->revision, .sha256 = stored->sha256, .reason = stored->reason,
            .notes = stored->notes, .note_count = stored->note_count};
        ret->bundle.returns[i] = (struct nk_return){
            .actor = nk_catalogue_actor(&form->catalogue, stored->actor),
            .submission = &submissions[i],
            .id = return_id(arena, form->publication.year, stored->actor),
            .revision = stored->revision,
        };
        if (!ret->bundle.returns[i].id.data)
            return NK_NO_MEMORY;
    }
    ret->bundle.return_count = count;
    return NK_OK;
}

static enum nk_status fill(struct nk_bundle_document *ret, struct nk_arena *arena, const struct nk_bundle_form *form)
{
    struct nk_methodology *methodology = NK_NEW(arena, struct nk_methodology);
    const struct nk_actor **units = NK_NEW_ARRAY(arena, const struct nk_actor *, form->reporting_unit_count);
    if (!methodology || !units)
        return NK_NO_MEMORY;
    *methodology = form->methodology;
    for (size_t i = 0; i < form->reporting_unit_count; i++)
        units[i] = nk_catalogue_actor(&form->catalogue, form->reporting_units[i]);

    ret->bundle = (struct nk_bundle){
        .head = form->publication,
        .catalogue = form->catalogue,
        .methodology = methodology,
        .reporting_units = units,
        .reporting_unit_count = form->reporting_unit_count,
    };
    ret->bundle.catalogue.methodologies = methodology;
    ret->bundle.catalogue.methodology_count = 1;
    if (form->has_indicators) {
        struct nk_indicator_definitions *definitions = NK_NEW(arena, struct nk_indicator_definitions);
        if (!definitions)
            return NK_NO_MEMORY;
        *definitions = form->indicators;
        ret->bundle.catalogue.indicators = definitions;
    }
    return fill_returns(ret, arena, form);
}

enum nk_status nk_bundle_decode(struct nk_bundle_document *ret, struct nk_arena *arena, struct nk_text text,
                                struct nk_issues *issues)
{
    struct nk_bundle_form form = {0};
    const struct nk_decode_limits limits = {
        .depth = NK_BUNDLE_DEPTH_MAX, .items = NK_BUNDLE_ITEMS_MAX, .is_kept = true};
    enum nk_status status = nk_decode(&form, &nk_bundle_object, arena, text, limits, issues, NULL);
    if (status != NK_OK)
        return status;

    const size_t issues_before = nk_issues_total(issues);
    struct reader reader = {.arena = arena, .issues = issues, .form = &form};
    check_order(&reader);
    check_order_of_comparisons(&reader);
    check_order_of_indicators(&reader);
    if (nk_issues_total(issues) == issues_before)
        check_actors(&reader);
    if (reader.no_memory || issues->no_memory)
        return NK_NO_MEMORY;
    if (nk_issues_total(issues) > issues_before)
        return NK_INVALID;

    struct nk_bundle_document document = {0};
    status = fill(&document, arena, &form);
    if (status == NK_OK)
        *ret = document;
    return status;
}

enum nk_status nk_bundle_source_of(struct nk_bundle_source *ret, struct nk_arena *arena,
                                   const struct nk_bundle_document *document)
{
    const struct nk_bundle *bundle = &document->bundle;
    struct nk_text *units = NK_NEW_ARRAY(arena, struct nk_text, bundle->reporting_unit_count);
    if (!units)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < bundle->reporting_unit_count; i++)
        units[i] = bundle->reporting_units[i]->id;

    *ret = (struct nk_bundle_source){
        .head = &bundle->head,
        .catalogue = &bundle->catalogue,
        .methodology = bundle->methodology,
        .reporting_units = units,
        .reporting_unit_count = bundle->reporting_unit_count,
        .submissions = document->submissions,
        .submission_count = bundle->return_count,
    };
    return NK_OK;
}
