#include "server/wire/bundle_schema.h"

#include <stdint.h>

#include "server/wire/bundle_members.h"
#include "server/wire/decode.h"
#include "server/wire/return_schema.h"

static const char *actor_kind_code(int value)
{
    return nk_actor_kind_code((enum nk_actor_kind)value);
}

static const char *sum_code(int value)
{
    return nk_sum_code((enum nk_sum)value);
}

static const char *breakdown_code(int value)
{
    return nk_breakdown_code((enum nk_breakdown)value);
}

static const char *publication_kind_code(int value)
{
    return nk_publication_kind_code((enum nk_publication_kind)value);
}

static const char *format_code(int value)
{
    (void)value;
    return NK_BUNDLE_FORMAT;
}

static const struct nk_choices actor_kinds = {.code = actor_kind_code, .count = NK_STATE_BODY + 1};
const struct nk_choices nk_bundle_sums = {.code = sum_code, .count = NK_SUMS};
const struct nk_choices nk_bundle_breakdowns = {.code = breakdown_code, .count = NK_BREAKDOWNS};
static const struct nk_choices publication_kinds = {.code = publication_kind_code, .count = NK_FINAL + 1};
static const struct nk_choices formats = {.code = format_code, .count = 1};

static const struct nk_member actor_members[] = {
    ID("id", nk_actor, id),
    TEXT_OR_NULL("organisationNumber", nk_actor, organisation_number),
    LABEL("name", nk_actor, name),
    CHOICE("kind", nk_actor, kind, actor_kinds),
    TEXT_OR_NULL("region", nk_actor, region),
    DATE_OR_NULL("validFrom", nk_actor, valid_from),
    DATE_OR_NULL("validTo", nk_actor, valid_to),
    TEXT_OR_NULL("succeededBy", nk_actor, succeeded_by),
    TEXT("source", nk_actor, source),
};
static const struct nk_object actor_object = NK_OBJECT(actor_members);
const struct nk_member nk_bundle_actor = ITEM(nk_actor, actor_object);

static const struct nk_member outside_financier_members[] = {
    ID("id", nk_outside_financier, id),
    LABEL("name", nk_outside_financier, name),
    TEXT("source", nk_outside_financier, source),
};
static const struct nk_object outside_financier_object = NK_OBJECT(outside_financier_members);
const struct nk_member nk_bundle_outside_financier = ITEM(nk_outside_financier, outside_financier_object);

static const struct nk_member outside_estimate_members[] = {
    ID("id", nk_outside_estimate, id),
    YEAR("year", nk_outside_estimate, year),
    INTEGER("amount", nk_outside_estimate, amount, INT64_MIN, INT64_MAX),
    LABEL("label", nk_outside_estimate, label),
    TEXT("source", nk_outside_estimate, source),
};
static const struct nk_object outside_estimate_object = NK_OBJECT(outside_estimate_members);
const struct nk_member nk_bundle_outside_estimate = ITEM(nk_outside_estimate, outside_estimate_object);

static const struct nk_member code_members[] = {
    ID("code", nk_code, code),
    LABEL("label", nk_code, label),
    LABEL_OR_NULL("definition", nk_code, definition),
    TEXT("source", nk_code, source),
};
static const struct nk_object code_object = NK_OBJECT(code_members);
static const struct nk_member code = ITEM(nk_code, code_object);

static const struct nk_member classification_members[] = {
    ID("id", nk_classification, id),
    ID("version", nk_classification, version),
    LABEL("name", nk_classification, name),
    YEAR("validFrom", nk_classification, first_year),
    YEAR_OR_NULL("validTo", nk_classification, last_year),
    LIST("codes", nk_classification, codes.codes, codes.count, code),
    TEXT("source", nk_classification, source),
};
static const struct nk_object classification_object = NK_OBJECT(classification_members);
const struct nk_member nk_bundle_classification = ITEM(nk_classification, classification_object);

static const struct nk_member correspondence_members[] = {
    ID("classification", nk_correspondence, classification),
    ID("fromVersion", nk_correspondence, from_version),
    ID("fromCode", nk_correspondence, from_code),
    ID("toVersion", nk_correspondence, to_version),
    ID("toCode", nk_correspondence, to_code),
    TEXT("source", nk_correspondence, source),
};
static const struct nk_object correspondence_object = NK_OBJECT(correspondence_members);
const struct nk_member nk_bundle_correspondence = ITEM(nk_correspondence, correspondence_object);

static const struct nk_member methodology_members[] = {
    ID("id", nk_methodology, id),
    YEAR("validFrom", nk_methodology, first_year),
    YEAR_OR_NULL("validTo", nk_methodology, last_year),
    FLAG("crossesDimensions", nk_methodology, crosses_dimensions),
    TEXT("classificationVersion", nk_methodology, classification_version),
    LIST("categories", nk_methodology, categories.codes, categories.count, code),
    LIST("areas", nk_methodology, areas.codes, areas.count, code),
    LABEL("name", nk_methodology, name),
    LABEL("description", nk_methodology, description),
    TEXT("source", nk_methodology, source),
};
const struct nk_object nk_bundle_methodology = NK_OBJECT(methodology_members);

static const struct nk_member term_members[] = {
    CHOICE("sum", nk_figure_term, sum, nk_bundle_sums),
    FLAG("negative", nk_figure_term, negative),
    INTEGER("yearOffset", nk_figure_term, year_offset, INT8_MIN, INT8_MAX),
    TEXT_OR_NULL("category", nk_figure_term, category),
    TEXT_OR_NULL("area", nk_figure_term, area),
    TEXT_OR_NULL("costType", nk_figure_term, cost_type),
};
static const struct nk_object term_object = NK_OBJECT(term_members);
static const struct nk_member term = ITEM(nk_figure_term, term_object);

static const struct nk_member figure_members[] = {
    ID("id", nk_figure, id),
    LABEL("name", nk_figure, name),
    LABEL("description", nk_figure, description),
    LABEL_OR_NULL("caveat", nk_figure, caveat),
    TEXT("unit", nk_figure, unit),
    INTEGER("decimals", nk_figure, decimals, 0, NK_DECIMAL_SCALE_MAX),
    INTEGER("factor", nk_figure, factor, INT64_MIN, INT64_MAX),
    CHOICE("breakdown", nk_figure, breakdown, nk_bundle_breakdowns),
    LIST("numerator", nk_figure, numerator, numerator_count, term),
    LIST("denominator", nk_figure, denominator, denominator_count, term),
    TEXT("source", nk_figure, source),
};
static const struct nk_object figure_object = NK_OBJECT(figure_members);
const struct nk_member nk_bundle_figure = ITEM(nk_figure, figure_object);

static const struct nk_member absence_members[] = {
    ID("actor", nk_excuse, actor),
    ID("reason", nk_excuse, reason),
};
static const struct nk_object absence_object = NK_OBJECT(absence_members);
static const struct nk_member absence = ITEM(nk_excuse, absence_object);

static const struct nk_member publication_members[] = {
    ID("id", nk_publication_head, id),
    YEAR("year", nk_publication_head, year),
    INTEGER("number", nk_publication_head, number, 1, INT32_MAX),
    CHOICE("kind", nk_publication_head, kind, publication_kinds),
    TEXT_OR_NULL("note", nk_publication_head, note),
    {.name = "missingReasons", NK_ARRAY(nk_publication_head, absences, absence_count), .item = &absence,
     .given_offset = offsetof(struct nk_publication_head, names_absences)},
    TEXT("createdAt", nk_publication_head, created_at),
    TEXT("releaseAt", nk_publication_head, release_at),
    TEXT("createdBy", nk_publication_head, created_by),
};
static const struct nk_object publication = NK_OBJECT(publication_members);

/* A return, with places told from its own beginning, and its text as it was hashed. */
static void decode_document(struct nk_decoder *decoder, const struct nk_member *member,
                            const struct nk_json_value *value, const struct nk_step *at, void *target)
{
    (void)member;
    struct nk_bundle_entry *entry = target;
    decoder->document = at;
    nk_decode_object(decoder, &nk_return_object, value, at, &entry->submission);
    decoder->document = NULL;
    entry->stored.document = nk_json_canonical(decoder->arena, value);
    decoder->no_memory |= !entry->stored.document.data;
}

static json_t *encode_document(const struct nk_member *member, const void *source)
{
    (void)member;
    const struct nk_text document = ((const struct nk_bundle_entry *)source)->stored.document;
    return json_loadb(document.data, document.length, JSON_REJECT_DUPLICATES, NULL);
}

static const struct nk_type document = {.decode = decode_document, .encode = encode_document};

static const struct nk_member quality_note_members[] = {
    ID("rule", nk_quality_note, rule),
    TEXT("pointer", nk_quality_note, pointer),
    TEXT("code", nk_quality_note, code),
    ID("text", nk_quality_note, text),
    ID("acceptedAt", nk_quality_note, accepted_at),
    {.name = "expected", .type = &nk_type_text, NK_FIELD(nk_quality_note, expected), .maximum = ANY_LENGTH,
     .given_offset = offsetof(struct nk_quality_note, has_values)},
    {.name = "actual", .type = &nk_type_text, NK_FIELD(nk_quality_note, actual), .maximum = ANY_LENGTH,
     .given_offset = offsetof(struct nk_quality_note, has_values)},
};
static const struct nk_object quality_note_object = NK_OBJECT(quality_note_members);
static const struct nk_member quality_note = ITEM(nk_quality_note, quality_note_object);

static const struct nk_member submission_members[] = {
    ID("actor", nk_bundle_entry, stored.actor),
    INTEGER("revision", nk_bundle_entry, stored.revision, 1, INT32_MAX),
    ID("sha256", nk_bundle_entry, stored.sha256),
    {.name = "document", .type = &document, .required = true},
    {.name = "reason", .type = &nk_type_text, NK_FIELD(nk_bundle_entry, stored.reason), .minimum = 1,
     .maximum = ANY_LENGTH, .given_offset = offsetof(struct nk_bundle_entry, has_reason)},
    {.name = "qualityNotes", NK_ARRAY(nk_bundle_entry, stored.notes, stored.note_count), .item = &quality_note,
     .given_offset = offsetof(struct nk_bundle_entry, has_notes)},
};
static const struct nk_object submission_object = NK_OBJECT(submission_members);
static const struct nk_member submission = ITEM(nk_bundle_entry, submission_object);

const struct nk_member nk_bundle_id = {
    .type = &nk_type_text, .size = sizeof(struct nk_text), .minimum = 1, .maximum = ANY_LENGTH,
};

/* A list of the catalogue. */
#define CATALOGUE_LIST(name, one) \
    LIST(name, nk_bundle_form, catalogue.one##s, catalogue.one##_count, nk_bundle_##one)
/* One whose lines are in bundle_comparisons.c. */
#define COMPARISON_LIST(name, plural, one) \
    LIST(name, nk_bundle_form, catalogue.plural, catalogue.one##_count, nk_bundle_##one)

static const struct nk_member bundle_members[] = {
    CHOICE("format", nk_bundle_form, format, formats),
    OBJECT("publication", nk_bundle_form, publication, publication),
    OBJECT("methodology", nk_bundle_form, methodology, nk_bundle_methodology),
    CATALOGUE_LIST("classifications", classification),
    CATALOGUE_LIST("correspondences", correspondence),
    CATALOGUE_LIST("actors", actor),
    CATALOGUE_LIST("outsideFinanciers", outside_financier),
    CATALOGUE_LIST("figures", figure),
    CATALOGUE_LIST("outsideEstimates", outside_estimate),
    COMPARISON_LIST("priceIndices", price_indices, price_index),
    COMPARISON_LIST("breaks", breaks, break),
    COMPARISON_LIST("benchmarks", benchmarks, benchmark),
    COMPARISON_LIST("publishedValues", published_values, published_value),
    COMPARISON_LIST("imputations", imputations, imputation),
    {.name = "indicators", .type = &nk_type_object, NK_FIELD(nk_bundle_form, indicators),
     .object = &nk_bundle_indicator_definitions, .given_offset = offsetof(struct nk_bundle_form, has_indicators)},
    LIST("reportingUnits", nk_bundle_form, reporting_units, reporting_unit_count, nk_bundle_id),
    LIST("submissions", nk_bundle_form, submissions, submission_count, submission),
};
const struct nk_object nk_bundle_object = NK_OBJECT(bundle_members);
