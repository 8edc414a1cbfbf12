#include "server/wire/comparison_out.h"

#include "core/series.h"
#include "server/wire/builder.h"

static void build_texts(struct nk_builder *builder, struct nk_node parent, const char *name,
                        const struct nk_text *texts, size_t count)
{
    struct nk_node items = nk_build_array(builder, parent, name);
    for (size_t i = 0; i < count; i++)
        nk_build_item_text(builder, items, texts[i]);
}

static void build_price_index_head(struct nk_builder *builder, struct nk_node item, const struct nk_price_index *index)
{
    nk_build_text(builder, item, "id", index->id);
    nk_build_text(builder, item, "vintage", index->vintage);
    nk_build_label(builder, item, "name", &index->name);
    nk_build_integer(builder, item, "referenceYear", index->reference_year);
    nk_build_year_or_null(builder, item, "firstYear", index->value_count ? index->values[0].year : 0);
    nk_build_year_or_null(builder, item, "lastYear",
                          index->value_count ? index->values[index->value_count - 1].year : 0);
}

static void build_price_index_end(struct nk_builder *builder, struct nk_node item, const struct nk_price_index *index)
{
    nk_build_text(builder, item, "source", index->source);
    struct nk_node links = nk_build_object(builder, item, "links");
    nk_build_format(builder, links, "self", "/v1/price-indices/%.*s?vintage=%.*s", NK_TEXT_ARGUMENTS(index->id),
                    NK_TEXT_ARGUMENTS(index->vintage));
}

static void build_value(struct nk_builder *builder, struct nk_node item, const struct nk_price_index *index,
                        const struct nk_price_index_value *value)
{
    struct nk_decimal change;
    nk_build_integer(builder, item, "year", value->year);
    nk_build_decimal(builder, item, "value", value->value);
    switch (nk_price_index_change(&change, index, value->year)) {
    case NK_OK:
        nk_build_decimal(builder, item, "change", change);
        break;
    case NK_UNDEFINED:
        nk_build_null(builder, item, "change");
        break;
    case NK_NO_MEMORY:
    case NK_OVERFLOW:
    case NK_INVALID:
    case NK_CYCLE:
    case NK_LIMIT:
        builder->failed = true;
        break;
    }
    nk_build_text(builder, item, "source", value->source);
}

struct nk_buffer nk_price_index_json(const struct nk_price_index *index)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    build_price_index_head(&builder, root, index);
    struct nk_node values = nk_build_array(&builder, root, "values");
    for (size_t i = 0; i < index->value_count; i++)
        build_value(&builder, nk_build_item_object(&builder, values), index, &index->values[i]);
    build_price_index_end(&builder, root, index);
    return nk_build_finish(&builder);
}

struct nk_buffer nk_price_indices_json(const struct nk_catalogue *catalogue)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < catalogue->price_index_count; i++) {
        struct nk_node item = nk_build_item_object(&builder, items);
        build_price_index_head(&builder, item, &catalogue->price_indices[i]);
        build_price_index_end(&builder, item, &catalogue->price_indices[i]);
    }
    nk_build_null(&builder, root, "next");
    return nk_build_finish(&builder);
}

static void build_break(struct nk_builder *builder, struct nk_node item, const struct nk_break *each)
{
    nk_build_text(builder, item, "id", each->id);
    nk_build_integer(builder, item, "year", each->year);
    nk_build_text_or_null(builder, item, "entity", each->entity);
    nk_build_text_or_null(builder, item, "figure", each->figure);
    build_texts(builder, item, "exceptions", each->exceptions, each->exception_count);
    if (each->breakdown == NK_BY_NOTHING)
        nk_build_null(builder, item, "breakdown");
    else
        nk_build_code(builder, item, "breakdown", nk_breakdown_code(each->breakdown));
    nk_build_boolean(builder, item, "ofBenchmark", each->of_benchmark);
    nk_build_label(builder, item, "name", &each->name);
    nk_build_label(builder, item, "description", &each->description);
    nk_build_text(builder, item, "source", each->source);
    struct nk_node links = nk_build_object(builder, item, "links");
    nk_build_format(builder, links, "self", "/v1/breaks/%.*s", NK_TEXT_ARGUMENTS(each->id));
}

struct nk_buffer nk_break_json(const struct nk_break *each)
{
    struct nk_builder builder;
    build_break(&builder, nk_build_start(&builder), each);
    return nk_build_finish(&builder);
}

struct nk_buffer nk_breaks_json(const struct nk_catalogue *catalogue)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < catalogue->break_count; i++)
        build_break(&builder, nk_build_item_object(&builder, items), &catalogue->breaks[i]);
    nk_build_null(&builder, root, "next");
    return nk_build_finish(&builder);
}

static void build_benchmark(struct nk_builder *builder, struct nk_node item, const struct nk_benchmark *benchmark)
{
    nk_build_text(builder, item, "id", benchmark->id);
    nk_build_text(builder, item, "figure", benchmark->figure);
    nk_build_text_or_null(builder, item, "category", benchmark->category);
    nk_build_text_or_null(builder, item, "area", benchmark->area);
    nk_build_integer(builder, item, "year", benchmark->year);
    nk_build_decimal(builder, item, "value", benchmark->value);
    nk_build_text(builder, item, "edition", benchmark->edition);
    nk_build_text(builder, item, "statistic", benchmark->statistic);
    nk_build_text(builder, item, "denominator", benchmark->denominator);
    nk_build_boolean(builder, item, "comparable", benchmark->comparable);
    nk_build_label_or_null(builder, item, "reason", &benchmark->reason);
    nk_build_text(builder, item, "source", benchmark->source);
    struct nk_node links = nk_build_object(builder, item, "links");
    nk_build_format(builder, links, "self", "/v1/benchmarks/%.*s", NK_TEXT_ARGUMENTS(benchmark->id));
    nk_build_format(builder, links, "figure", "/v1/figures/%.*s", NK_TEXT_ARGUMENTS(benchmark->figure));
}

struct nk_buffer nk_benchmark_json(const struct nk_benchmark *benchmark)
{
    struct nk_builder builder;
    build_benchmark(&builder, nk_build_start(&builder), benchmark);
    return nk_build_finish(&builder);
}

struct nk_buffer nk_benchmarks_json(const struct nk_benchmark *const *benchmarks, size_t count)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < count; i++)
        build_benchmark(&builder, nk_build_item_object(&builder, items), benchmarks[i]);
    nk_build_null(&builder, root, "next");
    return nk_build_finish(&builder);
}

static void build_imputation(struct nk_builder *builder, struct nk_node item, const struct nk_imputation *imputation)
{
    nk_build_text(builder, item, "id", imputation->id);
    nk_build_integer(builder, item, "year", imputation->year);
    nk_build_text(builder, item, "actor", imputation->actor);
    nk_build_code(builder, item, "target", nk_sum_code(imputation->target));
    nk_build_code(builder, item, "base", nk_sum_code(imputation->base));
    if (imputation->base_given)
        nk_build_decimal(builder, item, "baseValue", imputation->base_value);
    else
        nk_build_null(builder, item, "baseValue");
    build_texts(builder, item, "units", imputation->units, imputation->unit_count);
    nk_build_label(builder, item, "reason", &imputation->reason);
    nk_build_text(builder, item, "source", imputation->source);
    struct nk_node links = nk_build_object(builder, item, "links");
    nk_build_format(builder, links, "actor", "/v1/actors/%.*s", NK_TEXT_ARGUMENTS(imputation->actor));
}

struct nk_buffer nk_imputations_json(const struct nk_imputation *const *imputations, size_t count)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < count; i++)
        build_imputation(&builder, nk_build_item_object(&builder, items), imputations[i]);
    nk_build_null(&builder, root, "next");
    return nk_build_finish(&builder);
}
