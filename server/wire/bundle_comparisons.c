#include "core/reference.h"
#include "server/wire/bundle_members.h"

static const struct nk_member value_members[] = {
    YEAR("year", nk_price_index_value, year),
    DECIMAL("value", nk_price_index_value, value),
    TEXT("source", nk_price_index_value, source),
};
static const struct nk_object value_object = NK_OBJECT(value_members);
static const struct nk_member value = ITEM(nk_price_index_value, value_object);

static const struct nk_member price_index_members[] = {
    ID("id", nk_price_index, id),
    ID("vintage", nk_price_index, vintage),
    LABEL("name", nk_price_index, name),
    YEAR("referenceYear", nk_price_index, reference_year),
    LIST("values", nk_price_index, values, value_count, value),
    TEXT("source", nk_price_index, source),
};
static const struct nk_object price_index_object = NK_OBJECT(price_index_members);
const struct nk_member nk_bundle_price_index = ITEM(nk_price_index, price_index_object);

static const struct nk_member break_members[] = {
    ID("id", nk_break, id),
    YEAR("year", nk_break, year),
    TEXT_OR_NULL("entity", nk_break, entity),
    TEXT_OR_NULL("figure", nk_break, figure),
    LIST("exceptions", nk_break, exceptions, exception_count, nk_bundle_id),
    CHOICE("breakdown", nk_break, breakdown, nk_bundle_breakdowns),
    FLAG("ofBenchmark", nk_break, of_benchmark),
    LABEL("name", nk_break, name),
    LABEL("description", nk_break, description),
    TEXT("source", nk_break, source),
};
static const struct nk_object break_object = NK_OBJECT(break_members);
const struct nk_member nk_bundle_break = ITEM(nk_break, break_object);

static const struct nk_member benchmark_members[] = {
    ID("id", nk_benchmark, id),
    ID("figure", nk_benchmark, figure),
    {.name = "category", .type = &nk_type_text, NK_FIELD(nk_benchmark, category), .minimum = 1, .maximum = ANY_LENGTH,
     .given_offset = offsetof(struct nk_benchmark, of_category)},
    {.name = "area", .type = &nk_type_text, NK_FIELD(nk_benchmark, area), .minimum = 1, .maximum = ANY_LENGTH,
     .given_offset = offsetof(struct nk_benchmark, of_area)},
    YEAR("year", nk_benchmark, year),
    DECIMAL("value", nk_benchmark, value),
    TEXT("edition", nk_benchmark, edition),
    TEXT("statistic", nk_benchmark, statistic),
    TEXT("denominator", nk_benchmark, denominator),
    FLAG("comparable", nk_benchmark, comparable),
    LABEL_OR_NULL("reason", nk_benchmark, reason),
    TEXT("source", nk_benchmark, source),
};
static const struct nk_object benchmark_object = NK_OBJECT(benchmark_members);
const struct nk_member nk_bundle_benchmark = ITEM(nk_benchmark, benchmark_object);

static const struct nk_member published_value_members[] = {
    ID("figure", nk_published_value, figure),
    ID("entity", nk_published_value, entity),
    YEAR("year", nk_published_value, year),
    DECIMAL("value", nk_published_value, value),
    INTEGER("precision", nk_published_value, precision, 1, INT64_MAX),
    TEXT("source", nk_published_value, source),
};
static const struct nk_object published_value_object = NK_OBJECT(published_value_members);
const struct nk_member nk_bundle_published_value = ITEM(nk_published_value, published_value_object);

static const struct nk_member imputation_members[] = {
    ID("id", nk_imputation, id),
    YEAR("year", nk_imputation, year),
    ID("actor", nk_imputation, actor),
    CHOICE("target", nk_imputation, target, nk_bundle_sums),
    CHOICE("base", nk_imputation, base, nk_bundle_sums),
    {MEMBER("baseValue", nk_type_exact_decimal, nk_imputation, base_value), .nullable = true,
     .given_offset = offsetof(struct nk_imputation, base_given)},
    LIST("units", nk_imputation, units, unit_count, nk_bundle_id),
    LABEL("reason", nk_imputation, reason),
    TEXT("source", nk_imputation, source),
};
static const struct nk_object imputation_object = NK_OBJECT(imputation_members);
const struct nk_member nk_bundle_imputation = ITEM(nk_imputation, imputation_object);
